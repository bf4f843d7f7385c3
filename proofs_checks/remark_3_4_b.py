"""Remark 3.4 (b), equation (3.8): the laws of k of N bodies are within k(k-1)/N of mixtures (Diaconis and Freedman).

The norm is the one printed, sup |tau(f)| over |f| <= 1; in the norm sup |tau(A)| over sets the bound can be halved.  At
k = 2 the bound is 2/N, which contradicts Proposition 3.2 as printed.

Checked, on finitely many sites: the distance of k bodies of a plan from k bodies of the mixture of the laws n/N of its
configurations n, exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Norm
from mfsym.kernel.evidence import Plan
from mfsym.kernel.quantity import BodiesOfMixture, BodiesOfPlan, Distance
from mfsym.statements import Chapter, Instance
from mfsym.transport import averaged
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import TWO_OF_THREE, one_on_each, plan
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Some:
    """``bodies`` of the bodies of a ``plan``."""

    plan: Plan
    bodies: int


def _formula(instance: Some) -> Formula:
    number, k = sum(instance.plan[0].configuration), instance.bodies
    plans, mixtures = BodiesOfPlan(instance.plan), BodiesOfMixture(averaged(instance.plan))
    bounds: dict[Norm, Fraction] = {
        "total-variation": Fraction(k * (k - 1), number),
        "set": Fraction(k * (k - 1), 2 * number),
    }
    quantities: Quantities = {norm: Distance(plans, mixtures, k, norm) for norm in bounds}
    return Formula(quantities, tuple(Relation({norm: -1}, ">=", bound) for norm, bound in bounds.items()))


CLOSE = formula_statement(
    "remark-3.4-b",
    "Remark 3.4 (b), equation (3.8)",
    "k of N bodies are within k(k-1)/N of a mixture in sup |tau(f)|, and within k(k-1)/(2N) in sup |tau(A)|",
    _formula,
)


def _some(name: str, of: Plan, bodies: int) -> Instance:
    return Instance(CLOSE, f"{name}, k = {bodies}", Some(of, bodies))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("remark-3.4-b", options)
    of = given.plan()
    return (_some(options["plan"], of, given.number("bodies", 1, sum(of[0].configuration))),)


CHAPTER = Chapter(
    instances=(
        *(_some(*one_on_each(4), k) for k in (2, 3, 4)),
        *(_some(*one_on_each(6), k) for k in (2, 3)),
        *(_some("3 bodies, (1, 2) or (3, 0)", TWO_OF_THREE, k) for k in (2, 3)),
        *(_some("10 bodies, 5 on each of 2 sites", plan(((5, 5), 1)), k) for k in (2, 4)),
    ),
    options=meanings("plan", bodies="the number k of bodies that are looked at"),
    own=_own,
)
