"""One-body marginals on R^d: Gaussian, uniform on a ball or a sphere, finitely many points."""

from mfsym.densities.one_body import marginal, marginal_in, marginal_text, marginals_in

__all__ = ["marginal", "marginal_in", "marginal_text", "marginals_in"]
