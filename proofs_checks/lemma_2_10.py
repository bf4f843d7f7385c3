"""Lemma 2.10: Plancherel's formula (2.11) for the energy of one law.

Checked: on the sites of a cycle, where the integral over wave vectors is a mean over wave numbers, both sides exactly;
for laws on R^d whose energy is derived in real space, that the same value comes out in Fourier space.  There the kernel
trusts the lemma itself (`fact:parseval-energy`); that the two values agree is the check of it.
Not checked: all laws of finite energy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.exact_json import exact_json
from mfsym.kernel.quantity import CycleEnergy, CycleSpectrum
from mfsym.rational import shown
from mfsym.statements import Chapter, Instance
from mfsym.transport.problem import marginal_law
from proofs_checks.on_cycles import OPTIONS, Row, profile_of
from proofs_checks.on_densities import INSTANCES as ON_DENSITIES
from proofs_checks.on_sites import Formula, Options, Quantities, equal, formula_statement


@dataclass(frozen=True)
class Two:
    """Two laws on a cycle, ``first`` and ``second``, with the cost ``profile``[a - b]."""

    profile: Row
    first: Row
    second: Row


def plancherel(instance: Two, conjugate: bool) -> Formula:
    """The energy of two laws is the mean over wave numbers, with the transform of the first conjugated or not."""
    laws = instance.profile, instance.first, instance.second
    quantities: Quantities = {"energy": CycleEnergy(*laws), "spectrum": CycleSpectrum(*laws, conjugate)}
    return Formula(quantities, (equal("energy", "spectrum"),))


ONE_LAW = formula_statement(
    "lemma-2.10",
    "Lemma 2.10 on a cycle",
    "the energy of a law is the mean over wave numbers of l^ |Q^|^2",
    lambda instance: plancherel(instance, conjugate=True),
)


def two_laws(label: str, options: Mapping[str, str], first: str, second: str) -> tuple[str, Two]:
    """Name and data of the user's instance; the options ``first`` and ``second`` are laws on the cycle."""
    given = Options(label, options)
    profile = profile_of(given)
    laws = [marginal_law(exact_json(given.text(name), name)) for name in (first, second)]
    if {len(law) for law in laws} != {len(profile)}:
        raise InvalidArgument(
            f"{first} is {shown(options[first])}, need laws on the {len(profile)} sites of the profile"
        )
    name = ", ".join(dict.fromkeys(options[name] for name in ("profile", first, second)))
    return name, Two(profile, laws[0], laws[1])


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(ONE_LAW, *two_laws("lemma-2.10", options, "law", "law")),)


def law(*weights: int | str) -> Row:
    """The law with these weights."""
    return tuple(map(Fraction, weights))


HAT = law(1, "1/2", 0, "1/2")
_ATTRACTIVE = law(0, 1, 4, 4, 1)
_EXAMPLES = (
    ("l = (1, 1/2, 0, 1/2) on a 4-cycle, Q = (1/2, 1/2, 0, 0)", HAT, law("1/2", "1/2", 0, 0)),
    ("l = (1, 1/2, 0, 1/2) on a 4-cycle, Q = (0, 1, 0, 0)", HAT, law(0, 1, 0, 0)),
    ("l = (0, 1, 4, 4, 1) on a 5-cycle, Q = (1/2, 1/3, 1/6, 0, 0)", _ATTRACTIVE, law("1/2", "1/3", "1/6", 0, 0)),
)

CHAPTER = Chapter(
    instances=(*(Instance(ONE_LAW, name, Two(profile, q, q)) for name, profile, q in _EXAMPLES), *ON_DENSITIES),
    options={"profile": OPTIONS["profile"], "law": "the law Q on the cycle, a JSON list"},
    own=_own,
)
