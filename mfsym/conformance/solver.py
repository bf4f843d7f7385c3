"""What a solver under test declares, and how it is named: an adapter of ours, or a function of somebody's module."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from inspect import isfunction
from pkgutil import iter_modules
from typing import Any, Literal

from mfsym.errors import InvalidArgument

Kind = Literal[
    "transport", "multi", "nbody", "lp", "entropic", "line", "assignment", "samples", "points", "circle", "partial",
    "unbalanced", "entropic-points", "general", "heuristic", "uniform-circle",
]  # fmt: skip

KINDS: Mapping[str, str] = {
    "transport": "solve(a, b, M): two marginals a and b, cost matrix M",
    "entropic": "solve(a, b, M, reg): the same with entropic regularisation reg",
    "multi": "solve(marginals, M): a list of marginals, cost tensor M with one axis for each",
    "nbody": "solve(M, mu, N): N bodies with marginal mu, M the cost of each pair; the value is the cost per pair",
    "lp": "solve(c, A, b): minimise c.x where A x = b and x >= 0",
    "line": "solve(x, y, a, b): weights a at places x of the line and b at y, the cost is the distance",
    "assignment": "solve(M): a permutation that is least in M",
    "samples": "solve(x, y): samples of the line, all of the same weight, the cost is the distance",
    "points": "solve(x, y, a, b, p): weights a at the rows of x and b at those of y, the cost is the distance to the p",
    "circle": "solve(x, y, a, b, p): the same at places x and y of the circle of length 1, with the shorter arc",
    "partial": "solve(a, b, M, m): the least cost of moving the mass m from a to b, which may have more",
    "unbalanced": "solve(a, b, M, t): what differs from the marginals a and b costs t times its mass (total variation)",
    "entropic-points": "solve(xs, marginals, reg): several marginals at the rows of arrays, with regularisation reg; "
    "the cost is the sum of the squared distances of all pairs",
    "general": "solve(c, A, low, high, lower, upper): minimise c.x where low <= A x <= high, lower <= x <= upper",
    "heuristic": "solve(x, y, a, b, p): some plan of the points, and what it costs, as (value, plan)",
    "uniform-circle": "solve(x, a): the squared distance from weights at places of the circle to the uniform law",
}
"""What a solver of each kind is asked: the protocols, each one function."""


FEATURES = {
    "any mass": "marginals of mass other than 1",
    "negative costs": "costs below 0",
    "infinite costs": "forbidden pairs, infinity in the cost",
    "zero weights": "sites without mass",
    "unequal sizes": "marginals on different numbers of sites",
    "bad input": "an error, or a word, for input that is no problem",
    "equal masses": "masses that have to be equal: the solver normalises them",
    "square costs": "costs that have to be square",
    "any scale": "costs and masses from 1e-300 to 1e300",
    "lists": "lists in place of arrays",
    "rounded masses": "masses such as 1/3, whose sums differ by rounding",
    "large problems": "dozens of sites",
    "hundreds of sites": "hundreds of sites",
    "plane": "points that are not on a line",
    "any power": "powers of the distance other than 1 and 2",
    "squares": "squares of distances as costs",
    "concave costs": "powers of the distance below 1",
    "many bodies": "hundreds of bodies",
    "huge numbers of bodies": "more bodies than floating point can count",
}
"""What a solver may declare not to support; the properties that need it are then skipped, visibly."""

LIMITED = {"multi": ("many bodies", "huge numbers of bodies"), "lp": ("huge numbers of bodies",)}
"""What no solver of a kind supports: bodies are axes of the tensor, and columns of the program."""


@dataclass(frozen=True)
class Accuracy:
    """The error of a value is at most ``absolute`` + ``relative`` times mass times the largest cost."""

    absolute: Fraction
    relative: Fraction


@dataclass(frozen=True)
class Solver:
    """A function ``solve`` of one of the KINDS, with what it declares.

    ``spec`` names it so that another process finds it ("" for a function that only this process has); ``accuracy`` is
    that of values, plans and potentials; ``returns`` are the parts of an answer ("value", "plan", "duals"; empty: those
    of a first call); ``unsupported`` are some of FEATURES; ``distribution`` is the package whose version is tested;
    ``imports`` are modules that may be loaded once, before the process of the solver is forked.
    """

    name: str
    kind: str
    solve: Callable[..., Any]
    accuracy: Accuracy
    spec: str = ""
    returns: frozenset[str] = frozenset()
    unsupported: frozenset[str] = frozenset()
    distribution: str = ""
    imports: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The installed version of what is tested."""
        try:
            return f"{self.distribution} {version(self.distribution)}" if self.distribution else ""
        except PackageNotFoundError:
            return self.distribution


