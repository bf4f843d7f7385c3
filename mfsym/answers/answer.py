"""An answer: what was asked, the certificate that was found, and the kernel's verdict on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status, Verdict

Record = dict[str, object]


@dataclass(frozen=True)
class Answer:
    """One question answered.

    ``certificate`` is what a finder found (``None``: nothing), ``verdict`` what the kernel says of it, ``record`` the
    answer as plain data, as ``--json`` prints it: ``answer["value"]`` is one entry of it.
    """

    certificate: Certificate | None
    verdict: Verdict
    record: Mapping[str, object]

    def __getitem__(self, name: str) -> object:
        return self.record[name]

    def __str__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self.record.items() if value not in (None, []))

    def _repr_latex_(self) -> str:
        from mfsym.latex import escaped, formula

        if self.certificate is None or self.verdict.status is not Status.HOLDS:
            return rf"\text{{{escaped(f'{self.verdict.status.value}: {self.verdict.reason}')}}}"
        return formula(self.certificate.claim)

    def write_certificate(self, path: Path | str) -> None:
        """Writes the certificate to a file that ``python -m mfsym.kernel`` re-checks.

        Refuses with NoEvidence where there is none.
        """
        if self.certificate is None:
            raise NoEvidence(f"there is no certificate to write: {self.verdict.reason}")
        Path(path).write_text(write(self.certificate), encoding="utf-8")


def judged(find: Callable[[], Certificate], seconds: float = DEFAULT_SECONDS) -> tuple[Certificate | None, Verdict]:
    """What ``find`` finds within the time limit, and the kernel's verdict on it."""
    try:
        with deadline(seconds):
            certificate = find()
    except NoEvidence as reason:
        return None, Verdict(Status.INCONCLUSIVE, str(reason))
    return certificate, check(certificate.claim, certificate.evidence)


def verdict_record(verdict: Verdict) -> Record:
    """The entries of a record that every answer has."""
    return {"verdict": verdict.status.value, "reason": verdict.reason, "trusts": sorted(verdict.trusts)}
