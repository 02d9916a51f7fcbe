package builtins

import (
	"sort"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op"
)

func TestTableIsSorted(t *testing.T) {
	if !sort.SliceIsSorted(table, func(i, j int) bool { return table[i].Name < table[j].Name }) {
		t.Error("Lookup searches by halves: the table must be sorted by name")
	}
	for _, e := range table {
		if Lookup(e.Name) != e {
			t.Errorf("Lookup(%q) does not find its entry", e.Name)
		}
	}
	for _, name := range []string{"", "a", "detx", "zzz", "Sin"} {
		if Lookup(name) != nil {
			t.Errorf("Lookup(%q) finds something", name)
		}
	}
}

// Every entry can be read and tried: nobody should have to guess.
func TestEntriesAreDocumented(t *testing.T) {
	for _, e := range All() {
		if e.Family == "" || e.Law == "" || e.Apply == nil {
			t.Errorf("%s lacks family, law or Apply", e.Name)
		}
		if len(e.Doc) < 20 || !strings.HasSuffix(e.Doc, ".") {
			t.Errorf("%s: Doc is a sentence or more: %q", e.Name, e.Doc)
		}
		if !strings.HasPrefix(e.Signature, e.Name) {
			t.Errorf("%s: signature %q does not begin with the name", e.Name, e.Signature)
		}
		if !strings.Contains(e.Example, e.Name) || !strings.HasSuffix(e.Example, "\n") {
			t.Errorf("%s: the example does not use it, or has no line end", e.Name)
		}
		if e.Value {
			continue
		}
		if e.Cost == "" || (e.Max != 0 && !strings.Contains(e.Signature, "(")) {
			t.Errorf("%s lacks its cost, or its signature has no arguments", e.Name)
		}
		for _, option := range e.Named {
			if option != "from" && !strings.Contains(e.Signature, option+":") {
				t.Errorf("%s: option %s is not in the signature", e.Name, option)
			}
		}
	}
}

// The elementwise entries are the rows of package op, each once, and no others.
func TestElementwiseEntriesAreRows(t *testing.T) {
	for f := range op.All {
		e := Lookup(f.Name)
		if f.Entry.Hidden != op.None {
			if e != nil {
				t.Errorf("%s is hidden, for %s, and has an entry", f.Name, f.Entry.Hidden)
			}
			continue
		}
		if e == nil || e.Family != Elementwise || !e.Pointwise {
			t.Errorf("%s has no entry among the elementwise functions", f.Name)
		}
	}
	for _, o := range op.Others {
		if e := Lookup(o.Name); e == nil || e.Family != Elementwise || !e.Pointwise {
			t.Errorf("%s has no entry among the elementwise functions", o.Name)
		}
	}
	for _, e := range All() {
		if f := op.Knows(e.Name); (e.Family == Elementwise) != f || e.Pointwise != f {
			t.Errorf("%s is elementwise, and no row, or the other way round", e.Name)
		}
	}
}
