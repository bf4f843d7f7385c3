"""Runs the conformance suite, and writes the tables of docs/conformance.md anew.

    python scripts/conformance.py [--max-examples N] [--patience SECONDS] [SOLVER...]

Without SOLVERs all known ones that are installed are run, which takes hours.  What has been tried with as many examples
on the same version is not run again, so that a run that was interrupted goes on where it was.  With `--max-examples 0`
nothing is run.  The records are docs/conformance.json: for each solver its version, and for each property that was
tried the mark, what was said, the number of examples that were judged, and how many were asked for.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mfsym.conformance import PROPERTIES, ExpectedFailures, Options, Property, Solver, known_solvers, named
from mfsym.conformance.report import mark
from mfsym.conformance.solver import is_installed
from mfsym.conformance.suite import HOLDS, SKIPPED, outcomes_of, with_returns
from mfsym.conformance.worker import Limits, Worker

DOCS = Path(__file__).resolve().parents[1] / "docs"
RECORDS, PAGE = DOCS / "conformance.json", DOCS / "conformance.md"
HEADING = "## The table\n"
REFERENCE = "mfsym."
"""How the names of our own exact solvers begin."""

Records = dict[str, dict[str, Any]]


def read() -> Records:
    """The records that there are."""
    found: Records = json.loads(RECORDS.read_text(encoding="utf-8")) if RECORDS.exists() else {}
    return found


def keep(solver: Solver, prop: str, said: list[Any]) -> None:
    """Writes what was found about one property of a solver."""
    # Read again: another process may have written meanwhile.
    records = read()
    found = records.setdefault(solver.name, {"kind": solver.kind, "version": solver.version, "properties": {}})
    if found["version"] != solver.version:
        found.update(kind=solver.kind, version=solver.version, properties={})
    found["properties"][prop] = said
    properties = found["properties"]
    found["properties"] = {known: properties[known] for known in PROPERTIES if known in properties}
    ordered = {known: records[known] for known in known_solvers() if known in records}
    RECORDS.write_text(json.dumps(ordered, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def wanted(solver: Solver, examples: int) -> list[Property]:
    """The properties that have not been tried on this version with so many examples."""
    found = read().get(solver.name, {})
    known = found["properties"] if found.get("version") == solver.version else {}
    # Our own solvers are asked each question once, those of tensors and programs not the questions of others.
    asked = [p for p in PROPERTIES.values() if p.kind == solver.kind or not solver.name.startswith(REFERENCE)]
    return [p for p in asked if not p.reason_to_skip(solver) and known.get(p.name, [0])[-1] < examples]


def try_out(name: str, examples: int, patience: float) -> None:
    """Tries all that is missing of a solver, and keeps it."""
    worker = Worker(named(name), Limits())
    try:
        solver = with_returns(named(name), worker)
        options = Options(max_examples=examples, patience=patience)
        for o in outcomes_of(solver, worker, wanted(solver, examples), options, ExpectedFailures(())):
            if o.status != SKIPPED:
                message = "" if o.status == HOLDS else o.message[:200]
                print(name, o.prop.name, o.status, o.examples, message, file=sys.stderr, flush=True)
                keep(solver, o.prop.name, [mark(o), message, o.examples, examples])
    finally:
        worker.stop()


def table(records: Mapping[str, Mapping[str, Any]]) -> str:
    """For each kind, a row for each property that some solver violates, and one with the number of all others."""
    lines = [
        "Written by `python scripts/conformance.py`.  A row for each property that some solver violates: `✓` holds,",
        "`✗` wrong, `g` gives up on a problem that has a solution, `C` the process dies, `H` it does not answer in",
        "time, `·` not tried.  Time is that of the processor: what else the machine did has no part in it.  The row",
        "of examples says how many were asked for; what was said in each case, and how many were judged, is in",
        "`conformance.json`.",
        "",
    ]
    others = {name: found for name, found in records.items() if not name.startswith(REFERENCE)}
    for kind in dict.fromkeys(found["kind"] for found in others.values()):
        some = {name: found for name, found in others.items() if found["kind"] == kind}
        marks = {name: {prop: said[0] for prop, said in found["properties"].items()} for name, found in some.items()}
        violated = [p for p in PROPERTIES if any(found.get(p, "✓") != "✓" for found in marks.values())]
        holds = [sum(m == "✓" and p not in violated for p, m in found.items()) for found in marks.values()]
        lines += [f"### Solvers of kind `{kind}`", "", f"| | {' | '.join(some)} |", "|---" * (len(some) + 1) + "|"]
        lines.append(f"| version | {' | '.join(found['version'] for found in some.values())} |")
        lines.append(f"| examples | {' | '.join(str(_least(found, 3)) for found in some.values())} |")
        lines.append(f"| other properties, all ✓ | {' | '.join(map(str, holds))} |")
        for prop in violated:
            lines.append(f"| {prop} | {' | '.join(found.get(prop, '·') for found in marks.values())} |")
        lines.append("")
    return "\n".join([*lines, *_reference(records)])


def _least(found: Mapping[str, Any], column: int) -> int:
    return min(int(said[column]) for said in found["properties"].values())


def _reference(records: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What the suite says of our own exact solvers."""
    own = {name: found for name, found in records.items() if name.startswith(REFERENCE)}
    lines = [
        "### Our own exact solvers",
        "",
        "Every violation here would be a false alarm.  Fewer examples are judged than are asked for where there are",
        "not so many different ones, or where the exact answer of some is not known.",
        "",
        "| | properties | examples asked for | judged, in all | violated |",
        "|---|---|---|---|---|",
    ]
    for name, found in own.items():
        said = list(found["properties"].values())
        violated = ", ".join(prop for prop, (sign, *_) in found["properties"].items() if sign != "✓") or "none"
        lines.append(f"| {name} | {len(said)} | {_least(found, 3)} | {sum(s[2] for s in said)} | {violated} |")
    return lines if own else []


def page(text: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """The page with these tables at its end."""
    return text.partition(HEADING)[0] + HEADING + "\n" + table(records).rstrip() + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the suite and write the tables of docs/conformance.md anew.")
    parser.add_argument("solver", nargs="*")
    parser.add_argument("--max-examples", type=int, default=100)
    parser.add_argument("--patience", type=float, default=600.0, help="seconds for one property")
    chosen = parser.parse_args()
    names = chosen.solver or [name for name in known_solvers() if is_installed(named(name))]
    for name in names if chosen.max_examples else ():
        try_out(name, chosen.max_examples, chosen.patience)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), read()), encoding="utf-8")


if __name__ == "__main__":
    main()
