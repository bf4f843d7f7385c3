"""``python -m mfsym`` is the command ``mfsym``."""

from mfsym.cli import main

if __name__ == "__main__":
    main(prog_name="mfsym")
