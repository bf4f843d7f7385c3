(** * Pairwise independence: Remark 2.12 (d)

    - [pairwise_independent]: if infinitely many bodies, a mixture of independent ones, are pairwise independent, then
      the law of N of them is the product measure, for every N.
    - [three_bodies]: for finitely many bodies it is false: three bodies on two sites, one at the first site with
      probability 3/4 or all three with probability 1/4, are pairwise independent, but not independent. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable Monotone.
From MFSym Require Import Integers Potential Tables Configurations PairPlan TwoSites.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Theorem pairwise_independent (R : realFieldType) (T I : finType) (p : I -> R) (Q : I -> T -> R) (mu : T -> R) :
  law p -> (forall a, \sum_k p k * Q k a = mu a) -> (forall a b, \sum_k p k * (Q k a * Q k b) = mu a * mu b) ->
  forall N (x : {ffun 'I_N -> T}), mixture p Q x = product mu x.
Proof.
move=> [p0 p1] mean pairs N x.
have same k : p k != 0 -> Q k =1 mu.
  move=> pk a; have : \sum_k p k * (Q k a - mu a) ^+ 2 = 0.
    under eq_bigr do rewrite sqrrB expr2 mulrDr mulrBr.
    rewrite big_split /= sumrB pairs -mulr_suml p1 mul1r.
    under eq_bigr do rewrite -mulrnAr mulrA.
    by rewrite -mulr_suml mean mulr2n mulrDr expr2 opprD addrA subrr add0r addNr.
  move/psumr_eq0P => /(_ (fun k _ => mulr_ge0 (p0 k) (sqr_ge0 _)) k isT) /eqP.
  by rewrite mulf_eq0 (negPf pk) /= sqrf_eq0 subr_eq0 => /eqP.
rewrite /mixture (eq_bigr (fun k => p k * product mu x)) => [|k _]; first by rewrite -mulr_suml p1 mul1r.
case: (eqVneq (p k) 0) => [->|/same E]; first by rewrite !mul0r.
by congr (_ * _); apply: eq_bigr => i _; rewrite E.
Qed.

Theorem three_bodies (R : realFieldType) (half := 2%:R^-1 : R) : exists g : {ffun 'I_3 -> 'I_2} -> R,
  [/\ law g, exchangeable g, pair_marginal g (fun _ _ => half * half) & exists x, g x <> product (fun=> half) x].
Proof.
pose quarter : R := half * half.
have two : 2%:R != 0 :> R by rewrite pnatr_eq0.
have half0 : 0 < half by rewrite invr_gt0 ltr0n.
have half1 : half * 2%:R = 1 by rewrite mulVf.
have quarter4 : quarter * 4%:R = 1 by rewrite /quarter (natrM R 2 2) mulrACA half1 mulr1.
have quarter0 : 0 <= quarter by rewrite ltW // mulr_gt0.
have quarter1 : quarter <= 1.
  by rewrite -quarter4 -[X in X <= _]mulr1 ler_wpmul2l // -[X in X <= _]/(1%:R) ler_nat.
have rest : 1 - quarter = quarter * 3%:R.
  by rewrite -[X in X - _]quarter4 (natrD R 1 3) mulrDr mulr1 addrAC subrr add0r.
pose mu (a : 'I_2) : R := half.
have mu_law : law mu.
  split=> [a|]; first exact: ltW.
  by rewrite /mu sumr_const card_ord -mulr_natr.
have three : (0 < 3)%N by [].
have mean : 3%:R * mu ord0 = (1 - quarter) * 1%:R + quarter * 3%:R.
  have halfE : half = quarter * 2%:R by rewrite /quarter -mulrA half1 mulr1.
  by rewrite rest mulr1 -mulrDr -natrD /mu halfE mulrCA -natrM.
have [gL gE gM] := two_numbers_plan (isT : (1 < 3)%N) mu_law (isT : (1 <= 3)%N) (isT : (3 <= 3)%N) quarter0 quarter1 mean.
have value (f : R -> R) : \sum_(x : {ffun 'I_3 -> 'I_2}) two_numbers 1 3 quarter x * f (occupation x ord0)%:R
  = quarter * (3%:R * f 1%:R + f 3%:R).
  by rewrite (mean_of_two_numbers quarter (isT : (1 <= 3)%N) (isT : (3 <= 3)%N) f) rest mulrDr mulrA.
have cases (s : 'I_2) : s = ord0 \/ s = ord_max.
  by case: s => [[|[|i]] lt] //; [left | right]; apply: val_inj.
have other (x : {ffun 'I_3 -> 'I_2}) : (occupation x ord_max)%:R = 3%:R - (occupation x ord0)%:R :> R.
  exact: occupation_B.
exists (two_numbers 1 3 quarter); split=> //.
  have pairs (f : R -> R) (u v : nat) : f 1%:R = u%:R -> f 3%:R = v%:R -> (3 * u + v = 6)%N ->
      \sum_(x : {ffun 'I_3 -> 'I_2}) two_numbers 1 3 quarter x * f (occupation x ord0)%:R = (3 * 3.-1)%:R * quarter.
    by move=> f1 f3 E; rewrite value f1 f3 -natrM -natrD E mulrC.
  apply: exchangeable_pair => // a b.
  case: (cases a) => ->; case: (cases b) => -> /=; under eq_bigr do rewrite ?other ?mul1r ?mul0r ?subr0.
  - by apply: (pairs (fun z => z * z - z) 0%N 6%N); rewrite -?natrM -?natrB.
  - by apply: (pairs (fun z => z * (3%:R - z)) 2%N 0%N); rewrite -?natrB // -natrM.
  - by apply: (pairs (fun z => (3%:R - z) * z) 2%N 0%N); rewrite -?natrB // -natrM.
  by apply: (pairs (fun z => (3%:R - z) * (3%:R - z) - (3%:R - z)) 2%N 0%N); rewrite -?natrB // -natrM -?natrB.
(* All three bodies are at the first site with probability 1/4, not 1/8. *)
pose x0 : {ffun 'I_3 -> 'I_2} := [ffun=> ord0]; exists x0.
have -> : two_numbers 1 3 quarter x0 = quarter.
  have := value (fun z => (z == 3%:R)%:R); rewrite eqr_nat eqxx mulr0 add0r mulr1 => V; rewrite -[RHS]V.
  have at0 : occupation x0 ord0 = 3%N by rewrite /occupation; under eq_bigr do rewrite ffunE eqxx; rewrite sum1_card card_ord.
  rewrite (bigD1 x0) //= at0 eqxx mulr1 big1 ?addr0 // => x ne.
  case: eqP => [E|]; last by rewrite mulr0.
  case/eqP: ne; apply/ffunP => i; rewrite ffunE; case: (cases (x i)) => // max.
  have := other x; rewrite E subrr => /eqP; rewrite pnatr_eq0 sum_nat_eq0 => /forallP /(_ i).
  by rewrite max.
have -> : product (fun=> half) x0 = quarter * half by rewrite /product prodr_const card_ord exprSr expr2.
move/eqP; rewrite -[X in X == _]mulr1 (inj_eq (mulfI _)).
  by apply/negP; rewrite -half1 mulr_natr mulr2n -subr_eq0 addrK gt_eqF.
by rewrite mulf_neq0 ?gt_eqF.
Qed.
