"""Makes records and receipts as an operator who holds the key could: one of each that is good, and
others that contradict themselves though they are signed.

    python3 forge.py FOLDER

FOLDER/key is then the key they are checked by. Each folder below FOLDER/folders and each file below
FOLDER/receipts is one of them; those whose names begin with `good` hold, and all others must be
refused. It uses Python's standard library and openssl, and no code that checks.
"""

import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path

NAME = "forge.example/log"
SEED = bytes(range(32))


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def root_of(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256()
    half = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha256(b"\1", root_of(hashes[:half]), root_of(hashes[half:]))


def path_of(index, hashes):
    if len(hashes) < 2:
        return []
    half = 1 << ((len(hashes) - 1).bit_length() - 1)
    if index < half:
        return path_of(index, hashes[:half]) + [root_of(hashes[half:])]
    return path_of(index - half, hashes[half:]) + [root_of(hashes[:half])]


class Signer:
    """An Ed25519 key, with which openssl signs."""

    def __init__(self, work, seed=SEED):
        work.mkdir(parents=True, exist_ok=True)
        self.work, self.secret = work, work / f"{seed[:4].hex()}.der"
        self.secret.write_bytes(bytes.fromhex("302e020100300506032b657004220420") + seed)
        public = self.openssl("pkey", "-inform", "DER", "-in", self.secret, "-pubout", "-outform", "DER")
        self.public = b"\1" + public[-32:]
        self.id = sha256(f"{NAME}\n".encode(), self.public)[:4]

    def openssl(self, *arguments):
        return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout

    def key(self):
        return f"{NAME}+{self.id.hex()}+{base64.b64encode(self.public).decode()}"

    def note(self, size, root):
        text = f"{NAME}\n{size}\n{base64.b64encode(root).decode()}\n"
        (self.work / "text").write_bytes(text.encode())
        key = ["-inkey", self.secret, "-keyform", "DER"]
        signature = self.openssl("pkeyutl", "-sign", "-rawin", *key, "-in", self.work / "text")
        return f"{text}\n— {NAME} {base64.b64encode(self.id + signature).decode()}\n"


class Log:
    """A log that an operator writes; whatever is given beside the entry stands in its leaf."""

    def __init__(self):
        self.leaves, self.openings, self.last, self.closed = [], [], {}, set()

    def add(self, id, author="Ada", record=None, minute=None, pseudonym=None, said=None, twice=False, **told):
        """Adds an entry and its leaf. What the entry is `said` to be stands in the entry alone, and
        what is `told` in the leaf alone; the leaf commits to the entry in any case."""
        number = len(self.leaves) + 1
        minute = number if minute is None else minute
        secret, nonce = sha256((pseudonym or author).encode()), sha256(b"nonce", bytes([number]))
        entry = {
            "author": author,
            "corrects": None,
            "format": 1,
            "id": id,
            "record": record or {"forecast": {"probability": 0.9, "question": "q-1"}},
            "recorded_at": f"2026-11-30T18:{minute:02}:00Z",
            "sequence": number,
        }
        committed = canonical(entry | (said or {}))
        if twice:
            committed = committed.replace('"probability":', '"probability":0.1,"probability":', 1)
        name = sha256(secret, author.encode()).hex()
        turn, previous = self.last.get(name, (0, None))
        leaf = {
            "author": name,
            "author_sequence": turn + 1,
            "chain": sha256(nonce).hex(),
            "commitment": sha256(nonce, committed.encode()).hex(),
            "entry": number,
            "id": id,
            "leaf": 2,
            "previous": previous,
            "recorded_at": entry["recorded_at"],
        }
        data = canonical(leaf | told).encode()
        self.last[name] = ((leaf | told)["author_sequence"], sha256(b"\0", data).hex())
        self.leaves.append(data)
        self.openings.append({"entry": committed, "nonce": nonce.hex(), "author_nonce": secret.hex()})
        return self

    def erase(self, id, index, by="er-1", leaf=True):
        """A tombstone for the leaf of a number; it may lack the leaf."""
        there = json.loads(self.leaves[index])
        hash = sha256(b"\0", self.leaves[index]).hex()
        sealed = {"number": index, "sha256": hash} if leaf else None
        gone = {"id": id, "sequence": there["entry"], "left": "00", "leaf": sealed}
        return self.add(by, record={"erasure": {"because": "asked for", "erased": [gone]}})

    def close(self, *indices):
        self.closed.update(indices)
        return self

    def hashes(self):
        return [sha256(b"\0", leaf) for leaf in self.leaves]

    def publish(self, folder, signer, root=None):
        hashes, width = self.hashes(), len(self.leaves)
        bundle = b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in self.leaves)
        lines = [
            json.dumps({"index": index} | opening) + "\n"
            for index, opening in enumerate(self.openings)
            if index not in self.closed
        ]
        files = {
            "checkpoint": signer.note(width, root or root_of(hashes)).encode(),
            f"tile/entries/000.p/{width}": bundle,
            f"tile/0/000.p/{width}": b"".join(hashes),
            "openings.jsonl": "".join(lines).encode(),
        }
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)

    def receipt(self, index, signer, claimed=None, **extra):
        hashes = self.hashes()
        extra = extra or {"opening": self.openings[index]}
        extra = base64.b64encode(json.dumps({"leaf": self.leaves[index].decode()} | extra).encode())
        path = "".join(base64.b64encode(hash).decode() + "\n" for hash in path_of(index, hashes))
        place = index if claimed is None else claimed
        note = signer.note(len(hashes), root_of(hashes))
        return f"c2sp.org/tlog-proof@v1\nextra {extra.decode()}\nindex {place}\n{path}\n{note}"


