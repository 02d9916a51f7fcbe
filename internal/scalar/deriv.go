package scalar

import "fmt"

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
	if e.c == nil {
		return e, nil
	}
	for _, n := range deepOrder(e.n) {
		if _, err := p.derivNode(n, d); err != nil {
			return Expr{}, err
		}
	}
	r, err := p.derivNode(e.n, d)
	return p.scaled(e.c, r), err
}

func (p *Pool) derivNode(n *node, d *Derivation) (Expr, error) {
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
			da = append(da, x)
		}
		if !any {
			break
		}
		if n.op == opCall && n.kern.branches() {
			t = append(t, p.branchDeriv(n, da))
			break
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

// branches reports that the kernel chooses one of its arguments, whose
// derivative it then chooses too: a branch not taken must not spoil it.
func (k *Kernel) branches() bool { return k.id == kSelect || k.id == kMin || k.id == kMax }

func (p *Pool) branchDeriv(n *node, da []Expr) Expr {
	sel := KernelByName("select")
	switch n.kern.id {
	case kMin:
		return p.Call(sel, p.Call(kernelOf(kLessEq), n.args[0], n.args[1]), da[0], da[1])
	case kMax:
		return p.Call(sel, p.Call(kernelOf(kLessEq), n.args[1], n.args[0]), da[0], da[1])
	}
	return p.Call(sel, n.args[0], da[1], da[2])
}

// kernelDeriv is the partial derivative of a call by its k-th argument; n is
// the node's shape.
func (p *Pool) kernelDeriv(node, n *node, k int) (Expr, error) {
	self, u := p.unit(node), n.args[0]
	one := p.Int(1)
	call := func(id kernelID, a ...Expr) Expr { return p.Call(kernelOf(id), a...) }
	sq := func(e Expr) Expr { return p.PowInt(e, 2) }
	switch n.kern.id {
	case kSin:
		return call(kCos, u), nil
	case kCos:
		return p.Neg(call(kSin, u)), nil
	case kTan:
		return p.Add(one, sq(self)), nil
	case kAsin:
		return p.Rcp(p.Sqrt(p.Sub(one, sq(u)))), nil
	case kAcos:
		return p.Neg(p.Rcp(p.Sqrt(p.Sub(one, sq(u))))), nil
	case kAtan:
		return p.Rcp(p.Add(one, sq(u))), nil
	case kAtan2:
		y, x := n.args[0], n.args[1]
		r2 := p.Add(sq(x), sq(y))
		if k == 0 {
			return p.Div(x, r2), nil
		}
		return p.Neg(p.Div(y, r2)), nil
	case kSinh:
		return call(kCosh, u), nil
	case kCosh:
		return call(kSinh, u), nil
	case kTanh:
		return p.Sub(one, sq(self)), nil
	case kExp:
		return self, nil
	case kLog:
		return p.Rcp(u), nil
	case kRoot:
		return p.Scale(1, int64(n.kern.degree), p.Div(self, u)), nil
	case kAbs:
		return call(kSign, u), nil
	case kSign, kStep, kLess, kLessEq, kEq:
		return Expr{}, nil
	case kFloor: // 0 almost everywhere would hide the jumps
		return Expr{}, fmt.Errorf("floor is not differentiable")
	case kErf: // 2/√π e^(−u²)
		return p.Mul(p.Int(2), p.Rcp(p.Sqrt(p.Pi())), call(kExp, p.Neg(sq(u)))), nil
	case kGamma:
		return p.Mul(self, call(kDigamma, u)), nil
	case kLgamma:
		return call(kDigamma, u), nil
	case kDigamma:
		return call(kTrigamma, u), nil
	case kTrigamma:
		return call(kPolygamma, p.Int(2), u), nil
	case kPolygamma:
		if k == 0 {
			return Expr{}, fmt.Errorf("polygamma has no derivative by its order")
		}
		return call(kPolygamma, p.Add(n.args[0], one), n.args[1]), nil
	case kRelu:
		return call(kStep, u), nil
	case kSoftplus:
		return call(kSigmoid, u), nil
	case kSigmoid:
		return p.Mul(self, p.Sub(one, self)), nil
	case kPow:
		a, b := n.args[0], n.args[1]
		if k == 0 {
			return p.Mul(b, p.Pow(a, p.Sub(b, one))), nil
		}
		return p.Mul(self, call(kLog, a)), nil
	case kRcp:
		return p.Neg(sq(self)), nil
	}
	return Expr{}, fmt.Errorf("%s has no derivative", n.kern.Name)
}
