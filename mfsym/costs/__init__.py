"""WHAT is transported against: radial pair costs c(x, y) = l(|x - y|)."""

from mfsym.costs.named import NAMED_COSTS
from mfsym.costs.radial_cost import RadialCost

__all__ = ["NAMED_COSTS", "RadialCost"]
