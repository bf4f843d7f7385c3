"""A exp(-alpha k^2) - B exp(-beta k^2): the exact condition for the sign, and where it changes."""

from mfsym.costs.shape import Shape, shape_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import SignThreshold
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate, TwoGaussians
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    K,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    quotient,
    substitute,
    subterms,
)
from mfsym.positivity.question import Question, decided, established

_EXPONENTS = tuple(number(-n) for n in (0, 1, 2))
_SQUARE = power(K, number(2))


def decide(question: Question) -> Certificate | None:
    """A certificate of the threshold, or of the condition in the parameters; None for other transforms."""
    evidence = _two_gaussians(question)
    if evidence is None:
        return None
    setting = question.claim.setting
    excess = tidied(difference(evidence.gain_rate, evidence.loss_rate))
    if enclose(excess, question.where).is_positive() and _has_square(question.transform):
        crossing = quotient(Apply("log", (quotient(evidence.gain, evidence.loss),)), excess)
        return established(evidence, SignThreshold(setting, tidied(crossing)))
    criterion = (tidied(negative(excess)), tidied(difference(evidence.gain, evidence.loss)))
    return decided(evidence, setting, criterion)


def _has_square(transform: Term) -> bool:
    return any(
        isinstance(sub, Apply) and sub.function == "exp" and contains(sub, _SQUARE) for sub in subterms(transform)
    )


def _two_gaussians(question: Question) -> TwoGaussians | None:
    if len(question.addends) != 2:
        return None
    shapes = [_gaussian(addend) for addend in question.addends]
    positive = [s for s in shapes if s is not None and enclose(s.coefficient, question.where).is_positive()]
    negative_ones = [s for s in shapes if s is not None and enclose(s.coefficient, question.where).is_negative()]
    if len(positive) != 1 or len(negative_ones) != 1:
        return None
    if len({(shape.linear == ZERO, shape.exponent) for shape in (*positive, *negative_ones)}) > 1:
        return None
    (gain,), (loss,) = positive, negative_ones
    rates = (gain.quadratic, loss.quadratic) if gain.linear == loss.linear == ZERO else (gain.linear, loss.linear)
    return TwoGaussians(question.derivation, gain.coefficient, rates[0], tidied(negative(loss.coefficient)), rates[1])


def _gaussian(addend: Term) -> Shape | None:
    # Shapes are read off terms in r.
    shape = shape_of(substitute(addend, {K.name: R}))
    if shape is None or shape.other != ONE or shape.exponent not in _EXPONENTS:
        return None
    return shape if ZERO in (shape.linear, shape.quadratic) else None
