(** * Two sites: the formula for all N, and Remark 2.12 (c)

    Two sites A and B, a marginal mu with lambda = mu(A), and [kappa] = c(A, A) + c(B, B) - 2 c(A, B).

    - [two_site_cost]: a plan costs MF + kappa (E[k (k - 1)]/(N (N - 1)) - lambda^2) per pair, k the bodies at A.
    - [two_sites_repulsive]: if kappa >= 0, with theta = N lambda - j in [0, 1] for an integer j,
      F_N = MF - kappa lambda (1 - lambda)/(N - 1) + kappa theta (1 - theta)/(N (N - 1)), attained.
    - [two_sites_attractive]: if kappa <= 0, F_N = D, the self cost, attained.
    - [two_sites_product_rivalled]: Remark 2.12 (c): if kappa is not 0 and both sites are charged, a plan of N bodies
      costs less than the product measure, for every N >= 2.
    - [two_sites_additive]: and if kappa is 0, all plans cost the same, which the remark as printed overlooks. *)
From Coq Require Import ZArith Lia Ring.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit.
From MFSym Require Import Integers Potential Tables Configurations.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** ** Identities of polynomials *)
Section Identities.
Variables (K : Type) (zero one : K) (add mul sub : K -> K -> K) (opp : K -> K).
Hypothesis laws : ring_theory zero one add mul sub opp eq.
Add Ring K_ring : laws.
Local Notation "x + y" := (add x y).
Local Notation "x * y" := (mul x y).
Local Notation "x - y" := (sub x y).

(** Twice the energy of k bodies at A and n - k at B. *)
Lemma energy_identity a b c k n :
  k * k * a + k * (n - k) * c + ((n - k) * k * c + (n - k) * (n - k) * b) - (k * a + (n - k) * b)
  = (a + b - (c + c)) * (k * (k - one)) + (n * (n - one) * b + (n - one) * ((c - b) + (c - b)) * k).
Proof. ring. Qed.

Lemma form_identity a b c l :
  l * l * a + l * (one - l) * c + ((one - l) * l * c + (one - l) * (one - l) * b)
  = (a + b - (c + c)) * (l * l) + (b + l * ((c - b) + (c - b))).
Proof. ring. Qed.

Lemma self_identity a b c l :
  l * a + (one - l) * b
  = (a + b - (c + c)) * (l * l) + (b + l * ((c - b) + (c - b))) + (a + b - (c + c)) * (l * (one - l)).
Proof. ring. Qed.

(** (k - j) (k - j - 1) is a product of two successive integers. *)
Lemma integer_identity k j : k * (k - one) = ((j + j) * k - j * (j + one)) + (k - j) * (k - j - one).
Proof. ring. Qed.

Lemma parts_identity j t : (one - t) * (j * (j - one)) + t * ((j + one) * (j + one - one))
  = (j + j) * (j + t) - j * (j + one).
Proof. ring. Qed.

Lemma square_identity x j : (j + j) * x - j * (j + one) = x * x - x + (x - j) * (one - (x - j)).
Proof. ring. Qed.

Lemma value_identity k q l z : k * q + z = k * l + z + k * (q - l).
Proof. ring. Qed.

(** With i = 1/n and h = 1/(n - 1), of which n i = one and (n - 1) h = one are used. *)
Lemma spread_identity n l s i h : n * i = one -> (n - one) * h = one ->
  (n * l * (n * l) - n * l + s) * (i * h) - l * l = s * (i * h) - l * (one - l) * h.
Proof.
intros E1 E2; transitivity (s * (i * h) + (n * i * (n * (l * l) - l) * h - l * l * ((n - one) * h))).
- rewrite E2; ring.
- rewrite E1; ring.
Qed.

Lemma scaled_identity n l s :
  n * (l * l * (n * (n - one)) - (n * l * (n * l) - n * l + s)) = n * l * (n - n * l) - n * s.
Proof. ring. Qed.

Lemma gap_identity j t n : (j + t) * (n - (j + t)) - n * (t * (one - t))
  = j * (n - j - one) + (j * ((one - t) * (one - t)) + (n - j - one) * (t * t)).
Proof. ring. Qed.
End Identities.

Section TwoSites.
Variable R : realFieldType.
Let laws : ring_theory (0 : R) 1 +%R *%R (fun a b => a - b) -%R eq.
Proof.
by constructor; [exact: add0r | exact: addrC | exact: addrA | exact: mul1r | exact: mulrC | exact: mulrA
  | exact: mulrDl | | exact: subrr].
