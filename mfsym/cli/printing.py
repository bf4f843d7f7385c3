"""Documents for readers: where ``--document`` and ``--pdf`` write them, and how an author wants them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from mfsym.errors import InvalidArgument
from mfsym.rational import shown
from mfsym.whole_file import write_whole

if TYPE_CHECKING:
    from mfsym.kernel.evidence import Certificate
    from mfsym.latex import Layout
    from mfsym.statements import Outcome

WIDEST_EXCESS = 20.0
"""Lines that run off by more points are reported; TeX calls any excess overfull, and less is hardly seen."""

_OPTIONS = (
    click.option("--document", type=click.Path(dir_okay=False), help="Write a LaTeX article with the proof here."),
    click.option("--pdf", type=click.Path(dir_okay=False), help="Write the article, compiled, to this file."),
    click.option("--fragment", is_flag=True, help="With --document: only what goes into a paper, without a frame."),
    click.option("--class", "document_class", help="With --document or --pdf: amsart or article.  [article]"),
    click.option("--macros", type=click.File("r", encoding="utf-8"), help="LaTeX for the preamble of the article."),
    click.option("--notation", multiple=True, metavar="NAME=LATEX", help="Write a parameter, ell, mu or F like this."),
    click.option("--detail", help="How much of the proofs: full or brief.  [full]"),
)


def printed(function: Callable[..., None]) -> Callable[..., None]:
    """The options of documents, which the command gets as one argument ``printing``."""

    @wraps(function)
    def gathered(*arguments: Any, **options: Any) -> None:
        names = ("document", "pdf", "fragment", "document_class", "macros", "notation", "detail")
        wishes = {name: options.pop(name) for name in names}
        function(*arguments, printing=Printing(**wishes), **options)

    result: Callable[..., None] = gathered
    for option in reversed(_OPTIONS):
        result = option(result)
    return result


class Printing:
    """Where the ``document`` and the ``pdf`` go (None: nowhere), and how they are laid out."""

    def __init__(
        self,
        document: str | None = None,
        pdf: str | None = None,
        fragment: bool = False,
        document_class: str | None = None,
        macros: Any = None,
        notation: Sequence[str] = (),
        detail: str | None = None,
    ) -> None:
        """Refuse (InvalidArgument) what cannot be printed, before anything is searched for."""
        self.document, self.pdf = document, pdf
        given = {"--class": document_class, "--macros": macros, "--notation": notation, "--detail": detail}
        for name, value in (*given.items(), ("--fragment", fragment)):
            if value and document is None and (pdf is None or name == "--fragment"):
                raise InvalidArgument(f"{name} goes with --document{'' if name == '--fragment' else ' or --pdf'}")
        self._wishes = given
        self._fragment = fragment
        if document is not None and document.lower().endswith(".pdf"):
            raise InvalidArgument(f"document is {shown(document)}, need a file for LaTeX; --pdf writes a PDF")
        if self.is_wanted:
            self.layout(whole=True)
        if pdf is not None:
            from mfsym.latex.engine import require_engine

            require_engine()

    @property
    def is_wanted(self) -> bool:
        """Is anything to be written?"""
        return self.document is not None or self.pdf is not None

    def layout(self, *, whole: bool) -> "Layout":
        """The layout of the document or of a fragment."""
        from mfsym.cli.asking import read
        from mfsym.latex import Layout

        macros = self._wishes["--macros"]
        if macros is not None and not isinstance(macros, str):
            macros = self._wishes["--macros"] = read(macros)
        notation: dict[str, str] = {}
        for wish in self._wishes["--notation"]:
            name, equals, sign = wish.partition("=")
            if not equals or not name or name in notation:
                raise InvalidArgument(f"notation is {wish[:60]!r}, need NAME=LATEX, once for each name")
            notation[name] = sign
        return Layout(
            whole=whole,
            document_class=self._wishes["--class"] or "article",
            macros=macros or "",
            detail=self._wishes["--detail"] or "full",
            notation=notation,
        )

    def write(self, certificates: Sequence["Certificate"]) -> None:
        """Writes what is wanted about these certificates; says so where there are none."""
        from mfsym.latex import collection

        if not self.is_wanted:
            return
        if not certificates:
            click.echo("mfsym: there is nothing to write a document about", err=True)
            return
        self.write_source(lambda layout: collection(certificates, layout))

    def write_outcomes(self, outcomes: Sequence["Outcome"]) -> None:
        """Writes what is wanted about statements on instances, with the certificates of each."""
        if not self.is_wanted:
            return
        if not any(outcome.certificates for outcome in outcomes):
            click.echo("mfsym: there is nothing to write a document about", err=True)
            return
        from mfsym.cli.statement_documents import statement_document

        self.write_source(lambda layout: statement_document(outcomes, layout))

    def write_source(self, source: Callable[["Layout"], str]) -> None:
        """Writes the document that ``source`` prints in a layout."""
        if self.document is not None:
            write_whole(self.document, source(self.layout(whole=not self._fragment)))
        if self.pdf is not None:
            from mfsym.latex import compiled

            result = compiled(source(self.layout(whole=True)))
            write_whole(self.pdf, result.pdf)
            if result.excess > WIDEST_EXCESS:
                click.echo(f"mfsym: a line runs off the page by {result.excess:.0f} points", err=True)
