"""Runs a statement on an instance: statement -> claim and evidence -> kernel -> verdict."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status, Verdict
from mfsym.statements.statement import Instance


@dataclass(frozen=True)
class Outcome:
    """What came of an instance: the ``verdict``, the certificates that it rests on, the ``seconds`` it took, and what
    is known of each of the ``hypotheses``, in a few words by its name, where the statement says it."""

    instance: Instance
    verdict: Verdict
    certificates: tuple[Certificate, ...]
    seconds: float
    hypotheses: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_expected(self) -> bool:
        """Is the verdict the one that was expected?"""
        return self.verdict.status is self.instance.expected


def outcome_of(instance: Instance, seconds: float = DEFAULT_SECONDS) -> Outcome:
    """The outcome of one instance, within a time limit of ``seconds``.

    HOLDS if the kernel accepts the proof, FAILS if it accepts the refutation, NOT_APPLICABLE if a hypothesis fails,
    INCONCLUSIVE otherwise.
    """
    start = time.perf_counter()
    hypotheses: Mapping[str, str] = {}
    try:
        with deadline(seconds):
            verdict, certificates = _judged(instance)
            hypotheses = instance.statement.hypotheses(instance.data)
    except NoEvidence as reason:
        verdict, certificates = Verdict(Status.INCONCLUSIVE, str(reason)), ()
    return Outcome(instance, verdict, certificates, time.perf_counter() - start, hypotheses)


def _judged(instance: Instance) -> tuple[Verdict, tuple[Certificate, ...]]:
    statement = instance.statement
    exclusion = statement.excludes(instance.data)
    if exclusion is not None:
        certificates = _several(exclusion.certificates)
        if not certificates:
            return Verdict(Status.NOT_APPLICABLE, exclusion.reason), ()
        verdict = _together(certificates)
        if verdict.status is Status.HOLDS:
            return Verdict(Status.NOT_APPLICABLE, exclusion.reason, verdict.trusts), certificates
        return verdict, ()
    reasons = []
    for status, find in ((Status.HOLDS, statement.proof), (Status.FAILS, statement.refutation)):
        try:
            found = find(instance.data)
        except NoEvidence as reason:
            reasons.append(str(reason))
            continue
        certificates = _several(found)
        if status is Status.FAILS and not certificates:
            continue  # no refutation is looked for
        verdict = _together(certificates)
        if verdict.status is Status.HOLDS:
            return Verdict(status, _REASONS[status], verdict.trusts), certificates
        reasons.append(verdict.reason)
    return Verdict(Status.INCONCLUSIVE, "; ".join(dict.fromkeys(reasons))), ()


def _several(found: Certificate | tuple[Certificate, ...]) -> tuple[Certificate, ...]:
    return found if isinstance(found, tuple) else (found,)


def _together(certificates: tuple[Certificate, ...]) -> Verdict:
    """HOLDS if the kernel accepts all of the certificates, with all that they trust; otherwise what it says of one."""
    verdicts = [check(certificate.claim, certificate.evidence) for certificate in certificates]
    for verdict in verdicts:
        if verdict.status is not Status.HOLDS:
            return verdict
    if not verdicts:
        return Verdict(Status.INCONCLUSIVE, "there is no certificate")
    trusts = frozenset[str]().union(*(verdict.trusts for verdict in verdicts))
    return Verdict(Status.HOLDS, "the evidence establishes the claim", trusts)


_REASONS = {
    Status.HOLDS: "the kernel accepts the evidence for the claim",
    Status.FAILS: "the kernel accepts the evidence for the denial",
}
