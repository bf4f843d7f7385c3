"""The example after Definition 2.1: two bodies that are never at the same of two sites are not 3-representable.

Checked: that no exchangeable law of three bodies has this pair measure; and the same for m + 1 bodies that are never
at the same of m sites.
"""

from collections.abc import Mapping

from mfsym.rational import integer
from mfsym.statements import Chapter, Instance, Statement
from proofs_checks.definition_2_1 import Question, is_not_representable, is_representable, off_diagonal

NOT_REPRESENTABLE = Statement(
    "example-2.1",
    "Example after Definition 2.1",
    "bodies that avoid each other on m sites are not (m + 1)-representable",
    lambda question: None,
    is_not_representable,
    is_representable,
)


def _avoiding(sites: int) -> Instance:
    return Instance(NOT_REPRESENTABLE, f"m = {sites} sites, N = {sites + 1}", Question(off_diagonal(sites), sites + 1))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (_avoiding(integer(options["sites"], "sites", 2, 8)),)


CHAPTER = Chapter(
    instances=tuple(_avoiding(sites) for sites in (2, 3, 4)),
    options={"sites": "the number m of sites, 2 to 8"},
    own=_own,
)
