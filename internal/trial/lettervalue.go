package trial

// What an expression with letters is, by loops, and how it is written.

import (
	"fmt"
	"math"
	"strings"
)

// value of a term with the letters set.
func (d *lettered) value(t *term, at map[rune]int) float64 {
	body := func() float64 { return d.value(t.kids[0], at) }
	plus := func(s, v float64) float64 { return s + v }
	switch t.op {
	case "num":
		return t.num
	case "arr":
		k := 0
		for i, l := range t.letters {
			k = k*t.arr.shape[i] + at[l]
		}
		return t.arr.data[k] * (1 + d.shake*t.arr.soft*float64(k%7-3))
	case "mul", "keep":
		all := func() float64 {
			p := 1.0
			for _, k := range t.kids {
				p *= d.value(k, at)
			}
			return p
		}
		if t.op == "keep" {
			return all()
		}
		return loop(t.letters, at, 0, plus, all)
	case "sum":
		return loop(t.letters, at, 0, plus, body)
	case "mean":
		n := 1
		for _, l := range t.letters {
			n *= sizes[l]
		}
		return loop(t.letters, at, 0, plus, body) / float64(n)
	case "max":
		return loop(t.letters, at, math.Inf(-1), math.Max, body)
	case "min":
		return loop(t.letters, at, math.Inf(1), math.Min, body)
	case "prod":
		return loop(t.letters, at, 1, func(s, v float64) float64 { return s * v }, body)
	case "logsumexp", "softmax":
		most := loop(t.letters, at, math.Inf(-1), math.Max, body)
		sum := loop(t.letters, at, 0, plus, func() float64 { return math.Exp(body() - most) })
		if t.op == "logsumexp" {
			return most + math.Log(sum)
		}
		return math.Exp(body()-most) / sum
	}
	return d.pointwise(t, at)
}

// pointwise is the value of what acts entry by entry.
func (d *lettered) pointwise(t *term, at map[rune]int) float64 {
	v := make([]float64, len(t.kids))
	for k := range v {
		v[k] = d.value(t.kids[k], at)
	}
	switch t.op {
	case "+":
		return v[0] + v[1]
	case "-":
		return v[0] - v[1]
	case "/":
		return v[0] / v[1]
	case "tanh":
		return math.Tanh(v[0])
	case "sin":
		return math.Sin(v[0])
	case "cos":
		return math.Cos(v[0])
	case "atan":
		return math.Atan(v[0])
	case "abs":
		return math.Abs(v[0])
	case "relu":
		return math.Max(v[0], 0)
	case "sigmoid":
		return 1 / (1 + math.Exp(-v[0]))
	case "larger":
		return math.Max(v[0], v[1])
	case "smaller":
		return math.Min(v[0], v[1])
	case "pow":
		return math.Pow(v[0], t.num)
	case "if":
		exact := func(k *term) bool { return k.op == "num" || k.op == "arr" && !k.arr.call }
		if math.Abs(v[0]-v[1]) < 1e-9 && !(exact(t.kids[0]) && exact(t.kids[1])) {
			d.close = true
		}
		if v[0] < v[1] {
			return v[2]
		}
		return v[3]
	}
	panic("trial: " + t.op)
}

// loop folds over all values of letters, the last one fastest.
func loop(ls string, at map[rune]int, start float64, fold func(s, v float64) float64, body func() float64) float64 {
	if ls == "" {
		return fold(start, body())
	}
	l := rune(ls[0])
	old, had := at[l]
	s := start
	for k := range sizes[l] {
		at[l] = k
		s = loop(ls[1:], at, s, fold, body)
	}
	if had {
		at[l] = old
	} else {
		delete(at, l)
	}
	return s
}

// text in the language.
func (t *term) text(d *Draw, tight bool) string {
	sub := func(k int) string { return t.kids[k].text(d, false) }
	bracket := func(s string) string {
		if tight {
			return "(" + s + ")"
		}
		return s
	}
	switch t.op {
	case "num":
		return fmt.Sprint(t.num)
	case "arr":
		if t.letters == "" {
			return t.arr.name
		}
		return t.arr.name + "_" + t.letters
	case "+", "-":
		return bracket(t.kids[0].text(d, t.kids[0].op == "if") + " " + t.op + " " + t.kids[1].text(d, t.op == "-" || t.kids[1].op == "if"))
	case "/":
		return bracket(t.kids[0].factor(d) + "/" + t.kids[1].factor(d))
	case "mul", "keep":
		parts := make([]string, len(t.kids))
		for i, k := range t.kids {
			parts[i] = k.factor(d)
		}
		s := strings.Join(parts, Pick(d, "*", " * "))
		if t.op == "keep" {
			return "(" + s + ")_" + t.letters
		}
		return s
	case "if":
		return bracket("if " + sub(0) + " < " + sub(1) + " then " + sub(2) + " else " + sub(3))
	case "pow":
		if k := t.kids[0]; k.op == "arr" && k.letters != "" {
			return fmt.Sprintf("%s^%v", sub(0), t.num)
		}
		return fmt.Sprintf("(%s)^%v", sub(0), t.num)
	case "larger", "smaller":
		return map[string]string{"larger": "max", "smaller": "min"}[t.op] + "(" + sub(0) + ", " + sub(1) + ")"
	case "softmax", "logsumexp":
		return t.op + "_" + t.letters + "(" + sub(0) + ")"
	case "sum", "mean", "max", "min", "prod":
		return bracket(t.op + "_" + t.letters + " (" + sub(0) + ")")
	}
	return t.op + "(" + sub(0) + ")"
}

// factor writes what stands in a product.
func (t *term) factor(d *Draw) string {
	s := t.text(d, true)
	switch t.op {
	case "mul", "pow":
		return "(" + s + ")"
	}
	return s
}

// entries are the values for all letters of the left side.
func (d *lettered) entries(t *term, left string, shake float64) (out []float64) {
	d.shake = shake
	at := map[rune]int{}
	loop(left, at, 0, func(s, v float64) float64 { return 0 }, func() float64 {
		out = append(out, d.value(t, at))
		return 0
	})
	return out
}

func subscript(a *array) string {
	if len(a.shape) == 0 {
		return ""
	}
	return "_" + "abcdefgh"[:len(a.shape)]
}

// literal writes numbers as nested lists; of fields, with formulas that have these values where x is 1/2.
func (d *lettered) literal(data []float64, shape []int) string {
	text := literal(data, shape)
	if !d.fields {
		return text
	}
	var out strings.Builder
	for _, p := range pieces(text) {
		if p.space {
			out.WriteByte(' ')
		}
		if out.WriteString(p.text); p.kind == '0' && d.Chance(0.6) {
			out.WriteString(Pick(d.Draw, " + 2*(x - 1/2)", "*(x + 1/2)", " - x + 1/2", "*4*x^2"))
		}
	}
	return out.String()
}

// literal writes numbers as nested lists.
func literal(data []float64, shape []int) string {
	if len(shape) == 0 {
		return fmt.Sprint(data[0])
	}
	n := len(data) / shape[0]
	parts := make([]string, shape[0])
	for i := range parts {
		parts[i] = literal(data[i*n:(i+1)*n], shape[1:])
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
