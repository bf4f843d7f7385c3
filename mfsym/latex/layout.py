r"""How a document is laid out: the wishes of an author, apart from what the document says.

Notation: a document names parameters by letters, the cost ``\ell``, the marginal ``\mu`` and least costs ``F``; each
of them may be written in another way.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mfsym.errors import InvalidArgument

CLASSES = ("article", "amsart")
DETAILS = ("full", "brief")
WORDS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "ell": (r"\ell", re.compile(r"\\ell(?![A-Za-z])")),
    "mu": (r"\mu", re.compile(r"\\mu(?![A-Za-z])")),
    "F": ("F", re.compile(r"(?<![A-Za-z\\])F(?=_\{[^}]*\}\^\{\\mathrm\{OT\}\})")),
}
"""Name -> how it is printed without a wish, and where."""
FIXED = ("r", "k", "d", "N")
"""Names that every document explains as they are."""
LONGEST = 80

_TOKEN = re.compile(r"[A-Za-z]|\\[A-Za-z]+")


@dataclass(frozen=True)
class Layout:
    r"""How a document is laid out.

    ``whole``: a document to be compiled, or a fragment for a paper.  ``document_class``: article or amsart.
    ``macros``: LaTeX for the preamble.  ``detail``: full, or brief for theorems whose proofs are only summed up.
    ``notation``: how parameters and the words ell, mu and F are written.

    Refuses: InvalidArgument for other classes and details, and for notation that cannot stand for a letter.

    >>> Layout(notation={"a": r"\alpha", "ell": "v_c"}).notation["ell"]
    '{v_c}'
    """

    whole: bool = True
    document_class: str = "article"
    macros: str = ""
    detail: str = "full"
    notation: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no document can be printed with."""
        for name, value, accepted in (
            ("document_class", self.document_class, CLASSES),
            ("detail", self.detail, DETAILS),
        ):
            if value not in accepted:
                raise InvalidArgument(f"{name} is {value!r}, need one of {', '.join(accepted)}")
        object.__setattr__(self, "notation", {name: _letter(name, sign) for name, sign in self.notation.items()})


def _letter(name: str, sign: str) -> str:
    """The sign as one item of a formula."""
    stripped = sign.strip()
    if name in FIXED:
        raise InvalidArgument(f"notation is about {name!r}; {', '.join(FIXED)} are always written as they are")
    if not 0 < len(stripped) <= LONGEST or re.search(r"[$%#&~\n]|\\\\|\\$", stripped) or not _balanced(stripped):
        raise InvalidArgument(
            f"notation of {name!r} is {sign[:LONGEST]!r}, need LaTeX for a letter, such as \\alpha or v_{{c}}"
        )
    one_group = stripped[0] == "{" and "{" not in stripped[1:] and stripped[-1] == "}"
    return stripped if one_group or _TOKEN.fullmatch(stripped) else f"{{{stripped}}}"


def _balanced(sign: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", sign):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def reworded(body: str, notation: Mapping[str, str]) -> str:
    r"""The body with the words of the notation written as they are wished; each of the wishes has to occur.

    >>> print(reworded(r"\hat\ell(k) > 0", {"ell": "v"}))
    \hat v(k) > 0
    """
    for name, sign in notation.items():
        if name not in WORDS:
            raise InvalidArgument(f"notation is about {name!r}, which does not occur; {', '.join(WORDS)} may be given")
        if any(sign == usual for usual, _ in WORDS.values()):
            raise InvalidArgument(f"notation of {name!r} is {sign!r}, which already stands for something else")
        spaced = f" {sign}" if sign[0].isalpha() else sign
        body, count = WORDS[name][1].subn(lambda _, spaced=spaced: spaced, body)  # type: ignore[misc]
        if not count:
            raise InvalidArgument(f"notation is about {name!r}, which does not occur in this document")
    return body
