"""Uniform laws and powers of the distance: sums of powers and their expansion agree with the sum itself."""

from fractions import Fraction

import mpmath
import pytest
from flint import ctx

from mfsym.answers import line_energy
from mfsym.densities import marginal
from mfsym.energies.balls import power_sums
from mfsym.errors import NoEvidence
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import substitute
from mfsym.transport.power_sums import Powers, for_many, in_sums, powers_of, zeta

PROFILES = ("1/r", "-log(r)", "r^(-1/2)", "-r^(1/2)", "1/r^2", "1/r - r", "2/r - 3*log(2*r)", "r^(-3) + 1", "-r")


def _exactly(profile: str, length: int, bodies: int) -> mpmath.mpf:
    def cost(r: mpmath.mpf) -> mpmath.mpf:
        return mpmath.mpf(eval(profile.replace("^", "**").replace("1/2", "0.5"), {"log": mpmath.log, "r": r}))

    return mpmath.fsum((bodies - k) * cost(mpmath.mpf(length * k) / bodies) for k in range(1, bodies))


def _value(formula: str, bodies: int) -> mpmath.mpf:
    """The formula of an expansion or of sums at N, with everything that it names."""
    import math

    products = math.prod(math.factorial(j) for j in range(1, bodies))
    names = {
        "N": mpmath.mpf(bodies), "log": mpmath.log, "zeta": mpmath.zeta, "euler": mpmath.euler, "pi": mpmath.pi,
        "sqrt": mpmath.sqrt, "prime": mpmath.zeta(-1, derivative=1), "factorials": mpmath.log(products),
        "H": lambda p: mpmath.fsum(mpmath.mpf(k) ** -mpmath.mpf(p) for k in range(1, bodies)),
    }  # fmt: skip
    written = formula.partition(", where")[0].removesuffix(" + O(1/N^4)")
    for old, new in (("log(1!*2!*...*(N - 1)!)", "factorials"), ("zeta'(-1)", "prime"), ("^", "**")):
        written = written.replace(old, new)
    return mpmath.mpf(eval(written, names))


@pytest.mark.parametrize("length", [1, 2])
@pytest.mark.parametrize("profile", PROFILES)
def test_sums_and_expansions_have_the_value_of_the_sum(profile: str, length: int) -> None:
    powers = powers_of(parse(profile), Fraction(length))
    with mpmath.workdps(30):
        for bodies in (7, 40):
            exact = _exactly(profile, length, bodies)
            # Fractional exponents are read as floats: 1e-12 is far above their rounding.
            assert abs(_value(in_sums(powers), bodies) / exact - 1) < 1e-12
            # The next coefficient is of the order of e^5/30240, at most 1 here.
            assert abs(_value(for_many(powers), bodies) - exact) < 1 / mpmath.mpf(bodies) ** 4 + 1e-10
            assert _contains(powers, bodies, exact)


def _contains(powers: Powers, bodies: int, exact: mpmath.mpf) -> bool:
    before, ctx.prec = ctx.prec, 200
    try:
        ball = power_sums(powers.powers, powers.logarithm, bodies).real
    finally:
        ctx.prec = before
    # 1e-25: the sum is computed with 30 digits.
    return bool(abs(mpmath.mpf(ball.mid().str(40, radius=False)) / exact - 1) < 1e-25)


def test_a_free_exponent_gives_what_its_value_does() -> None:
    powers = powers_of(parse("r^(-p)"), Fraction(1))
    general, half = for_many(powers), for_many(powers_of(substitute(parse("r^(-p)"), {"p": parse("1/2")}), Fraction(1)))
    with mpmath.workdps(30):
        assert abs(_value(general.replace("p", "0.5"), 9) - _value(half, 9)) < 1e-20


def test_what_is_no_sum_of_powers_is_refused() -> None:
    for profile in ("exp(-r)", "log(r)/r", "1/(1 + r)"):
        with pytest.raises(NoEvidence):
            powers_of(parse(profile), Fraction(1))


def test_zeta_at_integers_that_are_not_positive() -> None:
    assert [zeta(Fraction(n)) for n in range(5)] == [Fraction(-1, 2), Fraction(-1, 12), 0, Fraction(1, 120), 0]


def test_the_energy_of_many_bodies_continues_that_of_few() -> None:
    # Two ways to the digits: beyond 2000 bodies no addends are added up.
    for cost in ("1/r", "-log(r)"):
        values = [line_energy(cost, "uniform(0, 1)", bodies)["energy_of_bodies"] for bodies in (2000, 2001)]
        few, many = (float(eval(str(value).rstrip("."))) for value in values)
        assert 0 < many / few - 1 < 0.002


def test_uniform_is_another_name_of_interval() -> None:
    assert marginal("uniform(0, 3)") == marginal("interval(0, 3)")
