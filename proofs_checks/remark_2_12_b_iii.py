"""Remark 2.12 (b)(iii): the Yukawa cost exp(-e r)/r in dimension 3, its transform and the sign.

Checked: the transform 4 pi/(k^2 + e^2), for a number or for every e > 0, and that it is positive.  Not checked: the
adaptation of the proof of Theorem 1.2 to this unbounded cost, which the paper only announces.
"""

from collections.abc import Mapping

from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import FourierTransform, Setting, TransformSign
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import Number, Symbol, Term, number, substitute
from mfsym.positivity import transform_sign
from mfsym.rational import rational, shown
from mfsym.statements import Chapter, Instance, Statement, no_refutation

COST, TRANSFORM_OF_COST = parse("exp(-c*r)/r"), parse("4*pi/(k^2 + c^2)")
THREE = number(3)


def _cost(screening: Term) -> RadialCost:
    return RadialCost(text(substitute(COST, {"c": screening})))


def _transform(screening: Term) -> Certificate:
    found = fourier_transform(_cost(screening), THREE)
    if not isinstance(found.claim, FourierTransform):
        raise NoEvidence("the transform is not found")
    printed = substitute(TRANSFORM_OF_COST, {"c": screening})
    return Certificate(FourierTransform(found.claim.setting, printed, "tempered"), found.evidence)


def _sign(screening: Term) -> Certificate:
    cost = _cost(screening)
    found = transform_sign(Setting(cost.profile, THREE), transform_in)
    if isinstance(found.claim, TransformSign) and found.claim.sign == "positive":
        return found
    raise NoEvidence("the transform is not seen to be positive")


TRANSFORM = Statement(
    "remark-2.12-b-iii",
    "Remark 2.12 (b)(iii), the transform",
    "the Yukawa cost exp(-c r)/r has the transform 4 pi/(k^2 + c^2) in dimension 3",
    lambda screening: None,
    _transform,
    no_refutation,
)
SIGN = Statement(
    "remark-2.12-b-iii-sign",
    "Remark 2.12 (b)(iii), the sign",
    "the transform is positive",
    lambda screening: None,
    _sign,
    no_refutation,
)


def screening(c: str) -> Term:
    """The screening that users write: a positive number, or c."""
    found = Symbol("c") if c == "c" else Number(rational(c, "c"))
    if isinstance(found, Number) and found.value <= 0:
        raise InvalidArgument(f"c is {shown(c)}, need a positive number, or c for all of them")
    return found


def _both(c: str) -> tuple[Instance, ...]:
    name = "every c > 0" if c == "c" else f"c = {c}"
    return Instance(TRANSFORM, name, screening(c)), Instance(SIGN, name, screening(c))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(options.get("c", "c"))


CHAPTER = Chapter(
    instances=(*_both("c"), *_both("1"), *_both("1/10")),
    options={"c": "the screening: a positive number, or c for all of them (default)"},
    own=_own,
)
