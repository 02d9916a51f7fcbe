package repl

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Statements come back whole, from a file that only its user reads.
func TestHistoryIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state", "geo", "history")
	h := openHistory(file)
	for _, s := range []string{"a = 1", "for i in 1..2 {\n\tprint i\n}", "a = 1", "a = 1", "  "} {
		h.add(s)
	}
	info, err := os.Stat(file)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	again := openHistory(file)
	var got []string
	for _, l := range again.lines {
		got = append(got, fromLine(l))
	}
	if want := "a = 1|for i in 1..2 {\n\tprint i\n}|a = 1"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
}

// A long file is cut to its newest lines; one that cannot be written ends nothing.
func TestHistoryLimits(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	if err := os.WriteFile(file, []byte(strings.Repeat("old\n", 2*mostRemembered)+"new\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if h := openHistory(file); len(h.lines) != mostRemembered || h.lines[mostRemembered-1] != "new" {
		t.Errorf("%d lines", len(h.lines))
	}
	if text, err := os.ReadFile(file); err != nil || strings.Count(string(text), "\n") != mostRemembered {
		t.Errorf("%d lines in the file, %v", strings.Count(string(text), "\n"), err)
	}
	h := openHistory(filepath.Join(file, "below a file"))
	if h.add("x"); len(h.lines) != 1 {
		t.Error("nothing is remembered")
	}
}

// Steps go among the lines that begin as what is typed up to the cursor, and back to it.
func TestHistoryByPrefix(t *testing.T) {
	h := openHistory("")
	for _, s := range []string{"print 1", "f = 2", "print 3", "g = 4"} {
		h.add(s)
	}
	line := "pri"
	for _, c := range []struct {
		by   int
		want string
		ok   bool
	}{
		{-1, "print 3", true}, {-1, "print 1", true}, {-1, "", false}, {1, "print 3", true}, {1, "pri", true}, {1, "", false},
		{-1, "print 3", true},
	} {
		got, ok := h.step(line, len([]rune(line)), c.by)
		if got != c.want || ok != c.ok {
			t.Fatalf("from %q by %d: %q %v, want %q", line, c.by, got, ok, c.want)
		}
		if ok {
			line = got
		}
	}
	if got, _ := h.step("anything", 0, -1); got != "g = 4" { // another line: a new search, before its first letter
		t.Errorf("%q", got)
	}
}
