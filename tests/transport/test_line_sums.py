"""Least energies on the line for every N agree with the exact solver on sites, the reference, and each other."""

from fractions import Fraction
from math import exp, log, pi, sqrt, tan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.answers import line_energy, solve
from mfsym.costs.tidy import tidied
from mfsym.energies.balls import decimal
from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import read, write
from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyOnLine, EnergySum, Setting, UniformBall
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import number, substitute
from mfsym.kernel.verdict import Status
from mfsym.transport import problem_from_json
from mfsym.transport.line_sums import addends, energy_on_line


@pytest.mark.parametrize("cost", ["1/(1 + r)", "(1 - r)^2", "-r", "1/r"])
@pytest.mark.parametrize("bodies", [2, 3, 4])
def test_the_uniform_law_has_the_energy_of_its_atoms(cost: str, bodies: int) -> None:
    # Uniform on m = 2N points at equal distances, systematic sampling puts the bodies at the distances k/N, as it does
    # for the uniform law itself; the solver on sites knows nothing of this.
    points = 2 * bodies
    places = [str(Fraction(2 * a + 1, 2 * points)) for a in range(points)]
    data = {"points": places, "profile": cost, "marginal": [f"1/{points}"] * points, "bodies": bodies}
    answer, on_sites = line_energy(cost, "interval(0, 1)", bodies), solve(problem_from_json(data))
    assert (answer["value"], answer["energy_of_bodies"]) == (on_sites["value"], on_sites["energy"])


@given(st.integers(2, 30), st.integers(0, 3), st.integers(2, 4))
@settings(max_examples=12)
def test_closed_forms_of_polynomials_are_their_sums(bodies: int, slope: int, degree: int) -> None:
    # Powers of 2 - r are decreasing and convex on the interval.
    setting, law = Setting(parse(f"(2 - r)^{degree} - {slope}*r"), parse("1")), UniformBall(Fraction(1))
    found = energy_on_line(setting, law)
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert isinstance(found.claim, EnergyOnLine)
    distances = [Fraction(2 * k, bodies) for k in range(1, bodies)]
    total = sum((bodies - k) * ((2 - r) ** degree - slope * r) for k, r in enumerate(distances, start=1))
    assert tidied(substitute(found.claim.energy, {"N": number(bodies)})) == number(total)


@pytest.mark.parametrize("bodies", [2, 3, 7, 40])
def test_exponential_costs_have_these_energies(bodies: int) -> None:
    # By summing geometric series, and logarithms, by hand; float: the digits are those of double precision.
    q = exp(-1 / bodies)
    uniform = (bodies * q * (1 - q) - q * (1 - exp(-1))) / (1 - q) ** 2
    half_line = sum(s - s * (s + 1) / 2 * log(1 + 1 / s) for s in range(1, bodies))
    for marginal, expected in (("interval(0, 1)", uniform), ("exponential(1)", half_line)):
        found = str(line_energy("exp(-r)", marginal, bodies)["energy_of_bodies"])
        # 1e-10: rounding errors of up to 40 addends, with cancellation
        assert float(found.rstrip(".")) == pytest.approx(expected, rel=1e-10)


def test_the_lorentzian_has_a_sum_of_cotangents() -> None:
    for bodies in (2, 3, 8):
        cotangents = sum(1 + (pi / 2 - k * pi / bodies) / tan(k * pi / bodies) for k in range(1, bodies))
        found = str(line_energy("1/r", "lorentzian(1)", bodies)["energy_of_bodies"])
        assert float(found.rstrip(".")) == pytest.approx(bodies / (2 * pi) * cotangents, rel=1e-12)  # rounding errors
    assert float(str(line_energy("1/r", "lorentzian(1)", 3)["energy_of_bodies"]).rstrip(".")) == pytest.approx(
        3 / pi * (1 + pi / (6 * sqrt(3))), rel=1e-12
    )


@pytest.mark.parametrize(
    ("cost", "marginal"),
    [
        ("exp(-a*r)", "interval(0, 1)"),
        ("exp(-a*r) + b*exp(-2*r) - r", "interval(0, 3)"),
        ("exp(-3*r)*(1 + r)", "interval(0, 1)"),
        ("1/r^p", "interval(0, 1)"),
        ("-log(r)", "interval(0, 1/2)"),
        ("exp(-2*r/s) + 1", "exponential(s)"),
        ("q/r", "lorentzian(s)"),
    ],
)
def test_certificates_hold_after_they_were_written(cost: str, marginal: str) -> None:
    certificate = line_energy(cost, marginal).certificate
    assert certificate is not None
    again = read(write(certificate))
    assert check(again.claim, again.evidence).status is Status.HOLDS


