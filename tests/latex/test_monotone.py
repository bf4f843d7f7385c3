"""What a page names as the parts of a completely monotone function is what the kernel accepts as such."""

import re

import pytest

from mfsym.kernel.claim import TransformSign
from mfsym.kernel.derivation import assumptions
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import CompletelyMonotone
from mfsym.kernel.grammar import parse
from mfsym.latex import document, notation_for
from mfsym.latex.monotone import SEEN, Part, parts_in_words, parts_of
from tests.latex import gallery

COSTS = [
    "exp(-a*r)",
    "exp(-a*r)/r",
    "2*exp(-r^2) + 3/(1 + r)^2",
    "exp(-sqrt(1 + r^2))",
    "log(1 + 1/r^2)",
    "erf(r)/r",
    "r^2*besselk(2, r)",
    "1/cosh(r)",
    "exp(-r - a*r^2)",
    "(1 + r^2)^(-b)",
    "1/r - 1/(1 + r)",
]


def all_of(part: Part) -> list[Part]:
    return [part, *(all_of(part.inside) if part.inside else [])]


@pytest.mark.parametrize("cost", COSTS)
def test_every_part_is_of_its_kind(cost: str) -> None:
    term, where = parse(cost), domain(())
    found = parts_of(term, where)
    assert found
    for part in (inner for outer in found for inner in all_of(outer)):
        assert SEEN[part.kind](part.term, where)
    assert "completely monotone" in " ".join(parts_in_words(term, where, notation_for([term], ["r"])))


@pytest.mark.parametrize("name", ["kept-sign-of-exponential", "completely-monotone", "completely-monotone-negative"])
def test_a_page_says_for_which_k_and_shows_the_value_at_zero(name: str) -> None:
    certificate = gallery.ALL[name]()
    assert isinstance(certificate.evidence, CompletelyMonotone)
    printed = " ".join(document(certificate).split())
    integrable = isinstance(certificate.claim, TransformSign)
    assert ("for every $k$." in printed) == integrable
    assert (r"\hat\ell(0) = \int \ell(x) \,dx > 0." in printed) == integrable
    assert "if need be" not in printed
    assert "^{d/2}" not in printed
    assert r"\int_{\mathbf{R}^" in printed
    where = assumptions(certificate.claim.setting)  # type: ignore[union-attr]
    assert all(part.kind == "completely monotone" for part in parts_of(certificate.evidence.forms[-1], where))


def test_displays_end_with_a_mark_before_a_new_sentence() -> None:
    for name in ("kept-sign-of-exponential", "completely-monotone-after-a-derivative", "criterion-of-a-polynomial"):
        printed = document(gallery.ALL[name]())
        for formula, after in re.findall(
            r"\\begin\{equation\*\}\n(.*?)\n\\end\{equation\*\}\n(\S)", printed, re.DOTALL
        ):
            assert formula.endswith((".", ",", ";")) or after.islower(), formula
