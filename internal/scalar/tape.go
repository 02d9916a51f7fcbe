package scalar

// Expressions of a ring as straight programs over a prime field, run at many
// points at once.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/budget"
)

// tape is an expression as a program over the values of the generators: its
// registers are those, the number 1, and a result for each step.
type tape struct {
	meter *budget.Meter
	gens  int
	steps []tapeStep
	out   int
	ops   int // operations of one run
}

// tapeStep is a sum of multiples, or a product of powers, of registers.
type tapeStep struct {
	sum  bool
	args []tapeArg
}

type tapeArg struct {
	reg int
	c   frac // of a term
	mod Mod  // c modulo the first prime
	exp int  // of a factor
}

// coef is a term's coefficient modulo p.
func (a *tapeArg) coef(p prime) Mod {
	if p == firstPrime {
		return a.mod
	}
	return p.frac(a.c)
}

// taper compiles expressions of a ring into one program.
type taper struct {
	r    *ring
	m    *tape
	memo map[*node]int
	bad  bool // something has no image
}

func (r *ring) taper() *taper {
	return &taper{r: r, m: &tape{meter: r.p.meter, gens: len(r.gens)}, memo: map[*node]int{}}
}

// one is the register of the number 1.
func (m *tape) one() int { return m.gens }

func (b *taper) step(s tapeStep) int {
	b.m.steps = append(b.m.steps, s)
	if s.sum {
		b.m.ops += len(s.args)
	}
	for i, a := range s.args {
		if s.sum {
			s.args[i].mod = firstPrime.frac(a.c)
		}
		for e := max(a.exp, -a.exp); e > 0; e >>= 1 {
			b.m.ops += 2
		}
		if a.exp < 0 {
			b.m.ops += 4
		}
	}
	return b.m.gens + len(b.m.steps)
}

// tapeOf is the program of e; false when e has parts that are no polynomials in
// the generators.
func (r *ring) tapeOf(e Expr) (*tape, bool) {
	b := r.taper()
	b.m.out = b.expr(e)
	return b.m, !b.bad && !r.failed
}

// tapeOfForms is the program of a sum of normal forms.
func (r *ring) tapeOfForms(fs ...*form) *tape {
	b := r.taper()
	var ts []tapeArg
	for _, f := range fs {
		if !f.isZero() {
			ts = append(ts, tapeArg{reg: b.form(r.resolve(f)), c: oneFrac})
		}
	}
	b.m.out = b.step(tapeStep{sum: true, args: ts})
	return b.m
}

func (b *taper) expr(e Expr) int {
	if e.c == nil {
		return b.step(tapeStep{sum: true})
	}
	return b.step(tapeStep{sum: true, args: []tapeArg{b.term(e)}})
}

// term is a node times a coefficient.
func (b *taper) term(e Expr) tapeArg {
	c, g := b.r.coef(e.c)
	reg := b.node(e.n)
	if g >= 0 {
		reg = b.step(tapeStep{args: []tapeArg{{reg: reg, exp: 1}, {reg: g, exp: 1}}})
	}
	return tapeArg{reg: reg, c: c}
}

func (b *taper) node(n *node) int {
	if k, ok := b.memo[n]; ok {
		return k
	}
	if b.bad {
		return b.m.one()
	}
	var k int
	switch n.op {
	case opOne:
		k = b.m.one()
	case opSum:
		s := tapeStep{sum: true}
		for _, t := range n.args {
			s.args = append(s.args, b.term(t))
		}
		k = b.step(s)
	case opProd:
		var s tapeStep
		for _, f := range n.facs {
			s.args = append(s.args, tapeArg{reg: b.node(f.n), exp: int(f.exp)})
		}
		k = b.step(s)
	default: // variables, constants and calls: generators, or short in them
		f := b.r.nodeForm(n)
		if b.r.failed {
			b.bad = true
			return b.m.one()
		}
		k = b.form(f)
	}
	b.memo[n] = k
	return k
}

