"""Theorem 1.2 for costs that are positive definite on differences of laws only, such as -|x - y| and -|x - y|^2.

The proof uses the energy of Q - mu, a difference of two laws.  So the product measure is optimal if v'Cv >= 0 for all
v of sum zero, and the only solution if > 0 for v other than 0.  For -|x - y|^2 the energy of Q - mu is
2 |mean of Q - mean of mu|^2: every mixture of laws with one and the same mean is optimal.

Checked, on finitely many points of the line or the plane: the product measure is optimal, and whether it is the only
solution; for |x - y|, which is negative on differences of laws, that it is not optimal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from mfsym.kernel.claim import TransportProblem
from mfsym.statements import Chapter, Instance
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.options import meanings
from proofs_checks.theorem_1_2_sites import all_of_kind, kind_of

Point = tuple[int, ...]


def _taxicab(x: Point, y: Point) -> int:
    return sum(abs(a - b) for a, b in zip(x, y, strict=True))


def _square(x: Point, y: Point) -> int:
    return sum((a - b) ** 2 for a, b in zip(x, y, strict=True))


def _problem(distance: Callable[[Point, Point], int], sign: int, points: Sequence[Point]) -> TransportProblem:
    cost = tuple(tuple(Fraction(sign * distance(x, y)) for y in points) for x in points)
    return TransportProblem(cost, (Fraction(1, len(points)),) * len(points), None)


_LINE: tuple[Point, ...] = ((0,), (1,), (3,))
_SQUARE: tuple[Point, ...] = ((0, 0), (1, 0), (0, 1), (1, 1))

_BUILT_IN = (
    ("-|x - y| on 0, 1, 3, uniform", _problem(_taxicab, -1, _LINE), "definite"),
    ("-|x - y|^2 on 0, 1, 3, uniform", _problem(_square, -1, _LINE), "semidefinite"),
    ("-|x - y|^2 on the corners of a square, uniform", _problem(_square, -1, _SQUARE), "semidefinite"),
    ("|x - y| on 0, 1, 3, uniform", _problem(_taxicab, 1, _LINE), "indefinite"),
)


def _all(problem: TransportProblem, name: str, kind: str) -> tuple[Instance, ...]:
    """The statements of Theorem 1.2 on sites, under the label of this chapter."""
    instances = all_of_kind(problem, name, kind)
    labels = [i.statement.label.replace("theorem-1.2-sites", "conditionally-positive") for i in instances]
    statements = [replace(i.statement, label=label) for i, label in zip(instances, labels, strict=True)]
    return tuple(replace(i, statement=statement) for i, statement in zip(instances, statements, strict=True))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    problem = Options("conditionally-positive", options).problem(None)
    return _all(problem, f"{options['cost']}, {options['marginal']}", kind_of(problem))


CHAPTER = Chapter(
    instances=tuple(instance for name, problem, kind in _BUILT_IN for instance in _all(problem, name, kind)),
    options=meanings("cost", "marginal"),
    own=_own,
)
