"""The pictures on pages of statements: what they show, as data, and what draws it into docs/statements/LABEL.svg."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import mpmath

from mfsym.answers.climb import climb
from mfsym.answers.curve import curve
from mfsym.kernel.hessian import mixed_derivatives
from mfsym.plots import Spectrum, plot_climb, plot_polygons, plot_spectra, plot_transform
from proofs_checks import chapters
from proofs_checks.on_sites.fixtures import ON_A_LINE, REPULSIVE

BODIES = (2, 3, 5, 10, None)
SPECTRUM_NAMES = ("2 on R", "3 on R", "2 in space", "3 in space")


def spectra() -> list[Spectrum]:
    """The eigenvalues of the mixed second derivatives at the points of Proposition 3.6."""
    instances = chapters()["proposition-3.6"].instances
    points = [i.data.points for i in instances if i.statement.label == "proposition-3.6-signature"]
    return [(name, _eigenvalues(some)) for name, some in zip(SPECTRUM_NAMES, points, strict=True)]


def _eigenvalues(points: tuple[tuple[Fraction, ...], ...]) -> list[float]:
    rows = [[mpmath.mpf(x.numerator) / x.denominator for x in row] for row in mixed_derivatives(points)]
    values = mpmath.eigsy(mpmath.matrix(rows), eigvals_only=True)
    # float: a figure has no more digits; what vanishes is not drawn
    return sorted(float(value) if abs(value) > 1e-12 else 0.0 for value in values)


PICTURES: Mapping[str, tuple[str, Callable[[Path], None]]] = {
    "theorem-1.2": (
        "the cost exp(-r) in space and its transform, which is positive",
        lambda file: plot_transform(curve("exp(-r)", 3), file),
    ),
    "theorem-1.3": (
        "F_N climbs to F_oo between the bounds of the rate, on three sites of a line",
        lambda file: plot_climb(climb(ON_A_LINE.problem(12)), file),
    ),
    "definition-2.1": (
        "the N-representable pair measures on two sites, for N = 2, 3, 5, 10, and the infinitely representable ones",
        lambda file: plot_polygons(BODIES, file),
    ),
    "example-2.13-ii": (
        "a difference of two Gaussians on the line and its transform, which changes sign",
        lambda file: plot_transform(curve("exp(-r^2/8) - exp(-2*r^2)", 1), file),
    ),
    "proposition-3.6": (
        "the eigenvalues of the mixed second derivatives: as many zero and negative ones as dimensions of the support",
        lambda file: plot_spectra(spectra(), file),
    ),
    "sharp-rate": (
        "F_N and the bounds of the rate on two sites of equal weight, where every second value attains the lower one",
        lambda file: plot_climb(climb(REPULSIVE.problem(12)), file),
    ),
}
"""For labels of statements: what the picture shows, and what draws it into a file."""