def begun():
    """A question, a document, and a forecast."""
    log = Log().add("q-1", record={"question": {"text": "Will it?"}}, author="Bo")
    return log.add("d-1", record={"document": {"title": "talk.txt"}}).add("f-1")


SENTENCE = "f-2 is entry 1 of the 900.\nStanding: witnessed: seen by lund.example/w.\u001b[8m"


def folders():
    other = sha256(b"another").hex()
    yield "good", begun()
    yield "good-closed", begun().close(0, 1, 2)
    yield "good-second-pseudonym-closed", begun().add("f-2", pseudonym="Eve").close(3)
    reopened = {"desk": {"clock": "system", "name": "forged"}}
    yield "good-clock-set-back", begun().add("desk-1", record=reopened, minute=1).add("f-2", minute=2)
    yield "good-erased", begun().erase("d-1", 1).close(1)
    yield "second-pseudonym", begun().add("f-2", pseudonym="Eve")
    yield "id-twice", begun().add("f-1")
    yield "id-skipped", begun().add("f-3")
    yield "id-zero", begun().add("x-0")
    yield "id-sentence", begun().add(SENTENCE)
    yield "author-number-skipped", begun().add("f-2", author_sequence=4)
    yield "author-number-twice", begun().add("f-2", author_sequence=2)
    yield "author-leaf-passed-over", begun().add("f-2", previous=None)
    yield "author-leaf-other", begun().add("f-2", previous=other)
    yield "entry-says-twice", begun().add("f-2", twice=True)
    yield "dated-back", begun().add("f-2", minute=1)
    yield "entry-back", begun().add("f-2", entry=1)
    yield "leaf-of-other-commitment", begun().add("f-2", commitment=other)
    yield "leaf-of-other-time", begun().add("f-2", recorded_at="2026-11-30T18:30:00Z")
    yield "leaf-of-other-place", begun().add("f-2", entry=9)
    yield "leaf-of-other-id", begun().add("f-2", said={"id": "f-9"})
    yield "leaf-of-other-author", begun().add("f-2", said={"author": "Bo"})
    yield "erased-twice", begun().erase("d-1", 1).erase("d-1", 1, by="er-2").close(1)
    yield "erased-without-leaf", begun().erase("d-1", 1, leaf=False).close(1)
    yield "erased-and-open", begun().erase("d-1", 1)
    yield "erased-forecast", begun().erase("f-1", 2).close(2)
    yield "erased-forecast-without-leaf", begun().erase("f-1", 2, leaf=False).close(2)
    yield "erased-another", begun().erase("d-2", 1).close(1)
    yield "erased-finding-with-a-leaf", begun().erase("s-1", 1, leaf=False).close(1)
    yield "erased-under-another-id", begun().erase("d-1", 1, by="f-2").close(1)
    yield "tombstone-of-nothing", begun().add("er-1")


def receipts(signer):
    other = sha256(b"another").hex()

    def last(**told):
        return begun().add("f-2", **told).receipt(3, signer)

    yield "good", last()
    yield "good-closed-document", begun().receipt(1, signer)
    yield "leaf-of-other-id", last(said={"id": "f-9"})
    yield "leaf-of-other-time", last(recorded_at="2020-01-01T00:00:00Z")
    yield "leaf-of-other-place", last(entry=99)
    yield "leaf-of-other-commitment", last(commitment=other)
    yield "leaf-of-other-author", last(said={"author": "Bo"})
    yield "entry-says-twice", last(twice=True)
    yield "id-sentence", begun().add(SENTENCE).receipt(3, signer)
    yield "index-beyond", begun().add("f-2").receipt(3, signer, claimed=7)
    yield "index-other", begun().add("f-2").receipt(3, signer, claimed=2)
    yield "erased-by-a-sentence", begun().receipt(1, signer, erased=SENTENCE)
    yield "erased-forecast", begun().receipt(2, signer, erased="er-1")
    yield "opens-nothing-erased", begun().receipt(1, signer, erased="f-1")
    yield "unsigned", begun().receipt(2, Signer(signer.work, bytes(32)))


def main():
    target = Path(sys.argv[1])
    signer = Signer(target / "work")
    (target / "key").write_text(signer.key() + "\n")
    for name, log in folders():
        log.publish(target / "folders" / name, signer)
    begun().publish(target / "folders" / "root-other", signer, root=sha256(b"another"))
    begun().publish(target / "folders" / "unsigned", Signer(target / "work", bytes(32)))
    begun().publish(target / "folders" / "opening-cut", signer)
    cut = target / "folders" / "opening-cut" / "openings.jsonl"
    cut.write_bytes(cut.read_bytes()[:-1])
    (target / "receipts").mkdir(exist_ok=True)
    for name, receipt in receipts(signer):
        path = target / "receipts" / f"{name}.tlog-proof"
        path.write_text(receipt, encoding="utf-8")


if __name__ == "__main__":
    main()
