"""The numbers in the certificates of statements on sites, against computations that know nothing of this package."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, permutations, product
from math import comb, factorial, floor, prod

import numpy as np
import pytest

from mfsym.kernel import quantity as quantities
from mfsym.kernel.claim import Comparison, CoulombSignature, LargestRepresentable, PairwiseIndependent
from mfsym.kernel.evidence import Mixture, Plan
from mfsym.kernel.quantity import Quantity
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks import chapters

Ask = Callable[[Instance], Outcome]
Law = dict[tuple[int, ...], Fraction]


def comparisons() -> Iterator[Instance]:
    """The built-in instances that are certified by comparisons and quick to run."""
    for label, chapter in chapters().items():
        if label not in ("theorem-1.2", "remark-2.12-b-ii", "example-2.13-ii"):
            yield from chapter.instances


def measured(instance: Instance, outcome: Ask) -> list[tuple[Quantity, Fraction]]:
    claims = [certificate.claim for certificate in outcome(instance).certificates]
    return [(m.quantity, m.value) for claim in claims if isinstance(claim, Comparison) for m in claim.measured]


# --- laws of ordered bodies, one probability for each tuple of sites -------------------------------


def of_plan(plan: Plan, bodies: int) -> Law:
    """Put the bodies of a configuration into random order and look at the first few."""
    law: Law = {}
    for part in plan:
        bodies_at = [a for a, count in enumerate(part.configuration) for _ in range(count)]
        orders = list(permutations(bodies_at, bodies))
        for order in orders:
            law[order] = law.get(order, Fraction(0)) + part.weight / len(orders)
    return law


def of_mixture(mixture: Mixture, bodies: int) -> Law:
    law: Law = {}
    for part in mixture:
        for places in product(range(len(part.law)), repeat=bodies):
            law[places] = law.get(places, Fraction(0)) + part.weight * prod(part.law[a] for a in places)
    return law


def law_of(source: quantities.Bodies, bodies: int) -> Law:
    if isinstance(source, quantities.BodiesOfPlan):
        return of_plan(source.plan, bodies)
    return of_mixture(source.mixture, bodies)


def pair_cost_of(law: Law, cost: tuple[tuple[Fraction | None, ...], ...]) -> Fraction:
    """The mean over all pairs of the bodies, one pair after the other."""
    bodies = len(next(iter(law)))
    return sum(
        weight * sum(cost[places[i]][places[j]] or 0 for i, j in combinations(range(bodies), 2))
        for places, weight in law.items()
    ) / Fraction(comb(bodies, 2))


def recomputed(quantity: Quantity) -> Fraction | None:
    """The value by another computation; ``None`` where it is a least cost or the computation would be long."""
    match quantity:
        case quantities.Distance(first, second, bodies, norm):
            one, other = law_of(first, bodies), law_of(second, bodies)
            tau = [one.get(x, Fraction(0)) - other.get(x, Fraction(0)) for x in {*one, *other}]
            # sup |tau(f)| over |f| <= 1 is attained at the sign of tau; sup |tau(A)| where tau is positive.
            return sum(map(abs, tau)) if norm == "total-variation" else sum((x for x in tau if x > 0), Fraction(0))
        case quantities.MixtureCost(cost, mixture, bodies) if len(cost) ** bodies <= 3000:
            return pair_cost_of(of_mixture(mixture, bodies), cost)
        case quantities.PlanCost(cost, plan) if sum(plan[0].configuration) <= 6:
            return pair_cost_of(of_plan(plan, sum(plan[0].configuration)), cost)
        case quantities.MeanFieldCost(cost, marginal):
            matrix = np.array([[entry or 0 for entry in row] for row in cost], dtype=object)
            vector = np.array(marginal, dtype=object)
            return Fraction(vector @ matrix @ vector)
        case quantities.CycleSpectrum(profile, first, second, conjugate):
            transforms = [np.fft.fft(np.array(f, dtype=float)) for f in (profile, first, second)]
            left = np.conj(transforms[1]) if conjugate else transforms[1]
            mean = np.mean(transforms[0] * left * transforms[2])
            assert abs(mean.imag) < 1e-12
            # Sums of a few fractions with denominators below 100: nothing else is so near.
            return Fraction(float(mean.real)).limit_denominator(10**4)
        case quantities.Variance(mixture, form):
            means = [(p.weight, sum(f * q for f, q in zip(form, p.law, strict=True))) for p in mixture]
            pairs = product(means, repeat=2)
            # Half the mean square of the difference of two independent copies.
            return sum((w * v * (x - y) ** 2 for (w, x), (v, y) in pairs), Fraction(0)) / 2
        case quantities.CountingBound(problem, field, sets):
            bodies = problem.bodies or 0
            pairs_in = Fraction(0)
            for part in sets:
                mean = bodies * sum(problem.marginal[a] for a in part.sites)
                low = floor(mean)
                # The mean of n(n - 1) if n is low or low + 1 with the right mean.
                pairs_in += part.weight * ((1 - mean + low) * low * (low - 1) + (mean - low) * (low + 1) * low)
            return 2 * sum(f * w for f, w in zip(field, problem.marginal, strict=True)) + pairs_in / (
                bodies * (bodies - 1)
            )
        case _:
            return None


@pytest.mark.parametrize("instance", [*comparisons()], ids=lambda i: f"{i.statement.label}: {i.name}")
def test_every_quantity_is_what_another_computation_says(instance: Instance, outcome: Ask) -> None:
    for quantity, value in measured(instance, outcome):
        again = recomputed(quantity)
        assert again is None or again == value, quantity


def test_all_kinds_of_quantities_occur(outcome: Ask) -> None:
    found = {type(quantity) for instance in comparisons() for quantity, _ in measured(instance, outcome)}
    assert found == set(quantities.Quantity.__args__)


# --- what the literature, or a formula, says -------------------------------------------------------


def values(label: str, name: str, kind: type, outcome: Ask) -> list[Fraction]:
    (instance,) = {i.name: i for i in chapters()[label].instances if i.name == name}.values()
    return [value for quantity, value in measured(instance, outcome) if isinstance(quantity, kind)]


@pytest.mark.parametrize(("bodies", "some"), [(4, 2), (4, 3), (4, 4), (6, 2), (6, 3)])
def test_the_distance_of_a_random_permutation(bodies: int, some: int, outcome: Ask) -> None:
    name = f"{bodies} bodies, one on each of {bodies} sites, k = {some}"
    total, in_sets = values("remark-3.4-b", name, quantities.Distance, outcome)
    # Sampling without and with replacement: 2 (1 - N!/((N - k)! N^k)).
    exact = 2 * (1 - Fraction(factorial(bodies), factorial(bodies - some) * bodies**some))
    assert (total, in_sets) == (exact, exact / 2)
    assert total <= Fraction(some * (some - 1), bodies)


def test_the_rounding_term_of_three_sites_has_period_3(outcome: Ask) -> None:
    name = "C = 2^-|i-j| on three sites, uniform, N = {}"
    found = [values("next-order", name.format(n), quantities.Spread, outcome) for n in (3, 4, 5)]
    assert found == [[Fraction(0)], [Fraction(7, 18)], [Fraction(7, 18)]]


def test_the_mixtures_of_the_reference_have_their_costs(outcome: Ask) -> None:
    instance = chapters()["equation-2.7"].instances[0]
    (mixture, product_cost) = (value for _, value in measured(instance, outcome))
    assert (mixture, mixture - product_cost) == (Fraction(13, 8), Fraction(1, 8))
    instance = chapters()["equation-2.7"].instances[1]
    (mixture, product_cost) = (value for _, value in measured(instance, outcome))
    assert (mixture, mixture - product_cost) == (Fraction(3, 4), Fraction(5, 36))
    stable = chapters()["equation-2.7"].instances[2]
    found = sorted(value for _, value in measured(stable, outcome))
    assert found == [Fraction(1, 2), Fraction(3, 5)]


@pytest.mark.parametrize(("excess", "first"), [(Fraction(1, 12), 5), (Fraction(1, 1000), 251)])
def test_the_first_excluded_number_of_bodies_on_two_sites(excess: Fraction, first: int) -> None:
    # q = 1/4 + e is excluded by odd N > 1/(4e) and by even N > 1 + 1/(4e).
    q = Fraction(1, 4) + excess
    bound = 1 / (4 * excess)
    expected = min(n for n in range(2, 10**4) if n > bound + (n % 2 == 0))
    pair = f'[["{Fraction(1, 2) - q}","{q}"],["{q}","{Fraction(1, 2) - q}"]]'
    (instance,) = chapters()["lemma-3.3"].own({"pair": pair})
    (certificate,) = outcome_of(instance).certificates
    assert isinstance(certificate.claim, LargestRepresentable)
    assert certificate.claim.bodies == expected - 1 == first - 1


def test_coins_that_are_pairwise_independent(outcome: Ask) -> None:
    instance = next(i for i in chapters()["remark-2.12-d"].instances if i.name == "3 bodies, (1, 2) or (3, 0)")
    (two, three) = (value for _, value in measured(instance, outcome))
    # Of the 8 outcomes, one body or three at the first site: 1/4 each; none or two: 0.  Independent: 1/8 each.
    assert (two, three) == (0, 8 * Fraction(1, 8))


SIGNATURES = [i for i in chapters()["proposition-3.6"].instances if i.statement.label.endswith("signature")]


@pytest.mark.parametrize("instance", SIGNATURES, ids=lambda instance: instance.name)
def test_the_signature_is_that_of_the_eigenvalues(instance: Instance, outcome: Ask) -> None:
    (certificate,) = outcome(instance).certificates
    claim = certificate.claim
    assert isinstance(claim, CoulombSignature)
    points = np.array(claim.points, dtype=float)
    bodies, dimension = points.shape
    hessian = np.zeros((bodies * dimension,) * 2)
    for i, j in permutations(range(bodies), 2):
        z = points[i] - points[j]
        r = np.linalg.norm(z)
        block = (r**2 * np.eye(dimension) - 3 * np.outer(z, z)) / r**5
        hessian[i * dimension : (i + 1) * dimension, j * dimension : (j + 1) * dimension] = block
    eigenvalues = np.linalg.eigvalsh(hessian)
    # The eigenvalues of these matrices are 0 or at least 1/1000.
    counts = (eigenvalues > 1e-9).sum(), (eigenvalues < -1e-9).sum(), (abs(eigenvalues) <= 1e-9).sum()
    assert (claim.positive, claim.negative, claim.zero) == counts


def test_rotations_of_a_finite_circle_are_pairwise_independent_only(outcome: Ask) -> None:
    # The same coefficients on Z/p in place of the circle, p a prime: all p^2 cases of (A, B) are listed.
    for instance in chapters()["remark-2.12-e"].instances:
        (certificate,) = outcome(instance).certificates
        claim, p = certificate.claim, 11
        assert isinstance(claim, PairwiseIndependent)
        cases = [tuple((u * a + v * b) % p for u, v in claim.coefficients) for a, b in product(range(p), repeat=2)]
        for i, j in combinations(range(len(claim.coefficients)), 2):
            assert len({(case[i], case[j]) for case in cases}) == p**2
        assert sorted(case[:-1] for case in cases) == sorted(case[1:] for case in cases)
        assert len({case[:3] for case in cases}) == p**2 < p**3


@pytest.mark.parametrize(
    ("label", "options"),
    [
        ("equation-1.1", {"cost": "[[2,1],[1,2]]", "marginal": '["1/5","4/5"]', "bodies": "5"}),
        ("equation-3.10", {"cost": "[[3,1,0],[1,2,1],[0,1,3]]", "marginal": '["1/2","1/4","1/4"]'}),
        ("sharp-rate", {"cost": "[[-1,2],[2,0]]", "marginal": '["1/7","6/7"]', "bodies": "4"}),
        ("next-order", {"cost": "[[-1,2],[2,0]]", "marginal": '["1/7","6/7"]', "bodies": "4"}),
        ("remark-3.4-b", {"plan": '[{"configuration": [2,1,3], "weight": 1}]', "bodies": "4"}),
        ("corollary-2.11", {"cost": "[[0,1],[1,0]]", "mixture": '[{"law": ["1/3","2/3"], "weight": 1}]'}),
    ],
)
def test_instances_of_the_user(label: str, options: dict[str, str]) -> None:
    for instance in chapters()[label].own(options):
        found = outcome_of(instance)
        assert found.verdict.status in (Status.HOLDS, Status.NOT_APPLICABLE), found.verdict.reason
        for quantity, value in measured(instance, outcome_of):
            again = recomputed(quantity)
            assert again is None or again == value
    assert outcome_of(chapters()[label].own(options)[0]).verdict.status is Status.HOLDS
