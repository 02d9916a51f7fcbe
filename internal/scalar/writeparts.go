package scalar

// Formulas too long for one line, whole: what occurs several times has a name.

// Part is a named part of a formula: text, and LaTeX when that is the style.
type Part struct{ Name, Text, LaTeX string }

const (
	// maxWholeTree is how many operations a formula may have, written out, that is
	// written whole without names for its parts.
	maxWholeTree = 300_000
	// minPart is how many operations are worth a name.
	minPart = 6
)

// byParts writes e with names for what occurs in it more than once.
func (w *writer) byParts(e Expr) piece {
	w.depth++ // arguments are no formulas of their own
	defer func() { w.depth-- }()
	count := map[*node]int{}
	var order []*node
	w.p.walk([]Expr{e}, func(n *node) {
		order = append(order, n)
		for _, a := range n.args {
			if a.c != nil {
				count[a.n]++
			}
		}
		for _, f := range n.facs {
			count[f.n]++
		}
	})
	if w.names == nil {
		w.names = map[*node]string{}
	}
	for _, n := range order {
		if count[n] < 2 || n.weight < minPart || w.names[n] != "" || n.op != opSum && n.op != opProd && n.op != opCall {
			continue
		}
		w.size, w.cut = 0, false
		x := w.graph(w.p.unit(n))
		name := w.freshPart()
		w.names[n] = name
		w.parts = append(w.parts, Part{name, x.text, x.tex.text})
	}
	w.size, w.cut = 0, false
	return w.graph(e)
}

// freshPart is a name that no variable has.
func (w *writer) freshPart() string {
	for base := "part"; ; base += "_" {
		name := base + itoa(len(w.parts)+1)
		taken := false
		for _, v := range w.p.vars {
			taken = taken || v.info.Name == name
		}
		if !taken {
			return name
		}
	}
}
