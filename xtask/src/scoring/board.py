"""The leaderboard of `cargo xtask bench-scoring`, by pandas."""

from functools import cache

import numpy as np
import pandas as pd

LENGTH = 100 * 86_400_000
UPDATES_OF_ONE = 3000


@cache
def table(folder):
    """The updates and how the questions ended; read before anything is timed."""
    updates = pd.DataFrame(
        {
            "question": np.fromfile(folder / "question.u32", dtype=np.uint32),
            "forecaster": np.fromfile(folder / "forecaster.u32", dtype=np.uint32),
            "at": np.fromfile(folder / "at.i64", dtype=np.int64),
            "chance": np.fromfile(folder / "chance.f64"),
        }
    )
    return updates, np.fromfile(folder / "happened.u8", dtype=np.uint8)


def held(updates):
    """Each forecast with the time until its forecaster's next one, or the close."""
    held = updates.sort_values(["question", "forecaster", "at"], kind="stable")
    following = held.groupby(["question", "forecaster"])["at"].shift(-1)
    held["until"] = following.fillna(LENGTH)
    return held


def time_weighted(updates, outcomes):
    """Mean Brier score over time on each question, and its mean over the questions."""
    rows = held(updates)
    rows["time"] = rows["until"] - rows["at"]
    rows["weighted"] = (rows["chance"] - outcomes[rows["question"]]) ** 2 * rows["time"]
    sums = rows.groupby(["question", "forecaster"])[["weighted", "time"]].sum()
    sums["value"] = sums["weighted"] / sums["time"]
    sums["coverage"] = sums["time"] / LENGTH
    return sums.groupby("forecaster")[["value", "coverage"]].mean()


def peer(updates, outcomes):
    """Peer scores by running sums over what begins and ends on each question."""
    rows = held(updates).reset_index(drop=True)
    happened = outcomes[rows["question"]] == 1
    rows["log"] = np.log(np.where(happened, rows["chance"], 1 - rows["chance"]))
    begins = pd.DataFrame(
        {"row": rows.index, "question": rows["question"], "at": rows["at"], "n": 1, "l": rows["log"]}
    )
    ends = pd.DataFrame(
        {
            "row": rows.index,
            "question": rows["question"],
            "at": rows["until"].astype(np.int64),
            "n": -1,
            "l": -rows["log"],
        }
    )
    events = pd.concat([begins, ends]).sort_values(["question", "at"], kind="stable")
    by_question = events.groupby("question")
    events["holders"] = by_question["n"].cumsum()
    events["logs"] = by_question["l"].cumsum()
    time = by_question["at"].shift(-1).fillna(LENGTH) - events["at"]
    several = events["holders"] > 1
    others = (events["holders"] - 1).where(several, 1)
    events["a"] = (time * events["holders"] / others).where(several, 0)
    events["c"] = (time * events["logs"] / others).where(several, 0)
    sums = events.groupby("question")[["a", "c"]].cumsum() - events[["a", "c"]]
    events[["a", "c"]] = sums
    start = events[events["n"] == 1].set_index("row").sort_index()
    end = events[events["n"] == -1].set_index("row").sort_index()
    earned = rows["log"] * (end["a"] - start["a"]) - (end["c"] - start["c"])
    rows["peer"] = 100 * earned / LENGTH
    return rows.groupby(["question", "forecaster"])["peer"].sum().groupby("forecaster").mean()


def both(updates, outcomes):
    """Both scores of everybody: their sum without signs."""
    return time_weighted(updates, outcomes)["value"].sum() + peer(updates, outcomes).abs().sum()


def standings(folder):
    """All updates on their questions."""
    return both(*table(folder))


def standings_on_one(folder):
    """The first updates, as if they had all been made on the first question."""
    updates, outcomes = table(folder)
    return both(updates.head(UPDATES_OF_ONE).assign(question=0), outcomes)
