package trial

// Trials by kind: how many comparisons were made, and the smallest program that failed.

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// Case is one random program and what came of it.
type Case struct {
	Source  string
	Compare int    // comparisons made
	Refused string // the code with which it was refused, where that says nothing against it
	Wrong   string // what disagrees; "" when nothing does
}

// differ notes a disagreement; the first one counts.
func (c *Case) differ(format string, args ...any) {
	if c.Wrong == "" {
		c.Wrong = fmt.Sprintf(format, args...)
	}
}

// near compares a number with what it should be: noise is what rounding in float64 does to it.
func (c *Case) near(what string, got, want, noise float64) {
	c.Compare++
	tol := 1e-9*math.Max(1, math.Abs(want)) + 1e3*noise
	if !(math.Abs(got-want) <= tol) {
		c.differ("%s is %v, by the oracle %v (rounding does about %.1g)", what, got, want, noise)
	}
}

// Kind is one kind of trial: it draws a program, runs it and compares.
type Kind struct {
	Name string
	Try  func(d *Draw) *Case
	// Usual is how many programs a usual run of the tests tries, a tenth of it with -short.
	Usual int
}

// Tally is what a kind has done.
type Tally struct {
	programs, comparisons atomic.Int64
	mu                    sync.Mutex
	refused               map[string]int // by code or reason
}

func (t *Tally) refuse(why string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.refused == nil {
		t.refused = map[string]int{}
	}
	t.refused[why]++
}

const largest = 8

// Trial tries a kind: a fixed number of programs, or for a share of TRIAL_TIME.
func Trial(t *testing.T, k Kind) {
	t.Helper()
	seed := testscale.Seed(t)
	if s := os.Getenv("TRIAL_SEED"); s != "" {
		one, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		for size := 1; size <= largest; size++ {
			if c := try(k, one, size); c.Wrong != "" {
				t.Fatalf("size %d:\n%s\n%s", size, c.Source, c.Wrong)
			}
		}
		return
	}
	var tally Tally
	many := testscale.Count(t, k.Usual, k.Usual/10+1)
	until := time.Time{}
	if d := Time(); d > 0 {
		until = time.Now().Add(d)
		many = math.MaxInt
		seed = uint64(time.Now().UnixNano())
	}
	var next atomic.Int64
	var found sync.Map
	var failures atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for failures.Load() < 3 {
				i := int(next.Add(1))
				if i > many || !until.IsZero() && time.Now().After(until) {
					return
				}
				s := seed*1_000_003 + uint64(i)
				c := try(k, s, 1+i%largest)
				tally.programs.Add(1)
				tally.comparisons.Add(int64(c.Compare))
				if c.Refused != "" {
					tally.refuse(c.Refused)
				}
				if c.Wrong != "" {
					failures.Add(1)
					found.Store(s, c)
				}
			}
		}()
	}
	wait.Wait()
	found.Range(func(s, c any) bool {
		small, at := smallest(k, c.(*Case), s.(uint64))
		t.Errorf("%s: TRIAL_SEED=%d\n%s\n%s", k.Name, at, small.Source, small.Wrong)
		return true
	})
	t.Logf("%s: %d programs, %d comparisons, refused %v", k.Name, tally.programs.Load(), tally.comparisons.Load(), tally.refused)
	if tally.comparisons.Load() < tally.programs.Load()/4 && failures.Load() == 0 {
		t.Errorf("%s: only %d comparisons in %d programs: it tries nothing", k.Name, tally.comparisons.Load(), tally.programs.Load())
	}
}

// Time is how long each kind goes on drawing, from TRIAL_TIME; 0: a fixed number.
func Time() time.Duration {
	d, _ := time.ParseDuration(os.Getenv("TRIAL_TIME"))
	return d
}

// try runs one case; a panic is a disagreement.
func try(k Kind, seed uint64, size int) (c *Case) {
	defer func() {
		if p := recover(); p != nil {
			c = &Case{Wrong: fmt.Sprintf("panic: %v", p)}
		}
	}()
	return k.Try(NewDraw(seed, size))
}

// smallest looks for a shorter program that disagrees: other sizes, other seeds,
// then lines left out.
func smallest(k Kind, c *Case, seed uint64) (*Case, uint64) {
	at := seed
	for size := 1; size <= largest; size++ {
		for s := range uint64(40) {
			if o := try(k, seed+s, size); o.Wrong != "" && len(o.Source) < len(c.Source) {
				c, at = o, seed+s
			}
		}
		if len(strings.TrimSpace(c.Source)) > 0 && try(k, at, size).Wrong != "" {
			break
		}
	}
	return c, at
}
