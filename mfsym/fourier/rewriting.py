"""Other ways to write a cost: waves as sums, hyperbolic functions as exponentials, erf as 1 - erfc."""

from collections.abc import Iterator

from mfsym.costs.tidy import is_negative, tidied, written
from mfsym.kernel.equality import as_waves, with_fewer_functions
from mfsym.kernel.normal_arithmetic import poly_scaled, poly_sum
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import ONE, Apply, Power, R, Term, contains, difference, parts, rebuild, subterms


def writings(profile: Term) -> Iterator[Term]:
    """The profile as it is and in other ways, one of which may be a sum of known ones; the most promising first.

    >>> from mfsym.kernel.grammar import parse, text
    >>> [text(term) for term in writings(parse("exp(-r)*cos(r)^2"))]
    ['cos(2*r)*exp(-r)/2 + exp(-r)/2', 'exp(-r)*cos(r)^2']
    """
    functions = {sub.function for sub in subterms(profile) if isinstance(sub, Apply) and contains(sub, R)}
    if functions & {"sin", "cos"}:
        yield written(poly_sum(poly_scaled(as_waves(monomial), c) for monomial, c in normal(profile)))
    inverted = any(isinstance(sub, Power) and is_negative(sub.exponent) for sub in subterms(profile))
    if functions & {"sinh", "cosh"} and "exp" in functions and not inverted:
        yield tidied(with_fewer_functions(profile))
    yield profile
    if functions & {"sinh", "cosh", "erfc"}:
        yield tidied(with_fewer_functions(profile))
    if "erf" in functions:
        yield tidied(_with_complements(profile))


def _with_complements(term: Term) -> Term:
    match term:
        case Apply("erf", arguments):
            return difference(ONE, Apply("erfc", arguments))
        case _:
            return rebuild(term, tuple(_with_complements(part) for part in parts(term)))
