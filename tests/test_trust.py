"""docs/trust.md lists what the kernel can trust: exactly that, with the sources that the kernel names."""

import re
from pathlib import Path

from mfsym.kernel.facts import FACTS, THEOREMS

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `fact:([a-z-]+)` \|.*\| ([^|]+) \|$", re.MULTILINE)


def test_the_page_lists_what_can_be_trusted_with_its_source() -> None:
    listed = dict(ROW.findall(PAGE))
    assert listed == {
        **{name: fact.citation for name, fact in FACTS.items()},
        **{name: citation for name, (_, citation) in THEOREMS.items()},
    }


def test_the_kernel_and_the_answers_name_no_other_fact_or_oracle() -> None:
    kernel, answers = (
        "".join(file.read_text(encoding="utf-8") for file in (ROOT / "mfsym" / part).glob("*.py"))
        for part in ("kernel", "answers")
    )
    assert set(re.findall(r'"fact:([a-z-]+)"', kernel)) <= THEOREMS.keys()
    assert "fact:" not in answers
    of_kernel, of_answers = (set(re.findall(r"oracle:[a-z]+", source)) for source in (kernel, answers))
    assert of_kernel == {"oracle:arb"}
    assert of_kernel | of_answers == set(re.findall(r"^\| `(oracle:[a-z]+)` \|", PAGE, re.MULTILINE))


def test_every_source_is_in_the_bibliography() -> None:
    bibliography = (ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    citations = [fact.citation for fact in FACTS.values()] + [citation for _, citation in THEOREMS.values()]
    keys = {part.split(",")[0].strip() for citation in citations for part in citation.split(";")}
    assert all(f"{{{key}," in bibliography for key in keys)
