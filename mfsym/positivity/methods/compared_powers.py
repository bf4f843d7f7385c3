"""A positive factor times a polynomial in k^2, or times a difference of equal powers of two such: the exact condition.

factor (c_0 + c_1 k^2 + ...) is compared with 0, and A X^-m - B Y^-m = (X Y)^-m ((A^(1/m) Y)^m - (B^(1/m) X)^m).
"""

from collections.abc import Iterator

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import NegativeSomewhere, SignCriterion, TransformSign
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate, ComparedPowers
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
from mfsym.positivity.question import Question, established


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign where it is the same for all parameters, or of the exact condition; else None."""
    for evidence in _comparisons(question):
        setting = question.setting
        coefficients = evidence.coefficients
        criterion = coefficients if len(coefficients) == 1 else (coefficients[0], coefficients[-1])
        certificate = established(
            evidence,
            TransformSign(setting, "positive"),
            TransformSign(setting, "nonnegative"),
            NegativeSomewhere(setting),
            SignCriterion(setting, criterion),
        )
        if certificate is not None:
            return certificate
    return None


def _comparisons(question: Question) -> Iterator[ComparedPowers]:
    yield from _of_polynomial(question, question.transform)
    yield from _of_two_powers(question)
    if question.parameters and not _is_transcendental(question.transform):
        yield from _of_polynomial(question, _over_common_denominator(question.transform))


def _of_polynomial(question: Question, form: Term) -> Iterator[ComparedPowers]:
    """A product with one factor that is a polynomial in k^2, the others having a sign."""
    factors = form.factors if isinstance(form, Product) else (form,)
    for place, factor in enumerate(factors):
        coefficients = _coefficients(factor) if isinstance(factor, Sum) else None
        others = tidied(product(*factors[:place], *factors[place + 1 :]))
        if coefficients is None:
            continue
        if enclose(others, question.where).is_negative():
            others, coefficients = tidied(negative(others)), tuple(tidied(negative(c)) for c in coefficients)
        if not enclose(others, question.where).is_positive():
            continue
        positive, lesser = _split(coefficients, question)
        yield ComparedPowers(question.derivation, others, positive, lesser, ONE, coefficients)


def _split(coefficients: tuple[Term, ...], question: Question) -> tuple[Term, Term]:
    """Two polynomials in k^2 with nonnegative terms whose difference has these coefficients."""
    sides: tuple[list[Term], list[Term]] = [], []
    for j, coefficient in enumerate(coefficients):
        for addend in coefficient.terms if isinstance(coefficient, Sum) else (coefficient,):
            is_loss = enclose(addend, question.where).is_negative()
            sides[is_loss].append(product(negative(addend) if is_loss else addend, power(K, number(2 * j))))
    return _total(sides[0]), _total(sides[1])


def _total(addends: list[Term]) -> Term:
    result = ZERO
    for addend in addends:
        result = addend if result == ZERO else Sum((*(result.terms if isinstance(result, Sum) else (result,)), addend))
    return result


def _of_two_powers(question: Question) -> Iterator[ComparedPowers]:
    """A common factor times A X^-m - B Y^-m, with A, B free of k, and X, Y polynomials in k^2."""
    for one, two in _pairs_of_addends(question.transform):
        common = product(*one[3], ONE)
        if tidied(common) != tidied(product(*two[3], ONE)):
            continue
        gain, loss = (one, two) if enclose(one[0], question.where).is_positive() else (two, one)
        m = gain[2]
        if tidied(difference(m, loss[2])) != ZERO or not enclose(m, question.where).is_positive():
            continue
        if not (enclose(gain[0], question.where).is_positive() and enclose(loss[0], question.where).is_negative()):
            continue
        ratio = tidied(quotient(negative(loss[0]), gain[0]))
        root = tidied(power(ratio, quotient(ONE, m)))
        greater, lesser = loss[1], tidied(product(root, gain[1]))
        coefficients = _coefficients(tidied(difference(greater, lesser)))
        if coefficients is None:
            continue
        factor = product(gain[0], common, power(product(gain[1], loss[1]), negative(m)))
        yield ComparedPowers(question.derivation, factor, greater, lesser, m, coefficients)


Addend = tuple[Term, Term, Term, tuple[Term, ...]]
"""coefficient, base X, exponent m and other factors of an addend coefficient X^-m others."""


def _pairs_of_addends(transform: Term) -> Iterator[tuple[Addend, Addend]]:
    factors = transform.factors if isinstance(transform, Product) else (transform,)
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
            case Power(Sum() as inner, e) if base == ONE and not contains(e, K) and _coefficients(inner) is not None:
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


def _coefficients(term: Term) -> tuple[Term, ...] | None:
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
    constant, rest = sympy.expand(numerator).as_independent(*numerator.free_symbols, as_Add=False)
    return product(from_sympy(constant), from_sympy(sympy.expand(rest)), power(from_sympy(denominator), number(-1)))
