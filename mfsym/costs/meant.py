"""What may have been meant by text that is no cost: LaTeX, |x - y| for r, e^(-r) for exp(-r), a misprinted name."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

LONGEST = 100
"""Longer text is not rewritten."""
DEPTH = 4
"""So deep may fractions, roots and exponents be nested."""

_CHARACTERS: Mapping[int, str] = str.maketrans(
    {"−": "-", "–": "-", "·": "*", "×": "*", "²": "^2", "³": "^3", "π": "pi", "λ": "lambda", "α": "alpha", "β": "beta"}
    | {"γ": "gamma0", "σ": "sigma", "μ": "mu", "∞": "oo", "[": "(", "]": ")", "$": " ", "‖": "|"}
)
_BRACES = (
    (r"(?<=[\^_])\s*\{([^{}]*)\}", r"(\1)"),
    (r"\\sqrt\s*\{([^{}]*)\}", r"sqrt(\1)"),
    (r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"(\1)/(\2)"),
)
"""Of LaTeX, from the inside out."""
_REWRITTEN = (
    (r"\\(left|right|,|;|!|quad|displaystyle)\b|\\[,;! ]", " "),
    (r"\\(cdot|times)\b", "*"),
    (r"\\(mathrm|operatorname|text)\b", ""),
    (r"\\[lr]?[vV]ert\b|\\\|", "|"),
    (r"\\([a-zA-Z]+)", r"\1"),
    (r"[{]", "("),
    (r"[}]", ")"),
    (r"\|+\s*[a-z](\s*-\s*[a-z])?\s*\|+", "r"),
    (r"\(([^()]*)\)\s*_\s*(\+|\(\+\))", r"max(\1, 0)"),
    (r"\b[eE]\s*(\^|\*\*)\s*\(", "exp("),
    (r"\b[eE]\s*(\^|\*\*)\s*(-?\s*[\w.]+(\s*\^\s*\w+)?)", r"exp(\2)"),
    *(
        (rf"\b{name.capitalize()}\b", name)
        for name in ("exp", "sqrt", "log", "sin", "cos", "max", "min", "erf", "erfc")
    ),
    (r"\bln\b", "log"),
    (r"\bsinc\s*\(([^()]*)\)", r"sin(\1)/(\1)"),
    (r"\b(exp|sqrt|log|sin|cos)\s+(-?\s*[\w.]+)", r"\1(\2)"),
    # A product without its sign.
    (r"(\d|\))\s*(?=[a-zA-Z(])", r"\1*"),
    (r"\b([a-zA-Z]\w*)\s+(?=[a-zA-Z])", r"\1*"),
)


def meant(formula: str, names: Mapping[str, str]) -> str | None:
    r"""The formula rewritten, or the name of a cost that is spelled almost like it; ``None`` if neither changes it.

    >>> meant(r"\frac{e^{-|x-y|}}{|x-y|}", {}), meant("coulom", {"coulomb": "1/r"})
    ('(exp(-r))/(r)', 'coulomb')
    """
    if len(formula) > LONGEST:
        return None
    near = get_close_matches(formula.lower(), names, n=1)
    if near:
        return None if near[0] == formula else near[0]
    found = formula.translate(_CHARACTERS)
    for pattern, replacement in (*_BRACES * DEPTH, *_REWRITTEN * 2):
        found = re.sub(pattern, replacement, found)
    if not re.search(r"\br\b", found):
        found = re.sub(r"\bx\b", "r", found)
    found = " ".join(found.split())
    return None if found == formula else found
