package exec

// Values at points where a formula as it was built has none, and its normal form
// has: common factors cancel everywhere.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/vm"
)

// fillTime bounds the search for normal forms, in nanoseconds of its own clock.
const fillTime = 50e6

// normalForms is the program of the components' normal forms, made when a value is
// missing for the first time.
func (c *component) normalForms(r *run) *vm.Program {
	if c.filling != nil {
		return c.filling
	}
	short := make([]scalar.Expr, len(c.exprs))
	c.rough = make([]scalar.Expr, len(c.exprs))
	for k, e := range c.exprs {
		b := scalar.BudgetFor(fillTime)
		if short[k] = c.pool.Simplify(e, b); short[k] != e {
			continue
		}
		if normal, ok := c.pool.NormalAll(b, e); ok { // which loses digits somewhere
			short[k], c.rough[k] = normal[0], normal[0]
		}
	}
	p, err := vm.Compile(c.pool, short, c.inputs)
	if err != nil {
		return nil // the normal form has what the formula has, so this is no loss
	}
	c.filling = p
	return p
}

// fill puts the values of the normal forms where out has none.
func (c *component) fill(r *run, in, out []float64) {
	p := c.normalForms(r)
	if p == nil {
		return
	}
	r.count(float64(p.Weight()))
	values := make([]float64, len(c.exprs))
	p.Run1For(&r.calls, in, values)
	for k, x := range values {
		if !finite(out[k]) && finite(x) && c.keepsDigits(k, in) {
			out[k] = x
		}
	}
}

// keepsDigits reports that a component's normal form has its digits at a point.
func (c *component) keepsDigits(k int, in []float64) bool {
	e := c.rough[k]
	if e == (scalar.Expr{}) {
		return true
	}
	at := make([]float64, c.pool.NumVars())
	for i, v := range c.inputs {
		at[v.ID] = in[i]
	}
	b := c.pool.Bounded(at, e)[0]
	if b.Err <= sharpEnough*math.Abs(b.Value) {
		return true
	}
	work := sharpWork
	b, ok := c.pool.Certainly(at, &work)(e) // 0, for instance, has no relative error
	return ok && b.Err <= sharpEnough*math.Abs(b.Value)
}

// sharpEnough is the relative error up to which a normal form that loses digits somewhere
// gives a value.
const sharpEnough = 1e-10

// sharpWork is what may be spent on finding that out.
const sharpWork = 1 << 16

// fillColumns does so for many points of which some have none.
func (c *component) fillColumns(r *run, in, cols [][]float64, lanes int) {
	flat := make([]float64, len(in))
	out := make([]float64, len(c.exprs))
	for i := range lanes {
		missing := false
		for _, col := range cols {
			missing = missing || !finite(col[i])
		}
		if !missing {
			continue
		}
		for k, col := range in {
			flat[k] = col[min(i, len(col)-1)]
		}
		for k, at := range c.where {
			if out[k] = 0; at >= 0 {
				out[k] = cols[at][i]
			}
		}
		c.fill(r, flat, out)
		for k, at := range c.where {
			if at >= 0 {
				cols[at][i] = out[k]
			}
		}
	}
}
