(** * Certificates that N bodies are near infinitely many, or far from them (Proposition 3.2)

    - [within], [beyond]: distances in the norms sup |tau(f)| over |f| <= 1, [Variation], and sup |tau(A)|, [OnSets].
    - [near N P d]: P is N-representable, and an infinitely representable pair measure with the same marginal is within d.
    - [far N P d]: P is N-representable, and every infinitely representable pair measure is at least d away.
    - [is_near ... = true] shows the one with a mixture of independent bodies ([is_near_sound]), [is_far ... = true] the
      other with a function of pairs whose mean is bounded under all mixtures ([is_far_sound]). *)
From Coq Require Import ZArith Lia Ring.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate PairPlan Distance.
From MFSym Require Import Copositive InfiniteBodies Values Rivals.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Variant norm := Variation | OnSets.
(** How often the norm of a measure of total mass 0 goes into its variation. *)
Definition mass (n : norm) : Z := if n is Variation then 1%Z else 2%Z.

Section Norms.
Variable R : realFieldType.
Variable T : finType.
Implicit Types (tau : T -> T -> R) (d : R).

Definition within (n : norm) tau d : Prop :=
  if n is Variation then variation tau <= d else forall A, `|on_set tau A| <= d.
Definition beyond (n : norm) tau d : Prop :=
  if n is Variation then d <= variation tau else exists A, d <= `|on_set tau A|.

Variable tau : T -> T -> R.
Hypothesis total0 : \sum_a \sum_b tau a b = 0.

Lemma twice_on_set A : on_set tau A *+ 2 = \sum_a \sum_b tau a b * ((A (a, b))%:R *+ 2 - 1).
Proof.
transitivity (on_set tau A *+ 2 - \sum_a \sum_b tau a b); first by rewrite total0 subr0.
rewrite /on_set -sumrMnl -sumrB; apply: eq_bigr => a _; rewrite -sumrMnl -sumrB; apply: eq_bigr => b _.
by rewrite mulrBr mulr1 mulrC mulrnAr.
Qed.

Lemma variation_of_sets n d : variation tau <= d * of_Z R (mass n) -> within n tau d.
Proof.
case: n => /=; first by rewrite mulr1.
move=> le A; rewrite -(ler_pmuln2r (isT : (0 < 2)%N)) -normrMn twice_on_set.
apply: le_trans (variation_ge _ _) _; last by rewrite -mulr_natr.
by move=> a b; case: (A _); rewrite ?mul0rn ?sub0r ?normrN1 // mulr2n addrK normr1.
Qed.

Lemma sets_of_variation n d : d * of_Z R (mass n) <= variation tau -> beyond n tau d.
Proof.
case: n => /=; first by rewrite mulr1.
move=> le; exists (fun s => 0 <= tau s.1 s.2).
rewrite -(ler_pmuln2r (isT : (0 < 2)%N)) -normrMn twice_on_set -mulr_natr; apply: le_trans le _.
apply: le_trans _ (ler_norm _); apply: ler_sum => a _; apply: ler_sum => b _ /=.
case: (lerP 0 (tau a b)) => [t0|/ltW t0]; first by rewrite ger0_norm // mulr2n addrK mulr1.
by rewrite ler0_norm // mul0rn sub0r mulrN1.
Qed.
End Norms.

