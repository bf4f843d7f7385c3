(** * Signs of formulas over the real numbers

    What certificates about transforms need besides the tactic [interval] of coq-interval, which encloses a formula on a
    range of k.  Its arithmetic is taken over the binary integers of Coq rather than those of the machine, so that the
    only axioms are the four with which Coq's real numbers are defined.

    - [one_minus_exp], [one_minus_exp_positive], [one_minus_cos], [even_power]: signs that no enclosure sees where the
      formula is 0.
    - polynomials of k are left to Polynomials.v; what is known of them is found among the assumptions.
    - the tactic [value_enclosed]: bounds of a number.
    - the tactics [seen_positive k] and [seen_nonnegative k]: products and sums by the signs of their parts, which are
      known, or enclosed with the range of k cut into pieces; that is also what is done on [K, oo), where exponentials
      that decrease are enclosed by [0, exp(-y)]. *)
From Coq Require Import Reals Lra.
From Interval Require Import Float.Specific_ops Float.Specific_stdz Tactic.
Module BinaryIntegers := SpecificFloat StdZRadix2.
Module Enclosures := IntervalTactic BinaryIntegers.
Import Enclosures.
Local Open Scope R_scope.

Lemma exp_neg_le x : 0 <= x -> exp (- x) <= 1.
Proof.
intros [x0 | <-].
- rewrite <- exp_0; left; apply exp_increasing; lra.
- rewrite Ropp_0, exp_0; lra.
Qed.

Theorem one_minus_exp x : 0 <= x -> 0 <= 1 - exp (- x).
Proof. intros x0; pose proof (exp_neg_le x x0); lra. Qed.

Theorem one_minus_exp_positive x : 0 < x -> 0 < 1 - exp (- x).
Proof. intros x0; rewrite <- exp_0 at 1; assert (exp (- x) < exp 0) by (apply exp_increasing; lra); lra. Qed.

Theorem one_minus_cos x : 0 <= 1 - cos x.
Proof. destruct (COS_bound x); lra. Qed.

Theorem even_power x n : 0 <= x ^ (2 * n).
Proof. rewrite pow_mult; apply pow_le, pow2_ge_0. Qed.

Ltac an_even_power :=
  match goal with |- 0 <= ?x ^ ?n => let m := eval compute in (Nat.div2 n) in exact (even_power x m) end.

Ltac value_enclosed := interval with (i_prec 60).

Ltac enclosed k :=
  first [ value_enclosed
        | interval with (i_prec 60, i_bisect k, i_depth 12)
        | interval with (i_prec 60, i_bisect k, i_taylor k, i_depth 8) ].

Ltac seen_positive k :=
  first [ assumption | exact PI_RGT_0 | apply exp_pos | lra
        | apply one_minus_exp_positive; seen_positive k
        | unfold Rpower; apply exp_pos
        | apply Rinv_0_lt_compat; seen_positive k
        | apply sqrt_lt_R0; seen_positive k
        | apply pow_lt; seen_positive k
        | apply Rmult_lt_0_compat; seen_positive k
        | apply Rplus_lt_0_compat; seen_positive k
        | enclosed k ].

Ltac seen_nonnegative k :=
  first [ assumption | apply one_minus_cos | an_even_power | apply Rlt_le; seen_positive k | lra
        | apply one_minus_exp; seen_nonnegative k
        | apply pow_le; seen_nonnegative k
        | apply Rmult_le_pos; seen_nonnegative k
        | apply Rplus_le_le_0_compat; seen_nonnegative k
        | enclosed k ].
