"""Example 2.13 (ii): without a positive transform the product measure need not be optimal.

For l(r) = exp(-r^2/(2 s^2)) - exp(-s^2 r^2/2) with s > 1: the transform changes sign, exactly once, from + to - at
k^2 = 4 d log(s) / (s^2 - s^-2); and since l(0) = 0 < l elsewhere, all bodies at one place cost nothing, so that the
fully correlated measure is optimal and the product measure is not.

Checked: the threshold for every s > 1 and every dimension at once; optimality for a given s and marginal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.answers.setting import dimension_term, dimension_text
from mfsym.costs import NAMED_COSTS, RadialCost
from mfsym.densities import marginal_in, marginal_text
from mfsym.errors import InvalidArgument
from mfsym.fourier import fourier_transform
from mfsym.kernel.claim import CorrelationOptimal, Marginal, Points, Setting, SignThreshold
from mfsym.kernel.evidence import Certificate, CostPanels, Panels
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import D, Number, Symbol, Term, substitute
from mfsym.kernel.verdict import Status
from mfsym.positivity import sign_threshold
from mfsym.rational import rational, shown
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation

COST = RadialCost(NAMED_COSTS["difference-of-gaussians"])
THRESHOLD = parse("4*d*log(s)/(s^2 - s^(-2))")
# The cost again, so that its sign can be seen: the second factor is positive for s > 1 and r > 0.
FACTORED = parse("exp(-s^2*r^2/2)*(exp((s^2 - s^(-2))*r^2/2) - 1)")


@dataclass(frozen=True)
class Width:
    """The cost with this ``s`` (a number, or the symbol s, then assumed > 1) and a ``law`` on R^``dimension``."""

    s: Term
    dimension: Term
    law: Marginal

    @property
    def setting(self) -> Setting:
        """The cost in its space."""
        conditions = (parse("s - 1"),) if isinstance(self.s, Symbol) else ()
        return Setting(substitute(COST.profile, {"s": self.s}), self.dimension, conditions)


def _excludes(instance: Width) -> Exclusion | None:
    if isinstance(instance.s, Number) and instance.s.value <= 1:
        return Exclusion("s is not greater than 1, so the cost is not nonnegative, or 0")
    return None


def _changes_sign(instance: Width) -> Certificate:
    setting = instance.setting
    transform = fourier_transform(RadialCost(text(setting.profile)), setting.dimension, setting.conditions)
    threshold = substitute(THRESHOLD, {"s": instance.s, D.name: instance.dimension})
    return Certificate(SignThreshold(setting, threshold), sign_threshold(transform).evidence)


def _point_mass(instance: Width) -> Exclusion | None:
    if isinstance(instance.law, Points) and len(instance.law.points) == 1:
        return Exclusion("the marginal is a point mass, for which the product measure is fully correlated")
    return _excludes(instance)


def _correlated(instance: Width) -> Certificate:
    form = substitute(FACTORED, {"s": instance.s})
    return Certificate(CorrelationOptimal(instance.setting, instance.law), CostPanels(Panels(form, ())))


CHANGES_SIGN = Statement(
    "example-2.13-ii-sign",
    "Example 2.13 (ii), the sign",
    "the transform is positive below k^2 = 4 d log(s)/(s^2 - s^-2) and negative above",
    _excludes,
    _changes_sign,
    no_refutation,
)
CORRELATED = Statement(
    "example-2.13-ii-optimum",
    "Example 2.13 (ii), the minimiser",
    "the fully correlated measure is optimal and the product measure is not",
    _point_mass,
    _correlated,
    no_refutation,
)


def _both(s: str, dimension: object, law: str, expected: Status = Status.HOLDS) -> tuple[Instance, ...]:
    width = parse("s") if s == "s" else Number(rational(s, "s"))
    if isinstance(width, Number) and width.value <= 0:
        raise InvalidArgument(f"s is {shown(s)}, need a number greater than 1")
    space = dimension_term(dimension)
    instance = Width(width, space, marginal_in(space, law))
    which = "every s > 1" if s == "s" else f"s = {s}"
    name = f"{which}, {dimension_text(instance.dimension)}, {marginal_text(instance.law)}"
    return tuple(Instance(statement, name, instance, expected) for statement in (CHANGES_SIGN, CORRELATED))


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return _both(options.get("s", "s"), options.get("dimension", "d"), options.get("marginal", "gaussian(1)"))


CHAPTER = Chapter(
    instances=(
        *_both("s", "d", "gaussian(1)"),
        *_both("2", 1, "gaussian(1)"),
        *_both("3/2", 3, "ball(1)"),
        *_both("1/2", 1, "gaussian(1)", Status.NOT_APPLICABLE),
    ),
    options={
        "s": "the parameter s > 1: a number, or s for all of them (default)",
        "dimension": "the dimension: a positive integer, or d (default)",
        "marginal": "the marginal, such as 'gaussian(1)' (default)",
    },
    own=_own,
)
