(** * Numbers that are computed

    - [mean_field_is ... = true] shows that the mean field energy mu'C mu is p/q ([mean_field_is_sound]).
    - [self_cost_is ... = true] shows that the self cost D, the mean of c(a, a), is p/q ([self_cost_is_sound]).
    - [pair_mean_is ... = true]: so is the mean of a cost under a pair measure ([pair_mean_is_sound]).
    - [greatest_is ... = true]: so is the greatest absolute value of a cost, [greatest] ([greatest_is_sound]).
    - [variance_is ... = true]: so is the variance of f.Q, Q drawn from a mixture ([variance_is_sound]).
    - [spread_is ... = true]: so is the mean of (n - m)'C(n - m), n the numbers of bodies of a plan at the sites and m
      their mean ([spread_is_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable Integers Potential Tables Configurations.
From MFSym Require Import Forbidden Certificate InfiniteBodies.
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

(** ** A mean under a pair measure, and the greatest cost *)

Definition pair_mean_is (m : nat) (P : seq (seq Z)) (E : Z) (C : seq (seq Z)) (D p q : Z) : bool :=
  [&& Z.ltb 0 E, Z.ltb 0 D, Z.ltb 0 q
    & Z.eqb (sum_to m (fun a => sum_to m (fun b => entry P a b * entry C a b)%Z) * q) (p * (E * D))].

Theorem pair_mean_is_sound m P E C D p q : pair_mean_is m P E C D p q ->
  forall R : realFieldType, \sum_a \sum_b table R m P E a b * table R m C D a b = ratio R p q.
Proof.
case/and4P => /Z.ltb_spec0 E0 /Z.ltb_spec0 D0 /Z.ltb_spec0 q0 /Z.eqb_spec value R.
under eq_bigr do under eq_bigr do rewrite /table ratioM.
by rewrite (sum_ratio2 R m (fun a b => entry P a b * entry C a b)%Z); apply: ratio_eq; nia.
Qed.

Definition greatest (R : realFieldType) (T : finType) (c : T -> T -> R) (v : R) : Prop :=
  (forall a b, `|c a b| <= v) /\ exists a b, `|c a b| = v.

Definition greatest_is (m : nat) (C : seq (seq Z)) (D p q : Z) : bool :=
  [&& Z.ltb 0 D && Z.ltb 0 q,
      all (fun a => all (fun b => Z.leb (Z.abs (entry C a b) * q) (p * D)) (iota 0 m)) (iota 0 m)
    & has (fun a => has (fun b => Z.eqb (Z.abs (entry C a b) * q) (p * D)) (iota 0 m)) (iota 0 m)].

Lemma norm_ratio (R : realFieldType) a b : (0 < b)%Z -> `|ratio R a b| = ratio R (Z.abs a) b.
Proof.
move=> b0; rewrite /ratio normrM normfV [`|of_Z R b|]ger0_norm ?of_Z_ge0 //; last by lia.
congr (_ / _); case: (Z.abs_spec a) => [] [a0 ->]; first by rewrite ger0_norm ?of_Z_ge0.
by rewrite -normrN -of_ZN ger0_norm // of_Z_ge0 //; lia.
Qed.

Theorem greatest_is_sound m C D p q : greatest_is m C D p q ->
  forall R : realFieldType, greatest (table R m C D) (ratio R p q).
Proof.
case/and3P => /andP[/Z.ltb_spec0 D0 /Z.ltb_spec0 q0] /allP most /hasP[a + /hasP[b + /Z.eqb_spec value]] R.
rewrite !mem_iota !add0n /= => ia ib; split=> [s t|]; last first.
  by exists (Ordinal ia), (Ordinal ib); rewrite norm_ratio //; apply: ratio_eq.
rewrite norm_ratio //; apply: ratio_le => //.
have := most s; rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val t)).
by rewrite mem_iota ltn_ord => /(_ isT) /Z.leb_spec0.
Qed.

(** ** The variance of a linear form of the law drawn from a mixture *)

Definition variance_is (m : nat) (laws : weighted) (L W : Z) (f : seq Z) (B p q : Z) : bool :=
  [&& Z.ltb 0 B && Z.ltb 0 q, is_weighted m laws L W, size f == m
    & Z.eqb ((W * total [seq (x.1 * (dot f x.2 * dot f x.2))%Z | x <- laws]
              - total [seq (x.1 * dot f x.2)%Z | x <- laws] * total [seq (x.1 * dot f x.2)%Z | x <- laws]) * q)
            (p * (W * W * (B * L) * (B * L)))].

Theorem variance_is_sound m laws L W f B p q : variance_is m laws L W f B p q ->
  forall (R : realFieldType) (w := @part_weight R laws W)
    (X := fun k => \sum_a vector R m f B a * @part_law R m laws L k a),
  \sum_k w k * (X k - \sum_j w j * X j) ^+ 2 = ratio R p q.
Proof.
case/and4P => /andP[/Z.ltb_spec0 B0 /Z.ltb_spec0 q0] weighs /eqP sf /Z.eqb_spec value R w X.
have [L0 W0] := weighted_positive weighs.
have [_ w1] := part_weights R weighs.
have XE k : X k = ratio R (dot f (part k).2) (B * L).
  have [_ sk _ _] := part_ok weighs k.
  rewrite /ratio (@dotE R m) // mulr_suml; apply: eq_bigr => a _.
  by rewrite /vector /part_law /vector /ratio mulf_div [of_Z R (B * L)]of_ZM.
have mean : \sum_j w j * X j = ratio R (total [seq (x.1 * dot f x.2)%Z | x <- laws]) (W * (B * L)).
  rewrite /ratio -(@sum_parts R laws (fun x => x.1 * dot f x.2)%Z) mulr_suml; apply: eq_bigr => k _.
  by rewrite XE /w /part_weight ratioM.
have square : \sum_j w j * X j ^+ 2
    = ratio R (total [seq (x.1 * (dot f x.2 * dot f x.2))%Z | x <- laws]) (W * ((B * L) * (B * L))).
  rewrite /ratio -(@sum_parts R laws (fun x => x.1 * (dot f x.2 * dot f x.2))%Z) mulr_suml; apply: eq_bigr => k _.
  by rewrite XE expr2 /w /part_weight !ratioM.
set M := \sum_j w j * X j in mean *.
have -> : \sum_k w k * (X k - M) ^+ 2 = \sum_k w k * X k ^+ 2 - M ^+ 2.
  under eq_bigr do rewrite sqrrB mulrDr mulrBr.
  rewrite big_split /= sumrB -mulr_suml w1 mul1r.
  have -> : \sum_k w k * (X k * M *+ 2) = M ^+ 2 *+ 2.
    by under eq_bigr do rewrite mulrnAr mulrA; rewrite sumrMnl -mulr_suml -/M expr2.
  by rewrite mulr2n opprD addrA subrK.
rewrite square mean expr2 ratioM.
set s2 := total _; set s1 := total _ in value *.
have -> : ratio R s2 (W * (B * L * (B * L))) = ratio R (W * s2) (W * (B * L) * (W * (B * L))).
  by apply: ratio_eq; nia.
by rewrite /ratio -mulrBl -of_ZB -/(ratio R _ _); apply: ratio_eq; [nia|nia|]; move: value; rewrite -/s1 -/s2; nia.
Qed.

(** ** The spread of the configurations of a plan *)

Definition numbers_of_bodies (m : nat) (parts : weighted) : seq Z :=
  mkseq (fun a => total [seq (part.1 * nth 0 part.2 a)%Z | part <- parts]) m.

Definition spread_is (N : Z) (m : nat) (C : seq (seq Z)) (D : Z) (parts : weighted) (W p q : Z) : bool :=
  let mean := numbers_of_bodies m parts in
  [&& [&& Z.ltb 0 D, Z.ltb 0 W, Z.ltb 0 q & Z.leb 0 N], size C == m, all (fun r => size r == m) C,
      all (fun part => Z.leb 0 part.1 && is_configuration m N part.2) parts, Z.eqb (total [seq part.1 | part <- parts]) W
    & Z.eqb ((W * total [seq (part.1 * quadratic C part.2)%Z | part <- parts] - quadratic C mean) * q)
            (p * (W * W * D))].

Theorem spread_is_sound N m C D parts W p q : spread_is N m C D parts W p q ->
  forall (R : realFieldType) (g := @law_of_parts R m (bodies N) parts W)
    (n := fun x a => (occupation x a)%:R : R) (mean := fun a => \sum_x g x * n x a),
  \sum_x g x * form (table R m C D) (fun a => n x a - mean a) (fun a => n x a - mean a) = ratio R p q.
Proof.
case/and5P => /and4P[/Z.ltb_spec0 D0 /Z.ltb_spec0 W0 /Z.ltb_spec0 q0 /Z.leb_spec0 N0] /eqP sC aC /allP ok.
case/andP => /Z.eqb_spec HW /Z.eqb_spec value R g n mean.
have isc part : part \in parts -> is_configuration m (Z.of_nat (bodies N)) part.2.
  by move=> /ok /andP[_]; rewrite /bodies Z2Nat.id.
have weights part : part \in parts -> (0 <= part.1)%Z by move=> /ok /andP[/Z.leb_spec0].
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have [_ g1] : law g by apply: law_of_parts_law.
rewrite -(variance_identity _ g1 (fun=> erefl)) -/mean.
have meanE a : mean a = vector R m (numbers_of_bodies m parts) W a.
  rewrite /mean /g (@mean_of_parts R m _ parts W isc _ (fun part => of_Z R (nth 0%Z part.2 (nat_of_ord a)))); last first.
    by move=> part x _ /has_numbersP ->; rewrite of_Z_nat.
  rewrite /vector /ratio nth_mkseq // of_Z_total big_map; congr (_ / _); apply: eq_bigr => part _.
  by rewrite of_ZM.
have numbersE x part : part \in parts -> has_numbers part.2 x ->
    form (table R m C D) (n x) (n x) = of_Z R (quadratic C part.2) / of_Z R D.
  move=> Hpart /has_numbersP HK; have /and3P[/eqP sK _ _] := isc _ Hpart.
  rewrite (@quadratic_E R m C D D0 (conj sC aC)) // [of_Z R D * _]mulrC mulfK //.
  by apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite !HK !of_Z_nat.
rewrite (@mean_of_parts R m _ parts W isc _ (fun part => of_Z R (quadratic C part.2) / of_Z R D)); last first.
  by move=> part x; apply: numbersE.
have -> : (\sum_(part <- parts) of_Z R part.1 * (of_Z R (quadratic C part.2) / of_Z R D)) / of_Z R W
    = ratio R (total [seq (part.1 * quadratic C part.2)%Z | part <- parts]) (D * W).
  rewrite /ratio of_Z_total big_map of_ZM invfM mulrA; congr (_ / _); rewrite mulr_suml.
  by apply: eq_bigr => part _; rewrite of_ZM mulrA.
have -> : form (table R m C D) mean mean = ratio R (quadratic C (numbers_of_bodies m parts)) (W * W * D).
  rewrite /ratio (@quadratic_E R m C D D0 (conj sC aC)) ?size_mkseq // [of_Z R (W * W * D)]of_ZM.
  rewrite [of_Z R D * _]mulrC -mulf_div mulfV // mulr1 of_ZM.
  rewrite /form mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
  by rewrite !meanE /vector /ratio mulf_div mulrAC.
set s2 := total _; have -> : ratio R s2 (D * W) = ratio R (W * s2) (W * W * D) by apply: ratio_eq; nia.
by rewrite /ratio -mulrBl -of_ZB -/(ratio R _ _); apply: ratio_eq; nia.
Qed.
