"""Costs c g(s r) with a scale s: the sign is that of g, which has one parameter less."""

from collections.abc import Iterator
from fractions import Fraction
from math import log2

import numpy as np

from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import Setting, TransformSign
from mfsym.kernel.evidence import Certificate, Dilated
from mfsym.kernel.term import ONE, D, R, Symbol, Term, free_symbols, number, power, substitute
from mfsym.positivity.descent import from_higher_dimension
from mfsym.positivity.numeric import values
from mfsym.positivity.question import Signs, established, of_sign
from mfsym.positivity.sampling import sample

_DISTANCES = np.array([0.17, 0.4, 0.9])
_SCALE = 2


def decide(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as without the scale; None if that is not seen.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.positivity.methods.decreasing import decide as decreasing
    >>> decide(Setting(parse("if(r < b, b/r - 1, 0)"), number(3)), decreasing).claim.sign
    'positive'
    """
    if setting.conditions:
        return None
    for size, scale, cost in _without_a_scale(setting.profile):
        other = Setting(cost, setting.dimension)
        found = of_sign(signs(other) or from_higher_dimension(other, signs))
        if found is not None:
            claim, evidence = found
            certificate = established(Dilated(size, scale, cost, evidence), TransformSign(setting, claim.sign))
            if certificate is not None:
                return certificate
    return None


def _without_a_scale(profile: Term) -> Iterator[tuple[Term, Term, Term]]:
    """c, s and g, where s is a parameter or its inverse, c a power of it, and the parameter is 1 in g."""
    for name in sorted(free_symbols(profile) - {R.name, D.name}):
        cost = tidied(substitute(profile, {name: ONE}))
        numbers = sample(cost, ())
        if numbers is None:
            continue
        # float: heuristic only, the kernel checks the result
        seen = values(substitute(profile, {**numbers, name: number(_SCALE)}), R, _DISTANCES)
        for exponent in (1, -1):
            moved = values(substitute(cost, numbers), R, _DISTANCES * float(_SCALE) ** exponent)
            with np.errstate(all="ignore"):
                ratio = seen / moved
                same = np.all(np.abs(ratio / ratio[0] - 1) < 1e-9)
            if same and 0 < ratio[0] < np.inf:
                size = Fraction(round(4 * log2(ratio[0])), 4)
                parameter = Symbol(name)
                yield power(parameter, number(size)), power(parameter, number(exponent)), cost
