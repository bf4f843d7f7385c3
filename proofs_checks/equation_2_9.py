"""Equation (2.9): the mean field energy is an integral of the transform of the cost against |mu^|^2.

Checked: on the sites of a cycle, where the integral is a mean over wave numbers; both sides exactly.  Not checked: the
integral over R^d, which is Lemma 2.10.
"""

from collections.abc import Mapping

from mfsym.kernel.quantity import CycleSpectrum, MeanFieldCost
from mfsym.statements import Chapter, Instance
from proofs_checks.on_cycles import EXAMPLES, OPTIONS, OnCycle, own_on_cycle
from proofs_checks.on_sites import Formula, equal, formula_statement


def _formula(instance: OnCycle) -> Formula:
    marginal = instance.marginal
    energy, spectrum = (
        MeanFieldCost(instance.cost, marginal),
        CycleSpectrum(instance.profile, marginal, marginal, conjugate=True),
    )
    return Formula({"energy": energy, "spectrum": spectrum}, (equal("energy", "spectrum"),))


SPECTRAL = formula_statement(
    "equation-2.9",
    "Equation (2.9) on a cycle",
    "the mean field energy is the mean over wave numbers of l^ |mu^|^2",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(SPECTRAL, *own_on_cycle("equation-2.9", options)),)


CHAPTER = Chapter(tuple(Instance(SPECTRAL, *example) for example in EXAMPLES), OPTIONS, _own)
