"""The scores are those of scoringrules and scikit-learn on random numbers."""

import numpy as np
import pytest
import scoringrules
from scipy import stats
from sklearn import calibration, isotonic, linear_model, metrics

import forsooth_scoring as scoring

ROWS = 500
RANDOM = np.random.default_rng(20)
FORECASTS = RANDOM.random(ROWS)
OUTCOMES = RANDOM.random(ROWS) < FORECASTS
WEIGHTS = RANDOM.random(ROWS) + 0.1
PLACES = RANDOM.normal(0.0, 3.0, ROWS)
# Far from narrow distributions scoringrules says that a log score is infinite, as it takes the
# logarithm of a density that has become 0; so these are wide.
SCALES = RANDOM.random(ROWS) + 1.0
HAPPENED = RANDOM.normal(0.0, 3.0, ROWS)
ABOVE_ZERO = np.exp(HAPPENED / 3.0)
FREEDOM = 2.0 + 20.0 * RANDOM.random(ROWS)
MEMBERS = RANDOM.normal(0.0, 2.0, (ROWS, 21))
CHANCES = RANDOM.dirichlet([1.0, 2.0, 3.0, 1.0], ROWS)
OPTIONS = RANDOM.integers(0, 4, ROWS)
PARTS = RANDOM.normal(0.0, 3.0, (ROWS, 3)), RANDOM.random((ROWS, 3)) + 0.2
PART_WEIGHTS = RANDOM.dirichlet([1.0, 1.0, 1.0], ROWS)
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
QUANTILES = np.sort(RANDOM.normal(0.0, 2.0, (ROWS, 5)), axis=1)

PAIRS = {
    "brier": (scoring.brier(FORECASTS, OUTCOMES), lambda: scoringrules.brier_score(OUTCOMES, FORECASTS)),
    "log": (scoring.log_score(FORECASTS, OUTCOMES), lambda: scoringrules.log_score(OUTCOMES, FORECASTS)),
    "ranked": (
        scoring.ranked_probability_score(CHANCES, OPTIONS),
        lambda: scoringrules.rps_score(OPTIONS + 1, CHANCES),
    ),
    "ensembles": (
        scoring.crps_ensembles(MEMBERS, HAPPENED),
        lambda: scoringrules.crps_ensemble(HAPPENED, MEMBERS, estimator="nrg"),
    ),
    "fair ensembles": (
        scoring.crps_ensembles_fair(MEMBERS, HAPPENED),
        lambda: scoringrules.crps_ensemble(HAPPENED, MEMBERS, estimator="fair"),
    ),
    "normal": (
        scoring.crps_normal(PLACES, SCALES, HAPPENED),
        lambda: scoringrules.crps_normal(HAPPENED, PLACES, SCALES),
    ),
    "log of normal": (
        scoring.log_score_normal(PLACES, SCALES, HAPPENED),
        lambda: scoringrules.logs_normal(HAPPENED, PLACES, SCALES),
    ),
    "logistic": (
        scoring.crps_logistic(PLACES, SCALES, HAPPENED),
        lambda: scoringrules.crps_logistic(HAPPENED, PLACES, SCALES),
    ),
    "log of logistic": (
        scoring.log_score_logistic(PLACES, SCALES, HAPPENED),
        lambda: scoringrules.logs_logistic(HAPPENED, PLACES, SCALES),
    ),
    "log-normal": (
        scoring.crps_log_normal(PLACES / 3.0, SCALES, ABOVE_ZERO),
        lambda: scoringrules.crps_lognormal(ABOVE_ZERO, PLACES / 3.0, SCALES),
    ),
    "log of log-normal": (
        scoring.log_score_log_normal(PLACES / 3.0, SCALES, ABOVE_ZERO),
        lambda: scoringrules.logs_lognormal(ABOVE_ZERO, PLACES / 3.0, SCALES),
    ),
    "t": (
        scoring.crps_student_t(FREEDOM, PLACES, SCALES, HAPPENED),
        lambda: scoringrules.crps_t(HAPPENED, FREEDOM, PLACES, SCALES),
    ),
    "log of t": (
        scoring.log_score_student_t(FREEDOM, PLACES, SCALES, HAPPENED),
        lambda: scoringrules.logs_t(HAPPENED, FREEDOM, PLACES, SCALES),
    ),
    "mixture": (
        scoring.crps_normal_mixture(*PARTS, HAPPENED, weights=PART_WEIGHTS),
        lambda: scoringrules.crps_mixnorm(HAPPENED, *PARTS, PART_WEIGHTS),
    ),
    "quantiles": (
        scoring.crps_of_quantiles(LEVELS, QUANTILES, HAPPENED),
        lambda: scoringrules.crps_quantile(HAPPENED, QUANTILES, LEVELS),
    ),
    "pinball": (
        scoring.pinball(0.75, PLACES, HAPPENED),
        lambda: scoringrules.quantile_score(HAPPENED, PLACES, 0.75),
    ),
    "interval": (
        scoring.interval_score(0.9, QUANTILES[:, 0], QUANTILES[:, 4], HAPPENED).total,
        lambda: scoringrules.interval_score(HAPPENED, QUANTILES[:, 0], QUANTILES[:, 4], 0.1),
    ),
    "weighted interval": (
        scoring.weighted_interval_score(LEVELS, QUANTILES, HAPPENED).total,
        # Without numba, scoringrules 0.10.0 adds the median itself where its distance from what
        # happened belongs; so it is given the distance as the median.
        lambda: scoringrules.weighted_interval_score(
            HAPPENED,
            np.abs(HAPPENED - QUANTILES[:, 2]),
            QUANTILES[:, [0, 1]],
            QUANTILES[:, [4, 3]],
            np.array([0.1, 0.5]),
        ),
    ),
    "mean Brier": (
        scoring.mean_score(FORECASTS, OUTCOMES).value,
        lambda: metrics.brier_score_loss(OUTCOMES, FORECASTS),
    ),
    "weighted mean Brier": (
        scoring.mean_score(FORECASTS, OUTCOMES, weights=WEIGHTS).value,
        lambda: metrics.brier_score_loss(OUTCOMES, FORECASTS, sample_weight=WEIGHTS),
    ),
    "mean log": (
        scoring.mean_score(FORECASTS, OUTCOMES, "log_score").value,
        lambda: metrics.log_loss(OUTCOMES, FORECASTS),
    ),
    "log of options": (
        scoring.log_score_of_options(CHANCES, OPTIONS).mean(),
        lambda: metrics.log_loss(OPTIONS, CHANCES),
    ),
    "mean pinball": (
        scoring.pinball(0.1, PLACES, HAPPENED).mean(),
        lambda: metrics.mean_pinball_loss(HAPPENED, PLACES, alpha=0.1),
    ),
}

