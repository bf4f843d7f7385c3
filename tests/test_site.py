"""The picture of the architecture is that of the rules, and the licences those of what is installed.

CI builds the site itself, where a warning is an error.
"""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

from scripts import imports

ROOT = Path(__file__).resolve().parents[1]


def test_the_picture_shows_the_rules() -> None:
    # Where it does not, run `python scripts/imports.py`.
    assert imports.DRAWN.read_text(encoding="utf-8") == imports.drawing(imports.rules())
    picture = ET.parse(imports.DRAWN.with_suffix(".svg"))
    titles = {title.text for title in picture.iter("{http://www.w3.org/2000/svg}title")}
    assert {f"{part}->{other}" for part, other in imports.arrows(imports.rules())} <= titles


def test_what_the_arrows_imply_is_what_the_rules_allow() -> None:
    rules = imports.rules()
    drawn: dict[str, set[str]] = {part: set() for part in rules}
    for part, other in imports.arrows(rules):
        drawn[part].add(other)
    for part in rules:
        assert imports.reachable(part, drawn) == imports.reachable(part, rules), part


def test_the_licences_are_those_of_what_is_installed() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = [re.split("[><=]", dependency)[0] for dependency in tomllib.load(file)["project"]["dependencies"]]
    page = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| ([^|]+) \|", page, re.MULTILINE)[1:]
    assert [name for name, _ in rows] == needed
    for name, licence in rows:
        # Releases that are older than this field have the licence as a text, or not at all.
        assert licence in (metadata(name).get("License-Expression") or licence), name
