"""Squares and ellipsoids that leave few configurations, against all configurations of a few bodies."""

import itertools
import random
from collections.abc import Sequence
from fractions import Fraction

import pytest

from mfsym.kernel import ellipsoid, pruned_search
from mfsym.kernel.configurations import energy
from mfsym.kernel.evidence import Ellipsoid, Square, Squares
from mfsym.kernel.problem import Matrix, PairCost
from mfsym.kernel.refusal import Refused

Vector = tuple[int, ...]
HALF, ZERO, ONE = Fraction(1, 2), Fraction(0), Fraction(1)


def dot(first: Sequence[Fraction | int], second: Sequence[Fraction | int]) -> Fraction:
    return sum((Fraction(a) * b for a, b in zip(first, second, strict=True)), ZERO)


def excesses(cost: PairCost, u: Sequence[Fraction], bodies: int) -> dict[Vector, Fraction]:
    """By how much the potential exceeds the energy, wherever it does."""
    found = {}
    for n in itertools.product(range(bodies + 1), repeat=len(cost)):
        value = energy(cost, n) if sum(n) == bodies else None
        if value is not None and dot(u, n) > value:
            found[n] = dot(u, n) - value
    return found


def symmetric(values: random.Random, sites: int, entries: Sequence[Fraction | None]) -> PairCost:
    rows = [[values.choice(entries) for _ in range(sites)] for _ in range(sites)]
    return tuple(tuple(rows[min(a, b)][max(a, b)] for b in range(sites)) for a in range(sites))


FREE = ((ZERO, ZERO), (ZERO, ZERO))


def searches() -> list[tuple[PairCost, tuple[Fraction, ...], int, Squares]]:
    """Costs, a potential, a number of bodies and squares."""
    values, cases = random.Random(21), []
    for _ in range(250):
        sites, bodies = values.choice([2, 3, 3, 4]), values.randint(2, 5)
        cost = symmetric(values, sites, [None, ZERO, ONE, 2 * ONE, Fraction(5, 2), Fraction(10, 3)])
        u = tuple(values.choice([-ONE, ZERO, HALF, Fraction(4, 3), 2 * ONE, 3 * ONE]) for _ in range(sites))
        squares = tuple(
            Square(
                Fraction(values.randint(0, 3), values.choice([1, 2, 7])),
                tuple(Fraction(values.randint(-2, 3), values.choice([1, 1, 3])) for _ in range(sites)),
            )
            for _ in range(values.choice([0, 1, 1, 2, 2, 3]))
        )
        cases.append((cost, u, bodies, Squares(squares, tuple(values.sample(range(sites), sites)))))
    return cases


PRIMES = [Fraction(1, p) for p in (3, 5, 7, 11, 13, 17, 19, 23, 29, 31)]


def tight_searches() -> list[tuple[PairCost, tuple[Fraction, ...], int, Squares]]:
    """The same where the squares and a potential make up all of the cost, or all but a little at some pairs.

    No two entries of the cost have a common denominator, and those of the potential have others.
    """
    values, cases = random.Random(22), []
    for _ in range(250):
        sites, bodies = values.choice([2, 3, 3, 4]), values.randint(2, 4)
        squares = tuple(
            Square(Fraction(values.randint(0, 2)), tuple(Fraction(values.randint(-2, 2)) for _ in range(sites)))
            for _ in range(values.choice([1, 1, 2]))
        )
        u = [Fraction(values.randint(-4, 4), 37) for _ in range(sites)]
        alone = alone_at(squares, u)
        rest, primes = symmetric(values, sites, values.choice([[ZERO], [ZERO, ONE], [ZERO, ONE, None]])), iter(PRIMES)
        small = {(a, b): next(primes) for a in range(sites) for b in range(a, sites)}
        cost = tuple(
            tuple(
                None
                if (entry := rest[a][b]) is None
                else entry * small[min(a, b), max(a, b)]
                + sum((q.weight * q.coefficients[a] * q.coefficients[b] for q in squares), ZERO)
                + (alone[a] + alone[b]) / (2 * (bodies - 1))
                for b in range(sites)
            )
            for a in range(sites)
        )
        # At a site, or at all, the potential is a little higher or lower, or just that of the squares.
        for a in values.choice([range(sites), [values.randrange(sites)]]):
            u[a] += values.choice([ZERO, Fraction(1, 41), ONE, -ONE])
        cases.append((cost, tuple(u), bodies, Squares(squares, tuple(values.sample(range(sites), sites)))))
    return cases


