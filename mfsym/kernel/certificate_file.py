"""Certificate files: a strict reader, and the writer that it understands (``docs/certificate-format.md``).

What a file may contain is read off the type hints of the dataclasses in :mod:`mfsym.kernel.claim` and
:mod:`mfsym.kernel.evidence`, so that a new claim needs no line here.  Every number has one writing; no key may
be repeated, missing or unknown; nothing is guessed or converted.  Reading takes time linear in the length of the
file and ends with a certificate, or with one sentence: where in the file, what was found, what is accepted.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from mfsym.errors import InvalidArgument, UnreadableCertificate
from mfsym.kernel import grammar
from mfsym.kernel.effort import limited, spend
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Term

HEADER: Mapping[str, object] = {"format": "mfsym-certificate", "version": 1}

MOST_BYTES = 64 * 2**20
MOST_DIGITS = 4_000
"""Of an integer, a numerator or a denominator; longer ones are refused before they are converted."""
MOST_OF_FORMULAS = 300_000
"""Characters of all formulas in a file, which take about two seconds; what finders write has some thousands."""
FIRST_AS_TEXT = 2**53
"""From here on other readers of JSON would round an integer, so it is written as a string."""

FEW = 8
"""So many kinds are listed where another one is found."""

_POSITIVE = rf"[1-9][0-9]{{0,{MOST_DIGITS - 1}}}"
_INTEGER = re.compile(rf"-?{_POSITIVE}")
_RATIONAL = re.compile(rf"0|-?{_POSITIVE}(/{_POSITIVE})?")
_NAME = re.compile(r"[ -~]{1,64}")

_ACCEPTED: Mapping[object, str] = {
    Fraction: f'a rational number in lowest terms as a string, such as "2" or "-1/3", of at most {MOST_DIGITS} digits',
    int: f"an integer of at most {MOST_DIGITS} digits, as a string if and only if it is 2^53 or more without its sign",
    bool: "true or false",
    str: "a string of 1 to 64 printable ASCII characters",
    Term: "a formula as a string",
}


@dataclass(frozen=True)
class _Misfit:
    """Something that JSON allows and certificates do not, ``shown`` as it is in the file."""

    shown: str


# --- reading ---------------------------------------------------------------------------------------


def load(path: str | Path) -> Certificate:
    """The certificate in the file at ``path``.

    Refuses: UnreadableCertificate if there is no such file, if it has more than 64 MB or is not UTF-8, and
    whatever :func:`read` refuses.
    """
    file = Path(path)
    try:
        # Opening a pipe or a device could wait for ever.
        if file.exists() and not file.is_file():
            raise UnreadableCertificate("this is a directory or a device; accepted is a file")
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as defect:
        raise UnreadableCertificate(f"the file cannot be opened: {defect.strerror}") from defect
    if len(content) > MOST_BYTES:
        raise UnreadableCertificate(f"the file has more than {MOST_BYTES} bytes, the most that is accepted")
    try:
        return read(content.decode("utf-8"))
    except UnicodeDecodeError as defect:
        raise UnreadableCertificate(f"byte {defect.start} is not UTF-8, as a certificate has to be") from defect


def read(text: str) -> Certificate:
    """The certificate that ``text``, the content of a certificate file, stands for.

    Refuses: UnreadableCertificate if the text departs from the format in any way.

    >>> read('{"format": "mfsym-certificate", "version": 7}')
    Traceback (most recent call last):
    ...
    mfsym.errors.UnreadableCertificate: version: found 7; accepted is 1
    """
    try:
        # No number is converted here unless it is a short integer; NaN becomes a float, which fits nowhere.
        document = json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_float=_Misfit)
        members = _members(document, "")
        for key, expected in HEADER.items():
            found = members.pop(key, _Misfit("nothing"))
            if type(found) is not type(expected) or found != expected:
                raise _unreadable(key, found, json.dumps(expected))
        with limited(MOST_OF_FORMULAS):
            return cast(Certificate, _read(Certificate, members, ""))
    except Refused:
        limit = f"at most about {MOST_OF_FORMULAS} characters are accepted"
        raise UnreadableCertificate(f"the formulas of the file are too long, taken together; {limit}") from None
    except json.JSONDecodeError as defect:
        place = f"line {defect.lineno}, column {defect.colno}"
        raise UnreadableCertificate(f"{place}: not JSON ({defect.msg}); was the file cut off or edited?") from defect
    except RecursionError:
        raise UnreadableCertificate("the file is nested too deeply for a certificate") from None
    except MemoryError:
        raise UnreadableCertificate("reading the file takes more memory than there is") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object] | _Misfit:
    """The JSON object with these keys and values, unless a key is repeated."""
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            return _Misfit(f"the key {_shown(key)} twice")
        members[key] = value
    return members


def _integer(digits: str) -> int | _Misfit:
    """The JSON integer with these ``digits``, unless it is too long to be one, or the other zero."""
    return int(digits) if len(digits) <= len(str(-FIRST_AS_TEXT)) and digits != "-0" else _Misfit(digits)


def _read(hint: Any, found: object, where: str) -> object:
    """The value of the type ``hint`` that stands as ``found`` at the place ``where`` of the file."""
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint)[0], found, where)
    if is_dataclass(hint):
        return _read_fields(hint, _members(found, where), where)
    if hint == Term:
        return _read_term(found, where)
    if get_origin(hint) in (Union, UnionType):
        return _read_union(get_args(hint), found, where)
    if not _fits(hint, found):
        raise _unreadable(where, found, _ACCEPTED.get(hint) or " or ".join(map(json.dumps, get_args(hint))))
    return hint(found) if hint in (Fraction, int) else found


def _fits(hint: object, found: object) -> bool:
    """Is ``found`` the one way to write a value of the type ``hint``?"""
    if hint is bool:
        return isinstance(found, bool)
    if hint is int and not isinstance(found, str):
        return type(found) is int and abs(found) < FIRST_AS_TEXT
    if not isinstance(found, str):
        return False
    if hint is int:
        return bool(_INTEGER.fullmatch(found)) and abs(int(found)) >= FIRST_AS_TEXT
    if hint is Fraction:
        return bool(_RATIONAL.fullmatch(found)) and str(Fraction(found)) == found
    return bool(_NAME.fullmatch(found)) if hint is str else found in get_args(hint)


def _read_term(found: object, where: str) -> Term:
    if not isinstance(found, str):
        raise _unreadable(where, found, _ACCEPTED[Term])
    spend(len(found))
    try:
        return grammar.parse(found)
    except InvalidArgument as defect:
        raise UnreadableCertificate(f"{where}: {defect}") from defect


def _read_tuple(item: Any, found: object, where: str) -> tuple[object, ...]:
    if _is_named(item):
        name, value = get_args(item)
        # The name is read first: only one that fits goes into the place of its value.
        members = _members(found, where).items()
        return tuple((_read(name, key, where), _read(value, part, f"{where}.{key}")) for key, part in members)
    if not isinstance(found, list):
        raise _unreadable(where, found, "a list")
    return tuple(_read(item, part, f"{where}[{index}]") for index, part in enumerate(found))


def _read_union(options: tuple[Any, ...], found: object, where: str) -> object:
    if NoneType in options:
        (option,) = (option for option in options if option is not NoneType)
        if found is not None and not _fits(option, found):
            raise _unreadable(where, found, f"{_ACCEPTED[option]}, or null")
        return None if found is None else _read(option, found, where)
    kinds = {_kind(option): option for option in options}
    members = dict(_members(found, where))
    kind = members.pop("kind", _Misfit("nothing"))
    if not isinstance(kind, str) or kind not in kinds:
        raise _unreadable(f"{where}.kind", kind, _one_of(kinds, kind))
    return _read_fields(kinds[kind], members, where)


def _one_of(kinds: Collection[str], found: object) -> str:
    """What is accepted, in words: all of a few kinds, those like the one that was found of many."""
    if len(kinds) <= FEW:
        return f"one of {', '.join(kinds)}"
    like = get_close_matches(str(found)[:64], kinds, n=FEW, cutoff=0)
    return f"one of {len(kinds)} kinds, such as {', '.join(like)}"


def _read_fields(cls: Any, found: Mapping[str, object], where: str) -> object:
    hints = _hints(cls)
    if found.keys() != hints.keys():
        odd = next(key for key in (*found, *hints) if key not in hints or key not in found)
        defect = _Misfit(f"{'the' if odd in found else 'no'} key {_shown(odd)}")
        raise _unreadable(where, defect, f"an object with the keys {', '.join(hints)}")
    return cls(**{name: _read(hint, found[name], f"{where}.{name}".lstrip(".")) for name, hint in hints.items()})


def _members(found: object, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise _unreadable(where, found, "an object, with every key once")
    return found


def _unreadable(where: str, found: object, accepted: str) -> UnreadableCertificate:
    return UnreadableCertificate(f"{where or 'the file'}: found {_shown(found)}; accepted is {accepted}")


def _shown(found: object) -> str:
    if isinstance(found, dict | list):
        return "an object" if isinstance(found, dict) else "a list"
    shown = found.shown if isinstance(found, _Misfit) else json.dumps(found)
    return shown if len(shown) <= 60 else f"{shown[:40]}... of {len(shown)} characters"


@cache
def _hints(cls: Any) -> dict[str, Any]:
    """The names and types of the fields of a dataclass, in order."""
    return get_type_hints(cls)


def _is_named(item: object) -> bool:
    """Are these the items of a tuple that stands as an object: pairs of a name and a value?"""
    return get_origin(item) is tuple and get_args(item)[0] is str


def _kind(cls: Any) -> str:
    """The name of a class in the file: ``optimal-cost`` for OptimalCost."""
    return re.sub("(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


# --- writing ---------------------------------------------------------------------------------------


def write(certificate: Certificate) -> str:
    """The content of the file of a certificate; equal certificates give equal texts.

    Refuses: InvalidArgument if :func:`read` would not give the certificate back, for instance because of a
    number with more than 4,000 digits.
    """
    try:
        members = cast(dict[str, object], _written(Certificate, certificate))
        text = _laid_out({**HEADER, **members}) + "\n"
        same = read(text) == certificate
    except (UnreadableCertificate, ValueError, RecursionError) as defect:
        raise InvalidArgument(f"the certificate cannot be written: {defect}") from defect
    if not same:
        raise InvalidArgument("the certificate cannot be written: it would be read back as a different one")
    return text


def _written(hint: Any, value: Any) -> object:
    """What :func:`_read` takes for ``value`` where the type is ``hint``."""
    if hint == Term:
        return grammar.text(value)
    if isinstance(value, Fraction) or (isinstance(value, int) and abs(value) >= FIRST_AS_TEXT):
        return str(value)
    if isinstance(value, tuple):
        item = get_args(hint)[0]
        if _is_named(item):
            return {name: _written(get_args(item)[1], part) for name, part in value}
        return [_written(item, part) for part in value]
    if is_dataclass(value):
        cls: Any = type(value)
        kind = {} if hint is cls else {"kind": _kind(cls)}
        return kind | {name: _written(part, getattr(value, name)) for name, part in _hints(cls).items()}
    return value


def _laid_out(part: object, margin: str = "\n") -> str:
    """JSON text with one line for whatever fits into it."""
    line = json.dumps(part)
    if len(margin) + len(line) <= 100 or not isinstance(part, dict | list):
        return line
    inner = margin + "  "
    if isinstance(part, dict):
        items = (f"{json.dumps(key)}: {_laid_out(value, inner)}" for key, value in part.items())
        return "{" + inner + f",{inner}".join(items) + margin + "}"
    return "[" + inner + f",{inner}".join(_laid_out(item, inner) for item in part) + margin + "]"
