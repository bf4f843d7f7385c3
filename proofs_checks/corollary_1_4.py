"""Corollary 1.4: at high density the strictly correlated functional is asymptotic to the mean field functional.

For a density mu in L1 and L3, V_N / J[N mu] tends to 1, where V_N is the least Coulomb energy of N bodies.

Checked, for every N at once: the ratio is at most 1 - 1/N, by independent bodies, and at least 1 - constant / N^(2/3),
by the Lieb-Oxford inequality, which is trusted; the constant is 3.16 times the integral of mu^(4/3), divided by the
mean field energy.  Where that integral is not known, as for Bohr atoms, the constant is the one of coulomb-rate, for
which nothing is trusted.  Both ends tend to 1.  (The paper derives the limit from Theorem 1.3; Remark 1.5 has our
route.)
"""

from proofs_checks.on_densities.coulomb import chapter, limit, statement

LAWS = ("gaussian(s)", "ball(1)", "slater(z)", "hydrogen(2p)")

ASYMPTOTIC = statement(
    "corollary-1.4",
    "Corollary 1.4",
    "the least Coulomb energy of N bodies, divided by the mean field functional, tends to 1",
    limit,
)

CHAPTER = chapter(ASYMPTOTIC, (*LAWS, "bohr(4)"), ("sphere(1)",))
