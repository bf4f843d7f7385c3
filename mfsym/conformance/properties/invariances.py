"""What must not change the value, or must change it in a known way."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.oracles import optimum
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.strategies import several_marginals, two_marginals
from mfsym.strategies.questions import Multi, Transport, Weights

SMALL = two_marginals(most_sites=3)
NUMBERS = st.tuples(*[st.integers(-4, 4).map(Fraction)] * 6)


def _same(trial: Trial, problem: Transport | Multi, other: Transport | Multi, expected: Fraction, why: str) -> None:
    """The value of ``other`` is ``expected``, up to the accuracy for both problems."""
    found = trial.value(other)
    if abs(found - expected) > trial.tolerance(problem) + trial.tolerance(other):
        raise Violation(WRONG, f"{why}: the value is {float(found)!r}, need {float(expected)!r}", shown(expected))


@law("transposed", "exchanging the marginals and transposing the cost does not change the value", kind="transport",
     cases=SMALL)  # fmt: skip
def transposed(trial: Trial, problem: Transport) -> None:
    """M -> M transposed."""
    other = Transport(problem.second, problem.first, tuple(zip(*problem.cost, strict=True)))
    _same(trial, problem, other, trial.value(problem), "transposed")


@law("sites-permuted", "the order of the sites does not matter", kind="transport",
     cases=SMALL)  # fmt: skip
def sites_permuted(trial: Trial, problem: Transport) -> None:
    """The sites in the opposite order."""
    other = Transport(problem.first[::-1], problem.second[::-1], tuple(row[::-1] for row in problem.cost[::-1]))
    _same(trial, problem, other, trial.value(problem), "with the sites in the opposite order")


@law("marginals-permuted", "the order of several marginals does not matter", kind="multi", cases=several_marginals())
def marginals_permuted(trial: Trial, problem: Multi) -> None:
    """The marginals in the opposite order, and the axes of the cost with them."""
    from mfsym.conformance.problems import cells

    costs = dict(zip(cells(problem), problem.costs, strict=True))
    other = Multi(problem.marginals[::-1], ())
    other = replace(other, costs=tuple(costs[at[::-1]] for at in cells(other)))
    _same(trial, problem, other, trial.value(problem), "with the marginals in the opposite order")


def _shifted(problem: Transport, u: Weights, v: Weights) -> Transport:
    cost = tuple(
        tuple(c + u[a] + v[b] for b, c in enumerate(row) if c is not None) for a, row in enumerate(problem.cost)
    )
    return replace(problem, cost=cost)


@law("cost-shifted", "c + u(x) + v(y) is worth the means of u and v more", kind="transport", needs=("negative costs",),
     cases=st.tuples(SMALL, NUMBERS))  # fmt: skip
def cost_shifted(trial: Trial, case: tuple[Transport, Weights]) -> None:
    """A separable cost is the same for all plans."""
    problem, numbers = case
    other = _shifted(problem, numbers[:3], numbers[3:])
    rise = sum((x * m for x, m in zip(numbers[:3], problem.first, strict=False)), Fraction(0))
    rise += sum((x * m for x, m in zip(numbers[3:], problem.second, strict=False)), Fraction(0))
    _same(trial, problem, other, trial.value(problem) + rise, "with a separable cost added")


@law("cost-multiplied", "a c + b is worth a times the value plus b", kind="transport",
     cases=st.tuples(SMALL, st.sampled_from([Fraction(1, 8), Fraction(3), Fraction(100)]),
                     st.integers(0, 5)))  # fmt: skip
def cost_multiplied(trial: Trial, case: tuple[Transport, Fraction, int]) -> None:
    """An affine change of the cost."""
    problem, factor, added = case
    other = replace(
        problem, cost=tuple(tuple(factor * (c or Fraction(0)) + added for c in row) for row in problem.cost)
    )
    _same(trial, problem, other, factor * trial.value(problem) + added, f"with the cost {factor} c + {added}")


@law("duplicate-sites", "two sites with the same costs are one site with both masses", kind="transport", cases=SMALL)
def duplicate_sites(trial: Trial, problem: Transport) -> None:
    """The first site of the first marginal in two halves."""
    halves = (problem.first[0] / 2, problem.first[0] / 2, *problem.first[1:])
    other = Transport(halves, problem.second, (problem.cost[0], *problem.cost))
    _same(trial, problem, other, trial.value(problem), "with the first site split in two")


@law("empty-site", "one more site without mass does not change the value", kind="transport", needs=("zero weights",),
     cases=st.tuples(SMALL, NUMBERS))  # fmt: skip
def empty_site(trial: Trial, case: tuple[Transport, Weights]) -> None:
    """A site of mass 0 at the end of the first marginal, cheaper or dearer than the others."""
    problem, numbers = case
    row = tuple(abs(x) for x in (numbers * 2)[: len(problem.second)])
    other = Transport((*problem.first, Fraction(0)), problem.second, (*problem.cost, row))
    _same(trial, problem, other, trial.value(problem), "with an empty site")


@law("mass-multiplied", "twice or half the mass costs twice or half as much", kind="transport", needs=("any mass",),
     cases=st.tuples(SMALL, st.sampled_from([Fraction(2), Fraction(1, 2), Fraction(16), Fraction(1000)])))  # fmt: skip
def mass_multiplied(trial: Trial, case: tuple[Transport, Fraction]) -> None:
    """Both marginals times a factor."""
    problem, factor = case
    other = Transport(tuple(factor * m for m in problem.first), tuple(factor * m for m in problem.second), problem.cost)
    _same(trial, other, other, factor * trial.value(problem), f"with {factor} times the mass")


@law("convex-in-the-marginal", "the value of the mean of two marginals is at most the mean of the values",
     kind="transport", needs=("zero weights",), cases=st.tuples(SMALL, st.integers(0, 2)))  # fmt: skip
def convex_in_the_marginal(trial: Trial, case: tuple[Transport, int]) -> None:
    """Half of the first marginal, half of one site."""
    problem, site = case
    at = site % len(problem.first)
    point = tuple(Fraction(a == at) for a in range(len(problem.first)))
    mean = tuple((x + y) / 2 for x, y in zip(problem.first, point, strict=True))
    values = [trial.value(replace(problem, first=first)) for first in (mean, problem.first, point)]
    if values[0] > (values[1] + values[2]) / 2 + 2 * trial.tolerance(problem):
        exact = optimum(replace(problem, first=mean))
        text = f"the value {float(values[0])!r} of the mean exceeds that of {float(values[1])!r}, {float(values[2])!r}"
        raise Violation(WRONG, text, shown(exact.value if exact else None))
