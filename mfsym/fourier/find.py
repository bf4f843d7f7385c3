"""Finds the Fourier transform of a radial cost, with its derivation."""

from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier.draft import Draft
from mfsym.fourier.existence import order_of_pole, stays_away_from_zero, wave_number
from mfsym.fourier.search import line_of
from mfsym.kernel.claim import FourierTransform, Setting
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import D, Term, negative, number, power, substitute


def fourier_transform(
    cost: RadialCost, dimension: Term, conditions: tuple[Term, ...] = (), elementary: bool = True
) -> Certificate:
    """The transform of the cost on R^d, as a claim of the kernel with a derivation as evidence.

    ``dimension`` is a positive integer or the symbol ``d``; ``conditions`` are terms assumed > 0, to which those are
    added that the derivation needs.  With ``elementary``, K-Bessel functions of half-integer order are written out.
    Convention: integral of exp(-i k.x) l(|x|) dx.

    Refuses a cost that has no transform (InvalidArgument), and one that no rule reaches (NoEvidence).

    >>> from mfsym.kernel.grammar import text
    >>> from mfsym.kernel.term import number
    >>> certificate = fourier_transform(RadialCost("exp(-a*r)"), number(3))
    >>> text(certificate.claim.transform)
    '8*pi*a/(a^2 + k^2)^2'
    """
    profile = tidied(substitute(cost.profile, {D.name: dimension}))
    return _found(cost.formula, profile, Draft(dimension, conditions, elementary))


def transform_in(setting: Setting) -> Certificate:
    """The transform of the cost of the ``setting`` in its space, as :func:`fourier_transform` finds it."""
    profile = tidied(substitute(setting.profile, {D.name: setting.dimension}))
    return _found(text(profile), profile, Draft(setting.dimension, setting.conditions, elementary=True))


def _found(formula: str, profile: Term, draft: Draft) -> Certificate:
    dimension, conditions = draft.dimension, draft.conditions
    try:
        last = line_of(draft, profile)
    except InvalidArgument as error:
        raise InvalidArgument(f"cost {formula!r} {error}") from None
    except NoEvidence:
        if stays_away_from_zero(profile, conditions):
            raise InvalidArgument(
                f"cost {formula!r} is not integrable: it stays away from 0 as r grows; costs that decay are accepted"
            ) from None
        pole = order_of_pole(profile, dimension, conditions)
        if pole is not None:
            raise InvalidArgument(
                f"cost {formula!r} is not integrable near r = 0 in dimension {text(dimension)}: it is like "
                f"r^(-{text(pole)}) there"
            ) from None
        wave = wave_number(profile, dimension)
        if wave is not None:
            factor = text(negative(power(wave, number(2))))
            raise NoEvidence(
                f"the transform of the cost {formula[:60]!r} is no function: it is a distribution on the sphere "
                f"|k| = {text(wave)}, for the Laplacian of the cost is {factor} times the cost"
            ) from None
        raise
    except Refused as refusal:
        raise NoEvidence(f"the transform of the cost {formula[:60]!r} was not found: {refusal}") from None
    pair = draft.pair(last)
    setting = Setting(profile, dimension, draft.conditions)
    return Certificate(FourierTransform(setting, pair.transform, pair.sense), draft.derivation())
