"""Lines of derivations: equations, and pairs of a profile and its transform."""

from dataclasses import dataclass

from mfsym.kernel.claim import Sense
from mfsym.kernel.term import Term


@dataclass(frozen=True)
class Equation:
    """``left = right`` for all positive values of the symbols that satisfy the conditions of the setting."""

    left: Term
    right: Term


@dataclass(frozen=True)
class Pair:
    """``transform`` is the Fourier transform of ``profile`` on R^``dimension``, in that ``sense``."""

    profile: Term
    dimension: Term
    transform: Term
    sense: Sense


@dataclass(frozen=True)
class Step:
    """One line of a derivation: ``conclusion`` follows by ``rule`` from earlier lines.

    ``rule`` is the name of a fact (:mod:`mfsym.kernel.facts`) or of a rule (:mod:`mfsym.kernel.derivation`);
    ``premises`` are the numbers of the lines used, counted from 0; ``terms`` are what the rule needs besides:
    for a fact, what is substituted for its variables.
    """

    rule: str
    premises: tuple[int, ...]
    terms: tuple[tuple[str, Term], ...]
    conclusion: Equation | Pair


@dataclass(frozen=True)
class Derivation:
    """Lines that end in the pair (profile, transform)."""

    steps: tuple[Step, ...]
