"""The value of every quantity against its definition, summed over bodies, places or wave numbers one by one."""

import cmath
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest

from mfsym.kernel import quantity as q
from mfsym.kernel.problem import Plan, TransportProblem
from mfsym.kernel.quantity import Quantity, WeightedSet
from mfsym.kernel.refusal import Refused
from mfsym.kernel.values import VALUES
from tests.kernel.test_false_transport_claims import HALF, finite, laws, matrix, numbers, plan

COST = finite([[1, 2, 4], [2, -8, 16], [4, 16, 32]])
LAW = numbers("1/2", "1/3", "1/6")
SITES = range(3)
PLAN = plan(((3, 0, 0), "1/2"), ((1, 1, 1), "1/3"), ((0, 1, 2), "1/6"))
MIXTURE = laws((LAW, "1/4"), (numbers(0, "1/4", "3/4"), "3/4"))
PAIR = finite([["1/8", "1/16", "1/32"], ["1/16", "1/4", "1/8"], ["1/32", "1/8", "3/16"]])


def value(quantity: Quantity) -> Fraction:
    return VALUES[type(quantity)](quantity)


def places(configuration: Sequence[int]) -> list[int]:
    """The site of each body."""
    return [a for a, n in enumerate(configuration) for _ in range(n)]


def mean_pair_cost(plan: Plan) -> Fraction:
    total = Fraction(0)
    for part in plan:
        pairs = [COST[a][b] for a, b in combinations(places(part.configuration), 2)]
        total += part.weight * sum(pairs) / len(pairs)
    return total


def test_costs_of_given_laws() -> None:
    assert value(q.MeanFieldCost(COST, LAW)) == sum(COST[a][b] * LAW[a] * LAW[b] for a in SITES for b in SITES)
    assert value(q.SelfCost(COST, LAW)) == sum(COST[a][a] * LAW[a] for a in SITES)
    assert value(q.PairCostMean(COST, PAIR)) == sum(COST[a][b] * PAIR[a][b] for a in SITES for b in SITES)
    assert value(q.PlanCost(COST, PLAN)) == mean_pair_cost(PLAN)


@pytest.mark.parametrize("bodies", [2, 3])
def test_bodies_of_a_mixture_are_independent_under_each_law(bodies: int) -> None:
    expected = sum(part.weight * value(q.MeanFieldCost(COST, part.law)) for part in MIXTURE)
    assert value(q.MixtureCost(COST, MIXTURE, bodies)) == expected


def test_costs_of_nothing_are_0() -> None:
    nothing = finite([[0, 0, 0]] * 3)
    assert value(q.PlanCost(nothing, PLAN)) == 0
    assert value(q.MixtureCost(nothing, MIXTURE, 2)) == 0
    assert value(q.GreatestCost(())) == 0


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [
        (q.MeanFieldCost(COST, numbers(1, 1, 1)), "does not sum to 1"),
        (q.MeanFieldCost(COST, numbers(2, -1, 0)), "negative"),
        (q.SelfCost(COST, numbers(1, 1, 1)), "does not sum to 1"),
        (q.SelfCost(COST, numbers(2, -1, 0)), "negative"),
        (q.PairCostMean(finite([[1, 0], [0, 1]]), finite([[0, 1], [0, 0]])), "not symmetric"),
        (q.PairCostMean(finite([[1, 0], [0, 1]]), finite([[1, 0], [0, 1]])), "does not sum to 1"),
        (q.PairCostMean(finite([[1, 0], [0, 1]]), finite([[2, 0], [0, -1]])), "negative"),
        (q.PlanCost(COST, plan(((1, 0, 0), 1))), "fewer than two bodies"),
        (q.MixtureCost(COST, MIXTURE, 1), "fewer than two bodies"),
        (q.CountingBound(TransportProblem(COST, LAW, 1), numbers(0, 0, 0), ()), "fewer than two bodies"),
        (q.CountingBound(TransportProblem(COST, numbers(1, 1, 1), 2), numbers(0, 0, 0), ()), "does not sum to 1"),
        (q.CycleSpectrum(numbers(0, 1, 0), numbers(1, 0, 0), numbers(0, 0, 1), conjugate=True), "not even"),
        (q.CycleSpectrum(numbers(1, 1), numbers(1), numbers(1, 2), conjugate=True), "one number for each site"),
    ],
)
def test_what_is_no_law_or_has_no_pairs_has_no_value(quantity: Quantity, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        value(quantity)


@pytest.mark.parametrize(("a", "b"), [*product(SITES, SITES)])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_greatest_cost_may_stand_anywhere(a: int, b: int, sign: int) -> None:
    entries = [list(row) for row in COST]
    entries[a][b] = entries[b][a] = Fraction(100 * sign)
    assert value(q.GreatestCost(tuple(map(tuple, entries)))) == 100


def test_the_spread_is_the_mean_of_the_form_away_from_the_mean() -> None:
    mean = [sum(part.weight * part.configuration[a] for part in PLAN) for a in SITES]
    expected = Fraction(0)
    for part in PLAN:
        away = [n - m for n, m in zip(part.configuration, mean, strict=True)]
        expected += part.weight * sum(COST[a][b] * away[a] * away[b] for a in SITES for b in SITES)
    assert value(q.Spread(COST, PLAN)) == expected


def test_the_variance_is_half_the_mean_square_of_differences() -> None:
    form = numbers(1, -3, 5)
    at = [(part.weight, sum(f * p for f, p in zip(form, part.law, strict=True))) for part in MIXTURE]
    assert value(q.Variance(MIXTURE, form)) == sum(w * v * (x - y) ** 2 for w, x in at for v, y in at) / 2


def test_a_form_needs_one_coefficient_for_each_site() -> None:
    for form in (numbers(1, 2), numbers(1, 2, 3, 4)):
        with pytest.raises(Refused, match="one coefficient"):
            value(q.Variance(MIXTURE, form))


# --- bounds from the numbers of bodies in sets -----------------------------------------------------


FIELD = numbers(1, "1/2", -3)
SETS = (WeightedSet((0,), Fraction(5)), WeightedSet((0, 2), Fraction(1, 7)), WeightedSet((1, 2), Fraction(3)))


def made_up(field: Sequence[Fraction], sets: Sequence[WeightedSet]) -> list[list[Fraction]]:
    sites = range(len(field))
    return [
        [field[a] + field[b] + sum(part.weight for part in sets if {a, b} <= {*part.sites}) for b in sites]
        for a in sites
    ]


def least_pairs(mean: Fraction) -> Fraction:
    """The least mean of n(n-1) over integer random n: on the line between two neighbouring integers."""
    below = mean // 1
    return (below + 1 - mean) * below * (below - 1) + (mean - below) * (below + 1) * below


@pytest.mark.parametrize("bodies", [2, 3, 7])
def test_counting_bounds(bodies: int) -> None:
    cost = tuple(map(tuple, made_up(FIELD, SETS)))
    expected = 2 * sum(f * p for f, p in zip(FIELD, LAW, strict=True))
    for part in SETS:
        inside = sum(LAW[a] for a in part.sites)
        expected += part.weight * least_pairs(bodies * inside) / (bodies * (bodies - 1))
    assert value(q.CountingBound(TransportProblem(cost, LAW, bodies), FIELD, SETS)) == expected


@pytest.mark.parametrize(("a", "b"), [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)])
def test_sets_make_up_every_entry_of_the_cost(a: int, b: int) -> None:
    entries = made_up(FIELD, SETS)
    entries[a][b] += 1
    entries[b][a] = entries[a][b]
    with pytest.raises(Refused, match=f"at the sites {min(a, b)} and {max(a, b)}"):
        value(q.CountingBound(TransportProblem(tuple(map(tuple, entries)), LAW, 2), FIELD, SETS))


