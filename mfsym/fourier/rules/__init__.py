"""One rule per file: each recognises one family of costs and writes its derivation.

A rule is a function ``derive(shape, draft)``; its schema is the first line of its file.  A new rule is a new file and
a line here.
"""

from collections.abc import Callable, Mapping

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.rules import (
    ball,
    exponential,
    gaussian,
    inverse_multiquadric,
    matern,
    quartic,
    riesz,
    sech,
    sinc_square,
    yukawa,
)

RULES: Mapping[str, Callable[[Shape, Draft], int | None]] = {
    "gaussian": gaussian.derive,
    "exponential": exponential.derive,
    "yukawa": yukawa.derive,
    "riesz": riesz.derive,
    "inverse_multiquadric": inverse_multiquadric.derive,
    "matern": matern.derive,
    "sech": sech.derive,
    "sinc_square": sinc_square.derive,
    "quartic": quartic.derive,
    "ball": ball.derive,
}
"""Name of the file -> its rule, in the order in which they are tried."""
