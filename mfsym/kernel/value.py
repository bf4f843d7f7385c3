"""Values of a transform at one wave number: from its formula, or as enclosed by an outside oracle.

An oracle's enclosure is believed, and named in what the verdict trusts; the kernel checks that there is a value to be
enclosed: the cost is integrable on R^d, and nothing in it is left open.
"""

from fractions import Fraction

from mfsym.kernel.claim import NegativeTransform, Setting, TransformEnclosure
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.derivation import assumptions, profile_of, replay
from mfsym.kernel.enclosure import defined, enclose
from mfsym.kernel.evidence import Derivation, OracleEnclosure
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import require
from mfsym.kernel.term import K, Number, R, free_symbols


def check_enclosure(claim: TransformEnclosure, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the derived transform, evaluated at ``k``, lies between the bounds."""
    pair, trusts = replay(claim.setting, derivation)
    at_k = assumptions(claim.setting).with_box(K, point(claim.k))
    in_range = claim.k > 0 or (claim.k == 0 and pair.sense == "integrable")
    require(in_range, "the wave number is not positive")
    require(defined(pair.transform, at_k), "the transform is not defined at k")
    value = enclose(pair.transform, at_k)
    require(value.lower is not None and claim.lower <= value.lower, "the transform at k is not seen above its bound")
    require(value.upper is not None and value.upper <= claim.upper, "the transform at k is not seen below its bound")
    return trusts


def check_oracle_enclosure(claim: TransformEnclosure, evidence: OracleEnclosure) -> frozenset[str]:
    """The oracle, if its enclosure lies between the bounds."""
    trusts = trusted_enclosure(claim.setting, claim.k, evidence)
    require(claim.lower <= evidence.lower, "the enclosure reaches below the bounds")
    require(evidence.upper <= claim.upper, "the enclosure reaches above the bounds")
    return trusts


def check_negative_value(claim: NegativeTransform, evidence: OracleEnclosure) -> frozenset[str]:
    """The oracle, if its enclosure lies below ``upper`` < 0."""
    trusts = trusted_enclosure(claim.setting, claim.k, evidence)
    require(claim.upper < 0, "the upper bound is not negative")
    require(evidence.upper <= claim.upper, "the enclosure reaches above the bound")
    return trusts


def trusted_enclosure(setting: Setting, k: Fraction, evidence: OracleEnclosure) -> frozenset[str]:
    """The oracle, if there is a value at ``k`` that it can enclose."""
    where, profile = assumptions(setting), profile_of(setting)
    require(evidence.oracle == "arb", "there is no oracle of this name")
    require(isinstance(setting.dimension, Number), "an oracle needs a dimension that is a number")
    require(free_symbols(profile) <= {R.name}, "an oracle needs numbers for the parameters")
    require(k >= 0, "the wave number is negative")
    require(evidence.lower <= evidence.upper, "the enclosure is empty")
    require(is_integrable(profile, setting.dimension, where), "the cost is not seen to be integrable")
    return frozenset({"oracle:arb"})
