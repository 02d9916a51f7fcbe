package main

// Tables to files: bits that go out come back.

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

func TestTablesComeBackWithTheSameBits(t *testing.T) {
	dir := t.TempDir()
	want := []float64{5e-324, -5e-324, math.MaxFloat64, -math.MaxFloat64, 0x1p-1022, 0.1, 1.0 / 3, 1e22, 1e23, -0.5, 4503599627370496.5, 9007199254740991}
	random := rand.New(rand.NewPCG(1, 2))
	for len(want) < 10000 {
		if x := math.Float64frombits(random.Uint64()); !math.IsNaN(x) && !math.IsInf(x, 0) {
			want = append(want, x)
		}
	}
	var in strings.Builder
	for i := 0; i < len(want); i += 2 {
		fmt.Fprintf(&in, "%s,%s\n", strconv.FormatFloat(want[i], 'g', -1, 64), strconv.FormatFloat(want[i+1], 'g', -1, 64))
	}
	program := "data X_nf = csv(\"in.csv\", header: false)\n"
	for _, file := range []string{"o.csv", "o.npy", "o.json"} {
		program += fmt.Sprintf("table X[k, 1], X[k, 2] for k in 1..%d to %q\n", len(want)/2, file)
	}
	for name, text := range map[string]string{"in.csv": in.String(), "w.geo": program} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs strings.Builder
	if status := Main([]string{"run", filepath.Join(dir, "w.geo")}, strings.NewReader(""), &out, &errs); status != exitOK {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	engine, err := interp.New(interp.Options{FS: os.DirFS(dir)})
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]string{"csv": `csv("o.csv")`, "npy": `npy("o.npy")`, "json": `json("o.json", "rows")`} {
		p, err := engine.Compile(context.Background(), "r.geo", "data X_nf = "+read+"\n")
		if err != nil {
			t.Fatal(name, err)
		}
		v, err := p.Get(context.Background(), "X")
		if err != nil {
			t.Fatal(name, err)
		}
		got := v.Float64s() // k and the two columns
		if len(got) != len(want)/2*3 {
			t.Fatalf("%s: %d numbers", name, len(got))
		}
		for i, x := range want {
			if y := got[i/2*3+1+i%2]; math.Float64bits(x) != math.Float64bits(y) {
				t.Fatalf("%s: number %d is %v, and was %v", name, i, y, x)
			}
		}
	}
}
