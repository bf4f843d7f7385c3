"""Least costs of finitely many bodies in Coq: a plan attains the value, and a potential shows that none undercuts it.

The checks are ``plan_attains`` and ``potential_shows`` of ``Certificate.v``.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb

from mfsym.coq.around_centre import centre_hint
from mfsym.coq.literals import integer, listed, row, rows, times
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import CostBracket, OptimalCost, PairCost, TransportProblem
from mfsym.kernel.evidence import FiniteOptimum, Plan, PlanAndProvedPotential
from mfsym.kernel.transport_evidence import Ellipsoid
from mfsym.kernel.units import common_denominator

MOST_CONFIGURATIONS = 2_000_000
"""Coq goes through so many in some ten seconds."""


def optimal_cost(claim: OptimalCost, evidence: FiniteOptimum) -> Source:
    """F_N as a theorem: the least element of the costs of all plans."""
    return _between(claim.problem, claim.value, claim.value, evidence)


def cost_bracket(claim: CostBracket, evidence: FiniteOptimum) -> Source:
    """Bounds for F_N as a theorem."""
    return _between(claim.problem, claim.lower, claim.upper, evidence)


def _between(problem: TransportProblem, lower: Fraction, upper: Fraction, evidence: FiniteOptimum) -> Source:
    sites, bodies = len(problem.marginal), problem.bodies
    if bodies is None:
        raise not_exportable("a plan says nothing about infinitely many bodies")
    check_bodies(bodies)
    check_shape(problem.cost, sites)
    entries = [entry or Fraction(0) for line in problem.cost for entry in line]
    unit, mass = common_denominator(entries), common_denominator(problem.marginal)
    cost = [times(unit, (entry or Fraction(0) for entry in line)) for line in problem.cost]
    forbidden = [(a, b) for a in range(sites) for b in range(a + 1) if problem.cost[a][b] is None]
    weights = common_denominator(part.weight for part in evidence.plan)
    potential, proof, scale, fill = _potential(problem, evidence, cost, unit, bodies)
    pairs = listed((f"({b}, {a})" for a, b in forbidden))
    data = f"N {sites} {'F' if forbidden else '[::]'} C {unit} mu {mass}"
    # Without forbidden pairs the costs are those of the N-body problem (1.18) with a finite cost.
    costs = f"(plan_costs (table R {sites} C {unit}) (bodies N) (vector R {sites} mu {mass}))"
    if forbidden:
        costs = f"(costs_of_plans {data})"
    definitions = [
        ("N : Z", str(bodies), "the number of bodies"),
        ("C : seq (seq Z)", rows(cost), f"the cost of a pair at each two sites, in units of 1/{unit}"),
        ("mu : seq Z", row(times(mass, problem.marginal)), f"the law of one body, in units of 1/{mass}"),
        (
            "plan_of_bodies : seq (Z * seq Z)",
            weighted_configurations(evidence.plan, weights),
            f"weights, in units of 1/{weights}, and numbers of bodies",
        ),
        ("potential : seq Z", row(potential), f"in units of 1/{scale * unit}"),
        ("proof : proof_of_potential", proof, "how the potential is seen to be below the energy"),
    ]
    if forbidden:
        definitions.insert(
            2, ("F : seq (nat * nat)", pairs + "%N", "the forbidden pairs of sites, whose cost is infinite")
        )
    if lower == upper:
        statement = f"least {costs} (ratio R {ratio(upper)})"
    else:
        statement = f"between {costs}\n    (ratio R {ratio(lower)}) (ratio R {ratio(upper)})"
    theorem = "certified_costs" if forbidden else "certified_plan_costs"
    return Source(
        ("Limit", "Potential", "Centre", "Tables", "Forbidden", "Certificate"),
        tuple(definitions),
        (
            ("attained", f"plan_attains {data} plan_of_bodies {weights} {ratio(upper)}"),
            ("shown", f"potential_shows {data} {fill} {scale} potential proof {ratio(lower)}"),
        ),
        f"forall R : realFieldType,\n  {statement}",
        f"{theorem} attained shown",
    )


def check_shape(matrix: PairCost, sites: int) -> None:
    """Refuse a matrix that has not one row and one column for each site, of which there is at least one."""
    if sites == 0 or len(matrix) != sites or any(len(line) != sites for line in matrix):
        raise not_exportable("a matrix needs one row and one column for each site")


def check_bodies(bodies: int) -> None:
    """Refuse fewer than two bodies."""
    if bodies < 2:
        raise not_exportable("there are fewer than two bodies")


def ratio(value: Fraction) -> str:
    """The numerator and the denominator, as the checks take them."""
    return f"{integer(value.numerator)} {value.denominator}"


def weighted_configurations(plan: Plan, weights: int) -> str:
    """The configurations of a plan, each with its weight times ``weights``."""
    parts = [(int(weights * part.weight), part.configuration) for part in plan]
    return listed((f"({integer(weight)}, {row(configuration)})" for weight, configuration in parts), ";\n    ")


def _potential(
    problem: TransportProblem, evidence: FiniteOptimum, cost: Sequence[Sequence[int]], unit: int, bodies: int
) -> tuple[list[int], str, int, int]:
    """The potential in units of 1/(scale unit), its proof, the scale, and what forbidden pairs cost, large enough.

    A potential that is one on the sites of positive weight only is lowered elsewhere, which changes nothing but that.
    """
    sites, u = range(len(problem.marginal)), list(evidence.potential)
    if len(u) != len(sites):
        raise not_exportable("the potential needs one number for each site")
    pairs = comb(bodies, 2)
    greatest = max((abs(entry) for line in cost for entry in line), default=0)
    if isinstance(evidence, PlanAndProvedPotential):
        support = max(
            (abs(v) for v, weight in zip(u, problem.marginal, strict=True) if weight > 0), default=Fraction(0)
        )
        lowest = -2 * pairs * Fraction(greatest, unit) - bodies * support
        u = [v if weight > 0 else min(v, lowest) for v, weight in zip(u, problem.marginal, strict=True)]
    scale = common_denominator(v * unit for v in u)
    potential = times(scale * unit, u)
    fill = 0
    if any(entry is None for line in problem.cost for entry in line):
        # One forbidden pair outweighs all other pairs and the potential.
        fill = pairs * greatest + bodies * (max(map(abs, potential)) // scale + 1)
    filled = [[fill if problem.cost[a][b] is None else cost[a][b] for b in sites] for a in sites]
    return potential, _proof(filled, potential, scale, bodies, evidence), scale, fill


def _proof(
    cost: Sequence[Sequence[int]], potential: Sequence[int], scale: int, bodies: int, evidence: FiniteOptimum
) -> str:
    """How Coq is to see that the potential is below the energy."""
    return proof_of_potential(
        [[scale * entry for entry in line] for line in cost],
        potential,
        bodies,
        evidence.proof.centre
        if isinstance(evidence, PlanAndProvedPotential) and isinstance(evidence.proof, Ellipsoid)
        else evidence.plan[0].configuration
        if evidence.plan
        else (),
    )


def proof_of_potential(
    cost: Sequence[Sequence[int]], potential: Sequence[int], bodies: int, centre: Sequence[int]
) -> str:
    """All configurations if these are few, otherwise those around a ``centre``, if the cost is convex.

    Refuses: InvalidArgument if there are many configurations and the cost is not convex, or less than two bodies.
    """
    sites = len(cost)
    check_bodies(bodies)
    if comb(bodies + sites - 1, sites - 1) <= MOST_CONFIGURATIONS:
        return "AllConfigurations"
    linear = [-cost[a][a] - 2 * potential[a] for a in range(sites)]
    hint = centre_hint(cost, linear, centre) if len(centre) == sites else None
    if hint is None:
        raise not_exportable(
            f"there are more than {MOST_CONFIGURATIONS} configurations and the cost is not strictly convex, and "
            "Coq knows no other way yet to see that the potential is below the energy"
        )
    squares = listed((f"({weight}, {row(form)})" for weight, form in hint.squares), ";\n      ")
    return (
        f"AroundCentre\n    {{| centre := {row(hint.centre)}; unit := {hint.unit};\n      squares := {squares};\n"
        f"      multiplier := {row(hint.multiplier)}; fuel := {hint.fuel}%N |}}"
    )
