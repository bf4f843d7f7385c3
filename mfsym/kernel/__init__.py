"""TRUSTED: decides whether evidence establishes a claim, with the Python standard library only.

Read :mod:`~mfsym.kernel.verdict`, :mod:`~mfsym.kernel.claim`, :mod:`~mfsym.kernel.evidence` and
:mod:`~mfsym.kernel.checker` first.  Underneath, terms (:mod:`~mfsym.kernel.term`, :mod:`~mfsym.kernel.grammar`,
:mod:`~mfsym.kernel.normal_form`, :mod:`~mfsym.kernel.equality`) and their values (:mod:`~mfsym.kernel.interval`,
:mod:`~mfsym.kernel.enclosure`) carry what is checked about transforms (:mod:`~mfsym.kernel.facts`,
:mod:`~mfsym.kernel.derivation`, :mod:`~mfsym.kernel.sign`); :mod:`~mfsym.kernel.configurations` and
:mod:`~mfsym.kernel.mixture` carry what is checked about plans (:mod:`~mfsym.kernel.transport`,
:mod:`~mfsym.kernel.representability`); :mod:`~mfsym.kernel.effort` bounds how much work all that may be.
"""
