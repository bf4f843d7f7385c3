"""Lemma 2.3: what is N-representable is M-representable for every M <= N.

Checked, on finitely many sites: the first M bodies of a plan of N bodies are a plan of M bodies, written out, with the
same pair marginal; and so F_M <= F_N.  For M > N it can be false; the certificate of such an instance shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.kernel.claim import NotRepresentable, TransportProblem
from mfsym.kernel.evidence import Plan
from mfsym.kernel.quantity import BodiesOfPlan, Distance, LeastCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import marginal_plan, pair_marginal, represent
from proofs_checks.on_sites import Formula, Options, Relation, formula_statement, greater
from proofs_checks.on_sites.fixtures import ON_A_LINE, REPULSIVE, TWO_OF_THREE, UNEVEN, Named, plan
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Some:
    """The first ``bodies`` bodies of a ``plan``."""

    plan: Plan
    bodies: int


@dataclass(frozen=True)
class Two:
    """One ``problem`` with its own number of bodies and with ``fewer``."""

    problem: TransportProblem
    fewer: int


def _more_bodies(instance: Some) -> Exclusion | None:
    number = sum(instance.plan[0].configuration)
    if instance.bodies <= number:
        return None
    found = represent(pair_marginal(instance.plan), instance.bodies)
    refuted = isinstance(found.claim, NotRepresentable)
    outcome = "is not" if refuted else "happens to be"
    return Exclusion(f"M = {instance.bodies} > N = {number}; the pair measure {outcome} M-representable", found)


def _marginal(instance: Some) -> Formula:
    few = BodiesOfPlan(marginal_plan(instance.plan, instance.bodies))
    many = BodiesOfPlan(instance.plan)
    laws = {n: Distance(many, few, n, "total-variation") for n in {2, instance.bodies}}
    return Formula({str(n): law for n, law in laws.items()}, tuple(Relation({str(n): 1}, "=") for n in laws))


def _values(instance: Two) -> Formula:
    problem = instance.problem
    fewer = TransportProblem(problem.cost, problem.marginal, instance.fewer)
    return Formula({"F_N": LeastCost(problem), "F_M": LeastCost(fewer)}, (greater("F_N", "F_M"),))


MARGINAL = formula_statement(
    "lemma-2.3",
    "Lemma 2.3",
    "the first M bodies of a plan of N bodies are a plan of M bodies with the same pair marginal",
    _marginal,
    _more_bodies,
)
MONOTONE = formula_statement("lemma-2.3-values", "Lemma 2.3, for values", "F_M <= F_N if M <= N", _values)


def _some(name: str, of: Plan, bodies: int, expected: Status = Status.HOLDS) -> Instance:
    return Instance(MARGINAL, f"{name}, M = {bodies}", Some(of, bodies), expected)


def _two(named: Named, fewer: int, bodies: int) -> Instance:
    return Instance(MONOTONE, f"{named.name}, M = {fewer}, N = {bodies}", Two(named.problem(bodies), fewer))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("lemma-2.3", options)
    return (_some(given.text("plan"), given.plan(), given.number("bodies")),)


_ONE_EACH = plan(((1, 1), 1))
_FIVE = plan(((2, 2, 1), "1/2"), ((1, 0, 4), "1/2"))

CHAPTER = Chapter(
    instances=(
        _some("3 bodies, (1, 2) or (3, 0)", TWO_OF_THREE, 2),
        *(_some("5 bodies, (2, 2, 1) or (1, 0, 4)", _FIVE, m) for m in (2, 3, 4)),
        _some("2 bodies, (1, 1)", _ONE_EACH, 3, Status.NOT_APPLICABLE),
        _two(REPULSIVE, 3, 4),
        _two(UNEVEN, 3, 7),
        _two(ON_A_LINE, 4, 5),
    ),
    options=meanings("plan", bodies="the smaller number M of bodies"),
    own=_own,
)
