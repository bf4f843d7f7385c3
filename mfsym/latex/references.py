"""The works that facts and theorems are cited from, as they stand at the end of a document.

Keys are those of ``docs/references.bib``.
"""

import re
from collections.abc import Mapping

from mfsym.errors import InvalidArgument

REFERENCES: Mapping[str, str] = {
    "CFP2015": r"""C. Cotar, G. Friesecke and B. Pass, \emph{Infinite-body optimal transport with Coulomb cost},
  Calc. Var. Partial Differential Equations \textbf{54} (2015), 717--742.""",
    "CotarFrieseckeKluppelberg2013": r"""C. Cotar, G. Friesecke and C. Kl\"uppelberg, \emph{Density functional theory
  and optimal transportation with Coulomb cost}, Comm. Pure Appl. Math. \textbf{66} (2013), 548--599.""",
    "DLMF": r"""F. W. J. Olver et al. (eds.), \emph{NIST Digital Library of Mathematical Functions},
  \texttt{https://dlmf.nist.gov/}.""",
    "Gasper1975": r"""G. Gasper, \emph{Positive integrals of Bessel functions},
  SIAM J. Math. Anal. \textbf{6} (1975), 868--881.""",
    "GelfandShilov1964": r"""I. M. Gel'fand and G. E. Shilov, \emph{Generalized Functions}, vol. 1,
  Academic Press, 1964.""",
    "Golubov1981": r"""B. I. Golubov, \emph{On Abel--Poisson type and Riesz means},
  Anal. Math. \textbf{7} (1981), 161--184.""",
    "GradshteynRyzhik2007": r"""I. S. Gradshteyn and I. M. Ryzhik, \emph{Table of Integrals, Series, and Products},
  7th ed., Academic Press, 2007.""",
    "HewittSavage1955": r"""E. Hewitt and L. J. Savage, \emph{Symmetric measures on Cartesian products},
  Trans. Amer. Math. Soc. \textbf{80} (1955), 470--501.""",
    "LewinLiebSeiringer2022": r"""M. Lewin, E. H. Lieb and R. Seiringer, \emph{Improved Lieb--Oxford bound on the
  indirect and exchange energies}, Lett. Math. Phys. \textbf{112} (2022), 92.""",
    "Schoenberg1938": r"""I. J. Schoenberg, \emph{Metric spaces and completely monotone functions},
  Ann. of Math. \textbf{39} (1938), 811--841.""",
    "Schwartz2013": r"""R. E. Schwartz, \emph{The five-electron case of Thomson's problem},
  Exp. Math. \textbf{22} (2013), 157--186.""",
    "SteinWeiss1971": r"""E. M. Stein and G. Weiss, \emph{Introduction to Fourier Analysis on Euclidean Spaces},
  Princeton University Press, 1971.""",
    "Widder1941": r"""D. V. Widder, \emph{The Laplace Transform}, Princeton University Press, 1941.""",
}
"""Key -> reference."""

_CITED = re.compile(r"\\cite(?:\[[^]]*\])?\{(\w+)\}")


def cite(citation: str) -> str:
    r"""A citation of the kernel, such as ``"DLMF, 10.32.10"``, as LaTeX; several are separated by semicolons.

    >>> print(cite("HewittSavage1955; CFP2015, Proposition 2.7"))
    \cite{HewittSavage1955}, \cite[Proposition 2.7]{CFP2015}
    """
    return ", ".join(_cite(part.strip()) for part in citation.split(";"))


def _cite(citation: str) -> str:
    key, _, place = citation.partition(", ")
    if key not in REFERENCES:
        raise InvalidArgument(f"citation {citation!r}: {key!r} is not among {', '.join(REFERENCES)}")
    return rf"\cite[{place}]{{{key}}}" if place else rf"\cite{{{key}}}"


def cited_works(body: str) -> list[str]:
    """The keys of the works that ``body`` cites, in order."""
    return sorted(set(_CITED.findall(body)))


def bibliography(body: str) -> str:
    r"""The list of the works that ``body`` cites; nothing if there are none."""
    items = [f"\\bibitem{{{key}}} {REFERENCES[key]}" for key in cited_works(body)]
    if not items:
        return ""
    return "\n".join([r"\begin{thebibliography}{9}", *items, r"\end{thebibliography}", ""])
