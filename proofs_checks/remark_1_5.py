"""Remark 1.5: the same limit from the Lieb-Oxford inequality V - J >= -C times the integral of rho^(4/3), and V <= J.

Checked: both integrals of the inequality as closed forms, so that V_N / J is at least 1 - constant / N^(2/3) for every
N; and V_N <= (1 - 1/N) J, which is sharper than what the remark says.  The inequality is trusted, with C = 1.58.
"""

from proofs_checks.corollary_1_4 import LAWS
from proofs_checks.on_densities.coulomb import chapter, limit, statement

QUANTITATIVE = statement(
    "remark-1.5",
    "Remark 1.5",
    "the least Coulomb energy of N bodies, divided by the mean field functional, is between 1 - constant / N^(2/3) and "
    "1 - 1/N",
    limit,
)

CHAPTER = chapter(QUANTITATIVE, LAWS)
