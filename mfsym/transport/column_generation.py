"""Any pair costs: configurations are found as they are needed, until no potential is too high anywhere.

An exact linear program over few configurations gives a plan and a potential, and an exact search looks for
configurations where that potential exceeds the energy.  The last search, which finds none, is the evidence.
"""

from fractions import Fraction
from itertools import islice

from mfsym.errors import NoEvidence
from mfsym.kernel.admissible import admissible_above_zero
from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Farkas, PlanAndProvedPotential
from mfsym.kernel.pruned_search import unsettled
from mfsym.kernel.refusal import Refused
from mfsym.transport.guide import promising
from mfsym.transport.master import Master, first_configurations
from mfsym.transport.relaxation import squares_for
from mfsym.transport.simplex import Suggest

MOST_AT_ONCE = 40
"""So many configurations are added in one round."""


def optimum_of_any_cost(
    cost: PairCost, marginal: tuple[Fraction, ...], bodies: int, suggest: Suggest
) -> PlanAndProvedPotential | Farkas:
    """An optimal plan, its potential, and squares that leave few configurations to compare; all weights are positive.
    Or a proof that no plan has finite cost.

    Refuses: NoEvidence if too many configurations are near the least ones.
    """
    master = Master(cost, marginal, bodies)
    master.add(promising(master, first_configurations(master)))
    without = feasible(master, suggest)
    if without is not None:
        return without
    master.add(promising(master, master.configurations))
    order = sorted(range(len(marginal)), key=lambda a: marginal[a])
    while True:
        found = master.optimum(suggest)
        if isinstance(found, Farkas):
            return found
        proof = squares_for(cost, found.potential, bodies, order)
        try:
            above = list(islice(unsettled(cost, found.potential, bodies, proof), MOST_AT_ONCE))
        except Refused as refusal:
            raise NoEvidence(str(refusal)) from refusal
        if not above:
            return PlanAndProvedPotential(found.plan, found.potential, proof)
        master.add(promising(master, [*master.configurations, *above]))


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
