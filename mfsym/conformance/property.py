"""What a property is: a name, a sentence, the problems on which it is tried, and the law that an answer may violate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from mfsym.conformance.problems import can_be_asked
from mfsym.conformance.solver import FEATURES, Solver
from mfsym.conformance.trial import Trial
from mfsym.errors import InvalidArgument

Law = Callable[[Trial, Any], None]


@dataclass(frozen=True)
class Property:
    """A ``law`` about the answers to ``cases`` of one ``kind``, in ``words``.

    ``needs`` are parts of an answer and features of a solver; ``label`` is the paper's, where the law is from there.
    A ``native`` law is about the arrays that are handed over, and only tried on solvers of its own kind.
    """

    name: str
    words: str
    kind: str
    needs: tuple[str, ...]
    label: str
    cases: st.SearchStrategy[Any]
    law: Law
    native: bool = False

    def is_for(self, solver: Solver) -> bool:
        """Can a solver of its kind be asked?"""
        return can_be_asked(solver.kind, self.kind) and (solver.kind == self.kind or not self.native)

    def reason_to_skip(self, solver: Solver) -> str:
        """Why the property is not tried on the solver; "" if it is."""
        if not self.is_for(solver):
            return f"about problems of kind {self.kind}"
        for need in self.needs:
            if need in FEATURES and need in solver.unsupported:
                return f"not supported: {FEATURES[need]}"
            if need not in FEATURES and need not in solver.returns:
                return f"the solver returns no {need}"
        return ""


PROPERTIES: dict[str, Property] = {}
"""Name -> property, in the order of the reports."""


def law(
    name: str,
    words: str,
    *,
    kind: str,
    cases: st.SearchStrategy[Any],
    needs: tuple[str, ...] = (),
    label: str = "",
    native: bool = False,
) -> Callable[[Law], Law]:
    """Enters the function below into the PROPERTIES."""

    def entered(function: Law) -> Law:
        if name in PROPERTIES:
            raise InvalidArgument(f"property {name!r} is there already, need another name")
        PROPERTIES[name] = Property(name, words, kind, needs, label, cases, function, native)
        return function

    return entered
