"""Every claim as one displayed formula."""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel import claim as claims
from mfsym.kernel.claim import Claim, Matrix, Setting
from mfsym.kernel.term import ZERO, Term, substitute
from mfsym.kernel.zero_set import Beyond, WaveNumbers, ZeroSet
from mfsym.latex.conditions import essential
from mfsym.latex.expression import latex
from mfsym.latex.letters import Notation, notation_for
from mfsym.latex.words import cost_of, inline, matrix, positivity, relation_to_zero, shown, space, vector

IMPLIES = r" \quad\Longrightarrow\quad "
SIGNS = {"=": "=", ">=": r"\ge", ">": ">"}
NORMS = {"total-variation": r"\mathrm{TV}", "set": r"\mathrm{set}"}


def formula(claim: Claim) -> str:
    r"""The claim as one formula in dollar signs, for notebooks; whether it is true is for the kernel to say.

    >>> from fractions import Fraction
    >>> half, one, two = Fraction(1, 2), Fraction(1), Fraction(2)
    >>> problem = claims.TransportProblem(((two, one), (one, two)), (half, half), 3)
    >>> print(formula(claims.OptimalCost(problem, Fraction(4, 3))))
    $\displaystyle F_{3}^{\mathrm{OT}}[\mu] = \frac{4}{3}$
    """
    return rf"$\displaystyle {_FORMULAS[type(claim)](claim)}$"


LONG = 10**15


def optimum(bodies: int | str | None) -> str:
    """The name of the least cost per pair, with N for the number of bodies if that is long."""
    count = r"\infty" if bodies is None else str(bodies) if isinstance(bodies, str) or bodies < LONG else "N"
    return rf"F_{{{count}}}^{{\mathrm{{OT}}}}[\mu]"


# --- transforms ------------------------------------------------------------------------------------


def _radial(setting: Setting, *others: Term) -> tuple[str, Notation]:
    """The cost and what is assumed, up to the implication."""
    terms = [setting.profile, setting.dimension, *setting.conditions, *others]
    notation = notation_for(terms, ["r", "k", "d"], ["x", r"\mu", r"\gamma"])
    start = rf"\ell(x) = {latex(cost_of(setting), notation)}"
    where = rf"r = |x|, \ x \in {space(setting.dimension, notation)}"
    conditions = [positivity(term, notation) for term in setting.conditions]
    return r", \ ".join([start, where, *conditions]) + IMPLIES, notation


def _transform(claim: claims.FourierTransform) -> str:
    start, notation = _radial(claim.setting, claim.transform)
    away = "" if claim.sense == "integrable" else r" \quad (k \ne 0)"
    return rf"{start}\hat\ell(k) = {latex(claim.transform, notation)}{away}"


def _sign(claim: claims.TransformSign) -> str:
    relation = relation_to_zero(claim.sign)
    return rf"{_radial(claim.setting)[0]}\hat\ell {relation} 0"


def _zeros(claim: claims.TransformZeros) -> str:
    terms = [term for zeros in claim.zeros for term in terms_of_zeros(zeros)]
    start, notation = _radial(claim.setting, *terms)
    sets = r" \text{ or } ".join(zero_sets(claim.zeros, notation))
    return rf"{start}\hat\ell(k) \ge 0, \ \hat\ell(k) = 0 \iff {sets}"


def zero_sets(zeros: tuple[ZeroSet, ...], notation: Notation) -> list[str]:
    """The sets of wave numbers as relations for k."""
    return [_zero_set(part, notation) for part in zeros]


def terms_of_zeros(zeros: ZeroSet) -> tuple[Term, ...]:
    """The terms that describe a set of wave numbers."""
    match zeros:
        case WaveNumbers(start, step):
            return start, step
        case Beyond(end):
            return (end,)


def _zero_set(zeros: ZeroSet, notation: Notation) -> str:
    match zeros:
        case Beyond(end):
            return f"k > {latex(end, notation)}"
        case WaveNumbers(start, step) if step == ZERO:
            return f"k = {latex(start, notation)}"
        case WaveNumbers(start, step):
            n = notation.fresh("n", "m", "j")
            place = rf"{latex(start, notation)} + {n} \cdot {latex(step, notation)}"
            return rf"k = {place}, \ {n} = 0, 1, 2, \dots"


def _negative_at(claim: claims.NegativeAt) -> str:
    start, notation = _radial(claim.setting, claim.k, claim.value)
    k, value = (latex(term, notation) for term in (claim.k, claim.value))
    return rf"{start}\hat\ell\left({k}\right) = {value} < 0"


