"""What cannot be scored is refused in words that help."""

import numpy as np
import pytest

import forsooth_scoring as scoring

FALSE_BOOLEANS = np.array([1, 2], dtype=np.uint8).view(bool)
MASKED = np.ma.array([0.5, 0.5], mask=[False, True])


def board(**columns):
    whole = dict(question=[0, 0], forecaster=[0, 1], at=[0, 0], chance=[0.4, 0.6])
    ended = dict(opens_at=[0], closes_at=[10], happened=[1])
    return scoring.leaderboard(**(whole | ended | columns))


REFUSED = [
    (lambda: scoring.brier([0.5, 70.0], [1, 1]), "row 2: 70 is not a probability; give a number from 0 to 1"),
    (lambda: scoring.brier([np.nan], [1]), "row 1: NaN is not a probability"),
    (lambda: scoring.brier([0.5, 0.5], [1]), "there are 2 forecasts and 1 outcomes"),
    (lambda: scoring.brier([0.5], [0.5]), "row 1: 0.5 is not an outcome; give true or false, or 1 or 0"),
    (lambda: scoring.brier([0.5, 0.5], FALSE_BOOLEANS), "row 2: 2 is not an outcome"),
    (lambda: scoring.brier(MASKED, [1, 1]), "an array has a mask; leave out what is missing"),
    (lambda: scoring.brier(["0.5"], [1]), "an array holds <U3; give numbers"),
    (lambda: scoring.brier([None], [1]), "an array holds object; give numbers"),
    (lambda: scoring.brier([[0.5]], [1]), "an array has 2 dimensions; give one of 1"),
    (lambda: scoring.mean_score([0.5], [1], "breir"), "there is no rule breir; give one of brier, "),
    (lambda: scoring.mean_score([0.5], [1], weights=[-1]), "row 1: -1 is not a weight"),
    (lambda: scoring.mean_score([0.5], [1], weights=[0]), "no row has a weight above 0"),
    (lambda: scoring.brier_of_options([0.5, 0.5], [0]), "an array has 1 dimensions; give one of 2"),
    (lambda: scoring.brier_of_options([[0.5, 0.5], [0.5, 0.4]], [0, 0]), "question 2: the probabilities of the options add up to 0.9"),
    (lambda: scoring.brier_of_options([[0.5, 0.5]], [2]), "question 1: there is no option 2 among 2"),
    (lambda: scoring.brier_of_options([[0.5, 0.5]], [-1]), "an array holds numbers that no uintp holds"),
    (lambda: scoring.brier_of_options([[0.5, 0.5]], [0.5]), "an array holds numbers that no uintp holds"),
    (lambda: scoring.crps_normal([0, 0], [1, -1], [0, 0]), "row 2: the standard deviation is -1; give a number above 0"),
    (lambda: scoring.crps_normal(0, 1, [0, np.inf]), "row 2: the outcome is inf"),
    (lambda: scoring.crps_normal([0, 0], 1, [0]), "there are 2 forecasts and 1 outcomes"),
    (lambda: scoring.crps_ensembles([[1, 2], [3, np.nan]], [0, 0]), "row 2: "),
    (lambda: scoring.crps_ensembles_fair([[1]], [0]), "1 members in a row are too few; give at least 2"),
    (lambda: scoring.crps_of_quantiles([0.1, 0.9], [[1, 2], [5, 3]], [0, 0]), "forecast 2: row 2: the quantile 3 does not follow 5"),
    (lambda: scoring.crps_normal_mixture([[0, 0]], [[1]], [0]), "the tables of a mixture differ in shape"),
    (lambda: scoring.reliability([2.0], [1]), "row 1: 2 is not a probability"),
    (lambda: scoring.murphy([0.5], [1], equal_width=2, equal_weight=2), "bins of equal width and of equal weight are two binnings"),
    (lambda: scoring.calibration_error([0.5], [1], equal_width=0), "0 bins are too few; give at least 1"),
    (lambda: scoring.bootstrap([]), "0 rows are too few; give at least 2"),
    (lambda: scoring.bootstrap([0.5], ends="x"), "no ends are x"),
    (lambda: scoring.bootstrap([0.5, 0.5], clusters=[0]), "there are 2 forecasts and 1 clusters"),
    (lambda: scoring.diebold_mariano([0.5, np.nan]), "row 2: "),
    (lambda: scoring.pool_linear([0.5, 1.5]), "row 2: 1.5 is not a probability"),
    (lambda: scoring.pool_linear([[0.5], [1.5]]), "question 2: row 1: 1.5 is not a probability"),
    (lambda: scoring.pool_mean_log_odds([0.0, 1.0]), "row 1 says 0 and row 2 says 1"),
    (lambda: board(chance=[0.5, 2.0]), "row 2: 2 is not a probability"),
    (lambda: board(closes_at=[0]), "row 1: nothing can hold from 0 to 0"),
    (lambda: board(happened=[0.5]), "row 1: 0.5 is not an outcome"),
    (lambda: board(happened=[1, 0]), "there are 1 forecasts and 2 outcomes"),
    (lambda: board(at=np.array(["2026-01-01", "NaT"], "M8[s]")), "a time is missing"),
    (lambda: board(question=[0, -1]), "an array holds numbers that no uint32 holds"),
    (lambda: scoring.weighted_interval_score([0.5], [[1]], [0], median="x"), "no median is x"),
]


@pytest.mark.parametrize(("work", "text"), REFUSED, ids=[text for _, text in REFUSED])
def test_it_is_refused(work, text):
    with pytest.raises(ValueError) as refused:
        work()
    assert str(refused.value).startswith(text)
