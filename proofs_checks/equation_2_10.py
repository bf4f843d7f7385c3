"""Equation (2.10): the excess of a mixture over the mean field energy is an integral of variances of Q^.

Checked: on the sites of a cycle, where the integral is a mean over wave numbers; both sides exactly.  The sum of the
variances of the real and the imaginary part of Q^ is the mean of |Q^ - mu^|^2.
"""

from collections.abc import Mapping

from mfsym.kernel.quantity import CycleSpectrum, MeanFieldCost, MixtureCost
from mfsym.statements import Chapter, Instance
from proofs_checks.on_cycles import EXAMPLES, OPTIONS, OnCycle, own_on_cycle
from proofs_checks.on_sites import Formula, Quantities, Relation, formula_statement


def _formula(instance: OnCycle) -> Formula:
    marginal = instance.marginal
    quantities: Quantities = {
        "mixture": MixtureCost(instance.cost, instance.mixture, 2),
        "product": MeanFieldCost(instance.cost, marginal),
    }
    for k, part in enumerate(instance.mixture):
        away = tuple(q - weight for q, weight in zip(part.law, marginal, strict=True))
        quantities[f"Q{k}"] = CycleSpectrum(instance.profile, away, away, conjugate=True)
    weights = {f"Q{k}": -part.weight for k, part in enumerate(instance.mixture)}
    return Formula(quantities, (Relation({"mixture": 1, "product": -1, **weights}, "="),))


VARIANCES = formula_statement(
    "equation-2.10",
    "Equation (2.10) on a cycle",
    "the excess of a mixture over the mean field energy is the mean over wave numbers of l^ times the variance of Q^",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(VARIANCES, *own_on_cycle("equation-2.10", options)),)


CHAPTER = Chapter(tuple(Instance(VARIANCES, *example) for example in EXAMPLES), OPTIONS, _own)
