(** * Convex costs: the configurations near an integer centre

    With K = K0 + Y and sum Y = 0, twice the [unit] times K'CK + L.K is a constant, plus weighted [squares] of forms with
    integer coefficients, plus a remainder that is positive because its diagonal dominates, plus a multiple of sum Y.  The
    forms may be rounded in any way: what they leave over is in the remainder.  The i-th form is one of Y_i, ..., Y_1 and
    the constant 1, so that the squares bound the coordinates one by one (Fincke and Pohst), and what is left is
    evaluated.  The size of the search does not depend on the number of bodies.

    - [search_sound]: the search misses nothing that is below the bound.
    - [around_centre_sound]: if it finds nothing, K'CK + L.K >= 0 at every configuration of N bodies. *)
From Coq Require Import ZArith List Bool Lia Psatz.
From MFSym Require Import Integers.
Import ListNotations.
Local Open Scope Z_scope.

Definition weighted_forms := list (Z * list Z).      (* (d_i >= 0, f_i on K_i :: ... :: K_1 :: 1) *)
Fixpoint sqs (forms : weighted_forms) (P K : list Z) : Z :=
  match forms, K with
  | (d, f) :: forms', k :: K' => let t := dot f (k :: P) in d * (t * t) + sqs forms' (k :: P) K'
  | _, _ => 0
  end.

Definition dpos (forms : weighted_forms) : bool := forallb (fun p => 0 <=? fst p) forms.
Lemma sqs_nonneg forms : dpos forms = true -> forall P K, 0 <= sqs forms P K.
Proof. induction forms as [|[d f] forms IH]; intros H P [|k K]; simpl; try lia.
 simpl in H. apply andb_true_iff in H. destruct H as [H1 H2]. apply Z.leb_le in H1. simpl in H1.
 specialize (IH H2 (k :: P) K). nia. Qed.

Definition pad (n : nat) (f : list Z) : list Z := rev f ++ repeat 0 (n - length f).
Fixpoint sumsq (n : nat) (forms : weighted_forms) : list (list Z) :=
  match forms with [] => outer (repeat 0 n) (repeat 0 n)
  | (d, f) :: forms' => madd (mscal d (outer (pad n f) (pad n f))) (sumsq n forms') end.

(* length of f_i must be i+1 *)
Fixpoint lens (i : nat) (forms : weighted_forms) : bool :=
  match forms with [] => true | (_, f) :: forms' => Nat.eqb (length f) i && lens (S i) forms' end.

Lemma pad_length n f : (length f <= n)%nat -> length (pad n f) = n.
Proof. intro H. unfold pad. rewrite app_length, rev_length, repeat_length. lia. Qed.

Lemma sumsq_shape n forms : forall i, lens i forms = true -> (i + length forms <= S n)%nat -> mshape n (sumsq n forms).
Proof. induction forms as [|[d f] forms IH]; intros i H Hn; simpl.
 - apply shape_outer; apply repeat_length.
 - simpl in *. apply andb_true_iff in H. destruct H as [H1 H2]. apply Nat.eqb_eq in H1.
   apply shape_madd; [apply shape_mscal, shape_outer; apply pad_length; lia|]. apply (IH (S i)); auto; lia. Qed.

Lemma sumsq_eval n forms : forall P K K2, lens (S (length P)) forms = true -> length K = length forms ->
  n = (length P + length K + length K2)%nat ->
  quadratic (sumsq n forms) (rev P ++ K ++ K2) = sqs forms P K.
