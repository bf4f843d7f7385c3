"""The question about pair measures: of how many bodies is this the law of two?"""

from collections.abc import Mapping

from mfsym.answers.answer import Answer, Record, judged, mixture_record, plan_record, verdict_record
from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import LargestRepresentable, Matrix, Representable
from mfsym.kernel.evidence import (
    Certificate,
    PlanAndSeparatingCost,
    RepresentingMixture,
    RepresentingPlan,
    SeparatingCost,
)
from mfsym.kernel.verdict import Status, Verdict
from mfsym.rational import shown
from mfsym.transport import largest_representation, pair_measure
from mfsym.transport import represent as find_representation
from mfsym.transport.extreme_points import extreme_points
from mfsym.transport.problem import marginal_law, number_of_bodies


def represent(pair: object, bodies: object = None, seconds: float = DEFAULT_SECONDS) -> Answer:
    """Is the symmetric ``pair`` measure the law of two of that many ``bodies`` (``"inf"``: of infinitely many)?

    With ``None`` the question is for the largest number of bodies.  The answer is established either way: by a plan or
    a mixture that has this pair law, or by a cost that is negative in the mean under it, but for no configuration.

    Refuses: InvalidArgument for what is no symmetric probability measure on pairs, or no number of bodies.

    >>> answer = represent([["1/6", "1/3"], ["1/3", "1/6"]])
    >>> answer["representable"], answer["largest"]
    (True, 4)
    >>> represent([["1/6", "1/3"], ["1/3", "1/6"]], 5)["representable"]
    False
    >>> represent([["5/16", "3/16"], ["3/16", "5/16"]], "inf")["mixture"][0]
    {'law': ['3/8', '5/8'], 'weight': '4/5'}
    """
    matrix = pair_measure(pair)
    if bodies is None:
        certificate, verdict = judged(lambda: largest_representation(matrix), seconds)
    else:
        number_of_bodies(bodies)
        certificate, verdict = judged(lambda: find_representation(matrix, bodies), seconds)
    record: Record = {"representable": None, "bodies": bodies, "largest": None, "plan": None, "mixture": None}
    record["separating_cost"] = None
    if certificate is not None and verdict.status is Status.HOLDS:
        record |= _record(certificate, asked_for_largest=bodies is None)
    return Answer(certificate, verdict, record | verdict_record(verdict))


def represent_from_json(data: object, seconds: float = DEFAULT_SECONDS) -> Answer:
    """The answer to a JSON object with the keys ``pair`` and ``bodies``; without ``bodies``, for the largest number.

    Refuses: InvalidArgument for other keys, and what :func:`represent` refuses.

    >>> represent_from_json({"pair": [["0", "1/2"], ["1/2", "0"]], "bodies": 3})["representable"]
    False
    """
    if not isinstance(data, Mapping) or not {"pair"} <= set(data) <= {"pair", "bodies"}:
        found = sorted(map(shown, data)) if isinstance(data, Mapping) else shown(data)
        raise InvalidArgument(f"a question needs the key pair and perhaps the key bodies, got {shown(found)}")
    return represent(data["pair"], data.get("bodies"), seconds)


ENUMERATED = frozenset(("oracle:enumeration",))
"""That the points are extreme, and all of them, rests on exact enumeration that the kernel does not repeat."""


def extreme_pair_measures(marginal: object, bodies: object, seconds: float = DEFAULT_SECONDS) -> Answer:
    """The extreme points of the pair measures with this ``marginal`` that so many ``bodies`` have, each with a plan.

    The kernel checks that each is the pair marginal of its plan; that they are extreme, and all, is trusted.  The
    record also says how many extreme plans there are, and how many of them are Monge, given by maps (for uniform
    marginals).

    Refuses: InvalidArgument for what is no marginal or no finite number of bodies, and where there is too much to list.

    >>> answer = extreme_pair_measures(["1/3", "1/3", "1/3"], 3)
    >>> answer["extreme_plans"], answer["monge"], answer["count"]
    (22, 7, 8)
    """
    law, count = marginal_law(marginal), number_of_bodies(bodies)
    if count is None or 0 in law:
        raise InvalidArgument("extreme points need finitely many bodies, and a marginal whose weights are all positive")
    record: Record = {"bodies": count, "extreme_plans": None, "monge": None, "count": None, "pairs": []}
    try:
        with deadline(seconds):
            found = extreme_points(law, count)
    except NoEvidence as late:
        verdict = Verdict(Status.INCONCLUSIVE, str(late))
        return Answer(None, verdict, record | verdict_record(verdict))
    verdicts = [check(Representable(pair, count), RepresentingPlan(plan)) for pair, plan in found.pairs]
    failed = next((verdict for verdict in verdicts if verdict.status is not Status.HOLDS), None)
    reason = "each is the pair marginal of its plan; that they are extreme, and all, the kernel does not check"
    verdict = failed or Verdict(Status.HOLDS, reason, ENUMERATED)
    if len(set(law)) == 1:
        record["monge"] = len(found.monge)
    record |= {"extreme_plans": len(found.plans), "count": len(found.pairs)}
    record["pairs"] = [
        {"pair": [[str(entry) for entry in row] for row in pair], "plan": plan_record(plan)}
        for pair, plan in found.pairs
    ]
    return Answer(None, verdict, record | verdict_record(verdict))


def extreme_from_json(data: object, seconds: float = DEFAULT_SECONDS) -> Answer:
    """The answer to a JSON object with the keys ``marginal`` and ``bodies``.

    >>> extreme_from_json({"marginal": ["1/2", "1/2"], "bodies": 3})["count"]
    2
    """
    if not isinstance(data, Mapping) or set(data) != {"marginal", "bodies"}:
        found = sorted(map(shown, data)) if isinstance(data, Mapping) else shown(data)
        raise InvalidArgument(f"extreme points need exactly the keys marginal and bodies, got {shown(found)}")
    return extreme_pair_measures(data["marginal"], data["bodies"], seconds)


def _record(certificate: Certificate, asked_for_largest: bool) -> Record:
    record: Record = {}
    match certificate.claim:
        case LargestRepresentable(_, bodies):
            record = {"representable": True, "largest": bodies}
        case Representable(_, bodies):
            record = {"representable": True, "largest": "inf" if asked_for_largest else None}
        case _:
            record = {"representable": False}
    match certificate.evidence:
        case RepresentingPlan(plan):
            record["plan"] = plan_record(plan)
        case RepresentingMixture(mixture):
            record["mixture"] = mixture_record(mixture)
        case SeparatingCost(cost):
            record["separating_cost"] = _matrix(cost)
        case PlanAndSeparatingCost(plan, cost):
            record |= {"plan": plan_record(plan), "separating_cost": _matrix(cost)}
    return record


def _matrix(cost: Matrix) -> list[Record]:
    return [{"site": a, "costs": [str(entry) for entry in row]} for a, row in enumerate(cost)]
