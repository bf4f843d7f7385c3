"""The rules about integrals, given their terms directly: what they conclude at their edges, and what they refuse."""

import pytest

from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Equation
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import INTEGRAL_RULES, integral_of, value_at_zero
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import BOUND, ONE, R, Term, difference, total
from tests.kernel.proofs import pair

NOTHING = domain(())
SIGN = "(r - 1/2)*((r - 1/2)^2)^(-1/2)"


def concluded(rule: str, terms: dict[str, Term]) -> Equation:
    line = INTEGRAL_RULES[rule]((), terms, NOTHING)
    assert isinstance(line, Equation)
    assert line.left == integral_of(terms["integrand"], R)
    return line


def terms_of(terms: dict[str, str]) -> dict[str, Term]:
    return {name: parse(term) for name, term in terms.items()}


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("r", "0"),
        ("r^a", "0"),
        ("r^(r + a)", "0"),
        ("2 + r", "2"),
        ("if(r < 1, 1, 2)", "1"),
        ("if(1 < r, 1, 2)", "2"),
        ("if(r <= a, cos(r), 2)", "1"),
    ],
)
def test_value_at_zero(term: str, value: str) -> None:
    assert equal(value_at_zero(parse(term), NOTHING), parse(value))


@pytest.mark.parametrize("term", ["if(r < a - b, 1, 2)", "if(r < 0, 1, 2)"])
def test_condition_that_is_not_certain_at_zero(term: str) -> None:
    with pytest.raises(Refused, match="a condition is not certain at r = 0"):
        value_at_zero(parse(term), NOTHING)


def test_powers_that_do_not_vanish_at_zero() -> None:
    assert value_at_zero(parse("r^(-1)"), NOTHING) == parse("0^(-1)")
    assert value_at_zero(parse("r^(a - b)"), NOTHING) == parse("0^(a - b)")


@pytest.mark.parametrize(
    ("rule", "terms", "value"),
    [
        ("antiderivative", {"integrand": "exp(-r)", "primitive": "-exp(-r)"}, "1"),
        ("antiderivative", {"integrand": "if(r < a, 1/sqrt(r), 0)", "primitive": "2*sqrt(r)", "end": "a"}, "2*sqrt(a)"),
        ("piecewise", {"integrand": "if(r < 1, r, 0)", "primitive0": "r^2/2"}, "1/2"),
        ("piecewise", {"integrand": "if(r < 1, 1/sqrt(r), 0)", "primitive0": "2*sqrt(r)"}, "2"),
        ("piecewise", {"integrand": "if(r < 1, 0, exp(-r))", "primitive1": "-exp(-r)"}, "exp(-1)"),
        ("piecewise", {"integrand": "if(r < 1, r^a, 0)", "primitive0": "r^(a + 1)/(a + 1)"}, "1/(a + 1)"),
        ("piecewise", {"integrand": "if(r < 1, 1/(2 - r), 0)", "primitive0": "-log(2 - r)"}, "log(2)"),
        ("piecewise", {"integrand": "if(r < 2, 0, 1/(r - 1)^2)", "primitive1": "-1/(r - 1)"}, "1"),
        (
            "piecewise",
            {
                "integrand": "if(r < 1, 5, if(r < 2, 3*r^2, exp(-r)))",
                "primitive0": "5*r",
                "primitive1": "r^3 + 7",
                "primitive2": "-exp(-r)",
            },
            "12 + exp(-2)",
        ),
    ],
)
def test_integrals(rule: str, terms: dict[str, str], value: str) -> None:
    assert equal(concluded(rule, terms_of(terms)).right, parse(value))


