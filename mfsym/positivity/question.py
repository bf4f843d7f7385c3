"""The questions that the methods of this package are asked: what sign has the transform of this cost?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from mfsym.costs.shape import addends_of
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim, FourierTransform, NegativeSomewhere, Setting, SignCriterion, TransformSign
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.evidence import (
    Certificate,
    Derivation,
    Equation,
    Evidence,
    Pair,
    Panels,
    SignEvidence,
    TransformPanels,
)
from mfsym.kernel.term import Apply, D, Term, free_symbols, substitute, subterms
from mfsym.kernel.verdict import Status

Transforms = Callable[[Setting], Certificate]
"""The certificate of the transform of a cost in its space; NoEvidence or InvalidArgument if there is none."""

Signs = Callable[[Setting], Certificate | None]
"""The certificate of a sign that methods see which look at one cost alone; None if they see none."""


@dataclass(frozen=True)
class Question:
    """A ``claim`` that a cost has a certain transform, and the ``derivation`` that establishes it."""

    claim: FourierTransform
    derivation: Derivation

    @property
    def setting(self) -> Setting:
        """The cost in its space."""
        return self.claim.setting

    @property
    def transform(self) -> Term:
        """The transform, a term in k."""
        return self.claim.transform

    @cached_property
    def addends(self) -> tuple[Term, ...]:
        """The terms of the transform, multiplied out."""
        written = tidied(self.transform)
        return addends_of(written)

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the symbols in the transform besides k."""
        return free_symbols(self.transform) - {"k"}

    @cached_property
    def where(self) -> Domain:
        """Where the parameters range."""
        return domain(self.setting.conditions)

    @cached_property
    def is_enclosed(self) -> bool:
        """Does interval arithmetic know all functions of the formula?  It has no bounds for those of Struve."""
        return not any(isinstance(sub, Apply) and sub.function == "struveh" for sub in subterms(self.transform))

    def settled_by(self, panels: Panels) -> Certificate | None:
        """The strongest claim about the sign that these panels show; None if there is none."""
        return established(TransformPanels(self.derivation, panels), *not_negative(self.setting))


def established(evidence: Evidence, *claims: Claim) -> Certificate | None:
    """A certificate of the first of the claims that the evidence establishes; None if it establishes none."""
    for claim in claims:
        if check(claim, evidence).status is Status.HOLDS:
            return Certificate(claim, evidence)
    return None


def of_sign(found: Certificate | None) -> tuple[TransformSign, SignEvidence] | None:
    """The claim that a transform is not negative, with its evidence, if that is what was found."""
    match found:
        case Certificate(TransformSign() as claim, evidence) if isinstance(evidence, SignEvidence):
            return claim, evidence
    return None


def not_negative(setting: Setting) -> tuple[TransformSign, TransformSign]:
    """The claims that the transform is positive, and that it is nonnegative."""
    return TransformSign(setting, "positive"), TransformSign(setting, "nonnegative")


def decided(evidence: Evidence, setting: Setting, criterion: tuple[Term, ...]) -> Certificate | None:
    """A certificate of the sign where it is the same for all parameters, or of the exact condition; else None."""
    depends = [SignCriterion(setting, criterion)] if any(map(free_symbols, criterion)) else []
    return established(evidence, *not_negative(setting), NegativeSomewhere(setting), *depends)


def in_dimension(question: Question, setting: Setting) -> Question:
    """The question with a number for the symbol d: that of the ``setting``."""
    values = {D.name: setting.dimension}

    def conclusion(line: Equation | Pair) -> Equation | Pair:
        if isinstance(line, Equation):
            return Equation(*(substitute(side, values) for side in (line.left, line.right)))
        profile, space, transform = (
            substitute(part, values) for part in (line.profile, line.dimension, line.transform)
        )
        return Pair(profile, space, transform, line.sense)

    steps = (
        replace(
            step,
            terms=tuple((name, substitute(term, values)) for name, term in step.terms),
            conclusion=conclusion(step.conclusion),
        )
        for step in question.derivation.steps
    )
    claim = replace(question.claim, setting=setting, transform=substitute(question.transform, values))
    return Question(claim, Derivation(tuple(steps)))


def question_of(transform: Certificate) -> Question:
    """The question about the sign of a transform; NoEvidence where the transform has no derivation."""
    match transform:
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            return Question(claim, derivation)
        case _:
            raise NoEvidence("signs are decided for transforms with a derivation")
