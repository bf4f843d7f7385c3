"""Exact values against floating-point solvers: scipy's HiGHS and, for two bodies, POT."""

from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb

import numpy as np
import ot
from hypothesis import given
from scipy.optimize import linprog

from mfsym.kernel.claim import OptimalCost, TransportProblem
from mfsym.kernel.configurations import energy
from mfsym.strategies import transport_problems
from mfsym.transport import solve

TOLERANCE = 1e-6
"""Costs are at most 4 and marginals at most 1 here.  The solvers stop at feasibility and optimality tolerances of 1e-7
(HiGHS) and 1e-9 (POT); a violation of 1e-7 in each of at most 4 rows moves the value by at most 4 * 4 * 1e-7."""


def value(problem: TransportProblem) -> Fraction:
    claim = solve(problem).claim
    assert isinstance(claim, OptimalCost)
    return claim.value


@given(transport_problems(most_bodies=5))
def test_linprog_finds_the_same_value(problem: TransportProblem) -> None:
    sites, bodies = len(problem.marginal), problem.bodies or 0
    places = list(combinations_with_replacement(range(sites), bodies))
    table = [tuple(where.count(a) for a in range(sites)) for where in places]
    # Energies per pair, so that all numbers are of moderate size whatever N.
    costs = [float((energy(problem.cost, n) or 0) / comb(bodies, 2)) for n in table]
    found = linprog(costs, A_eq=np.array(table).T / bodies, b_eq=list(map(float, problem.marginal)), method="highs")
    assert found.status == 0
    assert abs(found.fun - value(problem)) < TOLERANCE


@given(transport_problems(most_bodies=2, most_sites=5))
def test_pot_finds_the_same_value_for_two_bodies(problem: TransportProblem) -> None:
    # A symmetric plan with marginals (mu, mu) costs as little as any, the cost being symmetric.
    marginal = np.array(list(map(float, problem.marginal)))
    cost = np.array([[float(entry or 0) for entry in row] for row in problem.cost])
    # POT wants nonnegative costs; a constant is added and taken away again.
    found = ot.emd2(marginal, marginal, cost + 4) - 4
    assert abs(found - value(problem)) < TOLERANCE
