package interp

// Profiles for a host: where a run's time and memory went, line by line.

import (
	"slices"
	"time"

	"github.com/seed2d4d80ff/geo/internal/run"
)

// Profile says where a run's time and memory went, by line of the program.
type Profile struct {
	Checking ProfileLine   // reading and checking the source, before the run; without a line
	Lines    []ProfileLine // of the program in order, then of modules it imports
	Total    time.Duration // checking and the whole run
}

// ProfileLine is what the statements that begin on one line used themselves,
// without statements within them.
type ProfileLine struct {
	File        string // the source's name
	Line        int
	Text        string // the line
	Runs        int    // how often a statement of it began
	Evaluations int    // of expressions to numbers, each at one point or at many at once
	Time        time.Duration
	Peak        int64 // bytes of values and buffers that were alive at once, of the largest evaluation
	Allocated   int64 // bytes in all, garbage included
}

// profile turns what a run wrote into the public form.
func (p *Program) profile(into *Profile, ran *run.Profile) {
	*into = Profile{Checking: p.checking, Total: p.checking.Time + ran.Total}
	for _, l := range ran.Lines {
		into.Lines = append(into.Lines, ProfileLine(l))
	}
	name := p.source.Name
	slices.SortStableFunc(into.Lines, func(a, b ProfileLine) int {
		switch {
		case a.File == name && b.File != name:
			return -1
		case a.File != name && b.File == name:
			return 1
		}
		return 0
	})
}

// checkingSince is what reading and checking a source has used since.
func checkingSince(begun run.Usage, name string) ProfileLine {
	spent, allocated := begun.Since()
	return ProfileLine{File: name, Runs: 1, Time: spent, Allocated: allocated}
}
