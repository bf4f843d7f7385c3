"""What whole numbers of bodies cost: V_N beyond its two leading terms."""

from fractions import Fraction
from math import comb, lcm

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import TransportProblem
from mfsym.transport.problem import mean_field, self_cost


def rounding_term(problem: TransportProblem, value: Fraction) -> Fraction:
    """R_N in V_N = N^2/2 mu'C mu - N/2 sum_a mu[a] C[a][a] + R_N/2, for F_N = ``value``.

    Refuses: InvalidArgument for infinitely many bodies, or a forbidden pair of sites of positive weight.

    >>> one, half = Fraction(1), Fraction(1, 2)
    >>> problem = TransportProblem(((2 * one, one), (one, 2 * one)), (half, half), 3)
    >>> rounding_term(problem, Fraction(4, 3))
    Fraction(1, 2)
    """
    bodies, product = problem.bodies, mean_field(problem.cost, problem.marginal)
    if bodies is None or product is None:
        raise InvalidArgument("the rounding term needs finitely many bodies, and a mean field energy that is finite")
    return 2 * comb(bodies, 2) * value - bodies**2 * product + bodies * self_cost(problem.cost, problem.marginal)


def rounding_period(problem: TransportProblem) -> int:
    """The period in N of R_N, where the cost is positive semidefinite on vectors of sum 0 and N is large enough.

    With q bodies more, q being the common denominator of the marginal, configurations are moved by integers.

    >>> one = Fraction(1)
    >>> rounding_period(TransportProblem(((one, one), (one, one)), (one / 3, 2 * one / 3), 7))
    3
    """
    return lcm(*(weight.denominator for weight in problem.marginal))
