package suggest

// A call of a function that is refused: how it is written where habit has another order of its arguments.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// offered is a text in a call's place, and what it is.
type offered struct{ text, note string }

// againBy are the functions whose calls are written in other ways elsewhere.
var againBy = map[string]func(in Scope, fn string, args []grammar.Arg) []offered{
	"roots":        againRoots,
	"solve":        againSolve,
	"integrate":    againIntegrate,
	"geodesic":     againPoint,
	"expmap":       againPoint,
	"minimise":     againPoint,
	"flat":         againFlat,
	"subst":        againSubst,
	"eigenvectors": againEigenvectors,
	"newton":       againNewton,
	"frame":        againFrame,
}

// Refused adds to the refusal of a built-in function's call what may be meant by it.
func Refused(in Scope, x *grammar.Call, fn string, d *diag.Diagnostic) *diag.Diagnostic {
	if d = Again(in, x, fn, d); fn == "frame" && len(d.Fixes) == 0 {
		return tetrad(in, x, d)
	}
	return d
}

// Again offers for a call that was refused, and for which nothing is offered yet, the first text that checks.
func Again(in Scope, x *grammar.Call, fn string, d *diag.Diagnostic) *diag.Diagnostic {
	by := againBy[fn]
	if by == nil || in.Statement() == nil || len(d.Fixes) > 0 {
		return d
	}
	for _, o := range by(in, fn, x.Args) {
		if in.Holds(o.text) {
			return d.WithFixNote(x.Span(), o.text, o.note)
		}
	}
	return d
}

// The interval that is searched where a call names none.
const (
	wideInterval = "-10..10"
	wideNote     = "those between -10 and 10"
)

func textOf(a grammar.Arg) string { return a.Value.Span().Text() }

// equation are the sides of a == b.
func equation(x grammar.Expr) (left, right string, ok bool) {
	c, ok := x.(*grammar.Compare)
	if !ok || len(c.Ops) != 1 || c.Ops[0] != "==" {
		return "", "", false
	}
	return c.Xs[0].Span().Text(), c.Xs[1].Span().Text(), true
}

// leftMinusRight is an equation's text as an expression that is zero.
func leftMinusRight(x grammar.Expr) string {
	left, right, ok := equation(x)
	switch {
	case !ok:
		return x.Span().Text()
	case right == "0":
		return left
	case !oneWord.MatchString(right):
		right = "(" + right + ")"
	}
	return left + " - " + right
}

// coordinatesIn are the coordinates of charts in scope that an expression names.
func coordinatesIn(in Scope, x grammar.Expr) (found []string) {
	grammar.Walk(x, func(n grammar.Node) bool {
		y, ok := n.(*grammar.Name)
		if !ok || slices.Contains(found, y.Text) {
			return true
		}
		for _, c := range in.Charts() {
			if slices.Contains(in.Coordinates(c), y.Text) {
				found = append(found, y.Text)
				break
			}
		}
		return true
	})
	return found
}

// againRoots is roots(f), roots(f, x), roots(f, 0..5) and roots(a == b, x: 0..5) with a variable and an interval.
func againRoots(in Scope, _ string, args []grammar.Arg) (out []offered) {
	if len(args) == 0 {
		return nil
	}
	f := leftMinusRight(args[0].Value)
	variables, interval, note := coordinatesIn(in, args[0].Value), wideInterval, wideNote
	for _, a := range args[1:] {
		text := textOf(a)
		switch _, ends := a.Value.(*grammar.Range); {
		case a.Name.Text != "":
			variables, interval, note = []string{a.Name.Text}, text, ""
		case ends:
			interval, note = text, ""
		default:
			variables = []string{text}
		}
	}
	if len(args) == 3 && args[1].Name.Text == "" && args[2].Name.Text == "" { // roots(f, 0, 5)
		variables, interval, note = coordinatesIn(in, args[0].Value), textOf(args[1])+".."+textOf(args[2]), ""
	}
	if len(variables) == 0 {
		variables = []string{"x"} // of a function, by any name
	}
	for _, v := range variables {
		out = append(out, offered{"roots(" + f + ", " + v + ": " + interval + ")", note})
	}
	return out
}

