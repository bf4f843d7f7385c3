"""FINDS derivations of Fourier transforms of radial costs; ``rules/`` holds one family of costs per file."""

from mfsym.fourier.find import fourier_transform

__all__ = ["fourier_transform"]
