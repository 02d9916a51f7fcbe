package scalar

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plainPoly is a polynomial for the tests: by its exponents as text, so that nothing of the ring
// is needed to multiply.
type plainPoly map[string]*big.Int

func (a plainPoly) times(b plainPoly) plainPoly {
	out := plainPoly{}
	for x, c := range a {
		for y, d := range b {
			m := []byte(x)
			for i := range m {
				m[i] += y[i] - 'a'
			}
			k := string(m)
			if out[k] == nil {
				out[k] = new(big.Int)
			}
			out[k].Add(out[k], new(big.Int).Mul(c, d))
		}
	}
	return out
}

// expr builds it as an expression.
func (a plainPoly) expr(l lab, vars []Expr) Expr {
	var keys []string
	for k := range a {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var ts []Expr
	for _, k := range keys {
		xs := []Expr{l.num(l.coefOf(frac{numBig(a[k]), num{v: 1}}))}
		for i, v := range vars {
			xs = append(xs, l.PowInt(v, int(k[i]-'a')))
		}
		ts = append(ts, l.Mul(xs...))
	}
	return l.Add(ts...)
}

// plain reads a polynomial of the ring of these variables.
func (r *ring) plain(p poly, vars []Expr) plainPoly {
	out := plainPoly{}
	for _, t := range p {
		m := make([]byte, len(vars))
		for i, v := range vars {
			m[i] = 'a'
			if g, ok := r.gen[v.n]; ok {
				m[i] += byte(r.pk.exp(t.m, g))
			}
		}
		out[string(m)] = t.c.big()
	}
	return out
}

func (a plainPoly) String() string {
	var ts []string
	for k, c := range a {
		if c.Sign() != 0 {
			ts = append(ts, fmt.Sprintf("%s %v", k, c))
		}
	}
	slices.Sort(ts)
	return strings.Join(ts, ", ")
}

// Products of random polynomials in one to three variables come apart to no fewer factors than
// went in, whose product is what was factored, and which come apart no further.
func TestFactorizationOfRandomProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1969))
	for k := range 120 {
		l := newLab(t, uint64(k))
		vars := []Expr{l.v("x"), l.v("y"), l.v("z")}[:1+k%3]
		random := func() plainPoly {
			p := plainPoly{}
			for range 2 + rng.IntN(4) {
				m := make([]byte, len(vars))
				for i := range m {
					m[i] = byte('a' + rng.IntN(3))
				}
				p[string(m)] = big.NewInt(1 + rng.Int64N(9))
				if rng.IntN(2) == 0 {
					p[string(m)].Neg(p[string(m)])
				}
			}
			return p
		}
		product, went := plainPoly{strings.Repeat("a", len(vars)): big.NewInt(1 + rng.Int64N(6))}, 0
		for range 1 + rng.IntN(3) {
			p := random()
			e := 1 + rng.IntN(5)/4
			for range e {
				product = product.times(p)
			}
			if len(p) > 1 {
				went += e
			}
		}
		e := product.expr(l, vars)
		r, ok := l.newRing(Budget{Steps: 20_000_000}, e)
		if !ok {
			t.Fatal("no ring")
		}
		f := r.form(e)
		p := onePoly
		whole := &form{c: oneFrac, m: make([]int16, len(r.gens)), n: p}
		// As one polynomial: of how the sum was built nothing may be left.
		for m, c := range product {
			x := mono{}
			for i, v := range vars {
				if g, ok := r.gen[v.n]; ok {
					y, _ := r.pk.of(g, int(m[i]-'a'))
					x = x.times(y)
				}
			}
			r.acc.add(x, numBig(c))
		}
		whole.n = r.acc.poly()
		r.content(whole)
		if len(whole.n) < 2 || r.failed || f.isZero() {
			continue
		}
		fs, ok := r.factorization(whole.n)
		if !ok {
			t.Errorf("%d: %v is not factored", k, product)
			continue
		}
		back := plainPoly{strings.Repeat("a", len(vars)): whole.c.n.big()}
		for g, e := range whole.m {
			x, _ := r.pk.of(g, int(e))
			back = back.times(r.plain(poly{{x, num{v: 1}}}, vars))
		}
		n := 0
		for _, q := range fs {
			n += q.e
			for range q.e {
				back = back.times(r.plain(q.p, vars))
			}
			if again, ok := r.factorization(q.p); !ok || len(again) != 1 || again[0].e != 1 {
				t.Errorf("%d: the factor %v comes apart", k, r.plain(q.p, vars))
			}
		}
		for _, e := range whole.m {
			n += int(e)
		}
		if n < went {
			t.Errorf("%d: %v has %d factors, %d went in", k, product, n, went)
		}
		if s := back.String(); s != product.String() && r.plainNegative(back) != product.String() {
			t.Errorf("%d: %v multiplied out is %v", k, product, s)
		}
	}
}

