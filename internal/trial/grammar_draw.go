package trial

// Random text in every form that the grammar knows: it need not mean anything, only be read.

import (
	"fmt"
	"strings"
)

// Levels of expressions, from loose to tight.
const (
	anyLevel = iota
	orLevel
	andLevel
	notLevel
	compareLevel
	atLevel
	rangeLevel
	sumLevel
	productLevel
	powerLevel
	atomLevel
)

// Text draws what stands in programs, as text.
type Text struct{ *Draw }

func (t Text) name() string {
	return Pick(t.Draw, "x", "y", "f", "H~", "v'", "Gamma", `\Gamma`, "Γ", "Δx", "learningRate", "L", "r2", "inverse", "as", "point", "e", "pi", "forall", "日本", "n", "g", `\phi`, "w''")
}

func (t Text) number() string {
	switch t.IntN(8) {
	case 0:
		return Pick(t.Draw, "10", "100", "1000", "20", "0", "1200")
	case 1:
		return Pick(t.Draw, "0.50", "2.0", "10.0", "0.0", "100.250", "0.001", "1.10")
	case 2:
		return Pick(t.Draw, "1e-3", "1e3", "2.5e10", "1E5", "1.0e+20", "3e0", "10e10")
	case 3:
		return Pick(t.Draw, "007", "00", "0010", "01.50")
	}
	return fmt.Sprint(t.Whole(1, 12))
}

// letter is an index, alone in braces if it has to be.
func (t Text) letter() string {
	return Pick(t.Draw, "i", "j", "k'", "a", "b''", "μ", "ρ'", "n", "m")
}

// script is one run of indices.
func (t Text) script(up bool) string {
	s := "_"
	if up {
		s = "^"
	}
	switch t.IntN(9) {
	case 0:
		return s + "{" + t.letter() + Pick(t.Draw, " ", "  ", "") + Pick(t.Draw, "mu", "i1", `\nu`, "Mu", "j2'") + Pick(t.Draw, "", " ") + "}"
	case 1:
		return s + "{" + Pick(t.Draw, `(i j)`, `[i j]`, `(a b c)`, `[a|b|c]`, `(ij)`, `[a b] c`, `k (i j)`, `(mu nu)`, `[i |j k| l]`) + "}"
	case 2:
		return s + Pick(t.Draw, `\mu`, `\nu`, `\rho'`)
	case 3:
		return s + "{" + t.letter() + "}" + Pick(t.Draw, "", "{}") + Pick(t.Draw, "_", "^") + "{" + t.letter() + t.letter() + "}"
	case 4:
		return s + t.letter() + Pick(t.Draw, "_", "^") + t.letter()
	}
	r := s
	for range t.Whole(1, 3) {
		r += t.letter()
	}
	return r
}

func (t Text) lower() string { return "_" + t.letter() }

// object is a name with its indices, where it is bound.
func (t Text) object() string {
	s := t.name()
	if t.Chance(0.6) {
		s += t.script(t.Chance(0.3))
	}
	return s
}

func (t Text) many(lo, hi int, sep string, one func() string) string {
	out := make([]string, t.Whole(lo, hi))
	for i := range out {
		out[i] = one()
	}
	return strings.Join(out, sep)
}

// expr draws an expression that may stand where one of that level is wanted.
func (t Text) expr(level, depth int) string {
	if depth <= 0 {
		return t.leaf()
	}
	depth--
	at := t.Whole(anyLevel, atomLevel+2)
	if at < level {
		if t.Chance(0.3) {
			return "(" + t.expr(anyLevel, depth) + ")"
		}
		at = t.Whole(level, atomLevel)
	}
	x := func(l int) string { return t.expr(l, depth) }
	switch at {
	case anyLevel:
		return "if " + x(orLevel) + " then " + x(anyLevel) + " else " + x(anyLevel)
	case orLevel:
		return x(orLevel) + " or " + x(andLevel)
	case andLevel:
		return x(andLevel) + " and " + x(notLevel)
	case notLevel:
		return "not " + x(notLevel)
	case compareLevel:
		op := func() string { return Pick(t.Draw, " < ", " <= ", " > ", " >= ", " == ", " != ", " ~= ") }
		s := x(atLevel) + op() + x(atLevel)
		if t.Chance(0.3) {
			s += op() + x(atLevel)
		}
		return s
	case atLevel:
		return x(rangeLevel) + Pick(t.Draw, " @ ", " on ", " in ") + x(powerLevel)
	case rangeLevel:
		return x(sumLevel) + ".." + x(sumLevel)
	case sumLevel:
		s := x(sumLevel) + Pick(t.Draw, " + ", " - ", " + -", " - -") + x(productLevel)
		return s
	case productLevel:
		return t.product(depth)
	case powerLevel:
		return t.power(depth)
	}
	return t.atom(depth)
}

