"""The numbered statements of the paper, one module each; ``index.toml`` lists all of them in order."""

import tomllib
from collections.abc import Mapping
from importlib import import_module
from importlib.resources import files
from typing import Any

from mfsym.statements import Chapter


def index() -> tuple[Mapping[str, str], ...]:
    """The entries of ``index.toml``: label, title, and either the module or the reason why there is none."""
    return tuple(_index()["statement"])


def further() -> tuple[Mapping[str, str], ...]:
    """The entries of ``index.toml`` that are not in the paper: label, title and module."""
    return tuple(_index()["beyond"])


def chapters() -> Mapping[str, Chapter]:
    """Label -> chapter, in the order of the paper and then beyond it, for the statements that can be executed."""
    return {
        entry["label"]: import_module(f"{__package__}.{entry['module']}").CHAPTER
        for entry in (*index(), *further())
        if "module" in entry
    }


def entry_of(label: str) -> Mapping[str, str]:
    """The entry of ``index.toml`` that a statement belongs to: that with its label or the longest beginning of it.

    >>> entry_of("theorem-1.2-b")["label"], entry_of("theorem-1.2-sites")["label"]
    ('theorem-1.2', 'theorem-1.2-sites')
    """
    entries = [entry for entry in (*index(), *further()) if f"{label}-".startswith(f"{entry['label']}-")]
    return max(entries, key=lambda entry: len(entry["label"]))


def errata() -> tuple[Mapping[str, Any], ...]:
    """The errors of the paper (``errata.toml``): what is printed, a counterexample, what is correct, what follows."""
    return tuple(_errata()["erratum"])


def slips() -> tuple[Mapping[str, Any], ...]:
    """The slips of the paper that have no consequence (``errata.toml``)."""
    return tuple(_errata()["slip"])


def _errata() -> Mapping[str, list[Mapping[str, Any]]]:
    return tomllib.loads(files(__package__).joinpath("errata.toml").read_text(encoding="utf-8"))


def _index() -> Mapping[str, list[Mapping[str, str]]]:
    return tomllib.loads(files(__package__).joinpath("index.toml").read_text(encoding="utf-8"))
