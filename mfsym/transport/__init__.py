"""FINDS plans, mixtures and potentials; whether they are right is for :mod:`mfsym.kernel` to say.

Read :mod:`~mfsym.transport.problem` (stating a problem), then :mod:`~mfsym.transport.solution` (which method for
which problem), then one method per file: :mod:`~mfsym.transport.two_sites`, :mod:`~mfsym.transport.cuts` for the line
and for trees, :mod:`~mfsym.transport.few_sites` on top of :mod:`~mfsym.transport.simplex`,
:mod:`~mfsym.transport.infinite_bodies`.  Representability is in :mod:`~mfsym.transport.pair_measures`, the distance to
infinity in :mod:`~mfsym.transport.distance`.
"""

from mfsym.transport.distance import far_from_infinite, near_infinite
from mfsym.transport.pair_measures import pair_marginal, pair_measure, represent
from mfsym.transport.problem import energy, mean_field, problem_from_json, transport_problem
from mfsym.transport.solution import converge, solve

__all__ = [
    "converge",
    "energy",
    "far_from_infinite",
    "mean_field",
    "near_infinite",
    "pair_marginal",
    "pair_measure",
    "problem_from_json",
    "represent",
    "solve",
    "transport_problem",
]
