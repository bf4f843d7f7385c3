"""Certificates that are bombs: whatever a field is inflated to, the kernel answers, soon and in little memory."""

import copy
import json
import os
import re
import resource
import signal
from collections.abc import Callable, Iterator, Mapping
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


def places(document: Any, above: Place = ()) -> Iterator[tuple[Place, Any]]:
    """The values in a document, of each list those in its first item and in its last."""
    yield above, document
    if isinstance(document, dict):
        for key, value in document.items():
            if key not in ("kind", "rule", "sense", "property"):
                yield from places(value, (*above, key))
    elif isinstance(document, list):
        for index in sorted({0, len(document) - 1} if document else set()):
            yield from places(document[index], (*above, index))


def with_value(document: Any, place: Place, value: object) -> str:
    changed = copy.deepcopy(document)
    parent = changed
    for step in place[:-1]:
        parent = parent[step]
    parent[place[-1]] = value
    return json.dumps(changed)


def answered(text: str) -> None:
    """Read and check; whatever is answered is right here."""
    try:
        certificate = read(text)
    except UnreadableCertificate:
        return
    check(certificate.claim, certificate.evidence)


def in_bounds(work: Callable[[], None]) -> bool:
    """Does this end without an exception in a process with little time and memory?"""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.slow
@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_inflated_certificates_are_answered(file: Path) -> None:
    document = json.loads(file.read_text(encoding="utf-8"))
    bombs = [
        (place, name, with_value(document, place, bomb))
        for place, value in places(document)
        if place and place[0] in ("claim", "evidence")
        for name, bomb in inflated(value).items()
    ]
    if not in_bounds(lambda: [answered(text) for _, _, text in bombs] and None):
        # Which one was it?
        assert [(place, name) for place, name, text in bombs if not in_bounds(lambda text=text: answered(text))] == []
