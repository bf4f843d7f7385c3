"""Any pair costs: configurations are found as they are needed, until no potential is too high anywhere.

An exact linear program over few configurations gives a plan and a potential, and an exact search looks for
configurations where that potential exceeds the energy.  The last search, which finds none, is the evidence.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

from mfsym.deadline import OutOfTime
from mfsym.errors import NoEvidence
from mfsym.kernel.admissible import admissible_above_zero
from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Ellipsoid, Farkas, PlanAndPotential, PlanAndProvedPotential, Squares
from mfsym.kernel.pruned_search import greatest_excess, unsettled
from mfsym.kernel.refusal import Refused
from mfsym.transport.guide import is_admissible, promising
from mfsym.transport.master import Master, first_configurations
from mfsym.transport.relaxation import squares_for
from mfsym.transport.simplex import Suggest

MOST_AT_ONCE = 40
"""So many configurations are added in one round."""


def optimum_of_any_cost(
    cost: PairCost, marginal: tuple[Fraction, ...], bodies: int, suggest: Suggest
) -> PlanAndProvedPotential | Farkas:
    """An optimal plan, its potential, and squares that leave few configurations to compare; all weights are positive.

    Or a proof that no plan has finite cost.  When time is up, or where too many configurations are near the least ones,
    the plan found by then, and a potential so low that the squares alone show it to be one.

    Refuses: NoEvidence if then there is no plan of finite cost yet.
    """
    master = Master(cost, marginal, bodies)
    master.add(n for n in first_configurations(master) if is_admissible(cost, n))
    order = sorted(range(len(marginal)), key=lambda a: marginal[a])
    try:
        return _optimum(master, order, suggest)
    except (OutOfTime, Refused) as end:
        found = master.optimum(suggest)
        if isinstance(found, Farkas):
            raise NoEvidence(f"no plan of finite cost was found: {end}") from end
        proof = squares_for(cost, found.potential, bodies, order)
        return lowered(found, greatest_excess(cost, found.potential, bodies, proof) / bodies, proof)


def _optimum(master: Master, order: Sequence[int], suggest: Suggest) -> PlanAndProvedPotential | Farkas:
    without = feasible(master, suggest)
    if without is not None:
        return without
    master.add(promising(master, master.configurations))
    while True:
        found = master.optimum(suggest)
        if isinstance(found, Farkas):
            return found
        proof = squares_for(master.cost, found.potential, master.bodies, order)
        above = list(islice(unsettled(master.cost, found.potential, master.bodies, proof), MOST_AT_ONCE))
        if not above:
            return PlanAndProvedPotential(found.plan, found.potential, proof)
        master.add(promising(master, [*master.configurations, *above]))


def lowered(found: PlanAndPotential, amount: Fraction, proof: Ellipsoid | Squares) -> PlanAndProvedPotential:
    """The plan, and the potential lowered everywhere by that ``amount``, for which there is the ``proof``."""
    return PlanAndProvedPotential(found.plan, tuple(u - amount for u in found.potential), proof)


def feasible(master: Master, suggest: Suggest) -> Farkas | None:
    """Adds configurations until they have a plan; a proof that none has, if that is so."""
    while True:
        found = master.optimum(suggest)
        if not isinstance(found, Farkas):
            return None
        more = admissible_above_zero(master.cost, found.potential, master.bodies)
        if more is None:
            return found
        master.add([more])
