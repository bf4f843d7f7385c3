"""Walks through a built site: no link inside of it is broken, nothing is wider than a phone or a desktop.

    sphinx-build -W docs site && python scripts/walk.py site

Sphinx sees the links that it makes; this sees all.  What the pages look like is measured in headless Chromium; without
it only links are looked at.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (390, 1280)
"""A phone, and a desktop."""

HARNESS = """<!doctype html><body><pre id="result"></pre><script>
const found = [];
const scrolls = (part) => ["auto", "scroll", "hidden"].includes(getComputedStyle(part).overflowX);
async function look(page, width) {
  const frame = document.createElement("iframe");
  Object.assign(frame, {width, height: 800, src: page});
  document.body.append(frame);
  await new Promise((loaded) => { frame.onload = loaded; });
  const inside = frame.contentDocument;
  const wide = [...inside.querySelectorAll("article *")].filter((part) => {
    const right = part.getBoundingClientRect().right;
    for (let around = part.parentElement; around; around = around.parentElement) if (scrolls(around)) return false;
    return right > width + 1;
  });
  if (wide.length) found.push(`${page} at ${width}: wide: ${wide[0].outerHTML.slice(0, 80)}`);
  for (const image of inside.images)
    if (image.complete && !image.naturalWidth) found.push(`${page}: no picture ${image.src}`);
  frame.remove();
}
(async () => {
  for (const width of WIDTHS) for (const page of PAGES) await look(page, width);
  document.getElementById("result").textContent = JSON.stringify(found);
})();
</script></body>
"""


class Links(HTMLParser):
    """The targets of links, and the places that links can go to, of one page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.places: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What the parser calls."""
        found = dict(attrs)
        self.places |= {value for name in ("id", "name") if (value := found.get(name))}
        target = found.get("href" if tag in ("a", "link") else "src")
        if target is not None:
            self.targets.append(target)


links = cache(Links)


def broken(site: Path) -> Iterator[str]:
    """The links inside of the site that lead nowhere."""
    for page in sorted(site.rglob("*.html")):
        for target in links(page).targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            place = unquote(parts.fragment)
            if not file.exists():
                yield f"{page.relative_to(site)}: no file {target}"
            elif place and file.suffix == ".html" and place not in links(file).places:
                yield f"{page.relative_to(site)}: no place {target}"


def too_wide(site: Path, chromium: str) -> list[str]:
    """The pages on which something does not fit, or a picture is missing."""
    pages = [page.resolve().as_uri() for page in sorted(site.rglob("*.html"))]
    source = HARNESS.replace("WIDTHS", json.dumps(WIDTHS)).replace("PAGES", json.dumps(pages))
    with tempfile.TemporaryDirectory() as folder:
        harness = Path(folder) / "harness.html"
        harness.write_text(source, encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
        command += ["--virtual-time-budget=600000", "--dump-dom", f"--user-data-dir={folder}/profile", harness.as_uri()]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
    said = re.search(r'<pre id="result">(.+?)</pre>', run.stdout, re.DOTALL)
    if said is None:
        raise RuntimeError(f"Chromium did not finish: {run.stderr[-2000:]}")
    return [str(line) for line in json.loads(html.unescape(said[1]))]


def main(arguments: Sequence[str]) -> int:
    """Prints what is wrong."""
    site = Path(arguments[0])
    wrong = [*broken(site), *([] if CHROMIUM is None else too_wide(site, CHROMIUM))]
    print(*wrong, f"{len(list(site.rglob('*.html')))} pages, {len(wrong)} faults", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
