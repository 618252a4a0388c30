"""Scores of forecasts: exact, fast, and strict about what they are given."""

from typing import Literal, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "IntervalScores",
    "Mean",
    "baseline_score",
    "brier",
    "brier_of_options",
    "crps_ensembles",
    "crps_ensembles_fair",
    "crps_log_normal",
    "crps_logistic",
    "crps_logistic_mixture",
    "crps_normal",
    "crps_normal_mixture",
    "crps_of_quantiles",
    "crps_student_t",
    "interval_score",
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
    "pinball",
    "ranked_log_score",
    "ranked_probability_score",
    "ranked_probability_score_normalized",
    "skill",
    "spherical",
    "spherical_of_options",
    "two_class_brier",
    "weighted_interval_score",
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
