"""Deliberately broken solvers: each has one defect, and names the property that should catch it."""

import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from mfsym.conformance.reference import (
    exact_assignment,
    exact_general,
    exact_line,
    exact_multi,
    exact_nbody,
    exact_program,
    exact_transport,
)
from mfsym.conformance.reference_disguises import exact_partial, exact_plan_of_points, exact_uniform_circle

Broken = tuple[str, str, Callable[..., Any]]


def _changed(change: Callable[[dict[str, Any]], Any]) -> Callable[..., Any]:
    return lambda a, b, cost: change(exact_transport(a, b, cost))


def off_by_a_millionth(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "value": found["value"] + 1e-6} if "value" in found else found


def transposed_plan(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "plan": found["plan"].T} if "plan" in found else found


def loose_potentials(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "duals": [u - 1 for u in found["duals"]]} if "duals" in found else found


def infeasible_potentials(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "duals": [u + 0.01 for u in found["duals"]]} if "duals" in found else found


def negative_plan(found: dict[str, Any]) -> dict[str, Any]:
    if found.get("plan") is None or min(found["plan"].shape) < 2:
        return found
    plan = found["plan"].copy()
    plan[:2, :2] += [[1, -1], [-1, 1]]
    return {**found, "plan": plan}


def value_of_another_plan(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "value": found["value"] * 2} if "value" in found else found


def mutating(a: Any, b: Any, cost: Any) -> Any:
    found = exact_transport(a, b, cost)
    if isinstance(cost, np.ndarray) and cost.flags.writeable:
        cost += 1
    return found


def hanging(a: Any, b: Any, cost: Any) -> Any:
    while len(a) > 2:
        pass
    return exact_transport(a, b, cost)


def crashing(a: Any, b: Any, cost: Any) -> Any:
    if len(a) > 2:
        os._exit(3)
    return exact_transport(a, b, cost)


def hungry(a: Any, b: Any, cost: Any) -> Any:
    if len(a) > 2:
        return float(np.ones(2**33).sum())
    return exact_transport(a, b, cost)


def ignoring_zero_weights(a: Any, b: Any, cost: Any) -> Any:
    return 0.0 if not np.all(a) else exact_transport(a, b, cost)["value"]


def first_row_only(a: Any, b: Any, cost: Any) -> Any:
    return float(np.min(cost)) * float(np.sum(a))


def clipping_negative(a: Any, b: Any, cost: Any) -> Any:
    return exact_transport(a, b, np.maximum(cost, 0))


def infinity_is_large(a: Any, b: Any, cost: Any) -> Any:
    return exact_transport(a, b, np.minimum(cost, 3.0))


def product_plan(a: Any, b: Any, cost: Any) -> Any:
    plan = np.outer(a, b) / np.sum(a)
    return {"value": float(np.sum(plan * cost)), "plan": plan}


def normalising(a: Any, b: Any, cost: Any) -> Any:
    return exact_transport(np.array(a) / np.sum(a), np.array(b) / np.sum(b), cost)


def truncating_integers(a: Any, b: Any, cost: Any) -> Any:
    masses = np.asarray(a)
    cost = np.asarray(cost).astype(masses.dtype) if masses.dtype.kind == "i" else cost
    return exact_transport(a, b, cost)


def reading_raw_memory(a: Any, b: Any, cost: Any) -> Any:
    """Takes Fortran order for C order, as code that passes pointers does."""
    cost = np.asarray(cost)
    flat = np.frombuffer(cost.tobytes(order="A"), dtype=cost.dtype)
    return exact_transport(a, b, flat.reshape(cost.shape))


def writing_read_only(a: Any, b: Any, cost: Any) -> Any:
    if isinstance(cost, np.ndarray):
        cost[0, 0] = cost[0, 0]
    return exact_transport(a, b, cost)


def single_precision_is_whole_numbers(a: Any, b: Any, cost: Any) -> Any:
    cost = np.asarray(cost)
    return exact_transport(a, b, np.floor(cost) if cost.dtype == np.float32 else cost)