// againSolve is solve(x^2 == 2, x): an equation for a param by its name, one in a coordinate as the roots of a function.
func againSolve(in Scope, _ string, args []grammar.Arg) (out []offered) {
	if len(args) == 0 {
		return nil
	}
	text := textOf(args[0])
	if _, _, ok := equation(args[0].Value); !ok {
		text += " == 0"
	}
	if len(args) == 2 && (args[1].Name.Text == "" || args[1].Name.Text == "for") {
		out = append(out, offered{"solve(" + text + ", for: " + textOf(args[1]) + ")", ""})
	}
	variables := coordinatesIn(in, args[0].Value)
	if len(variables) == 1 && !strings.HasPrefix(text, "[") {
		out = append(out, offered{"roots(" + leftMinusRight(args[0].Value) + ", " + variables[0] + ": " + wideInterval + ")", wideNote})
	}
	return out
}

// againIntegrate is integrate(f, x, 0, 1), integrate(f, x: [0, 1]) and an integral without a metric, or by eye(n).
func againIntegrate(in Scope, _ string, args []grammar.Arg) (out []offered) {
	if len(args) < 2 {
		return nil
	}
	var names []string
	intervals, metric := "", ""
	add := func(x, interval string) { names, intervals = append(names, x), intervals+", "+x+": "+interval }
	for i := 1; i < len(args); i++ {
		a, text := args[i], unbounded.ReplaceAllString(textOf(args[i]), "inf")
		list, pair := a.Value.(*grammar.List)
		switch {
		case a.Name.Text == "tol":
			intervals += ", tol: " + text
		case a.Name.Text != "" && pair && len(list.Elems) == 2:
			add(a.Name.Text, list.Elems[0].Span().Text()+".."+list.Elems[1].Span().Text())
		case a.Name.Text != "" && i+1 < len(args) && args[i+1].Name.Text == "": // x: 0, 1
			add(a.Name.Text, text+".."+textOf(args[i+1]))
			i++
		case a.Name.Text != "":
			add(a.Name.Text, text)
		case i+2 < len(args) && args[i+1].Name.Text == "" && args[i+2].Name.Text == "" && oneWord.MatchString(text): // x, 0, 1
			add(text, unbounded.ReplaceAllString(textOf(args[i+1]), "inf")+".."+unbounded.ReplaceAllString(textOf(args[i+2]), "inf"))
			i += 2
		case i == 1:
			metric = text
		default:
			return nil
		}
	}
	metrics := in.AllMetrics()
	if metric != "" && in.Taken(metric) {
		metrics = append([]string{metric}, metrics...)
	}
	for _, g := range metrics {
		out = append(out, offered{"integrate(" + textOf(args[0]) + ", " + g + intervals + ")", ""})
	}
	for _, c := range in.Charts() {
		if cs := in.Coordinates(c); len(cs) == len(names) && !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(cs, n) }) {
			out = append(out, offered{"integrate(" + textOf(args[0]) + ", eye(" + strconv.Itoa(len(cs)) + ") on " + c + intervals + ")", "by the measure " + measure(cs)})
		}
	}
	return out
}

// measure is dx dy.
func measure(coords []string) string {
	out := make([]string, len(coords))
	for i, x := range coords {
		out[i] = "d" + x
	}
	return strings.Join(out, " ")
}

// againPoint has lists of numbers as points of a chart, and those behind the point as vectors there.
func againPoint(in Scope, fn string, args []grammar.Arg) (out []offered) {
	first := slices.IndexFunc(args, func(a grammar.Arg) bool { _, list := a.Value.(*grammar.List); return list })
	if first < 0 {
		return nil
	}
	numbers := textOf(args[first])
	for _, c := range in.Charts() {
		point := c + "(" + numbers[1:len(numbers)-1] + ")"
		text := make([]string, len(args))
		for i, a := range args {
			text[i] = a.Span().Text()
			_, list := a.Value.(*grammar.List)
			switch {
			case i == first:
				text[i] = strings.TrimSuffix(text[i], numbers) + point
			case list && i == first+1:
				text[i] += " @ " + point
			}
		}
		out = append(out, offered{fn + "(" + strings.Join(text, ", ") + ")", ""})
	}
	return out
}

