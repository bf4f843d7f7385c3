"""Certificates are written, read back as they were, and refused with the place of the first departure."""

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import fields
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument, UnreadableCertificate
from mfsym.kernel import certificate_file, claim, evidence, grammar
from mfsym.kernel.certificate_file import load, read, write
from mfsym.kernel.checker import CHECKS
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.evidence import Certificate, Farkas, PlanAndPotential, WeightedConfiguration
from mfsym.kernel.term import Term

HERE = Path(__file__).resolve().parent
TWO_SITES = (HERE / "accepted/two-sites-four-bodies.json").read_text(encoding="utf-8")
GAUSSIAN = (HERE / "accepted/gaussian-transform.json").read_text(encoding="utf-8")

FORMULAS = ["r", "1/2", "exp(-a*r^2)", "(pi/a)^(d/2)*exp(-k^2/(4*a))", "if(r < 1, max(1 - r, 0), 0)"]
NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=64)
LONG = 10**4000 - 1
"""The greatest number of 4,000 digits."""


BORDERS = [2**53 - 1, 2**53, 2**53 + 1, LONG]


def integers() -> st.SearchStrategy[int]:
    """Integers, also those where the writing changes and the longest ones."""
    return st.integers() | st.builds(
        lambda place, sign: sign * BORDERS[place], st.integers(0, 3), st.sampled_from([1, -1])
    )


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type that occurs in certificates, found from the hint alone as the reader does it."""
    if hint == Term:
        return st.sampled_from([grammar.parse(formula) for formula in FORMULAS])
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        if get_args(item)[:1] == (str,):
            return st.dictionaries(NAMES, values(get_args(item)[1]), max_size=3).map(lambda terms: tuple(terms.items()))
        return st.lists(values(item), max_size=3).map(tuple)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        # Some evidence contains other evidence of the same kind.
        return st.deferred(lambda: st.one_of(*map(values, get_args(hint))))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: integers(),
        str: NAMES,
        Fraction: st.fractions() | st.builds(Fraction, integers(), integers().filter(bool)),
    }
    if hint in plain:
        return plain[hint]
    return st.builds(hint, **{name: values(part) for name, part in get_type_hints(hint).items()})


# --- what is written is read back ------------------------------------------------------------------


@given(values(Certificate))
@example(Certificate(NoAdmissiblePlan(TransportProblem(((None,),), (Fraction(1),), None)), Farkas(())))
def test_what_is_written_is_read_back(certificate: Certificate) -> None:
    text = write(certificate)
    assert read(text) == certificate
    assert write(read(text)) == text
    assert text.isascii()
    assert text.endswith("}\n")


@pytest.mark.parametrize("name", [*get_args(claim.Claim), *get_args(evidence.Evidence)], ids=lambda cls: cls.__name__)
def test_every_claim_and_every_evidence_has_a_kind(name: type) -> None:
    kinds = {certificate_file._kind(cls) for cls in (*get_args(claim.Claim), *get_args(evidence.Evidence))}
    assert certificate_file._kind(name) in kinds
    assert len(kinds) == len(get_args(claim.Claim)) + len(get_args(evidence.Evidence))


def test_the_files_of_the_corpus_are_as_the_writer_would_write_them() -> None:
    assert write(read(TWO_SITES)) == TWO_SITES
    assert write(read(GAUSSIAN)) == GAUSSIAN


def test_the_order_of_keys_is_free() -> None:
    document = json.loads(TWO_SITES)
    assert read(json.dumps(dict(reversed(document.items())))) == read(TWO_SITES)


def with_value(value: Any) -> Certificate:
    problem = TransportProblem(((Fraction(0),),), (Fraction(1),), 2)
    return Certificate(OptimalCost(problem, value), PlanAndPotential((), ()))


@pytest.mark.parametrize(
    "value", [Fraction(LONG + 1), Fraction(1, LONG + 1), Fraction(10**5000), 0.5, "1/2", None, True]
)
def test_what_could_not_be_read_back_is_not_written(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="cannot be written"):
        write(with_value(value))


def test_a_list_in_place_of_a_tuple_is_not_written() -> None:
    part: Any = WeightedConfiguration([2], Fraction(1))  # type: ignore[arg-type]
    with pytest.raises(InvalidArgument, match="cannot be written"):
        write(Certificate(with_value(Fraction(0)).claim, PlanAndPotential((part,), ())))


# --- what is refused, and how ----------------------------------------------------------------------

RATIONAL = 'a rational number in lowest terms as a string, such as "2" or "-1/3", of at most 4000 digits'
INTEGER = "an integer of at most 4000 digits, as a string if and only if it is 2^53 or more without its sign"
OBJECT = "an object, with every key once"


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("version-unknown", "version: found 2; accepted is 1"),
        ("format-missing", 'format: found nothing; accepted is "mfsym-certificate"'),
        ("only-a-list", f"the file: found a list; accepted is {OBJECT}"),
        ("key-repeated", f'claim: found the key "value" twice; accepted is {OBJECT}'),
        ("key-unknown", 'claim: found the key "author"; accepted is an object with the keys problem, value'),
        (
            "key-missing",
            'claim.problem: found no key "bodies"; accepted is an object with the keys cost, marginal, bodies',
        ),
        ("rational-not-in-lowest-terms", f'claim.value: found "26/18"; accepted is {RATIONAL}'),
        ("rational-infinity-as-text", f'claim.problem.cost[0][0]: found "inf"; accepted is {RATIONAL}, or null'),
        ("integer-null", f"evidence.plan[0].configuration[0]: found null; accepted is {INTEGER}"),
        ("integer-boolean", f"claim.problem.bodies: found true; accepted is {INTEGER}, or null"),
        ("boolean-as-integer", "claim.unique: found 1; accepted is true or false"),
        ("sense-unknown", 'claim.sense: found "bounded"; accepted is "integrable" or "tempered"'),
        ("list-as-object", "evidence.potential: found an object; accepted is a list"),
        ("term-not-text", "claim.setting.dimension: found 3; accepted is a formula as a string"),
        ("nested-too-deeply", "the file is nested too deeply for a certificate"),
        ("not-utf-8", "byte 200 is not UTF-8, as a certificate has to be"),
    ],
)
def test_the_message_says_where_what_and_what_instead(file: str, message: str) -> None:
    with pytest.raises(UnreadableCertificate) as refusal:
        load(HERE / "unreadable" / f"{file}.json")
    assert str(refusal.value) == message


@given(st.data())
def test_no_change_of_a_file_ends_in_another_error(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([TWO_SITES, GAUSSIAN]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 10)))
    inserted = data.draw(st.text(max_size=5) | st.sampled_from(["null", "NaN", "-0", "1e9", '"', "{", "[[", "\\u0000"]))
    with contextlib.suppress(UnreadableCertificate):
        read(text[:start] + inserted + text[end:])


@pytest.mark.parametrize("end", range(0, len(TWO_SITES) - 2, 7))
def test_a_truncated_file_is_unreadable(end: int) -> None:
    with pytest.raises(UnreadableCertificate, match="cut off"):
        read(TWO_SITES[:end])


@pytest.mark.parametrize(
    "number",
    ["9" * 10**6, '"' + "9" * 10**6 + '"', '"1/' + "9" * 10**6 + '"', "0." + "9" * 10**6, "1e" + "9" * 10**6],
    ids=["integer", "text", "denominator", "decimal", "exponent"],
)
def test_a_million_digits_are_refused_at_once(number: str) -> None:
    start = time.monotonic()
    with pytest.raises(
        UnreadableCertificate, match=r"claim\.value: found .* characters; accepted is a rational number"
    ):
        read(TWO_SITES.replace('"13/9"', number))
    assert time.monotonic() - start < 1


def test_a_file_of_more_than_64_mb_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "long.json").open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    with pytest.raises(UnreadableCertificate, match="more than 67108864 bytes"):
        load(tmp_path / "long.json")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "pipe", "/dev/zero"):
        with pytest.raises(UnreadableCertificate, match="a directory or a device"):
            load(place)
    with pytest.raises(UnreadableCertificate, match="cannot be opened: No such file"):
        load(tmp_path / "absent.json")


# --- the command -----------------------------------------------------------------------------------


def kernel(*files: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mfsym.kernel", *map(str, files)]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=60)


def test_the_command_says_what_holds_and_why() -> None:
    run = kernel("accepted/two-sites-four-bodies.json", "accepted/gaussian-transform.json")
    assert (run.returncode, run.stderr) == (0, "")
    first, second, last = run.stdout.splitlines()
    assert first.startswith("HOLDS accepted/two-sites-four-bodies.json: ")
    assert first.endswith("(trusts nothing besides the kernel)")
    assert second.endswith("(trusts fact:gaussian-transform)")
    assert last == "2 certificates: 2 established, 0 not established, 0 unreadable"


def test_the_command_goes_on_after_an_unreadable_file() -> None:
    run = kernel("unreadable/version-unknown.json", "absent.json", "accepted/two-sites-four-bodies.json")
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "UNREADABLE unreadable/version-unknown.json: version: found 2; accepted is 1",
        "UNREADABLE absent.json: the file cannot be opened: No such file or directory",
    ]
    assert run.stdout.splitlines()[-1] == "3 certificates: 1 established, 0 not established, 2 unreadable"


def test_the_exit_status_tells_a_refused_certificate_from_a_readable_one() -> None:
    run = kernel("refused/plan-with-another-cost.json", "accepted/two-sites-four-bodies.json")
    assert run.returncode == 1
    assert run.stdout.startswith("INCONCLUSIVE refused/plan-with-another-cost.json: ")


def test_a_file_of_too_many_formulas_is_refused_before_all_of_them_are_read() -> None:
    document = json.loads((HERE / "accepted/askey-from-space-to-the-plane.json").read_text(encoding="utf-8"))
    document["evidence"]["sign"]["derivation"]["steps"] *= 3_000
    before = time.process_time()
    with pytest.raises(UnreadableCertificate, match="too long, taken together"):
        read(json.dumps(document))
    # It takes two seconds on an idle machine.
    assert time.process_time() - before < 20


def test_the_command_without_a_file_shows_its_usage() -> None:
    run = kernel()
    assert run.returncode == 2
    assert "usage: python -m mfsym.kernel" in run.stderr


def test_the_page_about_the_format_names_all_evidence_about_transforms() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/certificate-format.md").read_text(encoding="utf-8")
    kinds = {re.sub("(?<!^)(?=[A-Z])", "-", kind.__name__).lower() for (claim, kind) in CHECKS if _has_setting(claim)}
    assert {kind for kind in kinds if f"`{kind}`" not in page} == set()


def _has_setting(claim: type) -> bool:
    return "setting" in {field.name for field in fields(claim)}
