package grammar

import (
	"fmt"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// shape writes a tree without its places and spellings, so that trees compare
// as strings. With strip, brackets that are only brackets are left out.
func shape(n any, strip bool) string {
	var b strings.Builder
	shapeValue(&b, reflect.ValueOf(n), strip)
	return b.String()
}

func shapeValue(b *strings.Builder, v reflect.Value, strip bool) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			b.WriteString("nil")
			return
		}
		if p, ok := v.Interface().(*Paren); ok && strip {
			shapeValue(b, reflect.ValueOf(p.X), strip)
			return
		}
		shapeValue(b, v.Elem(), strip)
	case reflect.Struct:
		b.WriteString(v.Type().Name() + "{")
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch f.Name {
			case "At", "OpSpan", "Bare", "Join", "Source":
				continue
			case "Text":
				if v.Type().Name() != "Number" {
					continue
				}
			}
			b.WriteString(f.Name + ":")
			shapeValue(b, v.Field(i), strip)
			b.WriteString(" ")
		}
		b.WriteString("}")
	case reflect.Slice:
		b.WriteString("[")
		for i := range v.Len() {
			shapeValue(b, v.Index(i), strip)
			b.WriteString(" ")
		}
		b.WriteString("]")
	default:
		fmt.Fprintf(b, "%#v", v.Interface())
	}
}

func source(text string) *diag.Source { return &diag.Source{Name: "t.geo", Text: text} }

// gen draws random trees. Every tree it draws has a text.
type gen struct{ t *rapid.T }

func (g gen) pick(label string, n int) int { return rapid.IntRange(0, n-1).Draw(g.t, label) }

func (g gen) of(words ...string) string { return rapid.SampledFrom(words).Draw(g.t, "word") }

func ident(text string) Ident { return Ident{Name: Canonical(text), Text: text} }

func (g gen) name() string {
	return g.of("x", "y", "H~", "v'", "Gamma", `\Gamma`, "Γ", "Δx", "learningRate", "L", "r2", "inverse", "as", "point", "e", "pi", "日本")
}

func (g gen) indices(min int, up bool) []Index {
	var out []Index
	for range min + g.pick("indices", 3) {
		text := g.of("i", "j", "k'", "mu", `\nu`, "ρ", "i1", "Mu", "b''")
		out = append(out, Index{Name: Canonical(text), Text: text, Up: up && g.pick("up", 2) == 1})
	}
	return out
}

// groups puts at most one symmetrisation over neighbours of one height.
func (g gen) groups(ind []Index) []SymGroup {
	if len(ind) < 2 || g.pick("sym", 3) > 0 {
		return nil
	}
	from := g.pick("from", len(ind)-1)
	to := from + 1
	for to < len(ind) && ind[to].Up == ind[from].Up && g.pick("more", 3) > 0 {
		to++
	}
	if to-from < 2 {
		return nil
	}
	if to-from > 2 && g.pick("bars", 2) == 0 {
		for k := from + 1; k < to-1; k++ {
			ind[k].Out = true
		}
	}
	return []SymGroup{{From: from, To: to, Anti: g.pick("anti", 2) == 1}}
}

// symmetrised is a product with a bracket that goes from its first factor to its
// last.
func (g gen) symmetrised() Expr {
	anti := g.pick("anti", 2) == 1
	index := func() []Index {
		ix := g.indices(1, true)[:1]
		ix[0].Up = false
		return ix
	}
	opens := []SymGroup{{From: 0, To: -1, Anti: anti}}
	var last Expr = &Indexed{X: g.nameExpr(), Indices: index(), Groups: []SymGroup{{From: -1, To: 1, Anti: anti}}}
	if g.pick("derivative", 2) == 0 {
		return &Deriv{Op: "nabla", Index: index()[0], Groups: opens, X: last}
	}
	var first Expr = &Indexed{X: g.nameExpr(), Indices: index(), Groups: opens}
	if g.pick("between", 2) == 0 {
		between := index()
		between[0].Out = g.pick("out", 2) == 0
		first = &Binary{Op: "*", Juxtaposed: true, X: first, Y: &Indexed{X: g.nameExpr(), Indices: between}}
	}
	return &Binary{Op: "*", Juxtaposed: true, X: first, Y: last}
}

func (g gen) exprs(depth, min, max int) []Expr {
	var out []Expr
	for range min + g.pick("count", max-min+1) {
		out = append(out, g.expr(depth))
	}
	return out
}

func (g gen) plot() Stmt {
	s := &Plot{Over: g.pick("over", 2) == 0, Clauses: g.clauses(1)}
	if g.pick("list", 4) == 0 {
		s.Over, s.Clauses = false, nil
	}
	for range 1 + g.pick("items", 2) {
		s.Items = append(s.Items, PlotItem{Parts: g.exprs(2, 1, 3)})
	}
	for range g.pick("options", 3) {
		s.Options = append(s.Options, Arg{Name: ident(g.of("title", "log", "tol")), Value: g.expr(1)})
	}
	if g.pick("to", 3) == 0 {
		s.To = &String{Value: g.of("f.svg", "a b/c.png")}
	}
	return s
}

