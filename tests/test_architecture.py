"""Who may import whom: the rules of ``docs/architecture.md`` as two tables, and what they are good for."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLAIN = {"errors", "rational", "deadline", "exact_json", "processes", "whole_file"}
NOUNS = PLAIN | {"kernel", "costs", "densities"}
FINDERS = {"fourier", "positivity", "transport", "energies"}
LIBRARY = NOUNS | FINDERS | {"answers", "statements", "latex"}

MAY_IMPORT: dict[str, set[str]] = {
    # part of mfsym: the parts that it may import besides itself
    "errors": set(),
    "rational": {"errors"},
    "deadline": {"errors"},
    "processes": {"errors"},
    "exact_json": {"errors", "rational"},
    "whole_file": set(),
    "kernel": {"errors"},
    "costs": PLAIN | {"kernel", "latex"},
    "densities": PLAIN | {"kernel"},
    "fourier": NOUNS,
    "positivity": NOUNS,
    "transport": NOUNS,
    "energies": NOUNS,
    "statements": {"kernel", "errors", "deadline"},
    "latex": {"kernel", "errors"},
    "coq": {"kernel", "errors"},
    "answers": NOUNS | FINDERS | {"latex"},
    "plots": {"answers", "errors"},
    "strategies": NOUNS | {"transport"},
    "conformance": NOUNS | {"transport", "strategies"},
    "cli": LIBRARY | {"plots", "coq", "proofs_checks", "conformance"},
    "pytest_plugin": {"conformance"},
    "__init__": LIBRARY,
    "__main__": {"cli"},
    "proofs_checks": LIBRARY,
}

THIRD_PARTY: dict[str, set[str]] = {
    # part of mfsym: the packages that it may import; none where it is not listed
    "costs": {"sympy"},
    "densities": {"sympy", "flint", "mpmath"},
    "fourier": {"sympy", "flint"},
    "positivity": {"sympy", "flint", "mpmath", "numpy"},
    "energies": {"flint"},
    "transport": {"flint", "highspy", "numpy"},
    "plots": {"matplotlib"},
    "strategies": {"hypothesis"},
    # The libraries are imported by their adapters only.
    "conformance": {
        "hypothesis",
        "numpy",
        "flint",
        "pytest",
        "ot",
        "scipy",
        "highspy",
        "ortools",
        "cvxpy",
        "ott",
        "pulp",
        "jax",
        "lap",
        "geomloss",
        "pyscipopt",
        "swiglpk",
    },
    "pytest_plugin": {"pytest"},
    "cli": {"click", "distributed", "rich"},
}

FILES = sorted([*ROOT.glob("mfsym/**/*.py"), *ROOT.glob("proofs_checks/**/*.py")])


def part(file: Path) -> str:
    """The part of mfsym that a file belongs to: a package, or a module at the top level."""
    package, *inside = file.relative_to(ROOT).with_suffix("").parts
    return inside[0] if package == "mfsym" else package


def imports(file: Path) -> Iterator[str]:
    """The dotted names of the modules that a file imports, anywhere in it; ``from mfsym import x`` is ``mfsym.x``."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # ruff sees to it that no import is relative.
            module = str(node.module)
            yield from [f"mfsym.{alias.name}" for alias in node.names] if module == "mfsym" else [module]


def imported_parts(file: Path) -> set[str]:
    """The other parts of mfsym, and the folders beside it, that a file imports."""
    split = [name.split(".") for name in imports(file)]
    inside = {names[1] if len(names) > 1 else "__init__" for names in split if names[0] == "mfsym"}
    beside = {names[0] for names in split if names[0] in ("tests", "proofs_checks", "scripts")}
    return (inside | beside) - {part(file)}


def imported_packages(file: Path) -> set[str]:
    """The packages from outside that a file imports."""
    ours = {"mfsym", "proofs_checks", "tests", "scripts", "__future__"}
    return {name.split(".")[0] for name in imports(file)} - ours - set(sys.stdlib_module_names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_imports_only_what_its_part_may(file: Path) -> None:
    assert part(file) in MAY_IMPORT, "a new part of mfsym needs a line in MAY_IMPORT and in docs/architecture.md"
    forbidden = imported_parts(file) - MAY_IMPORT[part(file)]
    assert forbidden == set(), f"{part(file)} may import only {sorted(MAY_IMPORT[part(file)])}"
    foreign = imported_packages(file) - THIRD_PARTY.get(part(file), set())
    assert foreign == set(), f"{part(file)} may import from outside only {sorted(THIRD_PARTY.get(part(file), set()))}"


@pytest.mark.parametrize("folder", sorted({file.parent for file in FILES}), ids=lambda folder: folder.name)
def test_every_folder_with_modules_is_a_package(folder: Path) -> None:
    assert (folder / "__init__.py").is_file(), "without it neither mypy nor an import sees a package"


def loaded_by(code: str, *options: str) -> set[str]:
    """The names of the modules that a new interpreter has loaded after running ``code``."""
    program = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    command = [sys.executable, *options, "-c", program]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split())


@pytest.mark.parametrize("code", ["import mfsym", "import mfsym.kernel.__main__"])
def test_what_starts_quickly_loads_no_package_from_outside(code: str) -> None:
    # The modules that the environment itself loads at every start are no concern of ours.
    loaded = {name.split(".")[0] for name in loaded_by(code) - loaded_by("")}
    assert loaded - {"mfsym"} - set(sys.stdlib_module_names) == set()


def test_the_kernel_loads_nothing_else_of_mfsym() -> None:
    loaded = {name for name in loaded_by("import mfsym.kernel.__main__") if name.startswith("mfsym.")}
    assert {name for name in loaded if not name.startswith("mfsym.kernel")} == {"mfsym.errors"}


def test_the_kernel_runs_without_any_package_from_outside() -> None:
    # Without the module ``site`` (-S), nothing that was installed can be imported.
    packages = ["sympy", "numpy", "mpmath", "flint", "scipy", "highspy", "click", "rich"]
    for package in packages:
        attempt = subprocess.run([sys.executable, "-S", "-c", f"import {package}"], capture_output=True, timeout=60)
        assert attempt.returncode == 1, f"{package} can be imported, so this test would show nothing"
    files = sorted(str(file) for file in (ROOT / "tests/kernel/accepted").glob("*.json"))
    command = [sys.executable, "-S", "-m", "mfsym.kernel", *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert (run.stderr, run.returncode) == ("", 0), run.stdout


def test_the_checkout_is_what_is_tested() -> None:
    import mfsym

    assert mfsym.__file__ is not None
    assert Path(mfsym.__file__).is_relative_to(ROOT)
    assert os.environ["PYTHONPATH"] == str(ROOT), "so that commands run by tests use the checkout too"
