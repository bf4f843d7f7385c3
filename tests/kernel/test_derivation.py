"""Every rule and every fact is accepted somewhere, and what a derivation trusts is computed from its lines."""

import pytest

from mfsym.answers import mean_field_energy
from mfsym.kernel.checker import check
from mfsym.kernel.decay import is_regular
from mfsym.kernel.derivation import replay
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Derivation, Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import parse
from mfsym.kernel.rules import RULES
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import BELL, claim, derivation, equation, gaussian, known, pair, step

COSTS = [
    # cost, dimension: together they use every rule and every fact
    ("exp(-a*r^2)", "d"),
    ("exp(-a*r)", "d"),
    ("exp(-(a + b)*r)", "3"),  # substitute
    ("exp(-a*r)/r", "2"),
    ("1/r", "3"),
    ("(r^2 + a^2)^(-b)", "d"),
    ("1/(r^2 + 4)^2", "2"),
    ("1/(r^2 + 1)^3", "3"),  # Bessel functions of half-integer order
    ("r^2*exp(-r^2)", "d"),  # laplacian, regular
    ("max(1 - r, 0)", "1"),  # radial-integral
    ("max(1 - r, 0)^2", "3"),
    ("max(1 - r, 0)", "2"),  # Struve functions
    ("1/max(r, 1)", "3"),  # pieces
    ("sech(a*r)", "1"),
    ("sech(a*r)", "3"),  # dimension-step
    ("sech(r)^2", "1"),
    ("sinh(a*r)/sinh(b*r)", "1"),
    ("tanh(a*r)/r", "1"),
    ("if(r < b, 1, 0)", "d"),
    ("max(1 - r^2, 0)^b", "d"),
    ("(sin(r/2)/(r/2))^2", "1"),  # inversion
    ("(sin(r)/r)^2", "3"),  # dimension-step of a function with a kink
    ("sin(r)/r", "1"),  # inversion of one with a jump
    ("exp(-r^2)*cos(b*r)", "1"),  # modulation
    ("r*exp(-a*r)", "d"),  # parameter-derivative
    ("erf(t*r)/r", "d"),  # parameter-integral
    ("erfc(t*r)", "2"),
    ("(1 - exp(-t*r))/r", "1"),
    ("exp(-a*r)*cos(b*r)", "d"),  # complex-rate-cosine
    ("exp(-a*r)*sin(b*r)/r", "2"),  # complex-rate-sine
    ("exp(-a*r^2)*cos(b*r^2)", "d"),
    ("exp(-a*r)/sqrt(r)", "3"),
    ("log(r)", "d"),
    ("log(1 + r^2)", "d"),  # growing-mixture
    ("sqrt(1 + r^2)", "3"),
    ("max(1 - r, 0)^s", "d"),
    ("1/(r^4 + a^4)", "2"),
    ("(sin(r)/r)^2", "2"),
    ("if(r < 1, cos(b*r), 0)", "3"),
    ("if(r < b, 1/r^2, 0)", "3"),
]


@pytest.mark.parametrize(("cost", "dimension"), COSTS)
def test_what_is_found_is_accepted(cost: str, dimension: str) -> None:
    true, proof = known(cost, dimension)
    verdict = check(true, proof)
    assert verdict.status is Status.HOLDS, verdict.reason
    # A mixture of Gaussians rests on the transform of each.
    rules = {"gaussian-transform" if step.rule.endswith("mixture") else step.rule for step in proof.steps}
    assert verdict.trusts == {f"fact:{rule}" for rule in rules & {*FACTS}}


ENERGIES = [
    # cost, dimension, marginal: they use the facts about integrals that no transform needs
    ("1/r", 2, "disc(1)"),  # bessel-square-integral
    ("r^(-1/2)", 1, "gaussian(1)"),  # gaussian-moment
    ("1/(r^2 + 1)", 1, "gaussian(1)"),  # erfc-integral
]


def test_every_rule_and_every_fact_is_accepted_once() -> None:
    used = {step.rule for cost, dimension in COSTS for step in known(cost, dimension)[1].steps}
    for cost, dimension, marginal in ENERGIES:
        found = mean_field_energy(cost, dimension, marginal)
        assert found.verdict.status is Status.HOLDS
        used |= {trusted.removeprefix("fact:") for trusted in found.verdict.trusts} & {*FACTS}
    assert used == {*RULES, *FACTS}


