"""Each kind of certificate is exported or refused with a reason; of each kind that is exported, a false one is refused.

False certificates are refused by the kernel, and by Coq, or before Coq is asked.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mfsym.coq import Coq, coq_source
from mfsym.coq.limits import REASONS
from mfsym.coq.quantities import COMPUTED
from mfsym.coq.theorem import EXPORTED
from mfsym.errors import InvalidArgument
from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel import quantity as quantities
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import CHECKS, check
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status

CORPUS = Path(__file__).resolve().parents[1] / "kernel"
FILES = sorted((CORPUS / "refused").glob("*.json"))
HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)
COST = ((TWO, ONE), (ONE, TWO))
PLAN = (offers.WeightedConfiguration((1, 1), ONE),)
MIXTURE = (offers.WeightedLaw((HALF, HALF), ONE),)
SECONDS = 300


def accepted(name: str) -> Certificate:
    return load(CORPUS / "accepted" / f"{name}.json")


def with_claim(name: str, **changes: Any) -> Certificate:
    certificate = accepted(name)
    return replace(certificate, claim=replace(certificate.claim, **changes))


def with_evidence(name: str, **changes: Any) -> Certificate:
    certificate = accepted(name)
    return replace(certificate, evidence=replace(certificate.evidence, **changes))


def negative_somewhere() -> tuple[claims.Setting, offers.Derivation, Any]:
    """A setting, and the derivation of its transform, which is negative at some wave number, and the transform."""
    certificate = accepted("negative-transform")
    claim, derivation = certificate.claim, certificate.evidence
    assert isinstance(claim, claims.NegativeTransform)
    assert isinstance(derivation, offers.Derivation)
    last = derivation.steps[-1].conclusion
    assert isinstance(last, offers.Pair)
    return claim.setting, derivation, last.transform


def false_certificates() -> Mapping[str, Certificate]:
    """One for each kind of which the refused corpus has none."""
    setting, derivation, transform = negative_somewhere()
    gaussian = accepted("gaussian-transform")
    assert isinstance(gaussian.claim, claims.FourierTransform)
    assert isinstance(gaussian.evidence, offers.Derivation)
    polynomial, threshold = accepted("criterion-of-a-polynomial"), accepted("sign-threshold-of-example-2-13-ii")
    assert isinstance(polynomial.claim, claims.SignCriterion)
    assert isinstance(threshold.claim, claims.SignThreshold)
    waves = claims.Setting(parse("cos(r)"), parse("1"))
    panels = offers.Panels(parse("cos(r)"), ())
    return {
        "a bracket of infinitely many": with_claim("bracket-of-infinitely-many", lower=Fraction(10**6)),
        "a rival that is none": with_evidence("product-rivalled", mixture=MIXTURE),
        "a potential that is negative in the mean": with_evidence(
            "no-admissible-plan", potential=(ONE, -TWO, -TWO)[:2]
        ),
        "another plan": with_evidence("representable-of-definition-2-1", plan=()),
        "a cost that separates nothing": with_evidence(
            "not-representable-of-definition-2-1", cost=((ONE, ONE), (ONE, ONE))
        ),
        "nearer than it is": with_claim("close-to-infinite-of-proposition-3-2", distance=Fraction(1, 100)),
        "farther than it is": with_claim("far-from-infinite-of-proposition-3-2", distance=Fraction(2)),
        "another limit": with_claim("convergence-of-theorem-1-3", limit=Fraction(7)),
        "another limit with potentials proved": with_claim("value-of-each-of-theorem-1-3", limit=Fraction(7)),
        "a bracket with a potential proved": Certificate(
            claims.CostBracket(
                getattr(accepted("ellipsoid-for-many-bodies").claim, "problem"),  # noqa: B009
                Fraction(10**6),
                getattr(accepted("ellipsoid-for-many-bodies").claim, "value"),  # noqa: B009
            ),
            accepted("ellipsoid-for-many-bodies").evidence,
        ),
        "negative where it is positive": Certificate(
            claims.NegativeAt(setting, parse("1/100"), parse("-1")), derivation
        ),
        "positive where it is negative": Certificate(
            claims.TransformSign(setting, "positive"), offers.TransformPanels(derivation, offers.Panels(transform, ()))
        ),
        "proportional": Certificate(
            claims.NotProportional(setting, transform), offers.TwoWaveNumbers(derivation, ONE, TWO)
        ),
        "a polynomial of both signs": Certificate(
            claims.TransformSign(polynomial.claim.setting, "nonnegative"), polynomial.evidence
        ),
        "Gaussians of both signs": Certificate(
            claims.TransformSign(threshold.claim.setting, "nonnegative"), threshold.evidence
        ),
        "another threshold": replace(threshold, claim=replace(threshold.claim, threshold=parse("1"))),
        "another criterion": with_claim("sign-criterion", criterion=(parse("1"), parse("1"))),
        "a cost of both signs": Certificate(
            claims.CostProperty(waves, "nonnegative", holds=True), offers.CostPanels(panels)
        ),
    }


FALSE = {**false_certificates(), **{file.stem: load(file) for file in FILES}}
ASKED = {name: part for name, part in FALSE.items() if (type(part.claim), type(part.evidence)) in EXPORTED}
STRONGER = {"positive-on-too-few-panels": "Coq cuts the panels further by itself"}
"""What Coq proves although the kernel does not see it."""

QUANTITIES = {
    "LeastCost": (quantities.LeastCost(claims.TransportProblem(COST, (HALF, HALF), 2)), ONE),
    "MeanFieldCost": (quantities.MeanFieldCost(COST, (HALF, HALF)), Fraction(3, 2)),
    "SelfCost": (quantities.SelfCost(COST, (HALF, HALF)), TWO),
    "GreatestCost": (quantities.GreatestCost(COST), TWO),
    "PairCostMean": (quantities.PairCostMean(COST, ((Fraction(0), HALF), (HALF, Fraction(0)))), ONE),
    "PlanCost": (quantities.PlanCost(COST, PLAN), ONE),
    "MixtureCost": (quantities.MixtureCost(COST, MIXTURE, 3), Fraction(3, 2)),
    "Spread": (quantities.Spread(COST, PLAN), Fraction(0)),
    "Variance": (quantities.Variance(MIXTURE, (ONE, -ONE)), Fraction(0)),
    # Each site alone is a set of weight 1 that holds one body in the mean, so that both hold no pair.
    "CountingBound": (
        quantities.CountingBound(
            claims.TransportProblem(COST, (HALF, HALF), 2),
            (HALF, HALF),
            (quantities.WeightedSet((0,), ONE), quantities.WeightedSet((1,), ONE)),
        ),
        ONE,
    ),
    "Distance": (
        quantities.Distance(quantities.BodiesOfPlan(PLAN), quantities.BodiesOfMixture(MIXTURE), 2, "total-variation"),
        ONE,
    ),
}


def compared(names: list[str], excess: int) -> Certificate:
    """The values of the quantities, the last one too great by ``excess``."""
    parts = [claims.Measured(*QUANTITIES[name]) for name in names]
    parts[-1] = replace(parts[-1], value=parts[-1].value + excess)
    optimum = offers.PlanAndPotential(PLAN, (HALF, HALF))
    optima = (optimum,) * names.count("LeastCost")
    return Certificate(claims.Comparison(tuple(parts), ()), offers.Optima(optima))


def test_every_kind_is_exported_or_has_a_reason() -> None:
    assert EXPORTED.keys() | REASONS.keys() == CHECKS.keys()
    assert EXPORTED.keys() & REASONS.keys() == set()


def test_of_every_exported_kind_there_is_a_false_certificate() -> None:
    kinds = {(type(certificate.claim), type(certificate.evidence)) for certificate in ASKED.values()}
    assert EXPORTED.keys() - kinds == set()


def test_every_quantity_that_is_exported_is_tested() -> None:
    assert {kind.__name__ for kind in COMPUTED} | {"LeastCost"} == QUANTITIES.keys()


@pytest.mark.parametrize("file", sorted((CORPUS / "accepted").glob("*.json")), ids=lambda file: file.stem)
def test_what_is_not_exported_is_refused_with_a_reason(file: Path) -> None:
    certificate = load(file)
    kind = type(certificate.claim), type(certificate.evidence)
    if kind in REASONS:
        with pytest.raises(InvalidArgument, match="cannot be exported to Coq") as refused:
            coq_source(certificate)
        assert REASONS[kind] in str(refused.value)


@pytest.mark.coq
def test_all_quantities_are_theorems(coq: Coq) -> None:
    certificate = compared(list(QUANTITIES), 0)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    verdict = coq.verdict(coq_source(certificate), SECONDS)
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, frozenset()), verdict.reason


@pytest.mark.coq
@pytest.mark.parametrize("name", QUANTITIES)
def test_another_value_is_no_theorem(coq: Coq, name: str) -> None:
    certificate = compared([name], 1)
    assert check(certificate.claim, certificate.evidence).status is Status.INCONCLUSIVE
    assert coq.verdict(coq_source(certificate), SECONDS).status is Status.INCONCLUSIVE


@pytest.mark.coq
@pytest.mark.parametrize("name", ASKED)
def test_a_false_certificate_is_no_theorem(coq: Coq, name: str) -> None:
    certificate = ASKED[name]
    assert check(certificate.claim, certificate.evidence).status is Status.INCONCLUSIVE
    try:
        source = coq_source(certificate)
    except InvalidArgument:
        return  # refused before Coq is asked
    expected = Status.HOLDS if name in STRONGER else Status.INCONCLUSIVE
    assert coq.verdict(source, SECONDS).status is expected


@pytest.mark.parametrize(
    "certificate",
    [
        Certificate(claims.NoAdmissiblePlan(claims.TransportProblem((), (), 2)), offers.Farkas(())),
        Certificate(claims.ProductRivalled(claims.TransportProblem((), (), None), strictly=True), offers.Rival(())),
        Certificate(claims.CloseToInfinite((), 2, "set", ONE), offers.NearbyMixture((), ())),
        Certificate(claims.FarFromInfinite((), 2, "set", ONE), offers.SeparatingFunction((), (), ONE, ())),
    ],
)
def test_no_sites_at_all_are_not_exported(certificate: Certificate) -> None:
    with pytest.raises(InvalidArgument, match="one row and one column for each site"):
        coq_source(certificate)
