"""Long searches say how far they are, to whoever listens."""

from mfsym.transport import solve, transport_problem
from mfsym.transport.progress import report, reported_to

PROBLEM = transport_problem(
    [[(3 * a * b + 2 * (a + b) + a * a * b * b) % 11 - 3 for b in range(5)] for a in range(5)],
    ["1/3", "1/4", "1/6", "1/8", "1/8"],
    12,
)


def test_a_search_reports_configurations_and_the_value() -> None:
    heard: list[str] = []
    with reported_to(heard.append):
        value = float(solve(PROBLEM).claim.value)  # type: ignore[union-attr]
    assert any("configurations so far" in message for message in heard)
    assert f"costs {value:.9g} per pair" in [message for message in heard if "costs" in message][-1]


def test_nobody_needs_to_listen() -> None:
    heard: list[str] = []
    with reported_to(heard.append):
        pass
    report("no one hears this")
    assert heard == []
