package interp

// Functions in Go that a host gives to its scripts, with their derivatives.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// HostFunc is a scalar function that the host gives to its scripts: they call
// it by name, on numbers and, elementwise, on arrays.
type HostFunc struct {
	Name  string
	Arity int
	// Eval computes one value. It must not keep args, must be pure, and must be
	// safe for use by several goroutines. NaN says that args are outside the
	// domain.
	Eval func(args []float64) float64
	// Partials are the derivatives by each argument, host functions of the same
	// arguments; nil: the function has no derivative, and d_i of it is refused.
	// They may have Partials of their own, and may form a cycle: the
	// exponential is its own derivative.
	Partials []*HostFunc
}

// hostTable turns host functions into the scalar graph's, one for one, so
// that equal calls stay equal.
type hostTable struct {
	byName map[string]*scalar.Func
	made   map[*HostFunc]*scalar.Func
}

func newHostTable(funcs []*HostFunc) (*hostTable, error) {
	t := &hostTable{byName: map[string]*scalar.Func{}, made: map[*HostFunc]*scalar.Func{}}
	for _, f := range funcs {
		if err := f.check(map[*HostFunc]bool{}); err != nil {
			return nil, err
		}
		if t.byName[f.Name] != nil {
			return nil, fmt.Errorf("interp: two host functions are named %s", f.Name)
		}
		t.byName[f.Name] = t.function(f, f.Name, 0)
	}
	return t, nil
}

func (f *HostFunc) check(seen map[*HostFunc]bool) error {
	if f == nil || f.Eval == nil || f.Name == "" || f.Arity < 1 {
		return fmt.Errorf("interp: a host function needs a Name, an Arity of at least 1 and Eval")
	}
	if seen[f] {
		return nil
	}
	seen[f] = true
	if len(f.Partials) != 0 && len(f.Partials) != f.Arity {
		return fmt.Errorf("interp: host function %s of %d arguments has %d partial derivatives", f.Name, f.Arity, len(f.Partials))
	}
	for _, p := range f.Partials {
		if p == nil {
			continue // not differentiable by this argument
		}
		if err := p.check(seen); err != nil {
			return err
		}
		if p.Arity != f.Arity {
			return fmt.Errorf("interp: partial %s of host function %s takes %d arguments, not %d", p.Name, f.Name, p.Arity, f.Arity)
		}
	}
	return nil
}

// function makes f a function of the scalar graph. root and order name what a
// missing derivative belongs to.
func (t *hostTable) function(f *HostFunc, root string, order int) *scalar.Func {
	if made := t.made[f]; made != nil {
		return made
	}
	made := &scalar.Func{Name: f.Name, Arity: f.Arity, Eval: f.Eval}
	t.made[f] = made
	partials := make([]*scalar.Func, len(f.Partials))
	for k, p := range f.Partials {
		if p != nil {
			partials[k] = t.function(p, root, order+1)
		}
	}
	made.Deriv = func(pool *scalar.Pool, args []scalar.Expr, k int) (scalar.Expr, error) {
		if k >= len(partials) || partials[k] == nil {
			return scalar.Expr{}, fmt.Errorf("the host gave %s derivatives to order %d only", root, order)
		}
		return pool.Apply(partials[k], args...), nil
	}
	return made
}
