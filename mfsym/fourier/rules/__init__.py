"""One rule per file: each recognises one family of costs and writes its derivation.

A rule is a function ``derive(shape, draft)``; its schema is the first line of its file.  A new rule is a new file and
a line here.
"""

from collections.abc import Callable, Mapping

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.rules import (
    ball,
    bessel_wave,
    damped_lorentzian,
    error_function,
    exponential,
    gamma_power,
    gaussian,
    gaussian_power,
    inverse_multiquadric,
    logarithm,
    matern,
    multiquadric,
    power_exponential,
    quartic,
    riesz,
    softened_exponential,
    sonine,
    yukawa,
)

RULES: Mapping[str, Callable[[Shape, Draft], int | None]] = {
    "gaussian": gaussian.derive,
    "exponential": exponential.derive,
    "yukawa": yukawa.derive,
    "riesz": riesz.derive,
    "multiquadric": multiquadric.derive,
    "inverse_multiquadric": inverse_multiquadric.derive,
    "matern": matern.derive,
    "softened_exponential": softened_exponential.derive,
    "power_exponential": power_exponential.derive,
    "gaussian_power": gaussian_power.derive,
    "error_function": error_function.derive,
    "logarithm": logarithm.derive,
    "sonine": sonine.derive,
    "ball": ball.derive,
    "bessel_wave": bessel_wave.derive,
    "damped_lorentzian": damped_lorentzian.derive,
    "quartic": quartic.derive,
    "gamma_power": gamma_power.derive,
}
"""Name of the file -> its rule, in the order in which they are tried."""
