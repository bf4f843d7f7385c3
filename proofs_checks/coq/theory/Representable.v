(** * Representable pair measures; Theorem 1.2 without de Finetti's theorem

    - [representable N P]: P is the pair marginal of an exchangeable law of N bodies (Definition 2.1).
    - [infinitely_representable P]: so it is for every N.  By Lemma 3.3 (b) this is Definition 2.2.
    - [infinite_lower]: if Q'MQ >= 0 for all laws Q, the mean of M under an infinitely representable P is >= 0.
    - [mixture_infinitely_representable]: the pair law of a mixture of independent bodies is.
    - [infinite_costs mu]: the costs of infinitely representable pair measures with marginal mu, as in (2.4).
    - [potential_lower]: if u.Q <= Q'CQ for all laws Q, they are at least u.mu: weak duality for infinitely many bodies.
    - [forms_determine]: if P annihilates squares that only mu makes vanish, P = mu x mu.
    - [product_optimal]: mu'C mu <= <P, C> for positive semidefinite C: Theorem 1.2 (a) for pair measures.
    - [product_unique]: if C is positive definite, equality holds for P = mu x mu only: Theorem 1.2 (b). *)
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** ** N bodies *)
Section Representable.
Variable R : realFieldType.
Variable T : finType.
Definition representable N (P : T -> T -> R) :=
  exists g : {ffun 'I_N -> T} -> R, [/\ law g, exchangeable g & pair_marginal g P].

Variable c : T -> T -> R.
Hypothesis csym : forall a b, c a b = c b a.

Lemma representable_lower N P (mu := fun a => \sum_b P a b) :
  (1 < N)%N -> semidefinite c -> representable N P ->
  form c mu mu <= (N.-1)%:R / N%:R * (\sum_a \sum_b P a b * c a b) + self_cost c mu / N%:R.
Proof.
move=> N1 Hp [g [gP gE gM]]; have N0 := ltnW N1.
rewrite -(cost_per_pairE csym N0 N1 gM); apply: Nbody_lower => //.
by split=> //; apply: marginal_of_pair.
Qed.
End Representable.

(** ** Infinitely many bodies *)
Section Infinite.
Variable R : archiFieldType.
Variable T : finType.

Definition infinitely_representable (P : T -> T -> R) := forall N, (1 < N)%N -> representable N P.

(** What holds for S with an error of order 1/N for every N holds for S. *)
Lemma limit_of_bounds (k S D : R) :
  (forall N, (1 < N)%N -> k <= (N.-1)%:R / N%:R * S + D / N%:R) -> k <= S.
Proof.
move=> bound; rewrite leNgt; apply/negP => lt.
set d := k - S; have d0 : 0 < d by rewrite subr_gt0.
have ge0 : 0 <= `|D - S| / d by rewrite divr_ge0 ?normr_ge0 ?ltW.
pose N := (Num.bound (`|D - S| / d)).+2.
have N0 : 0 < N%:R :> R by rewrite ltr0n.
have := bound N isT.
have -> : (N.-1)%:R / N%:R * S + D / N%:R = S + (D - S) / N%:R.
  have -> : (N.-1)%:R = N%:R - 1 :> R.
    by apply: (addIr 1); rewrite subrK -[1]/(1%:R) -natrD addn1.
  have NU : N%:R != 0 :> R by rewrite lt0r_neq0.
  rewrite !mulrBl mulfV // !mul1r.
  by rewrite [S / _]mulrC -addrA; congr (_ + _); rewrite addrC.
rewrite -ler_subl_addl -/d ler_pdivl_mulr // => H.
have := archi_boundP ge0; rewrite ltr_pdivr_mulr // => H2.
have H3 : d * N%:R <= `|D - S| by apply: le_trans H (ler_norm _).
have H4 : (Num.bound (`|D - S| / d))%:R * d <= d * N%:R.
  by rewrite mulrC ler_pmul2l // ler_nat /N -addn2 leq_addr.
by move: (lt_le_trans H2 (le_trans H4 H3)); rewrite ltxx.
Qed.

Theorem infinite_lower (M : T -> T -> R) P :
  (forall a b, M a b = M b a) -> (forall Q, law Q -> 0 <= form M Q Q) -> infinitely_representable P ->
  0 <= \sum_a \sum_b P a b * M a b.
Proof.
move=> Msym HM HP; apply: (@limit_of_bounds 0 _ (self_cost M (fun a => \sum_b P a b))) => N N1.
have [g [[g0 g1] gE gM]] := HP N N1; have N0 := ltnW N1.
rewrite -(cost_per_pairE Msym N0 N1 gM).
rewrite -(empirical_cost_per_pair Msym N0 N1 (marginal_of_pair N0 N1 gM)).
by apply: sumr_ge0 => x _; apply: mulr_ge0 => //; apply: HM; apply: empirical_law.
Qed.

