"""At which wave numbers an answer about a transform is meant: at k = 0 only where the kernel sees a sense for it."""

from collections.abc import Mapping
from typing import cast

from mfsym.answers.answer import AWAY_FROM_ZERO
from mfsym.answers.properties import UNDECIDED
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import FourierTransform, Setting, SignCriterion, TransformSign, TransformZeros
from mfsym.kernel.derivation import replay
from mfsym.kernel.evidence import Certificate, Derivation, EvenPowers, SignEvidence
from mfsym.kernel.inherited import is_regular_in
from mfsym.kernel.term import R, contains, number, product

EVERY = "every k"
_AT_ZERO = ("integrable", "bounded", "continuous")


def wave_numbers(certificate: Certificate, hypotheses: Mapping[str, object]) -> str | None:
    """``every k`` or ``k != 0`` for an answer about all wave numbers that was established; ``None`` for others.

    ``hypotheses`` are the answers in short for the same cost.
    """
    match certificate:
        case Certificate(FourierTransform(_, _, sense)):
            at_zero = sense == "integrable"
        case Certificate(TransformZeros(setting), EvenPowers(derivation=derivation) | (Derivation() as derivation)):
            at_zero = replay(setting, derivation)[0].sense == "integrable"
        case Certificate(TransformSign(setting) | TransformZeros(setting), evidence):
            at_zero = is_regular_in(setting, cast(SignEvidence, evidence))
        case Certificate(SignCriterion()):
            # The transform of such a cost is continuous, so that >= 0 extends to k = 0.
            at_zero = all(hypotheses[name] == "yes" for name in _AT_ZERO)
        case _:
            return None
    return EVERY if at_zero else AWAY_FROM_ZERO


def remark_on_zero(setting: Setting, hypotheses: Mapping[str, object]) -> str:
    """Why k = 0 is left out, and what follows for Theorem 1.2."""
    missing = [name for name in _AT_ZERO if str(hypotheses[name]).startswith("no") and hypotheses[name] != UNDECIDED]
    depends = [f"{name} {hypotheses[name]}" for name in _AT_ZERO if str(hypotheses[name]).startswith("if ")]
    if missing:
        why = f"the cost is not {', not '.join(missing)}"
    elif depends:
        why = f"the cost is {' and '.join(depends)}"
    else:
        why = f"the cost is not seen to be {', '.join(_AT_ZERO[:-1])} and {_AT_ZERO[-1]}"
    said = f"k = 0 is left out, as {why}"
    if not missing:
        return said
    said += "; class (i) of Theorem 1.2 does not contain it"
    coulomb = setting.dimension == number(3) and not contains(tidied(product(setting.profile, R)), R)
    return f"{said}, but class (ii) does" if coulomb else f"{said}, so that the theorem does not follow from the sign"
