package check

// Loops: for and table over lists, with a param as the variable or
// unrolled.

import (
	"maps"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/check/suggest"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mark is a place in the report and the statements to come back to, and the
// files that were read before.
type mark struct {
	list, failed, stmts int
	imports             map[string]*imported
}

func (e *checker) mark() mark {
	return mark{len(e.report.list), e.report.failed, len(*e.stmts), maps.Clone(e.imports)}
}

// reset forgets what was reported, emitted and read since m.
func (e *checker) reset(m mark) {
	e.report.forget(m.list)
	e.report.failed = m.failed
	e.imports = m.imports
	*e.stmts = (*e.stmts)[:m.stmts]
}

// loopVar makes a param of a loop's variable, when its list is numbers.
func (e *checker) loopVar(c *grammar.ForClause, v value.Value) (Loop, *value.Object, bool) {
	list, ok := e.numericList(v)
	if !ok || list == nil || len(list.Node.Axes()) != 1 || len(letter.FieldCharts(list)) > 0 {
		return Loop{}, nil, false
	}
	p := e.loopParam(c.Name.Name, c)
	o := &value.Object{Node: e.g.Param(p), Name: quote.Ident(c.Name), Def: c.Name.Sp}
	return Loop{Var: p, List: list}, o, true
}

func (e *checker) loopParam(name string, at grammar.Node) *graph.Param {
	e.loopIDs++
	return &graph.Param{ID: 1<<20 + e.loopIDs, Name: name, Loop: true, Span: at.Span()}
}

// listOf are a list's elements one by one.
func (e *checker) listOf(v value.Value, x grammar.Expr) ([]value.Value, bool) {
	if o, ok := e.numericList(v); ok {
		if o == nil {
			return nil, false
		}
		n := o.Node.Axes()[0].Size
		if n > e.lim.Unroll {
			e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Unroll)+" elements that are taken one by one"))
			return nil, false
		}
		return e.elements(o, n), true
	}
	if l, ok := v.(*value.List); ok {
		if len(l.Elems) > e.lim.Unroll {
			e.fail(diag.New(refuse.CodeTooMuch, x.Span(), "a list of more than "+itoa(e.lim.Unroll)+" elements"))
			return nil, false
		}
		return l.Elems, true
	}
	if v != nil {
		d := diag.New(refuse.CodeWrongKind, x.Span(), quote.Short(x)+" is "+v.Kind()+": a list is needed here")
		if _, isPoint := v.(*value.Point); isPoint {
			e.fail(suggest.OnePoint(suggester{e}, x, d))
		} else {
			e.fail(d)
		}
	}
	return nil, false
}

// forStmt is for v in list { … }.
func (e *checker) forStmt(s *grammar.For) {
	leave := e.within(func(c *context) { c.inFor = s })
	e.forClauses(s, s.Clauses)
	leave()
}

func (e *checker) forClauses(s *grammar.For, cs []grammar.ForClause) {
	if len(cs) == 0 {
		for _, t := range s.Body {
			e.stmt(t)
		}
		return
	}
	c := &cs[0]
	lv := e.expr(c.List)
	if lv == nil {
		return
	}
	if l, o, ok := e.loopVar(c, lv); ok {
		m := e.mark()
		var body []Stmt
		try := &attempt{}
		leave := e.leaving(&body)
		e.within(func(c *context) {
			c.scope, c.attempt, c.paramLoops = newScope(c.scope), try, c.paramLoops+1
		})
		e.bindValue(c.Name.Name, o, c.Name.Sp)
		e.forClauses(s, cs[1:])
		leave()
		if !try.oneByOne {
			e.emit(&For{Base{s.Span()}, []Loop{l}, body})
			return
		}
		e.reset(m)
	}
	els, ok := e.listOf(lv, c.List)
	if !ok {
		return
	}
	var body []Stmt
	leave := e.leaving(&body)
	for _, el := range els {
		failed := e.report.failed
		leave := e.push()
		e.bindValue(c.Name.Name, el, c.Name.Sp)
		e.forClauses(s, cs[1:])
		leave()
		if e.report.failed > failed {
			break // the same mistakes again
		}
	}
	leave()
	e.emit(&For{Base{s.Span()}, nil, body})
}

