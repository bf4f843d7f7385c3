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


def samples(x: Arguments, y: Arguments) -> Any:
    """The distance of two samples."""
    from mfsym.conformance.reference_disguises import exact_samples

    return exact_samples(x, y)


def points(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """Powers of the distance of points."""
    from mfsym.conformance.reference_disguises import exact_points

    return exact_points(x, y, a, b, p)


def circle(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """Powers of the shorter arc."""
    from mfsym.conformance.reference_disguises import exact_circle

    return exact_circle(x, y, a, b, p)


def partial(a: Arguments, b: Arguments, M: Arguments, m: Arguments) -> Any:
    """Plans of a part of the mass."""
    from mfsym.conformance.reference_disguises import exact_partial

    return exact_partial(a, b, M, m)


def unbalanced(a: Arguments, b: Arguments, M: Arguments, t: Arguments) -> Any:
    """Total variation of the marginals."""
    from mfsym.conformance.reference_disguises import exact_unbalanced

    return exact_unbalanced(a, b, M, t)


def general(
    c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments
) -> Any:  # fmt: skip
    """A linear program of the general form, posed in standard form."""
    from mfsym.conformance.reference import exact_general

    return exact_general(c, A, low, high, lower, upper)


def plan_of_points(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """A plan of points, the best one, and its cost."""
    from mfsym.conformance.reference_disguises import exact_plan_of_points

    return exact_plan_of_points(x, y, a, b, p)


def uniform_circle(x: Arguments, a: Arguments) -> Any:
    """The distance to the uniform law on the circle."""
    from mfsym.conformance.reference_disguises import exact_uniform_circle

    return exact_uniform_circle(x, a)


SOLVERS: dict[str, Solver] = {
    "mfsym.transport": declared(
        "transport", transport, relative="1e-12", unsupported=("hundreds of sites",), distribution="mfsym"
    ),
    "mfsym.multi": declared("multi", multi, relative="1e-12", distribution="mfsym"),
    "mfsym.nbody": declared("nbody", nbody, relative="1e-12", unsupported=("hundreds of sites",), distribution="mfsym"),
    "mfsym.program": declared(
        "lp", program, relative="1e-12", unsupported=("rounded masses", "large problems"), distribution="mfsym"
    ),
    "mfsym.line": declared("line", line, relative="1e-12", distribution="mfsym"),
    "mfsym.assignment": declared("assignment", assignment, relative="1e-12", distribution="mfsym"),
    "mfsym.samples": declared("samples", samples, relative="1e-12", distribution="mfsym"),
    "mfsym.points": declared("points", points, relative="1e-12", distribution="mfsym"),
    "mfsym.circle": declared("circle", circle, relative="1e-12", distribution="mfsym"),
    "mfsym.partial": declared("partial", partial, relative="1e-12", distribution="mfsym"),
    "mfsym.unbalanced": declared("unbalanced", unbalanced, relative="1e-12", distribution="mfsym"),
    "mfsym.general": declared("general", general, relative="1e-12", distribution="mfsym"),
    "mfsym.heuristic": declared("heuristic", plan_of_points, relative="1e-12", distribution="mfsym"),
    "mfsym.uniform-circle": declared("uniform-circle", uniform_circle, relative="1e-12", distribution="mfsym"),
}
