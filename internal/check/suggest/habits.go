package suggest

// Habits of other systems that are read here as something else: return, A', sin x, A @ B, a[0].

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignLibraries are imported elsewhere.
var foreignLibraries = []string{
	"matplotlib", "pandas", "tensorflow", "einsteinpy", "sage", "os", "sys", "itertools", "functools", "mpmath", "cadabra2", "Plots", "flax", "optax",
	"sklearn", "seaborn", "time", "plt", "gravipy", "pytearcat", "diffgeom", "typing", "keras",
}

// habit explains a name that is not bound by a habit of other systems.
func habit(in Scope, x *grammar.Name, d *diag.Diagnostic) bool {
	at := x.Span()
	switch stem := strings.TrimRight(x.Name, "'"); {
	case x.Name == "return":
		d.Message = "there is no return: the last line of a block is its result"
		end := at.End
		for end < len(at.Source.Text) && at.Source.Text[end] == ' ' {
			end++
		}
		d.WithFix(diag.Span{Source: at.Source, Start: at.Start, End: end}, "")
	case stem != x.Name && in.Taken(stem):
		d.Message += ": a prime is part of a name, and " + stem + " is another"
		if text := "(" + stem + "_ij)_ji"; in.Statement() != nil && in.Holds(text) {
			d.WithFixNote(at, text, "the transpose of "+stem)
		} else {
			d.WithNote("a derivative is diff(f, x), or d_i f")
		}
	case (x.Name == "i" || x.Name == "j") && at.Start > 0 && at.Source.Text[at.Start-1] >= '0' && at.Source.Text[at.Start-1] <= '9':
		d.Message += ": " + noComplex
	case x.Name == "end":
		return last(in, x, d)
	default:
		return false
	}
	return true
}

// last offers dim(a) for the end of a[end], which Julia counts from.
func last(in Scope, x *grammar.Name, d *diag.Diagnostic) bool {
	s := in.Statement()
	if s == nil {
		return false
	}
	of := ""
	grammar.Walk(s, func(n grammar.Node) bool {
		if c, ok := n.(*grammar.Component); ok && len(c.Args) == 1 && within(x, c.Args[0]) {
			of = c.X.Span().Text()
		}
		return true
	})
	if text := "dim(" + of + ")"; of != "" && in.Holds(text) {
		d.Message += ": the last position of an array is its length"
		d.WithFix(x.Span(), text)
		return true
	}
	return false
}

// argument is what stands behind a function that is applied without brackets.
var argument = regexp.MustCompile(`^[ \t]+([A-Za-z\\][\w']*(?:\([^()\n]*\))?|-?\d+(?:\.\d+)?|\[[^\n]*\])`)

// powered is a power of a function and what it takes: sin^2(x), sin^-1(x), sin^2 x.
var powered = regexp.MustCompile(`^\^(\d+|-1|\{-1\}|\(-1\))[ \t]*(\((?:[^()\n]|\([^()\n]*\))*\)|[A-Za-z\\][\w']*)`)

// power offers sin(x)^2 for sin^2(x), and both that sin^-1(x) could be; nil where
// x is none of these.
func power(in Scope, x grammar.Expr, d *diag.Diagnostic) *diag.Diagnostic {
	at := x.Span()
	n, ok := x.(*grammar.Name)
	if !ok || in.Statement() == nil {
		return nil
	}
	m := powered.FindStringSubmatch(at.Source.Text[at.End:])
	if m == nil || at.End+len(m[0]) > in.Statement().Span().End {
		return nil
	}
	arg := strings.TrimSpace(m[2])
	if arg[0] != '(' {
		arg = "(" + arg + ")"
	}
	whole := diag.Span{Source: at.Source, Start: at.Start, End: at.End + len(m[0])}
	head, _, _ := strings.Cut(d.Message, ":")
	d.Message = head + ": the power of its value is written behind it"
	if strings.Contains(m[1], "-1") {
		d.Message = head + ": its inverse and the reciprocal of its value are written by themselves"
		if text := "a" + n.Text + arg; in.Holds(text) {
			d.WithFixNote(whole, text, "the inverse function")
		}
		return d.WithFixNote(whole, "1/"+n.Text+arg, "the reciprocal")
	}
	return d.WithFix(whole, n.Text+arg+"^"+m[1])
}

