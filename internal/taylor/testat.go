package taylor

// Testing a claim at a point in float64: how large the anomaly may be by
// rounding alone.

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// comparison is the largest anomaly of one germ.
type comparison struct {
	anomaly, scale float64
	peak           float64 // largest coefficient met: the size of rounding
	flat           int
	ok             bool
}

// roundings is how many units of rounding of the largest coefficient met an
// anomaly may amount to, whatever the size of the result.
const roundings = 256 * 0x1p-52

// compare evaluates a subject in float64 and measures the anomaly against the
// terms added in the definition.
func compare(u *run[float64], s subject, charts []*index.Chart, base [][]float64, tol float64) (comparison, error) {
	c := comparison{flat: -1}
	u.tracked = true
	rerun, push, err := anomaly(u, s, charts, base)
	if err != nil {
		return c, err
	}
	u.tracked, c.peak = false, u.peak
	if u.old != nil {
		c.peak = max(c.peak, u.old.peak)
	}
	fresh, err := u.at(charts, base, true)
	if err != nil {
		return c, err
	}
	terms, err := measure{}.termsOf(fresh, s.def, 0)
	if err != nil {
		return c, err
	}
	n := len(terms)
	for i := range rerun {
		if i >= n {
			// of a metric, the transposed: the symmetry has its own scale
			terms = append(terms, terms[i-n])
		}
		c.scale = max(c.scale, fresh.alg.At0(terms[i]), math.Abs(push[i]))
		d := math.Abs(rerun[i] - push[i])
		if math.IsNaN(d) {
			c.anomaly, c.flat = math.NaN(), i
			return c, nil
		}
		if c.flat < 0 || d > c.anomaly {
			c.anomaly, c.flat = d, i
		}
	}
	c.ok = c.anomaly <= tol*c.scale+roundings*c.peak
	return c, nil
}

// termsOf are the sums of absolute values of the terms that a definition adds:
// what cancels in it is seen. It looks through sums, products, permutations and
// derivatives; anything else counts by its value.
func (m measure) termsOf(f *frame[float64], n *graph.Node, r int) ([]Series[float64], error) {
	k := measured{f, n, r}
	if x, ok := m[k]; ok {
		return x, nil
	}
	x, err := m.terms(f, n, r)
	m[k] = x
	return x, err
}

// measure remembers termsOf.
type measure map[measured][]Series[float64]

type measured struct {
	f *frame[float64]
	n *graph.Node
	r int
}

func (m measure) terms(f *frame[float64], n *graph.Node, r int) ([]Series[float64], error) {
	a := f.alg
	s, err := f.eval(n, r)
	if err != nil {
		return nil, err
	}
	if !f.movedByLaw(n) && !f.leaf(n) {
		switch n.Op() {
		case graph.OpSum:
			out := make([]Series[float64], len(s))
			for k, t := range n.Args() {
				c, err := f.number(n.SumCoefs()[k])
				if err != nil {
					return nil, err
				}
				x, err := m.termsOf(f, t, r)
				if err != nil {
					return nil, err
				}
				for i := range out {
					out[i] = a.Add(out[i], a.Scale(math.Abs(c), x[i], r), r)
				}
			}
			return out, nil
		case graph.OpContract:
			args := make([][]Series[float64], len(n.Args()))
			for k, t := range n.Args() {
				if len(args) == 1 {
					args[k], err = m.termsOf(f, t, r)
				} else {
					args[k], err = f.eval(t, r)
					args[k] = absolute(args[k])
				}
				if err != nil {
					return nil, err
				}
			}
			expr, _, _ := n.Contract()
			c, err := f.number(expr)
			if err != nil {
				return nil, err
			}
			return f.contraction(n, math.Abs(c), args, r), nil
		case graph.OpPartial:
			p := f.place(n.Chart())
			if p == nil {
				break
			}
			x, err := m.termsOf(f, n.Args()[0], r+1)
			if err != nil {
				return nil, err
			}
			out := make([]Series[float64], 0, len(s))
			for v := range p.dim {
				for _, y := range x {
					out = append(out, a.Partial(y, p.first+v, r))
				}
			}
			return out, nil
		case graph.OpInput, graph.OpClaim:
			return m.termsOf(f, n.Args()[0], r)
		case graph.OpAt:
			base, err := f.pointOf(n.Point())
			if err != nil {
				return nil, err
			}
			sub, err := f.at([]*index.Chart{n.Point().Chart}, [][]float64{base}, f.inNewCoordinates)
			if err != nil {
				return nil, err
			}
			x, err := m.termsOf(sub, n.Args()[0], 0)
			return sub.cut(x, 0), err
		default: // every other operation has one term
		}
	}
	return absolute(s), nil
}

