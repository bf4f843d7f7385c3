"""Costs whose Fourier transform is no function: those that do not decay, and waves of one wave number."""

from fractions import Fraction

from mfsym.costs.tidy import tidied
from mfsym.kernel.asymptotics import behaviour
from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.interval import Interval
from mfsym.kernel.term import ONE, Apply, R, Term, contains, negative, product, quotient, subterms, total


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


def order_of_pole(profile: Term, dimension: Term, conditions: tuple[Term, ...]) -> Term | None:
    """The p for which the profile is like r^(-p) near r = 0, if that is certainly not integrable; else None.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(order_of_pole(parse("exp(-r)/r^3 + 1/r"), parse("3"), ()))
    '3'
    """
    where = domain(conditions)
    found = behaviour(profile, where)
    if found is None or found.speed != 0:
        return None
    excess = enclose(total(dimension, found.exponent), where)
    certain = excess.upper is not None and excess.upper <= 0
    return tidied(negative(found.exponent)) if certain else None


def wave_number(profile: Term, dimension: Term) -> Term | None:
    """The number a > 0 for which the Laplacian of the profile is -a^2 times the profile; None where none is seen.

    Then (a^2 - k^2) times the transform is 0 away from k = 0, so that it is a distribution on the sphere |k| = a.

    >>> from mfsym.kernel.grammar import parse, text
    >>> from mfsym.kernel.term import number
    >>> text(wave_number(parse("sin(2*r)/r"), number(3))), wave_number(parse("exp(-r)"), number(3))
    ('2', None)
    """
    if any(isinstance(sub, Apply) and sub.function in ("if", "max", "min") for sub in subterms(profile)):
        return None
    waves = [sub for sub in subterms(profile) if isinstance(sub, Apply) and sub.function in ("sin", "cos", "besselj")]
    if not waves:
        return None
    slope = derivative(profile, R)
    laplacian = total(derivative(slope, R), product(total(dimension, negative(ONE)), quotient(ONE, R), slope))
    for wave in waves:
        a = tidied(quotient(wave.arguments[-1], R))
        if not contains(a, R) and equal(laplacian, negative(product(a, a, profile))):
            return a
    return None
