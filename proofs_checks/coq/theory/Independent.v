(** * Independent bodies, and mixtures of them

    - [product Q]: N independent bodies with the law Q; [mixture p Q]: Q_k drawn with probability p_k first.
    - [mixture_plan], [mixture_pair], [mixture_cost_per_pair]: a mixture is a plan of N bodies for every N (the easy half
      of Proposition 2.7), its pair marginal is sum_k p_k Q_k(a) Q_k(b), and it costs sum_k p_k Q_k'CQ_k per pair. *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Independent.
Variable R : realFieldType.
Variable T : finType.
Variable c : T -> T -> R.
Hypothesis csym : forall a b, c a b = c b a.

Definition product N (Q : T -> R) (x : {ffun 'I_N -> T}) : R := \prod_i Q (x i).
Definition mixture N (I : finType) (p : I -> R) (Q : I -> T -> R)
  (x : {ffun 'I_N -> T}) : R := \sum_k p k * product (Q k) x.

Lemma sum_product N (Q : T -> R) (w : 'I_N -> T -> R) :
  \sum_x product Q x * \prod_i w i (x i) = \prod_i \sum_a Q a * w i a.
Proof.
rewrite bigA_distr_bigA /=; apply: eq_bigr => x _.
by rewrite /product -big_split.
Qed.

Lemma product_total N (Q : T -> R) : \sum_a Q a = 1 ->
  \sum_(x : {ffun 'I_N -> T}) product Q x = 1.
Proof.
move=> Q1; transitivity (\prod_(i < N) (\sum_a Q a * 1)).
  rewrite -(sum_product Q (fun _ _ => 1)); apply: eq_bigr => x _.
  by rewrite big1 ?mulr1.
by rewrite big1 // => i _; under eq_bigr do rewrite mulr1.
Qed.

Lemma product_marginal N (Q : T -> R) (i0 : 'I_N) a : \sum_a Q a = 1 ->
  \sum_(x : {ffun 'I_N -> T} | x i0 == a) product Q x = Q a.
Proof.
move=> Q1.
pose w (i : 'I_N) (t : T) : R := if i == i0 then (t == a)%:R else 1.
transitivity (\prod_i \sum_t Q t * w i t).
  rewrite -sum_product big_mkcond /=; apply: eq_bigr => x _.
  rewrite (bigD1 i0) //= /w eqxx big1 ?mulr1; last by move=> i /negPf ->.
  by case: (x i0 == a); rewrite ?mulr1 ?mulr0.
rewrite (bigD1 i0) //= [X in _ * X]big1 ?mulr1.
  by rewrite /w eqxx (bigD1 a) //= eqxx mulr1 big1 ?addr0 // => t /negPf ->; rewrite mulr0.
by move=> i /negPf H; rewrite /w H; under eq_bigr do rewrite mulr1.
Qed.

Lemma product_pair N (Q : T -> R) (i0 j0 : 'I_N) a b : i0 != j0 -> \sum_a Q a = 1 ->
  \sum_(x : {ffun 'I_N -> T} | (x i0 == a) && (x j0 == b)) product Q x = Q a * Q b.
Proof.
move=> ij Q1.
pose w (i : 'I_N) (t : T) : R :=
  if i == i0 then (t == a)%:R else if i == j0 then (t == b)%:R else 1.
have ji : (j0 == i0) = false by rewrite eq_sym; apply: negPf.
have S1 (d : T) : \sum_t Q t * (t == d)%:R = Q d.
  by rewrite (bigD1 d) //= eqxx mulr1 big1 ?addr0 // => t /negPf ->; rewrite mulr0.
transitivity (\prod_i \sum_t Q t * w i t).
  rewrite -sum_product big_mkcond /=; apply: eq_bigr => x _.
  rewrite (bigD1 i0) //= (bigD1 j0) ?ji //= /w eqxx ji eqxx big1 ?mulr1; last first.
    by move=> i /andP[/negPf -> /negPf ->].
  by case: (x i0 == a); case: (x j0 == b); rewrite ?(mulr1, mulr0, mul0r).
rewrite (bigD1 i0) //= (bigD1 j0) ?ji //= [X in _ * (_ * X)]big1 ?mulr1; last first.
  move=> i /andP[/negPf H1 /negPf H2]; rewrite /w H1 H2.
  by under eq_bigr do rewrite mulr1.
by rewrite /w eqxx ji eqxx !S1.
Qed.

Section Mix.
Variables (N : nat) (I : finType) (p : I -> R) (Q : I -> T -> R) (mu : T -> R).
Hypothesis pP : law p.
Hypothesis QP : forall k, law (Q k).
Hypothesis mean : forall a, \sum_k p k * Q k a = mu a.

Lemma mixture_plan : plan (@mixture N I p Q) mu.
Proof.
case: pP => p0 p1; split.
- split=> [x|].
    apply: sumr_ge0 => k _; apply: mulr_ge0 => //.
    by apply: prodr_ge0 => i _; case: (QP k).
  rewrite /mixture exchange_big /= -[RHS]p1; apply: eq_bigr => k _.
  by rewrite -mulr_sumr product_total ?mulr1 //; case: (QP k).
- move=> s x; apply: eq_bigr => k _; congr (_ * _).
  rewrite /product [RHS](reindex_inj (@perm_inj _ s)) /=.
  by apply: eq_bigr => i _; rewrite ffunE.
- move=> i a; rewrite /mixture exchange_big /= -mean; apply: eq_bigr => k _.
  by rewrite -mulr_sumr product_marginal //; case: (QP k).
Qed.

Lemma mixture_pair : pair_marginal (@mixture N I p Q) (fun a b => \sum_k p k * (Q k a * Q k b)).
Proof.
move=> i j a b ij; rewrite /mixture exchange_big /=; apply: eq_bigr => k _.
by rewrite -mulr_sumr product_pair //; case: (QP k).
Qed.

Lemma mixture_cost_per_pair : (1 < N)%N ->
  cost_per_pair c (@mixture N I p Q) = \sum_k p k * form c (Q k) (Q k).
Proof.
move=> N1; rewrite (cost_per_pairE csym (ltnW N1) N1 mixture_pair) /form.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => a _.
under [RHS]eq_bigr do rewrite mulr_sumr.
rewrite [RHS]exchange_big /=; apply: eq_bigr => b _.
by rewrite mulr_suml; apply: eq_bigr => k _; rewrite -mulrA.
Qed.
End Mix.
End Independent.
