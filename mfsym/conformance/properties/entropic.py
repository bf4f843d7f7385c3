"""Entropic regularisation: bounds by the exact value, monotone, and the plan of the closed form on two by two sites."""

from dataclasses import replace
from fractions import Fraction
from math import exp, log, sqrt
from typing import Any

import numpy as np
from hypothesis import strategies as st

from mfsym.conformance.oracles import finite_optimum
from mfsym.conformance.problems import arrays
from mfsym.conformance.properties.plans import cost_of
from mfsym.conformance.property import law
from mfsym.conformance.trial import GIVES_UP, WRONG, Trial, Violation, shown
from mfsym.strategies import two_marginals
from mfsym.strategies.questions import Entropic, Transport

STRENGTHS = st.sampled_from([Fraction(1), Fraction(1, 4), Fraction(4)])
WEAK = st.integers(2, 14).map(lambda k: Fraction(1, 2**k))
"""Regularisations of the order of the cost, and small ones, where scalings overflow."""


def regularised(most_sites: int = 3, zeros: bool = False, negative: bool = False, infinite: bool = False,
                strengths: st.SearchStrategy[Fraction] = STRENGTHS) -> st.SearchStrategy[Entropic]:  # fmt: skip
    """Transport problems with a regularisation."""
    problems = two_marginals(most_sites=most_sites, zeros=zeros, negative=negative, infinite=infinite)
    return st.builds(Entropic, problems, strengths)


def plan_of(trial: Trial, case: Entropic) -> Any:
    """The plan, if its marginals are right up to the accuracy; otherwise violated, unless the solver says so."""
    problem, answer = case.problem, trial.ask(case)
    plan = trial.array(answer.plan, (len(problem.first), len(problem.second)))
    allowed = trial.accuracy.absolute + 10 * trial.accuracy.relative
    sums = [*zip(plan.sum(axis=1), problem.first, strict=True), *zip(plan.sum(axis=0), problem.second, strict=True)]
    error = max(abs(found - mass) for found, mass in sums)
    if error > allowed or plan.min() < -allowed:
        text = f"the marginals of the plan {np.asarray(answer.plan).tolist()} are off by {float(error):.3g}"
        raise Violation(GIVES_UP if answer.remarks else WRONG, text, f"marginals {_decimals(problem)}")
    return plan


def _decimals(problem: Transport) -> str:
    return f"{[float(m) for m in problem.first]} and {[float(m) for m in problem.second]}"


def _has_marginals(trial: Trial, case: Entropic) -> None:
    finite_optimum(case.problem)
    plan_of(trial, case)


def _bounded(trial: Trial, case: Entropic) -> None:
    exact, plan = finite_optimum(case.problem), plan_of(trial, case)
    # H(P) <= H(a) + H(b) for every plan and H >= max(H(a), H(b)), so the regularised plan costs at most
    # F_0 + reg min(H(a), H(b)) <= F_0 + reg log(min(m, n)).
    sites = min(len(case.problem.first), len(case.problem.second))
    slack = case.regularisation * Fraction(log(sites)) + 20 * trial.tolerance(case.problem)
    cost, least = cost_of(plan, case.problem), 20 * trial.tolerance(case.problem)
    if not exact.value - least <= cost <= exact.value + slack:
        text = f"the plan costs {float(cost)!r}, the optimum without entropy is {shown(exact.value)}"
        raise Violation(WRONG, text, f"between {shown(exact.value)} and {float(exact.value + slack)!r}")


ANY = ("plan",)
law("entropic-plan", "the plan has the marginals", kind="entropic", needs=ANY, cases=regularised())(_has_marginals)
law("entropic-plan-weak", "so it has for small regularisations, or the solver says that it has not converged",
    kind="entropic", needs=ANY, cases=regularised(strengths=WEAK))(_has_marginals)  # fmt: skip
law("entropic-plan-zero-weights", "so it has with sites without mass", kind="entropic", needs=("plan", "zero weights"),
    cases=regularised(zeros=True))(_has_marginals)  # fmt: skip
law("entropic-plan-infinite", "so it has with forbidden pairs", kind="entropic", needs=("plan", "infinite costs"),
    cases=regularised(infinite=True))(_has_marginals)  # fmt: skip
law("entropic-bounds", "the plan costs at least the exact optimum, and at most reg log(min(m, n)) more",
    kind="entropic", needs=ANY, cases=regularised())(_bounded)  # fmt: skip
law("entropic-bounds-weak", "so it does for small regularisations", kind="entropic", needs=ANY,
    cases=regularised(strengths=WEAK))(_bounded)  # fmt: skip
law("entropic-bounds-negative", "so it does for costs of either sign", kind="entropic",
    needs=("plan", "negative costs"), cases=regularised(negative=True))(_bounded)  # fmt: skip


@law("entropic-monotone", "the cost of the plan does not fall when the regularisation grows", kind="entropic",
     needs=ANY, cases=regularised())  # fmt: skip
def monotone(trial: Trial, case: Entropic) -> None:
    """Twice the regularisation."""
    costs = [
        cost_of(plan_of(trial, replace(case, regularisation=k * case.regularisation)), case.problem) for k in (1, 2)
    ]
    if costs[0] > costs[1] + 40 * trial.tolerance(case.problem):
        raise Violation(WRONG, f"the cost falls from {float(costs[0])!r} to {float(costs[1])!r}", "no fall")


def _closed_form(case: Entropic) -> float:
    """The first entry of the plan on two by two sites: t (1-a-b+t) = q (a-t)(b-t) with q = exp(-kappa/reg)."""
    (c, d), (e, f) = [[float(entry or Fraction(0)) for entry in row] for row in case.problem.cost]
    a, b, kappa = (
        float(case.problem.first[0]),
        float(case.problem.second[0]),
        (c + f - d - e) / float(case.regularisation),
    )
    if kappa < 0:
        # The same in the other column: its first entry is a - t.
        return a - _root(a, 1 - b, exp(kappa))
    return _root(a, b, exp(-kappa))


