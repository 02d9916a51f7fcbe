package scalar

// Sines, cosines and exponentials in normal form: sums and multiples of angles
// taken apart by addition theorems.

import "github.com/seed2d4d80ff/geo/internal/op"

// trigArg says what the angle of a sine or cosine is made of: integer multiples
// of base angles, each with a generator for its cosine and one for its sine.
type trigArg []struct{ cos, sin, k int }

// expPart is a unit with its exponent, or a base of hyperbolic functions.
type expPart struct {
	unit      int // generator of the unit, −1 for cosh and sinh
	cosh, sin int
	k         int
}

// part is a rational multiple of a node.
type part struct {
	n *node
	c *Coef
}

// baseParts writes the arguments of calls as combinations of base nodes:
// an argument that is a sum comes apart when another argument shares a term
// with it, and stays whole otherwise, or when all are to stay whole.
func (r *ring) baseParts(args []Expr, whole bool) [][]part {
	p := r.p
	count := map[*node]int{}
	seen := map[*node]bool{}
	for _, a := range args {
		if seen[a.n] {
			continue
		}
		seen[a.n] = true
		linear(a, p, func(_ *Coef, n *node) { count[n]++ })
	}
	out := make([][]part, len(args))
	for i, a := range args {
		apart := false
		if a.n.op == opSum {
			linear(a, p, func(_ *Coef, n *node) { apart = apart || count[n] > 1 })
			r.apart = r.apart || apart
			apart = apart && !whole
		}
		if !apart {
			out[i] = []part{{a.n, a.c}}
			continue
		}
		linear(a, p, func(c *Coef, n *node) { out[i] = append(out[i], part{n, c}) })
	}
	return out
}

// maxMultiple bounds the multiples of a base angle that are multiplied out.
const maxMultiple = 8

// gcds finds for each base node the largest rational that all its multiples
// are integer multiples of. A base with multiples too large to be multiplied
// out, and the number 1, have none: their calls stay opaque, since Chebyshev's
// polynomials of high degree cancel.
func (r *ring) gcds(parts [][]part) map[*node]*Coef {
	p := r.p
	base := map[*node]*Coef{}
	bad := map[*node]bool{p.one: true, p.pi: true}
	for _, l := range parts {
		for _, q := range l {
			c := q.c
			if c.Float < 0 {
				c = p.co.neg(c)
			}
			b := base[q.n]
			switch {
			case b == nil:
				base[q.n] = c
			case b == c:
			case b.Den == 0 || c.Den == 0 || !small32(b.Den) || !small32(c.Den) || !small32(b.Num) || !small32(c.Num):
				bad[q.n] = true
			default:
				// gcd of fractions: gcd(n₁d₂, n₂d₁)/(d₁d₂)
				base[q.n] = p.co.ratio(gcd64(abs64(b.Num*c.Den), abs64(c.Num*b.Den)), b.Den*c.Den)
			}
		}
	}
	for _, l := range parts {
		for _, q := range l {
			if k := q.c.Float / base[q.n].Float; k > maxMultiple || k < -maxMultiple {
				bad[q.n] = true
			}
		}
	}
	for n := range bad {
		delete(base, n)
	}
	return base
}

// split leaves the calls whose parts all have a base, and makes the others
// opaque; a base that only those had is harmless.
func (r *ring) split(calls []*node, parts [][]part, base map[*node]*Coef) ([]*node, [][]part) {
	k := 0
	for i, n := range calls {
		ok := true
		for _, q := range parts[i] {
			ok = ok && base[q.n] != nil
		}
		if !ok {
			r.opaqueCalls(calls[i : i+1])
			continue
		}
		calls[k], parts[k] = n, parts[i]
		k++
	}
	return calls[:k], parts[:k]
}

func (r *ring) multiple(q part, base *Coef) int {
	k := q.c.Float / base.Float
	if k < 0 {
		return int(k - 0.5)
	}
	return int(k + 0.5)
}

