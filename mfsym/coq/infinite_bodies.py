"""Infinitely many bodies in Coq: a mixture attains the value, and squares show that nothing costs less.

The checks are ``mixture_attains``, ``squares_show`` and ``product_only`` of ``InfiniteBodies.v``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from mfsym.coq.least_costs import check_shape, ratio
from mfsym.coq.literals import row, rows, times
from mfsym.coq.mixtures import weighted, written
from mfsym.coq.source import Source, not_exportable
from mfsym.coq.subdivision import subdivision
from mfsym.kernel.claim import CostBracket, OptimalCost, ProductOptimal, TransportProblem
from mfsym.kernel.evidence import Mixture, MixtureAndPotential, PotentialAndSquares, Square, WeightedLaw
from mfsym.kernel.units import common_denominator

Rows = list[list[Fraction]]


def optimal_mixture(claim: OptimalCost, evidence: MixtureAndPotential) -> Source:
    """F_oo as a theorem: the least element of the costs of infinitely representable pair measures."""
    return mixture_bracket(CostBracket(claim.problem, claim.value, claim.value), evidence)


def mixture_bracket(claim: CostBracket, evidence: MixtureAndPotential) -> Source:
    """Bounds for F_oo as a theorem."""
    part = Squared(claim.problem, evidence.potential, evidence.squares)
    return _source(part, evidence.mixture, claim.lower, claim.upper)


def product_optimal(claim: ProductOptimal, evidence: PotentialAndSquares) -> Source:
    """That the product measure is optimal as a theorem; and that nothing else is, if that is claimed."""
    problem, mu = claim.problem, claim.problem.marginal
    squares = tuple(square for square in evidence.squares if square.weight != 0)
    part = Squared(problem, evidence.potential, squares)
    value = sum((mu[a] * mu[b] * c for a, line in enumerate(part.cost) for b, c in enumerate(line)), Fraction(0))
    optimal = _source(part, (WeightedLaw(mu, Fraction(1)),), value, value)
    if not claim.unique:
        return optimal
    combined = _combinations([list(map(Fraction, form)) for _, form in part.integer_squares()], mu)
    unit = common_denominator(number for line in combined for number in line)
    table, law = f"(table R {part.sites} C {part.unit})", f"(vector R {part.sites} mu {part.mass})"
    return Source(
        optimal.modules,
        (
            *optimal.definitions,
            ("G : seq (seq Z)", rows(times(unit, line) for line in combined), "how squares vanish for no other law"),
        ),
        (*optimal.computations, ("only", f"product_only {part.data} {part.scale} potential squares cuts G {unit}")),
        f"{optimal.statement} /\\\n"
        f"  forall P : 'I_{part.sites} -> 'I_{part.sites} -> R,\n"
        f"  infinitely_representable P -> (forall a, \\sum_b P a b = {law} a) ->\n"
        f"  \\sum_a \\sum_b P a b * {table} a b = form {table} {law} {law} ->\n"
        f"  forall a b, P a b = {law} a * {law} b",
        f"fun R => conj ({optimal.proof} R) (certified_unique only (R := R))",
    )


@dataclass(frozen=True)
class Squared:
    """What is read off a certificate besides a mixture: the ``problem``, a ``potential`` and ``squares``."""

    problem: TransportProblem
    potential: tuple[Fraction, ...]
    squares: tuple[Square, ...]

    def __post_init__(self) -> None:
        problem, sites = self.problem, self.sites
        check_shape(problem.cost, sites)
        if problem.bodies is not None:
            raise not_exportable("a mixture says nothing about finitely many bodies")
        if any(entry is None for line in problem.cost for entry in line):
            raise not_exportable("the theory has no forbidden pairs yet for infinitely many bodies")
        if {len(self.potential), *(len(square.coefficients) for square in self.squares)} != {sites}:
            raise not_exportable("potential and squares need one number for each site")

    @property
    def sites(self) -> int:
        """The number of sites."""
        return len(self.problem.marginal)

    @property
    def cost(self) -> Rows:
        """The cost, which has no forbidden pairs."""
        return [[entry or Fraction(0) for entry in line] for line in self.problem.cost]

    @property
    def unit(self) -> int:
        """The denominator of the cost."""
        return common_denominator(entry for line in self.cost for entry in line)

    @property
    def mass(self) -> int:
        """The denominator of the marginal."""
        return common_denominator(self.problem.marginal)

    @property
    def data(self) -> str:
        """The problem, as every check takes it."""
        return f"{self.sites} C {self.unit} mu {self.mass}"

    @property
    def scale(self) -> int:
        """In units of 1/(scale unit) the potential and twice the weights of the squares are integers."""
        weights = (2 * self.unit * square.weight / _denominator(square) ** 2 for square in self.squares)
        return lcm(common_denominator(self.unit * u for u in self.potential), common_denominator(weights))

    def integer_squares(self) -> list[tuple[int, list[int]]]:
        """Twice the squares, in units of 1/(scale unit)."""
        return [
            (int(2 * self.unit * self.scale * square.weight / q**2), times(q, square.coefficients))
            for square in self.squares
            for q in [_denominator(square)]
        ]

    def left_over(self) -> list[list[int]]:
        """What the squares leave over of twice the cost less the potential, in the units of the squares."""
        double, sites, squares = 2 * self.unit * self.scale, range(self.sites), self.integer_squares()
        return [
            [
                int(double * (self.cost[a][b] - (self.potential[a] + self.potential[b]) / 2))
                - sum(weight * form[a] * form[b] for weight, form in squares)
                for b in sites
            ]
            for a in sites
        ]


def _denominator(square: Square) -> int:
    return common_denominator(square.coefficients)


def _source(part: Squared, mixture: Mixture, lower: Fraction, upper: Fraction) -> Source:
    """That the costs are at least ``lower``, and that one of them is ``upper``."""
    laws = written(mixture, part.sites)
    units = f"in units of 1/{part.scale * part.unit}"
    costs = f"(infinite_costs (table R {part.sites} C {part.unit}) (vector R {part.sites} mu {part.mass}))"
    statement = f"least {costs} (ratio R {ratio(upper)})"
    if lower != upper:
        statement = f"between {costs}\n    (ratio R {ratio(lower)}) (ratio R {ratio(upper)})"
    return Source(
        ("Sites", "Limit", "Representable", "Tables", "Copositive", "InfiniteBodies"),
        (
            (
                "C : seq (seq Z)",
                rows(times(part.unit, line) for line in part.cost),
                f"the cost of a pair at each two sites, in units of 1/{part.unit}",
            ),
            (
                "mu : seq Z",
                row(times(part.mass, part.problem.marginal)),
                f"the law of one body, in units of 1/{part.mass}",
            ),
            laws.definition(),
            ("potential : seq Z", row(times(part.scale * part.unit, part.potential)), units),
            (
                "squares : seq (Z * seq Z)",
                weighted(part.integer_squares()),
                f"twice the cost, less the potential, {units}",
            ),
            ("cuts : subdivision", subdivision(part.left_over()), "how the rest is seen to be copositive"),
        ),
        (
            ("attained", f"mixture_attains {part.data} laws {laws.shares} {laws.weights} {ratio(upper)}"),
            ("shown", f"squares_show {part.data} {part.scale} potential squares cuts {ratio(lower)}"),
        ),
        f"forall R : archiFieldType,\n  {statement}",
        "certified_infinite_costs attained shown",
    )


def _combinations(forms: Rows, mu: Sequence[Fraction]) -> Rows:
    """For each site a the combination of the ``forms`` that is e_a - mu[a] (1, ..., 1).

    If the forms vanish for another law than ``mu``, some are missing, and Coq refuses the result.
    """
    sites = range(len(mu))
    # Gauss and Jordan on the transposed system, with all right-hand sides at once.
    system = [[*(form[t] for form in forms), *((t == a) - mu[a] for a in sites)] for t in sites]
    found: list[tuple[int, list[Fraction]]] = []
    for column in range(len(forms)):
        pivot = next((line for line in system if line[column]), None)
        if pivot is None:
            continue
        system.remove(pivot)
        pivot = [entry / pivot[column] for entry in pivot]
        system = [[x - line[column] * y for x, y in zip(line, pivot, strict=True)] for line in system]
        found = [(place, [x - line[column] * y for x, y in zip(line, pivot, strict=True)]) for place, line in found]
        found.append((column, pivot))
    chosen = dict(found)
    return [[chosen[j][len(forms) + a] if j in chosen else Fraction(0) for j in range(len(forms))] for a in sites]
