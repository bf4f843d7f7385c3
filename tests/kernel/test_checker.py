"""The judge under attack: whatever it is given, it answers, in bounded time, and never believes what is false."""

import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel.checker import CHECKS, check
from mfsym.kernel.claim import (
    Claim,
    CorrelationOptimal,
    FourierTransform,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    NegativeTransform,
    NotProportional,
    Placed,
    Points,
    RadialShape,
    Setting,
    SignCriterion,
    SignThreshold,
    TransformSign,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.enclosure import defined, domain
from mfsym.kernel.evidence import (
    CostPanels,
    Derivation,
    Equation,
    Evidence,
    Pair,
    Panels,
    SignAndCost,
    Step,
    TransformPanels,
    TwoGaussians,
    TwoWaveNumbers,
)
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import parse
from mfsym.kernel.rules import RULES
from mfsym.kernel.term import BOUND, K, Number, Power, R, Sum, Symbol, Term, contains, product, total
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import BELL, ITS_TRANSFORM, claim, derivation, gaussian, known, setting
from tests.kernel.terms import POINTS, integrals, terms, value

SECONDS = 4
"""On a slow machine; the kernel counts its work, and all of it takes about two seconds."""


def timely(claim: Claim, evidence: Evidence) -> Status:
    start = time.process_time()
    verdict = check(claim, evidence)
    assert time.process_time() - start < SECONDS
    assert verdict.reason
    return verdict.status


# --- random claims and evidence --------------------------------------------------------------------

PROOFS = [
    known(cost, dimension)
    for cost, dimension in (
        ("exp(-a*r^2)", "d"),
        ("exp(-a*r)", "3"),
        ("1/r", "3"),
        ("1/(r^2 + 1)", "1"),
        ("exp(-r^2/8) - exp(-2*r^2)", "1"),
        ("r^2*exp(-r)", "3"),
        ("max(1 - r, 0)", "1"),
        ("sech(r)", "3"),
    )
]
LINES = [step for _, proof in PROOFS for step in proof.steps]
PIECES = [term for line in LINES for _, term in line.terms] + [
    side
    for line in LINES
    for side in (
        (line.conclusion.left, line.conclusion.right)
        if isinstance(line.conclusion, Equation)
        else (line.conclusion.profile, line.conclusion.transform)
    )
]
ODD_ONES = [
    BOUND,
    *(parse(source) for source in ("0", "-1", "0^(-1)", "(-1)^(1/2)", "0^a", "1/(a - a)", "integral(1, t)")),
]
some_terms = st.sampled_from(PIECES) | st.sampled_from(ODD_ONES) | terms | integrals
dimensions = st.sampled_from([parse(source) for source in ("d", "1", "2", "3", "0", "-1", "1/2", "a", "10^30")])
rationals = st.fractions(-3, 3, max_denominator=5)
names = st.sampled_from(["p", "s", "q", "n", "z", "a", "b", "d", "r", "k", "#", "factor", "weight", "dimension"]) | (
    st.sampled_from(["coefficient0", "coefficient1", "profile", "primitive", "end"])
)
senses = st.sampled_from(["integrable", "tempered"])
conclusions = st.builds(Equation, some_terms, some_terms) | st.builds(Pair, some_terms, dimensions, some_terms, senses)
new_steps = st.builds(
    Step,
    st.sampled_from([*FACTS, *RULES, "nonsense"]),
    st.lists(st.integers(-1, 5), max_size=4).map(tuple),
    st.lists(st.tuples(names, some_terms), max_size=4).map(tuple),
    st.sampled_from([line.conclusion for line in LINES]) | conclusions,
)
derivations = st.sampled_from([proof for _, proof in PROOFS]) | st.tuples(
    st.sampled_from([proof for _, proof in PROOFS]), st.lists(st.sampled_from(LINES) | new_steps, max_size=3)
).map(lambda pair: Derivation((*pair[0].steps, *pair[1])))
some_settings = st.sampled_from([claim.setting for claim, _ in PROOFS]) | st.builds(
    Setting, some_terms, dimensions, st.lists(terms, max_size=2).map(tuple)
)
panels = st.builds(Panels, some_terms, st.lists(rationals, max_size=4).map(tuple))
centred: st.SearchStrategy[Marginal] = st.one_of(
    *(st.builds(law, rationals) for law in (Gaussian, UniformBall, UniformSphere)),
    st.builds(RadialShape, some_terms),
    st.builds(
        Points,
        st.lists(st.lists(rationals, max_size=3).map(tuple), max_size=3).map(tuple),
        st.lists(rationals, max_size=3).map(tuple),
    ),
)
laws = centred | st.builds(
    Placed,
    st.lists(centred, max_size=2).map(tuple),
    st.lists(st.lists(rationals, max_size=2).map(tuple), max_size=2).map(tuple),
    st.lists(rationals, max_size=2).map(tuple),
)
some_claims: st.SearchStrategy[Claim] = st.one_of(
    st.sampled_from([claim for claim, _ in PROOFS]),
    st.builds(FourierTransform, some_settings, some_terms, senses),
    st.builds(TransformSign, some_settings, st.sampled_from(["positive", "nonnegative"])),
    st.builds(NegativeTransform, some_settings, rationals, rationals),
    st.builds(SignThreshold, some_settings, some_terms),
    st.builds(SignCriterion, some_settings, st.lists(some_terms, max_size=3).map(tuple)),
    st.builds(NotProportional, some_settings, some_terms),
    st.builds(MeanFieldOptimal, some_settings, laws, st.booleans()),
    st.builds(CorrelationOptimal, some_settings, laws),
)
EVIDENCE: dict[type, st.SearchStrategy[Evidence]] = {
    Derivation: derivations,
    TransformPanels: st.builds(TransformPanels, derivations, panels),
    SignAndCost: st.builds(SignAndCost, st.builds(TransformPanels, derivations, panels), panels),
    TwoGaussians: st.builds(TwoGaussians, derivations, some_terms, some_terms, some_terms, some_terms),
    TwoWaveNumbers: st.builds(TwoWaveNumbers, derivations, rationals, rationals),
    CostPanels: st.builds(CostPanels, panels),
}


@given(some_claims, st.data())
@settings(max_examples=500)
def test_the_kernel_always_answers(claim: Claim, data: st.DataObject) -> None:
    kinds = [offered for kind, offered in CHECKS if kind is type(claim)]
    timely(claim, data.draw(EVIDENCE[kinds[0]]))


@given(st.sampled_from(PROOFS), st.data())
@settings(max_examples=300)
def test_no_change_of_a_derivation_makes_another_transform_hold(
    proof: tuple[FourierTransform, Derivation], data: st.DataObject
) -> None:
    true, lines = proof
    at = data.draw(POINTS)
    steps = list(lines.steps)
    place = data.draw(st.integers(0, len(steps) - 1))
    changed = steps[place]
    what = data.draw(st.sampled_from(["terms", "conclusion", "rule", "premises", "all"]))
    other = data.draw(new_steps | st.sampled_from(LINES))
    if what == "all":
        changed = other
    elif what == "terms" and changed.terms:
        name, _ = data.draw(st.sampled_from(changed.terms))
        new = data.draw(some_terms)
        changed = replace(changed, terms=tuple((n, new if n == name else term) for n, term in changed.terms))
    elif what != "terms":
        changed = replace(changed, **{what: getattr(other, what)})
    steps[place] = changed
    last = steps[-1].conclusion
    assume(isinstance(last, Pair))
    assert isinstance(last, Pair)
    false = FourierTransform(true.setting, last.transform, last.sense)
    if timely(false, Derivation(tuple(steps))) is Status.HOLDS:
        x, y = value(last.transform, at), value(true.transform, at)
        assert abs(x - y) <= abs(y) / 10**30
        assert last.sense == true.sense


@given(st.sampled_from(["exp(-a*r)", "exp(-a*r^2)", "(r^2 + a^2)^(-3)"]), terms, terms, POINTS)
@settings(max_examples=100)
def test_signs_that_hold_are_those_of_the_values(cost: str, first: Term, second: Term, at: dict[str, Fraction]) -> None:
    # Random coefficients, free of r and k, of two transforms: the claim is tried with the transform itself as form.
    assume(not any(contains(term, symbol) for term in (first, second) for symbol in (R, K)))
    assume(all(defined(term, domain(())) for term in (first, second)))
    true, proof = known(cost, "3")
    bell = gaussian("1", "3")
    assert isinstance(bell.conclusion, Pair)
    profile = total(product(first, true.setting.profile), product(second, bell.conclusion.profile))
    transform = total(product(first, true.transform), product(second, bell.conclusion.transform))
    conclusion = Pair(profile, true.setting.dimension, transform, "integrable")
    coefficients = (("coefficient0", first), ("coefficient1", second))
    n = len(proof.steps)
    lines = Derivation((*proof.steps, bell, Step("linearity", (n - 1, n), coefficients, conclusion)))
    sign = TransformSign(Setting(profile, true.setting.dimension), "nonnegative")
    if check(sign, TransformPanels(lines, Panels(transform, ()))).status is Status.HOLDS:
        assert value(transform, at) >= 0


# --- work is bounded -------------------------------------------------------------------------------


def tower(height: int) -> Term:
    result: Term = Symbol("a")
    for _ in range(height):
        result = Power(result, Symbol("a"))
    return result


def doubled(times: int) -> Term:
    result: Term = Symbol("a")
    for _ in range(times):
        result = Sum((result, result))
    return result


LONG = {
    "many monomials": lambda: parse("+".join("*".join(f"(a{i} + b{j})" for i in range(9)) for j in range(150))),
    "many sums": lambda: parse("+".join(f"1/(a + {i})" for i in range(1, 800))),
    "many roots": lambda: parse("+".join(f"sqrt(a + {i} + b^{i})" for i in range(500))),
    "a long product of sums": lambda: parse("/".join(["1", *(f"(a + {i})" for i in range(1, 800))])),
    "long numbers": lambda: parse("*".join("sqrt(" + "9" * 990 + ")" for _ in range(19))),
    "huge powers": lambda: parse("2^(10^10)*2^(10^(10^10))*(a + b)^(10^9)"),
    "powers of powers": lambda: parse("(((a + b + c)^40)^40)^40"),
    "exponentials": lambda: parse("*".join(["exp(9999)"] * 1900)),
    "integer powers of long numbers": lambda: parse("+".join(f"(k - {10**100 + i})^9000" for i in range(120))),
    "values of Gamma": lambda: parse("*".join(f"gamma({i}/2)" for i in range(1, 400))),
    "Bessel functions": lambda: parse("+".join(f"besselk({i}/2, k)" for i in range(1, 99, 2))),
    "nested exponentials": lambda: parse("exp(a + 2*" * 38 + "a" + ")" * 38),
    "nested powers": lambda: parse("(a + b^" * 19 + "a" + ")" * 19),
    "a tower": lambda: tower(100_000),
    "a tree that is a chain in memory": lambda: doubled(40),
}


@pytest.mark.parametrize("form", LONG.values(), ids=LONG)
def test_long_formulas_are_refused_in_time(form: Callable[[], Term]) -> None:
    term, where = form(), setting(BELL, "3")
    for false, evidence in (
        (FourierTransform(where, term, "integrable"), derivation(gaussian())),
        (TransformSign(where, "positive"), TransformPanels(derivation(gaussian()), Panels(term, ()))),
        (CorrelationOptimal(Setting(term, parse("3")), Gaussian(Fraction(1))), CostPanels(Panels(term, ()))),
    ):
        assert timely(false, evidence) is Status.INCONCLUSIVE


def test_many_lines_are_refused_in_time() -> None:
    assert timely(claim(BELL, ITS_TRANSFORM, "3"), Derivation((gaussian(),) * 10**6)) is Status.INCONCLUSIVE


def test_many_premises_are_refused_in_time() -> None:
    many = Step("linearity", (0,) * 10**6, (), gaussian().conclusion)
    assert timely(claim(BELL, ITS_TRANSFORM, "3"), derivation(gaussian(), many)) is Status.INCONCLUSIVE


def test_derivatives_of_long_products_are_refused_in_time() -> None:
    factors = "*".join(f"(k + {i})/(k + {i})" for i in range(1, 40))
    rewritten = Pair(parse(BELL), parse("3"), parse(f"{ITS_TRANSFORM}*{factors}"), "integrable")
    lines = derivation(
        gaussian(),
        Step("linearity", (0,), (("coefficient0", parse("1")),), rewritten),
        Step("laplacian", (1,), (), rewritten),
    )
    assert timely(claim(BELL, ITS_TRANSFORM, "3"), lines) is Status.INCONCLUSIVE


def test_many_cuts_are_refused_in_time() -> None:
    cuts = tuple(Fraction(i, 7) for i in range(10**6))
    panels = TransformPanels(derivation(gaussian()), Panels(parse(ITS_TRANSFORM), cuts))
    assert timely(TransformSign(setting(BELL, "3"), "positive"), panels) is Status.INCONCLUSIVE


def test_a_thousand_cuts_are_accepted() -> None:
    cuts = tuple(Fraction(i, 7) for i in range(1, 1000))
    panels = TransformPanels(derivation(gaussian()), Panels(parse(ITS_TRANSFORM), cuts))
    assert timely(TransformSign(setting(BELL, "3"), "positive"), panels) is Status.HOLDS


def test_many_conditions_are_refused_in_time() -> None:
    conditions = tuple(parse(f"s{i} - {i + 1}") for i in range(20_000))
    false = FourierTransform(Setting(parse(BELL), parse("3"), conditions), parse(ITS_TRANSFORM), "integrable")
    assert timely(false, derivation(gaussian())) is Status.INCONCLUSIVE


def test_many_long_weights_are_refused_in_time() -> None:
    law = Points(tuple((Fraction(i),) for i in range(3000)), tuple(Fraction(1, 10**300 + i) for i in range(3000)))
    false = CorrelationOptimal(setting("r^2", "1"), law)
    assert timely(false, CostPanels(Panels(parse("r^2"), ()))) is Status.INCONCLUSIVE


def test_a_huge_dimension_is_no_problem() -> None:
    true, proof = known("exp(-a*r^2)", "3")
    false = replace(true, setting=Setting(parse("exp(-a*r^2)"), Number(Fraction(10**1000))))
    assert timely(false, proof) is Status.INCONCLUSIVE


# --- dispatch --------------------------------------------------------------------------------------


def test_every_claim_and_every_evidence_has_a_check() -> None:
    assert {claim for claim, _ in CHECKS} == set(claims.Claim.__args__)
    assert {evidence for _, evidence in CHECKS} == set(offers.Evidence.__args__)


@given(some_claims)
def test_evidence_for_another_claim_is_no_evidence(claim: Claim) -> None:
    verdict = check(claim, offers.Farkas(()))
    assert verdict.status is Status.INCONCLUSIVE
    assert "is no evidence for the claim" in verdict.reason
