package taylor

// Inverse maps at a point: the image remembered, or the inverse that was
// written.

import (
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
)

// preimage finds x with m(x) = y: among the images met, from the host, or by
// the written inverse.
func (u *run[T]) preimage(m *graph.Map, y []T, at *At) ([]T, error) {
	met := u.images
	if u.old != nil {
		met = u.old.images
	}
	for _, i := range met {
		if i.m == m && near(i.y, y) {
			return i.x, nil
		}
	}
	if at != nil && at.Before != nil {
		if f, ok := any(y).([]float64); ok {
			if x := at.Before(m, f); x != nil {
				return any(x).([]T), nil
			}
		}
	}
	if m.Inverse == nil {
		return nil, fmt.Errorf("the inverse of %s at a point that is not an image", m.Name)
	}
	f, err := u.at(chartsOf(m.To), [][]T{y}, false)
	if err != nil {
		return nil, err
	}
	var x []T
	for _, n := range m.Inverse {
		s, err := f.eval(n, 0)
		if err != nil {
			return nil, err
		}
		for _, c := range s {
			x = append(x, f.alg.At0(c))
		}
	}
	return x, nil
}

// near compares points: exactly in F_p, to 1e-12 relative in float64.
func near[T Scalar](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		x, ok := any(a[i]).(float64)
		if !ok {
			return false
		}
		y := any(b[i]).(float64)
		if !(math.Abs(x-y) <= 1e-12*max(1, math.Abs(x), math.Abs(y))) {
			return false
		}
	}
	return true
}
