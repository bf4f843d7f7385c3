"""Writes docs/comparison.md anew: the same transforms asked of SymPy and of mfsym, and which answers are right.

    python scripts/comparison.py [--seconds S]

On the line SymPy is asked by ``fourier_transform``; in the plane by ``hankel_transform``, in space by ``integrate``,
after the reduction to one dimension that its user has to do.  A test asks again for some of the rows.
"""

import argparse
import platform
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

import sympy

from mfsym import Answer, NoEvidence, Status, transform, transform_value
from mfsym.costs import RadialCost
from mfsym.costs.sympy_bridge import to_sympy
from mfsym.deadline import deadline
from mfsym.fourier import bounds_at
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.term import K, R, number, substitute

PAGE = Path(__file__).resolve().parents[1] / "docs" / "comparison.md"
SECONDS = 20.0

COSTS: Mapping[int, tuple[str, ...]] = {
    1: (
        "exp(-a*r)", "exp(-a*r)*cos(b*r)", "exp(-r)/sqrt(r)", "1/(r^2 + a^2)", "1/(1 + r^4)", "1/(1 + r)^2",
        "1/sqrt(1 + r^2)", "besselk(0, r)", "sech(r)", "max(1 - r, 0)", "(sin(r/2)/(r/2))^2",
    ),
    2: ("exp(-a*r)", "exp(-a*r)/r", "1/r", "1/(1 + r^2)", "1/(1 + r^4)", "if(r < 1, 1, 0)", "max(1 - r^2, 0)"),
    3: (
        "exp(-a*r)/r", "1/r", "erf(r)/r", "(1 - exp(-a*r))/r", "1/(1 + r^2)^2", "1/((1 + r^2)*(4 + r^2))",
        "r/sinh(r)", "if(r < 1, 1/r, 0)",
    ),
}  # fmt: skip
CASES = tuple((cost, dimension) for dimension, costs in COSTS.items() for cost in costs)

WAVES = (Fraction(1, 3), Fraction(7, 5), Fraction(4))
NUMBERS = {"a": Fraction(3, 2), "b": Fraction(5, 7)}
"""What the parameters are where two answers are compared."""
CLOSE = sympy.Rational(1, 10**8)
"""Far more than what is lost by rounding the bounds and the 30 digits of SymPy."""

HEAD = """# Comparison with SymPy

The transforms of {count} radial costs, asked of SymPy {sympy} and of mfsym (Python {python}).  SymPy does not know what
a radial function on R^d is; its user reduces the question to one dimension:

| d | what SymPy is asked, with a positive r and k |
|---|---|
| 1 | `fourier_transform(l(abs(x)), x, k/(2*pi))` |
| 2 | `2*pi*hankel_transform(l(r), r, k, 0)` |
| 3 | `integrate(4*pi*r*l(r)*sin(k*r)/k, (r, 0, oo))` |

An answer of SymPy is *right* if its values at k = 1/3, 7/5 and 4 (with a = 3/2 and b = 5/7) lie in certified bounds of
the transform, and *wrong* if one does not; *no value* means that SymPy finds no number there.  Answers of mfsym have a
derivation that its kernel has replayed, and say for which parameters they hold, whether the integral converges, and
which facts they rest on.  With a k that is real instead of positive, more answers of SymPy are wrong:
[findings](findings.md#in-other-software) has reproducers.

{summary}

Times are seconds on one processor of the machine that wrote this page, for the question alone: read ratios.  A question
is ended after {seconds:g} seconds.  `python scripts/comparison.py` writes the page; for times of transforms and signs
in one run, and in every dimension, install `mfsym[test,bench]` and run `pytest tests/bench/bench_transforms.py`.
"""


@dataclass(frozen=True)
class Reply:
    """The ``answer`` of a system, what it is (``right``, ``wrong``, ``no value``, ``no formula``, ``too long`` or an
    error), and the ``seconds`` it took."""

    answer: str
    outcome: str
    seconds: float


def asked_of_mfsym(cost: str, dimension: int, seconds: float = SECONDS) -> tuple[Answer, Reply]:
    """The transform in mfsym: right, since the kernel has replayed its derivation, or there is none."""
    start = time.perf_counter()
    answer = transform(cost, dimension, seconds=seconds)
    took = time.perf_counter() - start
    known = answer.verdict.status is Status.HOLDS
    return answer, Reply(str(answer["transform"] or ""), "right" if known else "no formula", took)


def asked_of_sympy(cost: str, dimension: int, seconds: float = SECONDS) -> Reply:
    """The transform in SymPy, compared with the certified one."""
    profile, start = to_sympy(RadialCost(cost).profile), time.perf_counter()
    try:
        with deadline(seconds):
            found = sympy_transform(profile, dimension)
    except NoEvidence:
        return Reply("", "too long", seconds)
    except (TypeError, ValueError, NotImplementedError, AttributeError) as error:
        return Reply("", type(error).__name__, time.perf_counter() - start)
    took = time.perf_counter() - start
    if found.has(sympy.Integral, sympy.FourierTransform, sympy.HankelTransform):
        return Reply("", "no formula", took)
    try:
        with deadline(seconds):
            return Reply(str(found), judged(found, cost, dimension), took)
    except NoEvidence:
        return Reply(str(found), "no value", took)


