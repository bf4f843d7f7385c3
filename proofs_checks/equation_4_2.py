"""Equation (4.2): the mutual energy of two smoothed laws, with the smoothing moved to the cost.

The energy of G*Q and G*Q' for a cost with the transform l^ is the integral of l^ |G^|^2 conj(Q^) Q'^.  (As printed it
has lost the conjugate and the mark of the second law; see equation (2.12).)

Checked: on the sites of a cycle, for an even law G; both sides exactly.  Not checked: the limit of no smoothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.quantity import CycleEnergy, CycleSpectrum
from mfsym.rational import shown
from mfsym.statements import Chapter, Instance
from proofs_checks.lemma_2_10 import HAT, Two, law, two_laws
from proofs_checks.on_cycles import OPTIONS, Row
from proofs_checks.on_sites import Formula, Options, Quantities, equal, formula_statement


@dataclass(frozen=True)
class Smoothed:
    """Two ``laws`` with a cost on a cycle, both smoothed by the even law ``smoothing``."""

    laws: Two
    smoothing: Row


def _convolution(left: Row, right: Row) -> Row:
    sites = range(len(left))
    return tuple(sum((left[a] * right[c - a] for a in sites), Fraction(0)) for c in sites)


def _formula(instance: Smoothed) -> Formula:
    laws, smoothing = instance.laws, instance.smoothing
    first, second = _convolution(smoothing, laws.first), _convolution(smoothing, laws.second)
    softened = _convolution(_convolution(smoothing, smoothing), laws.profile)
    quantities: Quantities = {
        "smoothed laws": CycleEnergy(laws.profile, first, second),
        "smoothed cost": CycleSpectrum(softened, laws.first, laws.second, conjugate=True),
    }
    return Formula(quantities, (equal("smoothed laws", "smoothed cost"),))


SMOOTHED = formula_statement(
    "equation-4.2",
    "Equation (4.2) corrected, on a cycle",
    "the energy of two smoothed laws is the mean over wave numbers of l^ |G^|^2 conj(Q^) Q'^",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    name, laws = two_laws("equation-4.2", options, "law", "other")
    smoothing = Options("equation-4.2", options).law("smoothing")
    if len(smoothing) != len(laws.profile) or any(smoothing[a] != smoothing[-a] for a in range(len(smoothing))):
        raise InvalidArgument(f"smoothing is {shown(options['smoothing'])}, need an even law on the cycle")
    return (Instance(SMOOTHED, f"{name}, {options['smoothing']}", Smoothed(laws, smoothing)),)


_FLAT, _NARROW = law("1/4", "1/4", "1/4", "1/4"), law("1/2", "1/4", 0, "1/4")
_AT_1, _AT_2, _UNEVEN = law(0, 1, 0, 0), law(0, 0, 1, 0), law("1/2", "1/3", "1/6", 0)

CHAPTER = Chapter(
    instances=(
        Instance(
            SMOOTHED, "l = (1, 1/2, 0, 1/2), laws at 1 and at 2, narrow", Smoothed(Two(HAT, _AT_1, _AT_2), _NARROW)
        ),
        Instance(
            SMOOTHED, "l = (1, 1/2, 0, 1/2), an uneven law twice, narrow", Smoothed(Two(HAT, _UNEVEN, _UNEVEN), _NARROW)
        ),
        Instance(SMOOTHED, "l = (1, 1/2, 0, 1/2), laws at 1 and at 2, flat", Smoothed(Two(HAT, _AT_1, _AT_2), _FLAT)),
    ),
    options={
        "profile": OPTIONS["profile"],
        "law": "the law Q on the cycle, a JSON list",
        "other": "the law Q' on the cycle, a JSON list",
        "smoothing": "the law G on the cycle, a JSON list with G(a) = G(m - a)",
    },
    own=_own,
)
