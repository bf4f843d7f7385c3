"""The rules by which lines of a derivation follow from earlier ones, besides the cited facts.

===================  ==============================================================================================
a fact's name        an instance of a cited fact
``multiply``         both sides of an equation, times a factor
``replace``          equals for equals in an earlier line
``substitute``       positive values for parameters that no condition mentions
``linearity``        sums of pairs, with coefficients
``mixture``          l(r) = integral of w(t) exp(-t r^2) has the transform
                     l^(k) = integral of w(t) (pi/t)^(d/2) exp(-k^2/(4t)), where both converge absolutely
``regular-mixture``  the same; if both converge at r = 0 and at k = 0 as well, l is integrable, bounded, continuous
``growing-mixture``  l(r) = c + integral of w(t) (1 - exp(-t r^2)) has minus the transform of ``mixture``, for k != 0
``radial-integral``  from an antiderivative of l(r) times the radial kernel; l may vanish beyond some distance
``pieces``           another profile that is the same up to some distance, and the same beyond it
``dimension-step``   the same profile in d + 2 has the transform -(2 pi/k) dl^/dk
``inversion``        l^ has the transform (2 pi)^d l, if l is integrable: of that sense, or 0 beyond some distance
``modulation``       on the line, l(r) cos(b r) has the transform (l^(|k + b|) + l^(|k - b|))/2, if l is integrable
``parameter-derivative``  the derivatives in a parameter of both sides
``parameter-integral``    the integrals over a parameter of both sides, from their antiderivatives
``complex-rate-cosine``   l(r) = g(r) exp(-p w(r)) times cos(q w(r)), from a real and an imaginary part of the transform
                     at p + i q: functions with the Cauchy-Riemann equations and the right values at q = 0
``complex-rate-sine``     the same times sin(q w(r))
``laplacian``        r^2 l(r) has the transform -(l^'' + (d-1)/k l^')
``regular``          a tempered pair whose profile is integrable, bounded and continuous is one of integrable sense
===================  ==============================================================================================

Why ``mixture`` is right: every equation about integrals comes from a fact, whose integrals converge absolutely, by
rules that change neither that nor the values.  Convergence of the first integral at one r > 0 and of the second at one
k > 0 bounds the integral of |w(t)| min(1, t^(-d/2)); so l and l^ are locally integrable and bounded at infinity, both
double integrals against a Schwartz function converge absolutely, and Fubini exchanges them.  ``growing-mixture``:
convergence bounds the integral of |w(t)| min(1, t), so that l(r) is at most a multiple of 1 + r^2, and Fubini does the
same against functions whose transform vanishes near 0: constants do not count.  ``laplacian``: |x|^2 times
a tempered distribution has minus the Laplacian of its transform, which away from k = 0 is that of a smooth radial
function.  ``dimension-step``: the Bessel kernels of the two dimensions differ by that derivative (Stein and Weiss,
Theorem IV.3.3).  ``radial-integral``: the radial kernel is 2 cos(kr) for d = 1 and 2 pi r J_0(kr) for d = 2, and
-(2 pi/k) times its derivative in k is that of d + 2.  ``regular``: the transform of an integrable function is
continuous, so the formula for k != 0 determines it.

The rules about parameters are in :mod:`mfsym.kernel.parameters`.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, partial

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import Sense
from mfsym.kernel.decay import falls_to_zero, is_integrable_at_infinity, is_regular
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal, replaced
from mfsym.kernel.evidence import Equation, Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval
from mfsym.kernel.parameters import complex_rate, parameter_derivative, parameter_integral
from mfsym.kernel.piecewise import resolved, weak_derivative
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import (
    BOUND,
    ONE,
    PI,
    ZERO,
    Apply,
    D,
    K,
    Number,
    R,
    Symbol,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)

HIGHEST_DIMENSION = 9
"""The rule ``radial-integral`` goes up to this dimension."""

Line = Equation | Pair
Terms = Mapping[str, Term]

_HALF = number(Fraction(1, 2))
_GAUSSIAN = substitute(parse("exp(-t*r^2)"), {"t": BOUND})
_MASS_OF_TRANSFORM = substitute(parse("(pi/t)^(d/2)"), {"t": BOUND})
_GAUSSIAN_TRANSFORM = substitute(parse("(pi/t)^(d/2)*exp(-k^2/(4*t))"), {"t": BOUND})


def require_dimension(dimension: Term) -> None:
    """Refuse what is neither a positive integer nor the symbol d."""
    whole = isinstance(dimension, Number) and dimension.value.denominator == 1 and dimension.value > 0
    require(dimension == D or whole, "the dimension is neither a positive integer nor d")


def in_dimension(term: Term, dimension: Term) -> Term:
    """The term with ``dimension`` for the symbol d."""
    return substitute(term, {D.name: dimension})


def _multiply(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    (equation,) = _equations(premises, 1)
    factor = _term(terms, "factor")
    require(not contains(factor, BOUND), "the factor mentions a variable of integration")
    return Equation(product(factor, equation.left), product(factor, equation.right))


def _replace(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    require(len(premises) == 2, "replace takes a line and an equation")
    line, (equation,) = premises[0], _equations(premises[1:], 1)
    sides = (equation.left, equation.right)
    match line:
        case Equation(left, right):
            return Equation(replaced(left, *sides), replaced(right, *sides))
        case Pair(profile, dimension, transform, sense):
            return Pair(replaced(profile, *sides), dimension, replaced(transform, *sides), sense)


def _substitute(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    require(len(premises) == 1, "substitute takes one line")
    for name, value in terms.items():
        require(
            name not in (R.name, K.name, D.name, BOUND.name), "r, k, d and variables of integrals are no parameters"
        )
        require(not any(contains(c, Symbol(name)) for c in where.conditions), "a condition mentions the parameter")
        require(not any(contains(value, symbol) for symbol in (R, K, BOUND)), "a value is not constant")
        require(enclose(value, where).is_positive(), "a value is not certainly positive")
    match premises[0]:
        case Equation(left, right):
            return Equation(substitute(left, terms), substitute(right, terms))
        case Pair(profile, dimension, transform, sense):
            return Pair(substitute(profile, terms), dimension, substitute(transform, terms), sense)


def _linearity(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pairs = [line for line in premises if isinstance(line, Pair)]
    require(len(pairs) == len(premises) > 0, "linearity is about transforms")
    coefficients = [_term(terms, f"coefficient{place}") for place in range(len(pairs))]
    for coefficient in coefficients:
        require(not any(contains(coefficient, symbol) for symbol in (R, K)), "a coefficient mentions r or k")
    senses: set[Sense] = {pair.sense for pair in pairs}
    dimension = pairs[0].dimension
    require(all(pair.dimension == dimension for pair in pairs), "the transforms are in different dimensions")
    return Pair(
        total(*(product(c, pair.profile) for c, pair in zip(coefficients, pairs, strict=True))),
        dimension,
        total(*(product(c, pair.transform) for c, pair in zip(coefficients, pairs, strict=True))),
        "tempered" if "tempered" in senses else "integrable",
    )


def _mixture(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Pair:
    profile, transform = _equations(premises, 2)
    weight, dimension = _integrand(_term(terms, "weight")), _term(terms, "dimension")
    require_dimension(dimension)
    require(not contains(weight, R) and not contains(weight, K), "the weight mentions r or k")
    _require_integral(profile.left, product(weight, _GAUSSIAN), "the profile")
    _require_integral(transform.left, product(weight, in_dimension(_GAUSSIAN_TRANSFORM, dimension)), "the transform")
    return Pair(profile.right, dimension, transform.right, "tempered")


def _regular_mixture(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    *both, mass, mass_of_transform = _equations(premises, 4)
    pair = _mixture(tuple(both), terms, where)
    weight = _integrand(_term(terms, "weight"))
    _require_integral(mass.left, weight, "the value at r = 0")
    spread = in_dimension(_MASS_OF_TRANSFORM, pair.dimension)
    _require_integral(mass_of_transform.left, product(weight, spread), "the value at k = 0")
    return Pair(pair.profile, pair.dimension, pair.transform, "integrable")


def _growing_mixture(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    require(2 <= len(premises) <= 3, "the rule takes one or two equations for the profile and one for the transform")
    *parts, transform = _equations(premises, len(premises))
    weight, dimension = _integrand(_term(terms, "weight")), _term(terms, "dimension")
    constant = _term(terms, "constant")
    require_dimension(dimension)
    require(not contains(weight, R) and not contains(weight, K), "the weight mentions r or k")
    require(not any(contains(constant, symbol) for symbol in (R, K, BOUND)), "the constant is none")
    # The second integral, if there is one, is taken away from the first.
    integrands, values = ([_integrand(part.left) for part in parts], [part.right for part in parts])
    defect = product(weight, difference(ONE, _GAUSSIAN))
    require(equal(_less_the_rest(integrands), defect), "the integral for the profile is another one")
    _require_integral(transform.left, product(weight, in_dimension(_GAUSSIAN_TRANSFORM, dimension)), "the transform")
    return Pair(total(constant, _less_the_rest(values)), dimension, negative(transform.right), "tempered")


def _less_the_rest(terms: list[Term]) -> Term:
    return total(terms[0], *(negative(term) for term in terms[1:]))


def _dimension_step(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair = _pair(premises)
    slope = quotient(weak_derivative(pair.transform, K), K)
    if not isinstance(pair.dimension, Number):
        raise Refused("the dimension is not a number")
    return Pair(pair.profile, Number(pair.dimension.value + 2), product(number(-2), PI, slope), "tempered")


def _inversion(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair = _pair(premises)
    # The transform of an integrable function is a bounded continuous function, so it has a transform itself, and
    # applying the transform twice is (2 pi)^d for even functions.
    if "end" in terms:  # locally integrable, and 0 beyond the end
        _inside(pair.profile, terms["end"], where)
    else:
        require(pair.sense == "integrable", "the profile is not known to be integrable")
    exchanged = {K.name: R, R.name: K}
    profile, transform = (substitute(side, exchanged) for side in (pair.transform, pair.profile))
    twice = power(product(number(2), PI), pair.dimension)
    return Pair(profile, pair.dimension, product(twice, transform), "tempered")


def _modulation(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair, frequency = _pair(premises), _term(terms, "frequency")
    require(pair.dimension == ONE, "the dimension is not 1")
    require(pair.sense == "integrable", "the profile is not known to be integrable")
    require(not any(contains(frequency, symbol) for symbol in (R, K, BOUND)), "the frequency is not constant")
    # The formula of the transform is that for k > 0.
    shifted = (Apply("abs", (place,)) for place in (total(K, frequency), difference(K, frequency)))
    both = total(*(substitute(pair.transform, {K.name: place}) for place in shifted))
    wave = Apply("cos", (product(frequency, R),))
    return Pair(product(pair.profile, wave), ONE, product(_HALF, both), "integrable")


def _pieces(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair, profile, end = _pair(premises), _term(terms, "profile"), _term(terms, "end")
    for inside in (True, False):
        sides = (resolved(pair.profile, end, inside, where), resolved(profile, end, inside, where))
        require(equal(*sides), "the two profiles differ")
    # Two continuous functions that agree up to the end and beyond it agree at the end, too.
    jumps = any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile))
    return Pair(profile, pair.dimension, pair.transform, "tempered" if jumps else pair.sense)


def _laplacian(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair = _pair(premises)
    slope = derivative(pair.transform, K)
    radial = total(derivative(slope, K), product(difference(pair.dimension, ONE), quotient(slope, K)))
    return Pair(product(power(R, number(2)), pair.profile), pair.dimension, negative(radial), "tempered")


def _radial_integral(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    profile, dimension, primitive = (_term(terms, name) for name in ("profile", "dimension", "primitive"))
    require(not contains(profile, K), "the profile mentions k")
    end = terms.get("end")
    inside = profile if end is None else _inside(profile, end, where)
    # An antiderivative F, continuous for r >= 0, of the integrand on (0, end): the integral is F(end) - F(0).  It
    # converges absolutely, for large r because l decays, near 0 because F is monotone there: it is built from powers,
    # exponentials and functions that are analytic at 0 (so that it is definable in an o-minimal structure).
    from_zero = where.with_box(R, Interval(Fraction(0), None))
    require(not contains(primitive, BOUND) and defined(primitive, from_zero), "the antiderivative is not continuous")
    integrand = product(inside, radial_kernel(dimension))
    require(equal(derivative(primitive, R), integrand), "the antiderivative is one of another function")
    value = negative(substitute(primitive, {R.name: ZERO}))
    if end is None:
        require(is_integrable_at_infinity(profile, dimension, where), "the profile is not seen to decay")
        require(falls_to_zero(primitive, where), "the antiderivative is not seen to vanish at infinity")
        return Pair(profile, dimension, value, "integrable" if is_regular(profile, dimension, where) else "tempered")
    continuous = defined(inside, from_zero) and equal(substitute(inside, {R.name: end}), ZERO)
    value = total(substitute(primitive, {R.name: end}), value)
    return Pair(profile, dimension, value, "integrable" if continuous else "tempered")


def _inside(profile: Term, end: Term, where: Domain) -> Term:
    require(enclose(end, where).is_positive(), "the end is not positive")
    require(equal(resolved(profile, end, False, where), ZERO), "the profile does not vanish beyond the end")
    return resolved(profile, end, True, where)


@cache
def radial_kernel(dimension: Term) -> Term:
    """The function of r and k against which l(r) is integrated over r > 0."""
    if not (isinstance(dimension, Number) and 0 < dimension.value <= HIGHEST_DIMENSION):
        raise Refused(f"the dimension is not a number up to {HIGHEST_DIMENSION}")
    steps, odd = divmod(int(dimension.value) - 1, 2)
    kernel = parse("2*pi*r*besselj(0, k*r)" if odd else "2*cos(k*r)")
    for _ in range(steps):
        kernel = product(number(-2), PI, quotient(derivative(kernel, K), K))
    return kernel


def _regular(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Line:
    pair = _pair(premises)
    require(is_regular(pair.profile, pair.dimension, where), "the profile is not seen to be regular")
    return Pair(pair.profile, pair.dimension, pair.transform, "integrable")


def _on_pair(rule: Callable[[Pair, Terms, Domain], Pair]) -> Callable[[tuple[Line, ...], Terms, Domain], Line]:
    return lambda premises, terms, where: rule(_pair(premises), terms, where)


RULES: Mapping[str, Callable[[tuple[Line, ...], Terms, Domain], Line]] = {
    "multiply": _multiply,
    "replace": _replace,
    "substitute": _substitute,
    "linearity": _linearity,
    "mixture": _mixture,
    "regular-mixture": _regular_mixture,
    "growing-mixture": _growing_mixture,
    "radial-integral": _radial_integral,
    "pieces": _pieces,
    "dimension-step": _dimension_step,
    "inversion": _inversion,
    "modulation": _modulation,
    "parameter-derivative": _on_pair(parameter_derivative),
    "parameter-integral": _on_pair(parameter_integral),
    "complex-rate-cosine": _on_pair(partial(complex_rate, "cos")),
    "complex-rate-sine": _on_pair(partial(complex_rate, "sin")),
    "laplacian": _laplacian,
    "regular": _regular,
}
"""The rules of derivations besides the facts."""

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "mixture": ("gaussian-transform",),
    "regular-mixture": ("gaussian-transform",),
    "growing-mixture": ("gaussian-transform",),
}
"""The facts that a rule has built in."""


def _equations(premises: tuple[Line, ...], count: int) -> tuple[Equation, ...]:
    equations = tuple(line for line in premises if isinstance(line, Equation))
    require(len(equations) == len(premises) == count, f"the rule takes {count} equations")
    return equations


def _pair(premises: tuple[Line, ...]) -> Pair:
    match premises:
        case (Pair() as pair,):
            return pair
        case _:
            raise Refused("the rule takes one transform")


def _term(terms: Terms, name: str) -> Term:
    if name not in terms:
        raise Refused(f"the rule needs the term '{name}'")
    return terms[name]


def _require_integral(left: Term, integrand: Term, what: str) -> None:
    require(equal(left, Apply("integral", (integrand,))), f"the integral for {what} is another one")


def _integrand(integral: Term) -> Term:
    """The function of the variable of integration; weights, too, are written as ``integral(w(t), t)`` in text."""
    match integral:
        case Apply("integral", (body,)):
            return body
        case _:
            raise Refused("a weight or the side of an equation is not written as integral(w(t), t)")
