"""The longest and the shortest of what a certificate file may contain, and what is one more or less.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.errors import InvalidArgument, UnreadableCertificate
from mfsym.kernel.certificate_file import load, read, write
from mfsym.kernel.claim import FourierTransform, OptimalCost, TransportProblem
from mfsym.kernel.evidence import Certificate, Derivation, PlanAndPotential, Step
from mfsym.kernel.term import R
from tests.kernel.proofs import BELL, ITS_TRANSFORM, claim, derivation, gaussian, pair

HERE = Path(__file__).resolve().parent
TWO_SITES = (HERE / "accepted/two-sites-four-bodies.json").read_text(encoding="utf-8")


def bodies(written: str) -> object:
    """The number of bodies that is read where the file has this text for it."""
    assert TWO_SITES.count('"bodies": 4') == 1
    found = read(TWO_SITES.replace('"bodies": 4', f'"bodies": {written}')).claim
    assert isinstance(found, OptimalCost)
    return found.problem.bodies


def value(written: str) -> Fraction:
    """The value that is read where the file has this text for it."""
    assert TWO_SITES.count('"13/9"') == 1
    found = read(TWO_SITES.replace('"13/9"', written)).claim
    assert isinstance(found, OptimalCost)
    return found.value


@pytest.mark.parametrize("number", [0, 2**53 - 1, -(2**53) + 1, 2**53, -(2**53), 2**53 + 1, 10**4000 - 1])
def test_integers_are_read_as_they_were_written(number: int) -> None:
    certificate = Certificate(OptimalCost(TransportProblem((), (), number), Fraction(0)), PlanAndPotential((), ()))
    assert read(write(certificate)) == certificate


def test_formulas_longer_than_a_line_are_read_as_they_were_written() -> None:
    long = " + ".join(f"exp(-{n}*r^2)" for n in range(2, 20))
    certificate = Certificate(claim(long, ITS_TRANSFORM, "3"), Derivation(()))
    assert read(write(certificate)) == certificate
    assert f'"{long}"' in write(certificate)


@pytest.mark.parametrize("number", [0, 1, -1, 2**53 - 1, -(2**53) + 1])
def test_short_integers_are_numbers(number: int) -> None:
    assert bodies(str(number)) == number
    with pytest.raises(UnreadableCertificate, match="accepted is an integer"):
        bodies(f'"{number}"')


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**16, 10**17, 10**4000 - 1, -(10**4000) + 1])
def test_long_integers_are_text(number: int) -> None:
    assert bodies(f'"{number}"') == number
    with pytest.raises(UnreadableCertificate, match="accepted is an integer"):
        bodies(str(number))


NO_INTEGERS = ["-0", '"-0"', "1.0", "1e1", "true", '"a"', '""', "NaN", "[]", "{}", f'"{10**4000}"']
NO_INTEGERS += ['"+9007199254740992"', '"09007199254740992"', '"90071992547409920 "']


@pytest.mark.parametrize("written", NO_INTEGERS)
def test_what_is_no_integer(written: str) -> None:
    with pytest.raises(UnreadableCertificate, match=r"claim\.problem\.bodies: found .* accepted is an integer"):
        bodies(written)


@pytest.mark.parametrize(
    "number", ["0", "1", "-1", "1/2", "-13/9", "9" * 4000, "-" + "9" * 4000, "1/" + "9" * 4000, "-1/1" + "0" * 3999]
)
def test_rational_numbers_in_lowest_terms(number: str) -> None:
    assert value(f'"{number}"') == Fraction(number)


OTHER_WRITINGS = ["-0", "+1", "01", "1/1", "2/4", "0/1", "1/0", "1/-2", "-1/02", " 1", "1 ", "1/2/3", "0.5", "1e3", ""]
OTHER_WRITINGS += ["\u0661", "1" + "0" * 4000, "1/1" + "0" * 4000, "\\n1"]


@pytest.mark.parametrize("number", OTHER_WRITINGS)
def test_other_writings_of_numbers(number: str) -> None:
    with pytest.raises(UnreadableCertificate, match=r"claim\.value: found .* accepted is a rational number"):
        value(f'"{number}"')
    with pytest.raises(UnreadableCertificate, match=r"claim\.value: found 1; accepted is a rational number"):
        value("1")


BELL_CLAIM = claim(BELL, ITS_TRANSFORM, "3")


def named(name: str) -> Certificate:
    """A certificate with a rule, and a term, of this name."""
    line = Step(name, (0,), ((name, R),), pair(BELL, ITS_TRANSFORM, "3"))
    return Certificate(BELL_CLAIM, derivation(gaussian(), line))


@pytest.mark.parametrize("name", ["a", "a" * 64, " ", "~", 'a"b', "\\"])
def test_names_of_printable_characters(name: str) -> None:
    assert read(write(named(name))) == named(name)


@pytest.mark.parametrize("name", ["", "a" * 65, "\n", "\u00e4", "\x7f", "a\n"])
def test_other_names_are_not_written(name: str) -> None:
    with pytest.raises(InvalidArgument, match="printable ASCII"):
        write(named(name))


def test_empty_lists_and_objects() -> None:
    empty = Certificate(BELL_CLAIM, Derivation((Step("a", (), (), pair(BELL, ITS_TRANSFORM, "3")),)))
    assert read(write(empty)) == empty
    none = Certificate(BELL_CLAIM, Derivation(()))
    assert read(write(none)) == none


def test_no_number_of_bodies_is_null() -> None:
    assert bodies("null") is None
    problem = TransportProblem(((None,),), (Fraction(1),), None)
    certificate = Certificate(OptimalCost(problem, Fraction(0)), PlanAndPotential((), ()))
    assert read(write(certificate)) == certificate


def kinds(text: str, changed: object) -> str:
    """Why the file is refused in which ``changed`` is the claim, or its kind."""
    document = json.loads(text)
    if isinstance(changed, str):
        document["claim"]["kind"] = changed
    else:
        document["claim"] = changed
    with pytest.raises(UnreadableCertificate) as refusal:
        read(json.dumps(document))
    return str(refusal.value)


def test_kinds_of_claims() -> None:
    assert 'claim.kind: found "optimal-costs"; accepted is one of ' in kinds(TWO_SITES, "optimal-costs")
    assert "such as " in kinds(TWO_SITES, "optimal-costs")
    assert "optimal-cost" in kinds(TWO_SITES, "optimal-costs").partition("accepted")[2]
    assert "claim.kind: found nothing" in kinds(TWO_SITES, {})
    assert "claim: found a list" in kinds(TWO_SITES, [])
    assert "claim: found 1" in kinds(TWO_SITES, 1)


def test_the_header() -> None:
    for header, message in (
        ({"version": 2}, "version: found 2; accepted is 1"),
        ({"version": True}, "version: found true; accepted is 1"),
        ({"version": "1"}, 'version: found "1"; accepted is 1'),
        ({"format": "other"}, 'format: found "other"; accepted is "mfsym-certificate"'),
    ):
        with pytest.raises(UnreadableCertificate) as refusal:
            read(json.dumps({**json.loads(TWO_SITES), **header}))
        assert str(refusal.value) == message


def test_what_is_shown_of_long_texts() -> None:
    for length, shown in ((58, '"' + "x" * 58 + '"'), (59, '"' + "x" * 39 + "... of 61 characters")):
        with pytest.raises(UnreadableCertificate) as refusal:
            value(f'"{"x" * length}"')
        assert f"found {shown}; accepted" in str(refusal.value)


def test_formulas_up_to_a_limit() -> None:
    # Each formula counts with its length: 16 of 20,000 characters are too many.
    def file(count: int) -> str:
        spaces = " " * 18_000
        profile = claim(BELL, ITS_TRANSFORM, "3")
        text = json.loads(write(Certificate(profile, Derivation(()))))
        text["claim"]["setting"]["conditions"] = ["a" + spaces] * count
        return json.dumps(text)

    assert isinstance(read(file(16)).claim, FourierTransform)
    with pytest.raises(UnreadableCertificate, match="too long, taken together"):
        read(file(17))


def test_a_line_for_whatever_fits_into_one() -> None:
    assert write(read(TWO_SITES)) == TWO_SITES


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(TWO_SITES, encoding="utf-8")
    assert load(file) == load(str(file)) == read(TWO_SITES)
    for missing in (tmp_path, tmp_path / "missing.json"):
        with pytest.raises(UnreadableCertificate, match=r"directory|cannot be opened"):
            load(missing)
