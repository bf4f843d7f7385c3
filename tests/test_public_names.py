"""``from mfsym import ...``: what users may rely on."""

import importlib
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import mfsym

ROOT = Path(__file__).resolve().parents[1]


def test_every_public_name_can_be_imported() -> None:
    assert mfsym.__all__ == sorted(set(mfsym.__all__))
    for name in mfsym.__all__:
        assert getattr(mfsym, name) is not None
        assert name in dir(mfsym)


def test_the_names_of_the_specification_are_there() -> None:
    from mfsym import RadialCost, TransportProblem, check, sign, solve, transform

    assert transform("exp(-a*r)", dimension=3)["transform"] == "8*pi*a/(a^2 + k^2)^2"
    assert sign(RadialCost("exp(-r)"), 1)["sign"] == "positive"
    answer = solve(TransportProblem([["2", "1"], ["1", "2"]], ["1/3", "2/3"], 4))  # type: ignore[arg-type]
    assert answer["value"] == "13/9"
    assert answer.certificate is not None
    assert check(answer.certificate.claim, answer.certificate.evidence).status is mfsym.Status.HOLDS


def test_what_is_public_for_readers_of_types_is_what_is_there() -> None:
    # The imports under TYPE_CHECKING are for type checkers, the table for everybody else.
    source = (ROOT / "mfsym/__init__.py").read_text(encoding="utf-8")
    typed = {(name, home) for home, name in re.findall(r"    from ([\w.]+) import (\w+) as \2", source)}
    table = dict(re.findall(r'    "(\w+)": "([\w.]+)",', source))
    assert typed == set(table.items())


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'mfsym' has no attribute 'transfrom'"):
        mfsym.transfrom  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'transfrom'"):
        exec("from mfsym import transfrom")


def test_a_star_import_gives_the_public_names() -> None:
    program = "from mfsym import *; print(sorted(name for name in dir() if not name.startswith('_')))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout == f"{mfsym.__all__}\n"


def test_submodules_are_found_after_names() -> None:
    assert importlib.import_module("mfsym.answers").transform is mfsym.transform


def test_the_version_is_that_of_the_package() -> None:
    try:
        installed = version("mfsym")
    except PackageNotFoundError:
        installed = mfsym.__version__
    written = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{mfsym.__version__}"\n' in written
    assert installed == mfsym.__version__
