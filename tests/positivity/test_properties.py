"""Which hypotheses of Theorem 1.2 a cost satisfies: decided for either answer, and right where values can tell."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.answers import hypotheses
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, Property, Setting
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import AtDistance
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import negative
from mfsym.kernel.verdict import Status
from mfsym.positivity import PROPERTIES, cost_property, deciding_condition, missing_in_every_case
from tests.numeric_transforms import floating


def setting(profile: str, dimension: str) -> Setting:
    return Setting(parse(profile), parse(dimension))


@pytest.mark.parametrize(
    ("cost", "dimension", "answers"),
    [
        ("exp(-a*r)", "d", "yes yes yes yes"),
        ("1/r", "3", "no no no yes"),
        ("1/sqrt(r^2 + a^2)", "1", "no yes yes yes"),
        ("exp(-a*r)/r", "3", "yes no no yes"),
        ("exp(-a*r)*cos(b*r)", "3", "yes yes yes no"),
        ("(r^2 + a^2)^(-b)", "d", "depends yes yes yes"),
        ("(1 - exp(-t*r))/r", "3", "no yes yes yes"),
        ("(1 - r^2)*exp(-r^2/2)", "1", "yes yes yes no"),
        ("if(r < b, 1, 0)", "2", "yes yes no yes"),
        ("if(r < b, 1/r, 0)", "3", "yes no no yes"),
        ("max(1 - r/t, 0)^2", "3", "yes yes yes yes"),
        ("exp(-r^4)", "1", "yes yes yes yes"),
        ("sin(r)/r", "3", "not-decided yes yes no"),
        ("exp(-2*(r - 1)) - 2*exp(-(r - 1))", "3", "yes yes yes no"),
        ("r^(-s)", "d", "no no no yes"),
        ("r^(-1/2)", "1", "no no no yes"),
        ("log(1 + 1/r)", "3", "no no no yes"),
        ("r/sinh(r)", "3", "yes yes yes yes"),
    ],
)
def test_the_four_answers(cost: str, dimension: str, answers: str) -> None:
    found = hypotheses(cost, dimension)
    assert " ".join(str(found[name]["answer"]).replace(" ", "-") for name in PROPERTIES) == answers
    for answer in found.values():
        decided = answer["answer"] in ("yes", "no")
        assert (answer.verdict.status is Status.HOLDS) == decided


@pytest.mark.parametrize(
    ("cost", "dimension", "assumed", "at_zero"),
    [("r^(-s)", "d", (), "r^(-d)"), ("r^(-2*b)", "3", ("b - 1",), "r^(-3)"), ("a/r^s", "2", (), "a/r^2")],
)
def test_powers_are_not_integrable_in_three_cases(
    cost: str, dimension: str, assumed: tuple[str, ...], at_zero: str
) -> None:
    asked = replace(setting(cost, dimension), conditions=tuple(map(parse, assumed)))
    above, below, between = missing_in_every_case(asked, "integrable")
    for case in (above, below, between):
        assert check(case.claim, case.evidence).status is Status.HOLDS
        assert isinstance(case.claim, CostProperty)
        assert not case.claim.holds
    (more,), (less,) = (case.claim.setting.conditions[len(assumed) :] for case in (above, below))
    assert equal(more, negative(less))
    assert equal(between.claim.setting.profile, parse(at_zero))


def test_what_is_integrable_for_some_parameters_has_no_such_cases() -> None:
    for cost in ("(r^2 + a^2)^(-b)", "exp(-a*r)*r^(-s)", "exp(-r)"):
        with pytest.raises(NoEvidence):
            missing_in_every_case(setting(cost, "3"), "integrable")


@pytest.mark.parametrize("cost", ["exp(-r)*cos(3*r)", "(1 - r^2)*exp(-r)", "exp(-2*r) - exp(-r)", "sin(2*r)/r"])
def test_the_cost_is_negative_at_the_distance(cost: str) -> None:
    certificate = cost_property(setting(cost, "1"), "nonnegative")
    assert isinstance(certificate.claim, CostProperty)
    assert not certificate.claim.holds
    assert isinstance(certificate.evidence, AtDistance)
    assert floating(parse(cost), r=floating(certificate.evidence.distance)) < 0


@pytest.mark.parametrize(
    ("cost", "dimension", "name", "condition"),
    [
        ("(r^2 + a^2)^(-b)", "d", "integrable", "2*b - d"),
        ("(r^2 + a^2)^(-b)", "3", "integrable", "2*b - 3"),
        ("exp(-a*r)*r^(-s)", "3", "integrable", "3 - s"),
    ],
)
def test_the_condition_decides(cost: str, dimension: str, name: Property, condition: str) -> None:
    found, met, not_met = deciding_condition(setting(cost, dimension), name)
    assert text(found) == condition
    assert [certificate.claim.holds for certificate in (met, not_met)] == [True, False]  # type: ignore[union-attr]
    values = {"b": Fraction(5), "s": Fraction(1), "d": Fraction(3)}
    assert floating(found, **{name: float(value) for name, value in values.items()}) > 0


def test_what_is_not_seen_is_said() -> None:
    with pytest.raises(NoEvidence, match="is integrable is not seen"):
        cost_property(setting("cos(r)", "1"), "integrable")
