"""Exact equality of terms: a normal form, and a zero test behind it.

The normal form of a term is a sum of monomials, each a rational coefficient times bases raised to exponents, where
exponents are normal forms themselves.  A base is a prime (or a number without small factors), ``pi``, Euler's number
(so that exp(x) is a power), a symbol, a function application, or a sum that cannot be multiplied out.

    >>> from mfsym.kernel.grammar import parse
    >>> equal(parse("(2*pi/s^2)^(d/2)"), parse("2^(d/2)*pi^(d/2)/s^d"))
    True
    >>> equal(parse("1/(a + b) - 1/a"), parse("-b/(a*(a + b))"))
    True

Answering True is a proof, for **terms that are defined** (no denominator vanishes, no power of a negative base, no
Gamma function at a pole: :func:`mfsym.kernel.enclosure.defined` checks that) and symbols that are positive.
Answering False only means that no proof was found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm

from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import BOUND, MOST_BITS, Apply, Number, Power, Product, Sum, Symbol, Term, parts, rebuild

Base = tuple[object, ...]
Poly = frozenset[tuple["Monomial", Fraction]]
Monomial = frozenset[tuple[Base, Poly]]
Working = dict[Monomial, Fraction]

MOST_MONOMIALS = 4_000
LARGEST_EXPANDED_POWER = 40

_UNIT: Monomial = frozenset()
_EULER: Base = ("e",)
_PI: Base = ("pi",)
_VALUE_AT_ZERO = {"sin": 0, "cos": 1, "sinh": 0, "cosh": 1, "tanh": 0, "sech": 1, "erf": 0, "erfc": 1, "abs": 0}
_POSITIVE_FUNCTIONS = {"gamma", "besselk", "cosh", "sech", "erfc"}


def equal(left: Term, right: Term) -> bool:
    """Is there a proof that the two terms are equal wherever both are defined?"""
    return _vanishes(_sum((normal(left), _scaled(normal(right), Fraction(-1)))))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The term with ``new`` wherever a subterm equals ``old``, except under an integral.

    (Equations speak about values, and the variable of an integral has none.)
    """
    if isinstance(term, Apply) and term.function == "integral":
        return term
    if isinstance(term, type(old)) and equal(term, old):
        return new
    return rebuild(term, tuple(replaced(part, old, new) for part in parts(term)))


def normal(term: Term) -> Poly:
    """The normal form; equal normal forms mean equal terms."""
    match term:
        case Number(value):
            return _constant(value)
        case Symbol(name):
            return _power_of_base(("symbol", name), _constant(Fraction(1)))
        case Sum(terms):
            return _sum(normal(part) for part in terms)
        case Product(factors):
            result = _constant(Fraction(1))
            for factor in factors:
                result = _product(result, normal(factor))
            return result
        case Power(base, exponent):
            return _power_of_term(base, normal(exponent))
        case Apply(function, arguments):
            return _application(function, tuple(normal(part) for part in arguments))


def _power_of_term(base: Term, exponent: Poly) -> Poly:
    # Integer exponents go inside products and powers, so that (a + b)^2 is not multiplied out in 1/(a + b)^2.
    value = rational_value(exponent)
    if value is not None and value.denominator == 1:
        match base:
            case Product(factors):
                result = _constant(Fraction(1))
                for factor in factors:
                    result = _product(result, _power_of_term(factor, exponent))
                return result
            case Power(inner, inner_exponent):
                return _power_of_term(inner, _product(normal(inner_exponent), exponent))
    return _power(normal(base), exponent)


def rational_value(poly: Poly) -> Fraction | None:
    """The number that a normal form without any base is; None if it has one."""
    if not poly:
        return Fraction(0)
    ((monomial, coefficient), *more) = poly
    return coefficient if monomial == _UNIT and not more else None


def linear_in(poly: Poly, name: str) -> tuple[Fraction, Fraction] | None:
    """(slope, start) of a normal form slope * symbol + start in that one symbol; None if it is not of this kind."""
    symbol: Monomial = frozenset(((("symbol", name), _constant(Fraction(1))),))
    coefficients = dict(poly)
    if set(coefficients) - {symbol, _UNIT} or symbol not in coefficients:
        return None
    return coefficients[symbol], coefficients.get(_UNIT, Fraction(0))


