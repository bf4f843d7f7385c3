r"""PRINTS terms, claims and proofs for readers; decides nothing, and prints no proof that the kernel has not accepted.

``latex`` prints a term, ``formula`` a claim as one formula, ``document`` a certificate as an article and
``collection`` several of them, as a ``Layout`` says; ``compiled`` makes a PDF of that; ``escaped`` prints any text.
Read :mod:`~mfsym.latex.expression` (terms), then :mod:`~mfsym.latex.derivations` (the steps of a proof) and
:mod:`~mfsym.latex.documents` (which page prints which claim).
"""

from mfsym.latex.documents import collection, derivation_document, document
from mfsym.latex.engine import compiled
from mfsym.latex.expression import latex
from mfsym.latex.formulas import formula
from mfsym.latex.layout import Layout
from mfsym.latex.letters import Notation, escaped, notation_for

__all__ = [
    "Layout",
    "Notation",
    "collection",
    "compiled",
    "derivation_document",
    "document",
    "escaped",
    "formula",
    "latex",
    "notation_for",
]