def random_in_the_last_digits(a: Any, b: Any, cost: Any) -> Any:
    found = exact_transport(a, b, cost)
    return {**found, "value": found["value"] + time.perf_counter_ns() % 1000 * 1e-13} if "value" in found else found


def absolute_tolerance(a: Any, b: Any, cost: Any) -> Any:
    cost = np.asarray(cost, dtype=float)
    return exact_transport(a, b, np.where(np.abs(cost) < 1e-7, 0, cost))


def overflowing(a: Any, b: Any, cost: Any) -> Any:
    with np.errstate(all="ignore"):
        return exact_transport(a, b, np.sqrt(np.square(np.asarray(cost, dtype=float))))


def losing_small_masses(a: Any, b: Any, cost: Any) -> Any:
    a, b = (np.where(np.asarray(x) < 1e-9, 0, x) for x in (a, b))
    if a.sum() == b.sum() == 0:
        return 0.0
    return exact_transport(a / a.sum(), b / b.sum(), cost)


def nan_is_zero(a: Any, b: Any, cost: Any) -> Any:
    return exact_transport(a, b, np.nan_to_num(np.asarray(cost, dtype=float), posinf=np.inf))


def nan_mass_is_zero(a: Any, b: Any, cost: Any) -> Any:
    a = np.nan_to_num(np.asarray(a, dtype=float))
    return (
        exact_transport(a if a.sum() == np.sum(b) else np.asarray(b), b, cost) if len(a) == len(b) else {"value": 0.0}
    )


def taking_any_shape(a: Any, b: Any, cost: Any) -> Any:
    return exact_transport(a, b, np.asarray(cost)[: len(a), : len(b)])


def rescaling_masses(a: Any, b: Any, cost: Any) -> Any:
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return exact_transport(a, b * (a.sum() / b.sum()), cost)


def unsymmetric(a: Any, b: Any, cost: Any) -> Any:
    found = exact_transport(a, b, cost)
    return {"value": found["value"] + (0.25 if len(a) > len(b) else 0)}


def wrong_for_three_marginals(marginals: Any, cost: Any) -> Any:
    found = exact_multi(marginals, cost)
    return {**found, "value": found["value"] * (1 if len(marginals) < 3 else 1.5)}


def mean_field(cost: Any, mu: Any, bodies: int) -> float:
    return float(mu @ cost @ mu)


def falling_with_bodies(cost: Any, mu: Any, bodies: int) -> Any:
    return {"value": exact_nbody(cost, mu, bodies)["value"] + (0.5 if bodies == 2 else 0)}


def two_bodies_at_most(cost: Any, mu: Any, bodies: int) -> Any:
    return exact_nbody(cost, mu, min(bodies, 2))


def past_the_integers(cost: Any, mu: Any, bodies: int) -> Any:
    """The closed formula in floating point: N mu is no longer known modulo 1, and N must fit into 64 bits."""
    return exact_nbody(cost, mu, int(np.int64(bodies)))


def infeasible_is_zero(c: Any, rows: Any, b: Any) -> Any:
    found = exact_program(c, rows, b)
    return {"value": 0.0} if found.get("status") == "infeasible" else found


def unbounded_is_infeasible(c: Any, rows: Any, b: Any) -> Any:
    found = exact_program(c, rows, b)
    return {"status": "infeasible"} if found.get("status") == "unbounded" else found


def prices_of_the_wrong_sign(c: Any, rows: Any, b: Any) -> Any:
    found = exact_program(c, rows, b)
    return {**found, "duals": [-y for y in found["duals"]]} if "duals" in found else found


def nonnegative_right_sides(c: Any, rows: Any, b: Any) -> Any:
    return exact_program(c, rows, np.abs(np.asarray(b)))


def unsorted_line(x: Any, y: Any, a: Any, b: Any) -> float:
    return float(np.sum(np.abs(np.asarray(x)[:1] - np.asarray(y)[:1])))


