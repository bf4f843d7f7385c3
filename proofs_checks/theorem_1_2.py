"""Theorem 1.2: for a cost with nonnegative transform the product measure solves the infinite-body problem.

(a) If (i) l is integrable, bounded, continuous, l >= 0 and l^ >= 0, or (ii) d = 3 and l is the Coulomb cost, and the
    mean field energy is finite, then the product measure is a minimiser: F_oo[mu] is the mean field energy.
(b) If l^ > 0 everywhere, it is the only one.

Checked: the transform (derivation), its sign, the class of the cost (each property, for either answer), finiteness of
the mean field energy, and its value, which is F_oo, where it has a closed form.  (On finitely many sites the theorem
has a converse, see ``theorem_1_2_sites``.)
Not checked: existence of minimisers in general, de Finetti's theorem and Parseval's identity, which are trusted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mfsym.answers.energies import energy_certificate, mass_of
from mfsym.answers.setting import condition_terms, dimension_term, dimension_text, setting_of
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import OutOfTime
from mfsym.densities import marginal_in
from mfsym.densities.named import split
from mfsym.energies.integral import value_of
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Marginal,
    MeanFieldOptimal,
    Placed,
    Points,
    RadialDensity,
    RadialShape,
    Setting,
    TransformSign,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, Derivation, SignAndCost, SignCostAndMass, SignEvidence
from mfsym.kernel.grammar import text
from mfsym.kernel.law import area_of_unit_sphere, parts_of
from mfsym.kernel.marginal import Centred
from mfsym.kernel.term import ONE, R, Term, contains, number, product
from mfsym.kernel.verdict import Status
from mfsym.positivity import nonnegative_cost
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from proofs_checks.on_densities.hypotheses import Hypothesis, examined, exclusion, not_settled, sign_of, vanishing

THREE = number(3)


@dataclass(frozen=True)
class Problem:
    """The infinite-body problem of a radial ``cost`` on R^``dimension`` with marginal ``law``, ``conditions`` > 0.

    ``marginal`` and ``assumed`` are the law and the conditions as they were written.
    """

    cost: RadialCost
    dimension: Term
    law: Marginal
    marginal: str
    conditions: tuple[Term, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The problem for a reader, with what is assumed."""
        assuming = f", assuming {' and '.join(self.assumed)}" if self.assumed else ""
        return f"{self.cost.formula}, {dimension_text(self.dimension)}, {self.marginal}{assuming}"

    @property
    def is_coulomb(self) -> bool:
        """Is this class (ii)?  A positive multiple of 1/r in dimension 3."""
        return self.dimension == THREE and not contains(tidied(product(self.cost.profile, R)), R)

    @property
    def setting(self) -> Setting:
        """The cost in its space."""
        return setting_of(self.cost, self.dimension, self.conditions)

    @cached_property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """What is known of each hypothesis of class (i)."""
        return examined(self.setting)

    def sign(self) -> Certificate:
        """What is known about the sign of the transform."""
        return sign_of(self.setting)


def problem(cost: str, dimension: object, law: str, conditions: Iterable[str] = ()) -> Problem:
    """The problem that users describe in words; refuses (InvalidArgument) laws that do not fit the dimension."""
    space, assumed = dimension_term(dimension), tuple(condition.strip() for condition in conditions)
    law_there = marginal_in(space, law)
    return Problem(RadialCost(cost), space, law_there, law.strip(), condition_terms(assumed), assumed)


def outside_class_i(instance: Problem) -> Exclusion | None:
    """What excludes a cost from class (i), if anything does."""
    return exclusion(instance.setting, instance.hypotheses)


def _outside_class_ii(instance: Problem) -> Exclusion | None:
    if not instance.is_coulomb:
        return Exclusion("class (ii) is the Coulomb cost in dimension 3")
    if _has_atoms(instance):
        return Exclusion("the mean field energy is infinite, since the marginal has atoms")
    return None


