package grammar

import (
	goparser "go/parser"
	"go/token"
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

// BenchmarkGoParser is the yardstick: Go's own hand-written parser on this
// package's files. Parse should reach a third of its speed.
func BenchmarkGoParser(b *testing.B) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		b.Fatal(err)
	}
	var texts [][]byte
	size := 0
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, t)
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			if _, err := goparser.ParseFile(token.NewFileSet(), "x.go", t, 0); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkBuild is what the first parse of a process pays for the rules.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		p := newParser()
		ruleFor[plainRule](p)
		ruleFor[claimRule](p)
		ruleFor[printRule](p)
		ruleFor[bareRule](p)
	}
}
