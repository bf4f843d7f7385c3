"""Documents compile with a plain TeX installation: no error, no undefined reference, no line beyond the margin."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mfsym.latex import document, escaped, formula
from tests.latex import gallery

PDFLATEX = shutil.which("pdflatex")
WIDEST_EXCESS = 20
"""In points."""

pytestmark = [
    pytest.mark.latex,
    pytest.mark.skipif(PDFLATEX is None, reason="no pdflatex here (Debian: apt-get install texlive-latex-base)"),
]


def compiled(source: str, directory: Path) -> str:
    """The log of the second run, in which references are known."""
    (directory / "document.tex").write_text(source, encoding="utf-8")
    command = [str(PDFLATEX), "-interaction=nonstopmode", "-halt-on-error", "document.tex"]
    for _ in range(2):
        run = subprocess.run(command, cwd=directory, capture_output=True, timeout=60)
        log = (directory / "document.log").read_text(encoding="latin-1")
        errors = "\n".join(line for line in log.splitlines() if line.startswith("!"))
        assert run.returncode == 0, f"{errors}\n{log[-2000:]}"
    # TeX breaks the lines of its log at 79 characters.
    return log.replace("\n", "")


def check_log(log: str) -> None:
    assert "undefined" not in log
    assert "multiply defined" not in log
    excess = [float(points) for points in re.findall(r"Overfull \\hbox \(([0-9.]+)pt", log)]
    assert all(points <= WIDEST_EXCESS for points in excess), excess


@pytest.mark.parametrize("name", gallery.KEPT)
def test_kept_documents_compile(name: str, tmp_path: Path) -> None:
    check_log(compiled((gallery.GOLDEN / f"{name}.tex").read_text(encoding="utf-8"), tmp_path))


@pytest.mark.parametrize("name", [*gallery.OTHERS, *gallery.PAPER])
def test_documents_of_every_claim_compile(name: str, tmp_path: Path) -> None:
    check_log(compiled(document(gallery.ALL[name]()), tmp_path))


def test_formulas_and_any_text_compile(tmp_path: Path) -> None:
    everything = "".join(map(chr, range(32, 127)))
    lines = [*(formula(make().claim) for make in gallery.ALL.values()), escaped(everything)]
    preamble = r"\documentclass{article}\usepackage{amsmath}\begin{document}"
    compiled("\n\n".join([preamble, *lines, r"\end{document}"]), tmp_path)
