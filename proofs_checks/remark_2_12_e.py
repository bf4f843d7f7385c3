"""Remark 2.12 (e): stationary and pairwise independent does not imply independent.

A witness simpler than those of the paper: B + nA modulo 1, with A and B independent and uniform on [0, 1].  Since
exp(2 pi i p.X) has the mean 1 if the integers p combine the coefficients of the bodies to 0, and the mean 0 otherwise,
everything about the law of the bodies is a question about integers.

Checked, for bodies i at sum_j coefficients[i][j] A_j modulo 1: any two are independent and uniform; an invertible
integer matrix takes the coefficients of each body to those of the next, so that the law is stationary; and integers
combine the coefficients of all to 0, so that the bodies are not independent.
"""

from collections.abc import Mapping

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import PairwiseIndependent
from mfsym.kernel.evidence import Certificate, ShiftAndRelation
from mfsym.rational import integer, shown
from mfsym.statements import Chapter, Instance, Statement, no_refutation

Integers = tuple[tuple[int, ...], ...]


def _evidence(coefficients: Integers) -> Certificate:
    """For bodies with the coefficients (1, m), (1, m + s), (1, m + 2 s), ..."""
    if len(coefficients) < 3:
        raise NoEvidence("any two of the bodies are independent, and there are no more than two")
    step = coefficients[1][1] - coefficients[0][1]
    relation = (1, -2, 1, *(0 for _ in coefficients[3:]))
    return Certificate(PairwiseIndependent(coefficients), ShiftAndRelation(((1, step), (0, 1)), relation))


STATIONARY = Statement(
    "remark-2.12-e",
    "Remark 2.12 (e)",
    "the bodies are stationary and pairwise independent, but not independent",
    lambda coefficients: None,
    _evidence,
    no_refutation,
)


def _progression(start: int, step: int, bodies: int) -> Instance:
    coefficients = tuple((1, start + n * step) for n in range(bodies))
    return Instance(STATIONARY, f"B + ({start} + {step} n) A modulo 1, n < {bodies}", coefficients)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    start, step = (integer(options.get(name, "1"), name, 0, 1000) for name in ("start", "step"))
    if step == 0:
        raise InvalidArgument(f"step is {shown(options['step'])}, need a positive integer: otherwise all bodies agree")
    return (_progression(start, step, integer(options.get("bodies", "3"), "bodies", 3, 40)),)


CHAPTER = Chapter(
    instances=(_progression(1, 1, 3), _progression(0, 1, 8), _progression(5, 2, 4)),
    options={
        "start": "the coefficient of A in the first body (default 1)",
        "step": "by how much it grows from body to body (default 1)",
        "bodies": "the number of bodies, 3 to 40 (default 3)",
    },
    own=_own,
)
