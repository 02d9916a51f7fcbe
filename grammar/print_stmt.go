package grammar

import "strings"

func (w *printer) line() {
	w.WriteByte('\n')
	for range w.indent {
		w.WriteString("  ")
	}
}

func (w *printer) doc(text string) {
	if text == "" {
		return
	}
	for _, l := range strings.Split(text, "\n") {
		w.WriteString(strings.TrimRight("# "+l, " "))
		w.line()
	}
}

func (w *printer) word(text string) {
	if text != "" {
		w.WriteString(text + " ")
	}
}

func (w *printer) object(name Ident, ind []Index, groups []SymGroup) {
	w.WriteString(name.Text)
	w.indices(ind, groups)
}

func (w *printer) setting(word string, e Expr) {
	if e != nil {
		w.WriteString(" " + word + " ")
		w.expr(e, precAt)
	}
}

func (w *printer) stmt(s Stmt) {
	switch s := s.(type) {
	case *ChartDecl:
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
	case *MapDecl:
		w.WriteString("map " + s.Name.Text + ": " + s.From.Text + " -> " + s.To.Text + " ")
		w.mapLines(s.Body)
		if s.Inverse != nil {
			w.WriteString(" inverse ")
			w.mapLines(s.Inverse)
		}
	case *Define:
		w.doc(s.Doc)
		w.word(s.Keyword)
		w.object(s.Name, s.Indices, s.Groups)
		w.WriteString(" = ")
		w.expr(s.Value, levelIf)
		w.setting("tol", s.Tol)
	case *ParamDecl:
		w.doc(s.Doc)
		w.WriteString("param ")
		w.object(s.Name, s.Indices, nil)
		if s.Value != nil {
			w.WriteString(" = ")
			w.expr(s.Value, levelIf)
		}
	case *DataDecl:
		w.WriteString("data ")
		w.object(s.Name, s.Indices, nil)
		w.WriteString(" = ")
		w.expr(s.Value, levelIf)
	case *Fn:
		w.fn(s)
	case *Use:
		w.WriteString("use " + s.Keyword + " ")
		w.expr(s.Name, levelIf)
	case *Import:
		w.WriteString("import ")
		if s.Path != "" {
			w.quoted(s.Path)
		} else {
			w.WriteString(s.Module.Text)
		}
		if s.Path == "" && s.As.Name != s.Module.Name || s.Path != "" && !s.asPath() {
			w.WriteString(" as " + s.As.Text)
		}
	case *Assert:
		w.WriteString("assert ")
		w.expr(s.Cond, levelIf)
		w.setting("tol", s.Tol)
		w.setting("samples", s.Samples)
		if s.Why != "" {
			w.WriteString(", ")
			w.quoted(s.Why)
		}
	case *Print:
		w.WriteString("print ")
		w.exprs(s.Exprs)
	case *Show:
		w.WriteString("show ")
		w.exprs(s.Exprs)
	case *Table:
		w.WriteString("table ")
		w.exprs(s.Exprs)
		w.clauses(s.Clauses)
	case *Plot:
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
	case *For:
		var head printer
		head.clauses(s.Clauses)
		w.WriteString(head.String()[1:] + " ")
		w.block(s.Body)
	case *Test:
		w.WriteString("test ")
		w.quoted(s.Name)
		w.WriteByte(' ')
		w.block(s.Body)
	case *ExprStmt:
		w.expr(s.X, levelIf)
	}
}

// asPath reports whether the module's name is the one its path gives.
func (m *Import) asPath() bool {
	name, ok := moduleName(m.Path)
	return ok && name == m.As.Name
}

func (w *printer) fn(s *Fn) {
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

func (w *printer) block(body []Stmt) {
	w.WriteByte('{')
	w.indent++
	for _, s := range body {
		w.line()
		w.stmt(s)
	}
	w.indent--
	w.line()
	w.WriteByte('}')
}

func (w *printer) mapLines(lines []MapLine) {
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
