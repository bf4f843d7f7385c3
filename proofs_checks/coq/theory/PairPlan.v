(** * Certificates that a pair measure is N-representable (Definition 2.1)

    - [exchangeable_pair]: the pair marginal of an exchangeable law of N bodies is the mean number of ordered pairs of
      bodies at two sites, divided by N(N-1).
    - [plan_represents ... = true] shows that P is the pair marginal of a plan ([plan_represents_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Representable Monotone Integers Potential Tables Configurations Forbidden Certificate.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Section Pairs.
Variable R : realFieldType.
Variables (m N : nat).
Notation conf := {ffun 'I_N -> 'I_m}.
Implicit Types (g : conf -> R) (a b : 'I_m).

Lemma exchangeable_pair g (P : 'I_m -> 'I_m -> R) : (1 < N)%N -> exchangeable g ->
  (forall a b, \sum_x g x * ((occupation x a)%:R * (occupation x b)%:R - (a == b)%:R * (occupation x a)%:R)
               = (N * N.-1)%:R * P a b) ->
  pair_marginal g P.
Proof.
move=> N1 Eg H i j a b ij; rewrite -/(at_pair g i j a b).
have NU : (N * N.-1)%:R != 0 :> R.
  by rewrite pnatr_eq0 muln_eq0 negb_or -!lt0n (ltnW N1) -subn1 subn_gt0.
apply: (mulfI NU); rewrite -H.
under [RHS]eq_bigr do rewrite pair_numbers mulr_sumr.
rewrite exchange_big /=.
transitivity (\sum_(k < N) (N.-1)%:R * at_pair g i j a b).
  by rewrite sumr_const card_ord -[RHS]mulr_natl mulrA -natrM.
apply: eq_bigr => k _.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /=.
transitivity (\sum_(l | l != k) at_pair g i j a b); first by rewrite sumr_const cardC1 card_ord mulr_natl.
apply: eq_bigr => l lk.
rewrite (@at_pair_same _ _ _ g i j k l) // 1?eq_sym // /at_pair big_mkcond /=; apply: eq_bigr => x _.
by case: (_ && _); rewrite ?mulr1 ?mulr0.
Qed.
End Pairs.

Definition plan_represents (N : Z) (m : nat) (P : seq (seq Z)) (D : Z) (parts : seq (Z * seq Z)) (W : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 W & Z.ltb 1 N],
      all (fun part => Z.leb 0 part.1 && is_configuration m N part.2) parts,
      Z.eqb (total [seq part.1 | part <- parts]) W
    & all (fun a => all (fun b =>
        Z.eqb (total [seq (part.1 * (nth 0 part.2 a * nth 0 part.2 b - (if a == b then nth 0 part.2 a else 0)))%Z
                     | part <- parts] * D)
              (N * (N - 1) * nth 0%Z (nth [::] P a) b * W)) (iota 0 m)) (iota 0 m)].

Theorem plan_represents_sound N m P D parts W : plan_represents N m P D parts W ->
  forall R : realFieldType, representable (bodies N) (table R m P D).
Proof.
case/and4P => /and3P[/Z.ltb_spec0 D0 /Z.ltb_spec0 W0 /Z.ltb_spec0 N1] /allP ok /Z.eqb_spec HW /allP pairs R.
have [n1 nE] := bodies_gt1 N1; set n := bodies N in n1 nE *.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Wu : of_Z R W != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have weights part : part \in parts -> (0 <= part.1)%Z by move=> /ok /andP[/Z.leb_spec0].
have isc part : part \in parts -> is_configuration m (Z.of_nat n) part.2.
  by move=> /ok /andP[_]; rewrite nE.
have gE := @law_of_parts_exchangeable R m n parts W.
exists (@law_of_parts R m n parts W); split=> //; first exact: law_of_parts_law.
apply: exchangeable_pair => // a b.
rewrite (@mean_of_parts R m n parts W isc _ (fun part =>
  of_Z R (nth 0 part.2 a * nth 0 part.2 b - (if (a : nat) == b then nth 0 part.2 a else 0))%Z)); last first.
  move=> part x _ /has_numbersP HK; rewrite of_ZB of_ZM !HK !of_Z_nat; congr (_ - _).
  by rewrite -val_eqE /=; case: ((a : nat) == b); rewrite ?mul1r ?mul0r ?of_Z_nat.
have := pairs (val a); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec /(congr1 (of_Z R)).
rewrite of_ZM of_Z_total big_map; under eq_bigr do rewrite of_ZM.
rewrite 2!of_ZM of_Z_pairs // -/n => H.
apply: (mulIf Du); rewrite mulrAC H /table /ratio mulfK //.
by rewrite -!mulrA mulVf // mulr1.
Qed.