func (g gen) clauses(depth int) []ForClause {
	var out []ForClause
	for range 1 + g.pick("clauses", 2) {
		out = append(out, ForClause{Name: ident(g.name()), List: g.expr(depth)})
	}
	return out
}

func (g gen) expr(depth int) Expr {
	if depth <= 0 {
		switch g.pick("leaf", 5) {
		case 0:
			return &Number{Text: g.of("0", "1", "2.5", "1e-3", "12")}
		case 1:
			return &Bool{Value: g.pick("bool", 2) == 1}
		case 2:
			return &String{Value: g.of("", "a b", `q"\`, "n\nt\t", "Ü", "tol")}
		}
		return g.nameExpr()
	}
	depth--
	switch g.pick("expr", 20) {
	case 0:
		return &Dot{X: &Name{Name: "F", Text: "F"}, Name: ident(g.name())}
	case 1, 2:
		ind := g.indices(1, true)
		return &Indexed{X: g.expr(depth), Indices: ind, Groups: g.groups(ind)}
	case 3:
		c := &Call{Fun: g.nameExpr()}
		for _, x := range g.exprs(depth, 0, 3) {
			a := Arg{Value: x}
			if g.pick("named", 3) == 0 {
				a.Name = ident(g.of("top", "tol", "range", "from"))
			}
			c.Args = append(c.Args, a)
		}
		return c
	case 4:
		return &Component{X: g.expr(depth), Args: g.exprs(depth, 1, 3)}
	case 5:
		return &Unary{Op: g.of("-", "-", "not"), X: g.expr(depth)}
	case 6, 7, 8:
		return &Binary{Op: g.of("+", "-", "*", "/", "^", "and", "or"), X: g.expr(depth), Y: g.expr(depth)}
	case 9, 10:
		return &Binary{Op: "*", Juxtaposed: true, X: g.expr(depth), Y: g.expr(depth)}
	case 11:
		c := &Compare{Xs: g.exprs(depth, 2, 3)}
		for range len(c.Xs) - 1 {
			c.Ops = append(c.Ops, g.of("<", "<=", ">", ">=", "==", "!=", "~="))
		}
		return c
	case 12:
		return g.symmetrised()
	case 13:
		return &Deriv{Op: g.of("d", "nabla"), Index: g.indices(1, false)[0], X: g.expr(depth)}
	case 14:
		return &Reduce{Op: g.of("sum", "mean", "max", "min", "prod"), Indices: g.indices(1, false), X: g.expr(depth)}
	case 15:
		return &Reduce{Op: g.of("sum", "softmax", "logsumexp"), Indices: g.indices(1, false), X: g.expr(depth), Attached: true}
	case 16:
		if g.pick("on", 2) == 0 {
			return &On{X: g.expr(depth), Chart: g.expr(depth)}
		}
		if g.pick("in", 2) == 0 {
			return &In{X: g.expr(depth), Chart: g.expr(depth)}
		}
		return &AtPoint{X: g.expr(depth), Point: g.expr(depth)}
	case 17:
		return &Range{Lo: g.expr(depth), Hi: g.expr(depth)}
	case 18:
		return &If{Cond: g.expr(depth), Then: g.expr(depth), Else: g.expr(depth)}
	}
	if g.pick("blocks", 3) == 0 {
		x := &Blocks{}
		for range 1 + g.pick("count", 3) {
			n := g.name()
			x.Parts = append(x.Parts, BlockPart{Name: Ident{Name: Canonical(n), Text: n}, Value: g.expr(depth)})
		}
		return x
	}
	if g.pick("list", 2) == 0 {
		return &List{Elems: g.exprs(depth, 0, 3)}
	}
	return &Comprehension{Elem: g.expr(depth), Clauses: g.clauses(depth)}
}

func (g gen) nameExpr() Expr {
	n := g.name()
	return &Name{Name: Canonical(n), Text: n}
}

func (g gen) optional(depth int) Expr {
	if g.pick("some", 2) == 0 {
		return nil
	}
	return g.expr(depth)
}

func (g gen) stmts(depth, min int) []Stmt {
	var out []Stmt
	for range min + g.pick("stmts", 3) {
		out = append(out, g.stmt(depth-1))
	}
	return out
}

func (g gen) mapLines() []MapLine {
	out := []MapLine{}
	for range g.pick("lines", 3) {
		l := MapLine{Target: ident(g.name()), Value: g.expr(2)}
		if g.pick("indexed", 2) == 0 {
			l.Indices = g.indices(1, false)
		}
		out = append(out, l)
	}
	return out
}

func (g gen) stmt(depth int) Stmt {
	n := 17
	if depth <= 0 {
		n = 13
	}
	keyword := func() string { return g.of("", "tensor", "metric", "connection") }
	docs := func() string { return g.of("", "", "one line", "two\nlines") }
	switch g.pick("stmt", n) {
	case 0:
		c := &ChartDecl{Name: ident(g.name())}
		for range 1 + g.pick("blocks", 3) {
			c.Blocks = append(c.Blocks, BlockDecl{Name: ident(g.name()), Dims: g.exprs(1, 0, 2)})
		}
		c.Where = g.exprs(2, 0, 2)
		return c
	case 1:
		m := &MapDecl{Name: ident(g.name()), From: ident(g.name()), To: ident(g.name()), Body: g.mapLines()}
		if g.pick("inverse", 2) == 0 {
			m.Inverse = g.mapLines()
		}
		if g.pick("manifold", 2) == 0 {
			s := &Manifold{Name: ident(g.name()), Maps: g.exprs(1, 1, 2)}
			if g.pick("period", 2) == 0 {
				c := ident(g.name())
				s.Periods = []Period{{Chart: &c, Coord: ident(g.name()), Value: g.expr(1)}, {Coord: ident(g.name()), Value: g.expr(0)}}
			}
			return s
		}
		return m
	case 2, 3:
		d := &Define{Keyword: keyword(), Name: ident(g.name()), Value: g.expr(3), Tol: g.optional(1), Doc: docs()}
		if g.pick("indexed", 2) == 0 {
			d.Indices = g.indices(1, true)
			d.Groups = g.groups(d.Indices)
		}
		return d
	case 4:
		p := &ParamDecl{Name: ident(g.name()), Value: g.optional(2), Order: g.optional(1), Where: g.exprs(1, 0, 2), Doc: docs()}
		if p.Order != nil {
			p.Value = nil
		}
		for range g.pick("more", 2) {
			p.More = append(p.More, OneParam{Name: ident(g.name()), Value: g.optional(1)})
		}
		return p
	case 5:
		return &DataDecl{Name: ident(g.name()), Indices: g.indices(1, false), Value: g.expr(2)}
	case 6:
		return &Use{Keyword: g.of("metric", "connection"), Name: g.nameExpr()}
	case 7:
		switch g.pick("import", 3) {
		case 0:
			return &Import{Path: "a/b c.geo", As: ident(g.name())}
		case 1:
			return &Import{Path: "a/bc.geo", As: Ident{Name: "bc"}}
		}
		m := ident(g.name())
		return &Import{Module: m, As: m}
	case 8:
		return &Assert{Cond: g.expr(3), Tol: g.optional(1), Samples: g.optional(0), Why: g.of("", "because", `a "b"`)}
	case 9:
		return &Print{Exprs: g.exprs(2, 1, 2)}
	case 10:
		s := &Show{Exprs: g.exprs(2, 1, 2)}
		if g.pick("form", 2) == 0 {
			f := ident(g.of(showForms...))
			s.Form = &f
		}
		if g.pick("book", 2) == 0 {
			book := ident(g.of(Conventions...))
			s.Convention = &book
		}
		return s
	case 11:
		s := &Table{Exprs: g.exprs(2, 1, 2), Clauses: g.clauses(1)}
		if g.pick("to", 3) == 0 {
			s.To = &String{Value: g.of("f.csv", "a b/c.npy")}
		}
		return s
	case 12:
		return g.plot()
	case 13:
		return &For{Clauses: g.clauses(1), Body: g.stmts(depth, 0)}
	case 14:
		return &Test{Name: g.of("t", `a "b"`), Body: g.stmts(depth, 0)}
	case 15:
		f := &Forall{Body: g.stmts(depth, 0)}
		if g.pick("dimension", 2) == 0 {
			d := ident(g.name())
			f.Dim, f.Dims = &d, g.expr(2)
		}
		for range 1 + g.pick("binders", 2) {
			b := Binder{Keyword: g.of(BinderWords...), Name: ident(g.name())}
			if g.pick("indexed", 2) == 0 {
				b.Indices = g.indices(1, true)
				b.Groups = g.groups(b.Indices)
			}
			f.Binders = append(f.Binders, b)
		}
		return f
	}
	if g.pick("open", 3) == 0 {
		o := &OpenFn{Where: g.exprs(1, 0, 2), Doc: docs()}
		for range 1 + g.pick("heads", 2) {
			h := OpenHead{Name: ident(g.name())}
			for range 1 + g.pick("params", 2) {
				h.Params = append(h.Params, ident(g.name()))
			}
			if g.pick("slots", 3) == 0 {
				h.Indices = g.indices(1, true)
			}
			o.Heads = append(o.Heads, h)
		}
		if g.pick("on", 3) == 0 {
			on := ident(g.name())
			o.On = &on
		}
		return o
	}
	f := &Fn{Name: ident(g.name()), ResultKeyword: keyword(), Doc: docs()}
	for range g.pick("params", 3) {
		q := FnParam{Keyword: g.of("", "", "metric", "chart", "map", "point", "connection"), Name: ident(g.name()), Default: g.optional(1)}
		if g.pick("indexed", 2) == 0 {
			q.Indices = g.indices(1, true)
		}
		f.Params = append(f.Params, q)
	}
	if g.pick("result", 2) == 0 {
		r := ident(g.name())
		f.ResultName, f.ResultIndices = &r, g.indices(1, true)
	}
	if g.pick("block", 2) == 0 {
		f.Body = g.expr(3)
	} else {
		f.Block = append(g.stmts(depth, 0), &ExprStmt{X: g.expr(2)})
	}
	return f
}
