"""Transforms in Coq: their signs, and their values at one wave number, over the real numbers of Coq.

The formula is the one in which the derivation ends.  That it is the transform is no theorem of Coq: the kernel replays
the derivation, and what that trusts is part of the answer.  The tactics are those of ``Signs.v``.
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.coq.formulas import formula, symbol
from mfsym.coq.polynomials import polynomial_factors, sign_lemma, sums
from mfsym.coq.source import RealSource, not_exportable
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    CostProperty,
    NegativeAt,
    NegativeSomewhere,
    NegativeTransform,
    NotProportional,
    Setting,
    TransformEnclosure,
    TransformSign,
)
from mfsym.kernel.derivation import assumptions, profile_of, replay
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import defined
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    CostPanels,
    Derivation,
    Pair,
    Panels,
    PolynomialInSquare,
    QuadraticForm,
    TransformPanels,
    TwoWaveNumbers,
)
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import D, K, R, Symbol, Term, free_symbols, number, power, product, substitute, total
from mfsym.kernel.verdict import Status

MOST_PANELS = 200
"""Each takes Coq a second or so."""


IS_TRANSFORM = "That the formula is the transform"
FORBIDS = "That a cost with a transform >= 0 makes no such sum negative (Bochner)"
AT_ZERO = "What the cost is at r = 0, its limit,"


def negative_transform(claim: NegativeTransform, derivation: Derivation) -> RealSource:
    """That the formula is at most a negative number at the wave number."""
    pair, trusts = derived(claim.setting, derivation)
    k = _wave_number(claim.k)
    return _valued(pair, trusts, f"transform {k} <= {_rational(claim.upper)} < 0")


def negative_at(claim: NegativeAt, derivation: Derivation) -> RealSource:
    """That the formula is negative at the wave number."""
    pair, trusts = derived(claim.setting, derivation)
    if free_symbols(claim.k):
        raise not_exportable("the value at a wave number needs numbers for the parameters")
    return _valued(pair, trusts, f"0 < {formula(claim.k)} /\\ transform {_argument(claim.k)} < 0")


def transform_enclosure(claim: TransformEnclosure, derivation: Derivation) -> RealSource:
    """That the value of the formula at the wave number lies between the bounds."""
    pair, trusts = derived(claim.setting, derivation)
    if claim.k == 0:
        raise not_exportable("at k = 0 the formula need not be the transform")
    k = _wave_number(claim.k)
    return _valued(pair, trusts, f"{_rational(claim.lower)} <= transform {k} <= {_rational(claim.upper)}")


def not_proportional(claim: NotProportional, evidence: TwoWaveNumbers) -> RealSource:
    """That transform(k) shape(k') and transform(k') shape(k) differ."""
    pair, trusts = derived(claim.setting, evidence.derivation)
    shape = substitute(claim.shape, {D.name: claim.setting.dimension})
    if (free_symbols(pair.transform) | free_symbols(shape)) - {K.name}:
        raise not_exportable("the value at a wave number needs numbers for the parameters")
    first, second = _wave_number(evidence.first), _wave_number(evidence.second)
    k = symbol(K.name)
    return RealSource(
        ((f"transform{binder([k])}", formula(pair.transform)), (f"shape{binder([k])}", formula(shape))),
        (),
        f"transform {first} * shape {second} <> transform {second} * shape {first}",
        (
            "unfold transform, shape.",
            "first [apply Rlt_not_eq, Rminus_lt; value_enclosed | apply Rgt_not_eq, Rminus_gt; value_enclosed].",
        ),
        IS_TRANSFORM,
        trusts,
    )


def quadratic_form(claim: NegativeSomewhere, evidence: QuadraticForm) -> RealSource:
    """That the sum of w[i] w[j] l(|x[i] - x[j]|) is negative."""
    verdict = check(claim, evidence)
    if verdict.status is not Status.HOLDS:
        # The file says that the sum is negative; what that means needs a cost that the kernel sees to be regular.
        raise not_exportable(f"the kernel refuses it: {verdict.reason}")
    profile, points, weights = profile_of(claim.setting), evidence.points, evidence.weights
    if free_symbols(profile) - {R.name}:
        raise not_exportable("the sum over the points needs numbers for the parameters")
    r = symbol(R.name)
    terms = [
        f"{_rational(weights[i] * weights[j] * (1 if i == j else 2))} * cost {_argument(_distance(x, y))}"
        for i, x in enumerate(points)
        for j, y in enumerate(points[: i + 1])
    ]
    definitions = ((f"cost{binder([r])}", formula(profile)),)
    return RealSource(
        definitions, (), f"{' + '.join(terms)} < 0", ("unfold cost; value_enclosed.",), FORBIDS, verdict.trusts
    )


def transform_sign(claim: TransformSign, evidence: TransformPanels) -> RealSource:
    """That the formula is > 0, or >= 0, for all k > 0 and all values of the parameters; for all k >= 0 if it is to be
    positive at k = 0, too."""
    return _transform_sign(claim, evidence.derivation, evidence.transform.form, evidence.transform.cuts)


def polynomial_sign(claim: TransformSign, evidence: PolynomialInSquare) -> RealSource:
    """The same of a positive factor times a polynomial in k^2."""
    powers = (product(c, power(K, number(2 * j))) for j, c in enumerate(evidence.coefficients))
    return _transform_sign(claim, evidence.derivation, product(evidence.factor, total(*powers)), ())


def _transform_sign(claim: TransformSign, derivation: Derivation, form: Term, cuts: tuple[Fraction, ...]) -> RealSource:
    pair, trusts = derived(claim.setting, derivation)
    positive = claim.sign == "positive"
    at_zero = positive and pair.sense == "integrable"
    try:
        with limited():
            where = assumptions(claim.setting)
            require(equal(pair.transform, form), "the form is not the function whose sign is claimed")
            require(defined(form, where), "the form is not defined everywhere")
            # Where l is integrable its transform is continuous, and k = 0 counts.
            at = where.with_box(K, point(0)) if at_zero else where
            require(defined(form, at), "the form is not defined at k = 0")
    except Refused as reason:
        raise not_exportable(str(reason)) from reason
    relation, domain = "<" if positive else "<=", "<=" if at_zero else "<"
    return _signed("transform", Panels(form, cuts), K, claim.setting, (relation, domain), IS_TRANSFORM, trusts)


def nonnegative_cost(claim: CostProperty, evidence: CostPanels) -> RealSource:
    """That the cost is >= 0 for all r > 0 and all values of the parameters."""
    if claim.property != "nonnegative" or not claim.holds:
        raise not_exportable("panels show that a cost is nonnegative, and nothing else")
    form, setting = evidence.cost.form, claim.setting
    try:
        with limited():
            require(equal(profile_of(setting), form), "the form is not the cost")
            require(defined(form, assumptions(setting)), "the form is not defined everywhere")
    except Refused as reason:
        raise not_exportable(str(reason)) from reason
    return _signed("cost", evidence.cost, R, setting, ("<=", "<"), AT_ZERO, frozenset())


def _signed(
    name: str,
    seen: Panels,
    variable: Symbol,
    setting: Setting,
    relations: tuple[str, str],
    remark: str,
    trusts: frozenset[str],
) -> RealSource:
    """That 0 < or <= the form wherever 0 < or <= the variable, as the ``relations`` say."""
    relation, domain = relations
    form, cuts = seen.form, seen.cuts
    if len(cuts) > MOST_PANELS:
        raise not_exportable(f"there are more than {MOST_PANELS} panels")
    names = sorted(free_symbols(form).union(*map(free_symbols, setting.conditions)) - {variable.name})
    parameters = [symbol(name) for name in names]
    assumed = [f"0 < {parameter}" for parameter in parameters] + [f"0 < {formula(c)}" for c in setting.conditions]
    x = symbol(variable.name)
    applied = f"{name}{''.join(f' {parameter}' for parameter in parameters)} {x}"
    factors = polynomial_factors(form, variable)
    lemmas = tuple(
        sign_lemma(f"factor_{place}", term, variable, strictly=relation == "<")
        for place, term in enumerate(factors, start=1)
    )
    if factors and set(factors) == sums(form):
        # The polynomials are seen on all of [0, oo), so that nothing is left for panels to show.
        cuts = ()
    tactic = f"{'seen_positive' if relation == '<' else 'seen_nonnegative'} {x}"
    known = [f"pose proof ({lemma} {x} ltac:(lra))." for lemma, _, _ in lemmas]
    panels = [f"destruct (Rle_or_lt {x} {_rational(cut)}); [{tactic} |]." for cut in sorted(cuts)]
    return RealSource(
        ((f"{name}{binder([*parameters, x])}", formula(form)),),
        lemmas,
        f"forall{''.join(f' {parameter}' for parameter in parameters)} {x} : R, "
        f"{''.join(f'{part} -> ' for part in assumed)}0 {domain} {x} -> 0 {relation} {applied}",
        (f"intros; unfold {name}.", *known, *panels, f"{tactic}."),
        remark,
        trusts,
    )


def derived(setting: Setting, derivation: Derivation) -> tuple[Pair, frozenset[str]]:
    """What the kernel sees the derivation end in, and the facts that it uses."""
    try:
        with limited():
            return replay(setting, derivation)
    except Refused as reason:
        raise not_exportable(f"the kernel refuses its derivation: {reason}") from reason


def _valued(pair: Pair, trusts: frozenset[str], statement: str) -> RealSource:
    if free_symbols(pair.transform) - {K.name}:
        raise not_exportable("the value at a wave number needs numbers for the parameters")
    definitions = ((f"transform{binder([symbol(K.name)])}", formula(pair.transform)),)
    return RealSource(definitions, (), statement, ("unfold transform; split; value_enclosed.",), IS_TRANSFORM, trusts)


def _distance(x: Sequence[Fraction], y: Sequence[Fraction]) -> Term:
    square = sum(((a - b) ** 2 for a, b in zip(x, y, strict=True)), Fraction(0))
    return power(number(square), number(Fraction(1, 2)))


def _argument(term: Term) -> str:
    return f"({formula(term)})"


def binder(variables: Sequence[str]) -> str:
    """Real variables of a definition."""
    return f" ({' '.join(variables)} : R)"


def _wave_number(k: Fraction) -> str:
    if k <= 0:
        raise not_exportable("the wave number is not positive")
    return _rational(k)


def _rational(value: Fraction) -> str:
    return formula(number(value))
