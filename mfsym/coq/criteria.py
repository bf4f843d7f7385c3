"""Differences of two Gaussians in Coq: their sign, where it changes, and for which parameters it does not.

The theorems are those of ``Criteria.v``.
"""

from mfsym.coq.formulas import formula, symbol
from mfsym.coq.signs import IS_TRANSFORM, binder, derived
from mfsym.coq.source import RealSource, not_exportable
from mfsym.kernel.claim import Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.effort import limited
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import TwoGaussians
from mfsym.kernel.grammar import parse
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import K, Term, contains, difference, free_symbols, substitute


def two_gaussians_sign(claim: TransformSign, evidence: TwoGaussians) -> RealSource:
    """That the formula is > 0, or >= 0, for all k > 0 and all values of the parameters."""
    theorem, last = {
        "positive": ("two_gaussians_positive", "term_positive k"),
        "nonnegative": ("two_gaussians_nonnegative", "term_nonnegative k"),
    }[claim.sign]
    relation = "<" if claim.sign == "positive" else "<="
    script = (
        f"apply {theorem}; [term_positive k | term_positive k | term_nonnegative k | {last} |].",
        "first [lra | seen_nonnegative k].",
    )
    return _source(claim.setting, evidence, f"0 {relation} {{0}}", script, ("k^2", "k"))


def sign_threshold(claim: SignThreshold, evidence: TwoGaussians) -> RealSource:
    """That the formula is > 0 where k^2 is below the threshold, and < 0 beyond."""
    crossing = substitute(parse("log(A/B)/(a - b)"), _values(evidence))
    try:
        with limited():
            require(equal(claim.threshold, crossing), "the sign changes at another k^2")
    except Refused as reason:
        raise not_exportable(str(reason)) from reason
    gain, rate, loss, other = _written(evidence)
    t = f"ln ({gain} / {loss}) / ({rate} - {other})"
    statement = f"(k ^ 2 < {t} -> 0 < {{0}}) /\\ ({t} < k ^ 2 -> {{0}} < 0)"
    script = ("apply two_gaussians_threshold; term_positive k.",)
    return _source(claim.setting, evidence, statement, script, ("k^2",))


def sign_criterion(claim: SignCriterion, evidence: TwoGaussians) -> RealSource:
    """That the formula is >= 0 for all k > 0 if and only if the terms of the criterion are."""
    true = [difference(evidence.loss_rate, evidence.gain_rate), difference(evidence.gain, evidence.loss)]
    try:
        with limited():
            pairs = zip(claim.criterion, true, strict=False)
            require(
                len(claim.criterion) == len(true) and all(equal(*pair) for pair in pairs),
                "the criterion is another one",
            )
    except Refused as reason:
        raise not_exportable(str(reason)) from reason
    gain, rate, loss, other = _written(evidence)
    terms = f"0 <= {other} - {rate} /\\ 0 <= {gain} - {loss}"
    script = (f"apply two_gaussians_criterion{{1}}; [term_positive {K.name} | term_positive {K.name}].",)
    return _source(claim.setting, evidence, f"(forall k : R, 0 < k -> 0 <= {{0}}) <-> {terms}", script, ("k^2", "k"))


def _source(
    setting: Setting, evidence: TwoGaussians, statement: str, script: tuple[str, ...], variables: tuple[str, ...]
) -> RealSource:
    """The theorem about the formula, {0}, for all values of the parameters; and, if the statement does not speak of all
    k itself, for all k > 0."""
    pair, trusts = derived(setting, evidence.derivation)
    values = _values(evidence)
    if any(contains(term, K) for term in values.values()):
        raise not_exportable("a size or a rate mentions k")
    forms = {u: substitute(parse(f"A*exp(-a*{u}) - B*exp(-b*{u})"), values) for u in variables}
    u = next((u for u, form in forms.items() if equal(form, pair.transform)), None)
    if u is None:
        raise not_exportable("the transform is not this difference of Gaussians")
    names = sorted(set[str]().union(*map(free_symbols, (*values.values(), *setting.conditions))) - {K.name})
    parameters = [symbol(name) for name in names]
    gain, rate, loss, other = _written(evidence)
    argument = "k ^ 2" if u == "k^2" else "k"
    body = f"{gain} * exp (- ({rate} * {argument})) - {loss} * exp (- ({other} * {argument}))"
    assumed = [f"0 < {parameter}" for parameter in parameters] + [f"0 < {formula(c)}" for c in setting.conditions]
    bound = list(parameters)
    if "forall k" not in statement:
        bound, assumed = [*parameters, "k"], [*assumed, "0 < k"]
    quantified = f"forall {' '.join(bound)} : R, " if bound else ""
    applied = f"transform{''.join(f' {parameter}' for parameter in parameters)} k"
    return RealSource(
        ((f"transform{binder([*parameters, 'k'])}", body),),
        (),
        f"{quantified}{''.join(f'{part} -> ' for part in assumed)}\n  {statement.format(applied)}",
        ("intros; unfold transform.", *(line.format("", "_in_square" if u == "k^2" else "") for line in script)),
        IS_TRANSFORM,
        trusts,
    )


def _written(evidence: TwoGaussians) -> list[str]:
    return [f"({formula(values)})" for values in _values(evidence).values()]


def _values(evidence: TwoGaussians) -> dict[str, Term]:
    return {"A": evidence.gain, "a": evidence.gain_rate, "B": evidence.loss, "b": evidence.loss_rate}