def test_a_closed_form_is_found_for_uniform_laws_only() -> None:
    closed, summed = line_energy("exp(-r)", "interval(0, 1)"), line_energy("exp(-r)", "exponential(1)")
    assert closed.certificate is not None
    assert isinstance(closed.certificate.claim, EnergyOnLine)
    assert summed.certificate is not None
    assert isinstance(summed.certificate.claim, EnergySum)


def test_many_bodies_behave_as_the_expansion_says() -> None:
    # The term of order 1 is (1 + a - exp(-a))/12.
    answer = line_energy("exp(-r)", "interval(0, 1)")
    expansion, limit = str(answer["energy_for_many"]).removesuffix(" + O(1/N^4)"), exp(-1) * 2
    assert "1/6 - exp(-1)/12" in expansion
    for bodies in (20, 40):
        energy = float(str(line_energy("exp(-r)", "interval(0, 1)", bodies)["energy_of_bodies"]).rstrip("."))
        assert abs(energy - _value(expansion, bodies)) < 1 / bodies**4
        gap = limit - energy / (bodies * (bodies - 1) / 2)
        assert abs(gap - _value(str(answer["gap_for_many"]).removesuffix(" + O(1/N^3)"), bodies)) < 2 / bodies**3


def _value(formula: str, bodies: int) -> float:
    return float(decimal(substitute(parse(formula), {"N": number(bodies)}), 15))


def test_the_energy_distance_of_the_interval() -> None:
    # V_N = -(N^2 - 1)/6; the expansion ends with the constant.
    answer = line_energy("-r", "interval(0, 1)")
    assert answer["energy"] == "1/6 - N^2/6"
    assert answer["energy_for_many"] == "(-1/6)*N^2 + (0)*N + (1/6) + (0)/N^2 + O(1/N^4)"


@pytest.mark.parametrize(
    ("cost", "reason"),
    [("exp(-r^2)", "convex"), ("r", "decrease"), ("max(1 - r, 0)", "convex"), ("exp(r)", "decrease")],
)
def test_where_sampling_is_not_optimal_nothing_is_claimed(cost: str, reason: str) -> None:
    answer = line_energy(cost, "interval(0, 1)")
    assert answer["verdict"] == "INCONCLUSIVE"
    assert reason in str(answer["reason"])


@pytest.mark.parametrize(
    ("cost", "marginal", "bodies", "complaint"),
    [
        ("exp(-N*r)", "interval(0, 1)", None, "a parameter called N"),
        ("exp(-r)", "interval(0, 1)", 1, "bodies is 1"),
        ("exp(-r)", "disc(1)", None, "dimension 2"),
        ("exp(-", "interval(0, 1)", None, "cost"),
    ],
)
def test_bad_input_is_explained(cost: str, marginal: str, bodies: int | None, complaint: str) -> None:
    with pytest.raises(InvalidArgument, match=complaint):
        line_energy(cost, marginal, bodies)


def test_profiles_are_taken_apart() -> None:
    found = addends(parse("(1 + r)*exp(-a*r) + r^2"))
    assert sorted((degree, text(rate), text(c)) for (degree, rate), c in found.items()) == [
        (0, "-a", "1"),
        (1, "-a", "1"),
        (2, "0", "1"),
    ]


def test_the_answer_says_what_makes_it_right_and_what_its_numbers_are() -> None:
    answer = line_energy("exp(-r)", "interval(0, 3)", 5)
    assert answer["convexity"] == "the cost is convex and decreasing for 0 < r < 3: systematic sampling is optimal"
    assert "F_N = 2*V_N/(N*(N - 1))" in str(answer["quantity"])
    refused = line_energy("exp(-r^2)", "interval(0, 3)", 5)
    assert (refused["convexity"], refused["quantity"], refused["value"]) == (None, None, None)


def test_a_parameter_gives_a_short_formula_or_the_reason_for_none() -> None:
    few, many = (line_energy("1/r^s", "interval(0, 1)", bodies) for bodies in (4, 40))
    # F_4 = (3 + 2/2^s + 1/3^s) 4^s/6
    for s in (1, 2, 3):
        value = tidied(substitute(parse(str(few["value"])), {"s": number(s)}))
        assert value == number((3 + Fraction(2, 2**s) + Fraction(1, 3**s)) * 4**s / 6)
    assert many["value"] is None
    assert "a value needs numbers for s" in str(many["remark"])


def test_parameters_at_which_the_expansion_has_poles_are_named() -> None:
    free, below = line_energy("1/r^s", "interval(0, 1)"), line_energy("1/r^s", "interval(0, 1)", None, ["s < 1"])
    assert (free["for_many_needs"], below["for_many_needs"]) == (["s != 1", "s != 2"], [])
    assert (free["mean_field"], free["remark"]) == ("2/((1 - s)*(2 - s))", "mean_field needs 1 > s")
    assert (below["mean_field"], below["remark"]) == (free["mean_field"], None)
    assert line_energy("1/r", "interval(0, 1)")["mean_field"] == "inf"
