"""Plans have the marginals and the cost that they should; potentials are feasible and tight."""

from fractions import Fraction
from itertools import product
from typing import Any

from mfsym.conformance.oracles import finite_optimum
from mfsym.conformance.problems import sizes
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.strategies import several_marginals, two_marginals
from mfsym.strategies.disguises import Cloud
from mfsym.strategies.questions import Multi, Transport

CASES = two_marginals(zeros=True)


def mass_tolerance(trial: Trial, problem: Transport | Multi) -> Fraction:
    """How far the masses of a plan may be off."""
    mass, _ = sizes(problem)
    return trial.accuracy.absolute + trial.accuracy.relative * mass


def cost_of(plan: Any, problem: Transport) -> Fraction:
    """What the plan costs; what lies on forbidden pairs costs nothing."""
    return sum(
        (plan[a, b] * (c or Fraction(0)) for a, row in enumerate(problem.cost) for b, c in enumerate(row)), Fraction(0)
    )


def exact_plan(trial: Trial, problem: Transport) -> Any:
    """The plan of an answer, with its marginals and signs checked."""
    plan = trial.array(trial.ask(problem).plan, (len(problem.first), len(problem.second)))
    allowed = mass_tolerance(trial, problem)
    if plan.min() < -allowed:
        raise Violation(WRONG, f"the plan has the negative entry {float(plan.min())!r}", "all entries >= 0")
    for name, sums, wanted in (
        ("first", plan.sum(axis=1), problem.first),
        ("second", plan.sum(axis=0), problem.second),
    ):
        for a, (found, mass) in enumerate(zip(sums, wanted, strict=True)):
            if abs(found - mass) > allowed:
                text = f"the {name} marginal of the plan at site {a} is {float(found)!r}, need {shown(mass)}"
                raise Violation(WRONG, text, shown(mass))
    return plan


@law("plan-feasible", "the plan is nonnegative and has the marginals", kind="transport", needs=("plan",),
     cases=two_marginals())  # fmt: skip
def plan_feasible(trial: Trial, problem: Transport) -> None:
    """The plan is one."""
    exact_plan(trial, problem)


@law("plan-with-zero-weights", "the plan puts no mass on sites that have none", kind="transport",
     needs=("plan", "zero weights"), cases=CASES)  # fmt: skip
def plan_with_zero_weights(trial: Trial, problem: Transport) -> None:
    """The plan is one, with empty sites as well."""
    exact_plan(trial, problem)


@law("plan-optimal", "the plan costs the exact optimum", kind="transport", needs=("plan",), cases=two_marginals())
def plan_optimal(trial: Trial, problem: Transport) -> None:
    """The plan attains the least cost."""
    found, plan = finite_optimum(problem), exact_plan(trial, problem)
    cost = cost_of(plan, problem)
    if abs(cost - found.value) > trial.tolerance(problem):
        raise Violation(WRONG, f"the plan costs {float(cost)!r}, the optimum {shown(found.value)}", shown(found.value))


@law("plan-forbidden", "the plan has no mass on forbidden pairs", kind="transport", needs=("plan", "infinite costs"),
     cases=two_marginals(infinite=True))  # fmt: skip
def plan_forbidden(trial: Trial, problem: Transport) -> None:
    """No mass where the cost is infinite."""
    finite_optimum(problem)
    plan = exact_plan(trial, problem)
    for a, row in enumerate(problem.cost):
        for b, entry in enumerate(row):
            if entry is None and abs(plan[a, b]) > mass_tolerance(trial, problem):
                raise Violation(WRONG, f"the plan has mass {float(plan[a, b])!r} on the forbidden pair ({a}, {b})", "0")


@law("plan-of-several-marginals", "the plan tensor is nonnegative, has the marginals and costs the optimum",
     kind="multi", needs=("plan",), cases=several_marginals())  # fmt: skip
