"""Equation (1.1): the infimum over symmetric plans is that over all plans of ordered bodies with equal marginals.

Averaging over the orders of the bodies changes neither the cost nor the marginals, if these are equal.

Checked: both optima on finitely many sites, each with potentials of its own (one potential for indistinguishable
bodies, one for each body otherwise).  With different marginals the symmetric problem is another one; the certificate of
such an instance compares it with the problem of the mean marginal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.exact_json import exact_json
from mfsym.kernel.claim import Matrix, PairCost, TransportProblem
from mfsym.kernel.quantity import LeastCost, LeastOrderedCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport.problem import marginal_law
from proofs_checks.on_sites import Formula, Options, Quantities, equal, established, formula_statement, greater
from proofs_checks.on_sites.fixtures import ATTRACTIVE, FORBIDDEN, ON_A_LINE, REPULSIVE, UNEVEN, Named
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


def _equal_marginals(named: Named, bodies: int) -> Instance:
    return Instance(SYMMETRIC, f"{named.name}, N = {bodies}", Ordered(named.cost, (named.marginal,) * bodies))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("equation-1.1", options)
    marginal = marginal_law(exact_json(given.text("marginal"), "marginal"))
    bodies = given.number("bodies", 2, 8)
    problem = given.problem(bodies)
    instance = Ordered(problem.cost, (marginal,) * bodies)
    return (Instance(SYMMETRIC, f"{options['cost']}, {options['marginal']}, N = {bodies}", instance),)


_APART = Ordered(ATTRACTIVE.cost, ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))))

CHAPTER = Chapter(
    instances=(
        *(_equal_marginals(named, n) for named in (REPULSIVE, UNEVEN) for n in (2, 3, 4)),
        *(_equal_marginals(named, 3) for named in (ON_A_LINE, FORBIDDEN)),
        Instance(SYMMETRIC, "C = ((0, 1), (1, 0)), mu_1 = (1, 0), mu_2 = (0, 1)", _APART, Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", bodies="the number N of bodies, 2 to 8"),
    own=_own,
)
