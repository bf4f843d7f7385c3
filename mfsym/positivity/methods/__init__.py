"""One method per file: a function ``decide`` of a question, or of a setting, that returns a certificate, or None.

A new method is a new file and a line here.
"""

from collections.abc import Callable, Mapping

from mfsym.kernel.claim import Setting
from mfsym.kernel.evidence import Certificate
from mfsym.positivity.methods import (
    addends,
    askey,
    cases,
    comparison,
    damped_wave,
    decreasing,
    dilation,
    dominance,
    factors,
    known_signs,
    monotone,
    necessary,
    one_frequency,
    rational,
    two_gaussians,
    wendland,
    witness,
)
from mfsym.positivity.question import Question, Signs

QUICK: Mapping[str, Callable[[Setting], Certificate | None]] = {
    "monotone": monotone.decide,
    "wendland": wendland.decide,
    "askey": askey.decide,
}
"""Methods that look at the profile alone, and are quick."""

METHODS: Mapping[str, Callable[[Question], Certificate | None]] = {
    "known_signs": known_signs.decide,
    "witness": witness.decide,
    "comparison": comparison.decide,
    "two_gaussians": two_gaussians.decide,
    "damped_wave": damped_wave.decide,
    "one_frequency": one_frequency.decide,
    "rational": rational.decide,
    "dominance": dominance.decide,
}
"""Methods that look at the formula of the transform: name of the file -> its method, the quick ones first."""

FROM_OTHERS: Mapping[str, Callable[[Setting, Signs], Certificate | None]] = {
    "factors": factors.decide,
    "addends": addends.decide,
    "dilation": dilation.decide,
    "cases": cases.decide,
}
"""Methods that ask for the signs of other costs."""

NECESSARY: Mapping[str, Callable[[Setting], Certificate | None]] = {
    "decreasing": decreasing.decide,
    "necessary": necessary.decide,
}
"""Methods that look at the profile alone, where no formula has settled the sign."""
