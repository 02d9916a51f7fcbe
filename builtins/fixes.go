package builtins

// Fixes that built-ins offer: with a metric or connection at hand, raised, in
// brackets.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// fixWithMetric offers text(G) with a metric over the chart: the latest in
// scope, or a new one whose line is part of the fix.
func (c *Call) fixWithMetric(d *diag.Diagnostic, chart *index.Chart, text func(g string) string, note string) {
	c.fixWith(d, c.Span, c.Host.Metrics(chart), "G", "metric %s_ij = eye(%d) on %s", chart, text, note)
}

// fixWithConnection offers text(C) with a connection over the chart.
func (c *Call) fixWithConnection(d *diag.Diagnostic, chart *index.Chart, text func(conn string) string, note string) {
	names := c.Host.Connections(chart)
	if len(names) == 0 {
		if g := c.Host.Metrics(chart); len(g) > 0 {
			d.WithFixNote(c.Span, text("levicivita("+g[0]+")"), note)
			return
		}
	}
	c.fixWith(d, c.Span, names, "C", "%s = flat(%[3]s)", chart, text, note)
}

func (c *Call) fixWith(d *diag.Diagnostic, at diag.Span, names []string, fresh, line string, chart *index.Chart, text func(string) string, note string) {
	if len(names) > 0 {
		d.WithFixNote(at, text(names[0]), note)
		return
	}
	name := c.fresh(fresh)
	d.Fixes = append(d.Fixes, diag.Fix{Span: at, Replace: text(name), Note: note, Above: fmt.Sprintf(line, name, chart.Dim, chart.Name)})
}

// fresh is a name that is not bound: G, G', G”.
func (c *Call) fresh(name string) string {
	for c.Host.Taken(name) {
		name += "'"
	}
	return name
}

// base is an argument's name before its letters: v of v^i and of v_{mu}.
func (a *Arg) base() string {
	s := a.code()
	if i := strings.IndexAny(s, "_^"); i > 0 {
		s = s[:i]
	}
	return bracketed(s)
}

// bracketed puts brackets around what is more than a name.
func bracketed(s string) string {
	if strings.ContainsAny(s, " ()+-*/^@,[]") {
		return "(" + s + ")"
	}
	return s
}

// raised is raise(H, G) for a lower pair of slots, raise or lower of what is
// written as it stands.
func raised(a *Arg, o *value.Object, g string) string {
	if o.Node.Axes()[0].Kind == index.Up {
		return fmt.Sprintf("lower(%s, %s)", a.code(), g)
	}
	return fmt.Sprintf("raise(%s, %s)", a.code(), g)
}

// splitRange parts a..b at its dots.
func splitRange(s string) []string {
	lo, hi, ok := strings.Cut(s, "..")
	if !ok {
		return nil
	}
	return []string{strings.TrimSpace(lo), strings.TrimSpace(hi)}
}

// bilinear reports whether the axes are two slots of one space at one height.
func bilinear(axes []index.Axis) bool {
	return len(axes) == 2 && axes[0].Kind != index.Plain && axes[0] == axes[1]
}