def _root(a: float, b: float, q: float) -> float:
    """The root in [0, min(a, b)] for 0 < q <= 1, by a formula without cancellation."""
    # (1-q) t^2 + (1 - a - b + q (a+b)) t - q a b = 0.
    p = 1 - a - b + q * (a + b)
    root = sqrt(p * p + 4 * (1 - q) * q * a * b)
    return 2 * q * a * b / (p + root) if p + root > 0 else (root - p) / (2 * (1 - q))


@law("entropic-two-by-two", "on two by two sites the plan is that of the closed form", kind="entropic", needs=ANY,
     cases=regularised(2).filter(lambda case: len(case.problem.first) == len(case.problem.second) == 2))  # fmt: skip
def two_by_two(trial: Trial, case: Entropic) -> None:
    """A quadratic equation."""
    plan, expected = plan_of(trial, case), _closed_form(case)
    if abs(float(plan[0, 0]) - expected) > 1e-9 + 100 * float(trial.accuracy.relative):
        raise Violation(WRONG, f"the plan begins with {float(plan[0, 0])!r}, need {expected!r}", repr(expected))


@law("entropic-scaled", "costs and regularisation times one factor leave the plan as it is", kind="entropic",
     needs=("plan", "any scale"), cases=st.tuples(regularised(), st.integers(-990, 990)))  # fmt: skip
def scaled(trial: Trial, case: tuple[Entropic, int]) -> None:
    """Both times 2^k."""
    entropic, bits = case
    factor, problem = Fraction(2) ** bits, entropic.problem
    cost = tuple(tuple(factor * (c or Fraction(0)) for c in row) for row in problem.cost)
    other = Entropic(replace(problem, cost=cost), factor * entropic.regularisation)
    plan, again = plan_of(trial, entropic), plan_of(trial, other)
    if abs(plan - again).max() > 200 * trial.accuracy.relative + 20 * trial.accuracy.absolute:
        text = f"costs of the size {2.0**bits:.0e} change the plan to {np.asarray(again, dtype=float).tolist()}"
        raise Violation(WRONG, text, str(np.asarray(plan, dtype=float).tolist()))


@law("entropic-shifted", "c + u(x) + v(y) has the same plan", kind="entropic", needs=("plan", "negative costs"),
     cases=st.tuples(regularised(), st.tuples(*[st.integers(-8, 8)] * 6)))  # fmt: skip
def shifted(trial: Trial, case: tuple[Entropic, tuple[int, ...]]) -> None:
    """A separable cost is the same for all plans."""
    entropic, numbers = case
    problem = entropic.problem
    cost = tuple(
        tuple((c or Fraction(0)) + numbers[a] + numbers[3 + b] for b, c in enumerate(row))
        for a, row in enumerate(problem.cost)
    )
    plan, again = (
        plan_of(trial, entropic),
        plan_of(trial, Entropic(replace(problem, cost=cost), entropic.regularisation)),
    )
    if abs(plan - again).max() > 200 * trial.accuracy.relative + 20 * trial.accuracy.absolute:
        raise Violation(WRONG, "a separable cost changes the plan", str(np.asarray(plan, dtype=float).tolist()))


@law(
    "entropic-transposed",
    "exchanging the marginals transposes the plan",
    kind="entropic",
    needs=ANY,
    cases=regularised(),
)
def transposed(trial: Trial, case: Entropic) -> None:
    """M -> M transposed."""
    problem = case.problem
    other = Transport(problem.second, problem.first, tuple(zip(*problem.cost, strict=True)))
    plan, again = plan_of(trial, case), plan_of(trial, replace(case, problem=other))
    if abs(plan - again.T).max() > 200 * trial.accuracy.relative + 20 * trial.accuracy.absolute:
        raise Violation(
            WRONG, "the plan of the transposed problem is another", str(np.asarray(plan, dtype=float).tolist())
        )


@law("entropic-value", "the value is what the plan costs, with or without the entropy", kind="entropic",
     needs=("plan", "value"), cases=regularised())  # fmt: skip
def value_of_plan(trial: Trial, case: Entropic) -> None:
    """<P, C>, or <P, C> plus reg times the relative entropy in one of its usual forms."""
    answer, plan = trial.ask(case), plan_of(trial, case)
    value = float(trial.number(answer.value, answer))
    masses, numbers = np.asarray(plan, dtype=float), arrays(case.problem)
    cost, reg = float(cost_of(plan, case.problem)), float(case.regularisation)
    positive = masses[masses > 0]
    entropy = float(np.sum(positive * np.log(positive)))
    ratios = masses / np.outer(numbers["a"], numbers["b"])
    relative = float(np.sum(positive * np.log(ratios[masses > 0])))
    forms = [cost, cost + reg * entropy, cost + reg * (entropy - 1), cost + reg * relative]
    if min(abs(value - form) for form in forms) > 1e-6 + 100 * float(trial.tolerance(case.problem)):
        raise Violation(WRONG, f"the value {value!r} is none of {forms}", repr(cost))


@law("entropic-value-infinite", "so it is with forbidden pairs, which cost nothing where the plan has no mass",
     kind="entropic", needs=("plan", "value", "infinite costs"), cases=regularised(infinite=True))  # fmt: skip
def value_of_plan_without_forbidden_pairs(trial: Trial, case: Entropic) -> None:
    """The same, where some plan has finite cost."""
    finite_optimum(case.problem)
    value_of_plan(trial, case)
