"""Rivals of the product measure in Coq: a mixture with the same marginal that costs no more, or less.

The check is ``rival`` of ``Rivals.v``.
"""

from fractions import Fraction

from mfsym.coq.least_costs import check_shape, ratio
from mfsym.coq.literals import row, rows, times
from mfsym.coq.mixtures import written
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import ProductRivalled
from mfsym.kernel.evidence import Rival
from mfsym.kernel.units import common_denominator


def product_rivalled(claim: ProductRivalled, evidence: Rival) -> Source:
    """That some other measure costs no more than the product measure, or less, as a theorem."""
    problem, sites = claim.problem, len(claim.problem.marginal)
    check_shape(problem.cost, sites)
    if problem.bodies is not None:
        raise not_exportable("a mixture says nothing about finitely many bodies")
    cost = [[entry for entry in line if entry is not None] for line in problem.cost]
    if any(len(line) != sites for line in cost):
        raise not_exportable("the theory has no forbidden pairs yet for infinitely many bodies")
    mixture = written(evidence.mixture, sites)
    unit, mass = common_denominator(entry for line in cost for entry in line), common_denominator(problem.marginal)
    value = sum((part.weight * _form(cost, part.law) for part in evidence.mixture), Fraction(0))
    product = _form(cost, problem.marginal)
    strictly = "true" if claim.strictly else "false"
    data = f"{sites} C {unit} mu {mass} laws {mixture.shares} {mixture.weights}"
    return Source(
        ("Sites", "Representable", "Tables", "InfiniteBodies", "Rivals"),
        (
            (
                "C : seq (seq Z)",
                rows(times(unit, line) for line in cost),
                f"the cost of a pair at each two sites, in units of 1/{unit}",
            ),
            ("mu : seq Z", row(times(mass, problem.marginal)), f"the law of one body, in units of 1/{mass}"),
            mixture.definition(),
        ),
        (("rivals", f"rival {strictly} {data} {ratio(value)} {ratio(product)}"),),
        f"forall R : archiFieldType,\n  rivalled {strictly} (table R {sites} C {unit}) (vector R {sites} mu {mass})",
        "rival_sound rivals",
    )


def _form(cost: list[list[Fraction]], law: tuple[Fraction, ...]) -> Fraction:
    return sum(
        (p * q * c for p, line in zip(law, cost, strict=True) for q, c in zip(law, line, strict=True)), Fraction(0)
    )
