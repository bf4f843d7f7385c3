(** * N bodies on finitely many sites

    - [plan N g mu]: g is an exchangeable law of N bodies in which each body has the law mu; the plans of (1.18).
    - [energy c x]: the sum of the costs of all pairs of the configuration x; [mean_energy c g] its mean;
      [cost_per_pair c g] the same divided by N(N-1)/2.
    - [empirical x]: the law that gives each site its share of the bodies of x.
    - [cost_per_pairE]: equation (3.1), the cost per pair depends on the pair marginal only (Lemma 2.4 for N bodies).
    - [empirical_cost_per_pair]: the mean cost of independent bodies with the empirical law is
      (N-1)/N times the cost per pair plus 1/N times the self cost D.  This is the step of Diaconis and Freedman on which
      Proposition 3.2 rests.
    - [Nbody_lower]: for a positive semidefinite cost, MF <= (N-1)/N F_N + D/N. *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Bodies.
Variable R : realFieldType.
Variable T : finType.          (* the sites *)
Variable c : T -> T -> R.      (* the cost of a pair *)
Hypothesis csym : forall a b, c a b = c b a.

Variable N : nat.
Notation conf := {ffun 'I_N -> T}.

Definition energy (x : conf) : R :=
  \sum_(i < N) \sum_(j < N | (i < j)%N) c (x i) (x j).

Definition permuted (s : 'S_N) (x : conf) : conf := [ffun i => x (s i)].

Definition exchangeable (g : conf -> R) := forall s x, g (permuted s x) = g x.
Definition marginal (g : conf -> R) (mu : T -> R) :=
  forall i a, \sum_(x : conf | x i == a) g x = mu a.
Definition pair_marginal (g : conf -> R) (P : T -> T -> R) :=
  forall i j a b, i != j -> \sum_(x : conf | (x i == a) && (x j == b)) g x = P a b.

Definition mean_energy (g : conf -> R) : R := \sum_x g x * energy x.

(** The plans of the N-body problem (1.18). *)
Definition plan (g : conf -> R) (mu : T -> R) :=
  [/\ law g, exchangeable g & marginal g mu].

Definition occupation (x : conf) (a : T) : nat := (\sum_(i < N) (x i == a))%N.
Definition empirical (x : conf) (a : T) : R := (occupation x a)%:R / N%:R.

Lemma sum_pt (f : T -> R) (t : T) : \sum_a (t == a)%:R * f a = f t.
Proof.
rewrite (bigD1 t) //= eqxx mul1r big1 ?addr0 // => a.
by rewrite eq_sym => /negPf ->; rewrite mul0r.
Qed.

Lemma occupationE (x : conf) a : (occupation x a)%:R = \sum_i (x i == a)%:R :> R.
Proof. by rewrite /occupation natr_sum. Qed.

Lemma occupation_sum (x : conf) (f : T -> R) : \sum_a (occupation x a)%:R * f a = \sum_i f (x i).
Proof.
under eq_bigr do rewrite occupationE mulr_suml.
by rewrite exchange_big /=; apply: eq_bigr => i _; rewrite sum_pt.
Qed.

Lemma occupation_total (x : conf) : (\sum_a occupation x a = N)%N.
Proof.
apply/eqP; rewrite -(@eqr_nat R) natr_sum.
under eq_bigr do rewrite -[X in X%:R]muln1 natrM.
by rewrite occupation_sum sumr_const card_ord.
Qed.

Lemma occupation_form (x : conf) : form c (fun a => (occupation x a)%:R) (fun a => (occupation x a)%:R)
                 = \sum_i \sum_j c (x i) (x j).
Proof.
rewrite /form -[RHS](occupation_sum x (fun a => \sum_j c a (x j))).
apply: eq_bigr => a _.
rewrite -[in RHS](occupation_sum x (fun b => c a b)) mulr_sumr.
by apply: eq_bigr => b _; rewrite mulrA.
Qed.

(** The sum over all ordered pairs is twice the energy plus the diagonal. *)
Lemma sum_of_pairs (x : conf) :
  \sum_i \sum_j c (x i) (x j) = energy x *+ 2 + \sum_i c (x i) (x i).
Proof.
have split3 (i : 'I_N) : \sum_(j < N) c (x i) (x j) =
   \sum_(j < N | (i < j)%N) c (x i) (x j)
   + (\sum_(j < N | (j < i)%N) c (x i) (x j) + c (x i) (x i)).
  rewrite (bigID (fun j : 'I_N => (i < j)%N)) /=; congr (_ + _).
  rewrite (bigID (fun j : 'I_N => (j < i)%N)) /=; congr (_ + _).
    by apply: eq_bigl => j; rewrite -leqNgt; case: ltngtP.
  rewrite (bigD1 i) /=; last by rewrite ltnn.
  rewrite big1 ?addr0 // => j /andP[/andP[H1 H2] /eqP H3].
  by case: H3; apply: val_inj; move: H1 H2; rewrite /=; case: ltngtP.
under eq_bigr do rewrite split3.
rewrite !big_split /= addrA mulr2n; congr (_ + _ + _).
rewrite /energy.
rewrite (exchange_big_dep xpredT) //=.
by apply: eq_bigr => i _; apply: eq_bigr => j _; rewrite csym.
Qed.

Lemma energy_occupation (x : conf) :
  energy x *+ 2 = form c (fun a => (occupation x a)%:R) (fun a => (occupation x a)%:R)
                    - \sum_a (occupation x a)%:R * c a a.
Proof. by rewrite occupation_form sum_of_pairs occupation_sum addrK. Qed.

Lemma sum_marginal (g : conf -> R) mu i (f : T -> R) :
  marginal g mu -> \sum_x g x * f (x i) = \sum_a mu a * f a.
Proof.
move=> Hm.
rewrite (partition_big (fun x : conf => x i) xpredT) //=.
apply: eq_bigr => a _; rewrite -(Hm i a) mulr_suml.
by apply: eq_bigr => x /eqP ->.
Qed.

Lemma mean_occupation (g : conf -> R) mu (f : T -> R) : marginal g mu ->
  \sum_x g x * (\sum_a (occupation x a)%:R * f a) = N%:R * (\sum_a mu a * f a).
Proof.
move=> Hm; under eq_bigr do rewrite occupation_sum mulr_sumr.
rewrite exchange_big /=.
under eq_bigr do rewrite (sum_marginal _ _ Hm).
by rewrite sumr_const card_ord mulr_natl.
Qed.

Lemma mean_occupation1 (g : conf -> R) mu (a : T) : marginal g mu ->
  \sum_x g x * (occupation x a)%:R = N%:R * mu a.
Proof.
move=> Hm; rewrite -[mu a](sum_pt mu a) .
under [in RHS]eq_bigr do rewrite mulrC eq_sym.
rewrite -(mean_occupation (fun b => (b == a)%:R) Hm); apply: eq_bigr => x _; congr (_ * _).
rewrite -[LHS](sum_pt (fun b => (occupation x b)%:R) a).
by apply: eq_bigr => b _; rewrite mulrC eq_sym.
Qed.

Hypothesis N0 : (0 < N)%N.
Let Nu : N%:R != 0 :> R. Proof. by rewrite pnatr_eq0 -lt0n. Qed.

Lemma mean_empirical (g : conf -> R) mu a : marginal g mu -> \sum_x g x * empirical x a = mu a.
Proof.
move=> Hm; rewrite /empirical; under eq_bigr do rewrite mulrA.
by rewrite -mulr_suml (mean_occupation1 _ Hm) mulrAC mulfV // mul1r.
Qed.

(** Diaconis-Freedman step (Prop. 3.2) : the mean cost of the empirical laws *)
Lemma empirical_cost (g : conf -> R) mu : marginal g mu ->
  \sum_x g x * form c (empirical x) (empirical x)
  = (mean_energy g *+ 2) / N%:R ^+ 2 + (\sum_a mu a * c a a) / N%:R.
Proof.
move=> Hm.
have E x : form c (empirical x) (empirical x)
   = (energy x *+ 2 + \sum_i c (x i) (x i)) / N%:R ^+ 2.
  rewrite -sum_of_pairs -occupation_form /form mulr_suml; apply: eq_bigr => a _.
  rewrite mulr_suml; apply: eq_bigr => b _.
  by rewrite /empirical mulf_div mulrAC -expr2.
under eq_bigr do rewrite E mulrA.
rewrite -mulr_suml.
under eq_bigr do rewrite mulrDr.
rewrite big_split /= mulrDl; congr (_ + _).
  rewrite /mean_energy -sumrMnl; congr (_ / _); apply: eq_bigr => x _.
  by rewrite mulrnAr.
under eq_bigr do rewrite -(occupation_sum _ (fun a => c a a)).
by rewrite (mean_occupation (fun a => c a a) Hm) expr2 invfM mulrACA mulfV // mul1r.
Qed.

Lemma empirical_law x : law (empirical x).
Proof.
split=> [a|]; first by rewrite /empirical divr_ge0 ?ler0n.
by rewrite /empirical -mulr_suml -natr_sum occupation_total mulfV.
Qed.

(** ------------------------------------------------------------------ *)
(** pair marginals : (3.1) / Lemma 2.4                                   *)
Lemma sum_pair_marginal (g : conf -> R) P i j (f : T -> T -> R) :
  pair_marginal g P -> i != j ->
  \sum_x g x * f (x i) (x j) = \sum_a \sum_b P a b * f a b.
Proof.
move=> HP ij.
rewrite (partition_big (fun x : conf => (x i, x j)) xpredT) //=.
rewrite pair_big /=; apply: eq_bigr => -[a b] _ /=.
rewrite -(HP i j a b ij) mulr_suml.
rewrite (eq_bigl (fun x : conf => (x i == a) && (x j == b))); last first.
  by move=> x; rewrite xpair_eqE.
by apply: eq_bigr => x /andP[/eqP -> /eqP ->].
Qed.

Lemma marginal_of_pair (g : conf -> R) P : (1 < N)%N -> pair_marginal g P ->
  marginal g (fun a => \sum_b P a b).
Proof.
move=> N1 HP i a.
have [j ij] : exists j : 'I_N, i != j.
  pose j0 := Ordinal N0; pose j1 := Ordinal N1.
  by case: (eqVneq i j0) => [->|]; [exists j1 | exists j0].
rewrite (partition_big (fun x : conf => x j) xpredT) //=.
by apply: eq_bigr => b _; rewrite -(HP i j a b ij).
Qed.

Lemma pair_marginal_sym (g : conf -> R) P : (1 < N)%N -> pair_marginal g P -> forall a b, P a b = P b a.
Proof.
move=> N1 HP a b; pose j0 := Ordinal N0; pose j1 := Ordinal N1.
rewrite -(HP j0 j1 a b) // -(HP j1 j0 b a) //.
by apply: eq_bigl => x; rewrite andbC.
Qed.

Lemma mean_energy_pair (g : conf -> R) P : (1 < N)%N -> pair_marginal g P ->
  mean_energy g *+ 2 = (N * N.-1)%:R * (\sum_a \sum_b P a b * c a b).
Proof.
move=> N1 HP.
have -> : mean_energy g *+ 2 = \sum_x g x * (\sum_i \sum_(j | j != i) c (x i) (x j)).
  rewrite /mean_energy -sumrMnl; apply: eq_bigr => x _; rewrite -mulrnAr; congr (_ * _).
  apply: (addIr (\sum_i c (x i) (x i))); rewrite -sum_of_pairs -big_split /=.
  by apply: eq_bigr => i _; rewrite (bigD1 i) //= addrC.
under eq_bigr do rewrite mulr_sumr.
rewrite exchange_big /=.
transitivity (\sum_(i < N) (N.-1)%:R * (\sum_a \sum_b P a b * c a b)).
  apply: eq_bigr => i _.
  under eq_bigr do rewrite mulr_sumr.
  rewrite exchange_big /=.
  under eq_bigr => j ji do rewrite (sum_pair_marginal c HP) 1?eq_sym //.
  by rewrite sumr_const cardC1 card_ord mulr_natl.
by rewrite sumr_const card_ord -mulrnAl -mulr_natr -natrM mulnC.
Qed.

Definition cost_per_pair (g : conf -> R) : R := (mean_energy g *+ 2) / (N * N.-1)%:R.

Lemma cost_per_pairE (g : conf -> R) P : (1 < N)%N -> pair_marginal g P ->
  cost_per_pair g = \sum_a \sum_b P a b * c a b.
Proof.
move=> N1 HP; rewrite /cost_per_pair (mean_energy_pair N1 HP) mulrAC mulfV ?mul1r //.
by rewrite pnatr_eq0 muln_eq0 negb_or -!lt0n N0 -subn1 subn_gt0.
Qed.

Definition self_cost (mu : T -> R) : R := \sum_a mu a * c a a.

Lemma empirical_cost_per_pair (g : conf -> R) mu : (1 < N)%N -> marginal g mu ->
  \sum_x g x * form c (empirical x) (empirical x)
  = (N.-1)%:R / N%:R * cost_per_pair g + self_cost mu / N%:R.
Proof.
move=> N1 Hm; rewrite (empirical_cost Hm) -/(self_cost mu); congr (_ + _).
have N1u : (N.-1)%:R != 0 :> R by rewrite pnatr_eq0 -lt0n -subn1 subn_gt0.
rewrite /cost_per_pair expr2 natrM !invfM [RHS]mulrCA; congr (_ * _).
rewrite [RHS]mulrACA [(N.-1)%:R * _]mulrC -!mulrA; congr (_ * _).
by rewrite [(N.-1)%:R * _]mulrC -mulrA mulVf // mulr1.
Qed.

(** lower half of the sandwich, for the individual N-body measure *)
Theorem Nbody_lower (g : conf -> R) mu : (1 < N)%N -> semidefinite c ->
  plan g mu ->
  form c mu mu <= (N.-1)%:R / N%:R * cost_per_pair g + self_cost mu / N%:R.
Proof.
move=> N1 Hpsd [Hp _ Hm]; rewrite -empirical_cost_per_pair //.
by apply: mixture_ge => // a; apply: mean_empirical.
Qed.

End Bodies.
