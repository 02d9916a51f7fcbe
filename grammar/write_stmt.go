package grammar

// Statements back to text, a method for each kind.

import "strings"

func (w *writer) line() {
	w.WriteByte('\n')
	for range w.indent {
		w.WriteString("  ")
	}
}

func (w *writer) doc(text string) {
	if text == "" {
		return
	}
	for _, l := range strings.Split(text, "\n") {
		w.WriteString(strings.TrimRight("# "+l, " "))
		w.line()
	}
}

func (w *writer) word(text string) {
	if text != "" {
		w.WriteString(text + " ")
	}
}

func (w *writer) object(name Ident, ind []Index, groups []SymGroup) {
	w.WriteString(name.Text)
	w.indices(ind, groups)
}

func (w *writer) setting(word string, e Expr) {
	if e != nil {
		w.WriteString(" " + word + " ")
		w.expr(e, precAt)
	}
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

func (w *writer) VisitMapDecl(s *MapDecl) {
	w.WriteString("map " + s.Name.Text + ": " + s.From.Text + " -> " + s.To.Text + " ")
	w.mapLines(s.Body)
	if s.Inverse != nil {
		w.WriteString(" inverse ")
		w.mapLines(s.Inverse)
	}
}

func (w *writer) VisitDefine(s *Define) {
	w.doc(s.Doc)
	w.word(s.Keyword)
	w.object(s.Name, s.Indices, s.Groups)
	w.WriteString(" = ")
	w.expr(s.Value, levelIf)
	w.setting("tol", s.Tol)
}

func (w *writer) VisitParamDecl(s *ParamDecl) {
	w.doc(s.Doc)
	w.WriteString("param ")
	w.object(s.Name, s.Indices, nil)
	if s.Value != nil {
		w.WriteString(" = ")
		w.expr(s.Value, levelIf)
	}
}

func (w *writer) VisitDataDecl(s *DataDecl) {
	w.WriteString("data ")
	w.object(s.Name, s.Indices, nil)
	w.WriteString(" = ")
	w.expr(s.Value, levelIf)
}

func (w *writer) VisitUse(s *Use) {
	w.WriteString("use " + s.Keyword + " ")
	w.expr(s.Name, levelIf)
}

func (w *writer) VisitImport(s *Import) {
	w.WriteString("import ")
	if s.Path != "" {
		w.quoted(s.Path)
	} else {
		w.WriteString(s.Module.Text)
	}
	if s.Path == "" && s.As.Name != s.Module.Name || s.Path != "" && !s.asPath() {
		w.WriteString(" as " + s.As.Text)
	}
}

func (w *writer) VisitAssert(s *Assert) {
	w.WriteString("assert ")
	w.expr(s.Cond, levelIf)
	w.setting("tol", s.Tol)
	w.setting("samples", s.Samples)
	if s.Why != "" {
		w.WriteString(", ")
		w.quoted(s.Why)
	}
}

func (w *writer) VisitPrint(s *Print) {
	w.WriteString("print ")
	w.exprs(s.Exprs)
}

func (w *writer) VisitShow(s *Show) {
	w.WriteString("show ")
	w.exprs(s.Exprs)
}

func (w *writer) VisitTable(s *Table) {
	w.WriteString("table ")
	w.exprs(s.Exprs)
	w.clauses(s.Clauses)
}

func (w *writer) VisitPlot(s *Plot) {
	w.WriteString("plot ")
	w.exprs(s.Exprs)
	if !s.Over {
		w.clauses(s.Clauses)
		return
	}
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

func (w *writer) VisitFor(s *For) {
	var head writer
	head.clauses(s.Clauses)
	w.WriteString(head.String()[1:] + " ")
	w.block(s.Body)
}

func (w *writer) VisitTest(s *Test) {
	w.WriteString("test ")
	w.quoted(s.Name)
	w.WriteByte(' ')
	w.block(s.Body)
}

func (w *writer) VisitExprStmt(s *ExprStmt) {
	w.expr(s.X, levelIf)
}

// asPath reports whether the module's name is the one its path gives.
func (m *Import) asPath() bool {
	name, ok := moduleName(m.Path)
	return ok && name == m.As.Name
}

func (w *writer) VisitFn(s *Fn) {
	w.doc(s.Doc)
	w.WriteString("fn " + s.Name.Text + "(")
	for i, q := range s.Params {
		if i > 0 {
			w.WriteString(", ")
		}
		w.word(q.Keyword)
		w.object(q.Name, q.Indices, nil)
		if q.Default != nil {
			w.WriteString(" = ")
			w.expr(q.Default, levelIf)
		}
	}
	w.WriteString(")")
	if s.ResultKeyword != "" || s.ResultName != nil {
		w.WriteString(" -> ")
		if s.ResultName != nil {
			w.word(s.ResultKeyword)
			w.object(*s.ResultName, s.ResultIndices, nil)
		} else {
			w.WriteString(s.ResultKeyword)
		}
	}
	if s.Body != nil {
		w.WriteString(" = ")
		w.expr(s.Body, levelIf)
		return
	}
	w.WriteByte(' ')
	w.block(s.Block)
}

func (w *writer) block(body []Stmt) {
	w.WriteByte('{')
	w.indent++
	for _, s := range body {
		w.line()
		s.Accept(w)
	}
	w.indent--
	w.line()
	w.WriteByte('}')
}

func (w *writer) mapLines(lines []MapLine) {
	w.WriteString("{ ")
	for i, l := range lines {
		if i > 0 {
			w.WriteString("; ")
		}
		w.object(l.Target, l.Indices, nil)
		w.WriteString(" = ")
		w.expr(l.Value, levelIf)
	}
	w.WriteString(" }")
}
