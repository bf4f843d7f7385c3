"""Bodies on a sphere: V_N of the uniform law with the Coulomb cost is the least energy of N points (Thomson's problem).

For 2, 3, 4, 6 and 12 bodies the points are a pair of poles, an equilateral triangle, a regular tetrahedron, octahedron
and icosahedron, and a polynomial proves that no others have less; for five bodies it is a theorem of R. Schwartz.

Checked: V_N and an algebraic number between the same two numbers, which have 19 digits in common.  Not checked: that
they are equal, and that no other points have the least energy.
"""

from collections.abc import Mapping

from mfsym.energies.sphere import NUMBERS, sphere_energy
from mfsym.errors import InvalidArgument
from mfsym.rational import integer
from mfsym.statements import Chapter, Instance, Statement, no_refutation

LEAST = Statement(
    "sphere-energies",
    "Energies on the sphere",
    "V_N of the uniform law on the unit sphere with the Coulomb cost is an algebraic number, to 19 digits",
    lambda bodies: None,
    sphere_energy,
    no_refutation,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    if "bodies" not in options:
        raise InvalidArgument("sphere-energies needs --bodies: the number N of bodies, 2 to 6 or 12")
    bodies = integer(options["bodies"], "bodies", 2, max(NUMBERS))
    if bodies not in NUMBERS:
        raise InvalidArgument(f"bodies is {bodies}, need one of {', '.join(map(str, NUMBERS))}: others are not known")
    return (Instance(LEAST, f"N = {bodies}", bodies),)


CHAPTER = Chapter(
    instances=tuple(Instance(LEAST, f"N = {bodies}", bodies) for bodies in NUMBERS),
    options={"bodies": "the number N of bodies, 2 to 6 or 12"},
    own=_own,
)
