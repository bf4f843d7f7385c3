"""The numbered statements of the paper, one module each; ``index.toml`` lists all of them in order."""

import tomllib
from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files

from mfsym.statements import Chapter


def index() -> tuple[Mapping[str, str], ...]:
    """The entries of ``index.toml``: label, title, and either the module or the reason why there is none."""
    return tuple(tomllib.loads(files(__package__).joinpath("index.toml").read_text(encoding="utf-8"))["statement"])


def chapters() -> Mapping[str, Chapter]:
    """Label -> chapter, in the order of the paper, for the statements that can be executed."""
    return {
        entry["label"]: import_module(f"{__package__}.{entry['module']}").CHAPTER
        for entry in index()
        if "module" in entry
    }
