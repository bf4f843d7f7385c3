(** * What the main theorems assume

    Compiling this file prints it; the tests read that each answer is "Closed under the global context". *)
From MFSym Require Import Sites Bodies Independent Limit Representable Monotone.
From MFSym Require Import Integers Enumeration Centre Potential Tables Configurations Forbidden Certificate.
From MFSym Require Import NotRepresentable PairPlan Distance TwoSites PairwiseIndependent.
From MFSym Require Import Copositive InfiniteBodies InfinitePairs Values Counting Rivals NoPlan Nearness BodyLaws.

(** The theory. *)
Print Assumptions variance_identity.
Print Assumptions mixture_ge.
Print Assumptions cost_per_pairE.
Print Assumptions empirical_cost_per_pair.
Print Assumptions Nbody_lower.
Print Assumptions mixture_plan.
Print Assumptions mixture_cost_per_pair.
Print Assumptions plan_of_mixture.
Print Assumptions mixture_of_plan.
Print Assumptions FN_le_Finf.
Print Assumptions Finf_le_FN.
Print Assumptions rate.
Print Assumptions Finf_product.
Print Assumptions infinite_lower.
Print Assumptions product_rivalled.
Print Assumptions mixture_infinitely_representable.
Print Assumptions potential_lower.
Print Assumptions forms_determine.
Print Assumptions product_optimal.
Print Assumptions product_unique.
Print Assumptions representable_monotone.
Print Assumptions exchangeable_pairs.
Print Assumptions plan_costs_monotone.
Print Assumptions FN_monotone.
Print Assumptions near_infinite.
Print Assumptions one_on_each_representable.
Print Assumptions far_from_infinite.
Print Assumptions two_site_cost.
Print Assumptions two_sites_repulsive.
Print Assumptions two_sites_attractive.
Print Assumptions two_sites_product_rivalled.
Print Assumptions two_sites_additive.
Print Assumptions pairwise_independent.
Print Assumptions three_bodies.

(** What is computed. *)
Print Assumptions enumerate_sound.
Print Assumptions search_sound.
Print Assumptions around_centre_sound.
Print Assumptions potential_below_sound.

(** Certificates. *)
Print Assumptions plan_cost_is_sound.
Print Assumptions plan_attains_sound.
Print Assumptions potential_shows_sound.
Print Assumptions certified_costs.
Print Assumptions certified_plan_costs.
Print Assumptions separates_sound.
Print Assumptions exchangeable_pair.
Print Assumptions plan_represents_sound.
Print Assumptions mixture_cost_is_sound.
Print Assumptions mixture_attains_sound.
Print Assumptions squares_show_sound.
Print Assumptions certified_infinite_costs.
Print Assumptions certified_unique.
Print Assumptions copositive_sound.
Print Assumptions mixture_represents_sound.
Print Assumptions separates_infinitely_sound.
Print Assumptions mean_field_is_sound.
Print Assumptions self_cost_is_sound.
Print Assumptions pair_mean_is_sound.
Print Assumptions greatest_is_sound.
Print Assumptions variance_is_sound.
Print Assumptions spread_is_sound.
Print Assumptions counting_is_sound.
Print Assumptions rival_sound.
Print Assumptions no_plan_sound.
Print Assumptions crowded_sound.
Print Assumptions is_near_sound.
Print Assumptions is_far_sound.
Print Assumptions first_of_uniform.
Print Assumptions distance_is_sound.
