"""One term dominates: divide by it, and see the sign of what is left, on panels if necessary.

For a sum of Gaussians or exponentials the term that decays slowest is the one: after the division the others tend
to 0, so the last panel reaches to infinity.
"""

from fractions import Fraction

from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate, SignPanels
from mfsym.kernel.interval import Interval
from mfsym.kernel.term import K, Term, product, quotient, total
from mfsym.positivity.question import Question

MOST_PANELS = 2_000
_FARTHEST_TAIL = 40


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign; None if this method does not see it."""
    if len(question.addends) == 1:
        return None
    for pivot in question.addends:
        quotients = total(*(tidied(quotient(addend, pivot)) for addend in question.addends))
        form = product(pivot, quotients)
        certificate = question.settled_by(SignPanels(question.derivation, form, ()))
        if certificate is not None:
            return certificate
        if not question.parameters:
            cuts = _cuts(quotients, question)
            certificate = question.settled_by(SignPanels(question.derivation, form, cuts)) if cuts else None
            if certificate is not None:
                return certificate
    return None


def _cuts(form: Term, question: Question) -> tuple[Fraction, ...] | None:
    """Cuts between which the form is seen to be positive; None where bisection does not get there."""
    start = next(
        (Fraction(2) ** j for j in range(-4, 12) if _positive(form, Interval(Fraction(2) ** j, None), question)), None
    )
    if start is None:
        return None
    cuts = [start]
    waiting = [(Fraction(0), start)]
    while waiting:
        lower, upper = waiting.pop()
        if _positive(form, Interval(lower, upper, lower_open=lower == 0), question):
            continue
        if len(cuts) >= MOST_PANELS or upper - lower < Fraction(1, 2**_FARTHEST_TAIL):
            return None
        middle = (lower + upper) / 2
        cuts.append(middle)
        waiting += [(lower, middle), (middle, upper)]
    return tuple(sorted(cuts))


def _positive(form: Term, panel: Interval, question: Question) -> bool:
    return enclose(form, question.where.with_box(K, panel)).is_positive()
