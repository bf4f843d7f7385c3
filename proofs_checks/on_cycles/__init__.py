"""Plancherel's formula where it is finite: costs c(a, b) = l(a - b) on the sites of a cycle Z/m.

The transform of f is f^(k) = sum_a exp(-2 pi i k a / m) f[a], and the integral over wave vectors with the factor
(2 pi)^-d becomes the mean over the wave numbers k = 0, ..., m - 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Matrix
from mfsym.kernel.evidence import Mixture
from mfsym.transport import marginal_of
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.fixtures import mixture
from proofs_checks.on_sites.options import meanings

Row = tuple[Fraction, ...]

OPTIONS = meanings("mixture", profile="the cost l(0), l(1), ..., l(m - 1) on a cycle, a JSON list with l(a) = l(m - a)")


@dataclass(frozen=True)
class OnCycle:
    """A ``mixture`` of laws on a cycle, with the cost ``profile``[a - b]."""

    profile: Row
    mixture: Mixture

    @property
    def cost(self) -> Matrix:
        """The cost matrix."""
        sites = range(len(self.profile))
        return tuple(tuple(self.profile[a - b] for b in sites) for a in sites)

    @property
    def marginal(self) -> Row:
        """The law of one body."""
        return marginal_of(self.mixture)


def profile_of(given: Options) -> Row:
    """The option --profile; InvalidArgument unless it is even."""
    profile = given.numbers("profile")
    if any(profile[a] != profile[-a] for a in range(len(profile))):
        raise InvalidArgument(f"profile is {given.text('profile')[:60]!r}, need l(a) = l(m - a) for every site a")
    return profile


def own_on_cycle(label: str, options: Mapping[str, str]) -> tuple[str, OnCycle]:
    """Name and data of the user's instance."""
    given = Options(label, options)
    data = OnCycle(profile_of(given), given.mixture())
    if len(data.profile) != len(data.marginal):
        raise InvalidArgument(f"profile has {len(data.profile)} sites and mixture {len(data.marginal)}, need the same")
    return f"l = {options['profile']}, {options['mixture']}", data


EXAMPLES = (
    (
        "l = (1, 1/2, 0, 1/2) on a 4-cycle, Q at 0 or at 1",
        OnCycle(
            (Fraction(1), Fraction(1, 2), Fraction(0), Fraction(1, 2)),
            mixture(([1, 0, 0, 0], "1/2"), ([0, 1, 0, 0], "1/2")),
        ),
    ),
    (
        "l = (2, 1, 0, 0, 1) on a 5-cycle, three laws",
        OnCycle(
            tuple(map(Fraction, (2, 1, 0, 0, 1))),
            mixture((["1/2", "1/2", 0, 0, 0], "1/2"), ([0, "1/3", 0, "2/3", 0], "1/3"), ([0, 0, 0, 0, 1], "1/6")),
        ),
    ),
    (
        "l = (0, 1, 4, 1) on a 4-cycle, Q at 0 or at 2",
        OnCycle(tuple(map(Fraction, (0, 1, 4, 1))), mixture(([1, 0, 0, 0], "1/3"), ([0, 0, 1, 0], "2/3"))),
    ),
)
"""Name and data of instances; the last cost has transforms of either sign, of which the formulas take no notice."""
