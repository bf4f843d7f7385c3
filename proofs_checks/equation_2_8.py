"""Equation (2.8): the cost of a mixture is an integral of the transform of the cost against the mean of |Q^|^2.

Checked: on the sites of a cycle, where the integral is a mean over wave numbers; both sides exactly, that over wave
numbers in the ring of polynomials modulo x^m - 1.  Not checked: the integral over R^d, which is Lemma 2.10.
"""

from collections.abc import Mapping

from mfsym.kernel.quantity import CycleSpectrum, MixtureCost
from mfsym.statements import Chapter, Instance
from proofs_checks.on_cycles import EXAMPLES, OPTIONS, OnCycle, own_on_cycle
from proofs_checks.on_sites import Formula, Quantities, Relation, formula_statement


def _formula(instance: OnCycle) -> Formula:
    quantities: Quantities = {"cost": MixtureCost(instance.cost, instance.mixture, 2)}
    for k, part in enumerate(instance.mixture):
        quantities[f"Q{k}"] = CycleSpectrum(instance.profile, part.law, part.law, conjugate=True)
    weights = {f"Q{k}": -part.weight for k, part in enumerate(instance.mixture)}
    return Formula(quantities, (Relation({"cost": 1, **weights}, "="),))


SPECTRAL = formula_statement(
    "equation-2.8",
    "Equation (2.8) on a cycle",
    "the cost of a mixture is the mean over wave numbers of l^ times the mean of |Q^|^2",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(SPECTRAL, *own_on_cycle("equation-2.8", options)),)


CHAPTER = Chapter(tuple(Instance(SPECTRAL, *example) for example in EXAMPLES), OPTIONS, _own)
