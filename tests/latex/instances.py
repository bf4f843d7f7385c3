"""Certificates of built-in instances of statements."""

from collections.abc import Callable, Mapping
from functools import partial

from mfsym.kernel.evidence import Certificate
from mfsym.statements import outcome_of
from proofs_checks import chapters

# Every quantity of a comparison, and the other claims about bodies, as statements of the paper use them.
COMPARED = {
    "equation-1.1": 0,
    "equation-1.12": -1,
    "equation-2.12": 0,
    "remark-2.12-d": -1,
    "remark-2.12-e": 0,
    "equation-3.1": 0,
    "remark-3.4-a": 0,
    "equation-3.6": 0,
    "proposition-2.7": 0,
    "proposition-3.6": -1,
    "integer-variance": 0,
}


def of_instance(label: str, place: int) -> Certificate:
    """The certificate of a built-in instance of a statement."""
    return outcome_of(chapters()[label].instances[place]).certificates[0]


PAPER: Mapping[str, Callable[[], Certificate]] = {
    label: partial(of_instance, label, place) for label, place in COMPARED.items()
}
