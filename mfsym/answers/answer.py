"""An answer: what was asked, the certificate that was found, and the kernel's verdict on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.checker import check
from mfsym.kernel.claim import TransformSign
from mfsym.kernel.evidence import Certificate, Mixture, Plan
from mfsym.kernel.verdict import Status, Verdict
from mfsym.whole_file import write_whole

Record = dict[str, object]
AWAY_FROM_ZERO = "k != 0"
INFINITE = "inf"
NARROWEST = 12
"""Names take at least so many columns."""


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
        return "\n".join(_lines(as_said(self.record)))

    def formula(self) -> str:
        """The answer as one formula in LaTeX.

        Refuses (NoEvidence) what is not established, and what has no formula.
        """
        from mfsym.latex import formula

        if self.verdict.status is not Status.HOLDS:
            raise NoEvidence(f"there is no formula to print: {self.verdict.reason}")
        if self.certificate is None or self.record.get("value") == INFINITE:
            raise NoEvidence("there is no formula to print: none is known for this answer")
        written = formula(self.certificate.claim)
        if isinstance(self.certificate.claim, TransformSign) and self.record.get("wave_numbers") == AWAY_FROM_ZERO:
            return written.removesuffix("$") + r" \quad (k \ne 0)$"
        return written

    def _repr_latex_(self) -> str:
        from mfsym.latex import escaped

        try:
            return self.formula()
        except NoEvidence:
            return rf"$\text{{{escaped(f'{self.verdict.status.value}: {self.verdict.reason}')}}}$"

    def _repr_html_(self) -> str:
        from mfsym.answers.notebook import answer_html

        return answer_html(as_said(self.record), self._repr_latex_())

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
        return self._is_accepted

    @cached_property
    def _is_accepted(self) -> bool:
        # What was asked may need long checks, and several callers want to know.
        found = self.certificate
        return found is not None and check(found.claim, found.evidence).status is Status.HOLDS


def as_said(record: Mapping[str, object]) -> Record:
    """The record for a reader: without what is missing, and a sign together with the k that it is about.

    >>> as_said({"sign": "positive", "witness": None, "wave_numbers": "k != 0"})
    {'sign': 'positive for k != 0'}
    """
    said = {name: value for name, value in record.items() if value not in (None, [], "")}
    if said.pop("wave_numbers", None) == AWAY_FROM_ZERO:
        said |= {name: f"{said[name]} for {AWAY_FROM_ZERO}" for name in ("sign", "sense") if name in said}
    return said


def _lines(record: Mapping[str, object]) -> Iterator[str]:
    """A name and a value a line, the values in one column; lists below their name."""
    width = max((len(name) for name, value in record.items() if not _is_below(value)), default=0)
    column = max(width, NARROWEST)
    for name, value in record.items():
        match value:
            case list() if _is_below(value):
                yield name
                yield from (f"    {_item(item)}" for item in value)
            case list():
                yield f"{name:<{column}} {', '.join(value)}"
            case dict():
                yield f"{name:<{column}} {_item(value)}"
            case _:
                yield f"{name:<{column}} {value}"


def _is_below(value: object) -> bool:
    return isinstance(value, list) and not all(isinstance(item, str) for item in value)


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
