"""One question, or a batch of them: asked, printed, its certificate written; the exit status says what came of it."""

import json
import sys
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from mfsym.errors import InvalidArgument

if TYPE_CHECKING:
    from mfsym.answers import Answer

ESTABLISHED, NOT_ESTABLISHED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
"""What the exit status says."""


def answer_question(
    question: str, asked: Mapping[str, object], ask: Callable[[], "Answer"], options: dict[str, Any], required: int = 1
) -> None:
    """Asks, writes the certificate, prints, and exits.

    ``asked`` is what the question consists of; the first ``required`` parts must be there.
    """
    from mfsym.kernel.verdict import Status

    if options["batch"] is not None:
        printing = options["printing"]
        alone = {"--certificate": options["certificate"], "--document": printing.document, "--pdf": printing.pdf}
        alone["--latex"] = options.get("latex") or options.get("proof_in_latex")
        _answer_lines(question, {**asked, **alone}, options)
        return
    missing = next((name for name in islice(asked, required) if asked[name] is None), None)
    if missing is not None:
        raise InvalidArgument(f"{missing} is missing; give it, or --batch FILE, or see mfsym {question} --help")
    answer = ask() if options["as_json"] else _shown_while_asking(ask)
    established = answer.verdict.status is Status.HOLDS
    if options["certificate"] is not None:
        if answer.is_certified():
            answer.write_certificate(options["certificate"])
        else:
            click.echo("mfsym: there is no certificate to write", err=True)
    certified = [answer.certificate, *answer.further] if answer.certificate and answer.is_certified() else []
    options["printing"].write(certified)
    if options.get("latex"):
        click.echo(answer.formula())
    elif options.get("proof_in_latex"):
        from mfsym.latex import Layout, document

        if answer.certificate is None or not answer.is_certified():
            raise InvalidArgument(f"there is no proof to print: {answer.verdict.reason}")
        click.echo(document(answer.certificate, Layout(whole=False)), nl=False)
    else:
        click.echo(json.dumps(answer.record, indent=2) if options["as_json"] else str(answer))
    sys.exit(ESTABLISHED if established else NOT_ESTABLISHED)


def _shown_while_asking(ask: Callable[[], "Answer"]) -> "Answer":
    """The answer; meanwhile standard error says how far the search is, if that is a terminal."""
    from rich.console import Console

    from mfsym.transport.progress import reported_to

    console = Console(stderr=True)
    if not console.is_terminal:
        return ask()
    with console.status("searching") as status, reported_to(status.update):
        return ask()


def _answer_lines(question: str, alone: Mapping[str, object], options: dict[str, Any]) -> None:
    """Answers a batch; ``alone`` is what may only be given with a single question."""
    from mfsym.answers.batch import answered_lines

    given = next((name for name, value in alone.items() if value), None)
    if given is not None:
        raise InvalidArgument(f"{given} does not go with --batch, where every line is a question of its own")
    lines = read(options["batch"]).split("\n")
    for line in answered_lines(question, lines, options["jobs"], options["time_limit"]):
        click.echo(line)


def read(file: Any) -> str:
    """The text of a file, which must be UTF-8."""
    try:
        return str(file.read())
    except UnicodeDecodeError:
        raise InvalidArgument(f"{file.name} is not text in UTF-8") from None
