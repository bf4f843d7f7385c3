"""What a solver answers, read from whatever it returns: a number, a plan, a tuple, a mapping or an object."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

OPTIMAL, INFEASIBLE, UNBOUNDED, UNSOLVED = "optimal", "infeasible", "unbounded", "unsolved"
"""What a solver may say of a problem; ``unsolved`` is every way not to know."""
REFUSED, CRASHED, HUNG, UNREADABLE = "refused", "crashed", "hung", "unreadable"
"""It raised an exception; its process died; it ran out of time; what it returned is no answer."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "value": ("value", "fun", "cost", "objective"),
    "plan": ("plan", "x", "gamma", "matrix"),
    "duals": ("duals", "potentials", "y"),
    "status": ("status",),
}
"""The names under which parts of an answer are looked up in mappings and objects."""


@dataclass(frozen=True)
class Answer:
    """A ``status``, the ``value`` and the arrays ``plan`` and ``duals`` (one for each marginal) where there are any.

    ``remarks`` are warnings and the message of an exception; ``changed`` names the arguments that the call changed.
    """

    status: str
    value: float | None = None
    plan: Any = None
    duals: tuple[Any, ...] | None = None
    remarks: tuple[str, ...] = ()
    changed: tuple[str, ...] = field(default=())

    @property
    def is_silent(self) -> bool:
        """Does it look like a solution: a number or plan without a word that something is wrong?"""
        parts = [] if self.value is None else [self.value]
        parts += [] if self.plan is None else list(np.ravel(self.plan))
        return self.status == OPTIMAL and not self.remarks and bool(np.all(np.isfinite(parts)))

    @property
    def says(self) -> str:
        """The answer in a few words."""
        words = [self.status] if self.status != OPTIMAL else []
        if self.value is not None:
            words.append(f"value {self.value!r}")
        elif self.plan is not None:
            words.append(f"plan {np.asarray(self.plan).tolist()}")
        return ", ".join(words) + "".join(f" ({remark[:160]})" for remark in self.remarks[:1])


def answer_from(raw: Any) -> Answer:
    """The answer in what a solver returned: a number is the value, an array the plan, a tuple both and duals.

    >>> answer_from((1.5, np.eye(2))).value
    1.5
    >>> answer_from({"status": "infeasible"}).status
    'infeasible'
    >>> answer_from("1.5").status
    'unreadable'
    """
    try:
        return _read(raw)
    except (TypeError, ValueError) as error:
        return Answer(UNREADABLE, remarks=(f"{type(raw).__name__} was returned: {error}",))


def _read(raw: Any) -> Answer:
    if isinstance(raw, Answer):
        return raw
    if isinstance(raw, tuple) and not hasattr(raw, "_fields"):
        value, *others = raw
        names = ("plan", "duals") if len(others) == 2 else ("plan", "first", "second")
        found = dict(zip(names, others, strict=False))
        if "first" in found and "second" in found:
            found["duals"] = (found.pop("first"), found.pop("second"))
        return _read({"value": value, **found})
    if isinstance(raw, Mapping) or any(hasattr(raw, name) for name in ("fun", "value", "plan")):
        parts = {part: _looked_up(raw, names) for part, names in NAMES.items()}
        status = parts["status"] if isinstance(parts["status"], str) else OPTIMAL
        duals = parts["duals"]
        return Answer(
            status,
            None if parts["value"] is None else _number(parts["value"]),
            None if parts["plan"] is None else np.array(parts["plan"], dtype=np.float64),
            None if duals is None else tuple(np.array(dual, dtype=np.float64) for dual in duals),
        )
    array = np.asarray(raw)
    if array.dtype.kind not in "fiu":
        raise TypeError("need a number, an array, a tuple (value, plan, potentials) or a mapping with these names")
    return (
        Answer(OPTIMAL, _number(array))
        if array.size == 1 and array.ndim == 0
        else Answer(OPTIMAL, plan=np.array(array, dtype=np.float64))
    )


def _looked_up(raw: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        found = raw.get(name) if isinstance(raw, Mapping) else getattr(raw, name, None)
        if found is not None:
            return found
    return None


def _number(value: Any) -> float:
    array = np.asarray(value, dtype=np.float64)
    if array.size != 1:
        raise ValueError(f"the value has the shape {array.shape}, need one number")
    return float(array.reshape(()))


def with_remarks(answer: Answer, remarks: tuple[str, ...], changed: tuple[str, ...]) -> Answer:
    """The answer with warnings that were given, each once, and the names of arguments that were changed."""
    return replace(answer, remarks=tuple(dict.fromkeys((*answer.remarks, *remarks))), changed=changed)