def primitive(poly: Poly) -> Poly:
    """The normal form divided by its positive rational content."""
    content = _content(coefficient for _, coefficient in poly)
    return _scaled(poly, 1 / content) if poly else poly


# --- arithmetic ------------------------------------------------------------------------------------


def _constant(value: Fraction) -> Poly:
    return frozenset(((_UNIT, value),)) if value else frozenset()


def _power_of_base(base: Base, exponent: Poly) -> Poly:
    return frozenset(((frozenset(((base, exponent),)), Fraction(1)),)) if exponent else _constant(Fraction(1))


def _sum(polys: Iterable[Poly]) -> Poly:
    result: Working = defaultdict(Fraction)
    for poly in polys:
        for monomial, coefficient in poly:
            result[monomial] += coefficient
    if len(result) > MOST_MONOMIALS:
        raise Refused("a formula is too large to be compared")
    return frozenset((monomial, coefficient) for monomial, coefficient in result.items() if coefficient)


def _scaled(poly: Poly, factor: Fraction) -> Poly:
    return frozenset((monomial, coefficient * factor) for monomial, coefficient in poly) if factor else frozenset()


def _product(left: Poly, right: Poly) -> Poly:
    if len(left) * len(right) > MOST_MONOMIALS:
        raise Refused("a formula is too large to be compared")
    return _sum(_scaled(_settled(_added((one, two))), a * b) for one, a in left for two, b in right)


def _added(monomials: Iterable[Monomial]) -> dict[Base, Poly]:
    exponents: dict[Base, Poly] = {}
    for monomial in monomials:
        for base, exponent in monomial:
            exponents[base] = _sum((exponents[base], exponent)) if base in exponents else exponent
    return exponents


def _settled(exponents: Mapping[Base, Poly]) -> Poly:
    """The normal form of a product of bases with exponents.

    Numbers keep an exponent whose rational part lies in [0, 1); sums with a positive integer exponent are
    multiplied out.
    """
    coefficient, kept, expanded = Fraction(1), {}, []
    for base, exponent in exponents.items():
        whole = _whole_part(exponent)
        if base[0] == "number" and whole and abs(whole) * _bits(base) <= MOST_BITS:
            coefficient *= Fraction(_integer(base)) ** whole
            exponent = _sum((exponent, _constant(Fraction(-whole))))
        elif base[0] == "sum" and exponent == _constant(Fraction(whole)) and 0 < whole <= LARGEST_EXPANDED_POWER:
            expanded.extend([_inner(base)] * whole)
            continue
        if exponent:
            kept[base] = exponent
    result: Poly = frozenset(((frozenset(kept.items()), coefficient),))
    for poly in expanded:
        result = _product(result, poly)
    return result


def _power(base: Poly, exponent: Poly) -> Poly:
    value = rational_value(exponent)
    whole = value is not None and value.denominator == 1
    if value == 0:
        return _constant(Fraction(1))
    if not base:
        if value is None or value < 0:
            raise Refused("a power of 0 has no value")
        return base
    if whole and value is not None and 0 < value <= LARGEST_EXPANDED_POWER:
        result = base
        for _ in range(int(value) - 1):
            result = _product(result, base)
        return result
    content, rest = _content_and_rest(base)
    ((monomial, coefficient),) = content
    # (b^x)^y = b^(x y) needs b > 0 unless y is an integer; the content has a positive coefficient by construction.
    if rest == _constant(Fraction(1)) and (whole or all(_positive(b) for b, _ in monomial)):
        rest_power: dict[Base, Poly] = {}
    elif whole and rest == _constant(Fraction(-1)):
        return _scaled(_power(content, exponent), Fraction(-1) ** int(value or 0))
    else:
        if not all(_positive(b) for b, _ in monomial):
            content, rest, monomial, coefficient = _constant(Fraction(1)), base, _UNIT, Fraction(1)
        rest_power = {("sum", rest): exponent}
    exponents = {b: _product(e, exponent) for b, e in monomial}
    for prime, times in _factors(coefficient).items():
        exponents[("number", prime)] = _sum(
            (exponents.get(("number", prime), frozenset()), _scaled(exponent, Fraction(times)))
        )
    return _settled({**exponents, **rest_power})


