"""Hypothesis strategies: laws, pair costs and transport problems, radial costs, and claims that are false.

They generate the corner cases on which solvers fail (sites of weight 0, N * marginal integer, ties, forbidden pairs)
and shrink towards few sites, few bodies and small numbers.
"""

from mfsym.strategies.bounded import general_programs
from mfsym.strategies.disguises import (
    circles,
    clouds,
    heuristics,
    partial_problems,
    samples,
    unbalanced_problems,
    uniform_circles,
)
from mfsym.strategies.falsehoods import corruptions, false_claims
from mfsym.strategies.ingredients import marginals, pair_costs, rationals
from mfsym.strategies.problems import pair_measures, plans, transport_problems
from mfsym.strategies.questions import (
    assignments,
    entropic_points,
    infeasible_programs,
    linear_programs,
    lines,
    several_marginals,
    two_marginals,
    unbounded_programs,
)
from mfsym.strategies.radial import radial_costs

__all__ = [
    "assignments",
    "circles",
    "clouds",
    "corruptions",
    "entropic_points",
    "false_claims",
    "general_programs",
    "heuristics",
    "infeasible_programs",
    "linear_programs",
    "lines",
    "marginals",
    "pair_costs",
    "pair_measures",
    "partial_problems",
    "plans",
    "radial_costs",
    "rationals",
    "samples",
    "several_marginals",
    "transport_problems",
    "two_marginals",
    "unbalanced_problems",
    "unbounded_programs",
    "uniform_circles",
]
