package exec

// Values at one point with bounds of their rounding errors, by the form of the formula that has the smaller ones.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/vm"
)

// sharper is the program of a component's normal form; nil where there is none
// within the budget.
type sharper struct{ prog *vm.Program }

// doubtful is the relative error bound above which the normal form is tried too.
const doubtful = 1e-9

// normalSteps is the time that a normal form may take, in nanoseconds.
const normalSteps = 20e6

// carefully is every component at one point, with error bounds: of the formula as
// it was derived, or of its normal form where that loses less. Which of them
// follows from the formula and the point.
func (c *component) carefully(r *run, in [][]float64, s *scope) (value, error) {
	x, inErr := twice(len(in))
	for k, col := range in {
		x[k] = col[0]
		e, err := r.sourceError(c, k, s)
		if err != nil {
			return value{}, err
		}
		inErr[k] = e
	}
	v := value{n: 1}
	v.data, v.err = twice(len(c.exprs))
	c.prog.Run1For(&r.calls, x, v.data)
	c.prog.BoundsFor(&r.calls, x, inErr, v.err)
	if err := c.constants(r, v); err != nil {
		return v, err
	}
	if !allFinite(v.data) {
		c.fill(r, x, v.data)
		if p := c.filling; p != nil {
			p.BoundsFor(&r.calls, x, inErr, v.err)
		}
		return v, nil
	}
	worst := worstError(v.data, v.err)
	if !(worst > doubtful) {
		return v, nil
	}
	p, err := c.sharp(r.m)
	if err != nil || p == nil {
		return v, err
	}
	r.count((1 + vm.WorkOfBounds) * float64(p.Weight()))
	w := value{n: 1}
	w.data, w.err = twice(len(c.exprs))
	p.Run1For(&r.calls, x, w.data)
	p.BoundsFor(&r.calls, x, inErr, w.err)
	for k, x := range v.data {
		if finite(x) && !finite(w.data[k]) {
			return v, nil
		}
	}
	if worstError(w.data, w.err) < worst {
		return w, nil
	}
	return v, nil
}

// constants puts in the digits of exact numbers that floats have lost, or for
// which they have no value on the way: sin(10^22), sqrt(10^20 + 1) - 10^10,
// log(10^400).
func (c *component) constants(r *run, v value) error {
	for k, e := range c.exprs {
		x := v.data[k]
		if finite(x) && !(v.err[k] > doubtful*math.Abs(x)) {
			continue
		}
		if err := r.alive(); err != nil {
			return err
		}
		y, off, ok := c.pool.Closest(e)
		if ok {
			v.data[k], v.err[k] = y, off
		}
	}
	return nil
}

// twice is memory for n values and their errors.
func twice(n int) (values, errors []float64) {
	if n == 0 {
		return nil, nil
	}
	both := make([]float64, 2*n)
	return both[:n:n], both[n:]
}

// errorsOf are the error bounds of values one after another, 0 where not known.
func errorsOf(vals []value, size int) []float64 {
	out := make([]float64, 0, size)
	for _, v := range vals {
		if v.err != nil {
			out = append(out, v.err...)
			continue
		}
		out = append(out, make([]float64, len(v.data))...)
	}
	return out
}

// sourceError bounds the error of one input: of a coordinate that was computed, of
// a value. Params are what they are.
func (r *run) sourceError(c *component, k int, s *scope) (float64, error) {
	from := c.from[k]
	var known []float64
	switch {
	case from.Chart != nil:
		if p := s.place(from.Chart); p != nil {
			known = p.err
		}
	case from.Leaf != nil:
		v, err := r.eval(from.Leaf, s) // found before
		if err != nil {
			return 0, err
		}
		known = v.err
	}
	if from.Index < len(known) {
		return known[from.Index], nil
	}
	return 0, nil
}

// worstError is the largest relative error, 1 where nothing is certain.
func worstError(v, err []float64) float64 {
	worst := 0.0
	for k, e := range err {
		if e > 0 && finite(v[k]) {
			rel := 1.0
			if !math.IsInf(e, 1) {
				rel = e / (math.Abs(v[k]) + e)
			}
			worst = max(worst, rel)
		}
	}
	return worst
}

// sharp is the program of the normal form.
func (c *component) sharp(m *Machine) (*vm.Program, error) {
	if c.exact != nil {
		return c.exact.prog, nil
	}
	s := &sharper{}
	if es, ok := c.pool.NormalAll(scalar.BudgetFor(normalSteps), c.exprs...); ok {
		p, err := vm.Compile(c.pool, es, c.inputs)
		if err != nil {
			return nil, internal(err.Error())
		}
		s.prog = p
	}
	c.exact = s
	return s.prog, nil
}
