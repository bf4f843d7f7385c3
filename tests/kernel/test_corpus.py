"""Certificate files: each file in ``accepted/``, ``refused/`` and ``unreadable/`` is a test; drop one in to add one.

For an accepted one, ``trusts.json`` says what it rests on.
"""

import json
from pathlib import Path

import pytest

from mfsym.errors import UnreadableCertificate
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

HERE = Path(__file__).resolve().parent
ACCEPTED, REFUSED, UNREADABLE = (sorted((HERE / name).iterdir()) for name in ("accepted", "refused", "unreadable"))


TRUSTS: dict[str, list[str]] = json.loads((HERE / "trusts.json").read_text(encoding="utf-8"))
"""What each accepted certificate rests on besides the kernel: a fact that is used and not named would be a lie."""


def test_no_folder_is_empty() -> None:
    assert all((ACCEPTED, REFUSED, UNREADABLE)), "a parametrised test without parameters would pass unseen"


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_accepted_certificates_hold(file: Path) -> None:
    certificate = load(file)
    verdict = check(certificate.claim, certificate.evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    assert sorted(verdict.trusts) == TRUSTS[file.stem]


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_refused_certificates_are_inconclusive(file: Path) -> None:
    certificate = load(file)
    verdict = check(certificate.claim, certificate.evidence)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason


@pytest.mark.parametrize("file", UNREADABLE, ids=lambda file: file.stem)
def test_unreadable_files_are_refused_in_one_paragraph(file: Path) -> None:
    with pytest.raises(UnreadableCertificate) as refusal:
        load(file)
    message = str(refusal.value)
    assert message.isprintable()
    assert 20 < len(message) < 600
