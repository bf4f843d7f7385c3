"""F_2, F_3, ... and their limit F_oo on sites: Theorem 1.3 of [CFP], with its rate."""

from mfsym.kernel.claim import Convergence, OptimalCost, TransportProblem
from mfsym.kernel.cuts import check_optimal_cuts
from mfsym.kernel.evidence import OptimumOfEach, PlanAndCuts, ValueOfEach
from mfsym.kernel.refusal import require
from mfsym.kernel.transport import check_optimal_mixture, check_optimal_plan


def check_convergence(claim: Convergence, evidence: OptimumOfEach | ValueOfEach) -> frozenset[str]:
    """Establish F_2, F_3, ... and F_oo; that they are ordered, and the rate, then follow."""
    require(len(evidence.finite) == len(claim.values), "every value needs evidence of its own")
    trusts: frozenset[str] = frozenset()
    for bodies, (value, optimum) in enumerate(zip(claim.values, evidence.finite, strict=False), start=2):
        problem = TransportProblem(claim.cost, claim.marginal, bodies)
        finite = OptimalCost(problem, value)
        match optimum:
            case PlanAndCuts():
                trusts |= check_optimal_cuts(finite, optimum)
            case _:
                trusts |= check_optimal_plan(finite, optimum)
    problem = TransportProblem(claim.cost, claim.marginal, None)
    trusts |= check_optimal_mixture(OptimalCost(problem, claim.limit), evidence.limit)
    # Nothing is left to check.  The first M bodies of a plan for N >= M (or infinitely many) bodies are a plan with the
    # same pairs, so F_M <= F_N <= F_oo.  Drawing configurations n from an optimal plan for N bodies, and bodies
    # independently from n/N, is a mixture of cost (1 - 1/N) F_N + D/N; being at least F_oo, it gives the rate.
    return trusts
