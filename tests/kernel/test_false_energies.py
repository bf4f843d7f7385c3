"""One false claim for each check of energies, of their laws and of integrals, such that only that check refuses it.

Any function h can be the integrand: with the Laplace law on the line, X - Y has the density q, and the cost h/q makes
q times the cost h.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Exponential,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    MutualEnergy,
    Points,
    RadialDensity,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import (
    Derivation,
    DistanceIntegral,
    Equation,
    Evidence,
    Panels,
    ShellIntegral,
    SignAndCost,
    Step,
    SumOverPoints,
    TransformIntegral,
    TransformPanels,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import INTEGRAL_RULES, integral_of
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import BOUND, ONE, ZERO, K, R, Term, difference, negative, number, product, substitute
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import derivation, equation, gaussian, known, pair, reason, setting, step

UNIT = Fraction(1)
HALF = Fraction(1, 2)
LAPLACE = RadialDensity(parse("exp(-r)/2"))
HYDROGEN = RadialDensity(parse("exp(-2*r)/pi"))
TAIL = "(1 + 2*r + 2*r^2)*exp(-2*r)"
NOTHING = Derivation(())


def energy(
    cost: str, dimension: str, first: Marginal, evidence: Evidence, value: str = "1", second: Marginal | None = None
) -> str:
    """Why the claim that this is the energy is refused."""
    return reason(MutualEnergy(setting(cost, dimension), first, second or first, parse(value)), evidence)


def true_evidence(cost: str, dimension: str, law: Marginal, way: str) -> tuple[MutualEnergy, Evidence]:
    certificate = energy_certificate(RadialCost(cost), parse(dimension), law, law, (), (way,))  # type: ignore[arg-type]
    assert isinstance(certificate.claim, MutualEnergy)
    return certificate.claim, certificate.evidence


# --- integrals -------------------------------------------------------------------------------------


def integral(integrand: Term, steps: Derivation, value: str) -> str:
    """Why the claim that the integral has this value is refused."""
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    assert isinstance(evidence, DistanceIntegral)
    where = replace(claim.setting, profile=product(integrand, parse("4*exp(r)/(1 + r)")))
    false = replace(claim, setting=where, value=product(number(2), parse(value)))
    return reason(false, replace(evidence, energy=steps))


def by_antiderivative(integrand: Term, primitive: Term, value: Term, **terms: Term) -> Derivation:
    named = (("integrand", integrand), ("primitive", primitive), *terms.items())
    return Derivation((Step("antiderivative", (), named, Equation(integral_of(integrand, R), value)),))


def refused(integrand: str, primitive: str, value: str, **terms: str) -> str:
    """Why an integral by this antiderivative is refused."""
    others = {name: parse(term) for name, term in terms.items()}
    return integral(
        parse(integrand), by_antiderivative(parse(integrand), parse(primitive), parse(value), **others), value
    )


def test_what_is_true_is_accepted() -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        refused("exp(-r)", "-exp(-r)", "1")


def test_jump_of_the_antiderivative_is_no_part_of_the_integral() -> None:
    # sign(r - 1) has the derivative 0 and would add 2.
    sign = "(r - 1)*((r - 1)^2)^(-1/2)"
    assert "the antiderivative is not continuous" in refused("if(r < 2, r, 0)", f"r^2/2 + {sign}", "4", end="2")


def test_integral_that_ends_before_it_starts() -> None:
    assert "not a positive constant" in refused("if(r < -1, 1, 0)", "r", "-1", end="-1")


def test_rest_beyond_the_end_counts() -> None:
    assert "does not vanish beyond the end" in refused("if(r < 1, 1, exp(-r))", "r", "1", end="1")


def test_antiderivative_of_another_function() -> None:
    assert "is one of another function" in refused("exp(-r)", "-2*exp(-r)", "2")


def test_integral_that_does_not_converge_absolutely() -> None:
    integrand = "2*r*cos(r^2)/(1 + r) - sin(r^2)/(1 + r)^2"
    assert "is not seen to decay" in refused(integrand, "sin(r^2)/(1 + r)", "0")


def test_antiderivative_that_does_not_vanish_at_infinity() -> None:
    assert "is not seen to vanish at infinity" in refused("exp(-r)", "1 - exp(-r)", "0")


def test_antiderivative_with_the_variable_of_the_integral() -> None:
    # For fixed t, exp(-r) (1 + t (1 - r)) has the integral 1; for t = r it has the integral 0.
    fixed = product(parse("exp(-r)"), difference(ONE, product(BOUND, parse("r - 1"))))
    primitive = product(parse("exp(-r)"), difference(product(BOUND, R), ONE))
    steps = by_antiderivative(fixed, primitive, ONE)
    assert "mentions a variable of integration" in integral(parse("exp(-r)*(1 + r - r^2)"), steps, "1")


def test_value_at_zero_in_space() -> None:
    line = step("value-at-zero", (0,), {}, equation("integral(exp(-t^2), t)", "pi^(3/2)/2"))
    assert "not one on the line" in integral(parse("exp(-r^2)"), derivation(gaussian(), line), "pi^(3/2)/2")


def test_value_at_zero_of_what_may_not_be_integrable() -> None:
    lines = (
        gaussian("1", "1"),
        step("laplacian", (0,), {}, pair("r^2*exp(-r^2)", "sqrt(pi)*(1/2 - k^2/4)*exp(-k^2/4)", "1", "tempered")),
        step("value-at-zero", (1,), {}, equation("integral(t^2*exp(-t^2), t)", "sqrt(pi)/4")),
    )
    assert "not known to be integrable" in integral(parse("r^2*exp(-r^2)"), derivation(*lines), "sqrt(pi)/4")


def test_value_at_zero_where_the_formula_has_none() -> None:
    _, hat = known("max(1 - r, 0)", "1")
    line = step("value-at-zero", (len(hat.steps) - 1,), {}, equation("integral(max(1 - t, 0), t)", "1/2"))
    assert "not defined at 0" in integral(parse("max(1 - r, 0)"), derivation(*hat.steps, line), "1/2")


def test_inversion_of_a_transform_that_may_not_be_integrable() -> None:
    # No rule derives such a pair today, so the line is given to the rule itself.
    line = pair("exp(-r)", "1/(1 + k)", "1")
    with pytest.raises(Refused, match="the transform is not seen to be integrable"):
        INTEGRAL_RULES["inversion-at-zero"]((line,), {}, domain(()))


def test_inversion_where_the_formula_has_no_value() -> None:
    claim, matern = known("r^(5/2)*besselk(5/2, r)", "1")
    transform = substitute(claim.transform, {K.name: R})
    line = Step("inversion-at-zero", (len(matern.steps) - 1,), (), Equation(integral_of(transform, R), ONE))
    assert "has no value at 0" in integral(transform, derivation(*matern.steps, line), "1")


MASS = step("gamma-integral", (), {"s": "1", "p": "1"}, equation("integral(exp(-t), t)", "1"))
MEAN = step("gamma-integral", (), {"s": "2", "p": "1"}, equation("integral(t*exp(-t), t)", "1"))


def sums(*steps: Step, integrand: Term, coefficients: tuple[Term, ...], value: Term) -> Derivation:
    named = (("integrand", integrand), *((f"coefficient{i}", c) for i, c in enumerate(coefficients)))
    premises = tuple(range(len(steps)))
    line = Step("sum-of-integrals", premises, named, Equation(integral_of(integrand, R), value))
    return Derivation((*steps, line))


def test_coefficient_with_the_variable_of_the_integral() -> None:
    # The integrals of exp(-t) and of t exp(-t) agree; t times their difference has another integral than 0.
    coefficients = (BOUND, negative(BOUND))
    steps = sums(MASS, MEAN, integrand=parse("(r - r^2)*exp(-r)"), coefficients=coefficients, value=ZERO)
    assert "a coefficient mentions" in integral(parse("(r - r^2)*exp(-r)"), steps, "0")


def test_sum_with_an_integral_inside() -> None:
    # The variable of an integral inside would be that of the integral outside.
    inside = parse("exp(-r)*integral(exp(-t), t)")
    named = (("integrand", inside), ("coefficient0", ONE))
    steps = Derivation((MASS, Step("sum-of-integrals", (0,), named, equation("1", "1"))))
    assert "mentions a variable of integration" in integral(parse("exp(-r)"), steps, "1")


def test_integrand_that_is_not_the_sum() -> None:
    steps = sums(MASS, integrand=parse("2*exp(-r)"), coefficients=(ONE,), value=ONE)
    assert "is not the sum of the others" in integral(parse("2*exp(-r)"), steps, "1")


# --- laws ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "dimension", "defect"),
    [
        (Exponential(ONE), "3", "one on the line"),
        (Exponential(ZERO), "1", "scale of the exponential law is not positive"),
        (Exponential(R), "1", "scale of the exponential law is not positive"),
        (RadialDensity(parse("exp(-r)*k")), "1", "not a function of r"),
        (RadialDensity(parse("exp(-r)/2 + (r - 1)^(-2) - (r - 1)^(-2)")), "1", "not certainly defined"),
        (RadialDensity(parse("(3*r - 1)*exp(-r)/4")), "1", "not seen to be nonnegative"),
        (Gaussian(Fraction(0)), "1", "not positive"),
        (UniformBall(Fraction(0)), "1", "not positive"),
        (UniformSphere(Fraction(0)), "3", "not positive"),
        (Points(((UNIT,),), (UNIT,)), "3", "as many coordinates"),
    ],
)
def test_what_is_no_law_has_no_energy(law: Marginal, dimension: str, defect: str) -> None:
    assert defect in energy("exp(-r)", dimension, law, SumOverPoints())


def test_product_of_a_density_whose_mass_is_not_shown() -> None:
    claim, transform = known("exp(-r)", "1")
    panels = SignAndCost(TransformPanels(transform, Panels(claim.transform, ())), Panels(claim.setting.profile, ()))
    false = MeanFieldOptimal(claim.setting, RadialDensity(parse("exp(-r)")), unique=True)
    assert "mass 1" in reason(false, panels)


# --- the ways --------------------------------------------------------------------------------------

TWO_POINTS = Points(((Fraction(0),), (UNIT,)), (HALF, HALF))


def test_energy_of_points_that_is_infinite() -> None:
    assert "not defined at a distance" in energy("1/r", "1", TWO_POINTS, SumOverPoints())


def test_another_energy_of_points() -> None:
    assert energy("exp(-r)", "1", TWO_POINTS, SumOverPoints()) == "the energy is another one"


def test_value_without_a_meaning() -> None:
    value = "1/2 + exp(-1)/2 + ((-1)^(1/2))^2 + 1"
    assert "not certainly defined" in energy("exp(-r)", "1", TWO_POINTS, SumOverPoints(), value)


@pytest.mark.parametrize("way", ["distance", "transform"])
def test_density_without_a_transform(way: str) -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, way)
    assert isinstance(evidence, DistanceIntegral | TransformIntegral)
    assert "needs a derivation of its transform" in reason(claim, replace(evidence, transforms=()))


def test_distance_of_other_laws() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    other = true_evidence("exp(-r)", "1", RadialDensity(parse("exp(-2*r)")), "distance")
    assert isinstance(evidence, DistanceIntegral)
    assert isinstance(other[1], DistanceIntegral)
    false = replace(other[1], transforms=evidence.transforms)
    assert "not that of the difference" in reason(replace(claim, value=other[0].value), false)


def test_law_of_mass_two() -> None:
    # exp(-r) has mass 2 on the line; everything else fits, with four times the density and the energy.
    _, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    assert isinstance(evidence, DistanceIntegral)
    heavy, doubled = RadialDensity(parse("exp(-r)")), parse("(1 + r)*exp(-r)")
    (_, f), (_, q) = known("exp(-r)", "1"), known("(1 + r)*exp(-r)", "1")
    mass = by_antiderivative(doubled, parse("-(2 + r)*exp(-r)"), number(2))
    whole = by_antiderivative(parse("(1 + r)*exp(-2*r)"), parse("-(3 + 2*r)*exp(-2*r)/4"), number(Fraction(3, 4)))
    false = DistanceIntegral((f,), doubled, q, mass, whole)
    assert energy("exp(-r)", "1", heavy, false, "3/2") == "the density does not have mass 1"


def test_another_energy_by_distances() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    assert reason(replace(claim, value=parse("1/2")), evidence) == "the energy is another one"


def test_integral_of_something_else() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    assert isinstance(evidence, DistanceIntegral)
    assert "about another integral" in reason(replace(claim, value=ONE), replace(evidence, energy=evidence.mass))


def shells(cost: str, dimension: str, law: Marginal, tails: tuple[str, ...], value: str) -> str:
    _, evidence = true_evidence("1/r", "3", HYDROGEN, "shells")
    assert isinstance(evidence, ShellIntegral)
    return energy(cost, dimension, law, replace(evidence, tails=tuple(parse(tail) for tail in tails)), value)


def test_shells_in_the_plane() -> None:
    assert shells("1/r", "2", HYDROGEN, (TAIL,), "5/8") == "the dimension is not 3"


def test_shells_with_another_cost() -> None:
    assert shells("exp(-r)/r", "3", HYDROGEN, (TAIL,), "5/8") == "the cost is not that of Coulomb"


@pytest.mark.parametrize(
    ("law", "tails", "defect"),
    [
        (HYDROGEN, (TAIL, TAIL), "not as many tails"),
        (HYDROGEN, (f"{TAIL} + 1 - (r - 1)*((r - 1)^2)^(-1/2)",), "a tail is not continuous"),
        (HYDROGEN, ("exp(-r)",), "a tail is not that of the density"),
        (HYDROGEN, (f"{TAIL} + 1",), "a tail is not 1 at r = 0"),
        (RadialDensity(parse("exp(-2*r)/(2*pi)")), (f"{TAIL}/2 + 1/2",), "a tail is not seen to vanish at infinity"),
    ],
)
def test_tail_that_is_none(law: Marginal, tails: tuple[str, ...], defect: str) -> None:
    assert defect in shells("1/r", "3", law, tails, "5/8")


def test_another_energy_by_shells() -> None:
    assert shells("1/r", "3", HYDROGEN, (TAIL,), "1/2") == "the energy is another one"


def test_masses_of_other_laws() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "transform")
    assert isinstance(evidence, TransformIntegral)
    assert "not as many masses" in reason(claim, replace(evidence, masses=evidence.masses * 2))


def test_law_of_mass_two_in_fourier_space() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "transform")
    assert isinstance(evidence, TransformIntegral)
    _, f = known("exp(-r)", "1")
    heavy = RadialDensity(parse("exp(-r)"))
    mass = by_antiderivative(parse("exp(-r)"), parse("-exp(-r)"), ONE)
    false = replace(evidence, transforms=(f,), masses=(mass,))
    assert reason(replace(claim, first=heavy, second=heavy), false) == "the density does not have mass 1"


def test_another_energy_in_fourier_space() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "transform")
    assert reason(replace(claim, value=parse("1/2")), evidence) == "the energy is another one"


def test_constant_that_the_transform_does_not_show() -> None:
    # r^2/(1 + r^2) = 1 - 1/(1 + r^2): away from k = 0 its transform is -pi exp(-k), but its energies are positive.
    _, lorentz = known("1/(1 + r^2)", "1")
    line = step("laplacian", (len(lorentz.steps) - 1,), {}, pair("r^2/(1 + r^2)", "-pi*exp(-k)", "1", "tempered"))
    _, evidence = true_evidence("exp(-r^2)", "1", Gaussian(UNIT), "transform")
    assert isinstance(evidence, TransformIntegral)
    false = replace(evidence, cost=derivation(*lorentz.steps, line))
    assert "vanish at infinity" in energy("r^2/(1 + r^2)", "1", Gaussian(UNIT), false, "-1")


def test_singular_cost_and_singular_law() -> None:
    _, evidence = true_evidence("1/r", "3", UniformSphere(UNIT), "transform")
    _, yukawa = known("exp(-r)/r", "3")
    assert isinstance(evidence, TransformIntegral)
    false = replace(evidence, cost=yukawa)
    assert "not seen to be bounded" in energy("exp(-r)/r", "3", UniformSphere(UNIT), false)


def test_a_law_without_a_transform() -> None:
    assert "transform of a law is not known" in energy(
        "exp(-r)", "1", TWO_POINTS, DistanceIntegral((), ONE, NOTHING, NOTHING, NOTHING)
    )


@pytest.mark.parametrize("way", ["distance", "transform"])
def test_certificates_of_the_finder_hold(way: str) -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, way)
    assert check(claim, evidence).status is Status.HOLDS
