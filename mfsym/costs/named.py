"""Costs that have a name."""

from collections.abc import Mapping

NAMED_COSTS: Mapping[str, str] = {
    "coulomb": "1/r",
    "yukawa": "exp(-a*r)/r",
    "exponential": "exp(-a*r)",
    "gaussian": "exp(-r^2/(2*s^2))",
    "inverse-multiquadric": "(r^2 + a^2)^(-b)",
    "difference-of-gaussians": "exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)",
}
"""Name -> formula."""
