"""Complete mixability: for the cost -|x - y|^2 on the line, F_N >= N/(N-1) F_oo, with equality if and only if some plan
has all its bodies at places with one and the same sum.

F_oo is -2 times the variance of the marginal, and D is 0: this is the sharp rate for a cost where F_oo is known, and
laws for which equality holds are called completely mixable.

Checked, on finitely many places of the line: the inequality; and equality if an optimal plan has a constant sum, or
strict inequality if it has not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement, optimal_plan
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Places:
    """So many ``bodies`` with a ``marginal`` on ``places`` of the line."""

    places: tuple[Fraction, ...]
    marginal: tuple[Fraction, ...]
    bodies: int

    def problem(self, bodies: int | None) -> TransportProblem:
        """The problem of so many bodies with the cost -|x - y|^2."""
        cost = tuple(tuple(-((x - y) ** 2) for y in self.places) for x in self.places)
        return TransportProblem(cost, self.marginal, bodies)

    @property
    def is_mixable(self) -> bool:
        """Has a plan with the least mean square of the sum always the same sum?"""
        plan = optimal_plan(self.problem(self.bodies))
        sums = {sum(n * x for n, x in zip(part.configuration, self.places, strict=True)) for part in plan}
        return len(sums) == 1


def _formula(instance: Places, sign: str = ">=") -> Formula:
    quantities: Quantities = {
        "F_N": LeastCost(instance.problem(instance.bodies)),
        "F_oo": LeastCost(instance.problem(None)),
    }
    return Formula(quantities, (Relation({"F_N": 1, "F_oo": -Fraction(instance.bodies, instance.bodies - 1)}, sign),))


def _not_mixable(instance: Places) -> Exclusion | None:
    return None if instance.is_mixable else Exclusion("the sum of the places is not constant under any plan")


def _mixable(instance: Places) -> Exclusion | None:
    return Exclusion("the sum of the places is constant under some plan") if instance.is_mixable else None


MIXABLE = formula_statement(
    "complete-mixability",
    "Complete mixability",
    "F_N is N/(N-1) F_oo if some plan has a constant sum of places",
    lambda instance: _formula(instance, "="),
    _not_mixable,
)
NOT_MIXABLE = formula_statement(
    "complete-mixability-converse",
    "Complete mixability, the converse",
    "F_N is greater than N/(N-1) F_oo if no plan has a constant sum of places",
    lambda instance: _formula(instance, ">"),
    _mixable,
)


def _uniform(last: int, bodies: int) -> tuple[str, Places]:
    places = tuple(Fraction(x) for x in range(last + 1))
    marginal = (Fraction(1, last + 1),) * (last + 1)
    return f"uniform on 0, ..., {last}, N = {bodies}", Places(places, marginal, bodies)


def _rising(bodies: int) -> tuple[str, Places]:
    places, weights = (Fraction(0), Fraction(1), Fraction(2)), (Fraction(1, 6), Fraction(1, 3), Fraction(1, 2))
    return f"weights 1/6, 1/3, 1/2 on 0, 1, 2, N = {bodies}", Places(places, weights, bodies)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("complete-mixability", options)
    bodies = given.number("bodies")
    instance = Places(given.numbers("places"), given.law("marginal"), bodies)
    if len(instance.places) != len(instance.marginal):
        raise InvalidArgument(f"there are {len(instance.places)} places, need as many as weights in marginal")
    statement = MIXABLE if instance.is_mixable else NOT_MIXABLE
    return (Instance(statement, f"{options['places']}, {options['marginal']}, N = {bodies}", instance),)


CHAPTER = Chapter(
    instances=(
        *(Instance(MIXABLE, *_uniform(last, bodies)) for last, bodies in ((2, 2), (2, 3), (3, 4))),
        Instance(MIXABLE, *_rising(3)),
        *(Instance(NOT_MIXABLE, *example) for example in (_uniform(3, 5), _rising(2), _rising(4))),
    ),
    options=meanings("marginal", "bodies", places="the places, a JSON list such as '[0, 1, \"5/2\"]'"),
    own=_own,
)
