"""Derivatives of terms, by the rules of calculus."""

from mfsym.kernel.effort import spend
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)


def derivative(term: Term, variable: Symbol) -> Term:
    """The derivative with respect to ``variable``, wherever the term is defined and smooth.

    Refuses (Refused) functions without a derivative among the terms, where they depend on the variable.

    >>> from mfsym.kernel.equality import equal
    >>> from mfsym.kernel.grammar import parse
    >>> equal(derivative(parse("x^3*exp(-a*x)"), Symbol("x")), parse("(3*x^2 - a*x^3)*exp(-a*x)"))
    True
    """
    if not contains(term, variable):
        return ZERO
    match term:
        case Sum(terms):
            return total(*(derivative(part, variable) for part in terms))
        case Product(factors):
            spend(len(factors) ** 2)
            return total(
                *(
                    product(*factors[:place], derivative(factor, variable), *factors[place + 1 :])
                    for place, factor in enumerate(factors)
                )
            )
        case Power(base, exponent):
            return _of_power(base, exponent, variable)
        case Apply(function, arguments):
            *orders, argument = arguments
            if any(contains(order, variable) for order in orders):
                raise Refused(f"the derivative of {function} in its order is not known")
            return product(_outer(function, orders, argument), derivative(argument, variable))
        case _:  # the variable itself
            return ONE


def _of_power(base: Term, exponent: Term, variable: Symbol) -> Term:
    # (b^e)' = e b^(e-1) b' + b^e log(b) e'
    if isinstance(exponent, Number):  # so that the third derivative of r^2 is 0, and not 0/r
        lower = ONE if exponent == ONE else power(base, Number(exponent.value - 1))
        return product(exponent, lower, derivative(base, variable)) if exponent != ZERO else ZERO
    falling = product(exponent, power(base, difference(exponent, ONE)), derivative(base, variable))
    return total(falling, product(power(base, exponent), Apply("log", (base,)), derivative(exponent, variable)))


def _outer(function: str, orders: list[Term], x: Term) -> Term:
    """The derivative of the function at ``x``."""
    match function, orders:
        case "exp", []:
            return Apply("exp", (x,))
        case "log", []:
            return quotient(ONE, x)
        case "sin", []:
            return Apply("cos", (x,))
        case "cos", []:
            return negative(Apply("sin", (x,)))
        case "sinh", []:
            return Apply("cosh", (x,))
        case "cosh", []:
            return Apply("sinh", (x,))
        case "tanh", []:
            return power(Apply("sech", (x,)), number(2))
        case "sech", []:
            return negative(product(Apply("sech", (x,)), Apply("tanh", (x,))))
        case "erf", []:
            return product(number(2), _bell(x))
        case "erfc", []:
            return product(number(-2), _bell(x))
        case "atan", []:
            return quotient(ONE, total(ONE, power(x, number(2))))
        case "besselk" | "besselj", [order] if order == ZERO:
            return negative(Apply(function, (ONE, x)))
        case "struveh", [order] if order == ZERO:
            # H_0' = 2/pi - H_1
            return difference(quotient(number(2), PI), Apply("struveh", (ONE, x)))
        case "besselk", [order]:
            # K_n' = -K_(n-1) - (n/x) K_n
            lower = Apply("besselk", (difference(order, ONE), x))
            return negative(total(lower, product(quotient(order, x), Apply("besselk", (order, x)))))
        case "besselj" | "struveh", [order]:
            # J_n' = J_(n-1) - (n/x) J_n, and the same for H_n
            lower = Apply(function, (difference(order, ONE), x))
            return difference(lower, product(quotient(order, x), Apply(function, (order, x))))
        case "sphericalj", [Number(n)]:
            # (2n + 1) j_n' = n j_(n-1) - (n + 1) j_(n+1), without a pole at 0
            higher = product(number(-(n + 1)), Apply("sphericalj", (number(n + 1), x)))
            before = product(number(n), Apply("sphericalj", (number(n - 1), x)))
            return product(number(1 / (2 * n + 1)), total(before, higher))
        case "ker" | "kei", [order]:
            # ker_n' = (n/x) ker_n + (ker_(n+1) + kei_(n+1))/sqrt(2), and the same for (kei, -ker)
            ker, kei = (Apply(name, (total(order, ONE), x)) for name in ("ker", "kei"))
            turned = total(kei, ker) if function == "ker" else difference(kei, ker)
            slope = product(quotient(order, x), Apply(function, (order, x)))
            return total(slope, quotient(turned, power(number(2), quotient(ONE, number(2)))))
        case "uppergamma", [order]:
            return negative(product(power(x, difference(order, ONE)), Apply("exp", (negative(x),))))
        case "hyp1f1", [first, second]:
            # (x^(b-1) M(a, b, x))' = (b - 1) x^(b-2) M(a, b - 1, x)
            lower = Apply("hyp1f1", (first, difference(second, ONE), x))
            fall = difference(lower, Apply("hyp1f1", (first, second, x)))
            return product(quotient(difference(second, ONE), x), fall)
        case "hyp1f2", [above, *below]:
            raised = (total(order, ONE) for order in orders)
            return product(quotient(above, product(*below)), Apply("hyp1f2", (*raised, x)))
        case _:
            raise Refused(f"the derivative of {function} is not known")


def _bell(x: Term) -> Term:
    """exp(-x^2)/sqrt(pi)"""
    return quotient(Apply("exp", (negative(power(x, number(2))),)), power(PI, quotient(ONE, number(2))))
