"""The walk through the site sees what is planted: links that lead nowhere, and what is wider than the page."""

from pathlib import Path

import pytest

from scripts import walk

PAGE = """<!doctype html><body><article>{}</article></body>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "good.html").write_text(PAGE.format('<h2 id="here">x</h2><a href="#here">y</a>'), encoding="utf-8")
    (tmp_path / "bad.html").write_text(
        PAGE.format('<a href="good.html#there">x</a><img src="none.svg"><p style="width: 2000px">wide</p>'),
        encoding="utf-8",
    )
    return tmp_path


def test_broken_links_are_seen(site: Path) -> None:
    assert list(walk.broken(site)) == ["bad.html: no place good.html#there", "bad.html: no file none.svg"]


@pytest.mark.browser
@pytest.mark.skipif(walk.CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium)")
def test_what_is_too_wide_is_seen(site: Path) -> None:
    found = walk.too_wide(site, str(walk.CHROMIUM))
    assert not any("good.html" in line for line in found)
    assert [line for line in found if "bad.html at 390: wide" in line]
    assert [line for line in found if "bad.html at 1280: wide" in line]
    assert [line for line in found if "no picture" in line]
