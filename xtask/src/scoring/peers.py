"""The other side of `cargo xtask bench-scoring`: does a task a line, on the numbers in a folder."""

import sys
import time
from pathlib import Path

import board
import numba
import numpy as np
import properscoring
import scoringrules
from model_diagnostics.scoring import SquaredError, decompose

folder = Path(sys.argv[1])
forecasts = np.fromfile(folder / "forecasts.f64")
outcomes = np.fromfile(folder / "outcomes.u8", dtype=np.uint8)
rounded = np.fromfile(folder / "rounded.f64")
differences = np.fromfile(folder / "differences.f64")
rounded_scores = np.fromfile(folder / "rounded_scores.f64")
members = forecasts[: 100_000 * 51].reshape(100_000, 51)
quantities = forecasts[-100_000:]
means = forecasts[:100_000, None] + np.array([0.2, 0.5, 0.9])
deviations = np.tile([0.1, 0.05, 0.3], (100_000, 1))
weights = np.tile([0.2, 0.5, 0.3], (100_000, 1))


@numba.njit(fastmath=True)
def numba_brier(forecasts, outcomes):
    total = 0.0
    for row in range(forecasts.size):
        distance = forecasts[row] - outcomes[row]
        total += distance * distance
    return total / forecasts.size


def memory():
    return forecasts.sum() + outcomes.sum()


def brier():
    return numba_brier(forecasts, outcomes)


def log():
    return -np.log(np.where(outcomes == 1, forecasts, 1 - forecasts)).mean()


def miscalibration(forecasts):
    happened = outcomes[: forecasts.size].astype(float)
    return decompose(happened, forecasts, scoring_function=SquaredError())["miscalibration"][0]


def low_end(values):
    random = np.random.default_rng(1)
    size = values.size
    means = [values[random.integers(0, size, size, dtype=np.int32)].mean() for _ in range(1000)]
    return np.quantile(means, 0.025)


def mixtures():
    return scoringrules.crps_mixnorm(quantities, means, deviations, weights, backend="numba").mean()


TASKS = {
    "memory": memory,
    "brier": brier,
    "log": log,
    "corp": lambda: miscalibration(forecasts[: rounded.size]),
    "corp-rounded": lambda: miscalibration(rounded),
    "bootstrap": lambda: low_end(differences),
    "bootstrap-rounded": lambda: low_end(rounded_scores),
    "crps-ensembles": lambda: properscoring.crps_ensemble(quantities, members).mean(),
    "crps-mixtures": mixtures,
    "leaderboard": lambda: board.standings(folder),
    "question": lambda: board.standings_on_one(folder),
}

print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    value = TASKS[line.strip()]()
    print((time.perf_counter() - start) * 1000, float(value), flush=True)
