"""Evidence that is written with terms without a value.

For the normal form such a term may be 1, and in interval arithmetic at least 3: as the evidence it is the one where the
claim has to be met, and the other where it has to be large.  What would be established so is false.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.claim import Claim, NegativeSomewhere, TransformSign
from mfsym.kernel.enclosure import domain, enclose, is_positive
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import AskeyFunction, Evidence, SharpEnd, Waves
from mfsym.kernel.grammar import parse
from mfsym.kernel.law import require_law
from mfsym.kernel.marginal import Exponential
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, number, power, product
from tests.kernel.proofs import NO_VALUE, reason, setting
from tests.kernel.test_false_coulomb_claims import bounded

ONE_OR_THREE = parse(f"3 + 2*{NO_VALUE}")
MINUS_ONE_OR_ONE = parse(f"1 + 2*{NO_VALUE}")
THIRD = number(Fraction(1, 3))
TENT = "max(1 - r, 0)"
"""Its transform is nonnegative on the line, and in higher dimensions negative somewhere."""


def test_such_a_term_is_one_number_and_is_enclosed_like_another() -> None:
    where = domain(())
    assert equal(ONE_OR_THREE, ONE)
    assert enclose(ONE_OR_THREE, where).lower == 3
    assert equal(MINUS_ONE_OR_ONE, parse("-1"))
    assert enclose(MINUS_ONE_OR_ONE, where).lower == 1
    assert not is_positive(ONE_OR_THREE, where)
    assert is_positive(parse("a + b"), where)
    assert not is_positive(parse("a - b"), where)


TENT_IN_SPACE = AskeyFunction(ONE, ONE, ONE_OR_THREE)


@pytest.mark.parametrize(
    ("claim", "evidence", "complaint"),
    [
        # An exponent of 2 would do, and that of the tent is 1.
        (TransformSign(setting(TENT, "3"), "positive"), TENT_IN_SPACE, "an exponent is not positive"),
        (TransformSign(setting(TENT, "3"), "nonnegative"), TENT_IN_SPACE, "an exponent is not positive"),
        # The tent ends at 1, and does not jump there; at 3 its formula is -2.
        (NegativeSomewhere(setting(TENT, "1")), SharpEnd(ONE_OR_THREE), "the end is not a positive constant"),
        # Minus the product of three waves has a transform <= 0.
        (
            TransformSign(setting("-(sin(r)/r)^3", "3"), "nonnegative"),
            Waves(MINUS_ONE_OR_ONE, ONE, (3, 3, 3)),
            "the size is not a positive constant",
        ),
    ],
)
def test_evidence_without_a_value(claim: Claim, evidence: Evidence, complaint: str) -> None:
    assert complaint in reason(claim, evidence)


def test_strength_or_scaled_cost_without_a_value() -> None:
    # The potential of hydrogen with the cost 3/r is 3 at the nucleus, and the bound 4.8; a third of it is none.
    claim, evidence = bounded("3/r")
    false = replace(claim, bound=product(THIRD, claim.bound))
    assert "the strength is not a constant" in reason(false, replace(evidence, strength=ONE_OR_THREE))
    half = number(Fraction(1, 2))
    less = replace(claim, bound=product(half, THIRD, claim.bound))
    scaled = power(THIRD, MINUS_ONE_OR_ONE)
    assert equal(scaled, parse("3"))
    assert enclose(parse(f"1/2 - 1/3^(1 + 2*{NO_VALUE})"), domain(())).is_positive()
    assert "not the cost times r" in reason(less, replace(evidence, strength=half, scaled=scaled))


def test_laws_without_a_value() -> None:
    require_law(Exponential(parse("3")), ONE, domain(()))
    with pytest.raises(Refused, match="the scale of the exponential law is not positive"):
        require_law(Exponential(ONE_OR_THREE), ONE, domain(()))
