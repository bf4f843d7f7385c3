"""Equation (1.5): two bodies with the Coulomb cost have a single minimiser, and it lies on the graph of a map.

For a radial density the map sends a body to the other side of the origin, to the distance with as much mass beyond it
as there was inside.

Checked: the cost of this map, enclosed to about 20 digits in ball arithmetic.  Not checked: that it is optimal, and
nothing else is, which is trusted.  (For a marginal with atoms there may be no map: two bodies on two sites with the
marginal (1/3, 2/3) split the mass of the second site.)
"""

from proofs_checks.on_densities.coulomb import chapter, pair, statement

MAP = statement(
    "equation-1.5",
    "Equation (1.5)",
    "the least Coulomb cost of two bodies with this radial density is that of the map to the opposite side",
    pair,
)

CHAPTER = chapter(MAP, ("ball(1)", "slater(1)", "gaussian(1)"), ("sphere(1)",))
