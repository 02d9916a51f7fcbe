package main

// geo run --profile: a run's time and memory as a table, a row for each line of
// the program.

import (
	"fmt"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// writeProfile writes a run's profile as a table, a row for each line of the
// program that ran.
func (a *app) writeProfile(p *interp.Profile) {
	fmt.Fprintf(a.err, "%s ms; time and memory of each line, without what runs within it\n", ms(p.Total))
	t := tabwriter.NewWriter(a.err, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ms\t%\truns\tevaluations\tpeak\tallocated\tline\t ")
	row := func(l interp.ProfileLine, line, text string) {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%s\t%s\t%s\t %s\n", ms(l.Time), number.Decimal(100*float64(l.Time)/float64(max(p.Total, 1)), 1),
			l.Runs, l.Evaluations, memory(l.Peak), memory(l.Allocated), diag.Visible(line), diag.Visible(text))
	}
	row(p.Checking, "", "reading and checking")
	for _, l := range p.Lines {
		line := fmt.Sprint(l.Line)
		if l.File != p.Checking.File {
			line = filepath.Base(l.File) + ":" + line
		}
		row(l, line, cut(l.Text))
	}
	_ = t.Flush() // to standard error: there is nobody left to tell
}

func ms(d time.Duration) string { return number.Decimal(float64(d)/float64(time.Millisecond), 1) }

// memory is an amount of memory, - for none.
func memory(n int64) string {
	if n == 0 {
		return "-"
	}
	return number.Bytes(float64(n))
}

// cut shortens a line of source to what fits behind the numbers.
func cut(text string) string {
	const most = 50
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most-1]) + "…"
}
