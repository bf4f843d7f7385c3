"""A parameter on which it depends whether the transform is nonnegative: an exponent, or one of two that exchange roles.

exp(-r^p) is a mixture of Gaussians for p <= 2 and too flat at r = 0 beyond; exp(-a r) - exp(-b r), which exchanging a
and b turns into its negative, has a sign for a < b and the opposite one for a > b.
"""

from collections.abc import Iterator
from itertools import permutations

import numpy as np

from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import (
    Cases,
    Certificate,
    Derivation,
    FlatAtOrigin,
    OppositeSign,
    Pair,
    Panels,
    SignEvidence,
    Step,
    TransformPanels,
)
from mfsym.kernel.facts import FACTS
from mfsym.kernel.term import (
    ONE,
    ZERO,
    D,
    R,
    Symbol,
    Term,
    difference,
    free_symbols,
    negative,
    number,
    substitute,
    total,
)
from mfsym.positivity.methods import necessary
from mfsym.positivity.numeric import values
from mfsym.positivity.question import Signs, established, of_sign
from mfsym.positivity.sampling import sample

TWO = number(2)
_DISTANCES = np.array([0.3, 1.1, 2.7])


def decide(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate of the condition on the parameter; None if this is not the question."""
    found = (established(evidence, SignCriterion(setting, (term,))) for term, evidence in _cases(setting, signs))
    return next((certificate for certificate in found if certificate is not None), None)


def _cases(setting: Setting, signs: Signs) -> Iterator[tuple[Term, Cases]]:
    exponent = necessary.flatness(setting.profile, domain(setting.conditions))
    if isinstance(exponent, Symbol):
        term = difference(TWO, exponent)
        above = _sign(_assuming(setting, term), signs)
        at = _sign(Setting(tidied(substitute(setting.profile, {exponent.name: TWO})), setting.dimension), signs)
        flat = FlatAtOrigin(exponent)
        below = established(flat, NegativeSomewhere(_assuming(setting, negative(term))))
        if above is not None and at is not None and below is not None:
            yield term, Cases(exponent, TWO, above, at, flat)
    for one, other in _exchanged(setting.profile):
        term = difference(one, other)
        above = _sign(_assuming(setting, term), signs)
        if above is None:
            continue
        opposite = Setting(tidied(negative(setting.profile)), setting.dimension, setting.conditions)
        opposite_sign = _sign(_assuming(opposite, negative(term)), signs)
        if opposite_sign is not None:
            yield term, Cases(one, other, above, _of_zero(setting.dimension), OppositeSign(opposite_sign))


def _exchanged(profile: Term) -> Iterator[tuple[Symbol, Symbol]]:
    """Parameters whose exchange turns the profile into its negative."""
    names = sorted(free_symbols(profile) - {R.name, D.name})
    numbers = sample(profile, ()) if len(names) > 1 else None
    for one, other in permutations(map(Symbol, names), 2):
        if numbers is not None:
            # float: heuristic only, the kernel checks the result
            whole = total(profile, substitute(profile, {one.name: other, other.name: one}))
            if np.all(np.abs(values(substitute(whole, numbers), R, _DISTANCES)) < 1e-12):
                yield one, other


def _of_zero(dimension: Term) -> TransformPanels:
    """The transform of 0 is 0: that of 0 times a Gaussian."""
    values = {"p": ONE, "d": dimension}
    gaussian = FACTS["gaussian-transform"].conclusion
    if not isinstance(gaussian, Pair):
        return TransformPanels(Derivation(()), Panels(ZERO, ()))
    profile, transform = (substitute(side, values) for side in (gaussian.profile, gaussian.transform))
    steps = (
        Step("gaussian-transform", (), tuple(values.items()), Pair(profile, dimension, transform, "integrable")),
        Step("linearity", (0,), (("coefficient0", ZERO),), Pair(ZERO, dimension, ZERO, "integrable")),
    )
    return TransformPanels(Derivation(steps), Panels(ZERO, ()))


def _sign(setting: Setting, signs: Signs) -> SignEvidence | None:
    found = of_sign(signs(setting))
    return None if found is None else found[1]


def _assuming(setting: Setting, term: Term) -> Setting:
    return Setting(setting.profile, setting.dimension, (*setting.conditions, term))
