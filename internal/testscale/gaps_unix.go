//go:build unix

package testscale

// The longest time between two looks at the context, and what was done meanwhile.

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Gaps is a context that measures the process's own time between two looks at it, so
// that what else the machine does counts little.
type Gaps struct {
	context.Context
	mu    sync.Mutex
	last  time.Duration // when it was looked at
	seen  time.Duration // the look whose gap has been looked into
	where string        // what the gap since then was spent on
	worst time.Duration
	what  string
	over  time.Duration // the look that found the context ended; zero: none
	stop  chan struct{}
}

// NewGaps watches a context, until End.
func NewGaps(ctx context.Context) *Gaps {
	g := &Gaps{Context: ctx, stop: make(chan struct{}), last: used(), seen: -1}
	go g.watch()
	return g
}

// used is the process's own time.
func used() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// Err is a look.
func (g *Gaps) Err() error {
	g.look()
	err := g.Context.Err()
	if err != nil {
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.over == 0 {
			g.over = g.last
		}
	}
	return err
}

func (g *Gaps) look() {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := used()
	if gap := now - g.last; gap > g.worst {
		g.worst, g.what = gap, ""
		if g.seen == g.last {
			g.what = g.where
		}
	}
	g.last = now
}

// watch looks at the stacks when nobody has looked for long.
func (g *Gaps) watch() {
	buf := make([]byte, 1<<20)
	for {
		select {
		case <-g.stop:
			return
		case <-time.After(4 * time.Millisecond):
		}
		g.mu.Lock()
		last, seen := g.last, g.seen
		g.mu.Unlock()
		if last == seen || used()-last < 15*time.Millisecond {
			continue
		}
		stack := string(buf[:runtime.Stack(buf, true)])
		g.mu.Lock()
		if g.last == last {
			g.seen, g.where = last, functions(stack)
		}
		g.mu.Unlock()
	}
}

// End ends watching, and says what the longest time between two looks was, and where it
// was spent when that was long.
func (g *Gaps) End() string {
	close(g.stop)
	g.look()
	g.mu.Lock()
	defer g.mu.Unlock()
	said := fmt.Sprintf("%v without a look %s", g.worst.Round(time.Millisecond), g.what)
	if g.over > 0 {
		said += fmt.Sprintf("; %v after it was told to end", (g.last - g.over).Round(time.Millisecond))
	}
	return said
}

// Worst is the longest time between two looks.
func (g *Gaps) Worst() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.worst
}

// functions are those of this project in a stack, innermost first, each once.
func functions(stack string) string {
	seen := map[string]bool{}
	var names []string
	for _, line := range strings.Split(stack, "\n") {
		name, ok := strings.CutPrefix(line, "github.com/seed2d4d80ff/geo/")
		if !ok || strings.Contains(name, "Gaps)") {
			continue
		}
		name = name[:max(strings.LastIndexByte(name, '('), 0)]
		if !seen[name] {
			seen[name], names = true, append(names, name)
		}
	}
	return strings.Join(names[:min(len(names), 12)], " < ")
}