def _negative(claim: claims.NegativeTransform) -> str:
    return _radial(claim.setting)[0] + rf"\hat\ell({inline(claim.k)}) \le {shown(claim.upper)} < 0"


def _enclosure(claim: claims.TransformEnclosure) -> str:
    start, _ = _radial(claim.setting)
    return rf"{start}{shown(claim.lower)} \le \hat\ell({inline(claim.k)}) \le {shown(claim.upper)}"


def _property(claim: claims.CostProperty) -> str:
    not_ = "" if claim.holds else "not "
    return rf"{_radial(claim.setting)[0]}\ell \text{{ is {not_}{claim.property}}}"


def _negative_somewhere(claim: claims.NegativeSomewhere) -> str:
    return _radial(claim.setting)[0] + r"\hat\ell \not\ge 0"


def _threshold(claim: claims.SignThreshold) -> str:
    start, notation = _radial(claim.setting, claim.threshold)
    return start + change_of_sign(latex(claim.threshold, notation))


def change_of_sign(threshold: str) -> str:
    """Where the transform is positive, and where it is negative."""
    positive, negative = (rf"\hat\ell(k) {sign} 0 \text{{ for }} k^{{2}}" for sign in "><")
    return rf"{positive} < {threshold}, \quad {negative} > {threshold}"


def _criterion(claim: claims.SignCriterion) -> str:
    start, notation = _radial(claim.setting, *claim.criterion)
    return rf"{start}\bigl(\hat\ell \ge 0 \iff {all_nonnegative(essential(claim), notation)}\bigr)"


def all_nonnegative(terms: tuple[Term, ...], notation: Notation) -> str:
    """That all the terms are nonnegative, in a formula."""
    return r" \text{ and } ".join(positivity(term, notation, r"\ge") for term in terms)


def _not_proportional(claim: claims.NotProportional) -> str:
    shape = substitute(claim.shape, {"d": claim.setting.dimension})
    start, notation = _radial(claim.setting, shape)
    return rf"{start}\hat\ell(k) \ne \mathrm{{const}} \cdot {in_factor(shape, notation)}"


def in_factor(term: Term, notation: Notation) -> str:
    """The term as a factor behind a dot."""
    written = latex(term, notation)
    return rf"\left({written}\right)" if any(sign in written for sign in (" + ", " - ")) else written


def _mean_field(claim: claims.MeanFieldOptimal) -> str:
    start, _ = _radial(claim.setting)
    return start + product_optimal(claim.unique)


def _energy(claim: claims.MutualEnergy) -> str:
    start, notation = _radial(claim.setting, claim.value)
    other = r"\mu" if claim.first == claim.second else r"\nu"
    return start + rf"\iint \ell(x - y) \,d\mu(x) \,d{other}(y) = {latex(claim.value, notation)}"


def _energy_enclosure(claim: claims.EnergyEnclosure) -> str:
    start, _ = _radial(claim.setting)
    other = r"\mu" if claim.first == claim.second else r"\nu"
    energy = rf"\iint \ell(x - y) \,d\mu(x) \,d{other}(y)"
    return rf"{start}{shown(claim.lower)} \le {energy} \le {shown(claim.upper)}"


def _energy_bound(claim: claims.EnergyBound) -> str:
    start, notation = _radial(claim.setting, claim.bound)
    return start + rf"\iint \ell(x - y) \,d\mu(x) \,d\mu(y) \le {latex(claim.bound, notation)}"


def _high_density(claim: claims.HighDensity) -> str:
    start, notation = _radial(claim.setting, claim.constant)
    constant = in_factor(claim.constant, notation)
    ratio = r"\frac{V_N[\mu]}{\frac{N^2}{2} \iint \ell(x - y) \,d\mu(x) \,d\mu(y)}"
    return rf"{start}1 - {constant} N^{{-2/3}} \le {ratio} \le 1 - \frac{{1}}{{N}}"


def _energy_sum(claim: claims.EnergySum) -> str:
    start, notation = _radial(claim.setting, claim.summand)
    return rf"{start}V_{{N}}[\mu] = \sum_{{k=1}}^{{N-1}} {in_factor(claim.summand, notation)}"


def _energy_on_line(claim: claims.EnergyOnLine) -> str:
    start, notation = _radial(claim.setting, claim.energy)
    return rf"{start}V_{{N}}[\mu] = {latex(claim.energy, notation)}"


def _energy_of_bodies(claim: claims.EnergyOfBodies) -> str:
    start, _ = _radial(claim.setting)
    return rf"{start}{shown(claim.lower)} \le V_{{{claim.bodies}}}[\mu] \le {shown(claim.upper)}"


