"""Equations (3.4) to (3.6): for bounded costs >= 0, F_N is at least F_oo minus the maximum of the cost divided by N.

Checked, on finitely many sites: the inequality, exactly.  It is sharp: N sites with cost 1 on the diagonal and 0 off it
attain it.  For costs of either sign it is false; the certificate of such an instance shows it where it is.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import GreatestCost, LeastCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, decided, formula_statement
from proofs_checks.on_sites.fixtures import ATTRACTIVE, ON_A_LINE, REPULSIVE, SIGNED, UNEVEN, identity
from proofs_checks.on_sites.options import meanings


def _formula(instance: TransportProblem, sign: str = ">=") -> Formula:
    bodies = instance.bodies or 0
    quantities: Quantities = {
        "F_N": LeastCost(instance),
        "F_oo": LeastCost(TransportProblem(instance.cost, instance.marginal, None)),
        "greatest": GreatestCost(instance.cost),
    }
    return Formula(quantities, (Relation({"F_N": 1, "F_oo": -1, "greatest": Fraction(1, bodies)}, sign),))


def not_nonnegative(instance: TransportProblem) -> Exclusion | None:
    """Why the statement is about other costs, with a certificate if its conclusion fails too."""
    entries = [entry for row in instance.cost for entry in row]
    if None in entries:
        return Exclusion("a cost is infinite")
    if all(entry is not None and entry >= 0 for entry in entries):
        return None
    holds, certificate = decided(_formula(instance))
    return Exclusion(f"a cost is negative, and the bound {'happens to hold' if holds else 'is false'}", certificate)


BOUND = formula_statement(
    "equation-3.6",
    "Equation (3.6)",
    "F_N >= F_oo - max c / N",
    _formula,
    not_nonnegative,
)
SHARP = formula_statement(
    "equation-3.6-sharp",
    "Equation (3.6), sharpness",
    "F_N = F_oo - max c / N for N bodies on N sites with cost 1 on the diagonal and 0 off it",
    lambda instance: _formula(instance, "="),
    not_nonnegative,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(BOUND, *Options("equation-3.6", options).n_bodies()),)


CHAPTER = Chapter(
    instances=(
        *(Instance(BOUND, *named.n_bodies(n)) for named in (REPULSIVE, UNEVEN) for n in (2, 3, 10)),
        Instance(BOUND, *ON_A_LINE.n_bodies(4)),
        Instance(BOUND, *ATTRACTIVE.n_bodies(3)),
        *(Instance(statement, *identity(n).n_bodies(n)) for statement in (BOUND, SHARP) for n in (2, 3, 4)),
        Instance(BOUND, *SIGNED.n_bodies(2), Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
