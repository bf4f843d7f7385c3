"""How far a long search is, for whoever wants to show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]


def _nobody(message: str) -> None:
    """Hears nothing."""


_listener: ContextVar[Listener] = ContextVar("listener", default=_nobody)


@contextmanager
def reported_to(listener: Listener) -> Iterator[None]:
    """Inside, ``listener`` is told in words how far a search is.

    >>> with reported_to(print):
    ...     report("two configurations")
    two configurations
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def report(message: str) -> None:
    """Tell whoever listens."""
    _listener.get()(message)
