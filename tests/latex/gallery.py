"""One certificate for every claim, and those whose documents are kept in ``golden/``.

``python -m tests.latex.gallery`` writes the golden documents anew, from their certificates where these are kept; read
the difference before you commit it.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path

from mfsym.answers import energies, two_site_formula
from mfsym.answers.energies import energy_certificate, in_space
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.coulomb import energy_bound, high_density, indirect_ratio, smeared_charges
from mfsym.energies.sphere import sphere_energy
from mfsym.energies.two_bodies import two_bodies
from mfsym.kernel import certificate_file
from mfsym.kernel.claim import (
    CostBracket,
    Gaussian,
    Setting,
    UniformBall,
)
from mfsym.kernel.evidence import (
    AtDistance,
    AtInfinity,
    Certificate,
    CostPanels,
    Panels,
    PlanAndPotential,
    SeenFromFormula,
    WeightedConfiguration,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE
from mfsym.latex import document
from mfsym.positivity import negative_wave_number, sign_threshold
from mfsym.transport import (
    converge,
    far_from_infinite,
    largest_representation,
    near_infinite,
    product_measure,
    represent,
    rival_of_product,
    solve,
    transport_problem,
)
from mfsym.transport.line_sums import energy_on_line, energy_sum
from tests.latex import laws
from tests.latex.instances import PAPER, of_instance
from tests.latex.radial import (
    AT_ZERO,
    correlation,
    cost_property,
    energy,
    laplacian,
    mean_field,
    mean_field_of_a_mixture,
    negative_value,
    not_proportional,
    positive_on_panels,
    profile_sign,
    sign,
    transform,
    value,
    zero_on_panels,
    zeros,
)

GOLDEN = Path(__file__).parent / "golden"
TWO_SITES = "formula-of-two-sites.tex"
"""What is kept of the formula of two sites, which has no certificate."""
UNIT_BALL = UniformBall(Fraction(1))


def sites(cost: list[list[object]], marginal: list[str], bodies: int | None) -> Certificate:
    return solve(transport_problem(cost, marginal, bodies))


def bracket() -> Certificate:
    claim = CostBracket(transport_problem([["2", "1"], ["1", "2"]], ["1/3", "2/3"], 4), Fraction(4, 3), Fraction(13, 9))
    plan = (WeightedConfiguration((1, 3), Fraction(2, 3)), WeightedConfiguration((2, 2), Fraction(1, 3)))
    return Certificate(claim, PlanAndPotential(plan, (Fraction(4, 3), Fraction(7, 3))))


HORN: list[list[object]] = [[1 if (a - b) % 5 in (0, 2, 3) else -1 for b in range(5)] for a in range(5)]
SIX: list[list[object]] = [[(3 * a * b + 2 * (a + b)) % 7 for b in range(6)] for a in range(6)]
PLAN = (WeightedConfiguration((2, 1), Fraction(1, 2)), WeightedConfiguration((0, 3), Fraction(1, 2)))

ON_LINE = (("1/r", "interval(0, 2)"), ("exp(-2*r/s)", "exponential(s)"), ("q/r", "lorentzian(s)"))


def on_line(cost: str, marginal: str) -> Certificate:
    return energy_sum(Setting(parse(cost), parse("1")), marginal_in(parse("1"), marginal))


KEPT: Mapping[str, Callable[[], Certificate]] = {
    "exponential-in-space": lambda: transform("exp(-a*r)", "3"),
    "exponential": lambda: transform("exp(-a*r)", "d"),
    "yukawa-in-space": lambda: transform("exp(-a*r)/r", "3"),
    "coulomb-in-space": lambda: transform("1/r", "3"),
    "inverse-multiquadric": lambda: transform("(r^2 + lambda^2)^(-beta)", "d"),
    "difference-of-gaussians": lambda: sign_threshold(
        transform("exp(-r^2/(2*sigma^2)) - exp(-sigma^2*r^2/2)", "d", "sigma - 1")
    ),
    "sign-of-exponential": lambda: sign("exp(-a*r)", "3"),
    "theorem-1.2": lambda: mean_field("exp(-a*r)", "3", Gaussian(Fraction(1, 2))),
    "variance-identity": lambda: of_instance("equation-2.10", 0),
    "corollary-2.11": lambda: of_instance("corollary-2.11", 0),
    "energy-on-line": lambda: energy_on_line(Setting(parse("exp(-a*r)"), parse("1")), UniformBall(Fraction(1, 2))),
    "two-sites": lambda: sites([["2", "1"], ["1", "2"]], ["1/3", "2/3"], 4),
}
"""Name -> the certificate whose document is kept."""

NO_CUTS = [["3", "-1", "1", "1/2"], ["-1", "4", "1", "2"], ["1", "1", "2", "-1/3"], ["1/2", "2", "-1/3", "5"]]

OTHERS: Mapping[str, Callable[[], Certificate]] = {
    **{f"energy-sum-{law.partition('(')[0]}": partial(on_line, cost, law) for cost, law in ON_LINE},
    **{
        f"{name}-{dimension}": lambda cost=cost, dimension=dimension: transform(cost, dimension)  # type: ignore[misc]
        for name, cost in [
            ("gaussian", "gaussian"),
            ("exponential", "exponential"),
            ("inverse-multiquadric", "inverse-multiquadric"),
            ("difference-of-gaussians", "difference-of-gaussians"),
            ("riesz", "r^(-1/2)"),
            ("matern", "r^(5/2)*besselk(5/2, a*r)"),
            ("four-terms", "3*exp(-r) - exp(-2*r)/2 + exp(-r^2/7) + exp(-b*r^2)"),
        ]
        for dimension in ("1", "2", "3", "d")
    },
    # By an ellipsoid; configurations do not fit in a line.
    "ellipsoid-far": lambda: sites([*NO_CUTS], ["1/7", "2/7", "3/7", "1/7"], 10**60 + 1),
    "yukawa": lambda: transform("yukawa", "d"),
    "laplacian": laplacian,
    "positive": lambda: sign("r^(-b)", "d"),
    "completely-monotone": lambda: sign("exp(-a*r)/r", "3"),
    "completely-monotone-after-a-derivative": lambda: profile_sign("-log(r)", "2"),
    "completely-monotone-negative": lambda: profile_sign("log(r)", "2"),
    "quadratic-form": lambda: profile_sign("r*exp(-a*r)", "d"),
    "flat": lambda: profile_sign("exp(-r^4)", "3"),
    "sharp-end": lambda: profile_sign("if(r < b, 1, 0)", "d"),
    "positive-on-panels": positive_on_panels,
    "zeros-of-waves": lambda: zeros("max(1 - r, 0)", "1"),
    "zeros-of-waves-away-from-zero": lambda: zeros("if(r < a, 1/r, 0)", "3"),
    "zero-at-the-origin": zero_on_panels,
    "zeros-beyond": lambda: zeros("(sin(a*r)/r)^2", "1"),
    "negative-at-a-scale": lambda: negative_wave_number(transform("r*exp(-a*r)", "d")),
    "negative": lambda: sign("exp(-r^2/8) - exp(-2*r^2)", "1"),
    "criterion": lambda: sign("difference-of-gaussians", "d"),
    "value-derived": lambda: value("derivation"),
    "value-enclosed": lambda: value("oracle"),
    "negative-value-enclosed": negative_value,
    "integrable": lambda: cost_property("exp(-a*r)/r", "integrable", SeenFromFormula(), holds=True),
    "bounded": lambda: cost_property("exp(-a*r)", "bounded", SeenFromFormula(), holds=True),
    "continuous": lambda: cost_property("sin(r)/r", "continuous", SeenFromFormula(), holds=True),
    "nonnegative": lambda: cost_property(
        "exp(-a*r)", "nonnegative", CostPanels(Panels(parse("exp(-a*r)"), ())), holds=True
    ),
    "not-integrable": lambda: cost_property("1/r", "integrable", AtInfinity(), holds=False),
    "not-bounded": lambda: cost_property("exp(-a*r)/r", "bounded", AT_ZERO, holds=False),
    "not-continuous": lambda: cost_property("exp(-a*r)/r", "continuous", AT_ZERO, holds=False),
    "not-nonnegative": lambda: cost_property(
        "exp(-a*r)*cos(b*r)",
        "nonnegative",
        AtDistance(parse("pi/b"), parse("exp(-a*pi/b)*cos(pi)")),
        holds=False,
    ),
    "criterion-of-two-powers": lambda: sign("exp(-a*r) - c*exp(-b*r)", "d"),
    "criterion-of-a-damped-wave": lambda: sign("exp(-a*r)*cos(b*r)", "d"),
    "criterion-of-a-damped-sine": lambda: sign("exp(-a*r)*sin(b*r)/r", "4"),
    "criterion-of-a-polynomial": lambda: sign("exp(-a*r)*cos(b*r)", "3"),
    "criterion-met": lambda: sign("exp(-a*r)/r - exp(-b*r)/r", "3", "b - a"),
    "criterion-violated": lambda: sign("(1 + r^2)*exp(-r^2)", "d"),
    "criterion-by-cases": lambda: profile_sign("exp(-r^p)", "d"),
    "askey-criterion": lambda: profile_sign("max(1 - r, 0)^b", "d"),
    "askey": lambda: profile_sign("max(b - r, 0)^2", "3"),
    "wendland": lambda: profile_sign("max(1 - r/b, 0)^4*(4*r/b + 1)", "d"),
    "wave-times-cost": lambda: sign("exp(-r)*sin(r)^2/r^2", "2"),
    "decreasing": lambda: profile_sign("if(r < b, exp(-a*r)/r, 0)", "3"),
    "convex": lambda: profile_sign("if(r < 1, exp(-r), 0) - if(r < 1, exp(-1), 0)", "1"),
    "two-parameters-by-cases": lambda: sign("erf(a*r)/r - erf(b*r)/r", "d"),
    "zeros-of-a-cube": lambda: zeros("(sin(r)/r)^3", "3"),
    "one-frequency": lambda: sign("if(r < a, 1 - 3*r/(2*a) + r^3/(2*a^3), 0)", "3"),
    "waves": lambda: sign("(besselj(1, r)/r)^2", "2"),
    "sum-of-costs": lambda: sign("exp(-r^(3/2)) + max(1 - r, 0)^2", "2"),
    "higher-dimension": lambda: sign("max(1 - r, 0)^2", "2"),
    "dilated": lambda: sign("if(r < a, 1/r + r/(2*a^2) - 3/(2*a), 0)", "3"),
    "compact-in-higher-dimension": lambda: sign("if(r < a, 1/r, 0)", "2"),
    "product-of-costs": lambda: sign("max(1 - r, 0)^2*exp(-r)", "3"),
    "not-proportional": not_proportional,
    "mean-field-coulomb": lambda: mean_field("1/r", "3", UniformBall(Fraction(1))),
    "energy-of-points": lambda: energy("exp(-r)", "1", "points(0: 1/2, 1: 1/2)", "points"),
    "energy-by-distances": lambda: energy("exp(-a*r)", "1", "interval(0, 1)", "distance"),
    "energy-with-an-erfc": lambda: energy("exp(-a*r)/r", "3", "gaussian(s)", "distance"),
    "energy-of-exponentials": lambda: energy("exp(-r)", "1", "exponential(1)", "distance"),
    "energy-by-shells": lambda: energy("1/r", "3", "hydrogen(1s)", "shells", "hydrogen(2p)"),
    "energy-in-fourier-space": lambda: energy("1/r", "2", "disc(1)", "transform"),
    "energy-by-inversion": lambda: energy("1/r", "3", "sphere(1)", "transform"),
    "energy-at-zero": lambda: energy("exp(-r)", "1", "exponential(1)", "transform"),
    "energy-bound": lambda: in_space(energy_bound, RadialCost("exp(-a*r)/r"), marginal_in(parse("3"), "slater(z)")),
    **{
        f"high-density-of-{name}": lambda law=law: in_space(
            high_density, RadialCost("c/r"), marginal_in(parse("3"), law)
        )  # type: ignore[misc]
        for name, law in (("a-shell", "hydrogen(2p)"), ("a-ball", "ball(1)"))
    },
    **{f"{bodies}-bodies-on-the-sphere": partial(sphere_energy, bodies) for bodies in (5, 6, 12)},
    "energy-enclosed": lambda: energy_certificate(RadialCost("exp(-r^4)"), parse("3"), UNIT_BALL, UNIT_BALL),
    "energy-over-parts": lambda: laws.over_parts(
        "1/r", "3", "1/2*gaussian(1) + 1/2*points((1, 0, 0): 1)", "gaussian(2) at (0, 2, 0)"
    ),
    "energy-over-parts-of-the-line": lambda: laws.over_parts("exp(-r)", "1", "exponential(1)", "exponential(1) at 2"),
    "energy-over-parts-in-fourier-space": lambda: laws.over_parts(
        "1/(1 + r^2)", "1", "lorentzian(1)", "lorentzian(2) at 1"
    ),
    "bounds-over-parts": lambda: laws.over_parts(
        "exp(-r)", "1", "points(0: 1/2, 1: 1/2)", "1/2*gaussian(1) + 1/2*ball(1)"
    ),
    "enclosed-shells": lambda: laws.over_parts("1/r", "3", "shape(exp(-r^4))", "shape(exp(-r^4))"),
    "moments": lambda: laws.moments("max(1 - r, 0)", "1", "1/2*ball(1) + 1/2*gaussian(1) at 3"),
    "laplace-on-the-line": lambda: energies.bounds_on_line(
        Setting(parse("exp(-r)"), ONE), marginal_in(ONE, "laplace(1)"), 3
    ),
    "smeared-charges": lambda: in_space(smeared_charges, RadialCost("c/r"), marginal_in(parse("3"), "slater(z)")),
    "lieb-oxford-ratio": lambda: in_space(indirect_ratio, RadialCost("1/r"), marginal_in(parse("3"), "ball(1)")),
    "two-bodies": lambda: in_space(two_bodies, RadialCost("1/r"), marginal_in(parse("3"), "ball(1)")),
    "mean-field-of-a-mixture": mean_field_of_a_mixture,
    "correlation": correlation,
    "one-site": lambda: sites([["2"]], ["1"], 3),
    "many-bodies": lambda: sites([["2", "1"], ["1", "7/3"]], ["1/3", "2/3"], 10**6),
    "few-sites": lambda: sites([[None, "1", "1/2"], ["1", None, "1"], ["1/2", "1", "3"]], ["1/5", "1/5", "3/5"], 3),
    "line": lambda: sites([["2", "1", "0"], ["1", "2", "1"], ["0", "1", "2"]], ["1/5", "1/5", "3/5"], 4),
    "crowded": lambda: sites([[None, "1", "1/2"], ["1", None, "1"], ["1/2", "1", None]], ["1/5", "1/5", "3/5"], 3),
    "ellipsoid": lambda: sites([["2", "1", "0"], ["1", "2", "1"], ["0", "1", "2"]], ["1/3", "1/3", "1/3"], 10**6),
    "attractive": lambda: sites([["0", "1", "2"], ["1", "0", "1"], ["2", "1", "0"]], ["1/3", "1/3", "1/3"], 10**6),
    "squares": lambda: sites(SIX, ["1/3", "1/4", "1/6", "1/8", "1/16", "1/16"], 7),
    "bracket": bracket,
    "mixture": lambda: sites([["2", "1"], ["1", "2"]], ["1/3", "2/3"], None),
    "no-plan": lambda: sites([[None, "1"], ["1", "2"]], ["1/2", "1/2"], 4),
    "no-plan-of-infinitely-many": lambda: sites([[None, "1"], ["1", "2"]], ["1/2", "1/2"], None),
    "convergence": lambda: converge([[2, 1], [1, 2]], ["1/3", "2/3"], 5),
    "representable": lambda: represent([["1/6", "1/6"], ["1/6", "1/2"]], 3),
    "not-representable": lambda: represent([["0", "1/2"], ["1/2", "0"]], 3),
    "infinitely-representable": lambda: represent([["5/16", "3/16"], ["3/16", "5/16"]], "inf"),
    "not-infinitely-representable": lambda: represent([["1/6", "1/3"], ["1/3", "1/6"]], "inf"),
    "largest-representable": lambda: largest_representation([["1/6", "1/3"], ["1/3", "1/6"]]),
    "copositive": lambda: sites(HORN, ["1/5"] * 5, None),
    "bracket-of-infinitely-many": lambda: sites([[1, 0, 3], [0, 1, 0], [3, 0, 2]], ["1/3"] * 3, None),
    "product": lambda: product_measure(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], None)),
    "product-rivalled": lambda: product_measure(transport_problem([[1, 2], [2, 1]], ["1/3", "2/3"], None)),
    "product-not-unique": lambda: rival_of_product(transport_problem([[1, 1], [1, 1]], ["1/3", "2/3"], None)),
    "least-value": lambda: in_full("least-value-of-a-program"),
    "least-value-of-three-marginals": lambda: in_full("least-value-of-three-marginals"),
    "no-solution": lambda: in_full("no-solution"),
    "no-lower-bound": lambda: in_full("no-lower-bound"),
    "near": lambda: near_infinite(PLAN, "total-variation"),
    "far": lambda: far_from_infinite(4, "set"),
}
"""Name -> a certificate whose document has to compile."""

ALL = {**{f"kept-{name}": make for name, make in KEPT.items()}, **OTHERS, **PAPER}


def in_full(name: str) -> Certificate:
    """A certificate that the tests of the kernel keep."""
    return certificate_file.load(Path(__file__).resolve().parents[1] / "kernel" / "accepted" / f"{name}.json")


def golden_certificate(name: str) -> Certificate:
    """The certificate as it was when the document was last written, whatever the finders find today."""
    return certificate_file.load(GOLDEN / f"{name}.json")


def write_golden() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, make in KEPT.items():
        file = GOLDEN / f"{name}.json"
        if not file.exists():
            file.write_text(certificate_file.write(make()), encoding="utf-8")
        (GOLDEN / f"{name}.tex").write_text(document(golden_certificate(name)), encoding="utf-8")
    (GOLDEN / TWO_SITES).write_text(two_site_formula().document(), encoding="utf-8")


if __name__ == "__main__":
    write_golden()
