"""Positive transforms of profiles that decrease: f = -l' on the line, f(r) = r l(r) in dimension 3.

There l^(k) is, up to a positive constant, 1/k times the integral of f(r) sin(kr), that is 1/k^2 times the integral of
1 - cos(kr) against the measure -df.  On the line this is the criterion of Polya, for convex profiles.
"""

from fractions import Fraction
from itertools import pairwise

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import TransformSign
from mfsym.kernel.decay import falls_to_zero, is_tempered
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.enclosure import defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Decreasing
from mfsym.kernel.interval import Interval, point
from mfsym.kernel.panels import is_seen
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import require
from mfsym.kernel.term import ONE, ZERO, R, difference, negative, number, product, substitute

SPACE = number(3)


def check_decreasing(claim: TransformSign, evidence: Decreasing) -> frozenset[str]:
    """Nothing is used, if f decreases to 0, l is locally integrable and, on the line, continuous with the limit 0.

    With f cut off at r = L, the integral of f(r) sin(kr) is nonnegative, as its half-periods alternate and decrease; as
    L grows it converges, uniformly for k away from 0, and the cut-off profiles do as tempered distributions.  If f is
    not only constant between jumps, -df is not carried by the r at which cos(kr) = 1, and the integral is > 0.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    profile, dimension, forms = profile_of(setting), setting.dimension, evidence.forms
    require(dimension in (ONE, SPACE), "the dimension is neither 1 nor 3")
    require(is_tempered(profile, dimension, where), "the profile is not seen to be locally integrable and tempered")
    ends, branches = pieces(profile, where)
    require(len(forms) == len(branches), "there is not one form for each piece")
    bounds = (point(Fraction(0)), *(enclose(end, where) for end in ends), Interval(None, None))
    panels = [Interval(a.lower, b.upper, lower_open=a.lower == 0) for a, b in pairwise(bounds)]
    slopes = [negative(derivative(form, R)) for form in forms]
    for form, slope, branch, panel in zip(forms, slopes, branches, panels, strict=True):
        require(defined(form, where.with_box(R, panel)), "a form is not defined on its piece")
        due = product(R, branch) if dimension == SPACE else negative(derivative(branch, R))
        require(equal(form, due), "a form is another function")
        falls = equal(slope, ZERO) or is_seen(slope, R, panel, where, strictly=False)
        require(falls, "the function is not seen to decrease on a piece")
    for end, pair in zip(ends, pairwise(forms), strict=True):
        drop = difference(*(substitute(form, {R.name: end}) for form in pair))
        require(equal(drop, ZERO) or enclose(drop, where).is_nonnegative(), "the function is not seen to jump down")
    require(falls_to_zero(forms[-1], where), "the function is not seen to vanish at infinity")
    if dimension == ONE:
        require(falls_to_zero(branches[-1], where), "the profile is not seen to vanish at infinity")
        for end, pair in zip(ends, pairwise(branches), strict=True):
            inner, outer = (substitute(branch, {R.name: end}) for branch in pair)
            require(equal(inner, outer), "the profile is not seen to be continuous")
    if claim.sign == "positive":
        falling = (is_seen(slope, R, panel, where, strictly=True) for slope, panel in zip(slopes, panels, strict=True))
        require(any(falling), "the function may be constant between jumps")
    return frozenset()
