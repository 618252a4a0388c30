"""Finds the times of texts with a peer, one JSON object a line, in the shape of our own.

Usage: peer.py NAME FILE

NAME is `recognizers` (recognizers-text-date-time 1.0.2a2, which needs emoji 1.7.0) or `dateparser`
(dateparser 1.5.0). Each line of FILE is a JSON object with `text` and `published`. Offsets are bytes
of UTF-8. Both take prepositions into their expressions, which TIMEX3 does not; they are cut.
"""

import datetime
import json
import re
import sys
import warnings

warnings.filterwarnings("ignore")


PREPOSITIONS = re.compile(
    r"(?:(?:in|on|at|by|since|from|until|till|for|of|to|before|after|during|between|within)\s+)+", re.I
)


def main(name, path):
    find = {"recognizers": recognizers, "dateparser": dateparser}[name]()
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        day = document["published"]
        reference = datetime.datetime.fromisoformat(day) if day else datetime.datetime(2016, 11, 7)
        text = document["text"]
        times = [time for time in find(text, reference) if time]
        print(json.dumps({"text": text, "times": [placed(text, time) for time in times]}))


def placed(text, time):
    start, end, kind, value, first, last = time
    lead = PREPOSITIONS.match(text, start, end)
    start = lead.end() if lead else start
    byte = lambda at: len(text[:at].encode("utf-8"))
    return {
        "kind": kind,
        "value": value,
        "first": first,
        "last": last,
        "span": {"start": byte(start), "end": byte(end)},
    }


def recognizers():
    from recognizers_date_time import recognize_datetime

    # It remembers nothing from one line to the next, and its time grows faster than the text.
    def find(text, reference):
        at = 0
        for line in text.splitlines(keepends=True):
            for result in recognize_datetime(line, "en-us", reference=reference):
                values = (result.resolution or {}).get("values") or [{}]
                kind = result.type_name.split(".")[-1]
                start, end, *rest = timex(result, kind, values)
                yield at + start, at + end, *rest
            at += len(line)

    return find


def timex(result, kind, values):
    """Its TIMEX value where that is whole, or else what the past resolution says."""
    value = values[0]
    written = value.get("timex", "")
    start, end = value.get("start"), value.get("end")
    first = (value.get("value") or start or "")[:10] or None
    last = None
    if first and "-" not in first:
        first = None
    if first and not start:
        last = first
    if start and end and "-" in start and "-" in end:
        last = (datetime.date.fromisoformat(end[:10]) - datetime.timedelta(days=1)).isoformat()
    if "X" in written and kind in ("date", "datetime") and first:
        clock = written.split("T")[1] if "T" in written and "-" in written else ""
        written = first + ("T" + clock if clock else "")
    if written.startswith("(") and kind.endswith("range"):
        written = written.strip("()").split(",")[-1] if kind == "duration" else written
    kinds = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME"}
    return result.start, result.end + 1, kinds.get(kind, "DATE"), written, first, last


def dateparser():
    from dateparser.search import search_dates

    def find(text, reference):
        found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": reference}) or []
        at = 0
        for words, moment in found:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            day = moment.date().isoformat()
            has_clock = moment.time() != reference.time() and ":" in words
            value = moment.strftime("%Y-%m-%dT%H:%M") if has_clock else day
            yield start, at, "TIME" if has_clock else "DATE", value, day, day

    return find


if __name__ == "__main__":
    main(*sys.argv[1:])
