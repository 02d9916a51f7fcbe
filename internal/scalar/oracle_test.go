package scalar

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// precision of the oracle: far beyond what float64 can lose in these tests.
const oracleBits = 400

func bigFloat(x float64) *big.Float { return new(big.Float).SetPrec(oracleBits).SetFloat64(x) }

// exactly evaluates an expression with 400 bits, by its nodes. The largest
// absolute value met is kept in most.
type exactly struct {
	p    *Pool
	at   func(Var) *big.Float
	memo map[*node]*big.Float
	most float64
}

func newExactly(p *Pool, at func(Var) *big.Float) *exactly {
	return &exactly{p: p, at: at, memo: map[*node]*big.Float{}}
}

func (o *exactly) eval(e Expr) *big.Float {
	z := new(big.Float).SetPrec(oracleBits)
	if e.c == nil {
		return z
	}
	c := new(big.Float).SetPrec(oracleBits)
	if e.c.Den > 0 {
		c.Quo(c.SetInt64(e.c.Num), new(big.Float).SetPrec(oracleBits).SetInt64(e.c.Den))
	} else {
		c.SetFloat64(e.c.Float)
	}
	z.Mul(c, o.node(e.n))
	o.seen(z)
	return z
}

func (o *exactly) seen(x *big.Float) {
	f, _ := x.Float64()
	o.most = math.Max(o.most, math.Abs(f))
}

func (o *exactly) node(n *node) *big.Float {
	if x, ok := o.memo[n]; ok {
		return x
	}
	z := new(big.Float).SetPrec(oracleBits)
	switch n.op {
	case opOne:
		z.SetInt64(1)
	case opVar:
		z.Set(o.at(n.v))
	case opSum:
		for _, t := range n.args {
			z.Add(z, o.eval(t))
		}
	case opProd:
		z.SetInt64(1)
		for _, f := range n.facs {
			z.Mul(z, bigPow(o.node(f.n), int(f.exp)))
		}
	case opCall:
		x := o.eval(n.args[0])
		switch name := n.kern.Name; {
		case name == "sin":
			_, z = bigCircle(x)
		case name == "cos":
			z, _ = bigCircle(x)
		case name == "exp":
			z = bigExp(x)
		case name == "abs":
			z.Abs(x)
		case name == "sqrt":
			z = bigRoot(x, 2)
		case strings.HasPrefix(name, "root"):
			d, _ := strconv.Atoi(name[len("root"):])
			z = bigRoot(x, d)
		default:
			panic(name)
		}
	default:
		panic("no oracle")
	}
	o.seen(z)
	o.memo[n] = z
	return z
}

func bigPow(x *big.Float, n int) *big.Float {
	z := new(big.Float).SetPrec(oracleBits).SetInt64(1)
	for range max(n, -n) {
		z.Mul(z, x)
	}
	if n < 0 {
		z.Quo(new(big.Float).SetPrec(oracleBits).SetInt64(1), z)
	}
	return z
}

func bigExp(x *big.Float) *big.Float {
	// exp(x/2^k)^(2^k) by the series.
	const k = 16
	y := new(big.Float).SetPrec(oracleBits).SetMantExp(x, -k)
	sum, term := bigFloat(1), bigFloat(1)
	for i := int64(1); i < 60; i++ {
		term.Mul(term, y)
		term.Quo(term, new(big.Float).SetPrec(oracleBits).SetInt64(i))
		sum.Add(sum, term)
	}
	for range k {
		sum.Mul(sum, sum)
	}
	return sum
}

// bigCircle is cos and sin by the series; arguments here are small.
func bigCircle(x *big.Float) (c, s *big.Float) {
	c, s = bigFloat(0), bigFloat(0)
	term := bigFloat(1)
	for i := int64(0); i < 400; i++ {
		sum := c
		if i%2 == 1 {
			sum = s
		}
		if i%4 < 2 {
			sum.Add(sum, term)
		} else {
			sum.Sub(sum, term)
		}
		term.Mul(term, x)
		term.Quo(term, new(big.Float).SetPrec(oracleBits).SetInt64(i+1))
	}
	return c, s
}

