"""Hypothesis strategies: laws, pair costs and transport problems, radial costs, and claims that are false.

They generate the corner cases on which solvers fail (sites of weight 0, N * marginal integer, ties, forbidden pairs)
and shrink towards few sites, few bodies and small numbers.
"""

from mfsym.strategies.falsehoods import corruptions, false_claims
from mfsym.strategies.ingredients import marginals, pair_costs, rationals
from mfsym.strategies.problems import pair_measures, plans, transport_problems
from mfsym.strategies.questions import (
    assignments,
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
    "corruptions",
    "false_claims",
    "infeasible_programs",
    "linear_programs",
    "lines",
    "marginals",
    "pair_costs",
    "pair_measures",
    "plans",
    "radial_costs",
    "rationals",
    "several_marginals",
    "transport_problems",
    "two_marginals",
    "unbounded_programs",
]
