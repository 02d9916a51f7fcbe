package oracle

// One line per scalar function: its value in big floats, and the boxes of
// arguments that tests draw from.

import "math"

// Row is what is known of a function here: its value, and boxes of arguments
// to try it in, away from where it has no derivative.
type Row struct {
	Value func(a ...Num) Num
	Boxes []Box
}

// Box is a range for each argument. An argument of a range without a fraction
// in it, such as {2, 2}, is always that.
type Box [][2]float64

func one(f func(Num) Num, boxes ...[2]float64) Row {
	r := Row{Value: func(a ...Num) Num { return f(a[0]) }}
	for _, b := range boxes {
		r.Boxes = append(r.Boxes, Box{b})
	}
	return r
}

func two(f func(x, y Num) Num, boxes ...Box) Row {
	return Row{Value: func(a ...Num) Num { return f(a[0], a[1]) }, Boxes: boxes}
}

var (
	line  = [2]float64{-3, 3}
	disc  = [2]float64{-0.95, 0.95}
	plane = Box{line, line}
)

func truth(t bool) Num {
	if t {
		return integer(1)
	}
	return integer(0)
}

func iff(t bool, a, b Num) Num {
	if t {
		return a
	}
	return b
}

func floor(x Num) Num {
	f, _ := x.Float64()
	return Of(math.Floor(f))
}

// radical is the d-th root by the logarithm.
func radical(d int64) Row {
	return one(func(x Num) Num {
		if x.Sign() == 0 {
			return x
		}
		return exp(div(log(x), integer(d)))
	}, [2]float64{0.1, 9})
}

// rows is one line for each function of package op.
var rows = map[string]Row{
	"sin":  one(func(x Num) Num { _, s := cosSin(x); return s }, line, [2]float64{-40, 40}),
	"cos":  one(func(x Num) Num { c, _ := cosSin(x); return c }, line, [2]float64{-40, 40}),
	"tan":  one(func(x Num) Num { c, s := cosSin(x); return div(s, c) }, [2]float64{-1.4, 1.4}, [2]float64{1.8, 4.4}),
	"asin": one(func(x Num) Num { return atan(div(x, sqrt(sub(integer(1), mul(x, x))))) }, disc),
	"acos": one(func(x Num) Num {
		return sub(half(pi), atan(div(x, sqrt(sub(integer(1), mul(x, x))))))
	}, disc),
	"atan": one(atan, line, [2]float64{-90, 90}),
	"atan2": two(func(y, x Num) Num {
		switch {
		case x.Sign() > 0:
			return atan(div(y, x))
		case y.Sign() >= 0:
			return add(atan(div(y, x)), pi)
		}
		return sub(atan(div(y, x)), pi)
	}, Box{line, {0.1, 3}}, Box{{0.1, 3}, {-3, -0.1}}, Box{{-3, -0.1}, {-3, -0.1}}),

	"exp":      one(exp, line, [2]float64{-40, 40}),
	"log":      one(log, [2]float64{0.05, 9}),
	"sinh":     one(func(x Num) Num { return half(sub(exp(x), exp(neg(x)))) }, line),
	"cosh":     one(func(x Num) Num { return half(add(exp(x), exp(neg(x)))) }, line),
	"tanh":     one(func(x Num) Num { a, b := exp(x), exp(neg(x)); return div(sub(a, b), add(a, b)) }, line, [2]float64{-30, 30}),
	"sigmoid":  one(func(x Num) Num { return div(integer(1), add(integer(1), exp(neg(x)))) }, line, [2]float64{-30, 30}),
	"softplus": one(func(x Num) Num { return log(add(integer(1), exp(x))) }, line, [2]float64{-30, 30}),

	"erf":       one(erf, line),
	"gamma":     one(gamma, [2]float64{0.3, 5}, [2]float64{-0.8, -0.2}, [2]float64{-1.8, -1.2}),
	"lgamma":    one(lgamma, [2]float64{0.3, 9}, [2]float64{-0.8, -0.2}, [2]float64{-1.8, -1.2}),
	"digamma":   one(func(x Num) Num { return polygamma(0, x) }, [2]float64{0.3, 9}, [2]float64{-0.8, -0.2}),
	"trigamma":  one(func(x Num) Num { return polygamma(1, x) }, [2]float64{0.3, 9}, [2]float64{-0.8, -0.2}),
	"polygamma": two(func(n, x Num) Num { k, _ := n.Int64(); return polygamma(int(k), x) }, Box{{1, 1}, {0.3, 5}}, Box{{2, 2}, {0.3, 5}}, Box{{3, 3}, {0.5, 5}}),

	"asinh":    one(func(x Num) Num { return log(add(x, sqrt(add(mul(x, x), integer(1))))) }, line, [2]float64{-90, 90}),
	"acosh":    one(func(x Num) Num { return log(add(x, sqrt(sub(mul(x, x), integer(1))))) }, [2]float64{1.05, 9}),
	"atanh":    one(func(x Num) Num { return half(log(div(add(integer(1), x), sub(integer(1), x)))) }, disc),
	"log2":     one(func(x Num) Num { return div(log(x), log(integer(2))) }, [2]float64{0.05, 9}),
	"log10":    one(func(x Num) Num { return div(log(x), log(integer(10))) }, [2]float64{0.05, 9}),
	"log1p":    one(func(x Num) Num { return log(add(integer(1), x)) }, [2]float64{-0.95, 9}),
	"expm1":    one(func(x Num) Num { return sub(exp(x), integer(1)) }, line),
	"lambertw": one(lambert, [2]float64{-0.36, -0.3}, [2]float64{-0.3, 0.5}, [2]float64{0.5, 30}),

	"erfc": one(func(x Num) Num { return sub(integer(1), erf(x)) }, line, [2]float64{3, 6}),
	"binomial": two(func(n, k Num) Num {
		return div(gamma(add(n, integer(1))), mul(gamma(add(k, integer(1))), gamma(add(sub(n, k), integer(1)))))
	}, Box{{4.1, 9}, {0.1, 4}}, Box{{0.1, 0.4}, {1.6, 1.9}}, Box{{-1.6, -1.3}, {0.1, 0.25}}),
	"ellipticK": one(ellipticK, disc, [2]float64{-40, 0.5}),
	"ellipticE": one(ellipticE, disc, [2]float64{-40, 0.5}),
	"ellipticD": one(func(m Num) Num { return div(sub(ellipticK(m), ellipticE(m)), m) }, disc, [2]float64{-40, -0.5}),

	"cbrt":  one(func(x Num) Num { return mul(integer(int64(x.Sign())), exp(div(log(blank().Abs(x)), integer(3)))) }, [2]float64{0.1, 9}, [2]float64{-9, -0.1}),
	"hypot": two(func(x, y Num) Num { return sqrt(add(mul(x, x), mul(y, y))) }, plane),
	"mod":   two(func(x, y Num) Num { return sub(x, mul(y, floor(div(x, y)))) }, Box{line, {0.1, 3}}, Box{line, {-3, -0.1}}),

	"abs":    one(func(x Num) Num { return blank().Abs(x) }, line),
	"float":  one(func(x Num) Num { return x }, line),
	"sign":   one(func(x Num) Num { return integer(int64(x.Sign())) }, line),
	"floor":  one(floor, line),
	"relu":   one(func(x Num) Num { return iff(x.Sign() > 0, x, integer(0)) }, line),
	"step":   one(func(x Num) Num { return truth(x.Sign() > 0) }, line),
	"min":    two(func(x, y Num) Num { return iff(x.Cmp(y) <= 0, x, y) }, plane),
	"max":    two(func(x, y Num) Num { return iff(x.Cmp(y) >= 0, x, y) }, plane),
	"less":   two(func(x, y Num) Num { return truth(x.Cmp(y) < 0) }, plane),
	"lesseq": two(func(x, y Num) Num { return truth(x.Cmp(y) <= 0) }, plane),
	"eq":     two(func(x, y Num) Num { return truth(x.Cmp(y) == 0) }, plane),
	"select": {Value: func(a ...Num) Num { return iff(a[0].Sign() != 0, a[1], a[2]) },
		Boxes: []Box{{{0, 0}, line, line}, {{1, 1}, line, line}}},
	"where":    two(func(x, _ Num) Num { return x }, plane),
	"below":    two(func(x, y Num) Num { return integer(int64(y.Cmp(x))) }, Box{{-3, 0}, {0.1, 3}}),
	"notabove": two(func(x, y Num) Num { return integer(int64(y.Cmp(x))) }, Box{{-3, 0}, {0.1, 3}}),

	"pow":    two(func(x, y Num) Num { return exp(mul(y, log(x))) }, Box{{0.1, 4}, line}),
	"rcp":    one(func(x Num) Num { return div(integer(1), x) }, [2]float64{0.2, 3}, [2]float64{-3, -0.2}),
	"sqrt":   radical(2),
	"root3":  radical(3),
	"root4":  radical(4),
	"root5":  radical(5),
	"root6":  radical(6),
	"root7":  radical(7),
	"root8":  radical(8),
	"root9":  radical(9),
	"root10": radical(10),
	"root11": radical(11),
	"root12": radical(12),
}

