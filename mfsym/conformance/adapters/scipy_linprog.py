"""scipy.optimize.linprog with HiGHS, on the linear program over all configurations."""

from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb

import numpy as np
from scipy.optimize import linprog

from mfsym.conformance.solver import Solver
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.configurations import energy


def _value(problem: TransportProblem) -> float:
    sites, bodies = len(problem.marginal), problem.bodies or 0
    places = combinations_with_replacement(range(sites), bodies)
    table = [tuple(where.count(a) for a in range(sites)) for where in places]
    # Energies per pair, so that all numbers are of moderate size whatever N.
    costs = [float((energy(problem.cost, n) or 0) / comb(bodies, 2)) for n in table]
    found = linprog(costs, A_eq=np.array(table).T / bodies, b_eq=list(map(float, problem.marginal)), method="highs")
    if found.status != 0:
        raise NoEvidence(f"linprog stops with status {found.status}: {found.message}")
    return float(found.fun)


# HiGHS stops at feasibility and optimality tolerances of 1e-7; a violation of 1e-7 in each of 4 rows, with costs of
# size 4, moves the value by at most 4 * 4 * 1e-7 in either way.
SOLVER = Solver("scipy.optimize.linprog", _value, Fraction(32, 10**7))
