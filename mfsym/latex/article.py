"""The frame of a document: a complete article that needs amsmath and amsthm only."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from mfsym.kernel.certificate_file import write
from mfsym.kernel.evidence import Certificate
from mfsym.latex.layout import Layout
from mfsym.latex.references import bibliography, cited_works
from mfsym.latex.words import listed


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


def theorem_page(title: str, statement: Sequence[str], argument: Sequence[str], introduction: str = "") -> Page:
    """A theorem and its proof, each in lines, after an ``introduction``."""
    parts = [introduction, theorem("\n".join(statement)), proof("\n".join(argument))]
    return Page(title, "\n\n".join(part for part in parts if part))


@dataclass(frozen=True)
class Printed:
    """One page of a document: the ``page``, and the ``certificates`` that it prints; none for what is established
    without one."""

    page: Page
    certificates: tuple[Certificate, ...]


def article(pages: Sequence[Printed], layout: Layout, title: str | None = None, introduction: str = "") -> str:
    """The pages as a document, or as a fragment for one, with the works it cites and the digests of certificates.

    Each of several pages is a section of a document; the ``introduction`` stands before them.
    """
    digests = [digest(certificate) for printed in pages for certificate in printed.certificates]
    several = len(pages) > 1
    numbered = not layout.whole or sum(printed.page.body.count(_THEOREM) for printed in pages) > 1
    bodies = []
    for place, printed in enumerate(pages):
        body = printed.page.body
        if layout.detail == "brief" and printed.certificates:
            body = shortened(body, [digest(certificate) for certificate in printed.certificates])
        body = with_numbers(body) if numbered else re.sub(r"\[Proof of the theorem( .*?)?\]", r"[Proof\1]", body)
        prefix = f"{digests[0][:8]}:{place + 1}:" if digests and not layout.whole else f"{place + 1}:"
        body = relabelled(body, prefix) if several or not layout.whole else body
        bodies.append(f"\\section{{{printed.page.title}}}\n{body}" if several and layout.whole else body)
    body = once("\n\n".join([introduction, *bodies] if introduction else bodies))
    comments = [_PRINTED[min(len(digests), 2)], *(f"% SHA-256 of the certificate file: {found}" for found in digests)]
    if not layout.whole:
        return "\n".join([*comments, *_needed(body), filled(as_fragment(body))]) + "\n"
    environment = _NUMBERED if numbered else r"\newtheorem*{theorem}{Theorem}"
    parts = [
        *comments,
        rf"\documentclass[11pt]{{{layout.document_class}}}",
        r"\usepackage{amsmath,amsthm}",
        environment,
        r"\allowdisplaybreaks",
        # Long numbers in running text have few places where a line may be broken.
        r"\sloppy",
        *([layout.macros.rstrip()] if layout.macros.strip() else []),
        f"\\title{{{title if title is not None else pages[0].page.title}}}",
        r"\author{}",
        r"\date{}",
        r"\begin{document}",
        r"\maketitle",
        filled(body),
        bibliography(body) + r"\end{document}",
    ]
    return "\n".join(parts) + "\n"


_THEOREM = r"\begin{theorem}"
_NUMBERED = r"\newtheorem{theorem}{Theorem}"


def _needed(body: str) -> list[str]:
    """What a paper needs for a fragment, as comments: the same preamble for all of them, and the works it cites."""
    cited = cited_works(body)
    lines = [
        "% Needs in the preamble, once for all fragments:",
        rf"% \usepackage{{amsmath,amsthm}} {_NUMBERED} \allowdisplaybreaks",
    ]
    if cited:
        lines.append(f"% Cites, by the keys of docs/references.bib of mfsym: {', '.join(cited)}")
        items = bibliography(body).strip().split("\n")[1:-1]
        lines += [f"% {item.strip()}" for item in items]
    return lines


def as_fragment(body: str) -> str:
    r"""The body without sections, and with the numbers that the paper gives to its formulas.

    >>> print(as_fragment(r"\section*{Cited facts} \label{fact:a}\tag{A}"))
    For the proof we cite the following facts. \label{fact:a}
    """
    body = body.replace(CITED_FACTS, "For the proof we cite the following facts.")
    return re.sub(r"(?<=\})\\tag\{[^}]*\}", "", body)


def with_numbers(body: str) -> str:
    r"""The body, in which each proof names its theorem.

    >>> print(with_numbers(r"\begin{theorem} \end{theorem} \begin{proof}[Proof of the theorem] \end{proof}"))
    \begin{theorem}\label{theorem:1} \end{theorem} \begin{proof}[Proof of Theorem~\ref{theorem:1}] \end{proof}
    """
    count = 0

    def named(found: re.Match[str]) -> str:
        nonlocal count
        if found.group() != _THEOREM:
            return rf"Proof of Theorem~\ref{{theorem:{count}}}"
        count += 1
        return rf"{_THEOREM}\label{{theorem:{count}}}"

    return re.sub(r"\\begin\{theorem\}|(?<=\\begin\{proof\}\[)Proof of the theorem", named, body)


def once(body: str) -> str:
    """The body, in which what a transform is stands only once for each space."""
    said: set[str] = set()
    kept: list[str] = []
    for paragraph in body.split("\n\n"):
        heading, conventions, rest = paragraph.partition(CONVENTIONS)
        if conventions and rest in said and (not heading or heading.startswith("\\section")):
            kept += [heading.rstrip()] * bool(heading)
        else:
            kept.append(paragraph)
        said |= {rest} if conventions else set()
    return "\n\n".join(kept)


CONVENTIONS = "The Fourier transform of an integrable function"
"""How the paragraph about the conventions begins."""
CITED_FACTS = r"\section*{Cited facts}"


_PRINTED = (
    "% Printed by mfsym, whose kernel has compared both sides of each identity of the derivation.",
    "% Printed by mfsym from a certificate that its kernel has checked.",
    "% Printed by mfsym from certificates that its kernel has checked.",
)
"""The first line of a document, by the number of certificates."""


def digest(certificate: Certificate) -> str:
    """The SHA-256 of the certificate file."""
    return sha256(write(certificate).encode()).hexdigest()


def relabelled(body: str, prefix: str) -> str:
    r"""The body with a prefix for its labels, which are then those of no other page.

    >>> print(relabelled(r"\label{step:1} \eqref{step:1}", "2:"))
    \label{2:step:1} \eqref{2:step:1}
    """
    return re.sub(r"\\(label|eqref|ref)\{", lambda found: f"{found.group()}{prefix}", body)


_PROOF = re.compile(r"\\begin\{proof\}.*?\\end\{proof\}", re.DOTALL)


def shortened(body: str, digests: Sequence[str]) -> str:
    """The body with its proofs summed up: what they rest on, and where they are."""
    where = listed([rf"\texttt{{{found[:16]}\dots}}" for found in digests])

    def summary(found: re.Match[str]) -> str:
        argument = found.group()
        formulas = len(set(re.findall(r"\\label\{(step:[^}]*)\}", argument)))
        facts = dict.fromkeys(re.findall(r"\\eqref\{fact:[^}]*\}", argument))
        works = dict.fromkeys(re.findall(r"\\cite(?:\[[^]]*\])?\{[^}]*\}", argument))
        steps = f" in ${formulas}$ steps" if formulas else ""
        rests = [f"It rests on {listed([*facts, *works])}."] if facts or works else []
        said = [f"The kernel of mfsym has checked the proof{steps}, which is in the certificate with the", *rests]
        said[0] += f" SHA-256 {where}."
        return "\n".join([r"\begin{proof}[Proof of the theorem (in brief)]", *said, r"\end{proof}"])

    return _PROOF.sub(summary, body)


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
        if line.startswith("\\item") and text:
            lines += textwrap.wrap(" ".join(text), 110, break_long_words=False, break_on_hyphens=False)
            text = []
        if line and not line.startswith((" ", "\\begin", "\\end", "\\section")):
            text.append(line)
            continue
        lines += textwrap.wrap(" ".join(text), 110, break_long_words=False, break_on_hyphens=False)
        text = []
        lines.append(line)
    return "\n".join(lines[:-1])
