package scalar

// Open functions: without a body, smooth, and otherwise unknown.

import (
	"slices"
	"strings"
	"sync"
)

// Open is a function that stays open. Its partial derivatives are functions of the
// same arguments, one for each multi-index, whatever the order they were taken in.
type Open struct {
	Name   string
	Params []string // as they were declared
	Of     any      // what the function is to whoever declared it
	Place  int      // among those that are declared
	// Part and PartTeX are written behind the call, of a component of a field with slots:
	// A(t, x)[t], A_{t}.
	Part, PartTeX string

	mu    sync.Mutex
	funcs map[string]*Func // by how often each argument is differentiated by
	conds []OpenCondition
	inst  *instance
}

// OpenCondition says that Low is below High, or where Strict is not set no more than
// that, at all arguments: both are expressions of the pool From, in which arguments are
// the only variables.
type OpenCondition struct {
	From      *Pool
	Low, High Expr
	Strict    bool
}

// Assume states a condition of the function, before it is called.
func (o *Open) Assume(c OpenCondition) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.conds, o.inst = append(o.conds, c), nil // conditions before it had an instance of their own
}

// Conditioned reports that something is known of the function's values.
func (o *Open) Conditioned() bool { return len(o.conds) > 0 }

// Constrains reports a condition that speaks of the derivative of these orders, or of one
// beyond it: other values of the function and its derivatives are free at each point.
func (o *Open) Constrains(orders []int) bool {
	found := false
	for _, c := range o.Conditions() {
		c.From.Walk([]Expr{c.Low, c.High}, func(e Expr) {
			v := c.From.View(e)
			if v.Op != Apply || v.Func.Open != o {
				return
			}
			beyond := true
			for k, n := range v.Func.Orders {
				beyond = beyond && n >= orders[k]
			}
			found = found || beyond
		})
	}
	return found
}

// Conditions are those that were stated.
func (o *Open) Conditions() []OpenCondition {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.conds)
}

// assumeOf tells the pool the conditions of an open function at the arguments of a call.
func (p *Pool) assumeOf(o *Open, args []Expr) {
	for _, c := range o.conds {
		if c.From == p || len(p.facts) >= maxFacts {
			continue
		}
		by := map[Var]Expr{}
		for k, a := range args {
			by[c.From.ArgVar(k)] = a
		}
		low := p.Subst(c.Low, NewSubstitution(by).From(c.From))
		high := p.Subst(c.High, NewSubstitution(by).From(c.From))
		p.AssumeAlways(low, high, c.Strict)
	}
}

// NewOpen is an open function of so many arguments as it has parameters.
func NewOpen(name string, params []string) *Open {
	return &Open{Name: name, Params: params, funcs: map[string]*Func{}}
}

// Head is the function as it was declared: a(t).
func (o *Open) Head() string { return o.Name + "(" + strings.Join(o.Params, ", ") + ")" + o.Part }

// Func is the derivative of these orders by each argument: all 0 is the function.
func (o *Open) Func(orders []int) *Func {
	o.mu.Lock()
	defer o.mu.Unlock()
	var key strings.Builder
	for _, n := range orders {
		key.WriteRune(rune(n))
	}
	if f := o.funcs[key.String()]; f != nil {
		return f
	}
	orders = slices.Clone(orders)
	f := &Func{Name: o.written(orders) + o.Part, Arity: len(o.Params), Open: o, Orders: orders}
	f.Deriv = func(p *Pool, args []Expr, k int) (Expr, error) {
		next := slices.Clone(orders)
		next[k]++
		return p.Apply(o.Func(next), args...), nil
	}
	o.funcs[key.String()] = f
	return f
}

// written is a derivative's name in print: a” of one parameter, V'[r,t] of several.
func (o *Open) written(orders []int) string {
	if len(orders) == 1 {
		return o.Name + strings.Repeat("'", orders[0])
	}
	var by []string
	for k, n := range orders {
		for range n {
			by = append(by, o.Params[k])
		}
	}
	if len(by) == 0 {
		return o.Name
	}
	return o.Name + "'[" + strings.Join(by, ",") + "]"
}

// CallsHost reports that a function of a host is called, or an open one.
func (e Expr) CallsHost() bool { return e.n != nil && e.n.vars&hostBit != 0 }

// Opens are the open functions that an expression calls, in the order in which they
// are met.
func (e Expr) Opens() (out []*Open) {
	if e.n == nil || e.n.vars&hostBit == 0 {
		return nil
	}
	seen := map[*node]bool{}
	stack := []*node{e.n}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n.vars&hostBit == 0 || seen[n] {
			continue
		}
		seen[n] = true
		if n.op == opApply && n.fn.Open != nil && !slices.Contains(out, n.fn.Open) {
			out = append(out, n.fn.Open)
		}
		for _, a := range n.args {
			if a.n != nil {
				stack = append(stack, a.n)
			}
		}
		for _, f := range n.facs {
			stack = append(stack, f.n)
		}
	}
	return out
}

// openTeX is the call of an open function or a derivative of one in LaTeX: dots for
// derivatives by time, primes for those of one argument, and \partial of several. Bare,
// it stands without its arguments.
func (f *Func) openTeX(args []piece, bare bool) tex {
	name, n := latexName(f.Open.Name)+f.Open.PartTeX, order(f.Orders)
	in := texBrackets(latexList(args))
	if bare {
		in = ""
	}
	switch {
	case n == 0:
	case len(args) > 1:
		var by string
		for k, times := range f.Orders {
			if times > 0 {
				by += `\partial_{` + latexName(f.Open.Params[k]) + "}"
			}
			if times > 1 {
				by += "^{" + itoa(times) + "}"
			}
		}
		t := tex{text: texJoin(by+" "+name, in), power: true}
		if bare { // what follows is not differentiated
			t.closed = `\left(` + t.text + `\right)`
		}
		return t
	case n <= 3 && args[0].text == "t":
		name = `\` + strings.Repeat("d", n) + "ot{" + latexName(f.Open.Name) + "}" + f.Open.PartTeX
	case n <= 3 && f.Open.PartTeX == "":
		name += strings.Repeat("'", n)
	case n <= 3:
		name = `\left(` + name + `\right)` + strings.Repeat("'", n)
	default:
		name += "^{(" + itoa(n) + ")}"
		return tex{text: texJoin(name, in), power: true}
	}
	if bare {
		return tex{text: name, power: n > 0 && strings.HasSuffix(name, "'")}
	}
	return prefixed(name, in)
}
