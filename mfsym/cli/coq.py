"""Certificates and Coq: a certificate as a theorem, and what Coq says of it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mfsym.cli.asking import BAD_INPUT, ESTABLISHED, NOT_ESTABLISHED
from mfsym.errors import MfsymError
from mfsym.kernel.certificate_file import load
from mfsym.kernel.verdict import Status

if TYPE_CHECKING:
    from mfsym.coq import Coq


def export(file: str) -> str:
    """The certificate in ``file`` as a file for Coq.

    Refuses: UnreadableCertificate if it is none, InvalidArgument if its kind is not known to the theory.
    """
    from mfsym.coq import coq_source

    return coq_source(load(file))


def check_with_coq(names: Sequence[str], seconds: float) -> int:
    """One line for each file: is its claim a theorem of Coq?

    The exit status is 0 if all are, 1 if some is not, and 2 if some cannot be read or exported.
    """
    from mfsym.coq import coq_source, coq_trusts

    established = refused = not_asked = 0
    with as_file(files("proofs_checks") / "coq" / "theory") as theory:
        coq = _found(Path(theory))
        for name in names:
            try:
                certificate = load(name)
                source, trusts = coq_source(certificate), coq_trusts(certificate)
            except MfsymError as reason:
                not_asked += 1
                click.echo(f"NOT EXPORTED {name}: {reason}", err=True)
                continue
            start = time.monotonic()
            with _told(f"Coq reads {name}"):
                verdict = coq.verdict(source, seconds)
            established += verdict.status is Status.HOLDS
            refused += verdict.status is not Status.HOLDS
            trusted = sorted(verdict.trusts | trusts) if verdict.status is Status.HOLDS else []
            trusting = f"; trusts {', '.join(trusted)}" if trusted else ""
            click.echo(f"{verdict.status.value} {name}: {verdict.reason} ({time.monotonic() - start:.1f} s){trusting}")
    click.echo(f"{len(names)} certificates: {established} proved, {refused} not proved, {not_asked} not exported")
    return BAD_INPUT if not_asked else NOT_ESTABLISHED if refused else ESTABLISHED


def _found(theory: Path) -> "Coq":
    """Coq, with the theory compiled; meanwhile standard error says how far that is."""
    from mfsym.coq import Coq

    with _told("looking for Coq") as tell:
        return Coq.found(theory, report=tell)


@contextmanager
def _told(message: str) -> Iterator[Callable[[str], None]]:
    """Shows the message, and what replaces it, on a terminal; elsewhere a line says it if something replaces it."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(message) as status:
            yield status.update
        return
    said: list[str] = []

    def say(news: str) -> None:
        if not said:
            click.echo(f"mfsym: {news}", err=True)
        said.append(news)

    yield say
