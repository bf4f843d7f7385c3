"""Rational functions of k: over a common denominator, a numerator times (1 + k)^m with positive coefficients.

A polynomial that is positive on [0, oo) has such an m (Poincare 1883, Polya 1928), and then its sign is known term by
term.  SymPy brings the sum over one denominator; the kernel compares the outcome with the transform.
"""

from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate, Panels
from mfsym.kernel.term import ONE, Apply, K, contains, number, power, product, quotient, subterms, total
from mfsym.positivity.question import Question

HIGHEST_POWER = 32


def decide(question: Question) -> Certificate | None:
    """A certificate of the sign; None if this method does not see it."""
    # SymPy takes half a second to import: only when there is something to do for it.
    if (
        question.parameters
        or len(question.addends) == 1
        or any(isinstance(sub, Apply) and contains(sub, K) for sub in subterms(question.transform))
    ):
        return None
    import sympy

    from mfsym.costs.sympy_bridge import from_sympy, to_sympy

    k = to_sympy(K)
    numerator, denominator = sympy.fraction(sympy.together(to_sympy(question.transform)))
    if not (numerator.is_polynomial(k) and denominator.is_polynomial(k)):
        return None
    # Even in k, as transforms are: a polynomial in u = k^2, unless the powers of k are odd.
    polynomial = sympy.Poly(sympy.expand(numerator), k)
    step = 2 if all(degree % 2 == 0 for (degree,) in polynomial.monoms()) else 1
    for m in range(HIGHEST_POWER + 1):
        multiplied = polynomial * sympy.Poly((1 + k**step) ** m, k)
        coefficients = [(from_sympy(sympy.factor(c)), degree) for (degree,), c in multiplied.terms()]
        if all(enclose(c, question.where).is_nonnegative() for c, _ in coefficients):
            above = total(*(product(c, power(K, number(degree))) for c, degree in coefficients))
            below = product(from_sympy(denominator), power(total(ONE, power(K, number(step))), number(m)))
            return question.settled_by(Panels(quotient(above, below), ()))
    return None