def _content_and_rest(poly: Poly) -> tuple[Poly, Poly]:
    """``poly`` as (positive number times powers of positive bases) times (what is left)."""
    content = _content(coefficient for _, coefficient in poly)
    if len(poly) == 1:
        ((monomial, coefficient),) = poly
        return frozenset(((monomial, content),)), _constant(coefficient / content)
    common: dict[Base, Fraction] = {}
    candidates = {base for monomial, _ in poly for base, _ in monomial if _positive(base) and base != _EULER}
    for base in candidates:
        powers = [rational_value(dict(monomial).get(base, frozenset())) for monomial, _ in poly]
        known = [power for power in powers if power is not None]
        if len(known) == len(powers) and min(known) != 0:
            common[base] = min(known)
    shared = {base: _constant(power) for base, power in common.items()}
    inverse = frozenset((base, _constant(-power)) for base, power in common.items())
    rest = _product(poly, frozenset(((inverse, 1 / content),)))
    return frozenset(((frozenset(shared.items()), content),)), rest


# --- functions -------------------------------------------------------------------------------------


def _application(function: str, arguments: tuple[Poly, ...]) -> Poly:
    match function:
        case "pi":
            return _power_of_base(_PI, _constant(Fraction(1)))
        case "exp":
            return _power_of_base(_EULER, arguments[0])
        case "log":
            return _logarithm(arguments[0])
        case "gamma":
            return _gamma(arguments[0])
        case "integral":
            return _integral(arguments[0])
    if function == "abs" and len(arguments[0]) == 1:
        ((monomial, coefficient),) = arguments[0]
        if all(_positive(base) for base, _ in monomial):
            return _scaled(arguments[0], Fraction(1 if coefficient > 0 else -1))
    if function in _VALUE_AT_ZERO and not arguments[0]:
        return _constant(Fraction(_VALUE_AT_ZERO[function]))
    return _opaque(function, arguments)


def _opaque(function: str, arguments: tuple[Poly, ...]) -> Poly:
    return _power_of_base(("apply", function, *arguments), _constant(Fraction(1)))


def _logarithm(argument: Poly) -> Poly:
    # log of a product of positive powers is the sum of exponent times log(base).
    if len(argument) == 1:
        ((monomial, coefficient),) = argument
        if coefficient > 0 and all(_positive(base) for base, _ in monomial):
            numbers = (
                _scaled(_opaque("log", (_power_of_base(("number", prime), _constant(Fraction(1))),)), Fraction(times))
                for prime, times in _factors(coefficient).items()
            )
            powers = (
                exponent
                if base == _EULER
                else _product(exponent, _opaque("log", (_power_of_base(base, _constant(Fraction(1))),)))
                for base, exponent in monomial
            )
            return _sum((*numbers, *powers))
    return _opaque("log", (argument,))


def _gamma(argument: Poly) -> Poly:
    # Gamma(n) = (n-1)! and Gamma(n + 1/2) = (1/2)(3/2)...(n - 1/2) sqrt(pi).
    value = rational_value(argument)
    if value is None or value.denominator > 2 or not 0 < value <= 200:
        return _opaque("gamma", (argument,))
    result, start = Fraction(1), Fraction(1) if value.denominator == 1 else Fraction(1, 2)
    while start < value:
        result *= start
        start += 1
    root = _constant(Fraction(1)) if value.denominator == 1 else _power_of_base(_PI, _constant(Fraction(1, 2)))
    return _scaled(root, result)