def _two_bodies(claim: claims.TwoBodyCost) -> str:
    start, _ = _radial(claim.setting)
    return rf"{start}{shown(claim.lower)} \le {optimum(2)} \le {shown(claim.upper)}"


def _indirect_ratio(claim: claims.IndirectRatio) -> str:
    start, _ = _radial(claim.setting)
    ratio = rf"\frac{{2 \iint \ell(x - y) \,d\mu(x) \,d\mu(y) - {optimum(2)}}}{{\ell(1) \int (2 f)^{{4/3}}}}"
    return rf"{start}{shown(claim.lower)} \le {ratio} \le {shown(claim.upper)}"


def _sphere(claim: claims.SphereEnergy) -> str:
    least = rf"\min_{{|x_i| = 1}} \sum_{{1 \le i < j \le {claim.bodies}}} \frac{{1}}{{|x_i - x_j|}}"
    return rf"{shown(claim.lower)} \le {least}, \; {latex(claim.energy)} \le {shown(claim.upper)}"


def _correlation(claim: claims.CorrelationOptimal) -> str:
    start, _ = _radial(claim.setting)
    correlated = r"C_{\infty}[(\mathrm{id}, \mathrm{id}, \dots)_{\#} \mu]"
    return rf"{start}{optimum(None)} = {correlated} = 0 < C_{{\infty}}[\mu^{{\otimes\infty}}]"


# --- transport -------------------------------------------------------------------------------------


def _optimal_cost(claim: claims.OptimalCost) -> str:
    return f"{optimum(claim.problem.bodies)} = {shown(claim.value)}"


def _bracket(claim: claims.CostBracket) -> str:
    return rf"{shown(claim.lower)} \le {optimum(claim.problem.bodies)} \le {shown(claim.upper)}"


def _no_plan(claim: claims.NoAdmissiblePlan) -> str:
    return rf"{optimum(claim.problem.bodies)} = \infty"


def _convergence(claim: claims.Convergence) -> str:
    values = [f"{optimum(bodies)} = {shown(value)}" for bodies, value in enumerate(claim.values, start=2)]
    shown_values = values if len(values) < 4 else [values[0], r"\dots", values[-1]]
    return r", \quad ".join([*shown_values, rf"{optimum(None)} = {shown(claim.limit)}"])


def _representable(claim: claims.Representable) -> str:
    return rf"{pair_measure(claim.pair)} \text{{ is }} {_count(claim.bodies)}\text{{-representable}}"


def _largest(claim: claims.LargestRepresentable) -> str:
    pair = pair_measure(claim.pair)
    return rf"{pair} \text{{ is }} N\text{{-representable}} \iff N \le {claim.bodies}"


def _count(bodies: int | None) -> str:
    return r"\infty" if bodies is None else str(bodies)


def _product(claim: claims.ProductOptimal) -> str:
    return product_optimal(claim.unique)


def product_optimal(unique: bool) -> str:
    """That the product measure is optimal, or the only optimum."""
    argmin = r"\operatorname{arg\,min}_{\gamma \mapsto \mu} C_{\infty}[\gamma]"
    product = r"\mu^{\otimes\infty}"
    return rf"{argmin} = \{{{product}\}}" if unique else rf"{product} \in {argmin}"


def _rivalled(claim: claims.ProductRivalled) -> str:
    relation = "<" if claim.strictly else r"\le"
    least = r"\min_{\gamma \mapsto \mu, \, \gamma \ne \mu^{\otimes\infty}} C_{\infty}[\gamma]"
    return rf"{least} {relation} C_{{\infty}}[\mu^{{\otimes\infty}}]"


def _not_representable(claim: claims.NotRepresentable) -> str:
    return rf"{pair_measure(claim.pair)} \text{{ is not }} {_count(claim.bodies)}\text{{-representable}}"


def pair_measure(pair: Matrix) -> str:
    """The pair measure by its name."""
    return rf"\mu_{{2}} = {matrix(pair)}"


def _near_or_far(claim: claims.CloseToInfinite | claims.FarFromInfinite) -> str:
    relation = r"\le" if isinstance(claim, claims.CloseToInfinite) else r"\ge"
    what = rf"{pair_measure(claim.pair)} \text{{ is }} {claim.bodies}\text{{-representable}}"
    return rf"{what},\quad {distance(claim.norm)} {relation} {shown(claim.distance)}"


def distance(norm: str) -> str:
    """The distance of the pair measure from the infinitely representable ones."""
    return rf"\min_{{\nu}} \Bigl\|\mu_{{2}} - \int Q \otimes Q \,d\nu(Q)\Bigr\|_{{{NORMS[norm]}}}"


