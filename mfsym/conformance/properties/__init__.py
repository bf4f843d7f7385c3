"""The properties, by what they are about; importing this package enters all of them."""

from importlib import import_module

for _topic in (
    "arrays",
    "bodies",
    "disguises",
    "entropic",
    "entropic_points",
    "general",
    "invariances",
    "large",
    "plans",
    "programs",
    "refusals",
    "scales",
    "values",
):
    import_module(f"{__name__}.{_topic}")
