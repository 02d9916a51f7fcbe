package scalar

// Reading expressions from outside: the parts of one, its variables, its size,
// decimal literals.

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/op"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Op is what kind of node a View shows.
type Op uint8

// The kinds of node. A number is a coefficient times One.
const (
	One      Op = iota
	Variable    // Var
	Constant    // Name: pi, e
	Sum         // Terms
	Product     // Factors
	Call        // Kernel, a function of package op, Args
	Apply       // Func, Args
)

// Factor is a base with an integer exponent; the base has coefficient 1.
type Factor struct {
	Base Expr
	Exp  int
}

// View is one level of an expression: Coef times what the rest says. Its
// slices must not be changed.
type View struct {
	Op      Op
	Coef    Coef
	Var     Var
	Name    string
	Value   float64 // of a constant
	Terms   []Expr
	Factors []Factor
	Kernel  *op.Func
	Func    *Func
	Args    []Expr
}

// View opens e; the number 0 is the coefficient 0 times One.
func (p *Pool) View(e Expr) View {
	if e.c == nil {
		return View{Coef: Coef{Den: 1}}
	}
	n := e.n
	v := View{Op: Op(n.op), Coef: *e.c, Var: n.v, Kernel: n.kern, Func: n.fn}
	switch n.op {
	case opConst:
		v.Name, v.Value = p.constName(n), n.real
	case opSum:
		v.Terms = n.args
	case opProd:
		v.Factors = make([]Factor, len(n.facs))
		for i, f := range n.facs {
			v.Factors[i] = Factor{p.unit(f.n), int(f.exp)}
		}
	case opCall, opApply:
		v.Args = n.args
	}
	return v
}

// ID numbers the node under e, which all multiples of it share; it is dense
// within the pool, and −1 for the number 0.
func (e Expr) ID() int {
	if e.n == nil {
		return -1
	}
	return int(e.n.id)
}

// Op is the kind of node under e.
func (e Expr) Op() Op {
	if e.n == nil {
		return One
	}
	return Op(e.n.op)
}

// IsNumber reports a coefficient alone.
func (e Expr) IsNumber() bool { return e.c == nil || e.n.op == opOne }

// Coef is the coefficient of e, rounded.
func (e Expr) Coef() float64 {
	if e.c == nil {
		return 0
	}
	return e.c.Float
}

// WholeCoef reports that the coefficient of e is a whole number.
func (e Expr) WholeCoef() bool {
	return e.c == nil || e.c.Den == 1 || e.c.Big != nil && e.c.Big.IsInt()
}

// CoefTimes is the coefficient of e times a power of two, rounded once, and whether
// that is a whole number.
func (e Expr) CoefTimes(exp int) (c float64, whole bool) {
	switch {
	case exp == 0:
		return e.Coef(), e.WholeCoef()
	case e.c == nil:
		return 0, true
	case !e.c.Exact():
		return math.Ldexp(e.c.Float, exp), false
	}
	two := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(max(exp, -exp))))
	if exp < 0 {
		two.Inv(two)
	}
	q := two.Mul(two, e.c.rat())
	c, _ = q.Float64()
	return c, q.IsInt()
}

// CoefBits is about the binary logarithm of the coefficient of e, which is not 0.
func (e Expr) CoefBits() int {
	if e.c.Big != nil {
		return e.c.Big.Num().BitLen() - e.c.Big.Denom().BitLen()
	}
	_, exp := math.Frexp(e.c.Float)
	return exp - 1
}

// Coefficient is the coefficient of e as an expression, exactly.
func (p *Pool) Coefficient(e Expr) Expr { return p.num(e.c) }

// AsVar is the variable that e is, when it is one.
func (e Expr) AsVar() (Var, bool) {
	if e.c == nil || e.n.op != opVar || e.c.Num != 1 || e.c.Den != 1 {
		return Var{}, false
	}
	return e.n.v, true
}

// IsOne reports whether e is the number 1 itself.
func (e Expr) IsOne() bool { return e.c != nil && e.n.op == opOne && e.c.Num == 1 && e.c.Den == 1 }

// Positive reports that e is known to be above 0 wherever it is defined.
func (e Expr) Positive() bool { return e.positive() }

