"""The next order: V_N = N^2/2 mu'Cmu - N/2 D + R_N/2, where R_N is the least mean of (n - N mu)'C(n - N mu).

V_N is the least energy of N bodies, D the mean of the diagonal of C.  On finitely many sites R_N is bounded, so that
the term of order N of V_N, which the paper asks for, is -D/2.  On two sites R_N = k t (1 - t), where t is the
fractional part of N mu(A) and k = c(A, A) + c(B, B) - 2 c(A, B) >= 0.

Checked: the decomposition for an optimal plan, exactly, with R_N as its mean.  It is the least of all plans, since the
energy of every plan with this marginal is the same expression.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import comb

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost, MeanFieldCost, PlanCost, SelfCost, Spread
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, equal, formula_statement, optimal_plan
from proofs_checks.on_sites.fixtures import ATTRACTIVE, CYCLE, ON_A_LINE, REPULSIVE, SIGNED, UNEVEN
from proofs_checks.on_sites.options import meanings
from proofs_checks.remark_2_12_c import curvature


def _formula(instance: TransportProblem) -> Formula:
    plan, bodies = optimal_plan(instance), instance.bodies or 0
    quantities: Quantities = {
        "F_N": LeastCost(instance),
        "plan": PlanCost(instance.cost, plan),
        "R_N": Spread(instance.cost, plan),
        "product": MeanFieldCost(instance.cost, instance.marginal),
        "D": SelfCost(instance.cost, instance.marginal),
    }
    orders = {"product": -Fraction(bodies**2, 2), "D": Fraction(bodies, 2), "R_N": -Fraction(1, 2)}
    return Formula(quantities, (equal("F_N", "plan"), Relation({"F_N": comb(bodies, 2), **orders}, "=")))


def _closed_form(instance: TransportProblem) -> Formula:
    mean = (instance.bodies or 0) * instance.marginal[0]
    share = mean - mean.numerator // mean.denominator
    closed = (curvature(instance) or 0) * share * (1 - share)
    formula = _formula(instance)
    return Formula(formula.quantities, (*formula.relations, Relation({"R_N": 1}, "=", -closed)))


def _infinite(instance: TransportProblem) -> Exclusion | None:
    return Exclusion("a cost is infinite") if any(None in row for row in instance.cost) else None


def _not_convex(instance: TransportProblem) -> Exclusion | None:
    if len(instance.marginal) != 2:
        return Exclusion("there are not two sites")
    curved = curvature(instance)
    if curved is None or curved < 0:
        return Exclusion("k is negative or infinite: all bodies at one site are optimal, and R_N grows like N^2")
    return None


DECOMPOSITION = formula_statement(
    "next-order",
    "The next order",
    "V_N is N^2/2 times the mean field energy, less N/2 times the mean of the diagonal, plus R_N/2",
    _formula,
    _infinite,
)
TWO_SITES = formula_statement(
    "next-order-two-sites",
    "The next order on two sites",
    "R_N is k t (1 - t), with t the fractional part of N mu(A)",
    _closed_form,
    _not_convex,
)


def _both(name: str, problem: TransportProblem) -> tuple[Instance, ...]:
    every = Instance(DECOMPOSITION, name, problem)
    if len(problem.marginal) != 2:
        return (every,)
    return every, Instance(TWO_SITES, name, problem, Status.NOT_APPLICABLE if _not_convex(problem) else Status.HOLDS)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(*Options("next-order", options).n_bodies())


CHAPTER = Chapter(
    instances=(
        *(i for named in (REPULSIVE, UNEVEN) for n in (2, 5, 50) for i in _both(*named.n_bodies(n))),
        *(i for n in (3, 4, 5) for i in _both(*ON_A_LINE.n_bodies(n))),
        *_both(*CYCLE.n_bodies(4)),
        *(i for named in (ATTRACTIVE, SIGNED) for i in _both(*named.n_bodies(3))),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
