package trial

// Trees as source of the language, in the ways that people write.

import (
	"fmt"
	"strconv"
	"strings"
)

// Writer writes trees with names for the variables; with a Draw, in varying ways.
type Writer struct {
	Names []string
	Draw  *Draw // nil: always with all brackets and stars
}

// Precedences: sums, products, signs, powers, atoms.
const (
	inSum = iota
	inProduct
	inPower
)

// Text is the tree as source.
func (w Writer) Text(t *Tree) string { return w.text(t, inSum) }

func (w Writer) loose() bool { return w.Draw != nil && w.Draw.Chance(0.5) }

// text writes t where what stands around it binds so tightly.
func (w Writer) text(t *Tree, around int) string {
	bracket := func(s string, level int) string {
		if level < around || w.Draw == nil && level < inPower || w.Draw != nil && w.Draw.Chance(0.1) {
			return "(" + s + ")"
		}
		return s
	}
	switch t.Op {
	case "rat":
		if len(t.Kids) > 0 {
			return "(" + w.text(t.Kids[0], inSum) + ")"
		}
		if t.Word != "" {
			return t.Word
		}
		return t.Rat.Num().String()
	case "num":
		if t.Q == 1 {
			return strconv.Itoa(t.P)
		}
		if (t.Q == 10 || t.Q == 100) && t.P > 0 {
			return strconv.FormatFloat(float64(t.P)/float64(t.Q), 'f', -1, 64)
		}
		return fmt.Sprintf("(%d/%d)", t.P, t.Q)
	case "pi", "e":
		return t.Op
	case "var":
		return w.Names[t.Var]
	case "+":
		return bracket(w.text(t.Kids[0], inSum)+" + "+w.text(t.Kids[1], inProduct), inSum)
	case "-":
		return bracket(w.text(t.Kids[0], inSum)+" - "+w.text(t.Kids[1], inProduct), inSum)
	case "neg":
		return bracket("-"+w.text(t.Kids[0], inPower), inSum)
	case "*":
		op := "*"
		if w.loose() {
			op = Pick(w.Draw, " ", " * ")
		}
		a, b := w.text(t.Kids[0], inProduct), w.text(t.Kids[1], inPower)
		if op == " " && !plainFactor(t.Kids[0], a, b) {
			op = "*"
		}
		return bracket(a+op+b, inProduct)
	case "/":
		return bracket(w.text(t.Kids[0], inProduct)+"/"+w.tight(t.Kids[1]), inProduct)
	case "pow":
		return bracket(w.tight(t.Kids[0])+"^"+exponent(t.P, t.Q), inProduct)
	case "power":
		return bracket(w.tight(t.Kids[0])+"^("+w.text(t.Kids[1], inSum)+")", inProduct)
	case "if":
		return w.choice(node("<", t.Kids[0], t.Kids[1]), t.Kids[2], t.Kids[3])
	case "case":
		return w.choice(t.Kids[0], t.Kids[1], t.Kids[2])
	}
	args := make([]string, len(t.Kids))
	for i, k := range t.Kids {
		args[i] = w.text(k, inSum)
	}
	if t.Op == "open" {
		return t.openHead() + "(" + strings.Join(args, ", ") + ")"
	}
	return t.Op + "(" + strings.Join(args, ", ") + ")"
}

// choice writes a condition as it is, or turned with its branches exchanged.
func (w Writer) choice(cond, yes, no *Tree) string {
	if cond.Op == "<" && w.Draw != nil && w.Draw.Chance(0.2) {
		return "(if " + w.text(cond.Kids[0], inSum) + " >= " + w.text(cond.Kids[1], inSum) + " then " + w.text(no, inSum) + " else " + w.text(yes, inSum) + ")"
	}
	return "(if " + w.condition(cond) + " then " + w.text(yes, inSum) + " else " + w.text(no, inSum) + ")"
}

func (w Writer) condition(t *Tree) string {
	if t.Op != "<" {
		a, b := w.condition(t.Kids[0]), w.condition(t.Kids[1])
		return a + " " + t.Op + " " + b
	}
	a, b := w.text(t.Kids[0], inSum), w.text(t.Kids[1], inSum)
	if w.loose() {
		return b + " > " + a
	}
	return a + " < " + b
}

// tight writes what stands below a line or under an exponent.
func (w Writer) tight(t *Tree) string {
	s := w.text(t, inPower)
	switch t.Op {
	case "var", "pi", "e":
		return s
	case "num":
		if t.Q == 1 {
			return s
		}
	case "+", "-", "*", "/", "neg", "pow", "power":
	case "rat":
		return "(" + s + ")"
	default:
		return s
	}
	if strings.HasPrefix(s, "(") && closes(s) {
		return s
	}
	return "(" + s + ")"
}

// closes reports that the first bracket of s is closed by its last character.
func closes(s string) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i == len(s)-1
			}
		}
	}
	return false
}

// plainFactor reports that a space between two factors reads as a product and as
// nothing else: no call, no number behind a name, no sign.
func plainFactor(left *Tree, a, b string) bool {
	last := a[len(a)-1]
	ok := b[0] >= 'a' && b[0] <= 'z' && !strings.HasPrefix(b, "if ")
	switch left.Op {
	case "num":
		return ok && left.Q == 1
	case "var", "pow":
		return ok && last != ')'
	}
	return false
}

func exponent(p, q int) string {
	if q == 1 {
		if p < 0 {
			return "(" + strconv.Itoa(p) + ")"
		}
		return strconv.Itoa(p)
	}
	return fmt.Sprintf("(%d/%d)", p, q)
}
