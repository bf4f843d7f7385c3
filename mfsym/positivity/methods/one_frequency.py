"""Transforms with waves of one frequency, p + q sin(w k) + s cos(w k), where p outweighs the waves."""

from mfsym.costs.shape import factors_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.evidence import Certificate, OneFrequency
from mfsym.kernel.term import (
    ZERO,
    Apply,
    K,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    total,
)
from mfsym.positivity.question import Question, established, not_negative


def decide(question: Question) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative; None for others."""
    found = _parts(question)
    if found is None:
        return None
    frequency, constant, sine, cosine = found
    squares = (power(term, number(2)) for term in (sine, cosine))
    excess = tidied(difference(power(constant, number(2)), total(*squares)))
    evidence = OneFrequency(question.derivation, frequency, constant, sine, cosine, excess)
    return established(evidence, *not_negative(question.setting))


def _parts(question: Question) -> tuple[Term, Term, Term, Term] | None:
    """w, p, q and s; None where there is not exactly one frequency."""
    frequency: Term | None = None
    found: dict[str, Term] = {"": ZERO, "sin": ZERO, "cos": ZERO}
    for addend in question.addends:
        factors = factors_of(addend)
        waves = [factor for factor in factors if isinstance(factor, Apply) and contains(factor, K)]
        rest = product(*(factor for factor in factors if factor not in waves))
        function = ""
        if waves:
            function, angle = waves[0].function, tidied(quotient(waves[0].arguments[0], K))
            known = frequency is None or angle == frequency
            if len(waves) > 1 or function not in ("sin", "cos") or not known or contains(angle, K):
                return None
            frequency = angle
        found[function] = total(found[function], rest)
    return None if frequency is None else (frequency, found[""], found["sin"], found["cos"])
