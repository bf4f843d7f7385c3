"""GLPK by swiglpk, its functions as in C: the simplex method in doubles and in fractions, and interior points."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def linear(c: Arguments, A: Arguments, b: Arguments, method: str = "simplex") -> Any:
    """Value, solution and prices."""
    import swiglpk as glpk

    glpk.glp_term_out(glpk.GLP_OFF)
    model = glpk.glp_create_prob()
    n, m = len(c), len(b)
    if n:
        glpk.glp_add_cols(model, n)
    for j, cost in enumerate(c, 1):
        glpk.glp_set_obj_coef(model, j, float(cost))
        glpk.glp_set_col_bnds(model, j, glpk.GLP_LO, 0.0, 0.0)
    for row, right in zip(A, b, strict=True):
        i = glpk.glp_add_rows(model, 1)
        glpk.glp_set_row_bnds(model, i, glpk.GLP_FX, float(right), float(right))
        places, entries = glpk.intArray(n + 1), glpk.doubleArray(n + 1)
        for j, (entry, _) in enumerate(zip(row, c, strict=True), 1):
            places[j], entries[j] = j, float(entry)
        glpk.glp_set_mat_row(model, i, n, places, entries)
    if method == "interior":
        if glpk.glp_interior(model, None) or glpk.glp_ipt_status(model) != glpk.GLP_OPT:
            return {"status": "unsolved"}
        plan = [glpk.glp_ipt_col_prim(model, j + 1) for j in range(n)]
        prices = [glpk.glp_ipt_row_dual(model, i + 1) for i in range(m)]
        return {"value": glpk.glp_ipt_obj_val(model), "plan": plan, "duals": [prices]}
    if (glpk.glp_exact if method == "exact" else glpk.glp_simplex)(model, None):
        return {"status": "unsolved"}
    names = {glpk.GLP_NOFEAS: "infeasible", glpk.GLP_UNBND: "unbounded"}
    status = glpk.glp_get_status(model)
    if status != glpk.GLP_OPT:
        return {"status": names.get(status, "unsolved")}
    plan = [glpk.glp_get_col_prim(model, j + 1) for j in range(n)]
    prices = [glpk.glp_get_row_dual(model, i + 1) for i in range(m)]
    return {"value": glpk.glp_get_obj_val(model), "plan": plan, "duals": [prices]}


# The tolerances of GLPK are relative to the bounds and costs, 1e-7, and absolute where these are small.
GLPK: dict[str, Any] = {"absolute": "1e-6", "relative": "1e-6", "distribution": "swiglpk", "imports": ("swiglpk",)}

SOLVERS: dict[str, Solver] = {
    "glpk.simplex": declared("lp", linear, **GLPK),
    "glpk.exact": declared("lp", partial(linear, method="exact"), **GLPK),
    "glpk.interior": declared("lp", partial(linear, method="interior"), **GLPK),
}
