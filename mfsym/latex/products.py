"""Pages about the product measure of infinitely many bodies on sites: optimal, the only optimum, or rivalled."""

from fractions import Fraction

from mfsym.kernel.claim import ProductOptimal, ProductRivalled
from mfsym.kernel.evidence import PotentialAndSquares, Rival, WeightedLaw
from mfsym.kernel.mixture import mixture_cost
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.optima import lower_bound_argument
from mfsym.latex.site_problems import problem_data, problem_in_words
from mfsym.latex.words import inline, laws_in_words, shown


def product_page(claim: ProductOptimal, evidence: PotentialAndSquares) -> Page:
    """The page of a product measure that is optimal."""
    problem = claim.problem
    unique = "; nothing else is optimal" if claim.unique else ""
    statement = f"{problem_data(problem)}\nThe product measure $\\mu^{{\\otimes\\infty}}$ is optimal{unique}."
    value = mixture_cost(problem.cost, (WeightedLaw(problem.marginal, Fraction(1)),))
    argument = [
        rf"The product measure costs $\mu^{{T}} C \mu = {inline(value or Fraction(0))}$ per pair.",
        *lower_bound_argument(problem, evidence.potential, evidence.squares),
    ]
    if claim.unique:
        argument += [
            r"Equality holds only if almost every $Q$ is a common zero of the squares, and $Q$ lives where $\mu$ does.",
            "As the rank of these linear forms is one less than the number of sites of positive weight, $Q$ is a",
            r"multiple of $\mu$, hence $\mu$ itself.",
        ]
    return theorem_page("The product measure is optimal", [statement], argument, problem_in_words(None))


def rival_page(claim: ProductRivalled, evidence: Rival) -> Page:
    """The page of a product measure that is not the only optimum, or none."""
    problem = claim.problem
    word, relation = ("costs less than", "<") if claim.strictly else ("costs no more than", r"\le")
    product = mixture_cost(problem.cost, (WeightedLaw(problem.marginal, Fraction(1)),))
    cost = mixture_cost(problem.cost, evidence.mixture)
    statement = [
        problem_data(problem),
        rf"Another exchangeable law with the marginal $\mu$ {word} $\mu^{{\otimes\infty}}$.",
    ]
    argument = [
        rf"Let all bodies have independently the law $Q$, where {laws_in_words(evidence.mixture)}. The mean of $Q$ is",
        r"$\mu$, and the cost per pair, the mean of $Q^{T} C Q$, is",
        display(rf"{shown(cost)} {relation} {shown(product)} = \mu^{{T}} C \mu."),
    ]
    return theorem_page("The product measure has a rival", statement, argument, problem_in_words(None))
