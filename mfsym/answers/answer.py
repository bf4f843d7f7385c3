"""An answer: what was asked, the certificate that was found, and the kernel's verdict on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Certificate, Mixture, Plan
from mfsym.kernel.verdict import Status, Verdict
from mfsym.whole_file import write_whole

Record = dict[str, object]


@dataclass(frozen=True)
class Answer:
    """One question answered.

    ``certificate`` is what a finder found (``None``: nothing), ``verdict`` what the kernel says of it, ``record`` the
    answer as plain data, as ``--json`` prints it: ``answer["value"]`` is one entry of it.  ``further`` certificates
    say more of what the record says, and are printed with the first.
    """

    certificate: Certificate | None
    verdict: Verdict
    record: Mapping[str, object]
    further: tuple[Certificate, ...] = ()

    def __getitem__(self, name: str) -> object:
        return self.record[name]

    def __str__(self) -> str:
        return "\n".join(_lines(self.record))

    def _repr_latex_(self) -> str:
        from mfsym.latex import escaped, formula

        if self.certificate is None or self.verdict.status is not Status.HOLDS:
            return rf"$\text{{{escaped(f'{self.verdict.status.value}: {self.verdict.reason}')}}}$"
        return formula(self.certificate.claim)

    def _repr_html_(self) -> str:
        from mfsym.answers.notebook import answer_html

        return answer_html(self.record, self._repr_latex_())

    def write_certificate(self, path: Path | str) -> None:
        """Writes the certificate to a file that ``python -m mfsym.kernel`` re-checks.

        Refuses with NoEvidence where there is none that the kernel accepts.
        """
        if not self.is_certified():
            raise NoEvidence(f"there is no certificate to write: {self.verdict.reason}")
        if self.certificate is not None:
            write_whole(path, write(self.certificate))

    def is_certified(self) -> bool:
        """Is there a certificate that the kernel accepts?  It may say less than what was asked: bounds of a value."""
        if self.certificate is None:
            return False
        return check(self.certificate.claim, self.certificate.evidence).status is Status.HOLDS


def _lines(record: Mapping[str, object]) -> Iterator[str]:
    """The record for a reader: a name and a value a line, lists below their name."""
    for name, value in record.items():
        match value:
            case None | [] | "":
                continue
            case list() if all(isinstance(item, str) for item in value):
                yield f"{name:<12} {', '.join(value)}"
            case list():
                yield name
                yield from (f"    {_item(item)}" for item in value)
            case dict():
                yield f"{name:<12} {_item(value)}"
            case _:
                yield f"{name:<12} {value}"


def _item(item: Mapping[str, object]) -> str:
    match item:
        case {"line": line, "rule": rule, "conclusion": {"left": left, "right": right}}:
            return f"{line:>2}  {rule}: {left} = {right}"
        case {"line": line, "rule": rule, "conclusion": {"profile": profile, "transform": transform}}:
            return f"{line:>2}  {rule}: {profile}  has the transform  {transform}"
        case _:
            return ", ".join(f"{name} {_short(value)}" for name, value in item.items())


def _short(value: object) -> str:
    match value:
        case list():
            return f"[{', '.join(map(_short, value))}]"
        case dict():
            return " ".join(f"{name} {_short(part)}" for name, part in value.items())
        case _:
            return str(value)


def judged(find: Callable[[], Certificate], seconds: float = DEFAULT_SECONDS) -> tuple[Certificate | None, Verdict]:
    """What ``find`` finds within the time limit, and the kernel's verdict on it."""
    try:
        with deadline(seconds):
            certificate = find()
    except NoEvidence as reason:
        return None, Verdict(Status.INCONCLUSIVE, str(reason))
    return certificate, check(certificate.claim, certificate.evidence)


def plan_record(plan: Plan) -> list[Record]:
    """A plan as plain data."""
    return [{"configuration": list(part.configuration), "weight": str(part.weight)} for part in plan]


def mixture_record(mixture: Mixture) -> list[Record]:
    """A mixture as plain data."""
    return [{"law": [str(q) for q in part.law], "weight": str(part.weight)} for part in mixture]


def verdict_record(verdict: Verdict) -> Record:
    """The entries of a record that every answer has."""
    return {"verdict": verdict.status.value, "reason": verdict.reason, "trusts": sorted(verdict.trusts)}
