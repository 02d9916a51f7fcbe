package grammar

// The show statement, which lists components: show Gamma, show G as line.

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Show: show Gamma; it lists components. Form says in which other way: show G as line. Convention is the book by whose
// signs: show R convention Weinberg.
type Show struct {
	At
	Exprs      []Expr
	Convention *Ident // one of Conventions; nil: Geo's own
	Form       *Ident // ShowLine …; nil: its own
}

// Conventions are the names of the conventions that show knows.
var Conventions = []string{"MTW", "Wald", "Weinberg", "Landau", "Wikipedia"}

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
	By    []*byBook `parser:"@@?"`
	As    []*asForm `parser:"@@?"`
}

type byBook struct {
	Name lexer.Token `parser:"'convention' @Name"`
}

type asForm struct {
	Form lexer.Token `parser:"'as' @Name"`
}

var showKind = byRule[showRule](statementFacts{
	word: "show", forms: []string{"show e1, e2", "show e as line", "show e convention Weinberg"}, binds: bindsNothing,
	does: "Writes the components of an object that are not zero, each with its name, and which symmetries it has. " +
		"Behind it may stand a form: as components, as indices (with the indices in place), as matrix, as slices, and of a metric as line, its line element. " +
		"convention Weinberg (MTW, Wald, Landau, Wikipedia) gives a metric, a connection or a curvature the signs of that book.",
	example: "chart psi(r, t) where r > 0\nmetric G_ij = diag(1, r^2) on psi\nC = levicivita(G)\nshow C\nshow G as line",
})

func (r *showRule) tree(p *parser, start int) Stmt {
	s := &Show{At: p.at(start, p.readEnd()), Exprs: exprsOf(r.Exprs)}
	for _, by := range r.By {
		at := p.tokSpan(&by.Name)
		k := slices.IndexFunc(Conventions, func(name string) bool { return strings.EqualFold(name, by.Name.Value) })
		if k < 0 {
			d := p.failAt(CodeForm, at, "show knows no convention "+by.Name.Value+": it knows "+strings.Join(Conventions, ", "))
			if near := diag.Nearest(by.Name.Value, Conventions); near != "" {
				d.WithFix(at, near)
			}
			return nil
		}
		s.Convention = &Ident{At{at}, Conventions[k], by.Name.Value}
	}
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

// formAhead reports that a form or a convention of show follows, and no product with a name: it ends the
// statement.
func (p *parser) formAhead() bool {
	t := p.tok()
	if t.Type != kindName || t.Value != "as" && t.Value != "convention" || p.toks[p.first].Value != "show" {
		return false
	}
	after := p.ahead(2)
	if t.Value == "convention" && after.Type == kindName && after.Value == "as" {
		return p.ahead(1).Type == kindName
	}
	return p.ahead(1).Type == kindName && (after.Type == kindEnd || after.Type == kindEOF || after.Type == kindOp && after.Value == "}")
}

func (w *writer) VisitShow(s *Show) {
	w.WriteString("show ")
	w.exprs(s.Exprs)
	if s.Convention != nil {
		w.WriteString(" convention " + s.Convention.Text)
	}
	if s.Form != nil {
		w.WriteString(" as " + s.Form.Text)
	}
}
