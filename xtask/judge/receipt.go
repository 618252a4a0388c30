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

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// An opening is an entry and the secrets behind its leaf.
type opening struct {
	Entry       string `json:"entry"`
	Nonce       string `json:"nonce"`
	AuthorNonce string `json:"author_nonce"`
}

// check tells whether an opening is of this leaf.
func (opened opening) check(leaf []byte) error {
	var told struct{ Author, Commitment, ID string }
	if err := json.Unmarshal(leaf, &told); err != nil {
		return err
	}
	var entry struct{ Author, ID string }
	if err := json.Unmarshal([]byte(opened.Entry), &entry); err != nil {
		return err
	}
	commitment, err := salted(opened.Nonce, opened.Entry)
	if err != nil {
		return err
	}
	author, err := salted(opened.AuthorNonce, entry.Author)
	if err != nil {
		return err
	}
	if commitment != told.Commitment || author != told.Author || entry.ID != told.ID {
		return errors.New("its entry is not the one that it commits to")
	}
	return nil
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
		Leaf    string   `json:"leaf"`
		Opening *opening `json:"opening"`
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
	if extra.Opening == nil {
		return 0, errors.New("it opens no entry")
	}
	return index, extra.Opening.check([]byte(extra.Leaf))
}
