package grammar

import (
	"os"
	"strings"
	"testing"
)

// testdata/trees.txt holds sources, each with its tree below a line of ---- and
// parted from the next by a line of ====.
func TestDump(t *testing.T) {
	text, err := os.ReadFile("testdata/trees.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(text), "====\n") {
		in, want, ok := strings.Cut(c, "----\n")
		if !ok {
			t.Fatalf("no tree in\n%s", c)
		}
		var got string
		if x, errs := ParseExpr(source(in)); len(errs) == 0 {
			got = Dump(x)
		} else {
			file, errs := Parse(source(in))
			if len(errs) > 0 {
				t.Fatalf("%s: %v", in, errs)
			}
			got = Dump(file)
		}
		if got != want {
			t.Errorf("%sgot\n%swant\n%s", in, got, want)
		}
	}
}

// A chain of ten thousand sums has a tree of as many levels, not a text of as
// many columns.
func TestDumpOfDeepTreesIsBounded(t *testing.T) {
	x, errs := ParseExpr(source("1" + strings.Repeat("+1", 9_000)))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if n := len(Dump(x)); n > 200_000 {
		t.Errorf("%d bytes", n)
	}
	if Dump(nil) != "" {
		t.Error("a tree of nothing")
	}
}
