"""Integrals over a parameter and complex rates: false lines that one part of one check refuses, and true ones.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Sense
from mfsym.kernel.evidence import Derivation, Step
from mfsym.kernel.term import BOUND, Term
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import claim, known, pair, reason, step

REFUSED = "not seen to converge absolutely"


def after(
    cost: str, dimension: str, steps: tuple[tuple[str, dict[str, str], str, str], ...], **changed: Term
) -> tuple[Status, str]:
    """What is said of the last of the steps (a rule, its terms, a profile, a transform) from the pair of the cost."""
    _, proof = known(cost, dimension)
    lines = list(proof.steps)
    for rule, terms, profile, transform in steps:
        sense: Sense = "integrable" if rule == "linearity" else "tempered"
        line = step(rule, (len(lines) - 1,), terms, pair(profile, transform, dimension, sense))
        lines.append(Step(rule, line.premises, tuple({**dict(line.terms), **changed}.items()), line.conclusion))
    verdict = check(claim(profile, transform, dimension, sense="tempered"), Derivation(tuple(lines)))
    return verdict.status, verdict.reason


def integral(terms: dict[str, str], profile: str, transform: str, **changed: Term) -> tuple[Status, str]:
    """What is said of the integral over s of exp(-s r) in space."""
    primitives = {"parameter": "s", "profile": "-exp(-s*r)/r", "transform": "-4*pi/(s^2 + k^2)"}
    steps = (("parameter-integral", primitives | terms, profile, transform),)
    return after("exp(-s*r)", "3", steps, **changed)


def test_integral_to_infinity() -> None:
    status, why = integral({"start": "a"}, "exp(-a*r)/r", "4*pi/(a^2 + k^2)")
    assert status is Status.HOLDS, why
    status, why = integral({"start": "0"}, "1/r", "4*pi/k^2")
    assert status is Status.HOLDS, why


@pytest.mark.parametrize(
    ("terms", "profile", "transform"),
    [
        ({"profile": "exp(-r) - exp(-s*r)/r"}, "exp(-a*r)/r - exp(-r)", "4*pi/(a^2 + k^2)"),
        ({"transform": "1/k - 4*pi/(s^2 + k^2)"}, "exp(-a*r)/r", "4*pi/(a^2 + k^2) - 1/k"),
    ],
)
def test_integral_with_a_limit_that_is_not_0(terms: dict[str, str], profile: str, transform: str) -> None:
    assert "a limit is not seen to be 0" in integral({"start": "a"} | terms, profile, transform)[1]


@pytest.mark.parametrize(
    ("terms", "profile", "transform"),
    [
        ({"profile": "-2*exp(-s*r)/r"}, "2*exp(-a*r)/r", "4*pi/(a^2 + k^2)"),
        ({"transform": "-8*pi/(s^2 + k^2)"}, "exp(-a*r)/r", "8*pi/(a^2 + k^2)"),
    ],
)
def test_integral_with_another_antiderivative(terms: dict[str, str], profile: str, transform: str) -> None:
    why = integral({"start": "a"} | terms, profile, transform)[1]
    assert "an antiderivative is one of another function" in why


@pytest.mark.parametrize("limit", ["r", "k", "s", "a + r"])
def test_limits_are_constants(limit: str) -> None:
    why = integral({"start": limit}, f"exp(-({limit})*r)/r", f"4*pi/(({limit})^2 + k^2)")[1]
    assert "a limit of the integral is not constant" in why


def test_limits_mention_no_variable_of_integration() -> None:
    why = integral({"start": "a"}, "exp(-a*r)/r", "4*pi/(a^2 + k^2)", start=BOUND)[1]
    assert "a limit of the integral is not constant" in why


@pytest.mark.parametrize(("end", "status"), [("0", Status.HOLDS), ("-1", Status.INCONCLUSIVE)])
def test_limits_that_are_not_negative(end: str, status: Status) -> None:
    profile, transform = f"exp(-r)/r - exp(-({end})*r)/r", f"4*pi/(1 + k^2) - 4*pi/(({end})^2 + k^2)"
    assert integral({"start": "1", "end": end}, profile, transform)[0] is status


@pytest.mark.parametrize(("start", "end"), [("0", "1"), ("1", "0"), ("0", "0"), ("1", "2"), ("a", "1")])
def test_antiderivatives_are_defined_at_both_limits(start: str, end: str) -> None:
    # Where s = 0 counts, s/s has no value.
    terms = {"profile": "s/s - exp(-s*r)/r", "start": start, "end": end}
    sides = (f"exp(-({start})*r)/r - exp(-({end})*r)/r", f"4*pi/(({start})^2 + k^2) - 4*pi/(({end})^2 + k^2)")
    status, why = integral(terms, *sides)
    if "0" in (start, end):
        assert "an antiderivative is not continuous" in why
    else:
        assert status is Status.HOLDS, why


def test_antiderivatives_do_not_jump_between_the_limits() -> None:
    jump = "(s - 1/2)/sqrt((s - 1/2)^2)*exp(-r)"
    terms = {"profile": f"{jump} - exp(-s*r)/r", "start": "1/4", "end": "1"}
    sides = ("exp(-r/4)/r - exp(-r)/r + 2*exp(-r)", "4*pi/(1/16 + k^2) - 4*pi/(1 + k^2)")
    assert "an antiderivative is not continuous" in integral(terms, *sides)[1]


WAVES = {"parameter": "s", "profile": "exp(-r)*sin(s*r)/r", "transform": "atan(k + s) - atan(k - s)"}


def test_integral_of_waves_over_a_finite_interval() -> None:
    terms = WAVES | {"start": "0", "end": "b"}
    steps = (("parameter-integral", terms, "exp(-r)*sin(b*r)/r", "atan(k + b) - atan(k - b)"),)
    status, why = after("exp(-r)*cos(s*r)", "1", steps)
    assert status is Status.HOLDS, why


def test_integral_of_waves_times_what_is_not_bounded() -> None:
    primitive = "pi/k*(log(1 + ({0} + k)^2) - log(1 + ({0} - k)^2))"
    terms = {"parameter": "s", "profile": "exp(-r)*sin(s*r)/r^2", "transform": primitive.format("s")}
    steps = (("parameter-integral", terms | {"start": "0", "end": "b"}, "exp(-r)*sin(b*r)/r^2", primitive.format("b")),)
    status, why = after("exp(-r)*cos(s*r)/r", "3", steps)
    assert status is Status.HOLDS, why


@pytest.mark.parametrize("factors", ["exp(-r)/r", "r^(-1)*exp(-r)"])
def test_integral_of_waves_times_what_is_not_locally_integrable(factors: str) -> None:
    # True, but of exp(-r)/r times a bounded function it is not seen.
    part = "({0})*atan({0}) - log(1 + ({0})^2)/2"
    primitive = "{} + {}".format(part.format("k + {0}"), part.format("k - {0}"))
    terms = {"parameter": "s", "profile": "-exp(-r)*cos(s*r)/r^2", "transform": primitive.format("s")}
    value = f"{primitive.format('b')} - 2*k*atan(k) + log(1 + k^2)"
    written = ("linearity", {"coefficient0": "1"}, f"{factors}*sin(s*r)", "atan(k + s) - atan(k - s)")
    last = ("parameter-integral", terms | {"start": "0", "end": "b"}, "exp(-r)*(1 - cos(b*r))/r^2", value)
    assert REFUSED in after("exp(-r)*sin(s*r)/r", "1", (written, last))[1]


def test_integral_to_infinity_of_waves_that_cancel() -> None:
    # The integral over s > a of h = f', bounded, whose sign changes ever faster, converges, but not absolutely.
    f, h = "sin({0}^2)/(1 + {0})", "(2*cos(s^2)*(1 - 1/(1 + s)) - sin(s^2)/(1 + s)^2)"
    bell, both = "exp(-r^2)", "pi^(3/2)*exp(-k^2/4)"
    terms = {"parameter": "s", "profile": f"{f.format('s')}*{bell}", "transform": f"{f.format('s')}*{both}"}
    scaled = ("linearity", {"coefficient0": h}, f"{h}*{bell}", f"{h}*{both}")

    def integrated(limits: dict[str, str], value: str) -> tuple[Status, str]:
        return after(bell, "3", (scaled, ("parameter-integral", terms | limits, f"{value}*{bell}", f"{value}*{both}")))

    assert REFUSED in integrated({"start": "a"}, f"-{f.format('a')}")[1]
    status, why = integrated({"start": "a", "end": "b"}, f"({f.format('b')} - {f.format('a')})")
    assert status is Status.HOLDS, why


@pytest.mark.parametrize("name", ["parameter", "profile", "transform", "start"])
def test_terms_that_are_missing(name: str) -> None:
    _, proof = known("exp(-s*r)", "3")
    terms = {"parameter": "s", "profile": "-exp(-s*r)/r", "transform": "-4*pi/(s^2 + k^2)", "start": "a"}
    del terms[name]
    sides = ("exp(-a*r)/r", "4*pi/(a^2 + k^2)", "3")
    line = step("parameter-integral", (len(proof.steps) - 1,), terms, pair(*sides, "tempered"))
    why = reason(claim(*sides, sense="tempered"), Derivation((*proof.steps, line)))
    assert f"the rule needs the term '{name}'" in why


@pytest.mark.parametrize(
    ("factor", "primitive", "value"), [("s - 1", "s^2/2 - s", "b^2/2 - b"), ("1 - s", "s - s^2/2", "b - b^2/2")]
)
def test_integral_of_what_is_not_bounded(factor: str, primitive: str, value: str) -> None:
    bell, both = "exp(-r^2)", "pi^(3/2)*exp(-k^2/4)"
    terms = {"parameter": "s", "profile": f"({primitive})*{bell}", "transform": f"({primitive})*{both}"}
    steps = (
        ("linearity", {"coefficient0": factor}, f"({factor})*{bell}", f"({factor})*{both}"),
        ("parameter-integral", terms | {"start": "0", "end": "b"}, f"({value})*{bell}", f"({value})*{both}"),
    )
    assert REFUSED in after(bell, "3", steps)[1]


# --- complex rates ---------------------------------------------------------------------------------

COST, ITS = "exp(-p*r)", "8*pi*p/(p^2 + k^2)^2"
SLOPE = "(8*pi/(p^2 + k^2)^2 - 32*pi*p^2/(p^2 + k^2)^3)"


@pytest.mark.parametrize(
    ("real", "imaginary"),
    [
        (ITS, "0"),  # U_q = V_p, but U_p is not -V_q
        (ITS, f"-q*{SLOPE}"),  # U_p = -V_q, but U_q is not V_p
    ],
)
def test_parts_with_one_of_two_equations(real: str, imaginary: str) -> None:
    terms = {"rate": "p", "frequency": "q", "exponent": "r", "real": real, "imaginary": imaginary}
    for wave, function, transform in (("cosine", "cos", real), ("sine", "sin", imaginary)):
        steps = ((f"complex-rate-{wave}", terms, f"{COST}*{function}(q*r)", transform),)
        assert "Cauchy-Riemann" in after(COST, "3", steps)[1]


def test_each_part_is_continuous() -> None:
    jump = "1 + (q - 1/2)/sqrt((q - 1/2)^2)"
    for real, imaginary in ((f"{ITS} + {jump}", "0"), (ITS, jump)):
        terms = {"rate": "p", "frequency": "q", "exponent": "r", "real": real, "imaginary": imaginary}
        steps = (("complex-rate-cosine", terms, f"{COST}*cos(q*r)", real),)
        assert "a part of the transform is not continuous" in after(COST, "3", steps)[1]


@pytest.mark.parametrize("name", ["rate", "frequency"])
@pytest.mark.parametrize("symbol", ["2*p", "r", "k", "d", "1"])
def test_what_is_no_parameter(name: str, symbol: str) -> None:
    terms = {"rate": "p", "frequency": "q", "exponent": "r", "real": ITS, "imaginary": "0"} | {name: symbol}
    steps = (("complex-rate-cosine", terms, f"{COST}*cos(q*r)", ITS),)
    assert f"the {name} is no parameter" in after(COST, "3", steps)[1]


@pytest.mark.parametrize("condition", ["p - 1", "q - 1"])
def test_a_parameter_is_not_restricted(condition: str) -> None:
    _, proof = known(COST, "3")
    terms = {"rate": "p", "frequency": "q", "exponent": "r", "real": ITS, "imaginary": "0"}
    sides = (f"{COST}*cos(q*r)", ITS, "3")
    line = step("complex-rate-cosine", (len(proof.steps) - 1,), terms, pair(*sides, "tempered"))
    why = reason(claim(*sides, condition, sense="tempered"), Derivation((*proof.steps, line)))
    assert "a condition mentions the" in why