Section Statements.
Variable R : archiFieldType.
Variable T : finType.
Definition near (n : norm) N (P : T -> T -> R) (d : R) : Prop :=
  representable N P /\ exists P', [/\ infinitely_representable P', forall a, \sum_b P' a b = \sum_b P a b
    & within n (fun a b => P a b - P' a b) d].
Definition far (n : norm) N (P : T -> T -> R) (d : R) : Prop :=
  representable N P /\ forall P', infinitely_representable P' -> beyond n (fun a b => P a b - P' a b) d.
End Statements.

(** ** Near *)

Definition pair_of (laws : weighted) (a b : nat) : Z :=
  total [seq (x.1 * (nth 0 x.2 a * nth 0 x.2 b))%Z | x <- laws].

Definition is_near (n : norm) (N : Z) (m : nat) (P : seq (seq Z)) (D : Z) (parts : weighted) (V : Z)
    (laws : weighted) (L W p q : Z) : bool :=
  [&& plan_represents N m P D parts V, is_weighted m laws L W, Z.ltb 0 q,
      all (fun a => Z.eqb (sum_to m (pair_of laws a) * D) (sum_to m (entry P a) * (W * (L * L)))) (iota 0 m)
    & Z.leb (sum_to m (fun a => sum_to m (fun b =>
              Z.abs (entry P a b * (W * (L * L)) - pair_of laws a b * D))) * q)
            (p * mass n * (D * (W * (L * L))))].

Theorem is_near_sound n N m P D parts V laws L W p q : is_near n N m P D parts V laws L W p q ->
  forall R : archiFieldType, near n (bodies N) (table R m P D) (ratio R p q).
Proof.
case/and5P => represents weighs /Z.ltb_spec0 q0 /allP means /Z.leb_spec0 le R.
have [L0 W0] := weighted_positive weighs.
have D0 : (0 < D)%Z by have /and4P[/and3P[/Z.ltb_spec0]] := represents.
have E0 : (0 < W * (L * L))%Z by nia.
split; first exact: plan_represents_sound represents R.
pose P' := @pair_of_parts R m laws L W.
have rows a : \sum_b P' a b = \sum_b table R m P D a b.
  under eq_bigr do rewrite /P' pair_of_partsE.
  rewrite /table (sum_ratio R m (pair_of laws a)) (sum_ratio R m (entry P a)); apply: ratio_eq => //.
  by have := means a; rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec.
exists P'; split=> //.
  by apply: mixture_infinitely_representable => [|k]; [exact: part_weights weighs|exact: part_laws weighs k].
apply: variation_of_sets; first by apply: big1 => a _; rewrite sumrB rows subrr.
have -> : variation (fun a b => table R m P D a b - P' a b)
    = ratio R (sum_to m (fun a => sum_to m (fun b => Z.abs (entry P a b * (W * (L * L)) - pair_of laws a b * D))))
              (D * (W * (L * L))).
  rewrite -(sum_ratio2 R m (fun a b => Z.abs (entry P a b * (W * (L * L)) - pair_of laws a b * D))).
  apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite -norm_ratio; last by nia.
  rewrite /P' pair_of_partsE -/(pair_of laws a b); congr (`|_|).
  have -> : table R m P D a b = ratio R (entry P a b * (W * (L * L))) (D * (W * (L * L))).
    by rewrite /table -/(entry P a b); apply: ratio_eq => //; [nia | ring].
  have -> : ratio R (pair_of laws a b) (W * (L * L)) = ratio R (pair_of laws a b * D) (D * (W * (L * L))).
    by apply: ratio_eq => //; [nia | ring].
  by rewrite /ratio -mulrBl -of_ZB.
have -> : ratio R p q * of_Z R (mass n) = ratio R (p * mass n) q by rewrite /ratio mulrAC -of_ZM.
by apply: ratio_le => //; nia.
Qed.

(** ** Far *)

(** The function is F/E; its mean under independent bodies is at most -U/(E' E). *)
Definition is_far (n : norm) (N : Z) (m : nat) (P : seq (seq Z)) (D : Z) (parts : weighted) (V : Z)
    (F : seq (seq Z)) (E E' U : Z) (squares : weighted) (cuts : subdivision) (p q : Z) : bool :=
  [&& [&& Z.ltb 0 E, Z.ltb 0 E' & Z.ltb 0 q], plan_represents N m P D parts V,
      all (fun a => all (fun b => Z.leb (Z.abs (entry F a b)) E) (iota 0 m)) (iota 0 m),
      squares_below m (mscal (-1) F) E' (nseq m U) squares cuts
    & Z.leb (p * mass n * (D * E * E'))
            ((sum_to m (fun a => sum_to m (fun b => entry P a b * entry F a b)%Z) * E' + U * D) * q)].

Theorem is_far_sound n N m P D parts V F E E' U squares cuts p q :
  is_far n N m P D parts V F E E' U squares cuts p q ->
  forall R : archiFieldType, far n (bodies N) (table R m P D) (ratio R p q).
Proof.
case/and5P => /and3P[/Z.ltb_spec0 E0 /Z.ltb_spec0 E'0 /Z.ltb_spec0 q0] represents /allP bounded below /Z.leb_spec0 le R.
have D0 : (0 < D)%Z by have /and4P[/and3P[/Z.ltb_spec0]] := represents.
have N1 : (1 < N)%Z by have /and4P[/and3P[_ _ /Z.ltb_spec0]] := represents.
have HP : representable (bodies N) (table R m P D) by exact: plan_represents_sound represents R.
split=> // P' HP'.
have [g [gL gE gP]] := HP' 2%N isT; have P'1 := pair_total (isT : (1 < 2)%N) gL gP.
have [h [hL hE hP]] := HP; have P1 := pair_total (bodies_gt1 N1).1 hL hP.
pose f := table R m F E.
have f1 a b : `|f a b| <= 1.
  rewrite /f /table norm_ratio // /ratio ler_pdivr_mulr ?of_Z_gt0 // mul1r -subr_ge0 -of_ZB; apply: of_Z_ge0.
  have := bounded a; rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
  by rewrite mem_iota ltn_ord => /(_ isT) /Z.leb_spec0; rewrite /entry /=; lia.
have upper : \sum_a \sum_b P' a b * f a b <= - ratio R U (E' * E).
  rewrite -ler_opp2 opprK.
  have cost : infinite_costs (table R m (mscal (-1) F) E) (fun a => \sum_b P' a b) (- \sum_a \sum_b P' a b * f a b).
    exists P'; split=> //; rewrite -sumrN; apply: eq_bigr => a _; rewrite -sumrN; apply: eq_bigr => b _.
    by rewrite -mulrN /f /table /ratio nth_mscal of_ZM -mulNr mulN1r.
  have := potential_lower _ _ cost; have /and3P[/and3P[_ _ Fsym] _ _] := below.
  move=> /(_ (vector R m (nseq m U) (E' * E))) lower.
  have {}lower := lower (fun a b => table_sym R E Fsym a b) (fun Q HQ => squares_below_sound E0 E'0 below HQ).
  apply: le_trans lower.
  under eq_bigr do rewrite /vector nth_nseq ltn_ord.
  by rewrite -mulr_suml P'1 mul1r.
apply: sets_of_variation.
  by under eq_bigr do rewrite sumrB; rewrite sumrB P1 P'1 subrr.
apply: le_trans (le_trans (ler_norm _) (variation_ge _ f1)).
have -> : \sum_a \sum_b (table R m P D a b - P' a b) * f a b
    = \sum_a \sum_b table R m P D a b * f a b - \sum_a \sum_b P' a b * f a b.
  by rewrite -sumrB; apply: eq_bigr => a _; rewrite -sumrB; apply: eq_bigr => b _; rewrite mulrBl.
apply: (@le_trans _ _ (\sum_a \sum_b table R m P D a b * f a b + ratio R U (E' * E))); last first.
  by rewrite ler_add2l ler_oppr.
under eq_bigr do under eq_bigr do rewrite /f /table ratioM.
rewrite (sum_ratio2 R m (fun a b => entry P a b * entry F a b)%Z).
set S := sum_to _ _ in le *.
have -> : ratio R p q * of_Z R (mass n) = ratio R (p * mass n) q by rewrite /ratio mulrAC -of_ZM.
have -> : ratio R S (D * E) = ratio R (S * E') (D * E * E') by apply: ratio_eq; nia.
have -> : ratio R U (E' * E) = ratio R (U * D) (D * E * E') by apply: ratio_eq; nia.
by rewrite /ratio -mulrDl -of_ZD -!/(ratio R _ _); apply: ratio_le; nia.
Qed.
