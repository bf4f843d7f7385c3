"""Equation (2.15): a density in L1 and L3 has finite mean field energy for the Yukawa cost exp(-c r)/r.

Checked: the cost is at most that of Coulomb, so that the bound of equation (1.15) is one here too.
"""

from collections.abc import Mapping

from mfsym.densities import marginal_in
from mfsym.kernel.grammar import text
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Instance
from proofs_checks.on_costs import parameter
from proofs_checks.on_densities.coulomb import MEANINGS, SPACE, InSpace, bound, own_marginal, statement

FINITE = statement(
    "equation-2.15",
    "Equation (2.15)",
    "the mean field energy of the Yukawa cost is at most 2 (8 pi/3)^(1/3) times the root of the L3 norm",
    bound,
)


def _instance(marginal: str, c: str, expected: Status = Status.HOLDS) -> Instance:
    return Instance(FINITE, f"exp(-{c}*r)/r, {marginal}", InSpace(marginal, f"exp(-({c})*r)/r"), expected)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    marginal = own_marginal("equation-2.15", options)
    marginal_in(SPACE, marginal)
    return (_instance(marginal, text(parameter(options.get("c", "c"), "c"))),)


CHAPTER = Chapter(
    instances=(
        *(_instance(law, "c") for law in ("gaussian(s)", "ball(1)", "slater(z)")),
        _instance("sphere(1)", "c", Status.NOT_APPLICABLE),
    ),
    options=MEANINGS | {"c": "the screening: a positive number, or c for all of them (default)"},
    own=_own,
)