// bigRoot is the d-th root by Newton's method from the float64 one.
func bigRoot(x *big.Float, d int) *big.Float {
	if x.Sign() <= 0 {
		return bigFloat(0)
	}
	f, _ := x.Float64()
	z := bigFloat(math.Pow(f, 1/float64(d)))
	for range 10 {
		q := new(big.Float).SetPrec(oracleBits).Quo(x, bigPow(z, d-1))
		q.Sub(q, z)
		q.Quo(q, new(big.Float).SetPrec(oracleBits).SetInt64(int64(d)))
		z.Add(z, q)
	}
	return z
}

// formula draws the kind of expression that geometry makes: quotients of
// polynomials over coordinates, sines, exponentials, roots and parameters,
// derived and combined so that things cancel.
func formula(t *rapid.T, l lab, vars []Expr) Expr {
	v := func() Expr { return vars[rapid.IntRange(0, len(vars)-1).Draw(t, "v")] }
	number := func() Expr {
		if rapid.IntRange(0, 3).Draw(t, "decimal") == 0 {
			return must(l.Decimal(rapid.SampledFrom([]string{"0.5", "1.25", "0.1", "3.7", "0.003"}).Draw(t, "d")))
		}
		return l.Ratio(int64(rapid.IntRange(-4, 4).Draw(t, "p")), int64(rapid.IntRange(1, 3).Draw(t, "q")))
	}
	atom := func() Expr {
		switch rapid.IntRange(0, 7).Draw(t, "atom") {
		case 0:
			return l.call("sin", v())
		case 1:
			return l.call("cos", v())
		case 2:
			return l.call("exp", l.Scale(1, 4, v()))
		case 3:
			return l.Pow(vars[1], l.Ratio(int64(rapid.IntRange(1, 5).Draw(t, "n")), int64(rapid.IntRange(2, 3).Draw(t, "d"))))
		default:
			return v()
		}
	}
	poly := func() Expr {
		var ts []Expr
		for range rapid.IntRange(1, 3).Draw(t, "terms") {
			x := []Expr{number()}
			for range rapid.IntRange(0, 2).Draw(t, "factors") {
				x = append(x, l.PowInt(atom(), rapid.IntRange(1, 2).Draw(t, "e")))
			}
			ts = append(ts, l.Mul(x...))
		}
		return l.Add(ts...)
	}
	a, b, c := poly(), poly(), poly()
	switch rapid.IntRange(0, 6).Draw(t, "shape") {
	case 0: // a common factor
		return l.Div(l.Mul(a, b), l.Add(l.Mul(b, c), l.Mul(b, l.PowInt(a, 2))))
	case 1: // two fractions
		return l.Add(l.Div(a, b), l.Div(b, c))
	case 2: // conjugates
		return l.Add(l.Div(c, l.Sub(a, b)), l.Div(c, l.Add(a, b)))
	case 3: // a square, written out
		return l.Div(c, l.Add(l.PowInt(a, 2), l.Mul(l.Int(2), a, b), l.PowInt(b, 2)))
	case 4:
		return l.Sqrt(l.Add(l.PowInt(a, 2), l.PowInt(b, 2), l.Scale(2, 1, l.Mul(a, b))))
	case 5: // nested
		return l.Div(l.Add(a, l.Div(b, c)), l.Sub(a, l.Div(b, c)))
	}
	w, _ := vars[0].AsVar()
	d, err := l.Diff(l.Div(a, b), w)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Whatever is printed has the value of what it was made from, to 400 bits'
// knowledge of it; and neither text nor simplified expression is less accurate
// in float64 than its own rounding and the condition of the point explain.
func TestFormulasAgainstTheOracle(t *testing.T) {
	simplified, compared := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		info := []VarInfo{{Name: "x"}, {Name: "r", Positive: true}, {Name: "M", Const: true}, {Name: "th", Lo: 0, Hi: math.Pi}}
		var vars []Expr
		for _, i := range info {
			vars = append(vars, l.Var(l.NewVar(i)))
		}
		// A sum with a name, which formulas may contain.
		named := l.Add(l.PowInt(vars[0], 2), l.Mul(vars[1], vars[2]), l.Int(1))
		vars = append(vars, named)
		var es []Expr
		for range rapid.IntRange(1, 3).Draw(t, "components") {
			es = append(es, formula(t, l, vars))
		}
		texts, latex := l.FormatBoth(es, LaTeX, nil)
		withName, _, _ := l.FormatWith(es, Text, map[Expr]string{named: "N"})
		for i, e := range es {
			if latex[i] == "" {
				t.Fatalf("%s has no LaTeX", texts[i])
			}
			if plain := l.FormatAll(es, Text, nil)[i]; plain != texts[i] {
				t.Fatalf("the LaTeX style writes %s, the text style %s", texts[i], plain)
			}
			s := l.Simplify(e, Budget{})
			if s != e {
				simplified++
			}
			r := rng(rapid.Uint64().Draw(t, "points"))
			for range 4 {
				x := []float64{4*r.float() - 2, 0.1 + 2*r.float(), 4*r.float() - 2, 0.1 + 2.9*r.float()}
				n := Eval(named, func(v Var) float64 { return x[v.ID] })
				if _, err := checkAgainstOracle(l, e, s, withName[i], info, append(x, n)); err != nil {
					t.Fatalf("%v\n%s", err, withName[i])
				}
				ok, err := checkAgainstOracle(l, e, s, texts[i], info, append(x, n))
				if err != nil {
					t.Fatalf("%v\n%s", err, texts[i])
				}
				if ok {
					compared++
				}
			}
		}
	})
	if simplified == 0 || compared < 50 {
		t.Errorf("%d expressions were simplified, %d values compared", simplified, compared)
	}
}

