package scalar

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/op/oracle"
	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"pgregory.net/rapid"
)

// tree is an expression that no code of this package has seen: it is built in a
// pool on the one hand, evaluated in big floats on the other.
type tree struct {
	op   string // + * / neg var num powint pow and functions
	args []*tree
	name string
	n, d int64
}

func (x *tree) build(l lab, vars map[string]Expr) Expr {
	var a []Expr
	for _, y := range x.args {
		a = append(a, y.build(l, vars))
	}
	switch x.op {
	case "var":
		return vars[x.name]
	case "num":
		return l.Ratio(x.n, x.d)
	case "+":
		return l.Add(a...)
	case "-":
		return l.Sub(a[0], a[1])
	case "*":
		return l.Mul(a...)
	case "/":
		return l.Div(a[0], a[1])
	case "^":
		return l.Pow(a[0], a[1])
	case "sqrt":
		return l.Sqrt(a[0])
	}
	return l.call(x.op, a...)
}

// undefined is what evaluation panics with where there is no value.
type undefined string

// bigOf applies a function of the oracle's; where it has no value, or too large
// a one, it panics.
func bigOf(name string, a ...*big.Float) *big.Float {
	zero := a[0].Sign() == 0
	switch name {
	case "+":
		return new(big.Float).SetPrec(oracle.Bits).Add(a[0], a[1])
	case "-":
		return new(big.Float).SetPrec(oracle.Bits).Sub(a[0], a[1])
	case "*":
		return new(big.Float).SetPrec(oracle.Bits).Mul(a[0], a[1])
	case "/":
		if a[1].Sign() == 0 || a[1].MantExp(nil) < -100 {
			panic(undefined("division by zero"))
		}
		return new(big.Float).SetPrec(oracle.Bits).Quo(a[0], a[1])
	case "^":
		n, exact := a[1].Int64()
		switch {
		case exact == big.Exact && n >= -400 && n <= 400:
			if n < 0 && (zero || a[0].MantExp(nil) < -100) {
				panic(undefined("division by zero"))
			}
			z := new(big.Float).SetPrec(oracle.Bits).SetInt64(1)
			for range max(n, -n) {
				z.Mul(z, a[0])
			}
			if n < 0 {
				z.Quo(new(big.Float).SetPrec(oracle.Bits).SetInt64(1), z)
			}
			return z
		case a[0].Sign() < 0, zero && a[1].Sign() < 0, !zero && a[0].MantExp(nil) < -100:
			panic(undefined("power"))
		case zero:
			return a[0]
		}
	case "sqrt":
		if a[0].Sign() < 0 {
			panic(undefined("sqrt"))
		}
	case "log":
		if a[0].Sign() <= 0 {
			panic(undefined("log"))
		}
	}
	if name == "^" {
		name = "pow"
	}
	for _, x := range a {
		if x.MantExp(nil) > 12 {
			panic(undefined("too large"))
		}
	}
	row, _ := oracle.Known(name)
	return row.Value(a...)
}

func (x *tree) value(at map[string]*big.Float, most *float64) *big.Float {
	var a []*big.Float
	for _, y := range x.args {
		a = append(a, y.value(at, most))
	}
	var z *big.Float
	switch x.op {
	case "var":
		z = at[x.name]
	case "num":
		z = new(big.Float).SetPrec(oracle.Bits).SetRat(big.NewRat(x.n, x.d))
	default:
		z = bigOf(x.op, a...)
	}
	f, _ := z.Float64()
	*most = max(*most, math.Abs(f))
	return z
}

