"""``mfsym verify``: a table, certificates that the kernel alone accepts, and instances of the user's own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proofs_checks import chapters, further, index

OUTCOME = {
    "statement", "title", "instance", "assuming", "verdict", "expected", "reason", "hypotheses", "trusts", "values",
    "seconds",
    "certificate", "certificates",
}  # fmt: skip


@pytest.fixture
def own(mfsym: Callable[..., Any]) -> Callable[..., list[tuple[str, str]]]:
    """The statements and verdicts of ``mfsym verify`` with these arguments; the exit status must fit them."""

    def verdicts(arguments: str) -> list[tuple[str, str]]:
        run = mfsym("verify", *arguments.split(), "--json")
        record = json.loads(run.out)
        assert run.err == ""
        assert run.status == (0 if record["as_expected"] else 1)
        return [(outcome["statement"], outcome["verdict"]) for outcome in record["outcomes"]]

    return verdicts


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The directory where ``mfsym verify`` was run without arguments, and how it ended."""
    directory = tmp_path_factory.mktemp("verify")
    command = [sys.executable, "-c", "from mfsym.cli import main; main(prog_name='mfsym')", "verify"]
    return directory, subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=120)


def test_every_built_in_instance_is_as_expected(everything: tuple[Path, Any]) -> None:
    directory, run = everything
    count = sum(len(chapter.instances) for chapter in chapters().values())
    assert (run.returncode, run.stderr) == (0, "")
    assert f"{count} of {count} as expected.\n" in run.stdout
    table = [line for line in run.stdout.splitlines() if line.startswith("│")]
    assert sum("HOLDS" in line or "FAILS" in line or "NOT_APPLICABLE" in line for line in table) == count
    assert run.stdout.splitlines()[-1] == (
        "Certificates: mfsym-certificates/  Re-check them: python -m mfsym.kernel mfsym-certificates/*.json"
    )
    assert [path.name for path in directory.iterdir()] == ["mfsym-certificates"]


def test_the_kernel_alone_accepts_the_certificates(everything: tuple[Path, Any]) -> None:
    # Without the module ``site`` (-S), nothing that was installed can be imported: no sympy, numpy, click, ...
    directory, _ = everything
    files = sorted(str(file.relative_to(directory)) for file in directory.glob("mfsym-certificates/*.json"))
    without = subprocess.run([sys.executable, "-S", "-c", "import click"], capture_output=True, timeout=60)
    assert without.returncode == 1, "click can be imported, so this test would show nothing"
    command = [sys.executable, "-S", "-m", "mfsym.kernel", *files]
    run = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stderr) == (0, "")
    *lines, last = run.stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"HOLDS {file}" for file in files]
    assert last == f"{len(files)} certificates: {len(files)} established, 0 not established, 0 unreadable"


