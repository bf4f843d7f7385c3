"""Finds where a nonnegative transform vanishes: single wave numbers, or all beyond one."""

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Setting, TransformZeros
from mfsym.kernel.evidence import Certificate, EvenPower, EvenPowers, Evidence, Panels, TransformPanels, Waves
from mfsym.kernel.grammar import text
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    PI,
    ZERO,
    Apply,
    K,
    R,
    Term,
    contains,
    number,
    product,
    quotient,
    substitute,
    subterms,
)
from mfsym.kernel.zero_set import Beyond, WaveNumbers
from mfsym.positivity.ends import ends
from mfsym.positivity.methods.factors import waves_alone
from mfsym.positivity.panels import candidate_panels
from mfsym.positivity.question import Question, Transforms, established, question_of

ORIGIN = WaveNumbers(ZERO, ZERO)
LARGEST_MULTIPLE = 24
"""Waves whose frequencies are multiples of one are treated up to this multiple."""


def transform_zeros(setting: Setting, sign: Evidence, transforms: Transforms) -> Certificate:
    """A certificate that the transform is nonnegative and of where it vanishes; ``sign`` is evidence for the former.

    Refuses with NoEvidence where the zeros are not identified.
    """
    waves = sign if isinstance(sign, Waves) else waves_alone(setting)
    if waves is not None:
        end = tidied(product(number(len(waves.spaces)), waves.frequency))
        certificate = established(waves, TransformZeros(setting, (Beyond(end),)))
        if certificate is not None:
            return certificate
    question = question_of(transforms(setting))
    certificate = next((answer for answer in _answers(question, sign) if answer is not None), None)
    if certificate is None:
        raise NoEvidence("the transform is nonnegative, but its zeros are not identified")
    return certificate


def _answers(question: Question, sign: Evidence) -> Iterator[Certificate | None]:
    for end in ends(substitute(question.transform, {K.name: R}), question.where):
        yield established(question.derivation, TransformZeros(question.setting, (Beyond(end),)))
    for factor, powers in _even_powers(question.transform):
        yield _of_waves(question, Panels(factor, ()), powers)
    if isinstance(sign, TransformPanels):
        yield _of_waves(question, sign.transform, ())
    for panels in candidate_panels(question.transform, K, question.where):
        yield _of_waves(question, panels, ())


def _of_waves(question: Question, factor: Panels, powers: tuple[EvenPower, ...]) -> Certificate | None:
    zeros = tuple(_zeros_of(factor) for factor in powers)
    claims = (TransformZeros(question.setting, sets) for sets in (zeros, (ORIGIN, *zeros)) if sets)
    return established(EvenPowers(question.derivation, factor, powers), *claims)


def _zeros_of(factor: EvenPower) -> WaveNumbers:
    step = tidied(quotient(PI, factor.frequency))
    return WaveNumbers(step if factor.wave == "sin" else tidied(quotient(step, number(2))), step)


def _even_powers(transform: Term) -> Iterator[tuple[Term, tuple[EvenPower, ...]]]:
    """The transform as another factor times even powers of the sine and cosine of half a frequency.

    All waves have multiples of one frequency w.  With S = sin(w k/2)^2 they are cos(m w k) = T_m(1 - 2 S) and
    sin(m w k) = sin(w k) U_(m-1)(1 - 2 S); a polynomial in S is divided by powers of S and of 1 - S = cos(w k/2)^2.
    """
    waves = {sub for sub in subterms(transform) if isinstance(sub, Apply) and sub.function in ("sin", "cos")}
    multiples = {wave: tidied(quotient(wave.arguments[0], K)) for wave in waves if contains(wave, K)}
    frequency = _unit(tuple(sorted(set(multiples.values()), key=text)))
    if frequency is None:
        return
    # SymPy takes half a second to import: only when there is something to do for it.
    import sympy

    from mfsym.costs.sympy_bridge import from_sympy, to_sympy

    square, sine = sympy.Symbol("S"), sympy.Symbol("Z")
    cosine = 1 - 2 * square
    place: dict[Any, Any] = {}
    for wave, multiple in multiples.items():
        m = int(rational_value(normal(quotient(multiple, frequency))) or 0)
        waving = sympy.chebyshevt(m, cosine) if wave.function == "cos" else sine * sympy.chebyshevu(m - 1, cosine)
        place[to_sympy(wave)] = waving
    above, below = sympy.fraction(sympy.together(to_sympy(transform).subs(place)))
    _, above = sympy.div(sympy.Poly(sympy.expand(above), sine), sympy.Poly(sine**2 - 4 * square * (1 - square), sine))
    above = sympy.factor(above.as_expr())
    powers, rest = [], sympy.Integer(1)
    half = tidied(quotient(frequency, number(2)))
    for part in sympy.Mul.make_args(above):
        base, exponent = part.as_base_exp()
        if base == square:
            powers.append(EvenPower("sin", half, 2 * int(exponent)))
        elif sympy.expand(base**2 - (1 - square) ** 2) == 0:
            powers.append(EvenPower("cos", half, 2 * int(exponent)))
            rest *= sympy.cancel(base / (1 - square)) ** exponent
        else:
            rest *= part
    if powers and sine not in rest.free_symbols:
        smaller = (1 - sympy.cos(to_sympy(product(frequency, K)))) / 2
        yield tidied(from_sympy((rest / below).subs(square, smaller))), tuple(powers)


def _unit(frequencies: tuple[Term, ...]) -> Term | None:
    """The greatest frequency of which all are integer multiples, up to a limit; None if there is none."""
    if not frequencies or contains(frequencies[0], K):
        return None
    ratios = [rational_value(normal(quotient(frequency, frequencies[0]))) for frequency in frequencies]
    known = [ratio for ratio in ratios if ratio is not None and ratio > 0]
    if len(known) < len(ratios):
        return None
    unit = Fraction(gcd(*(ratio.numerator for ratio in known)), lcm(*(ratio.denominator for ratio in known)))
    return tidied(product(number(unit), frequencies[0])) if max(known) <= LARGEST_MULTIPLE * unit else None
