"""Equation (2.12): Plancherel's formula for the mutual energy of two laws, where one transform is to be conjugated.

The printed formula has no conjugate.  For two bodies at the same place a it gives l(2a) in place of l(0).

Checked: on the sites of a cycle, both sides exactly, with and without the conjugate.
"""

from collections.abc import Mapping

from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Instance
from proofs_checks.lemma_2_10 import HAT, Two, law, plancherel, two_laws
from proofs_checks.on_cycles import OPTIONS
from proofs_checks.on_sites import formula_statement

PRINTED = formula_statement(
    "equation-2.12-printed",
    "Equation (2.12) as printed, on a cycle",
    "the energy of two laws is the mean over wave numbers of l^ Q^ Q'^",
    lambda instance: plancherel(instance, conjugate=False),
)
CORRECTED = formula_statement(
    "equation-2.12",
    "Equation (2.12) corrected, on a cycle",
    "the energy of two laws is the mean over wave numbers of l^ conj(Q^) Q'^",
    lambda instance: plancherel(instance, conjugate=True),
)


def _both(name: str, instance: Two, printed: Status) -> tuple[Instance, ...]:
    return Instance(PRINTED, name, instance, printed), Instance(CORRECTED, name, instance)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(*two_laws("equation-2.12", options, "law", "other"), Status.HOLDS)


_AT_0, _AT_1, _AT_2 = law(1, 0, 0, 0), law(0, 1, 0, 0), law(0, 0, 1, 0)
_EVEN = law("1/2", "1/4", 0, "1/4")

CHAPTER = Chapter(
    instances=(
        *_both("l = (1, 1/2, 0, 1/2), both laws at 1", Two(HAT, _AT_1, _AT_1), Status.FAILS),
        *_both("l = (1, 1/2, 0, 1/2), laws at 1 and at 2", Two(HAT, _AT_1, _AT_2), Status.HOLDS),
        *_both("l = (1, 1/2, 0, 1/2), laws at 0 and at 1", Two(HAT, _AT_0, _AT_1), Status.HOLDS),
        *_both("l = (1, 1/2, 0, 1/2), Q = (1/2, 1/4, 0, 1/4), Q' at 1", Two(HAT, _EVEN, _AT_1), Status.HOLDS),
    ),
    options={
        "profile": OPTIONS["profile"],
        "law": "the law Q on the cycle, a JSON list",
        "other": "the law Q' on the cycle, a JSON list",
    },
    own=_own,
)
