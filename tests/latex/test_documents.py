"""Documents are those that were reviewed, say only what is established, and cite works that exist."""

import difflib
import re
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest

from mfsym.answers import two_site_formula
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.checker import CHECKS
from mfsym.kernel.claim import Claim, OptimalCost
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.facts import FACTS, THEOREMS
from mfsym.kernel.integrals import INTEGRAL_RULES
from mfsym.kernel.rules import RULES
from mfsym.latex import derivation_document, document, escaped, formula
from mfsym.latex.documents import PAGES
from mfsym.latex.reasons import REASONS
from mfsym.latex.references import REFERENCES, cite
from mfsym.latex.words import MOST_DIGITS, inline
from tests.latex import gallery

BIBLIOGRAPHY = Path(__file__).resolve().parents[2] / "docs/references.bib"


@pytest.mark.parametrize("name", gallery.KEPT)
def test_the_document_is_the_one_that_was_reviewed(name: str) -> None:
    kept = (gallery.GOLDEN / f"{name}.tex").read_text(encoding="utf-8")
    printed = document(gallery.golden_certificate(name))
    changes = "\n".join(difflib.unified_diff(kept.splitlines(), printed.splitlines(), "kept", "printed", lineterm=""))
    assert not changes, f"if this is what you want, run `python -m tests.latex.gallery` and review:\n{changes}"


def test_the_formula_of_two_sites_is_the_one_that_was_reviewed() -> None:
    kept = (gallery.GOLDEN / gallery.TWO_SITES).read_text(encoding="utf-8")
    assert two_site_formula().document() == kept


@pytest.mark.parametrize("name", gallery.ALL)
def test_every_reference_has_its_label(name: str) -> None:
    printed = document(gallery.ALL[name]())
    labels = re.findall(r"\\label\{([^}]*)\}", printed)
    assert len(set(labels)) == len(labels)
    assert set(re.findall(r"\\eqref\{([^}]*)\}", printed)) <= set(labels)
    cited = set(re.findall(r"\\cite(?:\[[^]]*\])?\{([^}]*)\}", printed))
    assert cited == set(re.findall(r"\\bibitem\{([^}]*)\}", printed))


@pytest.mark.parametrize("name", gallery.ALL)
def test_every_environment_is_closed(name: str) -> None:
    waiting = []
    for kind, environment in re.findall(r"\\(begin|end)\{([^}]*)\}", document(gallery.ALL[name]())):
        if kind == "begin":
            waiting.append(environment)
        else:
            assert waiting.pop() == environment
    assert waiting == []


def test_every_claim_has_a_page_and_a_formula() -> None:
    assert set(PAGES) == set(CHECKS)
    shown = {type(certificate.claim) for certificate in (make() for make in gallery.ALL.values())}
    assert shown == set(get_args(Claim))
    for make in gallery.ALL.values():
        printed = formula(make().claim)
        assert printed.startswith(r"$\displaystyle ")
        assert printed.endswith("$")
        assert printed.count("{") == printed.count("}")


def test_every_rule_of_derivations_has_its_words() -> None:
    assert {*RULES, *INTEGRAL_RULES} <= set(REASONS)


def test_equal_certificates_give_equal_documents_with_their_digest() -> None:
    certificate = gallery.transform("exp(-a*r)", "d")
    printed = document(certificate)
    assert printed == document(gallery.transform("exp(-a*r)", "d"))
    assert sha256(write(certificate).encode()).hexdigest() in printed


def test_nothing_is_printed_that_is_not_established() -> None:
    certificate = gallery.golden_certificate("two-sites")
    assert isinstance(certificate.claim, OptimalCost)
    false = Certificate(replace(certificate.claim, value=Fraction(1)), certificate.evidence)
    with pytest.raises(NoEvidence, match="the plan has another cost"):
        document(false)
    with pytest.raises(NoEvidence, match="no evidence for the claim"):
        document(Certificate(certificate.claim, gallery.golden_certificate("exponential").evidence))


def test_a_derivation_document_is_about_a_transform() -> None:
    certificate = gallery.golden_certificate("exponential")
    assert derivation_document(certificate) == document(certificate)
    with pytest.raises(InvalidArgument, match="OptimalCost"):
        derivation_document(gallery.golden_certificate("two-sites"))


@pytest.mark.parametrize(
    "citation", [fact.citation for fact in FACTS.values()] + [citation for _, citation in THEOREMS.values()]
)
def test_every_citation_of_the_kernel_can_be_printed(citation: str) -> None:
    assert cite(citation).startswith(r"\cite")


def test_references_are_those_of_the_bibliography() -> None:
    keys = set(re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(REFERENCES) <= keys
    listed = (BIBLIOGRAPHY.parent / "howto" / "cite.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `(\w+)` \|", listed)) == set(REFERENCES)


def test_an_unknown_work_is_named() -> None:
    with pytest.raises(InvalidArgument, match="Nobody2000"):
        cite("Nobody2000, Theorem 1")


def test_a_number_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="digits"):
        inline(10**MOST_DIGITS)


def test_any_text_can_be_printed() -> None:
    assert escaped("a_1 & 50% {x} ~ ^ \\ # $") == (
        r"a\_1 \& 50\% \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{} \# \$"
    )
    assert escaped("two\nlines\x00") == "two lines "
