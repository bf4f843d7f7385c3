"""Costs that are positive semidefinite on vectors of sum 0, for any number of bodies.

The optimal plan lives on lattice points around N times the marginal, the vertices of a Delaunay cell of the form C;
points where the potential is too high lie in an ellipsoid, and are listed there.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from math import lcm

import numpy as np
from flint import fmpz_mat

from mfsym.deadline import OutOfTime
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Matrix, PairCost
from mfsym.kernel.effort import limited
from mfsym.kernel.ellipsoid import configurations_above, greatest_excess
from mfsym.kernel.evidence import Ellipsoid, Farkas, PlanAndProvedPotential
from mfsym.kernel.refusal import Refused
from mfsym.transport.column_generation import lowered
from mfsym.transport.cuts import interval_cuts, orders
from mfsym.transport.guide import promising
from mfsym.transport.master import Configuration, Master, first_configurations, samplings
from mfsym.transport.quadratic_forms import differences, sum_of_squares
from mfsym.transport.simplex import Suggest

MOST_AT_ONCE = 60
"""So many configurations are added in one round."""


def optimum_of_convex_cost(
    cost: PairCost, marginal: tuple[Fraction, ...], bodies: int, suggest: Suggest
) -> PlanAndProvedPotential:
    """An optimal plan, its potential and the ellipsoid in which that is compared with the energy; weights are positive.

    When time is up, the plan found by then, and a potential so low that it exceeds no energy.

    Refuses: NoEvidence if bodies run out at a site on the way, where the form vanishes on some vectors.
    """
    master, basis = Master(cost, marginal, bodies), reduced_basis(cost)
    master.add(samplings(master.mean, range(len(marginal))))
    try:
        return _optimum(master, basis, suggest)
    except OutOfTime as end:
        found, proof = master.optimum(suggest), Ellipsoid(master.centre, basis)
        if isinstance(found, Farkas):
            raise
        try:
            return lowered(found, greatest_excess(master.finite, found.potential, proof) / bodies, proof)
        except Refused as refusal:
            raise end from refusal


def _optimum(master: Master, basis: tuple[Configuration, ...], suggest: Suggest) -> PlanAndProvedPotential:
    master.add(promising(master, first_configurations(master)))
    flat = [move for move in basis if len(set(image(master.finite, move))) == 1]
    proof = Ellipsoid(master.centre, basis)
    while True:
        found = master.optimum(suggest)
        # samplings() are configurations with the right mean, so that there is a plan.
        if isinstance(found, Farkas):
            raise NoEvidence("no plan of the first configurations was found")
        slopes = [slope(master, found.potential, move) for move in flat]
        if any(slopes):
            # The potential meets the energy at the plan, so one step downhill it exceeds it.
            downhill = [(move, -1 if rise > 0 else 1) for move, rise in zip(flat, slopes, strict=True) if rise]
            above = [_shifted(part.configuration, *step) for part in found.plan for step in downhill]
        else:
            try:
                with limited():
                    listed = list(islice(configurations_above(master.finite, found.potential, proof), MOST_AT_ONCE))
            except Refused as refusal:
                raise NoEvidence(str(refusal)) from refusal
            if not listed:
                return PlanAndProvedPotential(found.plan, found.potential, proof)
            above = [_nearest(master, n, flat) for n in listed]
        if not master.add(n for n in above if min(n) >= 0):
            raise NoEvidence("the potential is too high at points that are no configurations")


def slope(master: Master, potential: Sequence[Fraction], move: Configuration) -> Fraction:
    """How the energy minus potential.n changes along a ``move`` on which the form vanishes."""
    # move'C is a multiple of (1, ..., 1), the same number at each of the N bodies.
    each = image(master.finite, move)[-1]
    fields = ((u + row[a] / 2) * v for a, (v, u, row) in enumerate(zip(move, potential, master.finite, strict=True)))
    return master.bodies * each - sum(fields, Fraction(0))


def image(cost: Matrix, move: Configuration) -> list[Fraction]:
    """The form ``cost`` applied to a vector."""
    return [sum((c * v for c, v in zip(row, move, strict=True)), Fraction(0)) for row in cost]


def _shifted(n: Configuration, move: Configuration, times: int) -> Configuration:
    return tuple(k + times * v for k, v in zip(n, move, strict=True))


def _nearest(master: Master, n: Configuration, moves: Sequence[Configuration]) -> Configuration:
    """The configuration ``n`` brought near the mean by the ``moves``."""
    if not moves:
        return n
    away = np.array([float(mean - k) for mean, k in zip(master.mean, n, strict=True)])
    # float: heuristic only, the kernel checks the result
    for times, move in zip(np.linalg.lstsq(np.array(moves, dtype=float).T, away, rcond=None)[0], moves, strict=True):
        n = _shifted(n, move, round(times))
    return n


def is_convex(cost: PairCost) -> bool:
    """Is the form ``cost`` finite and positive semidefinite on vectors of sum 0?

    >>> is_convex(((Fraction(0), Fraction(-1)), (Fraction(-1), Fraction(0)))), is_convex(((None,),))
    (True, False)
    """
    if any(entry is None for row in cost for entry in row):
        return False
    # Cuts are squares, and what is a function of one site does not matter where the sum is 0.
    return any(interval_cuts(cost, order) for order in orders(cost)) or sum_of_squares(differences(cost)) is not None


def reduced_basis(cost: PairCost) -> tuple[Configuration, ...]:
    """A basis of the integer vectors of sum 0, nearly orthogonal for the semidefinite form ``cost``, the longest first.

    Vectors on which the form vanishes belong to it, as many as there are independent ones.

    >>> reduced_basis(((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))))
    ((1, -1),)
    """
    gram = differences(cost)
    # The lattice reduction of Lenstra, Lenstra and Lovasz for the form, with a small multiple of the identity added
    # that makes it definite: too small to make up for a positive value of the form.
    large, sites = lcm(*(entry.denominator for row in gram for entry in row)) << 40, range(len(gram))
    form = fmpz_mat([[int(large * gram[a][b]) + (a == b) for b in sites] for a in sites])
    rows = form.lll(True, 0.99, 0.51, "gram")[1].tolist()
    return tuple((*(int(k) for k in row), -sum(int(k) for k in row)) for row in reversed(rows))
