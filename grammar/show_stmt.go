package grammar

// The show statement, which lists components: show Gamma, show G as line.

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Show: show Gamma; it lists components. Form says in which other way: show G as line.
type Show struct {
	At
	Exprs []Expr
	Form  *Ident // ShowLine …; nil: its own
}

// The forms of show. Each kind of object has one of its own where none is written.
const (
	ShowComponents = "components"
	ShowIndices    = "indices"
	ShowMatrix     = "matrix"
	ShowSlices     = "slices"
	ShowLine       = "line"
)

// showForms are the forms by their words.
var showForms = []string{ShowComponents, ShowIndices, ShowMatrix, ShowSlices, ShowLine}

// Accept implements Stmt.
func (s *Show) Accept(v StmtVisitor) { v.VisitShow(s) }

func (s *Show) children(visit func(Node)) { each(visit, s.Exprs...) }

type showRule struct {
	Exprs exprList  `parser:"'show' @@"`
	As    []*asForm `parser:"@@?"`
}

type asForm struct {
	Form lexer.Token `parser:"'as' @Name"`
}

var showKind = byRule[showRule](statementFacts{
	word: "show", forms: []string{"show e1, e2", "show e as line"}, binds: bindsNothing,
	does: "Writes the components of an object that are not zero, each with its name, and which symmetries it has. " +
		"Behind it may stand a form: as components, as indices (with the indices in place), as matrix, as slices, and of a metric as line, its line element.",
	example: "chart psi(r, t) where r > 0\nmetric G_ij = diag(1, r^2) on psi\nC = levicivita(G)\nshow C\nshow G as line",
})

func (r *showRule) tree(p *parser, start int) Stmt {
	s := &Show{At: p.at(start, p.readEnd()), Exprs: exprsOf(r.Exprs)}
	for _, as := range r.As {
		at := p.tokSpan(&as.Form)
		if !slices.Contains(showForms, as.Form.Value) {
			d := p.failAt(CodeForm, at, "show has no form "+as.Form.Value+": it has "+strings.Join(showForms, ", "))
			if near := diag.Nearest(as.Form.Value, showForms); near != "" {
				d.WithFix(at, near)
			}
			return nil
		}
		s.Form = &Ident{At{at}, as.Form.Value, as.Form.Value}
	}
	return s
}

// formAhead reports that a form of show follows, and no product with a name: it ends the
// statement.
func (p *parser) formAhead() bool {
	if t := p.tok(); t.Type != kindName || t.Value != "as" || p.toks[p.first].Value != "show" {
		return false
	}
	after := p.ahead(2)
	return p.ahead(1).Type == kindName && (after.Type == kindEnd || after.Type == kindEOF || after.Type == kindOp && after.Value == "}")
}

func (w *writer) VisitShow(s *Show) {
	w.WriteString("show ")
	w.exprs(s.Exprs)
	if s.Form != nil {
		w.WriteString(" as " + s.Form.Text)
	}
}