// bigRead evaluates what the language's grammar reads in a printed formula.
func bigRead(x grammar.Expr, at map[string]*big.Float) *big.Float {
	switch x := x.(type) {
	case *grammar.Number:
		z, _, err := big.ParseFloat(x.Text, 10, oracle.Bits, big.ToNearestEven)
		if err != nil {
			panic(err)
		}
		return z
	case *grammar.Name:
		if v, ok := at[x.Name]; ok {
			return v
		}
		if x.Name == "pi" {
			row, _ := oracle.Known("acos")
			return row.Value(new(big.Float).SetPrec(oracle.Bits).SetInt64(-1))
		}
		panic("unknown name " + x.Name)
	case *grammar.Paren:
		return bigRead(x.X, at)
	case *grammar.Unary:
		return new(big.Float).SetPrec(oracle.Bits).Neg(bigRead(x.X, at))
	case *grammar.Binary:
		return bigOf(x.Op, bigRead(x.X, at), bigRead(x.Y, at))
	case *grammar.Call:
		var a []*big.Float
		for _, y := range x.Args {
			a = append(a, bigRead(y.Value, at))
		}
		return bigOf(x.Fun.(*grammar.Name).Name, a...)
	}
	panic(fmt.Sprintf("%T", x))
}

// bigText is the value of a printed formula; ok is false where it has none.
func bigText(text string, at map[string]*big.Float) (z *big.Float, why string, err error) {
	x, list := grammar.ParseExpr(&diag.Source{Name: "-", Text: text})
	if len(list) > 0 {
		return nil, "", fmt.Errorf("%s: %s", text, list[0].Message)
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case undefined:
			why = string(r)
		default:
			err = fmt.Errorf("%s: %v", text, r)
		}
	}()
	return bigRead(x, at), "", nil
}

// samePrinted compares a tree with a formula printed for it at one point; ok is
// false where the tree has no value, or one too large to say.
func samePrinted(x *tree, text string, at map[string]float64) (ok bool, err error) {
	exact := map[string]*big.Float{}
	for name, v := range at {
		exact[name] = oracle.Of(v)
	}
	most := 0.0
	want, ok := func() (z *big.Float, ok bool) {
		defer func() {
			if r := recover(); r != nil {
				_ = r.(undefined)
			}
		}()
		return x.value(exact, &most), true
	}()
	if !ok || most > 1e30 {
		return false, nil
	}
	got, why, err := bigText(text, exact)
	if err != nil {
		return true, err
	}
	if got == nil {
		if why == "too large" {
			return false, nil
		}
		return true, fmt.Errorf("the text has no value at %v: %s", at, why)
	}
	d, _ := new(big.Float).Sub(got, want).Float64()
	w, _ := want.Float64()
	tolerance := 1e-40
	if strings.Contains(text, ".") { // a number too long to be written as it is
		tolerance = 1e-12
	}
	if math.Abs(d) > tolerance*(1+math.Abs(w)+most) {
		g, _ := got.Float64()
		return true, fmt.Errorf("the text is %v at %v, exactly %v", g, at, w)
	}
	return true, nil
}

func tnum(n, d int64) *tree                { return &tree{op: "num", n: n, d: d} }
func tcall(op string, args ...*tree) *tree { return &tree{op: op, args: args} }
func tvar(s string) *tree                  { return &tree{op: "var", name: s} }
func (x *tree) to(n, d int64) *tree        { return tcall("^", x, tnum(n, d)) }
func (x *tree) plus(ys ...*tree) *tree     { return tfold("+", append([]*tree{x}, ys...)) }
func (x *tree) times(ys ...*tree) *tree    { return tfold("*", append([]*tree{x}, ys...)) }
func tfold(op string, xs []*tree) *tree {
	z := xs[0]
	for _, y := range xs[1:] {
		z = tcall(op, z, y)
	}
	return z
}

