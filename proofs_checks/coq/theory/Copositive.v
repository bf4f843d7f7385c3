(** * Copositive matrices

    A matrix A is copositive if x'Ax >= 0 for all x >= 0.

    - [subdivision]: cuts of the cone of all x >= 0 into cones: one generator of two is exchanged for a combination of
      them, [replaced], once the one and once the other.
    - [copositive_sound]: if in all pieces the matrix has no negative entry, it is copositive. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Integers Tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** [Cut i j p q first second]: with w = p e_i + q e_j, the cone in which w replaces e_j, then that in which it
    replaces e_i. *)
Inductive subdivision := Whole | Cut (i j : nat) (p q : Z) (first second : subdivision).

(** The values of a linear form on the generators, of which number s is exchanged for v e_t + u e_s. *)
Definition combined (s t : nat) (u v : Z) (g : nat -> Z) (a : nat) : Z :=
  if a == s then (v * g t + u * g s)%Z else g a.
Definition replaced (m : nat) (A : seq (seq Z)) (s t : nat) (u v : Z) : seq (seq Z) :=
  mkseq (fun a => mkseq (fun b => combined s t u v (fun a' => combined s t u v (entry A a') b) a) m) m.

Fixpoint copositive (m : nat) (A : seq (seq Z)) (cuts : subdivision) : bool :=
  match cuts with
  | Whole => all (fun a => all (fun b => Z.leb 0 (entry A a b)) (iota 0 m)) (iota 0 m)
  | Cut i j p q first second =>
      [&& (i < m)%N, (j < m)%N, i != j, Z.ltb 0 p && Z.ltb 0 q, copositive m (replaced m A j i q p) first
        & copositive m (replaced m A i j p q) second]
  end.

Section Soundness.
Variable R : realFieldType.
Variable m : nat.
Implicit Types (x : 'I_m -> R) (A : seq (seq Z)).

Definition value A x : R := form (fun a b : 'I_m => of_Z R (entry A a b)) x x.

Definition moved (s t : 'I_m) (u v : Z) x (a : 'I_m) : R :=
  if a == s then x s / of_Z R u else if a == t then x t - of_Z R v * (x s / of_Z R u) else x a.

Lemma moved_sum (s t : 'I_m) u v x (g : nat -> Z) : s != t -> (0 < u)%Z ->
  \sum_(a < m) moved s t u v x a * of_Z R (combined s t u v g a) = \sum_(a < m) x a * of_Z R (g a).
Proof.
move=> st u0; have U : of_Z R u != 0 by rewrite lt0r_neq0 // of_Z_gt0.
rewrite (bigD1 s) //= (bigD1 t) /=; last by rewrite eq_sym.
rewrite [RHS](bigD1 s) //= [in RHS](bigD1 t) /=; last by rewrite eq_sym.
have ts : (nat_of_ord t == s) = false by rewrite eq_sym; apply: negbTE.
rewrite /moved /combined !eqxx ts (eq_sym t s) (negPf st) !addrA; congr (_ + _).
  rewrite of_ZD !of_ZM mulrDr mulrBl [x s / _ * (of_Z R u * _)]mulrA divfK //.
  by rewrite [x s / _ * _]mulrA [x s / _ * of_Z R v]mulrC addrC addrA subrK addrC.
apply: eq_bigr => a /andP[/negPf as_ /negPf at_]; rewrite as_ at_.
by rewrite -val_eqE /= in as_; rewrite as_.
Qed.

Lemma value_replaced A (s t : 'I_m) u v x : s != t -> (0 < u)%Z ->
  value (replaced m A s t u v) (moved s t u v x) = value A x.
Proof.
move=> st u0; rewrite /value /form.
transitivity (\sum_(a < m) x a * (\sum_(b < m) x b * of_Z R (entry A a b))); last first.
  by apply: eq_bigr => a _; rewrite mulr_sumr; apply: eq_bigr => b _; rewrite mulrA.
pose h (b a : nat) := combined s t u v (entry A a) b.
transitivity (\sum_(b < m) moved s t u v x b * (\sum_(a < m) x a * of_Z R (h b a))).
  rewrite exchange_big /=; apply: eq_bigr => b _.
  rewrite -(moved_sum v x (h b) st u0) mulr_sumr; apply: eq_bigr => a _.
  by rewrite /entry /replaced !nth_mkseq // mulrA [_ * moved s t u v x b]mulrC.
under eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /=; apply: eq_bigr => a _.
rewrite -(moved_sum v x (entry A a) st u0) mulr_sumr; apply: eq_bigr => b _.
by rewrite mulrCA.
Qed.

Theorem copositive_sound A cuts : copositive m A cuts -> forall x, (forall a, 0 <= x a) -> 0 <= value A x.
Proof.
elim: cuts A => [|i j p q first IH1 second IH2] A /=.
  move=> /allP entries x x0; apply: sumr_ge0 => a _; apply: sumr_ge0 => b _.
  apply: mulr_ge0; first exact: mulr_ge0.
  apply: of_Z_ge0; have := entries (val a); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
  by rewrite mem_iota ltn_ord => /(_ isT) /Z.leb_spec0.
case/and5P => im jm ij /andP[/Z.ltb_spec0 p0 /Z.ltb_spec0 q0] /andP[H1 H2] x x0.
pose s := Ordinal im; pose t := Ordinal jm.
have st : s != t by [].
have P0 := of_Z_gt0 R p0; have Q0 := of_Z_gt0 R q0.
have moved_ge0 (a b : 'I_m) u v : a != b -> 0 < of_Z R u -> of_Z R v * (x a / of_Z R u) <= x b ->
    forall e, 0 <= moved a b u v x e.
  move=> ab u0 le e; rewrite /moved; case: ifP => _; first by rewrite divr_ge0 // ltW.
  by case: ifP => _ //; rewrite subr_ge0.
case: (lerP (of_Z R p * (x t / of_Z R q)) (x s)) => [le|/ltW ge].
  have ts : t != s by rewrite eq_sym.
  by rewrite -(value_replaced A p x ts q0); apply: (IH1 _ H1); apply: moved_ge0.
rewrite -(value_replaced A q x st p0); apply: (IH2 _ H2); apply: moved_ge0 => //.
rewrite mulrA ler_pdivr_mulr // mulrC -ler_pdivl_mulr //.
by move: ge; rewrite mulrA [of_Z R p * _]mulrC.
Qed.
End Soundness.
