"""Pair measures in Coq: a cost that separates one from the pair marginals of N bodies (Definition 2.1 of [CFP]).

The check is ``separates`` of ``NotRepresentable.v``.
"""

from mfsym.coq.least_costs import check_shape, proof_of_potential
from mfsym.coq.literals import common_denominator, rows, times
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import NotRepresentable
from mfsym.kernel.evidence import SeparatingCost


def not_representable(claim: NotRepresentable, evidence: SeparatingCost) -> Source:
    """That the pair measure is not N-representable as a theorem."""
    sites, bodies = len(claim.pair), claim.bodies
    if bodies is None:
        raise not_exportable("the theory has no copositive matrices yet, which separate from infinitely many bodies")
    check_shape(claim.pair, sites)
    check_shape(evidence.cost, sites)
    unit = common_denominator(entry for line in claim.pair for entry in line)
    # A cost that separates still does so in another unit.
    scale = common_denominator(entry for line in evidence.cost for entry in line)
    cost = [times(scale, line) for line in evidence.cost]
    centre = [bodies // sites + (a < bodies % sites) for a in range(sites)]
    return Source(
        ("Representable", "Potential", "Centre", "Tables", "Forbidden", "NotRepresentable"),
        (
            ("N : Z", str(bodies), "the number of bodies"),
            (
                "P : seq (seq Z)",
                rows(times(unit, line) for line in claim.pair),
                f"the pair measure, in units of 1/{unit}",
            ),
            ("W : seq (seq Z)", rows(cost), "a cost that no configuration makes negative, but the pair measure does"),
            (
                "proof : proof_of_potential",
                proof_of_potential(cost, [0] * sites, bodies, centre),
                "how its energy is seen to be nonnegative",
            ),
        ),
        (("separated", f"separates N {sites} P {unit} W proof"),),
        f"forall R : realFieldType,\n  ~ representable (bodies N) (table R {sites} P {unit})",
        "separates_sound separated",
    )