@pytest.mark.parametrize(
    ("rule", "terms", "complaint"),
    [
        ("antiderivative", {"integrand": "exp(-r)"}, "needs the term 'primitive'"),
        ("antiderivative", {"integrand": "if(r < 2, r, 0)", "primitive": f"r^2/2 + {SIGN}", "end": "2"}, "continuous"),
        ("antiderivative", {"integrand": "if(r < 1, r, 0)", "primitive": "r^2/2", "end": "-1"}, "positive constant"),
        ("antiderivative", {"integrand": "if(r < 1, r, 0)", "primitive": "r^2/2", "end": "1 + r"}, "positive constant"),
        ("antiderivative", {"integrand": "if(r < 1, r, exp(-r))", "primitive": "r^2/2", "end": "1"}, "beyond the end"),
        ("antiderivative", {"integrand": "exp(-r)", "primitive": "-2*exp(-r)"}, "another function"),
        ("antiderivative", {"integrand": "exp(-r)", "primitive": "1 - exp(-r)"}, "vanish at infinity"),
        (
            "antiderivative",
            {"integrand": "2*r*cos(r^2)/(1 + r) - sin(r^2)/(1 + r)^2", "primitive": "sin(r^2)/(1 + r)"},
            "not seen to decay",
        ),
        ("piecewise", {"integrand": "if(r < 1, r, 0)"}, "needs the term 'primitive0'"),
        ("piecewise", {"integrand": "if(r < 1, r, 0)", "primitive0": f"r^2/2 + {SIGN}"}, "not continuous"),
        ("piecewise", {"integrand": "if(r < 1, r, 0)", "primitive0": "r^2"}, "another function"),
        (
            "piecewise",
            {"integrand": "if(r < 1, 0, exp(-r))", "primitive1": "1 - exp(-r)"},
            "does not vanish at infinity",
        ),
        (
            "piecewise",
            {
                "integrand": "if(r < 1, 0, 2*r*cos(r^2)/(1 + r) - sin(r^2)/(1 + r)^2)",
                "primitive1": "sin(r^2)/(1 + r)",
            },
            "not seen to decay",
        ),
    ],
)
def test_integrals_that_are_refused(rule: str, terms: dict[str, str], complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        concluded(rule, terms_of(terms))


@pytest.mark.parametrize("changed", ["integrand", "primitive"])
@pytest.mark.parametrize("rule", ["antiderivative", "piecewise"])
def test_variable_of_the_integral_in_a_term(rule: str, changed: str) -> None:
    # Even where it does not matter.
    name = {"integrand": "integrand", "primitive": "primitive" if rule == "antiderivative" else "primitive0"}
    terms = {"integrand": parse("exp(-r)"), name["primitive"]: parse("-exp(-r)")}
    terms[name[changed]] = total(terms[name[changed]], difference(BOUND, BOUND))
    with pytest.raises(Refused, match="mentions a variable of integration"):
        concluded(rule, terms)


def test_inversion_at_zero() -> None:
    line = INTEGRAL_RULES["inversion-at-zero"]((pair("exp(-r)", "2/(1 + k^2)", "1"),), {}, NOTHING)
    assert isinstance(line, Equation)
    assert line.left == integral_of(parse("2/(1 + r^2)"), R)
    assert equal(line.right, parse("pi"))
    matern = pair("r^(5/2)*besselk(5/2, r)", "1/(1 + k^2)^3", "1")
    with pytest.raises(Refused, match="the profile has no value at 0"):
        INTEGRAL_RULES["inversion-at-zero"]((matern,), {}, NOTHING)
    with pytest.raises(Refused, match="not seen to be integrable"):
        INTEGRAL_RULES["inversion-at-zero"]((pair("exp(-r)", "1/(1 + k)", "1"),), {}, NOTHING)


def test_value_at_zero_of_a_transform() -> None:
    line = INTEGRAL_RULES["value-at-zero"]((pair("exp(-r)", "2/(1 + k^2)", "1"),), {}, NOTHING)
    assert isinstance(line, Equation)
    assert line.left == integral_of(parse("exp(-r)"), R)
    assert equal(line.right, ONE)
    with pytest.raises(Refused, match="not one on the line"):
        INTEGRAL_RULES["value-at-zero"]((pair("exp(-r)", "2/(1 + k^2)", "3"),), {}, NOTHING)
    with pytest.raises(Refused, match="not known to be integrable"):
        INTEGRAL_RULES["value-at-zero"]((pair("exp(-r)", "2/(1 + k^2)", "1", "tempered"),), {}, NOTHING)
