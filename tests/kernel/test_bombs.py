"""Certificates that are bombs: whatever a field is inflated to, the kernel answers, soon and in little memory."""

import json
import os
import re
import resource
import signal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mfsym.errors import UnreadableCertificate
from mfsym.kernel.certificate_file import read
from mfsym.kernel.checker import check

ACCEPTED = sorted((Path(__file__).resolve().parent / "accepted").glob("*.json"))
MOST_SECONDS = 20
"""Of processor time.  All the work that is counted takes about two on an idle machine."""
MOST_BYTES = 2**30
"""Of addresses: Python with these tests takes a fifth of it."""

NINES = "9" * 3_999
RATIONALS = {
    "a huge integer": NINES,
    "a negative one": f"-{NINES}",
    "a tiny number": f"1/{NINES}",
    "many digits": f"1{'0' * 3_998}/{NINES}",
    "a million": "1000000",
}
INTEGERS = {"a huge integer": NINES, "a negative one": f"-{NINES}", "a million": 10**6, "a negative million": -(10**6)}
FORMULAS = {
    "a tower of powers": "2^(10^(10^9))",
    "a huge power": "{}^(10^1000)",
    "a power of a sum": "({} + r + k + 1)^1000",
    "a tiny power": "({} + 1)^(1/10^1000)",
    "a large Gamma": "({}) * Gamma(10^9)",
    "a large argument": "exp(10^9 * ({}))",
    "a long product of sums": "*".join(["({} + 1 + r)"] + [f"(r + x{i})" for i in range(40)]),
    "a long sum of roots": "+".join(["{}"] + [f"sqrt({i})*r^{i}" for i in range(2, 400)]),
    "deep nesting": "exp(" * 60 + "{}" + ")" * 60,
    "deeper nesting": "(" * 5_000 + "{}" + ")" * 5_000,
    "nested sums and powers": "(" * 12 + "{}" + " + 1)^3" * 12,
}
LENGTHS = {"ten times as long": 10, "a thousand times as long": 1_000}
Place = tuple[str | int, ...]
Field = tuple[str, ...]
"""A class of claims or evidence, or a rule, and the names of fields that lead on from there."""


def inflated(value: object) -> Mapping[str, object]:
    """What may stand instead of a value of a certificate."""
    match value:
        case bool() | None:
            return {}
        case int():
            return INTEGERS
        case str() if re.fullmatch(r"-?[0-9]+(/[0-9]+)?", value):
            return RATIONALS | {name: formula.format(f"({value})") for name, formula in FORMULAS.items()}
        case str():
            return {name: formula.format(f"({value})") for name, formula in FORMULAS.items()}
        case list():
            return {name: value * times for name, times in LENGTHS.items()}
    return {}


def places(document: Any, above: Place = (), inside: Field = ()) -> Iterator[tuple[Place, Field, Any]]:
    """The values in a document, of each list those in its first item and in its last, and which field each is."""
    yield above, inside, document
    if isinstance(document, dict):
        # A field of a class is the same field wherever the class occurs; a rule of derivations is as good as a class.
        inside = (document.get("kind") or document.get("rule"),) if {"kind", "rule"} & document.keys() else inside
        for key, value in document.items():
            if key not in ("kind", "rule", "sense", "property"):
                yield from places(value, (*above, key), (*inside, key))
    elif isinstance(document, list):
        for index in sorted({0, len(document) - 1} if document else set()):
            yield from places(document[index], (*above, index), inside)


def inflate(file: Path, place: Place, how: str) -> str:
    """The content of the file with more at one place."""
    document = json.loads(file.read_text(encoding="utf-8"))
    *above, last = place
    parent = document
    for step in above:
        parent = parent[step]
    parent[last] = inflated(parent[last])[how]
    return json.dumps(document)


def bombs() -> dict[Path, list[tuple[Place, str]]]:
    """For each file what becomes larger in it, and how; each field of each class once."""
    known: set[tuple[Field, str]] = set()
    found: dict[Path, list[tuple[Place, str]]] = {}
    for file in ACCEPTED:
        for place, field, value in places(json.loads(file.read_text(encoding="utf-8"))):
            for how in inflated(value) if place[:1] in (("claim",), ("evidence",)) else ():
                if (field, how) not in known:
                    known.add((field, how))
                    found.setdefault(file, []).append((place, how))
    return found


BOMBS = bombs()


def answer(text: str) -> None:
    """Read and check; whatever is answered is right here."""
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        certificate = read(text)
    except UnreadableCertificate:
        return
    check(certificate.claim, certificate.evidence)


def are_answered(texts: Iterable[str]) -> bool:
    """Does each get an answer in a process with little time and memory?"""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            for text in texts:
                answer(text)
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.slow
@pytest.mark.parametrize("file", BOMBS, ids=lambda file: file.stem)
def test_inflated_certificates_are_answered(file: Path) -> None:
    if not are_answered(inflate(file, *bomb) for bomb in BOMBS[file]):
        # Which one was it?
        found = [bomb for bomb in BOMBS[file] if not are_answered([inflate(file, *bomb)])]
        pytest.fail(f"no answer in {MOST_SECONDS} s and {MOST_BYTES} bytes: {found}")
