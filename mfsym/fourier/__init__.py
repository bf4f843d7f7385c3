"""FINDS derivations of Fourier transforms of radial costs, and encloses values of transforms.

``rules/`` holds one family of costs per file.
"""

from mfsym.fourier.enclosure import negative_value, transform_enclosure
from mfsym.fourier.find import fourier_transform
from mfsym.fourier.value import transform_value

__all__ = ["fourier_transform", "negative_value", "transform_enclosure", "transform_value"]