// plainNegative is the text of −p.
func (r *ring) plainNegative(p plainPoly) string {
	q := plainPoly{}
	for k, c := range p {
		q[k] = new(big.Int).Neg(c)
	}
	return q.String()
}

// What is beyond the bounds stays whole, and the ring is as it was.
func TestFactorizationGivesUp(t *testing.T) {
	l := newLab(t, 1)
	x, y := l.v("x"), l.v("y")
	e := l.Add(l.PowInt(x, 2*maxFactorDegree), l.Mul(l.Int(-1), l.PowInt(y, 2*maxFactorDegree)))
	r, _ := l.newRing(Budget{}, e)
	f := r.form(e)
	work, atoms := r.work, len(r.atoms)
	left := int64(maxFactoring)
	if fs, _ := r.irreducible(f.n, &left); fs != nil || r.failed || r.work != work || len(r.atoms) != atoms {
		t.Errorf("%d factors; the ring failed %v, did %d steps, has %d atoms", len(fs), r.failed, r.work-work, len(r.atoms)-atoms)
	}
	if fs, _ := r.irreducible(r.form(l.Sub(l.PowInt(x, 12), l.PowInt(y, 12))).n, new(int64)); fs != nil {
		t.Errorf("%d factors where no steps are left", len(fs))
	}
	own := *r
	own.acc, own.limit = accum{}, own.work+50
	e = l.Add(l.PowInt(x, 12), l.Mul(l.Int(-1), l.PowInt(y, 12)))
	q := r.form(e)
	if fs, ok := own.factorization(q.n); ok {
		t.Errorf("%d factors in 50 steps", len(fs))
	}
}

// What is printed in factors has the value of the expression, with sines, roots and exponentials
// among the letters: differences of powers, whose factors are none of what was written.
func TestFactoredKeepsTheValue(t *testing.T) {
	apart := 0
	rapid.Check(t, func(t *rapid.T) {
		l := lab{NewPool(rapid.Uint64().Draw(t, "seed")), nil}
		vars := []Expr{
			l.Var(l.NewVar(VarInfo{Name: "x"})),
			l.Var(l.NewVar(VarInfo{Name: "r", Positive: true})),
			l.Var(l.NewVar(VarInfo{Name: "M", Const: true})),
		}
		leaves := slices.Concat(vars, []Expr{
			l.call("sin", vars[0]), l.call("cos", vars[0]), l.call("exp", vars[0]), l.call("cosh", vars[2]), l.call("sinh", vars[2]), l.call("abs", vars[0]),
			l.Sqrt(vars[1]), l.Sqrt(l.Add(l.Int(1), l.PowInt(vars[0], 2))), l.call("tanh", vars[1]), l.Ratio(3, 2),
		})
		leaf := func() Expr { return leaves[rapid.IntRange(0, len(leaves)-1).Draw(t, "leaf")] }
		part := func() Expr { return l.Add(l.Mul(leaf(), leaf()), leaf()) }
		k := rapid.IntRange(1, 4).Draw(t, "power")
		a, b, c := part(), leaf(), part()
		e := l.Mul(l.Sub(l.PowInt(a, k), l.PowInt(b, k)), c)
		if rapid.Bool().Draw(t, "below") {
			e = l.Div(e, l.Add(l.Int(2), l.PowInt(leaf(), 2), l.PowInt(leaf(), 4)))
		}
		texts, _ := l.FormatIn([]Expr{e}, Text, Written{Form: Factored})
		if texts[0] != l.Format(e, Text) {
			apart++
		}
		r := rng(rapid.Uint64().Draw(t, "points"))
		for range 3 {
			x := []float64{4*r.float() - 2, 0.1 + 2*r.float(), 4*r.float() - 2}
			at := func(v Var) float64 { return x[v.ID] }
			want := Eval(e, at)
			got, err := read(texts[0], map[string]float64{"x": x[0], "r": x[1], "M": x[2]})
			if err != nil {
				t.Fatal(err)
			}
			size := (math.Pow(math.Abs(Eval(a, at)), float64(k)) + math.Pow(math.Abs(Eval(b, at)), float64(k))) * math.Abs(Eval(c, at))
			if !(math.Abs(got-want) <= 1e-8*(1+size)) {
				t.Fatalf("%s for %s at %v is %v, want %v", texts[0], l.Format(e, Text), x, got, want)
			}
		}
	})
	if apart == 0 {
		t.Error("nothing came apart")
	}
}
