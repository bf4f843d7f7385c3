"""Proposition 3.6: the product measure is not optimal for finitely many bodies.

On finitely many sites: for N bodies of finite F_N and a finite cost, the product measure is optimal if and only if
c(i, j) + c(k, l) = c(i, l) + c(k, j) for all sites of positive weight, that is, if the cost is a sum of one-body terms;
then all plans cost the same.  The condition of the paper, a mixed second derivative that is not 0, excludes such sums.

The printed proposition lacks the hypothesis that F_N is finite.  Without it every plan may cost infinity, so that the
product measure is as good as any other.

Checked: F_N against the mean field energy; that every plan costs infinity; and the signature of the mixed second
derivatives of the Coulomb energy at rational points with rational distances, whose numbers of zero and of negative
eigenvalues bound the dimension of the support of optimal plans.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.exact_json import exact_json
from mfsym.kernel.claim import CoulombSignature, Matrix, NoAdmissiblePlan, TransportProblem
from mfsym.kernel.evidence import Calculation, Certificate
from mfsym.kernel.hessian import signature
from mfsym.kernel.quantity import LeastCost, MeanFieldCost
from mfsym.kernel.refusal import Refused
from mfsym.kernel.verdict import Status
from mfsym.rational import rational, shown
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport import solve
from proofs_checks.on_sites import (
    Formula,
    Options,
    Quantities,
    equal,
    established,
    formula_statement,
    greater,
)
from proofs_checks.on_sites.fixtures import CONSTANT, HEAVY_ATOM, ON_A_LINE, REPULSIVE, SEPARABLE, SIGNED, UNEVEN, Named
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Points:
    """The ``points`` of R^d at which the bodies are."""

    points: Matrix


def is_separable(instance: TransportProblem) -> bool:
    """Is the cost a sum of one-body terms on the sites of positive weight?"""
    sites, cost = [a for a, weight in enumerate(instance.marginal) if weight], instance.cost
    entries = {(a, b): cost[a][b] for a, b in product(sites, repeat=2)}
    finite = {pair: entry for pair, entry in entries.items() if entry is not None}
    if len(finite) < len(entries):
        return False
    first = sites[0]
    return all(finite[a, b] + finite[first, first] == finite[a, first] + finite[first, b] for a, b in finite)


def _formula(instance: TransportProblem) -> Formula:
    quantities: Quantities = {"F_N": LeastCost(instance), "product": MeanFieldCost(instance.cost, instance.marginal)}
    return Formula(quantities, (greater("product", "F_N", strictly=True),))


def _separable(instance: TransportProblem) -> Exclusion | None:
    if not is_separable(instance):
        return None
    same = established(Formula(_formula(instance).quantities, (equal("F_N", "product"),)))
    return Exclusion("the cost is a sum of one-body terms, and every plan costs the same", same)


def _infinite(instance: TransportProblem) -> Exclusion | None:
    found = solve(instance)
    if isinstance(found.claim, NoAdmissiblePlan):
        return Exclusion("every plan has infinite cost, the product measure like all others", found)
    if any(entry is None for row in instance.cost for entry in row):
        return Exclusion("a cost is infinite, and with it that of the product measure")
    return _separable(instance)


def _not_optimal(instance: TransportProblem) -> Certificate:
    return established(_formula(instance))


def _as_good_as_any(instance: TransportProblem) -> Certificate:
    found = solve(instance)
    if isinstance(found.claim, NoAdmissiblePlan):
        return found
    raise NoEvidence("F_N is finite")


def _signature(instance: Points) -> Certificate:
    try:
        positive, negative, zero = signature(instance.points)
    except Refused as refusal:
        raise NoEvidence(str(refusal)) from refusal
    return Certificate(CoulombSignature(instance.points, positive, negative, zero), Calculation())


PRINTED = Statement(
    "proposition-3.6-printed",
    "Proposition 3.6 as printed, on sites",
    "the product measure is not optimal for N bodies unless the cost is a sum of one-body terms",
    _separable,
    _not_optimal,
    _as_good_as_any,
)
CORRECTED = formula_statement(
    "proposition-3.6",
    "Proposition 3.6 corrected, on sites",
    "the product measure is not optimal for N bodies if F_N is finite, unless the cost is a sum of one-body terms",
    _formula,
    _infinite,
)
SIGNATURE = Statement(
    "proposition-3.6-signature",
    "Proposition 3.6, the mixed derivatives",
    "the mixed second derivatives of the Coulomb energy have this signature",
    lambda instance: None,
    _signature,
    no_refutation,
)


def _both(name: str, problem: TransportProblem) -> tuple[Instance, ...]:
    separable, infinite = is_separable(problem), isinstance(solve(problem).claim, NoAdmissiblePlan)
    other = Status.NOT_APPLICABLE if separable else Status.FAILS if infinite else Status.HOLDS
    return (
        Instance(PRINTED, name, problem, other),
        Instance(CORRECTED, name, problem, Status.HOLDS if other is Status.HOLDS else Status.NOT_APPLICABLE),
    )


def _named(named: Named, bodies: int) -> tuple[Instance, ...]:
    return _both(f"{named.name}, N = {bodies}", named.problem(bodies))


def _points(name: str, *points: tuple[Fraction | int, ...]) -> Instance:
    return Instance(SIGNATURE, name, Points(tuple(tuple(map(Fraction, point)) for point in points)))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("proposition-3.6", options)
    if "points" in options:
        rows = exact_json(options["points"], "points")
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise InvalidArgument(f"points is {shown(rows)}, need a JSON list of points, each a list of coordinates")
        coordinates = [[rational(x, f"points[{i}][{a}]") for a, x in enumerate(row)] for i, row in enumerate(rows)]
        return (_points(f"points {options['points']}", *(tuple(row) for row in coordinates)),)
    bodies = given.number("bodies")
    problem = given.problem(bodies)
    return _both(f"{options['cost']}, {options['marginal']}, N = {bodies}", problem)


CHAPTER = Chapter(
    instances=(
        *(i for named in (REPULSIVE, UNEVEN, SIGNED) for i in _named(named, 3)),
        *_named(ON_A_LINE, 4),
        *(i for named in (SEPARABLE, CONSTANT) for i in _named(named, 3)),
        *_named(HEAVY_ATOM, 2),
        _points("points 0 and 2 of R", (0,), (2,)),
        _points("points 0, 1 and 3 of R", (0,), (1,), (3,)),
        _points("two points of R^3 at distance 2", (0, 0, 0), (2, 0, 0)),
        _points("a triangle of sides 3, 4 and 5 in R^3", (0, 0, 0), (3, 0, 0), (0, 4, 0)),
    ),
    options=meanings(
        "cost", "marginal", "bodies", points="instead of these: rational points as JSON, such as '[[0],[1],[3]]'"
    ),
    own=_own,
)
