"""Our own exact solvers, which have every property: a false alarm of the suite would show here."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def transport(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """Value, plan and potentials by the rational simplex method, of the very numbers in the arrays."""
    from mfsym.conformance.reference import exact_transport

    return exact_transport(a, b, M)


def multi(marginals: Arguments, M: Arguments) -> Any:
    """The same for several marginals."""
    from mfsym.conformance.reference import exact_multi

    return exact_multi(marginals, M)


def nbody(M: Arguments, mu: Arguments, N: Arguments) -> Any:
    """F_N, established by the kernel."""
    from mfsym.conformance.reference import exact_nbody

    return exact_nbody(M, mu, N)


def program(c: Arguments, A: Arguments, b: Arguments) -> Any:
    """A linear program by exact pivots with Bland's rule."""
    from mfsym.conformance.reference import exact_program

    return exact_program(c, A, b)


def line(x: Arguments, y: Arguments, a: Arguments, b: Arguments) -> Any:
    """The distance on the line, by distribution functions."""
    from mfsym.conformance.reference import exact_line

    return exact_line(x, y, a, b)


def assignment(M: Arguments) -> Any:
    """The best permutation, by trying all."""
    from mfsym.conformance.reference import exact_assignment

    return exact_assignment(M)


SOLVERS: dict[str, Solver] = {
    "mfsym.transport": declared("transport", transport, relative="1e-12", distribution="mfsym"),
    "mfsym.multi": declared("multi", multi, relative="1e-12", distribution="mfsym"),
    "mfsym.nbody": declared("nbody", nbody, relative="1e-12", distribution="mfsym"),
    "mfsym.program": declared(
        "lp", program, relative="1e-12", unsupported=("rounded masses", "large problems"), distribution="mfsym"
    ),
    "mfsym.line": declared("line", line, relative="1e-12", distribution="mfsym"),
    "mfsym.assignment": declared("assignment", assignment, relative="1e-12", distribution="mfsym"),
}
