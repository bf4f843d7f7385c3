"""``mfsym report``: one page with everything, for every reader, and nothing that is not in the run."""

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from mfsym.cli.printing import WIDEST_EXCESS
from mfsym.cli.report_page import MARKS, html_report
from mfsym.cli.statement_documents import statement_document
from mfsym.kernel.certificate_file import read, write
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status, Verdict
from mfsym.latex import Layout, compiled
from mfsym.statements import Outcome, outcome_of
from proofs_checks import chapters
from tests.cli.conftest import Run

LABELS = ("theorem-1.2", "theorem-1.3", "equation-2.10", "lemma-2.4", "remark-3.4-b", "remark-2.12-c")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page with their attributes, if they are properly nested."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [outcome_of(instance) for label in LABELS for instance in chapters()[label].instances]


@pytest.fixture(scope="module")
def source(outcomes: list[Outcome]) -> str:
    return html_report(outcomes)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_instance_is_a_row_with_its_verdict(outcomes: list[Outcome], source: str, page: Page) -> None:
    rows = [row for row in page.all("tr") if "data-verdict" in row]
    assert [row["data-verdict"] for row in rows] == [outcome.verdict.status.name for outcome in outcomes]
    assert {outcome.verdict.status for outcome in outcomes} >= {Status.HOLDS, Status.FAILS, Status.NOT_APPLICABLE}
    assert f"{len(outcomes)} of {len(outcomes)} verdicts are as expected" in source
    # The colour is not alone: every verdict has a sign and a word.
    for status in {outcome.verdict.status for outcome in outcomes}:
        assert f'<span aria-hidden="true">{MARKS[status]}</span> {status.value}</span>' in source


def test_every_certificate_can_be_saved_from_the_page(outcomes: list[Outcome], page: Page) -> None:
    links = [str(link["href"]) for link in page.all("a")]
    assert all(link.startswith("data:application/json;base64,") for link in links)
    saved = [b64decode(link.partition(",")[2]).decode() for link in links]
    assert saved == [write(certificate) for outcome in outcomes for certificate in outcome.certificates]
    for text in saved[::7]:
        certificate = read(text)
        assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_the_page_needs_nothing_else(source: str, page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("link", "iframe", "img", "object", "embed")
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"https?://|//[a-z]|@import|url\(", re.sub(r"base64,[A-Za-z0-9+/=]*", "", source))
    assert any("default-src 'none'" in str(meta.get("content")) for meta in page.all("meta"))


def test_there_are_formulas_plots_and_what_is_trusted(outcomes: list[Outcome], source: str, page: Page) -> None:
    assert len(page.all("math")) >= len(LABELS) + len(page.all("a")) - 2
    assert len(page.all("svg")) >= 1
    trusted = source.partition('id="trusts"')[2]
    for name in {name for outcome in outcomes for name in outcome.verdict.trusts}:
        assert f"<strong>{name.removeprefix('fact:')}</strong>" in trusted


def test_everything_is_escaped(outcomes: list[Outcome]) -> None:
    nasty = "</td><script>alert('&')</script>\" onload=\"x"
    first = outcomes[0]
    statement = replace(first.instance.statement, title=nasty, says=nasty)
    instance = replace(first.instance, name=nasty, statement=statement)
    verdict = Verdict(Status.INCONCLUSIVE, nasty, frozenset({nasty}))
    written = html_report([Outcome(instance, verdict, first.certificates, 0.0)])
    page = Page(written)
    assert len(page.all("script")) == 1
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "unexpected" in written.partition("<main>")[2]


def test_an_unexpected_verdict_is_seen(outcomes: list[Outcome]) -> None:
    first = outcomes[0]
    unexpected = replace(first, instance=replace(first.instance, expected=Status.FAILS))
    assert "(expected FAILS)" in html_report([unexpected])
    assert "0 of 1 verdicts are as expected" in html_report([unexpected])


def test_without_outcomes_there_is_a_page() -> None:
    assert "Nothing." in html_report([])
    Page(html_report([]))


