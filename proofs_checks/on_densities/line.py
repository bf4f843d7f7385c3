"""Theorem 1.3 on the line, for laws with densities: F_N for every N, and F_oo.

Checked: the least energy of N bodies as a sum or in closed form, for every N at once; that F_oo is the mean field
energy, by Theorem 1.2; and its value.  Not checked: the limit of the sums.  For even densities such as that of Laplace,
whose F_N have no closed form: F_2 < F_3 < ... < F_oo for some N, each enclosed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import comb

from mfsym.answers.energies import bounds_on_line
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyEnclosure, EnergyOfBodies, Gaussian, MutualEnergy, RadialDensity
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate
from mfsym.statements import Exclusion, Instance, Statement, no_refutation
from mfsym.transport.line_sums import energy_on_line, energy_sum
from proofs_checks.theorem_1_2 import CLASS_I, problem

LARGEST = 4
"""So many bodies on the line have their energies enclosed."""


@dataclass(frozen=True)
class OnLine:
    """A convex decreasing ``cost`` and a ``marginal`` on the line, as users write them."""

    cost: str
    marginal: str


def _excludes(instance: OnLine) -> Exclusion | None:
    return CLASS_I.excludes(problem(instance.cost, 1, instance.marginal))


def _proof(instance: OnLine) -> tuple[Certificate, ...]:
    asked = problem(instance.cost, 1, instance.marginal)
    try:
        bodies = energy_on_line(asked.setting, asked.law)
    except NoEvidence:
        bodies = energy_sum(asked.setting, asked.law)
    limit = CLASS_I.proof(asked)
    return (bodies, *(limit if isinstance(limit, tuple) else (limit,)))


ON_LINE = Statement(
    "theorem-1.3-line",
    "Theorem 1.3 on the line",
    "F_N is known for every N, and so is F_oo",
    _excludes,
    _proof,
    no_refutation,
)


def on_line(cost: str, marginal: str) -> Instance:
    """The instance of a cost and a marginal; refuses (InvalidArgument) what is no cost or no law on the line."""
    law = problem(cost, 1, marginal).law
    if isinstance(law, RadialDensity | Gaussian):
        return _enclosed(cost, marginal)
    return Instance(ON_LINE, f"{cost}, {marginal}", OnLine(cost, marginal))


def _climbing(instance: OnLine) -> tuple[Certificate, ...]:
    asked = problem(instance.cost, 1, instance.marginal)
    limit = CLASS_I.proof(asked)
    found = [bounds_on_line(asked.setting, asked.law, bodies) for bodies in range(2, LARGEST + 1)]
    per_pair = [ends for certificate in found if (ends := _per_pair(certificate))]
    steps = pairwise([*per_pair, *_value((limit,) if isinstance(limit, Certificate) else limit)])
    if not all(upper < lower for (_, upper), (lower, _) in steps):
        raise NoEvidence("the enclosures do not show that F_2 < F_3 < ... < F_oo")
    return (*found, *(limit if isinstance(limit, tuple) else (limit,)))


def _per_pair(certificate: Certificate) -> tuple[Fraction, Fraction] | None:
    match certificate.claim:
        case EnergyOfBodies(bodies=bodies, lower=lower, upper=upper):
            pairs = comb(bodies, 2)
            return lower / pairs, upper / pairs
    return None


def _value(certificates: tuple[Certificate, ...]) -> Iterator[tuple[Fraction, Fraction]]:
    for certificate in certificates:
        match certificate.claim:
            case MutualEnergy(value=value):
                found = enclose(value, domain(()))
                if found.lower is not None and found.upper is not None:
                    yield found.lower, found.upper
            case EnergyEnclosure(lower=lower, upper=upper):
                yield lower, upper


CLIMBING = Statement(
    "theorem-1.3-line-bodies",
    "Theorem 1.3 on the line, enclosed",
    f"F_2 < ... < F_{LARGEST} < F_oo",
    _excludes,
    _climbing,
    no_refutation,
)


def _enclosed(cost: str, marginal: str) -> Instance:
    return Instance(CLIMBING, f"{cost}, {marginal}, N <= {LARGEST}", OnLine(cost, marginal))


INSTANCES = (
    on_line("exp(-a*r)", "interval(0, 1)"),
    on_line("exp(-r)", "exponential(1)"),
    _enclosed("exp(-r)", "laplace(1)"),
    _enclosed("exp(-r)", "gaussian(1)"),
)
