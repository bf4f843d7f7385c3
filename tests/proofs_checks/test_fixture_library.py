"""The library of small instances with exact values that several computations agree on (I1, I2, ... of our reference):
each value as the programs of this package compute it, with its certificate accepted by the kernel."""

from fractions import Fraction
from math import comb

import pytest

from mfsym.answers import mean_field_energy, transform
from mfsym.answers.line import line_energy
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    CloseToInfinite,
    FarFromInfinite,
    NoAdmissiblePlan,
    NotRepresentable,
    OptimalCost,
    ProductRivalled,
    Representable,
    TransportProblem,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, WeightedConfiguration
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import number, substitute
from mfsym.kernel.verdict import Status
from mfsym.transport import (
    far_from_infinite,
    mean_field,
    near_infinite,
    product_measure,
    represent,
    solve,
    transport_problem,
)
from proofs_checks.definition_2_2 import circulant
from proofs_checks.on_sites.fixtures import CYCLE, HEAVY_ATOM, HORN, ON_A_LINE, REPULSIVE, SIGNED, UNEVEN, identity


def accepted(certificate: Certificate) -> Certificate:
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    return certificate


def least(problem: TransportProblem) -> Fraction:
    """F_N of the problem, with a certificate that the kernel accepts."""
    claim = accepted(solve(problem)).claim
    assert isinstance(claim, OptimalCost)
    return claim.value


def energies(problem: TransportProblem, most: int) -> list[Fraction]:
    """V_2, V_3, ..., the least energies."""
    return [comb(n, 2) * least(TransportProblem(problem.cost, problem.marginal, n)) for n in range(2, most + 1)]


def per_pair(values: str) -> list[Fraction]:
    """The energies whose values per pair are listed, from two bodies on."""
    return [comb(n, 2) * Fraction(value) for n, value in enumerate(values.split(), start=2)]


def energy(cost: str, dimension: int, marginal: str, other: str | None = None) -> str:
    """The energy of two laws, as the program prints it."""
    answer = mean_field_energy(cost, dimension, marginal, other)
    assert answer.verdict.status is Status.HOLDS
    return str(answer["value"])


def test_i1_two_sites() -> None:
    assert energies(REPULSIVE.problem(None), 10) == per_pair("1 4/3 4/3 7/5 7/5 10/7 10/7 13/9 13/9")
    assert least(REPULSIVE.problem(None)) == Fraction(3, 2)


def test_i2_two_sites_with_other_weights() -> None:
    assert energies(UNEVEN.problem(None), 10) == per_pair("4/3 4/3 13/9 22/15 22/15 94/63 3/2 3/2 68/45")
    fifths = transport_problem([[2, 1], [1, 2]], ["2/5", "3/5"], None)
    assert energies(fifths, 10) == per_pair("6/5 4/3 7/5 7/5 36/25 152/105 51/35 22/15 22/15")
    assert (least(UNEVEN.problem(None)), least(fifths)) == (Fraction(14, 9), Fraction(38, 25))


def test_i3_three_sites_on_a_line() -> None:
    problem = ON_A_LINE.problem(None)
    values = [Fraction(value) for value in ["5/12", "5/4", "37/12", "16/3", "8", "35/3", "63/4", "81/4"]]
    assert energies(problem, 9) == values == per_pair("5/12 5/12 37/72 8/15 8/15 5/9 9/16 9/16")
    assert least(problem) == Fraction(11, 18)
    # V_N = N^2/2 F_oo - N/2 D + R_N/2 with D = 1.
    rounding = [2 * v - n**2 * Fraction(11, 18) + n for n, v in enumerate(values, start=2)]
    assert rounding == [Fraction(0) if n % 3 == 0 else Fraction(7, 18) for n in range(2, 10)]


@pytest.mark.parametrize("sites", [2, 3, 5])
def test_i4_as_many_bodies_as_sites(sites: int) -> None:
    named = identity(sites)
    assert (least(named.problem(sites)), least(named.problem(None))) == (0, Fraction(1, sites))


def test_i5_the_cycle_has_a_cheaper_mixture_than_the_product_measure() -> None:
    problem = CYCLE.problem(None)
    assert (least(problem), mean_field(problem.cost, problem.marginal)) == (Fraction(1, 2), Fraction(3, 5))
    assert isinstance(accepted(product_measure(problem)).claim, ProductRivalled)


def test_i5_the_relaxation_by_doubly_nonnegative_matrices_is_below() -> None:
    # Among circulant matrices with entries a, b, c >= 0 for distances 0, 1, 2 and a + 2b + 2c = 1/5 the cost is
    # 5a + 10b = 1 - 10c, and c is greatest where b = 0 and a + 2c cos(4 pi/5) = 0: 1 - 10c = 1/sqrt(5).
    c = Fraction(55, 1000)
    assert (1 - 10 * c) ** 2 > Fraction(1, 5)
    assert 1 - 10 * c < least(CYCLE.problem(None))
    pair = [[{0: Fraction(1, 5) - 2 * c, 2: c, 3: c}.get((i - j) % 5, Fraction(0)) for j in range(5)] for i in range(5)]
    assert isinstance(accepted(represent(pair, None)).claim, NotRepresentable)


def test_i6_a_signed_cost() -> None:
    assert (least(SIGNED.problem(None)), least(SIGNED.problem(2))) == (0, -1)


