"""Theorem 1.3 on sites: the sequences of values against those of other computations."""

from fractions import Fraction

import mpmath
import pytest

from mfsym.energies.balls import decimal
from mfsym.kernel.claim import Convergence, EnergyOnLine, EnergySum, MeanFieldOptimal, MutualEnergy
from mfsym.kernel.term import number, substitute
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, outcome_of
from mfsym.transport import transport_problem
from proofs_checks.on_densities.line import on_line
from proofs_checks.theorem_1_3 import CHAPTER, CONVERGENCE, Sequence

# F_2, F_3, ... and F_oo, by exact linear programs over all configurations (not by this package).
KNOWN = {
    "C = ((2, 1), (1, 2)), mu = (1/2, 1/2), N <= 10": ("1 4/3 4/3 7/5 7/5 10/7 10/7 13/9 13/9", "3/2"),
    "C = ((2, 1), (1, 2)), mu = (1/3, 2/3), N <= 10": ("4/3 4/3 13/9 22/15 22/15 94/63 3/2 3/2 68/45", "14/9"),
    "C = 2^-|i-j| on three sites, uniform, N <= 9": ("5/12 5/12 37/72 8/15 8/15 5/9 9/16 9/16", "11/18"),
    "C = ((0, 1), (1, 0)), mu = (1/2, 1/2), N <= 6": ("0 0 0 0 0", "0"),
    # F_oo is 1 divided by the size of the largest set without neighbours (Motzkin and Straus).
    "C = 1 on the diagonal and for neighbours of a 5-cycle, uniform, N <= 8": ("0 1/3 1/3 2/5 2/5 3/7 3/7", "1/2"),
}

ON_SITES = [
    instance
    for instance in CHAPTER.instances
    if instance.statement is CONVERGENCE and instance.expected is Status.HOLDS
]


def claim_of(instance: Instance) -> Convergence:
    (certificate,) = outcome_of(instance).certificates
    assert isinstance(certificate.claim, Convergence)
    return certificate.claim


@pytest.mark.parametrize("instance", ON_SITES, ids=lambda instance: instance.name)
def test_the_values_are_the_known_ones(instance: Instance) -> None:
    values, limit = KNOWN[instance.name]
    claim = claim_of(instance)
    assert claim.values == tuple(map(Fraction, values.split()))
    assert claim.limit == Fraction(limit)
    assert (claim.cost, claim.marginal) == (instance.data.problem.cost, instance.data.problem.marginal)
    assert len(claim.values) == instance.data.largest - 1


@pytest.mark.parametrize("instance", ON_SITES, ids=lambda instance: instance.name)
def test_the_values_increase_to_the_limit_at_the_rate_1_over_n(instance: Instance) -> None:
    claim = claim_of(instance)
    diagonal = sum(weight * (claim.cost[a][a] or 0) for a, weight in enumerate(claim.marginal))
    assert list(claim.values) == sorted(claim.values)
    for bodies, value in enumerate(claim.values, start=2):
        assert claim.limit - (diagonal - value) / bodies <= value <= claim.limit


def test_a_third_sequence_on_two_sites() -> None:
    marginal = (Fraction(2, 5), Fraction(3, 5))
    instance = Instance(CONVERGENCE, "own", Sequence(transport_problem([[2, 1], [1, 2]], marginal, None), 10))
    claim = claim_of(instance)
    known = "6/5 4/3 7/5 7/5 36/25 152/105 51/35 22/15 22/15"
    assert (claim.values, claim.limit) == (tuple(map(Fraction, known.split())), Fraction(38, 25))


@pytest.mark.parametrize(("entry", "reason"), [(-1, "a cost is negative"), (None, "a cost is infinite")])
def test_costs_have_to_be_nonnegative_and_finite(entry: int | None, reason: str) -> None:
    problem = transport_problem([[2, entry], [entry, 2]], ["1/2", "1/2"], None)
    outcome = outcome_of(Instance(CONVERGENCE, "own", Sequence(problem, 4)))
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    assert reason in outcome.verdict.reason


@pytest.mark.parametrize(
    ("cost", "marginal", "limit"),
    [("exp(-r)", "exponential(1)", mpmath.mpf(1) / 2), ("exp(-r)", "interval(0, 1)", 2 / mpmath.e)],
)
def test_on_the_line_the_sums_increase_to_the_limit_at_the_rate_1_over_n(
    cost: str, marginal: str, limit: mpmath.mpf
) -> None:
    bodies, optimal, energy = outcome_of(on_line(cost, marginal)).certificates
    assert isinstance(optimal.claim, MeanFieldOptimal)
    assert isinstance(energy.claim, MutualEnergy)
    assert mpmath.almosteq(mpmath.mpf(decimal(energy.claim.value)), limit)
    claim = bodies.claim
    assert isinstance(claim, EnergySum | EnergyOnLine)

    def least(count: int) -> mpmath.mpf:
        if isinstance(claim, EnergyOnLine):
            return mpmath.mpf(decimal(substitute(claim.energy, {"N": number(count)})))
        names = [{"N": number(count), "k": number(k)} for k in range(1, count)]
        return mpmath.fsum(mpmath.mpf(decimal(substitute(claim.summand, values))) for values in names)

    per_pair = [2 * least(count) / (count * (count - 1)) for count in (2, 3, 4, 8, 20)]
    assert per_pair == sorted(per_pair)
    # The cost of a body with itself is 1.
    for count, value in zip((2, 3, 4, 8, 20), per_pair, strict=True):
        assert limit - (1 - limit) / (count - 1) <= value <= limit
