"""Products of two costs with positive transforms, which have a positive transform themselves."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from mfsym.costs.shape import factors_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import Setting
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, ProductOfCosts, SignEvidence, Waves, WaveTimesCost
from mfsym.kernel.inherited import MOST_WAVES
from mfsym.kernel.term import (
    ONE,
    Apply,
    Number,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    number,
    power,
    product,
    quotient,
)
from mfsym.kernel.wave_means import HIGHEST_SPACE, mean_of_waves
from mfsym.positivity.question import Signs, established, not_negative, of_sign

MOST_FACTORS = 4
"""So many factors are shared out in every way."""

_DISTANCES = tuple(Fraction(n, 8) for n in (8, 1, 3))


def decide(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as those of two factors are; None if none is seen.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.kernel.term import number
    >>> from mfsym.positivity.methods.monotone import decide as monotone
    >>> from mfsym.positivity.methods.askey import decide as askey
    >>> signs = lambda setting: monotone(setting) or askey(setting)
    >>> decide(Setting(parse("max(1 - r, 0)^2*exp(-r)"), number(3)), signs).claim.sign
    'positive'
    """
    shown: list[WaveTimesCost | Waves | ProductOfCosts] = []
    waves = waves_alone(setting)
    if waves is not None:
        shown.append(waves)
    for space, frequency, rest in _waves_taken_out(setting) if waves is None else ():
        sign = _sign(setting, rest, signs) or _evidence(decide(replace(setting, profile=rest), signs))
        if sign is not None:
            shown.append(WaveTimesCost(space, frequency, rest, sign))
    for first, second in _two_factors(setting.profile):
        one, other = _sign(setting, first, signs), _sign(setting, second, signs)
        if one is not None and other is not None:
            shown += [ProductOfCosts(first, one, second, other, at) for at in _DISTANCES]
    found = (established(evidence, claim) for claim in not_negative(setting) for evidence in shown)
    return next((certificate for certificate in found if certificate is not None), None)


def waves_alone(setting: Setting) -> Waves | None:
    """The profile as a positive constant times means of plane waves of one frequency; None if it is no such product."""
    spaces: tuple[int, ...] = ()
    last, size = None, _with_squares(setting.profile)
    while contains(size, R):
        found = next(_waves_taken_out(replace(setting, profile=size)), None)
        if found is None or (last is not None and found[1] != last) or len(spaces) == MOST_WAVES:
            return None
        space, last, size = found
        spaces = (*spaces, space)
    positive = enclose(size, domain(setting.conditions)).is_positive()
    return Waves(size, last, spaces) if last is not None and positive else None


def _with_squares(profile: Term) -> Term:
    """The profile with 2 sin(x/2)^2 for 1 - cos(x), where that is what its addends have not in common."""
    profile = _with_common_factors(profile)
    factors = factors_of(profile)
    return product(*map(_square, factors))


def _square(factor: Term) -> Term:
    match factor:
        case Power(base, exponent) if isinstance(base, Sum) and not contains(exponent, R):
            return power(_square(base), exponent)
        case Sum((one, two)):
            for constant, wave in ((one, two), (two, one)):
                match wave:
                    case Product((Number(minus), Apply("cos", (angle,)))) if minus == -1 and constant == ONE:
                        half = Apply("sin", (tidied(quotient(angle, number(2))),))
                        return product(number(2), power(half, number(2)))
    return factor


def _waves_taken_out(setting: Setting) -> Iterator[tuple[int, Term, Term]]:
    """n, b and the rest for a profile that is the rest times the mean of plane waves over the sphere |q| = b of R^n."""
    factors = factors_of(setting.profile)
    waves = {factor.base if isinstance(factor, Power) else factor for factor in factors}
    for wave in waves:
        match wave:
            case Apply("sin" | "cos" as function, (argument,)):
                space = 3 if function == "sin" else 1
            case Apply("besselj", (Number(order), argument)) if (2 * order).denominator == 1:
                space = int(2 * order) + 2
            case _:
                continue
        frequency = tidied(quotient(argument, R))
        fits = isinstance(setting.dimension, Number) and setting.dimension.value <= space <= HIGHEST_SPACE
        if fits and not contains(frequency, R):
            yield space, frequency, tidied(quotient(setting.profile, mean_of_waves(space, frequency)))


def _two_factors(profile: Term) -> Iterator[tuple[Term, Term]]:
    """The ways to write the profile as a product of two functions of r."""
    profile = _with_common_factors(profile)
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


def _with_common_factors(profile: Term) -> Term:
    """A sum as the product of what all its addends have in common and the rest."""
    if not isinstance(profile, Sum):
        return profile
    addends = [factors_of(part) for part in profile.terms]
    common = [factor for factor in addends[0] if contains(factor, R) and all(factor in other for other in addends)]
    return product(*common, tidied(quotient(profile, product(*common)))) if common else profile


def _sign(setting: Setting, profile: Term, signs: Signs) -> SignEvidence | None:
    """What shows that the transform of another profile is not negative; None if nothing does."""
    return _evidence(signs(Setting(profile, setting.dimension, setting.conditions)))


def _evidence(found: Certificate | None) -> SignEvidence | None:
    seen = of_sign(found)
    return None if seen is None else seen[1]
