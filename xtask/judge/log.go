package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// width is how many hashes a tile has, and how many leaves a bundle.
const width = 256

// A checkpoint is what a log says of itself.
type checkpoint struct {
	origin string
	tree   tlog.Tree
}

// openCheckpoint checks the signature under a checkpoint and reads it.
func openCheckpoint(text []byte, key note.Verifier) (checkpoint, error) {
	opened, err := note.Open(text, note.VerifierList(key))
	if err != nil {
		return checkpoint{}, err
	}
	for _, signature := range append(opened.Sigs, opened.UnverifiedSigs...) {
		if _, err := base64.StdEncoding.Strict().DecodeString(signature.Base64); err != nil {
			return checkpoint{}, fmt.Errorf("a signature has two spellings: %w", err)
		}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return checkpoint{}, errors.New("the checkpoint is of another log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return checkpoint{}, err
	}
	root, err := hash(lines[2])
	if err != nil {
		return checkpoint{}, err
	}
	return checkpoint{lines[0], tlog.Tree{N: size, Hash: root}}, nil
}

// hash reads a hash in its one spelling.
func hash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	decoded, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil {
		return hash, err
	}
	if copy(hash[:], decoded) != len(hash) || len(decoded) != len(hash) {
		return hash, fmt.Errorf("%q is no hash", text)
	}
	return hash, nil
}

// files are those of a published folder, by their paths in it.
type files map[string][]byte

// Height is that of the tiles: 2 to the power of it is their width.
func (files) Height() int { return 8 }

// ReadTiles reads tiles as the specification of tiled logs names them.
func (published files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		found, ok := published[path]
		if !ok || len(found) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is missing or has another length", path)
		}
		data = append(data, found)
	}
	return data, nil
}

// SaveTiles keeps nothing: the files are all here.
func (files) SaveTiles([]tlog.Tile, [][]byte) {}

// leaves reads the data of so many leaves, bundle by bundle.
func (published files) leaves(size int64) ([][]byte, error) {
	var leaves [][]byte
	for int64(len(leaves)) < size {
		tile := tlog.Tile{H: 8, L: 0, N: int64(len(leaves)) / width, W: int(min(width, size-int64(len(leaves))))}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := split(published[path])
		if err != nil || len(bundle) != tile.W {
			return nil, fmt.Errorf("%s does not hold %d leaves", path, tile.W)
		}
		leaves = append(leaves, bundle...)
	}
	return leaves, nil
}

// split takes leaves apart that stand one after another, each behind its length in two bytes.
func split(bundle []byte) ([][]byte, error) {
	var leaves [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return nil, errors.New("a length is cut short")
		}
		length := int(binary.BigEndian.Uint16(bundle))
		bundle = bundle[2:]
		if len(bundle) < length {
			return nil, errors.New("a leaf is cut short")
		}
		leaves = append(leaves, bundle[:length])
		bundle = bundle[length:]
	}
	return leaves, nil
}

// checkPublished checks all of a published folder: the signature, each leaf through its tiles, the
// proof that each is in the tree, the proof that the tree grew from each smaller one, what was kept
// from earlier, the numbers of each author's leaves and of each kind's ids, the entries that are open,
// and what they tell of names and of what was erased.
func checkPublished(published files, key note.Verifier, kept []checkpoint) (int64, error) {
	signed, err := openCheckpoint(published["checkpoint"], key)
	if err != nil {
		return 0, err
	}
	leaves, err := published.leaves(signed.tree.N)
	if err != nil {
		return 0, err
	}
	tiles := tlog.TileHashReader(signed.tree, published)
	roots, err := checkLeaves(leaves, signed.tree, tiles)
	if err != nil {
		return 0, err
	}
	if err := checkGrowth(roots, signed.tree, tiles, kept); err != nil {
		return 0, err
	}
	told, err := checkPeople(leaves)
	if err != nil {
		return 0, err
	}
	return signed.tree.N, checkOpenings(published["openings.jsonl"], leaves, told)
}

// checkLeaves holds each leaf against its tile and its proof, and works out the root of the tree as
// it was after each of them.
func checkLeaves(leaves [][]byte, tree tlog.Tree, tiles tlog.HashReader) ([]tlog.Hash, error) {
	var own []tlog.Hash
	reader := tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, place := range places {
			found = append(found, own[place])
		}
		return found, nil
	})
	var roots []tlog.Hash
	for index, leaf := range leaves {
		number := int64(index)
		tiled, err := tiles.ReadHashes([]int64{tlog.StoredHashIndex(0, number)})
		if err != nil {
			return nil, err
		}
		if tiled[0] != tlog.RecordHash(leaf) {
			return nil, fmt.Errorf("leaf %d is not the one in its tile", index)
		}
		proof, err := tlog.ProveRecord(tree.N, number, tiles)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, number, tiled[0]); err != nil {
			return nil, fmt.Errorf("leaf %d: %w", index, err)
		}
		added, err := tlog.StoredHashes(number, leaf, reader)
		if err != nil {
			return nil, err
		}
		own = append(own, added...)
		root, err := tlog.TreeHash(number+1, reader)
		if err != nil {
			return nil, err
		}
		roots = append(roots, root)
	}
	return roots, nil
}

// checkGrowth proves that the tree grew from each smaller one, and from what was kept.
func checkGrowth(roots []tlog.Hash, tree tlog.Tree, tiles tlog.HashReader, kept []checkpoint) error {
	smaller := []tlog.Tree{}
	for index, root := range roots {
		smaller = append(smaller, tlog.Tree{N: int64(index) + 1, Hash: root})
	}
	for _, earlier := range kept {
		smaller = append(smaller, earlier.tree)
	}
	for _, earlier := range smaller {
		proof, err := tlog.ProveTree(tree.N, earlier.N, tiles)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash); err != nil {
			return fmt.Errorf("the tree of %d leaves: %w", earlier.N, err)
		}
	}
	return nil
}
