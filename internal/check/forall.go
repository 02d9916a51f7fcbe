package check

// The forall statement: its block in each dimension, about objects of which only the kind is known.

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// maxForallDim is the largest dimension of a forall.
const maxForallDim = 8

// forallStmt is forall n in 2..5, metric G_ij, scalar f { … }.
func (e *checker) forallStmt(s *grammar.Forall) {
	dims, ok := e.forallDims(s)
	if !ok || !e.forallBlock(s) {
		return
	}
	out := &Forall{Base: Base{s.Span()}}
	for _, n := range dims {
		failed := e.report.failed
		d := e.forallIn(s, n)
		if e.report.failed > failed {
			return // the same mistakes again
		}
		out.Dims = append(out.Dims, *d)
	}
	e.emit(out)
}

// forallDims are the dimensions: whole numbers from 1 on; 2, 3 and 4 where none are
// given.
func (e *checker) forallDims(s *grammar.Forall) ([]int, bool) {
	if s.Dims == nil {
		return []int{2, 3, 4}, true
	}
	v := e.expr(s.Dims)
	if v == nil {
		return nil, false
	}
	els := []value.Value{v}
	if o, isNumber := v.(*value.Object); !isNumber || len(o.Node.Axes()) > 0 {
		var ok bool
		if els, ok = e.listOf(v, s.Dims); !ok {
			return nil, false
		}
	}
	var dims []int
	for _, el := range els {
		o, isNumber := el.(*value.Object)
		n := 0
		if isNumber {
			if v, ok := e.constants(o.Node); ok && len(v) == 1 && v[0] == float64(int(v[0])) {
				n = int(v[0])
			}
		}
		if n < 1 || n > maxForallDim {
			e.fail(diag.New(refuse.CodeForall, s.Dims.Span(), "a dimension is a whole number from 1 to "+strconv.Itoa(maxForallDim)))
			return nil, false
		}
		dims = append(dims, n)
	}
	if len(dims) == 0 {
		e.fail(diag.New(refuse.CodeForall, s.Dims.Span(), "no dimension is given"))
	}
	return dims, len(dims) > 0
}

// forallBlock refuses statements and expressions that are about one chart, or that no
// finite field decides.
func (e *checker) forallBlock(s *grammar.Forall) bool {
	before := e.report.failed
	for _, st := range s.Body {
		switch st := st.(type) {
		case *grammar.Define, *grammar.Use, *grammar.Fn:
		case *grammar.Assert:
			if st.Tol != nil || st.Samples != nil {
				e.fail(e.words().ExactIdentity(st))
			}
		default: // no other statement is about all objects
			e.fail(diag.New(refuse.CodeStatement, st.Span(), "a forall has definitions, functions, use lines and assertions; this belongs outside"))
			continue
		}
		grammar.Walk(st, func(n grammar.Node) bool {
			if what := aboutOneChart(n); what != "" {
				e.fail(diag.New(refuse.CodeForall, n.Span(), "what a forall is about has no chart and no numbers of one: "+what+" cannot stand here"))
				return false
			}
			return true
		})
	}
	return e.report.failed == before
}

// aboutOneChart names an expression that has no meaning for all charts.
func aboutOneChart(n grammar.Node) string {
	switch n.(type) {
	case *grammar.List, *grammar.Comprehension, *grammar.Range:
		return "a list"
	case *grammar.AtPoint:
		return "a point"
	case *grammar.On, *grammar.In:
		return "a chart"
	case *grammar.If:
		return "if"
	default: // all else has a meaning in every chart, or is refused where it is elaborated
		return ""
	}
}