// againFlat is the flat of a vector, which is lowered.
func againFlat(in Scope, _ string, args []grammar.Arg) (out []offered) {
	for _, g := range in.AllMetrics() {
		if len(args) > 0 {
			out = append(out, offered{"lower(" + textOf(args[0]) + ", " + g + ")", "the vector with its index down"})
		}
	}
	return out
}

// againSubst is subst(f, M, 2).
func againSubst(_ Scope, _ string, args []grammar.Arg) []offered {
	if len(args) != 3 || args[1].Name.Text != "" || args[2].Name.Text != "" {
		return nil
	}
	return []offered{{"subst(" + textOf(args[0]) + ", " + textOf(args[1]) + ": " + textOf(args[2]) + ")", ""}}
}

// againEigenvectors is eigenvectors(A) of a square array, by the unit matrix.
func againEigenvectors(_ Scope, _ string, args []grammar.Arg) (out []offered) {
	if len(args) != 1 {
		return nil
	}
	for n := 1; n <= widestMatrix; n++ {
		out = append(out, offered{"eigenvectors(" + textOf(args[0]) + ", eye(" + strconv.Itoa(n) + "))", ""})
	}
	return out
}

// widestMatrix bounds the sizes of a unit matrix that are tried.
const widestMatrix = 8

// againNewton is newton(f, p), which elsewhere goes to a minimum.
func againNewton(_ Scope, _ string, args []grammar.Arg) []offered {
	if len(args) != 2 {
		return nil
	}
	return []offered{{"minimise(" + textOf(args[0]) + ", from: " + textOf(args[1]) + ")", "the minimum; newton(L, C) is the direction at each point"}}
}

// againFrame is frame([u, v]).
func againFrame(_ Scope, _ string, args []grammar.Arg) []offered {
	if len(args) != 1 {
		return nil
	}
	if list, ok := args[0].Value.(*grammar.List); ok {
		text := list.Span().Text()
		return []offered{{"frame(" + text[1:len(text)-1] + ")", ""}}
	}
	return nil
}

// tetrad offers for frame(g), of a metric, the vectors of a frame that is orthonormal where the metric is diagonal.
func tetrad(in Scope, x *grammar.Call, d *diag.Diagnostic) *diag.Diagnostic {
	s := in.Statement()
	if s == nil || len(x.Args) != 1 {
		return d
	}
	g := textOf(x.Args[0])
	if !oneWord.MatchString(g) || !slices.Contains(in.AllMetrics(), g) {
		return d
	}
	for _, c := range in.Charts() {
		cs := in.Coordinates(c)
		if len(cs) == 0 || len(cs) > widestMatrix || !in.Holds(g+"["+cs[0]+","+cs[len(cs)-1]+"]") {
			continue
		}
		var lines, names []string
		for i, y := range cs {
			name := "e" + strconv.Itoa(i+1)
			if in.Taken(name) {
				return d
			}
			row := slices.Repeat([]string{"0"}, len(cs))
			row[i] = "1/sqrt(abs(" + g + "[" + y + "," + y + "]))"
			lines = append(lines, name+"^i = ["+strings.Join(row, ", ")+"] on "+c)
			names = append(names, name)
		}
		f := diag.Fix{Span: x.Span(), Replace: "frame(" + strings.Join(names, ", ") + ")", Above: strings.Join(lines, "\n"), Note: "where " + g + " is diagonal"}
		if in.Reads(f, nil) {
			d.Fixes = append(d.Fixes, f)
		}
		return d
	}
	return d
}
