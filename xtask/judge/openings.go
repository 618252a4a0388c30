package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// An erasure names what was erased.
type erasure struct {
	Erased []struct {
		ID       string `json:"id"`
		Sequence uint64 `json:"sequence"`
		Leaf     *struct {
			Number uint64 `json:"number"`
			Sha256 string `json:"sha256"`
		} `json:"leaf"`
	} `json:"erased"`
}

// erasable are the kinds that have leaves and may be erased, and leafless those that have none.
const erasable, leafless = " d j b ", " s e p a l nj np "

// checkOpenings checks that each entry that is open is the one that its leaf commits to, that a name
// has one pseudonym, and that what was erased is closed and bears on no score.
func checkOpenings(text []byte, leaves [][]byte, told []leaf) error {
	if len(text) == 0 {
		return nil
	}
	body, ended := bytes.CutSuffix(text, []byte("\n"))
	if !ended {
		return errors.New("the last opening is cut short")
	}
	entries, pseudonyms, last := map[uint64]entry{}, map[string]string{}, -1
	for _, line := range bytes.Split(body, []byte("\n")) {
		var opened struct {
			Index int `json:"index"`
			opening
		}
		if err := decode(line, &opened); err != nil {
			return err
		}
		if opened.Index <= last || opened.Index >= len(leaves) {
			return fmt.Errorf("there is no leaf %d to be opened here", opened.Index)
		}
		last = opened.Index
		entry, err := opened.check(leaves[opened.Index])
		if err != nil {
			return fmt.Errorf("leaf %d: %w", opened.Index, err)
		}
		known, ok := pseudonyms[entry.Author]
		if ok && known != told[opened.Index].Author {
			return fmt.Errorf("%q has a second pseudonym in leaf %d", entry.Author, opened.Index)
		}
		pseudonyms[entry.Author] = told[opened.Index].Author
		entries[uint64(opened.Index)] = entry
	}
	return checkErased(entries, leaves, told)
}

// checkErased holds the tombstones that are open against the leaves that they name.
func checkErased(entries map[uint64]entry, leaves [][]byte, told []leaf) error {
	gone, places := map[string]bool{}, map[uint64]bool{}
	for _, leaf := range told {
		places[leaf.Entry] = true
	}
	for index, entry := range entries {
		if strings.HasPrefix(entry.ID, "er-") != (entry.Record.Erasure != nil) {
			return fmt.Errorf("leaf %d is %s, and only what is er- is a tombstone", index, entry.ID)
		}
		if entry.Record.Erasure == nil {
			continue
		}
		for _, named := range entry.Record.Erasure.Erased {
			kind, _, _ := strings.Cut(named.ID, "-")
			if gone[named.ID] || !ids.MatchString(named.ID) {
				return fmt.Errorf("leaf %d erases %q, which is no id or was erased before", index, named.ID)
			}
			gone[named.ID] = true
			if named.Leaf == nil {
				if places[named.Sequence] || !strings.Contains(leafless, " "+kind+" ") {
					return fmt.Errorf("leaf %d does not say which leaf %s has", index, named.ID)
				}
				continue
			}
			number := named.Leaf.Number
			if number >= index || told[number].ID != named.ID || told[number].Entry != named.Sequence {
				return fmt.Errorf("leaf %d erases another leaf %d", index, number)
			}
			hash := tlog.RecordHash(leaves[number])
			if hex.EncodeToString(hash[:]) != named.Leaf.Sha256 {
				return fmt.Errorf("leaf %d erases another leaf %d", index, number)
			}
			if _, open := entries[number]; open || !strings.Contains(erasable, " "+kind+" ") {
				return fmt.Errorf("leaf %d erases leaf %d, which is open or bears on scores", index, number)
			}
		}
	}
	return nil
}
