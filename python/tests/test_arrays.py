"""What happens to the arrays that come in."""

import threading
import time
import tracemalloc

import numpy as np
import pytest

import forsooth_scoring as scoring

MANY = 1_000_000


def peak_bytes(work):
    """How much memory numpy and Python took while something ran."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.fixture
def many():
    random = np.random.default_rng(1)
    return random.random(MANY), random.random(MANY) < 0.5


def test_arrays_of_the_right_type_are_read_where_they_lie(many):
    forecasts, outcomes = many
    assert peak_bytes(lambda: scoring.mean_score(forecasts, outcomes)) < 100_000
    table = np.random.default_rng(2).random((MANY // 10, 10))
    happened = table[:, 0].copy()
    assert peak_bytes(lambda: scoring.crps_ensembles(table, happened)) < 100_000


def test_other_arrays_are_copied_once(many):
    forecasts, outcomes = many
    halves = forecasts.astype(np.float32)
    assert peak_bytes(lambda: scoring.mean_score(halves, outcomes)) >= 8 * MANY


@pytest.mark.parametrize("kind", [bool, np.uint8, np.int64, np.float32, np.float64])
def test_outcomes_may_be_0_and_1(kind):
    outcomes = np.array([1, 0], dtype=kind)
    assert scoring.brier([0.5, 0.25], outcomes).tolist() == [0.25, 0.0625]


@pytest.mark.parametrize(
    "forecasts",
    [
        [0.5, 0.25],
        (0.5, 0.25),
        np.array([0.5, 9.0, 0.25])[::2],
        np.array([0.25, 0.5])[::-1],
        np.array([0.5, 0.25], dtype=np.float32),
        np.array([0.5, 0.25], dtype=">f8"),
        np.frombuffer(b"x" + np.array([0.5, 0.25]).tobytes(), np.uint8)[1:].view("<f8"),
        np.rec.fromarrays([[0.5, 0.25], [9.0, 9.0]], names="chance,other").chance,
    ],
)
def test_forecasts_may_come_in_any_way(forecasts):
    assert scoring.brier(forecasts, [True, False]).tolist() == [0.25, 0.0625]


def test_a_table_may_lie_column_after_column():
    table = np.array([[1.0, 2.0, 4.0], [1.0, 1.0, 3.0]])
    expected = scoring.crps_ensembles(table, [3.0, 2.0])
    assert np.array_equal(scoring.crps_ensembles(np.asfortranarray(table), [3.0, 2.0]), expected)


def test_nothing_is_changed_and_what_may_not_be_written_can_be_read(many):
    forecasts, outcomes = many
    before = forecasts.copy(), outcomes.copy()
    forecasts.flags.writeable = outcomes.flags.writeable = False
    scores = scoring.log_score(forecasts, outcomes)
    assert np.array_equal(before[0], forecasts) and np.array_equal(before[1], outcomes)
    assert scores.flags.writeable and scores.dtype == np.float64


def test_no_rows_have_no_scores_and_no_mean():
    assert scoring.brier([], []).tolist() == []
    assert scoring.mean_score([], []) is None
    assert scoring.mean_score([], [], weights=[]) is None


def test_other_threads_run_meanwhile(many):
    scores, _ = many
    work = threading.Thread(target=scoring.bootstrap, args=[scores])
    work.start()
    turns = 0
    while work.is_alive():
        turns += 1
        time.sleep(0.001)
    # Held up, this thread would get a turn before the work and none during it.
    assert turns > 5
