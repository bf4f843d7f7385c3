"""Certificates about radial costs: their transforms, signs, zeros, values and energies."""

from fractions import Fraction

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies import Way
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import (
    CorrelationOptimal,
    CostProperty,
    FourierTransform,
    Gaussian,
    MeanFieldOptimal,
    NegativeTransform,
    NotProportional,
    Points,
    Property,
    Setting,
    TransformEnclosure,
    TransformSign,
    TransformZeros,
    UniformBall,
)
from mfsym.kernel.evidence import (
    AtDistance,
    Certificate,
    CompletelyMonotone,
    CostPanels,
    Derivation,
    EvenPowers,
    Evidence,
    OracleEnclosure,
    Pair,
    Panels,
    SignAndCost,
    Step,
    TransformPanels,
    TwoWaveNumbers,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO
from mfsym.kernel.zero_set import WaveNumbers
from mfsym.positivity import transform_sign, transform_zeros


def transform(cost: str, dimension: str, *conditions: str) -> Certificate:
    return fourier_transform(RadialCost(cost), parse(dimension), tuple(parse(term) for term in conditions))


def established(certificate: Certificate) -> tuple[FourierTransform, Derivation]:
    match certificate:
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            return claim, derivation
    raise AssertionError("not a transform")


def sign(cost: str, dimension: str, *conditions: str) -> Certificate:
    asked, assumed = RadialCost(cost), tuple(parse(term) for term in conditions)
    setting = Setting(asked.profile, parse(dimension), assumed)
    return transform_sign(setting, transform_in)


def profile_sign(cost: str, dimension: str) -> Certificate:
    """The sign where there is no formula for the transform."""

    def no_transform(setting: Setting) -> Certificate:
        raise NoEvidence("no formula")

    return transform_sign(Setting(parse(cost), parse(dimension)), no_transform)


def not_proportional() -> Certificate:
    claim, derivation = established(transform("(r^2 + 4)^(-1)", "1"))
    claimed = NotProportional(claim.setting, parse("exp(-k)"))
    return Certificate(claimed, TwoWaveNumbers(derivation, Fraction(1), Fraction(2)))


def mean_field(cost: str, dimension: str, marginal: Gaussian | UniformBall | Points) -> Certificate:
    claim, derivation = established(transform(cost, dimension))
    panels = SignAndCost(TransformPanels(derivation, Panels(claim.transform, ())), Panels(claim.setting.profile, ()))
    return Certificate(MeanFieldOptimal(claim.setting, marginal, unique=True), panels)


def energy(cost: str, dimension: str, marginal: str, way: Way, other: str | None = None) -> Certificate:
    first = marginal_in(parse(dimension), marginal)
    second = first if other is None else marginal_in(parse(dimension), other)
    return energy_certificate(RadialCost(cost), parse(dimension), first, second, (), (way,))


def mean_field_of_a_mixture() -> Certificate:
    profile = parse("exp(-r)")
    panels = SignAndCost(CompletelyMonotone((profile,)), Panels(profile, ()))
    return Certificate(MeanFieldOptimal(Setting(profile, parse("2")), Gaussian(Fraction(1)), unique=True), panels)


def correlation() -> Certificate:
    profile = parse("r^2*exp(-r)")
    points = Points(((Fraction(0),), (Fraction(1, 2),)), (Fraction(1, 3), Fraction(2, 3)))
    claim = CorrelationOptimal(Setting(profile, parse("1")), points)
    return Certificate(claim, CostPanels(Panels(profile, ())))


def zeros(cost: str, dimension: str) -> Certificate:
    """Where a nonnegative transform vanishes."""
    setting = Setting(RadialCost(cost).profile, parse(dimension))
    return transform_zeros(setting, sign(cost, dimension).evidence, transform_in)


def zero_on_panels() -> Certificate:
    claim, derivation = established(transform("(1 - 2*r^2)*exp(-r^2)", "1"))
    factor = Panels(claim.transform, (Fraction(1),))
    return Certificate(TransformZeros(claim.setting, (WaveNumbers(ZERO, ZERO),)), EvenPowers(derivation, factor, ()))


def positive_on_panels() -> Certificate:
    claim, derivation = established(transform("exp(-a*r)", "3"))
    panels = Panels(claim.transform, (Fraction(1, 2), Fraction(2)))
    return Certificate(TransformSign(claim.setting, "positive"), TransformPanels(derivation, panels))


def laplacian() -> Certificate:
    """The Mexican hat, by the Laplacian; first in dimension 3, of which no use is made."""
    profile, transform, hat = (
        parse(formula) for formula in ("exp(-c*r^2)", "sqrt(pi/c)*exp(-k^2/(4*c))", "r^2*exp(-(a + b)*r^2)")
    )
    in_space = Pair(profile, parse("3"), parse("(pi/c)^(3/2)*exp(-k^2/(4*c))"), "integrable")
    on_line = Pair(profile, parse("1"), transform, "integrable")
    written_out = Pair(
        parse("exp(-(a + b)*r^2)"), parse("1"), parse("sqrt(pi/(a + b))*exp(-k^2/(4*(a + b)))"), "integrable"
    )
    result = parse("sqrt(pi/(a + b))*exp(-k^2/(4*(a + b)))*(1/(2*(a + b)) - k^2/(4*(a + b)^2))")
    c, a_and_b = parse("c"), (("c", parse("a + b")),)
    steps = (
        Step("gaussian-transform", (), (("p", c), ("d", parse("3"))), in_space),
        Step("gaussian-transform", (), (("p", c), ("d", parse("1"))), on_line),
        Step("substitute", (1,), a_and_b, written_out),
        Step("laplacian", (2,), (), Pair(hat, parse("1"), result, "tempered")),
        Step("regular", (3,), (), Pair(hat, parse("1"), result, "integrable")),
    )
    return Certificate(FourierTransform(Setting(hat, parse("1")), result, "integrable"), Derivation(steps))


def value(evidence: str) -> Certificate:
    """The value of a transform at k = 2, for evidence of each kind."""
    claim, derivation = established(transform("exp(-r)", "3"))
    enclosure = TransformEnclosure(claim.setting, Fraction(2), Fraction(1), Fraction(5, 4))
    if evidence == "derivation":
        return Certificate(enclosure, derivation)
    return Certificate(enclosure, OracleEnclosure("arb", Fraction(1), Fraction(101, 100)))


def negative_value() -> Certificate:
    cost = Setting(parse("if(r < 1, 1 - r^2, exp(-r^4))"), parse("1"))
    claim = NegativeTransform(cost, Fraction(4), Fraction(-1, 10))
    return Certificate(claim, OracleEnclosure("arb", Fraction(-1, 4), Fraction(-1, 8)))


def cost_property(cost: str, name: Property, evidence: Evidence, *, holds: bool) -> Certificate:
    return Certificate(CostProperty(Setting(parse(cost), parse("3")), name, holds), evidence)


AT_ZERO = AtDistance(parse("0"), parse("0"))
