(** * Vectors and quadratic forms of integers, on which certificates are checked

    Vectors are lists of integers, matrices lists of rows; all of this is computed by the kernel of Coq.

    - [dot], [total], [vadd], [vscale]: the usual operations; [quadratic C K] = K'CK, [times C K] = CK.
    - [triangle_of m C]: a symmetric matrix by its upper triangle, and [triangular] the quadratic form of one plus a
      linear form, as the enumeration of configurations computes it; [triangle_of_ok] says that they agree.
    - [quadratic_shift]: the form at K0 + Y. *)
From Coq Require Import ZArith List Bool Lia Psatz.
Import ListNotations.
Local Open Scope Z_scope.

Fixpoint dot (a b : list Z) : Z :=
  match a, b with x :: a', y :: b' => x * y + dot a' b' | _, _ => 0 end.
Fixpoint vadd (a b : list Z) : list Z :=
  match a, b with x :: a', y :: b' => (x + y) :: vadd a' b' | _, _ => [] end.
Fixpoint total (a : list Z) : Z := match a with [] => 0 | x :: a' => x + total a' end.
Definition vscale (k : Z) (a : list Z) := map (Z.mul k) a.
Definition quadratic (M : list (list Z)) (X : list Z) : Z := dot X (map (fun r => dot r X) M).

Lemma vadd_length a b : length a = length b -> length (vadd a b) = length a.
Proof. revert b; induction a as [|x a IH]; intros [|y b] H; simpl in *; try congruence.
 f_equal; apply IH; congruence. Qed.
Lemma dot_vadd a b X : length a = length b -> dot (vadd a b) X = dot a X + dot b X.
Proof. revert b X; induction a as [|x a IH]; intros [|y b] [|k X] H; simpl in *; try congruence; try lia.
 rewrite IH by congruence. ring. Qed.
Lemma dot_vscale k a X : dot (vscale k a) X = k * dot a X.
Proof. revert X; induction a as [|x a IH]; intros [|y X]; simpl; try ring. fold (vscale k a). rewrite IH. ring. Qed.
Lemma dot_comm a b : dot a b = dot b a.
Proof. revert b; induction a as [|x a IH]; intros [|y b]; simpl; try reflexivity. rewrite IH. ring. Qed.
Lemma dot_app a b a' b' : length a = length b -> dot (a ++ a') (b ++ b') = dot a b + dot a' b'.
Proof. revert b; induction a as [|x a IH]; intros [|y b] H; simpl in *; try congruence; try lia.
 rewrite IH by congruence. ring. Qed.
Lemma dot_rev a b : length a = length b -> dot (rev a) (rev b) = dot a b.
Proof. revert b; induction a as [|x a IH]; intros [|y b] H; simpl in *; try congruence; try reflexivity.
 rewrite dot_app by (rewrite !rev_length; congruence). rewrite IH by congruence. simpl. ring. Qed.
Lemma dot_repeat0 n X : dot (repeat 0 n) X = 0.
Proof. revert X; induction n as [|n IH]; intros [|y X]; simpl; try reflexivity. apply IH. Qed.
Definition nonneg (K : list Z) := Forall (fun k => 0 <= k) K.
Lemma nonneg_total K : nonneg K -> 0 <= total K.
Proof. induction 1; simpl; lia. Qed.
Lemma nonneg_total0 K : nonneg K -> total K = 0 -> K = repeat 0 (length K).
Proof. induction 1 as [|k K H HK IH]; simpl; intro S; [reflexivity|]. pose proof (nonneg_total K HK).
 f_equal; [lia|apply IH; lia]. Qed.

(** ** Symmetric matrices by their upper triangle *)
Definition triangle := list (Z * list Z).
Fixpoint triangular (rows : triangle) (L K : list Z) : Z :=
  match rows, L, K with
  | (d, r) :: rows', b :: L', k :: K' => d * k * k + b * k + k * dot r K' + triangular rows' L' K'
  | _, _, _ => 0
  end.

