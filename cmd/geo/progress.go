package main

// How far a run is, on a terminal: a line of standard error that comes after two seconds and is taken away again.

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// A run is told of that takes longer than a wait, and again as time goes on.
const (
	progressAfter = 2 * time.Second
	progressEvery = 200 * time.Millisecond
)

// progress tells how far a run is.
type progress struct {
	a       *app
	counts  *interp.Progress
	cost    func(context.Context) (interp.Cost, error) // nil: not known
	whole   atomic.Pointer[interp.Cost]                // what the run will take, once that is known
	begun   time.Time
	columns int

	mu    sync.Mutex
	shown bool
	end   context.CancelFunc
	done  sync.WaitGroup
}

// progress begins to tell, where somebody sits at a terminal; nil, which does nothing, elsewhere.
func (a *app) progress(ctx context.Context, cost func(context.Context) (interp.Cost, error)) *progress {
	if !isTerminal(a.err) {
		return nil
	}
	p := &progress{a: a, counts: &interp.Progress{}, cost: cost, begun: time.Now(), columns: columns(a.err)}
	ctx, p.end = context.WithCancel(ctx)
	a.out.onWrite(p.hide)
	a.err.onWrite(p.hide)
	p.done.Add(1)
	go p.tell(ctx)
	return p
}

// watched are the counts that the run writes.
func (p *progress) watched() *interp.Progress {
	if p == nil {
		return nil
	}
	return p.counts
}

func (p *progress) tell(ctx context.Context) {
	defer p.done.Done()
	select {
	case <-ctx.Done():
		return
	case <-time.After(progressAfter):
	}
	if p.cost != nil && runtime.GOMAXPROCS(0) > 1 { // on one processor the run would wait for it
		p.done.Add(1)
		go func() {
			defer p.done.Done()
			if c, err := p.cost(ctx); err == nil {
				p.whole.Store(&c)
			}
		}()
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	defer p.hide()
	for {
		p.draw(progressText(p.counts, p.whole.Load(), time.Since(p.begun)))
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// draw puts a line in the place of the last one.
func (p *progress) draw(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if most := p.columns - 1; most > 0 && utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most])
	}
	if p.a.colors(p.a.err) {
		text = "\x1b[2m" + text + "\x1b[0m"
	}
	fmt.Fprint(p.a.err.to, eraseLine+text)
	p.shown = true
}

// eraseLine takes away what stands on the cursor's line.
const eraseLine = "\r\x1b[K"

// hide takes the line away.
func (p *progress) hide() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.a.err.to, eraseLine)
		p.shown = false
	}
}

// over ends the telling.
func (p *progress) over() {
	if p == nil {
		return
	}
	p.end()
	p.done.Wait()
	p.a.out.onWrite(nil)
	p.a.err.onWrite(nil)
}

// pause keeps the line away while somebody reads, and gives what ends that.
func (p *progress) pause() (goOn func()) {
	if p == nil {
		return func() {}
	}
	p.hide()
	p.mu.Lock()
	return p.mu.Unlock
}

// The time that operations and steps take beside each other, about, in seconds.
const (
	timeOfOperation = 1e-9
	timeOfStep      = 1e-7
)

// progressText says where a run is, for how long it works and, where what it will take is known,
// how long it will work still.
func progressText(p *interp.Progress, whole *interp.Cost, elapsed time.Duration) string {
	parts := []string{seconds(elapsed)}
	if at := p.At(); at.Source != nil {
		line, _ := at.Position()
		parts = append(parts, fmt.Sprintf("line %d: %s", line, cut(diag.Visible(strings.SplitN(at.Text(), "\n", 2)[0]))))
	}
	done := timeOfOperation*float64(p.Operations()) + timeOfStep*float64(p.Steps())
	switch {
	case whole == nil:
	case !whole.Bounded():
		o := whole.Open[0]
		line, _ := o.At.Position()
		parts = append(parts, fmt.Sprintf("how long is not known, %s on line %d has no bound", diag.Visible(o.What), line))
	default:
		all := timeOfOperation*float64(whole.Operations) + timeOfStep*float64(whole.Steps)
		share := min(done/max(all, timeOfStep), 0.99)
		if share < 0.02 {
			parts = append(parts, fmt.Sprintf("%s operations in one piece", number.Compact(float64(p.Begun()-p.Operations()), 2)))
			break
		}
		left := time.Duration(float64(elapsed) * (1 - share) / share)
		parts = append(parts, fmt.Sprintf("%s %%, about %s left", number.Decimal(100*share, 0), seconds(left)))
	}
	return strings.Join(parts, " · ")
}

// seconds is a time as people count it: 8 s, 2 min 5 s, 1 h 3 min.
func seconds(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d h %d min", s/3600, s%3600/60)
	case s >= 60:
		return fmt.Sprintf("%d min %d s", s/60, s%60)
	}
	return fmt.Sprintf("%d s", s)
}
