"""When the product measure solves the infinite-body problem on sites, and when it is the only solution."""

from fractions import Fraction

from mfsym.kernel.claim import ProductOptimal, ProductRivalled
from mfsym.kernel.evidence import PotentialAndSquares, Rival, WeightedLaw
from mfsym.kernel.mixture import DE_FINETTI, check_mixture, mixture_cost
from mfsym.kernel.refusal import require
from mfsym.kernel.transport import check_limit_potential, check_problem
from mfsym.kernel.units import common_denominator

PRIME = 2**61 - 1


def check_product(claim: ProductOptimal, evidence: PotentialAndSquares) -> frozenset[str]:
    """Establish that the product measure is optimal: the potential shows that nothing costs less."""
    problem, marginal = claim.problem, claim.problem.marginal
    check_problem(problem)
    require(problem.bodies is None, "the claim is about infinitely many bodies")
    value = mixture_cost(problem.cost, (WeightedLaw(marginal, Fraction(1)),))
    require(value is not None, "the product measure has infinite cost")
    check_limit_potential(problem, evidence.potential, evidence.squares, value or Fraction(0))
    if claim.unique:
        # Of an optimal mixture almost every law Q has Q'CQ = u.Q, so the linear forms of the squares vanish at Q, and
        # Q lives where the marginal does.  The marginal is such a Q; if the forms have rank m - 1 on the m sites where
        # it lives, all others are multiples of it.
        support = [a for a, weight in enumerate(marginal) if weight > 0]
        forms = [[square.coefficients[a] for a in support] for square in evidence.squares if square.weight > 0]
        require(_rank(forms) >= len(support) - 1, "the squares vanish for other laws than the marginal")
    return frozenset({DE_FINETTI})


def check_rival(claim: ProductRivalled, evidence: Rival) -> frozenset[str]:
    """Establish that another symmetric measure costs no more than the product measure, or less."""
    problem, mixture = claim.problem, evidence.mixture
    check_problem(problem)
    require(problem.bodies is None, "the claim is about infinitely many bodies")
    check_mixture(mixture, problem.marginal)
    product = mixture_cost(problem.cost, (WeightedLaw(problem.marginal, Fraction(1)),))
    cost = mixture_cost(problem.cost, mixture)
    require(cost is not None, "the mixture uses a forbidden pair")
    if claim.strictly:
        require(product is None or (cost or 0) < product, "the mixture costs no less than the product measure")
    else:
        require(product is None or (cost or 0) <= product, "the mixture costs more than the product measure")
        # If some Q[a] is not constant, P(two bodies at a) = mean of Q[a]^2 exceeds marginal[a]^2.
        other = any(part.weight > 0 and part.law != problem.marginal for part in mixture)
        require(other, "the mixture is the product measure itself")
    return frozenset()


def _rank(rows: list[list[Fraction]]) -> int:
    """The rank of a matrix modulo a prime number, which is at most its rank."""
    rank, rest = 0, [_modulo_prime(row) for row in rows]
    while rest:
        first, *rest = rest
        column = next((place for place, entry in enumerate(first) if entry), None)
        if column is not None:
            rank += 1
            inverse = pow(first[column], -1, PRIME)
            ratios = [row[column] * inverse for row in rest]
            pairs = zip(rest, ratios, strict=True)
            rest = [[(x - ratio * y) % PRIME for x, y in zip(row, first, strict=True)] for row, ratio in pairs]
    return rank


def _modulo_prime(row: list[Fraction]) -> list[int]:
    """A multiple of the row with integer entries, modulo the prime number."""
    scale = common_denominator(row)
    return [int(scale * entry) % PRIME for entry in row]
