package grammar

// The chart statement: chart theta(x, y) where x > 0, chart w(W[16,4], b[16]).

import "github.com/alecthomas/participle/v2/lexer"

type (
	// ChartDecl: chart theta(x, y) where x > 0, chart w(W[16,4], b[16]).
	ChartDecl struct {
		At
		Name   Ident
		Blocks []BlockDecl
		Where  []Expr // conditions, all must hold
	}
	// BlockDecl is one coordinate or block; Dims are constant expressions.
	BlockDecl struct {
		At
		Name Ident
		Dims []Expr
	}
)

// Accept implements Stmt.
func (s *ChartDecl) Accept(v StmtVisitor) { v.VisitChartDecl(s) }

func (s *ChartDecl) children(visit func(Node)) {
	for i := range s.Blocks {
		each(visit, s.Blocks[i].Dims...)
	}
	each(visit, s.Where...)
}

type chartRule struct {
	Name   lexer.Token       `parser:"'chart' @Name"`
	Blocks []*coordinateRule `parser:"'(' @@ ( ',' @@ )* ')'"`
	Where  exprList          `parser:"( 'where' @@ )?"`
}

type coordinateRule struct {
	Name lexer.Token `parser:"@Name"`
	Dims exprList    `parser:"( '[' @@ ']' )?"`
}

var chartKind = byRule[chartRule](statementFacts{
	word: "chart", forms: []string{"chart theta(x, y) where x > 0"}, binds: bindsAll, nameNext: true, alone: true,
	does:    "Names coordinates and where they may lie. x[10] is a block of ten coordinates; the conditions after where are the chart's domain.",
	example: "chart psi(r, t) where r > 0, t > 0, t < 2*pi\nprint r^2 @ psi(2, 1)",
})

func (r *chartRule) tree(p *parser, start int) Stmt {
	s := &ChartDecl{At: p.at(start, p.readEnd()), Where: exprsOf(r.Where)}
	var ok bool
	if s.Name, ok = p.identOf(r.Name); !ok {
		return nil
	}
	for _, b := range r.Blocks {
		name, ok := p.identOf(b.Name)
		if !ok {
			return nil
		}
		end := name.Sp.End
		dims := exprsOf(b.Dims)
		if n := len(dims); n > 0 {
			end = p.closing(dims[n-1].Span().End)
		}
		s.Blocks = append(s.Blocks, BlockDecl{p.at(name.Sp.Start, end), name, dims})
	}
	return s
}

// closing is the end of the bracket that closes behind end.
func (p *parser) closing(end int) int {
	for end < len(p.text) && p.text[end] != ']' {
		end++
	}
	return min(end+1, len(p.text))
}

func (w *writer) VisitChartDecl(s *ChartDecl) {
	w.WriteString("chart " + s.Name.Text + "(")
	for i, b := range s.Blocks {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(b.Name.Text)
		if len(b.Dims) > 0 {
			w.components(b.Dims)
		}
	}
	w.WriteString(")")
	if len(s.Where) > 0 {
		w.WriteString(" where ")
		w.exprs(s.Where)
	}
}
