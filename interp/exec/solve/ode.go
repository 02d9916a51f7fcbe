package solve

import (
	"context"
	"math"
)

// ODEOptions bounds an integration of an ordinary differential equation.
type ODEOptions struct {
	Tol   float64 // per step, relative to max(1, |y_i|); default 1e-12
	Steps int     // default 100 000
}

// ODE integrates y' = f(t, y) from t0 to t1, in place, by the extrapolated
// midpoint rule of Gragg, Bulirsch and Stoer (Hairer, Nørsett & Wanner, Solving
// ODEs I, §II.9): orders up to 16, so a smooth problem costs few steps even at
// 1e-12. f returning a NaN or an error at a trial point shortens the step once
// and is reported when it stays.
func ODE(ctx context.Context, f func(t float64, y, dy []float64) error, t0, t1 float64, y []float64, opt ODEOptions) (steps int, err error) {
	if opt.Tol == 0 {
		opt.Tol = 1e-12
	}
	if opt.Steps == 0 {
		opt.Steps = 100_000
	}
	const columns = 8
	n := len(y)
	dy := make([]float64, n)
	table := make([][]float64, columns)
	for j := range table {
		table[j] = make([]float64, n)
	}
	a, b, d := make([]float64, n), make([]float64, n), make([]float64, n)
	t := t0
	span := t1 - t0
	if span == 0 || n == 0 {
		return 0, alive(ctx)
	}
	if err := f(t, y, dy); err != nil {
		return 0, err
	}
	// First step: a hundredth of the time in which y changes by its own size.
	h := span / 10
	if v := normInf(dy); v > 0 {
		h = math.Copysign(math.Min(math.Abs(h), 0.1*math.Max(normInf(y), 1)/v), span)
	}
	var last error
	for t != t1 {
		if err := alive(ctx); err != nil {
			return steps, err
		}
		if steps >= opt.Steps {
			return steps, &NoConvergence{What: "the differential equation", Iteration: steps, Reached: t, Wanted: t1, Why: "too many steps"}
		}
		steps++
		end := false
		if math.Abs(h) >= math.Abs(t1-t)*(1-1e-12) {
			h, end = t1-t, true
		}
		if math.Abs(h) < 1e-13*math.Max(math.Abs(t), math.Abs(span)) {
			if last != nil {
				return steps, last
			}
			return steps, &NoConvergence{What: "the differential equation", Iteration: steps, Reached: t, Wanted: t1, Why: "the step became too small: a singularity"}
		}
		if err := f(t, y, dy); err != nil {
			return steps, err
		}
		accepted, errNow, used := false, math.Inf(1), columns
		failed := false
		for j := 0; j < columns && !accepted; j++ {
			m := 2 * (j + 1)
			// Modified midpoint with m substeps and Gragg's smoothing.
			s := h / float64(m)
			copy(a, y)
			for i := range b {
				b[i] = y[i] + s*dy[i]
			}
			for k := 1; k < m; k++ {
				if last = f(t+float64(k)*s, b, d); last != nil {
					failed = true
					break
				}
				for i := range d {
					a[i], b[i] = b[i], a[i]+2*s*d[i]
				}
			}
			if !failed {
				last = f(t+h, b, d)
				failed = last != nil
			}
			if failed {
				break
			}
			for i := range d {
				d[i] = (a[i] + b[i] + s*d[i]) / 2
			}
			// Neville's scheme in place: table[k] is the k-th column of this row.
			errNow = 0
			for i := range d {
				v := d[i]
				for k := 0; k < j; k++ {
					r := float64(m) / float64(2*(j-k))
					old := table[k][i]
					table[k][i] = v
					v += (v - old) / (r*r - 1)
				}
				if j > 0 {
					e := math.Abs(v-table[j-1][i]) / math.Max(1, math.Abs(y[i]))
					if e > errNow || math.IsNaN(e) {
						errNow = e
					}
				}
				table[j][i] = v
			}
			if math.IsNaN(errNow) {
				failed = true
				break
			}
			if j >= 2 && errNow <= opt.Tol {
				accepted, used = true, j
			}
		}
		switch {
		case failed:
			h /= 4
		case !accepted:
			h *= math.Max(0.1, math.Min(0.5, math.Pow(opt.Tol/errNow, 1./(2*columns-1))))
		default:
			copy(y, table[used])
			if end {
				t = t1
			} else {
				t += h
			}
			last = nil
			// Aim at column 5: longer steps when fewer were enough.
			grow := 1.0
			if errNow > 0 {
				grow = 0.9 * math.Pow(opt.Tol/errNow, 1/float64(2*used+1))
			}
			switch {
			case used < 4:
				grow = math.Max(grow, 2)
			case used == 4:
				grow = math.Max(grow, 1.3)
			case used > 5:
				grow = math.Min(grow, 0.8)
			}
			h *= math.Min(grow, 4)
		}
	}
	return steps, nil
}
