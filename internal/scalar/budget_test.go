package scalar

import (
	"fmt"
	"math"
	"testing"
)

// nasty are expressions whose normal forms explode, each in its own way.
func nasty(l lab) map[string][]Expr {
	var xs []Expr
	for i := range 12 {
		xs = append(xs, l.v(fmt.Sprintf("x%d", i)))
	}
	sum := func(n int) Expr { return l.Add(xs[:n]...) }
	var fractions, deep, towers, many []Expr
	for i := range 11 {
		fractions = append(fractions, l.Rcp(l.Add(l.PowInt(xs[i], 2), l.Mul(xs[i+1], xs[(i+5)%12]), l.Int(int64(i+1)))))
	}
	e := xs[0]
	for i := range 40 {
		e = l.Add(l.Rcp(l.Add(e, xs[i%12])), l.PowInt(xs[(i+3)%12], 2))
	}
	deep = append(deep, e)
	e = xs[0]
	for i := range 12 {
		e = l.Sqrt(l.Add(l.PowInt(e, 2), l.call("sin", l.Mul(e, xs[i])), l.Int(2)))
	}
	towers = append(towers, e)
	for i := range 300 {
		many = append(many, l.Div(l.PowInt(l.Add(sum(8), l.Int(int64(i))), 9), l.Add(l.PowInt(sum(5), 7), l.Int(int64(i+1)))))
	}
	var trig []Expr
	for i := 1; i <= 8; i++ {
		trig = append(trig, l.PowInt(l.Add(l.call("sin", l.Scale(int64(i), 1, xs[0])), l.call("cos", l.Scale(int64(i), 1, xs[1]))), 6))
	}
	pair := l.Add(l.PowInt(l.Add(xs[0], xs[1], l.Int(1)), 30), l.Neg(l.PowInt(l.Add(xs[0], xs[2]), 29)))
	return map[string][]Expr{
		"a sum of fractions":   {l.Add(fractions...)},
		"a continued fraction": deep,
		"a tower of roots":     towers,
		"many components":      many,
		"multiple angles":      {l.Div(l.Add(trig...), l.Add(l.Mul(trig...), l.Int(1)))},
		"high powers":          {l.Div(pair, l.Add(pair, l.PowInt(sum(3), 31)))},
		"a large gcd": {l.Div(l.Mul(l.Add(l.PowInt(sum(6), 5), l.Int(1)), l.Add(l.PowInt(sum(5), 4), l.Int(3))),
			l.Mul(l.Add(l.PowInt(sum(6), 5), l.Int(1)), l.Add(l.PowInt(sum(4), 6), l.Int(7))))},
		"large numbers": {l.Div(l.PowInt(l.Add(l.Scale(999999937, 1, xs[0]), l.Scale(999999929, 1, xs[1]), l.Int(999999893)), 12), l.Add(l.PowInt(l.Add(l.Scale(1000003, 1, xs[0]), xs[1]), 9), l.Int(1)))},
	}
}

// Writing ends within its budget of steps, whatever it is given, and what it
// gives up on is still the same function.
func TestWritingEnds(t *testing.T) {
	names := []string{}
	for name := range nasty(newLab(t, 1)) {
		names = append(names, name)
	}
	for _, name := range names {
		l := newLab(t, 1)
		es := nasty(l)[name]
		w := &writer{p: l.Pool, memo: map[*node]piece{}, left: maxSteps}
		w.share(es)
		values := map[string]float64{}
		for i := range 12 {
			values[fmt.Sprintf("x%d", i)] = 0.3 + 0.17*float64(i)
		}
		for i, e := range es {
			w.cut, w.size = false, 0
			text := w.best(e).text
			if w.cut || len(text) > maxText || i > 20 {
				continue
			}
			got, err := read(text, values)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			want := Eval(e, func(v Var) float64 { return values[l.Info(v).Name] })
			if math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
				t.Errorf("%s: the text is %v, want %v: %.200s", name, got, want, text)
			}
		}
		if budget := int64(maxSteps + 2*20_000_000/stepTime); maxSteps-w.left > budget {
			t.Errorf("%s took %d steps, %d are allowed", name, maxSteps-w.left, budget)
		}
	}
}
