package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHolds checks and runs testdata/holds/*.geo, chunk by chunk: every
// assertion holds.
func TestHolds(t *testing.T) {
	files, err := filepath.Glob("testdata/holds/*.geo")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line := 1
		for _, chunk := range strings.Split(string(text), "\n---\n") {
			name := filepath.Base(f) + ":" + itoa(line)
			at := line
			t.Run(name, func(t *testing.T) {
				p, list := checkText(name, strings.Repeat("\n", at-1)+chunk, Options{FS: os.DirFS("testdata")})
				if p == nil {
					t.Fatalf("rejected:\n%s", render(list))
				}
				r := run(p)
				for _, e := range r.errs {
					t.Error(e)
				}
				if want := strings.Count(chunk, "assert "); r.done == 0 && want > 0 {
					t.Error("nothing was asserted")
				}
			})
			line += strings.Count(chunk, "\n") + 2
		}
	}
}
