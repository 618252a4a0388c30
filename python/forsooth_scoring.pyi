"""Scores of forecasts: exact, fast, and strict about what they are given."""

from typing import Any, Literal, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Band",
    "CalibrationError",
    "Decomposition",
    "DieboldMariano",
    "Interval",
    "IntervalScores",
    "Leaderboard",
    "Mean",
    "Murphy",
    "MurphyDiagram",
    "QuestionScores",
    "Recalibration",
    "Reliability",
    "Spiegelhalter",
    "Standings",
    "auc",
    "baseline_score",
    "benjamini_hochberg",
    "bootstrap",
    "brier",
    "brier_of_options",
    "calibration_error",
    "crps_ensembles",
    "crps_ensembles_fair",
    "crps_log_normal",
    "crps_logistic",
    "crps_logistic_mixture",
    "crps_normal",
    "crps_normal_mixture",
    "crps_of_quantiles",
    "crps_student_t",
    "decomposition",
    "diebold_mariano",
    "extremize",
    "interval_score",
    "isotonic",
    "jeffreys",
    "leaderboard",
    "log_score",
    "log_score_bits",
    "log_score_log_normal",
    "log_score_logistic",
    "log_score_logistic_mixture",
    "log_score_normal",
    "log_score_normal_mixture",
    "log_score_of_options",
    "log_score_student_t",
    "mean_score",
    "murphy",
    "murphy_diagram",
    "pinball",
    "pool_beta_transformed",
    "pool_extremized",
    "pool_linear",
    "pool_mean_log_odds",
    "pool_median",
    "pool_neyman_roughgarden",
    "pool_quantile",
    "pool_trimmed",
    "ranked_log_score",
    "ranked_probability_score",
    "ranked_probability_score_normalized",
    "recalibration",
    "reliability",
    "reliability_band",
    "skill",
    "spherical",
    "spherical_of_options",
    "spiegelhalter",
    "two_class_brier",
    "weighted_interval_score",
    "wilson",
]

_Floats = NDArray[np.float64]
_Rule = Literal[
    "brier",
    "two_class_brier",
    "log_score",
    "log_score_bits",
    "spherical",
    "baseline_score",
]

@final
class Mean:
    @property
    def value(self) -> float: ...
    @property
    def count(self) -> int: ...
    @property
    def infinite(self) -> int: ...
    @property
    def direction(self) -> str: ...

