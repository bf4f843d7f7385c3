"""Everything that can be offered in support of a claim: a closed list of plain data.

Evidence may come from anywhere (a computer algebra system, floating point, a guess); the kernel
believes none of it and recomputes what matters.
"""

from dataclasses import dataclass

from mfsym.kernel.claim import Claim
from mfsym.kernel.energy_evidence import AntipodalEnclosure as AntipodalEnclosure
from mfsym.kernel.energy_evidence import CubeIntegral as CubeIntegral
from mfsym.kernel.energy_evidence import DistanceIntegral as DistanceIntegral
from mfsym.kernel.energy_evidence import EnclosedIntegral as EnclosedIntegral
from mfsym.kernel.energy_evidence import EnclosedShells as EnclosedShells
from mfsym.kernel.energy_evidence import Gaps as Gaps
from mfsym.kernel.energy_evidence import IndirectEnergy as IndirectEnergy
from mfsym.kernel.energy_evidence import MeansOverSpheres as MeansOverSpheres
from mfsym.kernel.energy_evidence import OverDistances as OverDistances
from mfsym.kernel.energy_evidence import OverParts as OverParts
from mfsym.kernel.energy_evidence import OverShells as OverShells
from mfsym.kernel.energy_evidence import OverWaveNumbers as OverWaveNumbers
from mfsym.kernel.energy_evidence import PartBounds as PartBounds
from mfsym.kernel.energy_evidence import PartEnergy as PartEnergy
from mfsym.kernel.energy_evidence import PointsAndPolynomial as PointsAndPolynomial
from mfsym.kernel.energy_evidence import PowerIntegral as PowerIntegral
from mfsym.kernel.energy_evidence import SampledEnergy as SampledEnergy
from mfsym.kernel.energy_evidence import ShellIntegral as ShellIntegral
from mfsym.kernel.energy_evidence import SquareIntegral as SquareIntegral
from mfsym.kernel.energy_evidence import SumOverPoints as SumOverPoints
from mfsym.kernel.energy_evidence import Telescope as Telescope
from mfsym.kernel.energy_evidence import TheoremOnFive as TheoremOnFive
from mfsym.kernel.energy_evidence import TransformIntegral as TransformIntegral
from mfsym.kernel.lines import Derivation as Derivation
from mfsym.kernel.lines import Equation as Equation
from mfsym.kernel.lines import Pair as Pair
from mfsym.kernel.lines import Step as Step
from mfsym.kernel.problem import Mixture as Mixture
from mfsym.kernel.problem import Plan as Plan
from mfsym.kernel.problem import WeightedConfiguration as WeightedConfiguration
from mfsym.kernel.problem import WeightedLaw as WeightedLaw
from mfsym.kernel.program import Column as Column
from mfsym.kernel.program import Entry as Entry
from mfsym.kernel.program import ExcludingPrices as ExcludingPrices
from mfsym.kernel.program import SolutionAndPrices as SolutionAndPrices
from mfsym.kernel.program import SolutionAndRay as SolutionAndRay
from mfsym.kernel.property_evidence import AtDistance as AtDistance
from mfsym.kernel.property_evidence import AtInfinity as AtInfinity
from mfsym.kernel.property_evidence import OracleEnclosure as OracleEnclosure
from mfsym.kernel.property_evidence import SeenFromFormula as SeenFromFormula
from mfsym.kernel.sign_evidence import AskeyFunction as AskeyFunction
from mfsym.kernel.sign_evidence import Cases as Cases
from mfsym.kernel.sign_evidence import CompactInHigherDimension as CompactInHigherDimension
from mfsym.kernel.sign_evidence import CompletelyMonotone as CompletelyMonotone
from mfsym.kernel.sign_evidence import CostPanels as CostPanels
from mfsym.kernel.sign_evidence import DampedSine as DampedSine
from mfsym.kernel.sign_evidence import DampedWave as DampedWave
from mfsym.kernel.sign_evidence import Decreasing as Decreasing
from mfsym.kernel.sign_evidence import Dilated as Dilated
from mfsym.kernel.sign_evidence import EvenPower as EvenPower
from mfsym.kernel.sign_evidence import EvenPowers as EvenPowers
from mfsym.kernel.sign_evidence import FlatAtOrigin as FlatAtOrigin
from mfsym.kernel.sign_evidence import HigherDimension as HigherDimension
from mfsym.kernel.sign_evidence import NegativityEvidence as NegativityEvidence
from mfsym.kernel.sign_evidence import OneFrequency as OneFrequency
from mfsym.kernel.sign_evidence import OppositeSign as OppositeSign
from mfsym.kernel.sign_evidence import Panels as Panels
from mfsym.kernel.sign_evidence import PolynomialInSquare as PolynomialInSquare
from mfsym.kernel.sign_evidence import ProductOfCosts as ProductOfCosts
from mfsym.kernel.sign_evidence import QuadraticForm as QuadraticForm
from mfsym.kernel.sign_evidence import ScaledBase as ScaledBase
from mfsym.kernel.sign_evidence import SharpEnd as SharpEnd
from mfsym.kernel.sign_evidence import SignAndCost as SignAndCost
from mfsym.kernel.sign_evidence import SignCostAndMass as SignCostAndMass
from mfsym.kernel.sign_evidence import SignCostAndMoments as SignCostAndMoments
from mfsym.kernel.sign_evidence import SignEvidence as SignEvidence
from mfsym.kernel.sign_evidence import SumOfCosts as SumOfCosts
from mfsym.kernel.sign_evidence import TransformPanels as TransformPanels
from mfsym.kernel.sign_evidence import TwoGaussians as TwoGaussians
from mfsym.kernel.sign_evidence import TwoPowers as TwoPowers
from mfsym.kernel.sign_evidence import TwoWaveNumbers as TwoWaveNumbers
from mfsym.kernel.sign_evidence import Waves as Waves
from mfsym.kernel.sign_evidence import WaveTimesCost as WaveTimesCost
from mfsym.kernel.sign_evidence import WendlandFunction as WendlandFunction
from mfsym.kernel.transport_evidence import Calculation as Calculation
from mfsym.kernel.transport_evidence import CrowdedSites as CrowdedSites
from mfsym.kernel.transport_evidence import Cut as Cut
from mfsym.kernel.transport_evidence import Ellipsoid as Ellipsoid
from mfsym.kernel.transport_evidence import Farkas as Farkas
from mfsym.kernel.transport_evidence import FiniteOptimum as FiniteOptimum
from mfsym.kernel.transport_evidence import MixtureAndPotential as MixtureAndPotential
from mfsym.kernel.transport_evidence import NearbyMixture as NearbyMixture
from mfsym.kernel.transport_evidence import Optima as Optima
from mfsym.kernel.transport_evidence import Optimum as Optimum
from mfsym.kernel.transport_evidence import OptimumOfEach as OptimumOfEach
from mfsym.kernel.transport_evidence import OrderedPlanAndPotentials as OrderedPlanAndPotentials
from mfsym.kernel.transport_evidence import PlanAndCuts as PlanAndCuts
from mfsym.kernel.transport_evidence import PlanAndPotential as PlanAndPotential
from mfsym.kernel.transport_evidence import PlanAndProvedPotential as PlanAndProvedPotential
from mfsym.kernel.transport_evidence import PlanAndSeparatingCost as PlanAndSeparatingCost
from mfsym.kernel.transport_evidence import PotentialAndSquares as PotentialAndSquares
from mfsym.kernel.transport_evidence import RepresentingMixture as RepresentingMixture
from mfsym.kernel.transport_evidence import RepresentingPlan as RepresentingPlan
from mfsym.kernel.transport_evidence import Rival as Rival
from mfsym.kernel.transport_evidence import SeparatingCost as SeparatingCost
from mfsym.kernel.transport_evidence import SeparatingFunction as SeparatingFunction
from mfsym.kernel.transport_evidence import ShiftAndRelation as ShiftAndRelation
from mfsym.kernel.transport_evidence import Square as Square
from mfsym.kernel.transport_evidence import Squares as Squares
from mfsym.kernel.transport_evidence import ValueOfEach as ValueOfEach