def test_the_command_writes_it(mfsym: Callable[..., Run], tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    own = ("theorem-1.2", "--cost", "exp(-r)", "--dimension", 3, "--marginal", "gaussian(1)")
    run = mfsym("report", *own, "--output", file)
    assert (run.status, run.out.splitlines()[-1]) == (0, f"Wrote {file}")
    Page(file.read_text(encoding="utf-8"))
    assert mfsym("report", *own, "--output", tmp_path / "report.tex").status == 0
    refused = mfsym("report", *own, "--output", tmp_path / "report.doc")
    assert refused.status == 2
    assert ".html, .tex, .pdf" in refused.err


@pytest.mark.latex
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no pdflatex here")
def test_the_document_of_everything_has_no_line_beyond_the_margin() -> None:
    everything = [outcome_of(instance) for chapter in chapters().values() for instance in chapter.instances]
    result = compiled(statement_document(everything, Layout()))
    assert result.excess <= WIDEST_EXCESS
    assert "undefined" not in result.log


# --- in a browser ------------------------------------------------------------------------------------


def in_browser(source: str, script: str, directory: Path, width: int = 1200) -> Any:
    """What the script, run at the end of the page in headless Chromium, puts into ``result``."""
    tail = "\n".join(
        [
            "<script>(async () => {",
            "const requests = []; addEventListener('securitypolicyviolation', (e) => requests.push(e.blockedURI));",
            f"let result; {script};",
            "const out = document.createElement('pre'); out.id = 'result';",
            "out.textContent = JSON.stringify({result, requests}); document.body.append(out);",
            "})();</script></body>",
        ]
    )
    file = directory / "page.html"
    file.write_text(source.replace("</body>", tail), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"]
    command += ["--virtual-time-budget=20000", "--dump-dom", f"--user-data-dir={directory / 'profile'}", file.as_uri()]
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env={**os.environ, "HOME": str(directory)}
    )
    found = re.search(r'<pre id="result">(.*?)</pre>', run.stdout, re.DOTALL)
    assert found is not None, run.stderr[-2000:]
    answer = json.loads(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert answer["requests"] == []
    return answer["result"]


browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium)"),
]


needs_axe = pytest.mark.skipif(find_spec("axe_core_python") is None, reason="axe-core-python is not installed")


def violations(source: str, directory: Path, width: int) -> Any:
    """What axe-core finds on a page: the rule, how often, and the first place."""
    spec = find_spec("axe_core_python")
    assert spec is not None
    axe = (Path(str(spec.origin)).parent / "axe.min.js").read_text(encoding="utf-8")
    with_axe = source.replace("</head>", f"<script>{axe.replace('</script', '<_script')}</script></head>")
    script = """
    for (const part of document.querySelectorAll("details")) part.open = true;
    const found = await axe.run(document, {resultTypes: ["violations"]});
    result = found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)])
    """
    return in_browser(with_axe, script, directory, width)


class TestInBrowser:
    pytestmark = browser

    def test_filter_and_search(self, source: str, outcomes: list[Outcome], tmp_path: Path) -> None:
        script = """
        const shown = () => [...document.querySelectorAll("tr[data-verdict]")].filter((row) => row.offsetParent).length;
        const type = (words) => {
          const search = document.querySelector("input[type=search]");
          search.value = words;
          search.dispatchEvent(new Event("input", {bubbles: true}));
        };
        const all = shown();
        document.querySelector("input[value=HOLDS]").click();
        const others = shown();
        document.querySelector("input[value=HOLDS]").click();
        type("THEOREM-1.3 holds");
        const found = shown(), cards = [...document.querySelectorAll("[data-entry]")].filter((c) => !c.hidden).length;
        const said = document.getElementById("count").textContent;
        type("no such words");
        result = {all, others, found, cards, said, none: shown()}
        """
        holding = sum(outcome.verdict.status is Status.HOLDS for outcome in outcomes)
        found = sum(o.verdict.status is Status.HOLDS and "theorem-1.3" in o.instance.statement.label for o in outcomes)
        assert in_browser(source, script, tmp_path) == {
            "all": len(outcomes),
            "others": len(outcomes) - holding,
            "found": found,
            "cards": 1,
            "said": f"{found} of {len(outcomes)} instances shown",
            "none": 0,
        }

    @pytest.mark.parametrize("width", [360, 1200])
    def test_nothing_is_wider_than_the_window(self, source: str, tmp_path: Path, width: int) -> None:
        script = """
        for (const part of document.querySelectorAll("details")) part.open = true;
        result = [document.documentElement.scrollWidth, innerWidth]
        """
        content, window = in_browser(source, script, tmp_path, width)
        assert content <= window

    @needs_axe
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [500, 1200])
    def test_it_is_accessible(self, source: str, tmp_path: Path, scheme: str, width: int) -> None:
        # The colours of the scheme, whatever that of this browser is.
        wanted = source.replace("(prefers-color-scheme: dark)", "all" if scheme == "dark" else "not all")
        assert violations(wanted, tmp_path, width) == []

    @needs_axe
    def test_planted_faults_are_seen(self, source: str, tmp_path: Path) -> None:
        faults = '<input type="text"><p style="color: #ccc; background: #fff">hardly seen</p><button></button>'
        planted = source.replace("</main>", f"{faults}</main>")
        assert planted != source
        assert {"label", "color-contrast", "button-name"} <= {name for name, *_ in violations(planted, tmp_path, 1200)}
