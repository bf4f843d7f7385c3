"""Why some kinds of certificates cannot be theorems of Coq: a reason for each that ``theorem`` does not export.

The theory knows laws on finitely many sites, over all ordered fields, and formulas over the real numbers of Coq.  It
has no integrals over R^d, no densities, and no Bessel functions.
"""

from collections.abc import Mapping

from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers

ORACLE = "its numbers come from an oracle, whose computation Coq cannot repeat"
INTEGRALS = "it is about integrals over R^d, which the theory does not have"
DENSITIES = "it is about laws on R^d, and the theory has laws on finitely many sites"
FROM_COST = "the sign is inferred from the cost by a theorem about transforms on R^d, not seen on a formula"
PARAMETERS = "a condition on parameters is inferred from how the formula behaves at 0 and at infinity"
LIMITS = "it is about how a cost behaves near a distance or at infinity, and the theory has no limits of formulas"
SPHERE = "it is about all points of a sphere, and the theory has finitely many"
PROGRAMS = "the theory has plans of exchangeable bodies, and neither linear programs nor different marginals"
INTERVAL = "it is about uniform laws on an interval, and the theory has laws on finitely many sites"
ZEROS = "the theory sees signs of formulas, but not where they vanish"

REASONS: Mapping[tuple[type, type], str] = {
    (claims.FourierTransform, offers.Derivation): f"{INTEGRALS}; the sign of the transform and its values are exported",
    **dict.fromkeys(
        (
            (claims.TransformSign, kind)
            for kind in (
                offers.CompletelyMonotone,
                offers.AskeyFunction,
                offers.WendlandFunction,
                offers.HigherDimension,
                offers.CompactInHigherDimension,
                offers.ProductOfCosts,
                offers.SumOfCosts,
                offers.Dilated,
                offers.Waves,
                offers.WaveTimesCost,
                offers.Decreasing,
            )
        ),
        FROM_COST,
    ),
    **dict.fromkeys(
        (
            (claims.NegativeSomewhere, kind)
            for kind in (
                offers.OppositeSign,
                offers.CompletelyMonotone,
                offers.FlatAtOrigin,
                offers.SharpEnd,
                offers.AskeyFunction,
                offers.WendlandFunction,
            )
        ),
        f"{FROM_COST}; a wave number at which the formula is negative is exported",
    ),
    **dict.fromkeys(
        (
            *((claims.TransformSign, kind) for kind in (offers.TwoPowers, offers.DampedWave, offers.DampedSine)),
            *(
                (claims.NegativeSomewhere, kind)
                for kind in (
                    offers.TwoGaussians,
                    offers.PolynomialInSquare,
                    offers.TwoPowers,
                    offers.DampedWave,
                    offers.DampedSine,
                )
            ),
            *(
                (claims.SignCriterion, kind)
                for kind in (
                    offers.PolynomialInSquare,
                    offers.TwoPowers,
                    offers.DampedWave,
                    offers.DampedSine,
                    offers.AskeyFunction,
                    offers.WendlandFunction,
                    offers.Cases,
                )
            ),
        ),
        PARAMETERS,
    ),
    (claims.TransformSign, offers.OneFrequency): "that a constant outweighs waves is inferred from their amplitudes",
    (claims.TransformZeros, offers.EvenPowers): ZEROS,
    (claims.TransformZeros, offers.Waves): ZEROS,
    (claims.TransformZeros, offers.Derivation): ZEROS,
    (claims.NegativeTransform, offers.OracleEnclosure): ORACLE,
    (claims.TransformEnclosure, offers.OracleEnclosure): ORACLE,
    (claims.CostProperty, offers.SeenFromFormula): LIMITS,
    (claims.CostProperty, offers.AtDistance): LIMITS,
    (claims.CostProperty, offers.AtInfinity): LIMITS,
    (claims.MutualEnergy, offers.SumOverPoints): f"{DENSITIES}; with numbers for the costs, the mean field value is",
    (claims.MutualEnergy, offers.DistanceIntegral): DENSITIES,
    (claims.MutualEnergy, offers.ShellIntegral): DENSITIES,
    (claims.MutualEnergy, offers.TransformIntegral): DENSITIES,
    (claims.MutualEnergy, offers.OverParts): DENSITIES,
    (claims.EnergyEnclosure, offers.OverParts): DENSITIES,
    (claims.EnergyEnclosure, offers.EnclosedIntegral): ORACLE,
    (claims.EnergyEnclosure, offers.EnclosedShells): ORACLE,
    (claims.EnergyBound, offers.CubeIntegral): DENSITIES,
    (claims.HighDensity, offers.PowerIntegral): DENSITIES,
    (claims.HighDensity, offers.SquareIntegral): DENSITIES,
    (claims.IndirectRatio, offers.IndirectEnergy): ORACLE,
    (claims.EnergySum, offers.Gaps): DENSITIES,
    (claims.EnergyOnLine, offers.Telescope): DENSITIES,
    (claims.EnergyOfBodies, offers.SampledEnergy): ORACLE,
    (claims.TwoBodyCost, offers.AntipodalEnclosure): ORACLE,
    (claims.SphereEnergy, offers.PointsAndPolynomial): SPHERE,
    (claims.SphereEnergy, offers.TheoremOnFive): "it rests on a cited theorem whose proof is a computation of its own",
    (claims.MeanFieldOptimal, offers.SignAndCost): f"{DENSITIES}; the sign of the transform is exported, and so is the "
    "same on sites",
    (claims.MeanFieldOptimal, offers.SignCostAndMass): f"{DENSITIES}; the sign of the transform is exported, and so is "
    "the same on sites",
    (claims.MeanFieldOptimal, offers.SignCostAndMoments): DENSITIES,
    (claims.CorrelationOptimal, offers.CostPanels): DENSITIES,
    (claims.LeastValue, offers.SolutionAndPrices): PROGRAMS,
    (claims.NoSolution, offers.ExcludingPrices): PROGRAMS,
    (claims.NoLowerBound, offers.SolutionAndRay): PROGRAMS,
    (claims.Determined, offers.Calculation): "the theory does not say which laws of bodies determine a mixture",
    (claims.PairwiseIndependent, offers.ShiftAndRelation): INTERVAL,
    (claims.CoulombSignature, offers.Calculation): "the theory has no derivatives of energies",
}
"""Why a claim with this evidence is not exported."""
