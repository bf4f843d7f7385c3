"""What a certificate establishes, as a sentence: what the claim is in general, with its own values."""

import inspect
import re
from dataclasses import fields
from fractions import Fraction

from mfsym.answers.radial import zeros_text
from mfsym.answers.setting import condition_text, dimension_text
from mfsym.densities import marginal_text
from mfsym.kernel import claim as claims
from mfsym.kernel.claim import Claim, Marginal, Setting
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Term
from mfsym.rational import shown

_NAME = re.compile(r"``([^`]*)``")


def in_words(claim: Claim) -> str:
    """The claim as a sentence.

    >>> from mfsym.kernel.term import number
    >>> in_words(claims.CostProperty(Setting(number(1), number(3)), "integrable", False))
    'The cost 1, d = 3, is not integrable.'
    """
    match claim:
        case claims.CostProperty(setting, name, holds):
            return f"The cost {_cost(setting)}, is {name if holds else f'not {name}'}."
        case claims.FourierTransform(setting, transform, sense):
            return f"The cost {_cost(setting)}, has the Fourier transform {text(transform)}, in the sense {sense}."
        case claims.TransformZeros(setting, zeros):
            where = "; ".join(map(zeros_text, zeros)) or "no k"
            return f"The transform of the cost {_cost(setting)}, is >= 0, and 0 at {where} only."
        case claims.TransformSign(setting, word):
            return f"The transform of the cost {_cost(setting)}, is {word} wherever it is defined."
        case claims.MeanFieldOptimal(setting, marginal, unique):
            only = ", and nothing else does" if unique else ""
            return (
                f"For the cost {_cost(setting)}, and the marginal {marginal_text(marginal)} the mean field energy is "
                f"finite, and the product measure solves the infinite-body problem{only} (Theorem 1.2 of [CFP])."
            )
        case claims.ProductOptimal(_, unique):
            only = ", and nothing else does" if unique else ""
            return f"The product measure of the marginal solves the infinite-body problem, at a finite cost{only}."
        case claims.ProductRivalled(_, strictly):
            cost = "costs less than" if strictly else "costs no more than"
            return f"Some other symmetric measure with the same marginal {cost} the product measure."
        case claims.Representable(_, bodies) | claims.NotRepresentable(_, bodies):
            how = "" if isinstance(claim, claims.Representable) else "not "
            many = "infinitely many" if bodies is None else str(bodies)
            return f"The pair measure is {how}the pair marginal of a symmetric measure of {many} bodies."
    return _general(claim)


def _cost(setting: Setting) -> str:
    assuming = f", if {' and '.join(map(condition_text, setting.conditions))}" if setting.conditions else ""
    return f"{text(setting.profile)}, {dimension_text(setting.dimension)}{assuming}"


def _general(claim: Claim) -> str:
    """The first paragraph of the explanation of the claim, with values for the names of its parts."""
    paragraph = inspect.cleandoc(type(claim).__doc__ or "").split("\n\n")[0]
    values = {part.name: _value(getattr(claim, part.name)) for part in fields(claim)}
    if "bodies" in values:
        paragraph = paragraph.replace("so many ``bodies``", "``bodies`` bodies")
    return _NAME.sub(lambda name: values.get(name[1]) or name[1], " ".join(paragraph.split()))


def _value(value: object) -> str:
    """A number, a formula or a law as it is written; nothing for larger things, which go by their names."""
    match value:
        case bool():
            return ""
        case int() | Fraction() | str():
            return shown(str(value))[1:-1]
        case _ if isinstance(value, Term):
            return text(value)
        case _ if isinstance(value, Marginal):
            return marginal_text(value)
    return ""
