package check

// Are a metric's components symmetric, as far as formulas tell before anything
// runs?

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// Bounds on the dimension in which a metric's components are compared before
// anything runs: of a field, of constants. Beyond them only what the graph
// knows decides.
const (
	maxSymmetry  = 8
	maxConstants = 256
)

// symmetry decides whether an object of two lower slots is symmetric: Zero when
// it is, NonZero with a pair of 0-based components that differ when it is not.
// What it leaves Unknown is a claim, proved or tested as claims are.
func (e *checker) symmetry(o *value.Object) (scalar.Decision, [2]int) {
	n := o.Node
	if n.Op() == graph.OpAt {
		n = n.Args()[0]
	}
	// A literal that is declared a metric is only called one.
	if o.Metric && n.Op() != graph.OpInput || len(e.g.Symmetries(n)) > 0 {
		return scalar.Zero, [2]int{}
	}
	d := n.Axes()[0].Size
	if d > maxSymmetry && (d > maxConstants || len(n.Charts()) > 0) || n.Generic() || n.HasRuntime() {
		return scalar.Unknown, [2]int{}
	}
	f := e.g.Formulas()
	cs, err := f.Components(n)
	if err != nil || len(cs) != d*d {
		return scalar.Unknown, [2]int{}
	}
	all := scalar.Zero
	for i := range d {
		for j := range i {
			a, b := cs[i*d+j], cs[j*d+i]
			if a == b {
				continue
			}
			switch f.Pool.IsZero(f.Pool.Sub(a, b)) {
			case scalar.NonZero:
				return scalar.NonZero, [2]int{j, i}
			case scalar.Unknown:
				all = scalar.Unknown
			}
		}
	}
	return all, [2]int{}
}
