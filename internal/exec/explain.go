package exec

// Why a result is NaN or infinite: a singular matrix, or the first operation
// outside its domain.

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// explain finds why component k of n is no number in a lane: a singular
// matrix, or the first operation outside its domain.
func (r *run) explain(n *graph.Node, s *scope, k, lane int) error {
	return r.explainIn(n, s.lane(lane), k, 0)
}

func (r *run) explainIn(n *graph.Node, s *scope, k, depth int) error {
	top := n
	n = graph.Strip(n)
	general := diag.New(CodeDomain, r.m.origin(top), "the value"+componentText(n.Axes(), k)+" is not a number"+laneText(s, n, 0))
	if depth > 50 {
		return general
	}
	return operations[n.Op()].explain(r, n, s, k, depth, general)
}

// explainComponent names the first part of a component's formula that has no
// value.
func (r *run) explainComponent(c *component, n *graph.Node, s *scope, k, depth int, general *diag.Diagnostic) error {
	at := map[scalar.Var]float64{}
	for i, src := range c.from {
		col, err := r.source(src, s)
		if err != nil {
			return err
		}
		at[c.inputs[i]] = col[0]
		if !finite(col[0]) && src.Leaf != nil {
			return r.explainIn(src.Leaf, s, src.Index, depth+1)
		}
	}
	value := func(v scalar.Var) float64 { return at[v] }
	bad, why := c.pool.Explain(&r.calls, c.exprs[k], value)
	if bad.IsZero() {
		if math.IsInf(scalar.EvalFor(&r.calls, c.exprs[k], value), 0) {
			general.Message = "the value" + componentText(n.Axes(), k) + " overflows" + laneText(s, n, 0) + ": the largest number is 1.8e308"
		}
		return general
	}
	where := laneText(s, n, 0)
	d := diag.New(CodeDomain, r.m.g.Origin(n), why+where)
	if len(n.Axes()) > 0 {
		d.WithNote("in component " + componentText(n.Axes(), k))
	}
	if t := c.pool.Format(bad, scalar.Text); len(t) <= 200 {
		d.WithNote("in " + t)
	}
	return d
}

// invertible is nil when a square node has an inverse in a scope of one lane.
func (r *run) invertible(a *graph.Node, s *scope) error {
	v, err := r.eval(a, s)
	if err != nil {
		return nil // its own evaluation explains itself
	}
	return r.regular(a, v, s)
}

// regular checks every lane of a matrix's value; what is no number is left to
// whoever computes with it.
func (r *run) regular(a *graph.Node, v value, s *scope) error {
	d := a.Axes()[0].Size
	if d <= countsFrom || r.priced() {
		if err := r.charge(linalg.TakesInverse(d).Operations * float64(max(1, v.n))); err != nil || r.priced() {
			return err
		}
	}
	m, inverse := make([]float64, d*d), make([]float64, d*d)
	for lane := range max(1, v.n) {
		v.row(lane, m)
		_, err := linalg.Inverse(r.working(), d, m, inverse)
		if err == nil {
			continue
		}
		var sing *linalg.Singular
		if errors.As(err, &sing) {
			return r.degenerate(a, sing, s, lane)
		}
	}
	return nil
}

// degenerate says that a matrix has no inverse, as a metric where it is one.
func (r *run) degenerate(a *graph.Node, sing *linalg.Singular, s *scope, lane int) error {
	what, metric := r.m.singularName(a)
	d := diag.New(CodeSingular, r.m.origin(a), fmt.Sprintf("%s: rank %d of %d%s", what, sing.Rank, sing.N, laneText(s, a, lane)))
	kernelNotes(d, sing.Kernel)
	if metric {
		d.WithNote("a form has eigenvalues on the range of a degenerate metric: eig(H, G, range: true)")
	}
	return d
}

