"""Reading the options of statements on sites: costs, marginals, plans and mixtures, as JSON on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.exact_json import exact_json
from mfsym.kernel.claim import Matrix, PairCost, TransportProblem
from mfsym.kernel.evidence import Mixture, Plan, WeightedConfiguration, WeightedLaw
from mfsym.rational import integer, rational, shown
from mfsym.transport import pair_measure, transport_problem
from mfsym.transport.problem import marginal_law, pair_cost

MEANINGS: Mapping[str, str] = {
    "cost": "the costs of pairs of sites, a symmetric JSON matrix such as '[[2,1],[1,2]]'; null forbids a pair",
    "marginal": 'the law of one body, a JSON list such as \'["1/3","2/3"]\'',
    "bodies": "the number N of bodies",
    "largest": "the greatest number of bodies",
    "mixture": 'a law of laws, as JSON: \'[{"law": ["1/4","3/4"], "weight": "1/2"}, ...]\'',
    "plan": 'a law of configurations, as JSON: \'[{"configuration": [1,2], "weight": "3/4"}, ...]\'',
    "pair": 'the pair measure, a JSON matrix such as \'[["1/6","1/3"],["1/3","1/6"]]\'',
}
"""What the options mean."""

MOST_BODIES = 60
"""Statements that list the laws of all numbers of bodies go up to this one."""


def meanings(*names: str, **others: str) -> dict[str, str]:
    """The options of these names with their meanings, and others."""
    return {name: MEANINGS[name] for name in names} | others


@dataclass(frozen=True)
class Options:
    """The options ``given`` to the statement ``label``."""

    label: str
    given: Mapping[str, str]

    def text(self, name: str) -> str:
        """The option as it was written; InvalidArgument if it is missing."""
        if name not in self.given:
            raise InvalidArgument(f"{self.label} needs --{name}: {MEANINGS.get(name, 'see mfsym verify --list')}")
        return self.given[name]

    def cost(self) -> PairCost:
        """The cost, as many rows as sites."""
        rows = exact_json(self.text("cost"), "cost")
        return pair_cost(rows, len(rows) if isinstance(rows, list) else 0)

    def law(self, name: str) -> tuple[Fraction, ...]:
        """A law on the sites."""
        return marginal_law(exact_json(self.text(name), name))

    def problem(self, bodies: int | None) -> TransportProblem:
        """The problem with the cost and the marginal."""
        rows = exact_json(self.text("cost"), "cost")
        return transport_problem(rows, exact_json(self.text("marginal"), "marginal"), bodies)

    def n_bodies(self, most: int = MOST_BODIES, default: int | None = None) -> tuple[str, TransportProblem]:
        """Name and data of the problem of N bodies with the cost and the marginal."""
        bodies = self.number("bodies", most=most, default=default)
        problem = self.problem(bodies)
        return f"{self.text('cost')}, {self.text('marginal')}, N = {bodies}", problem

    def number(self, name: str, least: int = 2, most: int = MOST_BODIES, default: int | None = None) -> int:
        """An integer."""
        if default is not None and name not in self.given:
            return default
        return integer(self.text(name), name, least, most)

    def numbers(self, name: str) -> tuple[Fraction, ...]:
        """A list of numbers."""
        found = exact_json(self.text(name), name)
        if not isinstance(found, list) or not found:
            raise InvalidArgument(f"{name} is {shown(found)}, need a JSON list of numbers")
        return tuple(rational(entry, f"{name}[{a}]") for a, entry in enumerate(found))

    def pair(self) -> Matrix:
        """The pair measure."""
        return pair_measure(exact_json(self.text("pair"), "pair"))

    def mixture(self) -> Mixture:
        """The mixture: laws on the same sites, with weights that sum to 1."""
        parts = self._weighted("mixture", "law")
        laws = tuple(WeightedLaw(marginal_law(law), weight) for law, weight in parts)
        if len({len(part.law) for part in laws}) != 1:
            raise InvalidArgument("mixture has laws on different numbers of sites, need the same for all")
        return laws

    def plan(self) -> Plan:
        """The plan: configurations of the same number of bodies, two or more, with weights that sum to 1."""
        plan = []
        for configuration, weight in self._weighted("plan", "configuration"):
            numbers = configuration if isinstance(configuration, list) else [configuration]
            if not all(isinstance(k, int) and not isinstance(k, bool) and 0 <= k <= MOST_BODIES for k in numbers):
                raise InvalidArgument(f"configuration is {shown(configuration)}, need integers from 0 to {MOST_BODIES}")
            plan.append(WeightedConfiguration(tuple(int(str(k)) for k in numbers), weight))
        if len({(len(part.configuration), sum(part.configuration)) for part in plan}) != 1:
            raise InvalidArgument("plan has configurations of different numbers of bodies or sites")
        if not 2 <= sum(plan[0].configuration) <= MOST_BODIES:
            raise InvalidArgument(f"plan has {sum(plan[0].configuration)} bodies, need 2 to {MOST_BODIES}")
        return tuple(plan)

    def _weighted(self, name: str, what: str) -> Sequence[tuple[object, Fraction]]:
        """The parts of a plan or a mixture, with weights >= 0 that sum to 1."""
        found = exact_json(self.text(name), name)
        if not isinstance(found, list) or not found:
            raise InvalidArgument(f"{name} is {shown(found)}, need a list of objects with the keys {what} and weight")
        parts: list[tuple[object, Fraction]] = []
        for part in found:
            if not isinstance(part, dict) or set(part) != {what, "weight"}:
                raise InvalidArgument(
                    f"{name} has the part {shown(part)}, need an object with the keys {what} and weight"
                )
            parts.append((part[what], rational(part["weight"], f"a weight of the {name}")))
        if any(weight < 0 for _, weight in parts) or sum(weight for _, weight in parts) != 1:
            raise InvalidArgument(
                f"the weights of the {name} are {shown([str(w) for _, w in parts])}, need weights >= 0 that sum to 1"
            )
        return parts
