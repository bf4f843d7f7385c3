"""Costs that have no Fourier transform because they do not decay: seen rigorously, on [R, oo) for growing R."""

from fractions import Fraction

from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.interval import Interval
from mfsym.kernel.term import R, Term


def stays_away_from_zero(profile: Term, conditions: tuple[Term, ...]) -> bool:
    """Is the profile certainly >= some c > 0, or <= some c < 0, for all large r?

    >>> from mfsym.kernel.grammar import parse
    >>> stays_away_from_zero(parse("log(r)"), ()), stays_away_from_zero(parse("exp(-r)"), ())
    (True, False)
    """
    where = domain(conditions)
    for doublings in range(0, 24, 4):
        value = enclose(profile, where.with_box(R, Interval(Fraction(2**doublings), None)))
        if (value.lower is not None and value.lower > 0) or (value.upper is not None and value.upper < 0):
            return True
    return False
