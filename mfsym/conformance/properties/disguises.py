"""Samples, clouds of points, a circle, partial and unbalanced plans: values, and what must not change them."""

from dataclasses import replace
from fractions import Fraction
from math import inf
from typing import Any

from hypothesis import strategies as st

from mfsym.conformance.oracles import finite_optimum
from mfsym.conformance.problems import arrays
from mfsym.conformance.properties.plans import cost_of, needs_potentials
from mfsym.conformance.properties.values import agrees
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, ended, shown
from mfsym.strategies import (
    circles,
    clouds,
    heuristics,
    partial_problems,
    samples,
    unbalanced_problems,
    uniform_circles,
)
from mfsym.strategies.disguises import Circle, Cloud, Heuristic, Partial, Samples, UniformCircle

HALF, ONE, THREE = Fraction(1, 2), Fraction(1), Fraction(3)

law("value-of-samples", "samples all have the same weight", kind="samples", cases=samples(), native=True)(agrees)
law("value-of-points", "the value is exact for the distance on the line", kind="points", cases=clouds(1, ONE),
    native=True)(agrees)  # fmt: skip
law("value-of-squared-distances", "the value is exact for the square of the distance", kind="points",
    needs=("squares",), cases=clouds(1), native=True)(agrees)  # fmt: skip
law("value-in-the-plane", "the value is exact for distances in the plane", kind="points", needs=("plane",),
    cases=clouds(2, ONE), native=True)(agrees)  # fmt: skip
law("value-of-squares-in-the-plane", "the value is exact for squares of distances in the plane", kind="points",
    needs=("plane", "squares"), cases=clouds(2), native=True)(agrees)  # fmt: skip
law("value-of-cubes", "the value is exact for the third power of the distance", kind="points", needs=("any power",),
    cases=clouds(1, THREE), native=True)(agrees)  # fmt: skip
law("value-of-concave-costs", "the value is exact for the root of the distance, where order is not optimal",
    kind="points", needs=("concave costs",), cases=clouds(1, HALF), native=True)(agrees)  # fmt: skip
law("value-on-the-circle", "the value is exact for the shorter arc", kind="circle", cases=circles(), native=True)(
    agrees
)
law("value-of-squared-arcs", "the value is exact for the square of the shorter arc", kind="circle", needs=("squares",),
    cases=circles(2), native=True)(agrees)  # fmt: skip
law("value-of-partial-plans", "a part of the mass is moved, at the least cost", kind="partial",
    cases=partial_problems(), native=True)(agrees)  # fmt: skip
law("value-of-negative-partial", "no more than this part is moved, even where that would gain", kind="partial",
    needs=("negative costs",), cases=partial_problems(negative=True), native=True)(agrees)  # fmt: skip
law("value-of-unbalanced-plans", "the value is exact for the total variation of the marginals", kind="unbalanced",
    cases=unbalanced_problems(), native=True)(agrees)  # fmt: skip


law("value-of-points-without-mass", "points without mass change nothing", kind="points", needs=("zero weights",),
    cases=clouds(1, ONE, zeros=True), native=True)(agrees)  # fmt: skip
law("potentials-of-points", "the potentials are feasible, and worth the optimum", kind="points", needs=("duals",),
    cases=clouds(1, ONE), native=True)(needs_potentials)  # fmt: skip
law("potentials-of-points-without-mass", "they are feasible at points without mass as well", kind="points",
    needs=("duals", "zero weights"), cases=clouds(1, ONE, zeros=True), native=True)(needs_potentials)  # fmt: skip


@law("value-of-uniform-circle", "the squared distance to the uniform law is that of the closed form",
     kind="uniform-circle", cases=uniform_circles(), native=True)  # fmt: skip
def value_of_uniform_circle(trial: Trial, problem: UniformCircle) -> None:
    """A variance."""
    trial.needs_value(problem, problem.value)


def _heuristic_plan(trial: Trial, problem: Heuristic) -> Any:
    """The plan, if it has the marginals."""
    cloud = problem.cloud
    plan = trial.array(trial.ask(problem).plan, (len(cloud.first), len(cloud.second)))
    allowed = trial.accuracy.absolute + trial.accuracy.relative
    for name, sums, wanted in (("first", plan.sum(axis=1), cloud.first), ("second", plan.sum(axis=0), cloud.second)):
        if plan.min() < -allowed or max(abs(x - m) for x, m in zip(sums, wanted, strict=True)) > allowed:
            text = f"the {name} marginal of the plan is {[float(x) for x in sums]}"
            raise Violation(WRONG, text, str([float(m) for m in wanted]))
    return plan


@law("heuristic-plan", "the plan has the marginals, if it is not the best", kind="heuristic", needs=("plan",),
     cases=heuristics(), native=True)  # fmt: skip
def heuristic_plan(trial: Trial, problem: Heuristic) -> None:
    """The marginals."""
    _heuristic_plan(trial, problem)


@law("heuristic-value", "the value is what the plan costs", kind="heuristic", needs=("plan", "value"),
     cases=heuristics(), native=True)  # fmt: skip
