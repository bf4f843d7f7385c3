"""Lines about parameters: values put in, derivatives and integrals of known pairs."""

from collections.abc import Iterable, Mapping

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.calculus import derivative
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import (
    BOUND,
    Symbol,
    Term,
    free_symbols,
    negative,
    product,
    substitute,
    total,
)


def fresh(*terms: Term, wished: str = "pqstuvw") -> Symbol:
    """A symbol that is in none of the terms."""
    taken = {name for term in terms for name in free_symbols(term)} | {"r", "k", "d", BOUND.name}
    names = (*wished, *(f"{wished[0]}{count}" for count in range(100)))
    return Symbol(next(name for name in names if name not in taken))


def with_values(draft: Draft, place: int, values: Mapping[str, Term]) -> int:
    """The line with the pair of the line ``place`` in which parameters have these values."""
    changed = {name: value for name, value in values.items() if value != Symbol(name)}
    if not changed:
        return place
    pair = draft.pair(place)
    profile, transform = (shortest(tidied(substitute(side, changed))) for side in (pair.profile, pair.transform))
    return draft.add("substitute", [place], changed.items(), Pair(profile, pair.dimension, transform, pair.sense))


def scaled(draft: Draft, place: int, factor: Term) -> int:
    """The line with ``factor`` times the pair of the line ``place``."""
    pair = draft.pair(place)
    profile, raw = tidied(product(factor, pair.profile)), product(factor, pair.transform)
    transform = min((shortest(tidied(raw)), raw), key=lambda term: len(text(term)))
    conclusion = Pair(profile, pair.dimension, transform, pair.sense)
    return draft.add("linearity", [place], [("coefficient0", factor)], conclusion)


def differentiated(draft: Draft, place: int, parameter: Symbol) -> int:
    """The line with minus the derivatives in the parameter of the pair of the line ``place``."""
    pair = draft.pair(place)
    sides = [derivative(side, parameter) for side in (pair.profile, pair.transform)]
    slope = Pair(tidied(sides[0]), pair.dimension, shortest(tidied(sides[1])), "tempered")
    place = draft.add("parameter-derivative", [place], [("parameter", parameter)], slope)
    profile, transform = tidied(negative(slope.profile)), shortest(tidied(negative(slope.transform)))
    negated = Pair(profile, pair.dimension, transform, "tempered")
    return regular_if_seen(draft, draft.add("linearity", [place], [("coefficient0", parse("-1"))], negated))


def integrated(
    draft: Draft, place: int, parameter: Symbol, primitives: tuple[Term, Term], limits: tuple[Term, Term | None]
) -> int:
    """The line with the integrals over a parameter of both sides of the line ``place``, by their antiderivatives."""
    pair = draft.pair(place)
    start, end = limits
    terms: Iterable[tuple[str, Term]] = [
        ("parameter", parameter),
        ("profile", primitives[0]),
        ("transform", primitives[1]),
        ("start", start),
    ]
    values = [negative(substitute(side, {parameter.name: start})) for side in primitives]
    if end is not None:
        terms = [*terms, ("end", end)]
        values = [
            total(substitute(side, {parameter.name: end}), value)
            for side, value in zip(primitives, values, strict=True)
        ]
    profile, transform = (tidied(value) for value in values)
    conclusion = Pair(profile, pair.dimension, shortest(transform), "tempered")
    return regular_if_seen(draft, draft.add("parameter-integral", [place], terms, conclusion))
