package main

import (
	"fmt"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
)

// writeProfile writes a run's profile as a table, a row for each line of the
// program that ran.
func (a *app) writeProfile(p *interp.Profile) {
	fmt.Fprintf(a.stderr, "%.1f ms; time and memory of each line, without what runs within it\n", ms(p.Total))
	t := tabwriter.NewWriter(a.stderr, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ms\t%\truns\tevaluations\tpeak\tallocated\tline\t ")
	row := func(l interp.ProfileLine, line, text string) {
		fmt.Fprintf(t, "%.1f\t%.1f\t%d\t%d\t%s\t%s\t%s\t %s\n", ms(l.Time), 100*float64(l.Time)/float64(max(p.Total, 1)),
			l.Runs, l.Evaluations, bytes(l.Peak), bytes(l.Allocated), line, text)
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

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// bytes writes a size in the largest unit that it has at least one of.
func bytes(n int64) string {
	if n == 0 {
		return "-"
	}
	x, k := float64(n), 0
	units := []string{"B", "KiB", "MiB", "GiB", "TiB"}
	for x >= 1024 && k < len(units)-1 {
		x, k = x/1024, k+1
	}
	return fmt.Sprintf("%.3g %s", x, units[k])
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
