"""Problems of infinite cost in Coq: every plan uses a forbidden pair.

The checks are ``no_plan`` and ``crowded`` of ``NoPlan.v``.
"""

from fractions import Fraction

from mfsym.coq.least_costs import check_bodies, check_shape, proof_of_potential
from mfsym.coq.literals import listed, row, rows, times
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import NoAdmissiblePlan, TransportProblem
from mfsym.kernel.evidence import CrowdedSites, Farkas
from mfsym.kernel.units import common_denominator

Definitions = tuple[tuple[str, str, str], ...]


def no_admissible_plan(claim: NoAdmissiblePlan, evidence: Farkas) -> Source:
    """That no plan avoids the forbidden pairs, as a theorem; Coq goes through all configurations."""
    problem, bodies = claim.problem, _bodies(claim.problem)
    sites = len(problem.marginal)
    check_shape(problem.cost, sites)
    if len(evidence.potential) != sites:
        raise not_exportable("the potential needs one number for each site")
    scale, mass = common_denominator(evidence.potential), common_denominator(problem.marginal)
    u = times(scale, evidence.potential)
    # One forbidden pair outweighs the potential of all bodies.
    fill = bodies * (max(map(abs, u)) + 1)
    cost = [[fill if entry is None else 0 for entry in line] for line in problem.cost]
    # The mean of the potential is an integer in units of 1/(scale mass), so that the least cost is at least 1/bound.
    bound = (bodies - 1) * mass
    definitions: Definitions = (
        ("potential : seq Z", row(u), f"in units of 1/{scale}"),
        (
            "proof : proof_of_potential",
            proof_of_potential(cost, u, bodies, ()),
            "how it is seen to be at most 0 without forbidden pairs",
        ),
    )
    return _source(problem, definitions, f"no_plan N {sites} F mu {mass} {fill} potential proof {bound}", "no_plan")


def crowded_sites(claim: NoAdmissiblePlan, evidence: CrowdedSites) -> Source:
    """That no plan avoids the forbidden pairs, as a theorem; it does not matter how many configurations there are."""
    problem, _ = claim.problem, _bodies(claim.problem)
    if any(site < 0 for site in evidence.sites):
        raise not_exportable("there is no such site")
    sites, mass = len(problem.marginal), common_denominator(problem.marginal)
    definitions: Definitions = (
        ("S : seq nat", f"{listed(map(str, evidence.sites))}%N", "sites all of whose pairs are forbidden"),
    )
    return _source(problem, definitions, f"crowded N {sites} F mu {mass} S", "crowded")


def _bodies(problem: TransportProblem) -> int:
    if problem.bodies is None:
        raise not_exportable("the theory has no forbidden pairs yet for infinitely many bodies")
    check_bodies(problem.bodies)
    return problem.bodies


def _source(problem: TransportProblem, definitions: Definitions, term: str, check: str) -> Source:
    sites = len(problem.marginal)
    check_shape(problem.cost, sites)
    finite = [[entry or Fraction(0) for entry in line] for line in problem.cost]
    unit, mass = common_denominator(entry for line in finite for entry in line), common_denominator(problem.marginal)
    forbidden = listed(f"({b}, {a})" for a in range(sites) for b in range(a + 1) if problem.cost[a][b] is None)
    return Source(
        ("Potential", "Centre", "Tables", "Forbidden", "Certificate", "NoPlan"),
        (
            ("N : Z", str(problem.bodies), "the number of bodies"),
            ("F : seq (nat * nat)", f"{forbidden}%N", "the forbidden pairs of sites, whose cost is infinite"),
            (
                "C : seq (seq Z)",
                rows(times(unit, line) for line in finite),
                f"the cost of a pair at each two sites, in units of 1/{unit}",
            ),
            ("mu : seq Z", row(times(mass, problem.marginal)), f"the law of one body, in units of 1/{mass}"),
            *definitions,
        ),
        (("impossible", term),),
        f"forall (R : realFieldType) (v : R),\n  ~ costs_of_plans N {sites} F C {unit} mu {mass} v",
        f"{check}_sound impossible",
    )
