"""Remark 2.12 (c): on two sites the product measure is not optimal for any finite number of bodies.

That is so if and only if c(A, A) + c(B, B) differs from 2 c(A, B).  As printed it needs this condition: without it all
plans cost the same.  (For the costs of class (i) of Theorem 1.2, none of them 0, the condition is satisfied.)

Checked: F_N against the mean field energy, exactly, for any N.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.rational import MOST_DIGITS
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, equal, established, formula_statement
from proofs_checks.on_sites.fixtures import ATTRACTIVE, CONSTANT, REPULSIVE, SEPARABLE, UNEVEN
from proofs_checks.on_sites.options import meanings
from proofs_checks.proposition_3_6 import product_is_dearer


def curvature(instance: TransportProblem) -> Fraction | None:
    """c(A, A) + c(B, B) - 2 c(A, B) on two sites; ``None`` if one of them is infinite."""
    (first, both), (_, second) = instance.cost
    return None if first is None or second is None or both is None else first + second - 2 * both


def _not_two(instance: TransportProblem) -> Exclusion | None:
    if len(instance.marginal) != 2 or not all(instance.marginal):
        return Exclusion("the marginal is not on two sites")
    return Exclusion("a cost is infinite") if curvature(instance) is None else None


def _additive(instance: TransportProblem) -> Exclusion | None:
    if _not_two(instance) or curvature(instance):
        return _not_two(instance)
    same = Formula(product_is_dearer(instance).quantities, (equal("product", "F_N"),))
    return Exclusion("c(A, A) + c(B, B) = 2 c(A, B), and every plan costs the same", established(same))


PRINTED = formula_statement(
    "remark-2.12-c-printed",
    "Remark 2.12 (c) as printed",
    "on two sites the product measure is not optimal for finitely many bodies",
    product_is_dearer,
    _not_two,
)
CORRECTED = formula_statement(
    "remark-2.12-c",
    "Remark 2.12 (c) corrected",
    "on two sites the product measure is not optimal for finitely many bodies if c(A, A) + c(B, B) is not 2 c(A, B)",
    product_is_dearer,
    _additive,
)


def _both(name: str, problem: TransportProblem) -> tuple[Instance, ...]:
    applies = _additive(problem) is None
    return (
        Instance(PRINTED, name, problem, Status.HOLDS if applies else Status.FAILS),
        Instance(CORRECTED, name, problem, Status.HOLDS if applies else Status.NOT_APPLICABLE),
    )


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    name, problem = Options("remark-2.12-c", options).n_bodies(10**MOST_DIGITS - 1)
    if _not_two(problem):
        return (Instance(PRINTED, name, problem), Instance(CORRECTED, name, problem))
    return _both(name, problem)


CHAPTER = Chapter(
    instances=(
        *(i for n in (2, 3, 1000) for i in _both(*REPULSIVE.n_bodies(n))),
        *(i for named in (UNEVEN, ATTRACTIVE) for i in _both(*named.n_bodies(4))),
        *(i for named in (SEPARABLE, CONSTANT) for i in _both(*named.n_bodies(3))),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
