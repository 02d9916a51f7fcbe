package taylor

// A small example that refutes an identity: jets with few coefficients, small whole
// numbers, in float64.

import (
	"math"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Counterexample is a choice of the objects at which the sides of an identity differ.
type Counterexample struct {
	Objects     []Polynomials
	Component   []int // 0-based, of the side that has components
	Left, Right float64
}

// Polynomials are the components of an object about the point 0, row-major, as
// polynomials of the coordinates. Of a param they are numbers.
type Polynomials struct {
	Node  *graph.Node
	Dims  []int
	Terms [][]Term
}

// Term is a coefficient times x1^e1 x2^e2 ….
type Term struct {
	Coefficient float64
	Exponents   []uint8
}

// coefficientAt is a place in the jets of an example.
type coefficientAt struct {
	n            *graph.Node
	component, k int
}

// How many examples are tried, the fewest coefficients first, and how many steps
// make one smaller.
const (
	exampleTries  = 240
	exampleShrink = 400
)

// example looks for a small one; nil where none of those tried refutes the identity.
func (id *identifier) example() *Counterexample {
	for try := range exampleTries {
		p := &picker{seed: mix(id.seed ^ mix(uint64(try)+31)), filled: float64(1+try) / exampleTries, chosen: map[coefficientAt]float64{}}
		if !id.refutes(p, nil) {
			continue
		}
		id.shrink(p)
		e := &Counterexample{}
		id.refutes(p, e)
		return e
	}
	return nil
}

// shrink sets coefficients to what they need not differ from, one after another.
func (id *identifier) shrink(p *picker) {
	steps := 0
	for _, at := range p.order {
		old, least := p.chosen[at], at.least()
		if old == least || steps == exampleShrink {
			continue
		}
		steps++
		for _, v := range []float64{least, math.Copysign(1, old), old} {
			if p.chosen[at] = v; v == old || id.refutes(p, nil) {
				break
			}
		}
	}
}

// refutes evaluates both sides, and fills in what they are.
func (id *identifier) refutes(p *picker, e *Counterexample) bool {
	u := &run[float64]{
		g: id.g, ring: Float{}, vals: Reals{},
		coef:  func(c *scalar.Coef) float64 { return c.Float },
		image: func(v float64) float64 { return v },
	}
	u.random = &random[float64]{pick: p.pick}
	base := make([]float64, id.c.Dim)
	x, y, err := sides(u, id, [][]float64{base})
	if err != nil {
		return false
	}
	worst, at := 0.0, 0
	for i := range x {
		if !isFinite(x[i]) || !isFinite(y[i]) {
			return false
		}
		if d := math.Abs(x[i]-y[i]) / max(1, math.Abs(x[i]), math.Abs(y[i])); d > worst {
			worst, at = d, i
		}
	}
	if worst < 1e-6 {
		return false
	}
	if e != nil {
		dims := u.dims(id.x)
		if len(dims) == 0 {
			dims = u.dims(id.y)
		}
		e.Component, e.Left, e.Right = position(dims, at), x[at], y[at]
		f, err := u.at([]*index.Chart{id.c}, [][]float64{base}, false)
		if err != nil {
			return false
		}
		e.Objects = p.polynomials(f, id.objects)
	}
	return true
}

// picker chooses coefficients: few that are not 0, a metric's constant part diagonal.
type picker struct {
	seed   uint64
	filled float64 // which share of them is not 0
	frozen bool    // what was not chosen yet says least
	chosen map[coefficientAt]float64
	order  []coefficientAt
}

func (p *picker) pick(n *graph.Node, component, k int) float64 {
	at := coefficientAt{n, component, k}
	if v, ok := p.chosen[at]; ok {
		return v
	}
	if p.frozen {
		return at.least()
	}
	r := rng(mix(p.seed ^ mix(uint64(n.ID())<<32^uint64(component)<<16^uint64(k))))
	v := at.least()
	if share := float64(r.next()>>11) / (1 << 53); share < p.filled && !(n.NamesMetric() && k == 0 && v == 0) {
		v = float64(1 + r.next()%2)
		if r.next()%3 == 0 {
			v = -v
		}
	}
	p.chosen[at] = v
	p.order = append(p.order, at)
	return v
}

// least is the coefficient that says least: 0, on the diagonal of a metric 1.
func (at coefficientAt) least() float64 {
	if n := at.n; n.NamesMetric() && at.k == 0 && len(n.Axes()) == 2 {
		if size := n.Axes()[1].Size; at.component/size == at.component%size {
			return 1
		}
	}
	return 0
}

// speaksOf reports an object of which a coefficient was chosen.
func (p *picker) speaksOf(n *graph.Node) bool {
	found := false
	graph.Walk(n, func(n *graph.Node) bool {
		found = found || slices.ContainsFunc(p.order, func(at coefficientAt) bool { return at.n == n })
		return !found
	})
	return found
}

// polynomials are the components of objects at the coefficients that were chosen, of
// those that the identity speaks of.
func (p *picker) polynomials(f *frame[float64], objects []*graph.Node) []Polynomials {
	p.frozen = true
	var out []Polynomials
	for _, n := range objects {
		if !p.speaksOf(n) {
			continue
		}
		order := f.alg.Shape.Order
		s, err := f.eval(n, order)
		if err != nil {
			continue
		}
		q := Polynomials{n, f.run.dims(n), make([][]Term, len(s))}
		for i, x := range s {
			for k, v := range x {
				if v != 0 {
					q.Terms[i] = append(q.Terms[i], Term{v, slices.Clone(f.alg.Shape.Exponents(k))})
				}
			}
		}
		out = append(out, q)
	}
	return out
}
