"""Least energies of uniform laws for powers and logarithms of the distance: sums of powers, and many bodies.

With w(L t) = sum of c t^e on an interval of length L, and H(p) the sum of k^(-p) over k = 1, ..., N - 1,

    V_N = sum over k of (N - k) w(L k/N) = sum of c (N^(1-e) H(-e) - N^(-e) H(-e-1)),

and c log(t) adds c (log(1! 2! ... (N-1)!) - N (N-1)/2 log(N)), as j! collects the factors k <= j.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq

from mfsym.costs.shape import addends_of, shape_of
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Number,
    R,
    Sum,
    Symbol,
    Term,
    difference,
    free_symbols,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

LOG_R = Apply("log", (R,))
FACTORIALS = "log(1!*2!*...*(N - 1)!)"
SUMS = "H(p) = 1 + 2^(-p) + ... + (N - 1)^(-p)"
CONSTANTS = "zeta is that of Riemann, and euler = 0.5772..."

Expansion = dict[tuple[Term, str], Term]
"""The coefficients of N to a power, times a constant or log(N) that formulas have no name for."""


@dataclass(frozen=True)
class Powers:
    """The function ``logarithm`` log(t) + the sum of c t^e over ``powers`` (c, e) of 0 < t < 1."""

    powers: tuple[tuple[Term, Term], ...]
    logarithm: Term


def powers_of(profile: Term, length: Fraction) -> Powers:
    """The profile w(L t) as powers of t and a logarithm, for the ``length`` L.

    Refuses: NoEvidence if it is no sum of c r^e and c log(r).

    >>> [(text(c), text(e)) for c, e in powers_of(parse("1/r - r"), Fraction(2)).powers]
    [('1/2', '-1'), ('-2', '1')]
    """
    written, scale = tidied(profile), number(length)
    powers: dict[Term, Term] = defaultdict(lambda: ZERO)
    logarithm = ZERO
    for term in addends_of(written):
        shape = shape_of(term)
        if shape is None or (shape.quadratic, shape.linear) != (ZERO, ZERO):
            raise NoEvidence("the profile is no sum of powers of r and a logarithm")
        if shape.other == LOG_R and shape.exponent == ZERO:
            logarithm = tidied(total(logarithm, shape.coefficient))
            powers[ZERO] = tidied(total(powers[ZERO], product(shape.coefficient, Apply("log", (scale,)))))
        elif shape.other == ONE:
            scaled = product(shape.coefficient, power(scale, shape.exponent))
            powers[shape.exponent] = tidied(total(powers[shape.exponent], scaled))
        else:
            raise NoEvidence("the profile is no sum of powers of r and a logarithm")
    return Powers(tuple((c, e) for e, c in powers.items() if c != ZERO), logarithm)


def in_sums(found: Powers) -> str:
    """V_N through the sums H(p), and through factorials.

    >>> in_sums(powers_of(parse("1/r"), Fraction(1)))
    'N^2*H(1) - N*(N - 1), where H(p) = 1 + 2^(-p) + ... + (N - 1)^(-p)'
    >>> in_sums(powers_of(parse("-log(r)"), Fraction(1)))
    '-(log(1!*2!*...*(N - 1)!) - N*(N - 1)/2*log(N))'
    """
    sums: dict[Term, Term] = defaultdict(lambda: ZERO)
    for c, e in found.powers:
        for exponent, factor in ((e, product(c, _bodies(difference(ONE, e)))), (_next(e), _lower(c, e))):
            order = tidied(negative(exponent))
            sums[order] = tidied(total(sums[order], factor))
    addends = [_times(factor, _sum(order)) for order, factor in sums.items() if factor != ZERO]
    if found.logarithm != ZERO:
        addends.append(_times(found.logarithm, f"({FACTORIALS} - N*(N - 1)/2*log(N))"))
    written = _written(addends)
    return f"{written}, where {SUMS}" if "H(" in written else written


def for_many(found: Powers) -> str:
    """V_N for many bodies, up to O(1/N^4), by the Euler-Maclaurin formula; nothing of it is checked by the kernel.

    >>> for_many(powers_of(parse("1/r"), Fraction(1)))
    'N^2*log(N) + N^2*euler - N^2 + N/2 - 1/12 + 1/(120*N^2) + O(1/N^4)'
    """
    result: Expansion = defaultdict(lambda: ZERO)
    for c, e in found.powers:
        _add_power(result, c, e)
    # (1 - t) log(t) has the integral -3/4, and is the derivative in e of t^e - t^(e+1) at e = 0.
    for exponent, name, factor in (
        (2, "", "-3/4"), (1, "", "log(2*pi)/2"), (1, "log(N)", "1/2"), (0, "zeta'(-1)", "1"), (0, "log(N)", "-1/12"),
        (-2, "", "-1/240"),
    ):  # fmt: skip
        _add(result, number(exponent), name, product(found.logarithm, parse(factor)))
    addends = [
        _times(tidied(product(factor, _bodies(exponent))), name)
        for (exponent, name), factor in result.items()
        if factor != ZERO
    ]
    return _written([*addends, "O(1/N^4)"])


def poles(found: Powers, where: Domain) -> list[str]:
    """What the parameters must not be for the addends of :func:`for_many` to have values, unless it is certain.

    >>> from mfsym.kernel.enclosure import domain
    >>> poles(powers_of(parse("1/r^s"), Fraction(1)), domain(()))
    ['s != 1', 's != 2']
    """
    # The addends 1/(e + 1) and zeta(-e), for e and e + 1 in place of e: zeta has its only pole at 1.
    terms = dict.fromkeys(tidied(total(e, number(n))) for _, e in found.powers for n in (1, 2))
    return [_is_not_zero(term) for term in terms if not isinstance(term, Number) and not _is_certain(term, where)]


def _is_certain(term: Term, where: Domain) -> bool:
    sign = enclose(term, where)
    return sign.is_positive() or sign.is_negative()


def _is_not_zero(term: Term) -> str:
    for name in sorted(free_symbols(term)):
        symbol = Symbol(name)
        for sign in (1, -1):
            value = tidied(difference(symbol, product(number(sign), term)))
            if name not in free_symbols(value):
                return f"{name} != {text(value)}"
    return f"{text(term)} != 0"


def _add_power(result: Expansion, c: Term, e: Term) -> None:
    # The sum of (k/N)^e over 0 < k < N is N/(e+1) + zeta(-e) N^(-e) - 1/2 + e/(12 N) - e(e-1)(e-2)/(720 N^3) + ...; for
    # e = -1 its first two terms are N (log(N) + euler).  Here it is times N c, less the same for e + 1.
    for exponent, sign in ((e, 1), (_next(e), -1)):
        signed = product(number(sign), c)
        if exponent == number(-1):
            _add(result, number(2), "log(N)", signed)
            _add(result, number(2), "euler", signed)
            continue
        _add(result, number(2), "", quotient(signed, _next(exponent)))
        order, bodies = tidied(negative(exponent)), tidied(difference(ONE, exponent))
        value = zeta(rational_value(normal(exponent)))
        if value is None:
            _add(result, bodies, f"zeta({text(order)})", signed)
        else:
            _add(result, bodies, "", product(signed, number(value)))
    _add(result, ZERO, "", product(number(Fraction(-1, 12)), c))
    _add(result, number(-2), "", product(number(Fraction(1, 240)), c, e, difference(e, ONE)))


def zeta(exponent: Fraction | None) -> Fraction | None:
    """Riemann's zeta function at -n, for the integers n >= 0; ``None`` elsewhere.

    >>> zeta(Fraction(1)), zeta(Fraction(1, 2))
    (Fraction(-1, 12), None)
    """
    if exponent is None or exponent.denominator != 1 or exponent < 0:
        return None
    bernoulli = fmpq.bernoulli(int(exponent) + 1)
    # With B_1 = -1/2.
    sign = 1 if exponent == 0 else -1
    return Fraction(sign * int(bernoulli.p), int(bernoulli.q) * (int(exponent) + 1))


def _add(result: Expansion, exponent: Term, name: str, factor: Term) -> None:
    result[exponent, name] = tidied(total(result[exponent, name], factor))


def _next(exponent: Term) -> Term:
    return tidied(total(exponent, ONE))


def _bodies(exponent: Term) -> Term:
    return power(parse("N"), tidied(exponent))


def _lower(c: Term, e: Term) -> Term:
    return product(number(-1), c, _bodies(negative(e)))


def _sum(order: Term) -> str:
    """H(p), or what it is for p = 0 and p = -1."""
    return {"0": "(N - 1)", "-1": "N*(N - 1)/2"}.get(text(order), f"H({text(order)})")


def _times(factor: Term, name: str) -> str:
    """The product as text; without a ``name``, the factor."""
    shown = text(factor)
    if not name:
        return shown
    if isinstance(factor, Sum):
        return f"({shown})*{name}"
    if shown.startswith("-"):
        return f"-{_times(tidied(negative(factor)), name)}"
    return name if shown == "1" else f"{shown}*{name}"


def _written(addends: list[str]) -> str:
    return " + ".join(addends).replace("+ -", "- ")
