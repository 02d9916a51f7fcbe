package trial

// Fuzz targets whose programs are drawn from bytes: every kind of trial, and layouts with what they say.

import (
	"context"
	"flag"
	"math/rand/v2"
	"testing"
	"time"

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

// fuzzing says that this process is a fuzzer's worker, which is ended when it takes ten seconds for an input. What ends sooner when
// it is asked to does not hang: on a busy machine it is passed over.
func fuzzing() bool { return flag.Lookup("test.fuzzworker").Value.String() == "true" }

// patience is what a worker has for an input.
const patience = 6 * time.Second

// patiently tries a case, and passes over what a worker has no time for.
func patiently(t *testing.T, try func() *Case) {
	if fuzzing() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		asked = ctx
		defer func() { asked = context.Background() }()
	}
	defer func() { // a kind that must have an answer panics without one
		if asked.Err() != nil {
			_ = recover()
		}
	}()
	if c := try(); asked.Err() == nil && c.Wrong != "" {
		t.Fatalf("%s\n%s", c.Source, c.Wrong)
	}
}

// kinds are all, in an order that kept finds rest on.
var kinds = []Kind{Functions, Prints, Curvature, Indices, Maps, Surfaces, Laws, History, Layout, Equality, Library, OpenGeometry, OpenCalculus}

// FuzzKinds tries each kind of trial with draws that the fuzzer moves to where they reach something new.
func FuzzKinds(f *testing.F) {
	for k := range kinds {
		for n := range 3 {
			f.Add(uint8(k), append([]byte{byte(n)}, testscale.TapeOf(uint64(n))...))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, tape []byte) {
		patiently(t, func() *Case { return kinds[int(kind)%len(kinds)].Try(drawnFrom(tape)) })
	})
}

// FuzzLayout formats programs that run, and random statements: the tree, the words and comments, and all that is said stay.
func FuzzLayout(f *testing.F) {
	seedTapes(f, 2*largest)
	f.Fuzz(func(t *testing.T, tape []byte) {
		d := drawnFrom(tape)
		patiently(t, func() *Case {
			if d.Chance(0.2) {
				return d.layoutOfPrograms()
			}
			return Layout.Try(d)
		})
	})
}