def heuristic_value(trial: Trial, problem: Heuristic) -> None:
    """The sum of mass times cost."""
    plan, answer = _heuristic_plan(trial, problem), trial.ask(problem)
    value, cost = trial.number(answer.value, answer), cost_of(plan, problem.cloud.transport)
    if abs(value - cost) > trial.tolerance(problem):
        raise Violation(WRONG, f"the value is {float(value)!r}, the plan costs {float(cost)!r}", shown(cost))


@law("heuristic-not-below", "no value is below the optimum", kind="heuristic", needs=("value",), cases=heuristics(),
     native=True)  # fmt: skip
def heuristic_not_below(trial: Trial, problem: Heuristic) -> None:
    """At least the exact optimum."""
    value, least = trial.value(problem), finite_optimum(problem.cloud).value
    if value < least - trial.tolerance(problem):
        raise Violation(WRONG, f"the value is {float(value)!r}, below the optimum", f">= {shown(least)}")


def _moved(cloud: Cloud, factor: Fraction, shift: Fraction) -> Cloud:
    sides = [tuple(tuple(factor * x + shift for x in point) for point in side) for side in (cloud.points, cloud.others)]
    return replace(cloud, points=sides[0], others=sides[1])


CLOUDS = clouds(1, ONE) | clouds(1)
FAR = st.integers(1, 40).map(lambda k: Fraction(2**k))
"""Coordinates of this size and differences of 1/8 are floating-point numbers."""


@law("points-far-away", "all points moved by one vector are at the same distances", kind="points",
     needs=("any scale", "squares"), cases=st.tuples(CLOUDS, FAR), native=True)  # fmt: skip
def far_away(trial: Trial, case: tuple[Cloud, Fraction]) -> None:
    """Translation."""
    agrees(trial, _moved(case[0], ONE, case[1]))


@law("samples-far-away", "all samples moved by one vector are at the same distances", kind="samples",
     needs=("any scale",), cases=st.tuples(samples(), FAR), native=True)  # fmt: skip
def samples_far_away(trial: Trial, case: tuple[Samples, Fraction]) -> None:
    """Translation."""
    found, shift = case
    agrees(trial, Samples(tuple(x + shift for x in found.places), tuple(y + shift for y in found.others)))


@law("points-scaled", "distances of any scale change nothing but the scale", kind="points", needs=("any scale",),
     cases=st.tuples(clouds(1, ONE), st.integers(-990, 990)), native=True)  # fmt: skip
def points_scaled(trial: Trial, case: tuple[Cloud, int]) -> None:
    """Points times 2^k."""
    agrees(trial, _moved(case[0], Fraction(2) ** case[1], Fraction(0)))


@law("plane-scaled", "the same in the plane", kind="points", needs=("any scale", "plane"),
     cases=st.tuples(clouds(2, ONE), st.integers(-490, 490)), native=True)  # fmt: skip
def plane_scaled(trial: Trial, case: tuple[Cloud, int]) -> None:
    """Points times 2^k; the squares of coordinates are floating-point numbers as well."""
    agrees(trial, _moved(case[0], Fraction(2) ** case[1], Fraction(0)))


@law("circle-turned", "turns of the circle by one and the same arc, and whole turns of a place, change nothing",
     kind="circle", cases=st.tuples(circles(), st.integers(-8, 8), st.integers(-2, 2)), native=True)  # fmt: skip
def circle_turned(trial: Trial, case: tuple[Circle, int, int]) -> None:
    """All places moved by multiples of 1/8, the others by a whole number besides."""
    circle, eighths, turns = case
    arc = Fraction(eighths, 8)
    places, others = (tuple(x + arc for x in circle.places), tuple(y + arc + turns for y in circle.others))
    agrees(trial, replace(circle, places=places, others=others))


@law("partial-more-than-there-is", "more mass than there is cannot be moved", kind="partial", needs=("bad input",),
     cases=partial_problems(), native=True)  # fmt: skip
def more_than_there_is(trial: Trial, problem: Partial) -> None:
    """The mass 3, of marginals with masses 1 and at most 2."""
    for mass in (3.0, -1.0, inf):
        answer = trial.call({**arrays(problem), "m": mass})
        ended(answer)
        if answer.is_silent and (answer.value is not None or answer.plan is not None):
            raise Violation(WRONG, f"the mass {mass} was moved: {answer.says}", "an error, a status or a warning")


@law("partial-everything", "all of the mass is moved where both marginals have it", kind="partial",
     needs=("rounded masses",),
     cases=partial_problems(), native=True)  # fmt: skip
def everything(trial: Trial, problem: Partial) -> None:
    """The transport problem itself, in thirds, which are no floating-point numbers."""
    third = tuple(Fraction(1, 3) for _ in range(3))
    cost = tuple(
        tuple(problem.cost[a % len(problem.cost)][b % len(problem.second)] for b in range(3)) for a in range(3)
    )
    agrees(trial, Partial(third, third, cost, ONE))
