"""Statements that are not in the paper but belong to it: exact identities and sharp rates on finitely many sites.

Proofs are in ``docs/beyond.md``.  ``index.toml`` lists them in a section of its own.
"""