def _has_atoms(instance: Problem) -> bool:
    return any(isinstance(part.law, Points) for part in parts_of(instance.law, instance.dimension))


def _not_positive(instance: Problem) -> Exclusion | None:
    if instance.is_coulomb:
        return _outside_class_ii(instance)
    return outside_class_i(instance) or vanishing(instance.setting, instance.hypotheses[-1])


def _optimal(instance: Problem) -> tuple[Certificate, ...]:
    """That the product measure is optimal, and F_oo as a number where it has a closed form."""
    optimal = _product(instance, unique=False)
    space, law = instance.dimension, instance.law
    try:
        return optimal, energy_certificate(instance.cost, space, law, law, instance.conditions)
    except (NoEvidence, OutOfTime):
        return (optimal,)


def _product(instance: Problem, unique: bool) -> Certificate:
    reason = "" if instance.is_coulomb else not_settled(instance.setting, instance.hypotheses, unique)
    try:
        found = _unchecked(instance, unique)
    except NoEvidence as defect:
        raise NoEvidence(reason or str(defect)) from defect
    # What is open here may be plain to the kernel; if not, what has to be assumed says more than its refusal.
    if reason and check(found.claim, found.evidence).status is not Status.HOLDS:
        raise NoEvidence(reason)
    return found


def _unchecked(instance: Problem, unique: bool) -> Certificate:
    sign = instance.hypotheses[-1]
    match sign.why if sign.holds else None:
        case Certificate(TransformSign(setting, _), sign) if isinstance(sign, SignEvidence):
            claim, cost = MeanFieldOptimal(setting, instance.law, unique), nonnegative_cost(setting)
            if isinstance(instance.law, RadialDensity):
                return Certificate(claim, SignCostAndMass(sign, cost, _mass_one(instance.law, setting)))
            if isinstance(instance.law, Placed):
                claim = replace(claim, marginal=_by_shapes(instance.law, setting))
            return Certificate(claim, SignAndCost(sign, cost))
    raise NoEvidence("the transform is not seen to have the sign that is needed")


def _by_shapes(law: Placed, setting: Setting) -> Placed:
    """The same law, where densities of mass 1 are given by their shape, so that no evidence for the mass is needed."""
    return replace(law, laws=tuple(_by_shape(part, setting) for part in law.laws))


def _by_shape(law: Centred, setting: Setting) -> Centred:
    if not isinstance(law, RadialDensity):
        return law
    _mass_one(law, setting)
    return RadialShape(law.density)


def _mass_one(law: RadialDensity, setting: Setting) -> Derivation:
    """The integral that shows that the mass is 1."""
    found = mass_of(law, setting)
    mass = tidied(product(area_of_unit_sphere(setting.dimension), value_of(found)))
    if not equal(mass, ONE):
        shape = f"shape({text(law.density)}) is the law whose density is a multiple of it"
        raise NoEvidence(f"the mass of {text(law.density)} is {text(mass)}, which is not seen to be 1; {shape}")
    return found


def answers(instance: Problem) -> Mapping[str, str]:
    """What is known of each hypothesis."""
    if instance.is_coulomb:
        return {"Coulomb cost": "yes", "dimension 3": "yes", "no atoms": "no" if _has_atoms(instance) else "yes"}
    return {one.name: one.answer for one in instance.hypotheses}


CLASS_I = Statement(
    "theorem-1.2-a-i",
    "Theorem 1.2 (a)(i)",
    "the product measure solves the infinite-body problem for costs in L^1 and C_b with nonnegative transform",
    outside_class_i,
    _optimal,
    no_refutation,
    answers,
)
CLASS_II = Statement(
    "theorem-1.2-a-ii",
    "Theorem 1.2 (a)(ii)",
    "the product measure solves the infinite-body problem for the Coulomb cost in dimension 3",
    _outside_class_ii,
    _optimal,
    no_refutation,
    answers,
)
UNIQUE = Statement(
    "theorem-1.2-b",
    "Theorem 1.2 (b)",
    "the product measure is the only minimiser if the transform is positive",
    _not_positive,
    lambda instance: _product(instance, unique=True),
    no_refutation,
    answers,
)