def alone_at(squares: Sequence[Square], u: Sequence[Fraction]) -> list[Fraction]:
    """What of the squares and of 2 u.n comes with the bodies at a site, not with their pairs."""
    return [
        dot([q.weight for q in squares], [q.coefficients[a] ** 2 for q in squares]) + 2 * v for a, v in enumerate(u)
    ]


SEARCHES = [*searches(), *tight_searches()]


def test_the_search_finds_what_exceeds_the_energy() -> None:
    outcomes = set()
    for cost, u, bodies, proof in SEARCHES:
        above = excesses(cost, u, bodies)
        # Of those that differ at the last two sites of the order only, one with the greatest excess.
        expected: dict[Vector, Fraction] = {}
        for n, excess in above.items():
            first = tuple(n[a] for a in proof.order[:-2])
            expected[first] = max(excess, expected.get(first, ZERO))
        found = list(pruned_search.unsettled(cost, u, bodies, proof))
        assert sorted((tuple(n[a] for a in proof.order[:-2]), above[n]) for n in found) == sorted(expected.items())
        outcomes.add(len(found) > 0)
    assert outcomes == {True, False}


def test_a_potential_is_one_if_nothing_exceeds_the_energy() -> None:
    for cost, u, bodies, proof in SEARCHES:
        if excesses(cost, u, bodies):
            with pytest.raises(Refused, match="the potential exceeds the energy at some configuration"):
                pruned_search.check_squares_search(cost, u, bodies, proof)
        else:
            pruned_search.check_squares_search(cost, u, bodies, proof)


def test_squares_bound_the_excess() -> None:
    for cost, u, bodies, proof in SEARCHES:
        # What a pair at the sites a and b costs more than the squares and the potential, of 2 (energy - u.n).
        alone = alone_at(proof.squares, u)
        least = min(
            (
                entry
                - sum(q.weight * q.coefficients[a] * q.coefficients[b] for q in proof.squares)
                - (alone[a] + alone[b]) / (2 * (bodies - 1))
                for a, row in enumerate(cost)
                for b, entry in enumerate(row)
                if entry is not None
            ),
            default=ZERO,
        )
        bound = pruned_search.greatest_excess(cost, u, bodies, proof)
        assert bound == max(-least * bodies * (bodies - 1) / 2, ZERO)
        assert all(excess <= bound for excess in excesses(cost, u, bodies).values())


def test_a_square_of_any_length_is_taken_exactly() -> None:
    # The energy is 0 at (1, 1) only, and the potential is 0; a little more of it is found there.
    cost = ((ONE, ZERO), (ZERO, ONE))
    for small in (Fraction(1, 10**30), ZERO):
        for weight in (HALF, Fraction(1, 3), Fraction(10**20)):
            proof = Squares((Square(weight, (ONE, -ONE)),), (1, 0))
            found = list(pruned_search.unsettled(cost, (small, small), 2, proof))
            assert found == ([(1, 1)] if small else [])


def test_a_constant_form_may_exceed_the_level() -> None:
    # 6/10 (x + y + z)^2 is more than the energy of two bodies, which is 1, and 0.4 less than what is left of it.
    squares = (Square(Fraction(3, 5), (ONE, ONE, ONE)), Square(Fraction(1, 100), (ONE, ZERO, ZERO)))
    for order in itertools.permutations(range(3)):
        pruned_search.check_squares_search(((ONE,) * 3,) * 3, (ZERO,) * 3, 2, Squares(squares, order))


