(** * Configurations as lists of numbers of bodies

    What the computations of certificates say about laws of N bodies.

    - [numbers x]: how many bodies the configuration x has at each site; [twice_energyE]: twice its energy, in integers.
    - [below_energy_point]: a potential that is below the energy as computed is below it at every configuration.
    - [uniform K]: the uniform law on the configurations with the numbers K; it is exchangeable. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Integers Potential Tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition Z_eqMixin := EqMixin Z.eqb_spec.
Canonical Z_eqType := EqType Z Z_eqMixin.

Definition is_configuration (m : nat) (N : Z) (K : seq Z) : bool :=
  [&& size K == m, all (Z.leb 0) K & Z.eqb (total K) N].
Definition twice_energy (C : seq (seq Z)) (K : seq Z) : Z := (quadratic C K - dot (diagonal_from 0 C) K)%Z.

Lemma nth_of_list (A : Type) (d : A) s i : List.nth i s d = nth d s i.
Proof. by elim: s i => [|x s IH] [|i] //=. Qed.

Lemma diagonal_fromE m i (C : seq (seq Z)) j : size C = m -> (j < m)%N ->
  nth 0%Z (diagonal_from i C) j = nth 0%Z (nth [::] C j) (i + j).
Proof.
elim: C m i j => [|r C IH] m i j /= <- //; case: j => [|j] /= H.
  by rewrite nth_of_list addn0.
by rewrite (IH (size C)) // addSnnS.
Qed.
Lemma size_diagonal i C : size (diagonal_from i C) = size C.
Proof. by elim: C i => //= r C IH i; rewrite IH. Qed.

(** ** Energies *)
Section Energies.
Variable R : realFieldType.
Variables (m N : nat) (C : seq (seq Z)) (D : Z).
Hypothesis D0 : (0 < D)%Z.
Hypothesis Csym : symmetric_table m C.
Let Du : of_Z R D != 0. Proof. by rewrite lt0r_neq0 // of_Z_gt0. Qed.

Notation c := (table R m C D).

Definition numbers (x : {ffun 'I_N -> 'I_m}) : seq Z := [seq Z.of_nat (occupation x a) | a <- enum 'I_m].
Lemma size_numbers x : size (numbers x) = m. Proof. by rewrite size_map size_enum_ord. Qed.
Lemma nth_numbers x (a : 'I_m) : nth 0%Z (numbers x) a = Z.of_nat (occupation x a).
Proof. by rewrite (nth_map a) ?size_enum_ord // nth_ord_enum. Qed.

Lemma total_numbers x : total (numbers x) = Z.of_nat N.
Proof.
rewrite /numbers -[in RHS](occupation_total rat_realFieldType x).
rewrite -big_enum /=; elim: (enum _) => [|a s IH] /=; first by rewrite big_nil.
by rewrite big_cons IH Nat2Z.inj_add.
Qed.
Lemma nonneg_numbers x : nonneg (numbers x).
Proof. by rewrite /numbers /nonneg; elim: (enum _) => [|a s IH] /=; constructor=> //; lia. Qed.

Hypothesis Cshape : size C = m /\ all (fun r => size r == m) C.

Lemma quadratic_E (K : seq Z) : size K = m ->
  of_Z R (quadratic C K) = of_Z R D * form c (fun a => of_Z R (nth 0%Z K a)) (fun a => of_Z R (nth 0%Z K a)).
Proof.
case: Cshape => sC aC sK; rewrite /quadratic.
rewrite (@dotE R m) //; last by rewrite -sC; elim: (C) => //= r s ->.
rewrite /form mulr_sumr; apply: eq_bigr => i _.
have -> : nth 0%Z (List.map (fun r => dot r K) C) i = dot (nth [::] C i) K.
  have : (i < size C)%N by rewrite sC.
  by elim: (C) (nat_of_ord i) => [|r s IH] [|j] //= H; apply: IH.
rewrite (@dotE R m) //; last by apply/eqP; apply: (allP aC); rewrite mem_nth // sC.
rewrite !mulr_sumr; apply: eq_bigr => j _.
rewrite /table /ratio [RHS]mulrCA [of_Z R D * _]mulrCA mulfV // mulr1 -mulrA.
by congr (_ * _); rewrite mulrC.
Qed.

Lemma diagonal_E (K : seq Z) : size K = m ->
  of_Z R (dot (diagonal_from 0 C) K) = of_Z R D * (\sum_(a < m) of_Z R (nth 0%Z K a) * c a a).
Proof.
case: Cshape => sC aC sK.
rewrite (@dotE R m) //; last by rewrite size_diagonal.
rewrite mulr_sumr; apply: eq_bigr => i _.
rewrite (@diagonal_fromE m) // add0n /table /ratio [RHS]mulrCA [of_Z R D * _]mulrCA mulfV // mulr1.
by rewrite mulrC.
Qed.

Lemma twice_energyE (x : {ffun 'I_N -> 'I_m}) (K : seq Z) : size K = m ->
  (forall a : 'I_m, nth 0%Z K a = Z.of_nat (occupation x a)) ->
  of_Z R (twice_energy C K) = of_Z R D * (energy c x *+ 2).
Proof.
move=> sK HK; rewrite /twice_energy of_ZB quadratic_E // diagonal_E // -mulrBr; congr (_ * _).
rewrite (energy_occupation (table_sym R D Csym)); congr (_ - _).
  by rewrite /form; apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite !HK !of_Z_nat.
by apply: eq_bigr => a _; rewrite HK of_Z_nat.
Qed.

(** ** A potential below the energy, at a configuration *)
Lemma below_energy_point (U : seq Z) (x : {ffun 'I_N -> 'I_m}) :
  size U = m -> below_energy m (Z.of_nat N) C U ->
  \sum_(a < m) (occupation x a)%:R * vector R m U D a <= energy c x.
Proof.
move=> sU Hd.
have := Hd _ (size_numbers x) (nonneg_numbers x) (total_numbers x).
rewrite -/(twice_energy C (numbers x)) => H.
have {H} := of_Z_ge0 R H; rewrite of_ZB of_ZM (@twice_energyE x) ?size_numbers //; last exact: nth_numbers.
rewrite (@dotE R m) ?size_numbers //.
have -> : of_Z R 2 = 2%:R by [].
have -> : \sum_(i < m) of_Z R (nth 0%Z U i) * of_Z R (nth 0%Z (numbers x) i)
  = of_Z R D * (\sum_(a < m) (occupation x a)%:R * vector R m U D a).
  rewrite mulr_sumr; apply: eq_bigr => a _.
  by rewrite nth_numbers of_Z_nat /vector /ratio [RHS]mulrCA [of_Z R D * _]mulrCA mulfV // mulr1 mulrC.
rewrite -[energy _ _ *+ 2]mulr_natl [2%:R * (_ * _)]mulrCA -mulrBr -mulrBr.
by rewrite pmulr_rge0 ?of_Z_gt0 // pmulr_rge0 ?ltr0n // subr_ge0.
Qed.
End Energies.

(** ** The uniform law on the configurations with given numbers of bodies *)
Section Uniform.
Variable R : realFieldType.
Variables (m N : nat).
Notation conf := {ffun 'I_N -> 'I_m}.
Variable K : seq Z.
Hypothesis HK : is_configuration m (Z.of_nat N) K.

Definition has_numbers (x : conf) : bool := [forall a : 'I_m, Z.eqb (nth 0%Z K a) (Z.of_nat (occupation x a))].

Lemma has_numbersP x : reflect (forall a : 'I_m, nth 0%Z K a = Z.of_nat (occupation x a)) (has_numbers x).
Proof.
apply: (iffP forallP) => H a; first by apply/Z.eqb_spec; apply: H.
by apply/Z.eqb_spec; apply: H.
Qed.

Lemma has_numbers_nonempty : exists x, has_numbers x.
Proof.
case/and3P: HK => /eqP sK pK /Z.eqb_spec eK.
pose k (a : 'I_m) := Z.to_nat (nth 0%Z K a).
have kE (a : 'I_m) : Z.of_nat (k a) = nth 0%Z K a.
  rewrite /k Z2Nat.id //; apply/Z.leb_spec0.
  by move/allP: pK; apply; rewrite mem_nth // sK.
pose s := flatten [seq nseq (k a) a | a <- enum 'I_m].
have sz : size s == N.
  rewrite /s size_flatten /seq.shape -map_comp.
  rewrite (eq_map (f2 := k)); last by move=> a /=; rewrite size_nseq.
  apply/eqP/Nat2Z.inj; rewrite -eK.
  have -> : K = [seq nth 0%Z K (nat_of_ord a) | a <- enum 'I_m].
    apply: (@eq_from_nth _ 0%Z) => [|i Hi]; first by rewrite size_map size_enum_ord.
    rewrite sK in Hi.
    by rewrite (nth_map (Ordinal Hi)) ?size_enum_ord // nth_enum_ord.
  elim: (enum _) => //= a l <-; rewrite Nat2Z.inj_add kE.
  by congr (_ + _)%Z; elim: l => //= b l ->.
exists [ffun i => tnth (Tuple sz) i]; apply/has_numbersP => a; rewrite -kE; congr Z.of_nat.
rewrite /occupation.
under eq_bigr do rewrite ffunE.
rewrite -(big_tuple _ _ (Tuple sz) xpredT (fun y => nat_of_bool (y == a))) /=.
rewrite /s big_flatten /= big_map /= big_enum /= (bigD1 a) //= big_nseq.
rewrite eqxx iter_addn_0 mul1n big1 ?addn0 // => b /negPf ne.
by rewrite big_nseq ne iter_addn_0.
Qed.

Definition uniform (x : conf) : R := (has_numbers x)%:R / #|has_numbers|%:R.

Lemma card_has_numbers : #|has_numbers|%:R != 0 :> R.
Proof. by rewrite pnatr_eq0 -lt0n; apply/card_gt0P; have [x Hx] := has_numbers_nonempty; exists x. Qed.

Lemma uniform_mean (F : conf -> R) (F0 : R) : (forall x, has_numbers x -> F x = F0) ->
  \sum_x uniform x * F x = F0.
Proof.
move=> HF.
transitivity (\sum_(x | has_numbers x) F0 / #|has_numbers|%:R).
  rewrite [RHS]big_mkcond /=; apply: eq_bigr => x _; rewrite /uniform.
  by case Hx: (has_numbers x); rewrite ?mul0r // mul1r mulrC (HF x Hx).
by rewrite sumr_const -[_ *+ _]mulr_natr -mulrA mulVf ?mulr1 // card_has_numbers.
Qed.

Lemma occupation_permuted (s : 'S_N) (x : conf) a : occupation (permuted s x) a = occupation x a.
Proof.
rewrite /occupation [RHS](reindex_inj (@perm_inj _ s)) /=.
by apply: eq_bigr => i _; rewrite ffunE.
Qed.

Lemma uniform_exch : exchangeable uniform.
Proof.
move=> s x; rewrite /uniform; suff -> : has_numbers (permuted s x) = has_numbers x by [].
by apply/idP/idP => /has_numbersP H; apply/has_numbersP => a; rewrite H occupation_permuted.
Qed.
End Uniform.

Lemma exchangeable_marginal (R : realFieldType) (m N : nat) (g : {ffun 'I_N -> 'I_m} -> R) (nu : 'I_m -> R) :
  (0 < N)%N -> exchangeable g ->
  (forall a, \sum_x g x * (occupation x a)%:R = N%:R * nu a) -> marginal g nu.
Proof.
move=> N0 Eg H i a.
have same j : \sum_(x : {ffun 'I_N -> 'I_m} | x j == a) g x = \sum_(x : {ffun 'I_N -> 'I_m} | x i == a) g x.
  have inj : injective (@permuted _ N (tperm i j) : {ffun 'I_N -> 'I_m} -> _).
    move=> x y /ffunP E; apply/ffunP => l.
    by have := E (tperm i j l); rewrite !ffunE tpermK.
  rewrite [LHS](reindex_inj inj) /=; apply: eq_big => [x|x _]; last by rewrite Eg.
  by rewrite ffunE tpermR.
have NU : N%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
apply: (mulfI NU); rewrite -H.
under [RHS]eq_bigr do rewrite occupationE mulr_sumr.
rewrite exchange_big /=.
transitivity (\sum_(j < N) \sum_(x : {ffun 'I_N -> 'I_m} | x j == a) g x).
  by under [RHS]eq_bigr do rewrite same; rewrite sumr_const card_ord mulr_natl.
apply: eq_bigr => j _; rewrite big_mkcond /=; apply: eq_bigr => x _.
by case: (x j == a); rewrite ?mulr1 ?mulr0.
Qed.
