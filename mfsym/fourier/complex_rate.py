"""r^n exp(-a r) and exp(-a r^2) times a cosine or a sine: real and imaginary parts of transforms at a complex rate.

With z = p + i q and S = z^2 + k^2 = (p + i(q + k)) (p + i(q - k)), the transform of r^n exp(-z r) is a polynomial in z
and k^2 times S^(-e); |S|^2 = (p^2 + (q + k)^2) (p^2 + (q - k)^2), and the argument of S is a sum of two arctangents.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.costs.shape import Shape, factors_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import factored, tidied, written
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.fourier.parameters import fresh
from mfsym.fourier.rules import exponential, gaussian, power_exponential, yukawa
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.monomials import Poly
from mfsym.kernel.normal_arithmetic import poly_constant, rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    K,
    Number,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    difference,
    negative,
    number,
    parts,
    power,
    product,
    quotient,
    rebuild,
    substitute,
    subterms,
    total,
)

Complex = tuple[Term, Term]
"""A real and an imaginary part."""

_BELOW = (parse("p^2 + (q + k)^2"), parse("p^2 + (q - k)^2"))
_CONJUGATE = (parse("p^2 - q^2 + k^2"), parse("-2*p*q"))
_ANGLE = parse("atan((q + k)/p) + atan((q - k)/p)")
_RATE, _FREQUENCY = parse("p"), parse("q")
_CHIRP = parse("(pi/sqrt(p^2 + q^2))^(d/2)*exp(-p*k^2/(4*(p^2 + q^2)))")
_PHASE = parse("q*k^2/(4*(p^2 + q^2)) - d/2*atan(q/p)")


def derive(shape: Shape, wave: str, frequency: Term, draft: Draft) -> int | None:
    """The line with the pair of a shape without other factors times cos or sin of ``frequency`` r; None for others."""
    if shape.linear == ZERO or (shape.quadratic, shape.other) != (ZERO, ONE):
        return None
    p, q = _symbols(shape, frequency, draft)
    plain = Shape(ONE, ZERO, p, shape.exponent, ONE)
    rules = (exponential, yukawa, power_exponential)
    place = next((place for rule in rules if (place := rule.derive(plain, draft)) is not None), None)
    if place is None:
        return None
    both = _parts(draft.pair(place).transform, p, q)
    return None if both is None else _line(draft, place, wave, R, (p, q), both, (shape.linear, frequency))


def chirp(shape: Shape, wave: str, frequency: Term, draft: Draft) -> int | None:
    """The same for a Gaussian times cos or sin of ``frequency`` r^2."""
    if shape.quadratic == ZERO or (shape.linear, shape.exponent, shape.other) != (ZERO, ZERO, ONE):
        return None
    p, q = _symbols(shape, frequency, draft)
    place = gaussian.derive(Shape(ONE, p, ZERO, ZERO, ONE), draft)
    if place is None:
        return None
    values = {"p": p, "q": q, D.name: draft.dimension}
    size, phase = substitute(_CHIRP, values), substitute(_PHASE, values)
    both = product(size, Apply("cos", (phase,))), negative(product(size, Apply("sin", (phase,))))
    return _line(draft, place, wave, power(R, number(2)), (p, q), both, (shape.quadratic, frequency))


def _symbols(shape: Shape, frequency: Term, draft: Draft) -> tuple[Term, Term]:
    p = fresh(shape.linear, shape.quadratic, frequency, *draft.conditions, wished="p")
    return p, fresh(p, shape.linear, shape.quadratic, frequency, *draft.conditions, wished="q")


def _line(
    draft: Draft,
    place: int,
    wave: str,
    exponent: Term,
    symbols: tuple[Term, Term],
    both: tuple[Term, Term],
    values: tuple[Term, Term],
) -> int:
    pair = draft.pair(place)
    terms = [("rate", symbols[0]), ("frequency", symbols[1]), ("exponent", exponent)]
    terms += [("real", both[0]), ("imaginary", both[1])]
    turned = product(pair.profile, Apply(wave, (product(symbols[1], exponent),)))
    found = Pair(turned, pair.dimension, both[0] if wave == "cos" else both[1], "tempered")
    place = draft.add("complex-rate-cosine" if wave == "cos" else "complex-rate-sine", [place], terms, found)
    named = {str(getattr(s, "name", "")): v for s, v in zip(symbols, values, strict=True)}
    changed = {name: value for name, value in named.items() if value != parse(name)}
    if changed:
        profile, transform = tidied(substitute(found.profile, changed)), _written(substitute(found.transform, changed))
        place = draft.add("substitute", [place], changed.items(), Pair(profile, pair.dimension, transform, "tempered"))
    return regular_if_seen(draft, place)


def _written(term: Term) -> Term:
    """The term with its polynomials tidied, but for the bases of powers, which are seen to be positive as they are."""
    if not any(isinstance(sub, Apply) and sub.function == "atan" for sub in subterms(term)):
        return shortest(tidied(term))
    match term:
        case Sum() | Product():
            return rebuild(term, tuple(_written(part) for part in parts(term)))
        case Apply(function, arguments):
            tidy = _written if function in ("cos", "sin") else factored
            return Apply(function, tuple(tidy(part) for part in arguments))
        case _:
            return term


# --- complex numbers in terms of real ones ---------------------------------------------------------


def _parts(transform: Term, rate: Term, frequency: Term) -> tuple[Term, Term] | None:
    """U and V with U - iV the transform at rate p + iq; None if it is not of the kind that this module is about."""
    factors = factors_of(transform)
    constant, numerator, exponent = ONE, ONE, ZERO
    for factor in _with_inverses(factors):
        match factor:
            case Power(Sum() as base, e) if contains(base, rate) and _is_below(base, rate):
                exponent = tidied(total(exponent, negative(e)))
            case Sum() as base if contains(base, rate) and _is_below(base, rate):
                exponent = tidied(total(exponent, negative(ONE)))
            case _ if contains(factor, rate):
                numerator = product(numerator, factor)
            case _:
                constant = product(constant, factor)
    polynomial = _powers(normal(numerator), rate)
    if polynomial is None or exponent == ZERO:
        return None
    (real, imaginary) = _at_complex(polynomial)
    if isinstance(exponent, Number) and exponent.value.denominator == 1:
        return _rational_parts(constant, (real, imaginary), int(exponent.value), {"p": rate, "q": frequency})
    # N(p + iq) = real + i imaginary, and S^(-e) = |S|^(-e) (cos(e angle) - i sin(e angle)).
    angle = product(factored(exponent), _ANGLE)
    cosine, sine = Apply("cos", (angle,)), Apply("sin", (angle,))
    root = factored(product(number(Fraction(1, 2)), exponent))
    size = quotient(constant, product(*(power(below, root) for below in _BELOW)))
    named = {"p": rate, "q": frequency}
    u = product(size, total(product(real, cosine), product(imaginary, sine)))
    v = product(size, difference(product(real, sine), product(imaginary, cosine)))
    return substitute(u, named), substitute(v, named)


def _rational_parts(constant: Term, numerator: Complex, exponent: int, named: Mapping[str, Term]) -> tuple[Term, Term]:
    """The same for a whole exponent: S^(-e) is the e-th power of the conjugate of S over |S|^(2e)."""
    real, imaginary = numerator
    for _ in range(exponent):
        real, imaginary = (
            tidied(total(product(real, _CONJUGATE[0]), negative(product(imaginary, _CONJUGATE[1])))),
            tidied(total(product(real, _CONJUGATE[1]), product(imaginary, _CONJUGATE[0]))),
        )
    below = product(*(power(factor, number(exponent)) for factor in _BELOW))
    u, v = (quotient(product(constant, shortest(part)), below) for part in (real, tidied(negative(imaginary))))
    return substitute(u, named), substitute(v, named)


def _with_inverses(factors: tuple[Term, ...]) -> list[Term]:
    result: list[Term] = []
    for factor in factors:
        match factor:
            case Power(Product(inner), e):
                result.extend(power(part, e) for part in inner)
            case Power(Power(base, inner_e), e):
                result.append(power(base, product(inner_e, e)))
            case _:
                result.append(factor)
    flat: list[Term] = []
    for factor in result:
        match factor:
            case Power(Power(base, inner_e), e):
                flat.append(power(base, product(inner_e, e)))
            case _:
                flat.append(factor)
    return flat


def _is_below(base: Term, rate: Term) -> bool:
    return normal(base) == normal(total(power(rate, number(2)), power(K, number(2))))


def _powers(poly: Poly, rate: Term) -> Mapping[int, Term] | None:
    """The coefficients of a polynomial in the rate, by power."""
    symbol = ("symbol", getattr(rate, "name", ""))
    result: dict[int, list[Term]] = {}
    for monomial, coefficient in poly:
        power_of_rate = rational_value(dict(monomial).get(symbol, poly_constant(Fraction(0))))
        if power_of_rate is None or power_of_rate.denominator != 1 or power_of_rate < 0:
            return None
        rest = frozenset((base, e) for base, e in monomial if base != symbol)
        result.setdefault(int(power_of_rate), []).append(written(frozenset(((rest, coefficient),))))
    return {degree: total(*terms) for degree, terms in result.items()}


def _at_complex(polynomial: Mapping[int, Term]) -> Complex:
    real: list[Term] = []
    imaginary: list[Term] = []
    for degree, coefficient in polynomial.items():
        one, i = _power_of_z(degree)
        real.append(product(coefficient, one))
        imaginary.append(product(coefficient, i))
    return tidied(total(*real)), tidied(total(*imaginary))


def _power_of_z(n: int) -> Complex:
    result: Complex = (ONE, ZERO)
    for _ in range(n):
        real, imaginary = result
        result = (
            difference(product(real, _RATE), product(imaginary, _FREQUENCY)),
            total(product(real, _FREQUENCY), product(imaginary, _RATE)),
        )
    return result
