package run

// Profiles: the time, memory and evaluations that the statements of each line
// used. What happens while a statement runs is the statement's, but for what
// statements within it take: whenever one begins or ends, what was used since
// the last time is written down for the one that ran.

import (
	"cmp"
	"runtime/metrics"
	"slices"
	"strings"
	"time"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Profile is what a run used.
type Profile struct {
	Lines []ProfileLine // of statements that ran, in the order of the program
	Total time.Duration // of the whole run
}

// ProfileLine is what the statements that begin on one line used.
type ProfileLine struct {
	File        string // the source's name
	Line        int
	Text        string // the line
	Runs        int    // statements begun
	Evaluations int    // of expressions to numbers
	Time        time.Duration
	Peak        int64 // bytes of values and buffers of the largest evaluation
	Allocated   int64 // bytes, garbage included
}

// Usage is time and allocation so far.
type Usage struct {
	at        time.Time
	allocated int64
}

// Now is the usage at this moment.
func Now() Usage {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return Usage{time.Now(), int64(sample[0].Value.Uint64())}
}

// Since is what has been used since u.
func (u Usage) Since() (time.Duration, int64) {
	now := Now()
	return now.at.Sub(u.at), now.allocated - u.allocated
}

// profiler writes a profile.
type profiler struct {
	into  *Profile
	meter *exec.Meter
	begun time.Time
	last  Usage
	stack []lineKey // of statements, the one that runs last
	lines map[lineKey]*ProfileLine
}

type lineKey struct {
	source *diag.Source
	line   int
}

func lineText(k lineKey) string { return strings.TrimSpace(k.source.Line(k.line)) }

// profiled begins the profile that is asked for, if any.
func (r *Run) profiled(into *Profile) {
	if into == nil {
		return
	}
	now := Now()
	r.profile = &profiler{into: into, meter: r.env.Meter, begun: now.at, last: now, lines: map[lineKey]*ProfileLine{}}
}

// enter begins a statement, and gives what ends it.
func (p *profiler) enter(at diag.Span) (leave func()) {
	p.note()
	line, _ := at.Position()
	key := lineKey{at.Source, line}
	l := p.lines[key]
	if l == nil {
		l = &ProfileLine{Line: line}
		if at.Source != nil {
			l.File, l.Text = at.Source.Name, lineText(key)
		}
		p.lines[key] = l
	}
	l.Runs++
	p.stack = append(p.stack, key)
	return func() {
		p.note()
		p.stack = p.stack[:len(p.stack)-1]
	}
}

// note writes what was used since the last note down for the statement that
// runs. Between statements nothing of note happens.
func (p *profiler) note() {
	spent, allocated := p.last.Since()
	evaluations, peak := p.meter.Take()
	if k := len(p.stack); k > 0 {
		l := p.lines[p.stack[k-1]]
		l.Time += spent
		l.Allocated += allocated
		l.Evaluations += evaluations
		l.Peak = max(l.Peak, peak)
	}
	p.last = Now()
}

// end writes the lines out.
func (p *profiler) end() {
	p.into.Total, p.into.Lines = time.Since(p.begun), nil
	for _, l := range p.lines {
		p.into.Lines = append(p.into.Lines, *l)
	}
	slices.SortFunc(p.into.Lines, func(a, b ProfileLine) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
