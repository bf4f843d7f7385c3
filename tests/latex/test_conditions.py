"""A condition is printed without positive factors and without what always holds, and is still the one claimed."""

import pytest

from mfsym.kernel.claim import SignCriterion
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term, difference, product, quotient
from mfsym.latex import document, formula
from mfsym.latex.conditions import essential
from tests.latex import gallery

CLAIMS = {
    name: claim
    for name in gallery.ALL
    if "criterion" in name or name in ("wendland", "two-parameters-by-cases")
    for claim in (gallery.ALL[name]().claim,)
    if isinstance(claim, SignCriterion)
}


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_left_has_the_sign_of_what_was_claimed(name: str) -> None:
    claim = CLAIMS[name]
    where = domain(claim.setting.conditions)
    left = essential(claim)
    assert left
    deciding = [term for term in claim.criterion if not enclose(term, where).is_nonnegative()]
    for term in deciding:
        assert any(enclose(quotient(term, other), where).is_positive() or _is_multiple(term, other) for other in left)
    for other in left:
        assert any(
            enclose(quotient(term, other), where).is_positive() or _is_multiple(term, other) for term in deciding
        )


def _is_multiple(term: Term, other: Term) -> bool:
    """Is the term the other one times one of the positive factors that occur here?"""
    factors = ("1", "1/2", "1/(2*s^2)", "(2*pi)^(d/2)/s^d", "a*b", "a + b", "a^2 + b^2", "sqrt(2)*pi^(3/2)")
    return any(equal(difference(term, product(parse(factor), other)), parse("0")) for factor in factors)


def test_the_gallery_has_conditions() -> None:
    assert len(CLAIMS) > 5


def test_the_condition_of_a_damped_cosine_is_short() -> None:
    certificate = gallery.ALL["criterion-of-a-polynomial"]()
    for printed in (document(certificate).partition(r"\end{theorem}")[0], formula(certificate.claim)):
        assert r"a^{2} \ge 3 b^{2}" in printed
        assert r"1 \ge 0" not in printed
        assert r"(a^{2} + b^{2}) (a^{2} - 3 b^{2})" not in printed
