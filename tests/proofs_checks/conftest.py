"""Outcomes of instances, each computed once."""

from collections.abc import Callable
from functools import cache

import pytest

from mfsym.statements import Instance, Outcome, outcome_of


@pytest.fixture(scope="session")
def outcome() -> Callable[[Instance], Outcome]:
    """What comes of an instance."""
    return cache(outcome_of)
