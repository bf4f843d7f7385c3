"""Sites of positive weight: problems are solved on these, and what is found is extended to all sites."""

from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


def extended(values: Sequence[Value], support: Sequence[int], sites: int, outside: Value) -> tuple[Value, ...]:
    """The values at the sites of the ``support``, and ``outside`` at all others, of which there are ``sites`` in all.

    >>> extended(["a", "b"], [0, 2], 3, "-")
    ('a', '-', 'b')
    """
    where = dict(zip(support, values, strict=True))
    return tuple(where.get(a, outside) for a in range(sites))
