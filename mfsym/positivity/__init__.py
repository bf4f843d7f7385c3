"""FINDS certificates of the sign of a transform, and of properties of the cost itself, for either answer.

``methods/`` holds one method per file.
"""

from mfsym.positivity.find import nonnegative_cost, sign_threshold, transform_sign
from mfsym.positivity.parametric_witness import negative_wave_number
from mfsym.positivity.properties import PROPERTIES, cost_property, deciding_condition, missing_in_every_case
from mfsym.positivity.zeros import transform_zeros

__all__ = [
    "PROPERTIES",
    "cost_property",
    "deciding_condition",
    "missing_in_every_case",
    "negative_wave_number",
    "nonnegative_cost",
    "sign_threshold",
    "transform_sign",
    "transform_zeros",
]