def relation_in_symbols(relation: claims.Relation) -> str:
    r"""The relation, with x_1, x_2, ... for the values.

    >>> from fractions import Fraction
    >>> print(relation_in_symbols(claims.Relation((Fraction(1), Fraction(-1, 2)), Fraction(0), ">=")))
    x_{1} - \frac{1}{2} \, x_{2} \ge 0
    """
    terms = [(c, rf" \, x_{{{i}}}", f"x_{{{i}}}") for i, c in enumerate(relation.coefficients, start=1) if c]
    parts = [f"{'-' if c < 0 else '+'} {bare if abs(c) == 1 else shown(abs(c)) + name}" for c, name, bare in terms]
    if relation.constant:
        parts.append(f"{'-' if relation.constant < 0 else '+'} {shown(abs(relation.constant))}")
    left = " ".join(parts).removeprefix("+ ") if parts else "0"
    return f"{left} {SIGNS[relation.sign]} 0"


def _comparison(claim: claims.Comparison) -> str:
    values = [f"x_{{{i}}} = {shown(measured.value)}" for i, measured in enumerate(claim.measured, start=1)]
    return r", \quad ".join([*values, *map(relation_in_symbols, claim.relations)])


def _determined(claim: claims.Determined) -> str:
    laws = rf"\int Q^{{\otimes {claim.bodies}}} \,d\nu(Q)"
    atoms = " + ".join(rf"{shown(part.weight)} \, \delta_{{{vector(part.law)}}}" for part in claim.mixture)
    return rf"{laws} \text{{ determines }} \nu = {atoms}"


def _pairwise(claim: claims.PairwiseIndependent) -> str:
    rows = r" \\ ".join(" & ".join(map(str, row)) for row in claim.coefficients)
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}} A \bmod 1 \text{{ is stationary and pairwise independent only}}"


def _signature(claim: claims.CoulombSignature) -> str:
    numbers = f"({claim.positive}, {claim.negative}, {claim.zero})"
    return rf"\operatorname{{sign}} \bigl(D_i D_j \textstyle\sum 1/|x_i - x_j|\bigr)_{{i \ne j}} = {numbers}"


_SOLUTIONS = r"x \ge 0,\; A x = b"


def _least_value(claim: claims.LeastValue) -> str:
    return rf"\min \{{c \cdot x : {_SOLUTIONS}\}} = {shown(claim.value)}"


_FORMULAS: Mapping[type, Callable[[Any], str]] = {
    claims.FourierTransform: _transform,
    claims.TransformSign: _sign,
    claims.TransformZeros: _zeros,
    claims.NegativeAt: _negative_at,
    claims.NegativeTransform: _negative,
    claims.NegativeSomewhere: _negative_somewhere,
    claims.SignThreshold: _threshold,
    claims.SignCriterion: _criterion,
    claims.TransformEnclosure: _enclosure,
    claims.CostProperty: _property,
    claims.NotProportional: _not_proportional,
    claims.MutualEnergy: _energy,
    claims.EnergyEnclosure: _energy_enclosure,
    claims.EnergyBound: _energy_bound,
    claims.HighDensity: _high_density,
    claims.EnergySum: _energy_sum,
    claims.EnergyOnLine: _energy_on_line,
    claims.EnergyOfBodies: _energy_of_bodies,
    claims.TwoBodyCost: _two_bodies,
    claims.IndirectRatio: _indirect_ratio,
    claims.SphereEnergy: _sphere,
    claims.MeanFieldOptimal: _mean_field,
    claims.CorrelationOptimal: _correlation,
    claims.OptimalCost: _optimal_cost,
    claims.CostBracket: _bracket,
    claims.NoAdmissiblePlan: _no_plan,
    claims.Convergence: _convergence,
    claims.Representable: _representable,
    claims.NotRepresentable: _not_representable,
    claims.LargestRepresentable: _largest,
    claims.ProductOptimal: _product,
    claims.ProductRivalled: _rivalled,
    claims.CloseToInfinite: _near_or_far,
    claims.FarFromInfinite: _near_or_far,
    claims.Comparison: _comparison,
    claims.Determined: _determined,
    claims.PairwiseIndependent: _pairwise,
    claims.CoulombSignature: _signature,
    claims.LeastValue: _least_value,
    claims.NoSolution: lambda claim: rf"\{{{_SOLUTIONS}\}} = \emptyset",
    claims.NoLowerBound: lambda claim: rf"\inf \{{c \cdot x : {_SOLUTIONS}\}} = -\infty",
}
