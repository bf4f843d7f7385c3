"""Claims and derivations for the tests of the kernel, written as text."""

from collections.abc import Mapping

from mfsym.costs import RadialCost
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim, FourierTransform, Sense, Setting
from mfsym.kernel.evidence import Derivation, Equation, Evidence, Pair, Step
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term
from mfsym.kernel.verdict import Status

BELL, ITS_TRANSFORM = "exp(-r^2)", "pi^(3/2)*exp(-k^2/4)"

NO_VALUE = "((-1)^(1/2))^2"
"""A formula without a value, which the normal form takes for -1, and interval arithmetic for a square."""

SIGN = "(gamma(z - 5)^2)^(1/2)/gamma(z - 5)"
"""The sign of Gamma(z - 5), which is -1 for 4 < z < 5; the normal form, which is for positive arguments, says 1."""


def setting(profile: str, dimension: str = "d", *conditions: str) -> Setting:
    return Setting(parse(profile), parse(dimension), tuple(parse(condition) for condition in conditions))


def claim(
    profile: str, transform: str, dimension: str = "d", *conditions: str, sense: Sense = "integrable"
) -> FourierTransform:
    return FourierTransform(setting(profile, dimension, *conditions), parse(transform), sense)


def pair(profile: str, transform: str, dimension: str = "d", sense: Sense = "integrable") -> Pair:
    return Pair(parse(profile), parse(dimension), parse(transform), sense)


def equation(left: str, right: str) -> Equation:
    return Equation(parse(left), parse(right))


def step(rule: str, premises: tuple[int, ...], terms: Mapping[str, str], conclusion: Equation | Pair) -> Step:
    return Step(rule, premises, tuple((name, parse(term)) for name, term in terms.items()), conclusion)


def gaussian(rate: str = "1", dimension: str = "3") -> Step:
    """The line that states the transform of exp(-rate r^2)."""
    profile, transform = f"exp(-({rate})*r^2)", f"(pi/({rate}))^(({dimension})/2)*exp(-k^2/(4*({rate})))"
    return step("gaussian-transform", (), {"p": rate, "d": dimension}, pair(profile, transform, dimension))


def known(cost: str, dimension: str, *conditions: str) -> tuple[FourierTransform, Derivation]:
    """The claim and the derivation that are found for a cost."""
    space: Term = parse(dimension)
    certificate = fourier_transform(RadialCost(cost), space, tuple(parse(condition) for condition in conditions))
    assert isinstance(certificate.claim, FourierTransform)
    assert isinstance(certificate.evidence, Derivation)
    return certificate.claim, certificate.evidence


def derivation(*steps: Step) -> Derivation:
    return Derivation(steps)


def reason(claim: Claim, evidence: Evidence) -> str:
    """Why the claim is refused."""
    verdict = check(claim, evidence)
    assert verdict.status is Status.INCONCLUSIVE, "a false claim is accepted"
    return verdict.reason
