r"""PRINTS terms, claims and proofs for readers; decides nothing, and prints no proof that the kernel has not accepted.

``latex`` prints a term, ``formula`` a claim as one formula, ``document`` a certificate as an article to be compiled;
``escaped`` prints any text.  Read :mod:`~mfsym.latex.expression` (terms), then :mod:`~mfsym.latex.derivations` (the
steps of a proof) and :mod:`~mfsym.latex.documents` (which page prints which claim).
"""

from mfsym.latex.documents import derivation_document, document
from mfsym.latex.expression import latex
from mfsym.latex.formulas import formula
from mfsym.latex.letters import Notation, escaped, notation_for

__all__ = ["Notation", "derivation_document", "document", "escaped", "formula", "latex", "notation_for"]
