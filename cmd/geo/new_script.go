package main

// The scripts that geo new writes: of a metric or a surface of the gallery.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
)

// constant is the statement that gives a metric's constant or function its first value: the one of the example in the
// gallery, and 1 for a constant to which the example gives none.
func constant(fn *grammar.Fn, name grammar.Ident) string {
	_, example, _ := strings.Cut(fn.Doc, "Example:\n")
	for line := range strings.Lines(example) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "param "+name.Text+" = ") || strings.HasPrefix(line, "fn "+name.Text+"(") {
			return line
		}
	}
	return "param " + name.Text + " = 1"
}

// metric is a script about a metric of the gallery, "" when there is none.
func (g *gallery) metric(name string) string {
	var fn *grammar.Fn
	for _, f := range g.fns {
		if f.Name.Name == name {
			fn = f
		}
	}
	if fn == nil {
		return ""
	}
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(fn.Doc), "\n") {
		if strings.TrimSpace(line) == "Example:" {
			break
		}
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	body, defs := fn.Body, []grammar.Stmt(nil)
	if body == nil {
		last := len(fn.Block) - 1
		defs, body = fn.Block[:last], fn.Block[last].(*grammar.ExprStmt).X
	}
	chart := body.(*grammar.On).Chart.Span().Text()
	b.WriteString("\n" + g.charts[chart] + "\n")
	for _, p := range fn.Params {
		b.WriteString(constant(fn, p.Name) + "\n")
	}
	// Outside of the gallery the chart's coordinates need no chart before them.
	plain := func(text string) string { return strings.ReplaceAll(text, chart+".", "") }
	for _, s := range defs {
		line := plain(s.Span().Text())
		if left, right, _ := strings.Cut(line, " = "); left != right {
			b.WriteString(line + "\n")
		}
	}
	fmt.Fprintf(&b, "metric g_ij = %s\n\n", plain(body.Span().Text()))
	b.WriteString("Gamma = levicivita(g)\nshow Gamma\n")
	if dimension(g.charts[chart]) > 1 {
		b.WriteString("print \"Ricci\", ricci(Gamma)\nprint \"scalar curvature\", scalarCurvature(g)\n" +
			"print \"Kretschmann\", kretschmann(g)\nprint check(g)\n")
	}
	return b.String()
}

// dimension counts the coordinates of a chart's statement.
func dimension(chart string) int {
	head, _, _ := strings.Cut(chart, ")")
	return strings.Count(head, ",") + 1
}

// surface is a script about a surface of the gallery, "" when there is none.
func (g *gallery) surface(name string) string {
	for _, m := range g.maps {
		if m.Name.Name != name || m.To.Name != "Space" {
			continue
		}
		return g.notes[name] + "\n\n" + g.charts[m.From.Name] + "\n" + g.charts["Space"] + "\n" + m.Span().Text() + "\n" +
			"metric e_ab = eye(3) on Space\n\n" +
			"I = firstForm(" + name + ", e)\nh = secondForm(" + name + ", e)\nS = shape(h, I)\n" +
			"print \"first form\", I\nprint \"second form\", h\n" +
			"print \"Gaussian curvature\", gaussCurvature(S)\nprint \"mean curvature\", meanCurvature(S)\n"
	}
	return ""
}