// Known is the row of a function.
func Known(name string) (Row, bool) {
	r, ok := rows[name]
	return r, ok
}

// Names are the functions with a row.
func Names() []string {
	var names []string
	for n := range rows {
		names = append(names, n)
	}
	return names
}

// At is the value at numbers.
func (r Row) At(a ...float64) float64 {
	v, _ := r.Value(lifted(a)...).Float64()
	return v
}

// Derivative is the n-th derivative by argument k.
func (r Row) Derivative(a []float64, k, n int) float64 {
	x := lifted(a)
	v, _ := difference(func(t Num) Num {
		y := append([]Num{}, x...)
		y[k] = t
		return r.Value(y...)
	}, x[k], n, 34).Float64()
	return v
}

func lifted(a []float64) []Num {
	x := make([]Num, len(a))
	for i, v := range a {
		x[i] = Of(v)
	}
	return x
}

// Draw is a point of the box, by numbers from 0 to 1.
func (b Box) Draw(random func() float64) []float64 {
	a := make([]float64, len(b))
	for i, r := range b {
		a[i] = r[0]
		if r[0] != r[1] {
			a[i] += (r[1] - r[0]) * random()
		}
	}
	return a
}

// Along is the n-th derivative at a along the line a + t d.
func (r Row) Along(a, d []float64, n int) float64 {
	x, y := lifted(a), lifted(d)
	v, _ := difference(func(t Num) Num {
		z := make([]Num, len(x))
		for i := range x {
			z[i] = add(x[i], mul(t, y[i]))
		}
		return r.Value(z...)
	}, integer(0), n, 34).Float64()
	return v
}
