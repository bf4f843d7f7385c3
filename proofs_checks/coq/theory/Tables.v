(** * Integers and tables of integers as elements of an ordered field

    The statement of an exported certificate shows its data literally: a table of integers with a denominator is a cost,
    [table R m C D] = C/D, a list with a denominator a vector, [vector R m v D] = v/D, and [ratio R p q] = p/q.

    - [sum_to m f]: the sum of f over the sites 0, ..., m - 1; [sum_ratio], [sum_ratio2]: sums of ratios are computed. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Integers.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

Section Embedding.
Variable R : realFieldType.
Definition of_Z (z : Z) : R :=
  match z with Z0 => 0 | Zpos p => (Pos.to_nat p)%:R | Zneg p => - (Pos.to_nat p)%:R end.

Lemma of_Z_nat n : of_Z (Z.of_nat n) = n%:R.
Proof. by case: n => [|n] //=; rewrite SuccNat2Pos.id_succ. Qed.

Lemma of_Z_oppnat n : of_Z (- Z.of_nat n)%Z = - n%:R.
Proof. by case: n => [|n] /=; rewrite ?oppr0 // SuccNat2Pos.id_succ. Qed.

Lemma of_Z_sub a b : of_Z (Z.of_nat a - Z.of_nat b)%Z = a%:R - b%:R.
Proof.
case: (leqP b a) => [le|/ltnW le].
  have -> : (Z.of_nat a - Z.of_nat b)%Z = Z.of_nat (a - b)%N.
    by move/ssrnat.leP: le => le; rewrite -minusE Nat2Z.inj_sub.
  by rewrite of_Z_nat natrB.
have -> : (Z.of_nat a - Z.of_nat b)%Z = (- Z.of_nat (b - a)%N)%Z.
  by move/ssrnat.leP: le => le; rewrite -minusE Nat2Z.inj_sub //; lia.
by rewrite of_Z_oppnat natrB // opprB.
Qed.

Lemma zdiff z : exists a b, z = (Z.of_nat a - Z.of_nat b)%Z.
Proof. by exists (Z.to_nat z), (Z.to_nat (- z)); lia. Qed.

Lemma of_ZD x y : of_Z (x + y)%Z = of_Z x + of_Z y.
Proof.
have [a [b ->]] := zdiff x; have [d [e ->]] := zdiff y.
have -> : (Z.of_nat a - Z.of_nat b + (Z.of_nat d - Z.of_nat e) =
           Z.of_nat (a + d)%N - Z.of_nat (b + e)%N)%Z by rewrite !Nat2Z.inj_add; lia.
by rewrite !of_Z_sub !natrD opprD addrACA.
Qed.

Lemma of_ZN x : of_Z (- x)%Z = - of_Z x.
Proof.
have [a [b ->]] := zdiff x.
have -> : (- (Z.of_nat a - Z.of_nat b) = Z.of_nat b - Z.of_nat a)%Z by lia.
by rewrite !of_Z_sub opprB.
Qed.

Lemma of_ZB x y : of_Z (x - y)%Z = of_Z x - of_Z y.
Proof. by rewrite -Z.add_opp_r of_ZD of_ZN. Qed.

Lemma of_ZM x y : of_Z (x * y)%Z = of_Z x * of_Z y.
Proof.
have [a [b ->]] := zdiff x; have [d [e ->]] := zdiff y.
have -> : ((Z.of_nat a - Z.of_nat b) * (Z.of_nat d - Z.of_nat e) =
           Z.of_nat (a * d + b * e)%N - Z.of_nat (a * e + b * d)%N)%Z.
  by rewrite !Nat2Z.inj_add !Nat2Z.inj_mul; lia.
rewrite !of_Z_sub !natrD !natrM mulrBl !mulrBr.
by rewrite opprD opprB addrACA -!addrA; congr (_ + _); rewrite addrCA.
Qed.

Lemma of_Z_ge0 z : (0 <= z)%Z -> 0 <= of_Z z.
Proof. by case: z => [|p|p] //= H; rewrite ?ler0n //; lia. Qed.
Lemma of_Z_gt0 z : (0 < z)%Z -> 0 < of_Z z.
Proof. by case: z => [|p|p] //= H; rewrite ltr0n; apply/ssrnat.ltP; lia. Qed.

Lemma of_Z_total (s : seq Z) : of_Z (total s) = \sum_(z <- s) of_Z z.
Proof. by elim: s => [|x s IH]; rewrite ?big_nil //= big_cons of_ZD IH. Qed.

Lemma dotE m (a b : seq Z) : size a = m -> size b = m ->
  of_Z (dot a b) = \sum_(i < m) of_Z (nth 0%Z a i) * of_Z (nth 0%Z b i).
Proof.
elim: m a b => [|m IH] [|x a] [|y b] //=; first by rewrite big_ord0.
by move=> [Ha] [Hb]; rewrite big_ord_recl /= of_ZD of_ZM (IH a b).
Qed.
End Embedding.


Section Data.
Variable R : realFieldType.
Definition ratio (p q : Z) : R := of_Z R p / of_Z R q.
Definition vector (m : nat) (v : seq Z) (D : Z) (a : 'I_m) : R := ratio (nth 0%Z v a) D.
Definition table (m : nat) (C : seq (seq Z)) (D : Z) (a b : 'I_m) : R := ratio (nth 0%Z (nth [::] C a) b) D.

Lemma ratio_eq a b c d : (0 < b)%Z -> (0 < d)%Z -> (a * d = c * b)%Z -> ratio a b = ratio c d.
Proof.
move=> b0 d0 E; apply/eqP; rewrite /ratio eqr_div ?lt0r_neq0 ?of_Z_gt0 //.
by rewrite -!of_ZM E.
Qed.

Lemma ratio_le a b c d : (0 < b)%Z -> (0 < d)%Z -> (a * d <= c * b)%Z -> ratio a b <= ratio c d.
Proof.
move=> b0 d0 E; rewrite /ratio ler_pdivr_mulr ?of_Z_gt0 // mulrAC ler_pdivl_mulr ?of_Z_gt0 //.
rewrite -!of_ZM -subr_ge0 -of_ZB; apply: of_Z_ge0; lia.
Qed.

Lemma ratio_lt0 a b : (a < 0)%Z -> (0 < b)%Z -> ratio a b < 0.
Proof.
move=> a0 b0; rewrite /ratio pmulr_llt0 ?invr_gt0 ?of_Z_gt0 // -oppr_gt0 -of_ZN of_Z_gt0 //; lia.
Qed.
End Data.
Arguments ratio R p q : clear implicits.
Arguments vector R m v D a : clear implicits.
Arguments table R m C D a b : clear implicits.

Definition entry (A : seq (seq Z)) (a b : nat) : Z := nth 0%Z (nth [::] A a) b.
Definition sum_to (m : nat) (f : nat -> Z) : Z := total [seq f a | a <- iota 0 m].

Lemma sum_ratio (R : realFieldType) (m : nat) (f : nat -> Z) (D : Z) :
  \sum_(a < m) ratio R (f a) D = ratio R (sum_to m f) D.
Proof.
rewrite /ratio -mulr_suml /sum_to of_Z_total big_map; congr (_ / _).
by rewrite (_ : iota 0 m = index_iota 0 m) ?big_mkord // /index_iota subn0.
Qed.

Lemma sum_ratio2 (R : realFieldType) (m : nat) (f : nat -> nat -> Z) (D : Z) :
  \sum_(a < m) \sum_(b < m) ratio R (f a b) D = ratio R (sum_to m (fun a => sum_to m (f a))) D.
Proof. by rewrite -sum_ratio; apply: eq_bigr => a _; rewrite -sum_ratio. Qed.

Lemma ratioM (R : realFieldType) a b c d : ratio R a b * ratio R c d = ratio R (a * c) (b * d).
Proof. by rewrite /ratio mulf_div -!of_ZM. Qed.

Definition symmetric_table (m : nat) (C : seq (seq Z)) : bool :=
  all (fun i => all (fun j => Z.eqb (nth 0%Z (nth [::] C i) j) (nth 0%Z (nth [::] C j) i)) (iota 0 m)) (iota 0 m).

Lemma table_sym (R : realFieldType) (m : nat) (C : seq (seq Z)) (D : Z) : symmetric_table m C ->
  forall a b, table R m C D a b = table R m C D b a.
Proof.
move=> Csym a b; rewrite /table; congr (ratio _ _ _).
move/allP: Csym => /(_ (val a)); rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
by rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec.
Qed.

Lemma nth_mscal E C i j : nth 0%Z (nth [::] (mscal E C) i) j = (E * nth 0%Z (nth [::] C i) j)%Z.
Proof.
elim: C i j => [|r C IH] [|i] j /=; rewrite ?nth_nil ?Z.mul_0_r //.
by elim: r j {IH} => [|x r IH] [|j] /=; rewrite ?nth_nil ?Z.mul_0_r.
Qed.

(** Scaling a table and its denominator changes nothing. *)
Lemma table_mscal (R : realFieldType) m E C D (a b : 'I_m) : (0 < E)%Z -> (0 < D)%Z ->
  table R m (mscal E C) (E * D)%Z a b = table R m C D a b.
Proof. by move=> E0 D0; apply: ratio_eq => //; [lia|rewrite nth_mscal; lia]. Qed.
