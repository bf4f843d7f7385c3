"""Finds the value of a transform at one wave number: from a derived formula if there is one, else by Arb."""

from fractions import Fraction

from mfsym.costs import RadialCost
from mfsym.errors import NoEvidence
from mfsym.fourier.enclosure import decimal_bounds, transform_enclosure
from mfsym.fourier.find import fourier_transform
from mfsym.kernel.claim import FourierTransform, TransformEnclosure
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.interval import point
from mfsym.kernel.term import K, Term

NARROW = Fraction(1, 10**9)


def transform_value(cost: RadialCost, dimension: Term, k: Fraction) -> Certificate:
    """A claim that the transform at ``k`` >= 0 lies between two numbers close to each other.

    The evidence is a derivation where the rules find one and the kernel can evaluate its result, an enclosure by Arb
    elsewhere.  ``dimension`` is a positive integer; the cost has no parameters.
    Refuses what :func:`~mfsym.fourier.enclosure.transform_enclosure` refuses, and costs that have no transform
    (InvalidArgument).

    >>> from mfsym.kernel.term import number
    >>> claim = transform_value(RadialCost("exp(-r)"), number(3), Fraction(1)).claim
    >>> float(claim.lower), float(claim.upper)
    (6.28318530717958, 6.28318530717959)
    """
    derived = _derived(cost, dimension, k)
    return transform_enclosure(cost, dimension, k) if derived is None else derived


def _derived(cost: RadialCost, dimension: Term, k: Fraction) -> Certificate | None:
    try:
        certificate = fourier_transform(cost, dimension)
    except NoEvidence:
        return None
    claim = certificate.claim
    if not isinstance(claim, FourierTransform) or (k == 0 and claim.sense == "tempered") or k < 0:
        return None
    value = enclose(claim.transform, domain(claim.setting.conditions).with_box(K, point(k)))
    if value.lower is None or value.upper is None or value.upper - value.lower > NARROW * (1 + abs(value.upper)):
        return None
    lower, upper = decimal_bounds(value.lower, value.upper)
    return Certificate(TransformEnclosure(claim.setting, k, lower, upper), certificate.evidence)
