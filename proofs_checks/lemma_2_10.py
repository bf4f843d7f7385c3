"""Lemma 2.10: Plancherel's formula (2.11) for the energy of one law.

Checked: on the sites of a cycle, where the integral over wave vectors is a mean over wave numbers; both sides exactly.
For laws on finitely many points of R^d, and costs with an integrable transform, (2.11) says that the cost is recovered
from its transform: the transform of l^ is (2 pi)^d l.  That is derived for formulas.  For laws on R^d whose energy is
derived in real space, that the same value comes out in Fourier space; there the kernel trusts the lemma itself
(`fact:parseval-energy`), and that the two values agree is the check of it.   Not checked: all laws of finite energy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.exact_json import exact_json
from mfsym.fourier import fourier_transform
from mfsym.kernel.claim import CostProperty, FourierTransform, Setting
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.quantity import CycleEnergy, CycleSpectrum
from mfsym.kernel.term import PI, D, K, R, Term, number, power, product, substitute
from mfsym.kernel.verdict import Status
from mfsym.positivity import cost_property
from mfsym.rational import shown
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport.problem import marginal_law
from proofs_checks.on_cycles import OPTIONS, Row, profile_of
from proofs_checks.on_densities import INSTANCES as ON_DENSITIES
from proofs_checks.on_sites import Formula, Options, Quantities, equal, formula_statement


@dataclass(frozen=True)
class Two:
    """Two laws on a cycle, ``first`` and ``second``, with the cost ``profile``[a - b]."""

    profile: Row
    first: Row
    second: Row


def plancherel(instance: Two, conjugate: bool) -> Formula:
    """The energy of two laws is the mean over wave numbers, with the transform of the first conjugated or not."""
    laws = instance.profile, instance.first, instance.second
    quantities: Quantities = {"energy": CycleEnergy(*laws), "spectrum": CycleSpectrum(*laws, conjugate)}
    return Formula(quantities, (equal("energy", "spectrum"),))


ONE_LAW = formula_statement(
    "lemma-2.10",
    "Lemma 2.10 on a cycle",
    "the energy of a law is the mean over wave numbers of l^ |Q^|^2",
    lambda instance: plancherel(instance, conjugate=True),
)


@dataclass(frozen=True)
class Points:
    """The cost l(r) = ``formula`` on R^``dimension``, for laws on finitely many points."""

    formula: str
    dimension: Term


def _transforms(instance: Points) -> tuple[Certificate, Certificate]:
    """The transform of the cost, and that of the transform."""
    cost = RadialCost(instance.formula)
    there = fourier_transform(cost, instance.dimension)
    if not isinstance(there.claim, FourierTransform):
        raise NoEvidence("the transform is not found")
    again = fourier_transform(RadialCost(text(substitute(there.claim.transform, {K.name: R}))), instance.dimension)
    if not isinstance(again.claim, FourierTransform):
        raise NoEvidence("the transform of the transform is not found")
    # l at the argument k, in the dimension of the instance.
    profile = substitute(cost.profile, {R.name: K, D.name: instance.dimension})
    expected = product(power(product(number(2), PI), instance.dimension), profile)
    return there, Certificate(FourierTransform(again.claim.setting, expected, "integrable"), again.evidence)


def _unbounded(instance: Points) -> Exclusion | None:
    profile = substitute(RadialCost(instance.formula).profile, {D.name: instance.dimension})
    setting = Setting(tidied(profile), instance.dimension)
    for name in ("integrable", "bounded", "continuous"):
        try:
            certificate = cost_property(setting, name)
        except NoEvidence:
            continue  # the transform that is derived shows whether it holds
        if isinstance(certificate.claim, CostProperty) and not certificate.claim.holds:
            return Exclusion(f"the cost is not {name}: for point masses (2.11) needs that", certificate)
    return None


POINTS = Statement(
    "lemma-2.10-points",
    "Lemma 2.10 for finitely many points",
    "the transform of the transform is (2 pi)^d times the cost, which is (2.11) for laws on finitely many points",
    _unbounded,
    _transforms,
    no_refutation,
)


def two_laws(label: str, options: Mapping[str, str], first: str, second: str) -> tuple[str, Two]:
    """Name and data of the user's instance; the options ``first`` and ``second`` are laws on the cycle."""
    given = Options(label, options)
    profile = profile_of(given)
    laws = [marginal_law(exact_json(given.text(name), name)) for name in (first, second)]
    if {len(law) for law in laws} != {len(profile)}:
        raise InvalidArgument(
            f"{first} is {shown(options[first])}, need laws on the {len(profile)} sites of the profile"
        )
    name = ", ".join(dict.fromkeys(options[name] for name in ("profile", first, second)))
    return name, Two(profile, laws[0], laws[1])


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    if "cost" in options:
        return (_points(options["cost"], options.get("dimension", "d")),)
    return (Instance(ONE_LAW, *two_laws("lemma-2.10", options, "law", "law")),)


def _points(formula: str, dimension: object, expected: Status = Status.HOLDS) -> Instance:
    instance = Points(formula, dimension_term(dimension))
    return Instance(POINTS, f"{formula}, {dimension_text(instance.dimension)}", instance, expected)


def law(*weights: int | str) -> Row:
    """The law with these weights."""
    return tuple(map(Fraction, weights))


HAT = law(1, "1/2", 0, "1/2")
_ATTRACTIVE = law(0, 1, 4, 4, 1)
_EXAMPLES = (
    ("l = (1, 1/2, 0, 1/2) on a 4-cycle, Q = (1/2, 1/2, 0, 0)", HAT, law("1/2", "1/2", 0, 0)),
    ("l = (1, 1/2, 0, 1/2) on a 4-cycle, Q = (0, 1, 0, 0)", HAT, law(0, 1, 0, 0)),
    ("l = (0, 1, 4, 4, 1) on a 5-cycle, Q = (1/2, 1/3, 1/6, 0, 0)", _ATTRACTIVE, law("1/2", "1/3", "1/6", 0, 0)),
)

CHAPTER = Chapter(
    instances=(
        *(Instance(ONE_LAW, name, Two(profile, q, q)) for name, profile, q in _EXAMPLES),
        _points("exp(-r)", 1),
        _points("exp(-a*r)", "d"),
        _points("exp(-r^2/2)", "d"),
        _points("1/(r^2 + 4)^2", 3),
        _points("1/r", 3, Status.NOT_APPLICABLE),
        *ON_DENSITIES,
    ),
    options={
        "profile": OPTIONS["profile"],
        "law": "the law Q on the cycle, a JSON list",
        "cost": "instead of these: a cost l(r) on R^d, such as 'exp(-r)'",
        "dimension": "its dimension: a positive integer, or d (default)",
    },
    own=_own,
)
