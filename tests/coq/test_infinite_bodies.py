"""Infinitely many bodies for Coq: the statement, and why some certificates are not exported."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.coq import coq_source
from mfsym.coq.subdivision import subdivision
from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import load
from mfsym.kernel.claim import Convergence, ProductOptimal

ACCEPTED = Path(__file__).resolve().parents[1] / "kernel" / "accepted"


def test_the_theorem_is_about_infinitely_representable_pair_measures() -> None:
    source = coq_source(load(ACCEPTED / "product-optimal.json"))
    assert "least (infinite_costs (table R 2 C 1) (vector R 2 mu 2)) (ratio R 1 1)" in source
    assert "forall P" not in source


def test_uniqueness_is_claimed_of_the_pair_measure() -> None:
    source = coq_source(load(ACCEPTED / "product-the-only-optimum.json"))
    assert "P a b = (vector R 3 mu 3) a * (vector R 3 mu 3) b" in source


def test_a_copositive_matrix_with_negative_entries_is_cut() -> None:
    # The Horn matrix is neither a sum of squares nor without negative entries; its cone is cut nine times.
    source = coq_source(load(ACCEPTED / "horn-matrix-of-infinitely-many.json"))
    assert source.count("Cut") == 9


def test_a_matrix_that_is_not_copositive_is_left_to_coq() -> None:
    certificate = load(ACCEPTED / "not-infinitely-representable.json")
    evidence = replace(certificate.evidence, cost=((Fraction(-1), Fraction(0)), (Fraction(0), Fraction(1))))  # type: ignore[call-arg]
    assert "Definition cuts : subdivision :=\n  (Whole)%Z." in coq_source(replace(certificate, evidence=evidence))


def test_a_cone_that_would_be_cut_without_end_is_refused() -> None:
    # 4 (x - y)^2 + (x - z)^2 + 5 (y - z)^2 vanishes inside of the cone only, at x = y = z, which no cut meets.
    matrix = [[5, -4, -1], [-4, 9, -5], [-1, -5, 6]]
    with pytest.raises(InvalidArgument, match="no few cuts"):
        subdivision(matrix)


def test_convergence_is_a_theorem_for_each_value() -> None:
    certificate = load(ACCEPTED / "convergence-of-theorem-1-3.json")
    source = coq_source(certificate)
    assert isinstance(certificate.claim, Convergence)
    for bodies in range(2, len(certificate.claim.values) + 2):
        assert f"Module F_{bodies}." in source
    assert "F_oo.claim" in source


def test_a_value_without_evidence_is_not_exported() -> None:
    refused = ACCEPTED.parent / "refused" / "value-of-each-with-one-missing.json"
    with pytest.raises(InvalidArgument, match="each value needs evidence of its own"):
        coq_source(load(refused))


def test_forbidden_pairs_are_not_exported() -> None:
    certificate = load(ACCEPTED / "product-optimal.json")
    assert isinstance(certificate.claim, ProductOptimal)
    cost = ((None, Fraction(1)), (Fraction(1), Fraction(1)))
    claim = replace(certificate.claim, problem=replace(certificate.claim.problem, cost=cost))
    with pytest.raises(InvalidArgument, match="no forbidden pairs yet"):
        coq_source(replace(certificate, claim=claim))


def test_a_potential_of_the_wrong_length_is_not_exported() -> None:
    certificate = load(ACCEPTED / "product-optimal.json")
    evidence = replace(certificate.evidence, potential=(Fraction(1),))  # type: ignore[call-arg]
    with pytest.raises(InvalidArgument, match="one number for each site"):
        coq_source(replace(certificate, evidence=evidence))