def test_a_field_needs_one_number_for_each_site() -> None:
    problem = TransportProblem(matrix([[0, 0], [0, 0]]), (HALF, HALF), 2)
    for field in (numbers(0), numbers(0, 0, 0)):
        with pytest.raises(Refused, match="one number for each site"):
            value(q.CountingBound(problem, field, ()))


# --- cycles ----------------------------------------------------------------------------------------


CYCLES = [
    (numbers(3), numbers(2), numbers(5)),
    (numbers(3, 1), numbers(2, 7), numbers(5, -1)),
    (numbers(3, 1, 1), numbers(2, 7, -4), numbers(5, -1, "1/2")),
    (numbers(3, 1, -2, 1), numbers(2, 7, -4, 1), numbers(5, -1, "1/2", 0)),
    (numbers(3, 1, -2, -2, 1), numbers(2, 7, -4, 1, 9), numbers(5, -1, "1/2", 0, 3)),
]
Row = tuple[Fraction, ...]


def transform(f: Row, k: int) -> complex:
    return sum((complex(v) * cmath.exp(-2j * cmath.pi * k * a / len(f)) for a, v in enumerate(f)), 0j)


@pytest.mark.parametrize(("profile", "first", "second"), CYCLES, ids=range(1, 6))
@pytest.mark.parametrize("conjugate", [False, True])
def test_energies_on_a_cycle_and_their_spectra(profile: Row, first: Row, second: Row, *, conjugate: bool) -> None:
    sites = range(len(profile))
    total = 0j
    for k in sites:
        one = transform(first, k)
        total += transform(profile, k) * (one.conjugate() if conjugate else one) * transform(second, k)
    found = value(q.CycleSpectrum(profile, first, second, conjugate))
    # float: sums of a few numbers below 1000, computed with errors below 10^-12
    assert abs(total / len(profile) - float(found)) < 1e-9
    pairs = sum(profile[(a - b) % len(profile)] * first[a] * second[b] for a in sites for b in sites)
    assert value(q.CycleEnergy(profile, first, second)) == pairs
    assert not conjugate or found == pairs  # Plancherel


def test_a_cycle_without_sites_has_no_energy() -> None:
    for quantity in (q.CycleEnergy((), (), ()), *(q.CycleSpectrum((), (), (), wanted) for wanted in (False, True))):
        assert value(quantity) == 0


@pytest.mark.parametrize(
    "profile", [numbers(0, 1, 0), numbers(0, 0, 1), numbers(0, 1, 0, 0), numbers(0, 0, 0, 1), numbers(0, 1, 2, 3, 1)]
)
def test_a_profile_on_a_cycle_is_even(profile: Row) -> None:
    with pytest.raises(Refused, match="not even"):
        value(q.CycleEnergy(profile, profile, profile))


def test_functions_on_a_cycle_are_as_long_as_the_profile() -> None:
    for first, second in ((numbers(1), numbers(1, 2)), (numbers(1, 2), numbers(1)), (numbers(1), numbers(1))):
        with pytest.raises(Refused, match="one number for each site"):
            value(q.CycleEnergy(numbers(1, 2), first, second))
