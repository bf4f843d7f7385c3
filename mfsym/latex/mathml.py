r"""Formulas as MathML, which browsers display by themselves: the part of LaTeX that this project writes.

A command that is not known is refused, never passed over: what is displayed is the whole formula.
"""

import re
from collections.abc import Mapping
from html import escape

from mfsym.errors import InvalidArgument

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[0-9]+|\s+|.", re.DOTALL)

_CAPITALS = "ΓΔΘΛΞΠΣΥΦΨΩ"
_SMALL = "αβγδζηθικλμνξρστυφχψω"
_NAMES_SMALL = (
    "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega"
)
_NAMES_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
LETTERS: Mapping[str, str] = {
    **{f"\\{name}": letter for name, letter in zip(_NAMES_SMALL.split(), _SMALL, strict=True)},
    **{f"\\{name}": letter for name, letter in zip(_NAMES_CAPITAL.split(), _CAPITALS, strict=True)},
    r"\varepsilon": "ε",
    r"\epsilon": "ϵ",
    r"\pi": "π",
    r"\varphi": "φ",
    r"\ell": "ℓ",
    r"\infty": "∞",
    r"\emptyset": "∅",
    r"\partial": "∂",
    r"\nabla": "∇",
}
"""Commands that stand for letters."""

SIGNS: Mapping[str, str] = {
    r"\le": "≤",
    r"\ge": "≥",
    r"\ne": "≠",
    r"\neq": "≠",
    r"\in": "∈",
    r"\notin": "∉",
    r"\to": "→",
    r"\mapsto": "↦",
    r"\implies": "⟹",
    r"\Longrightarrow": "⟹",
    r"\iff": "⟺",
    r"\Rightarrow": "⇒",
    r"\cdot": "·",
    r"\times": "×",
    r"\otimes": "⊗",
    r"\dots": "…",
    r"\ldots": "…",
    r"\cdots": "⋯",
    r"\subset": "⊂",
    r"\subseteq": "⊆",
    r"\cup": "∪",
    r"\cap": "∩",
    r"\mid": "|",
    r"\lfloor": "⌊",
    r"\rfloor": "⌋",
    r"\lceil": "⌈",
    r"\rceil": "⌉",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\|": "‖",
    r"\#": "#",
    r"\%": "%",
    r"\langle": "⟨",
    r"\rangle": "⟩",
    r"\{": "{",
    r"\}": "}",
    r"\succeq": "⪰",
    r"\preceq": "⪯",
    r"\approx": "≈",
    r"\sim": "∼",
    r"\forall": "∀",
    r"\exists": "∃",
    r"\uparrow": "↑",
    r"\downarrow": "↓",
    r"\circ": "∘",
    r"\setminus": "∖",
    r"\pm": "±",
    r"\ast": "∗",
    r"\ll": "≪",
    r"\gg": "≫",
    r"\colon": ":",
    r"\bmod": "mod",
    r"\equiv": "≡",
    r"\wedge": "∧",
    r"\vee": "∨",
    r"\bullet": "•",
    r"\perp": "⊥",
    r"\ngeq": "≱",
    r"\prime": "′",
}
"""Commands that stand for relations, operations and brackets."""

LARGE: Mapping[str, str] = {r"\sum": "∑", r"\prod": "∏", r"\bigotimes": "⨂", r"\bigcup": "⋃"}
INTEGRALS: Mapping[str, str] = {r"\int": "∫", r"\iint": "∬"}
_LIMITS = frozenset({"min", "max", "inf", "sup", "lim", "liminf", "limsup"})
NAMED = _LIMITS | {"arg", "log", "ln", "exp", "sin", "cos", "sinh", "cosh", "tanh", "arctan", "det", "Re", "Im", "gcd"}
_SPACES = {r"\,": "0.17em", r"\:": "0.22em", r"\;": "0.28em", r"\ ": "0.33em", "~": "0.33em", r"\quad": "1em"}
_SPACES |= {r"\qquad": "2em", r"\!": "0em"}
_ACCENTS = {r"\hat": "^", r"\widehat": "^", r"\bar": "¯", r"\overline": "¯", r"\tilde": "~", r"\widetilde": "~"}
_IGNORED = {r"\displaystyle", r"\textstyle", r"\allowbreak", r"\limits", r"\nolimits"}
_SIZES = re.compile(r"\\(?:big|Big|bigg|Bigg)[lrm]?")
_FONTS = {r"\mathrm", r"\mathit", r"\mathtt", r"\mathbf", r"\mathcal", r"\mathbb", r"\operatorname", r"\mathsf"}
_SCRIPT = {"B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ"}
_TABLES = {"pmatrix": ("(", ")"), "cases": ("{", ""), "matrix": ("", ""), "smallmatrix": ("", ""), "aligned": ("", "")}


