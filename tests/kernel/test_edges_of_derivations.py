"""Lines of derivations that are wrong on one side only, and derivations that end in the wrong kind of line.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

import pytest

from mfsym.kernel.derivation import replay_equation
from mfsym.kernel.enclosure import domain
from mfsym.kernel.refusal import Refused
from tests.kernel.proofs import BELL, ITS_TRANSFORM, claim, derivation, equation, gaussian, pair, reason, step

ANOTHER = "the line says something else than what follows"


@pytest.mark.parametrize(
    ("profile", "transform"), [("exp(-2*r^2)", ITS_TRANSFORM), (BELL, "pi^(3/2)*exp(-k^2/8)")], ids=["left", "right"]
)
def test_each_side_of_a_pair_counts(profile: str, transform: str) -> None:
    line = step("gaussian-transform", (), {"p": "1", "d": "3"}, pair(profile, transform, "3"))
    assert reason(claim(profile, transform, "3"), derivation(line)) == f"line 0 (gaussian-transform): {ANOTHER}"


@pytest.mark.parametrize(
    ("left", "right"), [("besselk(1/2, 2*z)", "(pi/(2*z))^(1/2)*exp(-z)"), ("besselk(1/2, z)", "exp(-z)")]
)
def test_each_side_of_an_equation_counts(left: str, right: str) -> None:
    line = step("bessel-half", (), {"z": "z"}, equation(left, right))
    with pytest.raises(Refused, match=ANOTHER):
        replay_equation(derivation(line), domain(()))


def test_a_transform_is_no_equation() -> None:
    with pytest.raises(Refused, match="does not end in an equation"):
        replay_equation(derivation(gaussian()), domain(()))


def test_nothing_ends_in_an_equation() -> None:
    with pytest.raises(Refused, match="does not end in an equation"):
        replay_equation(derivation(), domain(()))
