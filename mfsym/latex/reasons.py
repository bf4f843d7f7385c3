"""Why a line of a derivation follows: one sentence for a cited fact, one or more for each rule of the kernel."""

from collections.abc import Callable, Mapping

from mfsym.kernel.evidence import Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import BOUND, D, Term, parts, substitute
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex, latex
from mfsym.latex.letters import Notation, notation_for
from mfsym.latex.words import listed

GAUSSIAN = "gaussian-transform"
"""The fact that the rules about mixtures rest on."""

_GAUSSIAN, _GAUSSIAN_TRANSFORM, _LEAST = (
    substitute(parse(formula), {"t": BOUND})
    for formula in ("exp(-t*r^2)", "(pi/t)^(d/2)*exp(-k^2/(4*t))", "min(1, t^(-d/2))")
)


def reason(step: Step, notation: Notation) -> str:
    """The words before the formula of a step."""
    if step.rule in FACTS:
        letters = notation_for([], FACTS[step.rule].variables).symbols
        return rf"Formula \eqref{{fact:{step.rule}}}{_replaced(dict(step.terms), notation, letters)} reads"
    used = [rf"\eqref{{{label(place)}}}" for place in step.premises]
    return REASONS[step.rule](used, dict(step.terms), notation)


def gaussian_transform(dimension: Term) -> Term:
    """The transform of the Gaussian whose rate is the bound variable, in this dimension."""
    return substitute(_GAUSSIAN_TRANSFORM, {D.name: dimension})


def label(place: int) -> str:
    """The label of the formula of a line."""
    return f"step:{place + 1}"


Terms = Mapping[str, Term]


def _multiply(used: list[str], terms: Terms, notation: Notation) -> str:
    return f"Multiplying {used[0]} by ${inline_latex(terms['factor'], notation)}$ gives"


def _replace(used: list[str], terms: Terms, notation: Notation) -> str:
    return f"By {used[1]}, the formula {used[0]} becomes"


def _substitute(used: list[str], terms: Terms, notation: Notation) -> str:
    return f"Formula {used[0]}{_replaced(terms, notation, notation.symbols)} reads"


def _replaced(terms: Terms, notation: Notation, letters: Mapping[str, str]) -> str:
    changed = {name: value for name, value in terms.items() if not (name == D.name and value == D)}
    old = listed([f"${letters[name]}$" for name in changed])
    new = listed([f"${inline_latex(value, notation)}$" for value in changed.values()])
    return f", with {old} replaced by {new}," if changed else ""


def _linearity(used: list[str], terms: Terms, notation: Notation) -> str:
    words = []
    for place, premise in enumerate(used):
        size = inline_latex(terms[f"coefficient{place}"], notation)
        bare = size.removeprefix("-")
        words += ["minus" if size.startswith("-") else "plus", premise if bare == "1" else f"${bare}$ times {premise}"]
    return f"By linearity, {' '.join(words).removeprefix('plus ')} gives"


def _laplacian(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            "The transform of $|x|^{2}$ times a tempered distribution is minus the Laplacian of its transform, which",
            r"for a radial function $g$ is $g'' + \frac{d - 1}{k} g'$ in dimension $d$, away from $k = 0$. So from",
            f"{used[0]} we get, in the sense of tempered distributions,",
        ]
    )


def _dimension_step(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            r"For one function of $|x|$, the transform in dimension $d + 2$ is $-2 \pi/k$ times the derivative in $k$",
            f"of that in dimension $d$. So {used[0]} gives, in the sense of tempered distributions,",
        ]
    )


def _inversion(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            "The transform of an integrable function is bounded and continuous; applied to even functions, the",
            rf"transform taken twice is $(2 \pi)^{{d}}$. Reading {used[0]} backwards, in the sense of tempered",
            "distributions,",
        ]
    )


def _modulation(used: list[str], terms: Terms, notation: Notation) -> str:
    frequency = inline_latex(terms["frequency"], notation)
    return "\n".join(
        [
            rf"Multiplying an integrable function on the line by $\cos({frequency} \cdot x)$ shifts its transform by",
            rf"${frequency}$ to either side and halves the sum. So {used[0]} gives",
        ]
    )


def _pieces(used: list[str], terms: Terms, notation: Notation) -> str:
    end = inline_latex(terms["end"], notation)
    return "\n".join(
        [f"The function on the left is that of {used[0]}, written in another way for $r < {end}$ and $r > {end}$:"]
    )


def _parameter_derivative(used: list[str], terms: Terms, notation: Notation) -> str:
    parameter = inline_latex(terms["parameter"], notation)
    return "\n".join(
        [
            f"The factor of the function in {used[0]} that depends on ${parameter}$ is monotone in it, and so is its",
            "derivative. Hence the derivative may be taken under the integral: by Fubini's theorem for almost",
            f"every ${parameter}$, and by dominated convergence for all. Away from $k = 0$, therefore,",
        ]
    )


