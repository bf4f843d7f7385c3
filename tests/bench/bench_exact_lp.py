"""mfsym against exact solvers of linear programs, on the N-body problem; every value is compared.

    pytest tests/bench/bench_exact_lp.py --benchmark-columns=min,rounds --benchmark-timer=time.process_time

Each group is one instance; the number in brackets is the ratio to the fastest.  mfsym's time is that of solving and of
the kernel's check; a peer's is that of solving the explicit program, already in its own data, without a certificate.
Large instances are those that QSopt_ex, the fastest peer, finishes in about ten seconds.
"""

from fractions import Fraction

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from mfsym import TransportProblem, solve
from tests.bench.explicit import Instance, coulomb, indefinite, repulsive
from tests.bench.peers import PEERS, Unavailable

LARGE = (
    repulsive(2, 10**6),
    repulsive(3, 1280),
    repulsive(4, 160),
    repulsive(6, 36),
    repulsive(8, 18),
    indefinite(3, 1280),
    indefinite(4, 160),
    indefinite(6, 36),
    indefinite(8, 18),
    coulomb(20, 10),
)
SMALL = (repulsive(2, 400), repulsive(3, 24), repulsive(4, 10), indefinite(3, 24), indefinite(4, 10), coulomb(8, 4))
ON_LARGE = ("QSopt_ex", "GLPK exact", "HiGHS, floating point")
"""The others need minutes there."""
EXACT = tuple(name for name in PEERS if not name.endswith("floating point"))
"""The tolerance of the others is that of HiGHS for feasibility."""

CASES = [(instance, peer) for instance in LARGE for peer in ON_LARGE] + [
    (instance, peer) for instance in SMALL for peer in PEERS
]


def _exact_value(instance: Instance) -> Fraction:
    answer = solve(TransportProblem(instance.cost, instance.marginal, instance.bodies), seconds=120)
    assert answer["verdict"] == "HOLDS", answer.verdict.reason
    return Fraction(str(answer["value"]))


@pytest.mark.parametrize("instance", LARGE + SMALL, ids=lambda instance: instance.name)
def test_mfsym(benchmark: BenchmarkFixture, instance: Instance) -> None:
    benchmark.group, benchmark.extra_info["solver"] = instance.name, "mfsym"
    benchmark.pedantic(_exact_value, (instance,), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize(("instance", "peer"), CASES, ids=lambda case: getattr(case, "name", case))
def test_peer(benchmark: BenchmarkFixture, instance: Instance, peer: str) -> None:
    benchmark.group, benchmark.extra_info["solver"] = instance.name, peer
    try:
        call = PEERS[peer](instance.explicit)
    except Unavailable as reason:
        pytest.skip(str(reason))
    value = benchmark.pedantic(call, rounds=1)
    expected = _exact_value(instance) / instance.explicit.unit
    # float: a peer that works exactly but reports its optimum in double precision, or one that works in it
    near = 1e-15 if peer in EXACT else 1e-7
    assert value == (expected if isinstance(value, Fraction) else pytest.approx(float(expected), rel=near))
