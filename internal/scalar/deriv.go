package scalar

// Symbolic differentiation: the product rule and the chain rule.

import (
	"errors"
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Derivation is a linear map with the product and chain rule, fixed by its
// values on variables; it remembers the derivatives it has taken.
type Derivation struct {
	of     func(Var) Expr
	memo   map[*node]Expr
	active uint64 // variables that may have a derivative, modulo 63
}

// NewDerivation gives the derivation with these values on variables.
func NewDerivation(of func(Var) Expr) *Derivation {
	return &Derivation{of: of, memo: map[*node]Expr{}, active: ^uint64(0)}
}

// Partial is the derivation ∂/∂v.
func (p *Pool) Partial(v Var) *Derivation {
	one := p.Int(1)
	d := NewDerivation(func(w Var) Expr {
		if w == v {
			return one
		}
		return Expr{}
	})
	d.active = varBit(v)
	return d
}

// Diff is ∂e/∂v.
func (p *Pool) Diff(e Expr, v Var) (Expr, error) { return p.Deriv(e, p.Partial(v)) }

// Deriv applies a derivation.
func (p *Pool) Deriv(e Expr, d *Derivation) (Expr, error) {
	switch {
	case e.c == nil:
		return Expr{}, nil
	case e.n.undef:
		return e, nil // what has no value has no derivative, not even 0
	case e.n.vars&^hostBit&d.active == 0:
		return Expr{}, nil
	}
	for _, n := range deepOrder(e.n, known(d.memo)) {
		if _, err := p.derivNode(n, d); err != nil {
			return Expr{}, err
		}
	}
	r, err := p.derivNode(e.n, d)
	if err != nil || r.c == nil {
		return Expr{}, err
	}
	return p.within(p.scaled(e.c, r), p.join(p.domainOf(e), p.domainOf(r))), nil
}

func (p *Pool) derivNode(n *node, d *Derivation) (Expr, error) {
	if n.undef {
		return p.unit(n), nil
	}
	if n.vars&^hostBit&d.active == 0 {
		return Expr{}, nil
	}
	if n.op == opVar {
		return d.of(n.v), nil
	}
	if r, ok := d.memo[n]; ok {
		return r, nil
	}
	var terms [16]Expr
	t := terms[:0]
	// Building may give n itself a simpler shape (see improve): the one that
	// was begun with is gone through to the end.
	self := n
	shape := *n
	n = &shape
	switch n.op {
	case opSum:
		for _, x := range n.args {
			dx, err := p.derivNode(x.n, d)
			if err != nil {
				return Expr{}, err
			}
			if dx.c != nil {
				t = append(t, p.scaled(x.c, dx))
			}
		}
	case opProd:
		for i, f := range n.facs {
			df, err := p.derivNode(f.n, d)
			if err != nil {
				return Expr{}, err
			}
			if df.c == nil {
				continue
			}
			mark := len(p.fscratch)
			for j, g := range n.facs {
				if j == i {
					g.exp--
				}
				p.fscratch = append(p.fscratch, g)
			}
			c := p.co.mul(p.co.int(int64(f.exp)), p.appendFactors(df.c, df.n, 1))
			t = append(t, p.product(c, mark))
			p.fscratch = p.fscratch[:mark]
		}
	case opCall, opApply:
		var diffs [4]Expr
		da := diffs[:0]
		any := false
		for _, a := range n.args {
			var x Expr
			if a.c != nil {
				y, err := p.derivNode(a.n, d)
				if err != nil {
					return Expr{}, err
				}
				x = p.scaled(a.c, y)
				any = any || x.c != nil
			}
			da = append(da, p.derivArg(n, a, x))
		}
		if !any {
			break
		}
		if n.op == opCall {
			if choice, ok := n.kern.Derivative.(op.Choice); ok {
				// A branch not taken must not spoil the derivative.
				t = append(t, p.Call(fnSelect, p.term(choice.If, Expr{}, n.args...), da[choice.Then], da[choice.Else]))
				break
			}
		}
		for k, x := range da {
			if x.c == nil {
				continue
			}
			var f Expr
			var err error
			if n.op == opCall {
				f, err = p.kernelDeriv(self, n, k)
			} else if n.fn.Deriv == nil {
				err = fmt.Errorf("%s has no derivative", n.fn.Name)
			} else {
				f, err = n.fn.Deriv(p, n.args, k)
			}
			if err != nil {
				return Expr{}, err
			}
			t = append(t, p.Mul(f, x))
		}
	}
	r := p.Add(t...)
	d.memo[self] = r
	return r, nil
}

// derivArg is the derivative dx of an argument of n: a branch has one where it has a
// value.
func (p *Pool) derivArg(n *node, arg, dx Expr) Expr {
	if n.op != opCall || n.kern != fnSelect {
		return dx
	}
	return p.within(dx.alone(), p.join(p.domainOf(dx), p.domainOf(arg)))
}

// kernelDeriv is the partial derivative of a call by its k-th argument; n is
// the node's shape.
func (p *Pool) kernelDeriv(node, n *node, k int) (Expr, error) {
	d := n.kern.Derivative.(op.Partials)[k]
	if d.IsNone() {
		return Expr{}, errors.New(d.Name)
	}
	return op.Eval(d, (*terms)(p), p.unit(node), n.args)
}