def test_lines_that_are_not_used_do_no_harm() -> None:
    unused = step("bessel-half", (), {"z": "r + 1"}, equation("besselk(1/2, 1 + r)", "sqrt(pi/(2 + 2*r))*exp(-r - 1)"))
    last, trusts = replay(claim(BELL, "1", "3").setting, derivation(unused, gaussian()))
    assert last.sense == "integrable"
    assert trusts == {"fact:bessel-half", "fact:gaussian-transform"}


def test_the_dimension_of_the_setting_is_put_into_the_profile() -> None:
    line = gaussian("3", "3")
    assert check(claim("exp(-d*r^2)", "(pi/3)^(3/2)*exp(-k^2/12)", "3"), derivation(line)).status is Status.HOLDS


def test_a_zero_multiple_is_the_zero_function() -> None:
    line = step("linearity", (0,), {"coefficient0": "0"}, pair("0", "0", "3"))
    assert check(claim("0", "0", "3"), derivation(gaussian(), line)).status is Status.HOLDS


def test_conditions_are_used() -> None:
    line = gaussian("s - 1", "2")
    true = claim("exp(-(s - 1)*r^2)", "pi/(s - 1)*exp(-k^2/(4*s - 4))", "2", "s - 1")
    assert check(true, derivation(line)).status is Status.HOLDS
    without = claim("exp(-(s - 1)*r^2)", "pi/(s - 1)*exp(-k^2/(4*s - 4))", "2")
    assert check(without, derivation(line)).status is Status.INCONCLUSIVE


def test_steps_may_be_written_in_any_equal_form() -> None:
    true, proof = known("exp(-a*r)", "3")
    last = proof.steps[-1]
    other = Step(last.rule, last.premises, last.terms, pair("exp(-r*a/2)^2", "8*pi/a^3/(1 + (k/a)^2)^2", "3"))
    assert check(true, Derivation((*proof.steps[:-1], other))).status is Status.HOLDS


# --- which costs are integrable, bounded and continuous ----------------------------------------------


@pytest.mark.parametrize(
    ("profile", "dimension", "conditions", "regular"),
    [
        ("exp(-a*r)", "d", [], True),
        ("exp(-r^2)*cos(r)", "2", [], True),
        ("r^2*exp(-r)", "3", [], True),
        ("(1 + r^2)^(-2)", "3", [], True),
        ("(1 + r^2)^(-3/2)", "3", [], False),  # r^-3
        ("(r^2 + a^2)^(-b)", "d", ["2*b - d"], True),
        ("(r^2 + a^2)^(-b)", "d", [], False),
        ("sech(r)*tanh(r)", "d", [], True),
        ("(1 + r)*besselk(1, 1 + r)", "d", [], True),
        ("sin(r)/(1 + r)^2", "1", [], True),
        ("exp(-r)/r", "3", [], False),  # not bounded
        ("r*besselk(1, r)", "3", [], True),  # by its limit at 0
        ("exp(-r)^0/sqrt(r^2 + 1)", "1", [], False),
        ("exp(-r)^(d - 1)", "d", [], False),  # 1 for d = 1
        ("exp(-r^(d - 1))", "d", [], False),
        ("exp(-r)^(d - 1)", "d", ["d - 1"], True),
        ("exp(-r*sin(r)^2)", "1", [], False),
        ("exp(-1/(1 + r))", "1", [], False),
        ("besselk(r^2, 1 + r)", "1", [], False),  # the order grows, too
        ("if(r < 1, 1, 0)", "1", [], False),  # jumps
        ("1", "1", [], False),
        ("log(1 + r)*exp(-r)", "1", [], True),  # a logarithm grows slower than every power
        ("log(1 + r)/(1 + r)^2", "1", [], True),
        ("log(1 + r)/(1 + r)", "1", [], False),
    ],
)
def test_regular_profiles(profile: str, dimension: str, conditions: list[str], regular: bool) -> None:
    where = domain(tuple(parse(condition) for condition in conditions))
    assert is_regular(parse(profile), parse(dimension), where) == regular
