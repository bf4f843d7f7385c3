"""``mfsym errata``: the errors of the paper with their verdicts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from proofs_checks import errata, slips


def test_all_errata_are_shown_with_their_verdicts(mfsym: Callable[..., Any]) -> None:
    run = mfsym("errata")
    assert (run.status, run.err) == (0, "")
    for erratum in errata():
        assert f"{erratum['title']} ({erratum['id']})\n" in run.out
    assert "  FAILS: proposition-3.2-printed, 2 bodies, one on each of 2 sites, total-variation, 1/N\n" in run.out
    assert "  HOLDS: proposition-3.2, 2 bodies, one on each of 2 sites, total-variation, 2/N\n" in run.out
    assert run.out.count("should be: ") == len(slips())


def test_the_record_has_certificates_that_the_kernel_accepts(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    run = mfsym("errata", "equation-2.12", "--json", "--out", tmp_path)
    (record,) = json.loads(run.out)["errata"]
    assert (run.status, record["id"], record["executed"], record["extraction"]) == (0, "equation-2.12", True, True)
    verdicts = {(verdict["statement"], verdict["verdict"]) for verdict in record["verdicts"]}
    assert verdicts == {("equation-2.12-printed", "FAILS"), ("equation-2.12", "HOLDS")}
    files = [file for verdict in record["verdicts"] for file in verdict["certificates"]]
    assert mfsym("check", *files).status == 0


def test_one_that_is_not_known_is_refused(mfsym: Callable[..., Any]) -> None:
    run = mfsym("errata", "equation-9.9")
    assert run.status == 2
    assert "'equation-9.9' is not known; these are: theorem-1.3-semicontinuity, " in run.err


def test_the_page_is_printed_for_the_documents(mfsym: Callable[..., Any]) -> None:
    run = mfsym("errata", "--markdown")
    assert run.status == 0
    assert run.out.startswith("### Theorem 1.3: ")
    assert "### Slips without consequence\n" in run.out
