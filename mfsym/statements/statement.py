"""A numbered statement of the paper, as something that is checked on instances."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mfsym.errors import NoEvidence
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status


@dataclass(frozen=True)
class Exclusion:
    """Why a statement says nothing about an instance: the ``reason``, and a ``certificate`` for it if there is one."""

    reason: str
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Statement:
    """What one numbered statement claims of an instance.

    ``label`` and ``title`` name it; ``says`` is the statement in one sentence, in our words.  ``excludes`` returns
    why a hypothesis fails on an instance (None: it applies).  ``proof`` returns certificates whose claims together are
    the statement for the instance, ``refutation`` such that deny it; either raises NoEvidence.
    """

    label: str
    title: str
    says: str
    excludes: Callable[[Any], Exclusion | None]
    proof: Callable[[Any], Certificate | tuple[Certificate, ...]]
    refutation: Callable[[Any], Certificate | tuple[Certificate, ...]]


@dataclass(frozen=True)
class Instance:
    """One instance of a statement: its ``name`` for readers, its ``data``, and the ``expected`` answer."""

    statement: Statement
    name: str
    data: Any
    expected: Status = Status.HOLDS


@dataclass(frozen=True)
class Chapter:
    """What one module of ``proofs_checks`` offers.

    ``instances`` are the built-in ones, ``options`` (name -> what it means) what users give for their own, and
    ``own`` makes instances of that.
    """

    instances: tuple[Instance, ...]
    options: Mapping[str, str]
    own: Callable[[Mapping[str, str]], tuple[Instance, ...]]


def no_refutation(instance: object) -> Certificate:
    """For statements of which nothing would be a refutation where the hypotheses hold."""
    raise NoEvidence("the hypotheses hold, and nothing that would refute the statement is looked for")
