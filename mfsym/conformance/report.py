"""Reports: a terminal's text, JSON, JUnit, Markdown, HTML."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from mfsym.conformance.property import PROPERTIES
from mfsym.conformance.suite import EXPECTED, HOLDS, SKIPPED, UNEXPECTED, VIOLATED, Outcome, Report
from mfsym.errors import InvalidArgument
from mfsym.whole_file import write_whole

MARKS = {HOLDS: "✓", VIOLATED: "✗", EXPECTED: "x", SKIPPED: "·", UNEXPECTED: "?"}
MANNERS = {"wrong": "✗", "gives up": "g", "crashes": "C", "hangs": "H"}
"""How a violation looks in a table."""


def as_text(reports: Sequence[Report]) -> str:
    """One line for each property that was tried, and each failure with its code."""
    parts = []
    for report in reports:
        lines = [_title(report)]
        width = max((len(o.prop.name) for o in report.outcomes), default=0)
        for o in report.outcomes:
            if o.status != SKIPPED:
                lines.append(f"  {mark(o)} {o.prop.name:{width}}  {_said(o)}")
        skipped: dict[str, int] = {}
        for o in _asked(report):
            if o.status == SKIPPED:
                skipped[o.message] = skipped.get(o.message, 0) + 1
        lines += [f"  · {number} skipped: {reason}" for reason, number in skipped.items()]
        lines += [f"  ! no property matches the expected failure {entry!r}" for entry in report.unused]
        for o in report.outcomes:
            if o.status == VIOLATED:
                lines += ["", f"{o.prop.name}: {o.prop.words}", *("    " + line for line in o.code.splitlines())]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _title(report: Report) -> str:
    asked = _asked(report)
    manners = Counter(o.manner for o in asked if o.status == VIOLATED)
    parts = []
    for status in (HOLDS, VIOLATED, EXPECTED, UNEXPECTED, SKIPPED):
        number = sum(o.status == status for o in asked)
        how = f" ({', '.join(f'{manners[m]} {m}' for m in MANNERS if m in manners)})" if len(manners) > 1 else ""
        parts += [f"{number} {status}{how if status == VIOLATED else ''}"] if number else []
    version = f" ({report.solver.version})" if report.solver.version else ""
    return f"{report.solver.name}{version}: " + (", ".join(parts) or f"nothing is for solvers of {report.solver.kind}")


def _asked(report: Report) -> list[Outcome]:
    """The outcomes without those of properties of other kinds of problems."""
    return [o for o in report.outcomes if o.prop.is_for(report.solver)]


def mark(o: Outcome) -> str:
    """The sign of an outcome in a table."""
    return MANNERS.get(o.manner, MARKS[o.status]) if o.status == VIOLATED else MARKS[o.status]


def _said(o: Outcome) -> str:
    return o.message if o.message else f"{o.examples} examples"


def as_records(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """The reports as plain data."""
    return [
        {
            "solver": report.solver.name,
            "kind": report.solver.kind,
            "version": report.solver.version,
            "accuracy": {
                "absolute": str(report.solver.accuracy.absolute),
                "relative": str(report.solver.accuracy.relative),
            },
            "conforms": report.conforms,
            "unused_expected_failures": list(report.unused),
            "properties": [
                {
                    "name": o.prop.name,
                    "words": o.prop.words,
                    "label": o.prop.label,
                    "status": o.status,
                    "message": o.message,
                    "examples": o.examples,
                    **(_evidence(o) if o.code else {}),
                }
                for o in report.outcomes
            ],
        }
        for report in reports
    ]


def _evidence(o: Outcome) -> dict[str, Any]:
    """What shows that the property is violated: the exact answer with its certificates, and code for the other one."""
    certificates = [json.loads(text) for text in o.certificates]
    return {"manner": o.manner, "exact": o.expected, "code": o.code, "certificates": certificates}


def as_json(reports: Sequence[Report]) -> str:
    """The reports as JSON."""
    return json.dumps({"reports": as_records(reports)}, indent=2, ensure_ascii=False)


def as_junit(reports: Sequence[Report]) -> str:
    """The reports as JUnit XML, one suite for each solver."""
    suites = ET.Element("testsuites")
    for report in reports:
        tried = [o for o in report.outcomes if o.status != SKIPPED]
        suite = ET.SubElement(
            suites, "testsuite", name=report.solver.name, tests=str(len(report.outcomes)),
            failures=str(report.count(VIOLATED) + report.count(UNEXPECTED)),
            skipped=str(len(report.outcomes) - len(tried) + report.count(EXPECTED)),
        )  # fmt: skip
        for o in report.outcomes:
            case = ET.SubElement(suite, "testcase", classname=report.solver.name, name=o.prop.name)
            if o.status in (VIOLATED, UNEXPECTED):
                ET.SubElement(case, "failure", type=o.manner or o.status, message=_plain(o.message)).text = _plain(
                    o.code
                )
            elif o.status in (SKIPPED, EXPECTED):
                ET.SubElement(case, "skipped", message=_plain(o.message))
    return ET.tostring(suites, encoding="unicode", xml_declaration=True)


def _plain(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(c if c in "\t\n" or ord(c) >= 32 else "?" for c in text)


def as_markdown(reports: Sequence[Report]) -> str:
    """A table of properties and solvers of each kind, and the failures below."""
    lines = []
    for kind in dict.fromkeys(report.solver.kind for report in reports):
        some = [report for report in reports if report.solver.kind == kind]
        lines += [f"### Solvers of kind `{kind}`", "", "| property | " + " | ".join(r.solver.name for r in some) + " |"]
        lines += [
            "|---" * (len(some) + 1) + "|",
            "| *version* | " + " | ".join(r.solver.version or "-" for r in some) + " |",
        ]
        by_name = [{o.prop.name: o for o in report.outcomes} for report in some]
        for name, prop in PROPERTIES.items():
            cells = [mark(found[name]) if name in found else "·" for found in by_name]
            if set(cells) != {"·"}:
                lines.append(f"| {name}{_labelled(prop.label)} | " + " | ".join(cells) + " |")
        lines.append("")
    lines += _failures(reports)
    return "\n".join(lines).rstrip() + "\n"


def _labelled(label: str) -> str:
    return f" [{label}]" if label else ""


def _failures(reports: Sequence[Report]) -> list[str]:
    lines = []
    for report in reports:
        failed = [o for o in report.outcomes if o.status == VIOLATED]
        if failed:
            lines += [f"### {report.solver.name} ({report.solver.version or 'no version'})", ""]
            lines += [f"* **{o.prop.name}** ({o.manner}): {_cell(o.message)}" for o in failed]
            lines.append("")
    return lines


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def as_html(reports: Sequence[Report]) -> str:
    """One page, with the code of each failure."""
    parts = [
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>mfsym conform</title><style>",
        "body{font:16px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}",
        "td,th{padding:.2rem .6rem;text-align:left;vertical-align:top}tr.violated{background:#fdd}",
        "tr.skipped{color:#777}pre{background:#f4f4f4;padding:.6rem;overflow:auto}</style></head><body>",
        "<h1>Conformance of solvers</h1>",
    ]
    for report in reports:
        parts.append(f"<h2>{escape(_title(report))}</h2><table>")
        for o in report.outcomes:
            code = f"<details><summary>code</summary><pre>{escape(o.code)}</pre></details>" if o.code else ""
            code += "".join(
                f"<a download='{name}' href='data:application/json,{quote(text)}'>{name}</a><br>"
                for name, text in certificate_files(report, o)
            )
            kind = o.status.split()[0]
            parts.append(
                f"<tr class='{kind}'><td>{mark(o)}</td><td><b>{escape(o.prop.name)}</b><br>{escape(o.prop.words)}"
                f" {escape(o.prop.label)}</td><td>{escape(_said(o))}{code}</td></tr>"
            )
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>", ""])


def certificate_files(report: Report, o: Outcome) -> list[tuple[str, str]]:
    """The names of files for the certificates of a failure, and what is in them."""
    solver = re.sub(r"[^A-Za-z0-9._-]", "-", report.solver.name)
    return [(f"{solver}-{o.prop.name}-{number}.json", text) for number, text in enumerate(o.certificates, 1)]


def write_certificates(reports: Sequence[Report], directory: str) -> None:
    """Writes the certificates of the exact values of all failures to files in the directory."""
    home = Path(directory)
    home.mkdir(parents=True, exist_ok=True)
    for report in reports:
        for o in report.outcomes:
            for name, text in certificate_files(report, o):
                write_whole(home / name, text)


FORMS: Mapping[str, Callable[[Sequence[Report]], str]] = {
    ".txt": as_text,
    ".json": as_json,
    ".xml": as_junit,
    ".md": as_markdown,
    ".html": as_html,
}
"""The suffix of a file -> the form of the report in it."""


def refuse_other_suffixes(file: str) -> None:
    """Refuses: InvalidArgument unless the suffix of the file is one of the FORMS."""
    if Path(file).suffix.lower() not in FORMS:
        raise InvalidArgument(f"report is {file!r}, need a file whose name ends in {', '.join(FORMS)}")


def write(reports: Sequence[Report], file: str) -> None:
    """Writes the reports in the form that the suffix of the file says; InvalidArgument for other suffixes."""
    refuse_other_suffixes(file)
    write_whole(file, FORMS[Path(file).suffix.lower()](reports))