def test_a_form_is_small_where_it_was_not_without_bodies() -> None:
    # The energy is (y + z)^2 / 2, that is (x - 2)^2 / 2: the potential exceeds it where x = 2 only.
    cost = ((ZERO, HALF, HALF), (HALF, 2 * ONE, 2 * ONE), (HALF, 2 * ONE, 2 * ONE))
    for form in ((ZERO, -ONE, -ONE), (ZERO, ONE, ONE)):
        proof = Squares((Square(ONE, form),), (0, 1, 2))
        assert list(pruned_search.unsettled(cost, (Fraction(1, 10),) * 3, 2, proof)) == [(2, 0, 0)]


@pytest.mark.parametrize("place", [0, 1])
def test_every_square_has_a_coefficient_for_each_site(place: int) -> None:
    for wrong in ((ONE,), (ONE, -ONE, ONE)):
        squares = [Square(ONE, (ONE, -ONE))]
        squares.insert(place, Square(ONE, wrong))
        with pytest.raises(Refused, match="a square needs one coefficient for each site of positive weight"):
            pruned_search.check_squares_search(FREE, (ZERO, ZERO), 2, Squares(tuple(squares), (0, 1)))


@pytest.mark.parametrize("place", [0, 1])
def test_no_square_is_negative(place: int) -> None:
    squares = [Square(ONE, (ONE, -ONE))]
    squares.insert(place, Square(-ONE, (ONE, -ONE)))
    with pytest.raises(Refused, match="a square has a negative weight"):
        pruned_search.check_squares_search(FREE, (ZERO, ZERO), 2, Squares(tuple(squares), (0, 1)))


@pytest.mark.parametrize("order", [(), (0,), (1,), (0, 0), (1, 1), (0, 2), (1, 2), (0, 1, 2), (0, -1), (0, 1, 1)])
def test_the_order_names_every_site_once(order: Vector) -> None:
    with pytest.raises(Refused, match="the order is not one of the sites of positive weight"):
        pruned_search.check_squares_search(FREE, (ZERO, ZERO), 2, Squares((), order))


# --- ellipsoids ----------------------------------------------------------------------------------

BASES: dict[int, list[tuple[Vector, ...]]] = {
    1: [()],
    2: [((1, -1),), ((-1, 1),)],
    3: [((1, -1, 0), (0, 1, -1)), ((1, 0, -1), (-2, 1, 1)), ((1, 1, -2), (0, 1, -1)), ((0, 1, -1), (1, -1, 0))],
}


def leibniz(rows: Sequence[Sequence[Fraction | int]]) -> Fraction:
    """The determinant, as a sum over permutations."""
    total = ZERO
    for order in itertools.permutations(range(len(rows))):
        swapped = sum(order[i] > order[j] for j in range(len(order)) for i in range(j))
        term = Fraction((-1) ** swapped)
        for row, column in zip(rows, order, strict=True):
            term *= row[column]
        total += term
    return total


def test_determinants_are_sums_over_permutations() -> None:
    values = random.Random(5)
    for size in (0, 1, 2, 3, 4):
        for _ in range(30):
            rows = [[values.choice([-2, -1, 0, 0, 1, 3]) for _ in range(size)] for _ in range(size)]
            assert ellipsoid.determinant(rows) == leibniz(rows)


def convex_cases() -> list[tuple[Matrix, tuple[Fraction, ...], int, Ellipsoid]]:
    """Costs that are often convex, some of them flat in some direction."""
    values, cases = random.Random(31), []
    for _ in range(400):
        sites, bodies = values.choice([1, 2, 3, 3]), values.randint(2, 4)
        forms = [[values.randint(-2, 2) for _ in range(sites)] for _ in range(values.choice([1, 2, 2, 3]))]
        weights = [values.choice([ONE, Fraction(1, 3), Fraction(5, 2), Fraction(-1, 7)]) for _ in forms]
        lift = [Fraction(values.randint(-2, 4), 3) for _ in range(sites)]
        u = [Fraction(values.randint(-3, 6), values.choice([1, 2])) for _ in range(sites)]
        if sites > 1 and values.random() < 0.3:
            # The first two sites are twins.
            lift[1], u[1] = lift[0], u[0]
            for form in forms:
                form[1] = form[0]
        centre = [values.randint(-1, 2) for _ in range(sites)]
        centre[values.randrange(sites)] += bodies - sum(centre)
        places = range(sites)
        cost = tuple(
            tuple(
                sum((w * f[a] * f[b] for w, f in zip(weights, forms, strict=True)), lift[a] + lift[b]) for b in places
            )
            for a in places
        )
        if values.random() < 0.3:
            # The centre of the ellipsoid is that of the search.
            lifted = values.choice([ZERO, Fraction(1, 3), HALF, -ONE])
            u = [dot(row, centre) - row[a] / 2 + lifted for a, row in enumerate(cost)]
        cases.append((cost, tuple(u), bodies, Ellipsoid(tuple(centre), values.choice(BASES[sites]))))
    return cases


