"""Executes the notebooks in ``docs/notebooks`` and writes what their cells display; needs ``mfsym[notebook]``.

After a change of a notebook, or of what mfsym displays: ``python scripts/notebooks.py``.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "docs/notebooks"
SECONDS = 120


def executed(file: Path, directory: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells display now; the files that they write are in the directory."""
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(directory)}}).execute()
    for cell in notebook.cells:
        # Not when a cell was run, and by what.
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            # What is displayed in a better way is not kept as text, in which sets have no order.
            if len(output.get("data", {})) > 1:
                output["data"].pop("text/plain", None)
    notebook.metadata.pop("language_info", None)
    return notebook


def main() -> None:
    """Executes all notebooks."""
    for file in sorted(FOLDER.glob("*.ipynb")):
        with TemporaryDirectory() as directory:
            nbformat.write(executed(file, Path(directory)), file)


if __name__ == "__main__":
    main()
