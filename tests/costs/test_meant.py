"""What newcomers type for a cost is refused with the cost that they mean."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.costs import NAMED_COSTS, RadialCost
from mfsym.costs.meant import meant
from mfsym.errors import InvalidArgument


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("exp(-|x|)", "exp(-r)"),
        ("1/|x - y|", "1/r"),
        ("1/‖x-y‖", "1/r"),
        ("1/(1+x^2)", "1/(1+r^2)"),
        ("e^-r", "exp(-r)"),
        ("e**(-r**2/2)", "exp(-r**2/2)"),
        ("e^{-r}", "exp(-r)"),
        ("$e^{-r}$", "exp(-r)"),
        (r"e^{-\frac{r^2}{2}}", "exp(-(r^2)/(2))"),
        (r"\frac{e^{-\alpha r}}{r}", "(exp(-alpha*r))/(r)"),
        (r"\frac{1}{\sqrt{1+r^2}}", "(1)/(sqrt(1+r^2))"),
        (r"\left(1+r^2\right)^{-b}", "(1+r^2 )^(-b)"),
        (r"\exp(-\lambda r)", "exp(-lambda*r)"),
        ("exp(−r²)", "exp(-r^2)"),
        ("exp[-r]", "exp(-r)"),
        ("exp -r", "exp(-r)"),
        ("Exp(-r)", "exp(-r)"),
        ("ln(r)", "log(r)"),
        ("2r*exp(-r)", "2*r*exp(-r)"),
        ("exp(-r)cos(r)", "exp(-r)*cos(r)"),
        ("(1-|x|)_+^2", "max(1-r, 0)^2"),
        ("sinc(r)", "sin(r)/(r)"),
        ("coulom", "coulomb"),
    ],
)
def test_the_refusal_says_what_may_be_meant(typed: str, suggested: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        RadialCost(typed)
    assert str(refusal.value).endswith(f"; did you mean '{suggested}'?")
    RadialCost(suggested)


def test_a_parameter_may_be_called_e() -> None:
    assert RadialCost("e^2/r").parameters == ("e",)


@pytest.mark.parametrize("typed", ["r - r", "exp(-r", "exp(-k*r)", "foo(r)", "x" * 10_000])
def test_nothing_is_suggested_where_nothing_is_clear(typed: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        RadialCost(typed)
    assert "did you mean" not in str(refusal.value)


@example("matern")
@given(st.one_of(st.text(), st.text("{}\\|^_$() exrf-+1", max_size=100)))
def test_any_text_is_rewritten_or_left(typed: str) -> None:
    found = meant(typed, NAMED_COSTS)
    assert found is None or found != typed
