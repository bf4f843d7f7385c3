"""``proofs_checks/index.toml`` and the folder ``proofs_checks/`` list the same statements."""

import re
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "proofs_checks"
LABEL = re.compile(
    r"(definition|theorem|lemma|proposition|corollary|remark|example|equation)-(\d)\.(\d+)((?:-[a-z]+)*)"
)
INDEX = FOLDER / "index.toml"


def statements() -> list[dict[str, str]]:
    """The entries of the index, in order."""
    with INDEX.open("rb") as file:
        return list(tomllib.load(file)["statement"])


def beyond() -> list[dict[str, str]]:
    """The entries that are not in the paper, in order."""
    with INDEX.open("rb") as file:
        return list(tomllib.load(file)["beyond"])


def number(label: str) -> tuple[int, int, list[str]]:
    """The number behind a label: section, number, and the letters of the part."""
    match = LABEL.fullmatch(label)
    assert match, f"{label!r} is not a kind of statement, a number such as 2.12, and the letters of a part"
    return int(match[2]), int(match[3]), match[4].split("-")[1:]


def test_every_module_in_the_index_exists() -> None:
    named = [entry["module"] for entry in statements() if "module" in entry]
    missing = [module for module in named if not (FOLDER / f"{module}.py").is_file()]
    assert missing == [], "index.toml names modules that proofs_checks/ does not have"


def test_every_module_in_the_folder_is_in_the_index() -> None:
    named = {entry["module"] for entry in statements() if "module" in entry}
    present = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert present - named == set(), "add a line to proofs_checks/index.toml for these modules"


def test_what_is_beyond_the_paper_is_listed_with_its_module() -> None:
    listed = {entry["label"]: entry["module"] for entry in beyond()}
    assert listed == {label: f"beyond.{label.replace('-', '_')}" for label in listed}
    assert {f"beyond.{path.stem}" for path in (FOLDER / "beyond").glob("*.py")} - {"beyond.__init__"} == {
        *listed.values()
    }
    assert all(set(entry) == {"label", "title", "formula", "module"} and all(entry.values()) for entry in beyond())
    assert not any(LABEL.fullmatch(label) for label in listed), "these have no number in the paper"


def test_every_module_is_named_after_its_label() -> None:
    expected = {e["label"]: e["label"].replace("-", "_").replace(".", "_") for e in statements() if "module" in e}
    assert {entry["label"]: entry["module"] for entry in statements() if "module" in entry} == expected


def test_labels_are_unique() -> None:
    labels = [entry["label"] for entry in statements()]
    assert sorted(set(labels)) == sorted(labels)


def test_every_entry_has_a_module_or_a_reason_and_not_both() -> None:
    for entry in statements():
        fields = set(entry) - {"label", "title"}
        assert fields in ({"module", "formula"}, {"not_executable"}), f"{entry['label']} has {sorted(fields)}"
        assert all(text.strip() for text in entry.values()), f"{entry['label']} has an empty field"


def test_the_order_is_that_of_the_paper() -> None:
    # The paper counts equations and all other statements separately; sections never go backwards.
    labels = [entry["label"] for entry in statements()]
    equations = [number(label) for label in labels if label.startswith("equation")]
    others = [number(label) for label in labels if not label.startswith("equation")]
    assert equations == sorted(equations)
    assert others == sorted(others)
    sections = [number(label)[0] for label in labels]
    assert sections == sorted(sections)
