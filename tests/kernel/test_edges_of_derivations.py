"""Lines of derivations that are wrong on one side only, and derivations that end in the wrong kind of line.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from dataclasses import replace

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.derivation import replay_equation
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Step
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import BOUND, K, R, Term, number
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import (
    BELL,
    ITS_TRANSFORM,
    NO_VALUE,
    claim,
    derivation,
    equation,
    gaussian,
    known,
    pair,
    reason,
    step,
)

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


@pytest.mark.parametrize(("factor", "stated"), [(NO_VALUE, "-1"), ("-1", NO_VALUE)], ids=["what follows", "the line"])
def test_both_what_is_said_and_what_follows_are_defined(factor: str, stated: str) -> None:
    left, right = "besselk(1/2, z)", "(pi/(2*z))^(1/2)*exp(-z)"
    first = step("bessel-half", (), {"z": "z"}, equation(left, right))
    second = step("multiply", (0,), {"factor": factor}, equation(f"{stated}*{left}", f"{stated}*{right}"))
    with pytest.raises(Refused, match="a side is not certainly defined"):
        replay_equation(derivation(first, second), domain(()))


def test_a_rule_names_the_fact_that_it_rests_on() -> None:
    true, proof = known("exp(-r)", "3")
    assert {step.rule for step in proof.steps} & {"mixture", "regular-mixture"}
    assert all(step.rule != "gaussian-transform" for step in proof.steps)
    assert "fact:gaussian-transform" in check(true, proof).trusts


@pytest.mark.parametrize("space", ["-1", "0", "1/2", "a"])
def test_a_fact_is_about_a_space(space: str) -> None:
    line = gaussian("1", space)
    assert "dimension" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(line, gaussian()))


@pytest.mark.parametrize("condition", ["r", "k", "r + a", "k + a"])
def test_conditions_are_about_parameters(condition: str) -> None:
    false = claim(BELL, ITS_TRANSFORM, "3", condition)
    assert reason(false, derivation(gaussian())) == "a condition is not about parameters"


def test_a_condition_mentions_no_variable_of_integration() -> None:
    true = claim(BELL, ITS_TRANSFORM, "3")
    false = replace(true, setting=replace(true.setting, conditions=(BOUND,)))
    assert reason(false, derivation(gaussian())) == "a condition is not about parameters"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("rate", "complaint"),
    [
        (BOUND, "a value mentions a variable of integration"),
        (K, "a value mentions r or k"),
        (R, "a value mentions r or k"),
    ],
    ids=["bound", "k", "r"],
)
def test_every_value_of_a_fact_is_a_constant(rate: Term, complaint: str, *, turned: bool) -> None:
    terms = (("p", rate), ("d", number(3)))
    line = Step("gaussian-transform", (), terms[::-1] if turned else terms, pair(BELL, ITS_TRANSFORM, "3"))
    assert reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(line)) == f"line 0 (gaussian-transform): {complaint}"


def test_a_bell_is_modulated() -> None:
    profile, transform = "exp(-r^2)*cos(r)", "sqrt(pi)/2*(exp(-(k + 1)^2/4) + exp(-(k - 1)^2/4))"
    line = step("modulation", (0,), {"frequency": "1"}, pair(profile, transform, "1"))
    verdict = check(claim(profile, transform, "1"), derivation(gaussian("1", "1"), line))
    assert verdict.status is Status.HOLDS, verdict.reason
