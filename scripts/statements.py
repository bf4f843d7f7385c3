"""Writes docs/statements.md and docs/statements/ anew: a page for each statement that is executed.

    python scripts/statements.py

A page has the statement, what is checked, and the verdicts on the built-in instances with what they trust.  Everything
but the trust is read off the modules; a test compares the pages with them, and another one the trust.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from mfsym.statements import Instance, outcome_of
from proofs_checks import chapters, further, index

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "statements.md"
FOLDER = ROOT / "docs" / "statements"
ROW = re.compile(r"^\| `(.*)` \| ([A-Z_]+) \| (.*) \|$", re.MULTILINE)
SECTION = re.compile(r"^## .* \(`(.*)`\)$", re.MULTILINE)

Trust = Mapping[tuple[str, str], str]
"""What is trusted, for the label of a statement and the name of an instance."""

HEAD = """# Statements

What the paper says, and what follows beyond it, on instances: each page has the statement, what is checked and what is
not, and the verdicts of the built-in instances with the facts and oracles that they trust.  `mfsym verify` runs them
all and writes their certificates.
"""


def pages(trust: Trust) -> dict[Path, str]:
    """The pages, by their files."""
    entries = [entry for entry in (*index(), *further()) if "module" in entry]
    texts = {FOLDER / f"{entry['label']}.md": "".join(_page(entry, trust)) for entry in entries}
    rows = (f"| [{entry['label']}](statements/{entry['label']}.md) | {entry['title']} |\n" for entry in entries)
    return {LIST: f"{HEAD}\n| statement | |\n|---|---|\n{''.join(rows)}{_menu(entries)}", **texts}


def _menu(entries: Sequence[Mapping[str, str]]) -> str:
    """What the site needs to know that the pages belong here."""
    lines = "".join(f"{entry['label']} <statements/{entry['label']}>\n" for entry in entries)
    return f"\n:::{{toctree}}\n:hidden:\n\n{lines}:::\n"


def _page(entry: Mapping[str, str], trust: Trust) -> Iterator[str]:
    label = entry["label"]
    yield f"# {entry['title']}\n\n$$\n{entry['formula']}\n$$\n\n"
    module = import_module(f"proofs_checks.{entry['module']}")
    yield f"{_escaped(module.__doc__ or '').strip()}\n"
    groups: dict[str, list[Instance]] = {}
    for instance in chapters()[label].instances:
        groups.setdefault(instance.statement.label, []).append(instance)
    for instances in groups.values():
        statement = instances[0].statement
        yield f"\n## {statement.title} (`{statement.label}`)\n\n{_sentence(_escaped(statement.says))}\n\n"
        yield "| instance | verdict | trusts |\n|---|---|---|\n"
        for instance in instances:
            name, status = instance.name.replace("|", "\\|"), instance.expected.value
            yield f"| `{name}` | {status} | {trust[instance.statement.label, instance.name]} |\n"
    yield f"\n`mfsym verify {label}` checks this, and writes the certificates.\n"


def _escaped(text: str) -> str:
    return re.sub(r"([*<])", r"\\\1", text)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def trust_of(instance: Instance) -> str:
    """What the verdict on an instance trusts, in words."""
    outcome = outcome_of(instance)
    return trust_in_words(outcome.verdict.trusts, established=bool(outcome.certificates))


def trust_in_words(trusts: frozenset[str], established: bool) -> str:
    """The names, for a page; a dash where nothing is established."""
    names = ", ".join(name.removeprefix("fact:") for name in sorted(trusts))
    return names or ("nothing" if established else "-")


def trust_on(texts: Mapping[Path, str]) -> dict[tuple[str, str], str]:
    """What the pages say."""
    found = {}
    for text in texts.values():
        titles = list(SECTION.finditer(text))
        ends = [title.start() for title in titles[1:]] + [len(text)] * bool(titles)
        for title, end in zip(titles, ends, strict=True):
            rows = ROW.finditer(text, title.end(), end)
            found |= {(title[1], row[1].replace("\\|", "|")): row[3] for row in rows}
    return found


def main() -> None:
    """Runs every instance, and writes the pages."""
    instances = [instance for chapter in chapters().values() for instance in chapter.instances]
    trust = {(instance.statement.label, instance.name): trust_of(instance) for instance in instances}
    FOLDER.mkdir(exist_ok=True)
    texts = pages(trust)
    for old in set(FOLDER.glob("*.md")) - set(texts):
        old.unlink()
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{len(texts)} pages are written\n")


if __name__ == "__main__":
    main()
