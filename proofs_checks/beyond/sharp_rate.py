"""The sharp rate: F_oo - F_N <= (D - F_oo)/(N - 1), for finite costs of either sign.

D is the mean of the diagonal of the cost.  If the cost is strictly positive on differences of laws, equality holds if
and only if all N mu(a) are integers.

Checked, on finitely many sites: the inequality, and whether it is an equality, exactly.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost, SelfCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import least_direction
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import ATTRACTIVE, ON_A_LINE, REPULSIVE, SIGNED, UNEVEN, identity
from proofs_checks.on_sites.options import meanings


def _formula(instance: TransportProblem, sign: str = ">=") -> Formula:
    bodies = instance.bodies or 0
    quantities: Quantities = {
        "F_N": LeastCost(instance),
        "F_oo": LeastCost(TransportProblem(instance.cost, instance.marginal, None)),
        "D": SelfCost(instance.cost, instance.marginal),
    }
    share = Fraction(1, bodies - 1)
    return Formula(quantities, (Relation({"D": share, "F_oo": -share - 1, "F_N": 1}, sign),))


def _infinite(instance: TransportProblem) -> Exclusion | None:
    return Exclusion("a cost is infinite") if any(None in row for row in instance.cost) else None


def _not_strictly_positive(instance: TransportProblem) -> Exclusion | None:
    if _infinite(instance):
        return _infinite(instance)
    direction = least_direction(instance.cost)
    if direction is None:
        return None
    return Exclusion(f"v'Cv = {direction.value} for a vector v of sum zero that is not 0")


def _equality(instance: TransportProblem) -> Formula:
    counts = [(instance.bodies or 0) * weight for weight in instance.marginal]
    return _formula(instance, "=" if all(count.denominator == 1 for count in counts) else ">")


RATE = formula_statement(
    "sharp-rate",
    "The sharp rate",
    "F_oo - F_N is at most (D - F_oo)/(N - 1)",
    _formula,
    _infinite,
)
EQUALITY = formula_statement(
    "sharp-rate-equality",
    "The sharp rate, equality",
    "F_oo - F_N is (D - F_oo)/(N - 1) if all N mu(a) are integers, and less if not",
    _equality,
    _not_strictly_positive,
)


def _both(name: str, problem: TransportProblem) -> tuple[Instance, ...]:
    other = Status.NOT_APPLICABLE if _not_strictly_positive(problem) else Status.HOLDS
    return Instance(RATE, name, problem), Instance(EQUALITY, name, problem, other)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(*Options("sharp-rate", options).n_bodies())


CHAPTER = Chapter(
    instances=(
        *(i for named in (REPULSIVE, UNEVEN) for n in (2, 3, 6) for i in _both(*named.n_bodies(n))),
        *(i for n in (3, 4) for i in _both(*ON_A_LINE.n_bodies(n))),
        *_both(*identity(3).n_bodies(3)),
        *(i for named in (ATTRACTIVE, SIGNED) for i in _both(*named.n_bodies(3))),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
