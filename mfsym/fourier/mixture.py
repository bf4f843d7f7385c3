"""Costs that are mixtures of Gaussians: l(r) = integral of w(t) exp(-t r^2) dt over t > 0, with w >= 0.

Most costs of this field have a weight of one family, w(t) = c t^(n-1) exp(-p t - q/t): for p = q = 0 the Riesz
costs, for q = 0 the inverse multiquadrics, for p = 0 the exponential, Yukawa and Matern costs.  Its integrals are
those of the Gamma and the K-Bessel function, at every r, at every k and at 0, in every dimension at once.
"""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.bessel import with_known_orders
from mfsym.fourier.draft import Draft
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Equation, Pair
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    D,
    K,
    R,
    Term,
    difference,
    free_symbols,
    negative,
    number,
    parts,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)

_WEIGHT = parse("integral(c*t^(n-1)*exp(-p*t - q/t), t)")


@dataclass(frozen=True)
class Weight:
    """c t^(n-1) exp(-p t - q/t): ``scale`` c, ``order`` n, ``rate`` p and ``barrier`` q, the last two 0 or positive."""

    scale: Term
    order: Term
    rate: Term
    barrier: Term


def derive_mixture(draft: Draft, weight: Weight, profile: Term, transform: Term) -> int:
    """Writes the derivation for the cost with this weight; the number of its last line.

    ``profile`` and ``transform`` are how the two functions may be written; of several writings the shortest is shown.
    """
    half_dimension = product(number(Fraction(1, 2)), draft.dimension)
    spread = power(PI, half_dimension)
    at_r = Weight(weight.scale, weight.order, total(weight.rate, power(R, number(2))), weight.barrier)
    order_at_k = difference(weight.order, half_dimension)
    barrier_at_k = total(weight.barrier, quotient(power(K, number(2)), number(4)))
    at_k = Weight(product(weight.scale, spread), order_at_k, weight.rate, barrier_at_k)
    premises = [
        _integral(draft, at_r, "near r = 0", elementary=not _mentions_bessel(profile)),
        _integral(draft, at_k, "near r = 0", elementary=draft.elementary),
    ]
    # At r = 0 and k = 0 the integrals are the masses of l^ and of l: finite if and only if these are integrable.
    masses = [weight, Weight(product(weight.scale, spread), order_at_k, weight.rate, weight.barrier)]
    regular = all(_converges(draft, mass) for mass in masses)
    if regular:
        premises += [_integral(draft, mass, "at 0", elementary=draft.elementary) for mass in masses]
    found = shortest(draft.equation(premises[1]).right)
    shown = min((found, *(t for t in (tidied(transform), transform) if equal(t, found))), key=lambda t: len(text(t)))
    return draft.add(
        "regular-mixture" if regular else "mixture",
        premises,
        [("weight", _as_integral(weight)), ("dimension", draft.dimension)],
        Pair(profile, draft.dimension, shown, "integrable" if regular else "tempered"),
    )


def derive_growing(draft: Draft, growth: Term, rate: Term, constant: Term) -> int:
    """Writes the derivation for Gamma(1 - s)/s (p + r^2)^s with 0 < s = ``growth`` < 1, or log(1 + r^2/p) for s = 0,
    plus a ``constant``.

    Up to constants it is the integral of t^(-s-1) exp(-p t) (1 - exp(-t r^2)); the ``rate`` p is 0 or positive.
    """
    half_dimension, square = product(number(Fraction(1, 2)), draft.dimension), power(R, number(2))
    weight = Weight(ONE, negative(growth), rate, ZERO)
    order = negative(total(growth, half_dimension))
    at_k = Weight(power(PI, half_dimension), order, rate, quotient(power(K, number(2)), number(4)))
    if growth == ZERO:
        premises = [draft.fact("frullani-integral", {"p": rate, "q": square})]
    else:
        # exp(-p t) (1 - exp(-t r^2)) is the difference of 1 - exp(-t (p + r^2)) and 1 - exp(-p t).
        rates = [total(rate, square), *([rate] if rate != ZERO else [])]
        premises = [draft.fact("growing-gamma-integral", {"s": growth, "p": value}) for value in rates]
    moving, *constants = (draft.equation(place).right for place in premises)
    profile = total(moving, constant)
    premises.append(_integral(draft, at_k, "near r = 0", elementary=draft.elementary))
    transform = shortest(tidied(negative(draft.equation(premises[-1]).right)))
    terms = [
        ("weight", _as_integral(weight)),
        ("dimension", draft.dimension),
        ("constant", total(*constants, constant)),
    ]
    return draft.add("growing-mixture", premises, terms, Pair(profile, draft.dimension, transform, "tempered"))


def _as_integral(weight: Weight) -> Term:
    """The integral of the weight, with its integrand tidied."""
    values = {"c": weight.scale, "n": weight.order, "p": weight.rate, "q": weight.barrier}
    return Apply("integral", tuple(tidied(part) for part in parts(substitute(_WEIGHT, values))))


def _mentions_bessel(term: Term) -> bool:
    return any(isinstance(sub, Apply) and sub.function == "besselk" for sub in subterms(term))


def _integral(draft: Draft, weight: Weight, where: str, elementary: bool) -> int:
    """The line that says what the integral of the weight is."""
    if weight.barrier == ZERO:
        draft.need(weight.order, f"is not integrable {where}")
        place = draft.fact("gamma-integral", {"s": weight.order, "p": weight.rate})
    elif weight.rate == ZERO:
        falling = tidied(negative(weight.order))
        draft.need(falling, f"is not integrable {where} in dimension {text(draft.dimension)}")
        place = draft.fact("reciprocal-gamma-integral", {"s": falling, "q": weight.barrier})
    else:
        place = draft.fact("bessel-integral", {"n": weight.order, "p": weight.rate, "q": weight.barrier})
        place = with_known_orders(draft, place, elementary)
    if weight.scale == ONE:
        return place
    right = tidied(product(weight.scale, draft.equation(place).right))
    return draft.add("multiply", [place], [("factor", tidied(weight.scale))], Equation(_as_integral(weight), right))


def _converges(draft: Draft, weight: Weight) -> bool:
    """Can the integral of the weight converge?  If that depends on parameters, it is assumed, as a condition."""
    if weight.rate == ZERO and weight.barrier == ZERO:
        return False
    if weight.rate != ZERO and weight.barrier != ZERO:
        return True
    order = tidied(weight.order if weight.barrier == ZERO else negative(weight.order))
    # A condition on the dimension alone would say less than the formula in every dimension.
    certain = enclose(order, domain(draft.conditions)).is_positive()
    return certain or (free_symbols(order) != {D.name} and draft.may_need(order))
