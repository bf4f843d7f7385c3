"""A solver on trial: what it is asked, what it answers, and what counts as a violation of a property."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import isfinite
from typing import Any

import numpy as np

from mfsym.conformance.answers import CRASHED, HUNG, OPTIMAL, UNREADABLE, Answer
from mfsym.conformance.layouts import PLAIN
from mfsym.conformance.problems import Problem, arrays, plan_shape, posed, sizes
from mfsym.conformance.solver import Accuracy, Solver
from mfsym.conformance.worker import Worker
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies.disguises import Heuristic
from mfsym.strategies.questions import EntropicPoints, Transport

WRONG, GIVES_UP, CRASHES, HANGS = "wrong", "gives up", "crashes", "hangs"
"""How a property is violated, from the worst for a user's results to the worst for a user's process."""

MOST_ENDS = 12
"""So many crashes and time-outs for one property; after that the example at hand is not made any smaller."""


class Violation(Exception):
    """The answer violates the property: ``manner`` is one of the four above, ``expected`` the exact truth."""

    def __init__(self, manner: str, message: str, expected: str = "") -> None:
        super().__init__(message)
        self.manner, self.message, self.expected = manner, message, expected


@dataclass(frozen=True)
class Call:
    """What the solver was given (by name, in a ``layout``) and what came back."""

    arguments: Mapping[str, Any]
    layout: str
    answer: Answer


class Trial:
    """Asks the solver, remembers the calls and problems of the example at hand, and knows the declared accuracy."""

    def __init__(self, solver: Solver, worker: Worker) -> None:
        self.solver, self._worker = solver, worker
        self.calls: list[Call] = []
        self.problems: list[Problem] = []
        self._known: dict[Any, Answer] = {}
        self._first_end = worker.ends

    def call(self, arguments: Mapping[str, Any], layout: str = PLAIN, again: int = 0) -> Answer:
        """The answer to these arguments; the same question is asked once, ``again`` distinguishes repetitions."""
        key = (layout, again, *((name, *_key(value)) for name, value in arguments.items()))
        answer = self._known.get(key)
        if answer is None:
            if self._worker.ends - self._first_end >= MOST_ENDS:
                # Nothing new is learnt from one more crash; the example at hand is kept as it is.
                raise Exhausted
            answer = self._known[key] = self._worker.ask(arguments, layout)
        self.calls.append(Call(arguments, layout, answer))
        return answer

    def ask(self, problem: Problem, layout: str = PLAIN, again: int = 0) -> Answer:
        """The answer to a problem, posed in the way of the solver and read back; violated if there is none."""
        answer = self.asked(problem, layout, again)
        if answer.status != OPTIMAL:
            raise Violation(GIVES_UP, f"no solution of a problem that has one: {answer.says}")
        return answer

    def asked(self, problem: Problem, layout: str = PLAIN, again: int = 0) -> Answer:
        """The same, for a problem that need not have a solution."""
        self.problems.append(problem)
        asked = posed(problem, self.solver.kind)
        answer = self.call(arrays(asked), layout, again)
        ended(answer)
        return read_back(answer, problem, asked)

    def forget(self) -> None:
        """Another example begins."""
        self.calls.clear()
        self.problems.clear()

    def value(self, problem: Problem, layout: str = PLAIN, again: int = 0) -> Fraction:
        """The value that the solver answers, that of its plan if it returns nothing else."""
        answer = self.ask(problem, layout, again)
        value = answer.value
        if value is None and answer.plan is not None:
            value = float(np.sum(answer.plan * _finite(_costs(problem))))
        return self.number(value, answer)

    def number(self, value: float | None, answer: Answer) -> Fraction:
        """The value as a fraction; violated if it is not finite."""
        if value is None or not isfinite(value):
            manner = GIVES_UP if answer.remarks or value is None else WRONG
            raise Violation(manner, f"no number for a problem that has a solution: {answer.says}")
        return Fraction(value)

    def array(self, values: Any, shape: tuple[int, ...]) -> Any:
        """An array of fractions; violated if the shape is another or an entry is not finite."""
        if values is None or np.shape(values) != shape:
            raise Violation(WRONG, f"an array of shape {np.shape(values)} where {shape} was expected")
        if not np.all(np.isfinite(values)):
            raise Violation(WRONG, f"an entry that is no number in {np.asarray(values).tolist()}")
        return np.vectorize(Fraction, otypes=[object])(np.asarray(values, dtype=np.float64))

    def tolerance(self, problem: Problem, at_least: Fraction = Fraction(0)) -> Fraction:
        """How far a value of the problem may be off; ``at_least`` is a relative accuracy that is good enough."""
        mass, cost = sizes(problem)
        return self.accuracy.absolute * max(Fraction(1), mass) + max(self.accuracy.relative, at_least) * mass * cost

    @property
    def accuracy(self) -> Accuracy:
        """What the solver declares."""
        return self.solver.accuracy

    def needs_value(
        self, problem: Problem, exact: Fraction, layout: str = PLAIN, at_least: Fraction = Fraction(0)
    ) -> None:
        """Violated unless the solver answers the exact value up to its accuracy."""
        found = self.value(problem, layout)
        if not abs(found - exact) <= self.tolerance(problem, at_least):
            remark = self.calls[-1].answer.remarks
            note = f", with the remark {remark[0]!r}" if remark else ""
            raise Violation(WRONG, f"the value {float(found)!r}{note}, which is {shown(exact)} exactly", shown(exact))


class Exhausted(Exception):
    """The process of the solver ended too often to go on."""


def ended(answer: Answer) -> None:
    """Violated if the process ended, or returned what is no answer."""
    if answer.status == CRASHED:
        raise Violation(CRASHES, answer.says)
    if answer.status == HUNG:
        raise Violation(HANGS, answer.says)
    if answer.status == UNREADABLE:
        raise Violation(WRONG, answer.says)


def read_back(answer: Answer, problem: Problem, asked: Problem) -> Answer:
    """The answer to ``asked`` as one to ``problem``: the plan and the potentials rearranged."""
    if asked is problem or (answer.plan is None and answer.duals is None):
        return answer
    shape, plan, duals = plan_shape(problem), answer.plan, answer.duals
    transport = (
        posed(problem, "transport") if not isinstance(problem, TransportProblem | Transport) and shape else problem
    )
    if isinstance(transport, Transport):
        m = len(transport.first)
        if plan is not None:
            finite = [entry is not None for row in transport.cost for entry in row]
            filled = np.zeros(len(finite))
            # A linear program has no variables for forbidden pairs.
            flat = np.ravel(plan)
            if len(flat) == len(finite):
                filled = flat
            elif len(flat) == sum(finite):
                filled[np.array(finite)] = flat
            plan = filled.reshape(m, len(transport.second))
        if duals is not None and len(duals) == 1:
            duals = (duals[0][:m], duals[0][m:])
        return replace(answer, plan=plan, duals=duals)
    if shape is not None and plan is not None and np.size(plan) == np.prod(shape):
        return replace(answer, plan=np.reshape(plan, shape))
    return replace(answer, plan=None, duals=None)


def shown(value: Fraction | None) -> str:
    """An exact value, with a decimal where the fraction is long."""
    if value is None:
        return "infinite"
    text = str(value)
    return text if len(text) <= 24 else f"{float(value)!r} (rounded)"


def _costs(problem: Problem) -> Any:
    """The costs of what a plan has entries for."""
    match problem:
        case EntropicPoints():
            return arrays(problem.multi)["M"]
        case Heuristic(cloud):
            return arrays(cloud.transport)["M"]
        case _:
            numbers = arrays(problem)
            return numbers["M"] if "M" in numbers else numbers["c"]


def _finite(costs: Any) -> Any:
    return np.where(np.isfinite(costs), costs, 0.0)


def _key(value: Any) -> tuple[Any, ...]:
    if isinstance(value, list):
        return tuple(part for item in value for part in _key(item))
    return (value.shape, value.tobytes()) if isinstance(value, np.ndarray) else (value,)
