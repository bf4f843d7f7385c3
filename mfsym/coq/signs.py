"""Transforms in Coq: their signs, and their values at one wave number, over the real numbers of Coq.

The formula is the one in which the derivation ends.  That it is the transform is no theorem of Coq: the kernel replays
the derivation, and what that trusts is part of the answer.  The tactics are those of ``Signs.v``.
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.coq.formulas import formula, symbol
from mfsym.coq.source import RealSource, not_exportable
from mfsym.kernel.claim import NegativeTransform, Setting, TransformEnclosure, TransformSign
from mfsym.kernel.derivation import assumptions, replay
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import defined
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Derivation, Pair, TransformPanels
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import K, free_symbols, number

MOST_PANELS = 200
"""Each takes Coq a second or so."""


def negative_transform(claim: NegativeTransform, derivation: Derivation) -> RealSource:
    """That the formula is at most a negative number at the wave number."""
    pair, trusts = _derived(claim.setting, derivation)
    k = _wave_number(claim.k)
    return _valued(pair, trusts, f"transform {k} <= {_rational(claim.upper)} < 0")


def transform_enclosure(claim: TransformEnclosure, derivation: Derivation) -> RealSource:
    """That the value of the formula at the wave number lies between the bounds."""
    pair, trusts = _derived(claim.setting, derivation)
    if claim.k == 0:
        raise not_exportable("at k = 0 the formula need not be the transform")
    k = _wave_number(claim.k)
    return _valued(pair, trusts, f"{_rational(claim.lower)} <= transform {k} <= {_rational(claim.upper)}")


def transform_sign(claim: TransformSign, evidence: TransformPanels) -> RealSource:
    """That the formula is > 0, or >= 0, for all k > 0 and all values of the parameters; for all k >= 0 if it is to be
    positive at k = 0, too."""
    pair, trusts = _derived(claim.setting, evidence.derivation)
    form, cuts = evidence.transform.form, evidence.transform.cuts
    if len(cuts) > MOST_PANELS:
        raise not_exportable(f"there are more than {MOST_PANELS} panels")
    positive = claim.sign == "positive"
    at_zero = positive and pair.sense == "integrable"
    try:
        with limited():
            where = assumptions(claim.setting)
            require(equal(pair.transform, form), "the form is not the function whose sign is claimed")
            require(defined(form, where), "the form is not defined everywhere")
            # Where l is integrable its transform is continuous, and k = 0 counts.
            at = where.with_box(K, point(0)) if at_zero else where
            require(defined(form, at), "the form is not defined at k = 0")
    except Refused as reason:
        raise not_exportable(str(reason)) from reason
    names = sorted(free_symbols(form).union(*map(free_symbols, claim.setting.conditions)) - {K.name})
    variables = [symbol(name) for name in names]
    assumed = [f"0 < {name}" for name in variables] + [f"0 < {formula(c)}" for c in claim.setting.conditions]
    k = symbol(K.name)
    domain = f"0 <= {k}" if at_zero else f"0 < {k}"
    relation = "<" if positive else "<="
    parameters = "".join(f" {name}" for name in variables)
    statement = (
        f"forall{parameters} {k} : R, {''.join(f'{part} -> ' for part in assumed)}{domain} -> "
        f"0 {relation} transform{parameters} {k}"
    )
    tactic = f"{'seen_positive' if positive else 'seen_nonnegative'} {k}"
    panels = [f"destruct (Rle_or_lt {k} {_rational(cut)}); [{tactic} |]." for cut in sorted(cuts)]
    script = ("intros; unfold transform.", *panels, f"{tactic}.")
    return RealSource(((f"transform{_binder([*variables, k])}", formula(form)),), statement, script, trusts)


def _derived(setting: Setting, derivation: Derivation) -> tuple[Pair, frozenset[str]]:
    """What the kernel sees the derivation end in, and the facts that it uses."""
    try:
        with limited():
            return replay(setting, derivation)
    except Refused as reason:
        raise not_exportable(f"the kernel refuses its derivation: {reason}") from reason


def _valued(pair: Pair, trusts: frozenset[str], statement: str) -> RealSource:
    if free_symbols(pair.transform) - {K.name}:
        raise not_exportable("the value at a wave number needs numbers for the parameters")
    script = ("unfold transform; split; value_enclosed.",)
    return RealSource(((f"transform{_binder([symbol(K.name)])}", formula(pair.transform)),), statement, script, trusts)


def _binder(variables: Sequence[str]) -> str:
    return f" ({' '.join(variables)} : R)"


def _wave_number(k: Fraction) -> str:
    if k <= 0:
        raise not_exportable("the wave number is not positive")
    return _rational(k)


def _rational(value: Fraction) -> str:
    return formula(number(value))
