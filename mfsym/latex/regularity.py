"""What is said of a cost besides its transform: is it integrable, is it nonnegative, of which class is it?"""

from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, Setting
from mfsym.kernel.decay import is_integrable, is_regular
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.evidence import AtDistance, AtInfinity, Panels, SignEvidence
from mfsym.kernel.inherited import is_regular_in
from mfsym.kernel.term import ZERO
from mfsym.kernel.verdict import Status
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends
from mfsym.latex.letters import Notation
from mfsym.latex.signs import intervals
from mfsym.latex.words import cost_of


def integrability(setting: Setting) -> bool | None:
    """Is the cost integrable?  None where the kernel sees neither.

    >>> from mfsym.kernel.grammar import parse
    >>> [integrability(Setting(parse(cost), parse("3"))) for cost in ("exp(-r)/r", "1/r", "(1 + r^2)^(-b)")]
    [True, False, None]
    """
    if is_integrable(profile_of(setting), setting.dimension, assumptions(setting)):
        return True
    missing = CostProperty(setting, "integrable", holds=False)
    against = (AtInfinity(), AtDistance(ZERO, ZERO))
    seen = any(check(missing, evidence).status is Status.HOLDS for evidence in against)
    return False if seen else None


def where_it_holds(integrable: bool | None) -> str:
    """For which k something is said of a transform."""
    if integrable is None:
        return r"for every $k \ne 0$, and for $k = 0$ too if $\ell$ is integrable"
    return "for every $k$" if integrable else r"for every $k \ne 0$"


def class_in_words(setting: Setting, evidence: SignEvidence, *, derived: bool) -> str:
    """The class of Theorem 1.2 (a) that the cost is in, for the kernel; that it is regular may be ``derived``."""
    theorem = r"of Theorem~1.2 in \cite{CFP2015}"
    if not is_regular_in(setting, evidence):
        return f"This is the Coulomb cost, class (ii) {theorem}."
    if derived:
        return rf"As also $\ell \ge 0$, it belongs to class (i) {theorem}."
    return rf"The function $\ell \ge 0$ is bounded, continuous and integrable, that is, of class (i) {theorem}."


def reasons_for_class(
    setting: Setting, evidence: SignEvidence, cost: Panels, notation: Notation, *, derived: bool
) -> list[str]:
    """Why the cost is in its class; that it is regular may have been derived."""
    seen = (
        rf"by rational interval arithmetic on each of the intervals {intervals(cost.cuts)} of $r$"
        if cost.cuts
        else "from the signs of its factors and terms"
    )
    words = [rf"That $\ell \ge 0$ is seen {seen}."]
    if cost.form != cost_of(setting):
        words = [rf"That $\ell \ge 0$ is seen {seen} in", display(broken(r"\ell(x) = ", addends(cost.form, notation)))]
    if derived or not is_regular_in(setting, evidence):
        return words
    if is_regular(profile_of(setting), setting.dimension, assumptions(setting)):
        how = "It is continuous, with a limit at $r = 0$, and for large $r$ bounded by an integrable power of $r$."
    else:
        how = "That it is bounded, continuous and integrable was seen with the sign of its transform."
    return [*words, how]
