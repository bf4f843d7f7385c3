"""Radial pair costs c(x, y) = l(|x - y|), as the user writes them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mfsym.costs.meant import meant
from mfsym.costs.named import NAMED_COSTS
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument
from mfsym.kernel.effort import limited
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import K, Power, R, Symbol, Term, contains, free_symbols, subterms

if TYPE_CHECKING:
    import sympy


IMAGINARY_UNITS = frozenset(("I", "i"))
_E = Symbol("e")


@dataclass(frozen=True)
class RadialCost:
    """The pair cost whose profile l(r) is given by ``formula``, or by the name of a cost in :data:`NAMED_COSTS`.

    In the formula ``r`` is the distance, ``d`` the dimension, and every other name a positive parameter.
    Refuses (InvalidArgument) text that is no formula, that does not depend on r, or that uses ``k``, ``i`` or ``I``.

    >>> RadialCost("exp(-a*r)").parameters
    ('a',)
    >>> RadialCost("coulomb").formula
    '1/r'
    """

    formula: str

    def __post_init__(self) -> None:
        if not isinstance(self.formula, str):
            raise InvalidArgument(f"cost {self.formula!r} is not text; a formula such as 'exp(-a*r)' is accepted")
        given = self.formula.strip()
        object.__setattr__(self, "formula", NAMED_COSTS.get(given.lower(), given))
        try:
            self._require_cost()
        except InvalidArgument as refusal:
            suggested = meant(self.formula, NAMED_COSTS)
            if suggested is None or not _is_cost(suggested):
                raise
            raise InvalidArgument(f"{refusal}; did you mean {suggested!r}?") from None

    def _require_cost(self) -> None:
        profile = self.profile
        for unit in sorted(free_symbols(profile) & IMAGINARY_UNITS):
            raise InvalidArgument(
                f"cost {self.formula!r} uses {unit}, which may be meant as the imaginary unit; costs are real, and any "
                "other name is accepted for a positive parameter"
            )
        if any(isinstance(sub, Power) and sub.base == _E and contains(sub.exponent, R) for sub in subterms(profile)):
            raise InvalidArgument(
                f"cost {self.formula!r} has e in it, which is a positive parameter like other letters; the exponential "
                "function is exp(...)"
            )
        if contains(profile, K):
            raise InvalidArgument(
                f"cost {self.formula!r} uses k, which is the variable of the transform; any other name is accepted"
            )
        if not contains(profile, R):
            raise InvalidArgument(
                f"cost {self.formula!r} does not depend on the distance r; a formula such as 'exp(-a*r)', "
                "or a name of a cost such as 'coulomb', 'matern-3/2' or 'wendland', is accepted"
            )

    @classmethod
    def from_sympy(cls, expression: "sympy.Expr") -> "RadialCost":
        """The cost whose profile is a SymPy expression in the symbol r; all its symbols are taken to be positive.

        Refuses (InvalidArgument) what :func:`~mfsym.costs.sympy_bridge.from_sympy` refuses.

        >>> import sympy
        >>> r, a = sympy.symbols("r a", positive=True)
        >>> RadialCost.from_sympy(sympy.exp(-a * r) / r)
        RadialCost(formula='exp(-a*r)/r')
        """
        # SymPy takes half a second to import, and most costs do not come from it.
        from mfsym.costs.sympy_bridge import from_sympy

        return cls(text(tidied(from_sympy(expression))))

    def _repr_latex_(self) -> str:
        from mfsym.latex import latex

        return rf"$\ell(r) = {latex(self.profile)}$"

    @cached_property
    def profile(self) -> Term:
        """The term l(r), tidied."""
        parsed = parse(self.formula, "cost")
        try:
            with limited():
                return tidied(parsed)
        except Refused as refusal:
            raise InvalidArgument(f"cost {text(parsed)[:60]!r}: {refusal}") from None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the positive parameters, sorted."""
        return tuple(sorted(free_symbols(self.profile) - {"r", "d"}))


def _is_cost(formula: str) -> bool:
    try:
        RadialCost(formula)
    except InvalidArgument:
        return False
    return True
