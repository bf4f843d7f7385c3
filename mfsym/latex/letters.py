"""Letters: how parameters are written, and which letters are left for bound variables and functions.

Two names of one formula or document never look the same, and none looks like e, i or a function; a name for which
that cannot be had in mathematical dress is written out in typewriter letters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from mfsym.errors import InvalidArgument
from mfsym.kernel.term import Term, free_symbols

_GREEK = re.findall(
    "[a-zA-Z]+",
    "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega "
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega",
)
GREEK: Mapping[str, str] = {"epsilon": r"\varepsilon", **{name: f"\\{name}" for name in _GREEK}}

_TAKEN = re.compile(r"[ei]|\\Gamma|[KJ]_.*")
"""What looks like Euler's number, the imaginary unit, or the Gamma and Bessel functions."""

_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''"}
_SPECIAL |= {character: f"\\{character}" for character in "#$%&_{}"}


def escaped(text: str) -> str:
    r"""Any text as LaTeX that prints it; control characters become spaces.

    >>> print(escaped("50% of a_1"))
    50\% of a\_1
    """
    return "".join(_SPECIAL.get(c, c) if c.isprintable() else " " for c in text)


@dataclass(frozen=True)
class Notation:
    """How the symbols of one formula or document are written: ``symbols`` maps names to LaTeX, ``bound`` is the
    letter of the variable of integrals."""

    symbols: Mapping[str, str]
    bound: str

    def fresh(self, *letters: str) -> str:
        """The first of the letters that stands for nothing else; with a number if none of them is left.

        >>> notation_for([]).fresh("t", "s")
        's'
        """
        taken = {*self.symbols.values(), self.bound}
        numbered = (f"{letters[0]}_{{{count}}}" for count in range(len(taken) + 1))
        return next(letter for letter in (*letters, *numbered) if letter not in taken)


def notation_for(terms: Iterable[Term], names: Iterable[str] = (), reserved: Iterable[str] = ()) -> Notation:
    r"""The notation of a document with these terms and names, in which ``reserved`` letters have another meaning.

    >>> print(*notation_for([], ["a1", "e", "rate", "sigma_x"]).symbols.values())
    a_{1} \mathtt{e} \mathit{rate} \sigma_{x}
    """
    others = set(reserved)
    wanted = sorted({*names}.union(*(free_symbols(term) for term in terms)))
    symbols = _wished(wanted, others)
    for name in wanted:
        if name in symbols:
            continue
        dressed = _dressed(name)
        taken = dressed in others or dressed in symbols.values() or _TAKEN.fullmatch(dressed)
        symbols[name] = rf"\mathtt{{{escaped(name)}}}" if taken else dressed
    bound = Notation(symbols, "").fresh("t", "s", "u", "v", "y")
    return Notation(symbols, bound)


@dataclass(frozen=True)
class _Wishes:
    """How names are to be written, and which of them have occurred."""

    signs: Mapping[str, str]
    granted: set[str]


_WISHES: ContextVar[_Wishes | None] = ContextVar("_WISHES", default=None)


@contextmanager
def written_as(signs: Mapping[str, str]) -> Iterator[set[str]]:
    r"""Inside, notation writes the names by these signs; what is yielded collects the names that occurred.

    >>> with written_as({"a": r"\alpha"}) as granted:
    ...     print(*notation_for([], ["a", "alpha"]).symbols.values(), *granted)
    \alpha \mathtt{alpha} a
    """
    wishes = _Wishes(signs, set())
    before = _WISHES.set(wishes)
    try:
        yield wishes.granted
    finally:
        _WISHES.reset(before)


def _wished(names: list[str], reserved: set[str]) -> dict[str, str]:
    """The names among these that are written as the user wishes; InvalidArgument where that would be ambiguous."""
    wishes = _WISHES.get()
    if wishes is None:
        return {}
    signs = {name: sign for name, sign in wishes.signs.items() if name in names}
    for name, sign in signs.items():
        meant = {*reserved, *(other for other in names if other in ("r", "k", "d", "N"))}
        meant |= {other_sign for other, other_sign in signs.items() if other != name}
        if sign in meant or _TAKEN.fullmatch(sign):
            raise InvalidArgument(f"notation of {name!r} is {sign!r}, which stands for something else in this document")
    wishes.granted.update(signs)
    return signs


def _dressed(name: str) -> str:
    """The name as a letter with subscripts: a1 and a_1 are a_{1}."""
    head, *subscripts = name.split("_")
    found = re.fullmatch(r"([A-Za-z]+)([0-9]*)", head)
    if found is None or not all(re.fullmatch(r"[A-Za-z]+|[0-9]+", part) for part in subscripts):
        return rf"\mathtt{{{escaped(name)}}}"
    letter, number = found.groups()
    below = [number] * bool(number) + subscripts
    written = ",".join(part if part.isdigit() else _letter(part, r"\mathrm") for part in below)
    return _letter(letter, r"\mathit") + (f"_{{{written}}}" if below else "")


def _letter(name: str, font: str) -> str:
    return GREEK.get(name, name if len(name) == 1 else f"{font}{{{name}}}")
