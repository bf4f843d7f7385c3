"""``mfsym report``: a whole verification run as one HTML page that needs nothing else, not even a network.

Everything that is written into the page is escaped; formulas are MathML, certificates are links that contain them.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from mfsym.cli.report_plots import climb_svg
from mfsym.cli.reports import values_of
from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import write
from mfsym.kernel.claim import Convergence
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.facts import FACTS, THEOREMS
from mfsym.kernel.verdict import Status
from mfsym.latex import formula
from mfsym.latex.mathml import mathml
from mfsym.statements import Outcome
from proofs_checks import entry_of

MARKS = {Status.HOLDS: "✓", Status.FAILS: "✗", Status.INCONCLUSIVE: "?", Status.NOT_APPLICABLE: "–"}
"""A sign besides the colour."""

# Nothing is loaded from anywhere, whatever the data say.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_PLAIN = (Status.HOLDS, Status.FAILS)
"""Verdicts whose reason is a certificate."""
_TITLE = "mfsym: verification report"
LONGEST_FORMULA = 3000
"""Formulas that are longer are left to the certificate."""


def html_report(outcomes: Sequence[Outcome]) -> str:
    """The page: a summary, a card for each statement with its instances, and what is trusted."""
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_TITLE}</title>\n<style>\n{_asset('report.css')}</style>\n</head>\n<body>",
        f"<header>\n<h1>{_TITLE}</h1>",
        *_summary(outcomes),
        "</header>\n<main>",
        *_filter(outcomes),
        *(_card(label, list(some)) for label, some in groupby(outcomes, key=_label)),
        *_trusted(outcomes),
        f"</main>\n<script>\n{_asset('report.js')}</script>\n</body>\n</html>",
    ]
    return "\n".join(parts) + "\n"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _label(outcome: Outcome) -> str:
    return entry_of(outcome.instance.statement.label)["label"]


def _verdict(status: Status, *, expected: bool = True) -> str:
    unexpected = "" if expected else " unexpected"
    mark = f'<span aria-hidden="true">{MARKS[status]}</span>'
    return f'<span class="verdict {status.name}{unexpected}">{mark} {escape(status.value)}</span>'


def _summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    counts = Counter(outcome.verdict.status for outcome in outcomes)
    expected = sum(outcome.is_expected for outcome in outcomes)
    yield (
        f"<p>{len(outcomes)} instances of {len({_label(o) for o in outcomes})} statements; "
        f"<strong>{expected} of {len(outcomes)} verdicts are as expected</strong>. A statement that is false as "
        "printed is expected to fail.</p>"
    )
    yield "<p>" + " ".join(f"{_verdict(s)} {counts[s]}" for s in Status if counts[s]) + "</p>"
    parts = [f'<div class="{status.name}" style="flex: {counts[status]}"></div>' for status in Status if counts[status]]
    yield f'<div class="bar" aria-hidden="true">{"".join(parts)}</div>'
    yield (
        '<p class="soft">Every verdict rests on certificates that the kernel of mfsym has checked. Save one from this '
        "page and check it again: <code>python -m mfsym.kernel FILE</code></p>"
    )


def _filter(outcomes: Sequence[Outcome]) -> Iterator[str]:
    statuses = [status for status in Status if any(outcome.verdict.status is status for outcome in outcomes)]
    boxes = [
        f'<label><input type="checkbox" value="{status.name}" checked> {_verdict(status)}</label>'
        for status in statuses
    ]
    # Without the script there is nothing to filter with, and everything is shown.
    yield (
        '<form role="search" hidden aria-label="Filter the instances"><label>Search <input type="search"></label> '
        f'{" ".join(boxes)} <output id="count" class="soft"></output></form>'
    )


# --- the cards ---------------------------------------------------------------------------------------


def _card(label: str, outcomes: list[Outcome]) -> str:
    entry = entry_of(label)
    lines = [f'<section class="card" data-entry="{escape(label)}">', f"<h2>{escape(entry['title'])}</h2>"]
    lines += [f'<p class="label">{escape(label)}</p>', f'<div class="wide" tabindex="0" role="group" '
              f'aria-label="Formula of {escape(label)}">{mathml(entry["formula"], block=True)}</div>']  # fmt: skip
    for statement, some in groupby(outcomes, key=lambda outcome: outcome.instance.statement):
        instances = list(some)
        lines += [f'<div data-statement="{escape(statement.label)}">', f"<h3>{escape(statement.title)}</h3>"]
        says = f"{statement.says[0].upper()}{statement.says[1:]}."
        lines += [f'<p>{escape(says)} <span class="label">{escape(statement.label)}</span></p>', _HEAD]
        lines += [_row(outcome) for outcome in instances]
        lines += ["</tbody></table>", "</div>"]
    return "\n".join([*lines, "</section>"])


_COLUMNS = ("Instance", "Verdict", "Values", "Trusts", "Established", "Seconds")
_HEAD = (
    '<table role="table"><thead role="rowgroup"><tr role="row">'
    + "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in _COLUMNS)
    + '</tr></thead><tbody role="rowgroup">'
)


def _row(outcome: Outcome) -> str:
    instance, verdict = outcome.instance, outcome.verdict
    expected = "" if outcome.is_expected else f" (expected {instance.expected.value})"
    values = ", ".join(f"{escape(name)} = {escape(value)}" for name, value in values_of(outcome.certificates).items())
    trusts = ", ".join(escape(_short(name)) for name in sorted(verdict.trusts))
    cells = (
        escape(instance.name),
        _verdict(verdict.status, expected=outcome.is_expected)
        + escape(expected)
        + (f" <span>{escape(verdict.reason)}</span>" if verdict.status not in _PLAIN else ""),
        values,
        trusts or ("nothing" if outcome.certificates else ""),
        "".join(_established(outcome)),
        f"{outcome.seconds:.2f}",
    )
    text = (
        f"{instance.name} {instance.statement.label} {instance.statement.title} {verdict.status.value} {trusts}".lower()
    )
    filled = "".join(
        f'<td role="cell" data-name="{name}">{cell}</td>' for name, cell in zip(_COLUMNS, cells, strict=True)
    )
    return f'<tr role="row" data-verdict="{verdict.status.name}" data-text="{escape(text)}">{filled}</tr>'


def _established(outcome: Outcome) -> Iterator[str]:
    """Each certificate: what it establishes, a plot if there is something to plot, and the file itself."""
    for place, certificate in enumerate(outcome.certificates, start=1):
        kind = type(certificate.claim).__name__
        which = f" {place}" if len(outcome.certificates) > 1 else ""
        name = f"{outcome.instance.statement.label}{which.replace(' ', '-')}.json"
        link = (
            f'<a download="{escape(name)}" href="{_data_url(certificate)}" aria-label="Certificate{which} of '
            f'{escape(outcome.instance.name)}">certificate</a>'
        )
        plot = ""
        if isinstance(certificate.claim, Convergence):
            plot = climb_svg(certificate.claim.values, certificate.claim.limit)
        yield f"<details><summary>{kind}</summary>{_claim(certificate)}{plot}<p>{link}</p></details>"


def _claim(certificate: Certificate) -> str:
    try:
        shown = formula(certificate.claim).removeprefix("$\\displaystyle ").removesuffix("$")
    except InvalidArgument:  # a number of thousands of digits
        shown = ""
    if not shown or len(shown) > LONGEST_FORMULA:
        return "<p>The claim is too long to be shown; the certificate has it.</p>"
    return f'<div class="wide" tabindex="0" role="group" aria-label="Formula">{mathml(shown, block=True)}</div>'


def _data_url(certificate: Certificate) -> str:
    return f"data:application/json;base64,{b64encode(write(certificate).encode()).decode()}"


# --- what is trusted -----------------------------------------------------------------------------------


def _short(name: str) -> str:
    return name.removeprefix("fact:")


def _trusted(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The facts and oracles that the verdicts rest on, with their citations and how many rest on each."""
    counts = Counter(name for outcome in outcomes for name in outcome.verdict.trusts)
    yield '<section class="card" id="trusts"><h2>What is trusted besides the kernel</h2>'
    if counts:
        yield "<ul>"
        for name, count in sorted(counts.items()):
            yield f"<li><strong>{escape(_short(name))}</strong>{escape(_about(name))} ({count} instances)</li>"
        yield "</ul>"
    else:
        yield "<p>Nothing.</p>"
    yield "</section>"


def _about(name: str) -> str:
    short = _short(name)
    if short in FACTS:
        return f": {FACTS[short].title} [{FACTS[short].citation}]"
    if short in THEOREMS:
        title, citation = THEOREMS[short]
        return f": {title} [{citation}]"
    return ""
