"""Corollary 3.5: the approximations by k-representable pair measures tend to (1 - 1/N) J[rho] as k grows.

They are N(N - 1)/2 F_k, and (1 - 1/N) J[rho] is N(N - 1)/2 times the mean field energy MF.

Checked, for every k at once: MF >= F_k >= (1 - constant / k^(2/3)) k/(k - 1) MF, as in Corollary 1.4.  Both ends tend
to MF.
"""

from proofs_checks.corollary_1_4 import LAWS
from proofs_checks.on_densities.coulomb import chapter, limit, statement

LIMIT = statement(
    "corollary-3.5",
    "Corollary 3.5",
    "the least Coulomb cost per pair of k bodies tends to the mean field energy",
    limit,
)

CHAPTER = chapter(LIMIT, LAWS, ("sphere(1)",))
