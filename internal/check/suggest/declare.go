package suggest

// Names that nothing binds and nothing explains: the chart, the param or the list that would bind them.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Declared says how the names of a statement that are not bound could be: each way is pasted, and offered where the
// statement makes no mistake then but the others that are known.
func Declared(in Scope, d *diag.Diagnostic, names []string, others diag.List) *diag.Diagnostic {
	own := slices.ContainsFunc(grammar.Binds(in.Statement()), func(n grammar.Ident) bool { return slices.Contains(names, n.Name) })
	for _, f := range declarations(in, d, names) {
		if own { // f = f + 1 would bind it again
			break
		}
		if in.Reads(f, others) {
			d.Fixes = append(d.Fixes, f)
		}
	}
	if len(d.Fixes) == 0 {
		return d.WithNote("coordinates are bound by their chart, chart c(x, y), numbers by param k, other names by a definition, k = 1")
	}
	d.Message = strings.Join(names, ", ") + plural(len(names), " is", " are") + " not bound"
	return d
}

// declarations are ways to bind names, the likeliest first.
func declarations(in Scope, d *diag.Diagnostic, names []string) []diag.Fix {
	s := in.Statement()
	if p, ok := s.(*grammar.Plot); ok && len(p.Clauses) == 0 {
		return drawnOver(p, names)
	}
	list := strings.Join(names, ", ")
	above := func(line, note string) diag.Fix {
		return diag.Fix{Span: d.Span, Replace: d.Span.Text(), Above: line, Note: note}
	}
	var out []diag.Fix
	chart := "c"
	for k := 1; in.Taken(chart) || slices.Contains(names, chart); k++ {
		chart = "c" + strconv.Itoa(k)
	}
	line := "chart " + chart + "(" + list + ")"
	if f, ok := integralOver(s, names, chart); ok {
		f.Above = line
		out = append(out, f)
	}
	if len(in.Charts()) == 0 && len(out) == 0 {
		out = append(out, above(line, plural(len(names), "as a coordinate", "as coordinates")))
	}
	return append(out, above("param "+list, plural(len(names), "as a number that is open, or set when the program runs", "as numbers that are open, or set when the program runs")))
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// integralOver is an integral that other systems write integrate(f, x, a, b), as one over a chart of its variables with
// the measure dx dy.
func integralOver(s grammar.Stmt, names []string, chart string) (diag.Fix, bool) {
	var call *grammar.Call
	grammar.Walk(s, func(n grammar.Node) bool {
		if c, ok := n.(*grammar.Call); ok && call == nil && c.Fun.Span().Text() == "integrate" {
			call = c
		}
		return call == nil
	})
	if call == nil || len(call.Args) < 2 {
		return diag.Fix{}, false
	}
	text := func(i int) string { return unbounded.ReplaceAllString(call.Args[i].Value.Span().Text(), "inf") }
	out := "integrate(" + text(0) + ", eye(" + strconv.Itoa(len(names)) + ") on " + chart
	if len(call.Args) == 4 && text(1) == names[0] && len(names) == 1 { // integrate(f, x, a, b)
		return diag.Fix{Span: call.Span(), Replace: out + ", " + text(1) + ": " + text(2) + ".." + text(3) + ")"}, true
	}
	for i := 1; i < len(call.Args); i++ { // integrate(f, x: a..b, y: c..d)
		if !slices.Contains(names, call.Args[i].Name.Text) {
			return diag.Fix{}, false
		}
		out += ", " + call.Args[i].Name.Text + ": " + text(i)
	}
	return diag.Fix{Span: call.Span(), Replace: out + ")"}, true
}

// unbounded are words for inf elsewhere.
var unbounded = regexp.MustCompile(`\b(?:oo|[iI]nfinity|Inf|infty|np\.inf|math\.inf|sp\.oo)\b`)
