package scalar

// Form is what an expression is, up to its coefficient.
type Form uint8

// The forms. A number is its coefficient alone.
const (
	FormNumber Form = iota
	FormVar         // Variable
	FormConst       // pi or e: ConstName
	FormSum         // Terms
	FormProd        // Factors
	FormCall        // Kernel of Args
	FormApply       // Func of Args
)

// Form tells how to read the expression. For evaluators that walk expressions
// by themselves; building and printing have better ways.
func (e Expr) Form() Form {
	if e.c == nil {
		return FormNumber
	}
	return Form(e.n.op)
}

// Coef is the expression's coefficient, nil for the number 0.
func (e Expr) Coef() *Coef { return e.c }

// NodeID numbers the expression without its coefficient: equal for expressions
// that differ by a factor only, dense within the pool, larger than the NodeIDs
// of its parts.
func (e Expr) NodeID() int {
	if e.c == nil {
		return 0
	}
	return int(e.n.id)
}

// Terms are the terms of a sum (times the coefficient). Not to be changed.
func (e Expr) Terms() []Expr { return e.n.args }

// Args are the arguments of a call or application. Not to be changed.
func (e Expr) Args() []Expr { return e.n.args }

// Kernel is the function of a call.
func (e Expr) Kernel() *Kernel { return e.n.kern }

// Func is the host's function of an application.
func (e Expr) Func() *Func { return e.n.fn }

// Variable is the variable of a FormVar.
func (e Expr) Variable() Var { return e.n.v }

// ConstName is "pi" or "e".
func (e Expr) ConstName() string { return e.n.name }

// Factors visits the bases and integer exponents of a product.
func (p *Pool) Factors(e Expr, visit func(base Expr, exp int)) {
	for _, f := range e.n.facs {
		visit(p.unit(f.n), int(f.exp))
	}
}
