"""Runs a statement on an instance: statement -> claim and evidence -> kernel -> verdict."""

import time
from dataclasses import dataclass

from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status, Verdict
from mfsym.statements.statement import Instance


@dataclass(frozen=True)
class Outcome:
    """What came of an instance: the ``verdict``, the certificates that it rests on, and the ``seconds`` it took."""

    instance: Instance
    verdict: Verdict
    certificates: tuple[Certificate, ...]
    seconds: float

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
    try:
        with deadline(seconds):
            verdict, certificate = _judged(instance)
    except NoEvidence as reason:
        verdict, certificate = Verdict(Status.INCONCLUSIVE, str(reason)), None
    found = () if certificate is None else (certificate,)
    return Outcome(instance, verdict, found, time.perf_counter() - start)


def _judged(instance: Instance) -> tuple[Verdict, Certificate | None]:
    statement = instance.statement
    exclusion = statement.excludes(instance.data)
    if exclusion is not None:
        certificate = exclusion.certificate
        if certificate is None:
            return Verdict(Status.NOT_APPLICABLE, exclusion.reason), None
        verdict = check(certificate.claim, certificate.evidence)
        if verdict.status is Status.HOLDS:
            return Verdict(Status.NOT_APPLICABLE, exclusion.reason, verdict.trusts), certificate
        return Verdict(Status.INCONCLUSIVE, verdict.reason), None
    reasons = []
    for status, find in ((Status.HOLDS, statement.proof), (Status.FAILS, statement.refutation)):
        try:
            certificate = find(instance.data)
        except NoEvidence as reason:
            reasons.append(str(reason))
            continue
        verdict = check(certificate.claim, certificate.evidence)
        if verdict.status is Status.HOLDS:
            return Verdict(status, _REASONS[status], verdict.trusts), certificate
        reasons.append(verdict.reason)
    return Verdict(Status.INCONCLUSIVE, "; ".join(dict.fromkeys(reasons))), None


_REASONS = {
    Status.HOLDS: "the kernel accepts the evidence for the claim",
    Status.FAILS: "the kernel accepts the evidence for the denial",
}