// singularName says what has no inverse: a metric, by its name, or something
// else as it was written.
func (m *Machine) singularName(a *graph.Node) (what string, metric bool) {
	name, metric := m.g.MetricName(a)
	if metric {
		return "degenerate metric " + name, true
	}
	for x := a; ; x = x.Args()[0] {
		if x.NamesMetric() {
			return "degenerate metric", true
		}
		if !x.Wraps() && x.Op() != graph.OpAt {
			break
		}
	}
	if name := m.nameOf(a, ""); name != "" {
		return name + " is singular", false
	}
	return "a singular matrix has no inverse", false
}

// checkInverted refuses singular matrices under a component program. With many
// lanes only matrices that come from data or from other values are checked:
// one written in coordinates is singular where its formula says so, and then
// the result is no number.
func (r *run) checkInverted(ns []*graph.Node, s *scope, lanes int) error {
	for _, a := range ns {
		if lanes > 16 && !a.HasRuntime() {
			continue
		}
		v, err := r.eval(a, s)
		if err != nil {
			return err
		}
		if err := r.regular(a, v, s); err != nil {
			return err
		}
	}
	return nil
}

// finiteArg refuses a matrix with entries that are no numbers.
func (r *run) finiteArg(n *graph.Node, v value, s *scope) error {
	k, lane, err := r.firstBad(v)
	if err == nil && k >= 0 {
		err = r.explain(n, s, k, lane)
	}
	return err
}

// explain runs the schedule again and looks for the first step that makes a
// number that is none out of numbers.
func (s *schedule) explain(r *run, n *graph.Node, sc *scope, k, depth int, general *diag.Diagnostic) error {
	for _, l := range s.leaves {
		if l.node == nil {
			continue
		}
		v, err := r.eval(l.node, sc)
		if err != nil {
			return err
		}
		for i, x := range v.data {
			if !finite(x) {
				return r.explainIn(l.node, sc, i, depth+1)
			}
		}
	}
	f, err := s.frame(r, sc)
	if err != nil {
		return err
	}
	defer s.release(f)
	for _, st := range s.steps {
		err := st.run(f)
		if err != nil && !errors.Is(err, errNaN) {
			return err
		}
		_, writes := st.refs()
		for _, w := range writes {
			bad := false
			for _, x := range f.slots[w] {
				bad = bad || !finite(x)
			}
			if bad || err != nil {
				if reg, ok := st.(*regionStep); ok {
					if d := reg.explain(f, n, sc, general); d != nil {
						return d
					}
				}
				general.Message = "the value is not a number" + laneText(sc, n, 0) + ": a sum or product overflows"
				return general
			}
		}
	}
	return general
}

// explain finds the element of a region that went wrong and the part of its
// body that did.
func (s *regionStep) explain(f *frame, n *graph.Node, sc *scope, general *diag.Diagnostic) error {
	total := product(s.dims)
	at := make([]float64, len(s.sources))
	for i := 0; i < total; i++ {
		for j, r := range s.sources {
			at[j] = f.slots[r.slot][r.off+base(i, len(s.dims), s.dims, s.si[j])]
		}
		var out [1]float64
		s.prog.Run1For(&f.r.calls, at, out[:])
		if finite(out[0]) {
			continue
		}
		pool := f.r.m.g.Pool
		bad, why := pool.Explain(&f.r.calls, s.expr, func(v scalar.Var) float64 {
			for j, w := range s.inputs {
				if w == v {
					return at[j]
				}
			}
			return 0
		})
		if bad.IsZero() {
			return nil
		}
		d := diag.New(CodeDomain, general.Span, why+laneText(sc, n, 0))
		if s.from.from != nil {
			if o := f.r.m.g.Origin(s.from.from); !o.IsZero() {
				d.WithPlace(o, "here")
			}
		}
		if total > 1 {
			d.WithNote(fmt.Sprintf("in element %d of an array of %d", i+1, total))
		}
		return d
	}
	return nil
}
