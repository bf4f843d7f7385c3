"""Radial pair costs, by family, with the dimension: such as have a transform in closed form, and such as have none."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument
from mfsym.kernel.term import Term, number

LARGEST_DIMENSION = 5

Formulas = st.SearchStrategy[str]


def _rates() -> st.SearchStrategy[Fraction]:
    return st.integers(1, 6).flatmap(lambda n: st.integers(1, 4).map(lambda m: Fraction(n, m)))


def _one(formula: str) -> Callable[[int], Formulas]:
    """A family with the rate P in it, in every dimension."""
    return lambda d: _rates().map(lambda p: formula.replace("P", f"({p})"))


def _two(formula: str) -> Callable[[int], Formulas]:
    """A family with the rates P and Q in it, in every dimension."""
    pairs = st.tuples(_rates(), _rates())
    return lambda d: pairs.map(lambda rates: formula.replace("P", f"({rates[0]})").replace("Q", f"({rates[1]})"))


def _in_space(family: Callable[[int], Formulas]) -> Callable[[int], Formulas]:
    """The family without dimension 1, where its costs are not integrable near 0."""
    return lambda d: family(d) if d > 1 else st.nothing()


FAMILIES: Mapping[str, Callable[[int], Formulas]] = {
    # bounded and integrable, with a positive transform
    "gaussian": _one("exp(-P*r^2)"),
    "exponential": _one("exp(-P*r)"),
    "inverse-multiquadric": lambda d: st.tuples(_rates(), st.integers(d + 1, d + 4)).map(
        lambda p: f"(r^2 + {p[0]})^(-{p[1]}/2)"
    ),
    "matern": _two("r^P*besselk(P, Q*r)"),
    # unbounded
    "yukawa": _in_space(_one("exp(-P*r)/r")),
    "riesz": lambda d: st.integers(1, 2 * d - 1).map(lambda n: f"r^(-{n}/2)") if d > 1 else st.nothing(),
    # of compact support
    "askey": lambda d: st.tuples(_rates(), st.integers(1, 4)).map(lambda p: f"max(1 - r/({p[0]}), 0)^{p[1]}"),
    "ball": _one("if(r < P, 1, 0)"),
    "truncated-coulomb": _in_space(_one("if(r < P, 1/r, 0)")),
    # that change sign
    "mexican-hat": _two("(1 - P*r^2)*exp(-Q*r^2)"),
    "damped-cosine": _two("exp(-P*r)*cos(Q*r)"),
    "morse": _two("exp(-2*P*(r - Q)) - 2*exp(-P*(r - Q))"),
    # of which no transform in closed form is known
    "generalised-gaussian": lambda d: st.integers(3, 8).map(lambda n: f"exp(-r^{n})"),
    "pieces": _two("if(r < P, 1 - r/(2*P), exp(-Q*r))"),
}
"""Name of a family -> the formulas of its costs in a dimension, with rational parameters; there may be none."""

CLOSED = ("gaussian", "exponential", "inverse-multiquadric", "matern", "yukawa", "riesz")
"""The families whose transforms are known in closed form in every dimension that they have."""


@cache
def radial_costs(
    dimension: int | None = None, families: tuple[str, ...] = CLOSED
) -> st.SearchStrategy[tuple[RadialCost, Term]]:
    """Costs with rational parameters in that ``dimension`` (any from 1 to 5 for ``None``), of one of the ``families``.

    One cost, or two with coefficients of either sign; they shrink towards one of the first family with parameters 1, in
    dimension 1.  The default families have a transform in closed form, and so do their sums.

    Refuses: InvalidArgument for other dimensions, unknown families, and where no family has a cost in the dimension.

    >>> from hypothesis import find
    >>> cost, dimension = find(radial_costs(3), lambda found: "/r" in found[0].formula)
    >>> cost.formula
    'exp(-(1)*r)/r'
    >>> find(radial_costs(1, ("pieces",)), lambda found: True)[0].formula
    'if(r < (1), 1 - r/(2*(1)), exp(-(1)*r))'
    """
    if not families or not set(families) <= FAMILIES.keys():
        raise InvalidArgument(f"families is {families!r}, need some of {', '.join(FAMILIES)}")
    if dimension is None:
        return st.integers(1, LARGEST_DIMENSION).flatmap(lambda d: radial_costs(d, families))
    if not 1 <= dimension <= LARGEST_DIMENSION:
        raise InvalidArgument(f"dimension is {dimension}, need 1 to {LARGEST_DIMENSION}")
    one = st.one_of([FAMILIES[name](dimension) for name in families])
    if one.is_empty:
        raise InvalidArgument(f"families is {families!r}, which have no costs in dimension {dimension}")
    # Two different ones, so that the sum is not 0.
    two = st.tuples(one, _coefficients(), one).filter(lambda parts: parts[0] != parts[2])
    formulas = one | two.map(lambda parts: f"{parts[0]} {parts[1]}*({parts[2]})")
    return formulas.map(lambda formula: (RadialCost(formula), number(dimension)))


def _coefficients() -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from("+-"), _rates()).map(lambda parts: f"{parts[0]} {parts[1]}")
