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
    return (Instance(ATTAINED, *Options("proposition-3.1", options).n_bodies()),)


CHAPTER = Chapter(
    instances=(
        *(Instance(ATTAINED, *named.n_bodies(n)) for named in (UNEVEN, ON_A_LINE) for n in (3, 5)),
        *(Instance(ATTAINED, *FORBIDDEN.n_bodies(n)) for n in (2, 3)),
        Instance(ATTAINED, *FORBIDDEN.n_bodies(4), Status.NOT_APPLICABLE),
        Instance(ATTAINED, *HEAVY_ATOM.n_bodies(2), Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
