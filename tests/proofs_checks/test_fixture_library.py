"""The library of small instances with exact values that several computations agree on (I1, I2, ... of our reference):
each value as the programs of this package compute it, with its certificate accepted by the kernel."""

from fractions import Fraction

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NotRepresentable, OptimalCost, ProductRivalled, Representable, TransportProblem
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.transport import mean_field, product_measure, represent, solve
from proofs_checks.definition_2_2 import circulant
from proofs_checks.on_sites.fixtures import CYCLE, HORN


def accepted(certificate: Certificate) -> Certificate:
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    return certificate


def least(problem: TransportProblem) -> Fraction:
    """F_N of the problem, with a certificate that the kernel accepts."""
    claim = accepted(solve(problem)).claim
    assert isinstance(claim, OptimalCost)
    return claim.value


def test_i5_the_cycle_has_a_cheaper_mixture_than_the_product_measure() -> None:
    problem = CYCLE.problem(None)
    assert (least(problem), mean_field(problem.cost, problem.marginal)) == (Fraction(1, 2), Fraction(3, 5))
    assert isinstance(accepted(product_measure(problem)).claim, ProductRivalled)


def test_i17_horns_matrix_is_copositive_and_its_least_cost_is_0() -> None:
    problem = HORN.problem(None)
    assert (least(problem), mean_field(problem.cost, problem.marginal)) == (0, Fraction(1, 5))


def test_i17_a_doubly_nonnegative_pair_measure_is_no_mixture() -> None:
    # With mass b on each ordered pair of neighbours of a 5-cycle and a = 1/5 - 2b on each site, the eigenvalues of the
    # pair matrix are a + 2b cos(2 pi j/5), the least a - (1 + sqrt(5)) b/2 >= 0 up to b = 2/(25 + 5 sqrt(5)).
    # The cost of Horn, which no mixture undercuts, has the mean 5a - 10b = 1 - 20b, negative from 1/20 on.
    b = Fraction(11, 200)
    assert (2 / b - 25) ** 2 > 25 * 5
    pair = circulant(b)
    assert sum(c * p for rows in zip(HORN.cost, pair, strict=True) for c, p in zip(*rows, strict=True)) == 1 - 20 * b
    assert isinstance(accepted(represent(pair, None)).claim, NotRepresentable)
    assert isinstance(accepted(represent(circulant(Fraction(1, 20)), None)).claim, Representable)
