package naive

// Arithmetic of numbers with nilpotent units, by which derivatives of any order
// are exact.

import (
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// jet is a number in k nilpotent units: 2^k coefficients, one per set of units.
type jet []float64

func (e *evaluator) num(v float64) jet {
	j := make(jet, 1<<e.level)
	j[0] = v
	return j
}

// lift gives a jet of a lower level this level's length.
func (e *evaluator) lift(a jet) jet {
	if len(a) == 1<<e.level {
		return a
	}
	j := make(jet, 1<<e.level)
	copy(j, a)
	return j
}

func add(a, b jet) jet {
	r := make(jet, len(a))
	for i := range a {
		r[i] = a[i] + b[i]
	}
	return r
}

func scale(c float64, a jet) jet {
	r := make(jet, len(a))
	for i := range a {
		r[i] = c * a[i]
	}
	return r
}

func mul(a, b jet) jet {
	r := make(jet, len(a))
	for s := range r {
		for t := s; ; t = (t - 1) & s {
			r[s] += a[t] * b[s&^t]
			if t == 0 {
				break
			}
		}
	}
	return r
}

// nilpotent is a without its real part.
func nilpotent(a jet) jet {
	r := append(jet(nil), a...)
	r[0] = 0
	return r
}

func rcp(a jet) jet {
	n := scale(-1/a[0], nilpotent(a))
	r := make(jet, len(a))
	r[0] = 1 / a[0]
	p := append(jet(nil), r...)
	for s := 1; s < len(a); s <<= 1 {
		p = mul(p, n)
		r = add(r, p)
	}
	return r
}

func powInt(a jet, n int) jet {
	if n < 0 {
		return rcp(powInt(a, -n))
	}
	r := make(jet, len(a))
	r[0] = 1
	for range n {
		r = mul(r, a)
	}
	return r
}

// expr evaluates a scalar expression on jets.
func (e *evaluator) expr(x scalar.Expr, at func(scalar.Var) jet) jet {
	memo := map[int]jet{}
	var do func(x scalar.Expr) jet
	unit := func(v scalar.View) jet {
		switch v.Op {
		case scalar.One:
			return e.num(1)
		case scalar.Variable:
			return at(v.Var)
		case scalar.Constant:
			return e.num(v.Value)
		case scalar.Sum:
			r := e.num(0)
			for _, t := range v.Terms {
				r = add(r, do(t))
			}
			return r
		case scalar.Product:
			r := e.num(1)
			for _, f := range v.Factors {
				r = mul(r, powInt(do(f.Base), f.Exp))
			}
			return r
		case scalar.Call:
			args := make([]jet, len(v.Args))
			for i, a := range v.Args {
				args[i] = do(a)
			}
			return e.call(v.Kernel, args)
		}
		panic(fmt.Sprintf("naive: no rule for %v", v.Op))
	}
	do = func(x scalar.Expr) jet {
		if x.IsZero() {
			return e.num(0)
		}
		v := e.g.Pool.View(x)
		r, ok := memo[x.ID()]
		if !ok {
			r = unit(v)
			memo[x.ID()] = r
		}
		return scale(v.Coef.Float, r)
	}
	return do(x)
}

// call is the Taylor series of a kernel at the real parts of its arguments.
func (e *evaluator) call(k *op.Func, args []jet) jet {
	switch k.Name {
	case "select":
		if args[0][0] != 0 {
			return args[1]
		}
		return args[2]
	case "max", "min":
		if (args[0][0] >= args[1][0]) == (k.Name == "max") {
			return args[0]
		}
		return args[1]
	}
	p := e.g.Pool
	vs := make([]scalar.Expr, len(args))
	real := make([]float64, len(args))
	for i, a := range args {
		vs[i] = p.Arg(60 + i)
		real[i] = a[0]
	}
	at := func(v scalar.Var) float64 {
		for i := range vs {
			if p.ArgVar(60+i) == v {
				return real[i]
			}
		}
		panic("naive: free variable")
	}
	// sum over multi-indices in ascending order of arguments
	var sum func(d scalar.Expr, from, left int, c float64, prod jet) jet
	sum = func(d scalar.Expr, from, left int, c float64, prod jet) jet {
		r := scale(c*scalar.Eval(d, at), prod)
		if left == 0 {
			return r
		}
		for i := from; i < len(args); i++ {
			n := nilpotent(args[i])
			pr, cc, dd := prod, c, d
			for q := 1; q <= left; q++ {
				pr = mul(pr, n)
				if isZero(pr) {
					break
				}
				var err error
				if dd, err = p.Diff(dd, p.ArgVar(60+i)); err != nil {
					panic(err)
				}
				cc /= float64(q)
				r = add(r, sum(dd, i+1, left-q, cc, pr))
			}
		}
		return r
	}
	return sum(p.Call(k, vs...), 0, e.level, 1, e.num(1))
}

func isZero(a jet) bool {
	for _, v := range a {
		if v != 0 {
			return false
		}
	}
	return true
}
