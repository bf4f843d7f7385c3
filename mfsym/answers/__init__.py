"""What a user asks: a question goes to a finder, its evidence to the kernel, and the verdict comes back.

The same :class:`Answer` serves Python, the command line (text and JSON) and notebooks (LaTeX).
"""

from mfsym.answers.answer import Answer
from mfsym.answers.energies import mean_field_energy
from mfsym.answers.line import line_energy
from mfsym.answers.pairs import extreme_pair_measures, represent
from mfsym.answers.properties import hypotheses
from mfsym.answers.radial import sign, transform, transform_value
from mfsym.answers.rates import rate
from mfsym.answers.sites import solve
from mfsym.answers.two_sites import TwoSiteAnswer, two_site_formula

__all__ = [
    "Answer",
    "TwoSiteAnswer",
    "extreme_pair_measures",
    "hypotheses",
    "line_energy",
    "mean_field_energy",
    "rate",
    "represent",
    "sign",
    "solve",
    "transform",
    "transform_value",
    "two_site_formula",
]
