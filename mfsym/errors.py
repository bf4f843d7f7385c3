"""The errors of mfsym: each says what to do next.

There are four. A question about mathematics that has no answer yet is not an error but a
verdict (``INCONCLUSIVE``); finders raise :class:`NoEvidence`, and whoever asked turns it into one.
"""


class MfsymError(Exception):
    """Base class: catch this to catch everything that mfsym raises on purpose."""


class InvalidArgument(MfsymError, ValueError):
    """An argument is not what the function accepts; the message names it, shows it, and says what is."""


class NoEvidence(MfsymError):
    """A finder gave up; the message is the reason, in words a user can act on."""


class UnreadableCertificate(MfsymError):
    """A certificate file breaks the format; nothing was concluded from it."""
