"""Remark 1.5: the same limit from the Lieb-Oxford inequality V - J >= -C times the integral of rho^(4/3), and V <= J.

Checked: both integrals of the inequality as closed forms, so that V_N / J is at least 1 - constant / N^(2/3) for every
N; and V_N <= (1 - 1/N) J, which is sharper than what the remark says.  The inequality is trusted, with C = 1.58.  For
two bodies with a radial density it is checked: V_2 is enclosed, and the ratio of J - V_2 and the integral is below C.
"""

from collections.abc import Mapping

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import IndirectRatio
from mfsym.kernel.coulomb import LIEB_OXFORD
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from proofs_checks.corollary_1_4 import LAWS
from proofs_checks.on_densities.coulomb import (
    MEANINGS,
    InSpace,
    lieb_oxford,
    own_marginal,
    ratio,
    statement,
    without_density,
)

QUANTITATIVE = statement(
    "remark-1.5",
    "Remark 1.5",
    "the least Coulomb energy of N bodies, divided by the mean field functional, is between 1 - constant / N^(2/3) and "
    "1 - 1/N",
    lieb_oxford,
)


def _excludes(instance: InSpace) -> Exclusion | None:
    if instance.parameters:
        return Exclusion("the density has a parameter, and least energies are enclosed for numbers")
    return without_density(instance)


def _below(instance: InSpace) -> Certificate:
    found = ratio(instance)
    match found.claim:
        case IndirectRatio(upper=upper) if upper <= LIEB_OXFORD.value:
            return found
    raise NoEvidence("the ratio is not seen below 1.58")


TWO_BODIES = Statement(
    "remark-1.5-two-bodies",
    "Remark 1.5 for two bodies",
    "V_2 - J is at least -1.58 times the integral of rho^(4/3), by the values of both sides",
    _excludes,
    _below,
    no_refutation,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    marginal = own_marginal("remark-1.5", options)
    instance = InSpace(marginal)
    status = Status.NOT_APPLICABLE if _excludes(instance) else Status.HOLDS
    return Instance(QUANTITATIVE, marginal, instance), Instance(TWO_BODIES, marginal, instance, status)


CHAPTER = Chapter(
    instances=(
        *(Instance(QUANTITATIVE, law, InSpace(law)) for law in LAWS),
        *(Instance(TWO_BODIES, law, InSpace(law)) for law in ("ball(1)", "slater(1)", "gaussian(1)")),
        Instance(QUANTITATIVE, "sphere(1)", InSpace("sphere(1)"), Status.NOT_APPLICABLE),
    ),
    options=MEANINGS,
    own=_own,
)
