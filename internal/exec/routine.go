package exec

// Reductions, gathers, inverses, determinants, linear systems and matrix
// exponentials on arrays.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

func reduceRoutine(n *graph.Node) routine {
	before, length, after := split(n.Args()[0].Axes(), n.Axis())
	kind := n.Reduction()
	return func(f *frame, out []float64, args [][]float64) error {
		reduce(&looker{stop: f.stop}, kind, before, length, after, args[0], out)
		return f.r.alive()
	}
}

func pickRoutine(n *graph.Node) routine {
	before, length, after := split(n.Args()[0].Axes(), n.Axis())
	kind := n.Reduction()
	return func(f *frame, out []float64, args [][]float64) error {
		pickExtreme(&looker{stop: f.stop}, kind, before, length, after, args[0], out)
		return f.r.alive()
	}
}

func gatherRoutine(n *graph.Node) routine {
	before, length, after := split(n.Args()[0].Axes(), n.Axis())
	idx := n.Idx()
	return func(f *frame, out []float64, args [][]float64) error {
		look := looker{stop: f.stop}
		for o := 0; o < before; o++ {
			for k, i := range idx {
				copy(out[(o*len(idx)+k)*after:][:after], args[0][(o*length+i)*after:])
				if look.ends(after + 8) {
					return f.r.alive()
				}
			}
		}
		return nil
	}
}

func scatterRoutine(n *graph.Node) routine {
	before, length, after := split(n.Axes(), n.Axis())
	idx := n.Idx()
	return func(f *frame, out []float64, args [][]float64) error {
		clear(out)
		look := looker{stop: f.stop}
		for o := 0; o < before; o++ {
			for k, i := range idx {
				d := out[(o*length+i)*after:][:after]
				for j, v := range args[0][(o*len(idx)+k)*after:][:after] {
					d[j] += v
				}
				if look.ends(after + 8) {
					return f.r.alive()
				}
			}
		}
		return nil
	}
}

func inverseRoutine(n *graph.Node) routine {
	a, d := n.Args()[0], n.Axes()[0].Size
	return func(f *frame, out []float64, args [][]float64) error {
		_, err := linalg.Inverse(f.r.working(), d, args[0], out)
		return f.r.singular(a, err)
	}
}

func detRoutine(n *graph.Node) routine {
	d := n.Args()[0].Axes()[0].Size
	return func(f *frame, out []float64, args [][]float64) error {
		det, err := linalg.Det(f.r.working(), d, args[0])
		out[0] = det
		return translate(err)
	}
}

func logDetRoutine(n *graph.Node) routine {
	d := n.Args()[0].Axes()[0].Size
	return func(f *frame, out []float64, args [][]float64) error {
		log, _, err := linalg.LogDet(f.r.working(), d, args[0])
		out[0] = log
		return translate(err)
	}
}

func solveRoutine(n *graph.Node) routine {
	a, d := n.Args()[0], n.Axes()[0].Size
	cols := n.Size() / max(d, 1)
	return func(f *frame, out []float64, args [][]float64) error {
		_, err := linalg.Solve(f.r.working(), d, cols, args[0], args[1], out)
		return f.r.singular(a, err)
	}
}

func expMRoutine(n *graph.Node) routine {
	d := n.Axes()[0].Size
	return func(f *frame, out []float64, args [][]float64) error {
		return translate(linalg.ExpM(f.r.working(), d, args[0], out))
	}
}

// singular says which matrix had no inverse.
func (r *run) singular(a *graph.Node, err error) error {
	if sing, ok := err.(*linalg.Singular); ok {
		return r.degenerate(a, sing, newScope(1), 0)
	}
	if _, ok := err.(*linalg.NotFinite); ok {
		return errNaN
	}
	return translate(err)
}

// split cuts a row-major array at an axis: how many before, along, after.
func split(axes []index.Axis, k int) (before, length, after int) {
	before, after = 1, 1
	for i, a := range axes {
		switch {
		case i < k:
			before *= a.Size
		case i > k:
			after *= a.Size
		}
	}
	return before, axes[k].Size, after
}

// reduce folds one axis: max and min of nothing are infinite, and a NaN wins.
func reduce(look *looker, kind graph.ReduceKind, before, n, after int, x, out []float64) {
	// fold takes the elements from `at` on, look by look.
	fold := func(at int, v float64, f func(v, x float64) float64) float64 {
		for i := 0; i < n; {
			end := min(n, i+lookEvery/16)
			if look.ends(end - i + 8) {
				return v
			}
			for ; i < end; i++ {
				v = f(v, x[at+i*after])
			}
		}
		return v
	}
	for o := 0; o < before; o++ {
		for j := 0; j < after; j++ {
			at := o*n*after + j
			var v float64
			switch kind {
			case graph.Max:
				v = fold(at, math.Inf(-1), math.Max)
			case graph.Min:
				v = fold(at, math.Inf(1), math.Min)
			case graph.Prod:
				v = fold(at, 1, func(v, x float64) float64 { return v * x })
			case graph.LogSumExp:
				m := fold(at, math.Inf(-1), math.Max)
				if v = m; !math.IsInf(m, 0) {
					v = m + math.Log(fold(at, 0, func(v, x float64) float64 { return v + math.Exp(x-m) }))
				}
			}
			out[o*after+j] = v
			if look.count == 0 && look.stop() {
				return
			}
		}
	}
}

// pickExtreme marks the first extreme element along an axis.
func pickExtreme(look *looker, kind graph.ReduceKind, before, n, after int, x, out []float64) {
	clear(out)
	for o := 0; o < before; o++ {
		for j := 0; j < after; j++ {
			at := o*n*after + j
			best := 0
			for i := 1; i < n; i++ {
				if i%4096 == 0 && look.ends(4096) {
					return
				}
				a, b := x[at+i*after], x[at+best*after]
				if kind == graph.Max && a > b || kind == graph.Min && a < b {
					best = i
				}
			}
			out[at+best*after] = 1
			if look.ends(min(n, 4096) + 8) {
				return
			}
		}
	}
}

// frechetRoutine is the k-th Fréchet derivative of the matrix exponential along
// directions with leading axes: the corner block of the exponential of a block
// triangular matrix (Higham, Functions of Matrices; Higham &
// Relton, 2014, for higher orders: symmetric in the directions).
func frechetRoutine(n *graph.Node) routine {
	leads := n.Leads()
	d := n.Args()[0].Axes()[0].Size
	dirs := n.Args()[1:]
	return func(f *frame, out []float64, args [][]float64) error {
		counts := make([]int, len(dirs))
		total := 1
		for k, e := range dirs {
			counts[k] = 1
			for i := 0; i < leads[k]; i++ {
				counts[k] *= e.Axes()[i].Size
			}
			total *= counts[k]
		}
		es := make([][]float64, len(dirs))
		for t := 0; t < total; t++ {
			r := t
			for k := len(dirs) - 1; k >= 0; k-- {
				i := r % counts[k]
				r /= counts[k]
				es[k] = args[k+1][i*d*d : (i+1)*d*d]
			}
			if err := translate(linalg.ExpMDerivative(f.r.working(), d, args[0], es, out[t*d*d:(t+1)*d*d])); err != nil {
				return err
			}
		}
		return nil
	}
}
