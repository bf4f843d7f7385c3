"""Statements of the paper on instances, as one LaTeX document: each statement as it is cited, then its instances."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mfsym.kernel.evidence import Certificate
from mfsym.latex import Layout, escaped
from mfsym.latex.article import Page, Printed
from mfsym.latex.display import gathered
from mfsym.latex.documents import page_of, pages
from mfsym.statements import Outcome, Statement
from proofs_checks import entry_of


def statement_document(outcomes: Sequence[Outcome], layout: Layout) -> str:
    """The document of these outcomes; those without certificates are named in the introduction only."""
    statements = list(dict.fromkeys(outcome.instance.statement for outcome in outcomes))
    makers = [
        lambda outcome=outcome, one=one: _page(outcome, one) for outcome in outcomes for one in outcome.certificates
    ]
    title = escaped(statements[0].title) if len(statements) == 1 else "Statements on instances"
    return pages(makers, layout, title, "\n\n".join(_introductions(statements, outcomes)))


def _introductions(statements: Sequence[Statement], outcomes: Sequence[Outcome]) -> Iterator[str]:
    shown: set[str] = set()
    for statement in statements:
        sentence = f"{statement.says[0].upper()}{statement.says[1:]}"
        yield rf"\paragraph{{{escaped(statement.title)}.}} {escaped(sentence)}."
        entry = entry_of(statement.label)
        # What is printed in the paper and false stands in words only.
        if entry["label"] not in shown and not statement.label.endswith("-printed"):
            shown.add(entry["label"])
            yield f"In symbols, as cited from \\cite{{CFP2015}} or beyond it,\n{gathered(entry['formula'] + '.')}"
    yield "This is checked on instances, each with the proof that follows or with the reason given here."
    rows = [
        rf"\item {escaped(outcome.instance.name)}: {escaped(outcome.verdict.status.value)}"
        + ("." if outcome.certificates else f", since {escaped(outcome.verdict.reason)}.")
        for outcome in outcomes
    ]
    yield "\n".join([r"\begin{itemize}", *rows, r"\end{itemize}"])


def _page(outcome: Outcome, certificate: Certificate) -> Printed:
    """The page of a certificate, which says what it is about."""
    printed = page_of(certificate)
    name, status = escaped(outcome.instance.name), escaped(outcome.verdict.status.value)
    lead = f"For the instance {name} the verdict is {status}; this is part of the reason."
    return replace(printed, page=Page(printed.page.title, f"{lead}\n\n{printed.page.body}"))
