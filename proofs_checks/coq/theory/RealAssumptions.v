(** * What the theorems about the real numbers assume

    Compiling this file prints it; the tests read that it is nothing but the four axioms of Coq's real numbers. *)
From MFSym Require Import Signs.

Print Assumptions one_minus_exp.
Print Assumptions one_minus_exp_positive.
Print Assumptions one_minus_cos.