Lemma infinitely_representable_sym P : infinitely_representable P -> forall a b, P a b = P b a.
Proof. by move=> HP; have [g [_ _ gM]] := HP 2%N isT; apply: pair_marginal_sym gM. Qed.

Theorem mixture_infinitely_representable (I : finType) (p : I -> R) (Q : I -> T -> R) :
  law p -> (forall k, law (Q k)) -> infinitely_representable (fun a b => \sum_k p k * (Q k a * Q k b)).
Proof.
move=> Hp HQ N N1; exists (@mixture R T N I p Q).
by have [] := @mixture_plan R T N I p Q _ Hp HQ (fun=> erefl); split=> //; apply: mixture_pair.
Qed.

Definition infinite_costs (c : T -> T -> R) (mu : T -> R) (v : R) :=
  exists P, [/\ infinitely_representable P, forall a, \sum_b P a b = mu a & v = \sum_a \sum_b P a b * c a b].

(** What the cost is above the potential. *)
Definition reduced (c : T -> T -> R) (u : T -> R) (a b : T) : R := c a b - (u a + u b) / 2%:R.

Lemma mean_reduced (c : T -> T -> R) (u mu : T -> R) P :
  (forall a b, P a b = P b a) -> (forall a, \sum_b P a b = mu a) ->
  \sum_a \sum_b P a b * reduced c u a b = \sum_a \sum_b P a b * c a b - \sum_a mu a * u a.
Proof.
move=> Psym Hmu.
have left : \sum_a \sum_b P a b * (u a / 2%:R) = (\sum_a mu a * u a) / 2%:R.
  by rewrite mulr_suml; apply: eq_bigr => a _; rewrite -mulr_suml Hmu mulrA.
have right : \sum_a \sum_b P a b * (u b / 2%:R) = (\sum_a mu a * u a) / 2%:R.
  by rewrite exchange_big /= -left; apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite Psym.
have -> : \sum_a mu a * u a = (\sum_a mu a * u a) / 2%:R + (\sum_a mu a * u a) / 2%:R.
  exact: splitr.
rewrite -{1}left -right opprD addrA -!sumrB; apply: eq_bigr => a _; rewrite -!sumrB; apply: eq_bigr => b _.
by rewrite /reduced mulrDl -!mulrBr opprD addrA.
Qed.

Theorem potential_lower (c : T -> T -> R) (u mu : T -> R) (v : R) :
  (forall a b, c a b = c b a) -> (forall Q, law Q -> \sum_a Q a * u a <= form c Q Q) ->
  infinite_costs c mu v -> \sum_a mu a * u a <= v.
Proof.
move=> csym below [P [HP Hmu ->]].
rewrite -subr_ge0 -(mean_reduced _ _ (infinitely_representable_sym HP) Hmu).
apply: infinite_lower HP => [a b|Q [Q0 Q1]]; first by rewrite /reduced csym [u a + _]addrC.
rewrite /form (@mean_reduced c u Q (fun a b => Q a * Q b)).
- by rewrite subr_ge0; apply: below.
- by move=> a b; rewrite mulrC.
by move=> a; rewrite -mulr_sumr Q1 mulr1.
Qed.

(** If an infinitely representable P annihilates the squares of forms that determine mu among the laws, it is mu x mu. *)
Theorem forms_determine P (mu : T -> R) (I : finType) (f : I -> T -> R) (G : T -> I -> R) :
  infinitely_representable P -> (forall a, \sum_b P a b = mu a) -> \sum_a mu a = 1 ->
  (forall i, \sum_a \sum_b P a b * (f i a * f i b) = 0) ->
  (forall a t, (t == a)%:R - mu a = \sum_i G a i * f i t) ->
  forall a b, P a b = mu a * mu b.
Proof.
move=> HP Hmu mu1 zero Hf a b.
pose B (x y : T -> R) : R := \sum_s \sum_t P s t * (x s * y t).
have Psym := infinitely_representable_sym HP.
have B0 x : 0 <= B x x.
  apply: infinite_lower HP => [s t|Q _]; first by rewrite mulrC.
  rewrite /form; have -> : \sum_s \sum_t Q s * Q t * (x s * x t) = (\sum_s Q s * x s) ^+ 2.
    rewrite expr2 mulr_suml; apply: eq_bigr => s _; rewrite mulr_sumr; apply: eq_bigr => t _.
    by rewrite mulrACA.
  exact: sqr_ge0.
have Bsym x y : B x y = B y x.
  rewrite /B exchange_big /=; apply: eq_bigr => s _; apply: eq_bigr => t _.
  by rewrite Psym [x t * _]mulrC.
