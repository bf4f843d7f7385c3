"""How far N bodies are from infinitely many, in Coq ([CFP], Proposition 3.2).

The checks are ``is_near`` and ``is_far`` of ``Nearness.v``.
"""

from fractions import Fraction

from mfsym.coq.infinite_bodies import Squared
from mfsym.coq.least_costs import check_shape, ratio
from mfsym.coq.literals import integer, rows, times
from mfsym.coq.mixtures import weighted, written
from mfsym.coq.pair_measures import Definition, bodies_of, measured, planned, table_of, unit_of
from mfsym.coq.source import Source
from mfsym.coq.subdivision import subdivision
from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite, Norm, TransportProblem
from mfsym.kernel.evidence import NearbyMixture, SeparatingFunction
from mfsym.kernel.units import common_denominator

NORMS = {"total-variation": "Variation", "set": "OnSets"}
"""What Coq calls the norms."""

MODULES = ("Representable", "Tables", "Forbidden", "PairPlan", "Copositive", "InfiniteBodies", "Nearness")


def close_to_infinite(claim: CloseToInfinite, evidence: NearbyMixture) -> Source:
    """That an infinitely representable pair measure is within the distance, as a theorem."""
    plan, weights = planned(evidence.plan)
    mixture = written(evidence.mixture, len(claim.pair))
    data = f"{plan[0].split()[0]} {weights} laws {mixture.shares} {mixture.weights}"
    return _source(claim, "near", (plan, mixture.definition()), data)


def far_from_infinite(claim: FarFromInfinite, evidence: SeparatingFunction) -> Source:
    """That every infinitely representable pair measure is as far away as claimed, as a theorem."""
    plan, weights = planned(evidence.plan)
    sites = len(claim.pair)
    check_shape(evidence.function, sites)
    unit = common_denominator(entry for line in evidence.function for entry in line)
    # The bound for the mean of f under independent bodies is a potential for the cost -f.
    marginal = tuple(sum(line, Fraction(0)) for line in claim.pair)
    problem = TransportProblem(tuple(tuple(-entry for entry in line) for line in evidence.function), marginal, None)
    part = Squared(problem, (-evidence.bound,) * sites, evidence.squares)
    squares = part.integer_squares()
    definitions: tuple[Definition, ...] = (
        plan,
        (
            "F : seq (seq Z)",
            rows(times(unit, line) for line in evidence.function),
            f"a function of two sites, at most 1, in units of 1/{unit}",
        ),
        (
            "squares : seq (Z * seq Z)",
            weighted(squares),
            f"twice its bound, less itself, in units of 1/{part.scale * unit}",
        ),
        ("cuts : subdivision", subdivision(part.left_over()), "how the rest is seen to be copositive"),
    )
    bound = integer(int(-evidence.bound * part.scale * unit))
    data = f"{plan[0].split()[0]} {weights} F {unit} {part.scale} {bound} squares cuts"
    return _source(claim, "far", definitions, data)


def _source(
    claim: CloseToInfinite | FarFromInfinite, relation: str, definitions: tuple[Definition, ...], data: str
) -> Source:
    norm: Norm = claim.norm
    sites, unit = len(claim.pair), unit_of(claim.pair)
    return Source(
        MODULES,
        (bodies_of(claim.bodies), measured(claim.pair), *definitions),
        (("seen", f"is_{relation} {NORMS[norm]} N {sites} P {unit} {data} {ratio(claim.distance)}"),),
        f"forall R : archiFieldType,\n"
        f"  {relation} {NORMS[norm]} (bodies N) {table_of(claim.pair)} (ratio R {ratio(claim.distance)})",
        f"is_{relation}_sound seen",
    )
