"""WRITES certificates as theorems of Coq; the theory that they rest on is ``proofs_checks/coq/theory``.

Reading order: ``source`` (the parts of a file), ``literals``, ``mixtures`` and ``formulas`` (how numbers, laws and
terms are written); ``least_costs``, ``cuts``, ``infinite_bodies``, ``rivals``, ``no_plan``, ``pair_measures``,
``nearness``, ``convergence``, ``quantities``, ``comparison`` (about sites, a kind of claim each); ``signs``,
``polynomials``, ``criteria`` (about formulas); ``around_centre``, ``subdivision`` (hints); ``limits`` (why the rest
is not exported); ``theorem`` (any certificate); ``compiler`` (asks ``coqc``).

Nothing here is trusted: Coq reads the data of the certificate in the statement of the theorem, and judges the rest.
"""

from mfsym.coq.compiler import Coq as Coq
from mfsym.coq.theorem import coq_source as coq_source
from mfsym.coq.theorem import coq_trusts as coq_trusts

__all__ = ["Coq", "coq_source", "coq_trusts"]
