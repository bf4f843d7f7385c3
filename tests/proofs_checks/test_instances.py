"""Every built-in instance of every statement: its verdict, its certificate, and the chapter that it belongs to."""

from collections.abc import Callable

import pytest

from mfsym.kernel.certificate_file import read, write
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome
from proofs_checks import chapters, index

Ask = Callable[[Instance], Outcome]

INSTANCES = [
    pytest.param(instance, id=f"{instance.statement.label}: {instance.name}")
    for chapter in chapters().values()
    for instance in chapter.instances
]
WITHOUT_CERTIFICATE = {
    # Not applicable for a reason that anybody sees.
    ("theorem-1.2-a-ii", "1/r, d = 3, points((0, 0, 0): 1/2, (1, 0, 0): 1/2)"),
    ("example-2.13-ii-sign", "s = 1/2, d = 1, gaussian(1)"),
    ("example-2.13-ii-optimum", "s = 1/2, d = 1, gaussian(1)"),
}


def name(instance: Instance) -> tuple[str, str]:
    return instance.statement.label, instance.name


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_verdict_is_the_expected_one(instance: Instance, outcome: Ask) -> None:
    found = outcome(instance)
    assert found.verdict.status is instance.expected, found.verdict.reason
    assert found.is_expected


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_certificate_is_accepted_again_from_its_file(instance: Instance, outcome: Ask) -> None:
    found = outcome(instance)
    if name(instance) in WITHOUT_CERTIFICATE:
        assert (found.certificates, found.verdict.status) == ((), Status.NOT_APPLICABLE)
        return
    (certificate,) = found.certificates
    again = read(write(certificate))
    verdict = check(again.claim, again.evidence)
    assert again == certificate
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, found.verdict.trusts)


def test_instances_have_different_names() -> None:
    names = [name(instance) for chapter in chapters().values() for instance in chapter.instances]
    assert len(set(names)) == len(names)
    assert set(names) >= WITHOUT_CERTIFICATE


def test_chapters_are_those_of_the_index() -> None:
    assert list(chapters()) == [entry["label"] for entry in index() if "module" in entry]


@pytest.mark.parametrize("label", chapters())
def test_statements_are_labelled_after_their_chapter(label: str) -> None:
    for instance in chapters()[label].instances:
        statement = instance.statement
        assert statement.label.startswith(label)
        assert all(text and not text.endswith(".") for text in (statement.title, statement.says, instance.name))


@pytest.mark.parametrize("label", ["proposition-3.2", "remark-2.12-b-ii"])
def test_an_erratum_fails_as_printed_and_holds_as_corrected(label: str, outcome: Ask) -> None:
    statuses: dict[str, set[Status]] = {}
    for instance in chapters()[label].instances:
        statuses.setdefault(instance.statement.label, set()).add(outcome(instance).verdict.status)
    # The printed claim is right on some instances (for the remark, where l = 1).
    assert statuses == {f"{label}-printed": {Status.FAILS, Status.HOLDS}, label: {Status.HOLDS}}