// 1 − cos² is sin² but for its digits where the sine is small, close to a pole
// here: the normal form in cos M is shorter, and is not taken.
func TestSimplifyKeepsDigitsNearTheZerosOfSines(t *testing.T) {
	for before := range 8 { // of other variables, which move the sample points
		l := newLab(t, 1)
		for k := range before {
			l.v(fmt.Sprint("x", k))
		}
		m := l.v("M")
		a := l.Scale(5, 4, l.PowInt(l.call("sin", m), 2))
		b := l.Neg(l.Mul(l.PowInt(m, 2), l.call("cos", m)))
		e := l.Rcp(l.Add(l.PowInt(a, 2), l.Mul(l.Int(2), a, b), l.PowInt(b, 2)))
		s := l.Simplify(e, Budget{})
		for _, x := range []float64{-0.09136689603268389, 0.3, 1.0 / 128, 1e-3} {
			want, _ := newExactly(l.Pool, func(Var) *big.Float { return bigFloat(x) }).eval(e).Float64()
			if got := Eval(s, func(Var) float64 { return x }); !(math.Abs(got/want-1) < 1e-12) {
				t.Errorf("variable %d: %v at %v, exactly %v", before, got, x, want)
			}
		}
	}
}

// checkAgainstOracle compares at one point; false: there is no value there.
func checkAgainstOracle(l lab, e, s Expr, text string, info []VarInfo, x []float64) (ok bool, err error) {
	exact := func(e Expr, x []float64) (float64, float64) {
		o := newExactly(l.Pool, func(v Var) *big.Float { return bigFloat(x[v.ID]) })
		v, _ := o.eval(e).Float64()
		return v, o.most
	}
	defer func() {
		if r := recover(); r != nil { // big.Float's ErrNaN of a division by zero
			ok = false
		}
	}()
	want, most := exact(e, x)
	if math.IsNaN(want) || math.IsInf(want, 0) || most > 1e12 {
		return false, nil
	}
	condition := 0.0
	for i := range info {
		y := append([]float64(nil), x...)
		y[i] *= 1 + 0x1p-40
		v, _ := exact(e, y)
		condition += math.Abs(v-want) * 0x1p-12
	}
	if condition > 1e-6*(1+math.Abs(want)) {
		return false, nil // at a pole
	}
	at := func(v Var) float64 { return x[v.ID] }
	allowed := 1e3 * (math.Abs(Eval(e, at)-want) + condition + 0x1p-52*(most+math.Abs(want)))
	if got, _ := exact(s, x); math.Abs(got-want) > 1e-12*(math.Abs(want)+most) {
		return true, fmt.Errorf("simplified is %v at %v, exactly %v", got, x, want)
	}
	if got := Eval(s, at); math.Abs(got-want) > allowed {
		return true, fmt.Errorf("simplified is %v at %v, exactly %v, allowed %g", got, x, want, allowed)
	}
	values := map[string]float64{}
	for i := range info {
		values[info[i].Name] = x[i]
	}
	values["N"] = x[len(info)]
	got, err := read(text, values)
	if err != nil {
		return true, err
	}
	if math.Abs(got-want) > allowed {
		return true, fmt.Errorf("the text is %v at %v, exactly %v, allowed %g", got, x, want, allowed)
	}
	return true, nil
}