ROUNDED = FORECASTS.round(1)
DIFFERENCES = RANDOM.normal(0.1, 1.0, ROWS)


def curve(forecasts, weights=None):
    """The reliability curve of scikit-learn, at each row."""
    fit = isotonic.IsotonicRegression()
    return fit.fit_transform(forecasts, OUTCOMES.astype(float), sample_weight=weights)


def parts(forecasts, weights):
    """The Brier score in parts, from the curve of scikit-learn."""
    base = np.full(ROWS, np.average(OUTCOMES, weights=weights))
    of = lambda forecasts: np.average((forecasts - OUTCOMES) ** 2, weights=weights)
    best = of(curve(forecasts, weights))
    return [of(forecasts), of(forecasts) - best, of(base) - best, of(base)]


def ours_in_parts(forecasts, weights):
    parts = scoring.decomposition(forecasts, OUTCOMES, weights=weights)
    return [parts.score, parts.miscalibration, parts.discrimination, parts.uncertainty]


def along(forecasts, curve):
    """A reliability curve of ours at each row."""
    return curve.observed[np.searchsorted(curve.high, forecasts)]


def expected_error(forecasts, bins):
    """The expected calibration error, from the bins of scikit-learn."""
    observed, said = calibration.calibration_curve(OUTCOMES, forecasts, n_bins=bins)
    counts = np.histogram(forecasts, np.linspace(0.0, 1.0, bins + 1))[0]
    return np.average(np.abs(observed - said), weights=counts[counts > 0])


def spiegelhalter(forecasts):
    miss = (OUTCOMES - forecasts) * (1.0 - 2.0 * forecasts)
    return miss.sum() / np.sqrt(((1 - 2 * forecasts) ** 2 * forecasts * (1 - forecasts)).sum())


