"""Densities in space with the Coulomb cost: what their statements share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mfsym.answers.energies import energy_certificate, in_space, with_mass
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.coulomb import energy_bound, high_density, indirect_ratio, many_bodies, smeared_charges
from mfsym.energies.two_bodies import two_bodies
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Marginal, Setting
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.law import density_of
from mfsym.kernel.term import R, free_symbols, number
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation

SPACE = number(3)
MEANINGS = {"marginal": "the law of one body in space, such as 'gaussian(1)', 'ball(1)' or 'slater(2)'"}


@dataclass(frozen=True)
class InSpace:
    """A ``marginal`` in dimension 3 with a ``cost``, as users write them."""

    marginal: str
    cost: str = "1/r"

    @property
    def law(self) -> Marginal:
        """The law of one body."""
        return with_mass(marginal_in(SPACE, self.marginal), Setting(RadialCost(self.cost).profile, SPACE))

    @property
    def parameters(self) -> frozenset[str]:
        """What is left open in the density."""
        density = density_of(self.law, SPACE)
        return frozenset() if density is None else free_symbols(density) - {R.name}


def energy(instance: InSpace) -> Certificate:
    """The mean field energy, as a closed form."""
    return energy_certificate(RadialCost(instance.cost), SPACE, instance.law, instance.law)


def bound(instance: InSpace) -> Certificate:
    """A bound for the mean field energy by the L3 norm of the density."""
    return in_space(energy_bound, RadialCost(instance.cost), instance.law)


def limit(instance: InSpace) -> Certificate:
    """Two bounds for the energy of N bodies, for every N at once."""
    return in_space(many_bodies, RadialCost(instance.cost), instance.law)


def lieb_oxford(instance: InSpace) -> Certificate:
    """The same bounds by the Lieb-Oxford inequality."""
    return in_space(high_density, RadialCost(instance.cost), instance.law)


def rate(instance: InSpace) -> Certificate:
    """The same bounds with another constant, for which nothing is cited."""
    return in_space(smeared_charges, RadialCost(instance.cost), instance.law)


def ratio(instance: InSpace) -> Certificate:
    """Bounds for the ratio of the Lieb-Oxford inequality for two bodies."""
    return in_space(indirect_ratio, RadialCost(instance.cost), instance.law)


def pair(instance: InSpace) -> Certificate:
    """Bounds for the least cost of two bodies."""
    return in_space(two_bodies, RadialCost(instance.cost), instance.law)


def without_density(instance: InSpace) -> Exclusion | None:
    """Laws without a radial density are excluded."""
    return None if density_of(instance.law, SPACE) is not None else Exclusion("the law has no radial density")


def statement(label: str, title: str, says: str, proof: Callable[[InSpace], Certificate]) -> Statement:
    """A statement about densities in space."""
    return Statement(label, title, says, without_density, proof, no_refutation)


def own_marginal(label: str, options: Mapping[str, str]) -> str:
    """The marginal that the user gives."""
    if "marginal" not in options:
        raise InvalidArgument(f"{label} needs --marginal: {MEANINGS['marginal']}")
    return options["marginal"]


def chapter(asked: Statement, laws: tuple[str, ...], excluded: tuple[str, ...] = ()) -> Chapter:
    """The chapter of a statement about the Coulomb cost, with these laws as instances."""

    def own(options: Mapping[str, str]) -> tuple[Instance, ...]:
        marginal = own_marginal(asked.label, options)
        marginal_in(SPACE, marginal)
        return (Instance(asked, marginal, InSpace(marginal)),)

    return Chapter(
        instances=(
            *(Instance(asked, law, InSpace(law)) for law in laws),
            *(Instance(asked, law, InSpace(law), Status.NOT_APPLICABLE) for law in excluded),
        ),
        options=MEANINGS,
        own=own,
    )
