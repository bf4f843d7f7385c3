"""Forms of a function, and cuts of (0, oo), on which interval arithmetic may see that it is positive.

One term of a sum may dominate.  Divided by it, the sum is 1 and something, which is often seen to be positive at once;
for sums of Gaussians or exponentials the right term is the one that decays slowest: the other quotients tend to 0,
so that the last panel reaches to infinity.
"""

from collections.abc import Iterator
from fractions import Fraction

from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import Domain
from mfsym.kernel.equality import with_fewer_functions
from mfsym.kernel.evidence import Panels
from mfsym.kernel.interval import POSITIVE, Interval
from mfsym.kernel.panels import is_seen
from mfsym.kernel.term import (
    ONE,
    Sum,
    Symbol,
    Term,
    free_symbols,
    product,
    quotient,
    total,
)

MOST_PANELS = 120
NARROWEST_PANEL = Fraction(1, 2**12)


def candidate_panels(function: Term, variable: Symbol, where: Domain) -> Iterator[Panels]:
    """Panels that may show a sign of the ``function`` of ``variable``, the cheapest first."""
    alone = free_symbols(function) == {variable.name}
    for form in _forms(function, variable):
        # What is not seen here, no replay of a derivation will show.
        if is_seen(form, variable, POSITIVE, where, strictly=False):
            yield Panels(form, ())
        if alone:
            cuts = _cuts(form, variable, where)
            if cuts is not None:
                yield Panels(form, cuts)


def _forms(function: Term, variable: Symbol) -> Iterator[Term]:
    yield function
    written = tidied(function)
    addends = written.terms if isinstance(written, Sum) else ()
    for pivot in addends:
        yield product(pivot, total(*_quotients(addends, pivot)))
    # As exponentials, hyperbolic functions are sums of what decays and what does not, such as k + 1 - exp(-k).
    written = tidied(with_fewer_functions(function))
    addends = written.terms if isinstance(written, Sum) and written != tidied(function) else ()
    for pivot in addends:
        over = tidied(quotient(pivot, variable))
        yield product(over, total(*_quotients(addends, over)))


def _quotients(addends: tuple[Term, ...], pivot: Term) -> Iterator[Term]:
    return (ONE if addend == pivot else tidied(quotient(addend, pivot)) for addend in addends)


def _cuts(form: Term, variable: Symbol, where: Domain) -> tuple[Fraction, ...] | None:
    """Cuts between which the form is seen to be positive; None where bisection does not get there."""

    def positive(lower: Fraction, upper: Fraction | None) -> bool:
        panel = Interval(lower, upper, lower_open=lower == 0)
        return is_seen(form, variable, panel, where, strictly=True)

    starts = (Fraction(2) ** j for j in range(-3, 8))
    start = next((cut for cut in starts if positive(cut, None)), None)
    if start is None:
        return None
    cuts, waiting = [start], [(Fraction(0), start)]
    while waiting:
        lower, upper = waiting.pop()
        if positive(lower, upper):
            continue
        if len(cuts) >= MOST_PANELS or upper - lower < NARROWEST_PANEL:
            return None
        middle = (lower + upper) / 2
        cuts.append(middle)
        waiting += [(middle, upper), (lower, middle)]
    return tuple(sorted(cuts))