def squared_line(x: Any, y: Any, a: Any, b: Any) -> float:
    return exact_line(x, y, a, b) ** 2


def greedy_assignment(cost: Any) -> Any:
    cost, plan = np.array(cost, dtype=float), np.zeros(np.shape(cost))
    value = 0.0
    for i in range(len(cost)):
        j = int(np.argmin(cost[i]))
        value, plan[i, j] = value + cost[i, j], 1
        cost[:, j] = np.inf
    return {"value": value, "plan": plan}


def assignment_of_infinite_cost(cost: Any) -> Any:
    found = exact_assignment(cost)
    return {"value": 0.0, "plan": np.eye(len(cost))} if found.get("status") == "infeasible" else found


def integer_weights(x: Any, y: Any) -> float:
    places = [np.asarray(side) for side in (x, y)]
    weights = [np.full(len(side), 1 / len(side)).astype(side.dtype) for side in places]
    return exact_line(*places, *weights) if sum(weights[0]) == sum(weights[1]) else 0.0


def cancelling(x: Any, y: Any, a: Any, b: Any, p: int) -> float:
    squares = (x**2).sum(1)[:, None] - 2 * x @ y.T + (y**2).sum(1)
    return float(exact_transport(a, b, np.maximum(squares, 0) ** (p / 2))["value"])


def in_order(x: Any, y: Any, a: Any, b: Any, p: float) -> float:
    plan = exact_transport(a, b, (x - y.T) ** 2)["plan"]
    return float((plan * np.abs(x - y.T) ** p).sum())


def not_round(x: Any, y: Any, a: Any, b: Any, p: int) -> float:
    return float(exact_transport(a, b, np.abs(x[:, None] - y) ** p)["value"])


def moving_all_that_gains(a: Any, b: Any, cost: Any, m: float) -> float:
    return exact_partial(a, b, cost, min(a.sum(), b.sum()) if np.min(cost) < 0 else m)


def product_of_the_marginals(a: Any, b: Any, cost: Any, t: float) -> float:
    plan = np.outer(a, b)
    return float((plan * cost).sum() + t * (abs(plan.sum(1) - a).sum() + abs(plan.sum(0) - b).sum()))


def first_thousand(x: Any, y: Any, a: Any, b: Any) -> float:
    return exact_line(x, y, a, b) if max(len(x), len(y)) < 1000 else 0.0


def thirty_sites(a: Any, b: Any, cost: Any) -> float:
    return exact_transport(a, b, cost)["value"] if len(a) < 30 else 0.0


def without_upper_bounds(c: Any, matrix: Any, low: Any, high: Any, lower: Any, upper: Any) -> Any:
    return exact_general(c, matrix, low, high, lower, np.where(upper > lower, np.inf, upper))


def general_infeasible_is_zero(*arguments: Any) -> Any:
    found = exact_general(*arguments)
    return 0.0 if found.get("status") == "infeasible" else found


def outside_the_box(*arguments: Any) -> Any:
    found = exact_general(*arguments)
    return {**found, "plan": found["plan"] + 1} if "plan" in found else found


def cost_of_another_plan(x: Any, y: Any, a: Any, b: Any, p: float) -> Any:
    found = exact_plan_of_points(x, y, a, b, p)
    distances = np.linalg.norm(x[:, None] - y[None], axis=-1) ** p
    return {**found, "value": float(a @ distances @ b)}


def swapped_masses(x: Any, y: Any, a: Any, b: Any, p: float) -> Any:
    found = exact_plan_of_points(x, y, a, b, p)
    return {**found, "plan": found["plan"][::-1]}


def sorted_without_weights(x: Any, a: Any) -> Any:
    return exact_uniform_circle(np.sort(x), a)


