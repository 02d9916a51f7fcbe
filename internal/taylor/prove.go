package taylor

// Proving a claim: the definition against its law at random fields, points and
// coordinates in a finite field.

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Trials of a proof. A false identity of degree k passes one with probability
// at most k/P; where signs of field elements are chosen (roots), more are needed
// (branches.draws).
const (
	trials   = 2
	maxDraws = 200 // that give no value, in a row
)

// Prove decides by random jets whether the definition of n obeys law for all
// inputs of its kinds and at all points. A claim node brings its own law and
// its definition is examined; claims inside it are taken to hold.
//
// Inputs, params and maximal scalar fields made of coordinates become jets with
// random coefficients in F_p, of the dimensions that the charts have. With Actual, they
// stay as they are and the point, the params and the germs are random.
//
// Proved is said for what the field has shown and nothing else. What it cannot
// show (a function that it lacks obeys some identity, a sign is guessed too
// often) random jets in float64 may support, which is Tested and no proof: they
// see a sample of values. Where a function of pieces jumps Proved holds but at
// the jumps, and Proof.Generic says so.
//
// Nodes are only read; no lock is taken, so nothing may be built meanwhile.
func Prove(g *graph.Graph, n *graph.Node, law index.Law, opt ProveOptions) *Proof {
	p := &prover{g: g, subject: newSubject(n, law), opt: opt}
	return p.prove()
}

type prover struct {
	g       *graph.Graph
	subject subject
	opt     ProveOptions

	branches branches // of the definition, once looked at
	looked   bool
}

func (p *prover) prove() *Proof {
	proof := &Proof{}
	for _, c := range p.subject.charts {
		proof.Dim = c.Dim
		if c.Dim > maxDim && !p.opt.StandIn {
			proof.Reason = fmt.Sprintf("%s has dimension %d", c.Name, c.Dim)
			return proof
		}
	}
	wanted, passed, empty, singular := trials, 0, 0, true
	opaque := false
	for draw := uint64(0); passed < wanted; draw++ {
		if empty == maxDraws {
			proof.Singular = singular && passed == 0
			proof.Reason = "no random values with the roots that the definition takes were found"
			return p.numeric(proof)
		}
		o := NewOpaque(mix(p.opt.Seed ^ mix(draw+1)))
		o.exact = passed%2 == 0
		flat, order, err := p.trial(o, passed%2, proof)
		switch {
		case errors.Is(err, errRedraw), errors.Is(err, errSingular):
			singular = singular && errors.Is(err, errSingular)
			empty++
			continue
		case err != nil:
			proof.Reason = strings.TrimPrefix(err.Error(), errUndecided.Error()+": ")
			return p.numeric(proof)
		}
		empty = 0
		proof.Order = max(proof.Order, order)
		proof.Generic = p.branches.pieces > 0
		wanted = p.branches.draws()
		opaque = opaque || o.Used || o.Guessed
		if flat >= 0 {
			if opaque {
				// The algebra of the field may have missed an identity.
				proof.Doubt = true
				return p.numeric(proof)
			}
			proof.Verdict = Refuted
			return proof
		}
		if k := p.branches.choices(); k > maxChoices {
			proof.Reason = fmt.Sprintf("it makes %d choices of a sign, which have too many combinations", k)
			return p.numeric(proof)
		}
		passed++
	}
	proof.Verdict = Proved
	return proof
}

// trial evaluates one draw in F_p: a component with an anomaly, or -1, and the
// order of the germs.
func (p *prover) trial(o *Opaque, turn int, proof *Proof) (int, int, error) {
	r := rng(mix(o.seed))
	u := &run[Mod]{
		g: p.g, ring: Field{}, vals: o,
		coef:  o.coefficient,
		image: o.data,
	}
	u.before = func(m *graph.Map, y []Mod) ([]Mod, error) {
		x, err := u.preimage(m, y, nil)
		if err != nil {
			return nil, undecided("%s", err)
		}
		return x, nil
	}
	prepare(p, u, randomMod, o.seed, turn)
	if !p.looked {
		p.branches, p.looked = u.branches(p.subject.def), true
	}
	charts := p.fieldCharts()
	rerun, push, err := anomaly(u, p.subject, charts, bases(u, charts, r.mod))
	if err != nil {
		return 0, 0, err
	}
	for _, c := range p.subject.charts {
		proof.Dim = u.dim(c)
	}
	for i := range rerun {
		if rerun[i] != push[i] {
			proof.Component, proof.Asymmetric = p.subject.component(u.dims(p.subject.def), i)
			return i, orderOf(u), nil
		}
	}
	return -1, orderOf(u), nil
}

// prepare sets a run up for the subject: random inputs, moved charts and their
// germs.
func prepare[T Scalar](p *prover, u *run[T], number func(uint64) T, seed uint64, turn int) {
	u.random = &random[T]{seed: seed, number: number, actual: p.opt.Actual}
	if p.opt.StandIn {
		u.random.dims, u.random.wide = p.shrink(turn)
	}
	u.moved = map[*index.Chart]bool{}
	for _, c := range p.subject.charts {
		u.moved[c] = true
	}
	u.root, u.rerunClaims = p.subject.node, p.opt.RerunClaims
	u.draw = germs(u, seed, number)
}

