"""JSON from users, read without losing anything: decimals stay text, so that 0.1 means 1/10."""

import json
from typing import NoReturn

from mfsym.errors import InvalidArgument
from mfsym.rational import MOST_DIGITS, shown


def exact_json(text: str, name: str) -> object:
    """The data in ``text``, with decimal numbers as text; ``name`` is what messages call it.

    Refuses (InvalidArgument) what is not JSON, NaN and infinities, keys that occur twice, integers of more than 500
    digits, and nesting that is too deep.

    >>> exact_json('{"marginal": [0.1, 0.9]}', "problem")
    {'marginal': ['0.1', '0.9']}
    """

    def refuse(constant: str) -> NoReturn:
        raise InvalidArgument(f"{name} contains {constant}, need finite numbers, or null for an infinite cost")

    def integer(digits: str) -> int:
        if len(digits) > MOST_DIGITS + 1:
            raise InvalidArgument(f"{name} contains an integer of {len(digits)} digits, need at most {MOST_DIGITS}")
        return int(digits)

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise InvalidArgument(f"{name} has the key {shown(key)} twice, need every key once")
            found[key] = value
        return found

    try:
        return json.loads(text, parse_float=str, parse_int=integer, parse_constant=refuse, object_pairs_hook=unique)
    except InvalidArgument:
        raise
    except (ValueError, RecursionError) as error:
        problem = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InvalidArgument(f"{name} is not JSON ({problem}): {shown(text)}") from None
