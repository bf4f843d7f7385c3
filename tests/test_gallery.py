"""docs/gallery.md says what the commands say, and its commands write certificates that hold.

Where it differs, run `python scripts/gallery.py`, and read the difference before you commit it.
"""

import re
import shlex
from pathlib import Path

import pytest

from mfsym.cli import main
from mfsym.costs import NAMED_COSTS
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from scripts import gallery

PAGE = gallery.PAGE.read_text(encoding="utf-8")
FILES = sorted(gallery.FOLDER.iterdir())


@pytest.mark.parametrize("name", NAMED_COSTS)
def test_the_page_says_what_the_commands_say(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = gallery.entry(name)
    assert entry in PAGE
    monkeypatch.chdir(tmp_path)
    (command,) = re.findall(r"^\| certificate \| `mfsym (.*)` \|$", entry, re.MULTILINE)
    with pytest.raises(SystemExit) as end:
        main(shlex.split(command))
    assert end.value.code == 0
    (file,) = tmp_path.iterdir()
    certificate = load(file)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_the_page_has_every_named_cost_in_order_and_nothing_else() -> None:
    assert PAGE.startswith(gallery.HEAD)
    assert re.findall(r"^## (.*)$", PAGE, re.MULTILINE) == list(NAMED_COSTS)


def test_the_pictures_are_those_that_the_page_shows() -> None:
    assert {f"gallery/{file.name}" for file in FILES} == set(re.findall(r"\]\((gallery/[^)]*)\)", PAGE))
    assert len(FILES) == len(NAMED_COSTS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_pictures_are_small_and_say_the_cost(file: Path) -> None:
    picture = file.read_text(encoding="utf-8")
    # All of them together stay below 600 kB.
    assert len(picture) < 18_000
    formula = next(formula for name, formula in NAMED_COSTS.items() if gallery.stem(name) == file.stem)
    assert f">{formula.replace('<', '&lt;')}, d = " in picture
