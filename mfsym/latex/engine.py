"""PDF from LaTeX, by a TeX engine of the machine; equal documents give equal files."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mfsym.errors import InvalidArgument

ENGINES = ("pdflatex", "lualatex", "xelatex")
SECONDS = 120.0
"""For one run of the engine; a document of a hundred pages takes a few."""

_RUNS = 2
"""In the second run references are known."""


@dataclass(frozen=True)
class Compiled:
    """A ``pdf``, and the ``log`` of the last run, in lines of any length."""

    pdf: bytes
    log: str

    @property
    def excess(self) -> float:
        """By how much the longest line runs off its column, in points."""
        return max((float(points) for points in re.findall(r"Overfull \\hbox \(([0-9.]+)pt", self.log)), default=0.0)


def require_engine() -> str:
    """The TeX engine of this machine; InvalidArgument, with what to install, where there is none."""
    for engine in ENGINES:
        found = shutil.which(engine)
        if found is not None:
            return found
    raise InvalidArgument(
        f"a PDF needs a TeX engine ({', '.join(ENGINES)}), and none is installed: on Debian, apt-get install "
        "texlive-latex-base; without one, write the LaTeX and compile it elsewhere"
    )


def compiled(source: str) -> Compiled:
    """The document, compiled in a directory of its own.

    Refuses: InvalidArgument where no engine is installed, and with TeX's message where it finds an error, which is
    most likely in macros or notation of the user.
    """
    engine = require_engine()
    # Equal documents are equal files: no date in them but that of the epoch.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1", "max_print_line": "10000"}
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "document.tex"]
    with TemporaryDirectory() as name:
        directory = Path(name)
        (directory / "document.tex").write_text(source, encoding="utf-8")
        for _ in range(_RUNS):
            try:
                run = subprocess.run(  # noqa: S603  (the engine, on a file of ours)
                    command, cwd=directory, env=environment, capture_output=True, timeout=SECONDS, check=False
                )
            except subprocess.TimeoutExpired:
                raise InvalidArgument(f"the document is not compiled within {SECONDS:.0f} s by {engine}") from None
            log = _log(directory)
            if run.returncode != 0:
                raise InvalidArgument(f"TeX does not compile the document: {_first_error(log)}")
        return Compiled((directory / "document.pdf").read_bytes(), log)


def _log(directory: Path) -> str:
    file = directory / "document.log"
    return file.read_text(encoding="latin-1") if file.is_file() else ""


def _first_error(log: str) -> str:
    """The first error, and the line where it is."""
    found = re.search(r"^! .*?(?=^\s*$|\Z)", log, re.MULTILINE | re.DOTALL)
    return " ".join(found.group()[:300].split()) if found else "it ends without saying why"
