"""Exact equality of terms: a normal form, and a zero test behind it.

    >>> from mfsym.kernel.grammar import parse
    >>> equal(parse("(2*pi/s^2)^(d/2)"), parse("2^(d/2)*pi^(d/2)/s^d"))
    True
    >>> equal(parse("1/(a + b) - 1/a"), parse("-b/(a*(a + b))"))
    True
    >>> equal(parse("tanh(x)^2 + 4/(exp(x) + exp(-x))^2"), parse("sin(x)^2 + cos(x)^2"))
    True

Answering True is a proof, for **terms that are defined** and symbols that are positive; answering False only means that
no proof was found.
"""

from collections import defaultdict
from fractions import Fraction
from functools import cache

from mfsym.kernel.monomials import Base, Monomial, Poly, argument_of, inner_sum, size, whole_part
from mfsym.kernel.normal_arithmetic import (
    LARGEST_EXPANDED_POWER,
    content_and_rest,
    poly_constant,
    poly_power,
    poly_product,
    poly_scaled,
    poly_sum,
    rational_value,
)
from mfsym.kernel.normal_form import applied, normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    Apply,
    Number,
    Symbol,
    Term,
    difference,
    negative,
    number,
    parts,
    product,
    quotient,
    rebuild,
    substitute,
    subterms,
    total,
)

MOST_SUMS = 60
"""Formulas with more different sums below fraction bars, or in roots, are not compared."""

HIGHEST_ORDER = 30
"""Spherical Bessel functions of higher order are not written out."""

_X = Symbol("x")
_UP, _DOWN = Apply("exp", (_X,)), Apply("exp", (negative(_X),))
_IDENTITIES = {
    "sinh": quotient(difference(_UP, _DOWN), number(2)),
    "cosh": quotient(total(_UP, _DOWN), number(2)),
    "tanh": quotient(difference(_UP, _DOWN), total(_UP, _DOWN)),
    "sech": quotient(number(2), total(_UP, _DOWN)),
    "erfc": difference(ONE, Apply("erf", (_X,))),
}


def equal(left: Term, right: Term) -> bool:
    """Is there a proof that the two terms are equal wherever both are defined?"""
    if _vanishes(_difference(left, right), waves=False):
        return True
    functions = {sub.function for side in (left, right) for sub in subterms(side) if isinstance(sub, Apply)}
    if not functions & {*_IDENTITIES, "sphericalj", "sin", "cos", "gamma", "log"}:
        return False
    written = _difference(with_fewer_functions(left), with_fewer_functions(right))
    return _vanishes(with_common_gammas(_with_split_logarithms(written)), waves=True)


