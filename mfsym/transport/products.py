"""Is the product measure optimal for infinitely many bodies, and is it the only solution?  Either way, with evidence.

On sites of positive weight the product measure is optimal if and only if the cost is positive semidefinite on vectors
of sum 0, and the only solution if and only if it is positive definite there (docs/beyond.md).
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import ProductOptimal, ProductRivalled, TransportProblem
from mfsym.kernel.evidence import Certificate, Mixture, PotentialAndSquares, Rival, Square, WeightedLaw
from mfsym.transport.quadratic_forms import Negative, Vector, quadratic_form
from mfsym.transport.support import extended


def product_measure(problem: TransportProblem) -> Certificate:
    """What is true of the product measure of the marginal: optimal, or not the only solution, or not optimal.

    Only the cost and the marginal of the ``problem`` matter; the claim is about infinitely many bodies.

    Refuses: NoEvidence if the product measure has infinite cost.

    >>> from mfsym.transport.problem import transport_problem
    >>> product_measure(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], None)).claim.unique
    True
    >>> product_measure(transport_problem([[1, 1], [1, 1]], ["1/2", "1/2"], None)).claim.unique
    False
    >>> product_measure(transport_problem([[1, 2], [2, 1]], ["1/2", "1/2"], None)).evidence.mixture[0].law
    (Fraction(1, 1), Fraction(0, 1))
    """
    problem = TransportProblem(problem.cost, problem.marginal, None)
    support = [a for a, weight in enumerate(problem.marginal) if weight > 0]
    mu = [problem.marginal[a] for a in support]
    rows = [[problem.cost[a][b] for b in support] for a in support]
    cost = [[entry for entry in row if entry is not None] for row in rows]
    if any(len(row) < len(support) for row in cost):
        raise NoEvidence(
            "the product measure has infinite cost here, as a pair of sites of positive weight is forbidden"
        )
    field = [sum((c * w for c, w in zip(row, mu, strict=True)), Fraction(0)) for row in cost]
    mean = sum((f * w for f, w in zip(field, mu, strict=True)), Fraction(0))
    # M = C - (u + u) / 2 with u = 2 C mu - (mu'C mu) 1 has M mu = 0, and is C on vectors of sum 0.
    u = [2 * f - mean for f in field]
    form = quadratic_form([[c - (u[i] + u[j]) / 2 for j, c in enumerate(row)] for i, row in enumerate(cost)])
    if isinstance(form, Negative):
        return _rivalled(problem, support, mu, form.at, strictly=True)
    least = min((entry for row in problem.cost for entry in row if entry is not None), default=Fraction(0))
    outside = min(least, 2 * least - max(u))
    sites = len(problem.marginal)
    squares = tuple(Square(s.weight, extended(s.coefficients, support, sites, Fraction(0))) for s in form.squares)
    evidence = PotentialAndSquares(extended(u, support, sites, outside), squares)
    return Certificate(ProductOptimal(problem, unique=len(form.null) == 1), evidence)


def rival_of_product(problem: TransportProblem) -> Certificate:
    """Another mixture with the same marginal that costs no more than the product measure; less, if there is one.

    Refuses: NoEvidence if the product measure is the only solution, or has infinite cost.

    >>> from mfsym.transport.problem import transport_problem
    >>> rival_of_product(transport_problem([[1, 1], [1, 1]], ["1/2", "1/2"], None)).claim.strictly
    False
    """
    found = product_measure(problem)
    if isinstance(found.claim, ProductRivalled):
        return found
    if isinstance(found.claim, ProductOptimal) and found.claim.unique:
        raise NoEvidence("the product measure is the only solution, so it has no rival")
    support = [a for a, weight in enumerate(problem.marginal) if weight > 0]
    mu = [problem.marginal[a] for a in support]
    evidence = found.evidence
    forms = evidence.squares if isinstance(evidence, PotentialAndSquares) else ()
    rows = [[square.coefficients[a] for a in support] for square in forms]
    gram = [[sum((row[i] * row[j] for row in rows), Fraction(0)) for j in range(len(mu))] for i in range(len(mu))]
    form = quadratic_form(gram)
    vectors = form.null if not isinstance(form, Negative) else ()
    # Some vector at which the form vanishes is no multiple of the marginal.
    at = next(v for v in vectors if any(v[0] * w != x * mu[0] for x, w in zip(v, mu, strict=True)))
    limit = TransportProblem(problem.cost, problem.marginal, None)
    return _rivalled(limit, support, mu, at, strictly=False)


def _rivalled(
    problem: TransportProblem, support: list[int], mu: list[Fraction], at: Vector, strictly: bool
) -> Certificate:
    """The rival that draws one of two laws, mu + v and mu - v, where v has sum 0."""
    total, sites = sum(at, Fraction(0)), len(problem.marginal)
    v = [x - total * w for x, w in zip(at, mu, strict=True)]
    mixture = tuple(
        WeightedLaw(extended(part.law, support, sites, Fraction(0)), part.weight) for part in opposite_laws(mu, v)
    )
    return Certificate(ProductRivalled(problem, strictly), Rival(mixture))


def opposite_laws(marginal: Sequence[Fraction], vector: Sequence[Fraction]) -> Mixture:
    """The mixture of mu + e v and mu - e v, with e as great as mu allows; the ``vector`` v has sum 0.

    >>> [part.law for part in opposite_laws([Fraction(1, 3), Fraction(2, 3)], [Fraction(1), Fraction(-1)])]
    [(Fraction(2, 3), Fraction(1, 3)), (Fraction(0, 1), Fraction(1, 1))]
    """
    e = min(weight / abs(v) for weight, v in zip(marginal, vector, strict=True) if v)
    laws = (tuple(w + sign * e * v for w, v in zip(marginal, vector, strict=True)) for sign in (1, -1))
    return tuple(WeightedLaw(law, Fraction(1, 2)) for law in laws)
