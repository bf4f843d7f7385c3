(** * Certificates that every plan of N bodies has infinite cost

    - [no_plan ... = true] shows that there is no plan without forbidden pairs: a potential is at most 0 at every
      configuration that avoids them, but positive in the mean ([no_plan_sound]; Farkas' lemma, the easy half).
    - [crowded ... = true] shows it for any number of configurations: all pairs of some sites are forbidden, equal ones
      too, although they hold more than one body in the mean ([crowded_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Limit Integers Potential Tables Configurations Forbidden Certificate.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** The forbidden pairs decide alone, so that the cost may be 0 at all others. *)
Definition no_plan (N : Z) (m : nat) (F : pairs) (mu : seq Z) (M : Z) (B : Z) (U : seq Z) (proof : proof_of_potential)
    (q : Z) : bool :=
  Z.ltb 0 q && potential_shows N m F [::] 1 mu M B 1 U proof 1 q.

Lemma costs_without_pairs (R : realFieldType) N m F C D mu M (v : R) :
  costs_of_plans N m F C D mu M v -> costs_of_plans N m F [::] 1 mu M (0 : R).
Proof.
case=> g [gP avoid _]; exists g; split=> //.
rewrite /cost_per_pair /mean_energy big1 ?mul0rn ?mul0r // => x _.
rewrite /energy big1 ?mulr0 // => i _; rewrite big1 // => j _.
by rewrite /table /ratio !nth_nil mul0r.
Qed.

Theorem no_plan_sound N m F C D mu M B U proof q : no_plan N m F mu M B U proof q ->
  forall (R : realFieldType) (v : R), ~ costs_of_plans N m F C D mu M v.
Proof.
case/andP => /Z.ltb_spec0 q0 shown R v /costs_without_pairs /(potential_shows_sound shown).
apply/negP; rewrite -ltNge /ratio divr_gt0 //; exact: of_Z_gt0.
Qed.

Definition crowded (N : Z) (m : nat) (F : pairs) (mu : seq Z) (M : Z) (S : seq nat) : bool :=
  [&& Z.ltb 0 M, Z.ltb 1 N, uniq S, all (fun a => a < m)%N S,
      all (fun a => all (is_forbidden F a) S) S
    & Z.ltb M (N * total [seq nth 0%Z mu a | a <- S])].

Lemma sum_of_sites (R : realFieldType) m (S : seq nat) (f : nat -> R) : uniq S -> all (fun a => a < m)%N S ->
  \sum_(a < m) (nat_of_ord a \in S)%:R * f a = \sum_(a <- S) f a.
Proof.
move=> uS Sm; transitivity (\sum_(a <- [seq i <- iota 0 m | i \in S]) f a).
  rewrite big_filter (_ : iota 0 m = index_iota 0 m) ?big_mkord; last by rewrite /index_iota subn0.
  by rewrite [RHS]big_mkcond /=; apply: eq_bigr => a _; case: (_ \in S); rewrite ?mul1r ?mul0r.
apply: perm_big; apply: uniq_perm => //; first by rewrite filter_uniq ?iota_uniq.
by move=> a; rewrite mem_filter mem_iota /= add0n; apply: andb_idr => /(allP Sm).
Qed.

Theorem crowded_sound N m F C D mu M S : crowded N m F mu M S ->
  forall (R : realFieldType) (v : R), ~ costs_of_plans N m F C D mu M v.
Proof.
case/and5P => /Z.ltb_spec0 M0 /Z.ltb_spec0 N1 uS Sm /andP[forbidden /Z.ltb_spec0 heavy] R v [g [[[g0 g1] _ gM] avoid _]].
have [n1 nE] := bodies_gt1 N1; set n := bodies N in g g0 g1 gM avoid n1 nE.
pose on (a : 'I_m) : R := (nat_of_ord a \in S)%:R.
have one x : g x * (\sum_a (occupation x a)%:R * on a) <= g x.
  have [->|gx] := eqVneq (g x) 0; first by rewrite mul0r.
  rewrite -[X in _ <= X]mulr1; apply: ler_wpmul2l => //; rewrite occupation_sum /on -natr_sum -[1]/(1%:R) ler_nat.
  rewrite leqNgt; apply/negP => two.
  have [i iS] : exists i : 'I_n, nat_of_ord (x i) \in S.
    apply/existsP; apply: contraTT two => /existsPn no.
    by rewrite big1 // => i _; rewrite (negPf (no i)).
  have [j /andP[ji jS]] : exists j : 'I_n, (j != i) && (nat_of_ord (x j) \in S).
    apply/existsP; apply: contraTT two => /existsPn no; rewrite -leqNgt (bigD1 i) //= iS big1 // => j ji.
    by have := no j; rewrite ji /= => /negPf ->.
  have bad a b : a \in S -> b \in S -> is_forbidden F a b by move=> aS; apply/allP; apply: (allP forbidden).
  have := avoid x gx; apply/negP; rewrite negbK; apply/existsP.
  case: (ltngtP (nat_of_ord i) j) => [ij|ij|/val_inj E]; last by rewrite E eqxx in ji.
    by exists i; apply/existsP; exists j; rewrite ij bad.
  by exists j; apply/existsP; exists i; rewrite ij bad.
have : n%:R * (\sum_a vector R m mu M a * on a) <= 1.
  rewrite -(mean_occupation on gM); apply: (@le_trans _ _ (\sum_x g x)); last by rewrite g1.
  by apply: ler_sum => x _; apply: one.
have -> : \sum_a vector R m mu M a * on a = ratio R (total [seq nth 0%Z mu a | a <- S]) M.
  under eq_bigr do rewrite mulrC.
  rewrite (sum_of_sites (fun a => ratio R (nth 0%Z mu a) M) uS Sm).
  by rewrite /ratio of_Z_total big_map mulr_suml.
rewrite -(of_Z_nat R) nE /ratio mulrA -of_ZM ler_pdivr_mulr ?of_Z_gt0 // mul1r.
by apply/negP; rewrite -ltNge -subr_gt0 -of_ZB; apply: of_Z_gt0; lia.
Qed.
