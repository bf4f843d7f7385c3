"""Writes docs/statements.md and docs/statements/ anew: a page for each statement that is executed.

    python scripts/statements.py

A page has the statement, what is checked, a picture for some, and the verdicts on the built-in instances with what they
trust.  Everything but that is read off the modules; a test compares the pages with them, and another one the trust.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from mfsym.coq import Coq, coq_source
from mfsym.errors import InvalidArgument
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks import chapters, further, index
from scripts.pictures import PICTURES

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "statements.md"
FOLDER = ROOT / "docs" / "statements"
THEORY = ROOT / "proofs_checks" / "coq" / "theory"
MOST_SECONDS = 300
ROW = re.compile(r"^\| `(.*)` \| ([A-Z_]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
SECTION = re.compile(r"^## .* \(`(.*)`\)$", re.MULTILINE)

Trust = Mapping[tuple[str, str], str]
"""What is trusted, or who checks, for the label of a statement and the name of an instance."""

HEAD = """# Statements

What the paper says, and what follows beyond it, on instances: each page has the statement, what is checked and what is
not, and the verdicts of the built-in instances with the facts and oracles that they trust.  `mfsym verify` runs them
all and writes their certificates.

Who checks an instance: the **kernel**; with numbers of **Arb**, where the kernel takes them over; and **Coq**, if each
of its certificates is a theorem there ([what exactly is proved](coq.md)), or the **formula in Coq**, if that theorem is
about the formula of a transform that the kernel derives.  Coq was asked when the pages were written.
"""


def pages(trust: Trust, checkers: Trust) -> dict[Path, str]:
    """The pages, by their files."""
    entries = [entry for entry in (*index(), *further()) if "module" in entry]
    texts = {FOLDER / f"{entry['label']}.md": "".join(_page(entry, trust, checkers)) for entry in entries}
    rows = (f"| [{entry['label']}](statements/{entry['label']}.md) | {entry['title']} |\n" for entry in entries)
    return {LIST: f"{HEAD}\n| statement | what it says |\n|---|---|\n{''.join(rows)}{_menu(entries)}", **texts}


def _menu(entries: Sequence[Mapping[str, str]]) -> str:
    """What the site needs to know that the pages belong here."""
    lines = "".join(f"{entry['label']} <statements/{entry['label']}>\n" for entry in entries)
    return f"\n:::{{toctree}}\n:hidden:\n\n{lines}:::\n"


def _page(entry: Mapping[str, str], trust: Trust, checkers: Trust) -> Iterator[str]:
    label = entry["label"]
    yield f"# {entry['title']}\n\n$$\n{entry['formula']}\n$$\n\n"
    module = import_module(f"proofs_checks.{entry['module']}")
    yield f"{_escaped(module.__doc__ or '').strip()}\n"
    if label in PICTURES:
        shown, _ = PICTURES[label]
        yield f"\n![{shown[0].upper()}{shown[1:]}]({label}.svg)\n\n{shown[0].upper()}{shown[1:]}.\n"
    groups: dict[str, list[Instance]] = {}
    for instance in chapters()[label].instances:
        groups.setdefault(instance.statement.label, []).append(instance)
    for instances in groups.values():
        statement = instances[0].statement
        yield f"\n## {statement.title} (`{statement.label}`)\n\n{_sentence(_escaped(statement.says))}\n\n"
        yield "| instance | verdict | checked by | trusts |\n|---|---|---|---|\n"
        for instance in instances:
            name, status = instance.name.replace("|", "\\|"), instance.expected.value
            key = instance.statement.label, instance.name
            yield f"| `{name}` | {status} | {checkers[key]} | {trust[key]} |\n"
    yield f"\n`mfsym verify {label}` checks this, and writes the certificates.\n"


def _escaped(text: str) -> str:
    return re.sub(r"([*<])", r"\\\1", text)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def trust_in_words(trusts: frozenset[str], established: bool) -> str:
    """The names, for a page; a dash where nothing is established."""
    names = ", ".join(name.removeprefix("fact:") for name in sorted(trusts))
    return names or ("nothing" if established else "-")


def checkers_in_words(outcome: Outcome, coq: str) -> str:
    """Who checks an instance: the kernel, with Arb if it takes over its numbers, and ``coq``, what Coq checks."""
    names = ["kernel", *(["Arb"] if "oracle:arb" in outcome.verdict.trusts else []), *([coq] if coq else [])]
    return ", ".join(names) if outcome.certificates else "-"


def checked_in_coq(outcome: Outcome, coq: Coq) -> str:
    """What Coq checks: all certificates, or formulas of some; nothing if one of them is no theorem there."""
    trusts: frozenset[str] = frozenset()
    for certificate in outcome.certificates:
        try:
            verdict = coq.verdict(coq_source(certificate), MOST_SECONDS)
        except InvalidArgument:
            return ""
        if verdict.status is not Status.HOLDS:
            return ""
        trusts |= verdict.trusts
    return ("formula in Coq" if trusts else "Coq") if outcome.certificates else ""


def trust_on(texts: Mapping[Path, str], column: int = 4) -> dict[tuple[str, str], str]:
    """What the pages say; in column 3, who checks."""
    found = {}
    for text in texts.values():
        titles = list(SECTION.finditer(text))
        ends = [title.start() for title in titles[1:]] + [len(text)] * bool(titles)
        for title, end in zip(titles, ends, strict=True):
            rows = ROW.finditer(text, title.end(), end)
            found |= {(title[1], row[1].replace("\\|", "|")): row[column] for row in rows}
    return found


def main() -> None:
    """Runs every instance, and writes the pages."""
    coq = Coq.found(THEORY)
    trust, checkers = {}, {}
    for instance in (instance for chapter in chapters().values() for instance in chapter.instances):
        key, outcome = (instance.statement.label, instance.name), outcome_of(instance)
        trust[key] = trust_in_words(outcome.verdict.trusts, established=bool(outcome.certificates))
        checkers[key] = checkers_in_words(outcome, checked_in_coq(outcome, coq))
    FOLDER.mkdir(exist_ok=True)
    texts = pages(trust, checkers)
    pictures = {FOLDER / f"{label}.svg": draw for label, (_, draw) in PICTURES.items()}
    for old in {*FOLDER.iterdir()} - {*texts, *pictures}:
        old.unlink()
    for file, draw in pictures.items():
        draw(file)
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{len(texts)} pages are written\n")


if __name__ == "__main__":
    main()
