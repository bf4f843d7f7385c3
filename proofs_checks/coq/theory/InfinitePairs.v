(** * Certificates about infinitely representable pair measures (Definition 2.2)

    - [mixture_represents ... = true] shows that P is the pair law of a mixture of independent bodies, so that it is
      N-representable for all N ([mixture_represents_sound]).
    - [separates_infinitely ... = true] shows that it is not: a copositive matrix has a negative mean under P
      ([separates_infinitely_sound]). *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Independent Limit Representable.
From MFSym Require Import Integers Potential Tables Configurations Forbidden Certificate NotRepresentable.
From MFSym Require Import Copositive InfiniteBodies.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Definition mixture_represents (m : nat) (P : seq (seq Z)) (D : Z) (laws : weighted) (L W : Z) : bool :=
  [&& Z.ltb 0 D, is_weighted m laws L W
    & all (fun a => all (fun b =>
        Z.eqb (total [seq (part.1 * (nth 0 part.2 a * nth 0 part.2 b))%Z | part <- laws] * D)
              (nth 0%Z (nth [::] P a) b * (W * (L * L)))) (iota 0 m)) (iota 0 m)].

Theorem mixture_represents_sound m P D laws L W : mixture_represents m P D laws L W ->
  forall R : archiFieldType, infinitely_representable (table R m P D).
Proof.
case/and3P => /Z.ltb_spec0 D0 weighs /allP pairs R.
have [L0 W0] := weighted_positive weighs.
pose w := @part_weight R laws W; pose Q := @part_law R m laws L.
have Hw : law w by exact: part_weights weighs.
have HQ k : law (Q k) by exact: part_laws weighs k.
have E a b : table R m P D a b = \sum_k w k * (Q k a * Q k b).
  have -> : table R m P D a b
      = ratio R (total [seq (x.1 * (nth 0 x.2 a * nth 0 x.2 b))%Z | x <- laws]) (W * (L * L)).
    apply: ratio_eq => //; first by nia.
    have := pairs (val a); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
    by rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec.
  rewrite /ratio -(@sum_parts R laws (fun x => x.1 * (nth 0 x.2 a * nth 0 x.2 b))%Z) mulr_suml; apply: eq_bigr => k _.
  by rewrite /w /Q /part_weight /part_law /vector /ratio !mulf_div !of_ZM.
move=> N N1; have [g [gL gE gP]] := mixture_infinitely_representable Hw HQ N1.
by exists g; split=> // i j a b ij; rewrite E; apply: gP.
Qed.

Definition separates_infinitely (m : nat) (P : seq (seq Z)) (D : Z) (W : seq (seq Z)) (cuts : subdivision) : bool :=
  [&& Z.ltb 0 D, is_table m W, is_table m P, copositive m W cuts & Z.ltb (mean_under P W) 0].

Theorem separates_infinitely_sound m P D W cuts : separates_infinitely m P D W cuts ->
  forall R : archiFieldType, ~ infinitely_representable (table R m P D).
Proof.
case/and5P => /Z.ltb_spec0 D0 /and3P[/eqP sW aW Wsym] /and3P[/eqP sP aP _] pos /Z.ltb_spec0 negative R HP.
have : 0 <= \sum_a \sum_b table R m P D a b * table R m W 1 a b.
  apply: infinite_lower HP => [a b|Q [Q0 _]]; first exact: table_sym.
  have <- : value W Q = form (table R m W 1) Q Q; last exact: copositive_sound pos _ Q0.
  by apply: eq_bigr => a _; apply: eq_bigr => b _; rewrite /table /ratio /entry divr1.
rewrite leNgt => /negP; apply.
have -> : \sum_a \sum_b table R m P D a b * table R m W 1 a b = ratio R (mean_under P W) D; last exact: ratio_lt0.
rewrite /ratio (@mean_underE R m) // mulr_suml; apply: eq_bigr => a _; rewrite mulr_suml; apply: eq_bigr => b _.
by rewrite /table /ratio divr1 mulrAC.
Qed.
