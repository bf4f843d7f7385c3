(** * Certificates of rivals of the product measure: the converse of Theorem 1.2 on sites

    - [rivalled strictly c mu]: an infinitely representable pair measure with the marginal mu, other than mu x mu, costs no
      more than it; less, if [strictly].
    - [rival ... = true] shows a mixture to be one ([rival_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate Copositive InfiniteBodies Values.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition rivalled (R : archiFieldType) (T : finType) (strictly : bool) (c : T -> T -> R) (mu : T -> R) : Prop :=
  exists P, [/\ infinitely_representable P, forall a, \sum_b P a b = mu a, exists a b, P a b != mu a * mu b
    & let cost := \sum_a \sum_b P a b * c a b in
      if strictly then cost < form c mu mu else cost <= form c mu mu].

(** The mixture costs p/q, the product measure p'/q'. *)
Definition rival (strictly : bool) (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z) (laws : weighted)
    (L W p q p' q' : Z) : bool :=
  [&& mixture_attains m C D mu M laws L W p q, mean_field_is m C D mu M p' q',
      has (fun a => has (fun b =>
        ~~ Z.eqb (total [seq (part.1 * (nth 0 part.2 a * nth 0 part.2 b))%Z | part <- laws] * (M * M))
                 (nth 0 mu a * nth 0 mu b * (W * (L * L)))%Z) (iota 0 m)) (iota 0 m),
      Z.ltb 0 q, Z.ltb 0 q'
    & if strictly then Z.ltb (p * q') (p' * q) else Z.leb (p * q') (p' * q)].

Lemma ratio_lt (R : realFieldType) a b c d : (0 < b)%Z -> (0 < d)%Z -> (a * d < c * b)%Z -> ratio R a b < ratio R c d.
Proof.
move=> b0 d0 E; rewrite /ratio ltr_pdivr_mulr ?of_Z_gt0 // mulrAC ltr_pdivl_mulr ?of_Z_gt0 //.
by rewrite -!of_ZM -subr_gt0 -of_ZB; apply: of_Z_gt0; lia.
Qed.

Lemma ratio_neq (R : realFieldType) a b c d : (0 < b)%Z -> (0 < d)%Z -> (a * d)%Z <> (c * b)%Z -> ratio R a b != ratio R c d.
Proof.
move=> b0 d0 E; case: (Z.lt_trichotomy (a * d) (c * b)) => [lt|[//|lt]]; first by rewrite lt_eqF // ratio_lt.
by rewrite eq_sym lt_eqF // ratio_lt.
Qed.

Lemma pair_of_partsE (R : realFieldType) m laws L W (a b : 'I_m) : @pair_of_parts R m laws L W a b
  = ratio R (total [seq (x.1 * (nth 0 x.2 a * nth 0 x.2 b))%Z | x <- laws]) (W * (L * L)).
Proof.
rewrite /ratio -(@sum_parts R laws (fun x => x.1 * (nth 0 x.2 a * nth 0 x.2 b))%Z) mulr_suml; apply: eq_bigr => k _.
by rewrite /part_weight /part_law /vector /ratio !mulf_div !of_ZM.
Qed.

Theorem rival_sound strictly m C D mu M laws L W p q p' q' : rival strictly m C D mu M laws L W p q p' q' ->
  forall R : archiFieldType, rivalled strictly (table R m C D) (vector R m mu M).
Proof.
case/and3P => attained product; have /and3P[/and5P[_ /Z.ltb_spec0 M0 _ _ _] _ _] := product.
have /and3P[_ /and4P[_ _ weighs _] _] := attained; have [L0 W0] := weighted_positive weighs.
case/and4P => /hasP[a + /hasP[b + /Z.eqb_spec other]] /Z.ltb_spec0 q0 /Z.ltb_spec0 q'0 less R.
rewrite !mem_iota !add0n /= => ia ib; have [HP HM HC] := mixture_attains_pair attained R.
exists (@pair_of_parts R m laws L W); split=> //; last first.
  rewrite -HC (mean_field_is_sound product R).
  by case: strictly less => /= [/Z.ltb_spec0|/Z.leb_spec0]; [apply: ratio_lt|apply: ratio_le].
exists (Ordinal ia), (Ordinal ib); rewrite pair_of_partsE /vector ratioM.
by apply: ratio_neq => //; nia.
Qed.
