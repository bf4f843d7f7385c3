"""Equation (2.7): if the transform is nonnegative, every mixture costs at least the mean field energy.

On finitely many sites the hypothesis is that v'Cv >= 0 for all vectors v of sum zero.

Checked: the inequality for a mixture, exactly.  Where the hypothesis fails the certificate shows a mixture that costs
less: the given one, or else one of two laws.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Mixture
from mfsym.kernel.quantity import MeanFieldCost, MixtureCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import least_direction, marginal_of
from mfsym.transport.products import opposite_laws
from proofs_checks.on_sites import Formula, Options, decided, established, formula_statement, greater
from proofs_checks.on_sites.fixtures import CYCLE, ENDS_OR_MIDDLE, ON_A_LINE, REPULSIVE, STABLE_SETS, TWO_COINS
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Mixed:
    """A ``mixture`` of laws on the sites, with a pair ``cost``."""

    cost: PairCost
    mixture: Mixture

    @property
    def marginal(self) -> MeanFieldCost:
        """The cost of independent bodies with the same marginal."""
        return MeanFieldCost(self.cost, marginal_of(self.mixture))

    @property
    def pair(self) -> MixtureCost:
        """The cost of a pair of bodies."""
        return MixtureCost(self.cost, self.mixture, 2)


def _formula(instance: Mixed) -> Formula:
    return Formula({"mixture": instance.pair, "product": instance.marginal}, (greater("mixture", "product"),))


def not_positive(instance: Mixed) -> Exclusion | None:
    """Why the cost is not positive on differences of laws, with a mixture that costs less than independent bodies."""
    direction = least_direction(instance.cost)
    if direction is None or direction.value >= 0:
        return None
    reason = f"v'Cv = {direction.value} < 0 for a vector v of sum zero"
    cheaper = (greater("product", "mixture", strictly=True),)
    happens, certificate = decided(Formula(_formula(instance).quantities, cheaper))
    if happens:
        return Exclusion(f"{reason}, and this mixture costs less", certificate)
    marginal = marginal_of(instance.mixture)
    if not all(marginal):
        return Exclusion(reason)
    other = Mixed(instance.cost, opposite_laws(marginal, direction.vector))
    certificate = established(Formula(_formula(other).quantities, cheaper))
    return Exclusion(f"{reason}, and another mixture costs less", certificate)


AT_LEAST = formula_statement(
    "equation-2.7",
    "Equation (2.7)",
    "a mixture costs at least as much as independent bodies with the same marginal",
    _formula,
    not_positive,
)

EXAMPLES = (
    ("C = ((2, 1), (1, 2)), Q = (1/4, 3/4) or (3/4, 1/4)", Mixed(REPULSIVE.cost, TWO_COINS)),
    ("C = 2^-|i-j| on three sites, Q = (1/2, 0, 1/2) or (0, 1, 0)", Mixed(ON_A_LINE.cost, ENDS_OR_MIDDLE)),
)
"""Name and data of instances where the cost is positive on differences of laws."""

STABLE = ("C = 1 on the diagonal and for neighbours of a 5-cycle, Q on two sites apart", Mixed(CYCLE.cost, STABLE_SETS))
"""An instance where it is not."""


def own_mixture(label: str, options: Mapping[str, str]) -> tuple[str, Mixed]:
    """Name and data of the user's instance."""
    given = Options(label, options)
    data = Mixed(given.cost(), given.mixture())
    return f"{options['cost']}, {options['mixture']}", data


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    name, data = own_mixture("equation-2.7", options)
    return (Instance(AT_LEAST, name, data),)


CHAPTER = Chapter(
    instances=(
        *(Instance(AT_LEAST, name, data) for name, data in EXAMPLES),
        Instance(AT_LEAST, *STABLE, Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "mixture"),
    own=_own,
)
