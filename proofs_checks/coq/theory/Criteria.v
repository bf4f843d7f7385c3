(** * Differences of two Gaussians: where they are positive, and for which parameters always

    For A, B > 0 the difference is A exp(-a u) - B exp(-b u), with u = k^2 or u = k (Example 2.13).

    - [two_gaussians_threshold]: if b < a, it is > 0 for u < ln(A/B)/(a - b), and < 0 beyond.
    - [two_gaussians_criterion]: it is >= 0 for all u > 0 if and only if a <= b and B <= A;
      [two_gaussians_criterion_in_square]: so it is for u = k^2.
    - [two_gaussians_nonnegative], [two_gaussians_positive]: the useful half.
    - the tactic [term_positive k]: signs of terms in the parameters, by their parts, or as rational functions of what
      is assumed to be positive. *)
From Coq Require Import Reals Lra.
From MFSym Require Import Signs.
Local Open Scope R_scope.

Section TwoGaussians.
Variables A B a b : R.
Hypothesis A0 : 0 < A.
Hypothesis B0 : 0 < B.

Definition difference (u : R) : R := A * exp (- (a * u)) - B * exp (- (b * u)).

(** exp(-a u) is a positive factor of it. *)
Lemma differenceE u : difference u = exp (- (a * u)) * (A - B * exp ((a - b) * u)).
Proof.
unfold difference; replace (- (b * u)) with (- (a * u) + (a - b) * u) by ring; rewrite exp_plus; ring.
Qed.

Lemma exp_le x y : x <= y -> exp x <= exp y.
Proof. intros [lt | ->]; [left; now apply exp_increasing | right; reflexivity]. Qed.

Theorem two_gaussians_threshold u : 0 < a - b ->
  (u < ln (A / B) / (a - b) -> 0 < difference u) /\ (ln (A / B) / (a - b) < u -> difference u < 0).
Proof.
intros ab; rewrite differenceE; pose proof (exp_pos (- (a * u))) as E.
assert (Q : A = B * exp (ln (A / B))).
{ rewrite exp_ln; [field; lra | apply Rdiv_lt_0_compat; assumption]. }
set (l := ln (A / B)) in *.
assert (V : l / (a - b) * (a - b) = l) by (field; lra).
split; intros H.
- apply Rmult_lt_0_compat; [exact E|]; rewrite Q.
  assert (exp ((a - b) * u) < exp l); [apply exp_increasing | nra].
  rewrite <- V, Rmult_comm; apply Rmult_lt_compat_r; lra.
- assert (exp l < exp ((a - b) * u)).
  { apply exp_increasing; rewrite <- V, Rmult_comm; apply Rmult_lt_compat_l; lra. }
  assert (A - B * exp ((a - b) * u) < 0) by (rewrite Q; nra); nra.
Qed.

Theorem two_gaussians_nonnegative u : 0 <= b - a -> 0 <= A - B -> 0 <= u -> 0 <= difference u.
Proof.
intros ab AB u0; rewrite differenceE; apply Rmult_le_pos; [left; apply exp_pos|].
assert (exp ((a - b) * u) <= exp 0) by (apply exp_le; nra); rewrite exp_0 in *; nra.
Qed.

Theorem two_gaussians_positive u : 0 <= b - a -> 0 < A - B -> 0 <= u -> 0 < difference u.
Proof.
intros ab AB u0; rewrite differenceE; apply Rmult_lt_0_compat; [apply exp_pos|].
assert (exp ((a - b) * u) <= exp 0) by (apply exp_le; nra); rewrite exp_0 in *; nra.
Qed.

Theorem two_gaussians_criterion :
  (forall u, 0 < u -> 0 <= difference u) <-> 0 <= b - a /\ 0 <= A - B.
Proof.
split; [intros H | intros [ab AB] u u0; apply two_gaussians_nonnegative; lra].
assert (ab : 0 <= b - a).
{ destruct (Rle_or_lt 0 (b - a)) as [le | lt]; [exact le|].
  (* At a point beyond the threshold it is negative. *)
  pose (u := Rabs (ln (A / B) / (a - b)) + 1).
  assert (u0 : 0 < u) by (unfold u; pose proof (Rabs_pos (ln (A / B) / (a - b))); lra).
  assert (neg : difference u < 0).
  { apply two_gaussians_threshold; [lra|]; unfold u; pose proof (Rle_abs (ln (A / B) / (a - b))); lra. }
  pose proof (H u u0); lra. }
split; [exact ab|].
destruct (Rle_or_lt 0 (A - B)) as [le | lt]; [exact le|].
(* A < B, and exp((a - b) u) is above A/B for small u, since it is at least 1 - (b - a) u. *)
pose (u := (B - A) / (2 * B * (b - a + 1))).
assert (D : 0 < 2 * B * (b - a + 1)) by nra.
assert (u0 : 0 < u) by (apply Rdiv_lt_0_compat; lra).
pose proof (H u u0) as ge; rewrite differenceE in ge.
pose proof (exp_pos (- (a * u))) as E; pose proof (exp_ineq1_le ((a - b) * u)) as I.
assert (S : B * (b - a + 1) * u = (B - A) / 2) by (unfold u; field; split; lra).
assert (A - B * exp ((a - b) * u) < 0) by nra.
nra.
Qed.

Theorem two_gaussians_criterion_in_square :
  (forall k, 0 < k -> 0 <= difference (k ^ 2)) <-> 0 <= b - a /\ 0 <= A - B.
Proof.
rewrite <- two_gaussians_criterion; split; intros H x x0; [|apply H; now apply pow_lt].
replace x with (sqrt x ^ 2) by (apply pow2_sqrt; lra); apply H; now apply sqrt_lt_R0.
Qed.
End TwoGaussians.

Ltac not_zero k := repeat split; apply Rgt_not_eq; first [lra | seen_positive k].
(** With 0 < s - c, s is t + c for a t > 0. *)
Ltac from_assumptions :=
  repeat match goal with
  | H : 0 < ?s - ?c |- _ =>
      is_var s; let t := fresh "t" in pose (t := s - c); assert (s = t + c) by (unfold t; ring);
      change (0 < t) in H; clearbody t; subst s
  end.
Ltac rational_positive k :=
  from_assumptions; field_simplify; [apply Rdiv_lt_0_compat; ring_simplify; seen_positive k | not_zero k].
Ltac term_positive k := first [lra | seen_positive k | rational_positive k].
Ltac term_nonnegative k := first [lra | seen_nonnegative k | apply Rlt_le; rational_positive k].

Example widths s : 0 < s -> 0 < s - 1 -> 0 < s ^ 2 / 2 - 1 / 2 * / s ^ 2.
Proof. intros; term_positive s. Qed.
