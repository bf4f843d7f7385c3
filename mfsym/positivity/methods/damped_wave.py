"""exp(-a r) cos(b r): the transform is nonnegative if and only if b/a <= tan(pi/(2 d))."""

from mfsym.costs.shape import shape_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import NegativeSomewhere, SignCriterion, TransformSign
from mfsym.kernel.evidence import Certificate, DampedWave
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO, Apply, D, R, contains, free_symbols, product, quotient, substitute
from mfsym.positivity.question import Question, established

_FACTOR = parse("2^d*pi^((d-1)/2)*gamma((d+1)/2)/(((k+b)^2 + a^2)^((d+1)/4)*((k-b)^2 + a^2)^((d+1)/4))")
_CRITERION = parse("a*sin(pi/(2*d)) - b*cos(pi/(2*d))")


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign, or of the condition on the rate and the frequency; None for other costs."""
    setting = question.setting
    shape = shape_of(tidied(setting.profile))
    if shape is None or (shape.quadratic, shape.exponent) != (ZERO, ZERO):
        return None
    match shape.other:
        case Apply("cos", (argument,)):
            frequency = tidied(quotient(argument, R))
        case _:
            return None
    if contains(frequency, R):
        return None
    values = {"a": shape.linear, "b": frequency, D.name: setting.dimension}
    factor = product(shape.coefficient, substitute(_FACTOR, values))
    criterion = tidied(substitute(_CRITERION, values))
    return established(
        DampedWave(question.derivation, factor, shape.linear, frequency),
        TransformSign(setting, "positive"),
        TransformSign(setting, "nonnegative"),
        NegativeSomewhere(setting),
        *((SignCriterion(setting, (criterion,)),) if free_symbols(criterion) else ()),
    )
