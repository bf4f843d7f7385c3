(** * Laws of some of the bodies, and how far two of them are apart

    - [first_bodies g y]: the probability that the first bodies of a configuration with the law g are at the places y.
    - [first_of_uniform]: for the uniform law on the configurations with the numbers K it is a quotient of products: the
      bodies are drawn one by one, without replacement.
    - [bodies_of], [bodies_law]: bodies of a plan, or of a mixture; the law of k of them.
    - [apart ... v]: two laws of k bodies are v apart, in the norm [Variation] or [OnSets].
    - [distance_is ... = true] shows that they are p/q apart ([distance_is_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate.
From MFSym Require Import Copositive InfiniteBodies Values Nearness.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** ** One body before all others *)
Section Attach.
Variable R : realFieldType.
Variable T : finType.

Definition attach N (a : T) (x : {ffun 'I_N -> T}) : {ffun 'I_N.+1 -> T} :=
  [ffun i => if unlift ord0 i is Some j then x j else a].

Lemma sum_attach N (F : {ffun 'I_N.+1 -> T} -> R) : \sum_x F x = \sum_a \sum_x F (attach a x).
Proof.
rewrite pair_big /= (reindex (fun p : T * {ffun 'I_N -> T} => attach p.1 p.2)) //=.
exists (fun x => (x ord0, [ffun i => x (lift ord0 i)])) => [[a x] _|x _] /=.
  congr (_, _); first by rewrite ffunE unlift_none.
  by apply/ffunP => i; rewrite !ffunE liftK.
apply/ffunP => i; rewrite ffunE; case: unliftP => [j|] -> //; by rewrite ffunE.
Qed.

Lemma codom_attach N a (x : {ffun 'I_N -> T}) : codom (attach a x) = a :: codom x.
Proof.
rewrite !codomE enum_ordSl /= ffunE unlift_none; congr (_ :: _).
by rewrite -map_comp; apply: eq_map => i /=; rewrite ffunE liftK.
Qed.

Definition first_bodies N (g : {ffun 'I_N -> T} -> R) (y : seq T) : R :=
  \sum_(x : {ffun 'I_N -> T} | take (size y) (codom x) == y) g x.

Lemma sum_tuples k (F : seq T -> R) : \sum_(y : k.+1.-tuple T) F y = \sum_a \sum_(y : k.-tuple T) F (a :: y).
Proof.
rewrite pair_big /= (reindex (fun p : T * k.-tuple T => [tuple of p.1 :: p.2])) //=.
exists (fun y : k.+1.-tuple T => (thead y, [tuple of behead y])) => [[a y] _|y _] /=.
  by congr (_, _); apply: val_inj.
by rewrite [RHS]tuple_eta; apply: val_inj.
Qed.
End Attach.

(** ** Drawn without replacement *)
Section Uniform.
Variable R : realFieldType.
Variable m : nat.

Definition taken (a : nat) (K : seq Z) : seq Z := mkseq (fun b => nth 0%Z K b - (if b == a then 1 else 0))%Z m.

(** The product of the numbers of bodies that are left, for the places y. *)
Fixpoint ways (y : seq nat) (K : seq Z) : Z := if y is a :: y' then (nth 0%Z K a * ways y' (taken a K))%Z else 1%Z.
Fixpoint falling (k : nat) (N : Z) : Z := if k is k'.+1 then (N * falling k' (N - 1))%Z else 1%Z.

Lemma occupation_attach N a (x : {ffun 'I_N -> 'I_m}) b : occupation (attach a x) b = ((a == b) + occupation x b)%N.
Proof.
rewrite /occupation big_ord_recl ffunE unlift_none; congr (_ + _)%N.
by apply: eq_bigr => i _; rewrite ffunE liftK.
Qed.

Lemma has_numbers_attach N K a (x : {ffun 'I_N -> 'I_m}) :
  has_numbers K (attach a x) = has_numbers (taken a K) x.
Proof.
apply/has_numbersP/has_numbersP => H b; have := H b; rewrite nth_mkseq // occupation_attach -val_eqE /= eq_sym;
  case: (_ == _); rewrite ?add0n ?add1n ?Nat2Z.inj_succ; lia.
Qed.

Lemma total_without a (f : nat -> Z) s : uniq s ->
  total [seq (f b - (if b == a then 1 else 0))%Z | b <- s] = (total [seq f b | b <- s] - (if a \in s then 1 else 0))%Z.
Proof.
elim: s => [|b s IH] //= /andP[bs us]; rewrite IH // in_cons [b == a]eq_sym.
by case: (a =P b) bs => [<- /negPf -> /=|_ _ /=]; first lia; case: (a \in s) => /=; lia.
Qed.

Lemma taken_configuration N (a : 'I_m) K : is_configuration m (Z.of_nat N.+1) K -> (0 < nth 0 K a)%Z ->
  is_configuration m (Z.of_nat N) (taken a K).
Proof.
case/and3P => /eqP sK /allP pK /Z.eqb_spec tK Ka; apply/and3P; split; first by rewrite size_mkseq.
  apply/allP => z /mapP[b]; rewrite mem_iota add0n => /andP[_ bm] ->.
  have Kb : (0 <= nth 0 K b)%Z by apply/Z.leb_spec0/pK; rewrite mem_nth // sK.
  by apply/Z.leb_spec0; case: eqP => [E|_]; rewrite ?E in Kb *; lia.
apply/Z.eqb_spec.
rewrite /taken /mkseq total_without ?iota_uniq // mem_iota ltn_ord /=.
by rewrite -/(mkseq (nth 0%Z K) m) -sK mkseq_nth tK; lia.
Qed.

Theorem first_of_uniform N K (y : seq 'I_m) : (size y <= N)%N -> is_configuration m (Z.of_nat N) K ->
  first_bodies (@uniform R m N K) y = ratio R (ways (map val y) K) (falling (size y) (Z.of_nat N)).
Proof.
elim: y N K => [|a y IH] N K.
  move=> _ HK; rewrite /first_bodies /ratio /= divr1.
  under eq_bigl do rewrite take0 eqxx.
  have := @uniform_mean R m N K HK (fun=> 1) 1 (fun _ _ => erefl).
  by under eq_bigr do rewrite mulr1.
case: N => // N sy HK; have {}sy : (size y <= N)%N by [].
have step : first_bodies (@uniform R m N.+1 K) (a :: y)
    = \sum_(x : {ffun 'I_N -> 'I_m} | take (size y) (codom x) == y) uniform R K (attach a x).
  rewrite /first_bodies big_mkcond sum_attach (bigD1 a) //= [X in _ + X]big1 ?addr0 => [|b ba].
    by rewrite [RHS]big_mkcond; apply: eq_bigr => x _; rewrite codom_attach /= eqseq_cons eqxx.
  by rewrite big1 // => x _; rewrite codom_attach /= eqseq_cons (negPf ba).
have Na : \sum_(x : {ffun 'I_N -> 'I_m}) uniform R K (attach a x) = ratio R (nth 0%Z K a) (Z.of_nat N.+1).
  have mu : marginal (@uniform R m N.+1 K) (fun b => ratio R (nth 0%Z K b) (Z.of_nat N.+1)).
    apply: exchangeable_marginal => // [|b]; first exact: uniform_exch.
    rewrite (uniform_mean HK (F0 := of_Z R (nth 0%Z K b))) => [|x /has_numbersP ->]; last by rewrite of_Z_nat.
    by rewrite /ratio of_Z_nat mulrC divfK // pnatr_eq0.
  rewrite -(mu ord0 a).
  rewrite [RHS]big_mkcond sum_attach (bigD1 a) //= [X in _ = _ + X]big1 ?addr0 => [|b ba].
    by apply: eq_bigr => x _; rewrite ffunE unlift_none eqxx.
  by rewrite big1 // => x _; rewrite ffunE unlift_none (negPf ba).
rewrite step -[ways _ K]/(nth 0 K a * ways (map val y) (taken a K))%Z.
rewrite -[falling _ _]/(Z.of_nat N.+1 * falling (size y) (Z.of_nat N.+1 - 1))%Z.
case: (Z.eq_dec (nth 0%Z K a) 0) => [K0|Ka].
  rewrite K0 Z.mul_0_l /ratio mul0r; apply: big1 => x _; rewrite /uniform has_numbers_attach.
  case: has_numbersP => [H|]; last by rewrite mul0r.
  by have := H a; rewrite nth_mkseq // eqxx K0; lia.
have {}Ka : (0 < nth 0 K a)%Z.
  have /and3P[/eqP sK /allP pK _] := HK.
  have : (0 <= nth 0 K a)%Z by apply/Z.leb_spec0/pK; rewrite mem_nth // sK.
  lia.
have HK' := taken_configuration HK Ka.
have [n nE] : exists n : R, forall z : {ffun 'I_N.+1 -> 'I_m}, uniform R K z = (has_numbers K z)%:R / n.
  by eexists=> z; rewrite /uniform.
have [n' [n'u n'E]] : exists n' : R, n' != 0 /\
    forall z : {ffun 'I_N -> 'I_m}, uniform R (taken a K) z = (has_numbers (taken a K) z)%:R / n'.
  by eexists; split=> [|z]; [exact: (card_has_numbers R HK')|rewrite /uniform].
have scaled (x : {ffun 'I_N -> 'I_m}) : uniform R K (attach a x) = uniform R (taken a K) x * (n' / n).
  by rewrite nE n'E has_numbers_attach mulrA divfK.
under eq_bigr do rewrite scaled.
rewrite -mulr_suml -/(first_bodies _ y) (IH _ _ sy HK').
have <- : ratio R (nth 0%Z K a) (Z.of_nat N.+1) = n' / n.
  rewrite -Na; under eq_bigr do rewrite scaled.
  rewrite -mulr_suml; have := @uniform_mean R m N _ HK' (fun=> 1) 1 (fun _ _ => erefl).
  by under eq_bigr do rewrite mulr1; move=> ->; rewrite mul1r.
rewrite mulrC ratioM; congr (ratio R _ (_ * falling _ _)); lia.
Qed.
End Uniform.

(** ** Bodies of a plan, or of a mixture *)
Variant bodies_of := OfPlan (N : Z) (parts : weighted) (W : Z) | OfMixture (laws : weighted) (L W : Z).

(** The law of the first k of them. *)
Definition bodies_law (R : realFieldType) (m k : nat) (s : bodies_of) (y : k.-tuple 'I_m) : R :=
  match s with
  | OfPlan N parts W => first_bodies (@law_of_parts R m (bodies N) parts W) y
  | OfMixture laws L W => first_bodies (@mixture_of_parts R k m laws L W) y
  end.

Definition are_bodies (m k : nat) (s : bodies_of) : bool :=
  match s with
  | OfPlan N parts W =>
      [&& Z.ltb 0 W, Z.leb (Z.of_nat k) N, all (fun part => is_configuration m N part.2) parts
        & Z.eqb (total [seq part.1 | part <- parts]) W && all (fun part => Z.leb 0 part.1) parts]
  | OfMixture laws L W => is_weighted m laws L W
  end.

Definition numerator (m : nat) (s : bodies_of) (y : seq nat) : Z :=
  match s with
  | OfPlan _ parts _ => total [seq (part.1 * ways m y part.2)%Z | part <- parts]
  | OfMixture laws _ _ => total [seq (part.1 * foldr (fun a p => nth 0 part.2 a * p)%Z 1%Z y)%Z | part <- laws]
  end.
Definition denominator (k : nat) (s : bodies_of) : Z :=
  match s with OfPlan N _ W => (W * falling k N)%Z | OfMixture _ L W => (W * L ^ Z.of_nat k)%Z end.

Lemma falling_gt0 k N : (Z.of_nat k <= N)%Z -> (0 < falling k N)%Z.
Proof.
elim: k N => [|k IH] N H; first by [].
by rewrite -[falling _ _]/(N * falling k (N - 1))%Z; apply: Z.mul_pos_pos; [lia | apply: IH; lia].
Qed.

Lemma denominator_gt0 m k s : are_bodies m k s -> (0 < denominator k s)%Z.
Proof.
case: s => [N parts W|laws L W] /=.
  by case/and4P => /Z.ltb_spec0 W0 /Z.leb_spec0 kN _ _; apply: Z.mul_pos_pos => //; apply: falling_gt0.
by move=> weighs; have [L0 W0] := weighted_positive weighs; apply: Z.mul_pos_pos => //; apply: Z.pow_pos_nonneg; lia.
Qed.

Lemma take_codom k (T : finType) (x : {ffun 'I_k -> T}) : take k (codom x) = codom x.
Proof. by rewrite take_oversize // size_codom card_ord. Qed.

Lemma bodies_lawE (R : realFieldType) m k s (y : k.-tuple 'I_m) : are_bodies m k s ->
  bodies_law R s y = ratio R (numerator m s (map val y)) (denominator k s).
Proof.
case: s => [N parts W|laws L W] /=.
  case/and4P => /Z.ltb_spec0 W0 /Z.leb_spec0 kN /allP isc _.
  have nE : Z.of_nat (bodies N) = N by rewrite /bodies Z2Nat.id //; lia.
  rewrite /first_bodies /law_of_parts exchange_big /= /ratio of_Z_total big_map mulr_suml big_seq [RHS]big_seq.
  apply: eq_bigr => part /isc HK; rewrite -mulr_sumr -/(first_bodies _ y).
  have sy : (size y <= bodies N)%N by rewrite size_tuple; apply/ssrnat.leP; lia.
  rewrite first_of_uniform ?nE // size_tuple -/(ratio R part.1 W) ratioM.
  by rewrite /ratio.
move=> weighs; rewrite /first_bodies size_tuple.
pose x0 : {ffun 'I_k -> 'I_m} := [ffun i => tnth y i].
have cod : codom x0 = y.
  by rewrite codomE -[RHS](map_tnth_enum y); apply: eq_map => i; rewrite ffunE.
rewrite (bigD1 x0) /=; last by rewrite take_codom cod.
rewrite big1 ?addr0 => [|x /andP[/eqP xy /negP[]]]; last first.
  by rewrite take_codom -cod !codom_ffun in xy; apply/eqP/(can_inj fgraphK)/val_inj.
rewrite /mixture_of_parts /mixture /ratio.
rewrite -(@sum_parts R laws (fun part => part.1 * foldr (fun a p => nth 0 part.2 a * p)%Z 1%Z (map val y))%Z) mulr_suml.
apply: eq_bigr => j _; rewrite of_ZM [of_Z R (W * _)]of_ZM -mulf_div /part_weight /ratio; congr (_ * _).
have -> : product (@part_law R m laws L j) x0 = \prod_(a <- y) @part_law R m laws L j a.
  by rewrite /product big_tuple; apply: eq_bigr => i _; rewrite ffunE.
have powers (w : seq 'I_m) : \prod_(a <- w) @part_law R m laws L j a
    = ratio R (foldr (fun a p => nth 0 (part j).2 a * p)%Z 1%Z (map val w)) (L ^ Z.of_nat (size w)).
  elim: w => [|a w IH]; first by rewrite big_nil /ratio divr1.
  rewrite big_cons IH /part_law /vector ratioM; congr (ratio R _ _).
  by rewrite [size _]/= Nat2Z.inj_succ Z.pow_succ_r //; lia.
by rewrite powers size_tuple.
Qed.

(** ** Distances *)
Definition apart (R : realFieldType) (n : norm) (m k : nat) (s t : bodies_of) (v : R) : Prop :=
  let tau y := bodies_law R s y - bodies_law R t y : R in
  match n with
  | Variation => \sum_(y : k.-tuple 'I_m) `|tau y| = v
  | OnSets => (forall A, `|\sum_(y : k.-tuple 'I_m | A y) tau y| <= v) /\
      exists A, `|\sum_(y : k.-tuple 'I_m | A y) tau y| = v
  end.

Fixpoint sum_places (m k : nat) (f : seq nat -> Z) : Z :=
  if k is k'.+1 then sum_to m (fun a => sum_places m k' (fun y => f (a :: y))) else f [::].

Lemma sum_placesE (R : realFieldType) m k (f : seq nat -> Z) D :
  \sum_(y : k.-tuple 'I_m) ratio R (f (map val y)) D = ratio R (sum_places m k f) D.
Proof.
elim: k f => [|k IH] f; first by rewrite (big_pred1 [tuple]) // => -[[|a s] Hs]; apply/esym/eqP/val_inj.
rewrite (sum_tuples k (fun y => ratio R (f (map val y)) D)) /= -sum_ratio; apply: eq_bigr => a _.
exact: (IH (fun y => f (val a :: y))).
Qed.

Definition distance_is (n : norm) (m k : nat) (s t : bodies_of) (p q : Z) : bool :=
  let D := denominator k s in let E := denominator k t in
  [&& are_bodies m k s, are_bodies m k t, Z.ltb 0 q,
      Z.eqb (sum_places m k (fun y => numerator m s y * E - numerator m t y * D)%Z) 0
    & Z.eqb (sum_places m k (fun y => Z.abs (numerator m s y * E - numerator m t y * D)) * q) (p * mass n * (D * E))].

Theorem distance_is_sound n m k s t p q : distance_is n m k s t p q ->
  forall R : realFieldType, @apart R n m k s t (ratio R p q).
Proof.
case/and5P => Hs Ht /Z.ltb_spec0 q0 /Z.eqb_spec zero /Z.eqb_spec value R.
have D0 := denominator_gt0 Hs; have E0 := denominator_gt0 Ht.
set D := denominator k s in D0 zero value; set E := denominator k t in E0 zero value.
have DE0 : (0 < D * E)%Z by nia.
pose tau (y : k.-tuple 'I_m) : R := bodies_law R s y - bodies_law R t y.
have tauE y : tau y = ratio R (numerator m s (map val y) * E - numerator m t (map val y) * D)%Z (D * E).
  rewrite /tau !bodies_lawE // -/D -/E.
  set a := numerator m s _; set b := numerator m t _.
  have -> : ratio R a D = ratio R (a * E) (D * E) by apply: ratio_eq => //; lia.
  have -> : ratio R b E = ratio R (b * D) (D * E) by apply: ratio_eq => //; lia.
  by rewrite /ratio -mulrBl -of_ZB.
have total0 : \sum_y tau y = 0.
  under eq_bigr do rewrite tauE.
  by rewrite (sum_placesE R m k (fun y => numerator m s y * E - numerator m t y * D)%Z) zero /ratio mul0r.
have total1 : \sum_y `|tau y| = ratio R p q * of_Z R (mass n).
  under eq_bigr do rewrite tauE norm_ratio //.
  rewrite (sum_placesE R m k (fun y => Z.abs (numerator m s y * E - numerator m t y * D))).
  by rewrite /ratio mulrAC -of_ZM; apply: ratio_eq => //; rewrite value; lia.
case: n {value} total1 => /= total1; rewrite /apart; first by rewrite mulr1 in total1; exact: total1.
have twice (A : pred (k.-tuple 'I_m)) : (\sum_(y | A y) tau y) *+ 2 = \sum_y tau y * ((A y)%:R *+ 2 - 1).
  transitivity ((\sum_(y | A y) tau y) *+ 2 - \sum_y tau y); first by rewrite total0 subr0.
  rewrite big_mkcond -sumrMnl -sumrB; apply: eq_bigr => y _.
  by case: (A y); rewrite ?mul0rn ?sub0r ?mulrN1 // mulr2n addrK [_ *+ 2 - 1]addrK mulr1.
have two : (0 < 2)%N by [].
have total2 : \sum_y `|tau y| = ratio R p q *+ 2 by rewrite -mulr_natr; exact: total1.
split=> [A|]; last first.
  exists (fun y : k.-tuple 'I_m => 0 <= tau y); apply: (pmulrnI two); rewrite -normrMn twice -total2.
  have -> : \sum_(y : k.-tuple 'I_m) tau y * ((0 <= tau y)%R%:R *+ 2 - 1) = \sum_y `|tau y|.
    apply: eq_bigr => y _; case: (lerP 0 (tau y)) => [t0|/ltW t0].
      by rewrite ger0_norm // mulr2n addrK mulr1.
    by rewrite ler0_norm // mul0rn sub0r mulrN1.
  by rewrite ger0_norm // sumr_ge0.
rewrite -(ler_pmuln2r two) -normrMn twice -total2.
apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => y _; rewrite normrM ler_pimulr //.
by case: (A y); rewrite ?mul0rn ?sub0r ?normrN1 // mulr2n addrK normr1.
Qed.
