"""Transforms and their signs against SymPy, on the costs of docs/comparison.md and on more in every dimension.

    pytest tests/bench/bench_transforms.py --benchmark-columns=min,rounds --benchmark-timer=time.process_time

Each group is one cost; the number in brackets is the ratio to the fastest.  mfsym's time is that of the search and of
the kernel's check, with the hypotheses of the cost; SymPy's is that of the formula alone, with the reduction to one
dimension done for it, and without what it remembers of earlier questions.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sympy
from pytest_benchmark.fixture import BenchmarkFixture

from mfsym import sign, transform
from mfsym.answers import Answer
from mfsym.costs import RadialCost
from mfsym.costs.sympy_bridge import to_sympy
from scripts.comparison import CASES, sympy_transform

SECONDS = 20.0
"""So much processor time is left to SymPy."""

IN_EVERY_DIMENSION = (
    "exp(-a*r)",
    "exp(-a*r)*(1 + a*r + a^2*r^2/3)",
    "exp(-a*r)*cos(b*r)",
    "(r^2 + a^2)^(-b)",
    "r^(-s)",
    "erf(t*r)/r",
    "(1 - exp(-t*r))/r",
    "besselk(0, a*r)",
    "max(1 - r^2, 0)^b",
    "(1 - r^2)*exp(-r^2/2)",
    "exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)",
    "exp(-2*a*(r - b)) - 2*exp(-a*(r - b))",
)
OURS = [*CASES, *((cost, "d") for cost in IN_EVERY_DIMENSION)]


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Inside, more processor time than that raises TimeoutError."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _group(cost: str, dimension: int | str) -> str:
    return f"{cost}, dimension {dimension}"


@pytest.mark.parametrize("question", [transform, sign], ids=["transform", "sign"])
@pytest.mark.parametrize(("cost", "dimension"), OURS, ids=str)
def test_mfsym(benchmark: BenchmarkFixture, cost: str, dimension: int | str, question: type[Answer]) -> None:
    benchmark.group, benchmark.extra_info["solver"] = _group(cost, dimension), question.__name__
    benchmark.pedantic(question, (cost, dimension), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize(("cost", "dimension"), CASES, ids=str)
def test_sympy(benchmark: BenchmarkFixture, cost: str, dimension: int) -> None:
    benchmark.group, benchmark.extra_info["solver"] = _group(cost, dimension), "SymPy"
    profile = to_sympy(RadialCost(cost).profile)

    def ask() -> None:
        try:
            with processor_time(SECONDS):
                sympy_transform(profile, dimension)
        except TimeoutError:
            pytest.skip(f"takes longer than {SECONDS:g} seconds")
        except (TypeError, ValueError, NotImplementedError, AttributeError) as error:
            pytest.skip(f"ends with {type(error).__name__}: {error}")

    benchmark.pedantic(ask, rounds=1, setup=sympy.core.cache.clear_cache)
