"""Radial pair costs whose Fourier transforms are known in closed form, with the dimension."""

from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument
from mfsym.kernel.term import Term, number

LARGEST_DIMENSION = 5


@cache
def radial_costs(dimension: int | None = None) -> st.SearchStrategy[tuple[RadialCost, Term]]:
    """Costs with rational parameters that have a transform in that ``dimension`` (any from 1 to 5 for ``None``).

    Gaussian, exponential, Yukawa, Riesz (Coulomb among them), inverse multiquadric and Matern costs, and sums of two of
    them with coefficients of either sign; they shrink towards one cost with parameters 1, in dimension 1.

    Refuses: InvalidArgument for other dimensions.

    >>> from hypothesis import find
    >>> cost, dimension = find(radial_costs(3), lambda found: "/r" in found[0].formula)
    >>> cost.formula
    'exp(-1*r)/r'
    """
    if dimension is None:
        return st.integers(1, LARGEST_DIMENSION).flatmap(radial_costs)
    if not 1 <= dimension <= LARGEST_DIMENSION:
        raise InvalidArgument(f"dimension is {dimension}, need 1 to {LARGEST_DIMENSION}")
    one = _formulas(dimension)
    # Two different ones, so that the sum is not 0.
    two = st.tuples(one, _coefficients(), one).filter(lambda parts: parts[0] != parts[2])
    formulas = one | two.map(lambda parts: f"{parts[0]} {parts[1]}*{parts[2]}")
    return formulas.map(lambda formula: (RadialCost(formula), number(dimension)))


def _formulas(d: int) -> st.SearchStrategy[str]:
    families = [
        _rates().map(lambda a: f"exp(-{a}*r^2)"),
        _rates().map(lambda a: f"exp(-{a}*r)"),
        st.tuples(_rates(), st.integers(d + 1, d + 4)).map(lambda p: f"(r^2 + {p[0]})^(-{p[1]}/2)"),
        st.tuples(_rates(), _rates()).map(lambda p: f"r^({p[1]})*besselk({p[1]}, {p[0]}*r)"),
    ]
    if d > 1:
        families.append(_rates().map(lambda a: f"exp(-{a}*r)/r"))
        families.append(st.integers(1, 2 * d - 1).map(lambda n: f"r^(-{n}/2)"))
    return st.one_of(families)


def _rates() -> st.SearchStrategy[Fraction]:
    return st.integers(1, 6).flatmap(lambda n: st.integers(1, 4).map(lambda m: Fraction(n, m)))


def _coefficients() -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from("+-"), _rates()).map(lambda parts: f"{parts[0]} {parts[1]}")
