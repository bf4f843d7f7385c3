"""Signs of families of costs, as the literature or a scan of the transform knows them."""

import pytest

from mfsym.answers import sign

POSITIVE, NONNEGATIVE, NEGATIVE = "positive", "nonnegative", "negative-somewhere"
SPHERICAL = "if(r < a, 1 - 3*r/(2*a) + r^3/(2*a^3), 0)"
PENTASPHERICAL = "if(r < 1, 1 - 15*r/8 + 5*r^3/4 - 3*r^5/8, 0)"
CUBIC = "if(r < 1, 1 - 7*r^2 + 35*r^3/4 - 7*r^5/2 + 3*r^7/4, 0)"
COULOMB = "if(r < a, 1/r, 0)"

SIGNS = [
    *((SPHERICAL, dimension, expected) for dimension, expected in ((1, POSITIVE), (2, POSITIVE), (3, NONNEGATIVE))),
    ("if(r < 1, 1 - 3*r/2 + r^3/2, 0)", 4, NEGATIVE),
    (PENTASPHERICAL, 3, POSITIVE),
    (PENTASPHERICAL, 5, NONNEGATIVE),
    (CUBIC, 3, NONNEGATIVE),
    *((COULOMB, dimension, expected) for dimension, expected in ((2, POSITIVE), (3, NONNEGATIVE))),
    ("if(r < 1, 1/r, 0)", 4, NEGATIVE),
    ("exp(-r)*if(r < 1, 1/r, 0)", 2, POSITIVE),
    ("if(r < a, (1 - r/a)^2, 0)", 3, POSITIVE),
    ("(sin(a*r)/(a*r))^4", 3, NONNEGATIVE),
    ("(1 - cos(r))/r^2", 2, NONNEGATIVE),
    ("besselj(1, r)/r*exp(-r)", 2, POSITIVE),
    ("max(1 - r, 0)^2/r", 2, POSITIVE),
    ("exp(-r) + if(r < 1, 1/r, 0)", 2, POSITIVE),
    ("1 - r^2/(1 + r^2)", "d", POSITIVE),
    ("1 - sqrt(r)/(1 + sqrt(r))", 3, POSITIVE),
    ("1/(1 + r^3)", 3, NEGATIVE),  # not integrable
    ("if(r < a, 1/r - 1/a, 0)", 2, POSITIVE),
    ("if(r < a, 1/r + r/(2*a^2) - 3/(2*a), 0)", 3, POSITIVE),
    ("exp(-r)*cos(r)^2", 2, POSITIVE),
    ("exp(-r)*cos(r)^2", 3, NEGATIVE),
    ("exp(-r)*sin(r)/r", 4, POSITIVE),
    ("exp(-r)*sin(r)/r", 5, NONNEGATIVE),
    ("exp(-r)*sin(2*r)/r", 4, NEGATIVE),
]


@pytest.mark.parametrize(("cost", "dimension", "expected"), SIGNS)
def test_the_sign_is_the_known_one(cost: str, dimension: int | str, expected: str) -> None:
    assert sign(cost, dimension)["sign"] == expected


CONDITIONS = [
    ("exp(-a*r)*cos(b*r)", 5, "sin(pi/10)*a - cos(pi/10)*b >= 0"),
    ("exp(-a*r)*sin(b*r)/r", "d", "a*sin(pi/(d - 1)) - b*cos(pi/(d - 1)) >= 0"),
    ("1/(a^2 + r^2) - c/(b^2 + r^2)", 3, "b - a >= 0 and 1 - c >= 0"),
    ("erf(a*r)/r - c*erf(b*r)/r", 3, "a^2 - b^2 >= 0 and 1 - c >= 0"),
    ("1/(1 + r^p)", "d", "2 - p >= 0"),
    ("(1 + r^p)^(-b)", 3, "2 - p >= 0"),
]


@pytest.mark.parametrize(("cost", "dimension", "condition"), CONDITIONS)
def test_the_condition_is_the_exact_one(cost: str, dimension: int | str, condition: str) -> None:
    answer = sign(cost, dimension)
    assert (answer["sign"], answer["condition"]) == ("depends", condition)
