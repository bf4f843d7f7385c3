(** * Fewer bodies: Lemma 2.3

    - [forget g]: the law of the first N of N + 1 bodies with the law g.
    - [representable_monotone]: what is N-representable is M-representable for M <= N: Lemma 2.3.
    - [exchangeable_pairs]: an exchangeable law has a pair marginal, the law of any two of its bodies.
    - [plan_costs_monotone], [FN_monotone]: what N bodies cost per pair, M <= N bodies cost; so F_M <= F_N. *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** ** One body less *)
Section Forget.
Variable R : realFieldType.
Variable T : finType.
Variable N : nat.
Implicit Types (g : {ffun 'I_N.+1 -> T} -> R) (y : {ffun 'I_N -> T}).

Definition first_bodies (x : {ffun 'I_N.+1 -> T}) : {ffun 'I_N -> T} := [ffun i => x (lift ord_max i)].
Definition forget g y : R := \sum_(x | first_bodies x == y) g x.

Lemma forget_sum g (A : pred {ffun 'I_N -> T}) : \sum_(y | A y) forget g y = \sum_(x | A (first_bodies x)) g x.
Proof.
rewrite [RHS](partition_big first_bodies A) //=; apply: eq_bigr => y Ay; apply: eq_bigl => x.
by case: eqP => [->|]; rewrite ?Ay ?andbF.
Qed.

Lemma forget_law g : law g -> law (forget g).
Proof. by case=> g0 g1; split=> [y|]; [apply: sumr_ge0 | rewrite forget_sum]. Qed.

Lemma forget_exchangeable g : exchangeable g -> exchangeable (forget g).
Proof.
move=> Eg s y; rewrite /forget; pose t := lift_perm ord_max ord_max s.
have inj : injective (@permuted T N.+1 t).
  move=> x z /ffunP E; apply/ffunP => l.
  by have := E (t^-1%g l); rewrite !ffunE permKV.
rewrite (reindex_inj inj) /=; apply: eq_big => [x|x _]; last by rewrite Eg.
have -> : first_bodies (permuted t x) = permuted s (first_bodies x).
  by apply/ffunP => i; rewrite !ffunE lift_perm_lift.
apply/eqP/eqP => [/ffunP E|-> //]; apply/ffunP => i.
by have := E (s^-1%g i); rewrite !ffunE permKV.
Qed.

Lemma forget_marginal g mu : marginal g mu -> marginal (forget g) mu.
Proof. by move=> gm i a; rewrite forget_sum -(gm (lift ord_max i) a); apply: eq_bigl => x; rewrite ffunE. Qed.

Lemma forget_pair_marginal g P : pair_marginal g P -> pair_marginal (forget g) P.
Proof.
move=> gP i j a b ij; rewrite forget_sum -(gP (lift ord_max i) (lift ord_max j) a b) ?(inj_eq lift_inj) //.
by apply: eq_bigl => x; rewrite !ffunE.
Qed.
End Forget.

(** ** Representable pair measures *)
Theorem representable_monotone (R : realFieldType) (T : finType) M N (P : T -> T -> R) :
  (M <= N)%N -> representable N P -> representable M P.
Proof.
move/subnK <-; elim: (N - M)%N => [//|k IH] [g [gL gE gP]]; apply: IH; exists (forget g).
by split; [apply: forget_law | apply: forget_exchangeable | apply: forget_pair_marginal].
Qed.

(** ** The law of two bodies *)
Section Pairs.
Variable R : realFieldType.
Variable T : finType.
Variable N : nat.
Implicit Types (g : {ffun 'I_N -> T} -> R) (a b : T).

Definition at_pair g (i j : 'I_N) a b : R := \sum_(x : {ffun 'I_N -> T} | (x i == a) && (x j == b)) g x.

Lemma at_pair_permuted g (s : 'S_N) i j a b : exchangeable g -> at_pair g i j a b = at_pair g (s i) (s j) a b.
Proof.
move=> Eg; rewrite /at_pair.
have inj : injective (@permuted T N s).
  move=> x y /ffunP E; apply/ffunP => l.
  by have := E (s^-1%g l); rewrite !ffunE permKV.
rewrite [LHS](reindex_inj inj) /=; apply: eq_big => [x|x _]; last by rewrite Eg.
by rewrite !ffunE.
Qed.

Lemma at_pair_same g i j i' j' a b : exchangeable g -> i != j -> i' != j' ->
  at_pair g i j a b = at_pair g i' j' a b.
Proof.
move=> Eg ij ij'.
pose s := (tperm i i' * tperm (tperm i i' j) j')%g.
have si : s i = i'.
  rewrite /s permM tpermL tpermD //; last by rewrite eq_sym.
  by rewrite -{2}(tpermL i i') (inj_eq perm_inj) eq_sym.
have sj : s j = j' by rewrite /s permM tpermL.
by rewrite (at_pair_permuted s i j a b Eg) si sj.
Qed.

Lemma pair_numbers (x : {ffun 'I_N -> T}) a b :
  (occupation x a)%:R * (occupation x b)%:R - (a == b)%:R * (occupation x a)%:R
  = \sum_i \sum_(j | j != i) ((x i == a) && (x j == b))%:R :> R.
Proof.
rewrite !occupationE mulr_suml [X in _ - X]mulr_sumr -sumrB; apply: eq_bigr => i _.
rewrite mulr_sumr (bigD1 i) //= -addrA addrC.
have -> : \sum_(j | j != i) (x i == a)%:R * (x j == b)%:R = \sum_(j | j != i) ((x i == a) && (x j == b))%:R :> R.
  by apply: eq_bigr => j _; rewrite -natrM mulnb.
rewrite -[RHS]addr0 -addrA; congr (_ + _); rewrite addrC.
by case: (eqVneq (x i) a) => [<-|]; rewrite ?mul0r ?mulr0 ?subrr // mul1r mulr1 subrr.
Qed.

Theorem exchangeable_pairs g : (1 < N)%N -> exchangeable g -> exists P, pair_marginal g P.
Proof.
move=> N1 Eg; exists (at_pair g (Ordinal (ltnW N1)) (Ordinal N1)) => i j a b ij.
by apply: at_pair_same.
Qed.
End Pairs.

(** ** Least costs *)
Section Costs.
Variable R : realFieldType.
Variable T : finType.
Variable c : T -> T -> R.
Hypothesis csym : forall a b, c a b = c b a.

Theorem plan_costs_monotone M N mu v : (1 < M)%N -> (M <= N)%N -> plan_costs c N mu v -> plan_costs c M mu v.
Proof.
move=> M1 /subnK <-; elim: (N - M)%N => [//|k IH] [g [[gL gE gm] vE]]; apply: IH; exists (forget g); rewrite vE.
have N1 : (1 < k + M)%N by apply: leq_trans M1 (leq_addl _ _).
split; first by split; [apply: forget_law | apply: forget_exchangeable | apply: forget_marginal].
have [P gP] := exchangeable_pairs (ltnW N1 : (1 < (k + M).+1)%N) gE.
rewrite (cost_per_pairE csym _ _ gP); [|by []|exact: ltnW].
by apply: esym; apply: (cost_per_pairE csym (ltnW N1) N1 (forget_pair_marginal gP)).
Qed.

Theorem FN_monotone M N mu FM FN : (1 < M)%N -> (M <= N)%N ->
  infimum (plan_costs c M mu) FM -> infimum (plan_costs c N mu) FN -> FM <= FN.
Proof. by move=> M1 MN [LM _] [_ GN]; apply: GN => v /(plan_costs_monotone M1 MN); apply: LM. Qed.
End Costs.
