"""The integer-variance bound: how many bodies are in a set is an integer.

If c(a, b) = f(a) + f(b) plus the sum of the weights m(B) >= 0 of the sets B that contain a and b, then for N bodies the
energy of the pairs in B is m(B) n(n-1)/2 with n = n(B), whose mean is N mu(B); and n(n-1) has at least the mean
phi(N mu(B)), where phi is the convex piecewise linear function with these values at the integers.  Equality holds if
one plan has floor or ceiling of N mu(B) bodies in every B: always if the sets are intervals, or laminar (any two
disjoint or nested).

Checked, on finitely many sites: the bound, and equality for such families.  For other families it can be strict; the
certificate of such an instance shows whether it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.exact_json import exact_json
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import CountingBound, LeastCost, WeightedSet
from mfsym.kernel.verdict import Status
from mfsym.rational import rational, shown
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, decided, equal, formula_statement, greater
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Counted:
    """``bodies`` bodies with this ``marginal``; the cost is made up of a ``field`` and weighted ``sets``."""

    marginal: tuple[Fraction, ...]
    field: tuple[Fraction, ...]
    sets: tuple[WeightedSet, ...]
    bodies: int

    @property
    def problem(self) -> TransportProblem:
        """The problem with the cost."""
        sites = range(len(self.marginal))
        cost = tuple(
            tuple(
                self.field[a]
                + self.field[b]
                + sum((part.weight for part in self.sets if a in part.sites and b in part.sites), Fraction(0))
                for b in sites
            )
            for a in sites
        )
        return TransportProblem(cost, self.marginal, self.bodies)

    @property
    def is_even(self) -> bool:
        """Are the sets intervals of the line of sites, or laminar?"""
        sets = [frozenset(part.sites) for part in self.sets]
        intervals = all(max(part) - min(part) == len(part) - 1 for part in sets)
        return intervals or all(not a & b or a <= b or b <= a for a in sets for b in sets)


def _formula(instance: Counted, equality: bool) -> Formula:
    problem = instance.problem
    quantities: Quantities = {"F_N": LeastCost(problem), "bound": CountingBound(problem, instance.field, instance.sets)}
    return Formula(quantities, ((equal if equality else greater)("F_N", "bound"),))


def _uneven(instance: Counted) -> Exclusion | None:
    if instance.is_even:
        return None
    reason = "the sets are neither intervals nor laminar"
    attained, certificate = decided(_formula(instance, equality=True))
    return Exclusion(
        f"{reason}, {'though the bound is attained' if attained else 'and the bound is strict'}", certificate
    )


BOUND = formula_statement(
    "integer-variance",
    "The integer-variance bound",
    "F_N is at least the bound from the numbers of bodies in sets",
    lambda instance: _formula(instance, equality=False),
)
EQUALITY = formula_statement(
    "integer-variance-equality",
    "The integer-variance bound, equality",
    "F_N is the bound from the numbers of bodies in intervals, or in laminar sets",
    lambda instance: _formula(instance, equality=True),
    _uneven,
)


def _both(name: str, instance: Counted) -> tuple[Instance, ...]:
    other = Status.HOLDS if instance.is_even else Status.NOT_APPLICABLE
    return Instance(BOUND, name, instance), Instance(EQUALITY, name, instance, other)


def _sets(written: str, sites: int) -> tuple[WeightedSet, ...]:
    found = exact_json(written, "sets")
    if not isinstance(found, list):
        raise InvalidArgument(f"sets is {shown(found)}, need a list of objects with the keys sites and weight")
    sets = []
    for part in found:
        if not isinstance(part, dict) or set(part) != {"sites", "weight"} or not isinstance(part["sites"], list):
            raise InvalidArgument(f"sets has the part {shown(part)}, need an object with the keys sites and weight")
        numbers, weight = part["sites"], rational(part["weight"], "a weight of the sets")
        whole = all(isinstance(a, int) and not isinstance(a, bool) and 0 <= a < sites for a in numbers)
        if not whole or not numbers or len(set(numbers)) < len(numbers):
            raise InvalidArgument(f"sites is {shown(numbers)}, need different integers from 0 to {sites - 1}")
        if weight < 0:
            raise InvalidArgument(f"a weight of the sets is {shown(str(weight))}, need weights >= 0")
        sets.append(WeightedSet(tuple(numbers), weight))
    return tuple(sets)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("integer-variance", options)
    marginal = given.law("marginal")
    field = given.numbers("field") if "field" in options else (Fraction(0),) * len(marginal)
    if len(field) != len(marginal):
        raise InvalidArgument(f"field has {len(field)} sites and marginal {len(marginal)}, need the same")
    bodies = given.number("bodies")
    instance = Counted(marginal, field, _sets(given.text("sets"), len(marginal)), bodies)
    return _both(f"{options['marginal']}, {options['sets']}, N = {bodies}", instance)


def _counted(marginal: str, field: str, sets: str, bodies: int) -> Counted:
    """Weights and fields separated by spaces, and sets such as "01:1 2:1/2": sites, then the weight."""
    parts = (part.split(":") for part in sets.split())
    return Counted(
        tuple(map(Fraction, marginal.split())),
        tuple(map(Fraction, field.split())),
        tuple(WeightedSet(tuple(map(int, digits)), Fraction(weight)) for digits, weight in parts),
        bodies,
    )


_INTERVALS = "012:1 12:2 23:1 0:1/2"
_LAMINAR = "02:1 13:1/2 0:2 1:1 3:1"
_EDGES = "01:1 02:1 03:1 12:1 13:1 23:1"

CHAPTER = Chapter(
    instances=(
        *(
            i
            for n in (2, 3, 4)
            for i in _both(f"intervals of four sites, N = {n}", _counted("1/6 1/3 1/3 1/6", "0 1 0 1", _INTERVALS, n))
        ),
        *(
            i
            for n in (3, 5)
            for i in _both(f"nested sets of four sites, N = {n}", _counted("1/2 1/4 1/8 1/8", "0 0 1 0", _LAMINAR, n))
        ),
        *_both("the pairs of four sites, N = 2", _counted("1/4 1/4 1/4 1/4", "0 0 0 0", _EDGES, 2)),
    ),
    options=meanings(
        "marginal",
        "bodies",
        field="the numbers f(a), a JSON list (default 0)",
        sets='the sets B with their weights, as JSON: \'[{"sites": [0, 1], "weight": "1/2"}, ...]\'',
    ),
    own=_own,
)