def polynomial(cost: Matrix, n: Sequence[int]) -> Fraction:
    """The energy, also where some numbers of bodies are negative."""
    sites = range(len(n))
    squares = sum((cost[a][b] * n[a] * n[b] for a in sites for b in sites), ZERO)
    return (squares - sum(cost[a][a] * n[a] for a in sites)) / 2


def test_an_ellipsoid_contains_what_exceeds_the_energy() -> None:
    outcomes: set[tuple[str, bool]] = set()
    for cost, u, bodies, proof in convex_cases():
        hessian = [[dot(p, [dot(row, q) for row in cost]) for q in proof.basis] for p in proof.basis]
        linear = [
            dot(p, [2 * dot(row, proof.centre) - row[a] - 2 * u[a] for a, row in enumerate(cost)]) for p in proof.basis
        ]
        kept = [i for i, row in enumerate(hessian) if any(row) or linear[i]]
        minors = [leibniz([[hessian[i][j] for j in kept[:k]] for i in kept[:k]]) for k in range(1, len(kept) + 1)]
        if any(minor <= 0 for minor in minors):
            outcomes.add(("not convex", False))
            with pytest.raises(Refused, match="the cost is not convex along the basis"):
                list(ellipsoid.configurations_above(cost, u, proof))
            continue
        above = excesses(cost, u, bodies)
        found = list(ellipsoid.configurations_above(cost, u, proof))
        bound = ellipsoid.greatest_excess(cost, u, proof)
        assert len(found) == len(set(found))
        assert all(excess <= bound for excess in above.values())
        assert all(sum(n) == bodies and polynomial(cost, n) < dot(u, n) <= polynomial(cost, n) + bound for n in found)
        if len(kept) == len(proof.basis):
            assert sorted(found) == sorted(above)
        else:
            assert found or not above
        outcomes.add(("flat" if len(kept) < len(proof.basis) else "round", len(found) > 0))
    assert outcomes == {("not convex", False), ("flat", True), ("flat", False), ("round", True), ("round", False)}


def test_what_exceeds_the_energy_only_along_two_vectors_at_once() -> None:
    # At (x, y, z, 4 - x - y - z) twice the energy less u.n is 2x^2 + 2y^2 + 2z^2 - 2xz - 6z + 5, in which x alone only
    # has a square; it is negative where x = 1, y = 0 and z = 2.
    cost = ((2, 0, -1, 0), (0, 2, 0, 0), (-1, 0, 2, 0), (0, 0, 0, 0))
    matrix = tuple(tuple(map(Fraction, row)) for row in cost)
    u = tuple(Fraction(-5, 8) + change for change in (-1, -1, 2, 0))
    basis = ((1, 0, 0, -1), (0, 1, 0, -1), (0, 0, 1, -1))
    assert list(ellipsoid.configurations_above(matrix, u, Ellipsoid((0, 0, 0, 4), basis))) == [(1, 0, 2, 1)]
    assert list(excesses(matrix, u, 4)) == [(1, 0, 2, 1)]


def test_an_ellipsoid_may_be_as_small_as_one_unit() -> None:
    # With x bodies at the first site, twice the energy less u.n is 3x^2 + x = ((6x + 1)^2 - 1) / 12.
    cost, proof = ((3 * ONE, ZERO), (ZERO, ZERO)), Ellipsoid((0, 2), ((1, -1),))
    assert ellipsoid.greatest_excess(cost, (-2 * ONE, ZERO), proof) == Fraction(1, 24)
    ellipsoid.check_ellipsoid(cost, (-2 * ONE, ZERO), 2, proof)


