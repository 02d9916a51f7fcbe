package scalar

// An open function's instance: one function that keeps its conditions, where formulas are told apart.

import (
	"hash/fnv"
	"math"
	"sync"
)

// instance stands for an open function where formulas are told apart: what holds of all
// functions holds of it, so that a difference there refutes an identity. Nothing else is
// said by its values.
type instance struct {
	pool *Pool
	expr Expr // of its arguments; neither changes, so that others may read them

	mu      sync.Mutex
	work    *Pool            // where its derivatives and the conditions are made
	own     Expr             // expr there
	probes  map[*Func]*Probe // of its derivatives
	checked bool             // the conditions are prepared
	sides   []*Probe         // of the conditions, low and high
	strict  []bool
}

// instanceWaves is how many waves an instance is a sum of, in all arguments: its
// derivatives of every order are known and differ.
const instanceWaves = 3

// instanceOf makes the instance when it is asked for first. It rests on those of functions
// that were declared before.
func (o *Open) instanceOf() *instance {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.inst != nil {
		return o.inst
	}
	p := NewPool(1)
	in := &instance{pool: p, probes: map[*Func]*Probe{}}
	h := fnv.New64a()
	_, _ = h.Write([]byte(o.Name)) // a hash's Write never fails
	r := rng(h.Sum64())
	var waves []Expr
	for range instanceWaves {
		phase := []Expr{p.Float(2 * math.Pi * r.float())}
		amplitude := p.Float(0.05 + 0.08*r.float())
		for k := range o.Params {
			phase = append(phase, p.Mul(p.Float(0.4+1.2*r.float()), p.Arg(k)))
		}
		waves = append(waves, p.Mul(amplitude, p.Call(fnSin, p.Add(phase...))))
	}
	wave := p.Add(append(waves, p.Ratio(1, 2))...) // between 0.1 and 0.9
	low, high := o.bounds(p)
	switch {
	case low != nil && high != nil:
		in.expr = p.Add(*low, p.Mul(p.Sub(*high, *low), wave))
	case low != nil:
		in.expr = p.Add(*low, p.Mul(p.Int(3), wave))
	case high != nil:
		in.expr = p.Sub(*high, p.Mul(p.Int(3), wave))
	default:
		in.expr = p.Add(p.Int(2), p.Mul(p.Int(3), wave))
	}
	in.work = NewPool(1)
	in.own = in.work.Import(in.expr, p)
	o.inst = in
	return in
}

// check prepares the conditions, of the instance and those of the others.
func (in *instance) check(o *Open) {
	if in.checked {
		return
	}
	in.checked = true
	for _, c := range o.conds {
		in.sides = append(in.sides, in.work.Probe(o.instantiated(in, c.Low, c.From), o.instantiated(in, c.High, c.From)))
		in.strict = append(in.strict, c.Strict)
	}
}

// bounds are what conditions that are linear in the function itself bound it by.
func (o *Open) bounds(p *Pool) (low, high *Expr) {
	for _, c := range o.conds {
		from := c.From
		var factor *Coef
		var rest []Expr
		ok := true
		linear(from.Sub(c.High, c.Low), from, func(k *Coef, n *node) {
			switch {
			case n.op == opApply && n.fn.Open == o && order(n.fn.Orders) == 0 && factor == nil:
				factor = k
			case !o.before(Expr{c: k, n: n}):
				ok = false
			default:
				rest = append(rest, from.scaled(k, from.unit(n)))
			}
		})
		if !ok || factor == nil {
			continue
		}
		at := from.Mul(from.Add(rest...), from.num(from.co.neg(from.co.inv(factor))))
		sub := NewSubstitution(o.arguments(p, from)).From(from)
		sub.Apply = func(p *Pool, f *Func, args []Expr) (Expr, bool) { return p.instanceAt(f, args) }
		bound := p.Subst(at, sub)
		if end := &low; factor.Float < 0 {
			end = &high
			*end = &bound
		} else {
			*end = &bound
		}
	}
	return low, high
}

// before reports that an expression calls functions only that were declared before o,
// whose instances do not rest on that of o.
func (o *Open) before(e Expr) bool {
	for _, other := range e.Opens() {
		if other.Place >= o.Place {
			return false
		}
	}
	return true
}

// arguments are those of another pool in p.
func (o *Open) arguments(p, from *Pool) map[Var]Expr {
	by := map[Var]Expr{}
	for k := range o.Params {
		by[from.ArgVar(k)] = p.Arg(k)
	}
	return by
}

// instantiated is a side of a condition with instances in the places of all functions.
func (o *Open) instantiated(in *instance, e Expr, from *Pool) Expr {
	s := NewSubstitution(o.arguments(in.work, from)).From(from)
	s.Apply = func(p *Pool, f *Func, args []Expr) (Expr, bool) {
		if f.Open == o {
			return p.at(in.own, f.Orders, args)
		}
		return p.instanceAt(f, args)
	}
	return in.work.Subst(e, s)
}

// instanceAt is the instance of another function's derivative, as an expression of this pool.
func (p *Pool) instanceAt(f *Func, args []Expr) (Expr, bool) {
	in := f.Open.instanceOf()
	return p.at(p.Import(in.expr, in.pool), f.Orders, args)
}

// at is the derivative of an expression of arguments, at other ones.
func (p *Pool) at(e Expr, orders []int, args []Expr) (Expr, bool) {
	d, err := p.derivativeOf(e, orders)
	if err != nil {
		return Expr{}, false
	}
	by := map[Var]Expr{}
	for k, a := range args {
		by[p.ArgVar(k)] = a
	}
	return p.Subst(d, NewSubstitution(by)), true
}

func (p *Pool) derivativeOf(e Expr, orders []int) (Expr, error) {
	for k, n := range orders {
		for range n {
			var err error
			if e, err = p.Diff(e, p.ArgVar(k)); err != nil {
				return e, err
			}
		}
	}
	return e, nil
}

func order(orders []int) (sum int) {
	for _, n := range orders {
		sum += n
	}
	return sum
}

// instance is the value of an instance's derivative at args, and a bound of its error;
// none where the instance does not keep the function's conditions.
func (f *Func) instance(args []float64) (v, err float64) {
	in := f.Open.instanceOf()
	in.mu.Lock()
	defer in.mu.Unlock()
	in.check(f.Open)
	q := in.probes[f]
	if q == nil {
		d, no := in.work.derivativeOf(in.own, f.Orders)
		if no != nil {
			return math.NaN(), math.NaN()
		}
		q = in.work.Probe(d)
		in.probes[f] = q
	}
	for k := range args {
		in.work.ArgVar(k)
	}
	at := make([]float64, in.work.NumVars())
	for k, x := range args {
		at[in.work.ArgVar(k).ID] = x
	}
	for i, side := range in.sides {
		s := side.sampled(at)
		if less := s[1].Value - s[0].Value; !(less > s[0].Err+s[1].Err) && !(less >= 0 && !in.strict[i]) {
			return math.NaN(), math.NaN()
		}
	}
	x := q.sampled(at)[0]
	return x.Value, x.Err
}
