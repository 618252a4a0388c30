// Judge checks a published record and its receipts with the code of others: the notes and the
// trees of golang.org/x/mod, as Go's own checksum database uses them.
//
//	judge check KEY FOLDER [KEPT...]      all of a published folder, and that it grew from what was kept
//	judge receipt KEY FILE...             receipts
//	judge flip KEY FOLDER RECEIPT...      that each byte of them, flipped in turn, is found
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// patience is how long a single check may take; one that does not end counts as failed.
const patience = 20 * time.Second

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "judge:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) < 3 {
		return errors.New("say check, receipt or flip, then a key and what to judge")
	}
	key, err := note.NewVerifier(arguments[1])
	if err != nil {
		return err
	}
	switch rest := arguments[2:]; arguments[0] {
	case "check":
		return check(key, rest[0], rest[1:])
	case "receipt":
		return receipts(key, rest)
	case "flip":
		return flip(key, rest[0], rest[1:])
	default:
		return fmt.Errorf("%q is none of check, receipt and flip", arguments[0])
	}
}

func check(key note.Verifier, folder string, keptIn []string) error {
	published, err := read(folder)
	if err != nil {
		return err
	}
	var kept []checkpoint
	for _, path := range keptIn {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		earlier, err := openCheckpoint(text, key)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		kept = append(kept, earlier)
	}
	leaves, err := checkPublished(published, key, kept)
	if err == nil {
		fmt.Printf("%d leaves, each in its tile and in the tree, which grew from %d smaller ones, "+
			"and none left out of its author's\n", leaves, leaves+int64(len(kept)))
	}
	return err
}

func receipts(key note.Verifier, paths []string) error {
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		index, err := checkReceipt(text, key)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		fmt.Printf("%s proves leaf %d\n", filepath.Base(path), index)
	}
	return nil
}

// flip flips one bit of each byte in turn, and refuses a flip that no check finds in time.
func flip(key note.Verifier, folder string, receipts []string) error {
	published, err := read(folder)
	if err != nil {
		return err
	}
	flips := 0
	for path, whole := range published {
		flipped, err := flipEach(path, whole, func(changed []byte) error {
			copied := files{}
			for name, data := range published {
				copied[name] = data
			}
			copied[path] = changed
			_, err := checkPublished(copied, key, nil)
			return err
		})
		if err != nil {
			return err
		}
		flips += flipped
	}
	for _, path := range receipts {
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		flipped, err := flipEach(path, whole, func(changed []byte) error {
			_, err := checkReceipt(changed, key)
			return err
		})
		if err != nil {
			return err
		}
		flips += flipped
	}
	fmt.Printf("%d bytes were flipped, and each flip was found\n", flips)
	return nil
}

func flipEach(path string, whole []byte, check func([]byte) error) (int, error) {
	for at := range whole {
		changed := append([]byte{}, whole...)
		changed[at] ^= 1
		found := make(chan error, 1)
		go func() { found <- check(changed) }()
		select {
		case err := <-found:
			if err == nil {
				return 0, fmt.Errorf("%s: a flip of byte %d slipped by", path, at)
			}
		case <-time.After(patience):
			return 0, fmt.Errorf("%s: with byte %d flipped the check does not end", path, at)
		}
	}
	return len(whole), nil
}

// read reads a published folder but for its page, which proves nothing.
func read(folder string) (files, error) {
	published := files{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "index.html" {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		published[filepath.ToSlash(name)] = data
		return err
	})
	return published, err
}