def test_the_bound_of_an_ellipsoid_is_attained_between_configurations() -> None:
    # 2 (energy - u.n) is x^2 + (2 - x)^2 - 2 - 4 u = 2 (x - 1)^2 - 4 u with x bodies at the first site.
    cost = ((ONE, ZERO), (ZERO, ONE))
    for u in (Fraction(1, 3), ZERO, -ONE):
        proof = Ellipsoid((2, 0), ((1, -1),))
        assert ellipsoid.greatest_excess(cost, (u, u), proof) == max(2 * u, ZERO)
        assert list(ellipsoid.configurations_above(cost, (u, u), proof)) == ([(1, 1)] if u > 0 else [])


THREE = ((ONE, ZERO, ZERO), (ZERO, ONE, ZERO), (ZERO, ZERO, ONE))
MOVES: tuple[Vector, Vector] = ((1, -1, 0), (0, 1, -1))


def why_no_proof(proof: Ellipsoid, cost: PairCost = THREE) -> str:
    with pytest.raises(Refused) as refusal:
        ellipsoid.check_ellipsoid(cost, (-ONE,) * 3, 2, proof)
    return str(refusal.value)


def test_an_ellipsoid_without_configurations_is_a_proof() -> None:
    for basis in itertools.permutations(MOVES):
        ellipsoid.check_ellipsoid(THREE, (ZERO,) * 3, 2, Ellipsoid((1, 1, 0), basis))


@pytest.mark.parametrize("pair", [(0, 0), (1, 1), (2, 2), (0, 2)])
def test_an_ellipsoid_is_for_finite_costs(pair: tuple[int, int]) -> None:
    cost = tuple(tuple(None if {a, b} == set(pair) else c for b, c in enumerate(row)) for a, row in enumerate(THREE))
    assert why_no_proof(Ellipsoid((1, 1, 0), MOVES), cost) == "with forbidden pairs the cost is not convex"


@pytest.mark.parametrize("centre", [(1, 1), (1, 1, 0, 0), ()])
def test_a_centre_has_a_number_for_each_site(centre: Vector) -> None:
    assert why_no_proof(Ellipsoid(centre, MOVES)) == ("the centre needs one number for each site of positive weight")


@pytest.mark.parametrize("centre", [(1, 0, 0), (1, 1, 1)])
def test_a_centre_has_the_number_of_bodies(centre: Vector) -> None:
    assert why_no_proof(Ellipsoid(centre, MOVES)) == "the centre has another number of bodies"


@pytest.mark.parametrize(
    "basis",
    [
        (),
        MOVES[:1],
        (*MOVES, (1, 0, -1)),
        (MOVES[0], (1, -1)),
        ((1, -1), MOVES[1]),
        (MOVES[0], (0, 1, -1, 0)),
        ((1, -1, 0, 0), MOVES[1]),
    ],
)
def test_a_basis_is_one_of_the_vectors_of_sum_zero(basis: tuple[Vector, ...]) -> None:
    complaint = "a basis has one vector fewer than there are sites, with one number for each site"
    assert why_no_proof(Ellipsoid((1, 1, 0), basis)) == complaint


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("sum_", [1, -1])
def test_every_vector_of_a_basis_sums_to_zero(place: int, sum_: int) -> None:
    basis = [list(move) for move in MOVES]
    basis[place][2] += sum_
    wrong = tuple(map(tuple, basis))
    assert why_no_proof(Ellipsoid((1, 1, 0), wrong)) == "a vector of the basis does not sum to 0"


@pytest.mark.parametrize("basis", [(MOVES[0], MOVES[0]), (MOVES[0], (1, 1, -2)), ((2, -2, 0), MOVES[1])])
def test_all_vectors_of_sum_zero_are_combinations_of_a_basis(basis: tuple[Vector, ...]) -> None:
    assert why_no_proof(Ellipsoid((1, 1, 0), basis)) == "some vectors are not combinations of the basis"
