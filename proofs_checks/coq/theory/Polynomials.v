(** * Polynomials that are positive on the half-line

    A polynomial is the list of its coefficients, the constant one first; they are integers, or become integers when it is
    multiplied by a denominator.

    - [value p x]: the polynomial at x.
    - [signed strict fuel p]: is p > 0 (strict), or p >= 0, on [0, oo)?  It is if no coefficient is negative; otherwise
      [0, oo) is cut at 1, and x + 1 and 1/(x + 1) are put in for x: Vincent's method, which ends by itself after some
      steps if p has no positive root.  [signed_sound]: so it is.
    - [squared]: roots of even multiplicity are the roots of a polynomial q, given as a hint, with c p = q^2 r where r is
      positive; where they are is of no interest.  [squared_sound]: so p >= 0.
    - the tactics [polynomial_signed k p d]: a formula times d is the polynomial p of k >= 0, whose sign is computed; and
      [polynomial_squared k p d c q r], with roots of even multiplicity. *)
From Coq Require Import ZArith List Bool Reals Lra Lia.
Import ListNotations.

Definition no_negative (p : list Z) : bool := forallb (Z.leb 0) p.

Fixpoint add (p q : list Z) : list Z :=
  match p, q with [], _ => q | _, [] => p | a :: p', b :: q' => (a + b)%Z :: add p' q' end.
Definition scale (c : Z) (p : list Z) : list Z := map (Z.mul c) p.
Fixpoint multiply (p q : list Z) : list Z :=
  match p with [] => [] | a :: p' => add (scale a q) (0%Z :: multiply p' q) end.

(** p(x + 1), since a + x p'(x) becomes a + (x + 1) p'(x + 1). *)
Fixpoint shift (p : list Z) : list Z :=
  match p with [] => [] | a :: p' => let s := shift p' in add (a :: s) s end.

Definition signed_at_0 (strict : bool) (p : list Z) : bool :=
  match p with [] => negb strict | a :: _ => if strict then (0 <? a)%Z else (0 <=? a)%Z end.

(** By cases rather than with &&, so that nothing is computed in vain. *)
Fixpoint signed (strict : bool) (fuel : nat) (p : list Z) : bool :=
  if signed_at_0 strict p then
    if no_negative p then true
    else match fuel with
         | O => false
         | S f => if signed strict f (shift p) then signed strict f (shift (rev p)) else false
         end
  else false.

(** With every coefficient 0 of trailing ones left out, so that lists can be compared. *)
Fixpoint equal (p q : list Z) : bool :=
  match p, q with
  | [], _ => forallb (Z.eqb 0) q
  | _, [] => forallb (Z.eqb 0) p
  | a :: p', b :: q' => Z.eqb a b && equal p' q'
  end.

Definition squared (fuel : nat) (c : Z) (p q r : list Z) : bool :=
  Z.ltb 0 c && signed false fuel r && equal (scale c p) (multiply (multiply q q) r).

Local Open Scope R_scope.

Fixpoint value (p : list Z) (x : R) : R := match p with [] => 0 | a :: p' => IZR a + x * value p' x end.
Definition sign (strict : bool) (v : R) : Prop := if strict then 0 < v else 0 <= v.

Lemma value_add p q x : value (add p q) x = value p x + value q x.
Proof. revert q; induction p as [|a p IH]; intros [|b q]; simpl; try ring. rewrite IH, plus_IZR. ring. Qed.
Lemma value_scale c p x : value (scale c p) x = IZR c * value p x.
Proof. induction p as [|a p IH]; simpl; [ring|]. unfold scale in *. rewrite IH, mult_IZR. ring. Qed.
Lemma value_multiply p q x : value (multiply p q) x = value p x * value q x.
Proof. induction p as [|a p IH]; simpl; [ring|]. rewrite value_add, value_scale. simpl. rewrite IH. ring. Qed.
Lemma value_shift p x : value (shift p) x = value p (x + 1).
Proof. induction p as [|a p IH]; [reflexivity|]. cbn [shift]. cbv zeta. rewrite value_add. cbn [value]. rewrite IH. ring. Qed.
Lemma value_app p q x : value (p ++ q) x = value p x + x ^ length p * value q x.
Proof. induction p as [|a p IH]; simpl; [ring|]. rewrite IH. ring. Qed.
Lemma value_rev p x : x <> 0 -> value (rev p) x = x ^ length p * / x * value p (/ x).
Proof.
intro Hx. induction p as [|a p IH]; simpl; [ring|]. rewrite value_app, IH, rev_length. simpl. field. exact Hx.
Qed.
Lemma value_zero q x : forallb (Z.eqb 0) q = true -> value q x = 0.
Proof.
induction q as [|b q IH]; cbn [forallb value]; [reflexivity|]. rewrite andb_true_iff. intros [H1 H2].
apply Z.eqb_eq in H1. subst b. rewrite IH by exact H2. ring.
Qed.
Lemma value_equal p q x : equal p q = true -> value p x = value q x.
Proof.
revert q; induction p as [|a p IH]; intros [|b q] H; cbn [equal] in H; try reflexivity.
- now rewrite (value_zero (b :: q)).
- now rewrite (value_zero (a :: p)).
- apply andb_true_iff in H. destruct H as [H1 H2]. apply Z.eqb_eq in H1. simpl. rewrite H1, (IH q H2). reflexivity.
Qed.