def _integral(body: Poly) -> Poly:
    # Factors without the variable of integration come out of the integral.
    if len(body) != 1:
        return _opaque("integral", (body,)) if body else body
    ((monomial, coefficient),) = body
    outside, inside = [], []
    for base, exponent in monomial:
        if _mentions_bound(base):
            inside.append((base, exponent))
            continue
        free = frozenset(part for part in exponent if not _mentions_bound(part))
        outside.append((base, free))
        inside.append((base, exponent - free))
    integrand: Poly = frozenset(((frozenset((b, e) for b, e in inside if e), Fraction(1)),))
    factor = _settled({b: e for b, e in outside if e})
    return _product(_scaled(factor, coefficient), _opaque("integral", (integrand,)))


def _mentions_bound(part: object) -> bool:
    if part == ("symbol", BOUND.name):
        return True
    return isinstance(part, tuple | frozenset) and any(_mentions_bound(inner) for inner in part)


# --- the zero test ---------------------------------------------------------------------------------


def _vanishes(poly: Poly) -> bool:
    """Is the normal form zero?  Sums in the bases are cleared one after the other.

    Group the monomials by the exponent of one such sum S up to integers: S^(x+n) = S^x S^n.  If in each group the
    cofactor of S^x S^(least n), multiplied out, is zero, so is everything.
    """
    if not poly:
        return True
    sums = {base for monomial, _ in poly for base, _ in monomial if base[0] == "sum"}
    if not sums:
        return False
    # The largest sum first: then multiplying out brings back only smaller ones.
    chosen = max(sums, key=_size)
    groups: dict[Poly, list[tuple[int, Poly]]] = defaultdict(list)
    for monomial, coefficient in poly:
        exponent = dict(monomial).get(chosen, frozenset())
        whole = _whole_part(exponent)
        others = frozenset((base, power) for base, power in monomial if base != chosen)
        groups[_sum((exponent, _constant(Fraction(-whole))))].append((whole, frozenset(((others, coefficient),))))
    return all(_vanishes(_cofactor(_inner(chosen), group)) for group in groups.values())


def _cofactor(base: Poly, group: list[tuple[int, Poly]]) -> Poly:
    least = min(whole for whole, _ in group)
    if max(whole for whole, _ in group) - least > LARGEST_EXPANDED_POWER:
        raise Refused("a formula has powers too far apart to be compared")
    return _sum(_product(cofactor, _power(base, _constant(Fraction(whole - least)))) for whole, cofactor in group)


# --- small things ----------------------------------------------------------------------------------


def _positive(base: Base) -> bool:
    match base[0]:
        case "apply":
            return base[1] in _POSITIVE_FUNCTIONS
        case "sum":
            return all(c > 0 and all(_positive(b) for b, _ in monomial) for monomial, c in _inner(base))
        case _:
            return True


def _inner(base: Base) -> Poly:
    inner = base[1]
    return inner if isinstance(inner, frozenset) else frozenset()


def _integer(base: Base) -> int:
    return base[1] if isinstance(base[1], int) else 1


def _bits(base: Base) -> int:
    return _integer(base).bit_length()


def _size(part: object) -> int:
    return 1 + sum(_size(inner) for inner in part) if isinstance(part, tuple | frozenset) else 1


def _whole_part(exponent: Poly) -> int:
    constant = dict(exponent).get(_UNIT, Fraction(0))
    return constant.numerator // constant.denominator


def _content(coefficients: Iterable[Fraction]) -> Fraction:
    numerator, denominator = 0, 1
    for coefficient in coefficients:
        numerator = gcd(numerator, coefficient.numerator)
        denominator = lcm(denominator, coefficient.denominator)
    return Fraction(numerator, denominator)


def _factors(value: Fraction) -> Mapping[int, int]:
    """Prime factors below 1000 and what is left, with multiplicities; negative ones from the denominator."""
    result: Counter[int] = Counter()
    for n, sign in ((value.numerator, 1), (value.denominator, -1)):
        for prime in range(2, 1000):
            while n % prime == 0:
                result[prime] += sign
                n //= prime
        if n > 1:
            result[n] += sign
    return {prime: times for prime, times in result.items() if times}
