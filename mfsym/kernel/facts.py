"""The cited facts that derivations use as axioms, and the theorems that verdicts lean on.

A fact is a schema: its ``variables`` are replaced by terms (``d`` by a dimension), its ``conditions`` must then be seen
to hold (> 0), and its conclusion follows.  The citation is the reason to believe it; ``tests/kernel/test_facts.py``
protects against misprints, with rigorous enclosures of both sides.  Keys of citations are those of
``docs/references.bib``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.kernel.evidence import Equation, Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term


@dataclass(frozen=True)
class Fact:
    """A cited schema: for all ``variables`` with ``conditions`` > 0, the ``conclusion`` holds."""

    name: str
    title: str
    variables: tuple[str, ...]
    conditions: tuple[Term, ...]
    conclusion: Equation | Pair
    citation: str


def _equation(
    name: str, title: str, variables: str, conditions: tuple[str, ...], left: str, right: str, citation: str
) -> Fact:
    conclusion = Equation(parse(left), parse(right))
    return Fact(name, title, tuple(variables.split()), tuple(parse(c) for c in conditions), conclusion, citation)


_FACTS = (
    Fact(
        "gaussian-transform",
        "the transform of a Gaussian",
        ("p", "d"),
        (parse("p"),),
        Pair(parse("exp(-p*r^2)"), parse("d"), parse("(pi/p)^(d/2)*exp(-k^2/(4*p))"), "integrable"),
        "SteinWeiss1971, Theorem I.1.13",
    ),
    Fact(
        "sech-transform",
        "the transform of the hyperbolic secant",
        ("a",),
        (parse("a"),),
        Pair(parse("sech(a*r)"), parse("1"), parse("pi/a*sech(pi*k/(2*a))"), "integrable"),
        "GradshteynRyzhik2007, 3.981.3",
    ),
    Fact(
        "sech-square-transform",
        "the transform of the squared hyperbolic secant",
        ("a",),
        (parse("a"),),
        Pair(parse("sech(a*r)^2"), parse("1"), parse("pi*k/(a^2*sinh(pi*k/(2*a)))"), "integrable"),
        "GradshteynRyzhik2007, 3.982.1",
    ),
    Fact(
        "ball-transform",
        "the transform of the indicator of a ball",
        ("b", "d"),
        (parse("b"),),
        Pair(parse("if(r < b, 1, 0)"), parse("d"), parse("(2*pi*b/k)^(d/2)*besselj(d/2, b*k)"), "tempered"),
        "SteinWeiss1971, Section IV.3",
    ),
    Fact(
        "sonine-transform",
        "the transform of a power of b^2 - r^2 on a ball",
        ("b", "s", "d"),
        (parse("b"), parse("s")),
        Pair(
            parse("max(b^2 - r^2, 0)^s"),
            parse("d"),
            parse("gamma(s + 1)/pi^s*(2*pi*b/k)^(s + d/2)*besselj(s + d/2, b*k)"),
            "integrable",
        ),
        "SteinWeiss1971, Theorem IV.4.15",
    ),
    Fact(
        "ball-power-transform",
        "the transform of a power on a ball",
        ("b", "s", "d"),
        (parse("b"), parse("s")),
        Pair(
            parse("if(r < b, r^(s - d), 0)"),
            parse("d"),
            parse("2*pi^(d/2)*b^s/(s*gamma(d/2))*hyp1f2(s/2, d/2, s/2 + 1, -b^2*k^2/4)"),
            "tempered",
        ),
        "DLMF, 16.5.2",
    ),
    Fact(
        "askey-transform",
        "the transform of a power of b - r on a ball",
        ("b", "s", "d"),
        (parse("b"), parse("s")),
        Pair(
            parse("max(b - r, 0)^s"),
            parse("d"),
            parse(
                "2^d*pi^((d-1)/2)*gamma((d+1)/2)*gamma(s+1)/gamma(s+d+1)*b^(s+d)"
                "*hyp1f2((d+1)/2, (s+d+1)/2, (s+d)/2 + 1, -b^2*k^2/4)"
            ),
            "integrable",
        ),
        "Gasper1975, Section 1",
    ),
    Fact(
        "kummer-transform",
        "the transform of a Gaussian times a power",
        ("p", "s", "d"),
        (parse("p"), parse("s")),
        Pair(
            parse("r^(s - d)*exp(-p*r^2)"),
            parse("d"),
            parse("pi^(d/2)*gamma(s/2)/(gamma(d/2)*p^(s/2))*hyp1f1(s/2, d/2, -k^2/(4*p))"),
            "tempered",
        ),
        "DLMF, 10.22.54",
    ),
    Fact(
        "logarithm-transform",
        "the transform of the logarithm",
        ("c", "d"),
        (parse("c"),),
        Pair(parse("log(c*r)"), parse("d"), parse("-2^(d - 1)*pi^(d/2)*gamma(d/2)/k^d"), "tempered"),
        "GelfandShilov1964, Section II.3.3",
    ),
    Fact(
        "sinh-quotient-transform",
        "the transform of a quotient of hyperbolic sines",
        ("a", "b"),
        (parse("a"), parse("b - a")),
        Pair(
            parse("sinh(a*r)/sinh(b*r)"),
            parse("1"),
            parse("pi/b*sin(pi*a/b)/(cosh(pi*k/b) + cos(pi*a/b))"),
            "tempered",
        ),
        "GradshteynRyzhik2007, 3.981.5",
    ),
    Fact(
        "tanh-transform",
        "the transform of tanh(a r)/r",
        ("a",),
        (parse("a"),),
        Pair(parse("tanh(a*r)/r"), parse("1"), parse("-2*log(tanh(pi*k/(4*a)))"), "tempered"),
        "GradshteynRyzhik2007, 4.116.2",
    ),
    Fact(
        "quartic-transform",
        "the transform of 1/(r^4 + a^4)",
        ("a", "d"),
        (parse("a"),),
        Pair(
            parse("1/(r^4 + a^4)"),
            parse("d"),
            parse(
                "-(2*pi)^(d/2)/a^2*(a/k)^(d/2 - 1)"
                "*(sin(3*pi*(d - 2)/8)*ker(d/2 - 1, a*k) + cos(3*pi*(d - 2)/8)*kei(d/2 - 1, a*k))"
            ),
            "tempered",
        ),
        "DLMF, 10.22.46 and 10.61.2",
    ),
    Fact(
        "plane-cosine-transform",
        "the transform of (1 - cos(b r))/r^2 in the plane",
        ("b",),
        (parse("b"),),
        Pair(
            parse("(1 - cos(b*r))/r^2"),
            parse("2"),
            parse("2*pi*if(k < b, log((b + sqrt(max(b^2 - k^2, 0)))/k), 0)"),
            "tempered",
        ),
        "DLMF, 10.22.59, the imaginary part for n = 0 integrated over b",
    ),
    Fact(
        "gamma-transform",
        "the transform of an exponential times a power",
        ("s", "a"),
        (parse("s"), parse("a")),
        Pair(
            parse("r^(s - 1)*exp(-a*r)"),
            parse("1"),
            parse("2*gamma(s)*cos(s*atan(k/a))/(a^2 + k^2)^(s/2)"),
            "tempered",
        ),
        "GradshteynRyzhik2007, 3.944.6",
    ),
    _equation(
        "gamma-integral",
        "Euler's integral",
        "s p",
        ("s", "p"),
        "integral(t^(s-1)*exp(-p*t), t)",
        "gamma(s)*p^(-s)",
        "DLMF, 5.9.1",
    ),
    _equation(
        "reciprocal-gamma-integral",
        "Euler's integral in 1/t",
        "s q",
        ("s", "q"),
        "integral(t^(-s-1)*exp(-q/t), t)",
        "gamma(s)*q^(-s)",
        "DLMF, 5.9.1",
    ),
    _equation(
        "growing-gamma-integral",
        "Euler's integral, with what it lacks for a negative order",
        "s p",
        ("s", "1 - s", "p"),
        "integral(t^(-s-1)*(1 - exp(-p*t)), t)",
        "gamma(1 - s)/s*p^s",
        "DLMF, 5.9.5",
    ),
    _equation(
        "frullani-integral",
        "Frullani's integral",
        "p q",
        ("p", "q"),
        "integral(exp(-p*t)*(1 - exp(-q*t))/t, t)",
        "log(1 + q/p)",
        "GradshteynRyzhik2007, 3.434.2",
    ),
    _equation(
        "gaussian-moment",
        "Euler's integral in t^2",
        "s p",
        ("s", "p"),
        "integral(t^(s-1)*exp(-p*t^2), t)",
        "gamma(s/2)/(2*p^(s/2))",
        "DLMF, 5.9.1",
    ),
    _equation(
        "erfc-integral",
        "a Gaussian over t^2 + a^2",
        "p a",
        ("p", "a"),
        "integral(exp(-p*t^2)/(t^2 + a^2), t)",
        "pi/(2*a)*exp(a^2*p)*erfc(a*sqrt(p))",
        "DLMF, 7.7.1",
    ),
    _equation(
        "bessel-square-integral",
        "the critical integral of Weber and Schafheitlin",
        "n s a",
        ("s", "a", "2*n + 1 - s"),
        "integral(besselj(n, a*t)^2*t^(-s), t)",
        "(a/2)^(s-1)*gamma(n + (1-s)/2)*gamma(s)/(2*gamma((s+1)/2)^2*gamma(n + (s+1)/2))",
        "DLMF, 10.22.57",
    ),
    _equation(
        "bessel-integral",
        "the integral of the K-Bessel function",
        "n p q",
        ("p", "q"),
        "integral(t^(n-1)*exp(-p*t - q/t), t)",
        "2*(q/p)^(n/2)*besselk(n, 2*sqrt(p*q))",
        "DLMF, 10.32.10",
    ),
    _equation(
        "bessel-reflection",
        "the K-Bessel function is even in its order",
        "n z",
        ("z",),
        "besselk(-n, z)",
        "besselk(n, z)",
        "DLMF, 10.27.3",
    ),
    _equation(
        "bessel-half",
        "the K-Bessel function of order 1/2",
        "z",
        ("z",),
        "besselk(1/2, z)",
        "sqrt(pi/(2*z))*exp(-z)",
        "DLMF, 10.39.2",
    ),
    _equation(
        "bessel-recurrence",
        "the recurrence of the K-Bessel function",
        "n z",
        ("z",),
        "besselk(n + 1, z)",
        "besselk(n - 1, z) + 2*n/z*besselk(n, z)",
        "DLMF, 10.29.1",
    ),
)

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _FACTS}
"""The axioms of derivations, by name."""

THEOREMS: Mapping[str, tuple[str, str]] = {
    "antipodal-map": (
        "two bodies with the same radial density and the Coulomb cost in space are optimal on opposite sides of the "
        "origin, with as much mass inside of the one as beyond the other",
        "CotarFrieseckeKluppelberg2013, Section 4",
    ),
    "askey-golubov": (
        "the transform of (1 - r)^b for r < 1, 0 beyond, with b > 0, is nonnegative if and only if b >= (d + 1)/2, "
        "and then positive unless b = d = 1",
        "Golubov1981; Gasper1975",
    ),
    "bernstein-widder": (
        "a completely monotone function of s > 0 is a mixture of exponentials exp(-t s), t >= 0, with weights >= 0",
        "Widder1941, Theorem IV.12b; Schoenberg1938",
    ),
    "bochner": (
        "an integrable, bounded, continuous function with a transform >= 0 is positive definite, and its transform is "
        "integrable",
        "SteinWeiss1971, Corollary I.1.26",
    ),
    "de-finetti-hewitt-savage": (
        "every exchangeable law of infinitely many bodies is a mixture of laws of independent bodies",
        "HewittSavage1955; CFP2015, Proposition 2.7",
    ),
    "five-on-sphere": (
        "five points of the unit sphere have the least Coulomb energy as two opposite points and an equilateral "
        "triangle halfway between them",
        "Schwartz2013",
    ),
    "lieb-oxford": (
        "the Coulomb energy of every law of N bodies in space with the density rho is at least that of rho with "
        "itself, 1/2 times the integral of rho rho / |x - y|, minus 1.58 times the integral of rho^(4/3)",
        "LewinLiebSeiringer2022, Theorem 1",
    ),
    "parseval-energy": (
        "the energy of a signed measure is the integral of the cost's transform against its squared transform",
        "CFP2015, Lemma 2.10",
    ),
}
"""Theorems that no derivation states but verdicts rest on: what each says, and where it is proved."""
