package server

// A tenant: who asks, and what it may take.

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
)

// Tenant is one who asks, and what it may take. Zero fields mean the defaults
// written beside them, those of Limits included.
type Tenant struct {
	Name string   // in logs and metrics; letters, digits, - _ .
	Keys []string // each lets in: Authorization: Bearer KEY

	// Limits of one request. Zero fields are stricter here than interp's own:
	// 256 KiB of source, 64 MiB of arrays and as much of formulas, 1e11 operations, 10 s for compiling
	// and running together, 1 MiB of answer, 100,000 turns of loops, 100,000
	// expressions elaborated, 1,000,000 elements of an array of constants.
	Limits interp.Limits

	Concurrency int           // requests that run at once; 2
	Queue       int           // requests that wait; 16; negative: none
	Wait        time.Duration // how long one waits at most; 10 s
	Rate        float64       // requests a second, as many at once; 0: any
	Body        int64         // bytes of one request; 1 MiB

	// CPU is the time that requests may compile and run in each Window, by the
	// clock, which is never less than the processor's: a request uses one
	// goroutine. 0: any. Window is 1 minute.
	CPU    time.Duration
	Window time.Duration

	// Cache is how many bytes of compiled programs are kept; 32 MiB; negative: none.
	Cache int64

	// FS is what data and import statements may read; nil: no files at all.
	FS fs.FS
}

func (t Tenant) withDefaults() Tenant {
	or(&t.Concurrency, 2)
	or(&t.Queue, 16)
	or(&t.Wait, 10*time.Second)
	or(&t.Body, 1<<20)
	or(&t.Window, time.Minute)
	or(&t.Cache, 32<<20)
	t.Queue, t.Cache = max(t.Queue, 0), max(t.Cache, 0)
	l := &t.Limits
	or(&l.Source.Bytes, 256<<10)
	or(&l.Run.Bytes, 64<<20)
	or(&l.Run.Flops, 1e11)
	or(&l.Run.Time, 10*time.Second)
	or(&l.Output, 1<<20)
	or(&l.Rows, 100_000)
	or(&l.Check.Steps, 100_000)
	or(&l.Check.Array, 1_000_000)
	return t
}

// or sets what is zero.
func or[T comparable](at *T, value T) {
	var zero T
	if *at == zero {
		*at = value
	}
}

// check finds what no request could be served with.
func (t Tenant) check() error {
	if t.Name == "" {
		return errors.New("server: a tenant without a name")
	}
	for _, c := range t.Name {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.') {
			return fmt.Errorf("server: the tenant's name %q has characters other than letters, digits and -_. in it", t.Name)
		}
	}
	if t.Concurrency < 0 || t.Body < 0 || t.Rate < 0 || t.CPU < 0 || t.Window < 0 || t.Wait < 0 {
		return fmt.Errorf("server: the tenant %s has a negative limit", t.Name)
	}
	for _, k := range t.Keys {
		if len(k) < shortestKey {
			return fmt.Errorf("server: the tenant %s has a key of fewer than %d characters", t.Name, shortestKey)
		}
	}
	return nil
}

// shortestKey is how long a key is at least, so that it is not guessed.
const shortestKey = 16

// What a request takes beside its arrays and formulas, in bytes for each byte
// of body or answer, and for the checker's and the engine's own things:
// estimates, on the large side.
const (
	perBody   = 8  // numbers as text become float64, a source becomes a tree
	perAnswer = 16 // numbers are boxed while they are written
	besides   = 16 << 20
	keptEach  = 1 << 20 // interp.Options.Cache: what a program keeps of evaluations
)

// running is the most that a request may take while it runs: Run.Bytes of
// arrays, and as much of formulas.
func (t Tenant) running() int64 {
	return 2*t.Limits.Run.Bytes + perBody*t.Body + perAnswer*t.Limits.Output + besides
}

// inside is the most that a request takes from its arrival to its end, waiting
// or not: its body and its answer as bytes.
func (t Tenant) inside() int64 { return 2 * (t.Body + t.Limits.Output) }
