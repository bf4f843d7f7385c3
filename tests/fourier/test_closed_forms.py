"""The table of transforms of the literature, in symbolic dimension where it has it."""

import pytest

from mfsym.costs import RadialCost
from mfsym.costs.named import NAMED_COSTS
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import D, number, substitute
from mfsym.kernel.verdict import Status


def found(cost: str, dimension: str, *conditions: str, elementary: bool = True) -> FourierTransform:
    certificate = fourier_transform(
        RadialCost(cost), parse(dimension), tuple(parse(condition) for condition in conditions), elementary
    )
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(certificate.claim, FourierTransform)
    return certificate.claim


MULTIQUADRIC = "2*pi^(d/2)/gamma(b)*(k/(2*l))^(b - d/2)*besselk(b - d/2, l*k)"


@pytest.mark.parametrize(
    ("cost", "dimension", "transform", "sense", "conditions"),
    [
        ("exp(-r^2/(2*s^2))", "d", "(sqrt(2*pi)*s)^d*exp(-s^2*k^2/2)", "integrable", []),
        (
            "exp(-a*r)",
            "d",
            "2^d*pi^((d-1)/2)*gamma((d+1)/2)*a*(a^2 + k^2)^(-(d+1)/2)",
            "integrable",
            [],
        ),
        ("(r^2 + l^2)^(-b)", "d", MULTIQUADRIC, "integrable", ["2*b - d"]),
        ("1/sqrt(r^2 + a^2)", "1", "2*besselk(0, a*k)", "tempered", []),
        ("1/(r^2 + l^2)", "1", "pi/l*exp(-l*k)", "integrable", []),
        ("1/(r^2 + l^2)^2", "3", "pi^2/l*exp(-l*k)", "integrable", []),
        ("exp(-a*r)/r", "3", "4*pi/(k^2 + a^2)", "tempered", []),
        ("exp(-a*r)/r", "2", "2*pi/sqrt(a^2 + k^2)", "tempered", []),
        ("1/r", "3", "4*pi/k^2", "tempered", []),
        ("1/r", "2", "2*pi/k", "tempered", []),
        ("(1 - exp(-t*r))/r", "3", "4*pi*t^2/(k^2*(k^2 + t^2))", "tempered", []),
        ("r^(-s)", "d", "2^(d-s)*pi^(d/2)*gamma((d-s)/2)/gamma(s/2)*k^(s-d)", "tempered", ["d - s"]),
        ("r", "3", "-8*pi/k^4", "tempered", []),
        ("1/r", "d", "2^(d-1)*pi^((d-1)/2)*gamma((d-1)/2)*k^(1-d)", "tempered", ["d - 1"]),
        (
            "r^v*besselk(v, a*r)",
            "d",
            "2^(d+v-1)*pi^(d/2)*a^v*gamma(v + d/2)*(a^2 + k^2)^(-v-d/2)",
            "integrable",
            [],
        ),
        ("besselk(0, r)", "2", "2*pi/(1 + k^2)", "tempered", []),
        ("(1 + r)*exp(-r)", "3", "32*pi/(1 + k^2)^3", "integrable", []),
        ("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", "d",
         "(sqrt(2*pi)*s)^d*exp(-s^2*k^2/2) - (sqrt(2*pi)/s)^d*exp(-k^2/(2*s^2))", "integrable", []),
        ("(1 - r^2)*exp(-r^2/2)", "1", "sqrt(2*pi)*k^2*exp(-k^2/2)", "integrable", []),
        ("max(1 - r/t, 0)", "1", "2*(1 - cos(k*t))/(t*k^2)", "integrable", []),
        ("sech(r)", "1", "pi*sech(pi*k/2)", "integrable", []),
        ("exp(-(a + b)*r)", "1", "2*(a + b)/((a + b)^2 + k^2)", "integrable", []),
        ("3*exp(-r)", "1", "6/(1 + k^2)", "integrable", []),
        ("-r", "1", "2/k^2", "tempered", []),
        ("-r^s", "d", "2^(d + s - 1)*pi^(d/2)*s*gamma((d + s)/2)/gamma(1 - s/2)/k^(d + s)", "tempered", ["2 - s"]),
        ("-log(1 + r^2)", "d", "2*(2*pi/k)^(d/2)*besselk(d/2, k)", "tempered", []),
        ("log(1 + a^2/r^2)", "2", "4*pi*(1 - a*k*besselk(1, a*k))/k^2", "tempered", []),
        ("(sin(r)/r)^2", "2", "if(k < 2, pi*log((2 + sqrt(max(4 - k^2, 0)))/k), 0)", "tempered", []),
        ("1/(1 + r^4)", "2", "-2*pi*kei(0, k)", "integrable", []),
        ("if(r < b, cos(a*r), 0)", "1", "b*(sphericalj(0, b*(k - a)) + sphericalj(0, b*(k + a)))", "tempered", []),
        ("max(1 - r, 0)^s", "1", "2/(s + 1)*hyp1f2(1, s/2 + 1, (s + 3)/2, -k^2/4)", "integrable", []),
    ],
)  # fmt: skip
def test_closed_forms(cost: str, dimension: str, transform: str, sense: str, conditions: list[str]) -> None:
    claim = found(cost, dimension)
    assert equal(claim.transform, parse(transform)), text(claim.transform)
    assert claim.sense == sense
    assert [text(condition) for condition in claim.setting.conditions] == conditions


@pytest.mark.parametrize("dimension", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("cost", ["exp(-a*r)", "exp(-a*r^2)", "r^v*besselk(v, a*r)"])
def test_the_formula_for_every_dimension_is_that_for_each(cost: str, dimension: int) -> None:
    every, one = found(cost, "d").transform, found(cost, str(dimension)).transform
    assert equal(substitute(every, {D.name: number(dimension)}), one)


def test_bessel_functions_of_half_integer_order_are_written_out_on_request() -> None:
    assert "besselk" not in text(found("1/(r^2 + l^2)^2", "3").transform)
    assert "besselk(1/2" in text(found("1/(r^2 + l^2)^2", "3", elementary=False).transform)


def test_conditions_are_kept_and_only_new_ones_are_added() -> None:
    claim = found("(r^2 + l^2)^(-b)", "d", "b - d", "l - 1")
    assert [text(condition) for condition in claim.setting.conditions] == ["b - d", "l - 1", "2*b - d"]
    assert [text(condition) for condition in found("exp(-a*r)/r", "d", "d - 2").setting.conditions] == ["d - 2"]


WITHOUT_ONE = {"long-range-coulomb", "short-range-coulomb", "quartic", "quartic-exponential", "stretched-exponential"}
"""In dimension 3, for all that this test knows; also that of Fejer."""


@pytest.mark.parametrize("name", sorted(NAMED_COSTS.keys() - WITHOUT_ONE - {"fejer"}))
def test_many_a_named_cost_has_a_transform(name: str) -> None:
    assert found(name, "3").transform


def test_d_in_a_cost_is_the_dimension() -> None:
    claim = found("exp(-d*r^2)", "3")
    assert equal(claim.setting.profile, parse("exp(-3*r^2)"))
    assert equal(claim.transform, parse("(pi/3)^(3/2)*exp(-k^2/12)"))
