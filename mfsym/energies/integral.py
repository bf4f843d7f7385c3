"""Finds integrals over (0, oo): antiderivatives of powers of r times exponentials, and cited integrals.

An addend is c r^n exp(-a r - b r^2), cut off at some distance or not.  For integer n it has an antiderivative with
erfc; for other n the integral is one of Euler's.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from mfsym.costs.shape import Shape, addends_of, factors_of, powers_of_r, shape_of
from mfsym.costs.tidy import tidied
from mfsym.energies.half_integers import half_integer_power
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import text
from mfsym.kernel.integrals import integral_of, value_at_zero
from mfsym.kernel.piecewise import pieces, resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    BOUND,
    ONE,
    PI,
    ZERO,
    Apply,
    K,
    Number,
    Power,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)

Transforms = Callable[[Term, Term], Certificate]
"""The transform of a profile in a dimension."""

HIGHEST_POWER = 60
_HALF = number(Fraction(1, 2))
_TWO = number(2)


def integral(integrand: Term, where: Domain, transforms: Transforms) -> Derivation:
    """A derivation that ends in an equation for the integral of a function of r over (0, oo).

    Refuses (NoEvidence) what no rule reaches.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(integral(parse("r^2*exp(-a*r)"), domain(()), None).steps[-1].conclusion.right)
    '2/a^3'
    """
    for end in _ends(integrand):
        try:
            if equal(resolved(integrand, end, False, where), ZERO):
                inside = tidied(resolved(integrand, end, True, where))
                return Derivation((_by_antiderivative(integrand, inside, end, where),))
        except Refused:
            continue
    written = tidied(integrand)
    if not any(isinstance(part, Apply) and part.function == "if" for part in subterms(integrand)):
        try:
            return Derivation((_by_antiderivative(integrand, written, None, where),))
        except NoEvidence:
            pass
    else:
        try:
            return Derivation((_in_pieces(integrand, where),))
        except NoEvidence:
            pass
    addends = addends_of(written)
    split = total(*(without_squares_above(addend) for addend in addends))
    addends = addends_of(split)
    try:
        return _sum([_one(addend, where) for addend in addends], integrand)
    except NoEvidence:
        return _at_zero(integrand, transforms)


def _ends(profile: Term) -> Iterator[Term]:
    """Where the conditions of a profile may change: the roots of linear functions of r."""
    for sub in subterms(profile):
        match sub:
            case Apply("max" | "min" | "less" | "lessequal", (first, second)):
                powers = powers_of_r(difference(first, second))
                if powers is not None and powers.keys() == {0, 1}:
                    yield tidied(negative(quotient(powers[0], powers[1])))


def _by_antiderivative(integrand: Term, written: Term, end: Term | None, where: Domain) -> Step:
    addends = addends_of(written)
    primitive = total(*(antiderivative(addend, where, to_infinity=end is None) for addend in addends))
    value = negative(value_at_zero(primitive, where))
    terms = [("integrand", integrand), ("primitive", primitive)]
    if end is not None:
        terms.append(("end", end))
        value = total(substitute(primitive, {R.name: end}), value)
    return Step("antiderivative", (), tuple(terms), Equation(integral_of(integrand, R), tidied(value)))


def _in_pieces(integrand: Term, where: Domain) -> Step:
    try:
        ends, branches = pieces(integrand, where)
    except Refused as reason:
        raise NoEvidence(f"the integrand is not given in pieces: {reason}") from None
    terms, values = [("integrand", integrand)], []
    for place, inside in enumerate(map(tidied, branches)):
        last = place == len(ends)
        if last and inside == ZERO:
            continue
        addends = addends_of(inside)
        primitive = total(*(antiderivative(addend, where, place == 0, last) for addend in addends))
        terms.append((f"primitive{place}", primitive))
        start = substitute(primitive, {R.name: ends[place - 1]}) if place else value_at_zero(primitive, where)
        values.append(negative(start))
        if not last:
            values.append(substitute(primitive, {R.name: ends[place]}))
    return Step("piecewise", (), tuple(terms), Equation(integral_of(integrand, R), tidied(total(*values))))


def antiderivative(addend: Term, where: Domain, from_zero: bool = True, to_infinity: bool = True) -> Term:
    """An antiderivative in r, continuous for r > 0 or ``from_zero`` on, which vanishes at infinity if it is to.

    Refuses (NoEvidence) where there is none among the terms.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(tidied(antiderivative(parse("r*exp(-r)"), domain(()))))
    '-r*exp(-r) - exp(-r)'
    """
    shape = shape_of(addend)
    if shape is not None and _is_half_integer(shape.exponent) and shape.quadratic == ZERO != shape.linear:
        return product(shape.coefficient, half_integer_power(shape))
    if shape is None or shape.other != ONE:
        raise NoEvidence("the integrand is not a sum of powers of r times exponentials")
    n = shape.exponent
    if shape.linear == ZERO == shape.quadratic:
        higher = tidied(total(n, ONE))
        if higher == ZERO and not (from_zero or to_infinity):
            return product(shape.coefficient, Apply("log", (R,)))
        sign = enclose(higher, where)
        if (from_zero and not sign.is_positive()) or (to_infinity and not sign.is_negative()) or higher == ZERO:
            raise NoEvidence(f"the integral of r^({text(n)}) is not seen to converge; a condition on parameters may do")
        return product(shape.coefficient, quotient(power(R, higher), higher))
    if not (isinstance(n, Number) and n.value.denominator == 1 and 0 <= n.value <= HIGHEST_POWER):
        raise NoEvidence("a power of r has no elementary antiderivative")
    return product(shape.coefficient, _by_parts(int(n.value), shape.linear, shape.quadratic))


def _is_half_integer(exponent: Term) -> bool:
    return isinstance(exponent, Number) and exponent.value.denominator == 2 and 0 < exponent.value <= HIGHEST_POWER


def _by_parts(n: int, a: Term, b: Term) -> Term:
    """The antiderivative of r^n exp(-a r - b r^2) that vanishes at infinity."""
    decay = product(
        *(Apply("exp", (negative(part),)) for part in (product(a, R), product(b, power(R, _TWO))) if part != ZERO)
    )
    if b == ZERO:
        result = ZERO
        falling = Fraction(1)
        for j in range(n + 1):
            below = power(a, number(j + 1))
            result = total(result, quotient(product(number(falling), power(R, number(n - j)) if j < n else ONE), below))
            falling *= n - j
        return negative(product(result, decay)) if n else negative(quotient(decay, a))
    # b r^2 + a r = (sqrt(b) r + a/(2 sqrt(b)))^2 - a^2/(4 b)
    root = power(b, _HALF)
    shift = quotient(a, product(_TWO, root))
    front = product(negative(_HALF), power(quotient(PI, b), _HALF), Apply("exp", (power(shift, _TWO),)))
    bell = product(front, Apply("erfc", (total(product(root, R), shift),)))
    # I_n = A_n bell + B_n E, by (r^(n-1) E)' = (n-1) r^(n-2) E - a r^(n-1) E - 2 b r^n E.
    lower, current = (ZERO, ZERO), (ONE, ZERO)
    for j in range(1, n + 1):
        fall = (ZERO, negative(power(R, number(j - 1)) if j > 1 else ONE))
        step = [
            tidied(quotient(total(product(number(j - 1), x), negative(product(a, y)), z), product(_TWO, b)))
            for x, y, z in zip(lower, current, fall, strict=True)
        ]
        lower, current = current, (step[0], step[1])
    return total(product(current[0], bell), product(current[1], decay))


# --- cited integrals -------------------------------------------------------------------------------


def _one(addend: Term, where: Domain) -> tuple[Term, Step]:
    """A coefficient, and the line with the integral of the rest."""
    try:
        return ONE, _by_antiderivative(addend, addend, None, where)
    except NoEvidence:
        pass
    squared = _bessel_square(addend)
    if squared is not None:
        return squared
    shape = shape_of(addend)
    fraction = None if shape is None else _gaussian_fraction(shape)
    if fraction is not None:
        return fraction
    if shape is None or shape.other != ONE:
        raise NoEvidence("the integrand is not a sum of powers of r times exponentials")
    s = tidied(total(shape.exponent, ONE))
    if not enclose(s, where).is_positive():
        raise NoEvidence("the integral is not seen to converge at 0")
    if shape.quadratic == ZERO and shape.linear != ZERO:
        return shape.coefficient, _fact("gamma-integral", s=s, p=shape.linear)
    if shape.linear == ZERO and shape.quadratic != ZERO:
        return shape.coefficient, _fact("gaussian-moment", s=s, p=shape.quadratic)
    raise NoEvidence("the integral has no closed form among the rules")


def _bessel_square(addend: Term) -> tuple[Term, Step] | None:
    factors = factors_of(addend)
    for factor in factors:
        match factor:
            case Power(Apply("besselj", (order, argument)), Number() as exponent) if exponent == _TWO:
                pass
            case _:
                continue
        shape: Shape | None = shape_of(product(*(part for part in factors if part != factor)))
        scale = tidied(quotient(argument, R))
        if shape is None or shape.other != ONE or not (shape.linear == ZERO == shape.quadratic) or contains(scale, R):
            return None
        return shape.coefficient, _fact("bessel-square-integral", n=order, s=tidied(negative(shape.exponent)), a=scale)
    return None


def _gaussian_fraction(shape: Shape) -> tuple[Term, Step] | None:
    """exp(-b r^2) / (r^2 + a^2)"""
    match shape.other:
        case Power(below, Number() as exponent) if exponent == number(-1) and shape.exponent == ZERO == shape.linear:
            squared = tidied(difference(below, power(R, _TWO)))
            if not contains(squared, R) and shape.quadratic != ZERO:
                return shape.coefficient, _fact("erfc-integral", p=shape.quadratic, a=power(squared, _HALF))
    return None


def without_squares_above(addend: Term) -> Term:
    """r^2 exp(-b r^2)/(r^2 + a^2) as exp(-b r^2) - a^2 exp(-b r^2)/(r^2 + a^2), and so on for r^4, ...; a sum."""
    shape = shape_of(addend)
    match shape:
        case Shape(coefficient, quadratic, linear, Number(n), Power(below, Number() as exponent)) if (
            exponent == number(-1) and linear == ZERO and n >= 2 and n % 2 == 0
        ):
            squared = tidied(difference(below, power(R, _TWO)))
            if contains(squared, R):
                return addend
            rest = product(coefficient, Apply("exp", (negative(product(quadratic, power(R, _TWO))),)))
            rest = product(rest, power(R, number(n - 2)))
            other = tidied(negative(product(squared, rest, power(below, exponent))))
            return total(tidied(rest), without_squares_above(other))
    return addend


def _fact(name: str, **values: Term) -> Step:
    conclusion = FACTS[name].conclusion
    if isinstance(conclusion, Pair):
        raise NoEvidence(f"{name} is not about an integral")
    stated = Equation(substitute(conclusion.left, values), tidied(substitute(conclusion.right, values)))
    return Step(name, (), tuple(values.items()), stated)


def _sum(parts: list[tuple[Term, Step]], integrand: Term) -> Derivation:
    steps = tuple(step for _, step in parts)
    values = [step.conclusion.right for step in steps if isinstance(step.conclusion, Equation)]
    value = tidied(total(*(product(c, right) for (c, _), right in zip(parts, values, strict=True))))
    terms = (("integrand", integrand), *((f"coefficient{place}", c) for place, (c, _) in enumerate(parts)))
    conclusion = Equation(integral_of(integrand, R), value)
    return Derivation((*steps, Step("sum-of-integrals", tuple(range(len(steps))), terms, conclusion)))


def _at_zero(integrand: Term, transforms: Transforms) -> Derivation:
    """The integral as half of the transform at k = 0."""
    try:
        match transforms(integrand, ONE):
            case Certificate(FourierTransform(_, transform, "integrable"), Derivation(steps)):
                value = tidied(quotient(substitute(transform, {K.name: ZERO}), _TWO))
            case _:
                raise NoEvidence("the integrand is not seen to be integrable and continuous")
    except (InvalidArgument, Refused) as defect:
        raise NoEvidence(f"the integral was not found: {defect}") from None
    conclusion = Equation(integral_of(integrand, R), value)
    return Derivation((*steps, Step("value-at-zero", (len(steps) - 1,), (), conclusion)))


def by_inversion(integrand: Term, factor: Term, function: Term, transforms: Transforms, where: Domain) -> Derivation:
    """The integral of ``integrand``, which is ``factor`` times the transform of an even ``function`` on the line."""
    match transforms(function, ONE):
        case Certificate(FourierTransform(_, transform, "integrable"), Derivation(steps)):
            pass
        case _:
            raise NoEvidence("the function is not seen to be integrable and continuous")
    transform = substitute(transform, {K.name: R})
    value = product(PI, value_at_zero(function, where))
    inverted = Step("inversion-at-zero", (len(steps) - 1,), (), Equation(integral_of(transform, R), tidied(value)))
    whole = Equation(integral_of(integrand, R), tidied(product(factor, value)))
    terms = (("integrand", integrand), ("coefficient0", factor))
    last = Step("sum-of-integrals", (len(steps),), terms, whole)
    return Derivation((*steps, inverted, last))


def value_of(derivation: Derivation) -> Term:
    """The right side of the equation that a derivation ends in."""
    last = derivation.steps[-1].conclusion
    if isinstance(last, Pair) or contains(last.right, BOUND):
        raise NoEvidence("the derivation does not end in a value")
    return last.right
