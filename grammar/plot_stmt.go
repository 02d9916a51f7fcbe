package grammar

// The plot statement: plot e for u in list, plot (x, y) over (u in a, v in b), title: "…" to "f.svg".

import "github.com/alecthomas/participle/v2/lexer"

// Plot: plot e, f for u in list; plot (x, y, z) over (u in a, v in b), color: k to "f.html"; plot points. Without
// clauses the items are lists. To is a *String, or nil.
type Plot struct {
	At
	Items   []PlotItem
	Over    bool
	Clauses []ForClause
	Options []Arg
	To      Expr
}

// PlotItem is what is drawn: e, or the coordinates of a point, (x, y) or (x, y, z).
type PlotItem struct {
	At
	Parts []Expr
}

// Accept implements Stmt.
func (s *Plot) Accept(v StmtVisitor) { v.VisitPlot(s) }

func (s *Plot) children(visit func(Node)) {
	for _, it := range s.Items {
		each(visit, it.Parts...)
	}
	eachList(visit, s.Clauses)
	for _, o := range s.Options {
		each(visit, o.Value)
	}
	if s.To != nil {
		visit(s.To)
	}
}

type plotRule struct {
	Items   plotItems   `parser:"'plot' @@"`
	Clauses clauseList  `parser:"( @@"`
	Over    []*overRule `parser:"| 'over' '(' @@ ( ',' @@ )* ')' )?"`
	Options plotOptions `parser:"@@?"`
	To      destination `parser:"@@?"`
}

type overRule struct {
	Name lexer.Token `parser:"@Name 'in'"`
	List Expr        `parser:"@@"`
}

type (
	// plotItems is e, (x, y), ….
	plotItems interface{ plotItems() }
	// plotOptions is , title: "…", log: "x".
	plotOptions interface{ plotOptions() }
	// destination is to "f.svg".
	destination interface{ destination() }
)

type (
	plotItemNodes   []PlotItem
	plotOptionNodes []Arg
	destinationNode struct{ file Expr }
)

func (*plotItemNodes) plotItems()     {}
func (*plotOptionNodes) plotOptions() {}
func (*destinationNode) destination() {}

var plotKind = byRule[plotRule](statementFacts{
	word: "plot", forms: []string{"plot e for u in list", "plot e over (u in list, v in list)", "plot points"}, binds: bindsNothing,
	does: "Draws curves of numbers over a list, (x, y) curves and orbits, a list of points; over two lists fields in colours and contours, " +
		"arrows, (x, y, z) surfaces. Options stand behind it, and to \"f.svg\" (png, pdf, html) writes a file.",
	example: "plot sin(x), cos(x) for x in linspace(0, 6, 40)",
})

func (r *plotRule) tree(p *parser, start int) Stmt {
	s := &Plot{At: p.at(start, p.readEnd()), Items: *r.Items.(*plotItemNodes)}
	if r.Options != nil {
		s.Options = *r.Options.(*plotOptionNodes)
	}
	if r.To != nil {
		s.To = r.To.(*destinationNode).file
	}
	if r.Clauses != nil {
		s.Clauses = *r.Clauses.(*clauseNodes)
		return s
	}
	if r.Over == nil && p.word("over") { // and what follows it is no list in brackets
		first := p.pos
		for first > 0 && p.toks[first].Pos.Offset > start {
			first--
		}
		p.explainAt(first, p.pos+1)
		return nil
	}
	s.Over = r.Over != nil
	for _, o := range r.Over {
		name, ok := p.identOf(o.Name)
		if !ok {
			return nil
		}
		s.Clauses = append(s.Clauses, ForClause{At{name.Sp.To(o.List.Span())}, name, o.List})
	}
	return s
}

// plotItems parses what is drawn, up to the clauses or the options.
func (p *parser) plotItems() plotItems {
	var out plotItemNodes
	for {
		it, ok := p.plotItem()
		if !ok {
			return nil
		}
		out = append(out, it)
		if !p.sign(",") || p.optionAhead(1) {
			return &out
		}
		p.pos++
	}
}

