"""Equation (4.1): Plancherel's formula for laws smoothed by a Gaussian G of standard deviation s.

The proof multiplies the transform of the cost by that of G twice over.  As printed, the transform of G is
exp(-s |k|^2 / 2); it is exp(-s^2 |k|^2 / 2), and nothing in the proof depends on it.

Checked: the transform of the Gaussian density, in every dimension; where s is not 1, that it is no multiple of what is
printed.  Not checked: the formula itself, which is Lemma 2.10 for smooth laws.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import RadialCost
from mfsym.kernel.claim import FourierTransform, NotProportional
from mfsym.kernel.evidence import Certificate, Derivation, TwoWaveNumbers
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import ONE, D, Symbol, Term, substitute
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Instance, Statement
from proofs_checks.on_costs import derived, parameter

DENSITY = parse("exp(-r^2/(2*s^2))/(2*pi*s^2)^(d/2)")
TRANSFORM = parse("exp(-s^2*k^2/2)")
PRINTED_TRANSFORM = parse("exp(-s*k^2/2)")


@dataclass(frozen=True)
class Width:
    """The centred Gaussian density of standard deviation ``s`` (a number, or the symbol s) on R^``dimension``."""

    s: Term
    dimension: Term

    def written(self, formula: Term) -> Term:
        """The formula for this width and dimension."""
        return substitute(formula, {"s": self.s, D.name: self.dimension})


def _derived(instance: Width) -> tuple[FourierTransform, Derivation]:
    return derived(RadialCost(text(instance.written(DENSITY))), instance.dimension)


def _claimed(instance: Width, formula: Term) -> Certificate:
    claim, derivation = _derived(instance)
    return Certificate(FourierTransform(claim.setting, instance.written(formula), "integrable"), derivation)


def _other(instance: Width) -> Certificate:
    claim, derivation = _derived(instance)
    wave_numbers = TwoWaveNumbers(derivation, Fraction(1), Fraction(2))
    return Certificate(NotProportional(claim.setting, instance.written(PRINTED_TRANSFORM)), wave_numbers)


PRINTED = Statement(
    "equation-4.1-printed",
    "Equation (4.1), the Gaussian as printed",
    "the transform of the Gaussian density of deviation s is exp(-s k^2/2)",
    lambda instance: None,
    lambda instance: _claimed(instance, PRINTED_TRANSFORM),
    _other,
)
CORRECTED = Statement(
    "equation-4.1",
    "Equation (4.1), the Gaussian corrected",
    "the transform of the Gaussian density of deviation s is exp(-s^2 k^2/2)",
    lambda instance: None,
    lambda instance: _claimed(instance, TRANSFORM),
    _other,
)


def _both(s: str, dimension: object) -> tuple[Instance, ...]:
    instance = Width(parameter(s, "s"), dimension_term(dimension))
    name = f"{'every s' if s == 's' else f's = {s}'}, {dimension_text(instance.dimension)}"
    if isinstance(instance.s, Symbol):
        return (Instance(CORRECTED, name, instance),)
    printed = Status.HOLDS if instance.s == ONE else Status.FAILS
    return Instance(PRINTED, name, instance, printed), Instance(CORRECTED, name, instance)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(options.get("s", "s"), options.get("dimension", "d"))


CHAPTER = Chapter(
    instances=(*_both("s", "d"), *_both("2", 1), *_both("1/2", 3), *_both("1", 3)),
    options={
        "s": "the standard deviation: a positive number, or s for all of them (default)",
        "dimension": "the dimension: a positive integer, or d (default)",
    },
    own=_own,
)
