package check

// Names that are not bound: what a suggestion may ask of the checker.

import (
	"slices"
	"sort"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// suggester is what a suggestion may ask of the checker.
type suggester struct{ e *checker }

func (n suggester) Taken(name string) bool { return n.e.scope.Taken(name) }
func (n suggester) Reading() *grammar.File { return n.e.file }

// Statement is none within a trial: nobody reads the words, and each would ask
// for another trial.
func (n suggester) Statement() grammar.Stmt {
	if n.e.silent {
		return nil
	}
	return n.e.statement.node
}

func (n suggester) AllMetrics() []string {
	return n.e.scope.named(func(o *value.Object) bool { return o.Metric })
}

func (n suggester) Mends(x grammar.Expr) {
	mends := n.e.words().Mends
	mends(x)
}

func (n suggester) OneChart() (name string, dim int, ok bool) {
	cs := n.e.scope.Charts()
	if len(cs) != 1 {
		return "", 0, false
	}
	return cs[0].Name, cs[0].Dim, true
}

func (n suggester) Coordinates(chart string) []string {
	var out []string
	for _, c := range n.e.scope.Charts() {
		if c.Name == chart && c.Scalar() {
			for _, b := range c.Blocks {
				out = append(out, b.Name)
			}
		}
	}
	return out
}

func (n suggester) Holds(text string) bool {
	x, list := grammar.ParseExprWith(&diag.Source{Text: text}, grammar.Limits{}, n.e.g.Meter)
	if len(list) > 0 {
		return false
	}
	_, ok := n.Value(x)
	return ok
}

func (n suggester) Value(x grammar.Expr) (kind string, ok bool) {
	var v value.Value
	ok = n.e.trial(func() { v = n.e.expr(x) })
	if v == nil {
		return "", false
	}
	return v.Kind(), ok
}

func (n suggester) Candidates() []string {
	var out []string
	n.e.scope.each(func(name string, b *binding) bool {
		out = append(out, name)
		return true
	})
	all := n.e.allNames()
	sort.Strings(all)
	return append(out, all...)
}

func (n suggester) Alike(at diag.Span, names []string, visit func(at diag.Span)) {
	var found []*grammar.Name
	if s := n.e.statement.node; s != nil {
		grammar.Walk(s, func(x grammar.Node) bool {
			if y, ok := x.(*grammar.Name); ok && slices.Contains(names, y.Name) && !n.e.scope.Taken(y.Name) {
				found = append(found, y)
			}
			return true
		})
	}
	if !slices.ContainsFunc(found, func(y *grammar.Name) bool { return y.Span() == at }) {
		return
	}
	mends := n.e.words().Mends
	for _, y := range found {
		mends(y)
		visit(y.Span())
	}
}

func (n suggester) Inside(fn string) bool {
	return n.e.writtenFn == fn || slices.ContainsFunc(n.e.calls, func(c frame) bool { return c.fn != nil && c.fn.Name.Name == fn })
}

// unboundCall reports a call of a name that is not bound; mistakes of its
// arguments are their own.
func (e *checker) unboundCall(x *grammar.Call, n *grammar.Name) {
	if !e.isMended(n) {
		e.fail(suggest.Called(suggester{e}, n))
	}
	for i := range x.Args {
		e.expr(x.Args[i].Value)
	}
}

// unboundModule reports an import that is not there.
func (e *checker) unboundModule(s *grammar.Import) {
	_, function := e.libraryValue(s.Module.Name).(*value.Func)
	e.fail(suggest.Module(s, moduleNames(), function))
}
