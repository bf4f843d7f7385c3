"""Infinitely many bodies: mixtures of independent bodies, and lower bounds from squares and copositive matrices."""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import Matrix, PairCost
from mfsym.kernel.configurations import check_size
from mfsym.kernel.copositive import check_copositive
from mfsym.kernel.evidence import Mixture, Square
from mfsym.kernel.refusal import require

DE_FINETTI = "fact:de-finetti-hewitt-savage"
"""Every symmetric law of infinitely many bodies is a mixture of laws of independent bodies ([CFP], Proposition 2.7)."""


def check_mixture(mixture: Mixture, marginal: Sequence[Fraction]) -> None:
    """Refuse what is not a mixture of laws on the sites with that ``marginal``, itself a law."""
    steps = len(mixture) * len(marginal) ** 2
    check_size((number for part in mixture for number in (part.weight, *part.law)), steps)
    require(all(part.weight >= 0 for part in mixture), "a weight of the mixture is negative")
    laws = [part.law for part in mixture]
    require(all(len(law) == len(marginal) for law in laws), "a law of the mixture needs one number for each site")
    require(all(q >= 0 for law in laws for q in law), "a law of the mixture has a negative probability")
    # The weights then sum to 1, since the marginal does.
    require(all(sum(law) == 1 for law in laws), "a law of the mixture does not sum to 1")
    mean = all(sum(part.weight * part.law[a] for part in mixture) == weight for a, weight in enumerate(marginal))
    require(mean, "the mixture has another marginal")


def pair_law(mixture: Mixture, sites: int) -> Matrix:
    """The law of two bodies of the mixture: the mean of Q[a] Q[b]."""
    return tuple(
        tuple(sum((part.weight * part.law[a] * part.law[b] for part in mixture), Fraction(0)) for b in range(sites))
        for a in range(sites)
    )


def mixture_cost(cost: PairCost, mixture: Mixture) -> Fraction | None:
    """The mean cost of two bodies of the mixture, ``None`` if it is infinite.

    >>> from mfsym.kernel.evidence import WeightedLaw
    >>> half = Fraction(1, 2)
    >>> mixture_cost(((half, None), (None, half)), (WeightedLaw((half, half), Fraction(1)),)) is None
    True
    """
    total = Fraction(0)
    for row, weights in zip(cost, pair_law(mixture, len(cost)), strict=True):
        for entry, weight in zip(row, weights, strict=True):
            if weight and entry is None:
                return None
            total += weight * (entry or 0)
    return total


def check_squares(squares: tuple[Square, ...], entries: PairCost) -> None:
    """Refuse unless the ``entries`` minus the ``squares`` are a copositive matrix (``None`` is infinite).

    Then sum_ab entries[a][b] Q[a] Q[b] >= sum of squares >= 0 for every law Q, as Q >= 0.
    """
    steps = len(squares) * len(entries) ** 2
    check_size((number for square in squares for number in (square.weight, *square.coefficients)), steps)
    require(all(square.weight >= 0 for square in squares), "a square has a negative weight")
    lengths = all(len(square.coefficients) == len(entries) for square in squares)
    require(lengths, "a square needs one coefficient for each site")
    check_copositive(remainder(squares, entries))


def remainder(squares: tuple[Square, ...], entries: PairCost) -> PairCost:
    """The entries minus those of the sum of the squares."""
    parts = [(s.weight, s.coefficients) for s in squares]
    return tuple(
        tuple(
            None if entry is None else entry - sum((w * c[a] * c[b] for w, c in parts), Fraction(0))
            for b, entry in enumerate(row)
        )
        for a, row in enumerate(entries)
    )