def test_the_record_names_the_certificates_and_what_they_trust(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    run = mfsym("verify", "proposition-3.2", "--out", tmp_path / "here", "--json")
    record = json.loads(run.out)
    assert (run.status, run.err, set(record)) == (0, "", {"outcomes", "as_expected"})
    assert all(set(outcome) == OUTCOME for outcome in record["outcomes"])
    checked = mfsym("check", *(outcome["certificate"] for outcome in record["outcomes"])).out.splitlines()
    for outcome, line in zip(record["outcomes"], checked[:-1], strict=True):
        trusts = ", ".join(outcome["trusts"]) or "nothing besides the kernel"
        assert line == f"HOLDS {outcome['certificate']}: the evidence establishes the claim (trusts {trusts})"


def test_an_erratum_is_shown_as_such(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    run = mfsym("verify", "proposition-3.2", "--out", tmp_path)
    lines = [line.split("│") for line in run.out.splitlines() if line.startswith("│")]
    verdicts = {(cells[1].strip(), cells[3].strip()) for cells in lines if "one on each" in cells[2]}
    assert verdicts == {("proposition-3.2-printed", "FAILS"), ("proposition-3.2", "HOLDS")}


def test_the_list_has_every_statement(mfsym: Callable[..., Any]) -> None:
    run = mfsym("verify", "--list")
    assert (run.status, run.err) == (0, "")
    listed = [line.split(": ")[0] for line in run.out.splitlines() if not line.startswith(" ")]
    assert listed == [entry["label"] for entry in (*index(), *further())]
    for chapter in chapters().values():
        for name, meaning in chapter.options.items():
            assert f"    --{name}: {meaning}\n" in run.out


def test_an_instance_of_theorem_1_2(process: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    instance = ("--cost", "exp(-r)", "--dimension", 3, "--marginal", "gaussian(1)", "--certificate", file)
    run = process("verify", "theorem-1.2", *instance)
    assert (run.status, run.err) == (0, "")
    assert run.out.endswith("2 instances: 2 HOLDS.\n")
    assert process("check", file).status == 0


@pytest.mark.parametrize(
    ("arguments", "verdicts"),
    [
        ("--cost=1/r --dimension 3 --marginal ball(1/2)", ("HOLDS", "HOLDS")),
        ("--cost exp(-r) --dimension 1 --marginal points(0:1/2,1:1/2)", ("HOLDS", "HOLDS")),
        ("--cost exp(-a*r^2) --marginal gaussian(1) --assume a>1", ("HOLDS", "HOLDS")),
        ("--cost exp(-r)-exp(-2*r) --dimension 3 --marginal ball(1)", ("NOT_APPLICABLE", "NOT_APPLICABLE")),
        ("--cost exp(-2*r^2)-exp(-r^2)/sqrt(2) --dimension 1 --marginal ball(1)", ("NOT_APPLICABLE", "NOT_APPLICABLE")),
        ("--cost exp(-r)/r --dimension 3 --marginal ball(1)", ("NOT_APPLICABLE", "NOT_APPLICABLE")),
        ("--cost exp(-r^4) --dimension 1 --marginal ball(1)", ("NOT_APPLICABLE", "NOT_APPLICABLE")),
    ],
)
def test_own_instances_of_theorem_1_2(own: Callable[..., Any], arguments: str, verdicts: tuple[str, str]) -> None:
    part = "theorem-1.2-a-ii" if "1/r " in arguments else "theorem-1.2-a-i"
    assert own(f"theorem-1.2 {arguments}") == [(part, verdicts[0]), ("theorem-1.2-b", verdicts[1])]


def test_own_instances_of_theorem_1_3(own: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text('{"cost": [[0.1, 0], [0, 0.1]], "marginal": [0.3, 0.7], "bodies": "inf"}', encoding="utf-8")
    assert own(f"theorem-1.3 --problem {file} --largest 4") == [("theorem-1.3", "HOLDS")]
    file.write_text('{"cost": [[-1, 0], [0, 1]], "marginal": [0.3, 0.7], "bodies": "inf"}', encoding="utf-8")
    assert own(f"theorem-1.3 --problem {file}") == [("theorem-1.3", "NOT_APPLICABLE")]
    file.write_text('{"cost": [[null, 0], [0, 1]], "marginal": [0.3, 0.7], "bodies": 2}', encoding="utf-8")
    assert own(f"theorem-1.3 --problem {file}") == [("theorem-1.3", "NOT_APPLICABLE")]


@pytest.mark.parametrize(
    ("arguments", "verdicts"),
    [
        ("definition-2.1 --pair [[0,0.5],[0.5,0]] --bodies 2", {"definition-2.1": "HOLDS"}),
        ("definition-2.1 --pair [[0,0.5],[0.5,0]] --bodies 3", {"definition-2.1": "FAILS"}),
        ("definition-2.1 --pair [[0.25,0.25],[0.25,0.25]] --bodies 1000000", {"definition-2.1": "HOLDS"}),
        ("example-2.1 --sites 5", {"example-2.1": "HOLDS"}),
        ("proposition-3.2 --bodies 7", {"proposition-3.2-printed": "FAILS", "proposition-3.2": "HOLDS"}),
        ("remark-2.12-b-ii --l 1.0", {"remark-2.12-b-ii-printed": "HOLDS", "remark-2.12-b-ii": "HOLDS"}),
        (
            "remark-2.12-b-ii --l 3 --b 2 --dimension 1",
            {"remark-2.12-b-ii-printed": "FAILS", "remark-2.12-b-ii": "HOLDS"},
        ),
        ("remark-2.12-b-ii --l 3", {"remark-2.12-b-ii": "HOLDS"}),
        (
            "remark-2.12-b-ii --l 3 --b 1/4 --dimension 1",
            {"remark-2.12-b-ii-printed": "NOT_APPLICABLE", "remark-2.12-b-ii": "NOT_APPLICABLE"},
        ),
        ("example-2.13-ii --s 3 --dimension 2", {"example-2.13-ii-sign": "HOLDS", "example-2.13-ii-optimum": "HOLDS"}),
        (
            "example-2.13-ii --s 1",
            {"example-2.13-ii-sign": "NOT_APPLICABLE", "example-2.13-ii-optimum": "NOT_APPLICABLE"},
        ),
        (
            "example-2.13-ii --s 3 --dimension 1 --marginal points(7:1)",
            {"example-2.13-ii-sign": "HOLDS", "example-2.13-ii-optimum": "NOT_APPLICABLE"},
        ),
    ],
)
def test_own_instances(own: Callable[..., Any], arguments: str, verdicts: dict[str, str]) -> None:
    assert dict(own(arguments)) == verdicts


MIXTURE = '[{"law":["1/4","3/4"],"weight":0.5},{"law":["3/4","1/4"],"weight":0.5}]'
PLAN = '[{"configuration":[1,2],"weight":0.75},{"configuration":[3,0],"weight":0.25}]'
TWO_SITES = "--cost [[2,1],[1,2]] --marginal [0.5,0.5]"
CYCLE = "--profile [1,0.5,0,0.5]"
SPREAD = '[{"law":[1,0,0,0],"weight":0.5},{"law":[0,1,0,0],"weight":0.5}]'


@pytest.mark.parametrize(
    ("arguments", "verdicts"),
    [
        (f"equation-1.1 {TWO_SITES} --bodies 3", ["HOLDS"]),
        (f"equation-1.12 --cost [[2,1],[1,2]] --mixture {MIXTURE} --largest 4", ["HOLDS"]),
        (f"theorem-1.2-sites {TWO_SITES}", ["HOLDS", "NOT_APPLICABLE", "HOLDS", "NOT_APPLICABLE"]),
        ("theorem-1.2-sites --cost [[2,null],[null,2]] --marginal [0.5,0.5]", ["NOT_APPLICABLE"] * 4),
        ("definition-2.2 --pair [[0.3,0.2],[0.2,0.3]]", ["HOLDS"]),
        ("definition-2.2 --pair [[0.2,0.3],[0.3,0.2]]", ["FAILS"]),
        (f"lemma-2.3 --plan {PLAN} --bodies 2", ["HOLDS"]),
        (f"lemma-2.4 {TWO_SITES}", ["HOLDS"]),
        (f"lemma-2.4 --cost [[2,1],[1,2]] --mixture {MIXTURE}", ["HOLDS"]),
        (f"proposition-2.7 --mixture {MIXTURE} --bodies 4", ["HOLDS"]),
        (f"proposition-2.7 --mixture {MIXTURE} --bodies 3", ["NOT_APPLICABLE"]),
        (f"theorem-2.8 {TWO_SITES}", ["HOLDS"]),
        (f"theorem-2.8 --cost [[0,1],[1,0]] --mixture {MIXTURE}", ["HOLDS"]),
        (f"equation-2.7 --cost [[2,1],[1,2]] --mixture {MIXTURE}", ["HOLDS"]),
        (f"equation-2.7 --cost [[0,1],[1,0]] --mixture {MIXTURE}", ["NOT_APPLICABLE"]),
        (f"equation-2.8 {CYCLE} --mixture {SPREAD}", ["HOLDS"]),
        (f"equation-2.9 {CYCLE} --mixture {SPREAD}", ["HOLDS"]),
        (f"equation-2.10 {CYCLE} --mixture {SPREAD}", ["HOLDS"]),
        (f"lemma-2.10 {CYCLE} --law [0.5,0.5,0,0]", ["HOLDS"]),
        (f"equation-2.12 {CYCLE} --law [0,1,0,0] --other [0,1,0,0]", ["FAILS", "HOLDS"]),
        (f"corollary-2.11 --cost [[0,1],[1,0]] --mixture {MIXTURE}", ["HOLDS"]),
        (f"equation-2.14 --cost [[2,1],[1,2]] --mixture {MIXTURE}", ["HOLDS"]),
        ("remark-2.12-a --cost [[0,1],[1,0]] --marginal [0.5,0.5] --bodies 5", ["HOLDS"]),
        (f"remark-2.12-c {TWO_SITES} --bodies 7", ["HOLDS", "HOLDS"]),
        ("remark-2.12-c --cost [[0,1],[1,2]] --marginal [0.5,0.5] --bodies 7", ["FAILS", "NOT_APPLICABLE"]),
        (f"remark-2.12-d --mixture {MIXTURE}", ["NOT_APPLICABLE"]),
        (f"remark-2.12-d --plan {PLAN}", ["NOT_APPLICABLE"]),
        ("remark-2.12-e --start 2 --step 3 --bodies 5", ["HOLDS"]),
        ("example-2.13-i --marginal points(0:1/2,1:1/2) --bodies 4", ["HOLDS"]),
        (f"equation-3.1 {TWO_SITES} --bodies 5", ["HOLDS"]),
        (f"equation-3.1 --cost [[2,1],[1,2]] --plan {PLAN}", ["HOLDS"]),
        (f"proposition-3.1 {TWO_SITES} --bodies 5", ["HOLDS"]),
        ("lemma-3.3 --pair [[0.2,0.3],[0.3,0.2]]", ["HOLDS"]),
        (f"lemma-3.3 --mixture {MIXTURE} --largest 5", ["HOLDS"]),
        (f"equation-3.6 {TWO_SITES} --bodies 5", ["HOLDS"]),
        ("equation-3.6 --cost [[1,-1],[-1,1]] --marginal [0.5,0.5] --bodies 2", ["NOT_APPLICABLE"]),
        (f"remark-3.4-a {TWO_SITES} --bodies 5", ["HOLDS"]),
        (f"remark-3.4-b --plan {PLAN} --bodies 3", ["HOLDS"]),
        (f"equation-3.10 {TWO_SITES} --bodies 4 --largest 6", ["HOLDS"]),
        (f"proposition-3.6 {TWO_SITES} --bodies 3", ["HOLDS", "HOLDS"]),
        ("proposition-3.6 --points [[0],[1],[3]]", ["HOLDS"]),
        ("proposition-3.6 --points [[0,0],[1,1]]", ["INCONCLUSIVE"]),
        ("equation-4.1 --s 3 --dimension 2", ["FAILS", "HOLDS"]),
        (f"equation-4.2 {CYCLE} --law [0,1,0,0] --other [1,0,0,0] --smoothing [0.5,0.25,0,0.25]", ["HOLDS"]),
        ("lemma-2.10 --cost exp(-r) --dimension 3", ["HOLDS"]),
        ("remark-2.12-b-i --cost exponential --dimension 2", ["HOLDS", "HOLDS"]),
        ("remark-2.12-b-iii --c 1/2", ["HOLDS", "HOLDS"]),
        ("equation-1.5 --marginal ball(3)", ["HOLDS"]),
        ("theorem-1.3 --cost exp(-2*r) --marginal interval(0,3)", ["HOLDS"]),
        ("theorem-1.3 --cost 1/r --marginal lorentzian(1)", ["NOT_APPLICABLE"]),
        ("equation-1.9 --marginal bohr(2)", ["HOLDS"]),
        ("equation-1.15 --marginal ball(3)", ["HOLDS"]),
        ("equation-1.15 --marginal sphere(3)", ["NOT_APPLICABLE"]),
        ("equation-2.15 --marginal ball(3) --c 1/7", ["HOLDS"]),
        ("corollary-1.4 --marginal gaussian(1/2)", ["HOLDS"]),
        ("remark-1.5 --marginal slater(2)", ["HOLDS", "HOLDS"]),
        ("corollary-3.5 --marginal ball(1)", ["HOLDS"]),
        (f"n-body-identity --cost [[2,1],[1,2]] --plan {PLAN}", ["HOLDS"]),
        ("coulomb-rate --marginal slater(2)", ["HOLDS"]),
        ("sphere-energies --bodies 6", ["HOLDS"]),
        ('complete-mixability --places [0,1] --marginal ["1/2","1/2"] --bodies 3', ["HOLDS"]),
        ('complete-mixability --places [0,2] --marginal ["1/2","1/2"] --bodies 4', ["HOLDS"]),
        (f"sharp-rate {TWO_SITES} --bodies 4", ["HOLDS", "HOLDS"]),
        (f"next-order {TWO_SITES} --bodies 4", ["HOLDS", "HOLDS"]),
        (
            "integer-variance --marginal [0.5,0.25,0.25] --field [1,0,0] --bodies 3 "
            '--sets [{"sites":[0,1],"weight":1},{"sites":[1,2],"weight":"1/2"}]',
            ["HOLDS", "HOLDS"],
        ),
    ],
)
def test_own_instances_on_sites(mfsym: Callable[..., Any], arguments: str, verdicts: list[str]) -> None:
    run = mfsym("verify", *arguments.split(), "--json")
    record = json.loads(run.out)
    assert (run.err, [outcome["verdict"] for outcome in record["outcomes"]]) == ("", verdicts)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("equation-1.1 --cost [[2,1],[1,2]]", "equation-1.1 needs --bodies: the number N of bodies"),
        ("equation-1.1 --cost [[2,1],[1,2]] --marginal [0.5,0.6] --bodies 2", "need weights that sum to 1"),
        (f"equation-1.1 {TWO_SITES} --bodies 9", "bodies is '9', need an integer from 2 to 8"),
        ("equation-1.12 --cost 3 --mixture []", "cost is 3, need a list"),
        ("equation-1.12 --cost [[2,1],[1,2]] --mixture []", "mixture is [], need a list of objects"),
        ("equation-2.7 --cost [[1]] --mixture [{}]", "need an object with the keys law and weight"),
        ('equation-2.7 --cost [[1]] --mixture [{"law":[1],"weight":0.5}]', "need weights >= 0 that sum to 1"),
        ('lemma-2.3 --bodies 2 --plan [{"configuration":[1,-1],"weight":1}]', "need integers from 0 to 60"),
        ('lemma-2.3 --bodies 2 --plan [{"configuration":[1,0],"weight":1}]', "plan has 1 bodies, need 2 to 60"),
        ("lemma-2.10 --profile [0,1,0] --law [1,0,0]", "need l(a) = l(m - a) for every site a"),
        ("lemma-2.10 --profile [0,1,1] --law [1,0]", "need laws on the 3 sites of the profile"),
        ("proposition-3.6 --points [1]", "need a JSON list of points"),
        ("remark-2.12-e --step 0", "need a positive integer"),
        ("integer-variance --marginal [1] --bodies 2 --sets [3]", "need an object with the keys sites and weight"),
        ('integer-variance --marginal [1] --bodies 2 --sets [{"sites":[1],"weight":1}]', "integers from 0 to 0"),
        ("example-2.13-i --marginal gaussian(1)", "need points(x: weight, ...)"),
        ("equation-4.1 --s -1", "need a positive number"),
        ("remark-2.12-b-i --cost yukawa", "need gaussian or exponential"),
        ("remark-2.12-b-iii --c 0", "need a positive number"),
        ("equation-2.15 --marginal ball(1) --c 0", "need a positive number"),
        ("corollary-1.4 --marginal laplace(1)", "a law in dimension 1, but the dimension is 3"),
        (f"equation-4.2 {CYCLE} --law [1,0,0,0] --other [1,0,0,0] --smoothing [0.5,0.5,0,0]", "need an even law"),
    ],
)
def test_bad_input_is_explained(mfsym: Callable[..., Any], arguments: str, complaint: str) -> None:
    run = mfsym("verify", *arguments.split())
    assert (run.status, run.out) == (2, "")
    assert complaint in run.err
    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        ("theorem-1.2 --cost 1/r --dimension 3 --marginal ball(1)", {"F_oo": "6/5"}),
        ("theorem-1.2 --cost exp(-r) --dimension 1 --marginal points(0:1/2,1:1/2)", {"F_oo": "exp(-1)/2 + 1/2"}),
        ("equation-1.9 --marginal slater(z)", {"energy": "5*z/8"}),
        (
            "theorem-1.3 --cost exp(-r) --marginal exponential(1)",
            {"V_N": "sum of k*log(k) + N - k*log(N) - k over k = 1, ..., N - 1", "F_oo": "1/2"},
        ),
        ("equation-1.5 --marginal ball(1)", {"F_2": "0.6700083749143650128"}),
        ("equation-1.15 --marginal ball(1)", {"bound": "2*2^(1/3)"}),
        ("corollary-1.4 --marginal gaussian(1)", {"constant": "237*sqrt(6)/400"}),
        ("lemma-3.3 --pair [[1/6,1/3],[1/3,1/6]]", {"N": "4"}),
    ],
)
def test_the_record_has_the_values(mfsym: Callable[..., Any], arguments: str, values: dict[str, str]) -> None:
    words = arguments.replace("[[1/6,1/3],[1/3,1/6]]", '[["1/6","1/3"],["1/3","1/6"]]').split()
    record = json.loads(mfsym("verify", *words, "--json").out)
    assert record["outcomes"][0]["values"] == values
    assert all(f"{name} = {value}\n" in mfsym("verify", *words, "-v").out for name, value in values.items())


