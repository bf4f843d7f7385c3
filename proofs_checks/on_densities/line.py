"""Theorem 1.3 on the line, for laws with densities: F_N for every N, and F_oo.

Checked: the least energy of N bodies as a sum or in closed form, for every N at once; that F_oo is the mean field
energy, by Theorem 1.2; and its value.  Not checked: the limit of the sums.
"""

from dataclasses import dataclass

from mfsym.errors import NoEvidence
from mfsym.kernel.evidence import Certificate
from mfsym.statements import Exclusion, Instance, Statement
from mfsym.transport.line_sums import energy_on_line, energy_sum
from proofs_checks.on_sites import no_refutation
from proofs_checks.theorem_1_2 import CLASS_I, problem


@dataclass(frozen=True)
class OnLine:
    """A convex decreasing ``cost`` and a ``marginal`` on the line, as users write them."""

    cost: str
    marginal: str


def _excludes(instance: OnLine) -> Exclusion | None:
    return CLASS_I.excludes(problem(instance.cost, 1, instance.marginal))


def _proof(instance: OnLine) -> tuple[Certificate, ...]:
    asked = problem(instance.cost, 1, instance.marginal)
    try:
        bodies = energy_on_line(asked.setting, asked.law)
    except NoEvidence:
        bodies = energy_sum(asked.setting, asked.law)
    limit = CLASS_I.proof(asked)
    return (bodies, *(limit if isinstance(limit, tuple) else (limit,)))


ON_LINE = Statement(
    "theorem-1.3-line",
    "Theorem 1.3 on the line",
    "F_N is known for every N, and so is F_oo",
    _excludes,
    _proof,
    no_refutation,
)


def on_line(cost: str, marginal: str) -> Instance:
    """The instance of a cost and a marginal; refuses (InvalidArgument) what is no cost or no law on the line."""
    problem(cost, 1, marginal)
    return Instance(ON_LINE, f"{cost}, {marginal}", OnLine(cost, marginal))


INSTANCES = (on_line("exp(-a*r)", "interval(0, 1)"), on_line("exp(-r)", "exponential(1)"))
