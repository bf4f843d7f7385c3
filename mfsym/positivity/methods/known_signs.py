"""Products and sums of known signs: nothing has to be rewritten."""

from mfsym.kernel.evidence import Certificate, Panels
from mfsym.positivity.question import Question


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign; None if this method does not see it."""
    return question.settled_by(Panels(question.transform, ()))