func absolute(s []Series[float64]) []Series[float64] {
	out := make([]Series[float64], len(s))
	for i, x := range s {
		out[i] = make(Series[float64], len(x))
		for k, v := range x {
			out[i][k] = math.Abs(v)
		}
	}
	return out
}

// numeric tests a claim in float64 with random real jets, where the algebra
// of F_p cannot decide: eight draws, relative 1e-9. That they agree proves
// nothing, since they see values of a usual size only. A definition that decides by
// components meets changes of coordinates far from the identity too.
func (p *prover) numeric(proof *Proof) *Proof {
	const draws = 8
	passed := 0
	for draw := uint64(0); passed < draws; draw++ {
		if draw == maxDraws {
			if proof.Reason == "" {
				proof.Reason = "no random values in the domain of the definition were found"
			}
			return proof
		}
		u, charts, base := p.drawn(mix(p.opt.Seed^mix(draw+1000)), passed%2)
		c, err := compare(u, p.subject, charts, base, numericTol)
		if errors.Is(err, errSingular) || errors.Is(err, errComplex) || err == nil && !isFinite(c.anomaly) {
			continue
		}
		if err != nil {
			if proof.Reason == "" {
				proof.Reason = err.Error()
			}
			return proof
		}
		proof.Order = max(proof.Order, orderOf(u))
		proof.Numeric = true
		if !c.ok {
			return p.refuted(proof, u, c)
		}
		passed++
	}
	if u, _, _ := p.drawn(0, 0); u.decides(p.subject) {
		for k := range farGerms {
			seed := mix(p.opt.Seed ^ mix(uint64(k)+2000))
			c, err := refutedFar(func(again int) (comparison, error) {
				var charts []*index.Chart
				var base [][]float64
				u, charts, base = p.drawn(seed, k%2)
				u.draw = germsFar(u, p.subject.charts, seed, farGerms[k], again)
				return compare(u, p.subject, charts, base, math.Sqrt(numericTol))
			})
			if err == nil && !c.ok {
				return p.refuted(proof, u, c)
			}
		}
	}
	proof.Verdict, proof.Component = Tested, nil
	return proof
}

// numericTol is the largest relative anomaly that random real jets may have.
const numericTol = 1e-9

// drawn is a run with random real jets, and a point of the definition's charts.
func (p *prover) drawn(seed uint64, turn int) (*run[float64], []*index.Chart, [][]float64) {
	u := &run[float64]{
		g: p.g, ring: Float{}, vals: Reals{},
		coef:  func(c *scalar.Coef) float64 { return c.Float },
		image: func(v float64) float64 { return v },
	}
	prepare(p, u, randomFloat, seed, turn)
	charts, r := p.fieldCharts(), rng(seed)
	return u, charts, bases(u, charts, r.signed)
}

