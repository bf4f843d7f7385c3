"""Equation (1.1): the infimum over symmetric plans is that over all plans of ordered bodies with equal marginals.

Averaging over the orders of the bodies changes neither the cost nor the marginals, if these are equal.

Checked: both optima on finitely many sites, each with potentials of its own (one potential for indistinguishable
bodies, one for each body otherwise).  With different marginals the symmetric problem is another one; the certificate of
such an instance compares it with the problem of the mean marginal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Matrix, PairCost, TransportProblem
from mfsym.kernel.quantity import LeastCost, LeastOrderedCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, equal, established, formula_statement, greater
from proofs_checks.on_sites.fixtures import ATTRACTIVE, FORBIDDEN, ON_A_LINE, REPULSIVE, UNEVEN
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Ordered:
    """Ordered bodies with a pair ``cost``; body i has the law ``marginals[i]``."""

    cost: PairCost
    marginals: Matrix

    @property
    def symmetric(self) -> TransportProblem:
        """The problem of indistinguishable bodies with the mean of the marginals."""
        mean = tuple(sum(weights, Fraction(0)) / len(self.marginals) for weights in zip(*self.marginals, strict=True))
        return TransportProblem(self.cost, mean, len(self.marginals))


def _formula(instance: Ordered) -> Formula:
    quantities: Quantities = {
        "ordered": LeastOrderedCost(instance.cost, instance.marginals),
        "symmetric": LeastCost(instance.symmetric),
    }
    return Formula(quantities, (equal("ordered", "symmetric"),))


def _excludes(instance: Ordered) -> Exclusion | None:
    if len(set(instance.marginals)) == 1:
        return None
    reason = "the bodies have different marginals, so that no symmetric plan has them"
    return Exclusion(reason, established(Formula(_formula(instance).quantities, (greater("ordered", "symmetric"),))))


SYMMETRIC = formula_statement(
    "equation-1.1",
    "Equation (1.1)",
    "the least cost over symmetric plans is the least over all plans with these marginals",
    _formula,
    _excludes,
)


def _equal_marginals(name: str, problem: TransportProblem) -> Instance:
    return Instance(SYMMETRIC, name, Ordered(problem.cost, (problem.marginal,) * (problem.bodies or 0)))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (_equal_marginals(*Options("equation-1.1", options).n_bodies(8)),)


_APART = Ordered(ATTRACTIVE.cost, ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))))

CHAPTER = Chapter(
    instances=(
        *(_equal_marginals(*named.n_bodies(n)) for named in (REPULSIVE, UNEVEN) for n in (2, 3, 4)),
        *(_equal_marginals(*named.n_bodies(3)) for named in (ON_A_LINE, FORBIDDEN)),
        Instance(SYMMETRIC, "C = ((0, 1), (1, 0)), mu_1 = (1, 0), mu_2 = (0, 1)", _APART, Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", bodies="the number N of bodies, 2 to 8"),
    own=_own,
)
