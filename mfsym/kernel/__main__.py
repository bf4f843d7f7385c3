"""Re-check certificate files with the kernel alone: ``python -m mfsym.kernel FILE...``.

One line per file says whether its claim is established, why, and what that rests on.  The exit status is 0 if
every claim is, 1 if some claim is not, and 2 if some file could not be read.
"""

import argparse
import sys
from collections.abc import Sequence

from mfsym.errors import UnreadableCertificate
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files named by ``arguments`` (of the command line, if None) and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m mfsym.kernel",
        description="Check certificate files with the trusted kernel; nothing but Python is needed.",
        epilog="Exit status: 0 if every claim is established, 1 if some claim is not, 2 if some file is unreadable.",
    )
    parser.add_argument("file", nargs="+", help="a certificate, as written by mfsym with --certificate or --out")
    files: list[str] = parser.parse_args(arguments).file

    established = unreadable = 0
    for file in files:
        # A file name may contain bytes that no encoding can print.
        name = file.encode("utf-8", "backslashreplace").decode("utf-8")
        try:
            certificate = load(file)
        except UnreadableCertificate as defect:
            unreadable += 1
            print(f"UNREADABLE {name}: {defect}", file=sys.stderr)
            continue
        verdict = check(certificate.claim, certificate.evidence)
        established += verdict.status is Status.HOLDS
        trusted = ", ".join(sorted(verdict.trusts)) or "nothing besides the kernel"
        print(f"{verdict.status.value} {name}: {verdict.reason} (trusts {trusted})")

    refused = len(files) - established - unreadable
    print(f"{len(files)} certificates: {established} established, {refused} not established, {unreadable} unreadable")
    return 2 if unreadable else 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