def _parameter_integral(used: list[str], terms: Terms, notation: Notation) -> str:
    parameter, start = (inline_latex(terms[name], notation) for name in ("parameter", "start"))
    end = inline_latex(terms["end"], notation) if "end" in terms else r"\infty"
    sides = ", and ".join(f"${inline_latex(terms[name], notation)}$" for name in ("profile", "transform"))
    return "\n".join(
        [
            f"Integrate {used[0]} over ${parameter}$ from ${start}$ to ${end}$. Antiderivatives of the two",
            f"sides are {sides}. The integral over space converges absolutely, uniformly enough for the theorem of",
            "Fubini; away from $k = 0$, therefore,",
        ]
    )


def _complex_rate(used: list[str], terms: Terms, notation: Notation) -> str:
    p, q, exponent = (inline_latex(terms[name], notation) for name in ("rate", "frequency", "exponent"))
    u, v = notation.fresh("U", "F", "A"), notation.fresh("V", "G", "B")
    parts = [
        display(broken(f"{letter} = ", addends(terms[name], notation), "."))
        for letter, name in ((u, "real"), (v, "imaginary"))
    ]
    return "\n".join(
        [
            f"The transform in {used[0]} is analytic in the rate ${p}$, for positive real part: the modulus of",
            rf"$e^{{-({p} + i {q}) w}}$ with $w = {exponent}$ is $e^{{-{p} w}}$. At ${p} + i {q}$ it is",
            f"${u} - i {v}$ with",
            parts[0],
            "and",
            parts[1],
            rf"For ${q} = 0$ this is {used[0]}, as ${v} = 0$; for ${q} > 0$ they satisfy the Cauchy-Riemann",
            "equations. So the identity holds wherever both sides are defined, and its real or imaginary part reads",
        ]
    )


def _regular(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            "The function on the left is bounded and continuous, and it decays fast enough to be integrable. So its",
            f"transform is continuous, and the formula {used[0]} determines it for every $k$:",
        ]
    )


def _radial_integral(used: list[str], terms: Terms, notation: Notation) -> str:
    where, integrated = _integrated(terms, notation, "function")
    there = f"For {where}" if "end" in terms else "There"
    return "\n".join(
        [
            "The transform of a radial function is the integral over $r > 0$ of its product with a kernel:",
            r"$2 \cos(k r)$ in dimension $1$, $2 \pi r J_{0}(k r)$ in dimension $2$; and in dimension $d + 2$ it is",
            r"$-2 \pi/k$ times",
            f"the derivative in $k$ of that in dimension $d$. {there} the integrand has the antiderivative",
            *integrated,
        ]
    )


def _antiderivative(used: list[str], terms: Terms, notation: Notation) -> str:
    where, integrated = _integrated(terms, notation, "integrand")
    start = f"The integrand below, with $r$ for the variable of integration, has for {where} the antiderivative"
    return "\n".join([start, *integrated])


def _integrated(terms: Terms, notation: Notation, what: str) -> tuple[str, list[str]]:
    """On which distances there is an antiderivative, and the lines that give it and the integral of ``what``."""
    letter = notation.fresh("H", "G", "F")
    if "end" in terms:
        end = inline_latex(terms["end"], notation)
        where, value = f"$0 < r < {end}$", f"${letter}({end}) - {letter}(0)$, as the {what} is $0$ for $r > {end}$"
    else:
        where, value = "$r > 0$", f"$-{letter}(0)$, as ${letter}$ vanishes at infinity"
    return where, [
        display(broken(f"{letter}(r) = ", addends(terms["primitive"], notation), ",")),
        rf"continuous for $r \ge 0$. The integral converges absolutely; it is {value}:",
    ]


def _value_at_zero(used: list[str], terms: Terms, notation: Notation) -> str:
    return f"The transform {used[0]} on the line is continuous; at $k = 0$ it is twice the integral over $r > 0$:"


def _inversion_at_zero(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            f"The transform {used[0]} on the line is integrable, so that the continuous function on its left is at",
            r"$r = 0$ the integral of the transform over the line, divided by $2 \pi$:",
        ]
    )


def _piecewise(used: list[str], terms: Terms, notation: Notation) -> str:
    letter = notation.fresh("H", "G", "F")
    primitives = [term for name, term in terms.items() if name.startswith("primitive")]
    shown = [display(broken(f"{letter}(r) = ", addends(term, notation), ",")) for term in primitives]
    return "\n".join(
        [
            "The integrand below, with $r$ for the variable of integration, is given in pieces. In the order of the",
            "distances $r$ they have the antiderivatives",
            *shown,
            rf"and the integral is the sum of the differences of ${letter}$ between the two ends of each piece:",
        ]
    )