// germs draws the displacements of coordinate changes: each coefficient is a
// function of the seed, the chart, the point and the monomial, so that a germ
// keeps its lower orders when it grows.
func germs[T Scalar](u *run[T], seed uint64, number func(uint64) T) func(*index.Chart, []T, int, *Algebra[T]) ([]Series[T], error) {
	at := seeds[T](seed)
	return func(c *index.Chart, base []T, r int, a *Algebra[T]) ([]Series[T], error) {
		h := at(c, base)
		x := make([]Series[T], len(base))
		for i := range x {
			x[i] = make(Series[T], a.Shape.Count(r))
			for k := 1; k < len(x[i]); k++ {
				x[i][k] = number(mix(h ^ mix(uint64(i)<<32|uint64(k))))
			}
			if f, ok := any(x[i]).(Series[float64]); ok && u.planes[c] == 0 {
				// The linear part: the identity and off-diagonal terms that it dominates.
				for k := 1; k <= len(x); k++ {
					f[k] /= float64(2 * len(x))
				}
				f[1+i]++
			}
		}
		if m, ok := any(x).([]Series[Mod]); ok && len(x) > 0 {
			orient(m)
		}
		return x, nil
	}
}

// seeds are those of the points of charts, which are told apart by the order in which they are met: what
// else a program has does not count.
func seeds[T Scalar](seed uint64) func(*index.Chart, []T) uint64 {
	met := map[*index.Chart]uint64{}
	return func(c *index.Chart, base []T) uint64 {
		if _, ok := met[c]; !ok {
			met[c] = uint64(len(met))
		}
		h := mix(seed ^ mix(met[c]+77))
		for _, b := range base {
			h = mix(h ^ bitsOf(b))
		}
		return h
	}
}

// orient makes a germ's Jacobian determinant positive, in the order of F_p: the
// sign of a volume (eps) is kept by such changes only. The germs drawn in
// float64 are near the identity.
func orient(x []Series[Mod]) {
	n := len(x)
	a := &Algebra[Mod]{Ring: Field{}, Shape: &Shape{count: []int{1}}}
	m := make([]Series[Mod], n*n)
	for i, s := range x {
		for v := range n {
			m[i*n+v] = Series[Mod]{s[1+v]}
		}
	}
	d, err := a.Det(m, n, 0)
	if err != nil || legendre(a.At0(d)) > 0 {
		return
	}
	for k, c := range x[0] {
		x[0][k] = c.Neg()
	}
}

// bases draws the point of a field.
func bases[T Scalar](u *run[T], charts []*index.Chart, draw func() T) [][]T {
	base := make([][]T, len(charts))
	for i, c := range charts {
		base[i] = make([]T, u.dim(c))
		for k := range base[i] {
			base[i][k] = draw()
		}
	}
	return base
}

// orderOf is the highest order of the germs drawn.
func orderOf[T Scalar](u *run[T]) int {
	order := 0
	for _, gs := range u.germs {
		for _, g := range gs {
			order = max(order, g.order)
		}
	}
	return order
}

// fieldCharts are the charts a frame for the definition must place: those it is
// a field over. Slots over others change at the images of maps; those of a
// value at its points; those of a constant at a point of their own.
func (p *prover) fieldCharts() []*index.Chart {
	def := p.subject.def
	cs := append([]*index.Chart(nil), def.Charts()...)
	for _, c := range p.subject.charts {
		if def.DependsOn(c) && !slices.Contains(cs, c) {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 && len(within(def)) == 0 {
		cs = p.subject.charts
	}
	return cs
}

// maxDim is the largest dimension of a chart that proofs are made over; in larger
// ones claims are tested.
const maxDim = 6

// maxStandIn is the largest dimension of a stand-in for a larger chart.
const maxStandIn = 5

// shrink chooses small dimensions for large charts and short ranges for long
// plain ones: by turns two different ones, so that no identity of one dimension
// and no weight of one length passes for a law, and not below the rank of the
// result, where antisymmetry alone would make it vanish.
func (p *prover) shrink(turn int) (dims map[*index.Chart]int, wide int) {
	rank := 0
	for _, a := range p.subject.def.Axes() {
		if a.Chart != nil {
			rank++
		}
	}
	small := min(max(3+turn, rank), maxStandIn)
	dims = map[*index.Chart]int{}
	chart := func(c *index.Chart) {
		if c != nil && c.Dim > maxDim {
			dims[c] = small
		}
	}
	graph.Walk(p.subject.def, func(n *graph.Node) bool {
		for _, a := range n.Axes() {
			chart(a.Chart)
			if a.Chart == nil && a.Size > 8 {
				wide = 3 + turn
			}
		}
		for _, c := range n.Charts() {
			chart(c)
		}
		return true
	})
	for _, c := range p.subject.charts {
		chart(c)
	}
	return dims, wide
}

// modFloat is the exact image of a finite float64: its mantissa times a power
// of two, where 2^61 = 1.
func modFloat(v float64) Mod {
	frac, exp := math.Frexp(v)
	e := (exp - 53) % 61
	if e < 0 {
		e += 61
	}
	return scalar.ModInt(int64(frac * (1 << 53))).Mul(Mod(1) << e)
}
