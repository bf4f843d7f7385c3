"""Pages about what some of the bodies tell of the others, and about mixed derivatives."""

from collections.abc import Iterator

from mfsym.kernel.claim import CoulombSignature, Determined, Matrix, PairwiseIndependent
from mfsym.kernel.evidence import Calculation, ShiftAndRelation
from mfsym.kernel.hessian import mixed_derivatives
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.words import inline, listed, matrix, vector


def determined_page(claim: Determined, evidence: Calculation) -> Page:
    """The page of a mixture that few bodies determine."""
    laws = [f"${vector(part.law)}$ with probability ${inline(part.weight)}$" for part in claim.mixture]
    degrees = ["1 - Q_a" if max(part.law) == 1 else "|Q - q|^{2}" for part in claim.mixture]
    degree = sum(1 if max(part.law) == 1 else 2 for part in claim.mixture)
    statement = [
        f"Let bodies have independently the law $Q$, where $Q$ is {listed(laws)}.",
        f"No other mixture gives the same law to ${claim.bodies}$ bodies.",
    ]
    argument = [
        rf"The law of ${claim.bodies}$ bodies gives the mean of every polynomial in $Q$ of degree at most",
        rf"${claim.bodies}$. For a law $q$ of the mixture the polynomial $|Q - q|^2$ is nonnegative and vanishes",
        r"at $q$ only; if $q$ is concentrated at the site $a$, already $1 - Q_a$ does. Here we take",
        f"{listed([f'${part}$' for part in dict.fromkeys(degrees)])}, one factor for each law; the degree of the",
        f"product is ${degree}$. It has the mean $0$, so every mixture with this law of bodies consists of the",
        f"same laws; and their weights are the means of polynomials of degree ${len(claim.mixture) - 1}$, which",
        "are $1$ at one law and $0$ at the others.",
    ]
    return theorem_page("A mixture that finitely many bodies determine", statement, argument)


def pairwise_page(claim: PairwiseIndependent, evidence: ShiftAndRelation) -> Page:
    """The page of a stationary sequence whose pairs are independent."""
    rows = claim.coefficients
    combined = " ".join(f"{'-' if p < 0 else '+'} {_times(abs(p), i)}" for i, p in enumerate(evidence.relation, 1) if p)
    statement = [
        r"Let $A_1, A_2, \dots$ be independent and uniform on $[0, 1]$, and let $X = R A$ modulo $1$ with",
        display(f"R = {_matrix(rows)}."),
        "Any two of the $X_i$ are independent and uniform, and the law of the sequence does not change if all",
        "indices are raised by one; but the $X_i$ are not independent.",
    ]
    argument = [
        r"For integers $p_i$ the mean of $e^{2 \pi i p \cdot X}$ is $1$ if $p^{T} R = 0$, and $0$ otherwise. Any",
        "two rows of $R$ are linearly independent, so that the law of two of the $X_i$ has the Fourier",
        "coefficients of the uniform law. Each row times the invertible matrix",
        display(_matrix(evidence.shift)),
        "is the next one; such a matrix maps the torus onto itself and preserves the uniform law. Finally",
        rf"${combined.removeprefix('+ ')} = 0$ modulo $1$.",
    ]
    return theorem_page("Pairwise independent, stationary, not independent", statement, argument)


def signature_page(claim: CoulombSignature, evidence: Calculation) -> Page:
    """The page of the signature of mixed second derivatives."""
    points = listed([f"${vector(point)}$" for point in claim.points])
    statement = [
        f"At the points {points} the matrix of the mixed second derivatives, in the places of different bodies, of",
        rf"$\sum_{{i<j}} 1/|x_i - x_j|$ has ${claim.positive}$ positive, ${claim.negative}$ negative and",
        f"${claim.zero}$ zero eigenvalues.",
    ]
    argument = [
        "With $z = x_i - x_j$ and $r = |z|$, the derivative of $1/r$ in the coordinates $a$ of $x_i$ and $b$ of",
        r"$x_j$ is $(r^2 \delta_{ab} - 3 z_a z_b)/r^5$. The blocks of",
        "the matrix are $0$ for $i = j$, and",
        *(display(block) for block in _blocks(claim.points)),
        "Elimination, which by Sylvester's law preserves the signature, gives the numbers.",
    ]
    return theorem_page("The signature of the mixed derivatives of the Coulomb energy", statement, argument)


def _blocks(points: Matrix) -> Iterator[str]:
    """The blocks of the matrix of mixed derivatives above the diagonal."""
    derivatives, dimension = mixed_derivatives(points), len(points[0])
    for j in range(len(points)):
        for i in range(j):
            rows = derivatives[i * dimension : (i + 1) * dimension]
            block = matrix(tuple(row[j * dimension : (j + 1) * dimension] for row in rows))
            yield rf"D_{{{i + 1}}} D_{{{j + 1}}} = {block}."


def _matrix(rows: tuple[tuple[int, ...], ...]) -> str:
    lines = r" \\ ".join(" & ".join(map(inline, row)) for row in rows)
    return rf"\begin{{pmatrix}} {lines} \end{{pmatrix}}"


def _times(factor: int, index: int) -> str:
    return f"X_{{{index}}}" if factor == 1 else f"{inline(factor)} X_{{{index}}}"
