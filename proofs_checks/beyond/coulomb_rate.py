"""A rate for the Coulomb cost by the paper's own method: V_N >= J - 1.4508 N^(4/3) (integral of mu^2)^(1/3).

Remark 1.5 says that the argument by exchangeable laws gives no error bound for the Coulomb cost, and uses the
Lieb-Oxford inequality instead.  Smearing the charges over balls makes it one of the same order, N^(-2/3), for which
nothing is cited.

Checked, for every N at once: the mean field energy and the integral of mu^2 as closed forms, hence the constant of
1 - constant / N^(2/3) <= V_N / J <= 1 - 1/N.
"""

from proofs_checks.corollary_1_4 import LAWS
from proofs_checks.on_densities.coulomb import chapter, rate, statement

RATE = statement(
    "coulomb-rate",
    "The Coulomb rate",
    "the least Coulomb energy of N bodies, divided by the mean field functional, is between 1 - constant / N^(2/3) and "
    "1 - 1/N, without the Lieb-Oxford inequality",
    rate,
)

CHAPTER = chapter(RATE, LAWS, ("sphere(1)",))
