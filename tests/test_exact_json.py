"""Reading JSON from users without losing anything."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.exact_json import exact_json

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**400), 10**400) | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=20,
)


@given(plain)
def test_data_without_decimals_is_read_back(data: object) -> None:
    assert exact_json(json.dumps(data), "data") == data


@pytest.mark.parametrize("decimal", ["0.1", "-0.10", "1e-3", "1E5", "3.0", "123456789.123456789123456789"])
def test_decimals_stay_text(decimal: str) -> None:
    assert exact_json(f"[{decimal}]", "data") == [decimal]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "data is not JSON"),
        ("[1,", "data is not JSON"),
        ("[1] 2", "data is not JSON"),
        ("{'a': 1}", "data is not JSON"),
        ("[01]", "data is not JSON"),
        ("[NaN]", "data contains NaN"),
        ("[Infinity]", "data contains Infinity"),
        ("[-Infinity]", "data contains -Infinity"),
        ('{"a": 1, "a": 1}', "data has the key 'a' twice"),
        ('[{"b": {"a": 1, "c": 2, "a": 1}}]', "data has the key 'a' twice"),
        ("9" * 1000, "data contains an integer of 1000 digits, need at most 500"),
        ("[" * 10**5, "nested too deeply"),
        ('{"a":' * 10**5, "nested too deeply"),
        ("\ufeff[1]", "data is not JSON"),
    ],
    ids=lambda text: text[:20],
)
def test_everything_else_is_refused_in_few_words(text: str, complaint: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        exact_json(text, "data")
    assert complaint in str(refusal.value)
    assert len(str(refusal.value)) < 250


def test_many_keys_take_no_time() -> None:
    text = json.dumps({str(key): key for key in range(100_000)})
    start = time.process_time()
    assert len(exact_json(text, "data")) == 100_000  # type: ignore[arg-type]
    assert time.process_time() - start < 2
