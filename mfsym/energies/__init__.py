"""Finds the energy of two laws, the integral of l(|x - y|): the mean field value of a cost, with evidence for it.

:mod:`~mfsym.energies.coulomb` finds bounds for densities in space with the Coulomb cost.
"""

from mfsym.energies.find import WAYS, Way, enclosed_energy, mutual_energy

__all__ = ["WAYS", "Way", "enclosed_energy", "mutual_energy"]
