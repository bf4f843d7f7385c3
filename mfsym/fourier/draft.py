"""A derivation while it is being written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mfsym.costs.tidy import scaled_away, tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Term, free_symbols, parts, rebuild, substitute


@dataclass
class Draft:
    """Lines so far, in a fixed ``dimension``, and the ``conditions`` (terms > 0) that they need.

    ``elementary``: K-Bessel functions of half-integer order are written out in the transform.
    """

    dimension: Term
    conditions: tuple[Term, ...]
    elementary: bool
    steps: list[Step] = field(default_factory=list)

    def add(
        self,
        rule: str,
        premises: Iterable[int],
        terms: Iterable[tuple[str, Term]],
        conclusion: Equation | Pair,
    ) -> int:
        """The number of the new line."""
        self.steps.append(Step(rule, tuple(premises), tuple(terms), conclusion))
        return len(self.steps) - 1

    def fact(self, name: str, values: Mapping[str, Term]) -> int:
        """The line that states an instance of a fact, its right side tidied."""
        written = {variable: tidied(value) for variable, value in values.items()}
        match FACTS[name].conclusion:
            case Equation(left, right):
                instance = substitute(left, written)
                conclusion: Equation | Pair = Equation(
                    rebuild(instance, tuple(tidied(part) for part in parts(instance))),
                    tidied(substitute(right, written)),
                )
            case Pair(profile, dimension, transform, sense):
                asked, found = substitute(profile, written), substitute(transform, written)
                conclusion = Pair(tidied(asked), substitute(dimension, written), tidied(found), sense)
        return self.add(name, (), written.items(), conclusion)

    def may_need(self, condition: Term) -> bool:
        """Can ``condition`` be > 0?  If that is neither certain nor impossible, it is noted as a condition."""
        value = enclose(condition, domain(self.conditions))
        if value.is_positive():
            return True
        if not free_symbols(condition) or (value.upper is not None and value.upper <= 0):
            return False
        self.conditions += (scaled_away(condition),)
        return True

    def need(self, condition: Term, reason: str) -> None:
        """Note that ``condition`` must be > 0; InvalidArgument with the ``reason`` where that is impossible."""
        if not self.may_need(condition):
            needed = f": that needs {text(tidied(condition))} > 0, and parameters are positive"
            raise InvalidArgument(reason + (needed if free_symbols(condition) else ""))

    def state(self) -> tuple[int, tuple[Term, ...]]:
        """What :meth:`restore` needs to forget all that comes after."""
        return len(self.steps), self.conditions

    def restore(self, state: tuple[int, tuple[Term, ...]]) -> None:
        """Forget the lines and conditions that came after ``state``."""
        count, self.conditions = state
        del self.steps[count:]

    def line(self, place: int) -> Equation | Pair:
        """What a line says."""
        return self.steps[place].conclusion

    def equation(self, place: int) -> Equation:
        """What a line says, if it is an equation."""
        line = self.line(place)
        if not isinstance(line, Equation):
            raise NoEvidence(f"line {place} is not an equation: {text(line.profile)}")
        return line

    def pair(self, place: int) -> Pair:
        """What a line says, if it is a pair."""
        line = self.line(place)
        if not isinstance(line, Pair):
            raise NoEvidence(f"line {place} is not a transform: {text(line.left)}")
        return line

    def derivation(self) -> Derivation:
        """The finished derivation."""
        return Derivation(tuple(self.steps))
