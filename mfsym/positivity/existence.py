"""In which dimensions a cost is integrable, where that depends on the dimension."""

from mfsym.kernel.asymptotics import at_infinity, behaviour
from mfsym.kernel.claim import Setting
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.term import D, Number, Term, difference, negative, total


def where_locally_integrable(setting: Setting) -> Setting:
    """The setting with the condition on the symbol d that is needed near r = 0.

    >>> from mfsym.kernel.grammar import parse, text
    >>> [text(term) for term in where_locally_integrable(Setting(parse("exp(-r^2)/r"), D)).conditions]
    ['d - 1']
    """
    power = _power(setting.profile, setting)
    return setting if power is None else _assuming(setting, total(D, power))


def where_integrable(setting: Setting) -> Setting:
    """The setting with the conditions on the symbol d that are needed near r = 0 and for large r.

    >>> from mfsym.kernel.grammar import parse, text
    >>> [text(term) for term in where_integrable(Setting(parse("1/(1 + r^4)"), D)).conditions]
    ['4 - d']
    """
    near, fall = where_locally_integrable(setting), _power(at_infinity(setting.profile), setting)
    return near if fall is None else _assuming(near, difference(fall, D))


def _power(profile: Term, setting: Setting) -> Term | None:
    """The number p for which the profile is like r^p near 0, in a setting with the symbol d; None for others."""
    if setting.dimension != D:
        return None
    found = behaviour(profile, domain(setting.conditions))
    known = found is not None and found.speed == 0 and isinstance(found.exponent, Number)
    return found.exponent if found is not None and known else None


def _assuming(setting: Setting, condition: Term) -> Setting:
    value = enclose(condition, domain(setting.conditions))
    possible = not value.is_positive() and not enclose(negative(condition), domain(setting.conditions)).is_nonnegative()
    return Setting(setting.profile, setting.dimension, (*setting.conditions, condition)) if possible else setting