// opaqueCalls makes each call a generator of its own.
func (r *ring) opaqueCalls(calls []*node) {
	for _, n := range calls {
		r.gen[n] = len(r.gens)
		r.gens = append(r.gens, generator{n: n, e: r.p.unit(n)})
	}
}

// collectAngles makes generators for sines, cosines and tangents. A tangent
// whose angle has neither sine nor cosine stays one generator.
func (r *ring) collectAngles(calls []*node) {
	if len(calls) == 0 {
		return
	}
	args := make([]Expr, len(calls))
	for i, n := range calls {
		args[i] = n.args[0]
	}
	parts := r.baseParts(args, r.whole)
	base := r.gcds(parts)
	calls, parts = r.split(calls, parts, base)
	others := map[*node]int{} // calls on this base, tangents of it alone not counted
	for i, n := range calls {
		for _, q := range parts[i] {
			if !n.quotient() || len(parts[i]) > 1 || q.c != base[q.n] {
				others[q.n]++
			}
		}
	}
	made := map[*node]int{}
	for i, n := range calls {
		if n.quotient() && len(parts[i]) == 1 && others[parts[i][0].n] == 0 {
			r.opaqueCalls(calls[i : i+1])
			continue
		}
		var t trigArg
		for _, q := range parts[i] {
			g, ok := made[q.n]
			if !ok {
				g = len(r.gens)
				made[q.n] = g
				u := Expr{c: base[q.n], n: q.n}
				r.gens = append(r.gens,
					generator{e: r.p.generating(fnCos, u), args: u},
					generator{e: r.p.generating(fnSin, u), args: u, rel: relSin, with: g})
			}
			t = append(t, struct{ cos, sin, k int }{g, g + 1, r.multiple(q, base[q.n])})
		}
		r.trig[n] = t
	}
}

// collectExps makes generators for exponentials and hyperbolic functions: a
// unit where an exponential occurs, else a hyperbolic cosine and sine, else a
// lone tanh.
func (r *ring) collectExps(calls []*node) {
	if len(calls) == 0 {
		return
	}
	args := make([]Expr, len(calls))
	for i, n := range calls {
		args[i] = n.args[0]
	}
	parts := r.baseParts(args, false)
	base := r.gcds(parts)
	calls, parts = r.split(calls, parts, base)
	const lone, hyper, unit = 0, 1, 2
	kind := map[*node]int{}
	for i, n := range calls {
		for _, q := range parts[i] {
			k := hyper
			switch {
			case n.kern == fnExp:
				k = unit
			case n.quotient() && len(parts[i]) == 1 && q.c == base[q.n]:
				k = lone
			}
			kind[q.n] = max(kind[q.n], k)
		}
	}
	made := map[*node]int{}
	for i, n := range calls {
		if n.quotient() && len(parts[i]) == 1 && kind[parts[i][0].n] == lone {
			r.opaqueCalls(calls[i : i+1])
			continue
		}
		var t []expPart
		for _, q := range parts[i] {
			g, ok := made[q.n]
			u := Expr{c: base[q.n], n: q.n}
			if !ok {
				g = len(r.gens)
				made[q.n] = g
				if kind[q.n] == unit {
					r.gens = append(r.gens, generator{e: r.p.generating(fnExp, u), args: u})
				} else {
					r.gens = append(r.gens,
						generator{e: r.p.generating(fnCosh, u), args: u},
						generator{e: r.p.generating(fnSinh, u), args: u, rel: relSinh, with: g})
				}
			}
			k := r.multiple(q, base[q.n])
			if kind[q.n] == unit {
				t = append(t, expPart{unit: g, k: k})
			} else {
				t = append(t, expPart{unit: -1, cosh: g, sin: g + 1, k: k})
			}
		}
		r.exps[n] = t
	}
}

