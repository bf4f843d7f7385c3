"""FINDS plans, mixtures and potentials; whether they are right is for :mod:`mfsym.kernel` to say.

Read :mod:`~mfsym.transport.problem` (stating a problem), then :mod:`~mfsym.transport.solution` (which method for
which problem), then one method per file: :mod:`~mfsym.transport.two_sites`, :mod:`~mfsym.transport.cuts` for the line
and for trees, :mod:`~mfsym.transport.few_sites` on top of :mod:`~mfsym.transport.simplex`,
:mod:`~mfsym.transport.infinite_bodies` and :mod:`~mfsym.transport.laws` for infinitely many.  The product measure is
judged in :mod:`~mfsym.transport.products`.  Representability is in :mod:`~mfsym.transport.pair_measures` and
:mod:`~mfsym.transport.infinite_pairs`, the distance to infinity in :mod:`~mfsym.transport.distance`; bodies that are
not exchangeable in :mod:`~mfsym.transport.ordered_bodies`, quadratic forms in :mod:`~mfsym.transport.quadratic_forms`,
and what a few bodies tell of many in :mod:`~mfsym.transport.subsystems`.
"""

from mfsym.transport.distance import far_from_infinite, near_infinite
from mfsym.transport.ordered_bodies import solve_ordered
from mfsym.transport.pair_measures import largest_representation, pair_marginal, pair_measure, represent
from mfsym.transport.problem import energy, mean_field, problem_from_json, transport_problem
from mfsym.transport.products import product_measure, rival_of_product
from mfsym.transport.quadratic_forms import Direction, conjugate_directions, least_direction
from mfsym.transport.solution import converge, solve
from mfsym.transport.subsystems import averaged, marginal_of, marginal_plan, other_mixture, pair_law

__all__ = [
    "Direction",
    "averaged",
    "conjugate_directions",
    "converge",
    "energy",
    "far_from_infinite",
    "largest_representation",
    "least_direction",
    "marginal_of",
    "marginal_plan",
    "mean_field",
    "near_infinite",
    "other_mixture",
    "pair_law",
    "pair_marginal",
    "pair_measure",
    "problem_from_json",
    "product_measure",
    "represent",
    "rival_of_product",
    "solve",
    "solve_ordered",
    "transport_problem",
]
