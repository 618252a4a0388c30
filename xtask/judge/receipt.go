package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// An opening is an entry and the secrets behind its leaf.
type opening struct {
	Entry       string `json:"entry"`
	Nonce       string `json:"nonce"`
	AuthorNonce string `json:"author_nonce"`
}

// An entry is what an opening says of itself.
type entry struct {
	Author     string    `json:"author"`
	ID         string    `json:"id"`
	RecordedAt time.Time `json:"recorded_at"`
	Sequence   uint64    `json:"sequence"`
	Record     struct {
		Erasure *erasure `json:"erasure"`
	} `json:"record"`
}

// check tells whether an opening is of this leaf, and returns the entry.
func (opened opening) check(data []byte) (entry, error) {
	var entry entry
	told, err := readLeaf(data)
	if err != nil {
		return entry, err
	}
	if err := json.Unmarshal([]byte(opened.Entry), &entry); err != nil {
		return entry, err
	}
	if err := saysOnce(json.NewDecoder(strings.NewReader(opened.Entry))); err != nil {
		return entry, err
	}
	commitment, err := salted(opened.Nonce, opened.Entry)
	if err != nil {
		return entry, err
	}
	author, err := salted(opened.AuthorNonce, entry.Author)
	if err != nil {
		return entry, err
	}
	if commitment != told.Commitment || author != told.Author {
		return entry, errors.New("its entry is not the one that it commits to")
	}
	if entry.ID != told.ID || entry.Sequence != told.Entry || !entry.RecordedAt.Equal(told.RecordedAt) {
		return entry, errors.New("its entry says of itself what the leaf does not say of it")
	}
	return entry, nil
}

// saysOnce refuses JSON in which an object has a member twice, as others might read the other one.
func saysOnce(decoder *json.Decoder) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	opened, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	members := map[any]bool{}
	for decoder.More() {
		if opened == '{' {
			member, err := decoder.Token()
			if err != nil {
				return err
			}
			if members[member] {
				return fmt.Errorf("%q stands twice in its entry", member)
			}
			members[member] = true
		}
		if err := saysOnce(decoder); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}

// salted is the SHA-256 of a nonce, which is given in hexadecimal, and a text.
func salted(nonce, text string) (string, error) {
	secret, err := hex.DecodeString(nonce)
	if err != nil || len(secret) != sha256.Size || hex.EncodeToString(secret) != nonce {
		return "", fmt.Errorf("%q is no nonce", nonce)
	}
	digest := sha256.Sum256(append(secret, text...))
	return hex.EncodeToString(digest[:]), nil
}

// decode reads JSON that has nothing beside what is expected.
func decode(text []byte, value any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(value); err != nil {
		return err
	}
	if decoder.InputOffset() != int64(len(text)) {
		return errors.New("something stands behind the JSON")
	}
	return nil
}

// checkReceipt checks a receipt by itself (C2SP tlog-proof), and returns the place of its leaf.
func checkReceipt(text []byte, key note.Verifier) (int64, error) {
	head, signed, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, errors.New("this is no receipt")
	}
	within, err := openCheckpoint([]byte(signed), key)
	if err != nil {
		return 0, err
	}
	encoded, _ := strings.CutPrefix(lines[1], "extra ")
	decoded, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil {
		return 0, err
	}
	var extra struct {
		Leaf      string   `json:"leaf"`
		Opening   *opening `json:"opening"`
		Erased    string   `json:"erased"`
		Timestamp string   `json:"timestamp"`
	}
	if err := decode(decoded, &extra); err != nil {
		return 0, err
	}
	number, _ := strings.CutPrefix(lines[2], "index ")
	index, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0, err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := hash(line)
		if err != nil {
			return 0, err
		}
		proof = append(proof, hash)
	}
	leaf := tlog.RecordHash([]byte(extra.Leaf))
	if err := tlog.CheckRecord(proof, within.tree.N, within.tree.Hash, index, leaf); err != nil {
		return 0, err
	}
	// Nobody signed what it says of a tombstone.
	if extra.Opening == nil {
		return 0, errors.New("it opens no entry")
	}
	_, err = extra.Opening.check([]byte(extra.Leaf))
	return index, err
}
