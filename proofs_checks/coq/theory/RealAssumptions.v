(** * What the theorems about the real numbers assume

    Compiling this file prints it; the tests read that it is nothing but the four axioms of Coq's real numbers. *)
From MFSym Require Import Signs Polynomials Criteria.

Print Assumptions one_minus_exp.
Print Assumptions one_minus_exp_positive.
Print Assumptions one_minus_cos.
Print Assumptions even_power.
Print Assumptions signed_sound.
Print Assumptions squared_sound.
Print Assumptions two_gaussians_threshold.
Print Assumptions two_gaussians_nonnegative.
Print Assumptions two_gaussians_positive.
Print Assumptions two_gaussians_criterion.
Print Assumptions two_gaussians_criterion_in_square.
