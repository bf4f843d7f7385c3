"""One term of the transform dominates the others."""

from mfsym.kernel.evidence import Certificate
from mfsym.kernel.term import K
from mfsym.positivity.panels import candidate_panels
from mfsym.positivity.question import Question


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign; None if this method does not see it."""
    for panels in candidate_panels(question.transform, K, question.where):
        certificate = question.settled_by(panels)
        if certificate is not None:
            return certificate
    return None
