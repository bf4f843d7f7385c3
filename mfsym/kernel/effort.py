"""How much work a check may take: no claim and no evidence can make the kernel run for long.

Work is counted in small steps (a monomial of a normal form, a node of a formula that is enclosed), which take some
microseconds each; whoever takes them says so with :func:`spend`.  Outside of :func:`limited` nothing is counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from mfsym.kernel.refusal import Refused

MOST_STEPS = 250_000
"""A check of what finders produce takes about a hundredth of this; all of it is about two seconds."""


@dataclass
class _Account:
    steps_left: int


_account: ContextVar[_Account | None] = ContextVar("account", default=None)


@contextmanager
def limited(steps: int = MOST_STEPS) -> Iterator[None]:
    """Inside, more than so many ``steps`` are refused."""
    token = _account.set(_Account(steps))
    try:
        yield
    finally:
        _account.reset(token)


def spend(steps: int) -> None:
    """Count ``steps`` of work; Refused where none are left."""
    account = _account.get()
    if account is not None:
        account.steps_left -= steps
        if account.steps_left < 0:
            raise Refused("the check takes too much work; a shorter derivation or simpler formulas may do")
