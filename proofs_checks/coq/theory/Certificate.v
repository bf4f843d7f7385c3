(** * Certificates for F_N: what a plan costs, and what no plan undercuts

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

Definition plan_attains (N : Z) (m : nat) (F : pairs) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z)
    (parts : seq (Z * seq Z)) (W p q : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 M, Z.ltb 0 W, Z.ltb 0 q & Z.ltb 1 N],
      is_table m C,
      all (fun part => Z.leb 0 part.1 && is_configuration m N part.2 && allowed F part.2) parts,
      Z.eqb (total [seq part.1 | part <- parts]) W,
      all (fun a => Z.eqb (total [seq (part.1 * nth 0%Z part.2 a)%Z | part <- parts] * M) (N * nth 0%Z mu a * W))
          (iota 0 m)
    & Z.eqb (total [seq (part.1 * twice_energy C part.2)%Z | part <- parts] * q) (p * (W * D * (N * (N - 1))))].

Theorem plan_attains_sound N m F C D mu M parts W p q : plan_attains N m F C D mu M parts W p q ->
  forall R : realFieldType, costs_of_plans N m F C D mu M (ratio R p q).
Proof.
case/and5P => /and5P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /Z.ltb_spec0 W0 /Z.ltb_spec0 q0 /Z.ltb_spec0 N1].
case/and3P => /eqP sC aC Csym /allP ok /Z.eqb_spec HW /andP[/allP means /Z.eqb_spec value] R.
have [n1 nE] := bodies_gt1 N1; set n := bodies N in n1 nE *.
have Du : of_Z R D != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Mu : of_Z R M != 0 by rewrite lt0r_neq0 // of_Z_gt0.
have Wu : of_Z R W != 0 by rewrite lt0r_neq0 // of_Z_gt0.
pose c := table R m C D.
pose g (x : {ffun 'I_n -> 'I_m}) : R := \sum_(part <- parts) of_Z R part.1 / of_Z R W * uniform R part.2 x.
have isc part : part \in parts -> is_configuration m (Z.of_nat n) part.2.
  by move=> /ok /andP[/andP[_]]; rewrite nE.
have mean (f : {ffun 'I_n -> 'I_m} -> R) (f0 : Z * seq Z -> R) :
   (forall part x, part \in parts -> has_numbers part.2 x -> f x = f0 part) ->
   \sum_x g x * f x = (\sum_(part <- parts) of_Z R part.1 * f0 part) / of_Z R W.
  move=> Hf; rewrite /g; under eq_bigr do rewrite mulr_suml.
  rewrite exchange_big /= mulr_suml big_seq [RHS]big_seq; apply: eq_bigr => part Hpart.
  under eq_bigr do rewrite -mulrA.
  rewrite -mulr_sumr (@uniform_mean R m n part.2 (isc _ Hpart) f (f0 part)) 1?mulrAC // => x.
  exact: Hf.
exists g; split.
- have gE : exchangeable g by move=> s x; apply: eq_bigr => part _; rewrite uniform_exch.
  split=> //.
    split=> [x|].
      rewrite /g big_seq; apply: sumr_ge0 => part Hpart.
      have /andP[/andP[/Z.leb_spec0 w0 _] _] := ok part Hpart.
      by rewrite mulr_ge0 ?divr_ge0 ?of_Z_ge0 ?ler0n //; lia.
    have := mean (fun _ => 1) (fun _ => 1) (fun _ _ _ _ => erefl).
    under eq_bigr do rewrite mulr1.
    under [in RHS]eq_bigr do rewrite mulr1.
    move=> ->; have := congr1 (of_Z R) HW; rewrite of_Z_total big_map => ->; by rewrite mulfV.
  apply: exchangeable_marginal => // [|a]; first exact: ltnW.
  rewrite (mean _ (fun part => of_Z R (nth 0%Z part.2 (nat_of_ord a)))); last first.
    by move=> part x _ /has_numbersP ->; rewrite of_Z_nat.
  have := means (val a); rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec /(congr1 (of_Z R)).
  rewrite !of_ZM -{1}nE of_Z_nat of_Z_total big_map.
  under eq_bigr do rewrite of_ZM.
  move=> H; apply: (mulIf Wu); rewrite -mulrA mulVf // mulr1.
  by apply: (mulIf Mu); rewrite H [RHS]mulrAC /vector /ratio; congr (_ * _); rewrite -mulrA divfK.
- move=> x; apply: contraNN => mx; apply/eqP; rewrite /g big_seq big1 // => part Hpart.
  rewrite /uniform; case Hx: (has_numbers part.2 x); last by rewrite mul0r mulr0.
  have /andP[_ ok2] := ok part Hpart.
  by have := allowed_avoids ok2 (fun a => has_numbersP _ _ Hx a); rewrite mx.
rewrite /cost_per_pair /mean_energy -sumrMnl.
under eq_bigr do rewrite -mulrnAr.
rewrite (mean _ (fun part => of_Z R (twice_energy C part.2) / of_Z R D)); last first.
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
