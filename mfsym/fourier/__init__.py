"""FINDS derivations of Fourier transforms of radial costs, and encloses values of transforms.

``rules/`` holds one family of costs per file.
"""

from mfsym.fourier.enclosure import bounds_at, negative_value, radius_of, transform_bounds, transform_enclosure
from mfsym.fourier.find import fourier_transform, transform_in
from mfsym.fourier.value import transform_value

__all__ = [
    "bounds_at",
    "fourier_transform",
    "negative_value",
    "radius_of",
    "transform_bounds",
    "transform_enclosure",
    "transform_in",
    "transform_value",
]
