(** * The bound from the numbers of bodies in sets

    Let c(a, b) = f(a) + f(b) + sum_S w_S 1_S(a) 1_S(b).  In a set S there are x = N mu(S) bodies in the mean, and
    n(n - 1) >= 2 j n - j(j + 1) for the integer j with j <= x < j + 1.  So no plan costs less per pair than
    2 f.mu + sum_S w_S j (2 x - j - 1) / (N(N - 1)), if all w_S >= 0.

    - [decomposes], [counted]: the decomposition, and the bound as a number.
    - [counting_is ... = true] shows that it is p/q ([counting_is_sound]). *)
From Coq Require Import ZArith Lia Ring.
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
From MFSym Require Import Sites Bodies Integers Potential Tables Configurations Forbidden Certificate.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z.

(** A weight, the sites of the set, and the integer j. *)
Definition set_of_sites := (Z * (seq nat * Z))%type.
Definition weight (s : set_of_sites) : Z := s.1.
Definition inside (s : set_of_sites) (a : nat) : Z := if a \in s.2.1 then 1%Z else 0%Z.
Definition floor (s : set_of_sites) : Z := s.2.2.

Section Counting.
Variable R : realFieldType.
Variables (m : nat) (sets : seq set_of_sites) (B : Z).

Definition decomposes (c : 'I_m -> 'I_m -> R) (f : 'I_m -> R) : Prop := forall a b,
  c a b = f a + f b + \sum_(s <- sets) ratio R (weight s) B * of_Z R (inside s a) * of_Z R (inside s b).

(** The mean number of bodies in the set. *)
Definition mean_number (N : R) (mu : 'I_m -> R) (s : set_of_sites) : R := N * (\sum_(a < m) of_Z R (inside s a) * mu a).

Definition counted (N : R) (f mu : 'I_m -> R) : R :=
  (\sum_(a < m) f a * mu a) *+ 2
  + (\sum_(s <- sets) ratio R (weight s) B
       * (of_Z R (floor s) * (mean_number N mu s *+ 2 - of_Z R (floor s) - 1))) / (N * (N - 1)).
End Counting.

Definition in_set (m : nat) (mu : seq Z) (s : set_of_sites) : Z := sum_to m (fun a => inside s a * nth 0 mu a)%Z.

Definition counting_is (N : Z) (m : nat) (C : seq (seq Z)) (D : Z) (mu : seq Z) (M : Z) (f : seq Z) (B : Z)
    (sets : seq set_of_sites) (p q : Z) : bool :=
  [&& [&& Z.ltb 0 D, Z.ltb 0 M, Z.ltb 0 B, Z.ltb 0 q & Z.ltb 1 N],
      all (fun a => all (fun b => Z.eqb (entry C a b * B)
        (D * (nth 0 f a + nth 0 f b + total [seq (weight s * inside s a * inside s b)%Z | s <- sets]))%Z) (iota 0 m)) (iota 0 m),
      all (fun s => Z.leb (floor s * M) (N * in_set m mu s) && Z.ltb (N * in_set m mu s) ((floor s + 1) * M)) sets
    & Z.eqb ((2 * sum_to m (fun a => nth 0 f a * nth 0 mu a)%Z * (N * (N - 1))
              + total [seq (weight s * (floor s * (2 * (N * in_set m mu s) - (floor s + 1) * M)))%Z | s <- sets]) * q)
            (p * (B * M * (N * (N - 1))))].

Theorem counting_is_sound N m C D mu M f B sets p q : counting_is N m C D mu M f B sets p q ->
  forall (R : realFieldType) (n := of_Z R N) (law := vector R m mu M),
  [/\ decomposes sets B (table R m C D) (vector R m f B),
      forall s, s \in sets -> of_Z R (floor s) <= mean_number n law s < of_Z R (floor s) + 1
    & counted sets B n (vector R m f B) law = ratio R p q].
Proof.
case/and4P => /and5P[/Z.ltb_spec0 D0 /Z.ltb_spec0 M0 /Z.ltb_spec0 B0 /Z.ltb_spec0 q0 /Z.ltb_spec0 N1].
move=> /allP made /allP floors /Z.eqb_spec value R n law.
have Mu := of_Z_gt0 R M0.
have meanE s : mean_number n law s = ratio R (N * in_set m mu s) M.
  rewrite /mean_number /in_set /n {1}/ratio of_ZM -mulrA; congr (_ * _).
  rewrite -/(ratio R _ M) -(sum_ratio R m (fun a => inside s a * nth 0 mu a)%Z); apply: eq_bigr => a _.
  by rewrite /law /vector /ratio of_ZM mulrA.
split=> [a b|s /floors /andP[/Z.leb_spec0 low /Z.ltb_spec0 high]|].
- have := made a; rewrite mem_iota ltn_ord => /(_ isT) /allP /(_ (val b)).
  rewrite mem_iota ltn_ord => /(_ isT) /Z.eqb_spec E.
  rewrite /table -/(entry C a b) (_ : ratio R (entry C a b) D = ratio R
    (nth 0 f a + nth 0 f b + total [seq (weight s * inside s a * inside s b)%Z | s <- sets])%Z B); last first.
    by apply: ratio_eq => //; exact: (etrans E (Z.mul_comm _ _)).
  rewrite /ratio !of_ZD !mulrDl of_Z_total big_map; congr (_ + _); rewrite mulr_suml; apply: eq_bigr => s _.
  by rewrite !of_ZM mulrAC; congr (_ * _); rewrite mulrAC.
- rewrite meanE /ratio ler_pdivl_mulr // ltr_pdivr_mulr // -[_ + 1]/(of_Z R (floor s) + of_Z R 1) -of_ZD -!of_ZM.
  apply/andP; split; first by rewrite -subr_ge0 -of_ZB; apply: of_Z_ge0; lia.
  by rewrite -subr_gt0 -of_ZB; apply: of_Z_gt0; lia.
have NN : n * (n - 1) = of_Z R (N * (N - 1)) by rewrite of_ZM of_ZB.
rewrite /counted NN.
have -> : \sum_(a < m) vector R m f B a * law a = ratio R (sum_to m (fun a => nth 0 f a * nth 0 mu a)%Z) (B * M).
  by rewrite -sum_ratio; apply: eq_bigr => a _; rewrite /law /vector ratioM.
set F := sum_to _ _ in value *; set T := total _ in value.
have -> : \sum_(s <- sets) ratio R (weight s) B
      * (of_Z R (floor s) * (mean_number n law s *+ 2 - of_Z R (floor s) - 1)) = ratio R T (B * M).
  rewrite /T /ratio of_Z_total big_map mulr_suml; apply: eq_bigr => s _.
  rewrite meanE of_ZM [of_Z R (B * M)]of_ZM -mulf_div; congr (_ * _).
  rewrite of_ZM -mulrA; congr (_ * _).
  have -> : ratio R (N * in_set m mu s) M *+ 2 = of_Z R (2 * (N * in_set m mu s)) / of_Z R M.
    by rewrite /ratio -mulr_natl mulrA [of_Z R (2 * _)]of_ZM.
  rewrite of_ZB mulrBl -addrA -opprD; congr (_ - _).
  by rewrite of_ZM of_ZD mulfK ?lt0r_neq0.
have -> : ratio R F (B * M) *+ 2 = ratio R (2 * F) (B * M) by rewrite /ratio -mulr_natl mulrA [of_Z R (2 * _)]of_ZM.
have P0 : (0 < N * (N - 1))%Z by nia.
have -> : ratio R T (B * M) / of_Z R (N * (N - 1)) = ratio R T (B * M * (N * (N - 1))).
  by rewrite /ratio -mulrA -invfM -of_ZM.
have -> : ratio R (2 * F) (B * M) = ratio R (2 * F * (N * (N - 1))) (B * M * (N * (N - 1))).
  by apply: ratio_eq; [nia | nia | ring].
by rewrite /ratio -mulrDl -of_ZD -/(ratio R _ _); apply: ratio_eq => //; nia.
Qed.
