package main

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// A leaf is what a record shows of an entry before it is opened.
type leaf struct {
	Author         string    `json:"author"`
	AuthorSequence uint64    `json:"author_sequence"`
	Chain          *string   `json:"chain"`
	Commitment     string    `json:"commitment"`
	Entry          uint64    `json:"entry"`
	ID             string    `json:"id"`
	Leaf           int       `json:"leaf"`
	Previous       *string   `json:"previous"`
	RecordedAt     time.Time `json:"recorded_at"`
}

// ids are letters and a number, and nothing else.
var ids = regexp.MustCompile(`^[a-z]{1,8}-[1-9][0-9]*$`)

func readLeaf(data []byte) (leaf, error) {
	var told leaf
	if err := decode(data, &told); err != nil {
		return told, err
	}
	if !ids.MatchString(told.ID) {
		return told, fmt.Errorf("%q is no id", told.ID)
	}
	return told, nil
}

// A turn is where an author's last leaf stands among theirs.
type turn struct {
	number uint64
	hash   string
}

// checkPeople checks that nothing is left out: each author's leaves are numbered and name the one
// before, each kind's ids are numbered, and entries and times go on.
func checkPeople(leaves [][]byte) ([]leaf, error) {
	var told []leaf
	turns, kinds := map[string]turn{}, map[string]uint64{}
	var last leaf
	for index, data := range leaves {
		leaf, err := readLeaf(data)
		if err != nil {
			return nil, fmt.Errorf("leaf %d: %w", index, err)
		}
		before, known := turns[leaf.Author]
		if leaf.AuthorSequence != before.number+1 {
			return nil, fmt.Errorf("leaf %d is its author's number %d where %d should follow",
				index, leaf.AuthorSequence, before.number+1)
		}
		if known != (leaf.Previous != nil) || known && *leaf.Previous != before.hash {
			return nil, fmt.Errorf("leaf %d does not name its author's leaf before it", index)
		}
		hash := tlog.RecordHash(data)
		turns[leaf.Author] = turn{leaf.AuthorSequence, hex.EncodeToString(hash[:])}
		kind, number, _ := strings.Cut(leaf.ID, "-")
		kinds[kind]++
		if number != strconv.FormatUint(kinds[kind], 10) {
			return nil, fmt.Errorf("leaf %d is %s where %s-%d should follow", index, leaf.ID, kind, kinds[kind])
		}
		// A desk that is opened once more says that its clock was wrong before.
		isSetBack := kind == "desk" && index > 0
		if leaf.Entry <= last.Entry || !isSetBack && leaf.RecordedAt.Before(last.RecordedAt) {
			return nil, fmt.Errorf("leaf %d stands behind a later one", index)
		}
		last = leaf
		told = append(told, leaf)
	}
	return told, nil
}
