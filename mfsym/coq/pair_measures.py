"""Pair measures in Coq: a plan shows that one is N-representable, a cost that it is not ([CFP], Definition 2.1).

The checks are ``plan_represents`` of ``PairPlan.v``, ``separates`` of ``NotRepresentable.v``, and for infinitely many
bodies those of ``InfinitePairs.v``.
"""

from mfsym.coq.least_costs import check_shape, proof_of_potential, weighted_configurations
from mfsym.coq.literals import rows, times
from mfsym.coq.mixtures import written
from mfsym.coq.source import Source, not_exportable
from mfsym.coq.subdivision import subdivision
from mfsym.kernel.claim import LargestRepresentable, Matrix, NotRepresentable, Representable
from mfsym.kernel.evidence import Plan, PlanAndSeparatingCost, RepresentingMixture, RepresentingPlan, SeparatingCost
from mfsym.kernel.units import common_denominator

Definition = tuple[str, str, str]
Computation = tuple[str, str]

MODULES = ("Representable", "Potential", "Centre", "Tables", "Forbidden", "NotRepresentable", "PairPlan")
INFINITE = ("Representable", "Tables", "Copositive", "InfinitePairs")


def representable(claim: Representable, evidence: RepresentingPlan) -> Source:
    """That the pair measure is N-representable as a theorem."""
    if claim.bodies is None:
        raise not_exportable("a plan says nothing about infinitely many bodies")
    definition, computation = _plan(claim.pair, evidence.plan)
    measure = measured(claim.pair)
    return Source(
        MODULES,
        (bodies_of(claim.bodies), measure, definition),
        (computation,),
        f"forall R : realFieldType,\n  representable (bodies N) {table_of(claim.pair)}",
        "plan_represents_sound represented",
    )


def not_representable(claim: NotRepresentable, evidence: SeparatingCost) -> Source:
    """That the pair measure is not N-representable as a theorem."""
    if claim.bodies is None:
        return _not_infinitely(claim, evidence)
    definitions, computation = _separation(claim.pair, evidence.cost, claim.bodies, "N")
    return Source(
        MODULES,
        (bodies_of(claim.bodies), measured(claim.pair), *definitions),
        (computation,),
        f"forall R : realFieldType,\n  ~ representable (bodies N) {table_of(claim.pair)}",
        "separates_sound separated",
    )


def infinitely_representable(claim: Representable, evidence: RepresentingMixture) -> Source:
    """That the pair measure is N-representable for all N as a theorem, from a mixture of independent bodies."""
    if claim.bodies is not None:
        raise not_exportable("a mixture is offered for infinitely many bodies only")
    mixture = written(evidence.mixture, len(claim.pair))
    data = f"{len(claim.pair)} P {unit_of(claim.pair)} laws {mixture.shares} {mixture.weights}"
    return Source(
        INFINITE,
        (measured(claim.pair), mixture.definition()),
        (("represented", f"mixture_represents {data}"),),
        f"forall R : archiFieldType,\n  infinitely_representable {table_of(claim.pair)}",
        "mixture_represents_sound represented",
    )


def _not_infinitely(claim: NotRepresentable, evidence: SeparatingCost) -> Source:
    sites = len(claim.pair)
    check_shape(evidence.cost, sites)
    scale = common_denominator(entry for line in evidence.cost for entry in line)
    integers = [times(scale, line) for line in evidence.cost]
    return Source(
        INFINITE,
        (
            measured(claim.pair),
            ("W : seq (seq Z)", rows(integers), "a copositive matrix whose mean under the pair measure is negative"),
            ("cuts : subdivision", subdivision(integers), "how it is seen to be copositive"),
        ),
        (("separated", f"separates_infinitely {sites} P {unit_of(claim.pair)} W cuts"),),
        f"forall R : archiFieldType,\n  ~ infinitely_representable {table_of(claim.pair)}",
        "separates_infinitely_sound separated",
    )


def largest_representable(claim: LargestRepresentable, evidence: PlanAndSeparatingCost) -> Source:
    """That the pair measure is N-representable, and not by one body more, as a theorem."""
    plan, represented = _plan(claim.pair, evidence.plan)
    separating, separated = _separation(claim.pair, evidence.cost, claim.bodies + 1, "(N + 1)")
    table = table_of(claim.pair)
    return Source(
        MODULES,
        (bodies_of(claim.bodies), measured(claim.pair), plan, *separating),
        (represented, separated),
        f"forall R : realFieldType,\n  representable (bodies N) {table} /\\ ~ representable (bodies (N + 1)) {table}",
        "fun R => conj (plan_represents_sound represented R) (separates_sound (R := R) separated)",
    )


def bodies_of(bodies: int) -> Definition:
    """The number of bodies."""
    return ("N : Z", str(bodies), "the number of bodies")


def unit_of(pair: Matrix) -> int:
    """The denominator of the pair measure."""
    return common_denominator(entry for line in pair for entry in line)


def measured(pair: Matrix) -> Definition:
    """The pair measure."""
    check_shape(pair, len(pair))
    unit = unit_of(pair)
    return ("P : seq (seq Z)", rows(times(unit, line) for line in pair), f"the pair measure, in units of 1/{unit}")


def table_of(pair: Matrix) -> str:
    """The pair measure as a term."""
    return f"(table R {len(pair)} P {unit_of(pair)})"


def planned(plan: Plan, name: str = "plan_of_bodies") -> tuple[Definition, int]:
    """The plan, and the denominator of its weights."""
    weights = common_denominator(part.weight for part in plan)
    remark = f"weights, in units of 1/{weights}, and numbers of bodies"
    return (f"{name} : seq (Z * seq Z)", weighted_configurations(plan, weights), remark), weights


def _plan(pair: Matrix, plan: Plan) -> tuple[Definition, Computation]:
    """The plan, and that its pair marginal is the pair measure."""
    definition, weights = planned(plan)
    computation = f"plan_represents N {len(pair)} P {unit_of(pair)} plan_of_bodies {weights}"
    return definition, ("represented", computation)


def _separation(pair: Matrix, cost: Matrix, bodies: int, number: str) -> tuple[tuple[Definition, ...], Computation]:
    """The cost, and that it separates the pair measure from those of so many bodies."""
    sites = len(pair)
    check_shape(cost, sites)
    # A cost that separates still does so in another unit.
    scale = common_denominator(entry for line in cost for entry in line)
    integers = [times(scale, line) for line in cost]
    even = [bodies // sites + (a < bodies % sites) for a in range(sites)]
    definitions = (
        ("W : seq (seq Z)", rows(integers), "a cost that no configuration makes negative, but the pair measure does"),
        (
            "proof : proof_of_potential",
            proof_of_potential(integers, [0] * sites, bodies, even),
            "how its energy is seen to be nonnegative",
        ),
    )
    return definitions, ("separated", f"separates {number} {sites} P {unit_of(pair)} W proof")
