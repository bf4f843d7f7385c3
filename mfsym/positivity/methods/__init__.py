"""One method per file: each is a function ``decide(question)`` that returns a certificate, or None.

A new method is a new file and a line here.
"""

from collections.abc import Callable, Mapping

from mfsym.kernel.evidence import Certificate
from mfsym.positivity.methods import dominance, known_signs, rational, two_gaussians, witness
from mfsym.positivity.question import Question

METHODS: Mapping[str, Callable[[Question], Certificate | None]] = {
    "known_signs": known_signs.decide,
    "witness": witness.decide,
    "rational": rational.decide,
    "dominance": dominance.decide,
    "two_gaussians": two_gaussians.decide,
}
"""Name of the file -> its method, in the order in which they are tried: the quick ones first."""
