"""Which profiles are completely monotone functions of s = r^2, seen from the term.

By the theorem of Bernstein and Widder these are the mixtures of the Gaussians exp(-t r^2) with weights >= 0, so that
their transforms are positive in every dimension [Schoenberg1938].  For functions of y = r^q with 0 < q <= 2 there are
four classes, each closed under the rules that the functions below follow:

* *completely monotone*: f >= 0 whose derivatives alternate in sign;
* *rising*: f' is completely monotone (a Bernstein function, if f >= 0 as well);
* *log-rising*: f > 0 and log f is rising.  Then f^(-p) = exp(-p log f) is completely monotone for p >= 0.

Chain rule: a function of one of the classes, of a Bernstein function, is in the same class.  r^p is a Bernstein
function of r^q for 0 <= p <= q, so what is completely monotone in r^q is so in r^2.
"""

from collections.abc import Callable
from fractions import Fraction

from mfsym.kernel.calculus import derivative
from mfsym.kernel.decay import is_integrable_at_infinity
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.interval import point
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Number,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

TWO = number(2)
Seen = Callable[[Term, Domain], bool]
"""A sign that is seen, or is not."""


def is_completely_monotone(term: Term, where: Domain, q: Term = TWO) -> bool:
    """Is the term certainly a completely monotone function of r^q?  ``q`` is in (0, 2].

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_completely_monotone(parse("exp(-a*r)/r + log(1 + 1/r^2)"), domain(()))
    True
    >>> is_completely_monotone(parse("exp(-r^p)"), domain((parse("2 - p"),)))
    True
    """
    spend(4)
    if not contains(term, R):
        return enclose(term, where).is_nonnegative()
    match term:
        case Sum(terms):
            if all(is_completely_monotone(part, where, q) for part in terms):
                return True
            if _is_fall(terms, where, q, _nonnegative) or _is_slice(terms, where, q, _nonnegative):
                return True
            # Falling, to a limit that is not negative.
            opposite = total(*(negative(part) for part in terms))
            return enclose(term, where).is_nonnegative() and is_rising(opposite, where, q)
        case Product():
            return _is_monotone_product(term, where, q)
        case Apply("exp", (Sum(terms),)):
            return all(is_completely_monotone(Apply("exp", (part,)), where, q) for part in terms)
        case Apply("exp", (x,)):
            return is_rising(negative(x), where, q)
        case Apply("log", (x,)):
            return _is_one_and_reciprocal(x, where, q)
        case Power(base, Number(n)) if n.denominator == 1 and n >= 0:
            return is_completely_monotone(base, where, q)
    allowance = _atom_allowance(term, where, q)
    return allowance is not None and _nonnegative(allowance, where)


def _is_fall(terms: tuple[Term, ...], where: Domain, q: Term, seen: Seen) -> bool:
    """Are these c f^(-p) and -c (f + a)^(-p), with constants c, a, p that are ``seen`` to be >= 0, or > 0, and a
    Bernstein function f?

    f^(-p) is a mixture of exp(-t f), and exp(-t f) (1 - exp(-t a)) is completely monotone; not 0 if c, a, p > 0.
    """
    match [_scaled_power(part) for part in terms]:
        case [(c, one, p), (e, other, s)] if not normal(total(c, e)):
            if normal(difference(p, s)):  # r^p = (r^2)^(p/2)
                one, p = (power(R, TWO), quotient(p, TWO)) if one == R else (one, p)
                other, s = (power(R, TWO), quotient(s, TWO)) if other == R else (other, s)
            if enclose(c, where).is_negative():
                c, one, other = e, other, one
            step = difference(other, one)
            constant = not normal(difference(p, s)) and not normal(derivative(step, R)) and not contains(p, R)
            signs = [seen(part, where) for part in (negative(p), substitute(step, {R.name: ONE}))]
            return constant and all(signs) and enclose(c, where).is_positive() and is_bernstein(one, where, q)
        case _:
            return False


