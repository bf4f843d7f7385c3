"""Numbers for parameters that meet their conditions: a heuristic, the kernel checks whatever it suggests."""

from collections.abc import Mapping
from itertools import permutations

import numpy as np

from mfsym.kernel.grammar import parse
from mfsym.kernel.term import D, R, Symbol, Term, free_symbols, substitute
from mfsym.positivity.numeric import values

_NUMBERS = ("7/10", "13/10", "19/10", "1/3", "3", "11/2")


def sample(profile: Term, conditions: tuple[Term, ...]) -> Mapping[str, Term] | None:
    """Numbers for the symbols of the profile besides r, and for those of the conditions; None if none are found.

    >>> from mfsym.kernel.grammar import text
    >>> chosen = sample(parse("exp(-a*r) - exp(-b*r)"), (parse("a - b"),))
    >>> text(chosen["a"]), text(chosen["b"])
    ('7/10', '1/3')
    """
    names = sorted(set().union(*map(free_symbols, (profile, *conditions))) - {R.name, D.name})
    if len(names) > len(_NUMBERS):
        return None
    for dimension in ("3", "1", "5"):
        for chosen in permutations(_NUMBERS[: max(len(names), 4)], len(names)):
            numbers = {name: parse(number) for name, number in zip(names, chosen, strict=True)}
            numbers[D.name] = parse(dimension)
            # float: heuristic only, the kernel checks the result
            met = (values(substitute(condition, numbers), Symbol("#"), np.ones(1))[0] for condition in conditions)
            if all(value > 0 for value in met):
                return numbers
    return None
