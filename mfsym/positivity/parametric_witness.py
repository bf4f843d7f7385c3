"""Finds a wave number, a term in the parameters, at which a transform is negative whatever their values."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from itertools import product as all_pairs

import numpy as np

from mfsym.costs.shape import factors_of
from mfsym.costs.tidy import tidied, written
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import NegativeAt
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.normal_arithmetic import content_and_rest
from mfsym.kernel.normal_form import normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    D,
    K,
    Sum,
    Symbol,
    Term,
    free_symbols,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.positivity.methods.comparison import coefficients_in_square
from mfsym.positivity.numeric import values
from mfsym.positivity.question import Question, established, question_of
from mfsym.positivity.sampling import sample

TWO = number(2)
MOST_ATTEMPTS = 24
_FACTORS = tuple(Fraction(n) for n in ("1", "2", "1/2", "3", "4", "5", "6", "8", "10", "12", "1/4"))
_EXPONENTS = tuple(Fraction(n) for n in ("1", "-1", "1/2", "-1/2"))


def negative_wave_number(transform: Certificate) -> Certificate:
    """A certificate of a negative value of the transform, at a wave number that is a term in the parameters.

    Refuses with NoEvidence where none is found.
    """
    question = question_of(transform)
    for k in islice(_plausible(question), MOST_ATTEMPTS):
        value = _value(question, k)
        if value is not None and enclose(value, question.where).is_negative():
            certificate = established(question.derivation, NegativeAt(question.setting, k, value))
            if certificate is not None:
                return certificate
    raise NoEvidence(f"no wave number is found at which {text(question.transform)!r} is negative for all parameters")


def _value(question: Question, k: Term) -> Term | None:
    try:
        value = tidied(substitute(question.transform, {K.name: k}))
    except Refused:  # a pole
        return None
    if enclose(value, question.where).is_negative():
        return value
    # What all terms have in common apart, the rest may be a number.
    content, rest = content_and_rest(normal(value))
    return product(written(content), written(rest))


def _plausible(question: Question) -> Iterator[Term]:
    """Wave numbers at which the transform is negative for some values of the parameters: 1, or in their scales."""
    numbers = sample(question.transform, question.setting.conditions)
    if numbers is None:
        return
    for k in dict.fromkeys(_candidates(question.transform)):
        # float: heuristic only, the kernel checks the result
        at_k = substitute(substitute(question.transform, {K.name: k}), numbers)
        if values(at_k, Symbol("#"), np.ones(1))[0] < 0:
            yield k


def _candidates(transform: Term) -> Iterator[Term]:
    # Where k^2 passes the zero of a factor c + e k^2 of the transform.
    for part in factors_of(transform):
        coefficients = coefficients_in_square(part) if isinstance(part, Sum) else None
        if coefficients is not None and len(coefficients) == 2:
            crossing = negative(quotient(*coefficients))
            squares = (product(TWO, crossing), quotient(crossing, TWO))
            yield from (tidied(power(square, number(Fraction(1, 2)))) for square in squares)
    names = sorted(free_symbols(transform) - {K.name, D.name})
    powers = [power(Symbol(name), number(exponent)) for name in names for exponent in _EXPONENTS]
    # Several scales may be at odds; their sum is above all.
    scales = [ONE, *((total(*map(Symbol, names)),) if len(names) > 1 else ()), *powers]
    sizes = (ONE, power(D, number(Fraction(1, 2))), D) if D.name in free_symbols(transform) else (ONE,)
    for scale, size, factor in all_pairs(scales, sizes, _FACTORS):
        yield tidied(product(number(factor), size, scale))
