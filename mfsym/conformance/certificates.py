"""Certificates of the exact values that answers are compared with: files that ``python -m mfsym.kernel`` re-checks."""

from collections.abc import Iterable

from mfsym.conformance.oracles import optimum
from mfsym.conformance.problems import Problem, can_be_asked, kind_of, plan_shape, posed
from mfsym.errors import NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.claim import OptimalCost, TransportProblem
from mfsym.kernel.evidence import Certificate, PlanAndPotential, WeightedConfiguration
from mfsym.strategies.questions import Entropic, Multi, Transport
from mfsym.transport import solve

MOST_CELLS = 1600
"""Larger problems have planted plans, and no certificate is looked for."""


def as_bodies(problem: Transport) -> TransportProblem:
    """The problem of two bodies on the sites of both sides, of which only pairs with one on either side are allowed.

    Its value is that of the problem, divided by the mass.

    >>> from fractions import Fraction
    >>> as_bodies(Transport((Fraction(2),), (Fraction(2),), ((Fraction(-3),),))).cost
    ((None, Fraction(-3, 1)), (Fraction(-3, 1), None))
    """
    m, n, mass = len(problem.first), len(problem.second), sum(problem.first)
    upper = tuple((*(None,) * m, *row) for row in problem.cost)
    lower = tuple((*column, *(None,) * n) for column in zip(*problem.cost, strict=True))
    return TransportProblem((*upper, *lower), tuple(w / (2 * mass) for w in (*problem.first, *problem.second)), 2)


def certificate_of(problem: Problem) -> Certificate:
    """The certificate of the exact value of the problem.

    Refuses: NoEvidence for linear programs and more than two marginals, about which the kernel knows no claim.
    """
    if isinstance(problem, TransportProblem):
        return solve(problem)
    if isinstance(problem, Entropic):
        return certificate_of(problem.problem)
    if isinstance(problem, Multi) and len(problem.marginals) == 2:
        first, second = problem.marginals
        entries = iter(problem.costs)
        return certificate_of(Transport(first, second, tuple(tuple(next(entries) for _ in second) for _ in first)))
    kind = kind_of(problem)
    if not can_be_asked("transport", kind):
        raise NoEvidence(f"the kernel knows no claim about problems of kind {kind}")
    transport = posed(problem, "transport")
    shape = plan_shape(transport)
    if not isinstance(transport, Transport) or shape is None or shape[0] * shape[1] > MOST_CELLS:
        raise NoEvidence("the problem is too large")
    mass, found = sum(transport.first), optimum(transport)
    if not mass:
        raise NoEvidence("there is nothing to transport")
    bodies = as_bodies(transport)
    if found is None:
        return solve(bodies)
    m, sites = shape[0], sum(shape)
    plan = tuple(
        WeightedConfiguration(tuple(int(site in (a, m + b)) for site in range(sites)), weight / mass)
        for (a, b), weight in found.plan
    )
    claim = OptimalCost(bodies, found.value / mass)
    return Certificate(claim, PlanAndPotential(plan, (*found.potentials[0], *found.potentials[1])))


def certificates_of(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The certificates of those problems that have one, each once, as they are written to files."""
    written = []
    for problem in problems:
        try:
            written.append(write(certificate_of(problem)))
        except NoEvidence:  # the exact value is in the report, without a certificate
            continue
    return tuple(dict.fromkeys(written))
