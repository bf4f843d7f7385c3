"""mfsym: exact answers about infinite-body optimal transport, with certificates that a small kernel re-checks.

Reading order of the packages: :mod:`mfsym.kernel` judges; :mod:`mfsym.costs` and :mod:`mfsym.densities` are the nouns;
:mod:`mfsym.fourier`, :mod:`mfsym.positivity` and :mod:`mfsym.transport` find; :mod:`mfsym.answers` is what users ask,
:mod:`mfsym.statements` what the paper says (its instances are in ``proofs_checks``); :mod:`mfsym.latex`,
:mod:`mfsym.strategies` and :mod:`mfsym.conformance` are for readers and for authors of solvers.

>>> from mfsym import sign, solve, transform
>>> transform("exp(-a*r)/r", dimension=3)["transform"]
'4*pi/(a^2 + k^2)'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mfsym.answers import Answer as Answer
    from mfsym.answers import hypotheses as hypotheses
    from mfsym.answers import line_energy as line_energy
    from mfsym.answers import mean_field_energy as mean_field_energy
    from mfsym.answers import rate as rate
    from mfsym.answers import represent as represent
    from mfsym.answers import sign as sign
    from mfsym.answers import solve as solve
    from mfsym.answers import transform as transform
    from mfsym.answers import transform_value as transform_value
    from mfsym.answers import two_site_formula as two_site_formula
    from mfsym.costs import RadialCost as RadialCost
    from mfsym.densities import marginal as marginal
    from mfsym.errors import InvalidArgument as InvalidArgument
    from mfsym.errors import MfsymError as MfsymError
    from mfsym.errors import NoEvidence as NoEvidence
    from mfsym.errors import UnreadableCertificate as UnreadableCertificate
    from mfsym.kernel.checker import check as check
    from mfsym.kernel.claim import TransportProblem as TransportProblem
    from mfsym.kernel.evidence import Certificate as Certificate
    from mfsym.kernel.verdict import Status as Status
    from mfsym.kernel.verdict import Verdict as Verdict

# Names are imported when they are first used (PEP 562), so that `import mfsym` is instant.
_HOME = {
    "Answer": "mfsym.answers",
    "Certificate": "mfsym.kernel.evidence",
    "InvalidArgument": "mfsym.errors",
    "MfsymError": "mfsym.errors",
    "NoEvidence": "mfsym.errors",
    "RadialCost": "mfsym.costs",
    "Status": "mfsym.kernel.verdict",
    "TransportProblem": "mfsym.kernel.claim",
    "UnreadableCertificate": "mfsym.errors",
    "Verdict": "mfsym.kernel.verdict",
    "check": "mfsym.kernel.checker",
    "hypotheses": "mfsym.answers",
    "line_energy": "mfsym.answers",
    "marginal": "mfsym.densities",
    "rate": "mfsym.answers",
    "represent": "mfsym.answers",
    "mean_field_energy": "mfsym.answers",
    "sign": "mfsym.answers",
    "solve": "mfsym.answers",
    "transform": "mfsym.answers",
    "two_site_formula": "mfsym.answers",
    "transform_value": "mfsym.answers",
}

__all__ = sorted(_HOME)
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'mfsym' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