// (y^p)^q and y^p y^q, printed, mean what they are, for all twelfths: of a
// positive coordinate, of one of unknown sign, of a sum and of the root of one.
func TestPowersOfPowersPrinted(t *testing.T) {
	compared, most := 0, int64(24)
	step := max(1, 500/int64(testscale.Count(t, 100, 60))) // every fifth; each by make long
	for i, b := range []*tree{tvar("y"), tvar("x"), tvar("y").plus(tnum(1, 1)), tcall("sqrt", tvar("x").times(tvar("x")).plus(tvar("y"))), tvar("x").times(tvar("y"))} {
		for p := -most; p <= most; p += step {
			l := newLab(t, uint64(i))
			vars := map[string]Expr{"x": l.v("x"), "y": l.pos("y")}
			for q := -most; q <= most; q++ {
				for _, x := range []*tree{b.to(p, 12).to(q, 12), b.to(p, 12).times(b.to(q, 12))} {
					text := l.Format(x.build(l, vars), Text)
					for _, at := range []map[string]float64{{"x": 1.75, "y": 0.375}, {"x": -0.25, "y": 2.5}} {
						ok, err := samePrinted(x, text, at)
						if err != nil {
							t.Fatalf("base %d, p = %d/12, q = %d/12: %s: %v", i, p, q, text, err)
						}
						if ok {
							compared++
						}
					}
				}
			}
		}
	}
	t.Log(compared, "comparisons")
	if compared < 1000 {
		t.Errorf("%d comparisons", compared)
	}
}

// rootsAndAngles draws a formula of roots, powers with fractions and symbols as
// exponents, sums, angles that are sums, absolute values; some of whose parts
// are drawn from those before, so that they meet again and cancel.
func rootsAndAngles(t *rapid.T) *tree {
	var parts []*tree
	var draw func(depth int) *tree
	int64n := func(lo, hi int) int64 { return int64(rapid.IntRange(lo, hi).Draw(t, "n")) }
	variable := func() *tree { return tvar(rapid.SampledFrom([]string{"x", "y", "r", "M", "p", "t"}).Draw(t, "v")) }
	positive := func() *tree {
		switch int64n(0, 4) {
		case 0:
			return tvar("y").plus(tnum(1, 1))
		case 1:
			return tvar("x").times(tvar("x")).plus(tvar("y").times(tvar("y")))
		case 2:
			return tvar("r").plus(tnum(-2, 1).times(tvar("M")))
		default:
			return tvar(rapid.SampledFrom([]string{"y", "r"}).Draw(t, "v"))
		}
	}
	draw = func(depth int) *tree {
		if depth == 0 {
			if int64n(0, 4) == 0 {
				return tnum(int64n(-4, 4), int64n(1, 3))
			}
			return variable()
		}
		if len(parts) > 0 && int64n(0, 3) == 0 {
			return parts[int64n(0, len(parts)-1)]
		}
		sub := func() *tree { return draw(depth - 1) }
		var z *tree
		switch int64n(0, 15) {
		case 0, 1:
			z = sub().plus(sub())
		case 2:
			z = tcall("-", sub(), sub())
		case 3, 4:
			z = sub().times(sub())
		case 5:
			z = tcall("/", sub(), sub())
		case 6:
			z = tcall("sqrt", sub().to(2, 1).plus(sub().to(2, 1)))
		case 7:
			z = tcall("sqrt", sub())
		case 8:
			z = sub().to(int64n(-12, 12), int64n(1, 6))
		case 9:
			z = positive().to(int64n(-7, 7), rapid.SampledFrom([]int64{2, 3, 4, 6, 16}).Draw(t, "d"))
		case 10:
			z = tcall("^", positive(), tvar("p").times(tnum(int64n(-2, 2), int64n(1, 2))).plus(tnum(int64n(-2, 2), int64n(1, 2))))
		case 11:
			u := sub()
			if int64n(0, 1) == 0 { // of a linear form, which conditions may speak of
				u = tcall("-", tvar(rapid.SampledFrom([]string{"r", "x"}).Draw(t, "v")), tnum(int64n(-2, 2), 1).times(tvar(rapid.SampledFrom([]string{"x", "M"}).Draw(t, "v"))))
			}
			z = tcall(rapid.SampledFrom([]string{"abs", "abs", "sqrt"}).Draw(t, "f"), u.to(int64n(1, 2), 1))
		case 12:
			z = tcall(rapid.SampledFrom([]string{"sin", "cos"}).Draw(t, "f"), tcall(rapid.SampledFrom([]string{"+", "-"}).Draw(t, "s"), variable(), variable().times(tnum(int64n(1, 4), 2))))
		case 13:
			z = tcall(rapid.SampledFrom([]string{"sin", "cos"}).Draw(t, "f"), variable().times(tnum(int64n(1, 4), 2))).to(int64n(1, 3), 1)
		case 14:
			f := tcall(rapid.SampledFrom([]string{"sin", "cos"}).Draw(t, "f"), tvar("t"))
			z = tcall("sqrt", tcall("-", tnum(1, 1), f.to(2, 1)))
		default: // a square, written out, under a root
			a, b := sub(), sub()
			z = tcall("sqrt", a.times(a).plus(tnum(2, 1).times(a, b), b.times(b)))
		}
		parts = append(parts, z)
		return z
	}
	a := draw(int(int64n(1, 3)))
	switch int64n(0, 4) {
	case 0:
		return a
	case 1:
		return tcall("-", a, draw(2))
	case 2:
		return tcall("/", draw(2), a)
	case 3:
		b := draw(2)
		return tcall("/", tcall("-", a.times(a), b.times(b)), tcall("-", a, b))
	}
	b := draw(2)
	return tcall("-", tcall("/", tnum(1, 1), tcall("-", a, b)), tcall("/", tnum(1, 1), a.plus(b)))
}

