"""Remark 2.12 (b)(i): the Gaussian and the exponential cost, their transforms and the sign.

The paper writes s^d in the transform of the Gaussian and allows s < 0, where for odd d this is negative; with |s|, or
for s > 0 as here, it is right.  Both costs satisfy part (b) of Theorem 1.2, not only part (a).

Checked: the printed transforms, in every dimension at once, and that they are positive.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import FourierTransform, TransformSign
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import D, Term, substitute
from mfsym.positivity import transform_sign
from mfsym.rational import shown
from mfsym.statements import Chapter, Instance, Statement, no_refutation

COSTS: Mapping[str, tuple[str, str]] = {
    "gaussian": ("exp(-r^2/(2*s^2))", "(sqrt(2*pi)*s)^d*exp(-s^2*k^2/2)"),
    "exponential": ("exp(-a*r)", "(2*pi)^d*gamma((d + 1)/2)/pi^((d + 1)/2)*a/(a^2 + k^2)^((d + 1)/2)"),
}
"""Name -> the cost and the transform of the paper."""


@dataclass(frozen=True)
class Example:
    """The cost of this ``name`` on R^``dimension``."""

    name: str
    dimension: Term

    def found(self) -> Certificate:
        """The transform as it is found."""
        return fourier_transform(RadialCost(COSTS[self.name][0]), self.dimension)


def _transform(instance: Example) -> Certificate:
    found = instance.found()
    if not isinstance(found.claim, FourierTransform):
        raise NoEvidence("the transform is not found")
    printed = substitute(parse(COSTS[instance.name][1]), {D.name: instance.dimension})
    return Certificate(FourierTransform(found.claim.setting, printed, "integrable"), found.evidence)


def _sign(instance: Example) -> Certificate:
    claim = instance.found().claim
    if not isinstance(claim, FourierTransform):
        raise NoEvidence("the transform is not found")
    found = transform_sign(claim.setting, transform_in)
    if isinstance(found.claim, TransformSign) and found.claim.sign == "positive":
        return found
    raise NoEvidence("the transform is not seen to be positive")


TRANSFORM = Statement(
    "remark-2.12-b-i",
    "Remark 2.12 (b)(i), the transform",
    "the cost is integrable, bounded and continuous, and has the printed transform",
    lambda instance: None,
    _transform,
    no_refutation,
)
SIGN = Statement(
    "remark-2.12-b-i-sign",
    "Remark 2.12 (b)(i), the sign",
    "the transform is positive everywhere",
    lambda instance: None,
    _sign,
    no_refutation,
)


def _both(name: str, dimension: object) -> tuple[Instance, ...]:
    if name not in COSTS:
        raise InvalidArgument(f"cost is {shown(name)}, need {' or '.join(COSTS)}")
    instance = Example(name, dimension_term(dimension))
    shape = f"{COSTS[name][0]}, {dimension_text(instance.dimension)}"
    return Instance(TRANSFORM, shape, instance), Instance(SIGN, shape, instance)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(options.get("cost", "gaussian"), options.get("dimension", "d"))


CHAPTER = Chapter(
    instances=tuple(i for name in COSTS for dimension in ("d", 1, 3) for i in _both(name, dimension)),
    options={
        "cost": "gaussian (default) or exponential",
        "dimension": "the dimension: a positive integer, or d (default)",
    },
    own=_own,
)
