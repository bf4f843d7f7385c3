"""Every built-in instance of every statement: its verdict, its certificate, and the chapter that it belongs to."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from mfsym.coq import coq_source
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.certificate_file import read, write
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome
from proofs_checks import chapters, further, index
from scripts.statements import FOLDER, checkers_in_words, trust_in_words, trust_on

Ask = Callable[[Instance], Outcome]

INSTANCES = [
    pytest.param(instance, id=f"{instance.statement.label}: {instance.name}")
    for chapter in chapters().values()
    for instance in chapter.instances
]
PAGES = {file: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
TRUST, CHECKERS = trust_on(PAGES), trust_on(PAGES, column=3)
"""What the pages of the statements say."""
WITHOUT_CERTIFICATE = {
    # Not applicable for a reason that anybody sees.
    ("theorem-1.2-a-ii", "1/r, d = 3, points((0, 0, 0): 1/2, (1, 0, 0): 1/2)"),
    ("example-2.13-ii-sign", "s = 1/2, d = 1, gaussian(1)"),
    ("example-2.13-ii-optimum", "s = 1/2, d = 1, gaussian(1)"),
    ("remark-2.12-a", "C = ((0, 1), (1, 0)), mu = (1, 0), N = 3"),
    ("remark-2.12-a", "C = ((2, 1), (1, 2)), mu = (1/2, 1/2), N = 3"),
    ("example-2.13-i", "points(1: 1), N = 3"),
    ("remark-3.4-a", "C = ((0, 1), (1, 0)), mu = (1/2, 1/2), N = 3"),
    ("equation-1.15", "sphere(1)"),
    ("equation-1.5", "sphere(1)"),
    ("corollary-1.4", "sphere(1)"),
    ("coulomb-rate", "sphere(1)"),
    ("corollary-3.5", "sphere(1)"),
    ("sharp-rate-equality", "C = ((0, 1), (1, 0)), mu = (1/2, 1/2), N = 3"),
    ("next-order-two-sites", "C = ((0, 1), (1, 0)), mu = (1/2, 1/2), N = 3"),
    ("equation-1.9", "points((0, 0, 0): 1/2, (1, 0, 0): 1/2)"),
    ("equation-1.9", "1/2*ball(1) + 1/2*points((0, 0, 0): 1)"),
    ("theorem-1.3", "an infinite diagonal, N <= 3"),
    ("remark-1.5", "sphere(1)"),
    ("equation-2.15", "exp(-c*r)/r, sphere(1)"),
}


def name(instance: Instance) -> tuple[str, str]:
    return instance.statement.label, instance.name


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_verdict_is_the_expected_one(instance: Instance, outcome: Ask) -> None:
    found = outcome(instance)
    assert found.verdict.status is instance.expected, found.verdict.reason
    assert found.is_expected
    assert trust_in_words(found.verdict.trusts, established=bool(found.certificates)) == TRUST[name(instance)]
    coq = next((words for words in ("formula in Coq", "Coq") if CHECKERS[name(instance)].endswith(f", {words}")), "")
    assert checkers_in_words(found, coq) == CHECKERS[name(instance)]
    if coq:
        # What is said to be a theorem can still be exported; that Coq accepts it is known since the pages were written.
        assert all(coq_source(certificate) for certificate in found.certificates)


@pytest.mark.parametrize("instance", INSTANCES)
def test_the_certificates_are_accepted_again_from_their_files(instance: Instance, outcome: Ask) -> None:
    found = outcome(instance)
    if name(instance) in WITHOUT_CERTIFICATE:
        assert (found.certificates, found.verdict.status) == ((), Status.NOT_APPLICABLE)
        return
    assert found.certificates
    trusts = frozenset[str]()
    for certificate in found.certificates:
        again = read(write(certificate))
        verdict = check(again.claim, again.evidence)
        assert again == certificate
        assert verdict.status is Status.HOLDS
        trusts |= verdict.trusts
    assert trusts == found.verdict.trusts


def test_instances_have_different_names() -> None:
    names = [name(instance) for chapter in chapters().values() for instance in chapter.instances]
    assert len(set(names)) == len(names)
    assert set(names) >= WITHOUT_CERTIFICATE


def test_chapters_are_those_of_the_index() -> None:
    assert list(chapters()) == [entry["label"] for entry in (*index(), *further()) if "module" in entry]


@pytest.mark.parametrize("label", chapters())
def test_statements_are_labelled_after_their_chapter(label: str) -> None:
    for instance in chapters()[label].instances:
        statement = instance.statement
        assert statement.label.startswith(label)
        assert all(text and not text.endswith(".") for text in (statement.title, statement.says, instance.name))


@pytest.mark.parametrize("label", chapters())
@pytest.mark.parametrize("value", ["3", "exp(-r)", "[[0, 1], [1, 0]]", "["])
def test_one_option_alone_is_answered_or_refused_in_words(label: str, value: str) -> None:
    # Any other exception is a traceback on the command line.
    for option in chapters()[label].options:
        with suppress(InvalidArgument, NoEvidence):
            assert chapters()[label].own({option: value})


PRINTED = [
    instance.statement.label
    for chapter in chapters().values()
    for instance in chapter.instances
    if instance.statement.label.endswith("-printed")
]
ERRATA = [label.removesuffix("-printed") for label in dict.fromkeys(PRINTED)]


@pytest.mark.parametrize("label", ERRATA)
def test_an_erratum_fails_as_printed_and_holds_as_corrected(label: str, outcome: Ask) -> None:
    statuses: dict[str, set[Status]] = {f"{label}-printed": set(), label: set()}
    for instance in chapters()[label].instances:
        if instance.statement.label in statuses:
            statuses[instance.statement.label].add(outcome(instance).verdict.status)
    # The printed claim is right on some instances; where a hypothesis is missing, the corrected one may not apply.
    assert statuses[f"{label}-printed"] - {Status.NOT_APPLICABLE} == {Status.FAILS, Status.HOLDS}
    assert statuses[label] - {Status.NOT_APPLICABLE} == {Status.HOLDS}
