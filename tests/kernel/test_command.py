"""The command that re-checks certificates, without a process of its own, and how its work is counted."""

from pathlib import Path

import pytest

from mfsym.kernel.__main__ import main
from mfsym.kernel.effort import MOST_STEPS, limited, spend
from mfsym.kernel.refusal import Refused

HERE = Path(__file__).resolve().parent
ESTABLISHED = "accepted/two-sites-four-bodies.json"
WITH_A_FACT = "accepted/gaussian-transform.json"
REFUSED = "refused/plan-with-another-cost.json"
UNREADABLE = "unreadable/version-unknown.json"


@pytest.mark.parametrize(
    ("files", "status", "counts"),
    [
        ((ESTABLISHED,), 0, (1, 0, 0)),
        ((ESTABLISHED, WITH_A_FACT), 0, (2, 0, 0)),
        ((REFUSED,), 1, (0, 1, 0)),
        ((REFUSED, ESTABLISHED), 1, (1, 1, 0)),
        ((ESTABLISHED, REFUSED, REFUSED), 1, (1, 2, 0)),
        ((UNREADABLE,), 2, (0, 0, 1)),
        ((UNREADABLE, ESTABLISHED, UNREADABLE), 2, (1, 0, 2)),
        ((ESTABLISHED, REFUSED, UNREADABLE, "absent.json"), 2, (1, 1, 2)),
    ],
)
def test_the_exit_status_and_the_counts(
    files: tuple[str, ...],
    status: int,
    counts: tuple[int, int, int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(HERE)
    assert main(files) == status
    established, refused, unreadable = counts
    out, err = capsys.readouterr()
    *lines, last = out.splitlines()
    assert last == (
        f"{len(files)} certificates: {established} established, {refused} not established, {unreadable} unreadable"
    )
    said = {line.split()[1].rstrip(":"): line.split()[0] for line in (*lines, *err.splitlines())}
    words = {"accepted": "HOLDS", "refused": "INCONCLUSIVE"}
    assert said == {file: words.get(str(Path(file).parent), "UNREADABLE") for file in files}


def test_what_a_claim_rests_on_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    main([ESTABLISHED, WITH_A_FACT])
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first.endswith("(trusts nothing besides the kernel)")
    assert second.endswith("(trusts fact:gaussian-transform)")


# --- work ------------------------------------------------------------------------------------------


def test_work_is_counted_to_the_last_step() -> None:
    with limited(10):
        spend(4)
        spend(6)
        spend(0)
        with pytest.raises(Refused, match="takes too much work"):
            spend(1)
    with limited(), pytest.raises(Refused, match="takes too much work"):
        spend(MOST_STEPS + 1)


def test_work_is_counted_inside_only() -> None:
    spend(MOST_STEPS + 1)
    with limited(1):
        with limited(2):
            spend(2)
        spend(1)
        with pytest.raises(Refused, match="takes too much work"):
            spend(1)
    spend(MOST_STEPS + 1)
