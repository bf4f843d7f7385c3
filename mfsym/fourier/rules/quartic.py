"""1/(r^4 + c) for d = 1, with c = 4 a^4, is the transform of exp(-a r)(cos(a r) + sin(a r)) read backwards."""

from fractions import Fraction

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.radial_integral import decaying
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, Power, number, power, quotient, substitute

_PARTS = (parse("exp(-a*r)*cos(a*r)"), parse("exp(-a*r)*sin(a*r)"))
_PROFILE = parse("exp(-a*r)*cos(a*r) + exp(-a*r)*sin(a*r)")
_TRANSFORM = parse("8*a^3/(k^4 + 4*a^4)")
_FACTOR = parse("1/(8*a^3)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent, draft.dimension) != (ZERO, ZERO, ZERO, ONE):
        return None
    match shape.other:
        case Power(base, exponent) if exponent == number(-1):
            powers = powers_of_r(base)
        case _:
            return None
    if powers is None or powers.keys() != {0, 4} or powers[4] != ONE:
        return None
    rate = tidied(power(quotient(powers[0], number(4)), number(Fraction(1, 4))))
    values = {"a": rate}
    places = [decaying(draft, tidied(substitute(part, values))) for part in _PARTS]
    known = [place for place in places if place is not None]
    if len(known) < len(places):
        return None
    profile, transform = (tidied(substitute(side, values)) for side in (_PROFILE, _TRANSFORM))
    place = draft.add(
        "linearity",
        known,
        [("coefficient0", ONE), ("coefficient1", ONE)],
        Pair(profile, draft.dimension, transform, "integrable"),
    )
    return read_backwards(draft, place, tidied(substitute(_FACTOR, values)))
