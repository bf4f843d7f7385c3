"""Theorem 1.2 (b) for transforms that vanish somewhere: the minimiser is unique for laws with exponential moments.

For a cost of class (i) that is not 0, and a law with a finite mean of exp(e |x|) for some e > 0, such as one on a
bounded set, the product measure is the only solution of the infinite-body problem, even where the transform has zeros.

Checked: that the cost is one of class (i), the sign of its transform, that the cost is not 0, and that all parts of the
law have such moments.  Not checked: de Finetti's theorem and Parseval's identity, which are trusted.  Without moments
there can be other solutions: for the cost (sin(r/2)/(r/2))^2, whose transform is 0 for k > 1, and the law
3/(2 pi) (sin(x)/x)^4, the mixture of (1 + cos(10 x)) mu and (1 - cos(10 x)) mu.
"""

from collections.abc import Mapping

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import MeanFieldOptimal, RadialDensity, RadialShape, TransformSign
from mfsym.kernel.evidence import Certificate, SignCostAndMoments, SignEvidence
from mfsym.kernel.law import parts_of
from mfsym.kernel.verdict import Status
from mfsym.positivity import nonnegative_cost
from mfsym.statements import Chapter, Instance, Statement, no_refutation
from proofs_checks.on_densities.hypotheses import not_settled
from proofs_checks.theorem_1_2 import Problem, answers, outside_class_i, problem


def _unique(instance: Problem) -> Certificate:
    parts = parts_of(instance.law, instance.dimension)
    if any(isinstance(part.law, RadialDensity | RadialShape) for part in parts):
        raise NoEvidence("the law is given by a density, which is not seen to have exponential moments")
    sign = instance.hypotheses[-1]
    match sign.why if sign.holds else None:
        case Certificate(TransformSign(setting, _), sign) if isinstance(sign, SignEvidence):
            claim = MeanFieldOptimal(setting, instance.law, unique=True)
            return Certificate(claim, SignCostAndMoments(sign, nonnegative_cost(setting)))
    raise NoEvidence(not_settled(instance.setting, instance.hypotheses))


UNIQUE = Statement(
    "uniqueness-by-moments",
    "Uniqueness by moments",
    "the product measure is the only minimiser for a nonnegative transform, if the law has exponential moments",
    outside_class_i,
    _unique,
    no_refutation,
    answers,
)


def _instance(cost: str, dimension: object, law: str, expected: Status = Status.HOLDS) -> Instance:
    return Instance(UNIQUE, f"{cost}, d = {dimension}, {law}", problem(cost, dimension, law), expected)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    missing = [name for name in ("cost", "marginal") if name not in options]
    if missing:
        raise InvalidArgument(f"uniqueness-by-moments needs --{missing[0]}; for example --cost 'max(1 - r, 0)'")
    return (_instance(options["cost"], options.get("dimension", "d"), options["marginal"]),)


CHAPTER = Chapter(
    instances=(
        _instance("max(1 - r, 0)", 1, "interval(0, 3)"),
        _instance("max(1 - r, 0)", 1, "1/2*gaussian(1) + 1/2*points(5: 1)"),
        _instance("max(1 - r, 0)", 1, "exponential(2)"),
        _instance("(sin(r/2)/(r/2))^2", 1, "gaussian(1)"),
        _instance("exp(-r^2/8) - exp(-2*r^2)", 1, "gaussian(1)", Status.NOT_APPLICABLE),
    ),
    options={
        "cost": "the cost l(r), such as 'max(1 - r, 0)'",
        "dimension": "the dimension: a positive integer, or d (default)",
        "marginal": "the marginal: gaussian(s), interval(a, b), points(x: weight), 1/2*LAW + 1/2*LAW at x, ...",
    },
    own=_own,
)
