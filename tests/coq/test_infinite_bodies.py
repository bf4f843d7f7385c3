"""Infinitely many bodies for Coq: the statement, and why some certificates are not exported."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.coq import coq_source
from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import load
from mfsym.kernel.claim import ProductOptimal

ACCEPTED = Path(__file__).resolve().parents[1] / "kernel" / "accepted"


def test_the_theorem_is_about_infinitely_representable_pair_measures() -> None:
    source = coq_source(load(ACCEPTED / "product-optimal.json"))
    assert "least (infinite_costs (table R 2 C 1) (vector R 2 mu 2)) (ratio R 1 1)" in source
    assert "forall P" not in source


def test_uniqueness_is_claimed_of_the_pair_measure() -> None:
    source = coq_source(load(ACCEPTED / "product-the-only-optimum.json"))
    assert "P a b = (vector R 3 mu 3) a * (vector R 3 mu 3) b" in source


def test_a_copositive_matrix_with_a_negative_entry_is_not_exported() -> None:
    with pytest.raises(InvalidArgument, match="negative at the sites 0 and 1"):
        coq_source(load(ACCEPTED / "horn-matrix-of-infinitely-many.json"))


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
