"""The language of statements: a :class:`Statement`, an :class:`Instance` of it, the :class:`Outcome` of running it."""

from mfsym.statements.run import Outcome, outcome_of
from mfsym.statements.statement import Chapter, Exclusion, Instance, Statement

__all__ = ["Chapter", "Exclusion", "Instance", "Outcome", "Statement", "outcome_of"]