@pytest.mark.parametrize(
    ("name", "cost", "dimension", "law", "value"),
    [
        ("i7", "exp(-a*r)", 1, "interval(0, 1)", "2*(a - 1 + exp(-a))/a^2"),
        ("i8", "exp(-r)", 1, "exponential(1)", "1/2"),
        ("i10", "1/r", 3, "ball(1)", "6/5"),
        ("i11", "1/r", 3, "sphere(1)", "1"),
        ("i12", "1/r", 3, "hydrogen(1s)", "5/8"),
        ("i13", "1/r", 3, "gaussian(s)", "1/(sqrt(pi)*s)"),
        ("i13", "exp(-r^2/(2*s^2))", 2, "gaussian(t)", "s^2/(s^2 + 2*t^2)"),
        ("i16", "exp(-r^2/8) - exp(-2*r^2)", 1, "gaussian(1)", "sqrt(2/3) - 1/3"),
        ("laplace", "exp(-a*r)", 1, "laplace(1)", "(a + 2)/(2*(1 + a)^2)"),
    ],
)
def test_mean_field_energies(name: str, cost: str, dimension: int, law: str, value: str) -> None:
    assert equal(parse(energy(cost, dimension, law)), parse(value)), name


def test_i7_to_i9_two_bodies_on_the_line() -> None:
    for cost, law, value in (
        ("exp(-a*r)", "interval(0, 1)", "exp(-a/2)"),
        ("exp(-r)", "exponential(1)", "1 - log(2)"),
        ("1/r", "lorentzian(1)", "1/pi"),
    ):
        answer = line_energy(cost, law)
        assert answer.verdict.status is Status.HOLDS
        # V_N is a sum over k = 1, ..., N - 1.
        only = substitute(parse(str(answer["summand"])), {"k": number(1), "N": number(2)})
        assert equal(only, parse(value)), answer.record


@pytest.mark.parametrize(
    ("points", "radius", "value"),
    [
        (["(0, 0, 1)", "(0, 0, -1)"], "1", "1/2"),
        (["(1, -1, 0)", "(0, 1, -1)", "(-1, 0, 1)"], "sqrt(2)", "sqrt(3)"),
        (["(1, 1, 1)", "(1, -1, -1)", "(-1, 1, -1)", "(-1, -1, 1)"], "sqrt(3)", "3*sqrt(6)/2"),
        (["(1, 0, 0)", "(-1, 0, 0)", "(0, 1, 0)", "(0, -1, 0)", "(0, 0, 1)", "(0, 0, -1)"], "1", "3/2 + 6*sqrt(2)"),
    ],
)
def test_i11_bodies_on_a_sphere(points: list[str], radius: str, value: str) -> None:
    # All rotations of these configurations, which are known to be the best ones, make a plan with the uniform law.
    count = len(points)
    total = "0"
    for place, point in enumerate(points):
        others = ", ".join(f"{other}: 1/{count - 1}" for i, other in enumerate(points) if i != place)
        total += f" + {count - 1}/2*({energy('1/r', 3, f'points({point}: 1)', f'points({others})')})"
    assert equal(parse(f"({total})*{radius}"), parse(value))


def test_i14_a_transform_that_vanishes_on_an_open_set() -> None:
    answer = transform("(sin(r/2)/(r/2))^2", 1)
    assert answer.verdict.status is Status.HOLDS
    assert equal(parse(str(answer["transform"])), parse("2*pi*max(1 - k, 0)"))
    # The law 3/(2 pi) (sin(x)/x)^4 has a spline as its transform, on |k| < 2: 1 - 3 k^2/8 + 3 |k|^3/32.  So its energy
    # is 2 times the integral of (1 - k) times the square of that over 0 < k < 1.
    spline = {0: Fraction(1), 2: Fraction(-3, 8), 3: Fraction(3, 32)}
    products = [(i + j, a * b) for i, a in spline.items() for j, b in spline.items()]
    total = 2 * sum(c * (Fraction(1, n + 1) - Fraction(1, n + 2)) for n, c in products)
    assert total == Fraction(129037, 143360)


def test_i15_three_bodies_on_a_cross() -> None:
    # Coulomb on 0, e1, -e1, e2, -e2.  The distance sqrt(2) does not matter: with any lower bound of 1/sqrt(2) above
    # 1/2, the same plan is optimal, and it does not use that pair.
    apart = Fraction(7, 10)
    assert 2 * apart**2 < 1
    infinite = None
    cost = [
        [infinite, 1, 1, 1, 1],
        [1, infinite, Fraction(1, 2), apart, apart],
        [1, Fraction(1, 2), infinite, apart, apart],
        [1, apart, apart, infinite, Fraction(1, 2)],
        [1, apart, apart, Fraction(1, 2), infinite],
    ]
    assert 3 * least(transport_problem(cost, ["1/3", *["1/6"] * 4], 3)) == Fraction(5, 2)


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


def test_i20_a_random_permutation_is_as_far_from_mixtures_as_it_can_be() -> None:
    for bodies in (2, 3, 4):
        plan = (WeightedConfiguration((1,) * bodies, Fraction(1)),)
        near = accepted(near_infinite(plan, "total-variation")).claim
        far = accepted(far_from_infinite(bodies, "total-variation")).claim
        assert isinstance(near, CloseToInfinite)
        assert isinstance(far, FarFromInfinite)
        assert near.distance == far.distance == Fraction(2, bodies)


def test_i22_an_atom_that_is_too_heavy_makes_every_plan_infinite() -> None:
    for bodies in (2, 3, 7):
        assert isinstance(accepted(solve(HEAVY_ATOM.problem(bodies))).claim, NoAdmissiblePlan)
