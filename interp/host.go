package interp

// Functions in Go that a host gives to its scripts, with their derivatives.

import (
	"context"
	"fmt"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// HostFunc is a scalar function that the host gives to its scripts: they call
// it by name, on numbers and, elementwise, on arrays.
type HostFunc struct {
	Name  string
	Arity int
	// Eval computes one value. It must not keep args, and must be safe for use by
	// several goroutines. NaN says that args are outside the domain; an error ends the
	// evaluation, is told with its place, and is found by errors.Is in what comes back.
	// So is a panic, as the host's (diag.HostPanic).
	//
	// ctx is the evaluation's, done when that is cancelled or its time is over. With it
	// the program that is being evaluated may not be asked again: it answers with an error.
	// A value may be asked for more than once, and near the arguments of interest too,
	// where a bound of its rounding error is needed.
	Eval func(ctx context.Context, args []float64) (float64, error)
	// Pure says that Eval depends on its arguments alone, so that it may be called at any
	// time: while compiling, at sample points of Geo's own choice. Any other function is
	// called by evaluations only. Func, which tests claims as it compiles, may need it.
	Pure bool
	// Partials are the derivatives by each argument, host functions of the same
	// arguments; nil: the function has no derivative, and d_i of it is refused.
	// They may have Partials of their own, and may form a cycle: the
	// exponential is its own derivative.
	Partials []*HostFunc
}

// PureFunc is a host function that depends on its arguments alone and cannot fail: as
// most functions of mathematics do.
func PureFunc(name string, arity int, f func(args []float64) float64, partials ...*HostFunc) *HostFunc {
	h := &HostFunc{Name: name, Arity: arity, Pure: true, Partials: partials}
	if f != nil {
		h.Eval = func(_ context.Context, args []float64) (float64, error) { return f(args), nil }
	}
	return h
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
		if why := badName(f.Name); why != "" {
			return nil, fmt.Errorf("interp: a host function cannot be named %q: %s", f.Name, why)
		}
		if t.byName[f.Name] != nil {
			return nil, fmt.Errorf("interp: two host functions are named %s", f.Name)
		}
		t.byName[f.Name] = t.function(f, f.Name, 0)
	}
	return t, nil
}

// badName says why scripts cannot use what a host gives under a name, "" where they can.
func badName(name string) string {
	src := &diag.Source{Name: "<name>", Text: name}
	tree, errs := grammar.ParseExprWith(src, grammar.Limits{}, nil)
	read, ok := tree.(*grammar.Name)
	switch {
	case name == "":
		return "it is empty"
	case grammar.Canonical(name) == "d" || grammar.Canonical(name) == "nabla":
		return "it is the language's derivative"
	case errs.HasErrors() || !ok || read.Sp.Start != 0 || read.Sp.End != len(name):
		for _, w := range grammar.Reserved() {
			if w == name {
				return "it is a word of the language"
			}
		}
		return "scripts cannot write it as one name (letters and digits, a letter first)"
	case grammar.Canonical(name) != name:
		return fmt.Sprintf("scripts read it as %s", grammar.Canonical(name))
	case builtins.Lookup(name) != nil:
		return "a built-in function has this name"
	}
	for _, library := range check.LibraryNames() {
		if library == name {
			return "a definition of the library has this name"
		}
	}
	return ""
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
	made := &scalar.Func{Name: f.Name, Arity: f.Arity, Call: f.Eval, Pure: f.Pure}
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
