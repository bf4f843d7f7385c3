"""Failures that are known: a file with one line for each, ``solver property: reason``."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from mfsym.errors import InvalidArgument


@dataclass(frozen=True)
class ExpectedFailures:
    """The ``entries`` of a file: patterns for the solver and the property, and the reason."""

    entries: tuple[tuple[str, str, str], ...]

    def reason(self, solver: str, prop: str) -> str | None:
        """Why this property is expected to fail; None if it is not."""
        for who, what, why in self.entries:
            if fnmatchcase(solver, who) and fnmatchcase(prop, what):
                return why
        return None

    def unused(self, solver: str, names: Sequence[str]) -> tuple[str, ...]:
        """The entries for this solver that match no property: of an older version, or mistyped."""
        mine = [(what, why) for who, what, why in self.entries if fnmatchcase(solver, who)]
        return tuple(what for what, _ in mine if not any(fnmatchcase(name, what) for name in names))


def expected_failures(text: str) -> ExpectedFailures:
    """The entries of a file, whose lines are ``solver property: reason``; # begins a comment.

    The names may have the wildcards * and ?.  Refuses: InvalidArgument for a line without a reason.

    >>> expected_failures("pot.* value: reported as #1").reason("pot.emd2", "value")
    'reported as #1'
    """
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        names, colon, reason = line.partition(": ")
        words = names.split()
        if not colon or len(words) != 2 or not reason.strip():
            raise InvalidArgument(f"line {number} of the expected failures is {line!r}, need 'solver property: reason'")
        entries.append((words[0], words[1], reason.strip()))
    return ExpectedFailures(tuple(entries))


def read_expected_failures(file: str) -> ExpectedFailures:
    """The expected failures of a file."""
    return expected_failures(Path(file).read_text(encoding="utf-8"))