PAIRS |= {
    "area": (scoring.auc(ROUNDED, OUTCOMES), lambda: metrics.roc_auc_score(OUTCOMES, ROUNDED)),
    "weighted area": (
        scoring.auc(ROUNDED, OUTCOMES, weights=WEIGHTS),
        lambda: metrics.roc_auc_score(OUTCOMES, ROUNDED, sample_weight=WEIGHTS),
    ),
    "reliability": (
        along(FORECASTS, scoring.reliability(FORECASTS, OUTCOMES)),
        lambda: curve(FORECASTS),
    ),
    "weighted reliability": (
        along(ROUNDED, scoring.reliability(ROUNDED, OUTCOMES, weights=WEIGHTS)),
        lambda: curve(ROUNDED, WEIGHTS),
    ),
    "decomposition": (ours_in_parts(FORECASTS, None), lambda: parts(FORECASTS, None)),
    "weighted decomposition": (ours_in_parts(ROUNDED, WEIGHTS), lambda: parts(ROUNDED, WEIGHTS)),
    "calibration error": (
        scoring.calibration_error(FORECASTS, OUTCOMES, equal_width=8).expected,
        lambda: expected_error(FORECASTS, 8),
    ),
    "Spiegelhalter": (
        scoring.spiegelhalter(FORECASTS, OUTCOMES).statistic,
        lambda: spiegelhalter(FORECASTS),
    ),
    "Wilson": (
        scoring.wilson(3, 17, level=0.9),
        lambda: stats.binomtest(3, 17).proportion_ci(0.9, "wilson"),
    ),
    "Jeffreys": (
        scoring.jeffreys(3, 17, level=0.9),
        lambda: stats.beta.ppf([0.05, 0.95], 3.5, 14.5),
    ),
    "isotonic": (
        scoring.isotonic(PLACES, weights=WEIGHTS),
        lambda: isotonic.isotonic_regression(PLACES, sample_weight=WEIGHTS),
    ),
    # With a horizon of 1 it is the t test of one sample.
    "Diebold and Mariano": (
        scoring.diebold_mariano(DIFFERENCES).statistic,
        lambda: stats.ttest_1samp(DIFFERENCES, 0.0).statistic,
    ),
    "its p-value": (
        scoring.diebold_mariano(DIFFERENCES).p_value,
        lambda: stats.ttest_1samp(DIFFERENCES, 0.0).pvalue,
    ),
    "Benjamini and Hochberg": (
        scoring.benjamini_hochberg(FORECASTS),
        lambda: stats.false_discovery_control(FORECASTS),
    ),
    "linear pool": (scoring.pool_linear(CHANCES), lambda: CHANCES.mean(axis=1)),
    "median": (scoring.pool_median(CHANCES), lambda: np.median(CHANCES, axis=1)),
    "trimmed": (
        scoring.pool_trimmed(CHANCES, 0.25),
        lambda: stats.trim_mean(CHANCES, 0.25, axis=1),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_both_say_the_same(name):
    ours, peers = PAIRS[name]
    np.testing.assert_allclose(ours, peers(), rtol=1e-12, atol=0.0)


def test_an_interval_by_resampling_is_near_the_one_of_scipy():
    ours = scoring.bootstrap(DIFFERENCES, ends="bca", resamples=5000)
    generator = np.random.default_rng(3)
    peers = stats.bootstrap((DIFFERENCES,), np.mean, n_resamples=5000, rng=generator)
    error = DIFFERENCES.std() / np.sqrt(ROWS)
    assert abs(ours.low - peers.confidence_interval.low) < 0.2 * error
    assert abs(ours.high - peers.confidence_interval.high) < 0.2 * error


def test_a_line_fitted_to_log_odds_is_near_the_one_of_scikit_learn():
    ours = scoring.recalibration(FORECASTS, OUTCOMES, weights=WEIGHTS)
    log_odds = np.log(FORECASTS / (1.0 - FORECASTS)).reshape(-1, 1)
    model = linear_model.LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-12)
    model.fit(log_odds, OUTCOMES, sample_weight=WEIGHTS)
    # Its search stops where the slope of the likelihood is small, not at the last digit.
    np.testing.assert_allclose(ours.intercept, model.intercept_[0], atol=1e-6)
    np.testing.assert_allclose(ours.slope, model.coef_[0, 0], atol=1e-6)


def test_elementary_scores_add_up_to_the_brier_score():
    thresholds = (np.arange(20_000) + 0.5) / 20_000
    diagram = scoring.murphy_diagram(FORECASTS, OUTCOMES, thresholds)
    brier = scoring.mean_score(FORECASTS, OUTCOMES).value
    np.testing.assert_allclose(4.0 * diagram.total.mean(), brier, rtol=1e-4)
