"""FINDS certificates of the sign of a transform, for either answer; ``methods/`` holds one method per file."""

from mfsym.positivity.find import transform_sign

__all__ = ["transform_sign"]
