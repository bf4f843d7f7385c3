(** * Numbers that are computed

    - [mean_field_is ... = true] shows that the mean field energy mu'C mu is p/q ([mean_field_is_sound]).
    - [self_cost_is ... = true] shows that the self cost D, the mean of c(a, a), is p/q ([self_cost_is_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Integers Potential Tables Configurations.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition is_problem (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z) : bool :=
  [&& Z.ltb 0 D, Z.ltb 0 M, size C == m, all (fun r => size r == m) C & size mu == m].

Definition mean_field_is (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M p q : Z) : bool :=
  [&& is_problem m C D mu M, Z.ltb 0 q & Z.eqb (quadratic C mu * q) (p * (M * M * D))].

Theorem mean_field_is_sound m C D mu M p q : mean_field_is m C D mu M p q ->
  forall R : realFieldType, form (table R m C D) (vector R m mu M) (vector R m mu M) = ratio R p q.
Proof.
case/and3P => /and5P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /eqP sC aC /eqP smu] /Z.ltb_spec0 q0 /Z.eqb_spec value R.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have <- : ratio R (quadratic C mu) (M * M * D) = ratio R p q by apply: ratio_eq => //; nia.
rewrite /ratio (@quadratic_E R m C D D0 (conj sC aC)) // [of_Z R (M * M * D)]of_ZM.
rewrite [of_Z R D * _]mulrC -mulf_div mulfV // mulr1 of_ZM.
rewrite /form mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
by rewrite /vector /ratio mulf_div mulrAC.
Qed.

Definition self_cost_is (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M p q : Z) : bool :=
  [&& is_problem m C D mu M, Z.ltb 0 q & Z.eqb (dot (diagonal_from 0 C) mu * q) (p * (M * D))].

Theorem self_cost_is_sound m C D mu M p q : self_cost_is m C D mu M p q ->
  forall R : realFieldType, self_cost (table R m C D) (vector R m mu M) = ratio R p q.
Proof.
case/and3P => /and5P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /eqP sC aC /eqP smu] /Z.ltb_spec0 q0 /Z.eqb_spec value R.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have <- : ratio R (dot (diagonal_from 0 C) mu) (M * D) = ratio R p q by apply: ratio_eq => //; nia.
rewrite /ratio (@diagonal_E R m C D D0 (conj sC aC)) // [of_Z R (M * D)]of_ZM.
rewrite [of_Z R D * _]mulrC -mulf_div mulfV // mulr1.
by rewrite mulr_suml; apply: eq_bigr => a _; rewrite /vector /ratio mulrAC.
Qed.
