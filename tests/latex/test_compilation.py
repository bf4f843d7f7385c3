"""Documents compile with a plain TeX installation: no error, no undefined reference, no line beyond the margin."""

import os
import re
import shutil
from pathlib import Path

import pytest

from mfsym.answers import two_site_formula
from mfsym.cli.printing import WIDEST_EXCESS
from mfsym.errors import InvalidArgument
from mfsym.latex import Layout, collection, compiled, document, escaped, formula
from mfsym.latex.engine import require_engine
from tests.latex import gallery

needs_tex = [
    pytest.mark.latex,
    pytest.mark.skipif(
        shutil.which("pdflatex") is None, reason="no pdflatex here (Debian: apt-get install texlive-latex-base)"
    ),
]
BATCHES = 6
NAMES = list(gallery.ALL)


def check(source: str) -> None:
    result = compiled(source)
    assert "undefined" not in result.log
    assert "multiply defined" not in result.log
    excess = re.findall(r"Overfull \\hbox .*", result.log)
    assert result.excess <= WIDEST_EXCESS, excess


class TestCompiled:
    pytestmark = needs_tex

    @pytest.mark.parametrize("name", gallery.KEPT)
    def test_kept_documents_compile(self, name: str) -> None:
        check((gallery.GOLDEN / f"{name}.tex").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("place", range(BATCHES))
    @pytest.mark.parametrize("document_class", ["article", "amsart"])
    def test_every_derivation_of_the_gallery_compiles(self, place: int, document_class: str) -> None:
        some = [gallery.ALL[name]() for name in NAMES[place::BATCHES]]
        check(collection(some, Layout(document_class=document_class), "Gallery"))

    def test_the_formula_of_two_sites_compiles(self) -> None:
        check(two_site_formula().document())
        check(two_site_formula(first="1/3", second="7/5", across="2/9", weight="5/17").document())

    def test_fragments_are_put_together_in_one_paper(self) -> None:
        names = ("kept-sign-of-exponential", "kept-exponential-in-space", "criterion-by-cases")
        fragments = [document(gallery.ALL[name](), Layout(whole=False)) for name in names]
        (preamble,) = {
            line.removeprefix("% ") for text in fragments for line in text.split("\n") if "newtheorem" in line
        }
        items = dict.fromkeys(
            item for text in fragments for item in re.findall(r"(?m)^% (\\bibitem\{.*)((?:\n% (?!\\).*)*)", text)
        )
        references = ["".join(item).replace("\n% ", " ") for item in items]
        check(
            "\n".join(
                [
                    r"\documentclass{article}",
                    preamble,
                    r"\sloppy \begin{document} \section{A section of the author}",
                    *fragments,
                    r"\begin{thebibliography}{9}",
                    *references,
                    r"\end{thebibliography} \end{document}",
                ]
            )
        )

    def test_documents_in_brief_with_macros_and_notation_compile(self) -> None:
        macros = "\\newcommand{\\rate}{\\beta_{*}}\n"
        layout = Layout(macros=macros, detail="brief", notation={"a": r"\rate", "ell": r"v_{\mathrm{c}}"})
        check(document(gallery.transform("exp(-a*r)", "3"), layout))

    def test_formulas_and_any_text_compile(self) -> None:
        everything = "".join(map(chr, range(32, 127)))
        lines = [*(formula(make().claim) for make in gallery.ALL.values()), escaped(everything)]
        preamble = r"\documentclass{article}\usepackage{amsmath}\begin{document}"
        compiled("\n\n".join([preamble, *lines, r"\end{document}"]))

    def test_equal_documents_are_equal_files(self) -> None:
        source = document(gallery.golden_certificate("two-sites"))
        first = compiled(source).pdf
        assert first.startswith(b"%PDF")
        assert first == compiled(source).pdf

    def test_a_line_that_runs_off_the_page_is_seen(self) -> None:
        wide = r"\documentclass{article}\begin{document}\noindent\hbox to 600pt{wide\hfil}\end{document}"
        assert compiled(wide).excess > WIDEST_EXCESS

    def test_what_tex_says_of_an_error_is_passed_on(self) -> None:
        layout = Layout(macros=r"\newcommand{\rate}{\nosuchcommand}", notation={"a": r"\rate"})
        with pytest.raises(InvalidArgument, match=r"does not compile.*Undefined control sequence"):
            compiled(document(gallery.transform("exp(-a*r)", "3"), layout))

    def test_no_program_is_run_by_a_document(self, tmp_path: Path) -> None:
        file = tmp_path / "written"
        source = rf"\documentclass{{article}}\begin{{document}}\immediate\write18{{touch {file}}}x\end{{document}}"
        compiled(source)
        assert not file.exists()


def test_without_an_engine_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(InvalidArgument, match="apt-get install texlive-latex-base"):
        require_engine()