Evidence = (
    Derivation
    | TransformPanels
    | OneFrequency
    | EvenPowers
    | TwoGaussians
    | PolynomialInSquare
    | TwoPowers
    | DampedWave
    | DampedSine
    | TwoWaveNumbers
    | CostPanels
    | SumOverPoints
    | DistanceIntegral
    | ShellIntegral
    | TransformIntegral
    | EnclosedIntegral
    | OverParts
    | EnclosedShells
    | CubeIntegral
    | PowerIntegral
    | SquareIntegral
    | Gaps
    | Telescope
    | SampledEnergy
    | AntipodalEnclosure
    | IndirectEnergy
    | PointsAndPolynomial
    | TheoremOnFive
    | OracleEnclosure
    | SeenFromFormula
    | AtDistance
    | AtInfinity
    | CompletelyMonotone
    | AskeyFunction
    | WendlandFunction
    | HigherDimension
    | Dilated
    | CompactInHigherDimension
    | SumOfCosts
    | Waves
    | ProductOfCosts
    | WaveTimesCost
    | Decreasing
    | OppositeSign
    | SignAndCost
    | SignCostAndMass
    | SignCostAndMoments
    | QuadraticForm
    | FlatAtOrigin
    | SharpEnd
    | Cases
    | PlanAndPotential
    | PlanAndCuts
    | PlanAndProvedPotential
    | MixtureAndPotential
    | PotentialAndSquares
    | Rival
    | Farkas
    | CrowdedSites
    | OptimumOfEach
    | ValueOfEach
    | RepresentingPlan
    | RepresentingMixture
    | SeparatingCost
    | PlanAndSeparatingCost
    | NearbyMixture
    | SeparatingFunction
    | Optima
    | Calculation
    | ShiftAndRelation
    | SolutionAndPrices
    | ExcludingPrices
    | SolutionAndRay
)


@dataclass(frozen=True)
class Certificate:
    """A ``claim`` with the ``evidence`` offered for it: what every finder returns and every certificate file holds."""

    claim: Claim
    evidence: Evidence
