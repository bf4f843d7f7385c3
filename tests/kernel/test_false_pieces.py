"""One false claim for each check of integrals of functions that are given in pieces."""

import pytest

from mfsym.kernel.evidence import Derivation, Equation, Step
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import integral_of
from mfsym.kernel.term import BOUND, ONE, R, Term, product, substitute, total
from tests.kernel.test_false_energies import integral


def in_pieces(integrand: Term, value: str, *primitives: Term) -> str:
    """Why an integral by these antiderivatives is refused."""
    named = (("integrand", integrand), *((f"primitive{place}", term) for place, term in enumerate(primitives)))
    line = Step("piecewise", (), named, Equation(integral_of(integrand, R), parse(value)))
    return integral(integrand, Derivation((line,)), value)


def pieces(integrand: str, value: str, *primitives: str) -> str:
    return in_pieces(parse(integrand), value, *map(parse, primitives))


def test_what_is_true_of_pieces_is_accepted() -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        pieces("if(r < 1, r, exp(-r))", "1/2 + exp(-1)", "r^2/2", "-exp(-r)")


def test_jump_within_a_piece() -> None:
    sign = "(r - 1)*((r - 1)^2)^(-1/2)"
    assert "is not continuous" in pieces("if(r < 2, r, 0)", "4", f"r^2/2 + {sign}")


def test_antiderivative_of_another_piece() -> None:
    assert "of its piece" in pieces("if(r < 1, r, exp(-r))", "1 + exp(-1)", "r^2", "-exp(-r)")


def test_piece_that_does_not_converge_absolutely() -> None:
    rest = "2*r*cos(r^2)/(1 + r) - sin(r^2)/(1 + r)^2"
    said = pieces(f"if(r < 1, 0, {rest})", "-sin(1)/2", "1", "sin(r^2)/(1 + r)")
    assert "is not seen to decay" in said


def test_last_antiderivative_that_does_not_vanish() -> None:
    assert "does not vanish at infinity" in pieces("if(r < 1, r, exp(-r))", "1/2", "r^2/2", "exp(-1) - exp(-r)")


def test_piece_without_an_antiderivative() -> None:
    assert "needs the term 'primitive1'" in pieces("if(r < 1, r, exp(-r))", "1/2", "r^2/2")


def test_pieces_with_the_variable_of_the_integral() -> None:
    # As for one piece: for fixed t the integral is 1, for t = r it is 0.
    fixed = product(parse("exp(-r)"), total(ONE, product(BOUND, parse("1 - r"))))
    primitive = product(parse("exp(-r)"), total(product(BOUND, R), parse("-1")))
    line = Step(
        "piecewise", (), (("integrand", fixed), ("primitive0", primitive)), Equation(integral_of(fixed, R), ONE)
    )
    assert "mentions a variable" in integral(parse("exp(-r)*(1 + r - r^2)"), Derivation((line,)), "1")


def test_antiderivative_of_a_piece_with_the_variable_of_the_integral() -> None:
    primitive = total(parse("-exp(-r)"), product(BOUND, parse("1 - 1")), substitute(R, {"r": BOUND}))
    assert "mentions a variable" in in_pieces(parse("exp(-r)"), "1", primitive)
