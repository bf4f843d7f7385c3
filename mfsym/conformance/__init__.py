"""For people who write solvers: exact values that theirs are compared with.

>>> from fractions import Fraction
>>> from mfsym.conformance import Solver, disagreement
>>> careless = Solver("always 0", lambda problem: 0.0, tolerance=Fraction(1, 10**9))
>>> disagreement(careless).problem.bodies
2
"""

from mfsym.conformance.solver import Disagreement, Solver, disagreement, exact_value

__all__ = ["Disagreement", "Solver", "disagreement", "exact_value"]
