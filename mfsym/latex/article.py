"""The frame of a document: a complete article that needs amsmath and amsthm only."""

import textwrap
from dataclasses import dataclass
from hashlib import sha256

from mfsym.kernel.certificate_file import write
from mfsym.kernel.evidence import Certificate
from mfsym.latex.references import bibliography


@dataclass(frozen=True)
class Page:
    """A ``title`` and a ``body``, both LaTeX: what a document says, without its frame."""

    title: str
    body: str


def theorem(statement: str) -> str:
    """A theorem."""
    return f"\\begin{{theorem}}\n{statement}\n\\end{{theorem}}"


def proof(argument: str) -> str:
    """The proof of the theorem before it."""
    return f"\\begin{{proof}}[Proof of the theorem]\n{argument}\n\\end{{proof}}"


def section(title: str, body: str) -> str:
    """A section without a number."""
    return f"\\section*{{{title}}}\n{body}"


def article(page: Page, certificate: Certificate) -> str:
    """The page as a document, with the works it cites and the digest of the certificate that it prints."""
    digest = sha256(write(certificate).encode()).hexdigest()
    parts = [
        "% Printed by mfsym from a certificate that its kernel has checked.",
        f"% SHA-256 of the certificate file: {digest}",
        r"\documentclass[11pt]{article}",
        r"\usepackage{amsmath,amsthm}",
        r"\newtheorem*{theorem}{Theorem}",
        r"\allowdisplaybreaks",
        # Long numbers in running text have few places where a line may be broken.
        r"\sloppy",
        f"\\title{{{page.title}}}",
        r"\author{}",
        r"\date{}",
        r"\begin{document}",
        r"\maketitle",
        filled(page.body),
        bibliography(page.body) + r"\end{document}",
    ]
    return "\n".join(parts) + "\n"


def filled(body: str) -> str:
    r"""The body with its running text in lines of at most 110 characters, displays as they are.

    >>> print(filled("one\ntwo\n\\begin{x}\n  a\n\\end{x}"))
    one two
    \begin{x}
      a
    \end{x}
    """
    lines: list[str] = []
    text: list[str] = []
    for line in [*body.split("\n"), ""]:
        # What stands on lines of its own: blank lines, environments, and displays, which are indented.
        if line and not line.startswith((" ", "\\begin", "\\end", "\\section")):
            text.append(line)
            continue
        lines += textwrap.wrap(" ".join(text), 110, break_long_words=False, break_on_hyphens=False)
        text = []
        lines.append(line)
    return "\n".join(lines[:-1])
