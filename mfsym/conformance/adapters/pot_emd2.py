"""POT's ot.emd2, the network simplex, on problems of two bodies.

A symmetric plan with marginals (mu, mu) costs as little as any other, since the cost is symmetric.
"""

from fractions import Fraction

import numpy as np
import ot

from mfsym.conformance.solver import Solver
from mfsym.kernel.claim import TransportProblem


def _value(problem: TransportProblem) -> float:
    marginal = np.array(list(map(float, problem.marginal)))
    cost = np.array([[float(entry or 0) for entry in row] for row in problem.cost])
    # POT wants nonnegative costs: a constant is added, and taken away again.
    return float(ot.emd2(marginal, marginal, cost - cost.min()) + cost.min())


# The network simplex computes in double precision without a stopping tolerance that costs of size 4 could feel: at
# most 5 * 5 products and sums of numbers of size 8, each rounded to 2^-53.
SOLVER = Solver("ot.emd2", _value, Fraction(1, 10**12), most_sites=5, most_bodies=2)
