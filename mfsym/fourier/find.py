"""Finds the Fourier transform of a radial cost, with its derivation."""

from collections.abc import Mapping
from dataclasses import replace

from mfsym.costs import RadialCost
from mfsym.costs.shape import Shape, shape_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier.draft import Draft
from mfsym.fourier.existence import stays_away_from_zero
from mfsym.fourier.laplacian import times_square
from mfsym.fourier.radial_integral import cut_off, decaying
from mfsym.fourier.rules import RULES
from mfsym.kernel.claim import FourierTransform, Setting
from mfsym.kernel.evidence import Certificate, Pair
from mfsym.kernel.grammar import text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, D, Number, Sum, Symbol, Term, free_symbols, number, product, substitute, total

HIGHEST_POWER = 12
"""Factors r^n are treated up to this n."""


def fourier_transform(
    cost: RadialCost, dimension: Term, conditions: tuple[Term, ...] = (), elementary: bool = True
) -> Certificate:
    """The transform of the cost on R^d, as a claim of the kernel with a derivation as evidence.

    ``dimension`` is a positive integer or the symbol ``d``; ``conditions`` are terms assumed > 0, to which those are
    added that the derivation needs.  With ``elementary``, K-Bessel functions of half-integer order are written out.
    Convention: integral of exp(-i k.x) l(|x|) dx.

    Refuses a cost that has no transform (InvalidArgument), and one that no rule reaches (NoEvidence).

    >>> from mfsym.kernel.term import number
    >>> certificate = fourier_transform(RadialCost("exp(-a*r)"), number(3))
    >>> text(certificate.claim.transform)
    '8*pi*a/(a^2 + k^2)^2'
    """
    profile = tidied(substitute(cost.profile, {D.name: dimension}))
    draft = Draft(dimension, conditions, elementary)
    addends = profile.terms if isinstance(profile, Sum) else (profile,)
    try:
        last = _linear_combination(draft, addends) if len(addends) > 1 else _single(draft, profile)
    except InvalidArgument as error:
        if len(addends) == 1:
            raise InvalidArgument(f"cost {cost.formula!r} {error}") from None
        _refuse_without_decay(cost, profile, draft)
        raise NoEvidence(f"a term of the cost {cost.formula!r} {error}; the sum was not treated as a whole") from None
    except NoEvidence:
        _refuse_without_decay(cost, profile, draft)
        raise
    except Refused as refusal:
        raise NoEvidence(f"the transform of the cost {cost.formula[:60]!r} was not found: {refusal}") from None
    pair = draft.pair(last)
    setting = Setting(profile, dimension, draft.conditions)
    return Certificate(FourierTransform(setting, pair.transform, pair.sense), draft.derivation())


def _refuse_without_decay(cost: RadialCost, profile: Term, draft: Draft) -> None:
    if stays_away_from_zero(profile, draft.conditions):
        raise InvalidArgument(
            f"cost {cost.formula!r} is not integrable: it stays away from 0 as r grows; costs that decay are accepted"
        )


def _single(draft: Draft, profile: Term) -> int:
    coefficient, place = _pair(draft, profile)
    return place if coefficient == ONE else _combined(draft, [(coefficient, place)])


def _linear_combination(draft: Draft, addends: tuple[Term, ...]) -> int:
    return _combined(draft, [_pair(draft, addend) for addend in addends])


def _combined(draft: Draft, parts: list[tuple[Term, int]]) -> int:
    pairs = [(coefficient, draft.pair(place)) for coefficient, place in parts]
    profile = tidied(total(*(product(c, pair.profile) for c, pair in pairs)))
    transform = shortest(tidied(total(*(product(c, pair.transform) for c, pair in pairs))))
    tempered = any(pair.sense == "tempered" for _, pair in pairs)
    return draft.add(
        "linearity",
        [place for _, place in parts],
        [(f"coefficient{i}", coefficient) for i, (coefficient, _) in enumerate(parts)],
        Pair(profile, draft.dimension, transform, "tempered" if tempered else "integrable"),
    )


def _pair(draft: Draft, addend: Term) -> tuple[Term, int]:
    """The constant factor of an addend, and the line with the pair of the rest."""
    place = cut_off(draft, addend)
    if place is not None:
        return ONE, place
    shape = shape_of(addend)
    if shape is not None:
        rate, values = _abbreviated(draft, shape.linear, addend)
        place = _by_rules(draft, Shape(ONE, shape.quadratic, rate, shape.exponent, shape.other))
        if place is not None:
            return shape.coefficient, _written_out(draft, place, values)
    place = decaying(draft, addend)
    if place is not None:
        return ONE, place
    raise NoEvidence(
        f"no rule reaches the cost {text(addend)!r}; rules are known for {', '.join(sorted(RULES))} and their sums"
    )


def _by_rules(draft: Draft, shape: Shape) -> int | None:
    for rule in RULES.values():
        place = rule(shape, draft)
        if place is not None:
            return place
    # r^n times something: what r^(n-2) times it gives, and the Laplacian.
    match shape.exponent:
        case Number(value) if 1 <= value <= HIGHEST_POWER:
            before = draft.state()
            try:
                place = _by_rules(draft, replace(shape, exponent=number(value - 2)))
            except InvalidArgument:  # the cost with two powers less is none
                draft.restore(before)
                return None
            return None if place is None else times_square(draft, place)
        case _:
            return None


def _abbreviated(draft: Draft, rate: Term, addend: Term) -> tuple[Term, Mapping[str, Term]]:
    """The rate, or a new symbol for it where it is a sum: the root of a square of a sum is not recognised."""
    if not isinstance(rate, Sum):
        return rate, {}
    draft.need(rate, "grows beyond all bounds")
    taken = free_symbols(addend) | {"d", "k"}
    name = next(name for name in "acmpqsuvw" if name not in taken)
    return Symbol(name), {name: rate}


def _written_out(draft: Draft, place: int, values: Mapping[str, Term]) -> int:
    if not values:
        return place
    pair = draft.pair(place)
    profile, transform = (substitute(side, values) for side in (pair.profile, pair.transform))
    return draft.add("substitute", [place], values.items(), Pair(profile, pair.dimension, transform, pair.sense))