func TestRootsAndAnglesPrinted(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		vars := map[string]Expr{}
		for _, v := range []VarInfo{
			{Name: "x"}, {Name: "y", Positive: true}, {Name: "r", Positive: true},
			{Name: "M", Const: true}, {Name: "p", Const: true}, {Name: "t", Lo: 0, Hi: math.Pi},
		} {
			vars[v.Name] = l.Var(l.NewVar(v))
		}
		// Conditions between them, which points must obey.
		conditions := [][3]float64{} // of r, M and x: a sum that is above 0
		for _, c := range [][3]float64{{1, -2, 0}, {1, 0, -1}, {0, 1, 1}} {
			if rapid.IntRange(0, 2).Draw(t, "condition") == 0 {
				conditions = append(conditions, c)
				l.Assume(Expr{}, l.Add(l.Scale(int64(c[0]), 1, vars["r"]), l.Scale(int64(c[1]), 1, vars["M"]), l.Scale(int64(c[2]), 1, vars["x"])), true)
			}
		}
		var xs []*tree
		var es []Expr
		for range rapid.IntRange(1, 2).Draw(t, "components") {
			xs = append(xs, rootsAndAngles(t))
			es = append(es, xs[len(xs)-1].build(l, vars))
		}
		texts := l.FormatAll(es, Text, nil)
		s := rng(rapid.Uint64().Draw(t, "points"))
		for range 6 {
			m := 4*s.float() - 2
			at := map[string]float64{"x": 4*s.float() - 2, "y": 0.1 + 2*s.float(), "r": 0.1 + 4*s.float(), "M": m, "p": 4*s.float() - 2, "t": 0.1 + 2.9*s.float()}
			if slices.ContainsFunc(conditions, func(c [3]float64) bool { return c[0]*at["r"]+c[1]*at["M"]+c[2]*at["x"] <= 0 }) {
				continue
			}
			for i, x := range xs {
				ok, err := samePrinted(x, texts[i], at)
				if err != nil {
					t.Fatalf("%s: %v\n%s", texts[i], err, x)
				}
				if ok {
					compared++
				}
			}
		}
	})
	t.Log(compared, "comparisons")
	if compared < 50 {
		t.Errorf("%d comparisons", compared)
	}
}

