"""How the kernel refuses: one exception, raised by one function.

A check either returns what it trusts or raises :class:`Refused`.  Only :mod:`mfsym.kernel.checker`
catches it, and answers INCONCLUSIVE: a refused certificate is not a refutation.
"""


class Refused(Exception):
    """The evidence does not establish the claim; the message is the reason."""


def require(condition: bool, reason: str) -> None:
    """Refuse for this ``reason`` unless the ``condition`` is met."""
    if not condition:
        raise Refused(reason)
