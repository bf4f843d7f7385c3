"""The notebooks in the documentation display what they show."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "docs/notebooks"
NAMES = sorted(file.stem for file in FOLDER.glob("*.ipynb"))
NEEDED = ("nbformat", "nbclient", "ipykernel", "matplotlib", "hypothesis")

pytestmark = [
    pytest.mark.notebook,
    pytest.mark.skipif(
        any(find_spec(name) is None for name in NEEDED), reason="no mfsym[notebook] here, which has nbclient"
    ),
]


def displayed(notebook: Any) -> list[Any]:
    """What the cells display, apart from pictures, which other versions of matplotlib draw in other ways."""
    found = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {"stream": output.get("text")})
            texts = {kind: text for kind, text in data.items() if not kind.startswith("image/")}
            found.append({kind: "".join(text) for kind, text in texts.items()})
    return found


def test_there_are_notebooks() -> None:
    assert len(NAMES) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_displays_what_it_shows(name: str, tmp_path: Path) -> None:
    from scripts.notebooks import executed

    file = FOLDER / f"{name}.ipynb"
    kept = json.loads(file.read_text(encoding="utf-8"))
    # Where it does not, run `python scripts/notebooks.py`.
    assert displayed(executed(file, tmp_path)) == displayed(kept)
