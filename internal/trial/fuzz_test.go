package trial

// Fuzz targets whose programs are drawn from bytes: every kind of trial, and layouts with what they say.

import (
	"math/rand/v2"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// drawnFrom draws from bytes: the first says how large.
func drawnFrom(tape []byte) *Draw {
	size := 1
	if len(tape) > 0 {
		size, tape = 1+int(tape[0])%largest, tape[1:]
	}
	return &Draw{Rand: rand.New(testscale.NewTape(tape)), Size: size}
}

// seedTapes are tapes of every size.
func seedTapes(f *testing.F, n int) {
	for k := range n {
		f.Add(append([]byte{byte(k)}, testscale.TapeOf(uint64(k))...))
	}
}

// kinds are all, in an order that kept finds rest on.
var kinds = []Kind{Functions, Prints, Curvature, Indices, Maps, Surfaces, Laws, History, Layout, Equality, Library}

// FuzzKinds tries each kind of trial with draws that the fuzzer moves to where they reach something new.
func FuzzKinds(f *testing.F) {
	for k := range kinds {
		for n := range 3 {
			f.Add(uint8(k), append([]byte{byte(n)}, testscale.TapeOf(uint64(n))...))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, tape []byte) {
		k := kinds[int(kind)%len(kinds)]
		if c := k.Try(drawnFrom(tape)); c.Wrong != "" {
			t.Fatalf("%s:\n%s\n%s", k.Name, c.Source, c.Wrong)
		}
	})
}

// FuzzLayout formats programs that run, and random statements: the tree, the words and comments, and all that is said stay.
func FuzzLayout(f *testing.F) {
	seedTapes(f, 2*largest)
	f.Fuzz(func(t *testing.T, tape []byte) {
		d := drawnFrom(tape)
		c := &Case{}
		if d.Chance(0.2) {
			c = d.layoutOfPrograms()
		} else {
			c = Layout.Try(d)
		}
		if c.Wrong != "" {
			t.Fatalf("%s\n%s", c.Source, c.Wrong)
		}
	})
}
