"""The language of statements: a :class:`Statement`, an :class:`Instance` of it, the :class:`Outcome` of running it."""

from mfsym.statements.run import Outcome, outcome_of
from mfsym.statements.statement import Chapter, Exclusion, Instance, Statement, no_refutation

__all__ = ["Chapter", "Exclusion", "Instance", "Outcome", "Statement", "no_refutation", "outcome_of"]
