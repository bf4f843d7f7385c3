"""exp(-a r) cos(b r) and exp(-a r) sin(b r)/r: l^ >= 0 if and only if b/a <= tan(pi/(2 d)), or tan(pi/(d - 1))."""

from collections.abc import Mapping

from mfsym.costs.shape import shape_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.evidence import Certificate, DampedSine, DampedWave
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    R,
    Term,
    contains,
    negative,
    product,
    quotient,
    substitute,
)
from mfsym.positivity.question import Question, decided

_FACTOR = parse("2^d*pi^((d-1)/2)*gamma((d+1)/2)/(((k+b)^2 + a^2)^((d+1)/4)*((k-b)^2 + a^2)^((d+1)/4))")
_CRITERION = parse("a*sin(pi/(2*d)) - b*cos(pi/(2*d))")
_SINE_FACTOR = parse("2^d*pi^((d-1)/2)*gamma((d-1)/2)/(2*((k+b)^2 + a^2)^((d-1)/4)*((k-b)^2 + a^2)^((d-1)/4))")
_SINE_CRITERION = parse("a*sin(pi/(d-1)) - b*cos(pi/(d-1))")
_KINDS: Mapping[tuple[str, Term], tuple[type[DampedWave] | type[DampedSine], Term, Term]] = {
    ("cos", ZERO): (DampedWave, _FACTOR, _CRITERION),
    ("sin", negative(ONE)): (DampedSine, _SINE_FACTOR, _SINE_CRITERION),
}
"""The function and the power of r beside the exponential -> evidence, factor and criterion."""


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign, or of the condition on the rate and the frequency; None for other costs."""
    setting = question.setting
    shape = shape_of(tidied(setting.profile))
    if shape is None or shape.quadratic != ZERO or not isinstance(shape.other, Apply):
        return None
    kind = _KINDS.get((shape.other.function, shape.exponent))
    frequency = tidied(quotient(shape.other.arguments[0], R))
    if kind is None or contains(frequency, R):
        return None
    damped, factor, condition = kind
    values = {"a": shape.linear, "b": frequency, D.name: setting.dimension}
    positive = product(shape.coefficient, substitute(factor, values))
    evidence = damped(question.derivation, positive, shape.linear, frequency)
    return decided(evidence, setting, (tidied(substitute(condition, values)),))
