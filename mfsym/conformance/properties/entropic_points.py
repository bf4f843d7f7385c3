"""Several marginals on clouds of points, with entropy: the marginals of the plan, and bounds by the exact value."""

from fractions import Fraction
from itertools import product
from math import log
from typing import Any

from mfsym.conformance.oracles import finite_optimum
from mfsym.conformance.property import law
from mfsym.conformance.trial import GIVES_UP, WRONG, Trial, Violation, shown
from mfsym.strategies import entropic_points
from mfsym.strategies.questions import EntropicPoints

CASES = entropic_points()


def _plan(trial: Trial, case: EntropicPoints) -> Any:
    """The plan, if it has the marginals."""
    answer = trial.ask(case)
    plan = trial.array(answer.plan, tuple(len(law) for law in case.marginals))
    allowed = trial.accuracy.absolute + 10 * trial.accuracy.relative
    for i, wanted in enumerate(case.marginals):
        sums = plan.sum(axis=tuple(k for k in range(plan.ndim) if k != i))
        error = max(abs(x - m) for x, m in zip(sums, wanted, strict=True))
        if error > allowed or plan.min() < -allowed:
            text = f"marginal {i} of the plan is {[float(x) for x in sums]}"
            raise Violation(GIVES_UP if answer.remarks else WRONG, text, str([float(m) for m in wanted]))
    return plan


@law("entropic-several", "the plan tensor has the marginals", kind="entropic-points", needs=("plan",), cases=CASES)
def several(trial: Trial, case: EntropicPoints) -> None:
    """The marginals."""
    _plan(trial, case)


@law("entropic-several-bounds", "the plan costs at least the exact optimum, and not too much more",
     kind="entropic-points", needs=("plan",), cases=CASES)  # fmt: skip
def several_bounds(trial: Trial, case: EntropicPoints) -> None:
    """Between F_0 and F_0 + reg (log of the number of cells - that of the largest marginal)."""
    plan, exact = _plan(trial, case), finite_optimum(case.multi)
    # H(P) <= sum_i H(a_i), and H(P_0) >= max_i H(a_i), so P costs at most F_0 + reg (sum_i H(a_i) - max_i H(a_i)).
    entropies = [-sum(float(m) * log(m) for m in law) for law in case.marginals]
    cells = product(*map(range, plan.shape))
    cost = sum((plan[at] * (c or Fraction(0)) for at, c in zip(cells, case.multi.costs, strict=True)), Fraction(0))
    slack = 20 * trial.tolerance(case)
    top = exact.value + case.regularisation * Fraction(sum(entropies) - max(entropies)) + slack
    if not exact.value - slack <= cost <= top:
        text = f"the plan costs {float(cost)!r}, the optimum without entropy is {shown(exact.value)}"
        raise Violation(WRONG, text, f"between {shown(exact.value)} and {float(top)!r}")


@law("entropic-several-permuted", "the order of the marginals does not matter", kind="entropic-points",
     needs=("plan",), cases=CASES)  # fmt: skip
def several_permuted(trial: Trial, case: EntropicPoints) -> None:
    """The marginals in the opposite order."""
    other = EntropicPoints(case.clouds[::-1], case.marginals[::-1], case.regularisation)
    plan, turned = _plan(trial, case), _plan(trial, other)
    if abs(plan - turned.transpose()).max() > 200 * trial.accuracy.relative + 20 * trial.accuracy.absolute:
        raise Violation(WRONG, "the plan of the marginals in the opposite order is another", str(plan.tolist()))
