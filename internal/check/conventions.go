package check

// show R convention Weinberg: which tensor an object is by its definition, and what sign a book gives it.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// opposite are the tensors, by the functions that give them, whose sign in a book is not Geo's. docs/conventions.md proves
// them from the books' own definitions. Landau and Lifshitz write -g for Geo's g, the others write g.
var opposite = map[string][]string{
	"MTW":       nil,
	"Wikipedia": nil,
	"Wald":      nil,
	"Weinberg":  {"riemann", "riemannDown", "ricci", "scalarCurvature", "einstein", "weyl"},
	"Landau":    {"metric", "riemannDown", "scalarCurvature", "weyl"},
}

// conventional are the tensors that conventions are about.
var conventional = []string{"metric", "levicivita", "riemann", "riemannDown", "ricci", "scalarCurvature", "einstein", "weyl", "kretschmann"}

// byConvention gives the items of a show the signs of a book.
func (e *checker) byConvention(s *grammar.Show, st *Show) bool {
	book := s.Convention.Name
	flipped := false
	for i := range st.Items {
		it := &st.Items[i]
		o, ok := it.Value.(*value.Object)
		tensor := ""
		if ok {
			tensor = e.tensorOf(it.Expr, o)
		}
		switch {
		case tensor == "":
			e.fail(refuse.NoConvention(s, it.Expr, "no tensor with a sign of its own by its definition", ""))
			return false
		case book == "Wald" && tensor == "riemann":
			e.fail(refuse.NoConvention(s, it.Expr, "Riemann's tensor with its upper index first, which Wald writes last, R_abc^d", "riemannDown"))
			return false
		case slices.Contains(opposite[book], tensor):
			minus := *o
			minus.Node, minus.Metric, minus.Lit = e.g.Neg(o.Node), false, nil
			it.Value = &minus
			flipped = true
		}
	}
	st.Note = book + "'s signs, as Geo's"
	switch {
	case flipped && book == "Landau":
		st.Note = "Landau's, of the metric -g: minus Geo's"
	case flipped:
		st.Note = book + "'s: minus Geo's"
	case book == "Landau":
		st.Note = "Landau's, of the metric -g: as Geo's"
	}
	return true
}

// definedTensor is which tensor a definition gives its name: that of the right side, unless letters move its slots.
func (e *checker) definedTensor(s *grammar.Define) string {
	right := s.Value
	if len(s.Indices) > 0 {
		x, ok := s.Value.(*grammar.Indexed)
		if !ok || lettersOf(x.Indices) != lettersOf(s.Indices) {
			return ""
		}
		right = x.X
	}
	return e.called(right)
}

// lettersOf are indices as text, to be compared.
func lettersOf(list []grammar.Index) string {
	var b strings.Builder
	for _, i := range list {
		if i.Up {
			b.WriteByte('^')
		} else {
			b.WriteByte('_')
		}
		b.WriteString(i.Name)
	}
	return b.String()
}

// tensorOf is which of the conventional tensors an expression is by its definition, "" where it is none.
func (e *checker) tensorOf(x grammar.Expr, o *value.Object) string {
	switch {
	case o.Metric:
		return "metric"
	case o.Law == index.Connection:
		return "levicivita"
	}
	return e.called(x)
}

// called is the conventional tensor that a call of the library gives, or a name that is defined by one.
func (e *checker) called(x grammar.Expr) string {
	switch x := x.(type) {
	case *grammar.AtPoint:
		return e.called(x.X)
	case *grammar.Name:
		if b := e.scope.lookup(x.Name); b != nil {
			return b.tensor
		}
	case *grammar.Call:
		name, ok := x.Fun.(*grammar.Name)
		if !ok || !slices.Contains(conventional, name.Name) {
			return ""
		}
		b := e.scope.lookup(name.Name)
		if b == nil {
			return ""
		}
		if f, ok := b.value.(*value.Func); ok && f.Fn != nil {
			if in, ok := f.Scope.(*fnScope); ok && in.sc.lib {
				return name.Name
			}
		}
	default: // what is computed from a tensor, or moves its slots, is none of the books' any more
	}
	return ""
}
