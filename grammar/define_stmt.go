package grammar

// Definitions: H_ij = e, and tensor, metric or connection before it, on a
// chart, with a tolerance.

// Define: H_ij = e, tensor H_ij = e tol 1e-5, metric G_ij = e on theta,
// connection C^k_ij = e. Keyword is "", "tensor", "metric" or "connection".
type Define struct {
	At
	Keyword string
	Name    Ident
	Indices []Index
	Groups  []SymGroup
	Value   Expr
	Tol     Expr // nil without tol
	Doc     string
}

// Accept implements Stmt.
func (s *Define) Accept(v StmtVisitor) { v.VisitDefine(s) }

func (s *Define) children(visit func(Node)) { each(visit, s.Value, s.Tol) }

// plainRule is a definition without a word, claimRule one that claims a law.
type (
	plainRule struct {
		Binding binding `parser:"@@"`
	}
	claimRule struct {
		Keyword string  `parser:"@( 'tensor' | 'metric' | 'connection' )"`
		Binding binding `parser:"@@"`
	}
)

var (
	tensorKind = byRule[claimRule](statementFacts{
		word: "tensor", forms: []string{"tensor H_ij = …"}, binds: bindsNext, alone: true,
		does:    "Defines an object and claims that it is a tensor: that its components change by the derivatives of the map, once for each slot. The claim is proved by the rules, or tested.",
		example: "chart c(x, y)\nf = x^2 y\ntensor w_i = d_i f\nprint w",
	})
	metricKind = byRule[claimRule](statementFacts{
		word: "metric", forms: []string{"metric H_ij = …"}, binds: bindsNext, alone: true,
		does:    "Defines a symmetric tensor with two lower slots that has an inverse: G^ij. From then on it measures, and d and nabla know of it by levicivita(G).",
		example: "chart psi(r, t) where r > 0\nmetric G_ij = diag(1, r^2) on psi\nprint G^ij, levicivita(G)",
	})
	connectionKind = byRule[claimRule](statementFacts{
		word: "connection", forms: []string{"connection H_ij = …"}, binds: bindsNext, alone: true,
		does:    "Defines the symbols of a connection, Gamma^k_ij, which nabla differentiates with. They change with the second derivatives of the map.",
		example: "chart c(x, y)\nconnection C^k_ij = 0 on c\nuse connection C\nv^i = [y, x] on c\nprint nabla_j v^i",
	})
)

func (r *plainRule) tree(p *parser, start int) Stmt { return p.defined(start, "", r.Binding) }

func (r *claimRule) tree(p *parser, start int) Stmt { return p.defined(start, r.Keyword, r.Binding) }

func (p *parser) defined(start int, keyword string, b binding) Stmt {
	o, v := &b.(*bindingNode).object, &b.(*bindingNode).value
	return &Define{p.at(start, p.readEnd()), keyword, o.name, o.indices, o.groups, v.x, v.tol, p.docAbove(start)}
}

func (w *writer) VisitDefine(s *Define) {
	w.doc(s.Doc)
	w.word(s.Keyword)
	w.object(s.Name, s.Indices, s.Groups)
	w.WriteString(" = ")
	w.expr(s.Value, levelIf)
	w.setting("tol", s.Tol)
}
