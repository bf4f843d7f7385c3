"""An exponent on which it depends whether the profile is a mixture of Gaussians, or too flat at r = 0."""

from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, TransformSign
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Cases, Certificate, FlatAtOrigin
from mfsym.kernel.term import Symbol, Term, difference, negative, number, substitute
from mfsym.positivity.methods import monotone, necessary
from mfsym.positivity.question import established

TWO = number(2)


def decide(setting: Setting) -> Certificate | None:
    """A certificate of the condition that the exponent is at most 2; None if this is not the question."""
    exponent = necessary.flatness(setting.profile, domain(setting.conditions))
    if not isinstance(exponent, Symbol):
        return None
    term = difference(TWO, exponent)
    above = monotone.decide(_assuming(setting, term))
    at = monotone.decide(Setting(tidied(substitute(setting.profile, {exponent.name: TWO})), setting.dimension))
    flat = FlatAtOrigin(exponent)
    below = established(flat, NegativeSomewhere(_assuming(setting, negative(term))))
    if above is None or at is None or below is None:
        return None
    if not (isinstance(above.claim, TransformSign) and isinstance(at.claim, TransformSign)):
        return None
    evidence = Cases(exponent, TWO, above.evidence, at.evidence, flat)  # type: ignore[arg-type]
    return established(evidence, SignCriterion(setting, (term,)))


def _assuming(setting: Setting, term: Term) -> Setting:
    return Setting(setting.profile, setting.dimension, (*setting.conditions, term))
