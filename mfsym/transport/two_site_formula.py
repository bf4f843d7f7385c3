"""Two sites in closed form, for every number of bodies at once: a formula in N, the marginal and the costs.

With k bodies at the first site the energy is ``e(k) = a k(k-1)/2 + b (N-k)(N-k-1)/2 + c k(N-k)``; a, b and c are the
costs of a pair at the first site, at the second, and across.  Write N lambda = j + theta with an integer j and
0 <= theta < 1, and kappa = a + b - 2 c.  For every integer k

    e(k) - [(j+1-k) e(j) + (k-j) e(j+1)] = kappa (k-j)(k-j-1) / 2,

and (k-j)(k-j-1) >= 0.  So if kappa >= 0, the chord between j and j+1 is below e, and V_N is its value at N lambda: j
bodies are at the first site with probability 1 - theta, and j+1 with probability theta.  If kappa <= 0,

    e(k) - [(N-k) e(0) + k e(N)] / N = -kappa k(N-k) / 2 >= 0,

and V_N is the value at N lambda of the chord between 0 and N: all bodies are together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mfsym.errors import InvalidArgument
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Equation
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Number, Term, substitute
from mfsym.rational import rational, shown

ENERGY = "(a*{k}*({k} - 1) + b*(N - {k})*(N - {k} - 1))/2 + c*{k}*(N - {k})"
KAPPA = "a + b - 2*c"
MEAN_FIELD = "lambda^2*a + 2*lambda*(1 - lambda)*c + (1 - lambda)^2*b"
SPREAD = f"N^2/2*({MEAN_FIELD}) - N/2*(lambda*a + (1 - lambda)*b) + ({KAPPA})*theta*(1 - theta)/2"
TOGETHER = "N*(N - 1)/2*(lambda*a + (1 - lambda)*b)"


@dataclass(frozen=True)
class TwoSiteFormula:
    """The least energy V_N of N bodies on two sites, as terms in N and what was not given as a number.

    ``spread`` is V_N where ``kappa`` >= 0, with ``theta`` for the fractional part of N lambda; ``together`` is V_N
    where kappa <= 0.  ``identities`` are the equations between polynomials that the derivation uses.
    """

    kappa: Term
    spread: Term
    together: Term
    identities: tuple[Equation, ...]


def two_site_formula(
    *, first: object = None, second: object = None, across: object = None, weight: object = None
) -> TwoSiteFormula:
    """The closed form; ``first``, ``second`` and ``across`` are a, b and c, ``weight`` is lambda, the mass of site 1.

    What is not given stays a symbol.  The kernel compares both sides of each identity of the derivation.

    Refuses: InvalidArgument for what is no exact number, and a weight outside of [0, 1].

    >>> from mfsym.kernel.grammar import text
    >>> text(two_site_formula(first=2, second=2, across=1, weight="1/2").spread)
    '3*N^2/4 - N + theta*(1 - theta)'
    """
    given = {"a": first, "b": second, "c": across, "lambda": weight}
    numbers = {name: rational(value, name) for name, value in given.items() if value is not None}
    if not 0 <= numbers.get("lambda", Fraction(0)) <= 1:
        raise InvalidArgument(f"weight is {shown(numbers['lambda'])}, need a probability from 0 to 1")
    values: Mapping[str, Term] = {name: Number(value) for name, value in numbers.items()}
    kappa, spread, together = (substitute(parse(formula), values) for formula in (KAPPA, SPREAD, TOGETHER))
    if len(numbers) == len(given):
        kappa, spread, together = map(parse, _with_numbers(*(numbers[name] for name in given)))
    return TwoSiteFormula(kappa, spread, together, identities())


def _with_numbers(a: Fraction, b: Fraction, c: Fraction, weight: Fraction) -> tuple[str, str, str]:
    """The number kappa and the two formulas, with their coefficients as numbers."""
    kappa, own, rest = a + b - 2 * c, weight * a + (1 - weight) * b, 1 - weight
    mean_field = weight**2 * a + 2 * weight * rest * c + rest**2 * b
    spread = f"({mean_field / 2})*N^2 - ({own / 2})*N + ({kappa / 2})*theta*(1 - theta)"
    return f"({kappa})", spread, f"({own / 2})*N*(N - 1)"


@cache
def identities() -> tuple[Equation, ...]:
    """What the derivation asserts of polynomials, each seen by the kernel to be true.

    >>> len(identities())
    4
    """
    at = {k: ENERGY.format(k=f"({k})") for k in ("k", "j", "j+1", "0", "N")}
    pairs = [
        (f"{at['k']} - (j + 1 - k)*({at['j']}) - (k - j)*({at['j+1']})", f"({KAPPA})*(k - j)*(k - j - 1)/2"),
        (f"(1 - theta)*({at['j']}) + theta*({at['j+1']})", SPREAD.replace("lambda", "((j + theta)/N)")),
        (f"{at['k']} - ((N - k)*({at['0']}) + k*({at['N']}))/N", f"-({KAPPA})*k*(N - k)/2"),
        (f"(1 - lambda)*({at['0']}) + lambda*({at['N']})", TOGETHER),
    ]
    equations = tuple(Equation(parse(left), parse(right)) for left, right in pairs)
    for equation in equations:
        if not equal(equation.left, equation.right):
            raise InvalidArgument(f"an identity of the two-site formula does not hold: {equation}")
    return equations
