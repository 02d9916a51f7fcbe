package grammar

// The data statement: data X_nf = csv("iris.csv").

// DataDecl: data X = csv("iris.csv"), data X_nf = npy("x.npy").
type DataDecl struct {
	At
	Name    Ident
	Indices []Index
	Value   Expr
}

// Accept implements Stmt.
func (s *DataDecl) Accept(v StmtVisitor) { v.VisitDataDecl(s) }

func (s *DataDecl) children(visit func(Node)) { each(visit, s.Value) }

type dataRule struct {
	Binding binding `parser:"'data' @@"`
}

var dataKind = byRule[dataRule](statementFacts{
	word: "data", forms: []string{`data X_nf = csv("x.csv")`}, binds: bindsNext,
	does:    "Reads an array of a file beside the script: csv, json, npy or npz. Letters name its axes.",
	example: "# data X_nf = csv(\"points.csv\", columns: 1..3)",
})

func (r *dataRule) tree(p *parser, start int) Stmt {
	b := r.Binding.(*bindingNode)
	if !p.plainObject(&b.object, "data") {
		return nil
	}
	if b.value.tol != nil {
		p.failAt(CodeForm, b.value.tol.Span(), "data are taken as they are; there is no tol")
		return nil
	}
	return &DataDecl{p.at(start, p.readEnd()), b.object.name, b.object.indices, b.value.x}
}

func (w *writer) VisitDataDecl(s *DataDecl) {
	w.WriteString("data ")
	w.object(s.Name, s.Indices, nil)
	w.WriteString(" = ")
	w.expr(s.Value, levelIf)
}