// NonNegative reports that e is known never to be below 0.
func (e Expr) NonNegative() bool { return e.nonNegative() }

// Decimal is the exact rational a decimal literal stands for: "0.1", "1e-3";
// false when it has more than number.MaxDigits digits.
func (p *Pool) Decimal(text string) (Expr, bool) {
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		if k, err := strconv.Atoi(text[i+1:]); err != nil || max(k, -k) > number.MaxDigits {
			return Expr{}, false
		}
	}
	if len(text) <= 18 && text[0] != '0' && strings.Trim(text, "0123456789") == "" { // a whole number that fits
		p.meter.Steps(1)
		n, _ := strconv.ParseInt(text, 10, 64)
		return Expr{c: p.co.int(n), n: p.one}, true
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok || r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits {
		return Expr{}, false
	}
	if r.Sign() == 0 {
		return Expr{}, true
	}
	c := p.co.big(r)
	switch {
	case p.shapes:
		c = p.co.asDecimal(c)
	case c.Den > 1:
		p.writtenDecimal(c)
	}
	return Expr{c: c, n: p.one}, true
}

// writtenDecimal remembers that somebody wrote c as a decimal.
func (p *Pool) writtenDecimal(c *Coef) {
	if p.decimal == nil {
		p.decimal = map[*Coef]bool{}
	}
	p.decimals, p.decimal[c] = true, true
	if c.Float < 0 {
		p.decimal[p.co.neg(c)] = true
	}
}

// walk visits every node under es once, parts before wholes.
func (p *Pool) walk(es []Expr, visit func(*node)) {
	seen := map[*node]bool{}
	var stack []*node
	for _, e := range es {
		if e.d != nil {
			stack = append(stack, e.d.calls...)
		}
		if e.n != nil {
			stack = append(stack, e.n)
		}
		for len(stack) > 0 {
			n := stack[len(stack)-1]
			if done, ok := seen[n]; ok {
				stack = stack[:len(stack)-1]
				if !done {
					seen[n] = true
					p.meter.Steps(1 + len(n.args) + len(n.facs))
					visit(n)
				}
				continue
			}
			seen[n] = false
			for _, a := range n.args {
				if a.c != nil {
					if _, ok := seen[a.n]; !ok {
						stack = append(stack, a.n)
					}
				}
			}
			for _, f := range n.facs {
				if _, ok := seen[f.n]; !ok {
					stack = append(stack, f.n)
				}
			}
		}
	}
}

// Walk visits every part of es once, parts before wholes, each with the
// coefficient 1.
func (p *Pool) Walk(es []Expr, visit func(Expr)) {
	p.walk(es, func(n *node) { visit(p.unit(n)) })
}

// Vars are the variables in es, by id.
func (p *Pool) Vars(es ...Expr) []Var {
	var vs []Var
	p.walk(es, func(n *node) {
		if n.op == opVar {
			vs = append(vs, n.v)
		}
	})
	slices.SortFunc(vs, func(a, b Var) int { return int(a.ID) - int(b.ID) })
	return vs
}

// Uses reports whether v occurs in e.
func (p *Pool) Uses(e Expr, v Var) bool {
	if e.d == nil && (e.c == nil || e.n.vars&varBit(v) == 0) {
		return false
	}
	return slices.Contains(p.Vars(e), v)
}

// Size is the number of distinct nodes under es.
func (p *Pool) Size(es ...Expr) int {
	k := 0
	p.walk(es, func(*node) { k++ })
	return k
}

// Len is the number of nodes in the pool.
func (p *Pool) Len() int { return len(p.nodes) }

// entryBytes is about what an expression takes, with its coefficients, its lists and
// its places in the tables.
const entryBytes = 480

// bareBytes is that without coefficients and lists, which the meter is asked for where they are made.
const bareBytes = 320

// Bytes is about how many bytes the pool takes.
func (p *Pool) Bytes() int64 { return entryBytes * int64(len(p.nodes)+len(p.vars)) }

// Content is a hash of an expression of a pool of shapes, the same in every one.
func (e Expr) Content() uint64 {
	if e.c == nil {
		return 0
	}
	return mix64(e.n.ord ^ mix64(uint64(e.c.Mod)) ^ uint64(boolInt(e.c.plain != nil)))
}
