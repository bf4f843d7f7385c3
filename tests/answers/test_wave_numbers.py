"""A sign or a transform that is not meant at k = 0 says so: in the record, in the text, in formulas and tables."""

import pytest

from mfsym.answers import sign, transform


@pytest.mark.parametrize(
    ("cost", "dimension", "why"),
    [
        ("-r", 3, "as the cost is not integrable, not bounded; class (i) of Theorem 1.2 does not contain it"),
        ("-log(r)", 2, "so that the theorem does not follow from the sign"),
        ("1 - r", 3, "so that the theorem does not follow from the sign"),
        ("1/r", 3, "class (i) of Theorem 1.2 does not contain it, but class (ii) does"),
        ("exp(-a*r)/r", 3, "as the cost is not bounded, not continuous"),
    ],
)
def test_a_sign_away_from_zero_says_so(cost: str, dimension: int, why: str) -> None:
    answer = sign(cost, dimension)
    assert (answer["sign"], answer["wave_numbers"]) == ("positive", "k != 0")
    assert "sign         positive for k != 0\n" in str(answer)
    assert why in str(answer["remark"])
    assert answer._repr_latex_().endswith(r"\hat\ell > 0 \quad (k \ne 0)$")
    assert "positive for k != 0" in answer._repr_html_()


@pytest.mark.parametrize(("cost", "dimension"), [("exp(-a*r)", "d"), ("exp(-r^p)*exp(-r)", 1), ("1/(1 + r^2)^b", 2)])
def test_a_sign_for_every_k_has_no_remark(cost: str, dimension: int | str) -> None:
    # The last one is integrable under the condition that its formula needs, b > 1.
    answer = sign(cost, dimension, ["p < 1"] if "p" in cost.replace("exp", "") else ())
    assert (answer["sign"], answer["wave_numbers"], answer["remark"]) == ("positive", "every k", None)
    assert "sign         positive\n" in str(answer)


def test_zeros_and_criteria_are_about_the_same_wave_numbers() -> None:
    for cost, dimension, at in (("max(1 - r, 0)", 1, "every k"), ("if(r < 1, 1/r, 0)", 3, "k != 0")):
        answer = sign(cost, dimension)
        assert (answer["sign"], answer["wave_numbers"]) == ("nonnegative", at)
    assert sign("exp(-a*r)*(1 - b*r)", 3)["wave_numbers"] == "every k"
    assert sign("exp(-r) - exp(-2*r)", 3)["wave_numbers"] is None


def test_the_sense_of_a_transform_names_the_wave_numbers() -> None:
    tempered, integrable = transform("-r", 3), transform("exp(-r)", 3)
    assert (tempered["sense"], tempered["wave_numbers"]) == ("tempered", "k != 0")
    assert "sense        tempered for k != 0\n" in str(tempered)
    assert (integrable["sense"], integrable["wave_numbers"], integrable["remark"]) == ("integrable", "every k", None)


def test_an_assumption_that_is_too_weak_is_named() -> None:
    for answer in (sign("1/r^s", 1, ["s < 2"]), transform("1/r^s", 1, ["s < 2"])):
        assert answer["conditions"] == ["1 > s"]
        assert str(answer["remark"]).startswith("2 > s is not enough: this answer needs 1 > s")
    assert "not enough" not in str(sign("1/r^s", 1, ["s < 1", "s < 2"])["remark"])


def test_powers_are_never_integrable() -> None:
    answer = sign("1/r^s")
    assert str(answer["hypotheses"]).startswith("{'integrable': 'no'")


def test_the_hint_about_numbers_is_there_when_time_is_up() -> None:
    for answer in (sign("exp(-a*r)/(1 + r^5)", 3, (), 0.01), transform("exp(-a*r)/(1 + r^5)", 3, (), 0.01)):
        assert answer["verdict"] == "INCONCLUSIVE"
        assert "numbers" in str(answer["reason"])
        assert " a" in str(answer["reason"])