def test_the_report_is_what_json_prints(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    run = mfsym("verify", "lemma-3.3", "--out", tmp_path / "here", "--report", file)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert run.status == 0
    assert all(set(outcome) == OUTCOME for outcome in record["outcomes"])
    files = [name for outcome in record["outcomes"] for name in outcome["certificates"]]
    assert len(files) > len(record["outcomes"]), "some of these instances have several certificates"
    assert sorted(files) == sorted(str(path) for path in (tmp_path / "here").iterdir())


def test_details_say_what_was_established(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    run = mfsym("verify", "example-2.1", "--out", tmp_path, "-v")
    assert run.status == 0
    assert "Example after Definition 2.1 (example-2.1): bodies that avoid each other on m sites" in run.out
    assert f"NotRepresentable, in {tmp_path}/001-" in run.out
    assert "The pair measure is not the pair marginal of a symmetric measure of 3 bodies.\n" in run.out
    assert "trusts nothing besides the kernel\n" in run.out


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_change_nothing(mfsym: Callable[..., Any], tmp_path: Path, jobs: int) -> None:
    run = mfsym("verify", "sharp-rate", "--out", tmp_path, "--json", "--jobs", jobs)
    record = json.loads(run.out)
    names = [(i.statement.label, i.name, i.expected.value) for i in chapters()["sharp-rate"].instances]
    assert [(o["statement"], o["instance"], o["verdict"]) for o in record["outcomes"]] == names


def test_every_option_of_every_chapter_is_tried_here() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")
    options = {f"--{name}" for chapter in chapters().values() for name in chapter.options}
    assert {option for option in options if option not in tried} == set()


def test_a_narrow_terminal_cuts_nothing_off(
    mfsym: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mfsym.cli.reports._width", lambda: 80)
    run = mfsym("verify", "proposition-3.2", "--out", tmp_path)
    assert max(map(len, run.out.splitlines()[:-2])) <= 80
    assert "…" not in run.out
    assert "│ proposition-3.2-printed │" in run.out


def test_names_of_instances_are_no_markup(mfsym: Callable[..., Any]) -> None:
    run = mfsym("verify", "definition-2.1", "--pair", "[[1]]", "--bodies", 2)
    assert "│ [[1]], N = 2 │" in run.out


def test_the_time_limit_makes_it_inconclusive(own: Callable[..., Any]) -> None:
    arguments = "theorem-1.2 --cost exp(-a*r) --marginal gaussian(1) --time-limit 0.001"
    assert own(arguments) == [("theorem-1.2-a-i", "INCONCLUSIVE"), ("theorem-1.2-b", "INCONCLUSIVE")]
