"""A numbered statement of the paper, as something that is checked on instances."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status


@dataclass(frozen=True)
class Exclusion:
    """Why a statement says nothing about an instance: the ``reason``, and the ``certificates`` for it, if any.

    The reason is about all values of the parameters: where the statement says something about some of them, it is not
    excluded.
    """

    reason: str
    certificates: Certificate | tuple[Certificate, ...] = ()


@dataclass(frozen=True)
class Statement:
    """What one numbered statement claims of an instance.

    ``label`` and ``title`` name it; ``says`` is the statement in one sentence, in our words.  ``excludes`` returns
    why a hypothesis fails on an instance (None: it applies).  ``proof`` returns certificates whose claims together are
    the statement for the instance, ``refutation`` such that deny it, or () where none is looked for; either raises
    NoEvidence.  ``hypotheses`` is what is known of each hypothesis on an instance, in a few words by its name.
    """

    label: str
    title: str
    says: str
    excludes: Callable[[Any], Exclusion | None]
    proof: Callable[[Any], Certificate | tuple[Certificate, ...]]
    refutation: Callable[[Any], Certificate | tuple[Certificate, ...]]
    hypotheses: Callable[[Any], Mapping[str, str]] = lambda data: {}


def no_refutation(data: object) -> tuple[Certificate, ...]:
    """For theorems: where the hypotheses hold, nothing would be a refutation, and none is looked for."""
    return ()


@dataclass(frozen=True)
class Instance:
    """One instance of a statement: its ``name`` for readers, its ``data``, the ``expected`` answer, and what is
    assumed of its parameters besides that they are positive, as ``conditions`` such as ``p < 2``."""

    statement: Statement
    name: str
    data: Any
    expected: Status = Status.HOLDS
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What one module of ``proofs_checks`` offers.

    ``instances`` are the built-in ones, ``options`` (name -> what it means) what users give for their own, and
    ``own`` makes instances of that.
    """

    instances: tuple[Instance, ...]
    options: Mapping[str, str]
    own: Callable[[Mapping[str, str]], tuple[Instance, ...]]
