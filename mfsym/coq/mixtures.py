"""Mixtures of independent bodies as Coq reads them: integers, with one denominator for the laws and one for weights."""

from dataclasses import dataclass

from mfsym.coq.literals import listed, row, times
from mfsym.coq.source import not_exportable
from mfsym.kernel.evidence import Mixture
from mfsym.kernel.units import common_denominator


@dataclass(frozen=True)
class WrittenMixture:
    """The ``laws`` with their weights as a list, and the denominators of the laws (``shares``) and of ``weights``."""

    laws: str
    shares: int
    weights: int

    def definition(self, name: str = "laws") -> tuple[str, str, str]:
        """The list as a definition of a file."""
        remark = f"weights over {self.weights}, and laws of one body over {self.shares}"
        return (f"{name} : seq (Z * seq Z)", self.laws, remark)


def written(mixture: Mixture, sites: int) -> WrittenMixture:
    """The mixture in integers.

    Refuses: InvalidArgument if a law has not one number for each of the ``sites``.
    """
    if any(len(part.law) != sites for part in mixture):
        raise not_exportable("laws need one number for each site")
    weights = common_denominator(part.weight for part in mixture)
    shares = common_denominator(number for part in mixture for number in part.law)
    laws = [(int(weights * part.weight), times(shares, part.law)) for part in mixture]
    return WrittenMixture(weighted(laws), shares, weights)


def weighted(parts: list[tuple[int, list[int]]]) -> str:
    """A list of weights with lists of integers."""
    return listed((f"({row([weight])[4:-1]}, {row(numbers)})" for weight, numbers in parts), ";\n    ")
