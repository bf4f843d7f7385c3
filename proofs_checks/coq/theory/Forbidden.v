(** * Forbidden pairs: pairs of sites whose cost is infinite

    The cost is c at the pairs that are allowed, and infinite at those in F, given as a list of pairs of sites; what c says
    about the latter does not matter.

    - [costs_of_plans R N m F C D mu M]: the costs per pair of the plans of N bodies on m sites with the cost C/D, the
      forbidden pairs F and the marginal mu/M that use no forbidden pair, that is, of the plans of finite cost.
    - [costs_of_plans0]: without forbidden pairs these are the [plan_costs] of the N-body problem (1.18). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Limit Integers Tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition pairs := seq (nat * nat).
Definition is_forbidden (F : pairs) (i j : nat) : bool := ((i, j) \in F) || ((j, i) \in F).

Definition meets (F : pairs) (N m : nat) (x : {ffun 'I_N -> 'I_m}) : bool :=
  [exists i : 'I_N, exists j : 'I_N, (i < j)%N && is_forbidden F (x i) (x j)].

Definition avoids (R : realFieldType) (F : pairs) (N m : nat) (g : {ffun 'I_N -> 'I_m} -> R) :=
  forall x, g x != 0 -> ~~ meets F x.

(** The number of bodies is an integer, which may be too large to be written in unary. *)
Definition bodies (N : Z) : nat := Z.to_nat N.

Definition costs_of_plans (R : realFieldType) (N : Z) (m : nat) (F : pairs)
    (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z) (v : R) : Prop :=
  exists g : {ffun 'I_(bodies N) -> 'I_m} -> R,
    [/\ plan g (vector R m mu M), avoids F g & v = cost_per_pair (table R m C D) g].

Lemma costs_of_plans0 (R : realFieldType) N m C D mu M (v : R) :
  costs_of_plans N m [::] C D mu M v <-> plan_costs (table R m C D) (bodies N) (vector R m mu M) v.
Proof.
split=> [[g [gP _ ->]]|[g [gP ->]]]; exists g; split=> // x _.
by apply/existsP => -[i /existsP[j]]; rewrite /is_forbidden !in_nil andbF.
Qed.

Lemma energy_of_allowed (R : realFieldType) (F : pairs) (N m : nat) (c d : 'I_m -> 'I_m -> R) (x : {ffun 'I_N -> 'I_m}) :
  (forall a b : 'I_m, ~~ is_forbidden F a b -> c a b = d a b) -> ~~ meets F x -> energy c x = energy d x.
Proof.
move=> same; rewrite negb_exists => /forallP no.
apply: eq_bigr => i _; apply: eq_bigr => j ij; apply: same.
by have := no i; rewrite negb_exists => /forallP /(_ j); rewrite ij.
Qed.

(** ** On tables and lists of numbers of bodies *)

Definition filled (F : pairs) (B : Z) (m : nat) (C : seq (seq Z)) : seq (seq Z) :=
  mkseq (fun i => mkseq (fun j => if is_forbidden F i j then B else nth 0%Z (nth [::] C i) j) m) m.

Lemma nth_filled F B m C (i j : nat) : (i < m)%N -> (j < m)%N -> ~~ is_forbidden F i j ->
  nth 0%Z (nth [::] (filled F B m C) i) j = nth 0%Z (nth [::] C i) j.
Proof. by move=> im jm /negPf no; rewrite !nth_mkseq // no. Qed.

Definition allowed (F : pairs) (K : seq Z) : bool :=
  all (fun p => if p.1 == p.2 then Z.leb (nth 0%Z K p.1) 1
                else Z.eqb (nth 0%Z K p.1 * nth 0%Z K p.2) 0) F.

Lemma allowed_avoids (F : pairs) (N m : nat) (K : seq Z) (x : {ffun 'I_N -> 'I_m}) :
  allowed F K -> (forall a : 'I_m, nth 0%Z K a = Z.of_nat (occupation x a)) -> ~~ meets F x.
Proof.
move=> /allP ok numbers.
have at_least1 i : (0 < occupation x (x i))%N by rewrite /occupation (bigD1 i) //= eqxx.
have at_least2 i j : i != j -> x i = x j -> (1 < occupation x (x i))%N.
  by move=> ij xij; rewrite /occupation (bigD1 i) //= (bigD1 j) 1?eq_sym //= -xij eqxx.
apply/existsP => -[i /existsP[j /andP[ij bad]]].
have nij : i != j by apply: contraTneq ij => ->; rewrite ltnn.
have no a b : ((nat_of_ord a, nat_of_ord b) \in F) -> (a = x i /\ b = x j) \/ (a = x j /\ b = x i) -> False.
  move=> /ok /=; case: (eqVneq (nat_of_ord a) b) => [/val_inj <-|ab] H xs.
    have [ai aj] : a = x i /\ a = x j by case: xs => [[]|[]].
    move: H; rewrite numbers => /Z.leb_spec0; have := at_least2 i j nij; rewrite -ai -aj => /(_ erefl) /ssrnat.ltP.
    lia.
  move: H; rewrite !numbers => /Z.eqb_spec.
  have /ssrnat.ltP := at_least1 i; have /ssrnat.ltP := at_least1 j.
  by case: xs => -[-> ->]; nia.
by case/orP: bad => /no; apply; [left|right].
Qed.
