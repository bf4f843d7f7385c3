"""docs/gallery.md says what the commands say, and its certificates hold.

If this is what you want, run `python scripts/gallery.py` and review the difference.
"""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from mfsym.costs import NAMED_COSTS
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

ROOT = Path(__file__).resolve().parents[1]
specification = importlib.util.spec_from_file_location("gallery_script", ROOT / "scripts" / "gallery.py")
assert specification is not None
assert specification.loader is not None
gallery = importlib.util.module_from_spec(specification)
sys.modules["gallery_script"] = gallery
specification.loader.exec_module(gallery)

PAGE = gallery.PAGE.read_text(encoding="utf-8")
FILES = sorted(gallery.FOLDER.iterdir())


def test_the_page_has_every_named_cost_in_order() -> None:
    assert re.findall(r"^## (.*)$", PAGE, re.MULTILINE) == list(NAMED_COSTS)
    assert PAGE.startswith(gallery.HEAD)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMED_COSTS)
def test_the_page_says_what_the_commands_say(name: str) -> None:
    assert gallery.entry(name) in PAGE


def test_the_files_are_those_that_the_page_links() -> None:
    assert {f"gallery/{file.name}" for file in FILES} == set(re.findall(r"\]\((gallery/[^)]*)\)", PAGE))


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".json"], ids=lambda file: file.stem)
def test_certificates_of_the_gallery_hold(file: Path) -> None:
    certificate = load(file)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".svg"], ids=lambda file: file.stem)
def test_pictures_are_small(file: Path) -> None:
    assert file.stat().st_size < 40_000
