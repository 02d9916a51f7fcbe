package exec

// Large arrays are allocated, copied and looked through while somebody looks at the context.

import "github.com/seed2d4d80ff/geo/internal/numeric/cpu"

// large is from how many numbers on that matters: what takes some milliseconds.
const large = 1 << 21

// floats allocates zeros.
func (r *run) floats(n int) ([]float64, error) { return cpu.Zeros(n, r.alive) }

// pieces runs f over pieces of 0 … n-1, and looks between them.
func (r *run) pieces(n int, f func(lo, hi int)) error {
	for lo := 0; lo < n; lo += large {
		if lo > 0 {
			if err := r.alive(); err != nil {
				return err
			}
		}
		f(lo, min(lo+large, n))
	}
	return nil
}

// copied is a copy of numbers.
func (r *run) copied(x []float64) ([]float64, error) {
	out, err := r.floats(len(x))
	if err != nil {
		return nil, err
	}
	return out, r.pieces(len(x), func(lo, hi int) { copy(out[lo:hi], x[lo:hi]) })
}

// wide is a value with columns of its own.
func (r *run) wide(n, size int) (value, error) {
	v := value{n: n, cols: make([][]float64, size)}
	buf, err := r.floats(n * size)
	if err != nil {
		return v, err
	}
	return v, r.pieces(size, func(lo, hi int) {
		for k := lo; k < hi; k++ {
			v.cols[k] = buf[k*n : (k+1)*n : (k+1)*n]
		}
	})
}

// firstBad is the first component and lane that is no number, -1 when all are.
func (r *run) firstBad(v value) (k, lane int, err error) {
	switch {
	case v.cols == nil:
		k = -1
		err = r.pieces(len(v.data), func(lo, hi int) {
			if k >= 0 || allFinite(v.data[lo:hi]) {
				return
			}
			for k = lo; finite(v.data[k]); {
				k++
			}
		})
		return k, 0, err
	case v.finite:
		return -1, 0, nil
	}
	seen := 0
	for k, c := range v.cols {
		if len(c) == 0 || k > 0 && sameColumn(c, v.cols[k-1]) {
			continue
		}
		if seen += len(c); seen >= large && k > 0 {
			seen = 0
			if err := r.alive(); err != nil {
				return -1, 0, err
			}
		}
		bad := -1
		err := r.pieces(len(c), func(lo, hi int) {
			if bad >= 0 || allFinite(c[lo:hi]) {
				return
			}
			for bad = lo; finite(c[bad]); {
				bad++
			}
		})
		if bad >= 0 || err != nil {
			return k, bad, err
		}
	}
	return -1, 0, nil
}
