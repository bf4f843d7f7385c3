"""More of the library of instances: laws on the line and in space, for several bodies, as the programs compute them
and as an independent calculation has them."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, permutations

import mpmath
import pytest

from mfsym.answers import line_energy
from mfsym.answers.energies import in_space
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.balls import decimal
from mfsym.energies.sphere import sphere_energy
from mfsym.energies.two_bodies import two_bodies
from mfsym.kernel.checker import check
from mfsym.kernel.claim import OptimalCost, SphereEnergy, TwoBodyCost
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import number, substitute
from mfsym.kernel.verdict import Status
from mfsym.transport import solve, transport_problem
from mfsym.transport.line_sums import N

Number = mpmath.mpf


def antipodal(density: Callable[[Number], Number], inside: Callable[[Number], Number], most: int) -> Number:
    """F_2 for the Coulomb cost: twice the integral of m(s)/(s + r) over s beyond the median, r with M(r) = 1 - M(s)."""

    def place(mass: Number) -> Number:
        low, high = Number(0), Number(most)
        for _ in range(110):
            middle = (low + high) / 2
            low, high = (middle, high) if inside(middle) < mass else (low, middle)
        return low

    def outer(s: Number) -> Number:
        return 4 * mpmath.pi * s**2 * density(s) / (s + place(1 - inside(s)))

    median = place(Number(1) / 2)
    return 2 * mpmath.quad(outer, [median, *(x for x in (2, 3, 4, 6, 8, 12, 16) if median < x < most), most])


@pytest.mark.parametrize(
    ("law", "density", "inside", "most", "known"),
    [
        # The numbers of the literature, or of our notes, of which all digits are right.
        (
            "slater(1)",
            lambda r: mpmath.exp(-2 * r) / mpmath.pi,
            lambda r: mpmath.gammainc(3, 0, 2 * r) / 2,
            30,
            "0.339180475848166669",
        ),
        (
            "gaussian(1)",
            lambda r: mpmath.exp(-(r**2) / 2) / (2 * mpmath.pi) ** Number("1.5"),
            lambda r: mpmath.gammainc(Number("1.5"), 0, r**2 / 2, regularized=True),
            11,
            "0.31406264056012513",
        ),
    ],
)
def test_i12_and_i13_two_bodies_in_space(
    law: str, density: Callable[[Number], Number], inside: Callable[[Number], Number], most: int, known: str
) -> None:
    claim = in_space(two_bodies, RadialCost("1/r"), marginal_in(number(3), law)).claim
    assert isinstance(claim, TwoBodyCost)
    with mpmath.workdps(30):
        expected = antipodal(density, inside, most)
        lower, upper = (Number(end.numerator) / end.denominator for end in (claim.lower, claim.upper))
        assert lower - Number(10) ** -22 < expected < upper + Number(10) ** -22
    assert claim.upper - claim.lower < Fraction(1, 10**18)
    assert abs(claim.lower - Fraction(known)) < Fraction(1, 10 ** (len(known) - 2))


def test_i10_two_bodies_in_a_ball() -> None:
    claim = in_space(two_bodies, RadialCost("1/r"), marginal_in(number(3), "ball(1)")).claim
    assert isinstance(claim, TwoBodyCost)
    with mpmath.workdps(30):
        # With the masses u and 1 - u inside: the mean of 1/(u^(1/3) + (1 - u)^(1/3)).
        third = Number(1) / 3
        expected = mpmath.quad(lambda u: 1 / (u**third + (1 - u) ** third), [0, Number(1) / 2, 1])
        assert abs(expected - Number(claim.lower.numerator) / claim.lower.denominator) < Number(10) ** -18


@pytest.mark.parametrize(
    ("bodies", "energy", "decimal"),
    [
        (5, "1/2 + sqrt(3) + 3*sqrt(2)", "6.474691494688162"),
        (12, "3 + 30/sqrt(2 - 2/sqrt(5)) + 30/sqrt(2 + 2/sqrt(5))", "49.1652530576288"),
    ],
)
def test_i11_five_and_twelve_bodies_on_a_sphere(bodies: int, energy: str, decimal: str) -> None:
    certificate = sphere_energy(bodies)
    claim = certificate.claim
    assert check(claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(claim, SphereEnergy)
    assert equal(claim.energy, parse(energy))
    assert abs(claim.lower - Fraction(decimal)) < Fraction(1, 10**13)
    # The energy of points: two poles with a triangle, or the corners of an icosahedron, added up one by one.
    golden = (1 + mpmath.sqrt(5)) / 2
    third = 2 * mpmath.pi / 3
    points = [(0, 0, 1), (0, 0, -1), *((mpmath.cos(third * k), mpmath.sin(third * k), 0) for k in range(3))]
    if bodies == 12:
        signs = [(a, b) for a in (1, -1) for b in (golden, -golden)]
        points = [q for a, b in signs for q in ((0, a, b), (a, b, 0), (b, 0, a))]
    total = mpmath.mpf(0)
    for place, p in enumerate(points):
        for q in points[:place]:
            length = mpmath.sqrt(sum(x**2 for x in p))
            total += length / mpmath.sqrt(sum((x - y) ** 2 for x, y in zip(p, q, strict=True)))
    assert abs(total - Number(decimal)) < 1e-12


def energy_on_line(cost: str, law: str) -> str:
    answer = line_energy(cost, law)
    assert answer.verdict.status is Status.HOLDS
    return str(answer["energy"])


def test_i7_every_number_of_bodies() -> None:
    q = "exp(-a/N)"
    expected = f"(N*{q}*(1 - {q}) - {q}*(1 - exp(-a)))/(1 - {q})^2"
    assert equal(parse(energy_on_line("exp(-a*r)", "interval(0, 1)")), parse(expected))


def test_energy_distance_of_a_uniform_law() -> None:
    assert equal(parse(energy_on_line("-r", "interval(0, 1)")), parse("-(N^2 - 1)/6"))


@pytest.mark.parametrize(
    ("cost", "law", "term"),
    [
        ("exp(-r)", "exponential(1)", "k - k*(k + 1)/2*log(1 + 1/k)"),  # I8, added up in another order
        ("1/r", "lorentzian(1)", "N/(2*pi)*(1 + (pi/2 - k*pi/N)*cos(k*pi/N)/sin(k*pi/N))"),  # I9
        ("1/r", "interval(0, 1)", "(N - k)*N/k"),
        ("exp(-a*r)", "interval(0, 1)", "(N - k)*exp(-a*k/N)"),
    ],
)
@pytest.mark.parametrize("bodies", [2, 3, 5])
def test_i8_and_i9_several_bodies_on_the_line(cost: str, law: str, term: str, bodies: int) -> None:
    answer = line_energy(cost, law)
    summand = parse(str(answer["summand"]))

    def added(formula: str | None) -> Number:
        total = Number(0)
        for k in range(1, bodies):
            names = {"k": number(k), N.name: number(bodies), "a": number(Fraction(7, 5))}
            total += Number(decimal(substitute(parse(formula) if formula else summand, names)))
        return total

    assert abs(added(None) - added(term)) < 1e-12 * abs(added(term))


def test_coulomb_cost_of_two_bodies_with_the_law_of_laplace() -> None:
    answer = line_energy("1/r", "laplace(1)", 2)
    # The integral of 1/(-log(u (1 - u))) over 0 < u < 1.
    expected = mpmath.quad(lambda u: -1 / mpmath.log(u * (1 - u)), [0, 1e-6, 0.01, 0.5, 0.99, 1 - 1e-6, 1])
    assert str(answer["value"]).startswith("0.55703141989")
    assert abs(Number(str(answer["value"]).rstrip(".")) - expected) < 1e-8


def test_systematic_sampling_is_not_optimal_for_a_cost_that_is_not_convex() -> None:
    profile = [Fraction(1), Fraction(9, 10), Fraction(1, 2), Fraction(0)]
    cost = [[profile[abs(i - j)] for j in range(4)] for i in range(4)]
    law = [Fraction(3, 7), Fraction(2, 7), Fraction(1, 14), Fraction(3, 14)]
    claim = solve(transport_problem(cost, law, 4)).claim
    assert isinstance(claim, OptimalCost)
    assert 6 * claim.value == Fraction(124, 35)
    ends = [sum(law[: i + 1], Fraction(0)) for i in range(4)]
    breaks = sorted({Fraction(0), Fraction(1), *((4 * end) % 1 for end in ends)})
    sampled = Fraction(0)
    for low, high in pairwise(breaks):
        places = [next(i for i, end in enumerate(ends) if (j + (low + high) / 2) / 4 < end) for j in range(4)]
        sampled += (high - low) * sum(cost[a][b] for n, a in enumerate(places) for b in places[:n])
    assert sampled == Fraction(127, 35)


def test_a_map_costs_more_than_a_plan_of_three_bodies() -> None:
    cost = [[0, 1, 0], [1, 0, 0], [0, 0, 1]]
    claim = solve(transport_problem(cost, ["1/3", "1/3", "1/3"], 3)).claim
    assert isinstance(claim, OptimalCost)
    # Three maps of the sites: each body is everywhere once, so that the sites of the three bodies are permutations.
    best = min(
        Fraction(sum(cost[i][p[i]] + cost[i][q[i]] + cost[p[i]][q[i]] for i in range(3)), 3)
        for p in permutations(range(3))
        for q in permutations(range(3))
    )
    assert (3 * claim.value, best) == (0, Fraction(1, 3))
