package grammar

// Parts of statements back to text; the method that writes each kind stands beside it.

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