// pairProduct is (a + jb)(c + jd) with j² = ±1.
func (r *ring) pairProduct(a, b, c, d *form, j2 int64) (x, y *form) {
	j := frac{num{v: j2}, num{v: 1}}
	x = r.sum([]summand{{oneFrac, r.times(a, c)}, {j, r.times(b, d)}})
	y = r.sum([]summand{{oneFrac, r.times(a, d)}, {oneFrac, r.times(b, c)}})
	return x, y
}

func (r *ring) pairPower(a, b *form, k int, j2 int64) (x, y *form) {
	if k < 0 {
		b = r.sum([]summand{{frac{num{v: -1}, num{v: 1}}, b}})
		k = -k
	}
	x, y = r.number(oneFrac), r.zero()
	for ; k > 0; k-- {
		x, y = r.pairProduct(x, y, a, b, j2)
	}
	return x, y
}

// trigForm is a sine, cosine or tangent in its base angles.
func (r *ring) trigForm(n *node) *form {
	x, y := r.number(oneFrac), r.zero()
	for _, q := range r.trig[n] {
		a, b := r.pairPower(r.genPower(q.cos, 1), r.genPower(q.sin, 1), q.k, -1)
		x, y = r.pairProduct(x, y, a, b, -1)
	}
	return r.ofCurve(n.kern, x, y)
}

// expForm is an exponential or hyperbolic function in its units.
func (r *ring) expForm(n *node) *form {
	// e^u = x + y with x even and y odd in u; only one kind of part occurs in
	// a purely hyperbolic argument.
	x, y := r.number(oneFrac), r.zero()
	half := frac{num{v: 1}, num{v: 2}}
	minus := frac{num{v: -1}, num{v: 2}}
	up, down := r.number(oneFrac), r.number(oneFrac)
	mixed := false
	for _, q := range r.exps[n] {
		if q.unit >= 0 {
			up = r.times(up, r.genPower(q.unit, q.k))
			down = r.times(down, r.genPower(q.unit, -q.k))
			mixed = true
			continue
		}
		a, b := r.pairPower(r.genPower(q.cosh, 1), r.genPower(q.sin, 1), q.k, 1)
		x, y = r.pairProduct(x, y, a, b, 1)
	}
	if n.kern == fnExp {
		if y.isZero() {
			return r.times(up, x)
		}
		return r.times(up, r.sum([]summand{{oneFrac, x}, {oneFrac, y}}))
	}
	if mixed {
		a := r.sum([]summand{{half, up}, {half, down}})
		b := r.sum([]summand{{half, up}, {minus, down}})
		x, y = r.pairProduct(x, y, a, b, 1)
	}
	return r.ofCurve(n.kern, x, y)
}

// quotient reports a function that is no coordinate of its curve, as tan is
// none of the circle: alone on an argument it stays one generator.
func (n *node) quotient() bool { return n.kern.Image.Of.Kind != op.KindArg && n.kern != fnExp }

// ofCurve is a function of the point (x, y) of the circle or hyperbola.
func (r *ring) ofCurve(k *op.Func, x, y *form) *form {
	f, _ := op.Eval(k.Image.Of, (*forms)(r), nil, []*form{x, y}) // a rational function
	return f
}

// forms reads formulas of rows as normal forms.
type forms ring

func (r *forms) Number(n, d int64) *form {
	return (*ring)(r).number(frac{num{v: n}, num{v: d}})
}

func (r *forms) Sum(a []*form) *form {
	var ts []summand
	for _, f := range a {
		ts = append(ts, summand{oneFrac, f})
	}
	return (*ring)(r).sum(ts)
}

func (r *forms) Product(a []*form) *form {
	f := a[0]
	for _, g := range a[1:] {
		f = (*ring)(r).times(f, g)
	}
	return f
}

func (r *forms) Power(a *form, n int) (*form, error) { return (*ring)(r).power(a, n), nil }

func (r *forms) Constant(op.Constant) (*form, error) { return nil, errTranscendental }

func (r *forms) Call(*op.Func, []*form) (*form, error) { return nil, errTranscendental }
