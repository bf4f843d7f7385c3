"""What the statements about one radial cost and its transform share."""

from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import FourierTransform, Setting, TransformSign
from mfsym.kernel.evidence import Certificate, Derivation
from mfsym.kernel.term import Number, Symbol, Term
from mfsym.positivity import transform_sign
from mfsym.rational import rational, shown


def derived(cost: RadialCost, dimension: Term, elementary: bool = True) -> tuple[FourierTransform, Derivation]:
    """The transform that the cost has, with its derivation; NoEvidence if none is found."""
    match fourier_transform(cost, dimension, elementary=elementary):
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            return claim, derivation
    raise NoEvidence("the transform is not found")


def positive_transform(setting: Setting) -> Certificate:
    """That the transform is positive everywhere; NoEvidence if that is not seen."""
    found = transform_sign(setting, transform_in)
    if isinstance(found.claim, TransformSign) and found.claim.sign == "positive":
        return found
    raise NoEvidence("the transform is not seen to be positive")


def parameter(value: str, name: str) -> Term:
    """What users write for a parameter: a positive number, or its name, for all of them."""
    if value == name:
        return Symbol(name)
    number = rational(value, name)
    if number <= 0:
        raise InvalidArgument(f"{name} is {shown(value)}, need a positive number, or {name} for all of them")
    return Number(number)