def declared(
    kind: str,
    solve: Callable[..., Any],
    *,
    name: str = "",
    relative: str | float = "1e-9",
    absolute: str | float = "0",
    unsupported: tuple[str, ...] = (),
    distribution: str = "",
    imports: tuple[str, ...] = (),
) -> Solver:
    """A solver as an adapter or a user declares it.

    Refuses: InvalidArgument for a kind or feature that does not exist, and errors that are no numbers >= 0.

    >>> declared("transport", lambda a, b, M: 0.0, name="always 0").accuracy.relative
    Fraction(1, 1000000000)
    """
    if kind not in KINDS:
        raise InvalidArgument(
            f"kind is {kind!r}, need one of these: " + "; ".join(f"{k}: {v}" for k, v in KINDS.items())
        )
    _need_features(unsupported)
    accuracy = Accuracy(_error("absolute", absolute), _error("relative", relative))
    unsupported += LIMITED.get(kind, ())
    shown = name or getattr(solve, "__name__", "solver")
    return Solver(shown, kind, solve, accuracy, "", frozenset(), frozenset(unsupported), distribution, imports)


def _error(name: str, value: str | float) -> Fraction:
    try:
        error = Fraction(value)
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        error = Fraction(-1)
    if error < 0:
        raise InvalidArgument(f"the {name} accuracy is {value!r}, need a number >= 0 such as 1e-9")
    return error


def known_solvers() -> dict[str, str]:
    """The solvers of other libraries that we know: their names, and the modules that adapt them.

    >>> "pot.emd2" in known_solvers()
    True
    """
    package = import_module("mfsym.conformance.adapters")
    modules = [info.name for info in iter_modules(package.__path__)]
    return {name: module for module in modules for name in import_module(f"{package.__name__}.{module}").SOLVERS}


def named(
    spec: str,
    kind: str = "transport",
    tolerance: str | float | None = None,
    *,
    absolute: str | float | None = None,
    unsupported: tuple[str, ...] = (),
) -> Solver:
    """The solver that ``spec`` names: one of :func:`known_solvers`, or ``package.module:function`` with its kind.

    ``tolerance`` and ``absolute`` are the errors that it declares, relative and absolute, ``unsupported`` are further
    FEATURES that it lacks.

    Refuses: InvalidArgument if there is none.
    """
    if ":" not in spec:
        known = known_solvers()
        if spec not in known:
            raise InvalidArgument(_no_such_solver(spec, known))
        solver: Solver = import_module(f"mfsym.conformance.adapters.{known[spec]}").SOLVERS[spec]
        solver = replace(solver, name=spec, spec=spec)
    else:
        module, _, function = spec.partition(":")
        try:
            found = import_module(module)
            for part in function.split("."):
                found = getattr(found, part)
        except (ImportError, AttributeError, ValueError) as error:
            raise InvalidArgument(f"solver is {spec!r}, which cannot be imported: {error}") from None
        if not callable(found):
            raise InvalidArgument(f"solver is {spec!r}, which is not a function")
        solver = replace(declared(kind, found, name=spec, distribution=_distribution(module)), spec=spec)
    _need_features(unsupported)
    accuracy = solver.accuracy
    if tolerance is not None:
        accuracy = Accuracy(Fraction(0), _error("relative", tolerance))
    if absolute is not None:
        accuracy = replace(accuracy, absolute=_error("absolute", absolute))
    return replace(solver, accuracy=accuracy, unsupported=solver.unsupported | set(unsupported))


def _no_such_solver(spec: str, known: Mapping[str, str]) -> str:
    """What to write instead."""
    try:
        functions = [name for name, found in vars(import_module(spec)).items() if _is_own(found, spec)]
    except (ImportError, ValueError):
        functions = []
    if functions:
        return f"solver is {spec!r}, which is a module; which function? It has " + ", ".join(
            f"{spec}:{name}" for name in functions
        )
    near = get_close_matches(spec, known, n=3) or [name for name in known if name.startswith(spec.partition(".")[0])]
    return f"solver is {spec!r}, need package.module:function, or one that `mfsym conform --list` shows" + (
        ", such as " + ", ".join(near[:8]) if near else ""
    )


def _is_own(found: object, module: str) -> bool:
    return isfunction(found) and found.__module__ == module and not found.__name__.startswith("_")


def _need_features(unsupported: Sequence[str]) -> None:
    if not set(unsupported) <= FEATURES.keys():
        raise InvalidArgument(
            f"unsupported is {', '.join(map(repr, unsupported))}, need some of: {', '.join(FEATURES)}"
        )


def _distribution(module: str) -> str:
    """The name of the package if it is installed under it, "" otherwise."""
    top = module.partition(".")[0]
    try:
        version(top)
    except PackageNotFoundError:
        return ""
    return top


def is_installed(solver: Solver) -> bool:
    """Is the package that the adapter needs there?"""
    try:
        version(solver.distribution)
    except PackageNotFoundError:
        return False
    return True
