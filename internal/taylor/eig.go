package taylor

// Eigenvalues in tests of claims: as numbers, without derivatives.

import (
	"sort"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"gonum.org/v1/gonum/mat"
)

// errComplex: with a definite metric, or other random values, it may go.
var errComplex = undecided("complex eigenvalues")

// eig gives eigenvalues, ascending, of a mixed or square matrix, or of H
// relative to G, in float64 and as values only: there is no derivative of them
// in the language. What is not of that kind is a machine's to compute.
func (f *frame[T]) eig(n *graph.Node, r int) ([]Series[T], error) {
	opt, part := n.EigInfo()
	if _, ok := any(f.ring).(Float); !ok {
		return nil, undecided("eigenvalues")
	}
	if part != graph.EigValues || opt.Range || opt.General || r > 0 {
		if f.inNewCoordinates || len(n.Charts()) > 0 || f.closed == nil {
			return nil, undecided("eigenvectors, or eigenvalues on a range, inside the definition")
		}
		v, err := f.closed(n)
		if err != nil {
			return nil, err
		}
		s := make([]Series[T], len(v))
		for i, x := range v {
			s[i] = f.alg.Const(x)
		}
		return s, nil
	}
	args := n.Args()
	d := f.dims(args[0])[0]
	m := f.arg(args[0], 0)
	if len(args) > 1 {
		var err error
		if m, err = f.alg.MatSolve(f.arg(args[1], 0), m, d, d, 0); err != nil {
			return nil, err
		}
	}
	data := make([]float64, d*d)
	for i, s := range m {
		data[i] = float64(f.alg.At0(s))
	}
	var e mat.Eigen
	if !e.Factorize(mat.NewDense(d, d, data), mat.EigenNone) {
		return nil, undecided("eigenvalues that do not converge")
	}
	var values []float64
	size := 0.0
	for _, z := range e.Values(nil) {
		values = append(values, real(z))
		size = max(size, real(z), -real(z), imag(z), -imag(z))
	}
	for _, z := range e.Values(nil) {
		if imag(z) > 1e-8*size {
			return nil, errComplex
		}
	}
	sort.Float64s(values)
	if opt.Top > 0 || opt.Bottom > 0 {
		lo := min(opt.Bottom, d)
		values = append(values[:lo:lo], values[max(lo, d-opt.Top):]...)
	}
	s := make([]Series[T], len(values))
	for i, x := range values {
		s[i] = f.alg.Const(T(x))
	}
	return s, nil
}