Fixpoint wf (rows : triangle) (L : list Z) : bool :=
  match rows, L with
  | [], [] => true
  | (d, r) :: rows', b :: L' => Nat.eqb (length r) (length L') && wf rows' L'
  | _, _ => false
  end.

Lemma wf_len rows L1 L2 : length L2 = length L1 ->
  wf rows L1 = true -> wf rows L2 = true.
Proof. revert L1 L2. induction rows as [|[d' r'] rows IH]; intros [|x L1] [|y L2]; simpl; try congruence; try lia.
 intros HL. rewrite !andb_true_iff. intros [H1 H2]. split.
 apply Nat.eqb_eq in H1. apply Nat.eqb_eq. congruence. apply (IH L1 L2); auto. Qed.

Lemma triangular_vadd rows L r K : wf rows L = true -> length r = length L ->
  triangular rows (vadd L r) K = triangular rows L K + dot r K.
Proof.
 revert L r K. induction rows as [|[d q] rows IH]; intros [|b L] [|y r] [|k K]; simpl; intros W H; try congruence; try lia.
 apply andb_true_iff in W. rewrite IH; [ring|tauto|congruence].
Qed.
Lemma wf_length rows L : wf rows L = true -> length rows = length L.
Proof. revert L; induction rows as [|[d r] rows IH]; intros [|b L]; simpl; try congruence.
 rewrite andb_true_iff. intros [_ H]. f_equal; auto. Qed.

Fixpoint list_eqb (a b : list Z) : bool :=
  match a, b with [], [] => true | x :: a', y :: b' => Z.eqb x y && list_eqb a' b' | _, _ => false end.
Lemma list_eqb_eq a b : list_eqb a b = true -> a = b.
Proof. revert b; induction a as [|x a IH]; intros [|y b]; simpl; try congruence.
 rewrite andb_true_iff. intros [H1 H2]. apply Z.eqb_eq in H1. f_equal; auto. Qed.

Fixpoint triangle_of (m : nat) (C : list (list Z)) : option triangle :=
  match m, C with
  | O, [] => Some []
  | S m', (d :: r) :: rest =>
      if list_eqb (map (hd 0) rest) r && Nat.eqb (length rest) m' && forallb (fun q => Nat.eqb (length q) (S m')) rest
      then match triangle_of m' (map (@tl Z) rest) with
           | Some rows => Some ((d, vscale 2 r) :: rows) | None => None end
      else None
  | _, _ => None
  end.

Lemma triangle_of_ok m : forall C rows, triangle_of m C = Some rows -> forall L K, length L = m -> length K = m ->
   wf rows L = true /\ length rows = m /\ triangular rows L K = quadratic C K + dot L K.
