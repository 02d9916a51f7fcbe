package scalar

// Absolute values whose argument has a sign, which its normal form shows: of what was composed and not simplified.

// maxSigned bounds the absolute values that are looked at, and signedSteps the work for each.
const (
	maxSigned   = 64
	signedSteps = 20_000
)

// Signed is es without absolute values of what has one sign: abs(1 - u^2 - v^2) is u^2 + v^2 - 1 or its negative where u and v
// are such that the normal form, as -8 y/((y + 2)^2 + x^2), shows which. Values stay what they are.
func (p *Pool) Signed(es []Expr) []Expr {
	known := map[*node]Expr{}
	looked := 0
	p.walk(es, func(n *node) {
		if n.op != opCall || n.kern != fnAbs || n.args[0].n.op != opSum && n.args[0].n.op != opProd {
			return
		}
		if looked++; looked > maxSigned {
			return
		}
		form, ok := p.NormalAll(Budget{Steps: signedSteps}, n.args[0])
		if !ok {
			return
		}
		if r := p.Call(fnAbs, form[0].alone()); r.n.op != opCall || r.n.kern != fnAbs {
			known[n] = r
		}
	})
	if len(known) == 0 {
		return es
	}
	s := NewSubstitution(nil)
	s.everywhere, s.memo = true, known
	out := make([]Expr, len(es))
	for i, e := range es {
		out[i] = p.Subst(e, s)
	}
	return out
}
