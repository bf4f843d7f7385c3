"""Comparisons of exact numbers in Coq: a theorem for each quantity, and the relations between the values."""

from fractions import Fraction

from mfsym.coq.literals import integer
from mfsym.coq.quantities import measured
from mfsym.coq.source import Source, Together, not_exportable
from mfsym.kernel.claim import Comparison, Relation
from mfsym.kernel.evidence import Optima
from mfsym.kernel.units import common_denominator


def comparison(claim: Comparison, evidence: Optima) -> Together:
    """The values and the relations between them as theorems."""
    optima = iter(evidence.optima)
    values = [part.value for part in claim.measured]
    sources = [
        (f"Value_{place}", measured(part.quantity, part.value, optima))
        for place, part in enumerate(claim.measured, start=1)
    ]
    if claim.relations:
        term = " && ".join(f"({_related(relation, values)})" for relation in claim.relations)
        related = Source(("Values",), (), (("related", term),), f"({term})%Z = true", "related")
        sources.append(("Relations", related))
    return Together(tuple(sources))


def _related(relation: Relation, values: list[Fraction]) -> str:
    """The relation in integers: the values, and the coefficients, over their common denominators."""
    if len(relation.coefficients) != len(values):
        raise not_exportable("a relation needs one coefficient for each quantity")
    scale = common_denominator([*relation.coefficients, relation.constant])
    unit = common_denominator(values)
    terms = [
        f"{integer(int(scale * c))} * {integer(int(unit * v))}"
        for c, v in zip(relation.coefficients, values, strict=True)
    ]
    total = " + ".join([*terms, f"{integer(int(scale * relation.constant))} * {unit}"])
    compared = {"=": "Z.eqb 0", ">=": "Z.leb 0", ">": "Z.ltb 0"}[relation.sign]
    return f"{compared} ({total})"
