"""Plancherel's formula for laws with densities: one energy, derived in real space and again in Fourier space."""

from dataclasses import dataclass, replace

from mfsym.answers.energies import energy_certificate
from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import MutualEnergy
from mfsym.kernel.evidence import Certificate
from mfsym.statements import Instance, Statement, no_refutation


@dataclass(frozen=True)
class Law:
    """A ``cost`` on R^``dimension`` and a ``marginal``, as users write them."""

    cost: str
    dimension: int | str
    marginal: str


def both_sides(instance: Law) -> tuple[Certificate, ...]:
    """The energy from the law of the distance, and the same value from the transforms."""
    space = dimension_term(instance.dimension)
    cost, law = RadialCost(instance.cost), marginal_in(space, instance.marginal)
    real = energy_certificate(cost, space, law, law, (), ("distance",))
    fourier = energy_certificate(cost, space, law, law, (), ("transform",))
    if not (isinstance(real.claim, MutualEnergy) and isinstance(fourier.claim, MutualEnergy)):
        raise NoEvidence("the energy was not derived on both sides")
    # Both are about the value of the left side: the kernel decides whether the right side is the same.
    return real, Certificate(replace(fourier.claim, value=real.claim.value), fourier.evidence)


WITH_DENSITIES = Statement(
    "lemma-2.10-densities",
    "Lemma 2.10 for laws with densities",
    "the energy of a law is (2 pi)^-d times the integral of l^ |Q^|^2",
    lambda instance: None,
    both_sides,
    no_refutation,
)

INSTANCES = tuple(
    Instance(WITH_DENSITIES, f"{law.cost}, {dimension_text(dimension_term(law.dimension))}, {law.marginal}", law)
    for law in (
        Law("1/r", 3, "gaussian(1)"),
        Law("1/r", 3, "ball(1)"),
        Law("1/r", 3, "sphere(1)"),
        Law("1/r", 3, "slater(1)"),
        Law("exp(-r)", 1, "exponential(1)"),
        Law("exp(-r^2)", 1, "lorentzian(1)"),
    )
)
