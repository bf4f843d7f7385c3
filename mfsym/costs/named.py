"""Costs that have a name."""

from collections.abc import Mapping

NAMED_COSTS: Mapping[str, str] = {
    # of electrons, and what is like it
    "coulomb": "1/r",
    "yukawa": "exp(-a*r)/r",
    "soft-coulomb": "1/sqrt(r^2 + a^2)",
    "regularised-coulomb": "(1 - exp(-t*r))/r",
    "long-range-coulomb": "erf(t*r)/r",
    "short-range-coulomb": "erfc(t*r)/r",
    "truncated-coulomb": "if(r < b, 1/r, 0)",
    "riesz": "r^(-s)",
    # smooth ones that decay
    "gaussian": "exp(-r^2/(2*s^2))",
    "exponential": "exp(-a*r)",
    "inverse-multiquadric": "(r^2 + a^2)^(-b)",
    "lorentzian": "1/(r^2 + a^2)",
    "matern": "r^v*besselk(v, a*r)",
    "matern-3/2": "(1 + a*r)*exp(-a*r)",
    "matern-5/2": "(1 + a*r + a^2*r^2/3)*exp(-a*r)",
    "bessel-potential": "besselk(0, a*r)",
    "sech": "sech(a*r)",
    "sech-squared": "sech(a*r)^2",
    "quartic": "1/(1 + r^4)",
    "quartic-exponential": "exp(-r^4)",
    "stretched-exponential": "exp(-sqrt(r))",
    # of compact support
    "triangle": "max(1 - r/b, 0)",
    "askey": "max(1 - r/b, 0)^2",
    "wendland": "max(1 - r/b, 0)^4*(4*r/b + 1)",
    "epanechnikov": "if(r < b, 1 - r^2/b^2, 0)",
    "ball": "if(r < b, 1, 0)",
    # that oscillate, or change sign
    "fejer": "(sin(r/2)/(r/2))^2",
    "damped-cosine": "exp(-a*r)*cos(b*r)",
    "mexican-hat": "(1 - r^2/s^2)*exp(-r^2/(2*s^2))",
    "morse": "exp(-2*a*(r - b)) - 2*exp(-a*(r - b))",
    "difference-of-gaussians": "exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)",
    "difference-of-yukawas": "exp(-a*r)/r - exp(-b*r)/r",
}
"""Name -> formula; all names in it besides r are positive parameters."""
