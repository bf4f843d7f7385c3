"""Equation (1.15): a density in L1 and L3 has finite mean field energy for the Coulomb cost.

Checked: the energy is at most 2 (8 pi/3)^(1/3) times the root of the L3 norm, which is computed exactly.  The condition
is not necessary: the uniform law on a sphere has no density, and its energy is finite.
"""

from proofs_checks.on_densities.coulomb import bound, chapter, statement

FINITE = statement(
    "equation-1.15",
    "Equation (1.15)",
    "the mean field energy of the Coulomb cost is at most 2 (8 pi/3)^(1/3) times the root of the L3 norm",
    bound,
)

CHAPTER = chapter(FINITE, ("gaussian(s)", "ball(1)", "slater(z)", "hydrogen(2p)", "bohr(10)"), ("sphere(1)",))
