package scalar

import (
	"math"

	"pgregory.net/rapid"
)

// randomExpr draws an expression of some depth over the variables, of smooth
// functions only unless kinks is set.
func randomExpr(t *rapid.T, l lab, vars []Expr, depth int, kinks bool) Expr {
	if depth == 0 {
		switch rapid.IntRange(0, 5).Draw(t, "leaf") {
		case 0:
			return l.Int(int64(rapid.IntRange(-3, 3).Draw(t, "n")))
		case 1:
			return l.Ratio(int64(rapid.IntRange(-9, 9).Draw(t, "p")), int64(rapid.IntRange(1, 9).Draw(t, "q")))
		default:
			return vars[rapid.IntRange(0, len(vars)-1).Draw(t, "v")]
		}
	}
	sub := func() Expr { return randomExpr(t, l, vars, depth-1, kinks) }
	top := 13
	if kinks {
		top = 21
	}
	switch rapid.IntRange(0, top).Draw(t, "op") {
	case 0, 1:
		return l.Add(sub(), sub())
	case 2, 3:
		return l.Mul(sub(), sub())
	case 4:
		return l.Sub(sub(), sub())
	case 5:
		return l.Div(sub(), l.Add(l.Int(2), l.PowInt(sub(), 2)))
	case 6:
		return l.PowInt(sub(), rapid.IntRange(0, 4).Draw(t, "e"))
	case 7:
		return l.call("sin", sub())
	case 8:
		return l.call("cos", sub())
	case 9:
		return l.call("exp", l.Scale(1, 8, sub()))
	case 10:
		return l.call("tanh", sub())
	case 11:
		return l.Sqrt(l.Add(l.Int(1), l.PowInt(sub(), 2)))
	case 12:
		return l.call("log", l.Add(l.Ratio(3, 2), l.PowInt(sub(), 2)))
	case 13:
		return l.call(rapid.SampledFrom([]string{"atan", "sinh", "cosh", "erf", "sigmoid", "softplus"}).Draw(t, "f"), l.Scale(1, 4, sub()))
	case 14:
		return l.call("abs", sub())
	case 15:
		return l.call("relu", sub())
	case 16:
		return l.call("max", sub(), sub())
	case 17:
		return l.call("min", sub(), sub())
	case 18:
		return l.call("select", l.call("less", sub(), sub()), sub(), sub())
	case 19:
		return l.call("atan2", sub(), sub())
	case 20:
		return l.call("floor", sub())
	default:
		return l.call("sign", sub())
	}
}

// sameNumber compares up to rounding of an expression that may cancel.
func sameNumber(a, b, tol float64) bool {
	if math.IsInf(a, 0) || math.IsInf(b, 0) || math.Abs(a) > 1e200 {
		return true // overflow
	}
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) == math.IsNaN(b)
	}
	return math.Abs(a-b) <= tol*(1+math.Abs(a)+math.Abs(b))
}

// nearKink reports that e jumps close to x, where rounding may choose a side.
func nearKink(e Expr, x []float64) bool {
	at := func(h float64) float64 {
		return Eval(e, func(v Var) float64 { return x[v.ID] + h*float64(1+v.ID) })
	}
	a, b := at(1e-9), at(-1e-9)
	return !sameNumber(a, b, 1e-5) || !sameNumber(at(0), b, 1e-5)
}
