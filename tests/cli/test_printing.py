"""From a cost typed at the prompt to a document and a PDF."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COST = ("transform", "exp(-a*r)", "--dimension", 3)


def test_every_question_writes_a_document_as_it_is_wished(mfsym: Callable[..., Run], tmp_path: Path) -> None:
    file, macros = tmp_path / "document.tex", tmp_path / "macros.tex"
    macros.write_text("\\newcommand{\\rate}{\\beta}\n", encoding="utf-8")
    wishes = ("--class", "amsart", "--macros", macros, "--notation", r"a=\rate", "--detail", "brief")
    assert mfsym(*COST, "--document", file, *wishes).status == 0
    written = file.read_text(encoding="utf-8")
    assert r"{amsart}" in written
    assert r"\newcommand{\rate}{\beta}" in written
    assert r"\ell(x) = e^{-\rate r}" in written
    assert "step:1" not in written


def test_a_verified_statement_is_a_document_in_which_nothing_stands_twice(
    mfsym: Callable[..., Run], tmp_path: Path
) -> None:
    file = tmp_path / "theorem.tex"
    own = ("--cost", "exp(-r)", "--dimension", 3, "--marginal", "gaussian(1)")
    assert mfsym("verify", "theorem-1.2", *own, "--document", file).status == 0
    written = file.read_text(encoding="utf-8")
    # That the product measure is the only minimiser says that it is one; the other certificate is about the energy.
    assert written.count(r"\section{") == written.count("% SHA-256") == 2
    assert written.count("The Fourier transform of an integrable function") == 1
    assert r"\title{Theorem 1.2 (a)(i) and Theorem 1.2 (b) for $e^{-r}$ on $\mathbf{R}^{3}$}" in written
    assert r"F_{\infty}[\mu] = 3 \operatorname{erfc}(1) e - \frac{2}{\sqrt{\pi}}" in written
    assert "exp(" not in written


def test_the_formula_of_two_sites_is_a_document(mfsym: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "formula.tex"
    # The command returns without an exit status of its own.
    assert mfsym("solve", "--formula", "--document", file, "--fragment").status == 0
    assert r"\begin{theorem}" in file.read_text(encoding="utf-8")


def test_where_nothing_is_established_nothing_is_written(mfsym: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "nothing.tex"
    run = mfsym("transform", "besselj(0, r)^3*sin(r^3)", "--dimension", 1, "--document", file)
    assert run.status != 0
    assert "nothing to write a document about" in run.err
    assert not file.exists()


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        (("--fragment", "--pdf", "x.pdf"), "--fragment goes with --document"),
        (("--detail", "brief"), "--detail goes with --document or --pdf"),
        (("--notation", "a=b"), "--notation goes with --document or --pdf"),
        (("--class", "book", "--document", "x.tex"), "need one of article, amsart"),
        (("--notation", "a", "--document", "x.tex"), "need NAME=LATEX"),
        (("--notation", "a=b", "--notation", "a=c", "--document", "x.tex"), "once for each name"),
        (("--notation", "zeta=b", "--document", "x.tex"), "does not occur"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused(
    mfsym: Callable[..., Run],
    wishes: tuple[str, ...],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    run = mfsym(*COST, *wishes)
    assert run.status == 2
    assert complaint in run.err
    assert not list(tmp_path.iterdir())


def test_without_a_tex_engine_it_is_said_before_anything_is_searched(
    mfsym: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    run = mfsym(*COST, "--pdf", tmp_path / "document.pdf")
    assert run.status == 2
    assert "apt-get install texlive-latex-base" in run.err


@pytest.mark.latex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex here")
def test_a_cost_becomes_a_pdf(mfsym: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    assert mfsym("sign", "exp(-a*r)/r", "--dimension", 3, "--pdf", file).status == 0
    assert file.read_bytes().startswith(b"%PDF")
