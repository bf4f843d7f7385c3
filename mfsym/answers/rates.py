"""The question about convergence: F_2, F_3, ..., their limit, and how near they are to it."""

from collections.abc import Mapping
from math import comb

from mfsym.answers.answer import Answer, Record, judged, verdict_record
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.kernel.claim import Convergence, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.transport import converge, problem_from_json, transport_problem
from mfsym.transport.problem import self_cost

DEFAULT_LARGEST = 10


def rate(problem: TransportProblem, largest: int = DEFAULT_LARGEST, seconds: float = DEFAULT_SECONDS) -> Answer:
    """F_N for N up to ``largest``, the limit F_oo, and the bounds of its distance from F_N; exact and certified.

    With D the mean of c(x, x), the gap F_oo - F_N is at most (D - F_oo)/(N - 1) for every cost, and at most ||c||_oo/N
    if no cost is negative (equation (3.6) of [CFP]); where a bound is attained, the record says so.  If the problem has
    finitely many bodies, N of them, the record has the values of its k-body approximations too, N(N-1)/2 F_k.

    Refuses: InvalidArgument for what is no problem, and a number that is not between 2 and 200.

    >>> answer = rate(TransportProblem([["2", "1"], ["1", "2"]], ["1/2", "1/2"], 4), 4)
    >>> answer["limit"], [row["value"] for row in answer["values"]]
    ('3/2', ['1', '4/3', '4/3'])
    >>> answer["values"][2]
    {'bodies': 4, 'value': '4/3', 'gap': '1/6', 'bound': '1/6', 'attained': True, 'norm_bound': '1/2', 'energy': '8'}
    """
    problem = transport_problem(problem.cost, problem.marginal, problem.bodies)
    certificate, verdict = judged(lambda: converge(problem.cost, problem.marginal, largest), seconds)
    record: Record = {"limit": None, "diagonal": None, "norm": None, "values": None}
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, Convergence):
        record |= _record(certificate.claim, problem.bodies)
    return Answer(certificate, verdict, record | verdict_record(verdict))


def rate_from_json(data: object, largest: int = DEFAULT_LARGEST, seconds: float = DEFAULT_SECONDS) -> Answer:
    """The answer to a problem as JSON data, as for ``solve``; ``bodies`` may be left out.

    >>> rate_from_json({"cost": [[1]], "marginal": [1]}, 2)["limit"]
    '1'
    """
    if isinstance(data, Mapping) and "bodies" not in data:
        data = {**data, "bodies": "inf"}
    return rate(problem_from_json(data), largest, seconds)


def _record(claim: Convergence, bodies: int | None) -> Record:
    # A convergence claim has a finite limit, so the diagonal is finite where the marginal lives.
    diagonal = self_cost(claim.cost, claim.marginal)
    costs = [entry for row in claim.cost for entry in row]
    finite = [entry for entry in costs if entry is not None]
    bounded = len(finite) == len(costs) and min(finite) >= 0
    values = []
    for count, value in enumerate(claim.values, start=2):
        gap, bound = claim.limit - value, (diagonal - claim.limit) / (count - 1)
        row: Record = {"bodies": count, "value": str(value), "gap": str(gap), "bound": str(bound)}
        row["attained"] = gap == bound
        if bounded:
            row["norm_bound"] = str(max(finite) / count)
        if bodies is not None:
            row["energy"] = str(comb(bodies, 2) * value)
        values.append(row)
    norm = str(max(finite)) if bounded else None
    return {"limit": str(claim.limit), "diagonal": str(diagonal), "norm": norm, "values": values}
