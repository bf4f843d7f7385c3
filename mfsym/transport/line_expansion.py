"""How the least energy of a uniform law on an interval behaves for many bodies, by the Euler-Maclaurin formula."""

from fractions import Fraction

from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import defined, domain
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ZERO, R, Term, difference, negative, number, product, substitute, total


def expansion(profile: Term, length: Fraction) -> tuple[Term, Term, Term]:
    """w(0), c and e in V_N = (N^2 F_oo - N w(0))/2 + c + e/N^2 + O(1/N^4), for the profile w on an interval.

    V_N is the sum of N f(k/N) over k with f(t) = (1 - t) w(L t), and f(1) = 0; so c = (f'(1) - f'(0))/12 and
    e = -(f'''(1) - f'''(0))/720.  Nothing of it is checked by the kernel.

    Refuses: NoEvidence unless the profile and three derivatives have values at r = 0.

    >>> from mfsym.kernel.grammar import parse, text
    >>> [text(term) for term in expansion(parse("exp(-a*r)"), Fraction(1))][1]
    'a/12 + 1/12 - exp(-a)/12'
    """
    derivatives = [profile]
    try:
        for _ in range(3):
            derivatives.append(tidied(derivative(derivatives[-1], R)))
    except Refused as refusal:
        raise NoEvidence(f"there is no expansion: {refusal}") from refusal
    at_zero = domain(()).with_box(R, point(0))
    if not all(defined(term, at_zero) for term in derivatives):
        raise NoEvidence("the profile or one of its derivatives has no value at r = 0")
    start = [substitute(term, {R.name: ZERO}) for term in derivatives]
    end = [substitute(term, {R.name: number(length)}) for term in derivatives]
    first = total(start[0], negative(end[0]), product(number(-length), start[1]))
    third = total(product(number(3 * length**2), difference(end[2], start[2])), product(number(length**3), start[3]))
    return (
        tidied(start[0]),
        tidied(product(number(Fraction(1, 12)), first)),
        tidied(product(number(Fraction(1, 720)), third)),
    )
