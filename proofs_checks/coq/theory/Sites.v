(** * Laws on finitely many sites, and the mean cost of a mixture of independent bodies

    [CFP] = Cotar, Friesecke, Pass, Infinite-body optimal transport with Coulomb cost.

    Everything is stated over an arbitrary ordered field R, so in particular over the rational and the real numbers, for
    a finite type T of sites and a symmetric pair cost c.  Nothing is assumed: no file of this folder has an axiom.

    - [law p]: p is a probability measure.
    - [form c v w] = sum_ab v_a w_b c(a, b); [form c mu mu] is the mean field energy, the cost of the product measure.
    - [variance_identity]: equation (2.10), Corollary 2.11 on sites.
    - [mixture_ge]: equation (2.7), for a positive semidefinite cost. *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Sites.
Variable R : realFieldType.
Variable T : finType.          (* the finite support *)
Variable c : T -> T -> R.      (* pair mean_energy *)
Hypothesis csym : forall a b, c a b = c b a.

Definition law (X : finType) (p : X -> R) :=
  (forall x, 0 <= p x) /\ \sum_x p x = 1.

(** bilinear form  v^T C w *)
Definition form (v w : T -> R) : R := \sum_a \sum_b v a * w b * c a b.

Definition semidefinite := forall v : T -> R, 0 <= form v v.

(** ------------------------------------------------------------------ *)
(** Mixtures (de Finetti side, right-hand side of Theorem 2.8)           *)

Lemma form_sub (v w : T -> R) :
  form (fun a => v a - w a) (fun a => v a - w a)
  = form v v - form v w - form w v + form w w.
Proof.
rewrite /form -!sumrB -big_split /=; apply: eq_bigr => a _.
rewrite -!sumrB -big_split /=; apply: eq_bigr => b _.
rewrite !mulrBl !mulrBr !mulrBl opprB addrA.
by rewrite addrAC.
Qed.

Lemma form_suml (I : finType) (p : I -> R) (Q : I -> T -> R) (w : T -> R) :
  form (fun a => \sum_k p k * Q k a) w = \sum_k p k * form (Q k) w.
Proof.
rewrite /form.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => a _.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => b _.
rewrite -mulrA mulr_suml; apply: eq_bigr => k _.
by rewrite !mulrA.
Qed.

Lemma form_sumr (I : finType) (p : I -> R) (Q : I -> T -> R) (w : T -> R) :
  form w (fun a => \sum_k p k * Q k a) = \sum_k p k * form w (Q k).
Proof.
rewrite /form.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => a _.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => b _.
rewrite mulr_sumr mulr_suml; apply: eq_bigr => k _.
by rewrite !mulrA [p k * _]mulrC.
Qed.

(** Variance identity = (2.10) / Corollary 2.11 for finite support. *)
Theorem variance_identity (I : finType) (p : I -> R) (Q : I -> T -> R) (mu : T -> R) :
  \sum_k p k = 1 -> (forall a, \sum_k p k * Q k a = mu a) ->
  \sum_k p k * form (Q k) (Q k) - form mu mu
  = \sum_k p k * form (fun a => Q k a - mu a) (fun a => Q k a - mu a).
Proof.
move=> p1 Hmu.
have HQ w : \sum_k p k * form (Q k) w = form mu w.
  rewrite -form_suml /form; apply: eq_bigr => a _; apply: eq_bigr => b _.
  by rewrite Hmu.
have HQr w : \sum_k p k * form w (Q k) = form w mu.
  rewrite -form_sumr /form; apply: eq_bigr => a _; apply: eq_bigr => b _.
  by rewrite Hmu.
under [RHS]eq_bigr do rewrite form_sub mulrDr !mulrBr.
rewrite big_split /= !sumrB HQ HQr -mulr_suml p1 mul1r.
by rewrite subrK.
Qed.

Theorem mixture_ge (I : finType) (p : I -> R) (Q : I -> T -> R) (mu : T -> R) :
  semidefinite -> law p -> (forall a, \sum_k p k * Q k a = mu a) ->
  form mu mu <= \sum_k p k * form (Q k) (Q k).
Proof.
move=> P [p0 p1] Hmu; rewrite -subr_ge0 (variance_identity p1 Hmu).
by apply: sumr_ge0 => k _; apply: mulr_ge0.
Qed.

End Sites.