// table is table e1, e2 for u in list, or table A.
func (e *checker) table(s *grammar.Table) {
	var items []Item
	var loops []Loop
	var rows []Row
	var ok bool
	if len(s.Clauses) > 0 {
		items, loops, rows, ok = e.tableRows(s.Exprs, s.Clauses)
	} else {
		loops, rows, ok = e.tableOf(s)
	}
	file := ""
	if s.To != nil {
		var wrong string
		if file, wrong = writtenBelow(s.To.(*grammar.String).Value, TableEndings); wrong != "" {
			e.fail(refuse.NotWritten(refuse.CodeTableFile, s.To.(*grammar.String), "a table is written "+wrong, TableEndings))
			return
		}
	}
	if ok {
		e.emit(&Table{Base: Base{s.Span()}, Items: items, Loops: loops, Rows: rows, File: file})
	}
}

// tableRows elaborates the columns of a table: with loop params where all lists are
// numbers, else row by row.
func (e *checker) tableRows(xs []grammar.Expr, cs []grammar.ForClause) ([]Item, []Loop, []Row, bool) {
	lists := make([]value.Value, len(cs))
	ok := true
	for i := range cs {
		if lists[i] = e.expr(cs[i].List); lists[i] == nil {
			ok = false
		}
	}
	if !ok {
		return nil, nil, nil, false
	}
	m := e.mark()
	var loops []Loop
	try := &attempt{}
	leave := e.push()
	numeric := true
	for i := range cs {
		l, o, good := e.loopVar(&cs[i], lists[i])
		if !good {
			numeric = false
			break
		}
		loops = append(loops, l)
		e.bindValue(cs[i].Name.Name, o, cs[i].Name.Sp)
	}
	if numeric {
		e.within(func(c *context) { c.attempt, c.paramLoops = try, c.paramLoops+1 })
		items, good := e.items(xs)
		if !try.oneByOne {
			leave()
			return items, loops, nil, good && e.oneNumberEach(items, cs)
		}
	}
	leave()
	e.reset(m)
	var out []Row
	ok = e.eachRow(cs, lists, nil, func(vars []Item) bool {
		items, good := e.items(xs)
		out = append(out, Row{Vars: append([]Item(nil), vars...), Items: items})
		return good
	})
	var head []Item
	if len(out) > 0 {
		head = out[0].Items
	}
	return head, nil, out, ok
}

// oneNumberEach refuses fields in a table: each row is numbers.
func (e *checker) oneNumberEach(items []Item, cs []grammar.ForClause) bool {
	ok := true
	for _, it := range items {
		if o, isObj := it.Value.(*value.Object); isObj && len(letter.FieldCharts(o)) > 0 {
			c := letter.FieldCharts(o)[0]
			d := diag.New(refuse.CodePointChart, it.Expr.Span(), quote.Short(it.Expr)+" is a field over "+c.Name+"; a table lists numbers: take it at a point")
			e.fail(suggest.FieldOfLoops(suggester{e}, it.Expr, c.Name, c.Dim, cs, d))
			ok = false
		}
	}
	return ok
}

// eachRow visits every combination of the lists' elements.
func (e *checker) eachRow(cs []grammar.ForClause, lists []value.Value, vars []Item, f func(vars []Item) bool) bool {
	if len(cs) == 0 {
		return f(vars)
	}
	els, ok := e.listOf(lists[0], cs[0].List)
	if !ok {
		return false
	}
	for _, el := range els {
		leave := e.push()
		e.bindValue(cs[0].Name.Name, el, cs[0].Name.Sp)
		name := &grammar.Name{At: cs[0].Name.At, Name: cs[0].Name.Name, Text: cs[0].Name.Text}
		good := e.eachRow(cs[1:], lists[1:], append(vars, Item{name, el}), f)
		leave()
		if !good {
			return false
		}
	}
	return true
}
