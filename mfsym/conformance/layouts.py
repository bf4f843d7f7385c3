"""The same numbers in other arrays: order, strides, byte order, precision, integers, bytes, read-only."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

PLAIN = "plain"


def _strided(array: Any) -> Any:
    """Every second entry of a larger array, which has other numbers in between."""
    wide = np.full([2 * size for size in array.shape], 7.0)
    view = wide[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def _readonly(array: Any) -> Any:
    copy = array.copy()
    copy.setflags(write=False)
    return copy


def _backwards(array: Any) -> Any:
    """An array with negative strides."""
    turn = tuple(slice(None, None, -1) for _ in array.shape)
    return array[turn].copy()[turn]


def _bytes(array: Any) -> Any:
    """The entries as integers of eight bits, where they are such."""
    for kind in (np.uint8, np.int8):
        small = np.nan_to_num(array.astype(np.float64)).clip(np.iinfo(kind).min, np.iinfo(kind).max).astype(kind)
        if np.array_equal(small, array):
            return small
    return array.copy()


LAYOUTS: Mapping[str, Callable[[Any], Any]] = {
    PLAIN: lambda array: array.copy(),
    "Fortran order": lambda array: np.asfortranarray(array.copy()),
    "every second entry": _strided,
    "negative strides": _backwards,
    "read-only": _readonly,
    "the other byte order": lambda array: array.astype(array.dtype.newbyteorder()),
    "float32": lambda array: array.astype(np.float32),
    "integers": lambda array: array.astype(np.int64) if np.all(array == np.floor(array)) else array.copy(),
    "bytes": _bytes,
    "lists": lambda array: array.tolist(),
}
"""A name -> an array with the same numbers; 'integers' and 'bytes' where all of them are."""


def laid_out(arguments: Mapping[str, Any], layout: str) -> dict[str, Any]:
    """The arguments with all arrays in that layout.

    >>> laid_out({"a": np.array([1.0]), "N": 2}, "integers")
    {'a': array([1]), 'N': 2}
    """
    change = LAYOUTS[layout]

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return [changed(item) for item in value]
        return change(value) if isinstance(value, np.ndarray) else value

    return {name: changed(value) for name, value in arguments.items()}