// String is the tree as a program would write it.
func (x *tree) String() string {
	switch {
	case x.op == "var":
		return x.name
	case x.op == "num":
		return fmt.Sprintf("(%d/%d)", x.n, x.d)
	case len(x.args) == 2:
		return fmt.Sprintf("(%v%s%v)", x.args[0], x.op, x.args[1])
	}
	return fmt.Sprintf("%s(%v)", x.op, x.args[0])
}

// A numerator that is written as one with a denominator's factor keeps its
// decimals: (1 − e^(x/2))/2 is −0.5 (e^(x/4) − 1)(e^(x/4) + 1).
func TestDecimalsOfAConjugate(t *testing.T) {
	l := newLab(t, 1)
	x := l.v("x")
	u := l.call("exp", l.Scale(1, 4, x))
	must(l.Decimal("0.5"))
	c := l.Sub(l.Ratio(1, 2), l.Scale(1, 2, l.PowInt(u, 2)))
	l.FormatAll([]Expr{l.Rcp(l.Add(u, l.Int(1))), l.Div(l.Sub(u, l.Int(1)), l.Add(u, l.Int(2)))}, Text, nil)
	for _, text := range l.FormatAll([]Expr{l.Div(c, l.PowInt(l.call("sin", x), 2)), l.Rcp(l.Add(u, l.Int(1)))}, Text, nil)[:1] {
		got, err := read(text, map[string]float64{"x": 0.75})
		if want := -0.5 * math.Expm1(0.375) / math.Pow(math.Sin(0.75), 2); err != nil || math.Abs(got-want) > 1e-12 {
			t.Errorf("%s is %v, want %v (%v)", text, got, want, err)
		}
	}
}

