(** * N bodies and infinitely many: Theorem 1.3 on sites, with its rate

    - [plan_costs N mu]: the costs per pair of plans; F_N is its infimum, [infimum (plan_costs c N mu) FN].
    - [mixture_costs mu]: the costs of mixtures of independent bodies with mean mu; F_oo is its infimum (Theorem 2.8).
    - [plan_of_mixture], [FN_le_Finf]: F_N <= F_oo.
    - [mixture_of_plan], [Finf_le_FN]: F_oo <= (N-1)/N F_N + D/N for every symmetric cost, D the self cost.
    - [rate]: 0 <= F_oo - F_N <= D/N for a nonnegative cost: Theorem 1.3 on sites.
    - [Finf_product]: F_oo = mu'C mu for a positive semidefinite cost, attained by the product measure: Theorem 1.2 (a). *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** The greatest lower bound of a set of numbers, bounds for it, and the least element.  No completeness is assumed. *)
Definition infimum (R : realFieldType) (S : R -> Prop) (F : R) :=
  (forall v, S v -> F <= v) /\ (forall b, (forall v, S v -> b <= v) -> b <= F).
Definition between (R : realFieldType) (S : R -> Prop) (lower upper : R) :=
  S upper /\ forall v, S v -> lower <= v.
Definition least (R : realFieldType) (S : R -> Prop) (F : R) := between S F F.

Lemma least_infimum (R : realFieldType) (S : R -> Prop) (F : R) : least S F -> infimum S F.
Proof. by case=> SF lF; split=> // b; apply. Qed.

Section Limit.
Variable R : realFieldType.
Variable T : finType.
Variable c : T -> T -> R.
Hypothesis csym : forall a b, c a b = c b a.

(** The costs per pair of plans, (1.18), and of mixtures, (2.6). *)
Definition plan_costs N (mu : T -> R) (v : R) :=
  exists g : {ffun 'I_N -> T} -> R, plan g mu /\ v = cost_per_pair c g.
Definition mixture_costs (mu : T -> R) (v : R) :=
  exists (I : finType) (p : I -> R) (Q : I -> T -> R),
   [/\ law p, forall k, law (Q k), forall a, \sum_k p k * Q k a = mu a
     & v = \sum_k p k * form c (Q k) (Q k)].

(** ** F_N <= F_oo: what a mixture costs, a plan of N bodies costs *)
Theorem plan_of_mixture N mu v : (1 < N)%N -> mixture_costs mu v -> plan_costs N mu v.
Proof.
move=> N1 [I [p [Q [pP QP mean ->]]]]; exists (@mixture R T N I p Q); split.
  exact: mixture_plan.
by rewrite mixture_cost_per_pair.
Qed.

(** ** Diaconis and Freedman: if a plan costs v, a mixture costs (N-1)/N v + D/N *)
Theorem mixture_of_plan N mu v : (1 < N)%N -> plan_costs N mu v ->
  mixture_costs mu ((N.-1)%:R / N%:R * v + self_cost c mu / N%:R).
Proof.
move=> N1 [g [[gP gE gM] ->]]; have N0 := ltnW N1.
exists [finType of {ffun 'I_N -> T}], g, (@empirical R T N); split => //.
- by move=> x; apply: empirical_law.
- by move=> a; apply: mean_empirical.
- by rewrite (empirical_cost_per_pair csym N0 N1 gM).
Qed.

Theorem FN_le_Finf N mu FN Finf : (1 < N)%N ->
  infimum (plan_costs N mu) FN -> infimum (mixture_costs mu) Finf -> FN <= Finf.
Proof.
move=> N1 [LN _] [_ G]; apply: G => v Hv; apply: LN; exact: plan_of_mixture.
Qed.

Theorem Finf_le_FN N mu FN Finf : (1 < N)%N ->
  infimum (plan_costs N mu) FN -> infimum (mixture_costs mu) Finf ->
  Finf <= (N.-1)%:R / N%:R * FN + self_cost c mu / N%:R.
Proof.
move=> N1 [_ G] [L _].
have a0 : 0 < (N.-1)%:R / N%:R :> R.
  by rewrite divr_gt0 ?ltr0n ?(ltnW N1) // -subn1 subn_gt0.
rewrite -ler_subl_addr -ler_pdivr_mull //; apply: G => v Hv.
by rewrite ler_pdivr_mull // ler_subl_addr; apply: L; apply: mixture_of_plan.
Qed.

(** explicit 1/N rate (finite-support Theorem 1.3) for nonnegative mean_energy *)
Theorem rate N mu FN Finf : (1 < N)%N -> (forall a b, 0 <= c a b) ->
  infimum (plan_costs N mu) FN -> infimum (mixture_costs mu) Finf ->
  0 <= Finf - FN <= self_cost c mu / N%:R.
Proof.
move=> N1 c0 HN Hi; apply/andP; split; first by rewrite subr_ge0; apply: FN_le_Finf HN Hi.
have FN0 : 0 <= FN.
  case: HN => _; apply=> v [g [[[g0 _] _ _] ->]].
  rewrite /cost_per_pair divr_ge0 ?ler0n // mulrn_wge0 //.
  by apply: sumr_ge0 => x _; rewrite mulr_ge0 // sumr_ge0 // => i _; rewrite sumr_ge0.
rewrite ler_subl_addr addrC; apply: le_trans (Finf_le_FN N1 HN Hi) _.
rewrite ler_add2r -[X in _ <= X]mul1r ler_wpmul2r // ler_pdivr_mulr ?ltr0n ?(ltnW N1) //.
by rewrite mul1r ler_nat leq_pred.
Qed.

(** PSD mean_energy: the mixture problem is solved by the independent measure,
    F_inf[mu] = mu^T C mu, attained  (Theorem 1.2(a), right-hand side (2.6)) *)
Theorem Finf_product mu : semidefinite c -> law mu ->
  infimum (mixture_costs mu) (form c mu mu) /\ mixture_costs mu (form c mu mu).
Proof.
move=> P Hmu.
have S0 : mixture_costs mu (form c mu mu).
  exists [finType of unit], (fun _ => 1), (fun _ => mu); split => //.
  - by split => [_|]; rewrite ?ler01 //= sumr_const card_unit.
  - by move=> a; rewrite /= sumr_const card_unit mul1r.
  - by rewrite /= sumr_const card_unit mul1r.
split=> //; split=> [v|b]; last by apply.
by case=> I [p [Q [pP QP mean ->]]]; apply: mixture_ge.
Qed.
End Limit.
