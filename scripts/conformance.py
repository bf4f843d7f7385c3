"""Runs the conformance suite, and writes the table of docs/conformance.md anew.

    python scripts/conformance.py [--max-examples N] [SOLVER...]

Without SOLVERs all known ones that are installed are run, which takes an hour; records of others are kept.  With
`--max-examples 0` nothing is run.  The records are docs/conformance.json: for each solver its version, and for each
property that was tried the mark and what was said.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mfsym.conformance import Options, Report, known_solvers, named, run
from mfsym.conformance.property import PROPERTIES
from mfsym.conformance.report import mark
from mfsym.conformance.solver import is_installed
from mfsym.conformance.suite import HOLDS, SKIPPED

DOCS = Path(__file__).resolve().parents[1] / "docs"
RECORDS, PAGE = DOCS / "conformance.json", DOCS / "conformance.md"
HEADING = "## The table\n"

Records = dict[str, dict[str, Any]]


def record(report: Report, examples: int) -> dict[str, Any]:
    """What is kept of a report."""
    tried = [o for o in report.outcomes if o.status != SKIPPED]
    return {
        "kind": report.solver.kind,
        "version": report.solver.version,
        "examples": examples,
        "properties": {o.prop.name: [mark(o), "" if o.status == HOLDS else o.message[:200]] for o in tried},
    }


def table(records: Mapping[str, Mapping[str, Any]]) -> str:
    """For each kind, a row for each property that some solver violates, and one with the number of all others."""
    lines = [
        "Written by `python scripts/conformance.py`.  A row for each property that some solver violates: `✓` holds,",
        "`✗` wrong, `g` gives up on a problem that has a solution, `C` the process dies, `H` it does not answer in",
        "time, `·` not tried.  What was said in each case is in `conformance.json`.",
        "Time is that of the clock: where the machine was busy, `H` may mean no more than that.",
        "",
    ]
    for kind in dict.fromkeys(found["kind"] for found in records.values()):
        some = {name: found for name, found in records.items() if found["kind"] == kind}
        marks = {name: {prop: said[0] for prop, said in found["properties"].items()} for name, found in some.items()}
        violated = [p for p in PROPERTIES if any(found.get(p, "✓") != "✓" for found in marks.values())]
        holds = [sum(m == "✓" and p not in violated for p, m in found.items()) for found in marks.values()]
        lines += [f"### Solvers of kind `{kind}`", "", f"| | {' | '.join(some)} |", "|---" * (len(some) + 1) + "|"]
        lines.append(f"| version | {' | '.join(found['version'] for found in some.values())} |")
        lines.append(f"| examples | {' | '.join(str(found['examples']) for found in some.values())} |")
        lines.append(f"| other properties, all ✓ | {' | '.join(map(str, holds))} |")
        for prop in violated:
            lines.append(f"| {prop} | {' | '.join(found.get(prop, '·') for found in marks.values())} |")
        lines.append("")
    return "\n".join(lines)


def page(text: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """The page with this table at its end."""
    return text.partition(HEADING)[0] + HEADING + "\n" + table(records).rstrip() + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the suite and write the table of docs/conformance.md anew.")
    parser.add_argument("solver", nargs="*")
    parser.add_argument("--max-examples", type=int, default=100)
    chosen = parser.parse_args()
    names = chosen.solver or [name for name in known_solvers() if is_installed(named(name))]
    for name in names if chosen.max_examples else ():
        found = record(run(named(name), Options(max_examples=chosen.max_examples)), chosen.max_examples)
        print(name, sum(said[0] != "✓" for said in found["properties"].values()), "violated", file=sys.stderr)
        # Read again: another process may have written meanwhile.
        records: Records = json.loads(RECORDS.read_text(encoding="utf-8")) if RECORDS.exists() else {}
        records[name] = found
        ordered = {known: records[known] for known in known_solvers() if known in records}
        RECORDS.write_text(json.dumps(ordered, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    records = json.loads(RECORDS.read_text(encoding="utf-8"))
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), records), encoding="utf-8")


if __name__ == "__main__":
    main()
