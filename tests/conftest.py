"""What every test may rely on: the checkout is what is tested, and time limits do not depend on the machine."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from mfsym.coq import Coq

ROOT = Path(__file__).resolve().parents[1]

# Commands that tests run see the mfsym of this checkout and the scripts of this environment.
os.environ["PYTHONPATH"] = str(ROOT)
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

# Benchmarks are run by name: their peers are not installed with the tests.
collect_ignore = ["bench"]

settings.register_profile("mfsym", settings(), deadline=None)
settings.load_profile("mfsym")


@pytest.fixture(scope="session")
def coq() -> Coq:
    """Coq with the theory; tests that need it are skipped, with the packages to install, where it is missing."""
    if shutil.which("coqc") is None:
        pytest.skip("no coqc here (Debian: apt-get install coq libcoq-mathcomp-algebra libcoq-interval)")
    return Coq.found(ROOT / "proofs_checks" / "coq" / "theory")