// form is a normal form that is no longer than it looks.
func (b *taper) form(f *form) int {
	var s tapeStep
	for g, e := range f.m {
		if e != 0 {
			s.args = append(s.args, tapeArg{reg: g, exp: int(e)})
		}
	}
	if !f.n.isOne() {
		s.args = append(s.args, tapeArg{reg: b.poly(f.n), exp: 1})
	}
	for _, q := range f.f {
		s.args = append(s.args, tapeArg{reg: b.poly(b.r.atoms[q.atom].p), exp: q.exp})
	}
	return b.step(tapeStep{sum: true, args: []tapeArg{{reg: b.step(s), c: f.c}}})
}

func (b *taper) poly(p poly) int {
	s := tapeStep{sum: true}
	for _, t := range p {
		var m tapeStep
		for g := range b.r.gens {
			if e := b.r.pk.exp(t.m, g); e > 0 {
				m.args = append(m.args, tapeArg{reg: g, exp: e})
			}
		}
		s.args = append(s.args, tapeArg{reg: b.step(m), c: frac{t.c, num{v: 1}}})
	}
	return b.step(s)
}

// tapeWidth is how many points are run together: enough to share the work of
// inverses and of reading the program.
const tapeWidth = 32

// at runs the program at points, each with the values of all generators; false
// when something is divided by 0 there.
func (m *tape) at(p prime, points [][]Mod) ([]Mod, bool) {
	out := make([]Mod, 0, len(points))
	regs := make([]Mod, (m.gens+1+len(m.steps))*tapeWidth)
	for len(points) > 0 {
		n := min(len(points), tapeWidth)
		for g := range m.gens {
			for j := range n {
				regs[g*tapeWidth+j] = points[j][g]
			}
		}
		for j := range n {
			regs[m.one()*tapeWidth+j] = 1
		}
		for i, s := range m.steps {
			dst := regs[(m.gens+1+i)*tapeWidth:][:n]
			m.meter.Steps(1 + len(s.args)*n/opsPerStep)
			if s.sum {
				clear(dst)
			}
			for k := range s.args {
				a := &s.args[k]
				x := regs[a.reg*tapeWidth:][:n]
				switch {
				case s.sum:
					addMultiple(p, dst, a.coef(p), x)
				case !timesPower(p, dst, x, a.exp, k == 0):
					return nil, false
				}
			}
			if !s.sum && len(s.args) == 0 {
				for j := range dst {
					dst[j] = 1
				}
			}
		}
		out = append(out, regs[m.out*tapeWidth:][:n]...)
		points = points[n:]
	}
	return out, true
}

// addMultiple adds c x to a column.
func addMultiple(p prime, dst []Mod, c Mod, x []Mod) {
	switch {
	case c == 1:
		for j, v := range x {
			dst[j] = p.add(dst[j], v)
		}
	case p == firstPrime:
		for j, v := range x {
			dst[j] = dst[j].Add(v.Mul(c))
		}
	default:
		for j, v := range x {
			dst[j] = p.add(dst[j], p.mul(v, c))
		}
	}
}

// timesPower multiplies a column by xᵉ, or sets it to that; false where x is 0
// and e negative.
func timesPower(p prime, dst, x []Mod, e int, set bool) bool {
	var buf [tapeWidth]Mod
	y := buf[:len(x)]
	copy(y, x)
	if e < 0 && !invertAll(p, y) {
		return false
	}
	for e = max(e, -e); e > 0; e >>= 1 {
		if e&1 == 1 {
			if set {
				copy(dst, y)
				set = false
			} else {
				timesColumn(p, dst, y)
			}
		}
		if e > 1 {
			timesColumn(p, y, y)
		}
	}
	return true
}

func timesColumn(p prime, dst, x []Mod) {
	if p == firstPrime {
		for j, v := range x {
			dst[j] = dst[j].Mul(v)
		}
		return
	}
	for j, v := range x {
		dst[j] = p.mul(dst[j], v)
	}
}

// invertAll inverts a column with one inverse (Montgomery's trick).
func invertAll(p prime, x []Mod) bool {
	if slices.Contains(x, 0) {
		return false
	}
	up := make([]Mod, len(x)) // products of all before
	all := Mod(1)
	for j, v := range x {
		up[j] = all
		all = p.mul(all, v)
	}
	if p == firstPrime {
		all = all.Inv()
	} else {
		all = p.inv(all)
	}
	for j := len(x) - 1; j >= 0; j-- {
		v := x[j]
		x[j] = p.mul(all, up[j])
		all = p.mul(all, v)
	}
	return true
}