Proof.
 induction forms as [|[d f] forms IH]; intros P K K2 HL HK Hn.
 - destruct K; [|discriminate HK]. simpl. rewrite quadratic_outer, dot_repeat0. reflexivity.
 - destruct K as [|k K]; [discriminate HK|]. injection HK as HK. simpl in Hn.
   assert (HL' := HL). cbn [lens] in HL. apply andb_true_iff in HL. destruct HL as [H1 H2]. apply Nat.eqb_eq in H1.
   cbn [sumsq sqs]. rewrite (quadratic_madd n).
   + rewrite quadratic_mscal, quadratic_outer.
     assert (E : dot (pad n f) (rev P ++ (k :: K) ++ K2) = dot f (k :: P)).
     { unfold pad. replace (rev P ++ (k :: K) ++ K2) with (rev (k :: P) ++ (K ++ K2)) by (simpl; rewrite <- app_assoc; reflexivity).
       rewrite dot_app by (rewrite !rev_length; simpl; lia). rewrite dot_rev by (simpl; lia).
       rewrite dot_repeat0. ring. }
     rewrite E. 
     replace (rev P ++ (k :: K) ++ K2) with (rev (k :: P) ++ K ++ K2) by (simpl; rewrite <- app_assoc; reflexivity).
     rewrite (IH (k :: P) K K2); [reflexivity|exact H2|exact HK|simpl; lia].
   + apply shape_mscal, shape_outer; apply pad_length; lia.
   + apply (sumsq_shape n forms (S (S (length P)))); [exact H2|lia].
Qed.

(* matrix of 2*(K^T C K + L.K) on 1 :: K *)
Definition homog (C : list (list Z)) (L : list Z) : list (list Z) :=
  (0 :: L) :: map (fun p => fst p :: vscale 2 (snd p)) (combine L C).
Lemma homog_eval C L K : length L = length C -> length K = length C ->
  quadratic (homog C L) (1 :: K) = 2 * (quadratic C K + dot L K).
Proof.
 intros HL HK. unfold homog, quadratic. cbn [map dot]. rewrite map_map.
 assert (forall Y, length Y = length C ->
   dot Y (map (fun x => dot (fst x :: vscale 2 (snd x)) (1 :: K)) (combine L C)) = dot L Y + 2 * dot Y (map (fun r => dot r K) C)).
 { clear HK. revert L HL. induction C as [|r C IH]; intros [|l L] HL [|y Y] HY; try discriminate; try reflexivity.
   injection HL as HL. injection HY as HY. cbn [combine map dot fst snd].
   rewrite dot_vscale. rewrite (IH L) by congruence. ring. }
 rewrite H by auto. ring. Qed.
Lemma homog_shape C L n : length L = n -> mshape n C -> mshape (S n) (homog C L).
Proof. intros HL [HC FC]. unfold homog. split.
 - simpl. rewrite map_length, combine_length. lia.
 - constructor; [simpl; congruence|]. apply Forall_forall. intros r Hr. apply in_map_iff in Hr.
   destruct Hr as [[l q] [<- Hq]]. apply in_combine_r in Hq. rewrite Forall_forall in FC. simpl. unfold vscale. rewrite map_length, (FC q Hq). reflexivity. Qed.

(* rounded-square search *)
Section FP2.
Variable leaf : list Z -> bool.
Variable fuel : nat.
Variable NN : Z.
Fixpoint search (forms : weighted_forms) : list Z -> list Z -> Z -> bool :=
  match forms with
  | [] => fun P _ B => if B <=? 0 then true else leaf P
  | (d, f) :: forms' => fun P K0 B =>
     if B <=? 0 then true else
     match f, K0 with
     | l :: cs, k0 :: K0' =>
       let base := dot cs P in
       let y0 := Z.max (- k0) (Z.min (NN - k0) (- (base / l))) in
       let t0 := base + l * y0 in
       if 0 <? l then
       if (fix up (fu : nat) (y t : Z) {struct fu} : bool :=
          match fu with O => false | S fu' =>
            if NN - k0 <? y then true else
            let B' := B - d * (t * t) in
            if B' <=? 0 then if 0 <=? t then true else up fu' (y + 1) (t + l)
            else if search forms' (y :: P) K0' B' then up fu' (y + 1) (t + l) else false
          end) fuel y0 t0
       then (fix dn (fu : nat) (y t : Z) {struct fu} : bool :=
          match fu with O => false | S fu' =>
            if y <? - k0 then true else
            let B' := B - d * (t * t) in
            if B' <=? 0 then if t <=? 0 then true else dn fu' (y - 1) (t - l)
            else if search forms' (y :: P) K0' B' then dn fu' (y - 1) (t - l) else false
          end) fuel (y0 - 1) (t0 - l)
       else false else false
     | _, _ => false
     end
  end.

Inductive inbox : list Z -> list Z -> Prop :=
 | ib0 K0 : inbox K0 []
 | ib1 k0 K0 y Y : - k0 <= y <= NN - k0 -> inbox K0 Y -> inbox (k0 :: K0) (y :: Y).

Theorem search_sound forms : dpos forms = true -> forall P K0 B, search forms P K0 B = true ->
  forall Y, length Y = length forms -> inbox K0 Y ->
  B <= sqs forms P Y \/ leaf (rev Y ++ P) = true.
Proof.
 induction forms as [|[d f] forms IH]; intros D P K0 B E Y HY IB.
 - destruct Y; [|discriminate HY]. cbn [search] in E. destruct (B <=? 0) eqn:EB.
   + left. apply Z.leb_le in EB. simpl. lia.
   + right. exact E.
 - cbn [search] in E. destruct (B <=? 0) eqn:EB.
   { left. apply Z.leb_le in EB. pose proof (sqs_nonneg _ D P Y). lia. }
   assert (D' := D). simpl in D'. apply andb_true_iff in D'. destruct D' as [D1 D2]. apply Z.leb_le in D1. simpl in D1.
   destruct f as [|l cs]; [discriminate E|]. destruct K0 as [|k0 K0]; [discriminate E|].
   destruct Y as [|y Y]; [discriminate HY|]. injection HY as HY.
   inversion IB as [|? ? ? ? Hy IB']; subst. cbv zeta in E.
   set (base := dot cs P) in *. set (y0 := Z.max (- k0) (Z.min (NN - k0) (- (base / l)))) in *.
   destruct (0 <? l) eqn:El; [|discriminate E]. apply Z.ltb_lt in El.
   match type of E with (if ?u then _ else _) = _ => destruct u eqn:EU; [|discriminate E] end.
   assert (UP : forall fu y1 t1, (fix up (fu : nat) (y t : Z) {struct fu} : bool :=
          match fu with O => false | S fu' =>
            if NN - k0 <? y then true else
            let B' := B - d * (t * t) in
            if B' <=? 0 then if 0 <=? t then true else up fu' (y + 1) (t + l)
            else if search forms (y :: P) K0 B' then up fu' (y + 1) (t + l) else false
          end) fu y1 t1 = true -> forall j, 0 <= j -> y = y1 + j ->
      B <= d * ((t1 + l * j) * (t1 + l * j)) + sqs forms (y :: P) Y \/ leaf (rev Y ++ y :: P) = true).
   { induction fu as [|fu IHf]; intros y1 t1 E1 j Hj Ey; [discriminate E1|].
     destruct (NN - k0 <? y1) eqn:Eb; [apply Z.ltb_lt in Eb; lia|]. cbv zeta in E1.
     destruct (B - d * (t1 * t1) <=? 0) eqn:Ep.
     - apply Z.leb_le in Ep. pose proof (sqs_nonneg _ D2 (y :: P) Y).
       destruct (0 <=? t1) eqn:Et.
       + apply Z.leb_le in Et. left. assert (0 <= l * j) by nia.
         assert (t1 * t1 <= (t1 + l * j) * (t1 + l * j)) by nia. nia.
       + destruct (Z.eq_dec j 0) as [->|Hne]; [left; rewrite Z.mul_0_r, Z.add_0_r; lia|].
         specialize (IHf _ _ E1 (j - 1) ltac:(lia) ltac:(lia)).
         replace (t1 + l + l * (j - 1)) with (t1 + l * j) in IHf by ring. exact IHf.
     - destruct (search forms (y1 :: P) K0 (B - d * (t1 * t1))) eqn:E2; [|discriminate E1].
       destruct (Z.eq_dec j 0) as [->|Hne].
       + assert (y = y1) by lia. subst y1. rewrite Z.mul_0_r, Z.add_0_r.
         destruct (IH D2 _ _ _ E2 Y HY IB'); [left; lia|right; assumption].
       + specialize (IHf _ _ E1 (j - 1) ltac:(lia) ltac:(lia)).
         replace (t1 + l + l * (j - 1)) with (t1 + l * j) in IHf by ring. exact IHf. }
   assert (DN : forall fu y1 t1, (fix dn (fu : nat) (y t : Z) {struct fu} : bool :=
          match fu with O => false | S fu' =>
            if y <? - k0 then true else
            let B' := B - d * (t * t) in
            if B' <=? 0 then if t <=? 0 then true else dn fu' (y - 1) (t - l)
            else if search forms (y :: P) K0 B' then dn fu' (y - 1) (t - l) else false
          end) fu y1 t1 = true -> forall j, 0 <= j -> y = y1 - j ->
      B <= d * ((t1 - l * j) * (t1 - l * j)) + sqs forms (y :: P) Y \/ leaf (rev Y ++ y :: P) = true).
   { induction fu as [|fu IHf]; intros y1 t1 E1 j Hj Ey; [discriminate E1|].
     destruct (y1 <? - k0) eqn:Eb; [apply Z.ltb_lt in Eb; lia|]. cbv zeta in E1.
     destruct (B - d * (t1 * t1) <=? 0) eqn:Ep.
     - apply Z.leb_le in Ep. pose proof (sqs_nonneg _ D2 (y :: P) Y).
       destruct (t1 <=? 0) eqn:Et.
       + apply Z.leb_le in Et. left. assert (0 <= l * j) by nia.
         assert (t1 * t1 <= (t1 - l * j) * (t1 - l * j)) by nia. nia.
       + destruct (Z.eq_dec j 0) as [->|Hne]; [left; rewrite Z.mul_0_r, Z.sub_0_r; lia|].
         specialize (IHf _ _ E1 (j - 1) ltac:(lia) ltac:(lia)).
         replace (t1 - l - l * (j - 1)) with (t1 - l * j) in IHf by ring. exact IHf.
     - destruct (search forms (y1 :: P) K0 (B - d * (t1 * t1))) eqn:E2; [|discriminate E1].
       destruct (Z.eq_dec j 0) as [->|Hne].
       + assert (y = y1) by lia. subst y1. rewrite Z.mul_0_r, Z.sub_0_r.
         destruct (IH D2 _ _ _ E2 Y HY IB'); [left; lia|right; assumption].
       + specialize (IHf _ _ E1 (j - 1) ltac:(lia) ltac:(lia)).
         replace (t1 - l - l * (j - 1)) with (t1 - l * j) in IHf by ring. exact IHf. }
   cbn [sqs dot rev]. fold base. rewrite <- app_assoc. cbn [app].
   destruct (Z_le_gt_dec y0 y) as [Hge|Hlt].
   + specialize (UP _ _ _ EU (y - y0) ltac:(lia) ltac:(lia)).
     replace (base + l * y0 + l * (y - y0)) with (l * y + base) in UP by ring. exact UP.
   + specialize (DN _ _ _ E (y0 - 1 - y) ltac:(lia) ltac:(lia)).
     replace (base + l * y0 - l - l * (y0 - 1 - y)) with (l * y + base) in DN by ring. exact DN.
Qed.
End FP2.

(* diagonal dominance *)
Fixpoint zero_at (i : nat) (r : list Z) : list Z :=
  match i, r with O, _ :: r' => 0 :: r' | S i', x :: r' => x :: zero_at i' r' | _, [] => [] end.
Fixpoint offdiag (i : nat) (R : list (list Z)) : list (list Z) :=
  match R with [] => [] | r :: R' => zero_at i r :: offdiag (S i) R' end.
Fixpoint diagv (i : nat) (R : list (list Z)) : list Z :=
  match R with [] => [] | r :: R' => nth i r 0 :: diagv (S i) R' end.
Definition absl (r : list Z) := map Z.abs r.
Fixpoint colabs (n : nat) (R : list (list Z)) : list Z :=
  match R with [] => repeat 0 n | r :: R' => vadd (absl r) (colabs n R') end.
Definition rowabs (R : list (list Z)) := map (fun r => total (absl r)) R.
Definition sqv (X : list Z) := map (fun x => x * x) X.
Definition ddw (n : nat) (R : list (list Z)) : list Z :=
  let O := offdiag 0 R in
  vadd (vscale 2 (diagv 0 R)) (vscale (-1) (vadd (rowabs O) (colabs n O))).

Lemma zero_at_length i r : length (zero_at i r) = length r.
Proof. revert i; induction r as [|x r IH]; intros [|i]; simpl; auto. Qed.
Lemma zero_at_dot i r X : length X = length r -> dot r X = dot (zero_at i r) X + nth i r 0 * nth i X 0.
Proof. revert i X; induction r as [|x r IH]; intros [|i] [|y X] H; try discriminate; try (simpl; ring).
 injection H as H. cbn [zero_at dot nth]. rewrite (IH i X H). ring. Qed.
Lemma offdiag_eval n R X : length X = n -> Forall (fun r => length r = n) R ->
  forall i Y, (forall j, nth j Y 0 = nth (i + j) X 0) -> length Y = length R ->
  dot Y (times R X) = dot Y (times (offdiag i R) X) + dot (diagv i R) (sqv Y).
Proof. intros HX F. unfold times. induction F as [|r R Hr F IH]; intros i Y HY HL.
 - destruct Y; [reflexivity|discriminate HL].
 - destruct Y as [|y Y]; [discriminate HL|]. injection HL as HL.
   cbn [map offdiag diagv dot sqv].
   change (map (fun x : Z => x * x) Y) with (sqv Y).
   rewrite (IH (S i) Y); [|intros j; rewrite <- (HY (S j)) || idtac|exact HL].
   + rewrite (zero_at_dot i r X) by congruence. pose proof (HY 0%nat) as H0. simpl in H0. rewrite Nat.add_0_r in H0. rewrite <- H0. ring.
   + specialize (HY (S j)). simpl in HY. rewrite HY. f_equal. lia. Qed.
Lemma row_bound r X x : 0 <= 2 * (x * dot r X) + x * x * total (absl r) + dot (absl r) (sqv X).
Proof. revert X; induction r as [|a r IH]; intros [|y X]; unfold absl, sqv; cbn [dot total map].
 - lia. - lia.
 - fold (absl r). assert (0 <= total (absl r)). { clear. induction r; simpl; lia. } nia.
 - fold (absl r) (sqv X). specialize (IH X).
   assert (0 <= 2 * (x * (a * y)) + x * x * Z.abs a + Z.abs a * (y * y)).
   { destruct (Z_le_gt_dec 0 a) as [Ha|Ha].
     - rewrite Z.abs_eq by exact Ha.
       replace (2 * (x * (a * y)) + x * x * a + a * (y * y)) with (a * ((x + y) * (x + y))) by ring.
       apply Z.mul_nonneg_nonneg; [exact Ha|apply Z.square_nonneg].
     - rewrite Z.abs_neq by lia.
       replace (2 * (x * (a * y)) + x * x * - a + - a * (y * y)) with ((- a) * ((x - y) * (x - y))) by ring.
       apply Z.mul_nonneg_nonneg; [lia|apply Z.square_nonneg]. }
   lia. Qed.
Lemma colabs_length n R : Forall (fun r => length r = n) R -> length (colabs n R) = n.
Proof. induction 1 as [|r R Hr F IH]; simpl; [apply repeat_length|].
 rewrite vadd_length; unfold absl; rewrite map_length; congruence. Qed.
Lemma abs_bound n R X : Forall (fun r => length r = n) R -> forall Y, length Y = length R ->
  0 <= 2 * dot Y (times R X) + dot (rowabs R) (sqv Y) + dot (colabs n R) (sqv X).
Proof. induction 1 as [|r R Hr F IH]; intros Y HY.
 - destruct Y; [|discriminate HY]. simpl. rewrite dot_repeat0. lia.
 - destruct Y as [|y Y]; [discriminate HY|]. injection HY as HY.
   unfold times, rowabs, sqv. cbn [map dot colabs]. fold (times R X) (rowabs R) (sqv Y).
   change (map (fun x : Z => x * x) X) with (sqv X).
   rewrite dot_vadd by (unfold absl; rewrite map_length, (colabs_length n R F); exact Hr).
   specialize (IH Y HY). pose proof (row_bound r X y). 
   unfold times, rowabs, sqv in *. lia. Qed.
Lemma offdiag_shape n R : Forall (fun r => length r = n) R -> forall i, Forall (fun r => length r = n) (offdiag i R).
Proof. induction 1; intros i; simpl; constructor; auto. rewrite zero_at_length; auto. Qed.
Lemma offdiag_length R : forall i, length (offdiag i R) = length R.
Proof. induction R; intros i; simpl; auto. Qed.
Lemma diagv_length R : forall i, length (diagv i R) = length R.
Proof. induction R; intros i; simpl; auto. Qed.

Lemma ddw_sound n R X : mshape n R -> length X = n -> dot (ddw n R) (sqv X) <= 2 * quadratic R X.
Proof. intros [SR FR] HX. unfold quadratic. fold (times R X).
 rewrite (offdiag_eval n R X HX FR 0 X) by (simpl; congruence).
 assert (FO := offdiag_shape n R FR 0).
 pose proof (abs_bound n (offdiag 0 R) X FO X ltac:(rewrite offdiag_length; congruence)) as AB.
 unfold ddw. cbv zeta.
 assert (L1 : length (rowabs (offdiag 0 R)) = n) by (unfold rowabs; rewrite map_length, offdiag_length; exact SR).
 assert (L2 := colabs_length n _ FO).
 rewrite dot_vadd; [|unfold vscale; rewrite !map_length, diagv_length, vadd_length; congruence].
 rewrite !dot_vscale, dot_vadd by congruence. lia. Qed.

Definition dominant (n : nat) (R : list (list Z)) : option Z :=
  match ddw n R with w0 :: w => if forallb (Z.leb 0) w then Some w0 else None | [] => None end.
Lemma sqv_nonneg X : nonneg (sqv X).
Proof. unfold nonneg, sqv. apply Forall_forall. intros z Hz. apply in_map_iff in Hz. destruct Hz as [x [<- _]]. nia. Qed.
Lemma dominant_sound n R w0 X : mshape n R -> S (length X) = n -> dominant n R = Some w0 -> w0 <= 2 * quadratic R (1 :: X).
Proof. intros SR HX. unfold dominant. pose proof (ddw_sound n R (1 :: X) SR HX) as H.
 destruct (ddw n R) as [|w w']; [discriminate|]. destruct (forallb (Z.leb 0) w') eqn:E; [|discriminate].
 intros [= <-]. cbn [sqv map dot] in H. fold (sqv X) in H.
 pose proof (dot_nonneg w' (sqv X) E (sqv_nonneg X)). lia. Qed.

Record centre_proof := { centre : list Z; unit : Z; squares : weighted_forms; multiplier : list Z; fuel : nat }.

Definition leaf_check (C : list (list Z)) (L K0 : list Z) (P : list Z) : bool :=
  let Y := match rev P with [] => [] | _ :: Y => Y end in
  let K := vadd K0 (Y ++ [- total Y]) in
  if forallb (Z.leb 0) K then 0 <=? quadratic C K + dot L K else true.

Definition around_centre (m : nat) (N : Z) (C : list (list Z)) (L : list Z) (ct : centre_proof) : bool :=
  let n := S m in
  let K0 := centre ct in
  let L' := vadd L (vscale 2 (times C K0)) in
  let q0 := quadratic C K0 + dot L K0 in
  let l1 := 0 :: repeat 1 m in
  let Sq := sumsq n (squares ct) in
  let Res := madd (mscal (unit ct) (homog C L'))
     (madd (mscal (-1) Sq) (mscal (-1) (madd (outer l1 (multiplier ct)) (outer (multiplier ct) l1)))) in
  (0 <? unit ct) && square_table m C && Nat.eqb (length L) m && Nat.eqb (length (multiplier ct)) n
  && Nat.eqb (length K0) m && Z.eqb (total K0) (N)
  && Nat.eqb (S (length (squares ct))) m && lens 2 (squares ct) && dpos (squares ct) &&
  match dominant n Res with
  | Some w0 => (* 2*2*S*q = 2 Res + 2 sq + 4 S q0 ; need >= 0 : 2 sq >= - w0 - 4 S q0 *)
      search (leaf_check C L K0) (fuel ct) (N) (squares ct) [1] K0
        (- ((w0 + 4 * unit ct * q0) / 2))
  | None => false
  end.

Lemma inbox_of NN K0 Y : length K0 = length Y -> nonneg (vadd K0 Y) -> Forall (fun k => k <= NN) (vadd K0 Y) ->
  forall i, inbox NN K0 (firstn i Y).
Proof. revert Y; induction K0 as [|a K0 IH]; intros [|y Y] H NK F i; try discriminate.
 - destruct i; constructor.
 - destruct i as [|i]; [constructor|]. injection H as H. simpl in *. inversion NK; inversion F; subst.
   constructor; [lia|]. apply IH; auto. Qed.
Theorem around_centre_sound m N C L rows ct : triangle_of m C = Some rows -> around_centre m N C L ct = true ->
  forall K, length K = m -> nonneg K -> total K = N -> 0 <= quadratic C K + dot L K.
Proof.
 intros T. unfold around_centre. cbv zeta. rewrite !andb_true_iff.
 intros [[[[[[[[[H1 H2] H3] H4] H5] H6] H7] H8] H9] H10] K HK NK SK.
 apply Z.ltb_lt in H1. apply square_table_ok in H2. apply Nat.eqb_eq in H3, H4, H5, H7. apply Z.eqb_eq in H6.
 set (K0 := centre ct) in *.
 destruct (vadd_sub K0 K ltac:(congruence)) as [Y [LY [EK SY]]].
 assert (SY0 : total Y = 0) by lia.
 destruct (dominant _ _) as [w0|] eqn:E; [|discriminate H10].
 set (L' := vadd L (vscale 2 (times C K0))) in *. set (q0 := quadratic C K0 + dot L K0) in *.
 set (l1 := 0 :: repeat 1 m) in *.
 assert (LmvC : length (times C K0) = m) by (rewrite times_length; apply H2).
 assert (LL' : length L' = m) by (unfold L'; rewrite vadd_length; unfold vscale; rewrite ?map_length; congruence).
 assert (Ll1 : length l1 = S m) by (simpl; rewrite repeat_length; reflexivity).
 assert (SF : mshape (S m) (sumsq (S m) (squares ct))) by (apply (sumsq_shape _ _ 2); [exact H8|lia]).
 assert (SH : mshape (S m) (homog C L')) by (apply homog_shape; auto).
 assert (SO1 : mshape (S m) (outer l1 (multiplier ct))) by (apply shape_outer; auto).
 assert (SO2 : mshape (S m) (outer (multiplier ct) l1)) by (apply shape_outer; auto).
 assert (Hc := dominant_sound (S m) _ w0 Y
    (shape_madd _ _ _ (shape_mscal _ _ _ SH) (shape_madd _ _ _ (shape_mscal _ _ _ SF) (shape_mscal _ _ _ (shape_madd _ _ _ SO1 SO2))))
    ltac:(congruence) E).
 rewrite (quadratic_madd (S m)) in Hc;
   [|apply shape_mscal; exact SH|apply shape_madd; apply shape_mscal; [exact SF|apply shape_madd; assumption]].
 rewrite (quadratic_madd (S m)) in Hc;
   [|apply shape_mscal; exact SF|apply shape_mscal, shape_madd; assumption].
 rewrite !quadratic_mscal in Hc. rewrite (quadratic_madd (S m)) in Hc; [|exact SO1|exact SO2].
 rewrite !quadratic_outer in Hc. rewrite homog_eval in Hc; [|rewrite LL'; symmetry; apply H2|rewrite LY, HK; symmetry; apply H2].
 assert (Z1 : dot l1 (1 :: Y) = 0). { unfold l1. cbn [dot]. rewrite dot_ones by congruence. lia. }
 rewrite Z1 in Hc.
 assert (QE : quadratic C K + dot L K = q0 + (quadratic C Y + dot L' Y)).
 { rewrite EK at 1 2. rewrite (quadratic_shift m C rows) by (auto; congruence).
   rewrite (dot_comm L), dot_vadd by congruence. unfold L'. rewrite dot_vadd by (unfold vscale; rewrite map_length; congruence).
   rewrite dot_vscale, (dot_comm K0), (dot_comm Y L). unfold q0. ring. }
 set (i := length (squares ct)) in *.
 assert (Lf : length (firstn i Y) = i) by (rewrite firstn_length; lia).
 pose proof (last_split Y i ltac:(lia)) as LS.
 pose proof (sumsq_eval (S m) (squares ct) [1] (firstn i Y) (skipn i Y) H8 Lf
    ltac:(rewrite Lf, skipn_length; simpl length; lia)) as EV.
 simpl rev in EV. rewrite firstn_skipn in EV. simpl app in EV. rewrite EV in Hc.
 assert (IB : inbox (N) K0 (firstn i Y)).
 { apply inbox_of; [congruence|rewrite <- EK; exact NK|rewrite <- EK, <- SK; apply nonneg_le; exact NK]. }
 destruct (search_sound _ _ _ _ H9 _ _ _ H10 (firstn i Y) Lf IB) as [HB|HL].
 - rewrite QE.
   pose proof (Z.div_mod (w0 + 4 * unit ct * q0) 2 ltac:(lia)).
   pose proof (Z.mod_pos_bound (w0 + 4 * unit ct * q0) 2 ltac:(lia)).
   set (dv := (w0 + 4 * unit ct * q0) / 2) in *. nia.
 - unfold leaf_check in HL. rewrite rev_app_distr, rev_involutive in HL. cbn [rev app] in HL.
   replace (- total (firstn i Y)) with (total Y - total (firstn i Y)) in HL by lia.
   rewrite <- LS, <- EK in HL.
   assert (forallb (Z.leb 0) K = true).
   { apply forallb_forall. intros z Hz. apply Z.leb_le. unfold nonneg in NK. rewrite Forall_forall in NK. auto. }
   rewrite H in HL. apply Z.leb_le in HL. exact HL.
Qed.
