package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// BenchmarkParse reads the programs of testdata over and over; MB/s of source.
func BenchmarkParse(b *testing.B) {
	files, _ := filepath.Glob("testdata/programs/*.geo")
	var all strings.Builder
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(t)
		all.WriteByte('\n')
	}
	if all.Len() == 0 {
		b.Fatal("no programs")
	}
	text := strings.Repeat(all.String(), 1+200_000/all.Len())
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, errs := Parse(&diag.Source{Name: "bench", Text: text}); len(errs) > 0 {
			b.Fatal(errs)
		}
	}
}

// BenchmarkBuild is what the first parse of a process pays for the rules.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := newParser(); err != nil {
			b.Fatal(err)
		}
	}
}
