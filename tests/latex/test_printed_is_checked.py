"""Every displayed equality of a derivation, read back from the document, is the line that the kernel has accepted."""

import re

import pytest

from mfsym.kernel.claim import FourierTransform, TransformSign
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, Derivation, Equation, TransformPanels
from mfsym.kernel.facts import FACTS
from mfsym.kernel.term import D, Term, substitute
from mfsym.latex import Layout, Notation, document, notation_for
from mfsym.latex.radial import notation_of
from mfsym.latex.words import cost_of
from tests.latex import gallery
from tests.latex.reader import Reader

NUMBERED = re.compile(r"\\begin\{equation\}\\label\{([^}]*)\}(?:\\tag\{[^}]*\})?\n(.*?)\n\\end\{equation\}", re.DOTALL)
DISPLAYED = re.compile(r"\\begin\{(?:equation|align)\*\}\n(.*?)\n\\end\{(?:equation|align)\*\}", re.DOTALL)
TRANSFORM = re.compile(r"\\mathcal\{F\}(?:_\{.*?\}|_\w)?(?=\\left\[|\\biggl\[|\[)")


def on_one_line(formula: str) -> str:
    """The formula without what breaks it into lines."""
    bare = re.sub(r"\\begin\{split\}|\\end\{split\}", "", formula)
    cases = re.compile(r"\\begin\{cases\}.*?\\end\{cases\}", re.DOTALL)
    kept = cases.findall(bare)
    marked = re.sub(r"\\\\|&|\\qquad|\s+", " ", cases.sub("@", bare))
    marked = marked.replace(r"\biggl", "").replace(r"\biggr", "").strip().rstrip(".,")
    for one in kept:
        marked = marked.replace("@", one, 1)
    return marked


def sides(formula: str) -> tuple[str, str]:
    left, _, right = on_one_line(formula).partition(" = ")
    return left.strip(), right.strip()


def read(printed: str, notation: Notation) -> Term:
    return Reader(printed, notation).whole()


def check_line(printed: str, line: object, notation: Notation) -> None:
    left, right = sides(printed)
    if isinstance(line, Equation):
        expected = (line.left, line.right)
    else:
        inside = TRANSFORM.sub("", left, count=1).removesuffix("(k)")
        left = re.sub(r"^(?:\\left)?\[|(?:\\right)?\]$", "", inside)
        expected = (line.profile, line.transform)  # type: ignore[attr-defined]
    assert equal(read(left, notation), expected[0]), (left, expected[0])
    assert equal(read(right, notation), expected[1]), (right, expected[1])


def derivation_of(certificate: Certificate) -> Derivation | None:
    match certificate.claim, certificate.evidence:
        case FourierTransform(), Derivation() as derivation:
            return derivation
        case TransformSign(), TransformPanels(derivation, _):
            return derivation
        case _:
            return None


SLOW = {"product-of-costs", "higher-dimension", *gallery.PAPER}
"""No derivation of a transform is printed there."""

CERTIFICATES = {
    name: certificate
    for name in gallery.ALL
    if name.removeprefix("kept-") not in SLOW
    for certificate in (gallery.ALL[name](),)
    if derivation_of(certificate) is not None
}


@pytest.mark.parametrize("name", CERTIFICATES)
@pytest.mark.parametrize("letters", [{}, {"a": r"\alpha", "b": "x_c"}])
def test_every_numbered_formula_is_a_line_of_the_derivation(name: str, letters: dict[str, str]) -> None:
    certificate = CERTIFICATES[name]
    derivation = derivation_of(certificate)
    assert derivation is not None
    claim = certificate.claim
    others = [claim.transform] if isinstance(claim, FourierTransform) else []
    if isinstance(certificate.evidence, TransformPanels):
        others.append(certificate.evidence.transform.form)
    plain = notation_of(claim.setting, derivation, *others)  # type: ignore[union-attr]
    layout = Layout(notation={name: sign for name, sign in letters.items() if name in plain.symbols})
    notation = Notation({**plain.symbols, **layout.notation}, plain.bound)
    printed = document(certificate, layout)
    found = dict(NUMBERED.findall(printed))
    assert [label for label in found if label.startswith("step:")] == [
        f"step:{place}" for place in range(1, len(derivation.steps) + 1)
    ]
    for place, step in enumerate(derivation.steps, start=1):
        check_line(found[f"step:{place}"], step.conclusion, notation)


@pytest.mark.parametrize("name", CERTIFICATES)
def test_every_cited_fact_is_that_of_the_kernel(name: str) -> None:
    for label, printed in NUMBERED.findall(document(CERTIFICATES[name])):
        if label.startswith("fact:"):
            fact = FACTS[label.removeprefix("fact:")]
            sides_of = vars(fact.conclusion).values()
            terms = [side for side in sides_of if not isinstance(side, str)]
            notation = notation_for([*terms, *fact.conditions], fact.variables)
            check_line(printed, fact.conclusion, notation)


@pytest.mark.parametrize("name", CERTIFICATES)
def test_the_theorem_states_the_cost_and_its_transform(name: str) -> None:
    certificate = CERTIFICATES[name]
    claim, derivation = certificate.claim, derivation_of(certificate)
    assert isinstance(claim, FourierTransform | TransformSign)
    assert derivation is not None
    notation = notation_of(claim.setting, derivation)
    theorem = document(certificate).partition(r"\begin{theorem}")[2].partition(r"\end{theorem}")[0]
    cost, transform, *_ = DISPLAYED.findall(theorem)
    left, right = sides(cost)
    assert left == r"\ell(x)"
    printed = re.sub(r",\s*r = \|x\|$", "", right)
    assert equal(read(printed, notation), cost_of(claim.setting))
    left, right = sides(transform)
    assert left == r"\hat\ell(k)"
    last = derivation.steps[-1].conclusion
    expected = claim.transform if isinstance(claim, FourierTransform) else last.transform  # type: ignore[union-attr]
    assert equal(read(right, notation), substitute(expected, {D.name: claim.setting.dimension}))