def _is_slice(terms: tuple[Term, ...], where: Domain, q: Term, seen: Seen) -> bool:
    """Are these c erf(a r)/r and -c erf(b r)/r, or -c erfc(a r)/r and c erfc(b r)/r, with c (a - b) ``seen`` to be
    >= 0, or > 0, and q = 2?

    The sum is the integral of 2 c exp(-r^2 t^2)/sqrt(pi) over t from b to a.
    """
    match [_scaled_error_function(part) for part in terms]:
        case [(f, c, a), (g, e, b)] if f == g and not normal(total(c, e)) and q == TWO:
            gap = difference(a, b) if f == "erf" else difference(b, a)
            return seen(product(c, gap), where)
        case _:
            return False


def _scaled_error_function(term: Term) -> tuple[str, Term, Term] | None:
    """The function, c and a for a term c erf(a r)/r or c erfc(a r)/r; None for other terms."""
    factors = term.factors if isinstance(term, Product) else (term,)
    for place, factor in enumerate(factors):
        match factor:
            case Apply("erf" | "erfc" as function, (argument,)):
                constant = product(*factors[:place], *factors[place + 1 :], R)
                slope = quotient(argument, R)
                if not (normal(derivative(constant, R)) or normal(derivative(slope, R))):
                    return function, substitute(constant, {R.name: ONE}), substitute(slope, {R.name: ONE})
    return None


def _scaled_power(term: Term) -> tuple[Term, Term, Term] | None:
    """c, f and p for c f^p with a constant c; None for other terms."""
    factors = term.factors if isinstance(term, Product) else (term,)
    constant = product(*(factor for factor in factors if not contains(factor, R)))
    match [factor for factor in factors if contains(factor, R)]:
        case [Power(Power(base, inner), Number() as exponent)]:
            return constant, base, product(inner, exponent)
        case [Power(base, exponent)]:
            return constant, base, exponent
        case _:
            return None


def is_rising(term: Term, where: Domain, q: Term = TWO) -> bool:
    """Is the derivative of the term, as a function of r^q, certainly completely monotone?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_rising(parse("log(r) + sqrt(1 + r^2)"), domain(()))
    True
    """
    spend(4)
    if not contains(term, R):
        return True
    match term:
        case Sum(terms):
            return all(is_rising(part, where, q) for part in terms)
        case Product() if (split := _split(term, where)) is not None:
            sign, exponent, others = split
            if not others and sign == 1:
                return _nonnegative(exponent, where) and _nonnegative(difference(q, exponent), where)
            if exponent == ZERO and len(others) == 1 and sign == 1:
                return is_rising(others[0], where, q)
            return sign == -1 and is_completely_monotone(product(power(R, exponent), *others), where, q)
        case Power(base, exponent) if not contains(exponent, R):
            if base == R:
                return _nonnegative(exponent, where) and _nonnegative(difference(q, exponent), where)
            concave = _nonnegative(exponent, where) and _nonnegative(difference(ONE, exponent), where)
            return concave and is_bernstein(base, where, q)
        case Apply("log", (x,)):
            return is_log_rising(x, where, q)
        case Apply("erf" | "tanh", (x,)):
            # erf(sqrt(u))' = exp(-u)/sqrt(pi u), tanh(sqrt(u))' = sech(sqrt(u))^2/(2 sqrt(u)).
            return _is_root(x, where, q)
        case _:
            return term == R and _nonnegative(difference(q, ONE), where)


def is_bernstein(term: Term, where: Domain, q: Term = TWO) -> bool:
    """Is the term certainly rising and >= 0?"""
    return enclose(term, where).is_nonnegative() and is_rising(term, where, q)


def is_log_rising(term: Term, where: Domain, q: Term = TWO) -> bool:
    """Is the term certainly positive, and its logarithm rising?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_log_rising(parse("r^3*(1 + r)*cosh(r)"), domain(()))
    True
    """
    spend(4)
    if not contains(term, R):
        return enclose(term, where).is_positive()
    match term:
        case Product(factors):
            return all(is_log_rising(factor, where, q) for factor in factors)
        case Power(base, exponent) if not contains(exponent, R):
            return _nonnegative(exponent, where) and is_log_rising(base, where, q)
        case Apply("exp", (x,)):
            return is_rising(x, where, q)
        case Apply("cosh" | "sinh", (x,)):
            # cosh(sqrt(u)) and sinh(sqrt(u))/sqrt(u) are products of factors 1 + u/c with c > 0.
            return _is_root(x, where, q)
        case Sum((Apply("exp", (x,)), Number(c))) if -1 <= c < 0:
            # log(exp(x) + c) has the derivative x'/(1 + c exp(-x)), a series of powers of exp(-x).
            return enclose(x, where).is_positive() and is_rising(x, where, q)
    if term == R:
        return True
    # (log f)' = f'/f is a product of completely monotone functions.
    return enclose(term, where).is_positive() and is_bernstein(term, where, q)


