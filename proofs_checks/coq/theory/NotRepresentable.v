(** * Certificates that a pair measure is not N-representable (Definition 2.1)

    A symmetric table W separates P from the pair marginals of N bodies if its energy is nonnegative at every
    configuration of N bodies, while its mean under P is negative (Farkas' lemma, the easy half).

    [separates_sound]: if the computation [separates] answers true, P is not N-representable. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Representable Integers Potential Tables Configurations Forbidden Certificate.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition mean_under (P W : seq (seq Z)) : Z := total [seq dot rows.1 rows.2 | rows <- zip P W].

Lemma mean_underE (R : realFieldType) m (P W : seq (seq Z)) :
  size P = m -> size W = m -> all (fun r => size r == m) P -> all (fun r => size r == m) W ->
  of_Z R (mean_under P W) =
  \sum_(a < m) \sum_(b < m) of_Z R (nth 0%Z (nth [::] P a) b) * of_Z R (nth 0%Z (nth [::] W a) b).
Proof.
move=> sP sW aP aW; rewrite /mean_under of_Z_total big_map.
rewrite (big_nth ([::], [::])) size_zip sP sW minnn big_mkord.
apply: eq_bigr => a _; rewrite nth_zip ?sP ?sW //=.
by apply: dotE; apply/eqP; [apply: (allP aP) | apply: (allP aW)]; rewrite mem_nth // ?sP ?sW.
Qed.

Definition separates (N : Z) (m : nat) (P : seq (seq Z)) (D : Z) (W : seq (seq Z))
    (proof : proof_of_potential) : bool :=
  [&& Z.ltb 1 N, Z.ltb 0 D, is_table m W, is_table m P, potential_below m N W (nseq m 0%Z) proof
    & Z.ltb (mean_under P W) 0].

Theorem separates_sound N m P D W proof : separates N m P D W proof ->
  forall R : realFieldType, ~ representable (bodies N) (table R m P D).
Proof.
case/and5P => /Z.ltb_spec0 N1 /Z.ltb_spec0 D0 /and3P[/eqP sW aW Wsym] /and3P[/eqP sP aP _].
case/andP => below /Z.ltb_spec0 negative R.
have [n1 nE] := bodies_gt1 N1.
have {}below := @potential_below_sound m N _ _ proof ltac:(lia) below; rewrite -nE in below.
case=> g [[g0 g1] _ gM]; set n := bodies N in g g0 g1 gM n1 nE below.
have one : (0 < 1)%Z by [].
pose c := table R m W 1.
have csym : forall a b, c a b = c b a by apply: table_sym.
have c0 : 0 <= mean_energy c g.
  apply: sumr_ge0 => x _; apply: mulr_ge0 => //.
  apply: le_trans (@below_energy_point R m n W 1 one Wsym (conj sW aW) _ x (size_nseq _ _) below).
  by apply: sumr_ge0 => a _; rewrite /vector /ratio nth_nseq ltn_ord mul0r mulr0.
have := mean_energy_pair csym n1 gM.
set S := \sum_a _ => H.
have S0 : 0 <= S.
  have pos : 0 < (n * n.-1)%:R :> R by rewrite ltr0n muln_gt0 (ltnW n1) /= -subn1 subn_gt0.
  by rewrite -(pmulr_rge0 _ pos) -H mulrn_wge0.
have : S < 0; last by move=> S1; move: (lt_le_trans S1 S0); rewrite ltxx.
have -> : S = ratio R (mean_under P W) D; last exact: ratio_lt0.
rewrite /ratio (@mean_underE R m) // /S mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
by rewrite /c /table /ratio /= divr1 mulrAC.
Qed.
