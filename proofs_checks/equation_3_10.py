"""Equation (3.10) and the chain after it: approximations by k-representable pair measures increase with k.

The approximation is the number of pairs of N bodies times F_k; at k = N it is the N-body energy, beyond it is more.

Checked, on finitely many sites: F_2 <= F_3 <= ... <= F_N <= F_(N+1) <= F_oo, times the number of pairs.
(The chain is printed with dots between its first two members, where there is nothing.)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import comb

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost
from mfsym.statements import Chapter, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import ATTRACTIVE, CONSTANT, ON_A_LINE, REPULSIVE, SIGNED, UNEVEN, Named
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Chain:
    """The approximations of the ``problem`` of N bodies for k = 2, ..., ``largest``, and for infinitely many bodies."""

    problem: TransportProblem
    largest: int


def _formula(instance: Chain) -> Formula:
    problem = instance.problem
    pairs = comb(problem.bodies or 0, 2)
    names: dict[str, int | None] = {f"F_{k}": k for k in range(2, instance.largest + 1)}
    names["F_oo"] = None
    quantities: Quantities = {
        name: LeastCost(TransportProblem(problem.cost, problem.marginal, k)) for name, k in names.items()
    }
    order = list(quantities)
    steps = pairwise(order)
    return Formula(quantities, tuple(Relation({more: pairs, less: -pairs}) for less, more in steps))


CHAIN = formula_statement(
    "equation-3.10",
    "Equation (3.10)",
    "the approximations by k-representable pair measures increase with k, up to infinitely many bodies",
    _formula,
)


def _chain(named: Named, bodies: int, largest: int) -> Instance:
    return Instance(CHAIN, f"{named.name}, N = {bodies}, k <= {largest}", Chain(named.problem(bodies), largest))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("equation-3.10", options)
    bodies = given.number("bodies", default=4)
    largest = given.number("largest", default=bodies + 2)
    name = f"{given.text('cost')}, {given.text('marginal')}, N = {bodies}, k <= {largest}"
    return (Instance(CHAIN, name, Chain(given.problem(bodies), largest)),)


CHAPTER = Chapter(
    instances=(
        _chain(REPULSIVE, 4, 10),
        _chain(UNEVEN, 4, 8),
        _chain(ON_A_LINE, 4, 7),
        *(_chain(named, 3, 5) for named in (ATTRACTIVE, CONSTANT, SIGNED)),
    ),
    options=meanings(
        "cost",
        "marginal",
        bodies="the number N of bodies (default 4)",
        largest="the greatest k (default N + 2)",
    ),
    own=_own,
)
