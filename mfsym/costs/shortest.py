"""The shortest way that SymPy finds to write a sum: factored, over one denominator."""

from mfsym.costs.tidy import tidied
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Apply, Product, Sum, Term, power, product, quotient


def shortest(term: Term) -> Term:
    """The term, or an equal one that is shorter.

    >>> from mfsym.kernel.grammar import parse
    >>> text(shortest(parse("a/(a^2 + k^2)^2 - a*k^2/(a^2 + k^2)^3")))
    'a^3/(a^2 + k^2)^3'
    """
    if not isinstance(term, Sum) or _nothing_in_common(term):
        return term
    # SymPy takes half a second to import: only when there is something to do for it.
    import sympy

    from mfsym.costs.sympy_bridge import from_sympy, to_sympy

    factored = sympy.factor(sympy.powsimp(sympy.expand(to_sympy(term)), force=True))
    above: list[Term] = []
    below: list[Term] = []
    for factor in sympy.Mul.make_args(factored):
        base, exponent = factor.as_base_exp()
        if base == sympy.E:
            above.append(Apply("exp", (tidied(from_sympy(exponent)),)))
        elif exponent.could_extract_minus_sign():
            below.append(power(tidied(from_sympy(base)), tidied(from_sympy(-exponent))))
        else:
            above.append(power(tidied(from_sympy(base)), tidied(from_sympy(exponent))))
    candidate = quotient(product(*above), product(*below)) if below else product(*above)
    return min((candidate, term), key=lambda t: len(text(t))) if equal(candidate, term) else term


def _nothing_in_common(term: Sum) -> bool:
    """Has every addend an exponential of its own?  Then there is nothing to be put together."""
    exponentials = [
        frozenset(part for part in addend.factors if isinstance(part, Apply) and part.function == "exp")
        if isinstance(addend, Product)
        else frozenset()
        for addend in term.terms
    ]
    return len(set(exponentials)) == len(exponentials) and frozenset() not in exponentials
