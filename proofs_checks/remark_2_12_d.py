"""Remark 2.12 (d): infinitely many exchangeable bodies that are pairwise independent are independent.

Checked, on finitely many sites: a mixture has the pair law of independent bodies only if all its laws agree, seen from
the variances of the Q[a].  For finitely many bodies it is false: three bodies, of which two of three or all three are
at the first site, are pairwise independent; the certificate of such an instance shows that they are not independent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.evidence import Mixture, Plan
from mfsym.kernel.quantity import BodiesOfMixture, BodiesOfPlan, Distance, Variance
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import marginal_of, marginal_plan
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, established, formula_statement
from proofs_checks.on_sites.fixtures import TWO_COINS, TWO_OF_THREE, mixture, product_measure
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Infinite:
    """Infinitely many bodies of a ``mixture``."""

    mixture: Mixture


@dataclass(frozen=True)
class Finite:
    """The finitely many bodies of a ``plan``."""

    plan: Plan


def _distances(source: BodiesOfMixture | BodiesOfPlan, marginal: tuple[Fraction, ...], many: int) -> Quantities:
    independent = BodiesOfMixture(product_measure(marginal))
    return {
        "two": Distance(source, independent, 2, "total-variation"),
        "many": Distance(source, independent, many, "total-variation"),
    }


def _formula(instance: Infinite) -> Formula:
    marginal = marginal_of(instance.mixture)
    quantities = _distances(BodiesOfMixture(instance.mixture), marginal, 4)
    sites = range(len(marginal))
    quantities |= {f"Q[{a}]": Variance(instance.mixture, tuple(Fraction(a == b) for b in sites)) for a in sites}
    return Formula(quantities, tuple(Relation({name: 1}, "=") for name in quantities))


def _excludes(instance: Infinite | Finite) -> Exclusion | None:
    if isinstance(instance, Finite):
        few = marginal_plan(instance.plan, 1)
        sites = range(len(few[0].configuration))
        marginal = tuple(sum((p.weight for p in few if p.configuration[a]), Fraction(0)) for a in sites)
        bodies = sum(instance.plan[0].configuration)
        quantities = _distances(BodiesOfPlan(instance.plan), marginal, bodies)
        relations = (Relation({"two": 1}, "="), Relation({"many": 1}, ">"))
        reason = f"there are only {bodies} bodies: they are pairwise independent, but not independent"
        return Exclusion(reason, established(Formula(quantities, relations)))
    quantities = _distances(BodiesOfMixture(instance.mixture), marginal_of(instance.mixture), 2)
    if len({part.law for part in instance.mixture if part.weight}) == 1:
        return None
    return Exclusion(
        "the bodies are not pairwise independent", established(Formula(quantities, (Relation({"two": 1}, ">"),)))
    )


INDEPENDENT = formula_statement(
    "remark-2.12-d",
    "Remark 2.12 (d)",
    "bodies of a mixture that are pairwise independent are independent, and the laws do not vary",
    _formula,
    _excludes,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("remark-2.12-d", options)
    data = Finite(given.plan()) if "plan" in options else Infinite(given.mixture())
    return (Instance(INDEPENDENT, options.get("plan", options.get("mixture", "")), data),)


_ONE_LAW = mixture((["1/4", "3/4"], "1/3"), (["1/4", "3/4"], "2/3"))
_ON_THREE_SITES = mixture((["1/2", "1/3", "1/6"], 1))

CHAPTER = Chapter(
    instances=(
        Instance(INDEPENDENT, "Q = (1/4, 3/4) always", Infinite(_ONE_LAW)),
        Instance(INDEPENDENT, "Q = (1/2, 1/3, 1/6) always", Infinite(_ON_THREE_SITES)),
        Instance(INDEPENDENT, "Q = (1/4, 3/4) or (3/4, 1/4)", Infinite(TWO_COINS), Status.NOT_APPLICABLE),
        Instance(INDEPENDENT, "3 bodies, (1, 2) or (3, 0)", Finite(TWO_OF_THREE), Status.NOT_APPLICABLE),
    ),
    options=meanings("mixture", "plan"),
    own=_own,
)
