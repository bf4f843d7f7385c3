"""The search: a cost as a whole, as the sum of its addends, and each addend by one method after the other."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from mfsym.costs.shape import Shape, addends_of, shape_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import differences, hyperbolic, rational, waves
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen, times_square
from mfsym.fourier.oscillation import damped_wave, gaussian_wave, modulated, sine_quotient
from mfsym.fourier.pieces import near_and_far
from mfsym.fourier.radial_integral import cut_off, decaying
from mfsym.fourier.rewriting import writings
from mfsym.fourier.rules import RULES
from mfsym.fourier.stepped import from_the_line
from mfsym.fourier.truncation import truncated
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import text
from mfsym.kernel.term import ONE, Number, Sum, Symbol, Term, free_symbols, number, product, substitute, total

HIGHEST_POWER = 12
"""Factors r^n are treated up to this n."""

Parts = list[tuple[Term, int]]
"""Coefficients, each with the line of a pair; the sum is what was asked for."""


def line_of(draft: Draft, profile: Term) -> int:
    """The line with the pair of the profile.

    Refuses a profile that has no transform (InvalidArgument), and one that no method reaches (NoEvidence).
    """
    reasons: list[InvalidArgument] = []
    place = found(draft, profile, reasons)
    if place is not None:
        return place
    if not reasons:
        raise NoEvidence(
            f"no rule reaches the cost {text(profile)!r}; rules are known for {', '.join(sorted(RULES))} and their sums"
        )
    if isinstance(profile, Sum):
        raise NoEvidence(f"a term of the cost {reasons[0]}; the sum {text(profile)[:60]!r} was not treated as a whole")
    raise reasons[0]


def found(draft: Draft, profile: Term, reasons: list[InvalidArgument]) -> int | None:
    """The line with the pair of the profile; None where there is none, with ``reasons`` if it has no transform."""
    start = draft.state()
    for written in dict.fromkeys(writings(profile)):
        # What is wrong with a term of another way to write the profile need not be wrong with the profile.
        own = reasons if written == profile or not isinstance(written, Sum) else []
        parts = _cut_off_as_a_whole(draft, written) or _one_by_one(draft, written, own)
        if parts is None:
            draft.restore(start)
            parts = _together(draft, written)
        if parts is not None:
            return _combined(draft, parts, profile)
        draft.restore(start)
    return None


def _cut_off_as_a_whole(draft: Draft, profile: Term) -> Parts | None:
    # Pieces that vanish beyond one distance may jump there, where their sum is continuous.
    if not isinstance(profile, Sum):
        return None
    line = cut_off(draft, profile)
    if line is None:
        line = truncated(draft, profile)
    return None if line is None else [(ONE, line)]


def _one_by_one(draft: Draft, profile: Term, reasons: list[InvalidArgument]) -> Parts | None:
    parts: Parts = []
    for addend in addends_of(profile):
        try:
            known = _addend(draft, addend)
        except InvalidArgument as reason:
            reasons.append(reason)
            return None
        if known is None:
            return None
        parts += known
    return parts


def _combined(draft: Draft, parts: Parts, profile: Term) -> int:
    pairs = [(coefficient, draft.pair(place)) for coefficient, place in parts]
    if len(parts) == 1 and parts[0][0] == ONE and pairs[0][1].profile == profile:
        return parts[0][1]
    raw = total(*(product(c, pair.transform) for c, pair in pairs))
    transform = min((shortest(tidied(raw)), raw), key=lambda term: len(text(term)))
    tempered = any(pair.sense == "tempered" for _, pair in pairs)
    place = draft.add(
        "linearity",
        [place for _, place in parts],
        [(f"coefficient{i}", coefficient) for i, (coefficient, _) in enumerate(parts)],
        Pair(profile, draft.dimension, transform, "tempered" if tempered else "integrable"),
    )
    return regular_if_seen(draft, place) if tempered else place


def _together(draft: Draft, profile: Term) -> Parts | None:
    """The pairs for a sum whose addends have no transform each, or none that is known; None for others."""
    start = draft.state()
    for method in (differences.exponentials, differences.logarithms, differences.shifted_logarithm):
        parts = method(addends_of(profile), draft)
        if parts is not None:
            return parts
        draft.restore(start)
    for place in _from_the_line(draft, profile):
        return [(ONE, place)]
    plane = waves.in_the_plane(profile, draft)
    if plane is not None:
        return plane
    for cut in (cut_off, truncated):
        line = cut(draft, profile)
        if line is not None:
            return [(ONE, line)]
    whole = near_and_far(draft, profile, _part)
    return None if whole is None else [(ONE, whole)]


def _part(draft: Draft, profile: Term) -> int | None:
    return found(draft, profile, [])


def _from_the_line(draft: Draft, profile: Term) -> Iterator[int]:
    for method in (hyperbolic.derive, waves.derive, _modulated):
        place = from_the_line(draft, partial(method, profile, draft))
        if place is not None:
            yield place


def _modulated(addend: Term, draft: Draft) -> int | None:
    return modulated(addend, draft, _part)


# --- one addend ------------------------------------------------------------------------------------


def _addend(draft: Draft, addend: Term) -> Parts | None:
    shape = shape_of(addend)
    if shape is not None:
        place = by_rules(draft, shape)
        if place is not None:
            return [(shape.coefficient, place)]
    parts = rational.derive(addend, draft)
    if parts is not None:
        return parts
    for method in _METHODS:
        place = method(draft, addend)
        if place is not None:
            return [(ONE, place)]
    for place in _from_the_line(draft, addend):
        return [(ONE, place)]
    return None


_METHODS = (cut_off, truncated, gaussian_wave, sine_quotient, damped_wave, decaying, differences.single)


def by_rules(draft: Draft, shape: Shape) -> int | None:
    """The line with the pair of a shape, but for its coefficient; None where no rule knows it."""
    plain = replace(shape, coefficient=ONE)
    # The root of a square of a sum is not recognised: a new symbol stands for the sum.
    if not isinstance(shape.linear, Sum):
        return _by_rules(draft, plain)
    draft.need(shape.linear, "grows beyond all bounds")
    taken = {name for term in (shape.linear, shape.other, shape.exponent) for name in free_symbols(term)} | {"d", "k"}
    name = next(name for name in "acmpqsuvw" if name not in taken)
    place = _by_rules(draft, replace(plain, linear=Symbol(name)))
    if place is None:
        return None
    pair = draft.pair(place)
    profile, transform = (substitute(side, {name: shape.linear}) for side in (pair.profile, pair.transform))
    written = Pair(profile, pair.dimension, transform, pair.sense)
    return draft.add("substitute", [place], [(name, shape.linear)], written)


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
                place = None
            if place is None:
                draft.restore(before)
                return None
            return times_square(draft, place)
        case _:
            return None
