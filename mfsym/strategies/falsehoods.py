"""Certificates that no kernel may accept, and certificates that have been tampered with."""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite, NoAdmissiblePlan, NotRepresentable, Representable
from mfsym.kernel.evidence import Certificate, Farkas, PlanAndCuts, RepresentingPlan, SeparatingCost
from mfsym.strategies.ingredients import marginals, pair_costs, rationals
from mfsym.strategies.problems import pair_measures, plans, transport_problems
from mfsym.transport import converge, far_from_infinite, near_infinite, pair_marginal, represent, solve

NORMS = st.sampled_from(["total-variation", "set"])
CHANGES = rationals(-2, 2).filter(bool)


def false_claims() -> st.SearchStrategy[Certificate]:
    """Certificates whose claim is false, with evidence that comes close to establishing it.

    >>> from hypothesis import find
    >>> find(false_claims(), lambda certificate: isinstance(certificate.claim, NotRepresentable)).claim
    NotRepresentable(pair=((Fraction(1, 1),),), bodies=2)
    """
    finite = transport_problems(most_sites=3, most_bodies=4)
    infinite = transport_problems(most_sites=3, infinite=True, positive=True)
    two = marginals(2).flatmap(lambda law: st.builds(converge, pair_costs(2), st.just(law), st.integers(2, 4)))
    shapes = st.tuples(st.integers(1, 3), st.integers(2, 4))
    distances = st.builds(_nearer, st.integers(2, 4), NORMS, CHANGES) | st.builds(
        _farther, st.integers(2, 4), NORMS, CHANGES
    )
    return st.one_of(
        st.builds(_another_cost, (finite | infinite).map(solve), CHANGES, st.booleans()),
        finite.flatmap(lambda problem: st.builds(_denied, st.just(problem), _potentials(len(problem.marginal)))),
        st.builds(_another_value, two, CHANGES),
        shapes.flatmap(lambda shape: st.builds(_separated, plans(*shape), pair_costs(shape[0]))),
        shapes.flatmap(lambda shape: st.builds(_represented, pair_measures(shape[0]), plans(*shape))),
        distances,
    )


def corruptions(certificates: st.SearchStrategy[Certificate]) -> st.SearchStrategy[Certificate]:
    """The certificates with one number of the evidence changed, or one part of it left out or repeated.

    What comes out may still be valid, so the law is: if the kernel accepts it, its claim is true.
    """
    return certificates.flatmap(
        lambda certificate: _changed(certificate.evidence).map(
            lambda evidence: Certificate(certificate.claim, evidence),
        )
    )


def _potentials(sites: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    return st.tuples(*[rationals()] * sites)


def _another_cost(certificate: Certificate, change: Fraction, along: bool) -> Certificate:
    """Another least cost; if ``along``, with the potential raised so that its mean is the cost claimed."""
    claim, evidence = _parts(certificate)
    bodies = claim.problem.bodies
    rise = change if bodies is None else change * (bodies - 1) / 2
    if along and isinstance(evidence, PlanAndCuts):
        evidence = replace(evidence, separable=tuple(f + change / 2 for f in evidence.separable))
    elif along:
        evidence = replace(evidence, potential=tuple(u + rise for u in evidence.potential))
    return Certificate(replace(claim, value=claim.value + change), evidence)


def _denied(problem: Any, potential: tuple[Fraction, ...]) -> Certificate:
    """No plan of finite cost, claimed where all costs are finite."""
    return Certificate(NoAdmissiblePlan(problem), Farkas(potential))


def _another_value(certificate: Certificate, change: Fraction) -> Certificate:
    """Another last value in a sequence that converges."""
    claim, evidence = _parts(certificate)
    return Certificate(replace(claim, values=(*claim.values[:-1], claim.values[-1] + change)), evidence)


def _separated(plan: Any, cost: Any) -> Certificate:
    """The pair marginal of a plan, claimed to be none."""
    return Certificate(NotRepresentable(pair_marginal(plan), sum(plan[0].configuration)), SeparatingCost(cost))


def _represented(pair: Any, plan: Any) -> Certificate:
    """Any pair measure claimed to be the pair marginal of the plan, unless it is representable; then the contrary."""
    bodies = sum(plan[0].configuration)
    truth = represent(pair, bodies)
    if isinstance(truth.evidence, SeparatingCost):
        return Certificate(Representable(pair, bodies), RepresentingPlan(plan))
    return Certificate(NotRepresentable(pair, bodies), SeparatingCost(((Fraction(-1),) * len(pair),) * len(pair)))


def _nearer(bodies: int, norm: Any, change: Fraction) -> Certificate:
    """One body on each site, claimed to be nearer to infinitely representable than it is."""
    truth, evidence = _parts(far_from_infinite(bodies, norm))
    claim = CloseToInfinite(truth.pair, bodies, norm, truth.distance - abs(change))
    return Certificate(claim, near_infinite(evidence.plan, norm).evidence)


def _farther(bodies: int, norm: Any, change: Fraction) -> Certificate:
    """One body on each site, claimed to be farther from infinitely representable than it is."""
    truth, evidence = _parts(far_from_infinite(bodies, norm))
    claim = FarFromInfinite(truth.pair, bodies, norm, truth.distance + abs(change))
    return Certificate(claim, replace(evidence, bound=evidence.bound - abs(change)))


def _parts(certificate: Certificate) -> tuple[Any, Any]:
    return certificate.claim, certificate.evidence


def _changed(value: Any) -> st.SearchStrategy[Any]:
    """The plain data ``value`` with one change in it."""
    match value:
        case bool() | str():
            return st.just(value)
        case int():
            return st.sampled_from([value + 1, value - 1, -value])
        case Fraction():
            return CHANGES.map(lambda change: value + change)
        case None:
            return rationals()
        case tuple():
            inside = [st.builds(_with_part, st.just(value), st.just(i), _changed(part)) for i, part in enumerate(value)]
            return st.one_of(st.sampled_from([value[:-1], (*value, *value[-1:])]), *inside)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changes = {field.name: _changed(getattr(value, field.name)) for field in fields(value)}
            return st.one_of(*[st.builds(replace, st.just(value), **{name: new}) for name, new in changes.items()])
    return st.just(value)


def _with_part(parts: tuple[Any, ...], i: int, new: Any) -> tuple[Any, ...]:
    return (*parts[:i], new, *parts[i + 1 :])
