"""Any pair costs: configurations are found as they are needed, until no potential is too high anywhere.

An exact linear program over few configurations gives a plan and a potential, and an exact search looks for
configurations where that potential exceeds the energy.  The last search, which finds none, is the evidence.
"""

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
from mfsym.transport.master import Master, first_configurations, samplings
from mfsym.transport.progress import report
from mfsym.transport.relaxation import squares_for
from mfsym.transport.simplex import Suggest

QUICK_SITES = 20
"""On so few sites squares are found even after time is up: that takes some tenths of a second."""

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
    # These have a plan, unless some are not admissible.
    master.add(n for n in samplings(master.mean, range(len(marginal))) if is_admissible(cost, n))
    proofs: list[Squares] = []
    try:
        return _optimum(master, suggest, proofs)
    except (OutOfTime, Refused) as end:
        found = master.optimum(suggest)
        if isinstance(found, Farkas):
            raise NoEvidence(f"no plan of finite cost was found: {end}") from end
        if len(marginal) <= QUICK_SITES:
            proofs.append(squares_for(cost, found.potential, bodies))
        proof = proofs[-1] if proofs else Squares((), tuple(range(len(marginal))))
        return lowered(found, greatest_excess(cost, found.potential, bodies, proof) / bodies, proof)


def _optimum(master: Master, suggest: Suggest, proofs: list[Squares]) -> PlanAndProvedPotential | Farkas:
    """The optimum; the squares of each round are added to ``proofs``."""
    wanted = promising(master, first_configurations(master))
    while True:
        master.add(wanted)
        found = master.optimum(suggest)
        if isinstance(found, Farkas):
            # The configurations so far have no plan.
            more = admissible_above_zero(master.cost, found.potential, master.bodies)
            if more is None:
                return found
            wanted = promising(master, [*master.configurations, more])
            continue
        report("searching for configurations at which the potential is too high")
        proof = squares_for(master.cost, found.potential, master.bodies)
        proofs.append(proof)
        above = list(islice(unsettled(master.cost, found.potential, master.bodies, proof), MOST_AT_ONCE))
        if not above:
            return PlanAndProvedPotential(found.plan, found.potential, proof)
        wanted = [*above, *promising(master, [*master.configurations, *above])]


def lowered(found: PlanAndPotential, amount: Fraction, proof: Ellipsoid | Squares) -> PlanAndProvedPotential:
    """The plan, and the potential lowered everywhere by that ``amount``, for which there is the ``proof``."""
    return PlanAndProvedPotential(found.plan, tuple(u - amount for u in found.potential), proof)
