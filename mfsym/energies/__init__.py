"""Finds the energy of two laws, the integral of l(|x - y|): the mean field value of a cost, with evidence for it.

:mod:`~mfsym.energies.coulomb` finds bounds for densities in space with the Coulomb cost.
"""

from mfsym.energies.find import WAYS, Way, enclosed_energy, mutual_energy
from mfsym.energies.placed import energy_over_parts, has_parts

__all__ = ["WAYS", "Way", "enclosed_energy", "energy_over_parts", "has_parts", "mutual_energy"]
