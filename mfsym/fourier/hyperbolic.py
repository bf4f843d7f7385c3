"""sech(a r), its square, r/sinh(a r), sinh(a r)/sinh(b r), tanh(a r)/r on the line: cited facts, one read backwards."""

from collections.abc import Iterator

from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, Apply, R, Term, contains, difference, product, quotient, substitute, subterms

FUNCTIONS = {"sinh", "cosh", "tanh", "sech"}


def derive(profile: Term, draft: Draft) -> int | None:
    """The line with the pair of a multiple of such a profile, however it is written; None for others."""
    for template, values, name in _candidates(profile, draft):
        form = substitute(template, values)
        factor = _constant_quotient(profile, form)
        if factor is None or not ("b" not in values or draft.may_need(tidied(difference(values["b"], values["a"])))):
            continue
        place = _fact(draft, name, values)
        pair = draft.pair(place)
        if (factor, pair.profile) == (ONE, profile):
            return regular_if_seen(draft, place) if pair.sense == "tempered" else place
        found = Pair(profile, ONE, tidied(product(factor, pair.transform)), pair.sense)
        place = draft.add("linearity", [place], [("coefficient0", factor)], found)
        return regular_if_seen(draft, place) if pair.sense == "tempered" else place
    return None


_TEMPLATES = {
    "sech-transform": parse("sech(a*r)"),
    "sech-square-transform": parse("sech(a*r)^2"),
    "tanh-transform": parse("tanh(a*r)/r"),
    "inverted": parse("r/sinh(a*r)"),
}
_QUOTIENT = parse("sinh(a*r)/sinh(b*r)")


def _candidates(profile: Term, draft: Draft) -> Iterator[tuple[Term, dict[str, Term], str]]:
    where = domain(draft.conditions)
    slopes = [slope for slope in dict.fromkeys(_slopes(profile)) if enclose(slope, where).is_positive()]
    for slope in slopes:
        for name, template in _TEMPLATES.items():
            yield template, {"a": slope}, name
    for a in slopes:
        for b in slopes:
            if a != b:
                yield _QUOTIENT, {"a": a, "b": b}, "sinh-quotient-transform"


def _slopes(profile: Term) -> Iterator[Term]:
    for sub in subterms(profile):
        match sub:
            case Apply(name, (argument,)) if name in FUNCTIONS or name == "exp":
                slope = tidied(quotient(argument, R))
                if contains(slope, R):
                    continue
                yield slope
                if name == "exp":
                    yield tidied(product(parse("-1"), slope))
                    yield tidied(product(parse("1/2"), slope))
                    yield tidied(product(parse("-1/2"), slope))


def _constant_quotient(profile: Term, form: Term) -> Term | None:
    """The c, free of r, with profile = c form; None if there is none."""
    # Both are analytic at r = 0, with the value or the slope there known: compare at r = 1, and prove it.
    at_one = {R.name: ONE}
    for factor in (ONE, _simple(quotient(substitute(profile, at_one), substitute(form, at_one)))):
        if not contains(factor, R) and equal(profile, product(factor, form)):
            return factor
    return None


def _simple(term: Term) -> Term:
    for guess in ("1/4", "1/2", "2", "4", "-1"):
        if equal(term, parse(guess)):
            return parse(guess)
    return tidied(term)


def _fact(draft: Draft, name: str, values: dict[str, Term]) -> int:
    if name == "inverted":
        # sech(b r)^2 has the transform pi k/(b^2 sinh(pi k/(2b))); here b = pi/(2a), and r stands for k.
        slope = tidied(quotient(parse("pi/2"), values["a"]))
        place = draft.fact("sech-square-transform", {"a": slope})
        return read_backwards(draft, place, tidied(quotient(product(slope, slope), parse("pi"))))
    return draft.fact(name, values)
