"""FINDS certificates of the sign of a transform, for either answer; ``methods/`` holds one method per file."""

from mfsym.positivity.find import nonnegative_cost, sign_threshold, transform_sign

__all__ = ["nonnegative_cost", "sign_threshold", "transform_sign"]