def plan_of_several_marginals(trial: Trial, problem: Multi) -> None:
    """The plan tensor is an optimal plan."""
    shape = tuple(len(law) for law in problem.marginals)
    plan = trial.array(trial.ask(problem).plan, shape)
    allowed, found = mass_tolerance(trial, problem), finite_optimum(problem)
    if plan.min() < -allowed:
        raise Violation(WRONG, f"the plan has the negative entry {float(plan.min())!r}", "all entries >= 0")
    for i, wanted in enumerate(problem.marginals):
        sums = plan.sum(axis=tuple(k for k in range(len(shape)) if k != i))
        if max(abs(x - y) for x, y in zip(sums, wanted, strict=True)) > allowed:
            raise Violation(WRONG, f"marginal {i} of the plan is {[float(x) for x in sums]}", shown(wanted[0]))
    places = product(*map(range, shape))
    cost = sum((plan[at] * (c or Fraction(0)) for at, c in zip(places, problem.costs, strict=True)), Fraction(0))
    if abs(cost - found.value) > trial.tolerance(problem):
        raise Violation(WRONG, f"the plan costs {float(cost)!r}, the optimum {shown(found.value)}", shown(found.value))


def _potentials(trial: Trial, asked: Transport | Cloud, problem: Transport) -> tuple[Any, Any]:
    duals = trial.ask(asked).duals
    if duals is None or len(duals) != 2:
        raise Violation(WRONG, "no two potentials, one for each marginal")
    return trial.array(duals[0], (len(problem.first),)), trial.array(duals[1], (len(problem.second),))


def needs_potentials(trial: Trial, asked: Transport | Cloud) -> None:
    """Potentials are nowhere above the cost, and worth as much as the optimum."""
    problem = asked.transport if isinstance(asked, Cloud) else asked
    found = finite_optimum(problem)
    u, v = _potentials(trial, asked, problem)
    allowed = trial.accuracy.absolute + trial.accuracy.relative * sizes(problem)[1]
    for a, row in enumerate(problem.cost):
        for b, entry in enumerate(row):
            if entry is not None and u[a] + v[b] > entry + allowed:
                text = f"the potentials are {float(u[a] + v[b])!r} at the pair ({a}, {b}), which costs {shown(entry)}"
                raise Violation(WRONG, text, f"u[{a}] + v[{b}] <= {shown(entry)}")
    worth = sum(p * m for p, m in zip(u, problem.first, strict=True))
    worth += sum(p * m for p, m in zip(v, problem.second, strict=True))
    if abs(worth - found.value) > trial.tolerance(problem):
        text = f"the potentials are worth {float(worth)!r}, the optimum is {shown(found.value)}"
        raise Violation(WRONG, text, shown(found.value))


law("potentials", "the potentials are feasible, and tight: worth the optimum", kind="transport", needs=("duals",),
    cases=two_marginals())(needs_potentials)  # fmt: skip
law("potentials-with-zero-weights", "they are feasible at sites without mass as well", kind="transport",
    needs=("duals", "zero weights"), cases=CASES)(needs_potentials)  # fmt: skip
law("potentials-of-negative-costs", "they are feasible and tight for costs of either sign", kind="transport",
    needs=("duals", "negative costs"), cases=two_marginals(negative=True))(needs_potentials)  # fmt: skip


@law("value-is-that-of-the-plan", "value and plan agree", kind="transport", needs=("plan", "value"),
     cases=two_marginals())  # fmt: skip
def value_is_that_of_the_plan(trial: Trial, problem: Transport) -> None:
    """The value that is returned is what the plan that is returned costs."""
    answer = trial.ask(problem)
    value, plan = (
        trial.number(answer.value, answer),
        trial.array(answer.plan, (len(problem.first), len(problem.second))),
    )
    cost = cost_of(plan, problem)
    if abs(cost - value) > trial.tolerance(problem):
        raise Violation(WRONG, f"the value is {float(value)!r}, the plan costs {float(cost)!r}", shown(cost))