Lemma no_negative_value p x : no_negative p = true -> 0 <= x -> 0 <= value p x.
Proof.
induction p as [|a p IH]; simpl; intros H Hx; [lra|]. apply andb_true_iff in H. destruct H as [H1 H2].
apply Z.leb_le in H1. apply IZR_le in H1. pose proof (Rmult_le_pos x (value p x) Hx (IH H2 Hx)). lra.
Qed.
Lemma sign_mult s a v : 0 < a -> sign s (a * v) -> sign s v.
Proof. destruct s; simpl; intros A H; [apply (Rmult_lt_reg_l a)|apply (Rmult_le_reg_l a)]; lra. Qed.
Lemma sign_at_0 s p : signed_at_0 s p = true -> sign s (value p 0).
Proof.
destruct p as [|a p], s; simpl; intro H; try discriminate; try lra.
- apply Z.ltb_lt, IZR_lt in H. lra.
- apply Z.leb_le, IZR_le in H. lra.
Qed.
Lemma sign_no_negative s p x : signed_at_0 s p = true -> no_negative p = true -> 0 <= x -> sign s (value p x).
Proof.
intros L A Hx. pose proof (no_negative_value p x A Hx) as V. destruct s; [|exact V].
destruct p as [|a p]; [discriminate L|]. cbn [value no_negative forallb] in *. apply andb_true_iff in A.
pose proof (Rmult_le_pos x (value p x) Hx (no_negative_value p x (proj2 A) Hx)).
apply Z.ltb_lt, IZR_lt in L. simpl. lra.
Qed.

Theorem signed_sound strict fuel p : signed strict fuel p = true -> forall x, 0 <= x -> sign strict (value p x).
Proof.
revert p; induction fuel as [|f IH]; intros p H x Hx; cbn [signed] in H;
destruct (signed_at_0 strict p) eqn:L; try discriminate H; destruct (no_negative p) eqn:A; try discriminate H;
try (apply sign_no_negative; assumption).
destruct (signed strict f (shift p)) eqn:H1; [|discriminate H].
destruct (Rle_lt_dec 1 x) as [Hx1|Hx1].
- pose proof (IH _ H1 (x - 1) ltac:(lra)) as V. rewrite value_shift in V. now replace (x - 1 + 1) with x in V by ring.
- destruct (Req_dec x 0) as [->|Hx0]; [apply sign_at_0; exact L|].
  assert (P : 0 < x) by lra. assert (Q : 1 < / x) by (rewrite <- Rinv_1; apply Rinv_lt_contravar; lra).
  pose proof (IH _ H (/ x - 1) ltac:(lra)) as V. rewrite value_shift in V.
  replace (/ x - 1 + 1) with (/ x) in V by ring.
  rewrite value_rev in V by lra. rewrite Rinv_involutive in V by lra.
  apply sign_mult with (2 := V). apply Rmult_lt_0_compat; [apply pow_lt; lra | lra].
Qed.

Theorem squared_sound fuel c p q r : squared fuel c p q r = true -> forall x, 0 <= x -> 0 <= value p x.
Proof.
unfold squared. rewrite !andb_true_iff. intros [[C S] E] x Hx. apply Z.ltb_lt, IZR_lt in C.
apply (Rmult_le_reg_l (IZR c)); [exact C|]. rewrite Rmult_0_r, <- value_scale, (value_equal _ _ x E), !value_multiply.
apply Rmult_le_pos; [apply Rle_0_sqr | exact (signed_sound false fuel r S x Hx)].
Qed.

Definition most_steps : nat := 100.

Lemma sign_of_formula strict x e p d : (0 < d)%Z -> IZR d * e = value p x -> sign strict (value p x) -> sign strict e.
Proof. intros D E S. apply (sign_mult strict (IZR d)); [now apply IZR_lt | now rewrite E]. Qed.

Ltac formula_of k p d :=
  lazymatch goal with
  | |- 0 < ?e => change (sign true e)
  | |- 0 <= ?e => change (sign false e)
  end;
  apply (sign_of_formula _ k _ p d); [reflexivity | cbn [value]; field |].
Ltac polynomial_signed k p d :=
  formula_of k p d; apply (signed_sound _ most_steps p); [vm_compute; reflexivity | lra].
Ltac polynomial_squared k p d c q r :=
  formula_of k p d; apply (squared_sound most_steps c p q r); [vm_compute; reflexivity | lra].

Example positive_on_the_half_line k : 0 <= k -> 0 < k ^ 4 / 2 - k + 1.
Proof. intros k0. polynomial_signed k [2; -2; 0; 0; 1]%Z 2%Z. Qed.
Example root_of_two k : 0 <= k -> 0 <= (k ^ 2 - 2) ^ 2 * (k + 1).
Proof. intros k0. polynomial_squared k [4; 4; -4; -4; 1; 1]%Z 1%Z 1%Z [-2; 0; 1]%Z [1; 1]%Z. Qed.
