"""Statements of the paper on instances, as one LaTeX document: each statement as it is cited, then its instances."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mfsym.kernel.claim import MeanFieldOptimal, MutualEnergy, Setting
from mfsym.kernel.evidence import Certificate
from mfsym.latex import Layout, escaped, latex
from mfsym.latex.article import Page, Printed
from mfsym.latex.display import gathered
from mfsym.latex.documents import page_of, pages
from mfsym.latex.letters import notation_for
from mfsym.latex.radial import cost_in_title
from mfsym.latex.words import law, listed
from mfsym.statements import Outcome, Statement
from proofs_checks import entry_of


def statement_document(outcomes: Sequence[Outcome], layout: Layout) -> str:
    """The document of these outcomes; those without certificates are named in the introduction only."""
    statements = list(dict.fromkeys(outcome.instance.statement for outcome in outcomes))
    several = len({outcome.instance.name for outcome in outcomes}) > 1
    printed = list(_printed_once(outcomes))
    if not several:  # the theorem before the value of what it is about
        printed.sort(key=lambda pair: isinstance(pair[1].claim, MutualEnergy))
    makers = [
        lambda outcome=outcome, one=one: _page(outcome, one) if several else page_of(one) for outcome, one in printed
    ]
    return pages(makers, layout, _title(statements, outcomes), "\n\n".join(_introductions(statements, outcomes)))


def _printed_once(outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, Certificate]]:
    """The certificates, each once, without those that say less than another one."""
    found: dict[Certificate, Outcome] = {}
    for outcome in outcomes:
        for one in outcome.certificates:
            found.setdefault(one, outcome)
    claims = {one.claim for one in found}
    for one, outcome in found.items():
        claim = one.claim
        if not (isinstance(claim, MeanFieldOptimal) and not claim.unique and replace(claim, unique=True) in claims):
            yield outcome, one


def _title(statements: Sequence[Statement], outcomes: Sequence[Outcome]) -> str:
    settings = list(dict.fromkeys(_setting(outcome) for outcome in outcomes))
    titles = [escaped(statement.title) for statement in statements]
    if len(titles) > 3:
        return "Statements on instances"
    match settings:
        case [Setting() as setting]:
            return f"{listed(titles)} for {_cost(setting)}"
        case _:
            return listed(titles)


def _setting(outcome: Outcome) -> Setting | None:
    """The cost in its space, if the instance is about one."""
    found = getattr(outcome.instance.data, "setting", None)
    return found if isinstance(found, Setting) else None


def _cost(setting: Setting) -> str:
    return cost_in_title(setting, notation_for([setting.profile, setting.dimension], ["r", "k", "d"]))


def _name(outcome: Outcome) -> str:
    """The instance in mathematics, where it is a cost with a marginal; as it was given otherwise."""
    setting, marginal = _setting(outcome), getattr(outcome.instance.data, "law", None)
    if setting is None or marginal is None:
        return escaped(outcome.instance.name)
    return f"{_cost(setting)}, {law(marginal, dimension=setting.dimension)}"


_MATHEMATICS = re.compile(r"\b(?:[A-Za-z]+\^[0-9A-Za-z]+|[A-Z]_[A-Za-z0-9]+|l\^|F_oo)(?![\w^])")
_WORDS = {"R": r"\mathbf{R}", "F_oo": r"F_{\infty}", "l^": r"\hat\ell"}


def typeset(sentence: str) -> str:
    r"""A sentence of a statement as LaTeX, its formulas in mathematical letters.

    >>> print(typeset("costs in L^1 and C_b on R^d, of which F_oo is 50% more"))
    costs in $L^{1}$ and $C_{b}$ on $\mathbf{R}^{d}$, of which $F_{\infty}$ is 50\% more
    """

    def formula(found: re.Match[str]) -> str:
        word = found.group()
        if word in _WORDS:
            return f"@{_WORDS[word]}@"
        base, mark, rest = re.split(r"([\^_])", word)
        return f"@{_WORDS.get(base, base)}{mark}{{{rest}}}@"

    marked = _MATHEMATICS.sub(formula, sentence.replace("@", ""))
    parts = marked.split("@")
    return "".join(f"${part}$" if place % 2 else escaped(part) for place, part in enumerate(parts))


def _introductions(statements: Sequence[Statement], outcomes: Sequence[Outcome]) -> Iterator[str]:
    shown: set[str] = set()
    for statement in statements:
        sentence = f"{statement.says[0].upper()}{statement.says[1:]}"
        yield rf"\paragraph{{{escaped(statement.title)}.}} {typeset(sentence)}."
        entry = entry_of(statement.label)
        # What is printed in the paper and false stands in words only.
        if entry["label"] not in shown and not statement.label.endswith("-printed"):
            shown.add(entry["label"])
            yield f"In symbols, as cited from \\cite{{CFP2015}} or beyond it,\n{gathered(entry['formula'] + '.')}"
    yield "This is checked on instances, each with the proof that follows or with the reason given here."
    verdicts: dict[str, list[str]] = {}
    for outcome in outcomes:
        verdicts.setdefault(_name(outcome), []).append(
            f"{escaped(outcome.instance.statement.title)} {_verdict(outcome)}"
        )
    rows = [rf"\item {name}: {'; '.join(all_said)}." for name, all_said in verdicts.items()]
    yield "\n".join([r"\begin{itemize}", *rows, r"\end{itemize}"])


_VERDICTS = {"HOLDS": "holds", "FAILS": "fails", "INCONCLUSIVE": "is not decided", "NOT_APPLICABLE": "does not apply"}


def _verdict(outcome: Outcome) -> str:
    status = _VERDICTS[outcome.verdict.status.value]
    if not (status in ("holds", "fails") and outcome.certificates):
        return f"{status}, since {typeset(outcome.verdict.reason.replace('see the certificate', 'see below'))}"
    values = [_value(one.claim) for one in outcome.certificates if isinstance(one.claim, MutualEnergy)]
    return f"{status}{values[0]}" if values and isinstance(outcome.certificates[0].claim, MeanFieldOptimal) else status


def _value(claim: MutualEnergy) -> str:
    """The value of the energy, which is that of the infinite-body problem."""
    return rf", and $F_{{\infty}}[\mu] = {latex(claim.value, notation_for([claim.setting.profile, claim.value]))}$"


def _page(outcome: Outcome, certificate: Certificate) -> Printed:
    """The page of a certificate, which says what it is about."""
    printed = page_of(certificate)
    lead = rf"\emph{{{escaped(outcome.instance.statement.title)}:}} {_name(outcome)}."
    return replace(printed, page=Page(printed.page.title, f"{lead}\n\n{printed.page.body}"))
