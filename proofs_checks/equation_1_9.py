"""Equation (1.9): the mean field functional J[rho] is half the integral of rho(x) rho(y) / |x - y|.

For rho = N mu it is N^2/2 times the mean field energy of mu.

Checked: the mean field energy as a closed form, by Newton's theorem, from the law of the distance, or in Fourier space;
where there is none, bounds.
"""

from mfsym.kernel.claim import Points
from mfsym.kernel.law import parts_of
from mfsym.statements import Exclusion, Statement, no_refutation
from proofs_checks.on_densities.coulomb import SPACE, InSpace, chapter, energy


def _atoms(instance: InSpace) -> Exclusion | None:
    if any(isinstance(part.law, Points) for part in parts_of(instance.law, SPACE)):
        return Exclusion("the law has atoms, so that the integral is infinite")
    return None


FUNCTIONAL = Statement(
    "equation-1.9",
    "Equation (1.9)",
    "the mean field functional of N bodies is N^2/2 times this mean field energy, in closed form or within bounds",
    _atoms,
    energy,
    no_refutation,
)

CHAPTER = chapter(
    FUNCTIONAL,
    (
        "gaussian(s)",
        "ball(1)",
        "sphere(1)",
        "slater(z)",
        "hydrogen(2s)",
        "hydrogen(2p)",
        "bohr(10)",
        "1/2*ball(1) + 1/2*ball(1) at (3, 0, 0)",
        "shape(exp(-r^4))",
    ),
    ("points((0, 0, 0): 1/2, (1, 0, 0): 1/2)", "1/2*ball(1) + 1/2*points((0, 0, 0): 1)"),
)
