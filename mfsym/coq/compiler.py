"""Asks ``coqc`` whether a file is a proof; builds the theory first, once for each version of it.

The answer is HOLDS if Coq accepts the file and says that its theorem rests on no axiom.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mfsym.coq.source import THEOREM
from mfsym.errors import InvalidArgument
from mfsym.kernel.verdict import Status, Verdict

PACKAGES = "coq libcoq-mathcomp-algebra libcoq-interval"
"""The Debian packages with ``coqc`` and the libraries that the theory uses."""

MOST_SECONDS = 600
"""For a file of the theory."""

REPORTS = ("Assumptions.v", "RealAssumptions.v")
"""The files of the theory that prove nothing, and print what the theorems assume."""

NO_AXIOM = "Closed under the global context"

AXIOMS_OF_REALS = frozenset(
    {
        "Classical_Prop.classic",
        "ClassicalDedekindReals.sig_forall_dec",
        "ClassicalDedekindReals.sig_not_dec",
        "FunctionalExtensionality.functional_extensionality_dep",
    }
)
"""What Coq's real numbers rest on."""

REALS = "axioms:coq-reals"
"""The name of these in what a verdict trusts."""


def _nothing(_: str) -> None:
    """Nobody is told how far the compiler is."""


@dataclass(frozen=True)
class Coq:
    """The program ``coqc`` with the compiled ``theory``."""

    coqc: str
    theory: Path

    @classmethod
    def found(cls, theory: Path, cache: Path | None = None, report: Callable[[str], None] = _nothing) -> "Coq":
        """Coq as it is installed here, with the ``theory`` of that directory, compiled there or in ``cache``.

        The theory is compiled once for each version of it, which takes a minute; ``report`` is told how far that is.

        Refuses: InvalidArgument, saying what to install, if Coq or its library is missing.
        """
        coqc = shutil.which("coqc")
        if coqc is None:
            raise InvalidArgument(f"coqc is not installed; on Debian: apt-get install {PACKAGES}")
        return cls(coqc, _compiled(coqc, theory.resolve(), _cache_directory() if cache is None else cache, report))

    def verdict(self, source: str, seconds: float) -> Verdict:
        """What Coq says of a file that :func:`mfsym.coq.coq_source` wrote, within so many ``seconds``."""
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory) / "certificate.v"
            file.write_text(source, encoding="utf-8")
            command = [self.coqc, "-q", "-w", "none", "-R", str(self.theory), "MFSym", file.name]
            try:
                run = _run(command, Path(directory), seconds)
            except subprocess.TimeoutExpired:
                return Verdict(Status.INCONCLUSIVE, f"Coq did not finish within {seconds:g} seconds")
        if run.returncode != 0:
            return Verdict(Status.INCONCLUSIVE, _refusal(source, run.stdout + run.stderr))
        axioms = assumed(run.stdout)
        if not axioms <= AXIOMS_OF_REALS:
            return Verdict(Status.INCONCLUSIVE, "Coq accepts the theorem, but it rests on axioms")
        return Verdict(Status.HOLDS, f"Coq proves the theorem {THEOREM}", frozenset({REALS} if axioms else ()))


def assumed(output: str) -> frozenset[str]:
    r"""The axioms that ``Print Assumptions`` lists.

    >>> sorted(assumed("Axioms:\nFirst.one : True\nSecond.two\n  : forall P : Prop,\n    P\n"))
    ['First.one', 'Second.two']
    >>> assumed("Closed under the global context\n")
    frozenset()
    """
    if output.strip() == NO_AXIOM:
        return frozenset()
    # Whatever else is printed, if only nothing, is no axiom of the real numbers.
    return frozenset(re.findall(r"^(\S+)", output.strip().removeprefix("Axioms:\n"), re.MULTILINE)) or frozenset({""})


def _refusal(source: str, output: str) -> str:
    """Which part of the file Coq does not accept."""
    place = re.search(r"line (\d+), characters", output)
    before = source.splitlines()[: int(place[1])] if place is not None else []
    names = re.findall(r"^(?:Definition|Lemma|Theorem) (\w+)", "\n".join(before), re.MULTILINE)
    return f"Coq refuses {names[-1] if names else 'the file'}"


def _run(command: list[str], directory: Path, seconds: float) -> "subprocess.CompletedProcess[str]":
    """Runs ``coqc`` in a directory; the files that it reads hold numbers of the certificate and nothing else of it."""
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=seconds)  # noqa: S603


def _cache_directory() -> Path:
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(home) / "mfsym" if home else Path.home() / ".cache" / "mfsym"


def _modules(theory: Path) -> list[str]:
    """The modules of the theory that certificates need, in the order in which they are compiled."""
    lines = (theory / "_CoqProject").read_text(encoding="utf-8").splitlines()
    return [line.removesuffix(".v") for line in lines if line.endswith(".v") and line not in REPORTS]


def _compiled(coqc: str, theory: Path, cache: Path, report: Callable[[str], None]) -> Path:
    """The directory with the compiled theory: ``theory`` itself if ``make`` was run there, or in ``cache``."""
    modules = _modules(theory)
    sources = {name: theory / f"{name}.v" for name in modules}
    made = [(theory / f"{name}.vo", source) for name, source in sources.items()]
    if all(result.exists() and result.stat().st_mtime >= source.stat().st_mtime for result, source in made):
        return theory
    version = _run([coqc, "--version"], theory, MOST_SECONDS).stdout
    contents = [version, *(source.read_text(encoding="utf-8") for source in sources.values())]
    place = cache / f"coq-{hashlib.sha256(chr(0).join(contents).encode()).hexdigest()[:20]}"
    if place.is_dir():
        return place
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as directory:
        under_way = Path(directory) / "theory"
        under_way.mkdir()
        for count, (name, source) in enumerate(sources.items(), start=1):
            report(f"compiling the theory for Coq, once: {name} ({count} of {len(sources)})")
            shutil.copy(source, under_way)
            command = [coqc, "-q", "-w", "none", "-R", ".", "MFSym", f"{name}.v"]
            run = _run(command, under_way, MOST_SECONDS)
            if run.returncode != 0:
                raise InvalidArgument(
                    f"Coq cannot compile {source.name} of the theory; on Debian: apt-get install {PACKAGES}. "
                    f"It says: {' '.join(run.stderr.split())[:300]}"
                )
        # Another process may have finished before.
        if not place.is_dir():
            under_way.rename(place)
    return place
