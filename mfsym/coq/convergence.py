"""Convergence on sites in Coq: F_2, F_3, ... and F_oo, each as a theorem of its own, in one file.

That the values do not decrease, do not exceed the limit, and approach it with the rate of Theorem 1.3 of [CFP] is not
stated again: ``FN_monotone``, ``FN_le_Finf`` and ``Finf_le_FN`` of the theory say so of all costs.
"""

from mfsym.coq.cuts import optimal_cuts
from mfsym.coq.infinite_bodies import optimal_mixture
from mfsym.coq.least_costs import optimal_cost
from mfsym.coq.source import Source, Together, not_exportable
from mfsym.kernel.claim import Convergence, OptimalCost, TransportProblem
from mfsym.kernel.evidence import FiniteOptimum, OptimumOfEach, PlanAndCuts, ValueOfEach


def convergence(claim: Convergence, evidence: OptimumOfEach | ValueOfEach) -> Together:
    """The values and their limit as theorems."""
    if len(evidence.finite) != len(claim.values):
        raise not_exportable("each value needs evidence of its own")
    finite = tuple(
        (f"F_{bodies}", _least(OptimalCost(TransportProblem(claim.cost, claim.marginal, bodies), value), optimum))
        for bodies, (value, optimum) in enumerate(zip(claim.values, evidence.finite, strict=True), start=2)
    )
    limit = OptimalCost(TransportProblem(claim.cost, claim.marginal, None), claim.limit)
    return Together((*finite, ("F_oo", optimal_mixture(limit, evidence.limit))))


def _least(claim: OptimalCost, optimum: FiniteOptimum | PlanAndCuts) -> Source:
    return optimal_cuts(claim, optimum) if isinstance(optimum, PlanAndCuts) else optimal_cost(claim, optimum)