def sympy_transform(profile: sympy.Expr, dimension: int) -> sympy.Expr:
    """What SymPy returns for the profile in r."""
    r, k = sympy.Symbol("r", positive=True), sympy.Symbol("k", positive=True)
    if dimension == 1:
        x = sympy.Symbol("x", real=True)
        return sympy.fourier_transform(profile.subs(r, sympy.Abs(x)), x, k / (2 * sympy.pi))
    if dimension == 2:
        return 2 * sympy.pi * sympy.hankel_transform(profile, r, k, 0)
    return sympy.integrate(4 * sympy.pi * r * profile * sympy.sin(k * r) / k, (r, 0, sympy.oo))


def judged(found: sympy.Expr, cost: str, dimension: int) -> str:
    """Are the values of an answer in the certified bounds?"""
    for k in WAVES:
        numbers = {sympy.Symbol(name, positive=True): rational(value) for name, value in {**NUMBERS, "k": k}.items()}
        value = sympy.N(found.subs(numbers), 30)
        if not value.is_number or not value.is_finite:
            return "no value"
        lower, upper = certified_bounds(cost, dimension, k)
        real, imaginary = value.as_real_imag()
        if not (lower - CLOSE < real < upper + CLOSE and abs(imaginary) < CLOSE):
            return "wrong"
    return "right"


def certified_bounds(cost: str, dimension: int, k: Fraction) -> tuple[sympy.Rational, sympy.Rational]:
    """Bounds of the transform: of the formula that the kernel has established or, where there is none, by Arb."""
    answer, _ = asked_of_mfsym(cost, dimension)
    if answer.certificate is not None and isinstance(answer.certificate.claim, FourierTransform):
        numbers = {name: number(value) for name, value in NUMBERS.items()} | {K.name: R}
        lower, upper = bounds_at(substitute(answer.certificate.claim.transform, numbers), k)
        return rational(lower), rational(upper)
    found = transform_value(cost, dimension, k)
    if found.verdict.status is not Status.HOLDS:
        raise NoEvidence(found.verdict.reason)
    return sympy.Rational(found["lower"]), sympy.Rational(found["upper"])


def rational(value: Fraction) -> sympy.Rational:
    """The number in SymPy."""
    return sympy.Rational(value.numerator, value.denominator)


def row(cost: str, dimension: int, ours: Reply, theirs: Reply) -> str:
    """The row of the page, up to the times."""
    return f"| {dimension} | `{cost}` | {_cell(ours)} | {_cell(theirs)} |"


def _cell(reply: Reply, most: int = 60) -> str:
    if reply.outcome == "right" and len(reply.answer) <= most:
        return f"`{reply.answer}`"
    answer = reply.answer if len(reply.answer) <= most else reply.answer[: most - 4] + " ..."
    return f"{reply.outcome}: `{answer}`" if answer else reply.outcome


def main() -> int:
    """Writes the page."""
    parser = argparse.ArgumentParser(description="Compare transforms with those of SymPy.")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="the time limit of a question")
    seconds = parser.parse_args().seconds
    asked_of_mfsym("exp(-r)", 1)  # imports what is imported once
    ours, theirs, rows = [], [], []
    for cost, dimension in CASES:
        ours.append(asked_of_mfsym(cost, dimension, seconds)[1])
        theirs.append(asked_of_sympy(cost, dimension, seconds))
        rows.append(
            row(cost, dimension, ours[-1], theirs[-1]) + f" {ours[-1].seconds:.2f} | {theirs[-1].seconds:.2f} |"
        )
        print(rows[-1], flush=True)
    head = HEAD.format(
        count=len(CASES),
        sympy=sympy.__version__,
        python=platform.python_version(),
        summary=_summary({"mfsym": ours, "SymPy": theirs}),
        seconds=seconds,
    )
    table = ["| d | cost | mfsym | SymPy | mfsym, s | SymPy, s |", "|---|---|---|---|---|---|", *rows]
    PAGE.write_text("\n".join([head, *table, ""]), encoding="utf-8")
    return 0


def _summary(replies: Mapping[str, list[Reply]]) -> str:
    lines = ["| | right | wrong | no formula, or no value | median time |", "|---|---|---|---|---|"]
    for name, those in replies.items():
        right, wrong = (sum(reply.outcome == outcome for reply in those) for outcome in ("right", "wrong"))
        time_of_one = median(reply.seconds for reply in those)
        lines.append(f"| {name} | {right} | {wrong} | {len(those) - right - wrong} | {time_of_one:.2f} s |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
