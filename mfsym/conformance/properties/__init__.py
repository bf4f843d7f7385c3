"""The properties, by what they are about; importing this package enters all of them."""

from mfsym.conformance.properties import (
    arrays,
    bodies,
    entropic,
    invariances,
    plans,
    programs,
    refusals,
    scales,
    values,
)

__all__ = ["arrays", "bodies", "entropic", "invariances", "plans", "programs", "refusals", "scales", "values"]
