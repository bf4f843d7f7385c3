"""Values against exact optima."""

from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.oracles import Exactly, optimum, value_of_bodies
from mfsym.conformance.problems import Problem
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies import assignments, lines, several_marginals, transport_problems, two_marginals


def agrees(trial: Trial, problem: Exactly) -> None:
    """The value is that of the exact optimum; a problem without a plan of finite cost has no value."""
    exact = optimum(problem)
    needs_exact(trial, problem, None if exact is None else exact.value)


def bodies_agree(trial: Trial, problem: TransportProblem) -> None:
    """The value is the F_N that the kernel establishes; where that is infinite, there is none."""
    needs_exact(trial, problem, value_of_bodies(problem))


def needs_exact(trial: Trial, problem: Problem, exact: Fraction | None) -> None:
    """Violated unless the value is the exact one, or there is none where every plan has infinite cost (None)."""
    if exact is not None:
        trial.needs_value(problem, exact)
        return
    answer = trial.asked(problem)
    if answer.is_silent and answer.value is not None:
        raise Violation(WRONG, f"{answer.says}, where every plan has infinite cost", "infinite")


law("value", "the value is that of an exact rational optimum", kind="transport", cases=two_marginals())(agrees)
law("value-with-zero-weights", "sites without mass change nothing", kind="transport", needs=("zero weights",),
    cases=two_marginals(zeros=True))(agrees)  # fmt: skip
law("value-of-negative-costs", "the value is exact for costs of either sign", kind="transport",
    needs=("negative costs",), cases=two_marginals(negative=True))(agrees)  # fmt: skip
law("value-of-infinite-costs", "forbidden pairs are avoided, and no value is reported where none can be",
    kind="transport", needs=("infinite costs",), cases=two_marginals(infinite=True))(agrees)  # fmt: skip
THIRDS = st.sampled_from([7, 9, 11, 13]).flatmap(lambda grains: two_marginals(grains=grains))
law("value-of-thirds", "the value is exact for masses that are no floating-point numbers", kind="transport",
    needs=("rounded masses",), cases=THIRDS)(agrees)  # fmt: skip
law("value-of-several-marginals", "the value is exact for three marginals and any cost tensor", kind="multi",
    cases=several_marginals())(agrees)  # fmt: skip
law("value-of-several-negative", "the same for costs of either sign", kind="multi", needs=("negative costs",),
    cases=several_marginals(negative=True))(agrees)  # fmt: skip
law("value-on-the-line", "the value is exact for the distance on the line", kind="line", cases=lines())(agrees)
law("value-of-assignments", "the value is that of the best permutation", kind="assignment",
    cases=assignments())(agrees)  # fmt: skip
law("value-of-negative-assignments", "the same for costs of either sign", kind="assignment",
    needs=("negative costs",), cases=assignments(negative=True))(agrees)  # fmt: skip
law("value-of-infinite-assignments", "forbidden pairs are avoided, and no value is reported where none can be",
    kind="assignment", needs=("infinite costs",), cases=assignments(infinite=True))(agrees)  # fmt: skip


law("value-of-bodies", "F_N is exact", kind="nbody", label="(1.18)",
    cases=transport_problems(most_sites=3, most_bodies=4))(bodies_agree)  # fmt: skip
