"""Version 1 of the certificate format keeps its meaning: its classes, their fields and types are those on record.

``format-1.json`` lists them.  A class that is not there yet is an addition and is entered with

    python tests/kernel/test_format_versions.py

which refuses to change what is there: that would be version 2 (``docs/certificate-format.md``).
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

from mfsym.kernel.certificate_file import HEADER, load
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.term import Term

ON_RECORD = Path(__file__).with_name("format-1.json")
ACCEPTED = Path(__file__).with_name("accepted")
IN_OTHER_TESTS = {"OverShells", "OverWaveNumbers"}
"""Ways to reduce an energy, which the corpus has with a value in closed form, and tests of energies with bounds."""


def classes(hint: Any, known: set[type]) -> Iterator[type]:
    """The dataclasses that a value of this type is made of, in the order in which the format mentions them."""
    if hint == Term:
        return
    if isinstance(hint, type) and is_dataclass(hint):
        if hint not in known:
            known.add(hint)
            yield hint
            for part in get_type_hints(hint).values():
                yield from classes(part, known)
        return
    for part in get_args(hint):
        yield from classes(part, known)


def written(hint: Any) -> Any:
    """A type as JSON: its name, or what it is made of."""
    if hint == Term:
        return "formula"
    if hint is NoneType:
        return None
    if isinstance(hint, type) and not get_args(hint):
        return hint.__name__
    return [written(part) if not isinstance(part, str) else f'"{part}"' for part in get_args(hint) if part is not ...]


def format_now() -> dict[str, dict[str, Any]]:
    """Every class, with its fields and their types."""
    found = classes(Certificate, set())
    return {cls.__name__: {name: written(hint) for name, hint in get_type_hints(cls).items()} for cls in found}


def format_on_record() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(ON_RECORD.read_text(encoding="utf-8"))
    return found


def changed(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> list[str]:
    """What old files may contain and a new reader would not understand as before."""
    found = [name for name in old if name not in new]
    for name in old.keys() & new.keys():
        if old[name].keys() != new[name].keys():
            found.append(name)
        found += [f"{name}.{field}" for field in old[name] if not includes(new[name].get(field), old[name][field])]
    return sorted(found)


def includes(new: Any, old: Any) -> bool:
    """May whatever was written in the old type be read in the new one?  Lists of alternatives may grow."""
    if isinstance(old, list) and isinstance(new, list) and len(old) > 1:
        return all(part in new for part in old)
    return bool(new == old)


def test_nothing_on_record_has_changed() -> None:
    assert HEADER == {"format": "mfsym-certificate", "version": 1}
    assert changed(format_on_record(), format_now()) == []


def test_new_classes_are_entered() -> None:
    assert format_now() == format_on_record(), "python tests/kernel/test_format_versions.py enters what was added"


def test_a_change_is_seen() -> None:
    old = {"A": {"x": "int", "kind": ['"a"', '"b"']}, "B": {}}
    assert changed(old, old | {"C": {"y": "str"}}) == []
    assert changed(old, old | {"A": {"x": "int", "kind": ['"a"', '"b"', '"c"']}}) == []
    assert changed(old, {"A": old["A"]}) == ["B"]
    assert changed(old, old | {"A": {"x": "Fraction", "kind": ['"a"', '"b"']}}) == ["A.x"]
    assert changed(old, old | {"A": {"x": "int", "kind": ['"a"']}}) == ["A.kind"]
    assert changed(old, old | {"A": old["A"] | {"z": "int"}}) == ["A"]


def test_the_corpus_has_a_certificate_with_each_class() -> None:
    # So that a change of meaning, and not of the form alone, is noticed.
    used: set[str] = set()
    for file in ACCEPTED.iterdir():
        used |= {type(part).__name__ for part in parts(load(file))}
    assert set(format_now()) - used == IN_OTHER_TESTS


def parts(value: Any) -> Iterator[Any]:
    """All dataclasses in a certificate."""
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


if __name__ == "__main__":
    if differences := changed(format_on_record(), format_now()) if ON_RECORD.exists() else []:
        sys.exit(f"this would be another version of the format: {', '.join(differences)}")
    lines = (f"{json.dumps(name)}: {json.dumps(types)}" for name, types in format_now().items())
    ON_RECORD.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
