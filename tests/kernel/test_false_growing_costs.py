"""One false claim for each check in the rule about mixtures of 1 - exp(-t r^2), that only this check refuses."""

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import claim, derivation, equation, pair, reason, step

# r is sqrt(1/pi)/2 times the integral of t^(-3/2) (1 - exp(-t r^2)), and -8 pi/k^4 is its transform.
DISTANCE = (
    step(
        "growing-gamma-integral",
        (),
        {"s": "1/2", "p": "r^2"},
        equation("integral(t^(-3/2)*(1 - exp(-t*r^2)), t)", "2*sqrt(pi)*r"),
    ),
    step(
        "reciprocal-gamma-integral",
        (),
        {"s": "2", "q": "k^2/4"},
        equation("integral(t^(-3)*exp(-k^2/(4*t)), t)", "16/k^4"),
    ),
    step(
        "multiply",
        (1,),
        {"factor": "pi^(3/2)"},
        equation("integral(pi^(3/2)*t^(-3)*exp(-k^2/(4*t)), t)", "16*pi^(3/2)/k^4"),
    ),
)
GROWING = {"weight": "integral(t^(-3/2), t)", "dimension": "3", "constant": "0"}


def growing(profile: str, transform: str, premises: tuple[int, ...] = (0, 2), **changed: str) -> str:
    """Why the mixture of 1 - exp(-t r^2) with other terms is refused."""
    line = step("growing-mixture", premises, {**GROWING, **changed}, pair(profile, transform, "3", "tempered"))
    return reason(claim(profile, transform, "3", sense="tempered"), derivation(*DISTANCE, line))


@pytest.mark.parametrize(("profile", "constant"), [("2*sqrt(pi)*r", "0"), ("2*sqrt(pi)*r - 5", "-5")])
def test_what_is_claimed_of_growing_mixtures_is_true_for_the_distance(profile: str, constant: str) -> None:
    terms, transform = {**GROWING, "constant": constant}, "-16*pi^(3/2)/k^4"
    line = step("growing-mixture", (0, 2), terms, pair(profile, transform, "3", "tempered"))
    true = claim(profile, transform, "3", sense="tempered")
    assert check(true, derivation(*DISTANCE, line)).status is Status.HOLDS


def test_growing_mixture_of_another_weight() -> None:
    assert "the integral for the transform is another one" in growing("2*sqrt(pi)*r", "-16/k^4", (0, 1))
    false = growing("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", weight="integral(2*t^(-3/2), t)")
    assert "the integral for the profile is another one" in false


def test_growing_mixture_with_a_constant_that_is_none() -> None:
    for constant in ("r^(-1)", "exp(-k)"):
        assert "the constant is none" in growing(f"2*sqrt(pi)*r + {constant}", "-16*pi^(3/2)/k^4", constant=constant)


@pytest.mark.parametrize("missing", GROWING)
def test_growing_mixture_without_one_of_its_terms(missing: str) -> None:
    terms = {name: value for name, value in GROWING.items() if name != missing}
    line = step("growing-mixture", (0, 2), terms, pair("2*sqrt(pi)*r", "1", "3", "tempered"))
    false = claim("2*sqrt(pi)*r", "1", "3", sense="tempered")
    assert f"the rule needs the term '{missing}'" in reason(false, derivation(*DISTANCE, line))


def test_growing_mixture_in_half_a_dimension() -> None:
    lines = (
        DISTANCE[0],
        step(
            "reciprocal-gamma-integral",
            (),
            {"s": "3/4", "q": "k^2/4"},
            equation("integral(t^(-7/4)*exp(-k^2/(4*t)), t)", "gamma(3/4)*(k^2/4)^(-3/4)"),
        ),
        step(
            "multiply",
            (1,),
            {"factor": "pi^(1/4)"},
            equation("integral(pi^(1/4)*t^(-7/4)*exp(-k^2/(4*t)), t)", "pi^(1/4)*gamma(3/4)*(k^2/4)^(-3/4)"),
        ),
        step(
            "growing-mixture",
            (0, 2),
            {**GROWING, "dimension": "1/2"},
            pair("2*sqrt(pi)*r", "-pi^(1/4)*gamma(3/4)*(k^2/4)^(-3/4)", "1/2", "tempered"),
        ),
    )
    false = claim("2*sqrt(pi)*r", "1", "3", sense="tempered")
    assert "the dimension is neither a positive integer nor d" in reason(false, derivation(*lines))


def test_growing_mixture_whose_weight_depends_on_the_distance() -> None:
    # With w = t^(-3/2) exp(-t r^2) both integrals exist, but the transform is not that of a function of k alone.
    lines = (
        *(
            step(
                "growing-gamma-integral",
                (),
                {"s": "1/2", "p": f"{n}*r^2"},
                equation(f"integral(t^(-3/2)*(1 - exp(-{n}*t*r^2)), t)", f"2*sqrt({n}*pi)*r"),
            )
            for n in (2, 1)
        ),
        step(
            "bessel-integral",
            (),
            {"n": "-2", "p": "r^2", "q": "k^2/4"},
            equation("integral(t^(-3)*exp(-t*r^2 - k^2/(4*t)), t)", "8*r^2/k^2*besselk(-2, k*r)"),
        ),
        step(
            "multiply",
            (2,),
            {"factor": "pi^(3/2)"},
            equation("pi^(3/2)*integral(t^(-3)*exp(-t*r^2 - k^2/(4*t)), t)", "8*pi^(3/2)*r^2/k^2*besselk(-2, k*r)"),
        ),
        step(
            "growing-mixture",
            (0, 1, 3),
            {**GROWING, "weight": "integral(t^(-3/2)*exp(-t*r^2), t)"},
            pair("2*(sqrt(2) - 1)*sqrt(pi)*r", "-8*pi^(3/2)*r^2/k^2*besselk(-2, k*r)", "3", "tempered"),
        ),
    )
    false = claim("2*(sqrt(2) - 1)*sqrt(pi)*r", "-8*pi^(3/2)*r^2/k^2*besselk(-2, k*r)", "3", sense="tempered")
    assert "the weight mentions r or k" in reason(false, derivation(*lines))


def test_growing_mixture_of_too_few_or_too_many_integrals() -> None:
    for premises in ((2,), (0, 0, 0, 2)):
        assert "the rule takes one or two equations" in growing("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", premises)
