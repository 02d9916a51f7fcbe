package scalar

// Formulas of the function table as expressions, functions of the host, and
// which functions are roots.

import "github.com/seed2d4d80ff/geo/internal/op"

// The functions that the pool has identities of its own for, beyond what their
// rows say: powers and their inverses, what branches, the points of the circle
// and the hyperbola.
var (
	fnSin = op.Named("sin")
	fnCos = op.Named("cos")
	fnTan = op.Named("tan")

	fnExp  = op.Named("exp")
	fnSinh = op.Named("sinh")
	fnCosh = op.Named("cosh")
	fnTanh = op.Named("tanh")

	fnLog   = op.Named("log")
	fnPow   = op.Named("pow")
	fnRcp   = op.Named("rcp")
	fnAbs   = op.Named("abs")
	fnSign  = op.Named("sign")
	fnAtan  = op.Named("atan")
	fnAtan2 = op.Named("atan2")

	fnGamma   = op.Named("gamma")
	fnFloor   = op.Named("floor")
	fnHypot   = op.Named("hypot")
	fnCbrt    = op.Named("cbrt")
	fnMod     = op.Named("mod")
	fnLambert = op.Named("lambertw")
	fnLog2    = op.Named("log2")
	fnLog10   = op.Named("log10")

	fnRelu   = op.Named("relu")
	fnStep   = op.Named("step")
	fnMin    = op.Named("min")
	fnMax    = op.Named("max")
	fnLess   = op.Named("less")
	fnLessEq = op.Named("lesseq")
	fnEq     = op.Named("eq")
	fnSelect = op.Named("select")
	fnWhere  = op.Named("where")

	fnBelow    = op.Named("below")
	fnNotAbove = op.Named("notabove")
)

// terms reads the formulas of rows as expressions.
type terms Pool

func (t *terms) Number(num, den int64) Expr { return (*Pool)(t).Ratio(num, den) }

func (t *terms) Constant(c op.Constant) (Expr, error) {
	p := (*Pool)(t)
	switch c {
	case op.Pi:
		return p.Pi(), nil
	case op.E:
		return p.E(), nil
	}
	return p.Mul(p.Int(2), p.Rcp(p.Sqrt(p.Pi()))), nil // op.TwoOverRootPi
}

func (t *terms) Sum(a []Expr) Expr { return (*Pool)(t).Add(a...) }

func (t *terms) Product(a []Expr) Expr {
	p := (*Pool)(t)
	if len(a) == 2 && a[0].c != nil && a[0].n == p.one {
		return p.scaled(a[0].c, a[1])
	}
	return p.Mul(a...)
}

func (t *terms) Power(a Expr, n int) (Expr, error) { return (*Pool)(t).PowInt(a, n), nil }

func (t *terms) Call(f *op.Func, a []Expr) (Expr, error) { return (*Pool)(t).Call(f, a...), nil }

// term reads a formula of a function's row at its value and arguments.
func (p *Pool) term(t *op.Term, self Expr, args ...Expr) Expr {
	e, _ := op.Eval(t, (*terms)(p), self, args) // expressions have no errors
	return e
}

// Term reads a formula of a function's row in its value alone.
func (p *Pool) Term(t *op.Term, value Expr) Expr { return p.term(t, value) }

// TermOf reads a formula in arguments alone.
func (p *Pool) TermOf(t *op.Term, args ...Expr) Expr { return p.term(t, Expr{}, args...) }

// isCall gives the argument of a call of the function.
func (n *node) isCall(f *op.Func) (Expr, bool) {
	if n.op == opCall && n.kern == f {
		return n.args[0], true
	}
	return Expr{}, false
}

// generates reports a call that enters normal forms in that way.
func (n *node) generates(k op.GeneratorKind) bool {
	return n.op == opCall && n.kern.Generator.Kind == k
}

// isRoot gives the radicand of a root.
func (n *node) isRoot() (Expr, bool) {
	if n.generates(op.Radical) {
		return n.args[0], true
	}
	return Expr{}, false
}

// degree is that of a root.
func (n *node) degree() int { return n.kern.Generator.Degree }
