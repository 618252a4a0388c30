"""Histories of many forecasters, columns in and columns out."""

import numpy as np
import pytest

import forsooth_scoring as scoring

DAY = 86_400_000
TABLE = {
    "question": np.array([0, 0, 0, 1, 2], np.uint32),
    "forecaster": np.array([0, 1, 0, 1, 0], np.uint32),
    "at": np.array([0, 0, 5, 0, 0]) * DAY,
    "chance": np.array([0.5, 0.9, 0.7, 0.2, 0.9]),
    "opens_at": np.zeros(3, np.int64),
    "closes_at": np.full(3, 10 * DAY),
    "happened": np.array([1.0, 0.0, np.nan]),
}


def test_each_forecast_counts_for_as_long_as_it_held():
    board = scoring.leaderboard(**TABLE)
    assert board.questions.question.tolist() == [0, 0, 1]
    assert board.questions.forecaster.tolist() == [0, 1, 1]
    np.testing.assert_allclose(board.questions.value, [0.17, 0.01, 0.04], rtol=1e-12)
    peer = 100.0 * (np.log(0.9) - 0.5 * np.log(0.5) - 0.5 * np.log(0.7))
    np.testing.assert_allclose(board.questions.peer[:2], [-peer, peer], rtol=1e-12)
    assert board.standings.forecaster.tolist() == [0, 1]
    assert board.standings.questions.tolist() == [1, 2]
    np.testing.assert_allclose(board.standings.value, [0.17, 0.025], rtol=1e-12)


@pytest.mark.parametrize("unit", ["s", "ms", "ns", "D"])
def test_times_may_be_those_of_numpy(unit):
    instants = {
        name: TABLE[name].astype("M8[ms]").astype(f"M8[{unit}]")
        for name in ["at", "opens_at", "closes_at"]
    }
    numbers, dates = scoring.leaderboard(**TABLE), scoring.leaderboard(**(TABLE | instants))
    assert np.array_equal(numbers.questions.value, dates.questions.value)


def test_a_withdrawal_ends_a_forecast():
    withdrawn = np.array([False, False, True, False, False])
    board = scoring.leaderboard(**TABLE, withdrawn=withdrawn)
    assert board.questions.coverage[0] == 0.5
    assert board.questions.value[0] == 0.25
