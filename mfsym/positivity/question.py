"""The question that every method of this package is asked: what sign has this transform?"""

from dataclasses import dataclass
from functools import cached_property

from mfsym.costs.tidy import tidied
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform, TransformSign
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.evidence import Certificate, Derivation, Panels, TransformPanels
from mfsym.kernel.term import Sum, Term, free_symbols
from mfsym.kernel.verdict import Status


@dataclass(frozen=True)
class Question:
    """A ``claim`` that a cost has a certain transform, and the ``derivation`` that establishes it."""

    claim: FourierTransform
    derivation: Derivation

    @property
    def transform(self) -> Term:
        """The transform, a term in k."""
        return self.claim.transform

    @property
    def addends(self) -> tuple[Term, ...]:
        """The terms of the transform, multiplied out."""
        written = tidied(self.transform)
        return written.terms if isinstance(written, Sum) else (written,)

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the symbols in the transform besides k."""
        return free_symbols(self.transform) - {"k"}

    @cached_property
    def where(self) -> Domain:
        """Where the parameters range."""
        return domain(self.claim.setting.conditions)

    def settled_by(self, panels: Panels) -> Certificate | None:
        """The strongest claim about the sign that these panels show; None if there is none."""
        evidence = TransformPanels(self.derivation, panels)
        for claim in (TransformSign(self.claim.setting, "positive"), TransformSign(self.claim.setting, "nonnegative")):
            if check(claim, evidence).status is Status.HOLDS:
                return Certificate(claim, evidence)
        return None
