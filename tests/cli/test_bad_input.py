"""Bad input: exit status 2, one paragraph on standard error that says what is accepted, no traceback, quickly."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SECONDS = 2.0
"""Of this process; a machine with much else to do takes longer."""

IMPORT = "__import__('os').system('touch X')"


@pytest.fixture
def refused(mfsym: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The message with which ``mfsym`` refuses these arguments."""
    monkeypatch.chdir(tmp_path)

    def message(*arguments: object) -> str:
        start = time.process_time()
        run = mfsym(*arguments)
        assert time.process_time() - start < SECONDS
        assert (run.status, run.out) == (2, "")
        assert run.err.startswith("mfsym: ")
        assert run.err.endswith("\n")
        assert "\n" not in run.err[:-1], "more than one paragraph"
        assert "Traceback" not in run.err
        assert len(run.err) < 500
        assert not (tmp_path / "X").exists(), "text was executed"
        return str(run.err.removeprefix("mfsym: ").rstrip())

    return message


@pytest.mark.parametrize("question", ["transform", "sign"])
@pytest.mark.parametrize(
    ("cost", "complaint"),
    [
        ("foo(r)", "unknown name 'foo'"),
        ("exp(-x)", "does not depend on the distance r"),
        ("5", "does not depend on the distance r"),
        ("a", "does not depend on the distance r"),
        ("r - r", "does not depend on the distance r"),
        ("I*exp(-r)", "may be meant as the imaginary unit; costs are real"),
        ("exp(i*r)", "may be meant as the imaginary unit; costs are real"),
        ("sqrt(-1)*exp(-r)", "is not real: '-1' is negative"),
        ("1/(r-1)", "is singular at r = 1"),
        ("1/r^3", "not integrable near r = 0 in dimension 1"),
        ("exp(a*r)", "that needs -a > 0, and parameters are positive"),
        ("exp(-k*r)", "uses k"),
        ("exp(-r", "expected ')', but the text ends"),
        ("exp(-r))", "found ')' at position 8"),
        ("r r", "expected an operator"),
        ("exp(-r) é", "found 'é'"),
        ("1/0*r", "denominator other than 0"),
        ("besselk(1, r, 2)", "takes 2 arguments, got 3"),
        ("exp", "expected '('"),
        ("", "cost is empty"),
        (" ", "cost is empty"),
        ("1e9999*exp(-r)", "too long"),
        ("exp(r)", "grows"),
        ("r^2", "does not decay"),
        ("1/r", "not integrable near r = 0 in dimension 1"),
        (IMPORT, "unknown name '__import__'"),
        ("r.__class__", "found '.'"),
        ("(" * 1000 + "r" + ")" * 1000, "nested too deeply"),
        ("exp(-r)+" * 12_500 + "r", "has 100001 characters"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_cost_is_refused(refused: Callable[..., str], question: str, cost: str, complaint: str) -> None:
    assert complaint in refused(question, cost, "--dimension", 1)


@pytest.mark.parametrize(("cost", "sign"), [("-log(r)", "positive"), ("-cosh(r)*exp(-r^2)", "negative-somewhere")])
def test_a_cost_may_begin_with_a_minus_sign(mfsym: Callable[..., Any], cost: str, sign: str) -> None:
    run = mfsym("sign", cost, "--dimension", 2, "--json")
    record = json.loads(run.out)
    assert (run.status, record["cost"], record["sign"]) == (0, cost, sign)


@pytest.mark.parametrize(("cost", "values"), [("exp(-r^4)", True), ("sin(r^2)", False), ("cos(r)", False)])
def test_a_missing_formula_is_no_promise_of_values(mfsym: Callable[..., Any], cost: str, values: bool) -> None:
    run = mfsym("transform", cost, "--dimension", 1)
    assert ("bounds for its values are found all the same (--at K" in run.out) == values
    assert (mfsym("transform", cost, "--dimension", 1, "--at", 1).status == 0) == values


def test_a_cost_with_parameters_is_told_that_numbers_have_values(mfsym: Callable[..., Any]) -> None:
    run = mfsym("transform", "exp(-a*r^4)", "--dimension", "d")
    assert "with numbers for a, d, bounds for its values are found (--at K" in run.out
    assert "bounds" not in mfsym("transform", "sin(a*r^2)", "--dimension", 1).out


def test_the_logarithm_of_0_is_no_number(mfsym: Callable[..., Any]) -> None:
    run = mfsym("transform", "exp(-r)*log(0)", "--dimension", 1)
    assert (run.status, run.err) == (1, "")
    assert "not certainly defined" in run.out


def test_a_cost_that_takes_too_much_work_is_refused(mfsym: Callable[..., Any]) -> None:
    # Multiplied out, the product has 1,400 coefficients of up to 3,900 digits.
    run = mfsym("transform", "*".join(f"(r+{i})" for i in range(1, 1401)), "--dimension", 1)
    assert (run.status, run.out) == (2, "")
    assert "too much work" in run.err


@pytest.mark.parametrize("dimension", ["0", "-1", "1.5", "text", "", "+3", "1e1", "٣", "101", "1" + "0" * 1000])
def test_what_is_no_dimension_is_refused(refused: Callable[..., str], dimension: str) -> None:
    message = refused("transform", "exp(-r)", "--dimension", dimension)
    assert message.endswith("need an integer from 1 to 100, or d for all dimensions")


@pytest.mark.parametrize(
    ("condition", "complaint"),
    [
        ("a", "a strict inequality such as 's > 1' is accepted"),
        ("", "a strict inequality such as 's > 1' is accepted"),
        ("a >= 1", "a strict inequality such as 's > 1' is accepted"),
        ("3 > a > 1", "a strict inequality such as 's > 1' is accepted"),
        ("a >", "condition is empty"),
        ("a > 1, 2, 3", "found ','"),
        ("2 > 1", "must be about parameters"),
        ("r > 1", "must be about parameters"),
        (IMPORT, "a strict inequality such as 's > 1' is accepted"),
        (f"a > {IMPORT}", "unknown name '__import__'"),
    ],
)
def test_what_is_no_condition_is_refused(refused: Callable[..., str], condition: str, complaint: str) -> None:
    assert complaint in refused("transform", "exp(-a*r)", "--assume", condition)


@pytest.mark.parametrize(
    ("name", "entry", "complaint"),
    [
        ("cost", '[["2", "1"], ["1"]]', "cost[1] has 1 entries"),
        ("cost", '[["2", "1"]]', "cost has 1 rows"),
        ("cost", '[["2", "1"], ["3", "2"]]', "need a symmetric cost"),
        ("cost", '[["2", NaN], [NaN, "2"]]', "contains NaN"),
        ("cost", '[["2", Infinity], [Infinity, "2"]]', "contains Infinity"),
        ("cost", '[["2", "inf"], ["inf", "2"]]', "cost[0][1] is 'inf'"),
        ("cost", '[["2", "x"], ["x", "2"]]', "cost[0][1] is 'x'"),
        ("cost", '[["2", true], [true, "2"]]', "cost[0][1] is True"),
        ("cost", '[["2", "1/0"], ["1/0", "2"]]', "cost[0][1] is '1/0'"),
        ("cost", f'[["2", "{IMPORT}"], ["{IMPORT}", "2"]]', "cost[0][1] is"),
        ("cost", "null", "cost is None"),
        ("cost", '{"0": 1}', "cost is"),
        ("marginal", '["-1/3", "4/3"]', "marginal[0] is"),
        ("marginal", '["1/3", "1/3"]', "weights that sum to 1"),
        ("marginal", "[]", "need 1 to 512"),
        ("marginal", f'"{IMPORT}"', "marginal is"),
        ("marginal", "[" + ", ".join(['"1/600"'] * 600) + "]", "need 1 to 512"),
        *(("bodies", entry, "bodies is") for entry in ("1", "0", "-3", "2.5", "4.0", '"x"', '"4"', "true", "[]")),
        ("bodies", "9" * 10**6, "an integer of 1000000 digits"),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_problem_is_refused(
    refused: Callable[..., str], tmp_path: Path, name: str, entry: str, complaint: str
) -> None:
    entries = {"cost": '[["2", "1"], ["1", "2"]]', "marginal": '["1/3", "2/3"]', "bodies": "4"} | {name: entry}
    file = tmp_path / "problem.json"
    file.write_text("{" + ", ".join(f'"{key}": {value}' for key, value in entries.items()) + "}", encoding="utf-8")
    assert complaint in refused("solve", file)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "not JSON"),
        (b'{"cost": [["2","1"', "not JSON"),
        (b"null", "exactly the keys cost, marginal and bodies"),
        (b'{"cost": [[1]], "marginal": [1]}', "exactly the keys cost, marginal and bodies"),
        (b'{"cost": [[1]], "marginal": [1], "bodies": 2, "body": 2}', "exactly the keys cost, marginal and bodies"),
        (b'{"cost": [[1]], "cost": [[1]], "marginal": [1], "bodies": 2}', "has the key 'cost' twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"cost": "\xff"}', "not text in UTF-8"),
        (b"{" + b", ".join(b'"%d": 1' % i for i in range(50_000)) + b"}", "exactly the keys cost, marginal and bodies"),
    ],
    ids=lambda content: str(content)[:20],
)
def test_a_file_that_holds_no_problem_is_refused(
    refused: Callable[..., str], tmp_path: Path, content: bytes, complaint: str
) -> None:
    file = tmp_path / "problem.json"
    file.write_bytes(content)
    assert complaint in refused("solve", file)


def test_files_that_cannot_be_read_or_written_are_named(refused: Callable[..., str], tmp_path: Path) -> None:
    assert "No such file" in refused("solve", tmp_path / "none.json")
    assert "directory" in refused("solve", tmp_path)
    assert "No such file" in refused("sign", "--batch", tmp_path / "none.jsonl")
    assert "No such file" in refused("transform", "exp(-r)", "--certificate", tmp_path / "none" / "certificate.json")
    assert "No such file" in refused("derive", "exp(-r)", "--output", tmp_path / "none" / "derivation.tex")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "file" in refused("verify", "--out", tmp_path / "file" / "certificates")
    for name, complaint in (("none.json", "No such file"), (".", "directory")):
        assert complaint in refused("verify", "theorem-1.3", "--problem", tmp_path / name)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("foo",), "No such command"),
        (("transform",), "COST is missing"),
        (("solve",), "PROBLEM is missing"),
        (("transform", "exp(-r)", "exp(-r)"), "unexpected extra argument"),
        (("transform", "exp(-r)", "--foo"), "No such option"),
        (("sign", "exp(-r)", "--time-limit", "0"), "--time-limit"),
        (("sign", "exp(-r)", "--time-limit", "nan"), "time limit is nan"),
        (("sign", "exp(-r)", "--time-limit", "inf"), "time limit is inf"),
        (("sign", "exp(-r)", "--time-limit", "1e30"), "time limit is 1e+30"),
        (("sign", "--batch", "-", "--jobs", "0"), "--jobs"),
        (("sign", "exp(-r)", "--batch", "-"), "COST does not go with --batch"),
        (("sign", "--dimension", "3", "--batch", "-"), "--dimension does not go with --batch"),
        (("sign", "--certificate", "file", "--batch", "-"), "--certificate does not go with --batch"),
        (("check",), "Missing argument"),
    ],
    ids=str,
)
def test_a_command_line_that_makes_no_sense_is_refused(
    refused: Callable[..., str], arguments: tuple[str, ...], complaint: str
) -> None:
    assert complaint in refused(*arguments)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("theorem-12", "did you mean theorem-1.2"),
        ("nope", "mfsym verify --list lists the"),
        ("theorem-1.2 --foo 1", "which takes --cost, --dimension, --marginal, --assume"),
        ("theorem-1.2 --cost", "needs a value"),
        ("theorem-1.2 --cost exp(-r)", "needs --marginal"),
        ("theorem-1.2 --cost exp(-r) --cost exp(-r)", "given twice"),
        ("theorem-1.2 theorem-1.3", "argument 'theorem-1.3' is unexpected"),
        ("theorem 1.2", "did you mean theorem-1.2"),
        ("1.2", "did you mean theorem-1.2"),
        ("--cost exp(-r)", "the label of a statement is missing"),
        ("theorem-1.2 --cost exp(-r --marginal ball(1)", "expected ')'"),
        ("theorem-1.2 --cost exp(-r) --dimension 0 --marginal ball(1)", "need an integer from 1 to 100"),
        ("theorem-1.2 --cost exp(-r) --dimension 1 --marginal sphere(1)", "points(-1: 1/2, 1: 1/2) is accepted"),
        ("theorem-1.2 --cost exp(-r) --dimension 2 --marginal points(0:1)", "1 coordinates"),
        ("theorem-1.2 --cost exp(-r) --marginal gaussian(0)", "need a positive number"),
        ("theorem-1.2 --cost exp(-r) --marginal points(0:1/2,1:1/3)", "sum to 1"),
        (f"theorem-1.2 --cost {IMPORT.replace(' ', '_')} --marginal ball(1)", "unknown name"),
        (f"theorem-1.2 --cost exp(-r) --marginal {IMPORT.replace(' ', '_')}", "need one of gaussian"),
        (f"theorem-1.2 --cost exp(-r) --marginal gaussian({IMPORT.replace(' ', '_')})", "need an int"),
        ("theorem-1.3 --largest 10", "needs --problem"),
        ("definition-2.1 --bodies 3", "needs --pair"),
        ("definition-2.1 --pair [[1]] --bodies 1", "bodies is '1', need an integer from 2"),
        ("definition-2.1 --pair [[1]] --bodies inf", "bodies is 'inf', need an integer from 2"),
        ("definition-2.1 --pair [[1]] --bodies 2.5", "bodies is '2.5', need an integer from 2"),
        ("definition-2.1 --pair [[2]] --bodies 2", "sums to 1"),
        ("definition-2.1 --pair [[[ --bodies 2", "pair is not JSON"),
        ("example-2.1 --sites 9", "need an integer from 2 to 8"),
        ("example-2.1 --sites 0020000", "need an integer from 2 to 8"),
        ("proposition-3.2 --bodies 1", "need an integer from 2 to 20"),
        ("proposition-3.2 --bodies 0020000", "need an integer from 2 to 20"),
        ("example-2.13-ii --s 0", "need a positive number, or s for all of them"),
        ("example-2.13-ii --s x", "s is 'x'"),
        ("example-2.13-ii --s 2 --dimension 2 --marginal points(0:1)", "1 coordinates"),
        ("remark-2.12-b-ii --l 0", "need a positive number"),
        ("remark-2.12-b-ii --b x", "b is 'x'"),
    ],
)
def test_what_is_no_instance_is_refused(refused: Callable[..., str], arguments: str, complaint: str) -> None:
    assert complaint in refused("verify", *arguments.split())


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "not JSON"),
        (b'{"format": "mfsym-certificate", "version": 1, "claim"', "was the file cut off"),
        (b'{"format": "mfsym-certificate", "version": 2}', "version: found 2; accepted is 1"),
        (b'{"format": "mfsym-certificate", "format": "mfsym-certificate"}', 'the key "format" twice'),
        (b'{"format": "mfsym-certificate", "version": 1, "claim": [], "evidence": 3}', "claim: found a list"),
        (b'{"format": "mfsym-certificate", "version": ' + b"9" * 10**6 + b"}", "of 1000000 characters"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8"),
    ],
    ids=lambda content: str(content)[:60],
)
def test_files_that_hold_no_certificate_are_unreadable(
    mfsym: Callable[..., Any], tmp_path: Path, content: bytes, complaint: str
) -> None:
    file = tmp_path / "certificate.json"
    file.write_bytes(content)
    start = time.process_time()
    run = mfsym("check", file)
    assert time.process_time() - start < SECONDS
    assert run.status == 2
    assert run.err.startswith(f"UNREADABLE {file}: ")
    assert complaint in run.err
    assert run.err.count("\n") == 1


def test_the_rest_of_the_certificates_is_checked(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "none.json"
    assert mfsym("transform", "exp(-r^2)", "--certificate", good).status == 0
    run = mfsym("check", bad, good)
    assert run.status == 2
    assert run.out.splitlines()[0].startswith(f"HOLDS {good}")


def test_a_mistake_is_one_json_object_if_json_is_wanted(mfsym: Callable[..., Any]) -> None:
    for arguments in (("transform", "exp(-r"), ("sign", "exp(-r)", "--foo"), ("verify", "nope")):
        run = mfsym(*arguments, "--json")
        assert run.status == 2
        assert run.err == f"mfsym: {json.loads(run.out)['error']}\n"


def test_a_process_says_the_same(process: Callable[..., Any]) -> None:
    run = process("transform", IMPORT)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("mfsym: cost ")
    assert run.err.count("\n") == 1


def test_bytes_that_are_no_text_do_no_harm(process: Callable[..., Any]) -> None:
    for arguments in (("transform", "\udcff"), ("verify", "\udcff"), ("solve", "\udcff"), ("check", "\udcff")):
        run = process(*arguments)
        assert run.status == 2
        assert "Traceback" not in run.err
