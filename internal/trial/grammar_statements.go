package trial

// Random statements in every form that the grammar knows, each on lines of its own.

import "strings"

// statement draws one, at most so deep in blocks.
func (t Text) statement(blocks int) string {
	depth := t.Whole(0, 1+t.Size/3)
	x := func() string { return t.expr(anyLevel, depth) }
	list := func() string { return t.many(1, 3, ", ", x) }
	forms := 16
	if blocks > 0 {
		forms = 21
	}
	switch t.IntN(forms) {
	case 0:
		s := "chart " + t.name() + "(" + t.many(1, 3, ", ", func() string {
			return t.name() + Pick(t.Draw, "", "", "[2]", "["+t.many(1, 2, ",", x)+"]")
		}) + ")"
		if t.Chance(0.5) {
			s += " where " + list()
		}
		return s
	case 1:
		if t.Chance(0.25) {
			return "manifold " + t.name() + " { " + t.many(1, 2, ", ", x) + Pick(t.Draw, "", ", period "+t.name()+": "+t.number(), ", period "+t.name()+"."+t.name()+": "+x()) + " }"
		}
		s := "map " + t.name() + ": " + t.name() + " -> " + t.name() + " " + t.mapLines(depth)
		if t.Chance(0.5) {
			s += Pick(t.Draw, " ", "\n") + "inverse " + t.mapLines(depth)
		}
		return s
	case 2, 3, 4:
		s := Pick(t.Draw, "", "", "", "tensor ", "metric ", "connection ") + t.object() + " = " + x()
		if t.Chance(0.2) {
			s += " tol " + t.number()
		}
		return s
	case 5:
		one := func() string {
			return t.name() + Pick(t.Draw, "", t.lower(), "_{i1 j}") + Pick(t.Draw, "", " = "+x(), " = "+t.number(), " order "+t.number())
		}
		return "param " + one() + Pick(t.Draw, "", "", ", "+one()) + Pick(t.Draw, "", "", " where "+list())
	case 6:
		return "data " + t.name() + Pick(t.Draw, "", t.lower(), t.lower()+t.letter()) + " = " + x()
	case 7:
		return "use " + Pick(t.Draw, "metric ", "connection ") + t.expr(atomLevel, depth)
	case 8:
		return "import " + Pick(t.Draw, `"a/b c.geo" as `+t.name(), `"a/bc.geo"`, "gallery", "gallery as "+t.name())
	case 9, 10:
		s := "assert " + x()
		for range t.IntN(3) {
			s += Pick(t.Draw, " tol ", " samples ") + t.number()
		}
		return s + Pick(t.Draw, "", `, "because, of #"`)
	case 11, 12:
		return Pick(t.Draw, "print "+list(), "show "+list(), "show "+list()+" convention "+Pick(t.Draw, "Weinberg", "landau"),
			"show "+list()+Pick(t.Draw, "", " convention MTW")+" as "+Pick(t.Draw, "line", "matrix", "slices", "indices", "components"))
	case 13:
		return "table " + list() + t.clauses(depth) + Pick(t.Draw, "", "", ` to "a.csv"`)
	case 14:
		return t.plot(list, x, depth)
	case 15:
		if t.Chance(0.25) {
			on := ""
			heads := t.many(1, 2, ", ", func() string {
				if t.Chance(0.3) {
					on = " on " + t.name()
					return t.object() + "(" + t.many(1, 3, ", ", t.name) + ")"
				}
				return t.name() + "(" + t.many(1, 3, ", ", t.name) + ")"
			})
			return "fn " + heads + on + Pick(t.Draw, "", " where "+list())
		}
		return t.function(x(), blocks)
	case 16:
		return t.clauses(depth)[1:] + " " + t.block(blocks-1, 0)
	case 17:
		return "test " + Pick(t.Draw, `"t"`, `"a {b} # c"`) + " " + t.block(blocks-1, 0)
	case 18:
		s := "forall "
		if t.Chance(0.5) {
			s += "n in " + x() + ", "
		}
		return s + t.many(1, 2, ", ", func() string {
			return Pick(t.Draw, "metric ", "connection ", "tensor ", "scalar ", "number ") + t.object()
		}) + " " + t.block(blocks-1, 0)
	}
	return t.function("", blocks)
}

// function has a body that is an expression, or a block where body is empty.
func (t Text) function(body string, blocks int) string {
	s := "fn " + t.name() + "(" + t.many(0, 3, ", ", func() string {
		return Pick(t.Draw, "", "", "metric ", "chart ", "map ", "point ", "connection ", "tensor ") + t.object() + Pick(t.Draw, "", "", " = "+t.number())
	}) + ")"
	if t.Chance(0.5) {
		s += " -> " + Pick(t.Draw, t.object(), "tensor "+t.object(), "tensor", "metric", "connection", "metric "+t.object())
	}
	if body != "" {
		return s + " = " + body
	}
	return s + " " + t.block(blocks-1, 1)
}

// block has its statements on lines; with an expression as the last if one is needed.
func (t Text) block(blocks, results int) string {
	var b strings.Builder
	b.WriteString("{\n")
	for range t.IntN(3) {
		b.WriteString(t.statement(blocks) + "\n")
	}
	for range results {
		b.WriteString(t.expr(anyLevel, 2) + "\n")
	}
	return b.String() + "}"
}

func (t Text) mapLines(depth int) string {
	line := func() string {
		return t.name() + Pick(t.Draw, "", t.lower()) + " = " + t.expr(anyLevel, depth)
	}
	if t.Chance(0.3) {
		return "{\n" + t.many(1, 3, "\n", line) + "\n}"
	}
	return "{ " + t.many(0, 3, "; ", line) + " }"
}

// plot is a plot statement of any form, with options and a file.
func (t Text) plot(list, x func() string, depth int) string {
	s := "plot " + Pick(t.Draw, list(), "("+x()+", "+x()+")", "("+x()+", "+x()+", "+x()+"), (1, 2, 3)")
	switch {
	case t.Chance(0.5):
		s += t.clauses(depth)
	case t.Chance(0.8):
		s += " over (" + t.many(1, 2, ", ", func() string { return t.name() + " in " + x() }) + ")"
	}
	if t.Chance(0.4) {
		s += ", " + t.many(1, 2, ", ", func() string { return Pick(t.Draw, "title", "log", "levels", "tol") + ": " + x() })
	}
	return s + Pick(t.Draw, "", "", ` to "f.svg"`)
}
