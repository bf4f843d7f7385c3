"""Bounds for a profile on [R, oo), from its structure: sums of c x^p exp(-b1 x^q1 - b2 x^q2 - ...) that dominate it.

On the half line x is the distance r; on the ``quadrant`` Re z >= R, Im z >= 0 it is |z|, and the bounds are for the
continuation of the profile, which they show to be analytic there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import acb, arb

from mfsym.costs.shape import addends_of, factors_of
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.fourier.balls import ball_of, function_of
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.term import ONE, Apply, Number, Power, Product, R, Sum, Term, contains, difference, negative

HALF = Fraction(1, 2)
Rates = dict[Fraction, arb]


@dataclass(frozen=True)
class Bound:
    """``size`` x^``power`` exp(-sum of b x^q), with the b by their q > 0 in ``rates``."""

    size: arb
    power: Fraction
    rates: Rates

    def times(self, other: "Bound") -> "Bound":
        """The product."""
        rates = dict(self.rates)
        for q, rate in other.rates.items():
            rates[q] = rates.get(q, arb(0)) + rate
        return Bound(self.size * other.size, self.power + other.power, rates)

    def to(self, exponent: Fraction) -> "Bound":
        """A power of it."""
        rates = {q: rate * ball(exponent) for q, rate in self.rates.items()}
        return Bound(self.size ** ball(exponent), self.power * exponent, rates)

    def at(self, x: arb) -> arb:
        """Its value."""
        exponent = sum((rate * x ** ball(q) for q, rate in self.rates.items()), arb(0))
        return self.size * x ** ball(self.power) * (-exponent).exp()

    def greatest(self, start: arb) -> arb:
        """Its supremum for x >= start; refuses (NoEvidence) where it is not seen to decrease from there."""
        # The logarithmic derivative times x is power - sum of b q x^q, which decreases if no b is negative.
        falling = sum((rate * ball(q) * start ** ball(q) for q, rate in self.rates.items()), arb(0))
        if all(rate >= 0 for rate in self.rates.values()) and falling >= ball(self.power):
            return self.at(start)
        raise NoEvidence("a bound is not seen to decrease")

    def tail(self, start: arb) -> arb:
        """Its integral over x >= start."""
        if self.size == 0:
            return arb(0)
        a = ball(self.power + 1)
        if not any(rate != 0 for rate in self.rates.values()):
            if self.power >= -1:
                raise NoEvidence("a bound is not integrable")
            return -self.size * start**a / a
        fastest = max(self.rates)
        lost = sum(
            (-b * start ** ball(q - fastest) for q, b in self.rates.items() if q != fastest and not b >= 0), arb(0)
        )
        rate, q = self.rates[fastest] - lost, ball(fastest)
        if not rate > 0:
            raise NoEvidence("a bound is not seen to decay")
        return self.size * rate ** (-a / q) / q * (rate * start**q).gamma_upper(a / q)


def ball(value: Fraction) -> arb:
    """A ball around an exact number."""
    return ball_of(Number(value))


@dataclass(frozen=True)
class Majorant:
    """Bounds for x >= ``start`` >= 1, on the half line or on the quadrant."""

    start: arb
    quadrant: bool = False

    def upper(self, term: Term) -> list[Bound]:
        """Bounds whose sum is at least the absolute value; refuses (NoEvidence) where none are seen."""
        if not contains(term, R):
            return [self._constant(abs(value_at(term, self.start)))]
        match term:
            case Sum(terms):
                return [bound for part in terms for bound in self.upper(part)]
            case Product(factors):
                result = [self._constant(arb(1))]
                for factor in factors:
                    result = [one.times(two) for one in result for two in self.upper(factor)]
                return result
            case Power(base, Number(exponent)):
                return self._upper_power(base, exponent)
            case Apply("abs", (argument,)) if not self.quadrant:
                return self.upper(argument)
            case Apply("max" | "min" | "if", _) if not self.quadrant:
                return [bound for part in self._branches(term) for bound in self.upper(part)]
            case Apply("exp", (argument,)):
                return [self._exponential(argument)]
            case Apply("log", (argument,)):
                return self._logarithm(argument)
            case Apply(function, arguments) if not self.quadrant:
                return [self._upper_function(function, arguments)]
            case _ if term == R:
                return [Bound(arb(1), Fraction(1), {})]
        raise NoEvidence("a part of the cost has no known bound")

    def lower(self, term: Term) -> Bound:
        """A bound that is at most the absolute value, which therefore does not vanish."""
        if not contains(term, R):
            value = abs(value_at(term, self.start))
            if value > 0:
                return self._constant(value)
        match term:
            case Sum(terms):
                return self._lower_sum(terms)
            case Product(factors):
                result = self._constant(arb(1))
                for factor in factors:
                    result = result.times(self.lower(factor))
                return result
            case Power(base, Number(exponent)):
                return self.lower(base).to(exponent) if exponent > 0 else self._single(self.upper(base)).to(exponent)
            case Apply("exp", (argument,)) if not self.quadrant:
                rates, rest, falling = self._exponent(argument)
                if not falling:
                    return Bound((-rest).exp(), Fraction(0), rates)
            case Apply("max" | "min" | "if", _) if not self.quadrant:
                branches = self._branches(term)
                if len(branches) == 1:
                    return self.lower(branches[0])
            case Apply("cosh" | "sinh" as function, (argument,)) if not self.quadrant:
                # e^x/2 <= cosh(x), and x <= sinh(x), and e^x (1 - e^(-2x))/2 = sinh(x), for x > 0.
                x = self.lower(argument)
                if function == "sinh" and x.power < 0:
                    return x
                rates, rest, falling = self._exponent(argument)
                least = x.at(self.start) if x.power >= 0 and not x.rates else arb(0)
                size = (1 - (-2 * least).exp()) / 2 if function == "sinh" else arb(1) / 2
                if not falling and size > 0:
                    return Bound(size * (-rest).exp(), Fraction(0), rates)
            case Apply("tanh", (argument,)) if not self.quadrant:
                # |tanh(x)| >= |x|/(1 + |x|), which increases with |x|, since coth(x) <= 1 + 1/x.
                x, small = self.lower(argument), self._small(argument)
                if small is not None:
                    return x.times(self._constant(1 / (1 + small.greatest(self.start))))
                if not x.rates and x.power >= 0:
                    return self._constant(x.at(self.start) / (1 + x.at(self.start)))
            case _ if term == R:
                return Bound(arb(1), Fraction(1), {})
        raise NoEvidence("a part of the cost is not seen to stay away from 0")

    def lead(self, terms: Sequence[Term]) -> tuple[Term, arb]:
        """The addend that dominates a sum, and what the others are at most in comparison to it: less than 1."""
        for place, candidate in enumerate(terms):
            try:
                inverse = self.lower(candidate).to(Fraction(-1))
                others = [bound for part in (*terms[:place], *terms[place + 1 :]) for bound in self.upper(part)]
                ratio = sum((bound.times(inverse).greatest(self.start) for bound in others), arb(0))
            except NoEvidence:
                continue
            if ratio < 1:
                return candidate, ratio
        raise NoEvidence("no addend is seen to dominate a sum")

    def _constant(self, size: arb) -> Bound:
        return Bound(size, Fraction(0), {})

    def _lower_sum(self, terms: Sequence[Term]) -> Bound:
        lead, ratio = self.lead(terms)
        return self.lower(lead).times(self._constant(1 - ratio))

    def _single(self, bounds: list[Bound]) -> Bound:
        """One bound above the sum: the greatest power of x, the slowest decay."""
        power = max(bound.power for bound in bounds)
        slowest = min(bounds, key=lambda bound: sorted(((q, float(b)) for q, b in bound.rates.items()), reverse=True))
        # float: heuristic only, the quotients are seen to decrease or not
        frame = Bound(arb(1), power, slowest.rates)
        inverse = frame.to(Fraction(-1))
        return frame.times(self._constant(sum((b.times(inverse).greatest(self.start) for b in bounds), arb(0))))

    def _upper_power(self, base: Term, exponent: Fraction) -> list[Bound]:
        if exponent < 0:
            return [self.lower(base).to(exponent)]
        if self.quadrant and exponent.denominator != 1:
            self.lower(base)  # no zero, hence an analytic power
        bounds = self.upper(base)
        if exponent.denominator == 1 and exponent <= 8:
            result = [self._constant(arb(1))]
            for _ in range(int(exponent)):
                result = [one.times(two) for one in result for two in bounds]
            return result
        return [self._single(bounds).to(exponent)]

    def _branches(self, term: Term) -> tuple[Term, ...]:
        """The branch that applies for all x >= start; all of them where that is not seen."""
        match term:
            case Apply("if", (Apply(_, (smaller, greater)), first, second)):
                sign = self._sign(difference(greater, smaller))
                return (first,) if sign > 0 else (second,) if sign < 0 else (first, second)
            case Apply(function, (first, second)):
                sign = self._sign(difference(second, first)) * (1 if function == "max" else -1)
                return (second,) if sign > 0 else (first,) if sign < 0 else (first, second)
            case Apply(_, arguments):
                return arguments
            case _:
                return (term,)

    def _sign(self, term: Term) -> int:
        """The sign for all x >= start: that at the start, as the term does not vanish; 0 where it is not seen."""
        try:
            self.lower(tidied(term))
        except NoEvidence:
            return 0
        value = value_at(term, self.start)
        return 1 if value > 0 else -1 if value < 0 else 0

    def _upper_function(self, function: str, arguments: tuple[Term, ...]) -> Bound:
        argument = arguments[-1]
        match function:
            case "sin" | "tanh" | "erf":
                factor = arb(2) if function == "erf" else arb(1)  # |erf(x)| <= 2|x|/sqrt(pi)
                small = self._small(argument)
                return self._constant(factor).times(small) if small is not None else self._constant(arb(1))
            case "cos":
                return self._constant(arb(1))
            case "cosh" | "sinh":
                rates, rest, _ = self._exponent(argument)
                mirrored = {q: -abs(rate) for q, rate in rates.items()}
                small = self._small(argument)
                if function == "sinh" and small is not None:  # |sinh(x)| <= |x| cosh(x)
                    return small.times(self._constant(small.at(self.start).cosh()))
                return Bound(abs(rest).exp(), Fraction(0), mirrored)
            case "sech":
                return self.lower(Apply("cosh", (argument,))).to(Fraction(-1))
            case "erfc":  # <= exp(-x^2) for x >= 0
                x = self.lower(argument)
                if self._sign(argument) > 0 and x.power > 0 and not x.rates:
                    return Bound(arb(1), Fraction(0), {2 * x.power: x.size**2})
                return self._constant(arb(2))
            case "besselj" | "besselk":
                return self._bessel(function, arguments[0], argument)
        known = enclose(Apply(function, arguments), domain(()))
        if known.lower is None or known.upper is None:
            raise NoEvidence(f"no bound is known for {function}")
        return self._constant(ball(max(abs(known.lower), abs(known.upper))))

    def _small(self, argument: Term) -> Bound | None:
        """A bound for an argument that decays; None for others."""
        bound = self._single(self.upper(argument))
        return bound if bound.power < 0 or any(rate > 0 for rate in bound.rates.values()) else None

    def _exponential(self, argument: Term) -> Bound:
        rates, rest, falling = self._exponent(argument)
        for bound in falling:
            rates[bound.power] = rates.get(bound.power, arb(0)) + bound.size
        return Bound(rest.exp(), Fraction(0), rates)

    def _exponent(self, argument: Term) -> tuple[Rates, arb, list[Bound]]:
        """The b by their q in the part -sum of b r^q, what the rest is at most, and bounds of what falls faster."""
        rates: Rates = {}
        rest, falling = arb(0), []
        written = tidied(argument)
        for addend in addends_of(written):
            known = _monomial(addend)
            if known is not None and known[1] > 0:
                coefficient, q = known
                rates[q] = rates.get(q, arb(0)) - self._projected(coefficient, q)
                continue
            try:
                rest += sum((bound.greatest(self.start) for bound in self.upper(addend)), arb(0))
            except NoEvidence:
                bound = self.lower(negative(addend))
                if self.quadrant or bound.rates or bound.power <= 0 or self._sign(addend) >= 0:
                    raise
                falling.append(bound)
        return rates, rest, falling

    def _projected(self, coefficient: arb, q: Fraction) -> arb:
        """A c with Re(coefficient z^q) <= c |z|^q: since 0 <= arg z <= pi/2, Re z^q is at least cos(q pi/2) |z|^q."""
        if not self.quadrant:
            return coefficient
        if q > 1 or not coefficient < 0:
            raise NoEvidence("an exponential is not bounded in the quadrant")
        return coefficient * (ball(q) * arb.pi() / 2).cos() if q < 1 else arb(0)

    def _logarithm(self, argument: Term) -> list[Bound]:
        written = tidied(argument)
        addends = addends_of(written)
        if ONE in addends:
            # |log(1 + x)| <= 2|x| for |x| <= 1/2.
            others = [bound for part in addends if part != ONE for bound in self.upper(part)]
            try:
                if sum((bound.greatest(self.start) for bound in others), arb(0)) <= arb(1) / 2:
                    return [self._constant(arb(2)).times(bound) for bound in others]
            except NoEvidence:
                pass  # the argument grows
        above, below = self._single(self.upper(argument)), self.lower(argument)
        if above.rates or below.rates:
            raise NoEvidence("the logarithm of an exponential has no known bound")
        # |log x^p| <= |p| x^(1/8) / (e/8), and the argument of a complex number adds pi at most.
        size = abs(above.size.log()) + abs(below.size.log()) + (arb.pi() * 4 if self.quadrant else 0)
        power = max(abs(above.power), abs(below.power))
        return [self._constant(size), Bound(8 * ball(power) / arb(1).exp(), Fraction(1, 8), {})]

    def _bessel(self, function: str, order: Term, argument: Term) -> Bound:
        """|J_n(x)| <= C x^(-1/2) and K_n(x) <= C x^(-1/2) exp(-x) for x >= x0.

        For n > 1/2 the functions x (J^2 + Y^2) and x^(1/2) exp(x) K_n decrease, for n < 1/2 they increase, to 2/pi and
        (pi/2)^(1/2) (Watson, 13.74, and the integral DLMF 10.32.8).
        """
        n, x = value_at(order, self.start), self.lower(argument)
        if x.rates or self._sign(argument) <= 0:
            raise NoEvidence("the argument of a Bessel function is not seen to grow or decay")
        if x.power < 0:
            above = self._single(self.upper(argument))
            return self._bessel_near_zero(function, order, above if function == "besselj" else x)
        least = x.at(self.start)
        if function == "besselj":
            size = (least * (least.bessel_j(n) ** 2 + least.bessel_y(n) ** 2)).max(2 / arb.pi()).sqrt()
            return self._constant(size).times(x.to(-HALF))
        size = (least.sqrt() * least.exp() * least.bessel_k(n)).max((arb.pi() / 2).sqrt())
        decay = self._exponential(negative(argument))
        return self._constant(size).times(x.to(-HALF)).times(decay)

    def _bessel_near_zero(self, function: str, order: Term, x: Bound) -> Bound:
        """|J_n(x)| <= (x/2)^n / Gamma(n+1), and K_n(x) <= K_m(x) <= Gamma(m) (2/x)^m / 2 with m >= |n|, m > 0."""
        if not isinstance(order, Number):
            raise NoEvidence("the order of a Bessel function is not rational")
        half = x.times(self._constant(arb(1) / 2))
        if function == "besselj":
            return half.to(order.value).times(self._constant(1 / ball(order.value + 1).gamma()))
        m = abs(order.value) or Fraction(1, 8)
        return half.to(-m).times(self._constant(ball(m).gamma() / 2))


def value_at(term: Term, x: arb) -> arb:
    """The value at the distance ``x``."""
    return function_of(term)(acb(x), False).real


def _monomial(addend: Term) -> tuple[arb, Fraction] | None:
    """C and q of c r^q; None for others."""
    coefficient, power = arb(1), Fraction(0)
    for factor in factors_of(addend):
        match factor:
            case _ if not contains(factor, R):
                coefficient *= value_at(factor, coefficient)
            case Power(base, Number(exponent)) if base == R:
                power += exponent
            case Power(Power(base, Number(inner)), Number(exponent)) if base == R:
                power += inner * exponent
            case _ if factor == R:
                power += 1
            case _:
                return None
    return coefficient, power