// Applied offers sin(x)^2 for sin^2(x), and sin(x) for sin x, for every function of the statement that is
// written so; x is one of them.
func Applied(in Scope, x grammar.Expr, d *diag.Diagnostic) *diag.Diagnostic {
	if p := power(in, x, d); p != nil {
		return p
	}
	s := in.Statement()
	if s == nil {
		return d
	}
	var whole diag.Span
	text, pos, mine := "", 0, false
	grammar.Walk(s, func(n grammar.Node) bool {
		switch n := n.(type) {
		case *grammar.Call:
			return false
		case *grammar.Name:
			at := n.Span()
			if kind, _ := in.Value(n); kind != "a function" || !whole.IsZero() && at.Start < whole.End {
				return true
			}
			m := argument.FindStringSubmatchIndex(at.Source.Text[at.End:])
			if m == nil || m[1] > s.Span().End-at.End {
				return true
			}
			if whole.IsZero() {
				whole, pos = at, at.Start
			}
			in.Mends(n)
			mine = mine || grammar.Expr(n) == x
			arg := at.Source.Text[at.End+m[2] : at.End+m[3]]
			call := filled(in, inAnyWay(n.Text), []string{arg})
			if call == "" {
				call = n.Text + "(" + arg + ")"
			}
			text += at.Source.Text[pos:at.Start] + call
			whole.End = at.End + m[1]
			pos = whole.End
		default: // functions are names
		}
		return true
	})
	if mine {
		head, _, _ := strings.Cut(d.Message, ":")
		d.Message = head + ": what it takes stands in brackets"
		d.WithFix(whole, text)
	}
	return d
}

// AfterAt refuses what stands behind @ and is no point: it offers a product for
// A @ B, and a point of the one chart for f @ [1, 2].
func AfterAt(in Scope, x *grammar.AtPoint, kind string, c *value.Chart, w refuse.Words) *diag.Diagnostic {
	d := w.NoPoint(x, kind, c)
	if in.Statement() == nil {
		return d
	}
	point := x.Point.Span().Text()
	if text := filled(in, "$1_ij $2_jk | $1_ij $2_j | $1_i $2_ij | $1_i $2_i", []string{x.X.Span().Text(), point}); text != "" {
		return d.WithNote(letters).WithFix(x.Span(), text)
	}
	name, _, ok := in.OneChart()
	if !ok || !strings.HasPrefix(point, "[") && !strings.HasPrefix(point, "(") {
		return d
	}
	if text := x.X.Span().Text() + " @ " + name + "(" + point[1:len(point)-1] + ")"; in.Holds(text) {
		d.WithFix(x.Span(), text)
	}
	return d
}

// FromZero offers the position that is meant where positions are counted from 0,
// or from the end.
func FromZero(in Scope, of string, at diag.Span, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() == nil {
		return d
	}
	switch text := at.Text(); {
	case text == "0":
		if whole, text := countedFromOne(in, at); text != "" {
			return d.WithFixNote(whole, text, "counted from 1")
		}
		return d.WithFixNote(at, "1", "the first")
	case text == "-1":
		if whole := "dim(" + of + ")"; in.Holds(whole) {
			return d.WithFixNote(at, whole, "the last")
		}
	}
	return d
}

// countedFromOne is R[0,1,0,1] with all its positions counted from 1; "" where they are not all numbers.
func countedFromOne(in Scope, at diag.Span) (whole diag.Span, text string) {
	grammar.Walk(in.Statement(), func(n grammar.Node) bool {
		x, ok := n.(*grammar.Component)
		if !ok || len(x.Args) < 2 || at.Start < x.X.Span().End || x.Span().End < at.End {
			return true
		}
		var positions []string
		for _, a := range x.Args {
			if strings.Trim(a.Span().Text(), "0123456789") != "" {
				return true
			}
			positions = append(positions, nextNumber(a.Span().Text()))
		}
		fixed := x.X.Span().Text() + "[" + strings.Join(positions, ",") + "]"
		if in.Holds(fixed) {
			whole, text = x.Span(), fixed
		}
		return true
	})
	return whole, text
}

