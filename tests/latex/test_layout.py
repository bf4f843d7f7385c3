"""A document is laid out as its author wishes, and says the same."""

import re

import pytest

from mfsym.answers import two_site_formula
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.latex import Layout, collection, document, latex, notation_for
from mfsym.latex.article import digest
from mfsym.latex.letters import written_as
from tests.latex import gallery
from tests.latex.reader import Reader


def test_a_fragment_has_no_frame_and_labels_of_its_own() -> None:
    first, second = gallery.golden_certificate("exponential"), gallery.golden_certificate("yukawa-in-space")
    printed = [document(one, Layout(whole=False)) for one in (first, second)]
    for certificate, fragment in zip((first, second), printed, strict=True):
        comments = [line for line in fragment.split("\n") if line.startswith("%")]
        said = "\n".join(line for line in fragment.split("\n") if not line.startswith("%"))
        assert not re.search(r"\\documentclass|\\begin\{document\}|\\bibitem|\\maketitle|\\section|\\tag", said)
        assert digest(certificate) in fragment
        assert any(
            line.startswith("% Cites, by the keys of docs/references.bib of mfsym: CFP2015, ") for line in comments
        )
        assert any(line.startswith(r"% \bibitem{CFP2015} C. Cotar") for line in comments)
        assert set(re.findall(r"\\ref\{([^}]*)\}", said)) <= set(re.findall(r"\\label\{([^}]*)\}", said))
        assert re.search(r"\\begin\{proof\}\[Proof of Theorem~\\ref", said)
    labels = [set(re.findall(r"\\label\{([^}]*)\}", fragment)) for fragment in printed]
    assert all(labels)
    assert not labels[0] & labels[1]
    assert set(re.findall(r"\\eqref\{([^}]*)\}", printed[0])) <= labels[0]
    assert len({line for fragment in printed for line in fragment.split("\n") if "newtheorem" in line}) == 1


def test_the_class_and_the_macros_stand_in_the_preamble() -> None:
    certificate = gallery.golden_certificate("two-sites")
    printed = document(certificate, Layout(document_class="amsart", macros="\\newcommand{\\x}{x}\n"))
    assert r"\documentclass[11pt]{amsart}" in printed
    assert printed.index(r"\newcommand{\x}{x}") < printed.index(r"\begin{document}")


def test_in_brief_the_theorem_is_the_same_and_the_proof_says_where_it_is() -> None:
    certificate = gallery.golden_certificate("exponential")
    full, brief = document(certificate), document(certificate, Layout(detail="brief"))
    theorem = re.compile(r"\\begin\{theorem\}.*?\\end\{theorem\}", re.DOTALL)
    assert theorem.findall(full) == theorem.findall(brief)
    assert digest(certificate)[:16] in brief.split(r"\begin{proof}")[1]
    assert "step:1" in full
    assert "step:" not in brief
    assert set(re.findall(r"\\eqref\{([^}]*)\}", brief)) == set(re.findall(r"\\label\{([^}]*)\}", brief))


def test_several_certificates_are_sections_whose_labels_differ() -> None:
    certificates = [gallery.golden_certificate(name) for name in ("exponential", "yukawa-in-space", "exponential")]
    printed = collection(certificates, title="Both")
    labels = re.findall(r"\\label\{([^}]*)\}", printed)
    assert len(set(labels)) == len(labels)
    assert printed.count(r"\section{") == 2
    assert all(digest(certificate) in printed for certificate in certificates)
    assert r"\title{Both}" in printed


def test_without_certificates_there_is_no_document() -> None:
    with pytest.raises(NoEvidence):
        collection([])


def test_notation_changes_letters_and_nothing_else() -> None:
    certificate = gallery.golden_certificate("exponential-in-space")
    usual = document(certificate)
    changed = document(certificate, Layout(notation={"a": r"\alpha", "ell": r"\varphi"}))
    assert changed != usual
    # Lines of text are filled again.
    assert changed.replace(r"\alpha", "a").replace(r"\varphi", r"\ell").split() == usual.split()
    renamed = document(gallery.golden_certificate("two-sites"), Layout(notation={"F": "E", "mu": r"\rho"}))
    assert r"E_{4}^{\mathrm{OT}}[\rho] = \frac{13}{9}" in renamed
    assert r"\mu" not in renamed


def test_what_is_printed_in_other_letters_can_be_read_back() -> None:
    term = parse("8*pi*a/(a^2 + k^2)^2*exp(-alpha*r)")
    with written_as({"a": r"\alpha", "alpha": "{x_c}"}) as granted:
        notation = notation_for([term])
        assert equal(Reader(latex(term, notation), notation).whole(), term)
    assert granted == {"a", "alpha"}
    assert notation_for([term]).symbols["a"] == "a"


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        ({"a": "k"}, "stands for something else"),
        ({"a": "x"}, "stands for something else"),
        ({"a": "e"}, "stands for something else"),
        ({"b": "c"}, "does not occur"),
        ({"F": "E"}, "does not occur"),
        ({"ell": r"\mu"}, "already stands"),
        ({"r": "s"}, "always written"),
        ({"a": ""}, "need LaTeX for a letter"),
        ({"a": "x}{"}, "need LaTeX for a letter"),
        ({"a": "x$y"}, "need LaTeX for a letter"),
        ({"a": "x\\"}, "need LaTeX for a letter"),
        ({"a": "x" * 81}, "need LaTeX for a letter"),
    ],
)
def test_notation_that_would_mislead_is_refused(wishes: dict[str, str], complaint: str) -> None:
    with pytest.raises(InvalidArgument, match=complaint):
        document(gallery.golden_certificate("exponential-in-space"), Layout(notation=wishes))


def test_two_names_with_one_sign_are_refused() -> None:
    certificate = gallery.transform("exp(-a*r) + exp(-b*r)", "3")
    with pytest.raises(InvalidArgument, match="stands for something else"):
        document(certificate, Layout(notation={"a": "c", "b": "c"}))
    swapped = document(certificate, Layout(notation={"a": "b", "b": "a"}))
    assert swapped != document(certificate)
    assert write(certificate)


@pytest.mark.parametrize("wish", [{"document_class": "book"}, {"detail": "long"}])
def test_other_classes_and_details_are_refused(wish: dict[str, str]) -> None:
    with pytest.raises(InvalidArgument, match="need one of"):
        Layout(**wish)  # type: ignore[arg-type]


def test_the_formula_of_two_sites_says_what_it_is_for_the_numbers() -> None:
    printed = two_site_formula(first=2, second=2, across=1, weight="1/2").document()
    assert r"$a = 2$, $b = 2$, $c = 1$, $\lambda = 1/2$ this is, with $\kappa = 2$" in " ".join(printed.split())
    assert r"V_{N} = \frac{3 N^{2}}{4} - N + (1 - \theta) \theta." in printed
    together = two_site_formula(first=0, second=0, across=1, weight="1/2").document()
    assert "V_{N} = 0." in together