def _difference(left: Term, right: Term) -> Poly:
    return poly_sum((normal(left), poly_scaled(normal(right), Fraction(-1))))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The term with ``new`` wherever a subterm equals ``old``, except under an integral.

    (Equations speak about values, and the variable of an integral has none.)
    """
    if isinstance(term, Apply) and term.function == "integral":
        return term
    if isinstance(term, type(old)) and equal(term, old):
        return new
    return rebuild(term, tuple(replaced(part, old, new) for part in parts(term)))


def _vanishes(poly: Poly, waves: bool) -> bool:
    """Is the normal form zero?  Sums in the bases are cleared one after the other.

    Group the monomials by the exponent of one such sum S up to integers: S^(x+n) = S^x S^n.  If in each group the
    cofactor of S^x S^(least n), multiplied out, is zero, so is everything.  With ``waves``, products of sines and
    cosines are written as sums in the end.
    """
    if not poly:
        return True
    sums = {base for monomial, _ in poly for base, _ in monomial if base[0] == "sum"}
    if not sums:
        return waves and not poly_sum(poly_scaled(as_waves(monomial), c) for monomial, c in poly)
    if len(sums) > MOST_SUMS:
        raise Refused("a formula has too many sums to be compared")
    # The largest sum first: then multiplying out brings back only smaller ones.
    chosen = max(sums, key=size)
    groups: dict[Poly, list[tuple[int, Poly]]] = defaultdict(list)
    for monomial, coefficient in poly:
        exponent = dict(monomial).get(chosen, frozenset())
        whole = whole_part(exponent)
        others = frozenset((base, power) for base, power in monomial if base != chosen)
        groups[poly_sum((exponent, poly_constant(Fraction(-whole))))].append(
            (whole, frozenset(((others, coefficient),)))
        )
    return all(_vanishes(_cofactor(inner_sum(chosen), group), waves) for group in groups.values())


def _cofactor(base: Poly, group: list[tuple[int, Poly]]) -> Poly:
    least = min(whole for whole, _ in group)
    if max(whole for whole, _ in group) - least > LARGEST_EXPANDED_POWER:
        raise Refused("a formula has powers too far apart to be compared")
    return poly_sum(
        poly_product(cofactor, poly_power(base, poly_constant(Fraction(whole - least)))) for whole, cofactor in group
    )


# --- identities between functions ------------------------------------------------------------------


def with_fewer_functions(term: Term) -> Term:
    """The term with exponentials for hyperbolic functions, 1 - erf for erfc, and sines and cosines for spherical Bessel
    functions, whose argument is not identically 0 (then there is no normal form): by continuity that is enough."""
    written = rebuild(term, tuple(with_fewer_functions(part) for part in parts(term)))
    match written:
        case Apply(function, (argument,)) if function in _IDENTITIES:
            return substitute(_IDENTITIES[function], {_X.name: argument})
        case Apply("sphericalj", (Number(order), argument)) if order.denominator == 1 and 0 <= order <= HIGHEST_ORDER:
            return substitute(_spherical(int(order)), {_X.name: argument})
        case _:
            return written


@cache
def _spherical(order: int) -> Term:
    """j_0 = sin(x)/x, j_1 = (sin(x)/x - cos(x))/x, j_(n+1) = (2n + 1)/x j_n - j_(n-1)."""
    sine = quotient(Apply("sin", (_X,)), _X)
    if order == 0:
        return sine
    if order == 1:
        return quotient(difference(sine, Apply("cos", (_X,))), _X)
    lower, lowest = _spherical(order - 1), _spherical(order - 2)
    return difference(product(quotient(number(2 * order - 1), _X), lower), lowest)


def with_common_gammas(poly: Poly) -> Poly:
    """Gamma functions whose arguments differ by integers, by the least of them: Gamma(x + 1) = x Gamma(x)."""
    least: dict[Poly, int] = {}
    for monomial, _ in poly:
        for base, _ in monomial:
            if base[:2] == ("apply", "gamma"):
                whole, rest = _split(argument_of(base))
                least[rest] = min(whole, least.get(rest, whole))
    return poly_sum(poly_scaled(_lowered(monomial, least), c) for monomial, c in poly) if least else poly


def _with_split_logarithms(poly: Poly) -> Poly:
    """log(1 + a/x) as log(x + a) - log(x), where x is positive: so are all symbols."""
    result = []
    for monomial, coefficient in poly:
        product: Poly = poly_constant(coefficient)
        for base, exponent in monomial:
            factor: Poly = frozenset(((frozenset(((base, exponent),)), Fraction(1)),))
            # The logarithm of 0 means nothing, and stays as it is.
            is_logarithm = base[:2] == ("apply", "log") and argument_of(base)
            if is_logarithm and exponent == poly_constant(Fraction(1)):
                content, rest = content_and_rest(argument_of(base))
                factor = poly_sum((applied("log", (content,)), applied("log", (rest,))))
            product = poly_product(product, factor)
        result.append(product)
    return poly_sum(result)


def _split(argument: Poly) -> tuple[int, Poly]:
    whole = whole_part(argument)
    return whole, poly_sum((argument, poly_constant(Fraction(-whole))))


def _lowered(monomial: Monomial, least: dict[Poly, int]) -> Poly:
    result = poly_constant(Fraction(1))
    for base, exponent in monomial:
        factor: Poly = frozenset(((frozenset(((base, exponent),)), Fraction(1)),))
        if base[:2] == ("apply", "gamma") and rational_value(exponent) == whole_part(exponent):
            whole, rest = _split(argument_of(base))
            steps = range(least[rest], whole)
            if 0 < len(steps) <= LARGEST_EXPANDED_POWER:
                start = poly_sum((rest, poly_constant(Fraction(least[rest]))))
                lowest: Base = ("apply", "gamma", start)
                factor = frozenset(((frozenset(((lowest, exponent),)), Fraction(1)),))
                for step in steps:
                    shifted = poly_sum((rest, poly_constant(Fraction(step))))
                    factor = poly_product(factor, poly_power(shifted, exponent))
        result = poly_product(result, factor)
    return result


def as_waves(monomial: Monomial) -> Poly:
    """A monomial with its product of sines and cosines written as a sum: cos x cos y = (cos(x-y) + cos(x+y))/2, ..."""
    rest: Poly = frozenset(((frozenset(p for p in monomial if not _is_wave(*p)), Fraction(1)),))
    for base, exponent in monomial:
        if _is_wave(base, exponent):
            for _ in range(whole_part(exponent)):
                rest = poly_sum(poly_scaled(_times_wave(m, base), c) for m, c in rest)
    return rest


def _is_wave(base: Base, exponent: Poly) -> bool:
    whole = whole_part(exponent)
    is_count = exponent == poly_constant(Fraction(whole)) and 0 < whole <= LARGEST_EXPANDED_POWER
    return base[0] == "apply" and base[1] in ("sin", "cos") and is_count


def _times_wave(monomial: Monomial, wave: Base) -> Poly:
    """The product of one wave with a monomial that has at most one, as a sum of such."""
    own = [base for base, exponent in monomial if _is_wave(base, exponent)]
    if not own:
        return frozenset(((frozenset((*monomial, (wave, poly_constant(Fraction(1))))), Fraction(1)),))
    others: Poly = frozenset(((frozenset(p for p in monomial if p[0] != own[0]), Fraction(1)),))
    x, y = argument_of(own[0]), argument_of(wave)
    plus, minus = poly_sum((x, y)), poly_sum((x, poly_scaled(y, Fraction(-1))))
    match own[0][1], wave[1]:
        case "cos", "cos":
            both = poly_sum((_wave("cos", minus), _wave("cos", plus)))
        case "sin", "sin":
            both = poly_sum((_wave("cos", minus), poly_scaled(_wave("cos", plus), Fraction(-1))))
        case "sin", "cos":
            both = poly_sum((_wave("sin", plus), _wave("sin", minus)))
        case _:
            both = poly_sum((_wave("sin", plus), poly_scaled(_wave("sin", minus), Fraction(-1))))
    return poly_scaled(poly_product(others, both), Fraction(1, 2))


def _wave(function: str, argument: Poly) -> Poly:
    return applied(function, (argument,))