def mathml(formula: str, *, block: bool = False) -> str:
    r"""The formula, LaTeX without dollar signs, as a ``math`` element of HTML; ``block``: on a line of its own.

    Refuses: InvalidArgument for commands that are not known, and for braces that do not match.

    >>> print(mathml(r"\frac{a}{2}"))
    <math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>
    """
    reader = _Reader(formula)
    body = reader.row()
    if reader.tokens:
        raise InvalidArgument(f"formula {formula[:80]!r}: {reader.tokens[0]!r} is out of place")
    return f'<math display="block">{body}</math>' if block else f"<math>{body}</math>"


class _Reader:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, formula: str) -> None:
        self.formula = formula
        # The last token is the next one.
        self.tokens: list[str] = list(reversed(_TOKEN.findall(formula.replace(r"\not\ge", r"\ngeq"))))

    def peek(self) -> str:
        """The next token that is no space; empty at the end."""
        while self.tokens and self.tokens[-1].isspace():
            self.tokens.pop()
        return self.tokens[-1] if self.tokens else ""

    def take(self) -> str:
        """The next token, which is passed."""
        token = self.peek()
        if not token:
            raise InvalidArgument(f"formula {self.formula[:80]!r} ends too early")
        return self.tokens.pop()

    def expect(self, wanted: str) -> None:
        found = self.take()
        if found != wanted:
            raise InvalidArgument(f"formula {self.formula[:80]!r}: {found!r} where {wanted!r} should be")

    def row(self) -> str:
        """Everything up to what closes this part of the formula."""
        parts = []
        while self.peek() not in ("", "}", "&", r"\\", r"\right", r"\end"):
            parts.append(self.scripted())
        return "".join(parts)

    def scripted(self) -> str:
        """One item with its exponent and index."""
        token = self.peek()
        base = self.item()
        below, above = "", ""
        while self.peek() in ("_", "^", "'"):
            sign = self.take()
            if sign == "'":
                above += "<mo>′</mo>"
            elif sign == "^":
                above += self.argument()
            else:
                below += self.argument()
        if not below and not above:
            return base
        limits = token in LARGE or token.removeprefix("\\") in _LIMITS
        under, over = ("munder" if limits else "msub"), ("mover" if limits else "msup")
        base, below, above = _one(base), below and _one(below), above and _one(above)
        if below and above:
            both = "munderover" if limits else "msubsup"
            return f"<{both}>{base}{below}{above}</{both}>"
        return f"<{under}>{base}{below}</{under}>" if below else f"<{over}>{base}{above}</{over}>"

    def argument(self) -> str:
        """What an exponent, or a command, is about: a group or one item."""
        if self.peek() == "{":
            return self.group()
        token = self.take()
        # An argument without braces is one digit: \frac12 is a half.
        self.tokens += reversed(token) if token.isdigit() else [token]
        return self.item()

    def group(self) -> str:
        self.expect("{")
        inside = self.row()
        self.expect("}")
        return _one(inside)

    def raw(self) -> str:
        """The text of a group, as it is written."""
        self.expect("{")
        text: list[str] = []
        depth = 1
        while self.tokens:
            token = self.tokens.pop()
            depth += (token == "{") - (token == "}")
            if depth == 0:
                return "".join(text)
            text.append(token)
        raise InvalidArgument(f"formula {self.formula[:80]!r} ends too early")

    def item(self) -> str:
        token = self.peek()
        if token == "{":
            return self.group()
        self.take()
        if token in LETTERS:
            upright = ' mathvariant="normal"' if LETTERS[token] in _CAPITALS + "∞∅" else ""
            return f"<mi{upright}>{LETTERS[token]}</mi>"
        if token in SIGNS:
            return _operator(SIGNS[token])
        if token in _SPACES:
            return f'<mspace width="{_SPACES[token]}"></mspace>'
        if token in LARGE or token in INTEGRALS:
            return f"<mo>{LARGE.get(token) or INTEGRALS[token]}</mo>"
        if token.removeprefix("\\") in NAMED and token.startswith("\\"):
            return f"<mi>{token[1:]}</mi>"
        if token.startswith("\\"):
            return self.command(token)
        if token.isdigit():
            return f"<mn>{token}</mn>"
        if token.isalpha():
            return f"<mi>{token}</mi>"
        return _operator("−" if token == "-" else token)

    def command(self, token: str) -> str:
        """What a command with arguments stands for."""
        if token in _IGNORED:
            return ""
        if token in (r"\frac", r"\tfrac"):
            fraction = f"<mfrac>{_one(self.argument())}{_one(self.argument())}</mfrac>"
            return fraction if token == r"\frac" else f'<mstyle displaystyle="false">{fraction}</mstyle>'
        if token in (r"\binom", r"\tbinom"):
            column = f'<mfrac linethickness="0">{_one(self.argument())}{_one(self.argument())}</mfrac>'
            return f"<mrow>{_fence('(')}{column}{_fence(')')}</mrow>"
        if token == r"\sqrt":
            return f"<msqrt>{self.argument()}</msqrt>"
        if token in _ACCENTS:
            return f'<mover accent="true">{_one(self.argument())}<mo stretchy="false">{_ACCENTS[token]}</mo></mover>'
        if token in (r"\text", r"\textrm"):
            return f"<mtext>{escape(_spaced(self.raw()))}</mtext>"
        if token in _FONTS:
            return self.font(token)
        if _SIZES.fullmatch(token):
            size = "1.6em" if "igg" in token else "1.2em"
            return f'<mo stretchy="true" minsize="{size}" maxsize="{size}">{escape(self.delimiter())}</mo>'
        if token == r"\left":
            opening = self.delimiter()
            inside = self.row()
            self.expect(r"\right")
            return f"<mrow>{_fence(opening)}{inside}{_fence(self.delimiter())}</mrow>"
        if token == r"\substack":
            self.expect("{")
            table = self.table()
            self.expect("}")
            return table
        if token == r"\begin":
            return self.environment()
        raise InvalidArgument(f"formula {self.formula[:80]!r}: the command {token} is not known")

    def font(self, token: str) -> str:
        """Letters in a font."""
        if token == r"\operatorname" and self.peek() == "*":
            self.take()
        text = self.raw()
        if any(character in text for character in "\\^_{"):
            return f"<mrow>{_Reader(text).row()}</mrow>"
        if token == r"\mathbf":
            text = "".join(_bold(character) for character in text)
        if token == r"\mathcal":
            text = "".join(_SCRIPT.get(c, chr(ord("𝒜") + ord(c) - ord("A")) if c.isupper() else c) for c in text)
        return f'<mi mathvariant="normal">{escape(text)}</mi>'

    def delimiter(self) -> str:
        """The bracket after a command for its size; empty for a dot."""
        token = self.take()
        return "" if token == "." else SIGNS.get(token, token)

    def environment(self) -> str:
        name = self.raw()
        if name not in _TABLES:
            raise InvalidArgument(f"formula {self.formula[:80]!r}: the environment {name} is not known")
        table = self.table()
        self.expect(r"\end")
        if self.raw() != name:
            raise InvalidArgument(f"formula {self.formula[:80]!r}: the environment {name} is not closed")
        opening, closing = _TABLES[name]
        return f"<mrow>{_fence(opening)}{table}{_fence(closing)}</mrow>"

    def table(self) -> str:
        rows = [[self.row()]]
        while self.peek() in ("&", r"\\"):
            if self.take() == "&":
                rows[-1].append(self.row())
            else:
                rows.append([self.row()])
        cells = ("".join(f"<mtd>{cell}</mtd>" for cell in row) for row in rows)
        return f"<mtable>{''.join(f'<mtr>{row}</mtr>' for row in cells)}</mtable>"


def _one(part: str) -> str:
    """The part as one element."""
    return part if re.fullmatch(r"<(\w+)[^>]*>[^<]*</\1>", part) else f"<mrow>{part}</mrow>"


def _operator(sign: str) -> str:
    """A sign; brackets do not grow unless they are told to."""
    fixed = ' stretchy="false"' if sign in "()[]{}|‖⌊⌋⌈⌉⟨⟩" else ""
    return f"<mo{fixed}>{escape(sign)}</mo>"


def _fence(bracket: str) -> str:
    return f'<mo fence="true" stretchy="true">{escape(bracket)}</mo>' if bracket else ""


def _bold(character: str) -> str:
    if "A" <= character <= "Z":
        return chr(ord("𝐀") + ord(character) - ord("A"))
    if "a" <= character <= "z":
        return chr(ord("𝐚") + ord(character) - ord("a"))
    return character if character != "1" else "𝟏"


def _spaced(text: str) -> str:
    """The text of a formula with the spaces at its ends, which HTML would drop."""
    shown = re.sub(r"\$|\\[,;]", "", text.replace("~", " "))
    return re.sub(r"^ | $", "\u00a0", shown)
