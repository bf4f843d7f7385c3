"""Solvers of linear programs, exact ones and HiGHS, each as a function: program -> (a solver to call, which returns the
minimum).

What is done before the call (building the solver's own data) is not timed.  A solver that is not installed raises
Unavailable with the package to install.
"""

import ctypes
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np

from tests.bench.explicit import Explicit

Solve = Callable[[], Fraction | float]
"""Solves the program; a float where the solver works exactly but reports its value rounded."""


class Unavailable(Exception):
    """The solver is not installed."""


@cache
def _qsopt_ex_library() -> ctypes.CDLL:
    source = Path(__file__).with_name("qsopt_ex.c")
    library = Path(tempfile.mkdtemp()) / "qsopt_ex.so"
    command = [
        "gcc",
        "-O2",
        "-shared",
        "-fPIC",
        "-I/usr/include/qsopt_ex",
        "-o",
        library,
        source,
        "-lqsopt_ex",
        "-lgmp",
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable("QSopt_ex: apt-get install gcc libqsopt-ex-dev") from error
    loaded = ctypes.CDLL(str(library))
    numbers = np.ctypeslib.ndpointer(np.int64, flags="C")
    loaded.load.restype = ctypes.c_void_p
    loaded.load.argtypes = [ctypes.c_int, ctypes.c_int, numbers, numbers, numbers]
    loaded.solve.argtypes = loaded.drop.argtypes = [ctypes.c_void_p]
    loaded.value.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    return loaded


def qsopt_ex(program: Explicit) -> Solve:
    """QSopt_ex 2.5 (Applegate, Cook, Dash, Espinoza), its primal simplex method."""
    library = _qsopt_ex_library()
    rows, count = len(program.right), len(program.costs)
    loaded = library.load(rows, count, program.columns, program.costs, program.right)

    def solve() -> Fraction:
        optimal, text = library.solve(loaded), ctypes.create_string_buffer(1000)
        library.value(loaded, text, 1000)
        library.drop(loaded)
        return Fraction(text.value.decode()) if optimal else Fraction(-1)

    return solve


def glpk(program: Explicit) -> Solve:
    """GLPK's exact simplex method, from the basis of its floating-point one, as ``glpsol --exact`` does it."""
    try:
        import swiglpk as api
    except ImportError as error:
        raise Unavailable("GLPK: pip install swiglpk") from error
    api.glp_term_out(api.GLP_OFF)
    problem = api.glp_create_prob()
    api.glp_add_rows(problem, len(program.right))
    api.glp_add_cols(problem, len(program.costs))
    for i, total in enumerate(program.right.tolist(), start=1):
        api.glp_set_row_bnds(problem, i, api.GLP_FX, total, total)
    for j, cost in enumerate(program.costs.tolist(), start=1):
        api.glp_set_obj_coef(problem, j, cost)
        api.glp_set_col_bnds(problem, j, api.GLP_LO, 0, 0)
    columns, rows = np.nonzero(program.columns)
    entries = api.intArray(len(rows) + 1), api.intArray(len(rows) + 1), api.doubleArray(len(rows) + 1)
    values = program.columns[columns, rows]
    for place, entry in enumerate(zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True), start=1):
        entries[0][place], entries[1][place], entries[2][place] = entry[0] + 1, entry[1] + 1, entry[2]
    api.glp_load_matrix(problem, len(rows), *entries)
    options = api.glp_smcp()
    api.glp_init_smcp(options)
    options.msg_lev = api.GLP_MSG_OFF

    def solve() -> float:
        api.glp_simplex(problem, options)
        api.glp_exact(problem, options)
        return float(api.glp_get_obj_val(problem))

    return solve


