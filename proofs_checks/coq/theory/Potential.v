(** * Potentials below the energy, by computation

    A potential u is one of the N-body problem if u.K <= energy(K) for every configuration K of N bodies.  In integers:
    0 <= K'CK - diag(C).K - 2 U.K, the first two terms being twice the energy.

    - [below_energy]: what is to be shown.
    - [proof_of_potential]: how it is shown, by all configurations or around a centre.
    - [potential_below_sound]: the computation shows it. *)
From Coq Require Import ZArith List Bool Lia.
From MFSym Require Import Integers Enumeration Centre.
Import ListNotations.
Local Open Scope Z_scope.

Fixpoint diagonal_from (i : nat) (C : list (list Z)) : list Z :=
  match C with [] => [] | r :: C' => nth i r 0 :: diagonal_from (S i) C' end.

Lemma diagonal_length i C : length (diagonal_from i C) = length C.
Proof. revert i; induction C as [|r C IH]; intros i; simpl; [reflexivity|]. now rewrite IH. Qed.

Definition below_energy (m : nat) (N : Z) (C : list (list Z)) (U : list Z) : Prop :=
  forall K, length K = m -> nonneg K -> total K = N ->
  0 <= quadratic C K - dot (diagonal_from 0 C) K - 2 * dot U K.

Inductive proof_of_potential := AllConfigurations | AroundCentre (hint : centre_proof).

Definition potential_below (m : nat) (N : Z) (C : list (list Z)) (U : list Z) (proof : proof_of_potential) : bool :=
  let L := vadd (vscale (-1) (diagonal_from 0 C)) (vscale (-2) U) in
  square_table m C && Nat.eqb (length U) m &&
  match triangle_of m C with
  | None => false
  | Some rows =>
      match proof with
      | AllConfigurations => enumerate rows L (Z.to_nat N) 0
      | AroundCentre hint => around_centre m N C L hint
      end
  end.

Theorem potential_below_sound m N C U proof : 0 <= N ->
  potential_below m N C U proof = true -> below_energy m N C U.
Proof.
 unfold potential_below, below_energy. cbv zeta. intros N0. rewrite !andb_true_iff. intros [[H1 H2] H3] K HK NK SK.
 apply square_table_ok in H1. apply Nat.eqb_eq in H2.
 set (L := vadd (vscale (-1) (diagonal_from 0 C)) (vscale (-2) U)) in *.
 assert (LL : length L = m).
 { unfold L. rewrite vadd_length; unfold vscale; rewrite !map_length, ?diagonal_length; destruct H1; congruence. }
 assert (DL : dot L K = - dot (diagonal_from 0 C) K - 2 * dot U K).
 { unfold L. rewrite dot_vadd by (unfold vscale; rewrite !map_length, diagonal_length; destruct H1; congruence).
   rewrite !dot_vscale. ring. }
 destruct (triangle_of m C) as [rows|] eqn:T; [|discriminate H3].
 destruct (triangle_of_ok m C rows T L K LL HK) as [W [Lr Tq]].
 assert (0 <= quadratic C K + dot L K); [|lia].
 destruct proof as [|hint].
 - pose proof (enumerate_sound rows _ _ _ W H3 K ltac:(congruence) NK ltac:(rewrite Z2Nat.id; assumption)). lia.
 - apply (around_centre_sound m N C L rows hint T H3 K HK NK SK).
Qed.
