"""The documentation as a site: `sphinx-build -W docs site` writes it to the folder site."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docutils.nodes import SkipNode, math, math_block
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from mfsym import __version__
from mfsym.latex.mathml import mathml

project = "mfsym"
author = "the authors of mfsym"
copyright = "the authors of mfsym"  # noqa: A001 - the name that Sphinx looks for
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton", "sphinx_design"]
exclude_patterns = ["changelog.d"]
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence"]
html_math_renderer = "mathml"
# Headings can be linked to, as in trust.md#the-facts.
myst_heading_anchors = 3

html_theme = "furo"
html_title = "mfsym"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True


def plain_bars(app: Sphinx, what: str, name: str, found: object, options: object, lines: list[str]) -> None:
    """Docstrings are plain text: a bar in |x - y| is a bar."""
    lines[:] = [line if line.lstrip().startswith((">>>", "...")) else _escaped(line) for line in lines]


def _escaped(line: str) -> str:
    # What stands between double backticks, every second part, is literal already.
    parts = line.split("``")
    return "``".join(part if place % 2 else part.replace("|", "\\|") for place, part in enumerate(parts))


def formula(writer: HTML5Translator, node: math) -> None:
    """A formula as MathML, which needs no script and no network."""
    writer.body.append(mathml(node.astext()))
    raise SkipNode


def display(writer: HTML5Translator, node: math_block) -> None:
    """The same on a line of its own, which scrolls where it is longer than the page is wide."""
    writer.body.append(f'<div style="overflow-x: auto">{mathml(node.astext(), block=True)}</div>')
    raise SkipNode


def setup(app: Sphinx) -> None:
    """What Sphinx calls."""
    app.add_html_math_renderer("mathml", inline_renderers=(formula, None), block_renderers=(display, None))
    app.connect("autodoc-process-docstring", plain_bars)