func (t Text) leaf() string {
	switch t.IntN(9) {
	case 0, 1, 2:
		return t.number()
	case 3:
		return Pick(t.Draw, `"a  b"`, `"#no comment"`, `"(\"q\\"`, `"n\nt\t"`, `"Ü - x"`, `""`)
	case 4:
		return Pick(t.Draw, "true", "false")
	case 5:
		return t.name() + t.script(t.Chance(0.4))
	}
	return t.name()
}

// product is a quotient, a product with or without a star, or begins with a sign.
func (t Text) product(depth int) string {
	left := t.expr(productLevel, depth)
	switch t.IntN(5) {
	case 0:
		return "-" + left
	case 1:
		return left + "*" + Pick(t.Draw, "", "", "-") + t.expr(powerLevel, depth)
	case 2:
		return left + "/" + t.expr(Pick(t.Draw, powerLevel, atomLevel), depth)
	}
	if strings.Contains(left, "/") {
		left = "(" + left + ")"
	}
	right := t.expr(powerLevel, depth)
	if c := right[0]; c >= '0' && c <= '9' || c == '"' || c == '-' {
		right = Pick(t.Draw, "(", " (") + right + ")"
		return left + " " + strings.TrimLeft(right, " ")
	}
	return left + " " + right
}

// power has an exponent of every kind: a number, a name, a bracket, a sign.
func (t Text) power(depth int) string {
	base := t.expr(atomLevel, depth)
	switch t.IntN(7) {
	case 0:
		return base + " ^ " + t.name()
	case 1:
		return base + "**" + t.expr(powerLevel, depth)
	case 2:
		return base + "^-" + Pick(t.Draw, t.number(), "("+t.expr(anyLevel, depth)+")")
	case 3:
		return base + "^(" + t.expr(anyLevel, depth) + ")"
	case 4:
		return base + " ^ " + t.expr(powerLevel, depth)
	case 5:
		return base + " ^ " + Pick(t.Draw, `\alpha`, "π", "n_i", "f(x)", "H[1,2]", "c.t")
	}
	return base + "^" + t.number()
}

// atom is what needs no brackets anywhere, or a derivative or reduction.
func (t Text) atom(depth int) string {
	x := func() string { return t.expr(anyLevel, depth) }
	if t.Chance(0.05) {
		return "[" + t.many(1, 3, ", ", func() string { return t.name() + ": " + x() }) + Pick(t.Draw, "", ",") + "]"
	}
	switch t.IntN(17) {
	case 0:
		return t.name() + "(" + t.many(0, 3, ", ", func() string {
			return Pick(t.Draw, "", "", "", "top: ", "tol: ", "from: ", "a(t): ") + x()
		}) + ")"
	case 1:
		return t.name() + "." + Pick(t.Draw, "t", "f", "phi") + Pick(t.Draw, "", "", "(x)")
	case 2:
		return t.name() + t.script(t.Chance(0.5))
	case 3:
		return "(" + x() + ")" + t.script(false)
	case 4:
		return Pick(t.Draw, t.name(), "("+x()+")", "[1, 2]") + "[" + t.many(1, 3, ",", x) + "]"
	case 5:
		return "[" + t.many(0, 3, ", ", x) + Pick(t.Draw, "", "", ", 1,") + "]"
	case 6:
		return "[" + x() + t.clauses(depth) + "]"
	case 7:
		return "[[" + t.many(1, 3, ", ", x) + "], [" + t.many(1, 3, ", ", x) + "]]"
	case 8, 9:
		return Pick(t.Draw, "d", "∂", `\partial`, "nabla", "∇", `\nabla`) + Pick(t.Draw, t.lower(), t.lower(), "^"+t.letter(), "_{mu}", `_\nu`) + " " + t.operand(depth)
	case 10:
		return Pick(t.Draw, "d", "nabla", "∂") + t.lower() + "(" + x() + ")" + Pick(t.Draw, "", "[x]")
	case 11:
		return Pick(t.Draw, "sum", "mean", "max", "min", "prod") + t.lower() + Pick(t.Draw, "", t.letter()) + " " + t.operand(depth)
	case 12:
		return Pick(t.Draw, "sum", "mean", "max", "min", "prod", "softmax", "logsumexp") + t.lower() + "(" + x() + ")"
	case 13:
		return Pick(t.Draw, "A_{[i} B_{j]}", "nabla_{(i} k_{j)}", "d_{[i} A_{j]}", "A_{(i} C_{|k|} B_{j)}", "A_{[i} C_j B_{k]}", "nabla_{[i} T^k_{j]}")
	case 14:
		return t.leaf()
	}
	return "(" + x() + ")"
}

// operand is what a derivative or a reduction takes behind a space.
func (t Text) operand(depth int) string {
	if t.Chance(0.4) {
		return "(" + t.expr(anyLevel, depth) + ")"
	}
	return t.name() + Pick(t.Draw, "", t.script(false), "^2", "(x)")
}

func (t Text) clauses(depth int) string {
	s := " for " + t.many(1, 2, ", ", func() string { return t.name() + " in " + t.expr(orLevel, depth) })
	if t.Chance(0.2) {
		s += " for k in 1..10"
	}
	return s
}