Proof.
 induction m as [|m IH]; intros C rows H L K HL HK.
 - destruct C; [|discriminate H]. injection H as <-. destruct L; [|discriminate HL].
   destruct K; [|discriminate HK]. repeat split.
 - destruct C as [|[|d r] rest]; [discriminate H|discriminate H|]. cbn [triangle_of] in H.
   destruct (list_eqb (map (hd 0) rest) r && Nat.eqb (length rest) m && forallb (fun q => Nat.eqb (length q) (S m)) rest) eqn:G; [|discriminate H].
   apply andb_true_iff in G. destruct G as [G G3]. apply andb_true_iff in G. destruct G as [G1 G2].
   apply list_eqb_eq in G1. apply Nat.eqb_eq in G2.
   destruct (triangle_of m (map (@tl Z) rest)) as [rows'|] eqn:E; [|discriminate H].
   injection H as <-. destruct L as [|b L]; [discriminate HL|]. destruct K as [|k K]; [discriminate HK|].
   injection HL as HL. injection HK as HK.
   destruct (IH _ _ E L K HL HK) as [W [Len T]].
   assert (Lr : length r = m) by (rewrite <- G1, map_length; exact G2).
   split; [|split].
   + cbn [wf]. rewrite W. unfold vscale. rewrite map_length, Lr, HL, Nat.eqb_refl. reflexivity.
   + simpl; congruence.
   + cbn [triangular]. rewrite T. unfold quadratic. cbn [map dot]. rewrite dot_vscale.
     assert (Q : dot K (map (fun q => dot q (k :: K)) rest)
                 = k * dot r K + dot K (map (fun q => dot q K) (map (@tl Z) rest))).
     { rewrite <- G1. clear - G3. revert K. induction rest as [|q rest IHr]; intros K.
       - destruct K; simpl; ring.
       - cbn [forallb] in G3. apply andb_true_iff in G3. destruct G3 as [Gq G3]. apply Nat.eqb_eq in Gq.
         destruct q as [|q0 q]; [discriminate Gq|].
         assert (forall K', dot K' (map (fun q1 => dot q1 (k :: K)) rest)
             = k * dot (map (hd 0) rest) K' + dot K' (map (fun q1 => dot q1 K) (map (@tl Z) rest))).
         { clear - G3. induction rest as [|p rest IH]; intros [|y K']; simpl; try ring.
           cbn [forallb] in G3. apply andb_true_iff in G3. destruct G3 as [Gp G3]. apply Nat.eqb_eq in Gp.
           destruct p as [|p0 p]; [discriminate Gp|]. rewrite (IH G3 K'). simpl. ring. }
         destruct K as [|y K]; [simpl; ring|].
         cbn [map dot hd tl]. rewrite (H K). ring. }
     rewrite Q. ring.
Qed.

(** ** Matrices *)
Definition outer (a b : list Z) : list (list Z) := map (fun x => vscale x b) a.
Fixpoint madd (A B : list (list Z)) : list (list Z) :=
  match A, B with r :: A', q :: B' => vadd r q :: madd A' B' | _, _ => [] end.
Definition mscal (s : Z) (A : list (list Z)) := map (vscale s) A.
Definition mshape (n : nat) (A : list (list Z)) := length A = n /\ Forall (fun r => length r = n) A.

Lemma quadratic_outer a b X : quadratic (outer a b) X = dot a X * dot b X.
Proof. unfold quadratic, outer. rewrite map_map.
 assert (forall Y, dot Y (map (fun x => dot (vscale x b) X) a) = dot a Y * dot b X).
 { induction a as [|x a IH]; intros [|y Y]; simpl; try ring. rewrite dot_vscale, IH. ring. }
 apply H. Qed.
Lemma quadratic_mscal s A X : quadratic (mscal s A) X = s * quadratic A X.
Proof. unfold quadratic, mscal. rewrite map_map.
 assert (forall Y, dot Y (map (fun x => dot (vscale s x) X) A) = s * dot Y (map (fun r => dot r X) A)).
 { induction A as [|x a IH]; intros [|y Y]; simpl; try ring. rewrite dot_vscale, IH. ring. }
 apply H. Qed.
Lemma quadratic_madd n A B X : mshape n A -> mshape n B -> quadratic (madd A B) X = quadratic A X + quadratic B X.
Proof. unfold quadratic. intros [LA FA] [LB FB].
 assert (forall Y, dot Y (map (fun r => dot r X) (madd A B)) = dot Y (map (fun r => dot r X) A) + dot Y (map (fun r => dot r X) B)).
 { assert (LL : length A = length B) by congruence. clear LA LB. revert B FB LL.
   induction A as [|r A IH]; intros [|q B] FB LL Y; simpl in *; try discriminate; try (destruct Y; simpl; ring).
   inversion FA; inversion FB; subst. destruct Y as [|y Y]; [simpl; ring|]. simpl.
   rewrite dot_vadd by congruence. rewrite IH by (auto; congruence). ring. }
 apply H. Qed.
Lemma shape_outer n a b : length a = n -> length b = n -> mshape n (outer a b).
Proof. intros Ha Hb. split; unfold outer; [rewrite map_length; auto|].
 apply Forall_forall. intros r Hr. apply in_map_iff in Hr. destruct Hr as [x [<- _]]. unfold vscale. rewrite map_length; auto. Qed.
Lemma shape_mscal n s A : mshape n A -> mshape n (mscal s A).
Proof. intros [LA FA]. split; unfold mscal; [rewrite map_length; auto|].
 apply Forall_forall. intros r Hr. apply in_map_iff in Hr. destruct Hr as [x [<- Hx]]. unfold vscale. rewrite map_length.
 rewrite Forall_forall in FA; auto. Qed.
Lemma shape_madd n A B : mshape n A -> mshape n B -> mshape n (madd A B).
Proof. intros [LA FA] [LB FB]. assert (LL : length A = length B) by congruence. clear LB.
 assert (length (madd A B) = length A /\ Forall (fun r => length r = n) (madd A B)).
 { clear LA. revert B FB LL. induction A as [|r A IH]; intros [|q B] FB LL; simpl in *; try discriminate.
   - split; [reflexivity|constructor].
   - inversion FA; inversion FB; subst. destruct (IH H2 B H6 ltac:(congruence)). split; [congruence|].
     constructor; auto. rewrite vadd_length; congruence. }
 destruct H; split; [congruence|auto]. Qed.

Lemma dot_nonneg a X : forallb (Z.leb 0) a = true -> nonneg X -> 0 <= dot a X.
Proof. revert X; induction a as [|x a IH]; intros X H NX; simpl; [lia|]. destruct X as [|y X]; [lia|].
 simpl in H. apply andb_true_iff in H. destruct H as [H1 H2]. apply Z.leb_le in H1. inversion NX; subst.
 specialize (IH X H2 ltac:(assumption)). nia. Qed.

(* residual: nonnegative off the corner; corner returned *)
Definition square_table (n : nat) (A : list (list Z)) : bool :=
  Nat.eqb (length A) n && forallb (fun r => Nat.eqb (length r) n) A.
Lemma square_table_ok n A : square_table n A = true -> mshape n A.
Proof. unfold square_table. rewrite andb_true_iff. intros [H1 H2]. apply Nat.eqb_eq in H1. split; auto.
 apply Forall_forall. intros r Hr. rewrite forallb_forall in H2. apply Nat.eqb_eq, H2, Hr. Qed.

Lemma dot_ones m K : length K = m -> dot (repeat 1 m) K = total K.
Proof. revert K; induction m as [|m IH]; intros [|k K] H; try discriminate; auto. injection H as H. cbn [repeat dot total]. rewrite IH by congruence. lia. Qed.
Lemma total_app a b : total (a ++ b) = total a + total b.
Proof. induction a; simpl; lia. Qed.

Definition times (C : list (list Z)) (Y : list Z) : list Z := map (fun r => dot r Y) C.

Lemma times_length C Y : length (times C Y) = length C.
Proof. apply map_length. Qed.
Lemma times_vadd n C A B : Forall (fun r => length r = n) C -> length A = n -> length B = n ->
  times C (vadd A B) = vadd (times C A) (times C B).
Proof. intros F HA HB. unfold times. induction F as [|r C Hr F IH]; [reflexivity|]. cbn [map vadd]. rewrite IH. f_equal.
 rewrite (dot_comm r), dot_vadd by congruence. rewrite (dot_comm A), (dot_comm B). reflexivity. Qed.

Lemma rest_eval m y Y rest : forallb (fun q => Nat.eqb (length q) (S m)) rest = true ->
  forall X, dot X (map (fun q => dot q (y :: Y)) rest)
   = y * dot (map (hd 0) rest) X + dot X (map (fun q => dot q Y) (map (@tl Z) rest)).
Proof. induction rest as [|p rest IH]; intros G3 X.
 - destruct X; simpl; ring.
 - cbn [forallb] in G3. apply andb_true_iff in G3. destruct G3 as [Gp G3]. apply Nat.eqb_eq in Gp.
   destruct p as [|p0 p]; [discriminate Gp|]. destruct X as [|x X]; [simpl; ring|].
   cbn [map dot hd tl]. rewrite (IH G3 X). ring. Qed.

Lemma triangle_of_sym m : forall C rows, triangle_of m C = Some rows -> forall X Y, length X = m -> length Y = m ->
   dot X (times C Y) = dot Y (times C X).
Proof.
 unfold times. induction m as [|m IH]; intros C rows H X Y HX HY.
 - destruct X; [|discriminate HX]. destruct Y; [|discriminate HY]. reflexivity.
 - destruct C as [|[|d r] rest]; [discriminate H|discriminate H|]. cbn [triangle_of] in H.
   destruct (list_eqb (map (hd 0) rest) r && Nat.eqb (length rest) m && forallb (fun q => Nat.eqb (length q) (S m)) rest) eqn:G; [|discriminate H].
   apply andb_true_iff in G. destruct G as [G G3]. apply andb_true_iff in G. destruct G as [G1 G2].
   apply list_eqb_eq in G1.
   destruct (triangle_of m (map (@tl Z) rest)) as [rows'|] eqn:E; [|discriminate H].
   destruct X as [|x X]; [discriminate HX|]. destruct Y as [|y Y]; [discriminate HY|].
   injection HX as HX. injection HY as HY. cbn [map dot].
   rewrite (rest_eval m y Y rest G3), (rest_eval m x X rest G3), (IH _ _ E X Y HX HY), G1. ring.
Qed.

Lemma quadratic_shift m C rows K0 Y : triangle_of m C = Some rows -> mshape m C -> length K0 = m -> length Y = m ->
  quadratic C (vadd K0 Y) = quadratic C K0 + quadratic C Y + 2 * dot (times C K0) Y.
Proof. intros T [SC FC] H0 HY. unfold quadratic. fold (times C (vadd K0 Y)) (times C K0) (times C Y).
 rewrite (times_vadd m) by assumption. rewrite dot_vadd by congruence.
 rewrite !(dot_comm K0), !(dot_comm Y).
 rewrite !dot_vadd by (rewrite !times_length; reflexivity).
 rewrite (dot_comm (times C Y) K0), (triangle_of_sym m C rows T K0 Y H0 HY), (dot_comm Y (times C K0)). ring. Qed.

Lemma vadd_sub K0 K : length K0 = length K -> exists Y, length Y = length K /\ K = vadd K0 Y /\ total Y = total K - total K0.
Proof. revert K; induction K0 as [|a K0 IH]; intros [|k K] H; try discriminate.
 - exists []; auto.
 - injection H as H. destruct (IH K H) as [Y [H1 [H2 H3]]]. exists ((k - a) :: Y). simpl. repeat split; [congruence| |lia].
   f_equal; [lia|exact H2]. Qed.
Lemma total_vadd a b : length a = length b -> total (vadd a b) = total a + total b.
Proof. revert b; induction a as [|x a IH]; intros [|y b] H; try discriminate; simpl; [lia|]. injection H as H. rewrite IH by exact H. lia. Qed.
Lemma nonneg_le K : nonneg K -> Forall (fun k => k <= total K) K.
Proof. induction 1 as [|k K Hk HK IH]; constructor; simpl; pose proof (nonneg_total K HK); [lia|].
 eapply Forall_impl; [|exact IH]. simpl; intros; lia. Qed.
Lemma last_split (Y : list Z) i : length Y = S i -> Y = firstn i Y ++ [total Y - total (firstn i Y)].
Proof. revert i; induction Y as [|y Y IH]; intros [|i] H; try discriminate.
 - destruct Y; [simpl; f_equal; lia|discriminate H].
 - injection H as H. simpl. f_equal. rewrite (IH i H) at 1. do 2 f_equal. lia. Qed.

