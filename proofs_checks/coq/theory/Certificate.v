(** * Certificates for F_N: what a plan costs, and what no plan undercuts

    - [plan_cost_is ... = true] shows that a plan costs p/q per pair ([plan_cost_is_sound]).
    - [plan_attains ... = true] shows that some plan costs p/q per pair ([plan_attains_sound]): a list of configurations
      with weights, which is the law of a uniformly chosen arrangement of them.
    - [potential_shows ... = true] shows that every plan costs at least p/q per pair ([potential_shows_sound]): a
      potential below the energy of every configuration, by weak duality.

    - [certified_costs], [certified_plan_costs]: both together, with and without forbidden pairs.

    All speak of [costs_of_plans], the costs per pair of the N-body problem (1.18). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Limit Integers Potential Tables Configurations Forbidden.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition is_table (m : nat) (C : seq (seq Z)) : bool :=
  [&& size C == m, all (fun r => size r == m) C & symmetric_table m C].

Lemma bodies_gt1 N : (1 < N)%Z -> (1 < bodies N)%N /\ Z.of_nat (bodies N) = N.
Proof. by rewrite /bodies => N1; split; [apply/ssrnat.ltP|]; lia. Qed.

Lemma of_Z_pairs (R : realFieldType) N : (1 < N)%Z ->
  of_Z R (N * (N - 1)) = (bodies N * (bodies N).-1)%:R.
Proof.
case/bodies_gt1 => /ssrnat.ltP n1 nE.
rewrite natrM of_ZM -{1}nE of_Z_nat; congr (_ * _).
by rewrite -of_Z_nat; congr (of_Z R _); lia.
Qed.

(** ** Plans *)

(** A list of configurations with weights, as integers over W: its law, and what it costs. *)
Definition plan_cost_is (N : Z) (m : nat) (C : seq (seq Z)) (D : Z) (parts : seq (Z * seq Z)) (W p q : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 W, Z.ltb 0 q & Z.ltb 1 N],
      is_table m C,
      all (fun part => Z.leb 0 part.1 && is_configuration m N part.2) parts,
      Z.eqb (total [seq part.1 | part <- parts]) W
    & Z.eqb (total [seq (part.1 * twice_energy C part.2)%Z | part <- parts] * q) (p * (W * D * (N * (N - 1))))].

Section Plans.
Variables (N : Z) (m : nat) (C : seq (seq Z)) (D : Z) (parts : seq (Z * seq Z)) (W p q : Z).
Hypothesis costs : plan_cost_is N m C D parts W p q.

Lemma plan_data : [/\ (0 < D)%Z /\ (0 < q)%Z, (0 < W)%Z, (1 < N)%Z, is_table m C
  & total [seq part.1 | part <- parts] = W].
Proof.
by have /and5P[/and4P[/Z.ltb_spec0 D0 /Z.ltb_spec0 W0 /Z.ltb_spec0 q0 /Z.ltb_spec0 N1] ? _ /Z.eqb_spec ? _] := costs.
Qed.

Lemma plan_configurations part : part \in parts ->
  (0 <= part.1)%Z /\ is_configuration m (Z.of_nat (bodies N)) part.2.
Proof.
have [_ _ N1 _ _] := plan_data; have [_ ->] := bodies_gt1 N1.
by have /and5P[_ _ /allP ok _ _] := costs; move=> /ok /andP[/Z.leb_spec0].
Qed.

Theorem plan_cost_is_sound (R : realFieldType) :
  cost_per_pair (table R m C D) (@law_of_parts R m (bodies N) parts W) = ratio R p q.
Proof.
have [[D0 q0] W0 N1 /and3P[/eqP sC aC Csym] HW] := plan_data; have [n1 nE] := bodies_gt1 N1.
have isc part H := (@plan_configurations part H).2.
have /and5P[_ _ _ _ /Z.eqb_spec value] := costs.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
set n := bodies N in n1 nE isc *.
rewrite /cost_per_pair /mean_energy -sumrMnl.
under eq_bigr do rewrite -mulrnAr.
rewrite (@mean_of_parts R m n parts W isc _ (fun part => of_Z R (twice_energy C part.2) / of_Z R D)); last first.
  move=> part x Hpart /has_numbersP HK; have /and3P[/eqP sK _ _] := isc _ Hpart.
  by rewrite (@twice_energyE R m n C D D0 Csym (conj sC aC) x) // [of_Z R D * _]mulrC mulfK.
