"""Equation (1.9): the mean field functional J[rho] is half the integral of rho(x) rho(y) / |x - y|.

For rho = N mu it is N^2/2 times the mean field energy of mu.

Checked: the mean field energy as a closed form, by Newton's theorem, from the law of the distance, or in Fourier space.
"""

from mfsym.statements import Statement
from proofs_checks.on_densities.coulomb import chapter, energy
from proofs_checks.on_sites import no_refutation

FUNCTIONAL = Statement(
    "equation-1.9",
    "Equation (1.9)",
    "the mean field functional of N bodies with this law is N^2/2 times a mean field energy that has a closed form",
    lambda instance: None,
    energy,
    no_refutation,
)

CHAPTER = chapter(
    FUNCTIONAL, ("gaussian(s)", "ball(1)", "sphere(1)", "slater(z)", "hydrogen(2s)", "hydrogen(2p)", "bohr(10)")
)
