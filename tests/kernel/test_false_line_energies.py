"""One false claim for each check of least energies on the line, such that only that check refuses it."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyOnLine, EnergySum, Exponential, Gaussian, Marginal, RadialDensity, UniformBall
from mfsym.kernel.evidence import Gaps, Telescope
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, reason, setting

UNIT = UniformBall(Fraction(1, 2))
EXPONENTIAL = Exponential(parse("1"))
SUMMAND, PRIMITIVE = "(N - k)*exp(-k/N)", "v*exp(-h)"


def gaps(slope: str, curvature: str, primitive: str) -> Gaps:
    return Gaps(parse(slope), parse(curvature), parse(primitive))


TRUE = gaps("-exp(-r)", "exp(-r)", PRIMITIVE)
NEGATIVE_DISTANCE = gaps("-1", "0", "-v*h")


def in_sum(cost: str, summand: str, offered: Gaps, law: Marginal = UNIT, dimension: str = "1") -> str:
    """Why the claim that the energy is this sum is refused."""
    return reason(EnergySum(setting(cost, dimension), law, parse(summand)), offered)


def closed(cost: str, energy: str, offered: Gaps, partial: str) -> str:
    """Why the claim that this is the energy is refused."""
    return reason(EnergyOnLine(setting(cost, "1"), UNIT, parse(energy)), Telescope(offered, parse(partial)))


def test_what_the_false_claims_depart_from_is_true() -> None:
    summed = EnergySum(setting("exp(-r)", "1"), UNIT, parse(SUMMAND))
    assert check(summed, TRUE).status is Status.HOLDS
    energy = EnergyOnLine(setting("-r", "1"), UNIT, parse("(1 - N^2)/6"))
    partial = parse("k*(k - 1)*(2*k - 1)/(6*N) - k*(k - 1)/2")
    assert check(energy, Telescope(NEGATIVE_DISTANCE, partial)).status is Status.HOLDS


def test_another_summand() -> None:
    assert in_sum("exp(-r)", "(N + 1 - k)*exp(-k/N)", TRUE) == "the energy is a sum of other terms"


@pytest.mark.parametrize("nothing", [f"-{NO_VALUE}", "1 + integral(1, t) - integral(1, t)"])
def test_a_summand_without_a_value(nothing: str) -> None:
    assert in_sum("exp(-r)", f"{SUMMAND}*({nothing})", TRUE) == "the terms of the sum are not certainly defined"


def test_another_dimension() -> None:
    # The energy in the plane is lower: bodies have more room.
    assert in_sum("exp(-r)", SUMMAND, TRUE, UNIT, "2") == "the dimension is not 1"


@pytest.mark.parametrize("name", ["N", "h", "v", "k", "y"])
def test_a_parameter_with_a_name_that_is_taken(name: str) -> None:
    # With the parameter N for the number of bodies the rate would change with them.
    offered = gaps(f"-{name}*exp(-{name}*r)", f"{name}^2*exp(-{name}*r)", f"v*exp(-{name}*h)")
    claimed = in_sum(f"exp(-{name}*r)", f"(N - k)*exp(-{name}*k/N)", offered)
    assert claimed in ("a parameter is called h, k, N, v or y", "the setting is about r or k")


@pytest.mark.parametrize("name", ["N", "h", "v", "y"])
def test_a_law_with_a_parameter_that_is_taken(name: str) -> None:
    law = Exponential(parse(name))
    offered = gaps(f"-exp(-r/{name})/{name}", f"exp(-r/{name})/{name}^2", "v - h*log(v + h)")
    assert in_sum(f"exp(-r/{name})", "N - k + k*log(k/N)", offered, law) == "a parameter is called h, k, N, v or y"


def test_a_parameter_of_the_cost_alone_that_is_taken() -> None:
    offered = gaps("-N*exp(-r)", "N*exp(-r)", "N*(v - h*log(v + h))")
    said = in_sum("N*exp(-r)", "N*(N - k + k*log(k/N))", offered, EXPONENTIAL)
    assert said == "a parameter is called h, k, N, v or y"


def test_a_law_that_is_none() -> None:
    said = in_sum("-r", "(N - k)*k/N", gaps("-1", "0", "v*h"), UniformBall(Fraction(-1, 2)))
    assert said == "the radius of the ball is not positive"


def test_another_slope() -> None:
    # Bodies that attract each other are all at one place.
    assert in_sum("r", "(N - k)*k/N", gaps("-1", "0", "v*h")) == "the slope is not the derivative of the cost"


def test_another_curvature() -> None:
    offered = gaps("-2*r", "0", "-v*h^2")
    assert in_sum("-r^2", "-(N - k)*(k/N)^2", offered) == "the curvature is not the derivative of the slope"


@pytest.mark.parametrize(("slope", "curvature"), [(f"-1*{NO_VALUE}", "0"), (f"-1*{NO_VALUE} + 0", "0")])
def test_a_slope_without_a_value(slope: str, curvature: str) -> None:
    assert "not certainly defined" in in_sum("r", "(N - k)*k/N", gaps(slope, curvature, "v*h"))


def test_a_curvature_without_a_value() -> None:
    offered = gaps("-2*r", f"2*{NO_VALUE}", "-v*h^2")
    assert "not certainly defined" in in_sum("-r^2", "-(N - k)*(k/N)^2", offered)


def test_a_cost_that_grows() -> None:
    assert in_sum("r^2", "N", gaps("2*r", "2", "v"), EXPONENTIAL) == "the cost is not seen to decrease"
    assert in_sum("r", "(N - k)*k/N", gaps("1", "0", "v*h")) == "the cost is not seen to decrease"


def test_a_cost_that_is_not_convex() -> None:
    # Systematic sampling is not optimal then.
    offered = gaps("-2*r", "-2", "-v*h^2")
    assert in_sum("-r^2", "-(N - k)*(k/N)^2", offered) == "the cost is not seen to be convex"


@pytest.mark.parametrize("jump", ["if(v < 1/2, 0, 1)", "integral(1, t)"])
def test_an_antiderivative_that_jumps(jump: str) -> None:
    offered = gaps("-exp(-r)", "exp(-r)", f"v*exp(-h) + {jump}")
    said = in_sum("exp(-r)", f"{SUMMAND} + N*(if(1 - k/N < 1/2, 0, 1) - if(0 < 1/2, 0, 1))", offered)
    assert said in ("the antiderivative is not seen to be continuous", "the derivative of if in its order is not known")


def test_an_antiderivative_of_a_cost_that_is_not_integrable() -> None:
    # exp(r) would have an infinite integral over the gaps; 1/v is finite only where the formula is.
    offered = gaps("-1", "0", "-(h + v)*log((h + v)/v) - h*log(v)")
    said = in_sum("-r", "N*(0 - log(1))", offered, EXPONENTIAL)
    assert said == "the antiderivative is not seen to be continuous"


def test_an_antiderivative_of_another_function() -> None:
    offered = gaps("-exp(-r)", "exp(-r)", "v*exp(-2*h)")
    assert in_sum("exp(-r)", "(N - k)*exp(-2*k/N)", offered) == "the antiderivative is one of another function"


def test_another_density_on_the_line() -> None:
    law = RadialDensity(parse("2/(pi*(r^2 + 1)^2)"))
    primitive = "pi*(v*cos(pi*h) - sin(2*pi*v + pi*h)/(2*pi))/(2*sin(pi*h))"
    # The scale of a Lorentzian with this value at 0 would be 1/2.
    offered = gaps("-1/r^2", "2/r^3", f"2/pi*{primitive}")
    summand = "N/pi + (N - k)*cos(pi*k/N)/sin(pi*k/N)"
    assert in_sum("1/r", summand, offered, law) == "the density is not that of a Lorentzian"


def test_a_law_with_unknown_quantiles() -> None:
    assert in_sum("exp(-r)", SUMMAND, TRUE, Gaussian(Fraction(1))) == "the quantiles of the law are not known"


@pytest.mark.parametrize("nothing", [f"1 + {NO_VALUE}", "integral(1, t) - integral(1, t)"])
def test_a_partial_sum_without_a_value(nothing: str) -> None:
    partial = f"k*(k - 1)*(2*k - 1)/(6*N) - k*(k - 1)/2 + {nothing}"
    assert closed("-r", "(1 - N^2)/6", NEGATIVE_DISTANCE, partial) == "the partial sum is not certainly defined"


def test_partial_sums_of_other_terms() -> None:
    said = closed("-r", "1 - N", NEGATIVE_DISTANCE, "-k")
    assert said == "the partial sums do not differ by the terms of the sum"


@pytest.mark.parametrize("nothing", [f"1 + {NO_VALUE}", "integral(1, t) - integral(1, t)"])
def test_an_energy_without_a_value(nothing: str) -> None:
    partial = "k*(k - 1)*(2*k - 1)/(6*N) - k*(k - 1)/2"
    said = closed("-r", f"(1 - N^2)/6 + {nothing}", NEGATIVE_DISTANCE, partial)
    assert said == "the energy is not certainly defined"


def test_another_energy() -> None:
    partial = "k*(k - 1)*(2*k - 1)/(6*N) - k*(k - 1)/2"
    assert closed("-r", "-N^2/6", NEGATIVE_DISTANCE, partial) == "the energy is another one"