def varies(term: Term, where: Domain) -> bool:
    """Is the term, completely monotone, certainly not constant in r?

    It is not if it is positive and vanishes at infinity, if its slope is negative, or if it differs at r = 1 and r = 4.
    """
    if is_integrable_at_infinity(term, ZERO, where) and _is_positive(term, where):
        return True
    if enclose(derivative(term, R), where).is_negative():
        return True
    near, far = (enclose(term, where.with_box(R, point(r))) for r in (1, 4))
    return near.lower is not None and far.upper is not None and near.lower > far.upper


def _is_positive(term: Term, where: Domain) -> bool:
    if isinstance(term, Sum) and any(shows(term.terms, where, TWO, _positive) for shows in (_is_fall, _is_slice)):
        return True
    return enclose(term, where).is_positive()


# --- products --------------------------------------------------------------------------------------


def _is_monotone_product(term: Term, where: Domain, q: Term) -> bool:
    """A product of r^p and factors, each of which is completely monotone even with some power of r, its allowance."""
    split = _split(term, where)
    if split is None:
        return False
    sign, exponent, others = split
    allowances = [_allowance(factor, where, q) for factor in others]
    known = [allowance for allowance in allowances if allowance is not None]
    return sign == 1 and len(known) == len(others) and _nonnegative(difference(total(*known), exponent), where)


def _allowance(factor: Term, where: Domain, q: Term) -> Term | None:
    """A p such that r^p times the factor is completely monotone in r^q; None if none is known.

    The same is then true for every p' <= p, as r^(p' - p) is completely monotone.
    """
    allowance = _atom_allowance(factor, where, q)
    if allowance is not None:
        return allowance
    if is_completely_monotone(factor, where, q):
        return ZERO
    # f(y)/y = f(0)/y + the integral of f'(y t) over t in (0, 1), for a Bernstein function f of y = r^w.
    for w in (ONE, TWO):
        if _nonnegative(difference(q, w), where) and is_bernstein(factor, where, w):
            return negative(w)
    return None


def _atom_allowance(factor: Term, where: Domain, q: Term) -> Term | None:
    match factor:
        case Power(Apply("sinh", (x,)), exponent) if _falls(exponent, where) and _is_root(x, where, q):
            # sqrt(u)/sinh(sqrt(u)) is a product of factors 1/(1 + u/c) with c > 0.
            w = _monomial(x, where)
            return ZERO if w is None else product(negative(exponent), w)
        case Power(Sum((Apply("exp", (x,)), Number(one))), Number(exponent)) if one == -exponent == 1:
            # 1/(exp(x) + 1) = (1 - tanh(x/2))/2
            return ZERO if _is_root(x, where, q) else None
        case Power(base, exponent) if _falls(exponent, where) and is_log_rising(base, where, q):
            return ZERO
        case Apply("besselk", (order, x)) if not contains(order, R) and _is_root(x, where, q):
            # u^(n/2) K_n(sqrt(u)) is a mixture of exp(-u t) for every real n [DLMF, 10.32.10], and K_-n = K_n.
            w = _monomial(x, where)
            return product(w, order) if w is not None and _nonnegative(order, where) else ZERO
        case Apply("erf" | "tanh", (x,)) if _is_root(x, where, q):
            # erf(sqrt(u))/sqrt(u) is the integral of 2 exp(-u t^2)/sqrt(pi) over t in (0, 1); tanh(sqrt(u))/sqrt(u)
            # is a sum of terms 2/(c + u) with c > 0.
            w = _monomial(x, where)
            return None if w is None else negative(w)
        case Apply("sech" | "erfc", (x,)) if _is_root(x, where, q):
            return ZERO
        case _:
            return None