have BD x y k : B (fun s => x s + k * y s) (fun s => x s + k * y s) = B x x + (k * B y x) *+ 2 + k ^+ 2 * B y y.
  have -> : (k * B y x) *+ 2 = k * B x y + k * B y x by rewrite mulr2n Bsym.
  rewrite /B !mulr_sumr -!big_split /=; apply: eq_bigr => s _.
  rewrite !mulr_sumr -!big_split /=; apply: eq_bigr => t _.
  rewrite [k * (P s t * _)]mulrCA [k * (P s t * (y s * x t))]mulrCA [k ^+ 2 * _]mulrCA -!mulrDr; congr (_ * _).
  by rewrite mulrDl !mulrDr expr2 !addrA [x s * (k * y t)]mulrCA -!mulrA [y s * (k * y t)]mulrCA.
have null x y : B x x = 0 -> B x y = 0.
  move=> x0; apply/eqP/negPn/negP => nz.
  have := B0 (fun s => y s + - ((B y y + 1) / (B x y *+ 2)) * x s).
  rewrite BD x0 mulr0 addr0 -mulrnAr mulNr divfK ?mulrn_eq0 //.
  by rewrite opprD addNKr oppr_ge0 ler10.
have linear x y z : (forall s, x s = \sum_i z i * f i s) -> B x y = \sum_i z i * B (f i) y.
  move=> Hx; rewrite /B.
  under [RHS]eq_bigr do rewrite mulr_sumr.
  rewrite [RHS]exchange_big /=; apply: eq_bigr => s _.
  under [RHS]eq_bigr do rewrite mulr_sumr.
  rewrite [RHS]exchange_big /=; apply: eq_bigr => t _.
  rewrite Hx mulr_suml mulr_sumr; apply: eq_bigr => i _.
  by rewrite -mulrA mulrCA.
pose h (d s : T) : R := (s == d)%:R - mu d.
have : B (h a) (h b) = 0.
  by rewrite (linear _ _ (G a) (Hf a)) big1 // => i _; rewrite null ?mulr0 //; apply: zero.
have at_point (g : T -> R) d : \sum_s g s * h d s = g d - (\sum_s g s) * mu d.
  under eq_bigr do rewrite mulrBr.
  rewrite sumrB -mulr_suml; congr (_ - _).
  by rewrite (bigD1 d) //= eqxx mulr1 big1 ?addr0 // => s /negPf ->; rewrite mulr0.
have -> : B (h a) (h b) = \sum_s (P s b - mu s * mu b) * h a s.
  apply: eq_bigr => s _; rewrite -[in RHS](Hmu s) -at_point mulr_suml; apply: eq_bigr => t _.
  by rewrite -mulrA [h b t * _]mulrC.
rewrite at_point sumrB -mulr_suml mu1 mul1r.
have -> : \sum_s P s b = mu b by rewrite -Hmu; apply: eq_bigr => s _; apply: Psym.
by rewrite subrr mul0r subr0 => /eqP; rewrite subr_eq0 => /eqP.
Qed.

(** Theorem 1.2 (a): nothing infinitely representable costs less than the product measure. *)
Theorem product_optimal (c : T -> T -> R) P (mu := fun a => \sum_b P a b) :
  (forall a b, c a b = c b a) -> semidefinite c -> infinitely_representable P ->
  form c mu mu <= \sum_a \sum_b P a b * c a b.
Proof.
move=> csym Hc HP; apply: (@limit_of_bounds _ _ (self_cost c mu)) => N N1.
by apply: (representable_lower csym N1 Hc (HP N N1)).
Qed.

(** Theorem 1.2 (b): for a positive definite cost nothing else is optimal.
    The proof disturbs the cost by a small multiple of the indicator of one pair of sites. *)
Theorem product_unique (c : T -> T -> R) P (delta : R) (mu := fun a => \sum_b P a b) :
  (forall a b, c a b = c b a) -> 0 < delta ->
  (forall v, delta * (\sum_a v a ^+ 2) <= form c v v) ->
  infinitely_representable P ->
  \sum_a \sum_b P a b * c a b = form c mu mu ->
  forall a b, P a b = mu a * mu b.
