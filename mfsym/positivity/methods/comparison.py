"""A positive factor times a polynomial in k^2, or times a difference of two powers: the exact condition.

A X^-m - B Y^-m = (X Y)^-m (A Y^m - B X^m), where X and Y are linear in k^2.
"""

from collections.abc import Iterator

from mfsym.costs.shape import factors_of, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate, PolynomialInSquare, ScaledBase, TwoPowers
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    K,
    Power,
    Product,
    R,
    Sum,
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
)
from mfsym.positivity.question import Question, decided

Comparison = tuple[PolynomialInSquare | TwoPowers, tuple[Term, ...]]
"""Evidence, and the criterion that it establishes."""


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign where it is the same for all parameters, or of the exact condition; else None."""
    found = (decided(evidence, question.setting, criterion) for evidence, criterion in _comparisons(question))
    return next((certificate for certificate in found if certificate is not None), None)


def _comparisons(question: Question) -> Iterator[Comparison]:
    yield from _of_two_powers(question)
    yield from _of_polynomial(question, question.transform)
    if question.parameters and not _is_transcendental(question.transform):
        yield from _of_polynomial(question, _over_common_denominator(question.transform))


def _of_polynomial(question: Question, form: Term) -> Iterator[Comparison]:
    """A product with one factor that is a polynomial in k^2, the others having a sign."""
    factors = factors_of(form)
    for place, factor in enumerate(factors):
        coefficients = coefficients_in_square(factor) if isinstance(factor, Sum) else None
        if coefficients is None:
            continue
        others = product(*factors[:place], *factors[place + 1 :])
        if enclose(others, question.where).is_negative():
            others, coefficients = negative(others), tuple(tidied(negative(c)) for c in coefficients)
        if enclose(others, question.where).is_positive():
            seen = tuple(_with_a_sign(c, question) for c in coefficients)
            ends = seen if len(seen) == 1 else (seen[0], seen[-1])
            yield PolynomialInSquare(question.derivation, others, seen), ends


def _with_a_sign(term: Term, question: Question) -> Term:
    """The term, in factors if its sign is not seen otherwise."""
    value = enclose(term, question.where)
    if value.is_nonnegative() or value.is_negative() or not isinstance(term, Sum):
        return term
    return _factored(term)


def _of_two_powers(question: Question) -> Iterator[Comparison]:
    """A common factor times A X^-m - B Y^-m, with A, B free of k, and X, Y linear in k^2."""
    for one, two in _pairs_of_addends(question.transform):
        common = product(*one[3])
        if tidied(difference(common, product(*two[3]))) != ZERO:
            continue
        gain, loss = (one, two) if enclose(one[0], question.where).is_positive() else (two, one)
        m = gain[2]
        bases = [coefficients_in_square(addend[1]) for addend in (loss, gain)]
        if tidied(difference(m, loss[2])) != ZERO or any(base is None or len(base) != 2 for base in bases):
            continue
        # The base of the gain is that of the other denominator.
        loss_size, gain_size = fraction(tidied(quotient(negative(loss[0]), gain[0])))
        scaled = [
            ScaledBase(size, *base)
            for size, base in zip((gain_size, loss_size), bases, strict=True)
            if base is not None
        ]
        factor = product(
            gain[0], common, power(gain_size, number(-1)), power(gain[1], negative(m)), power(loss[1], negative(m))
        )
        limits = tuple(
            tidied(difference(*(product(base.size, _power(part, m)) for base, part in zip(scaled, both, strict=True))))
            for both in (tuple(base.constant for base in scaled), tuple(base.slope for base in scaled))
        )
        limits = tuple(_with_a_sign(limit, question) for limit in limits)
        yield TwoPowers(question.derivation, factor, scaled[0], scaled[1], m, limits), limits


def fraction(term: Term) -> tuple[Term, Term]:
    """Numerator and denominator of a tidied product."""
    above, below = ONE, ONE
    for factor in factors_of(term):
        match factor:
            case Power(base, exponent) if exponent == number(-1):
                below = product(below, base)
            case _:
                above = product(above, factor)
    return above, below


def _power(base: Term, exponent: Term) -> Term:
    return ZERO if base == ZERO else power(base, exponent)


Addend = tuple[Term, Term, Term, tuple[Term, ...]]
"""coefficient, base X, exponent m and other factors of an addend coefficient X^-m others."""


def _pairs_of_addends(transform: Term) -> Iterator[tuple[Addend, Addend]]:
    factors = factors_of(transform)
    for place, factor in enumerate(factors):
        if isinstance(factor, Sum) and len(factor.terms) == 2:
            outside = (*factors[:place], *factors[place + 1 :])
            one, two = (_addend(product(part, *outside)) for part in factor.terms)
            if one is not None and two is not None:
                yield one, two


def _addend(term: Term) -> Addend | None:
    tidy = tidied(term)
    coefficient, base, exponent, others = ONE, ONE, ZERO, []
    for factor in _denominators_apart(tidy):
        match factor:
            case _ if not contains(factor, K):
                coefficient = product(coefficient, factor)
            case Power(Sum() as inner, e) if (
                base == ONE and not contains(e, K) and coefficients_in_square(inner) is not None
            ):
                base, exponent = inner, negative(e)
            case Power(inner, e) if inner == K and base == ONE and not contains(e, K):
                base, exponent = power(K, number(2)), product(number(-1), quotient(e, number(2)))
            case _:
                others.append(factor)
    return coefficient, base, tidied(exponent), tuple(others)


def _denominators_apart(term: Term) -> Iterator[Term]:
    match term:
        case Product(factors):
            for factor in factors:
                yield from _denominators_apart(factor)
        case Power(Product(factors), e) if e == number(-1):
            for factor in factors:
                yield from _denominators_apart(Power(factor, e))
        case Power(Power(base, inner), e) if e == number(-1):
            yield power(base, tidied(negative(inner)))
        case _:
            yield term


def coefficients_in_square(term: Term) -> tuple[Term, ...] | None:
    """The coefficients of a polynomial in k^2; None if it is none."""
    powers = powers_of_r(substitute(tidied(term), {K.name: R}))
    if powers is None or any(degree % 2 for degree in powers):
        return None
    return tuple(tidied(powers.get(degree, ZERO)) for degree in range(0, max(powers) + 1, 2))


def _is_transcendental(transform: Term) -> bool:
    return any(isinstance(sub, Apply) and contains(sub, K) for sub in subterms(transform))


def _over_common_denominator(transform: Term) -> Term:
    # SymPy takes half a second to import: only when there is something to do for it.
    import sympy

    from mfsym.costs.sympy_bridge import from_sympy, to_sympy

    numerator, denominator = sympy.fraction(sympy.together(to_sympy(transform)))
    factors = sympy.Mul.make_args(sympy.factor(sympy.expand(numerator)))
    return product(*map(from_sympy, factors), power(from_sympy(denominator), number(-1)))


def _factored(term: Term) -> Term:
    import sympy

    from mfsym.costs.sympy_bridge import from_sympy, to_sympy

    return from_sympy(sympy.factor(to_sympy(term)))
