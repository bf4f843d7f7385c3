"""What the paper says of N bodies."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.oracles import value_of_bodies
from mfsym.conformance.properties.values import bodies_agree
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies import marginals, pair_costs, rationals, transport_problems
from mfsym.transport.problem import self_cost

POSITIVE = transport_problems(most_sites=3, most_bodies=3, positive=True)


def _mean_field(problem: TransportProblem) -> Fraction:
    mu, sites = problem.marginal, range(len(problem.marginal))
    return sum((mu[a] * mu[b] * (problem.cost[a][b] or 0) for a in sites for b in sites), Fraction(0))


@law("monotone-in-bodies", "F_N does not decrease with N", kind="nbody", label="Lemma 2.3",
     cases=transport_problems(most_sites=3, most_bodies=3))  # fmt: skip
def monotone_in_bodies(trial: Trial, problem: TransportProblem) -> None:
    """F_N <= F_(N+1)."""
    more = replace(problem, bodies=(problem.bodies or 0) + 1)
    fewer, many = trial.value(problem), trial.value(more)
    if fewer > many + trial.tolerance(problem) + trial.tolerance(more):
        text = f"F_{problem.bodies} is {float(fewer)!r}, larger than F_{more.bodies}, {float(many)!r}"
        raise Violation(WRONG, text, f"F_{more.bodies} = {shown(value_of_bodies(more))}")


@law("below-infinitely-many", "F_N is at most F_oo, the mean field energy of a positive definite cost", kind="nbody",
     label="Theorem 1.3", cases=POSITIVE)  # fmt: skip
def below_infinitely_many(trial: Trial, problem: TransportProblem) -> None:
    """F_N <= F_oo."""
    found, bound = trial.value(problem), _mean_field(problem)
    if found > bound + trial.tolerance(problem):
        raise Violation(WRONG, f"F_{problem.bodies} is {float(found)!r}, above F_oo", shown(bound))


@law("rate", "F_oo - F_N is at most (D - F_oo)/(N - 1), D the mean cost of a site with itself", kind="nbody",
     label="(3.6), sharpened", cases=POSITIVE)  # fmt: skip
def rate(trial: Trial, problem: TransportProblem) -> None:
    """The sharp rate."""
    found, limit = trial.value(problem), _mean_field(problem)
    bound = limit - (self_cost(problem.cost, problem.marginal) - limit) / ((problem.bodies or 2) - 1)
    if found < bound - 2 * trial.tolerance(problem):
        raise Violation(WRONG, f"F_{problem.bodies} is {float(found)!r}, below the bound", f">= {shown(bound)}")


def _separable(marginal: tuple[Fraction, ...], f: tuple[Fraction, ...], bodies: int) -> TransportProblem:
    sites = range(len(marginal))
    return TransportProblem(tuple(tuple(f[a] + f[b] for b in sites) for a in sites), marginal, bodies)


@law("product-of-separable-costs", "for costs f(x) + f(y) the product measure is optimal for every N", kind="nbody",
     label="Remark 2.12(c)",
     cases=st.builds(_separable, marginals(3), st.tuples(*[rationals()] * 3), st.integers(2, 4)))  # fmt: skip
def product_of_separable_costs(trial: Trial, problem: TransportProblem) -> None:
    """F_N is the cost of the product."""
    trial.needs_value(problem, _mean_field(problem))


@law("product-not-optimal", "for two bodies and a positive definite cost the product measure costs too much",
     kind="nbody", label="Remark 2.12(c)",
     cases=transport_problems(most_sites=2, most_bodies=3, positive=True))  # fmt: skip
def product_not_optimal(trial: Trial, problem: TransportProblem) -> None:
    """F_N is below the mean field energy where both sites are occupied."""
    exact, product = value_of_bodies(problem), _mean_field(problem)
    if exact is None or product - exact <= 2 * trial.tolerance(problem):
        raise NoEvidence("the product measure is optimal, up to the accuracy of the solver")
    found = trial.value(problem)
    if found >= product - trial.tolerance(problem):
        raise Violation(WRONG, f"F_{problem.bodies} is {float(found)!r}, the cost of the product", shown(exact))


def _two_sites(weight: int, a: Fraction, b: Fraction, c: Fraction, bodies: int) -> TransportProblem:
    mu = Fraction(weight, 16)
    return TransportProblem(((a, b), (b, c)), (mu, 1 - mu), bodies)


COSTS = st.integers(0, 8).map(lambda k: Fraction(k, 2))


@law("two-sites", "F_N on two sites is exact for hundreds of bodies", kind="nbody", needs=("many bodies",),
     cases=st.builds(_two_sites, st.integers(0, 16), COSTS, COSTS, COSTS,
                     st.sampled_from([10, 37, 100, 300])))  # fmt: skip
def two_sites(trial: Trial, problem: TransportProblem) -> None:
    """The closed formula on two sites."""
    trial.needs_value(problem, _closed_form(problem))


@law("two-sites-huge", "F_N on two sites is exact for 2^53 + 1 bodies and more", kind="nbody",
     needs=("huge numbers of bodies",),
     cases=st.builds(_two_sites, st.integers(0, 16), COSTS, COSTS, COSTS,
                     st.sampled_from([2**31 + 1, 2**53 + 1, 2**64 + 1, 10**30])))  # fmt: skip
def two_sites_huge(trial: Trial, problem: TransportProblem) -> None:
    """N beyond the integers that floating point has."""
    trial.needs_value(problem, _closed_form(problem))


def _closed_form(problem: TransportProblem) -> Fraction:
    """F_N = D if kappa <= 0, else MF - p(1-p) kappa/(N-1) + kappa t(1-t)/(N(N-1)) with t = {N p}."""
    p, bodies = problem.marginal[0], problem.bodies or 2
    (a, b), (_, c) = problem.cost
    kappa = (a or 0) + (c or Fraction(0)) - 2 * (b or 0)
    if kappa <= 0:
        return self_cost(problem.cost, problem.marginal)
    t = bodies * p % 1
    rest = kappa * t * (1 - t) / (bodies * (bodies - 1))
    return _mean_field(problem) - p * (1 - p) * kappa / (bodies - 1) + rest


def _on_a_line(marginal: tuple[Fraction, ...], falls: tuple[int, ...], bodies: int) -> TransportProblem:
    """Convex and decreasing costs of the distance of sites 0, 1, 2, ..., by their second differences."""
    sites = range(len(marginal))
    profile = [sum(fall * max(k + 1 - r, 0) for k, fall in enumerate(falls)) for r in sites]
    cost = tuple(tuple(Fraction(profile[abs(a - b)]) for b in sites) for a in sites)
    return TransportProblem(cost, marginal, bodies)


law("bodies-on-the-line", "F_N is exact for convex decreasing costs of the distance on the line", kind="nbody",
    cases=st.builds(_on_a_line, marginals(3), st.tuples(*[st.integers(0, 3)] * 3),
                    st.integers(2, 5)))(bodies_agree)  # fmt: skip


# Weights that are no floating-point numbers could leave no room at all for as many bodies as sites.
def _cycle(sites: int, cost: tuple[tuple[Fraction | None, ...], ...], bodies: int) -> TransportProblem:
    return TransportProblem(cost, tuple(Fraction(1, sites) for _ in range(sites)), bodies)


@law("sites-of-bodies-permuted", "the order of the sites does not matter for F_N", kind="nbody",
     cases=transport_problems(most_sites=3, most_bodies=3))  # fmt: skip
def sites_of_bodies_permuted(trial: Trial, problem: TransportProblem) -> None:
    """The sites in the opposite order."""
    cost = tuple(row[::-1] for row in problem.cost[::-1])
    other = replace(problem, cost=cost, marginal=problem.marginal[::-1])
    found, turned = trial.value(problem), trial.value(other)
    if abs(found - turned) > 2 * trial.tolerance(problem):
        text = f"{float(found)!r}, and {float(turned)!r} with the sites in the opposite order"
        raise Violation(WRONG, text, shown(value_of_bodies(problem)))


law("forbidden-diagonal", "Coulomb costs: no two bodies on one site, and no value where that cannot be", kind="nbody",
    needs=("infinite costs",),
    cases=st.sampled_from([2, 4]).flatmap(lambda sites: st.builds(
        _cycle, st.just(sites), pair_costs(sites, forbidden=True), st.integers(2, 4))))(bodies_agree)  # fmt: skip
