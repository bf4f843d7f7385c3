"""Proposition 3.1: for lower semicontinuous costs the N-body problem has minimisers.

On finitely many sites every cost is lower semicontinuous, values oo included; what remains of the proposition there is
that the infimum, if it is finite, is attained.

Checked: a plan that attains F_N.  Where every plan has infinite cost, a certificate of that.
"""

from collections.abc import Mapping

from mfsym.kernel.claim import NoAdmissiblePlan, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport import solve
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.fixtures import FORBIDDEN, HEAVY_ATOM, ON_A_LINE, UNEVEN
from proofs_checks.on_sites.options import meanings


def _excludes(instance: TransportProblem) -> Exclusion | None:
    found = solve(instance)
    return Exclusion("every plan has infinite cost", found) if isinstance(found.claim, NoAdmissiblePlan) else None


ATTAINED = Statement(
    "proposition-3.1",
    "Proposition 3.1 on sites",
    "the least cost of N bodies is attained",
    _excludes,
    solve,
    no_refutation,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("proposition-3.1", options)
    bodies = given.number("bodies")
    problem = given.problem(bodies)
    return (Instance(ATTAINED, f"{options['cost']}, {options['marginal']}, N = {bodies}", problem),)


CHAPTER = Chapter(
    instances=(
        *(
            Instance(ATTAINED, f"{named.name}, N = {n}", named.problem(n))
            for named in (UNEVEN, ON_A_LINE)
            for n in (3, 5)
        ),
        *(Instance(ATTAINED, f"{FORBIDDEN.name}, N = {n}", FORBIDDEN.problem(n)) for n in (2, 3)),
        Instance(ATTAINED, f"{FORBIDDEN.name}, N = 4", FORBIDDEN.problem(4), Status.NOT_APPLICABLE),
        Instance(ATTAINED, f"{HEAVY_ATOM.name}, N = 2", HEAVY_ATOM.problem(2), Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
