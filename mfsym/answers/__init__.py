"""What a user asks: a question goes to a finder, its evidence to the kernel, and the verdict comes back.

The same :class:`Answer` serves Python, the command line (text and JSON) and notebooks (LaTeX).
"""

from mfsym.answers.answer import Answer
from mfsym.answers.energies import mean_field_energy
from mfsym.answers.radial import sign, transform, transform_value
from mfsym.answers.sites import solve

__all__ = ["Answer", "mean_field_energy", "sign", "solve", "transform", "transform_value"]