under eq_bigr do rewrite mulrA.
rewrite -mulr_suml.
have -> : \sum_(part <- parts) of_Z R part.1 * of_Z R (twice_energy C part.2)
   = of_Z R (total [seq (part.1 * twice_energy C part.2)%Z | part <- parts]).
  by rewrite of_Z_total big_map; apply: eq_bigr => part _; rewrite of_ZM.
rewrite -/n -of_Z_pairs // -mulrA -invfM -mulrA -invfM -!of_ZM.
by apply: ratio_eq; move: value; nia.
Qed.
End Plans.

Definition plan_attains (N : Z) (m : nat) (F : pairs) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (parts : seq (Z * seq Z)) (W p q : Z) : bool :=
  [&& Z.ltb 0 M, plan_cost_is N m C D parts W p q, all (fun part => allowed F part.2) parts
    & all (fun a => Z.eqb (total [seq (part.1 * nth 0%Z part.2 a)%Z | part <- parts] * M) (N * nth 0%Z mu a * W))
          (iota 0 m)].

Theorem plan_attains_sound N m F C D mu M parts W p q : plan_attains N m F C D mu M parts W p q ->
  forall R : realFieldType, costs_of_plans N m F C D mu M (ratio R p q).
Proof.
case/and4P => /Z.ltb_spec0 M0 costs /allP ok /allP means R.
have [_ W0 N1 _ HW] := plan_data costs; have [n1 nE] := bodies_gt1 N1.
have isc part H := (@plan_configurations _ _ _ _ _ _ _ _ costs part H).2.
have weights part H := (@plan_configurations _ _ _ _ _ _ _ _ costs part H).1.
have Mu : of_Z R M != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Wu : of_Z R W != 0 by rewrite lt0r_neq0 // of_Z_gt0.
exists (@law_of_parts R m (bodies N) parts W); split; last by rewrite (plan_cost_is_sound costs R).
- have gE := @law_of_parts_exchangeable R m (bodies N) parts W.
  split=> //; first exact: law_of_parts_law.
  apply: exchangeable_marginal => // [|a]; first exact: ltnW.
  rewrite (@mean_of_parts R m _ parts W isc _ (fun part => of_Z R (nth 0%Z part.2 (nat_of_ord a)))); last first.
    by move=> part x _ /has_numbersP ->; rewrite of_Z_nat.
  have := means (val a); rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec /(congr1 (of_Z R)).
  rewrite !of_ZM -{1}nE of_Z_nat of_Z_total big_map.
  under eq_bigr do rewrite of_ZM.
  move=> H; apply: (mulIf Wu); rewrite -mulrA mulVf // mulr1.
  by apply: (mulIf Mu); rewrite H [RHS]mulrAC /vector /ratio; congr (_ * _); rewrite -mulrA divfK.
- move=> x; apply: contraNN => mx; apply/eqP; rewrite /law_of_parts big_seq big1 // => part Hpart.
  rewrite /uniform; case Hx: (has_numbers part.2 x); last by rewrite mul0r mulr0.
  by have := allowed_avoids (ok part Hpart) (fun a => has_numbersP _ _ Hx a); rewrite mx.
Qed.

(** ** Potentials *)

Definition potential_shows (N : Z) (m : nat) (F : pairs) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (B E : Z) (U : seq Z) (proof : proof_of_potential) (p q : Z) : bool :=
  let C' := mscal E (filled F B m C) in
  [&& [&& Z.ltb 0 D, Z.ltb 0 M, Z.ltb 0 E, Z.ltb 0 q & Z.ltb 1 N],
      is_table m C', size mu == m, size U == m, potential_below m N C' U proof
    & Z.leb (p * ((N - 1) * (M * (E * D)))) (2 * dot mu U * q)].