// refuted is a proof that random real jets refute, unless the field could have decided.
func (p *prover) refuted(proof *Proof, u *run[float64], c comparison) *Proof {
	if proof.Reason != "" && p.opt.Actual {
		return proof
	}
	proof.Verdict, proof.Reason = Refuted, ""
	proof.Component, proof.Asymmetric = p.subject.component(u.dims(p.subject.def), c.flat)
	return proof
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// TestAt tests a claim at a point, in float64: three random germs of changes of
// the coordinates that n's slots are over, the anomaly |re-run - push| of every
// component against the terms added in the definition. Where that decides by components, changes
// far from the identity follow. n is a claim node, or a
// definition that is tested for opt.Law. For a value, whose points are
// inside it, at.Chart is nil. An error says that the test could not be made: an *Untestable, what at.Closed
// returned, or the context's.
//
// The graph's nodes are only read; its lock must not be held.
func TestAt(g *graph.Graph, n *graph.Node, at *At, opt TestOptions) (*Test, error) {
	if opt.Germs == 0 {
		opt.Germs = 3
	}
	if opt.Rounds == 0 {
		opt.Rounds = 3
	}
	if opt.Tol == 0 {
		opt.Tol = 1e-8
	}
	s := newSubject(n, opt.Law)
	t, err := testOn(g, s, at, opt, true)
	if err != nil && errors.Is(err, errUndecided) && s.large() {
		// What does not restrict to a plane: component by component, if it fits.
		if whole, failed := testOn(g, s, at, opt, false); failed == nil {
			t, err = whole, nil
		}
	}
	if err != nil {
		return nil, untestable(err)
	}
	if !t.OK && !t.Asymmetric && !t.Far {
		if err := t.blame(g, s, at); err != nil {
			return nil, untestable(err)
		}
	}
	return t, nil
}

// testOn tests a subject, in large charts on planes or component by component.
func testOn(g *graph.Graph, s subject, at *At, opt TestOptions, planes bool) (*Test, error) {
	t := &Test{OK: true}
	old := newReal(g, at)
	old.algs, old.programs, old.purity = map[int]*Algebra[float64]{}, map[*graph.Node]*program{}, map[*graph.Node]bool{}
	old.tracked = true
	begin := func() *run[float64] {
		u := newReal(g, at)
		u.algs, u.programs, u.purity = old.algs, old.programs, old.purity
		u.moved = map[*index.Chart]bool{}
		for _, c := range s.charts {
			u.moved[c] = true
		}
		u.root, u.rerunClaims = s.node, opt.RerunClaims
		if planes {
			s.restrict(u)
		}
		if u.planes == nil {
			u.old = old
		}
		return u
	}
	first := true
	found := func(u *run[float64], c comparison) {
		t.Scale = max(t.Scale, c.scale)
		t.OK = t.OK && c.ok
		if first || c.anomaly > t.Anomaly {
			first, t.Anomaly = false, c.anomaly
			t.Component, t.Asymmetric = s.component(u.dims(s.def), c.flat)
			if u.planes != nil {
				t.Component = nil
			}
		}
	}
	charts, base := at.frame()
	for k := range opt.Germs {
		u := begin()
		u.draw = germs(u, mix(opt.Seed^mix(uint64(k)+1)), randomFloat)
		c, err := compare(u, s, charts, base, opt.Tol)
		if err != nil {
			return nil, err
		}
		if math.IsNaN(c.anomaly) {
			return nil, &Untestable{"it is not a number there"}
		}
		found(u, c)
	}
	if t.OK {
		if err := farAt(begin, s, at, opt, func(u *run[float64], c comparison) {
			*t, first = Test{OK: true, Far: true}, true
			found(u, c)
		}); err != nil {
			return nil, err
		}
	}
	if t.Scale > 0 {
		t.Relative = t.Anomaly / t.Scale
	}
	return t, nil
}

// untestable makes errors that are not a host's readable by users.
func untestable(err error) error {
	switch {
	case errors.Is(err, errUndecided):
		return &Untestable{strings.TrimPrefix(err.Error(), errUndecided.Error()+": ")}
	case errors.Is(err, errSingular):
		return &Untestable{"a matrix or a divisor is singular there"}
	}
	return err
}

// frame lists the charts and the point of a field.
func (at *At) frame() ([]*index.Chart, [][]float64) {
	if at.Chart == nil {
		return nil, nil
	}
	return []*index.Chart{at.Chart}, [][]float64{at.Coords}
}

// newReal is a run in float64 at a point.
func newReal(g *graph.Graph, at *At) *run[float64] {
	u := &run[float64]{
		g: g, ring: Float{}, vals: Reals{},
		coef:   func(c *scalar.Coef) float64 { return c.Float },
		image:  func(v float64) float64 { return v },
		closed: at.Closed,
		ctx:    at.Ctx,
	}
	u.param = func(p *graph.Param) ([]float64, error) {
		if at.Params != nil {
			if v := at.Params(p); v != nil {
				return v, nil
			}
		}
		if p.Default == nil {
			return nil, fmt.Errorf("param %s has no value", p.Name)
		}
		f, err := u.at(nil, nil, false)
		if err != nil {
			return nil, err
		}
		s, err := f.eval(p.Default, 0)
		v := make([]float64, len(s))
		for i, x := range s {
			v[i] = f.alg.At0(x)
		}
		return v, err
	}
	u.before = func(m *graph.Map, y []float64) ([]float64, error) { return u.preimage(m, y, at) }
	return u
}
