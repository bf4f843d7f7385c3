"""Example 2.13 (i): for the cost |x - y|^2 the fully correlated measure is optimal, and the product measure is not.

Checked, for finitely many points of R^d: F_N = F_oo = 0, while the mean field energy is twice the variance, > 0.
Not checked: marginals with infinitely many points, for which the same is true if their variance is finite.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.densities import marginal
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Points, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.rational import shown
from mfsym.statements import Chapter, Instance
from proofs_checks.on_sites import Options, formula_statement
from proofs_checks.remark_2_12_a import correlated, not_attractive

QUADRATIC = formula_statement(
    "example-2.13-i",
    "Example 2.13 (i)",
    "for the quadratic cost the fully correlated measure is optimal and the product measure is not",
    correlated,
    not_attractive,
)


def _points(law: str, bodies: int, expected: Status = Status.HOLDS) -> Instance:
    points = marginal(law)
    if not isinstance(points, Points):
        raise InvalidArgument(f"marginal is {shown(law)}, need points(x: weight, ...)")
    cost = tuple(
        tuple(sum(((a - b) ** 2 for a, b in zip(x, y, strict=True)), Fraction(0)) for y in points.points)
        for x in points.points
    )
    problem = TransportProblem(cost, points.weights, bodies)
    return Instance(QUADRATIC, f"{law}, N = {bodies}", problem, expected)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("example-2.13-i", options)
    return (_points(given.text("marginal"), given.number("bodies", default=3)),)


CHAPTER = Chapter(
    instances=(
        _points("points(0: 1/2, 1: 1/2)", 2),
        _points("points(0: 1/4, 1: 1/4, 3: 1/2)", 4),
        _points("points((0, 0): 1/3, (1, 0): 1/3, (0, 2): 1/3)", 3),
        _points("points(1: 1)", 3, Status.NOT_APPLICABLE),
    ),
    options={
        "marginal": "the marginal, such as 'points(0: 1/2, 1: 1/2)'",
        "bodies": "the number N of bodies (default 3)",
    },
    own=_own,
)
