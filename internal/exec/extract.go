package exec

// Expensive function calls shared between elementwise expressions. A body such
// as 1 - tanh(x)² and another, tanh(x), share the expensive part. Each
// expensive call is therefore a node of its own, hash-consed, over the axes
// that it depends on and no more. Where only one region uses it, the region
// takes it back in.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

func expensive(v scalar.View) bool {
	switch v.Op {
	case scalar.Call:
		return v.Kernel.Cost == op.Expensive
	case scalar.Apply:
		return true
	}
	return false
}

// alone reports a body that is one expensive call of arguments as they are, or
// has none.
func alone(p *scalar.Pool, body scalar.Expr) bool {
	v := p.View(body)
	if expensive(v) && v.Coef.Float == 1 {
		for _, a := range v.Args {
			if !free(p, a) {
				return false
			}
		}
		return true
	}
	return free(p, body)
}

// free reports an expression without expensive calls.
func free(p *scalar.Pool, e scalar.Expr) bool {
	v := p.View(e)
	if expensive(v) {
		return false
	}
	for _, t := range v.Terms {
		if !free(p, t) {
			return false
		}
	}
	for _, f := range v.Factors {
		if !free(p, f.Base) {
			return false
		}
	}
	for _, a := range v.Args {
		if !free(p, a) {
			return false
		}
	}
	return true
}

// extraction rewrites one body.
type extraction struct {
	b    *irBuilder
	dims []int
	args []*irNode
	maps [][]int
}

// split is e with its expensive calls replaced by new arguments.
func (x *extraction) split(e scalar.Expr) scalar.Expr {
	p := x.b.g.Pool
	if free(p, e) {
		return e
	}
	v := p.View(e)
	coef := p.Coefficient(e)
	switch v.Op {
	case scalar.Sum:
		ts := make([]scalar.Expr, len(v.Terms))
		for i, t := range v.Terms {
			ts[i] = x.split(t)
		}
		return p.Mul(coef, p.Add(ts...))
	case scalar.Product:
		fs := []scalar.Expr{coef}
		for _, f := range v.Factors {
			fs = append(fs, p.PowInt(x.split(f.Base), f.Exp))
		}
		return p.Mul(fs...)
	case scalar.Call, scalar.Apply:
		as := make([]scalar.Expr, len(v.Args))
		for i, a := range v.Args {
			as[i] = x.split(a)
		}
		var call scalar.Expr
		if v.Op == scalar.Call {
			call = p.Call(v.Kernel, as...)
		} else {
			call = p.Apply(v.Func, as...)
		}
		if w := p.View(call); !expensive(w) || w.Coef.Float != 1 {
			return p.Mul(coef, call) // it has become something else
		}
		if v.Op == scalar.Call && v.Kernel.Cost == op.Cheap {
			return p.Mul(coef, call)
		}
		return p.Mul(coef, x.node(call))
	}
	return e
}

// node makes a call a node of its own, over the axes that its arguments have,
// and returns the argument that stands for it.
func (x *extraction) node(call scalar.Expr) scalar.Expr {
	p := x.b.g.Pool
	used := make([]bool, len(x.dims))
	sub := map[scalar.Var]scalar.Expr{}
	var args []*irNode
	var from []int
	for k := range x.args {
		if !p.Uses(call, p.ArgVar(k)) {
			continue
		}
		if k != len(args) {
			sub[p.ArgVar(k)] = p.Arg(len(args))
		}
		args = append(args, x.args[k])
		from = append(from, k)
		for _, a := range x.maps[k] {
			used[a] = true
		}
	}
	pos := make([]int, len(x.dims))
	var dims, along []int
	for a, u := range used {
		if u {
			pos[a] = len(dims)
			dims = append(dims, x.dims[a])
			along = append(along, a)
		}
	}
	maps := make([][]int, len(args))
	for i, k := range from {
		for _, a := range x.maps[k] {
			maps[i] = append(maps[i], pos[a])
		}
	}
	if len(sub) > 0 {
		call = p.Subst(call, scalar.NewSubstitution(sub))
	}
	n := x.b.elem(call, dims, args, maps)
	if v := n.fill; n.op == irFill {
		return p.Float(v)
	}
	for k := range x.args {
		if x.args[k] == n && slices.Equal(x.maps[k], along) {
			return p.Arg(k)
		}
	}
	x.args = append(x.args, n)
	x.maps = append(x.maps, along)
	return p.Arg(len(x.args) - 1)
}