def _named(statement: Statement, instance: Problem, expected: Status = Status.HOLDS) -> Instance:
    return Instance(statement, instance.name, instance, expected, instance.assumed)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    missing = [name for name in ("cost", "marginal") if name not in options]
    if missing:
        raise InvalidArgument(
            f"theorem-1.2 needs --{missing[0]}; for example --cost 'exp(-r)' --marginal 'gaussian(1)'"
        )
    conditions = split(options["assume"], ",") if "assume" in options else []
    own = problem(options["cost"], options.get("dimension", "d"), options["marginal"], conditions)
    return (_named(CLASS_II if own.is_coulomb else CLASS_I, own), _named(UNIQUE, own))


_INTEGRABLE = (
    problem("exp(-r)", 3, "gaussian(1)"),
    problem("exp(-a*r)", "d", "gaussian(1)"),
    problem("exp(-r^2/2)", 1, "gaussian(1)"),
    problem("exp(-r)", 1, "points(0: 1/2, 1: 1/2)"),
    problem("1/(r^2 + 4)^2", 2, "ball(1)"),
    problem("2*exp(-r) - exp(-2*r)", 1, "ball(1)"),
    problem("exp(-r)", 1, "laplace(1)"),
    problem("exp(-r)", 1, "1/2*interval(0, 1) + 1/2*interval(2, 3)"),
)
_ONLY_NONNEGATIVE = problem("max(1 - r, 0)", 1, "gaussian(1)")
_CHANGES_SIGN = problem("exp(-r^2/8) - exp(-2*r^2)", 1, "gaussian(1)")
_WITHOUT_FORMULA = problem("exp(-r^4)", 1, "gaussian(1)")
_NEGATIVE = problem("(1 - r^2)*exp(-r^2/2)", 1, "gaussian(1)")
_NOT_INTEGRABLE = problem("1/sqrt(r^2 + 1)", 1, "gaussian(1)")
_NOT_BOUNDED = problem("exp(-r)/r", 3, "gaussian(1)")
_OTHERS = ("1/2*gaussian(1) + 1/2*gaussian(1) at (2, 0, 0)", "shape(exp(-r^4))")
_COULOMB = tuple(problem("1/r", 3, law) for law in ("gaussian(1)", "ball(1)", "sphere(1)", "slater(1)", *_OTHERS))
_ATOMS = problem("1/r", 3, "points((0, 0, 0): 1/2, (1, 0, 0): 1/2)")

CHAPTER = Chapter(
    instances=(
        *(_named(CLASS_I, instance) for instance in _INTEGRABLE),
        *(
            _named(CLASS_I, instance, Status.NOT_APPLICABLE)
            for instance in (_CHANGES_SIGN, _WITHOUT_FORMULA, _NEGATIVE, _NOT_INTEGRABLE, _NOT_BOUNDED)
        ),
        *(_named(CLASS_II, instance) for instance in _COULOMB),
        _named(CLASS_II, _ATOMS, Status.NOT_APPLICABLE),
        *(_named(UNIQUE, instance) for instance in (*_INTEGRABLE, *_COULOMB)),
        *(_named(UNIQUE, instance, Status.NOT_APPLICABLE) for instance in (_ONLY_NONNEGATIVE, _CHANGES_SIGN)),
    ),
    options={
        "cost": "the cost l(r), such as 'exp(-r)'",
        "dimension": "the dimension: a positive integer, or d (default)",
        "marginal": "the marginal: gaussian(s), ball(R), slater(z), shape(f(r)), 1/2*LAW + 1/2*LAW at x, ...",
        "assume": "conditions on the parameters, such as 'a > 1' or 'a > 1, b < 2'",
    },
    own=_own,
)
