package main

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
)

// constants are what a new script sets where 1 will not do. Functions of the
// gallery's metrics are written out.
var constants = map[string]map[string]string{
	"kerr":                  {"a": "0.5"},
	"kerrNewman":            {"a": "0.5", "Q": "0.3"},
	"reissnerNordstrom":     {"Q": "0.5"},
	"schwarzschildDeSitter": {"L": "0.01"},
	"taubNUT":               {"n": "0.3"},
	"btz":                   {"J": "0.5"},
	"deSitter":              {"H": "0.1"},
	"kasner":                {"p": "-1/3", "q": "2/3", "s": "2/3"},
	"berger":                {"s": "0.5"},
	"flrw":                  {"k": "0", "a": "fn a(t) = t^(2/3)"},
	"vaidya":                {"m": "fn m(v) = 1 + tanh(v)"},
	"ppWave":                {"H": "fn H(u, x, y) = cos(u)*(x^2 - y^2)"},
	"morrisThorne":          {"F": "fn F(r) = 0*r", "b": "fn b(r) = 1/r"},
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
		set := constants[name][p.Name.Name]
		switch {
		case strings.HasPrefix(set, "fn "):
			b.WriteString(set + "\n")
		case set != "":
			fmt.Fprintf(&b, "param %s = %s\n", p.Name.Text, set)
		default:
			fmt.Fprintf(&b, "param %s = 1\n", p.Name.Text)
		}
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