def _sum_of_integrals(used: list[str], terms: Terms, notation: Notation) -> str:
    words = [
        f"${inline_latex(terms[f'coefficient{place}'], notation)}$ times {premise}"
        for place, premise in enumerate(used)
    ]
    return f"The sum of {listed(words)} is" if len(words) > 1 else f"Multiplied by a constant, {used[0]} reads"


def _mixture(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join([*_mixed(used, terms, notation), "In the sense of tempered distributions, therefore,"])


def _regular_mixture(used: list[str], terms: Terms, notation: Notation) -> str:
    return "\n".join(
        [
            *_mixed(used, terms, notation),
            f"By {used[2]} and {used[3]} the two integrals are finite at $r = 0$ and at $k = 0$ as well; hence the",
            "first function is bounded, continuous and integrable, and the formula holds for every $k$:",
        ]
    )


def _growing_mixture(used: list[str], terms: Terms, notation: Notation) -> str:
    (density,) = parts(terms["weight"])
    gaussian, transform = (
        inline_latex(substitute(term, {D.name: terms["dimension"]}), notation)
        for term in (_GAUSSIAN, _GAUSSIAN_TRANSFORM)
    )
    letter = notation.fresh("w", "h", "g")
    weight_of_t = f"{letter}({notation.bound})"
    left = f"the left side of {used[0]}" + (f", less that of {used[1]}," if len(used) > 2 else "")
    return "\n".join(
        [
            "Consider the weight",
            display(rf"{weight_of_t} = {latex(density, notation)}, \qquad {notation.bound} > 0."),
            rf"By \eqref{{fact:{GAUSSIAN}}} the function $1 - {gaussian}$ has the transform $-{transform}$ away from",
            rf"$k = 0$. With the weight ${letter}$, {left} is the mixture of these functions, and that of {used[-1]}",
            "the mixture of the transforms of the Gaussians. The former converges absolutely for some $r > 0$; so",
            rf"$\int_{{0}}^{{\infty}} |{weight_of_t}| \min(1, {notation.bound}) \,d{notation.bound}$ is finite, the",
            "mixture grows at most like $r^2$, and against a Schwartz function whose transform vanishes near $k = 0$",
            "the theorem of Fubini exchanges the integrals. Constants do not count there: away from $k = 0$,",
        ]
    )


def _mixed(used: list[str], terms: Terms, notation: Notation) -> list[str]:
    # The weight stands under an integral sign, as only there the variable of integrals has a meaning.
    (density,) = parts(terms["weight"])
    gaussian, transform, least = (
        inline_latex(substitute(term, {D.name: terms["dimension"]}), notation)
        for term in (_GAUSSIAN, _GAUSSIAN_TRANSFORM, _LEAST)
    )
    letter = notation.fresh("w", "h", "g")
    weight_of_t = f"{letter}({notation.bound})"
    return [
        "Consider the weight",
        display(rf"{weight_of_t} = {latex(density, notation)}, \qquad {notation.bound} > 0."),
        rf"By \eqref{{fact:{GAUSSIAN}}} the Gaussian ${gaussian}$ has the transform ${transform}$. The left side of",
        f"{used[0]} is the mixture of these Gaussians with the weight ${letter}$, and that of {used[1]} the mixture",
        "of their transforms. Both converge absolutely, the former for some $r > 0$ and the latter for some",
        rf"$k > 0$; so $\int_{{0}}^{{\infty}} |{weight_of_t}| {least} \,d{notation.bound}$ is finite, both mixtures",
        "are locally integrable and bounded at infinity, and the double integrals against a Schwartz function converge",
        "absolutely. By the theorems of Tonelli and Fubini the transform may be taken under the integral sign.",
    ]


REASONS: Mapping[str, Callable[[list[str], Terms, Notation], str]] = {
    "multiply": _multiply,
    "replace": _replace,
    "substitute": _substitute,
    "linearity": _linearity,
    "mixture": _mixture,
    "regular-mixture": _regular_mixture,
    "growing-mixture": _growing_mixture,
    "radial-integral": _radial_integral,
    "dimension-step": _dimension_step,
    "inversion": _inversion,
    "modulation": _modulation,
    "pieces": _pieces,
    "parameter-derivative": _parameter_derivative,
    "parameter-integral": _parameter_integral,
    "complex-rate-cosine": _complex_rate,
    "complex-rate-sine": _complex_rate,
    "laplacian": _laplacian,
    "regular": _regular,
    "antiderivative": _antiderivative,
    "piecewise": _piecewise,
    "value-at-zero": _value_at_zero,
    "inversion-at-zero": _inversion_at_zero,
    "sum-of-integrals": _sum_of_integrals,
}
"""The rules of the kernel, and the words for them."""
