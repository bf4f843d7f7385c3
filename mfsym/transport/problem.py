"""Stating a transport problem: validated input, and the values that need no optimisation."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import comb

from mfsym.costs import RadialCost
from mfsym.costs.exact_value import exact_value
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.term import free_symbols
from mfsym.kernel.units import common_denominator, in_units
from mfsym.rational import MOST_DIGITS, rational, shown

MOST_SITES = 512
"""Problems on more sites are refused."""


def transport_problem(cost: object, marginal: object, bodies: object) -> TransportProblem:
    """The problem of ``bodies`` bodies on the sites 0..m-1, all numbers exact.

    ``cost[a][b]`` is the symmetric cost of one pair at sites a and b, ``None`` if the pair is forbidden (infinite
    cost); ``marginal[a]`` is the probability of site a; ``bodies`` is an int >= 2, or ``"inf"`` or ``None`` for
    infinitely many.  Numbers are those of :func:`mfsym.rational.rational`.

    Refuses: InvalidArgument for floats, a cost that is not square or not symmetric, a marginal that is negative or
    does not sum to 1, other lengths, no site or more than 512, fewer than 2 bodies.

    >>> transport_problem([[2, 1], [1, None]], ["1/3", "2/3"], 5).marginal
    (Fraction(1, 3), Fraction(2, 3))
    >>> transport_problem([[2, 1], [0, 2]], ["1/2", "1/2"], 5)
    Traceback (most recent call last):
    ...
    mfsym.errors.InvalidArgument: cost[0][1] is Fraction(1, 1) and cost[1][0] is Fraction(0, 1), need a symmetric cost
    """
    weights = marginal_law(marginal)
    return TransportProblem(pair_cost(cost, len(weights)), weights, number_of_bodies(bodies))


def problem_from_json(data: object) -> TransportProblem:
    """The problem in a JSON object with the keys ``cost``, ``marginal``, ``bodies``, as for :func:`transport_problem`.

    Instead of ``cost`` it may have ``points`` and ``profile``, as for :func:`cost_on_line`.

    Refuses: InvalidArgument for a missing or an unknown key, and whatever those functions refuse.

    >>> problem_from_json({"cost": [[1]], "marginal": [1], "bodies": "inf"}).bodies is None
    True
    >>> problem_from_json({"points": [0, 2], "profile": "1/r", "marginal": ["1/2", "1/2"], "bodies": 2}).cost
    ((None, Fraction(1, 2)), (Fraction(1, 2), None))
    """
    found = set(data) if isinstance(data, Mapping) else set()
    if isinstance(data, Mapping) and found == {"cost", "marginal", "bodies"}:
        return transport_problem(data["cost"], data["marginal"], data["bodies"])
    if isinstance(data, Mapping) and found == {"points", "profile", "marginal", "bodies"}:
        cost = cost_on_line(data["points"], data["profile"])
        weights = marginal_law(data["marginal"])
        if len(weights) != len(cost):
            raise InvalidArgument(f"points has {len(cost)} entries, need one for each of the {len(weights)} sites")
        return TransportProblem(cost, weights, number_of_bodies(data["bodies"]))
    got = sorted(map(shown, data)) if isinstance(data, Mapping) else shown(data)
    raise InvalidArgument(
        "a problem needs exactly the keys cost, marginal and bodies, or points, profile, marginal and bodies; "
        f"got {shown(got)}"
    )


def cost_on_line(points: object, profile: object) -> PairCost:
    """The cost l(|x - y|) of pairs of the ``points``, rational numbers on the line, for a ``profile`` l(r) as text.

    Where the profile is infinite, as 1/r at r = 0, the pair is forbidden.

    Refuses: InvalidArgument if there is no point or too many, if a coordinate is not exact, and if the profile is no
    formula in r or has irrational values at the distances of the points.

    >>> cost_on_line([0, "1/2", 2], "max(1 - r, 0)")[0]
    (Fraction(1, 1), Fraction(1, 2), Fraction(0, 1))
    """
    given = _row(points, "points")
    if not 1 <= len(given) <= MOST_SITES:
        raise InvalidArgument(f"points has {len(given)} entries, need 1 to {MOST_SITES}")
    places = [rational(point, f"points[{a}]") for a, point in enumerate(given)]
    if not isinstance(profile, str):
        raise InvalidArgument(f"profile is {shown(profile)}, need a formula in the distance r, such as '1/(1 + r)'")
    term = RadialCost(profile).profile
    unknown = sorted(free_symbols(term) - {"r"})
    if unknown:
        raise InvalidArgument(f"profile {shown(profile)} has the parameter {unknown[0]}, need a formula in r only")
    values = {r: exact_value(term, r) for r in sorted({abs(x - y) for x in places for y in places})}
    return tuple(tuple(values[abs(x - y)] for y in places) for x in places)


def marginal_law(marginal: object) -> tuple[Fraction, ...]:
    """The probabilities of 1 to 512 sites, as exact numbers."""
    given = _row(marginal, "marginal")
    if not 1 <= len(given) <= MOST_SITES:
        raise InvalidArgument(f"marginal has {len(given)} sites, need 1 to {MOST_SITES}")
    weights = tuple(rational(weight, f"marginal[{a}]") for a, weight in enumerate(given))
    for a, weight in enumerate(weights):
        if weight < 0:
            raise InvalidArgument(f"marginal[{a}] is {shown(weight)}, need weights >= 0")
    if sum(weights) != 1:
        raise InvalidArgument(f"marginal sums to {shown(sum(weights))}, need weights that sum to 1")
    return weights


def pair_cost(cost: object, sites: int, name: str = "cost") -> PairCost:
    """The symmetric matrix of pair costs on that many sites, exact or ``None``; messages call it ``name``."""
    rows = [_row(row, f"{name}[{a}]") for a, row in enumerate(_row(cost, name))]
    if len(rows) != sites:
        raise InvalidArgument(f"{name} has {len(rows)} rows, need one for each of the {sites} sites")
    for a, row in enumerate(rows):
        if len(row) != sites:
            raise InvalidArgument(f"{name}[{a}] has {len(row)} entries, need one for each of the {sites} sites")
    entries = tuple(
        tuple(None if entry is None else rational(entry, f"{name}[{a}][{b}]") for b, entry in enumerate(row))
        for a, row in enumerate(rows)
    )
    for a in range(sites):
        for b in range(a):
            if entries[a][b] != entries[b][a]:
                upper, lower = shown(entries[b][a]), shown(entries[a][b])
                raise InvalidArgument(
                    f"{name}[{b}][{a}] is {upper} and {name}[{a}][{b}] is {lower}, need a symmetric {name}"
                )
    return entries


def number_of_bodies(bodies: object) -> int | None:
    """An int >= 2, or ``None`` for infinitely many (``"inf"`` or ``None``)."""
    if bodies is None or bodies == "inf":
        return None
    if isinstance(bodies, bool) or not isinstance(bodies, int) or bodies < 2:
        raise InvalidArgument(f'bodies is {shown(bodies)}, need an int >= 2, or "inf" for infinitely many')
    if bodies >= 10**MOST_DIGITS:
        raise InvalidArgument(f"bodies is {shown(bodies)}, need at most {MOST_DIGITS} digits")
    return bodies


def mean_field(cost: PairCost, marginal: Sequence[Fraction]) -> Fraction | None:
    """The mean field cost mu'C mu of independent bodies, ``None`` if infinite.

    >>> half = Fraction(1, 2)
    >>> mean_field(((Fraction(2), Fraction(1)), (Fraction(1), Fraction(2))), (half, half))
    Fraction(3, 2)
    """
    unit, mass = common_denominator(entry for row in cost for entry in row), common_denominator(marginal)
    weights, total = [in_units(weight, mass) for weight in marginal], 0
    for row, weight in zip(cost, weights, strict=True):
        for entry, other in zip(row, weights, strict=True):
            if weight and other:
                if entry is None:
                    return None
                total += in_units(entry, unit) * weight * other
    return Fraction(total, unit * mass**2)


def self_cost(cost: PairCost, marginal: Sequence[Fraction]) -> Fraction:
    """D, the mean of cost[a][a], which is finite where the marginal has weight.

    >>> self_cost(((Fraction(2), None), (None, Fraction(1))), (Fraction(1, 2), Fraction(1, 2)))
    Fraction(3, 2)
    """
    return sum((weight * (cost[a][a] or 0) for a, weight in enumerate(marginal)), Fraction(0))


def energy(problem: TransportProblem, value: Fraction) -> Fraction:
    """The energy V_N = N(N-1)/2 F_N of ``problem`` when its cost per pair is ``value``.

    Refuses: InvalidArgument if the problem has infinitely many bodies, whose energy is infinite.

    >>> energy(transport_problem([[1]], [1], 4), Fraction(1))
    Fraction(6, 1)
    """
    if problem.bodies is None:
        raise InvalidArgument("problem.bodies is None, need finitely many bodies: only the cost per pair has a limit")
    return comb(problem.bodies, 2) * value


def _row(value: object, name: str) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise InvalidArgument(f"{name} is {shown(value)}, need a list or a tuple")
    return value
