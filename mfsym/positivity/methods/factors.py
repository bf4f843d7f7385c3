"""Products of two costs with positive transforms, which have a positive transform themselves."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from mfsym.kernel.claim import Setting, TransformSign
from mfsym.kernel.evidence import Certificate, ProductOfCosts, SignEvidence
from mfsym.kernel.term import Product, R, Term, contains, product
from mfsym.positivity.methods import askey, monotone
from mfsym.positivity.question import established

MOST_FACTORS = 4
"""So many factors are shared out in every way."""

_DISTANCES = tuple(Fraction(n, 8) for n in (8, 1, 3))


def decide(setting: Setting) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as those of two factors are; None if none is seen.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.kernel.term import number
    >>> decide(Setting(parse("max(1 - r, 0)^2*exp(-r)"), number(3))).claim.sign
    'positive'
    """
    shown = []
    for first, second in _two_factors(setting.profile):
        one, other = _sign(setting, first), _sign(setting, second)
        if one is not None and other is not None:
            shown += [ProductOfCosts(first, one, second, other, at) for at in _DISTANCES]
    claims = TransformSign(setting, "positive"), TransformSign(setting, "nonnegative")
    found = (established(evidence, claim) for claim in claims for evidence in shown)
    return next((certificate for certificate in found if certificate is not None), None)


def _two_factors(profile: Term) -> Iterator[tuple[Term, Term]]:
    """The ways to write the profile as a product of two functions of r."""
    factors = profile.factors if isinstance(profile, Product) else ()
    constant = product(*(factor for factor in factors if not contains(factor, R)))
    varying = [factor for factor in factors if contains(factor, R)]
    if len(varying) > MOST_FACTORS:
        return
    for size in range(1, len(varying)):
        for chosen in combinations(range(len(varying)), size):
            second = product(*(varying[place] for place in chosen))
            first = product(constant, *(factor for place, factor in enumerate(varying) if place not in chosen))
            yield first, second


def _sign(setting: Setting, profile: Term) -> SignEvidence | None:
    """What shows that the transform of another profile is not negative; None if nothing does."""
    of_factor = Setting(profile, setting.dimension, setting.conditions)
    for method in (monotone.decide, askey.decide):
        found = method(of_factor)
        if found is not None and isinstance(found.claim, TransformSign) and isinstance(found.evidence, SignEvidence):
            return found.evidence
    return None
