package check

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Bounds on the dimension in which a metric's components are compared before
// anything runs: of a field, of constants. Beyond them only what the graph
// knows decides.
const (
	maxSymmetry  = 8
	maxConstants = 256
)

// symmetry decides whether an object of two lower slots is symmetric: Zero when
// it is, NonZero with a pair of 0-based components that differ when it is not.
// What it leaves Unknown is a claim, proved or tested as claims are.
func (e *checker) symmetry(o *value.Object) (scalar.Decision, [2]int) {
	n := o.Node
	if n.Op() == graph.OpAt {
		n = n.Args()[0]
	}
	// A literal that is declared a metric is only called one.
	if o.Metric && n.Op() != graph.OpInput || len(e.g.Symmetries(n)) > 0 {
		return scalar.Zero, [2]int{}
	}
	d := n.Axes()[0].Size
	if d > maxSymmetry && (d > maxConstants || len(n.Charts()) > 0) || n.Generic() || n.HasRuntime() {
		return scalar.Unknown, [2]int{}
	}
	cs, err := e.g.Components(n)
	if err != nil || len(cs) != d*d {
		return scalar.Unknown, [2]int{}
	}
	all := scalar.Zero
	for i := range d {
		for j := range i {
			a, b := cs[i*d+j], cs[j*d+i]
			if a == b {
				continue
			}
			switch e.pool.IsZero(e.pool.Sub(a, b)) {
			case scalar.NonZero:
				return scalar.NonZero, [2]int{j, i}
			case scalar.Unknown:
				all = scalar.Unknown
			}
		}
	}
	return all, [2]int{}
}

// asymmetric says which components of a metric differ, and offers the symmetric
// part of the formula where it has letters of its own.
func (e *checker) asymmetric(at [2]int, letters []grammar.Index, x grammar.Expr) *diag.Diagnostic {
	i, j := itoa(at[0]+1), itoa(at[1]+1)
	d := diag.New(CodeMetricSlots, x.Span(), "a metric is symmetric; here the components ["+i+","+j+"] and ["+j+","+i+"] differ")
	e.offerSymmetric(d, letters, x)
	return d
}

// offerSymmetric offers the symmetric part of a metric's formula.
func (e *checker) offerSymmetric(d *diag.Diagnostic, letters []grammar.Index, x grammar.Expr) {
	if part, ok := SymmetricPart(x, letters); ok {
		d.WithFixNote(x.Span(), part, "its symmetric part")
	}
}

// SymmetricPart writes 1/2 (A_ij + A_ji) for A_ij; not for numbers without
// letters, which are mended where they are written.
func SymmetricPart(x grammar.Expr, letters []grammar.Index) (string, bool) {
	if len(letters) != 2 || x.Span().Text() == "" {
		return "", false
	}
	plain, turned := textOf(x), ""
	switch {
	case len(places(x, letters[0].Name)) > 0:
		turned = exchanged(x, letters[0], letters[1])
	default:
		switch x.(type) {
		case *grammar.Name, *grammar.Call:
		default:
			return "", false
		}
		ls := ixOf(letters)
		turned = plain + indexText([]ixLetter{ls[1], ls[0]})
		plain += indexText(ls)
	}
	switch x.(type) {
	case *grammar.AtPoint, *grammar.On, *grammar.If:
		plain, turned = "("+plain+")", "("+turned+")"
	}
	return "1/2 (" + plain + " + " + turned + ")", true
}

// exchanged is the text of an expression with two letters exchanged.
func exchanged(x grammar.Expr, a, b grammar.Index) string {
	whole, text := x.Span(), textOf(x)
	var out strings.Builder
	pos := 0
	walkIndices(x, func(ix *grammar.Index) {
		by := ""
		switch ix.Name {
		case a.Name:
			by = ixOf([]grammar.Index{b})[0].text
		case b.Name:
			by = ixOf([]grammar.Index{a})[0].text
		default:
			return
		}
		out.WriteString(text[pos : ix.Sp.Start-whole.Start])
		out.WriteString(by)
		pos = ix.Sp.End - whole.Start
	})
	out.WriteString(text[pos:])
	return out.String()
}
