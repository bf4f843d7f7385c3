"""Costs, dimensions and conditions as users write them."""

import re
from collections.abc import Iterable

from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Setting
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import D, Sum, Term, difference, free_symbols, number, substitute
from mfsym.rational import shown

LARGEST_DIMENSION = 100


def radial_cost(cost: RadialCost | str) -> RadialCost:
    """The cost, if it is not one already."""
    return cost if isinstance(cost, RadialCost) else RadialCost(cost)


def setting_of(cost: RadialCost, dimension: Term, conditions: tuple[Term, ...] = ()) -> Setting:
    """The cost in its space.

    >>> text(setting_of(RadialCost("exp(-d*r)"), dimension_term(3)).profile)
    'exp(-3*r)'
    """
    return Setting(tidied(substitute(cost.profile, {D.name: dimension})), dimension, conditions)


def dimension_term(dimension: object) -> Term:
    """The dimension as a term: a positive integer, or the symbol ``d``.

    Refuses (InvalidArgument) anything else.

    >>> dimension_term("3") == dimension_term(3)
    True
    """
    match dimension:
        case bool():
            pass
        case int() if 1 <= dimension <= LARGEST_DIMENSION:
            return number(dimension)
        case str() if dimension.strip() == "d":
            return D
        case str() if dimension.strip().isascii() and dimension.strip().isdigit() and len(dimension) < 8:
            return dimension_term(int(dimension))
    raise InvalidArgument(
        f"dimension is {shown(dimension)}, need an integer from 1 to {LARGEST_DIMENSION}, or d for all dimensions"
    )


def dimension_text(dimension: Term) -> str:
    """The dimension for a reader.

    >>> dimension_text(dimension_term(3)), dimension_text(dimension_term("d"))
    ('d = 3', 'every d')
    """
    return "every d" if dimension == D else f"d = {text(dimension)}"


def condition_terms(conditions: Iterable[str]) -> tuple[Term, ...]:
    """The terms assumed > 0, for conditions such as ``s > 1``.

    Refuses (InvalidArgument) what is not a strict inequality between formulas without r and k.

    >>> [text(term) for term in condition_terms(["s > 1"])]
    ['s - 1']
    """
    return tuple(_condition_term(condition) for condition in conditions)


def _condition_term(condition: str) -> Term:
    accepted = "a strict inequality such as 's > 1' is accepted"
    sides = re.split("[<>]", condition)
    if len(sides) != 2 or "=" in condition:
        raise InvalidArgument(f"condition is {shown(condition)}; {accepted}")
    left, right = (parse(side.strip(), "condition") for side in sides)
    term = difference(left, right) if ">" in condition else difference(right, left)
    if free_symbols(term) & {"r", "k"} or not free_symbols(term):
        raise InvalidArgument(f"condition {shown(condition)} must be about parameters, without r and k; {accepted}")
    return term


def needed(conditions: Iterable[Term]) -> tuple[Term, ...]:
    """The conditions without those that others imply, as the kernel's intervals show.

    >>> [condition_text(term) for term in needed(condition_terms(["s < 2", "s < 1"]))]
    ['1 > s']
    """
    kept = tuple(dict.fromkeys(conditions))
    for term in kept:
        others = tuple(other for other in kept if other != term)
        if others and _implied(term, others):
            kept = others
    return kept


def _implied(term: Term, others: tuple[Term, ...]) -> bool:
    margins = (difference(term, other) for other in others)
    return enclose(term, domain(others)).is_positive() or any(
        enclose(margin, domain(())).is_nonnegative() for margin in map(tidied, margins)
    )


def conditions_record(assumed: Iterable[Term], found: Iterable[Term]) -> dict[str, object]:
    """The ``conditions`` of an answer that was ``found``, and a ``remark`` where what was ``assumed`` is too weak.

    >>> conditions_record(condition_terms(["s < 2"]), condition_terms(["s < 2", "s < 1"]))
    {'conditions': ['1 > s'], 'remark': '2 > s is not enough: this answer needs 1 > s'}
    """
    before, after = needed(assumed), needed(found)
    weak = [condition_text(term) for term in before if term not in after]
    more = [condition_text(term) for term in after if term not in before]
    remark = f"{' and '.join(weak)} is not enough: this answer needs {' and '.join(more)}" if weak and more else None
    return {"conditions": [condition_text(term) for term in after], "remark": remark}


def condition_text(term: Term) -> str:
    """A term assumed > 0, written as an inequality.

    >>> condition_text(parse("d - 1"))
    'd > 1'
    """
    if isinstance(term, Sum):
        above = [part for part in term.terms if not text(part).startswith("-")]
        below = [part for part in term.terms if text(part).startswith("-")]
        if len(above) == 1 and len(below) == 1:
            return f"{text(above[0])} > {text(below[0])[1:]}"
    return f"{text(term)} > 0"