// plotItem parses e or (x, y).
func (p *parser) plotItem() (PlotItem, bool) {
	start := p.tok().Pos.Offset
	if !p.tupleAhead() {
		x := p.expr()
		if x == nil {
			return PlotItem{}, false
		}
		return PlotItem{p.at(start, p.readEnd()), []Expr{x}}, true
	}
	var it PlotItem
	for !p.sign(")") {
		p.pos++ // ( or a comma
		x := p.expr()
		if x == nil {
			return it, false
		}
		if it.Parts = append(it.Parts, x); !p.sign(",") && !p.sign(")") {
			p.unexpected("`,` or `)`")
			return it, false
		}
	}
	p.pos++
	it.At = p.at(start, p.readEnd())
	return it, true
}

// tupleAhead reports whether the bracket that opens here holds a comma of its own.
func (p *parser) tupleAhead() bool {
	if !p.sign("(") {
		return false
	}
	depth := 0
	for i := p.pos; i < len(p.toks) && p.toks[i].Type != kindEnd; i++ {
		if p.toks[i].Type != kindOp {
			continue
		}
		switch p.toks[i].Value {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			if depth--; depth == 0 {
				return false
			}
		case ",":
			if depth == 1 {
				return true
			}
		}
	}
	return false
}

// optionAhead reports whether a named option begins k tokens on.
func (p *parser) optionAhead(k int) bool {
	t, n := p.ahead(k), p.ahead(k+1)
	return (t.Type == kindName || t.Type == kindWord) && n.Type == kindOp && n.Value == ":"
}

// plotOptions parses the named options, each behind a comma.
func (p *parser) plotOptions() plotOptions {
	if !p.sign(",") {
		return nil
	}
	var out plotOptionNodes
	for p.sign(",") {
		p.pos++
		t := p.tok()
		if !p.optionAhead(0) {
			p.unexpected("an option with its name, as in title: \"…\"")
			return nil
		}
		o := Arg{Name: Ident{p.at(t.Pos.Offset, tokEnd(t)), Canonical(t.Value), t.Value}}
		p.pos += 2
		if o.Value = p.expr(); o.Value == nil {
			return nil
		}
		o.At = p.at(t.Pos.Offset, p.readEnd())
		out = append(out, o)
	}
	return &out
}

// destinationAhead reports whether to "file" follows: to is a name everywhere else.
func (p *parser) destinationAhead() bool {
	t := p.tok()
	return t.Type == kindName && t.Value == "to" && p.ahead(1).Type == kindString
}

// destination parses to "f.svg".
func (p *parser) destination() destination {
	if !p.destinationAhead() {
		return nil
	}
	p.pos++
	t := p.tok()
	name, ok := p.unquote(t)
	if !ok {
		return nil
	}
	p.pos++
	return &destinationNode{&String{p.at(t.Pos.Offset, tokEnd(t)), name}}
}

func (w *writer) VisitPlot(s *Plot) {
	w.WriteString("plot ")
	for i, it := range s.Items {
		if i > 0 {
			w.WriteString(", ")
		}
		if len(it.Parts) == 1 {
			w.expr(it.Parts[0], levelIf)
			continue
		}
		w.WriteByte('(')
		w.exprs(it.Parts)
		w.WriteByte(')')
	}
	if !s.Over {
		w.clauses(s.Clauses)
	} else {
		w.WriteString(" over (")
		for i, c := range s.Clauses {
			if i > 0 {
				w.WriteString(", ")
			}
			w.WriteString(c.Name.Text + " in ")
			w.expr(c.List, levelIf)
		}
		w.WriteString(")")
	}
	for _, o := range s.Options {
		w.WriteString(", " + o.Name.Text + ": ")
		w.expr(o.Value, levelIf)
	}
	if s.To != nil {
		w.WriteString(" to ")
		w.expr(s.To, levelIf)
	}
}