def ppl(program: Explicit) -> Solve:
    """The Parma Polyhedra Library's MIP_Problem, without integer variables."""
    try:
        import ppl as api
    except ImportError as error:
        raise Unavailable("PPL: apt-get install libppl-dev libgmp-dev && pip install pplpy") from error
    variables = [api.Variable(j) for j in range(len(program.costs))]
    system = api.Constraint_System()
    for x in variables:
        system.insert(x >= 0)
    for i, total in enumerate(program.right.tolist()):
        row = {j: int(program.columns[j, i]) for j in np.nonzero(program.columns[:, i])[0].tolist()}
        system.insert(api.Linear_Expression(row, 0) == total)
    objective = api.Linear_Expression(dict(enumerate(program.costs.tolist())), 0)

    def solve() -> Fraction:
        problem = api.MIP_Problem(len(variables), system, objective)
        problem.set_optimization_mode("minimization")
        value = problem.optimal_value()
        return Fraction(int(value.numerator), int(value.denominator))

    return solve


def cddlib(program: Explicit) -> Solve:
    """cddlib's simplex method over GMP's rationals."""
    try:
        from cdd import gmp as api
    except ImportError as error:
        raise Unavailable(
            "cddlib: apt-get install libcdd-dev libgmp-dev && pip install --no-binary :all: pycddlib"
        ) from error
    count = len(program.costs)
    equations = [[-b, *row] for b, row in zip(program.right.tolist(), program.columns.T.tolist(), strict=True)]
    opposite = [[-entry for entry in row] for row in equations]
    signs = [[0, *(int(i == j) for i in range(count))] for j in range(count)]
    objective = [[0, *program.costs.tolist()]]
    loaded = api.linprog_from_array(equations + opposite + signs + objective, obj_type=api.LPObjType.MIN)

    def solve() -> Fraction:
        api.linprog_solve(loaded)
        return Fraction(loaded.obj_value)

    return solve


def z3(program: Explicit) -> Solve:
    """Z3's optimiser over the reals."""
    try:
        import z3 as api
    except ImportError as error:
        raise Unavailable("Z3: pip install z3-solver") from error
    optimiser = api.Optimize()
    variables = [api.Real(f"x{j}") for j in range(len(program.costs))]
    optimiser.add([x >= 0 for x in variables])
    for i, total in enumerate(program.right.tolist()):
        places = np.nonzero(program.columns[:, i])[0].tolist()
        optimiser.add(api.Sum([int(program.columns[j, i]) * variables[j] for j in places]) == total)
    minimum = optimiser.minimize(api.Sum([c * x for c, x in zip(program.costs.tolist(), variables, strict=True)]))

    def solve() -> Fraction:
        optimiser.check()
        return Fraction(str(optimiser.lower(minimum)))

    return solve


def sympy(program: Explicit) -> Solve:
    """SymPy's lpmin."""
    from sympy import Rational, symbols
    from sympy.solvers.simplex import lpmin

    variables = symbols(f"x:{len(program.costs)}")
    constraints = [x >= 0 for x in variables]
    for i, total in enumerate(program.right.tolist()):
        row = sum(int(n) * x for n, x in zip(program.columns[:, i], variables, strict=True))
        constraints.append(row <= Rational(total))
        constraints.append(row >= Rational(total))
    objective = sum(int(c) * x for c, x in zip(program.costs, variables, strict=True))

    def solve() -> Fraction:
        minimum, _ = lpmin(objective, constraints)
        return Fraction(int(minimum.p), int(minimum.q))

    return solve


def highs(program: Explicit) -> Solve:
    """HiGHS in floating point, as SciPy calls it."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    rows = csr_array(program.columns.T.astype(float))

    def solve() -> float:
        return float(linprog(program.costs, A_eq=rows, b_eq=program.right, method="highs").fun)

    return solve


PEERS: Mapping[str, Callable[[Explicit], Solve]] = {
    "QSopt_ex": qsopt_ex,
    "GLPK exact": glpk,
    "PPL": ppl,
    "cddlib": cddlib,
    "Z3": z3,
    "SymPy": sympy,
    "HiGHS, floating point": highs,
}
"""Name -> solver."""
