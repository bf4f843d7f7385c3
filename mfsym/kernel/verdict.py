"""What the kernel answers: a status, the reason, and everything the answer rests on."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """The four answers to a question about mathematics."""

    HOLDS = "HOLDS"
    FAILS = "FAILS"
    INCONCLUSIVE = "INCONCLUSIVE"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True)
class Verdict:
    """An answer about one instance.

    ``status`` is the answer, ``reason`` one sentence for a reader, and ``trusts`` the cited facts
    (``fact:...``) and outside oracles (``oracle:...``) that were actually used: computed, never declared.

    A verdict has no truth value, since four answers do not fit into ``if``:

    >>> bool(Verdict(Status.HOLDS, "the plan and the potential agree", frozenset()))
    Traceback (most recent call last):
    ...
    TypeError: a verdict has four cases; compare verdict.status with Status.HOLDS
    """

    status: Status
    reason: str
    trusts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        raise TypeError("a verdict has four cases; compare verdict.status with Status.HOLDS")