Proof.
move=> csym d0 Hc HP Heq a0 b0.
pose e (a b : T) : R := ((a == a0) && (b == b0))%:R + ((a == b0) && (b == a0))%:R.
have esym a b : e a b = e b a by rewrite /e addrC; congr (_%:R + _%:R); rewrite andbC.
have esum (f : T -> T -> R) : \sum_a \sum_b f a b * e a b = f a0 b0 + f b0 a0.
  have S1 (p q : T) : \sum_a \sum_b f a b * ((a == p) && (b == q))%:R = f p q.
    rewrite (bigD1 p) //= [X in _ + X]big1 ?addr0.
      rewrite (bigD1 q) //= !eqxx mulr1 big1 ?addr0 // => b /negPf ->.
      by rewrite andbF mulr0.
    by move=> a /negPf H; rewrite big1 // => b _; rewrite H mulr0.
  rewrite -(S1 a0 b0) -(S1 b0 a0) -big_split /=; apply: eq_bigr => a _.
  by rewrite -big_split /=; apply: eq_bigr => b _; rewrite -mulrDr.
have eQ v w : form e v w = v a0 * w b0 + v b0 * w a0 by rewrite /form (esum (fun a b => v a * w b)).
have sq v a : v a ^+ 2 <= \sum_a v a ^+ 2 :> R.
  by rewrite (bigD1 a) //= ler_addl; apply: sumr_ge0 => b _; apply: sqr_ge0.
have Qlin (s : R) v : form (fun a b => c a b + s * e a b) v v = form c v v + s * form e v v.
  rewrite /form mulr_sumr -big_split /=; apply: eq_bigr => a _.
  rewrite mulr_sumr -big_split /=; apply: eq_bigr => b _.
  by rewrite mulrDr; congr (_ + _); rewrite mulrCA.
have Slin (s : R) : \sum_a \sum_b P a b * (c a b + s * e a b)
    = (\sum_a \sum_b P a b * c a b) + s * (P a0 b0 + P b0 a0).
  rewrite -esum mulr_sumr -big_split /=; apply: eq_bigr => a _.
  rewrite mulr_sumr -big_split /=; apply: eq_bigr => b _.
  by rewrite mulrDr; congr (_ + _); rewrite mulrCA.
have main (s : R) : `|s| <= delta / 2%:R ->
   s * form e mu mu <= s * (P a0 b0 + P b0 a0).
  move=> Hs.
  have csym' a b : c a b + s * e a b = c b a + s * e b a by rewrite csym esym.
  suff semidefinite' : semidefinite (fun a b => c a b + s * e a b).
    have := product_optimal csym' semidefinite' HP.
    by rewrite -/mu Slin (Qlin s mu) Heq ler_add2l.
  move=> v.
  rewrite Qlin -ler_subl_addr sub0r; apply: le_trans (Hc v).
  apply: le_trans (ler_norm _) _; rewrite normrN normrM.
  apply: le_trans (ler_wpmul2r (normr_ge0 _) Hs) _.
  rewrite -mulrA ler_pmul2l // ler_pdivr_mull ?ltr0n // eQ.
  have -> : v a0 * v b0 + v b0 * v a0 = (v a0 * v b0) *+ 2 by rewrite mulr2n [v b0 * _]mulrC.
  rewrite normrMn mulr_natl ler_muln2r /= normrM.
  set S := \sum_a _.
  have H2 : (`|v a0| * `|v b0|) *+ 2 <= S *+ 2.
    rewrite -subr_ge0.
    have -> : S *+ 2 - `|v a0| * `|v b0| *+ 2
       = (`|v a0| - `|v b0|) ^+ 2 + ((S - v a0 ^+ 2) + (S - v b0 ^+ 2)).
      rewrite sqrrB !real_normK ?num_real //.
      set y := (`|v a0| * `|v b0|) *+ 2; set p := v a0 ^+ 2; set q := v b0 ^+ 2.
      rewrite [(S - p) + _]addrACA -opprD -mulr2n [p - y + q]addrAC.
      by rewrite [RHS]addrC addrA subrK.
    apply: addr_ge0; first exact: sqr_ge0.
    by apply: addr_ge0; rewrite subr_ge0; apply: sq.
  by rewrite ler_muln2r in H2.
have h0 : 0 < delta / 2%:R by rewrite divr_gt0 ?ltr0n.
have Psym : P b0 a0 = P a0 b0.
  by have [g [_ _ gM]] := HP 2%N isT; rewrite (pair_marginal_sym _ _ gM).
have E : form e mu mu = P a0 b0 + P b0 a0.
  apply/eqP; rewrite eq_le; apply/andP; split.
    by rewrite -(ler_pmul2l h0); apply: main; rewrite ger0_norm // ltW.
  have := main (- (delta / 2%:R)); rewrite normrN ger0_norm ?lexx; last exact: ltW.
  by rewrite ![- (delta / _) * _]mulNr ler_opp2 ler_pmul2l //; apply.
move: E; rewrite eQ Psym [mu b0 * _]mulrC -!mulr2n => /eqP.
by rewrite eqr_muln2r /= => /eqP ->.
Qed.
End Infinite.