// forallIn checks the block in one dimension.
func (e *checker) forallIn(s *grammar.Forall, n int) *ForallDim {
	blocks := make([]index.Block, n)
	for i := range blocks {
		blocks[i].Name = "x" + strconv.Itoa(i+1)
	}
	c := index.NewChart(e.chartIDs, "forall", blocks)
	e.chartIDs++
	defer e.push()()
	if s.Dim != nil {
		e.bindValue(s.Dim.Name, e.scalar(e.g.Number(e.pool.Int(int64(n)))), s.Dim.Sp)
	}
	d := &ForallDim{N: n, Chart: c}
	for i := range s.Binders {
		b := &s.Binders[i]
		o := e.forallObject(b, c)
		if o == nil {
			return d
		}
		e.bind(b.Name.Name, &binding{value: o, def: b.Name.Sp, pattern: quote.Ident(b.Name)})
		d.Binders = append(d.Binders, Bound{quote.Ident(b.Name), o.Node})
	}
	for _, st := range e.body(s.Body) {
		if a, ok := st.(*Assert); ok {
			e.forallAssert(a, c)
			d.Asserts = append(d.Asserts, a)
		}
	}
	return d
}

// forallObject is an object of which nothing is known but its kind; nil when it cannot
// be.
func (e *checker) forallObject(b *grammar.Binder, c *index.Chart) *value.Object {
	name := quote.Ident(b.Name)
	if b.Keyword == "scalar" || b.Keyword == "number" {
		if len(b.Indices) > 0 {
			e.fail(diag.New(refuse.CodeForall, b.Span(), "a "+b.Keyword+" has no indices"))
			return nil
		}
	}
	if b.Keyword == "number" {
		e.loopIDs++
		q := &graph.Param{ID: 1<<20 + e.loopIDs, Name: b.Name.Name, Span: b.Name.Sp}
		return &value.Object{Node: e.g.Param(q), Name: name, Def: b.Span()}
	}
	info := graph.InputInfo{Name: name, Law: index.Tensor, Metric: b.Keyword == "metric", Span: b.Span()}
	if b.Keyword == "connection" {
		info.Law = index.Connection
	}
	axes := make([]index.Axis, len(b.Indices))
	for k, i := range b.Indices {
		axes[k] = index.DownOver(c)
		if i.Up {
			axes[k] = index.UpOver(c)
		}
	}
	n := e.g.Input(nil, info, axes, c)
	o := &value.Object{Node: n, Law: info.Law, Metric: info.Metric, Name: name, Def: b.Span()}
	if b.Keyword != "scalar" && !e.lawSlots(b.Keyword, o, b.Span(), name) {
		return nil
	}
	if len(b.Groups) == 0 || info.Metric {
		return o
	}
	lettered := *o
	for _, i := range b.Indices {
		lettered.Letters = append(lettered.Letters, i.Name)
	}
	v := e.symmetrise(&lettered, &grammar.Indexed{At: b.At, X: &grammar.Name{At: b.Name.At, Name: b.Name.Name, Text: b.Name.Text}, Indices: b.Indices, Groups: b.Groups})
	sym, ok := v.(*value.Object)
	if !ok {
		return nil
	}
	sym = letter.Bare(sym)
	sym.Name, sym.Law = name, info.Law
	return sym
}

// forallAssert refuses conditions that no finite field decides.
func (e *checker) forallAssert(a *Assert, c *index.Chart) {
	var look func(x value.Cond)
	look = func(x value.Cond) {
		switch x := x.(type) {
		case *value.CondConst:
		case *value.CondAnd:
			for _, y := range x.Xs {
				look(y)
			}
		case *value.CondCompare:
			if x.Op != "==" && x.Op != "~=" {
				e.fail(diag.New(refuse.CodeForall, a.Sp, "a finite field has no order: `"+x.Op+"` is not decided for all, an identity has ==").WithNote("== holds where both sides are equal for every choice of the objects"))
				return
			}
			for _, o := range []*value.Object{x.X, x.Y} {
				for _, k := range o.Node.Charts() {
					if k != c {
						e.fail(diag.New(refuse.CodeForall, a.Sp, "this is about the chart "+k.Name+": what a forall is about has no chart"))
						return
					}
				}
				if why := taylor.Undecidable(e.g, o.Node); why != "" {
					e.fail(diag.New(refuse.CodeForall, a.Sp, "a finite field does not decide this for all objects: it has no "+why))
					return
				}
			}
		default: // negations and alternatives are not identities
			e.fail(diag.New(refuse.CodeForall, a.Sp, "an identity is an equation, or several joined by and"))
		}
	}
	look(a.Cond)
}
