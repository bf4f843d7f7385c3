(** * How far N bodies are from infinitely many: Proposition 3.2

    - [variation tau] = sum_ab |tau(a, b)|, the norm sup |tau(f)| over |f| <= 1 ([variation_ge], [variation_attained]).
    - [near_infinite]: an N-representable P is within 2/N of an infinitely representable P' in that norm, and within 1/N
      in the norm sup |tau(A)| over sets A of pairs; the marginal is the same.
    - [one_on_each]: the pair measure of N bodies on N sites, one on each; [one_on_each_representable].
    - [far_from_infinite]: every infinitely representable P' is at least 2/N away from it, and the set of pairs of
      equal sites shows that it is 1/N away in the other norm.  So 1/N, which the paper prints for the first norm, is
      false for every N, and both constants are the best ones. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable Monotone.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate PairPlan.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** ** The norms *)
Section Norms.
Variable R : realFieldType.
Variable T : finType.
Implicit Types (tau P : T -> T -> R).

Definition variation tau : R := \sum_a \sum_b `|tau a b|.
Definition on_set tau (A : pred (T * T)) : R := \sum_a \sum_b (A (a, b))%:R * tau a b.

Lemma variation_ge tau (f : T -> T -> R) : (forall a b, `|f a b| <= 1) ->
  `|\sum_a \sum_b tau a b * f a b| <= variation tau.
Proof.
move=> f1; apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => a _.
apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => b _.
by rewrite normrM ler_pimulr.
Qed.

Lemma variation_attained tau : variation tau = \sum_a \sum_b tau a b * Num.sg (tau a b).
Proof. by apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite normrEsg mulrC. Qed.

(** What is known of the pair marginal of a law. *)
Lemma pair_ge0 N (g : {ffun 'I_N -> T} -> R) P : (1 < N)%N -> law g -> pair_marginal g P -> forall a b, 0 <= P a b.
Proof.
move=> N1 [g0 _] gP a b.
by rewrite -(gP (Ordinal (ltnW N1)) (Ordinal N1) a b) //; apply: sumr_ge0.
Qed.

Lemma pair_total N (g : {ffun 'I_N -> T} -> R) P : (1 < N)%N -> law g -> pair_marginal g P ->
  \sum_a \sum_b P a b = 1.
Proof.
move=> N1 [_ <-] gP.
have ij : Ordinal (ltnW N1) != Ordinal N1 by [].
under eq_bigr do under eq_bigr do rewrite -[P _ _]mulr1.
rewrite -(sum_pair_marginal (fun _ _ => 1) gP ij).
by apply: eq_bigr => x _; rewrite mulr1.
Qed.

(** The pairs of N bodies, drawn with replacement. *)
Lemma mean_of_squares N (g : {ffun 'I_N -> T} -> R) P a b : (1 < N)%N -> pair_marginal g P ->
  \sum_x g x * (empirical R x a * empirical R x b)
  = (N.-1)%:R / N%:R * P a b + (a == b)%:R * (\sum_t P a t) / N%:R.
Proof.
move=> N1 gP; have N0 := ltnW N1.
have NU : N%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
pose e (s t : T) : R := ((s == a) && (t == b))%:R.
have -> : \sum_x g x * (empirical R x a * empirical R x b)
  = (\sum_x g x * (\sum_i \sum_(j | j != i) e (x i) (x j)) + (a == b)%:R * (\sum_x g x * (occupation x a)%:R))
    / N%:R ^+ 2.
  rewrite mulr_sumr -big_split /= mulr_suml; apply: eq_bigr => x _.
  rewrite /empirical mulf_div -expr2 [LHS]mulrA; congr (_ / _).
  by rewrite [X in _ = _ + X]mulrCA -mulrDr /e -pair_numbers subrK.
rewrite (mean_occupation1 _ (marginal_of_pair N0 N1 gP)).
have -> : \sum_x g x * (\sum_i \sum_(j | j != i) e (x i) (x j)) = (N * N.-1)%:R * P a b.
  under eq_bigr do rewrite mulr_sumr.
  rewrite exchange_big /=.
  transitivity (\sum_(i < N) (N.-1)%:R * P a b); last by rewrite sumr_const card_ord -[LHS]mulr_natl mulrA -natrM.
  apply: eq_bigr => i _.
  under eq_bigr do rewrite mulr_sumr.
  rewrite exchange_big /=.
  transitivity (\sum_(j < N | j != i) P a b); last by rewrite sumr_const cardC1 card_ord mulr_natl.
  apply: eq_bigr => j ji; rewrite -(gP i j a b) 1?eq_sym // [RHS]big_mkcond /=; apply: eq_bigr => x _.
  by rewrite /e; case: (_ && _); rewrite ?mulr1 ?mulr0.
rewrite mulrDl natrM expr2 invfM; congr (_ + _).
  by rewrite -[N%:R * _ * _]mulrA mulrACA mulfV // mul1r mulrAC.
by rewrite [_ * (N%:R * _)]mulrCA mulrACA mulfV // mul1r.
Qed.
End Norms.

(** ** Near an infinitely representable pair measure *)
Section Near.
Variable R : archiFieldType.
Variable T : finType.

Theorem near_infinite N (P : T -> T -> R) : (1 < N)%N -> representable N P ->
  exists P', [/\ infinitely_representable P', forall a, \sum_b P' a b = \sum_b P a b,
    variation (fun a b => P a b - P' a b) <= 2%:R / N%:R
  & forall A, `|on_set (fun a b => P a b - P' a b) A| <= 1 / N%:R].
Proof.
move=> N1 [g [gL gE gP]]; have N0 := ltnW N1.
have NU : N%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
have Npos : 0 < N%:R :> R by rewrite ltr0n.
pose mu a := \sum_b P a b; pose diagonal a b : R := (a == b)%:R * mu a.
pose P' a b := \sum_x g x * (empirical R x a * empirical R x b).
have difference a b : P a b - P' a b = (P a b - diagonal a b) / N%:R.
  rewrite /P' (mean_of_squares _ _ N1 gP) -/(mu a) -/(diagonal a b).
  have -> : (N.-1)%:R = N%:R - 1 :> R by apply: (addIr 1); rewrite subrK -[1]/(1%:R) -natrD addn1 prednK.
  by rewrite [(_ - 1) / _]mulrBl mulfV // mul1r [X in _ - (X + _)]mulrBl mul1r opprD addrA opprB [P a b + _]addrC subrK mulrBl [_^-1 * _]mulrC.
have P0 := pair_ge0 N1 gL gP.
have mu0 a : 0 <= mu a by apply: sumr_ge0.
have d0 a b : 0 <= diagonal a b by rewrite mulr_ge0 ?ler0n.
have P1 := pair_total N1 gL gP.
have row a : \sum_b diagonal a b = mu a.
  by rewrite (bigD1 a) //= /diagonal eqxx mul1r big1 ?addr0 // => b; rewrite eq_sym => /negPf ->; rewrite mul0r.
have d1 : \sum_a \sum_b diagonal a b = 1 by under eq_bigr do rewrite row.
have between01 (f : T -> T -> R) A : (forall a b, 0 <= f a b) -> \sum_a \sum_b f a b = 1 -> 0 <= on_set f A <= 1.
  move=> f0 f1; apply/andP; split.
    by apply: sumr_ge0 => a _; apply: sumr_ge0 => b _; rewrite mulr_ge0 ?ler0n.
  rewrite -f1; apply: ler_sum => a _; apply: ler_sum => b _.
  by case: (A _); rewrite ?mul1r // mul0r.
exists P'; split.
- by apply: mixture_infinitely_representable => // x; apply: empirical_law.
- move=> a; apply/eqP; rewrite eq_sym -subr_eq0 -sumrB.
  by under eq_bigr do rewrite difference; rewrite -mulr_suml sumrB row subrr mul0r.
- rewrite /variation.
  under eq_bigr do under eq_bigr do rewrite difference normrM [`|_^-1|]ger0_norm ?invr_ge0 ?ler0n //.
  under eq_bigr do rewrite -mulr_suml.
  rewrite -mulr_suml ler_pmul2r ?invr_gt0 //.
  have -> : 2%:R = \sum_a \sum_b (P a b + diagonal a b) :> R.
    under eq_bigr do rewrite big_split /=.
    by rewrite big_split /= P1 d1.
  apply: ler_sum => a _; apply: ler_sum => b _.
  by apply: le_trans (ler_norm_sub _ _) _; rewrite !ger0_norm.
move=> A; have -> : on_set (fun a b => P a b - P' a b) A = (on_set P A - on_set diagonal A) / N%:R.
  rewrite /on_set -sumrB mulr_suml; apply: eq_bigr => a _; rewrite -sumrB mulr_suml; apply: eq_bigr => b _.
  by rewrite difference mulrA mulrBr.
rewrite normrM [`|_^-1|]ger0_norm ?invr_ge0 ?ler0n // ler_pmul2r ?invr_gt0 //.
have /andP[p0 p1] := between01 P A P0 P1; have /andP[q0 q1] := between01 _ A d0 d1.
rewrite ler_norml; apply/andP; split.
  by rewrite ler_subr_addr addrC; apply: le_trans p0; rewrite subr_le0.
by rewrite ler_subl_addr; apply: le_trans p1 _; rewrite ler_addl.
Qed.
End Near.

(** ** The constants are the best *)
Section Far.
Variable N : nat.
Hypothesis N1 : (1 < N)%N.

Definition one_on_each (R : realFieldType) (a b : 'I_N) : R := (a != b)%:R / (N * N.-1)%:R.

Theorem one_on_each_representable (R : realFieldType) : representable N (one_on_each R).
Proof.
have K : is_configuration N (Z.of_nat N) (nseq N 1%Z).
  apply/and3P; split; [by rewrite size_nseq | by apply/allP => z /nseqP[->] | apply/Z.eqb_spec].
  elim: (N) => // n IH; change (1 + total (nseq n 1) = Z.of_nat n.+1)%Z; rewrite IH; lia.
exists (@uniform R N N (nseq N 1%Z)); split; [|exact: uniform_exch|].
  split=> [x|]; first by rewrite /uniform divr_ge0 ?ler0n.
  have := @uniform_mean R N N _ K (fun=> 1) 1 (fun _ _ => erefl).
  by under eq_bigr do rewrite mulr1.
apply: exchangeable_pair => // [|a b]; first exact: uniform_exch.
rewrite (uniform_mean K (F0 := (a != b)%:R)) => [|x /has_numbersP H].
  rewrite /one_on_each mulrC divfK //.
  by rewrite pnatr_eq0 muln_eq0 negb_or -!lt0n (ltnW N1) -subn1 subn_gt0.
have one c : (occupation x c)%:R = 1 :> R.
  by rewrite -(of_Z_nat R) -H nth_nseq ltn_ord.
by rewrite !one !mulr1; case: (a == b); rewrite ?subrr ?subr0.
Qed.

Theorem far_from_infinite (R : archiFieldType) (P : 'I_N -> 'I_N -> R) : infinitely_representable P ->
  2%:R / N%:R <= variation (fun a b => one_on_each R a b - P a b) /\
  1 / N%:R <= `|on_set (fun a b => one_on_each R a b - P a b) (fun s => s.1 == s.2)|.
Proof.
move=> HP.
have NU : N%:R != 0 :> R by rewrite pnatr_eq0 -lt0n ltnW.
have [g [gL gE gP]] := HP 2%N isT.
have two : (1 < 2)%N by [].
have P0 := pair_ge0 two gL gP; have P1 := pair_total two gL gP.
have [h [hL hE hP]] := @one_on_each_representable R.
have E1 := pair_total N1 hL hP.
pose d : R := \sum_a P a a.
have on_diagonal (f : 'I_N -> 'I_N -> R) : on_set f (fun s => s.1 == s.2) = \sum_a f a a.
  apply: eq_bigr => a _; rewrite (bigD1 a) //= eqxx mul1r big1 ?addr0 // => b.
  by rewrite eq_sym => /negPf ->; rewrite mul0r.
(* sum_a Q(a)^2 >= 1/N for every law Q, hence P charges the diagonal with at least 1/N. *)
have dN : 1 / N%:R <= d.
  pose M (a b : 'I_N) : R := (a == b)%:R - 1 / N%:R.
  have Msym a b : M a b = M b a by rewrite /M eq_sym.
  have := @infinite_lower R _ M P Msym.
  have split_sum (f : 'I_N -> 'I_N -> R) : \sum_a \sum_b f a b * M a b
      = \sum_a f a a - (\sum_a \sum_b f a b) / N%:R.
    rewrite mulr_suml -sumrB; apply: eq_bigr => a _; rewrite mulr_suml.
    under eq_bigr do rewrite mulrBr mulrA mulr1.
    rewrite sumrB; congr (_ - _); rewrite (bigD1 a) //= eqxx mulr1 big1 ?addr0 // => b.
    by rewrite eq_sym => /negPf ->; rewrite mulr0.
  rewrite split_sum P1 subr_ge0; apply=> // Q [_ Q1].
  rewrite /form split_sum.
  have -> : \sum_a \sum_b Q a * Q b = 1 by under eq_bigr do rewrite -mulr_sumr Q1 mulr1.
  set e := 1 / N%:R; have Ne : e ^+ 2 *+ N = e by rewrite -mulr_natr expr2 -mulrA /e mul1r mulVf ?mulr1.
  have -> : \sum_a Q a * Q a - e = \sum_a (Q a - e) ^+ 2; last by apply: sumr_ge0 => a _; apply: sqr_ge0.
  under [RHS]eq_bigr do rewrite sqrrB expr2 -mulrnAr.
  rewrite big_split /= sumrB -mulr_suml Q1 mul1r sumr_const card_ord Ne -addrA; congr (_ + _).
  by rewrite mulr2n opprD addrNK.
have zero a : one_on_each R a a = 0 by rewrite /one_on_each eqxx mul0r.
split; last first.
  rewrite on_diagonal; under eq_bigr do rewrite zero sub0r.
  by rewrite sumrN normrN; apply: le_trans dN (ler_norm _).
have -> : 2%:R / N%:R = 1 / N%:R + 1 / N%:R :> R by rewrite -mulrDl.
pose f (a b : 'I_N) : R := if a == b then -1 else 1.
apply: le_trans (le_trans (ler_norm _) (variation_ge _ (f := f) _)); last first.
  by move=> a b; rewrite /f; case: (_ == _); rewrite ?normrN1 ?normr1.
have -> : \sum_a \sum_b (one_on_each R a b - P a b) * f a b = d + d; last exact: ler_add.
have row (tau : 'I_N -> 'I_N -> R) : \sum_a \sum_b tau a b * f a b = \sum_a \sum_b tau a b - (\sum_a tau a a) *+ 2.
  rewrite -sumrMnl -sumrB; apply: eq_bigr => a _.
  rewrite (bigD1 a) //= [in RHS](bigD1 a) //= /f eqxx mulrN1 mulr2n.
  rewrite [RHS]addrAC opprD addrA subrr sub0r; congr (_ + _).
  by apply: eq_bigr => b; rewrite eq_sym => /negPf ->; rewrite mulr1.
rewrite (row (fun a b => one_on_each R a b - P a b)); under [X in X - _]eq_bigr do rewrite sumrB.
rewrite sumrB E1 P1 subrr sub0r; under eq_bigr do rewrite zero sub0r.
by rewrite sumrN mulNrn opprK mulr2n.
Qed.
End Far.