def _split(term: Term, where: Domain) -> tuple[int, Term, list[Term]] | None:
    """A product as sign (constants with that sign), exponent of r, other factors; None if a constant has no sign."""
    sign, exponent = 1, ZERO
    others: list[Term] = []
    for factor in term.factors if isinstance(term, Product) else (term,):
        match factor:
            case _ if not contains(factor, R):
                value = enclose(factor, where)
                if not (value.is_nonnegative() or value.is_negative()):
                    return None
                sign = sign if value.is_nonnegative() else -sign
            case _ if factor == R:
                exponent = total(exponent, ONE)
            case Power(base, power_of_r) if base == R and not contains(power_of_r, R):
                exponent = total(exponent, power_of_r)
            case Power(Product(factors), power_of_all) if _is_minus_one(power_of_all):
                inner = _split(Product(tuple(power(part, power_of_all) for part in factors)), where)
                if inner is None:
                    return None
                sign, exponent, others = sign * inner[0], total(exponent, inner[1]), others + inner[2]
            case Power(Power(base, inner_exponent), outer) if _is_minus_one(outer):
                inner = _split(power(base, negative(inner_exponent)), where)
                if inner is None:
                    return None
                sign, exponent, others = sign * inner[0], total(exponent, inner[1]), others + inner[2]
            case _:
                others.append(factor)
    return sign, exponent, others


# --- small things ----------------------------------------------------------------------------------


def _is_one_and_reciprocal(x: Term, where: Domain, q: Term) -> bool:
    """Is x = c + 1/f with a constant c >= 1 and a Bernstein function f?

    log(1 + 1/f) is the integral of exp(-f t) (1 - exp(-t))/t over t > 0.
    """
    if not isinstance(x, Sum):
        return False
    constant = total(*(part for part in x.terms if not contains(part, R)))
    others = [part for part in x.terms if contains(part, R)]
    return _nonnegative(difference(constant, ONE), where) and len(others) == 1 and _is_reciprocal(others[0], where, q)


def _is_reciprocal(term: Term, where: Domain, q: Term) -> bool:
    """Is the term 1/f for a Bernstein function f?  A constant times g^(-p), with 0 <= p <= 1 and such a g."""
    split = _split(term, where)
    if split is None or split[0] == -1:
        return False
    _, exponent, others = split
    if not others:
        return _nonnegative(negative(exponent), where) and _nonnegative(total(q, exponent), where)
    match others:
        case [Power(base, p)] if exponent == ZERO and not contains(p, R):
            small = _nonnegative(negative(p), where) and _nonnegative(total(ONE, p), where)
            return small and is_bernstein(base, where, q)
        case _:
            return False


def _is_root(x: Term, where: Domain, q: Term) -> bool:
    """Is x > 0, and x^2 certainly a Bernstein function of r^q?"""
    if not enclose(x, where).is_positive():
        return False
    w = _monomial(x, where)
    if w is not None:
        return _nonnegative(w, where) and _nonnegative(difference(q, product(TWO, w)), where)
    match x:
        case Power(base, exponent) if not contains(exponent, R):
            small = _nonnegative(difference(ONE, product(TWO, exponent)), where)
            return small and _nonnegative(exponent, where) and is_bernstein(base, where, q)
        case Product((factor, rest)) if not contains(factor, R):
            return _is_root(rest, where, q)
        case _:
            return False


def _monomial(x: Term, where: Domain) -> Term | None:
    """The exponent w of a constant times r^w; None for other terms."""
    split = _split(x, where)
    if split is None or split[2]:
        return None
    return split[1]


def _positive(term: Term, where: Domain) -> bool:
    return enclose(term, where).is_positive()


def _nonnegative(term: Term, where: Domain) -> bool:
    return enclose(term, where).is_nonnegative() or not normal(term)


def _falls(exponent: Term, where: Domain) -> bool:
    return not contains(exponent, R) and _nonnegative(negative(exponent), where)


def _is_minus_one(term: Term) -> bool:
    return isinstance(term, Number) and term.value == Fraction(-1)