// Square roots of sums are known by their squares: they cancel, join with their
// conjugates, and leave what they divide. Isotropic Schwarzschild in Cartesian
// coordinates, and Kerr's form of it, have no Ricci tensor and the Kretschmann
// scalar of the usual one.
func TestRootsOfSumsCancel(t *testing.T) {
	l := newLab(t, 3)
	M := l.Var(l.NewVar(VarInfo{Name: "M", Const: true}))
	x, y, z := l.v("x"), l.v("y"), l.v("z")
	sq := func(e Expr) Expr { return l.PowInt(e, 2) }
	u := l.Add(sq(x), sq(y), sq(z))
	r := l.Sqrt(u)
	u1, v1 := l.pos("u"), l.pos("v")
	n := l.Int
	for _, k := range []struct {
		e    Expr
		want string
	}{
		{l.Div(l.Sub(sq(r), sq(M)), l.Sub(r, M)), "M + sqrt(x^2 + y^2 + z^2)"},
		{l.Sub(l.Rcp(l.Sub(r, M)), l.Rcp(l.Add(r, M))), "2 M/(x^2 + y^2 + z^2 - M^2)"},
		{l.Div(l.Sub(u, sq(M)), l.Add(r, M)), "sqrt(x^2 + y^2 + z^2) - M"},
		{l.Div(l.Add(l.Mul(n(2), u), l.Mul(M, r)), r), "M + 2 sqrt(x^2 + y^2 + z^2)"},
		{l.Div(r, l.Add(l.Mul(n(2), u), l.Mul(M, r))), "1/(M + 2 sqrt(x^2 + y^2 + z^2))"},
		{l.Div(l.Sub(l.PowInt(r, 3), l.PowInt(M, 3)), l.Sub(r, M)), "x^2 + y^2 + z^2 + M^2 + M sqrt(x^2 + y^2 + z^2)"},
		{l.Sub(sq(l.Add(r, M)), l.Mul(n(2), M, r)), "x^2 + y^2 + z^2 + M^2"},
		// Of factors that are not negative, roots come apart beside other roots.
		{l.Mul(l.Sqrt(l.Add(l.Mul(n(2), sq(x)), l.Mul(n(2), sq(y)))), l.Sqrt(l.Add(sq(x), sq(y)))), "sqrt(2) (x^2 + y^2)"},
		{l.Sub(l.Mul(l.Sqrt(u1), l.Sqrt(v1)), l.Sqrt(l.Mul(u1, v1))), "0"},
		{l.Div(l.Sub(u1, v1), l.Sub(l.Sqrt(u1), l.Sqrt(v1))), "sqrt(u) + sqrt(v)"},
		{l.Sqrt(l.Pow(u1, l.Mul(n(2), M))), "u^(M)"},
	} {
		l.prints(k.e, k.want)
	}
	for _, isotropic := range []bool{true, false} {
		l := newLab(t, 4)
		M := l.Var(l.NewVar(VarInfo{Name: "M", Const: true}))
		tm, x, y, z := l.v("t"), l.v("x"), l.v("y"), l.v("z")
		r := l.Sqrt(l.Add(sq2(l, x), sq2(l, y), sq2(l, z)))
		g := matrix(4)
		if isotropic {
			m := l.Div(M, l.Mul(l.Int(2), r))
			up, down := l.Add(l.Int(1), m), l.Sub(l.Int(1), m)
			g[0][0] = l.Neg(l.Div(sq2(l, down), sq2(l, up)))
			for i := 1; i < 4; i++ {
				g[i][i] = l.PowInt(up, 4)
			}
		} else {
			k := []Expr{l.Int(1), l.Div(x, r), l.Div(y, r), l.Div(z, r)}
			for i := range g {
				for j := range g {
					g[i][j] = l.Mul(l.Int(2), M, l.Rcp(r), k[i], k[j])
				}
				g[i][i] = l.Add(g[i][i], l.Int(1))
			}
			g[0][0] = l.Sub(g[0][0], l.Int(2))
		}
		m := newGeometry(l, []Expr{tm, x, y, z}, g)
		m.christoffels()
		m.riemann()
		want := "48 M^2/(x^2 + y^2 + z^2)^3"
		if isotropic {
			want = "196608 M^2 (x^2 + y^2 + z^2)^3/(M + 2 sqrt(x^2 + y^2 + z^2))^12"
		}
		m.prints(m.kretschmann(), want)
	}
}

func sq2(l lab, e Expr) Expr { return l.PowInt(e, 2) }

// sin(q1 − q2) is not taken apart for its like terms to cancel, though q1 stands
// alone beside it.
func TestAnglesOfSumsCancel(t *testing.T) {
	l := newLab(t, 5)
	m := l.Var(l.NewVar(VarInfo{Name: "m", Const: true}))
	p, q, v, w := l.v("p"), l.v("q"), l.v("v"), l.v("w")
	s := l.call("sin", l.Sub(p, q))
	e := l.Mul(m, l.Add(l.Mul(m, v, w, s), l.Mul(m, l.Sub(l.Mul(l.PowInt(w, 2), s), l.Mul(v, w, s))), l.call("sin", p)))
	text := l.Format(e, Text)
	if strings.Contains(text, "v") || !strings.Contains(text, "w^2 sin(p - q)") || !strings.Contains(text, "sin(p)") {
		t.Error(text)
	}
}

