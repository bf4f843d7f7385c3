"""What the statements on finitely many sites share: formulas, the instances they begin with, and options for others.

A statement on sites is a :class:`~proofs_checks.on_sites.formula.Formula`: named quantities and relations between
them.  It HOLDS on an instance if the kernel confirms the values and the relations, and FAILS if it confirms the values
and a relation that contradicts one of them.
"""

from proofs_checks.on_sites.formula import (
    Formula,
    Quantities,
    Relation,
    decided,
    equal,
    established,
    formula_statement,
    greater,
    optimal_mixture,
    optimal_plan,
    refuted,
)
from proofs_checks.on_sites.options import Options

__all__ = [
    "Formula",
    "Options",
    "Quantities",
    "Relation",
    "decided",
    "equal",
    "established",
    "formula_statement",
    "greater",
    "optimal_mixture",
    "optimal_plan",
    "refuted",
]