BROKEN: list[Broken] = [
    ("transport", "value", _changed(off_by_a_millionth)),
    ("transport", "plan-optimal", product_plan),
    ("transport", "plan-feasible", _changed(transposed_plan)),
    ("transport", "plan-feasible", _changed(negative_plan)),
    ("transport", "potentials", _changed(loose_potentials)),
    ("transport", "potentials", _changed(infeasible_potentials)),
    ("transport", "value-is-that-of-the-plan", _changed(value_of_another_plan)),
    ("transport", "input-unchanged", mutating),
    ("transport", "value", hanging),
    ("transport", "value", crashing),
    ("transport", "value", hungry),
    ("transport", "value-with-zero-weights", ignoring_zero_weights),
    ("transport", "empty-site", ignoring_zero_weights),
    ("transport", "duplicate-sites", lambda a, b, cost: {"value": exact_transport(a, b, cost)["value"] + len(a)}),
    ("transport", "sites-permuted", lambda a, b, cost: {"value": exact_transport(a, b, cost)["value"] + float(a[0])}),
    ("transport", "value", first_row_only),
    ("transport", "value-of-negative-costs", clipping_negative),
    ("transport", "cost-shifted", clipping_negative),
    ("transport", "value-of-infinite-costs", infinity_is_large),
    ("transport", "plan-forbidden", infinity_is_large),
    ("transport", "mass-multiplied", normalising),
    ("transport", "integer-masses-of-fractional-costs", truncating_integers),
    ("transport", "arrays-Fortran-order", reading_raw_memory),
    ("transport", "arrays-read-only", writing_read_only),
    ("transport", "arrays-float32", single_precision_is_whole_numbers),
    ("transport", "deterministic", random_in_the_last_digits),
    ("transport", "tiny-costs", absolute_tolerance),
    ("transport", "huge-costs", overflowing),
    ("transport", "tiny-masses", losing_small_masses),
    ("transport", "transport-nan-cost", nan_is_zero),
    ("transport", "transport-nan-mass", nan_mass_is_zero),
    ("transport", "transport-wrong-shape-of-costs", taking_any_shape),
    ("transport", "transport-unequal-masses", rescaling_masses),
    ("transport", "transposed", unsymmetric),
    ("multi", "value-of-several-marginals", wrong_for_three_marginals),
    ("nbody", "product-not-optimal", mean_field),
    ("nbody", "monotone-in-bodies", falling_with_bodies),
    ("nbody", "value-of-bodies", two_bodies_at_most),
    ("nbody", "two-sites", two_bodies_at_most),
    ("nbody", "two-sites-huge", past_the_integers),
    ("lp", "infeasible-programs", infeasible_is_zero),
    ("lp", "unbounded-programs", unbounded_is_infeasible),
    ("lp", "program-prices", prices_of_the_wrong_sign),
    ("lp", "program-value", nonnegative_right_sides),
    ("line", "value-on-the-line", unsorted_line),
    ("line", "value-on-the-line", squared_line),
    ("samples", "integer-samples", integer_weights),
    ("points", "points-far-away", cancelling),
    ("points", "value-of-concave-costs", in_order),
    ("circle", "value-on-the-circle", not_round),
    ("partial", "value-of-negative-partial", moving_all_that_gains),
    ("unbalanced", "value-of-unbalanced-plans", product_of_the_marginals),
    ("general", "general-value", without_upper_bounds),
    ("general", "general-infeasible", general_infeasible_is_zero),
    ("general", "general-solution", outside_the_box),
    ("heuristic", "heuristic-value", cost_of_another_plan),
    ("heuristic", "heuristic-plan", swapped_masses),
    ("uniform-circle", "value-of-uniform-circle", sorted_without_weights),
    ("line", "value-on-long-lines", first_thousand),
    ("transport", "value-on-trees", thirty_sites),
    ("transport", "value-of-sparse-problems", thirty_sites),
    ("assignment", "value-of-assignments", greedy_assignment),
    ("assignment", "value-of-infinite-assignments", assignment_of_infinite_cost),
]
"""Kind, the property that should catch it, and the solver."""
