"""``mfsym export --coq`` and ``mfsym check --coq``: what they print, and how they end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "kernel"
TWO_SITES = CORPUS / "accepted" / "two-sites-four-bodies.json"


def test_a_certificate_is_exported(mfsym: Callable[..., Any]) -> None:
    run = mfsym("export", "--coq", TWO_SITES)
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("(** Optimal cost\n")
    assert run.out.endswith("Print Assumptions certified.\n")


def test_what_cannot_be_exported_says_so(mfsym: Callable[..., Any]) -> None:
    run = mfsym("export", "--coq", CORPUS / "accepted" / "gaussian-transform.json")
    assert (run.status, run.out) == (2, "")
    assert "this certificate cannot be exported to Coq: " in run.err


def test_the_language_has_to_be_named(mfsym: Callable[..., Any]) -> None:
    assert "--coq is missing" in mfsym("export", TWO_SITES).err


def test_without_coq_the_packages_are_named(mfsym: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    run = mfsym("check", "--coq", TWO_SITES)
    assert (run.status, run.out) == (2, "")
    assert "apt-get install coq libcoq-mathcomp-algebra libcoq-interval" in run.err


@pytest.mark.coq
def test_proved_refused_and_not_exported_are_told_apart(coq: object, mfsym: Callable[..., Any]) -> None:
    assert coq is not None
    false = CORPUS / "refused" / "plan-with-another-cost.json"
    run = mfsym("check", "--coq", TWO_SITES, false, CORPUS / "accepted" / "gaussian-transform.json")
    assert run.status == 2
    first, second, last = run.out.splitlines()
    assert first.startswith(f"HOLDS {TWO_SITES}: Coq proves the theorem certified")
    assert second.startswith(f"INCONCLUSIVE {false}: Coq refuses attained")
    assert last == "3 certificates: 1 proved, 1 not proved, 1 not exported"
