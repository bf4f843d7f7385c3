"""The question about finitely many sites: what does the cheapest plan cost?"""

from fractions import Fraction

from mfsym.answers.answer import Answer, Record, judged, mixture_record, plan_record, verdict_record
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.kernel.claim import CostBracket, NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.evidence import (
    Certificate,
    CrowdedSites,
    Farkas,
    MixtureAndPotential,
    PlanAndCuts,
    PlanAndPotential,
    PlanAndProvedPotential,
)
from mfsym.kernel.verdict import Status, Verdict
from mfsym.transport import energy, mean_field, transport_problem
from mfsym.transport import solve as find_optimum
from mfsym.transport.convex import is_convex
from mfsym.transport.cuts import potential_of_cuts
from mfsym.transport.rounding import rounding_period, rounding_term


def solve(problem: TransportProblem, seconds: float = DEFAULT_SECONDS) -> Answer:
    """The exact value of a transport problem on sites, with an optimal plan and potential.

    Entries of the problem may be ints, Fractions or text ("1/3", "0.1"); ``None`` in the cost forbids a pair, and
    ``bodies`` may be ``None`` or ``"inf"`` for infinitely many.  Refuses (InvalidArgument) what is no problem.

    >>> answer = solve(TransportProblem([["2", "1"], ["1", "2"]], ["1/3", "2/3"], 4))
    >>> answer["value"], answer["energy"], answer["mean_field"]
    ('13/9', '26/3', '14/9')
    """
    problem = transport_problem(problem.cost, problem.marginal, problem.bodies)
    certificate, verdict = judged(lambda: find_optimum(problem), seconds)
    record: Record = dict.fromkeys(("value", "energy", "plan", "potential", "mixture", "farkas"))
    if certificate is not None and verdict.status is Status.HOLDS:
        record |= _optimum_record(certificate)
        verdict = _of_value(certificate, verdict)
    product_cost = mean_field(problem.cost, problem.marginal)
    record["mean_field"] = "inf" if product_cost is None else str(product_cost)
    if record["energy"] is not None and is_convex(problem.cost):
        record |= _rounding_record(problem, Fraction(str(record["value"])))
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _optimum_record(certificate: Certificate) -> Record:
    record: Record = {}
    match certificate.claim:
        case OptimalCost(problem, value):
            record = {"value": str(value)}
            if problem.bodies is not None:
                record["energy"] = str(energy(problem, value))
        case CostBracket(problem, lower, upper):
            record = {"lower": str(lower), "upper": str(upper)}
        case NoAdmissiblePlan(problem):
            record = {"value": "inf", "energy": None if problem.bodies is None else "inf"}
    match certificate.evidence:
        case PlanAndPotential(plan, potential) | PlanAndProvedPotential(plan, potential, _):
            record |= {"plan": plan_record(plan), "potential": _texts(potential)}
        case MixtureAndPotential(mixture, potential, _):
            record |= {"mixture": mixture_record(mixture), "potential": _texts(potential)}
        case PlanAndCuts(plan, _, _, _):
            potential = potential_of_cuts(problem.marginal, problem.bodies or 0, certificate.evidence)
            record |= {"plan": plan_record(plan), "potential": _texts(potential)}
        case Farkas(potential):
            record["farkas"] = _texts(potential)
        case CrowdedSites(sites):
            # u.n <= 0 where at most one body is at the sites, and more in the mean.
            share = 0 if problem.bodies is None else Fraction(1, problem.bodies)
            record["farkas"] = [str(Fraction(a in sites) - share) for a in range(len(problem.marginal))]
    return record


def _of_value(certificate: Certificate, verdict: Verdict) -> Verdict:
    """The verdict on the value: inconclusive if only a bracket is established."""
    if not isinstance(certificate.claim, CostBracket):
        return verdict
    if certificate.claim.problem.bodies is None:
        why = "the value was not found exactly (it may be irrational)"
    else:
        why = "the search did not end within its limits (a longer time limit may help)"
    reason = f"{why}; that the value is between the two bounds is established"
    return Verdict(Status.INCONCLUSIVE, reason, verdict.trusts)


def _rounding_record(problem: TransportProblem, value: Fraction) -> Record:
    """The rounding term R_N, and its period in N, which it has as soon as N is large."""
    return {"rounding": {"term": str(rounding_term(problem, value)), "period": rounding_period(problem)}}


def _texts(numbers: tuple[Fraction, ...]) -> list[str]:
    return [str(number) for number in numbers]
