"""Remark 2.12 (b)(ii): the transform of the inverse multiquadric cost (r^2 + l^2)^(-b), b > d/2.

The paper prints c |k|^(b - d/2) K_(b - d/2)(|k|), with c free of k.  The argument of the Bessel function must be
l |k|: for l = 1 the printed form is right, for l = 2, b = 1, d = 1 the transform is (pi/2) exp(-2|k|), which is no
multiple of exp(-|k|).  The transform is positive all the same, so the remark's conclusion stands.

Checked: the printed form, refuted by two wave numbers; the corrected one, with its constant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform
from mfsym.kernel.claim import FourierTransform, NotProportional
from mfsym.kernel.evidence import Certificate, Derivation, TwoWaveNumbers
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import ONE, D, Number, Symbol, Term, product, substitute
from mfsym.kernel.verdict import Status
from mfsym.rational import rational, shown
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation

PROFILE = parse("(r^2 + l^2)^(-b)")
PRINTED_SHAPE = parse("k^(b - d/2)*besselk(b - d/2, k)")
CONSTANT_WHERE_RIGHT = parse("2^(1 + d/2 - b)*pi^(d/2)/gamma(b)")
CORRECTED_TRANSFORM = parse("2*pi^(d/2)/gamma(b)*(k/(2*l))^(b - d/2)*besselk(b - d/2, l*k)")


@dataclass(frozen=True)
class Multiquadric:
    """The cost with this ``length`` l and ``exponent`` b in this ``dimension``; each may be a symbol."""

    length: Term
    exponent: Term
    dimension: Term

    @property
    def is_one_cost(self) -> bool:
        """Are all of them numbers?"""
        return all(isinstance(term, Number) for term in (self.length, self.exponent, self.dimension))

    def written(self, formula: Term) -> Term:
        """A formula in l, b, d for this cost."""
        return substitute(formula, {"l": self.length, "b": self.exponent, D.name: self.dimension})

    def transform(self) -> tuple[FourierTransform, Derivation]:
        """The transform that the cost has."""
        match fourier_transform(RadialCost(text(self.written(PROFILE))), self.dimension, elementary=False):
            case Certificate(FourierTransform() as claim, Derivation() as derivation):
                return claim, derivation
        raise NoEvidence("the transform was not found")


def _excludes(cost: Multiquadric) -> Exclusion | None:
    claim, _ = cost.transform()
    return None if claim.sense == "integrable" else Exclusion("the exponent b is not greater than d/2")


def _claim(cost: Multiquadric, transform: Term) -> Certificate:
    claim, derivation = cost.transform()
    return Certificate(FourierTransform(claim.setting, cost.written(transform), claim.sense), derivation)


def _printed(cost: Multiquadric) -> Certificate:
    # The constant is not printed; where the printed form is right, at l = 1, it is this one.
    return _claim(cost, product(CONSTANT_WHERE_RIGHT, PRINTED_SHAPE))


def _corrected(cost: Multiquadric) -> Certificate:
    return _claim(cost, CORRECTED_TRANSFORM)


def _not_printed(cost: Multiquadric) -> Certificate:
    claim, derivation = cost.transform()
    shape = cost.written(PRINTED_SHAPE)
    return Certificate(NotProportional(claim.setting, shape), TwoWaveNumbers(derivation, Fraction(1), Fraction(2)))


PRINTED = Statement(
    "remark-2.12-b-ii-printed",
    "Remark 2.12 (b)(ii) as printed",
    "the transform of (r^2 + l^2)^(-b) is a constant times |k|^(b - d/2) K(|k|)",
    _excludes,
    _printed,
    _not_printed,
)
CORRECTED = Statement(
    "remark-2.12-b-ii",
    "Remark 2.12 (b)(ii) corrected",
    "the transform of (r^2 + l^2)^(-b) is 2 pi^(d/2)/Gamma(b) (|k|/(2l))^(b - d/2) K(l |k|)",
    _excludes,
    _corrected,
    no_refutation,
)


def _number_or_symbol(value: str, name: str) -> Term:
    if value == name:
        return Symbol(name)
    number = rational(value, name)
    if number <= 0:
        raise InvalidArgument(f"{name} is {shown(value)}, need a positive number, or {name} itself for all of them")
    return Number(number)


def _both(length: str, exponent: str, dimension: object) -> tuple[Instance, Instance]:
    cost = Multiquadric(_number_or_symbol(length, "l"), _number_or_symbol(exponent, "b"), dimension_term(dimension))
    which_length = "every l" if length == "l" else f"l = {length}"
    which_exponent = "every b > d/2" if exponent == "b" else f"b = {exponent}"
    name = f"{which_length}, {which_exponent}, {dimension_text(cost.dimension)}"
    printed = Status.HOLDS if cost.length == ONE else Status.FAILS
    return Instance(PRINTED, name, cost, printed), Instance(CORRECTED, name, cost)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    printed, corrected = _both(options.get("l", "l"), options.get("b", "b"), options.get("dimension", "d"))
    # Where a parameter is a symbol and l is not 1, only the corrected formula can be decided.
    return (corrected,) if printed.expected is Status.FAILS and not printed.data.is_one_cost else (printed, corrected)


CHAPTER = Chapter(
    instances=(
        *_both("1", "b", "d"),
        *_both("2", "1", 1),
        *_both("1/2", "2", 3),
        Instance(CORRECTED, "every l, every b > d/2, every d", Multiquadric(Symbol("l"), Symbol("b"), D)),
    ),
    options={
        "l": "the length l: a positive number, or l for all of them (default)",
        "b": "the exponent b: a positive number, or b for all of them (default)",
        "dimension": "the dimension: a positive integer, or d (default)",
    },
    own=_own,
)
