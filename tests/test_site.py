"""The picture of the architecture is that of the rules; CI builds the site itself, where a warning is an error."""

from xml.etree import ElementTree as ET

from scripts import imports


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