def brier(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def two_class_brier(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def log_score(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def log_score_bits(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def spherical(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def baseline_score(forecasts: ArrayLike, outcomes: ArrayLike) -> _Floats: ...
def mean_score(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    rule: _Rule = "brier",
    *,
    weights: ArrayLike | None = None,
) -> Mean | None: ...
def skill(score: float, reference: float) -> float | None: ...
def brier_of_options(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def log_score_of_options(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def spherical_of_options(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def ranked_probability_score(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def ranked_probability_score_normalized(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def ranked_log_score(chances: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_ensembles(members: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_ensembles_fair(members: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_normal(mean: ArrayLike, deviation: ArrayLike, happened: ArrayLike) -> _Floats: ...
def log_score_normal(mean: ArrayLike, deviation: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_logistic(location: ArrayLike, scale: ArrayLike, happened: ArrayLike) -> _Floats: ...
def log_score_logistic(location: ArrayLike, scale: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_log_normal(
    log_mean: ArrayLike, log_deviation: ArrayLike, happened: ArrayLike
) -> _Floats: ...
def log_score_log_normal(
    log_mean: ArrayLike, log_deviation: ArrayLike, happened: ArrayLike
) -> _Floats: ...
def crps_student_t(
    freedom: ArrayLike, location: ArrayLike, scale: ArrayLike, happened: ArrayLike
) -> _Floats: ...
def log_score_student_t(
    freedom: ArrayLike, location: ArrayLike, scale: ArrayLike, happened: ArrayLike
) -> _Floats: ...
def crps_normal_mixture(
    means: ArrayLike,
    deviations: ArrayLike,
    happened: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> _Floats: ...
def log_score_normal_mixture(
    means: ArrayLike,
    deviations: ArrayLike,
    happened: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> _Floats: ...
def crps_logistic_mixture(
    locations: ArrayLike,
    scales: ArrayLike,
    happened: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> _Floats: ...
def log_score_logistic_mixture(
    locations: ArrayLike,
    scales: ArrayLike,
    happened: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> _Floats: ...

@final
class IntervalScores:
    @property
    def total(self) -> _Floats: ...
    @property
    def dispersion(self) -> _Floats: ...
    @property
    def underprediction(self) -> _Floats: ...
    @property
    def overprediction(self) -> _Floats: ...

def pinball(level: ArrayLike, quantile: ArrayLike, happened: ArrayLike) -> _Floats: ...
def crps_of_quantiles(
    levels: ArrayLike, quantiles: ArrayLike, happened: ArrayLike
) -> _Floats: ...
def interval_score(
    level: ArrayLike, low: ArrayLike, high: ArrayLike, happened: ArrayLike
) -> IntervalScores: ...
def weighted_interval_score(
    levels: ArrayLike,
    quantiles: ArrayLike,
    happened: ArrayLike,
    *,
    median: Literal["Bracher", "counted twice"] = "Bracher",
) -> IntervalScores: ...

@final
class Reliability:
    @property
    def low(self) -> _Floats: ...
    @property
    def high(self) -> _Floats: ...
    @property
    def observed(self) -> _Floats: ...
    @property
    def weight(self) -> _Floats: ...

@final
class Band:
    @property
    def forecast(self) -> _Floats: ...
    @property
    def low(self) -> _Floats: ...
    @property
    def high(self) -> _Floats: ...

@final
class Decomposition:
    @property
    def score(self) -> float: ...
    @property
    def miscalibration(self) -> float: ...
    @property
    def discrimination(self) -> float: ...
    @property
    def uncertainty(self) -> float: ...

@final
class Murphy:
    @property
    def brier(self) -> float: ...
    @property
    def reliability(self) -> float: ...
    @property
    def resolution(self) -> float: ...
    @property
    def uncertainty(self) -> float: ...
    @property
    def within_variance(self) -> float: ...
    @property
    def within_covariance(self) -> float: ...
    @property
    def binning(self) -> str: ...

@final
class CalibrationError:
    @property
    def expected(self) -> float: ...
    @property
    def largest(self) -> float: ...
    @property
    def binning(self) -> str: ...

@final
class Spiegelhalter:
    @property
    def statistic(self) -> float: ...
    @property
    def p_value(self) -> float: ...

def reliability(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> Reliability | None: ...
def reliability_band(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    resamples: int = 100,
    level: float = 0.9,
    seed: int = 1,
) -> Band | None: ...
def decomposition(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    rule: _Rule = "brier",
    *,
    weights: ArrayLike | None = None,
) -> Decomposition | None: ...
def murphy(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    equal_width: int | None = None,
    equal_weight: int | None = None,
) -> Murphy | None: ...
def calibration_error(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    equal_width: int | None = None,
    equal_weight: int | None = None,
) -> CalibrationError | None: ...
def spiegelhalter(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> Spiegelhalter | None: ...
def auc(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> float | None: ...
def isotonic(values: ArrayLike, *, weights: ArrayLike | None = None) -> _Floats: ...

@final
class Interval:
    @property
    def estimate(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...

@final
class DieboldMariano:
    @property
    def mean(self) -> float: ...
    @property
    def error(self) -> float | None: ...
    @property
    def statistic(self) -> float | None: ...
    @property
    def p_value(self) -> float | None: ...

def bootstrap(
    scores: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    ends: Literal["percentile", "bca"] = "percentile",
    resamples: int = 1000,
    level: float = 0.95,
    seed: int = 1,
) -> Interval: ...
def diebold_mariano(differences: ArrayLike, horizon: int = 1) -> DieboldMariano: ...
def benjamini_hochberg(p_values: ArrayLike) -> _Floats: ...

# A number for the forecasts of one question, an array for a table with a row a question.
def pool_linear(
    forecasts: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_median(
    forecasts: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_quantile(
    forecasts: ArrayLike,
    share: float,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_trimmed(
    forecasts: ArrayLike,
    share: float,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_mean_log_odds(
    forecasts: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_extremized(
    forecasts: ArrayLike,
    exponent: float,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_neyman_roughgarden(
    forecasts: ArrayLike,
    base_rate: float,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def pool_beta_transformed(
    forecasts: ArrayLike,
    first: float,
    second: float,
    *,
    weights: ArrayLike | None = None,
) -> Any: ...
def extremize(probability: float, exponent: float) -> float: ...

@final
class Standings:
    @property
    def forecaster(self) -> NDArray[np.uint32]: ...
    @property
    def questions(self) -> NDArray[np.uintp]: ...
    @property
    def value(self) -> _Floats: ...
    @property
    def coverage(self) -> _Floats: ...
    @property
    def peer(self) -> _Floats: ...

@final
class QuestionScores:
    @property
    def question(self) -> NDArray[np.uint32]: ...
    @property
    def forecaster(self) -> NDArray[np.uint32]: ...
    @property
    def value(self) -> _Floats: ...
    @property
    def coverage(self) -> _Floats: ...
    @property
    def peer(self) -> _Floats: ...

@final
class Leaderboard:
    @property
    def standings(self) -> Standings: ...
    @property
    def questions(self) -> QuestionScores: ...

def leaderboard(
    question: ArrayLike,
    forecaster: ArrayLike,
    at: ArrayLike,
    chance: ArrayLike,
    opens_at: ArrayLike,
    closes_at: ArrayLike,
    happened: ArrayLike,
    rule: _Rule = "brier",
    *,
    withdrawn: ArrayLike | None = None,
) -> Leaderboard: ...

@final
class MurphyDiagram:
    @property
    def threshold(self) -> _Floats: ...
    @property
    def under(self) -> _Floats: ...
    @property
    def over(self) -> _Floats: ...
    @property
    def total(self) -> _Floats: ...

@final
class Recalibration:
    @property
    def intercept(self) -> float: ...
    @property
    def slope(self) -> float: ...
    @property
    def intercept_error(self) -> float: ...
    @property
    def slope_error(self) -> float: ...
    @property
    def p_value(self) -> float: ...

def murphy_diagram(
    forecasts: ArrayLike,
    outcomes: ArrayLike,
    thresholds: ArrayLike,
    *,
    weights: ArrayLike | None = None,
) -> MurphyDiagram | None: ...
def recalibration(
    forecasts: ArrayLike, outcomes: ArrayLike, *, weights: ArrayLike | None = None
) -> Recalibration | None: ...
def wilson(
    happened: int, count: int, *, level: float = 0.95
) -> tuple[float, float] | None: ...
def jeffreys(
    happened: int, count: int, *, level: float = 0.95
) -> tuple[float, float] | None: ...
