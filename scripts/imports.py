"""Draws docs/imports.svg, who may import whom, from the rules that tests/test_architecture.py enforces.

    python scripts/imports.py

An arrow that a chain of others implies is left out.  The drawing needs Graphviz; a test compares docs/imports.dot,
what is drawn, with the rules.
"""

import runpy
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAWN = ROOT / "docs" / "imports.dot"

Rules = Mapping[str, set[str]]
"""For each part of mfsym, the parts that it may import."""


def rules() -> Rules:
    """Those of the test, without the two files that only start something."""
    found: Rules = runpy.run_path(str(ROOT / "tests" / "test_architecture.py"))["MAY_IMPORT"]
    return {part: parts for part, parts in found.items() if not part.startswith("__")}


def reachable(part: str, may_import: Rules) -> set[str]:
    """Everything that stands below a part.

    >>> sorted(reachable("a", {"a": {"b"}, "b": {"c"}, "c": set()}))
    ['b', 'c']
    """
    below = may_import[part]
    return below.union(*(reachable(other, may_import) for other in below))


def arrows(may_import: Rules) -> list[tuple[str, str]]:
    """The arrows that no chain of others implies.

    >>> arrows({"a": {"b", "c"}, "b": {"c"}, "c": set()})
    [('a', 'b'), ('b', 'c')]
    """
    return [
        (part, other)
        for part, others in sorted(may_import.items())
        for other in sorted(others)
        if not any(other in reachable(between, may_import) for between in others)
    ]


def drawing(may_import: Rules) -> str:
    """The drawing in the language of Graphviz; the kernel stands out."""
    lines = "".join(f'    "{part}" -> "{other}";\n' for part, other in arrows(may_import))
    look = '    node [shape=box, style=rounded, fontname="sans-serif"];\n    "kernel" [penwidth=3];\n'
    return f"digraph imports {{\n{look}{lines}}}\n"


def main() -> None:
    """Writes the drawing and its picture."""
    DRAWN.write_text(drawing(rules()), encoding="utf-8")
    subprocess.run(["dot", "-Tsvg", str(DRAWN), "-o", str(DRAWN.with_suffix(".svg"))], check=True)


if __name__ == "__main__":
    main()