// OnChart offers the slots of the one chart for an array that lacks them.
func OnChart(in Scope, at diag.Span, d *diag.Diagnostic) *diag.Diagnostic {
	name, _, ok := in.OneChart()
	if !ok || in.Statement() == nil || !strings.HasPrefix(at.Text(), "[") {
		return d
	}
	if text := at.Text() + " on " + name; in.Holds(text) {
		d.WithFixNote(at, text, "a field over the chart")
	}
	return d
}

// objectsOf are what textbooks call the objects that a metric makes, by their letters.
var objectsOf = []struct {
	names  []string
	slots  int
	to     []string // ? is a connection, ! a metric
	say    string
	letter string // by which it may be bound
}{
	{[]string{"Gamma", "Chr", "Christoffel"}, 3, []string{"?"}, "Christoffel symbols are those of a connection", "Gamma"},
	{[]string{"R", "Ric", "Ricci"}, 2, []string{"ricci(?)"}, "the Ricci tensor is made of a connection", "R"},
	{[]string{"R", "Riem", "Rm", "Riemann"}, 4, []string{"riemann(?)"}, "the Riemann tensor is made of a connection", "R"},
	{[]string{"G", "Ein", "Einstein"}, 2, []string{"einstein(!)"}, "Einstein's tensor is made of a metric", "G"},
	{[]string{"C", "W", "Weyl"}, 4, []string{"weyl(!)"}, "the Weyl tensor is made of a metric", "C"},
}

// ofMetrics explains Γ^k_ij and R_ij where they were never made of a metric, and Γ^r_tt where it is a component.
func ofMetrics(in Scope, x *grammar.Indexed, n *grammar.Name, d *diag.Diagnostic) bool {
	gs := in.AllMetrics()
	if in.Statement() == nil {
		return false
	}
	for _, o := range objectsOf {
		at := componentAt(in, x, o.slots)
		if !slices.Contains(o.names, n.Name) || at == "" && len(x.Indices) != o.slots {
			continue
		}
		if len(gs) == 0 && n.Name != o.letter {
			return false
		}
		d.Message += ": " + o.say
		if n.Name == "G" && len(gs) > 0 { // which some write for the metric
			d.Message += ", and the metric is " + gs[0]
			if at != "" {
				d.WithFixNote(x.Span(), gs[0]+"["+at+"]", "of the metric")
			} else {
				d.WithFixNote(n.Span(), gs[0], "the metric")
			}
		}
		for _, g := range gs {
			made := strings.NewReplacer("?", connectionOf(in, g), "!", g).Replace(o.to[0])
			if at != "" {
				if text := made + "[" + at + "]"; in.Holds(text) {
					d.WithFixNote(x.Span(), text, "for the component")
					in.Mends(x)
					return true
				}
				continue
			}
			d.Fixes = append(d.Fixes, diag.Fix{Span: n.Span(), Replace: n.Text, Above: n.Text + " = " + strings.NewReplacer("?", "levicivita("+g+")", "!", g).Replace(o.to[0])})
			in.Mends(n)
			return true
		}
		return true
	}
	return false
}

// connectionOf is what stands for a metric's connection: a name that the file has for it, or the call.
func connectionOf(in Scope, g string) string {
	call := "levicivita(" + g + ")"
	if file := in.Reading(); file != nil {
		for _, s := range file.Stmts {
			if def, ok := s.(*grammar.Define); ok && def.Value != nil && len(def.Indices) == 0 && def.Value.Span().Text() == call && in.Taken(def.Name.Name) {
				return def.Name.Text
			}
		}
	}
	return call
}

