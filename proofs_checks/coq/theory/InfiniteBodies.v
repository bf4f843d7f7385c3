(** * Certificates for infinitely many bodies

    The costs are those of infinitely representable pair measures ([infinite_costs], (2.4)), over archimedean fields.

    - [mixture_cost_is ... = true] shows that a mixture of independent bodies costs p/q ([mixture_cost_is_sound]).
    - [mixture_attains ... = true] shows that one with the marginal mu/M does ([mixture_attains_sound]).
    - [squares_show ... = true] shows that nothing costs less than p/q ([squares_show_sound]): twice the cost less the
      potential is a sum of weighted squares of linear forms plus a copositive matrix, [left_over_table].
    - [certified_infinite_costs]: both together.
    - [product_only ... = true] shows that the product measure is the only optimum ([certified_unique]): the squares
      vanish for no other law, since mu and they span everything; [G] says how. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate Copositive.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Notation weighted := (seq (Z * seq Z)).

(** ** Mixtures *)

Lemma total_nth (R : realFieldType) m (s : seq Z) : size s = m ->
  of_Z R (total s) = \sum_(a < m) of_Z R (nth 0%Z s a).
Proof. by move=> <-; rewrite of_Z_total (big_nth 0%Z) big_mkord. Qed.

(** Laws on the sites with weights, as integers over L and over W. *)
Definition is_weighted (m : nat) (laws : weighted) (L W : Z) : bool :=
  [&& Z.ltb 0 L, Z.ltb 0 W,
      all (fun part => [&& Z.leb 0 part.1, size part.2 == m, all (Z.leb 0) part.2 & Z.eqb (total part.2) L]) laws
    & Z.eqb (total [seq part.1 | part <- laws]) W].

Section Weighted.

Variables (R : realFieldType) (m : nat) (laws : weighted) (L W : Z).

Definition part (k : 'I_(size laws)) := nth (0%Z, [::]) laws k.
Definition part_weight k : R := ratio R (part k).1 W.
Definition part_law k : 'I_m -> R := vector R m (part k).2 L.

Lemma sum_parts (f : Z * seq Z -> Z) : \sum_k of_Z R (f (part k)) = of_Z R (total [seq f x | x <- laws]).
Proof. by rewrite of_Z_total big_map (big_nth (0%Z, [::])) big_mkord. Qed.

Hypothesis weighs : is_weighted m laws L W.

Lemma part_ok k : [/\ (0 <= (part k).1)%Z, size (part k).2 = m, all (Z.leb 0) (part k).2 & total (part k).2 = L].
Proof.
have /and4P[_ _ /allP ok _] := weighs.
by have /and4P[/Z.leb_spec0 ? /eqP ? ? /Z.eqb_spec ?] := ok _ (mem_nth (0%Z, [::]) (ltn_ord k)).
Qed.

Lemma weighted_positive : (0 < L)%Z /\ (0 < W)%Z.
Proof. by have /and4P[/Z.ltb_spec0 ? /Z.ltb_spec0 ? _ _] := weighs. Qed.

Lemma part_weights : law part_weight.
Proof.
have [_ W0] := weighted_positive; have /and4P[_ _ _ /Z.eqb_spec HW] := weighs.
split=> [k|]; first by rewrite /part_weight /ratio divr_ge0 ?of_Z_ge0 //; have [] := part_ok k; lia.
by rewrite /part_weight /ratio -mulr_suml (sum_parts fst) HW mulfV // lt0r_neq0 // of_Z_gt0.
Qed.

Lemma part_laws k : law (part_law k).
Proof.
have [L0 _] := weighted_positive; have [_ sk nonneg tk] := part_ok k; split=> [a|].
  rewrite /part_law /vector /ratio divr_ge0 ?of_Z_ge0 //; last by lia.
  by apply/Z.leb_spec0; move/allP: nonneg; apply; rewrite mem_nth // sk.
by rewrite /part_law /vector /ratio -mulr_suml -(total_nth R sk) tk mulfV // lt0r_neq0 // of_Z_gt0.
Qed.

End Weighted.

(** N bodies of the mixture. *)
Definition mixture_of_parts (R : realFieldType) (N m : nat) (laws : weighted) (L W : Z) : {ffun 'I_N -> 'I_m} -> R :=
  @mixture R _ N _ (@part_weight R laws W) (@part_law R m laws L).

Definition mixture_cost_is (m : nat) (C : seq (seq Z)) (D : Z) (laws : weighted) (L W p q : Z) : bool :=
  [&& Z.ltb 0 D && Z.ltb 0 q, is_table m C, is_weighted m laws L W
    & Z.eqb (total [seq (part.1 * quadratic C part.2)%Z | part <- laws] * q) (p * (W * (L * L * D)))].

Lemma mean_form m C D laws L W p q : mixture_cost_is m C D laws L W p q -> forall R : realFieldType,
  \sum_k @part_weight R laws W k * form (table R m C D) (@part_law R m laws L k) (@part_law R m laws L k) = ratio R p q.
Proof.
case/and4P => /andP[/Z.ltb_spec0 D0 /Z.ltb_spec0 q0] /and3P[/eqP sC aC _] weighs /Z.eqb_spec value R.
have [L0 W0] := weighted_positive weighs.
have -> : ratio R p q = ratio R (total [seq (x.1 * quadratic C x.2)%Z | x <- laws]) (W * (L * L * D)).
  by apply: ratio_eq => //; nia.
rewrite /ratio -(@sum_parts R laws (fun x => x.1 * quadratic C x.2)%Z) mulr_suml; apply: eq_bigr => k _.
have [_ sk _ _] := part_ok weighs k.
rewrite of_ZM (@quadratic_E R m C D D0 (conj sC aC)) // /part_weight /ratio [of_Z R (W * _)]of_ZM -mulf_div; congr (_ * _).
rewrite [of_Z R D * _]mulrC -[of_Z R (L * L * D)]/(of_Z R (L * L * D)) of_ZM invfM mulrA.
rewrite mulrAC -!mulrA [of_Z R D * _]mulrA mulfV ?lt0r_neq0 ?of_Z_gt0 // mul1r of_ZM.
rewrite /form mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
by rewrite /part_law /vector /ratio mulf_div mulrAC.
Qed.

Theorem mixture_cost_is_sound m C D laws L W p q : mixture_cost_is m C D laws L W p q ->
  forall (R : realFieldType) N, (1 < N)%N ->
  cost_per_pair (table R m C D) (@mixture_of_parts R N m laws L W) = ratio R p q.
Proof.
move=> costs R N N1; have /and4P[_ /and3P[_ _ Csym] weighs _] := costs.
rewrite -(mean_form costs R); apply: mixture_cost_per_pair => // [|k]; first exact: table_sym.
exact: part_laws weighs k.
Qed.

Definition mixture_attains (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (laws : weighted) (L W p q : Z) : bool :=
  [&& Z.ltb 0 M, mixture_cost_is m C D laws L W p q
    & all (fun a => Z.eqb (total [seq (part.1 * nth 0%Z part.2 a)%Z | part <- laws] * M) (nth 0%Z mu a * (W * L)))
          (iota 0 m)].

(** Its pair measure. *)
Definition pair_of_parts (R : realFieldType) (m : nat) (laws : weighted) (L W : Z) (a b : 'I_m) : R :=
  \sum_k @part_weight R laws W k * (@part_law R m laws L k a * @part_law R m laws L k b).

Lemma mixture_attains_pair m C D mu M laws L W p q : mixture_attains m C D mu M laws L W p q ->
  forall (R : archiFieldType) (P := @pair_of_parts R m laws L W),
  [/\ infinitely_representable P, forall a, \sum_b P a b = vector R m mu M a
    & ratio R p q = \sum_a \sum_b P a b * table R m C D a b].
Proof.
case/and3P => /Z.ltb_spec0 M0 costs /allP means R P; have /and4P[_ _ weighs _] := costs.
have [L0 W0] := weighted_positive weighs.
pose w := @part_weight R laws W; pose Q := @part_law R m laws L.
have Hw : law w by exact: part_weights weighs.
have HQ k : law (Q k) by exact: part_laws weighs k.
split.
- exact: mixture_infinitely_representable.
- move=> a; rewrite exchange_big /=.
  transitivity (\sum_k w k * Q k a).
    by apply: eq_bigr => k _; rewrite -mulr_sumr -mulr_sumr (HQ k).2 mulr1.
  have -> : \sum_k w k * Q k a = ratio R (total [seq (x.1 * nth 0%Z x.2 a)%Z | x <- laws]) (W * L).
    rewrite /ratio -(@sum_parts R laws (fun x => x.1 * nth 0%Z x.2 a)%Z) mulr_suml; apply: eq_bigr => k _.
    by rewrite /w /Q /part_weight /part_law /vector /ratio mulf_div !of_ZM.
  apply: ratio_eq => //; first by nia.
  by have := means (val a); rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec.
rewrite -(mean_form costs R).
under eq_bigr do rewrite /form mulr_sumr.
rewrite exchange_big /=; apply: eq_bigr => a _.
under eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /=; apply: eq_bigr => b _.
by rewrite mulr_suml; apply: eq_bigr => k _; rewrite [LHS]mulrA.
Qed.

Theorem mixture_attains_sound m C D mu M laws L W p q : mixture_attains m C D mu M laws L W p q ->
  forall R : archiFieldType, infinite_costs (table R m C D) (vector R m mu M) (ratio R p q).
Proof. by move=> H R; exists (@pair_of_parts R m laws L W); apply: mixture_attains_pair. Qed.

(** ** Potentials and squares *)

Definition left_over (E : Z) (C : seq (seq Z)) (U : seq Z) (squares : weighted) (a b : nat) : Z :=
  (2 * E * nth 0%Z (nth [::] C a) b - (nth 0%Z U a + nth 0%Z U b)
   - total [seq (f.1 * (nth 0%Z f.2 a * nth 0%Z f.2 b))%Z | f <- squares])%Z.

Definition left_over_table (m : nat) (E : Z) (C : seq (seq Z)) (U : seq Z) (squares : weighted) : seq (seq Z) :=
  mkseq (fun a => mkseq (left_over E C U squares a) m) m.

(** The computation that shows a potential U/(E D) to be below the cost of every law. *)
Definition squares_below (m : nat) (C : seq (seq Z)) (E : Z) (U : seq Z) (squares : weighted) (cuts : subdivision) : bool :=
  [&& is_table m C, all (fun f => Z.leb 0 f.1) squares & copositive m (left_over_table m E C U squares) cuts].

Definition squares_show (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (E : Z) (U : seq Z) (squares : weighted) (cuts : subdivision) (p q : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 M, Z.ltb 0 E & Z.ltb 0 q], size mu == m, size U == m, squares_below m C E U squares cuts
    & Z.leb (p * (M * (E * D))) (dot mu U * q)].

Section Squares.
Variable R : archiFieldType.
Variables (m : nat) (C : seq (seq Z)) (D E : Z) (U : seq Z) (squares : weighted).
Hypothesis D0 : (0 < D)%Z.
Hypothesis E0 : (0 < E)%Z.
Let c := table R m C D.
Let u := vector R m U (E * D).
Definition linear_form (f : seq Z) (a : 'I_m) : R := of_Z R (nth 0%Z f a).

Lemma reduced_squares (a b : 'I_m) : of_Z R (2 * (E * D)) * reduced c u a b
  = of_Z R (left_over E C U squares a b)
    + \sum_(f <- squares) of_Z R f.1 * (linear_form f.2 a * linear_form f.2 b).
Proof.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have EDu : of_Z R (E * D) != 0 by rewrite lt0r_neq0 // of_Z_gt0 //; lia.
have -> : \sum_(f <- squares) of_Z R f.1 * (linear_form f.2 a * linear_form f.2 b)
  = of_Z R (total [seq (f.1 * (nth 0%Z f.2 a * nth 0%Z f.2 b))%Z | f <- squares]).
  by rewrite of_Z_total big_map; apply: eq_bigr => f _; rewrite !of_ZM.
rewrite /left_over !of_ZB subrK /reduced mulrBr; congr (_ - _).
  by rewrite /c /table /ratio !of_ZM -!mulrA; congr (_ * (_ * _)); rewrite mulrCA mulfV ?mulr1.
rewrite /u /vector /ratio -mulrDl -of_ZD of_ZM.
have -> : of_Z R 2 = 2%:R by [].
rewrite -[_ / _ / _]mulrA -invfM [of_Z R (E * D) * _]mulrC [LHS]mulrC.
rewrite divfK //.
by rewrite mulf_neq0 ?pnatr_eq0.
Qed.

Lemma mean_reduced_squares (P : 'I_m -> 'I_m -> R) :
  of_Z R (2 * (E * D)) * (\sum_a \sum_b P a b * reduced c u a b)
  = \sum_a \sum_b P a b * of_Z R (left_over E C U squares a b)
    + \sum_(f <- squares) of_Z R f.1 * (\sum_a \sum_b P a b * (linear_form f.2 a * linear_form f.2 b)).
Proof.
under [X in _ = _ + X]eq_bigr do rewrite mulr_sumr.
rewrite [X in _ = _ + X]exchange_big /= mulr_sumr -big_split /=; apply: eq_bigr => a _.
under [X in _ = _ + X]eq_bigr do rewrite mulr_sumr.
rewrite [X in _ = _ + X]exchange_big /= mulr_sumr -big_split /=; apply: eq_bigr => b _.
rewrite mulrCA reduced_squares mulrDr; congr (_ + _); rewrite mulr_sumr; apply: eq_bigr => f _.
by rewrite mulrCA.
Qed.
End Squares.

Lemma left_over_form (R : realFieldType) m E C U squares (Q : 'I_m -> R) :
  \sum_a \sum_b Q a * Q b * of_Z R (left_over E C U squares a b) = value (left_over_table m E C U squares) Q.
Proof.
by apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite /entry /left_over_table !nth_mkseq.
Qed.

Lemma is_table_sym m C (a b : 'I_m) : symmetric_table m C -> nth 0%Z (nth [::] C a) b = nth 0%Z (nth [::] C b) a.
Proof.
move=> /allP H; have := H (val a); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
by rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec.
Qed.

Lemma squares_below_sound m C D E U squares cuts : (0 < D)%Z -> (0 < E)%Z -> squares_below m C E U squares cuts ->
  forall (R : archiFieldType) (Q : 'I_m -> R), law Q ->
  \sum_a Q a * vector R m U (E * D) a <= form (table R m C D) Q Q.
Proof.
move=> D0 E0 /and3P[_ /allP weights entries] R Q HQ.
have pos : 0 < of_Z R (2 * (E * D)) by apply: of_Z_gt0; lia.
rewrite -subr_ge0 -(pmulr_rge0 _ pos).
set u := vector R m U (E * D).
have -> : form (table R m C D) Q Q - \sum_a Q a * u a
   = \sum_a \sum_b Q a * Q b * reduced (table R m C D) u a b.
  rewrite (@mean_reduced _ _ _ u Q (fun a b => Q a * Q b)) // => [a b|a]; first by rewrite mulrC.
  by rewrite -mulr_sumr HQ.2 mulr1.
rewrite (@mean_reduced_squares R m C D E U squares D0 E0); apply: addr_ge0.
  by rewrite left_over_form; apply: copositive_sound entries _ HQ.1.
rewrite big_seq; apply: sumr_ge0 => f /weights /Z.leb_spec0 f0; apply: mulr_ge0; first exact: of_Z_ge0.
have -> : \sum_a \sum_b Q a * Q b * (@linear_form R m f.2 a * @linear_form R m f.2 b)
   = (\sum_a Q a * @linear_form R m f.2 a) ^+ 2.
  rewrite expr2 mulr_suml; apply: eq_bigr => a _; rewrite mulr_sumr; apply: eq_bigr => b _.
  by rewrite mulrACA.
exact: sqr_ge0.
Qed.

Theorem squares_show_sound m C D mu M E U squares cuts p q : squares_show m C D mu M E U squares cuts p q ->
  forall (R : archiFieldType) v, infinite_costs (table R m C D) (vector R m mu M) v -> ratio R p q <= v.
Proof.
case/and5P => /and4P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /Z.ltb_spec0 E0 /Z.ltb_spec0 q0].
move=> /eqP smu /eqP sU below /Z.leb_spec0 value R v Hv; have /and3P[/and3P[_ _ Csym] _ _] := below.
pose u := vector R m U (E * D).
apply: (@le_trans _ _ (\sum_a vector R m mu M a * u a)).
  have -> : \sum_a vector R m mu M a * u a = ratio R (dot mu U) (M * (E * D)).
    rewrite /ratio (@dotE R m) // mulr_suml; apply: eq_bigr => a _.
    by rewrite /u /vector /ratio mulf_div [of_Z R (M * _)]of_ZM.
  by apply: ratio_le => //; nia.
apply: potential_lower Hv => [a b|Q HQ]; first exact: table_sym.
exact: (squares_below_sound D0 E0 below HQ).
Qed.

Theorem certified_infinite_costs m C D mu M laws L W p q E U squares cuts p' q' :
  mixture_attains m C D mu M laws L W p q -> squares_show m C D mu M E U squares cuts p' q' ->
  forall R : archiFieldType,
  between (infinite_costs (table R m C D) (vector R m mu M)) (ratio R p' q') (ratio R p q).
Proof.
move=> attained shown R; split; first exact: mixture_attains_sound attained R.
by move=> v; apply: squares_show_sound shown R v.
Qed.

(** ** Uniqueness *)

Definition product_only (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (E : Z) (U : seq Z) (squares : weighted) (cuts : subdivision) (G : seq (seq Z)) (H : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 M, Z.ltb 0 E & Z.ltb 0 H], is_table m C, size mu == m, size U == m,
      all (fun f => Z.ltb 0 f.1) squares,
      copositive m (left_over_table m E C U squares) cuts
    & [&& Z.eqb (total mu) M, Z.eqb (quadratic C mu * E) (dot mu U * M)
       & all (fun a => all (fun t =>
           Z.eqb ((if t == a then M * H else 0) - nth 0%Z mu a * H)%Z
                 (M * total (mkseq (fun j => nth 0%Z (nth [::] G a) j * nth 0%Z (nth (0%Z, [::]) squares j).2 t)%Z
                                   (size squares)))%Z) (iota 0 m)) (iota 0 m)]].

Theorem certified_unique m C D mu M E U squares cuts G H : product_only m C D mu M E U squares cuts G H ->
  forall (R : archiFieldType) (P : 'I_m -> 'I_m -> R),
  infinitely_representable P -> (forall a, \sum_b P a b = vector R m mu M a) ->
  \sum_a \sum_b P a b * table R m C D a b = form (table R m C D) (vector R m mu M) (vector R m mu M) ->
  forall a b, P a b = vector R m mu M a * vector R m mu M b.
Proof.
case/and5P => /and4P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /Z.ltb_spec0 E0 /Z.ltb_spec0 H0].
move=> /and3P[/eqP sC aC Csym] /eqP smu /eqP sU /and3P[/allP weights entries].
case/and3P => /Z.eqb_spec mass /Z.eqb_spec value /allP span R P HP Hmu Hcost.
have Mu : of_Z R M != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Eu : of_Z R E != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Hu : of_Z R H != 0 by rewrite lt0r_neq0 // of_Z_gt0.
pose u := vector R m U (E * D); pose n := size squares.
pose d (j : 'I_n) : R := of_Z R (nth (0%Z, [::]) squares j).1.
pose f (j : 'I_n) : 'I_m -> R := @linear_form R m (nth (0%Z, [::]) squares j).2.
have d0 j : 0 < d j by apply: of_Z_gt0; apply/Z.ltb_spec0; apply: weights; apply: mem_nth.
have P0 a b : 0 <= P a b.
  have [g [[g0 _] _ gM]] := HP 2%N isT.
  rewrite -(gM ord0 (Ordinal (isT : (1 < 2)%N)) a b) //; exact: sumr_ge0.
have F0 j : 0 <= \sum_a \sum_b P a b * (f j a * f j b).
  apply: infinite_lower HP => [s t|Q _]; first by rewrite mulrC.
  rewrite /form; have -> : \sum_s \sum_t Q s * Q t * (f j s * f j t) = (\sum_s Q s * f j s) ^+ 2.
    rewrite expr2 mulr_suml; apply: eq_bigr => s _; rewrite mulr_sumr; apply: eq_bigr => t _.
    by rewrite mulrACA.
  exact: sqr_ge0.
have L0 : 0 <= \sum_a \sum_b P a b * of_Z R (left_over E C U squares a b).
  apply: infinite_lower HP => [a b|Q [Q0 _]]; last first.
    by rewrite /form left_over_form; apply: copositive_sound entries _ Q0.
  by rewrite /left_over (is_table_sym a b Csym) [(nth 0 U a + _)%Z]Z.add_comm; congr (of_Z R (_ - total _));
    apply: eq_map => square; rewrite [(nth 0 square.2 a * _)%Z]Z.mul_comm.
have mean_u : \sum_a vector R m mu M a * u a = form (table R m C D) (vector R m mu M) (vector R m mu M).
  have -> : \sum_a vector R m mu M a * u a = ratio R (dot mu U) (M * (E * D)).
    rewrite /ratio (@dotE R m) // mulr_suml; apply: eq_bigr => a _.
    by rewrite /u /vector /ratio mulf_div [of_Z R (M * _)]of_ZM.
  have -> : form (table R m C D) (vector R m mu M) (vector R m mu M) = ratio R (quadratic C mu) (M * M * D).
    rewrite /ratio (@quadratic_E R m C D D0 (conj sC aC)) // [of_Z R (M * M * D)]of_ZM.
    rewrite [of_Z R D * _]mulrC -mulf_div mulfV // mulr1 of_ZM.
    rewrite /form mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
    by rewrite /vector /ratio mulf_div mulrAC.
  apply: ratio_eq; [by nia|by nia|].
  have -> : (quadratic C mu * (M * (E * D)) = quadratic C mu * E * (M * D))%Z by lia.
  by rewrite value; lia.
have : \sum_(j < n) d j * (\sum_a \sum_b P a b * (f j a * f j b)) = 0.
  apply/eqP; rewrite eq_le; apply/andP; split; last first.
    by apply: sumr_ge0 => j _; apply: mulr_ge0 => //; apply: ltW.
  have := @mean_reduced_squares R m C D E U squares D0 E0 P.
  rewrite (mean_reduced _ _ (infinitely_representable_sym HP) Hmu) Hcost mean_u subrr mulr0.
  rewrite [X in _ + X](big_nth (0%Z, [::])) big_mkord => /esym/eqP; rewrite addrC addr_eq0 => /eqP ->.
  by rewrite oppr_le0.
move=> /psumr_eq0P zero; apply: (@forms_determine _ _ P _ [finType of 'I_n] f
  (fun a j => ratio R (nth 0%Z (nth [::] G a) j) H) HP Hmu) => [|j|a t].
- by rewrite /vector /ratio -mulr_suml -(total_nth R smu) mass mulfV.
- have /eqP := zero (fun j _ => mulr_ge0 (ltW (d0 j)) (F0 j)) j isT.
  by rewrite mulf_eq0 gt_eqF //= => /eqP.
have := span (val a); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val t)).
rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec /(congr1 (of_Z R)).
rewrite of_ZB !of_ZM of_Z_total big_map /= => E1.
have -> : \sum_(j < n) ratio R (nth 0%Z (nth [::] G a) j) H * f j t
  = (\sum_(j <- iota 0 n) of_Z R (nth 0%Z (nth [::] G a) j * nth 0%Z (nth (0%Z, [::]) squares j).2 t)) / of_Z R H.
  rewrite mulr_suml (_ : iota 0 n = index_iota 0 n) ?big_mkord; last by rewrite /index_iota subn0.
  apply: eq_bigr => j _.
  by rewrite of_ZM /ratio mulrAC.
apply: (mulfI Hu); apply: (mulfI Mu); rewrite [of_Z R H * (_ / _)]mulrCA mulfV // mulr1 -E1.
rewrite mulrBr [of_Z R H * vector _ _ _ _ _]mulrC mulrBr; congr (_ - _); last first.
  by rewrite /vector /ratio mulrA mulrCA mulfV // mulr1.
by rewrite -val_eqE /=; case: (nat_of_ord t == a); rewrite ?mulr1 ?mulr0 // of_ZM.
Qed.
