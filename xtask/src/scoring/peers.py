"""The other side of `cargo xtask bench-scoring`: does a task a line, on the numbers in a folder."""

import sys
import time
from pathlib import Path

import numba
import numpy as np

folder = Path(sys.argv[1])
forecasts = np.fromfile(folder / "forecasts.f64")
outcomes = np.fromfile(folder / "outcomes.u8", dtype=np.uint8)


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


TASKS = {"memory": memory, "brier": brier, "log": log}

print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    value = TASKS[line.strip()]()
    print((time.perf_counter() - start) * 1000, float(value), flush=True)