// componentAt are the positions of a component whose coordinates stand as letters, r,t,t of ^r_tt; "" where they do not.
func componentAt(in Scope, x *grammar.Indexed, slots int) string {
	for _, c := range in.Charts() {
		cs := in.Coordinates(c)
		ls := letter.Spelled(x.Indices, slots, func(_ int, name string) bool { return slices.Contains(cs, name) })
		if ls == nil {
			continue
		}
		var at []string
		for _, l := range ls {
			at = append(at, l.Text)
		}
		return strings.Join(at, ",")
	}
	return ""
}

// FunctionLetters refuses letters behind a function's name, ricci_ij, and offers them behind its value. takes says
// that it has arguments.
func FunctionLetters(in Scope, x *grammar.Indexed, name string, takes bool) *diag.Diagnostic {
	d := diag.New(refuse.CodeNoIndices, x.Span(), quote.Short(x.X)+" is a function and takes no indices; its results do")
	if !takes {
		return d
	}
	as := "as in " + name + "(…)" + letter.Text(letter.FromIndices(x.Indices))
	if in.Statement() == nil {
		return d.WithNote(as)
	}
	letters := strings.TrimPrefix(x.Span().Text(), x.X.Span().Text())
	for _, g := range in.AllMetrics() {
		for _, of := range []string{g, connectionOf(in, g)} {
			call := name + "(" + of + ")"
			for n := 2; n <= 4; n++ {
				if at := componentAt(in, x, n); at != "" && in.Holds(call+"["+at+"]") {
					return d.WithFixNote(x.Span(), call+"["+at+"]", "for the component")
				}
			}
			if in.Holds(call + letters) {
				return d.WithFix(x.Span(), call+letters)
			}
		}
	}
	return d.WithNote(as)
}

// Position refuses a name in T[…] that is no coordinate: perhaps an index of xAct's.
func Position(in Scope, x *grammar.Name, c *index.Chart, w refuse.Words) *diag.Diagnostic {
	if f := signAt(in, x.Name); f != nil {
		return f
	}
	return w.NoPosition(x, c)
}

// Scalar offers the value at a point for f[1, 2].
func Scalar(in Scope, x *grammar.Component, d *diag.Diagnostic) *diag.Diagnostic {
	if in.Statement() != nil && len(x.Args) == 1 { // f[p]
		if text := x.X.Span().Text() + " @ " + x.Args[0].Span().Text(); in.Holds(text) {
			return d.WithFixNote(x.Span(), text, "its value at the point")
		}
	}
	name, _, ok := in.OneChart()
	if !ok || in.Statement() == nil {
		return d
	}
	text := x.X.Span().Text() + " @ " + name + "("
	for i, a := range x.Args {
		if i > 0 {
			text += ", "
		}
		text += a.Span().Text()
	}
	if text += ")"; in.Holds(text) {
		d.WithFixNote(x.Span(), text, "its value at a point")
	}
	return d
}

// Chained offers M[1,2] for M[1][2]; x is M[1].
func Chained(in Scope, x *grammar.Component, d *diag.Diagnostic) *diag.Diagnostic {
	s := in.Statement()
	if s == nil {
		return d
	}
	grammar.Walk(s, func(n grammar.Node) bool {
		outer, ok := n.(*grammar.Component)
		if !ok || outer.X != grammar.Expr(x) || len(x.Args) != 1 || len(outer.Args) != 1 {
			return true
		}
		a, b := x.Args[0].Span().Text(), outer.Args[0].Span().Text()
		if a == "0" || b == "0" { // counted from 0
			a, b = nextNumber(a), nextNumber(b)
		}
		if text := x.X.Span().Text() + "[" + a + "," + b + "]"; in.Holds(text) {
			d.WithFix(outer.Span(), text)
		}
		return false
	})
	return d
}

// nextNumber is the whole number behind one that is written in digits.
func nextNumber(digits string) string {
	if n, err := strconv.Atoi(digits); err == nil {
		return strconv.Itoa(n + 1)
	}
	return digits + "+1"
}
