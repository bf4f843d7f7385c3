(** * All configurations, one after the other

    [enumerate rows L n acc]: is acc + K'CK + L.K >= 0 at every configuration K of n bodies?  Sites are filled in from
    the first on; another body at a site changes the value by an addition.  [enumerate_sound]: so it is. *)
From Coq Require Import ZArith List Bool Lia Psatz.
From MFSym Require Import Integers.
Import ListNotations.
Local Open Scope Z_scope.

Fixpoint enumerate (rows : triangle) : list Z -> nat -> Z -> bool :=
  match rows with
  | [] => fun _ n acc => match n with O => 0 <=? acc | S _ => true end
  | (d, r) :: rows' =>
    match rows' with
    | [] => fun L n acc => match L with [] => false | b :: _ =>
         let k := Z.of_nat n in 0 <=? acc + k * (d * k + b) end
    | _ => fun L n acc => match L with [] => false | b :: L' =>
        let d2 := 2 * d in
        (fix loop (n : nat) (acc inc : Z) (L' : list Z) {struct n} : bool :=
           if enumerate rows' L' n acc then
             match n with O => true | S n' => loop n' (acc + inc) (inc + d2) (vadd L' r) end
           else false) n acc (b + d) L'
        end
    end
  end.

Theorem enumerate_sound rows : forall L n acc, wf rows L = true -> enumerate rows L n acc = true ->
  forall K, length K = length rows -> nonneg K -> total K = Z.of_nat n -> 0 <= acc + triangular rows L K.
Proof.
 induction rows as [|[d r] rows IH]; intros L n acc W E K HK NK SK.
 - destruct K; [|discriminate HK]. simpl in SK. destruct n; [|lia].
   simpl in E. apply Z.leb_le in E. destruct L; simpl; lia.
 - destruct L as [|b L]; [discriminate W|]. cbn [wf] in W. apply andb_true_iff in W. destruct W as [Wr W].
   apply Nat.eqb_eq in Wr.
   destruct K as [|k K]; [discriminate HK|]. inversion NK as [|? ? Hk NK']; subst.
   destruct rows as [|row2 rows'].
   + destruct K as [|? ?]; [|discriminate HK]. simpl in SK. cbn [enumerate] in E. apply Z.leb_le in E.
     replace (Z.of_nat n) with k in E by lia. cbn [triangular]. destruct r; simpl; nia.
   + set (rows := row2 :: rows') in *.
     assert (E' : (fix loop (n : nat) (acc inc : Z) (L' : list Z) {struct n} : bool :=
           if enumerate rows L' n acc then
             match n with O => true | S n' => loop n' (acc + inc) (inc + 2 * d) (vadd L' r) end
           else false) n acc (b + d) L = true) by exact E.
     clear E. cbn [triangular].
     pose proof (nonneg_total K NK') as PK. cbn [total] in SK.
     assert (GEN : forall n0 acc0 inc0 L0 k0, length L0 = length L -> wf rows L0 = true -> 0 <= k0 ->
        (fix loop (n : nat) (acc inc : Z) (L' : list Z) {struct n} : bool :=
           if enumerate rows L' n acc then
             match n with O => true | S n' => loop n' (acc + inc) (inc + 2 * d) (vadd L' r) end
           else false) n0 acc0 inc0 L0 = true ->
        k0 + total K = Z.of_nat n0 ->
        0 <= acc0 + d * k0 * (k0 - 1) + inc0 * k0 + k0 * dot r K + triangular rows L0 K).
     { intros n0. induction n0 as [|n0 IHn]; intros acc0 inc0 L0 k0 HL0 W0 Hk0 E0 S0.
       - destruct (enumerate rows L0 0 acc0) eqn:E1; [|discriminate E0].
         assert (k0 = 0) by lia. subst k0.
         pose proof (IH L0 0%nat acc0 W0 E1 K ltac:(simpl in *; congruence) NK' ltac:(lia)). lia.
       - destruct (enumerate rows L0 (S n0) acc0) eqn:E1; [|discriminate E0].
         destruct (Z.eq_dec k0 0) as [->|Hne].
         + pose proof (IH L0 (S n0) acc0 W0 E1 K ltac:(simpl in *; congruence) NK' ltac:(lia)). lia.
         + assert (Lr : length r = length L0) by congruence.
           specialize (IHn (acc0 + inc0) (inc0 + 2 * d) (vadd L0 r) (k0 - 1)).
           rewrite triangular_vadd in IHn by assumption.
           assert (LL : length (vadd L0 r) = length L0) by (apply vadd_length; congruence).
           assert (W1 : wf rows (vadd L0 r) = true).
           { apply (wf_len rows L0); assumption. }
           specialize (IHn ltac:(congruence) W1 ltac:(lia) E0 ltac:(lia)). nia. }
     pose proof (GEN n acc (b + d) L k eq_refl W Hk E' ltac:(lia)). nia.
Qed.