Theorem potential_shows_sound N m F C D mu M B E U proof p q :
  potential_shows N m F C D mu M B E U proof p q ->
  forall (R : realFieldType) v, costs_of_plans N m F C D mu M v -> ratio R p q <= v.
Proof.
case/and5P => /and5P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /Z.ltb_spec0 E0 /Z.ltb_spec0 q0 /Z.ltb_spec0 N1].
case/and3P => /eqP sC aC Csym /eqP smu /eqP sU /andP[below /Z.leb_spec0 value] R v.
have [n1 nE] := bodies_gt1 N1.
have {}below := @potential_below_sound m N _ U proof ltac:(lia) below.
have ED0 : (0 < E * D)%Z by lia.
case=> g [[[g0 g1] _ gm] no ->]; set n := bodies N in g g0 g1 gm no n1 nE *.
pose c := table R m C D.
pose u := vector R m U (E * D).
have point x : g x * (\sum_(a < m) (occupation x a)%:R * u a) <= g x * energy c x.
  have [->|gx] := eqVneq (g x) 0; first by rewrite !mul0r.
  apply: ler_wpmul2l => //; rewrite -nE in below.
  apply: le_trans (@below_energy_point R m n _ _ ED0 Csym (conj sC aC) U x sU below) _.
  rewrite (@energy_of_allowed R F n m _ c x) ?no // => a b ok.
  by rewrite /c table_mscal //; apply: ratio_eq => //; rewrite nth_filled.
have mean : mean_energy c g >= n%:R * (\sum_(a < m) vector R m mu M a * u a).
  by rewrite -(mean_occupation u gm); apply: ler_sum => x _; apply: point.
have dual : \sum_(a < m) vector R m mu M a * u a = ratio R (dot mu U) (M * (E * D)).
  rewrite /ratio (@dotE R m) // mulr_suml; apply: eq_bigr => a _.
  by rewrite /u /vector /ratio mulf_div [of_Z R (M * _)]of_ZM.
have pos : 0 < of_Z R (N * (N - 1)) by apply: of_Z_gt0; nia.
rewrite /cost_per_pair -of_Z_pairs // ler_pdivl_mulr //.
apply: (@le_trans _ _ ((n%:R * ratio R (dot mu U) (M * (E * D))) *+ 2)); last by rewrite ler_muln2r /= -dual.
rewrite -ler_pdivl_mulr //.
suff -> : (n%:R * ratio R (dot mu U) (M * (E * D))) *+ 2 / of_Z R (N * (N - 1))
   = ratio R (2 * dot mu U) ((N - 1) * (M * (E * D))).
  apply: ratio_le => //; first nia.
have -> : (n%:R * ratio R (dot mu U) (M * (E * D))) *+ 2 = ratio R (N * (2 * dot mu U)) (M * (E * D)).
  by rewrite /ratio !of_ZM -nE of_Z_nat -mulr_natl !mulrA; congr (_ / _); rewrite [2%:R * _]mulrC.
rewrite {1}/ratio -mulrA -invfM -of_ZM -/(ratio R _ _).
by apply: ratio_eq; nia.
Qed.

(** ** Both *)

Theorem certified_costs N m F C D mu M parts W p q B E U proof p' q' :
  plan_attains N m F C D mu M parts W p q -> potential_shows N m F C D mu M B E U proof p' q' ->
  forall R : realFieldType, between (costs_of_plans N m F C D mu M) (ratio R p' q') (ratio R p q).
Proof.
move=> attained shown R; split; first exact: plan_attains_sound attained R.
by move=> v; apply: potential_shows_sound shown R v.
Qed.

Theorem certified_plan_costs N m C D mu M parts W p q B E U proof p' q' :
  plan_attains N m [::] C D mu M parts W p q -> potential_shows N m [::] C D mu M B E U proof p' q' ->
  forall R : realFieldType,
  between (plan_costs (table R m C D) (bodies N) (vector R m mu M)) (ratio R p' q') (ratio R p q).
Proof.
move=> attained shown R; have [up low] := certified_costs attained shown R.
by split=> [|v]; [apply/costs_of_plans0|move/costs_of_plans0; apply: low].
Qed.