func TestHalfAngles(t *testing.T) {
	l := newLab(t, 6)
	x := l.v("t")
	h := l.Scale(1, 2, x)
	s, c := l.call("sin", h), l.call("cos", h)
	n := l.Int
	for _, k := range []struct {
		e    Expr
		want string
	}{
		{l.Mul(s, c), "sin(t)/2"},
		{l.Mul(n(4), sq2(l, s), sq2(l, c)), "sin(t)^2"},
		{l.Sub(l.Mul(n(2), s, c), l.Mul(n(4), s, l.PowInt(c, 3))), "-sin(t) cos(t)"},
		{l.Div(l.Add(n(1), l.call("cos", x)), sq2(l, c)), "2"},
		{l.Div(l.call("sin", x), c), "2 sin(t/2)"},
		{sq2(l, s), "sin(t/2)^2"},
		{l.Sub(l.Rcp(l.Add(n(1), l.call("cos", x))), l.Rcp(l.Mul(n(2), sq2(l, c)))), "0"},
		{l.Add(l.call("sin", x), l.Mul(s, c)), "3 sin(t)/2"},
		{l.Sqrt(l.Sub(n(1), sq2(l, l.call("sin", x)))), "abs(cos(t))"},
		{l.Sqrt(sq2(l, l.call("cos", x))), "abs(cos(t))"},
	} {
		l.prints(k.e, k.want)
	}
	// What was met before may have the generator's value.
	l = newLab(t, 7)
	x = l.v("t")
	h = l.Scale(1, 2, x)
	l.prints(l.Div(l.call("sin", x), l.call("cos", h)), "2 sin(t/2)")
	// The double of a shifted angle is turned by quarters.
	for want, e := range map[string]func(sin, cos Expr) Expr{
		"(1 + sin(2 x))/2": func(_, cos Expr) Expr { return sq2(l, cos) },
		"2/(1 - sin(2 x))": func(sin, _ Expr) Expr { return l.Rcp(sq2(l, sin)) },
		"-cos(2 x)/2":      func(sin, cos Expr) Expr { return l.Mul(sin, cos) },
		"(1 - sin(2 x))/2": func(sin, _ Expr) Expr { return sq2(l, sin) },
		"1 + sin(2 x)/2":   func(_, cos Expr) Expr { return l.Add(sq2(l, cos), l.Ratio(1, 2)) },
	} {
		l = newLab(t, 8)
		u := l.Sub(l.v("x"), l.Scale(1, 4, l.Pi()))
		l.prints(e(l.call("sin", u), l.call("cos", u)), want)
	}
}

// The null vector of Kerr's metric in Cartesian coordinates, with its root of a
// root, has length 1.
func TestRootsOfRootsThatAreNumbers(t *testing.T) {
	l := newLab(t, 8)
	a := l.Var(l.NewVar(VarInfo{Name: "a", Const: true}))
	x, y, z := l.v("x"), l.v("y"), l.v("z")
	d := l.Sub(l.Add(sq2(l, x), sq2(l, y), sq2(l, z)), sq2(l, a))
	r := l.Sqrt(l.Scale(1, 2, l.Add(d, l.Sqrt(l.Add(sq2(l, d), l.Mul(l.Int(4), sq2(l, a), sq2(l, z)))))))
	u := l.Add(sq2(l, r), sq2(l, a))
	k := []Expr{l.Div(l.Add(l.Mul(r, x), l.Mul(a, y)), u), l.Div(l.Sub(l.Mul(r, y), l.Mul(a, x)), u), l.Div(z, r)}
	l.prints(l.Add(sq2(l, k[0]), sq2(l, k[1]), sq2(l, k[2])), "1")
	l.prints(l.Sub(l.Add(l.PowInt(r, 4), l.Mul(sq2(l, a), sq2(l, z))), l.Mul(sq2(l, r), l.Sub(l.Mul(l.Int(2), sq2(l, r)), d))), "0")
}

// A root that is not seen to be 1 + √u: its conjugates have the product 0, which
// is no factor to be written.
func TestConjugatesWithoutProduct(t *testing.T) {
	l := newLab(t, 9)
	u := l.Add(sq2(l, l.v("x")), l.v("y"))
	s := l.Add(l.Sqrt(u), l.Int(1))
	r := l.Sqrt(l.Add(u, l.Int(1), l.Scale(2, 1, l.Sqrt(u))))
	if text := l.Format(l.Rcp(l.Mul(l.Sub(r, s), l.Add(r, s))), Text); text == "" {
		t.Error("nothing is written")
	}
}
