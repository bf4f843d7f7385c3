"""Profiles l for which -l' decreases to 0, on the line (Polya), or r l(r) does, in dimension 3."""

from mfsym.costs.tidy import tidied
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import Setting
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, Decreasing
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.term import ONE, Apply, R, negative, number, product, subterms
from mfsym.positivity.question import established, not_negative

SPACE = number(3)


def decide(setting: Setting) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative; None for other costs.

    >>> from mfsym.kernel.grammar import parse
    >>> decide(Setting(parse("if(r < b, 1/r, 0)"), SPACE)).claim.sign
    'nonnegative'
    """
    if setting.dimension not in (ONE, SPACE):
        return None
    if any(isinstance(sub, Apply) and sub.function in ("max", "min") for sub in subterms(setting.profile)):
        return None
    _, branches = pieces(setting.profile, domain(setting.conditions))
    forms = tuple(
        tidied(product(R, branch) if setting.dimension == SPACE else negative(derivative(branch, R)))
        for branch in branches
    )
    return established(Decreasing(forms), *not_negative(setting))