Qed.

Notation A := (@ord0 1).
Notation B := (@ord_max 1).
Variable c : 'I_2 -> 'I_2 -> R.
Hypothesis csym : forall a b, c a b = c b a.
Definition kappa : R := c A A + c B B - (c A B + c A B).

Variable N : nat.
Hypothesis N1 : (1 < N)%N.
Let N0 : (0 < N)%N. Proof. exact: ltnW. Qed.
Notation n := (N%:R : R).
Let Nu : n != 0. Proof. by rewrite pnatr_eq0 -lt0n. Qed.
Let Npos : 0 < n. Proof. by rewrite ltr0n. Qed.
Let pred1 : (N.-1)%:R = n - 1. Proof. by apply: (addIr 1); rewrite subrK -[1]/(1%:R) -natrD addn1 prednK. Qed.
Let predpos : 0 < n - 1. Proof. by rewrite subr_gt0 -[1]/(1%:R) ltr_nat. Qed.
Notation conf := {ffun 'I_N -> 'I_2}.
Notation k x := ((occupation x A)%:R : R).

Variable mu : 'I_2 -> R.
Hypothesis mu_law : law mu.
Notation lambda := (mu A).

Let sum2 (f : 'I_2 -> R) : \sum_a f a = f A + f B.
Proof. by rewrite big_ord_recl big_ord1; congr (_ + f _); apply: val_inj. Qed.
Let muB : mu B = 1 - lambda.
Proof. by have [_ <-] := mu_law; rewrite sum2 [RHS]addrC addKr. Qed.

Lemma occupation_B (x : conf) : (occupation x B)%:R = n - k x.
Proof.
have := occupation_total R x; rewrite big_ord_recl big_ord1.
have -> : lift ord0 ord0 = B by apply: val_inj.
by move/(congr1 (fun i => i%:R : R)) => <-; rewrite natrD addrC addKr.
Qed.

Lemma twice_energy_two_sites (x : conf) : energy c x *+ 2
  = kappa * (k x * (k x - 1)) + (n * (n - 1) * c B B + (n - 1) * ((c A B - c B B) + (c A B - c B B)) * k x).
Proof.
rewrite (energy_occupation csym) /form !sum2 occupation_B [c B A]csym.
exact (energy_identity laws (c A A) (c B B) (c A B) (k x) n).
Qed.

Definition mean_pairs (g : conf -> R) : R := \sum_x g x * (k x * (k x - 1)).

Lemma mean_field_two_sites :
  form c mu mu = kappa * (lambda * lambda) + (c B B + lambda * ((c A B - c B B) + (c A B - c B B))).
Proof. rewrite /form !sum2 muB [c B A]csym; exact (form_identity laws (c A A) (c B B) (c A B) lambda). Qed.

Lemma self_cost_two_sites : self_cost c mu = form c mu mu + kappa * (lambda * (1 - lambda)).
Proof.
rewrite mean_field_two_sites /self_cost sum2 muB; exact (self_identity laws (c A A) (c B B) (c A B) lambda).
Qed.

Theorem two_site_cost g : plan g mu ->
  cost_per_pair c g = form c mu mu + kappa * (mean_pairs g / (n * (n - 1)) - lambda * lambda).
Proof.
case=> [[_ g1] _ gm].
have U : n * (n - 1) != 0 by rewrite mulf_neq0 // lt0r_neq0.
have E : mean_energy c g *+ 2 = kappa * mean_pairs g
  + (n * (n - 1) * c B B + n * (n - 1) * (lambda * ((c A B - c B B) + (c A B - c B B)))).
  rewrite /mean_energy -sumrMnl; under eq_bigr do rewrite -mulrnAr twice_energy_two_sites 2!mulrDr.
  rewrite 2!big_split /=; congr (_ + (_ + _)).
  - by rewrite /mean_pairs mulr_sumr; apply: eq_bigr => x _; rewrite mulrCA.
  - by rewrite -mulr_suml g1 mul1r.
  under eq_bigr do rewrite mulrCA.
  by rewrite -mulr_sumr (mean_occupation1 _ gm) mulrCA -!mulrA; congr (_ * (_ * _)); rewrite mulrC.
rewrite /cost_per_pair E natrM pred1 -mulrDr mulrDl [n * (n - 1) * _ / _]mulrAC mulfV // mul1r mean_field_two_sites.
rewrite -mulrA; exact (value_identity laws kappa (mean_pairs g / (n * (n - 1))) (lambda * lambda) _).
Qed.

(** ** Plans with k1 or k2 bodies at A *)
Section TwoNumbers.
Variables (k1 k2 : nat) (t : R).
Hypothesis (le1 : (k1 <= N)%N) (le2 : (k2 <= N)%N) (t0 : 0 <= t) (t1 : t <= 1).
Definition at_A (i : nat) : seq Z := [:: Z.of_nat i; Z.of_nat (N - i)].
Definition two_numbers (x : conf) : R := (1 - t) * uniform R (at_A k1) x + t * uniform R (at_A k2) x.

Lemma at_A_configuration i : (i <= N)%N -> is_configuration 2 (Z.of_nat N) (at_A i).
Proof.
move=> le; apply/and3P; split=> //=.
  by apply/and3P; split=> //; apply/Z.leb_spec0; lia.
by apply/Z.eqb_spec; change (Z.of_nat i + (Z.of_nat (N - i) + 0) = Z.of_nat N)%Z; rewrite -minusE; move/ssrnat.leP: le; lia.
Qed.

Lemma mean_of_two_numbers (f : R -> R) : \sum_x two_numbers x * f (k x) = (1 - t) * f k1%:R + t * f k2%:R.
Proof.
rewrite /two_numbers; under eq_bigr do rewrite mulrDl -!(mulrA _ (uniform _ _ _)).
rewrite big_split /= -!mulr_sumr.
have at_uniform i : (i <= N)%N -> \sum_(x : conf) uniform R (at_A i) x * f (k x) = f i%:R.
  move=> le; apply: (@uniform_mean R 2 N _ (at_A_configuration le) (fun x => f (k x))) => x /has_numbersP /(_ A) /= H.
  by congr f; congr (_%:R); apply: Nat2Z.inj; rewrite H.
by rewrite !at_uniform.
Qed.

Lemma two_numbers_plan : n * lambda = (1 - t) * k1%:R + t * k2%:R -> plan two_numbers mu.
Proof.
move=> mean; have E : exchangeable two_numbers by move=> s x; rewrite /two_numbers !uniform_exch.
have total : \sum_x two_numbers x = 1.
  have := mean_of_two_numbers (fun=> 1); rewrite !mulr1 subrK => <-.
  by apply: eq_bigr => x _; rewrite mulr1.
split=> //; first split=> // x.
  by rewrite addr_ge0 // mulr_ge0 ?subr_ge0 // /uniform divr_ge0 ?ler0n.
have meanA : \sum_x two_numbers x * k x = n * lambda by rewrite (mean_of_two_numbers id) mean.
apply: exchangeable_marginal => // a.
have sites : a = A \/ a = B by case: a => [[|[|i]] lt] //; [left | right]; apply: val_inj.
case: sites => -> //; under eq_bigr do rewrite occupation_B mulrBr.
by rewrite sumrB meanA -mulr_suml total mul1r muB mulrBr mulr1.
Qed.
End TwoNumbers.

(** ** F_N *)
Lemma integer_part (x : R) M : 0 <= x -> x < M%:R -> exists j, j%:R <= x < j.+1%:R.
Proof.
move=> x0; elim: M => [|M IH] lt; first by move: (le_lt_trans x0 lt); rewrite ltxx.
by case: (ltP x M%:R) => [/IH //|le]; exists M; rewrite le lt.
Qed.

Let lambda0 : 0 <= lambda. Proof. exact: mu_law.1. Qed.
Let lambda1 : lambda <= 1. Proof. by rewrite -subr_ge0 -muB; apply: mu_law.1. Qed.
Let Upos : 0 < n * (n - 1). Proof. exact: mulr_gt0. Qed.

Lemma mean_pairs_ge g (j : nat) : plan g mu -> (j%:R + j%:R) * (n * lambda) - j%:R * (j%:R + 1) <= mean_pairs g.
Proof.
case=> [[g0 g1] _ gm].
have -> : (j%:R + j%:R) * (n * lambda) - j%:R * (j%:R + 1)
  = \sum_x g x * ((j%:R + j%:R) * k x - j%:R * (j%:R + 1)).
  under eq_bigr do rewrite mulrBr mulrCA.
  by rewrite sumrB -mulr_sumr -mulr_suml g1 mul1r (mean_occupation1 _ gm).
apply: ler_sum => x _; apply: ler_wpmul2l => //.
have -> : k x * (k x - 1) = ((j%:R + j%:R) * k x - j%:R * (j%:R + 1)) + (k x - j%:R) * (k x - j%:R - 1).
  exact (integer_identity laws (k x) j%:R).
rewrite ler_addl; case: (leqP (occupation x A) j) => [le|lt].
  have below : k x - j%:R <= 0 by rewrite subr_le0 ler_nat.
  by apply: mulr_le0 => //; rewrite subr_le0; apply: le_trans below ler01.
have above : 1 <= k x - j%:R by rewrite ler_subr_addr -[1]/(1%:R) -natrD add1n ler_nat.
by apply: mulr_ge0; [apply: le_trans ler01 above | rewrite subr_ge0].
Qed.

Let value (theta : R) : R :=
  form c mu mu - kappa * (lambda * (1 - lambda)) / (n - 1) + kappa * (theta * (1 - theta)) / (n * (n - 1)).

Lemma valueE theta : value theta = form c mu mu
  + kappa * ((n * lambda * (n * lambda) - n * lambda + theta * (1 - theta)) / (n * (n - 1)) - lambda * lambda).
Proof.
have Pu : n - 1 != 0 by rewrite lt0r_neq0.
rewrite /value -addrA invfM (spread_identity laws lambda (theta * (1 - theta)) (mulfV Nu) (mulfV Pu)).
by congr (_ + _); rewrite [RHS]mulrBr [LHS]addrC !mulrA.
Qed.

Lemma attained k1 k2 t (v : R) : (k1 <= N)%N -> (k2 <= N)%N -> 0 <= t -> t <= 1 ->
  n * lambda = (1 - t) * k1%:R + t * k2%:R ->
  v = form c mu mu + kappa * (((1 - t) * (k1%:R * (k1%:R - 1)) + t * (k2%:R * (k2%:R - 1))) / (n * (n - 1))
                              - lambda * lambda) ->
  plan_costs c N mu v.
Proof.
move=> le1 le2 t0 t1 mean ->; have gP := two_numbers_plan le1 le2 t0 t1 mean.
exists (two_numbers k1 k2 t); split=> //.
by rewrite (two_site_cost gP) /mean_pairs (mean_of_two_numbers t le1 le2 (fun z => z * (z - 1))).
Qed.

Theorem two_sites_repulsive (j : nat) (theta := n * lambda - j%:R) : 0 <= kappa -> 0 <= theta -> theta <= 1 ->
  least (plan_costs c N mu)
    (form c mu mu - kappa * (lambda * (1 - lambda)) / (n - 1) + kappa * (theta * (1 - theta)) / (n * (n - 1))).
Proof.
move=> k0 th0 th1; rewrite -/(value theta) valueE.
have E : n * lambda * (n * lambda) - n * lambda + theta * (1 - theta)
  = (j%:R + j%:R) * (n * lambda) - j%:R * (j%:R + 1).
  exact: esym (square_identity laws (n * lambda) j%:R).
rewrite E; split; last first.
  move=> v [g [gP ->]]; rewrite (two_site_cost gP) ler_add2l; apply: ler_wpmul2l => //.
  by rewrite ler_add2r ler_pmul2r ?invr_gt0 //; apply: mean_pairs_ge.
have xE : n * lambda = j%:R + theta by rewrite /theta addrC subrK.
have le_n : n * lambda <= n by rewrite ler_pimulr // ltW.
have jN : (j <= N)%N by rewrite -(ler_nat R); apply: le_trans le_n; rewrite xE ler_addl.
have parts : (1 - theta) * (j%:R * (j%:R - 1)) + theta * ((j.+1)%:R * ((j.+1)%:R - 1))
  = (j%:R + j%:R) * (n * lambda) - j%:R * (j%:R + 1).
  by rewrite -addn1 natrD xE; exact (parts_identity laws j%:R theta).
case: (ltnP j N) => [lt|ge].
  apply: (@attained j j.+1 theta); rewrite ?parts // xE -addn1 natrD mulrDr mulr1 addrA -mulrDl subrK mul1r.
  by [].
have jE : j = N by apply/eqP; rewrite eqn_leq jN ge.
have z : theta = 0.
  by apply/eqP; rewrite eq_le th0 andbT /theta subr_le0 jE.
apply: (@attained j j theta) => //; first by rewrite -mulrDl subrK mul1r xE z addr0.
by rewrite -parts z !mul0r.
Qed.

Theorem two_sites_attractive : kappa <= 0 -> least (plan_costs c N mu) (self_cost c mu).
Proof.
move=> k0; have Uu : n * (n - 1) != 0 by rewrite lt0r_neq0.
have E : self_cost c mu
  = form c mu mu + kappa * (lambda * (n * (n - 1)) / (n * (n - 1)) - lambda * lambda).
  by rewrite self_cost_two_sites mulfK // [lambda * (1 - _)]mulrBr mulr1.
split.
  by apply: (@attained 0 N lambda) => //; [rewrite mulr0 add0r mulrC | rewrite mul0r mulr0 add0r].
move=> v [g [gP ->]]; rewrite (two_site_cost gP) E ler_add2l; apply: ler_wnmul2l => //.
rewrite ler_add2r ler_pmul2r ?invr_gt0 //.
have [[g0 _] _ gm] := gP.
have -> : lambda * (n * (n - 1)) = \sum_x g x * (k x * (n - 1)).
  under eq_bigr do rewrite mulrA; rewrite -mulr_suml (mean_occupation1 _ gm).
  by rewrite mulrCA mulrA.
apply: ler_sum => x _; apply: ler_wpmul2l => //; apply: ler_wpmul2l; first exact: ler0n.
by rewrite ler_add2r -subr_ge0 -occupation_B ler0n.
Qed.

(** ** Remark 2.12 (c) *)
Theorem two_sites_product_rivalled : 0 < mu A -> 0 < mu B -> kappa != 0 ->
  exists v, plan_costs c N mu v /\ v < form c mu mu.
Proof.
rewrite muB subr_gt0 => l0 l1; have pos : 0 < lambda * (1 - lambda) by rewrite mulr_gt0 ?subr_gt0.
rewrite neq_lt => /orP[negative|positive].
  exists (self_cost c mu); split; first by case: (two_sites_attractive (ltW negative)).
  by rewrite self_cost_two_sites gtr_addl nmulr_rlt0.
have lt_n : n * lambda < n by rewrite gtr_pmulr.
have [j /andP[le lt]] := integer_part (mulr_ge0 (ltW Npos) lambda0) lt_n.
pose theta := n * lambda - j%:R.
have th0 : 0 <= theta by rewrite subr_ge0.
have th1 : theta < 1 by rewrite ltr_subl_addl -[X in _ < _ + X]/(1%:R) -natrD addn1.
have [in_set _] := two_sites_repulsive (ltW positive) th0 (ltW th1).
exists (value theta); split=> //; rewrite valueE gtr_addl pmulr_rlt0 // subr_lt0 ltr_pdivr_mulr //.
rewrite -subr_gt0.
have xE : n * lambda = j%:R + theta by rewrite /theta addrC subrK.
have jN : (j < N)%N by rewrite -(ltr_nat R); apply: le_lt_trans le lt_n.
have rest0 : 0 <= n - j%:R - 1 by rewrite subr_ge0 ler_subr_addr -[1]/(1%:R) -natrD add1n ler_nat.
(* n times the difference is j (n - j - 1) + j (1 - theta)^2 + (n - j - 1) theta^2. *)
rewrite -(pmulr_rgt0 _ Npos) (scaled_identity laws n lambda (theta * (1 - theta))) xE (gap_identity laws j%:R theta n).
have j0 : 0 <= j%:R :> R by apply: ler0n.
apply: ltr_paddl; first exact: mulr_ge0.
case: (posnP j) => [z|jpos].
  have pos_theta : 0 < theta by move: xE; rewrite z add0r => <-; apply: mulr_gt0.
  by rewrite z mul0r add0r subr0; rewrite !mulr_gt0.
apply: ltr_paddr; first by rewrite !mulr_ge0.
by rewrite !mulr_gt0 ?ltr0n ?subr_gt0.
Qed.

Theorem two_sites_additive v : kappa = 0 -> plan_costs c N mu v -> v = form c mu mu.
Proof. by move=> k0 [g [gP ->]]; rewrite (two_site_cost gP) k0 mul0r addr0. Qed.
End TwoSites.
