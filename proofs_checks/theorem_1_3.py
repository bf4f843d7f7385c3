"""Theorem 1.3: the N-body cost F_N converges to the infinite-body cost F_oo.

Checked, on finitely many sites: F_2 <= F_3 <= ... <= F_N <= F_oo, each value exact, with the rate
F_oo - F_N <= (D - F_N) / N, where D is the mean of cost[a][a].   Not checked: the limit itself, which is what the
rate says for every N at once, but no finite list of values can.  On the line, for laws with densities, F_N is found for
every N at once: see ``on_densities/line.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from mfsym.errors import InvalidArgument
from mfsym.exact_json import exact_json
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.rational import integer, shown
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport import converge, problem_from_json, transport_problem
from mfsym.transport.solution import MOST_VALUES
from proofs_checks.on_densities.line import INSTANCES, on_line
from proofs_checks.on_sites.fixtures import CYCLE


@dataclass(frozen=True)
class Sequence:
    """F_2, ..., F_``largest`` and F_oo of a ``problem`` (its own number of bodies does not matter)."""

    problem: TransportProblem
    largest: int


def _excludes(instance: Sequence) -> Exclusion | None:
    entries = [entry for row in instance.problem.cost for entry in row]
    if any(entry is not None and entry < 0 for entry in entries):
        return Exclusion("a cost is negative")
    if any(entry is None for entry in entries):
        return Exclusion("a cost is infinite; the rate is for finite costs")
    return None


def _proof(instance: Sequence) -> Certificate:
    return converge(instance.problem.cost, instance.problem.marginal, instance.largest)


CONVERGENCE = Statement(
    "theorem-1.3",
    "Theorem 1.3 on sites",
    "F_N increases to F_oo, at least as fast as 1/N",
    _excludes,
    _proof,
    no_refutation,
)


def _sequence(name: str, cost: object, marginal: object, largest: int, expected: Status = Status.HOLDS) -> Instance:
    return Instance(CONVERGENCE, name, Sequence(transport_problem(cost, marginal, None), largest), expected)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    if "cost" in options and "marginal" in options:
        return (on_line(options["cost"], options["marginal"]),)
    if "problem" not in options:
        raise InvalidArgument(
            "theorem-1.3 needs --problem FILE, a problem as `mfsym solve` takes it, or --cost and --marginal"
        )
    try:
        written = Path(options["problem"]).read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidArgument(f"problem {shown(options['problem'])} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidArgument(f"problem {shown(options['problem'])} is not text in UTF-8") from None
    problem = problem_from_json(exact_json(written, "problem"))
    largest = integer(options.get("largest", "10"), "largest", 2, MOST_VALUES)
    return (Instance(CONVERGENCE, f"{options['problem']}, N <= {largest}", Sequence(problem, largest)),)


_HALF, _THIRD = Fraction(1, 2), Fraction(1, 3)

CHAPTER = Chapter(
    instances=(
        _sequence("C = ((2, 1), (1, 2)), mu = (1/2, 1/2), N <= 10", [[2, 1], [1, 2]], [_HALF, _HALF], 10),
        _sequence("C = ((2, 1), (1, 2)), mu = (1/3, 2/3), N <= 10", [[2, 1], [1, 2]], [_THIRD, 2 * _THIRD], 10),
        _sequence(
            "C = 2^-|i-j| on three sites, uniform, N <= 9",
            [[_HALF ** abs(i - j) for j in range(3)] for i in range(3)],
            [_THIRD] * 3,
            9,
        ),
        _sequence("C = ((0, 1), (1, 0)), mu = (1/2, 1/2), N <= 6", [[0, 1], [1, 0]], [_HALF, _HALF], 6),
        _sequence(f"{CYCLE.name}, N <= 8", CYCLE.cost, CYCLE.marginal, 8),
        # F_2 = 1, but three bodies on two sites, or infinitely many, cannot avoid each other.
        _sequence("an infinite diagonal, N <= 3", [[None, 1], [1, None]], [_HALF, _HALF], 3, Status.NOT_APPLICABLE),
        *INSTANCES,
    ),
    options={
        "problem": "a JSON file with cost and marginal, as `mfsym solve` takes it",
        "largest": "the greatest number of bodies N, 2 to 200 (default 10)",
        "cost": "instead of these: a convex decreasing cost l(r) on the line, such as 'exp(-r)'",
        "marginal": "its marginal: interval(a, b), exponential(s), laplace(1) or gaussian(1)",
    },
    own=_own,
)
