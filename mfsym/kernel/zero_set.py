"""Sets of wave numbers at which a transform vanishes."""

from dataclasses import dataclass

from mfsym.kernel.term import Term


@dataclass(frozen=True)
class WaveNumbers:
    """The wave numbers ``start``, ``start`` + ``step``, ``start`` + 2 ``step``, ...; one only if the step is 0."""

    start: Term
    step: Term


@dataclass(frozen=True)
class Beyond:
    """All wave numbers k > ``end``; whether the end itself belongs to them is left open."""

    end: Term


ZeroSet = WaveNumbers | Beyond
