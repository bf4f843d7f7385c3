"""The nouns of transport on finitely many sites, of which claims and evidence are made."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Matrix = tuple[tuple[Fraction, ...], ...]
PairCost = tuple[tuple[Fraction | None, ...], ...]

Norm = Literal["total-variation", "set"]
"""Of a signed measure tau: ``total-variation`` is sup |tau(f)| over |f| <= 1 (the norm printed in [CFP]),
``set`` is sup |tau(A)| over sets A; the first is twice the second where the total mass is 0."""


@dataclass(frozen=True)
class TransportProblem:
    """The symmetric problem F_N[mu] on sites 0..m-1, equations (1.18) and, for ``bodies`` None, (1.13) of [CFP].

    ``cost[a][b]`` is the cost of one pair at sites a and b (symmetric; ``None`` forbids it), ``marginal`` the
    law of one body, ``bodies`` the number N >= 2 of bodies or ``None`` for infinitely many.
    """

    cost: PairCost
    marginal: tuple[Fraction, ...]
    bodies: int | None


@dataclass(frozen=True)
class WeightedConfiguration:
    """``configuration[a]`` bodies at site a, with probability ``weight``."""

    configuration: tuple[int, ...]
    weight: Fraction


Plan = tuple[WeightedConfiguration, ...]


@dataclass(frozen=True)
class WeightedLaw:
    """The one-body ``law`` Q on the sites, with probability ``weight``."""

    law: tuple[Fraction, ...]
    weight: Fraction


Mixture = tuple[WeightedLaw, ...]
"""A de Finetti measure with finitely many atoms: independent bodies with law Q, Q drawn with its weight."""
