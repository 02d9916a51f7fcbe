package scalar

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// formatFloat is the shortest decimal, 1e-7 rather than 1e-07.
func formatFloat(v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if i := strings.IndexByte(s, 'e'); i >= 0 {
		e := strings.TrimPrefix(s[i+1:], "+")
		if strings.HasPrefix(e, "-") {
			return s[:i] + "e-" + strings.TrimLeft(e[1:], "0")
		}
		return s[:i] + "e" + strings.TrimLeft(e, "0")
	}
	return s
}

// asDecimal writes n/d, d > 1, as the decimal that somebody wrote: where a
// program has decimals, fractions of tenths, hundredths, … are decimals, and
// halves and quarters only when they were written so, for geometry makes those
// by itself.
func (p *Pool) asDecimal(n, d int64) (string, bool) {
	if !p.decimals || d <= 1 {
		return "", false
	}
	twos, fives := 0, 0
	r := d
	for ; r%2 == 0; r /= 2 {
		twos++
	}
	for ; r%5 == 0; r /= 5 {
		fives++
	}
	places := max(twos, fives)
	if r != 1 || places > 6 || abs64(n) >= 1<<40 {
		return "", false
	}
	if fives == 0 && !p.decimal[p.co.ratio(abs64(n), d)] {
		return "", false
	}
	s := strconv.FormatFloat(float64(n)/float64(d), 'f', places, 64)
	return s, true
}

// writer writes expressions of one pool in one style.
type writer struct {
	p     *Pool
	style Style
	names map[*node]string // names bound to nodes
	memo  map[*node]piece
	size  int // runes written, to stop in time
	cut   bool
	ring  *ring // of the last expression
	depth int
	left  int64 // steps that simplifying may still take in all
	// collecting: within a polynomial that is collected by a generator.
	collecting bool
}

// maxText bounds what a formula's graph may be written out to.
const maxText = 20000

// maxNormalDepth bounds the height of expressions that are normalised to print.
const maxNormalDepth = 500

// tooLong reports that writing has gone beyond any reader.
func (w *writer) tooLong() bool {
	w.cut = w.cut || w.size > maxText || w.depth > 200
	return w.cut
}

// Format writes e, simplified: the shortest of its normal form, factored or
// term by term, and of the expression as it was built. The text of the Text
// style is source of the language.
func (p *Pool) Format(e Expr, style Style) string { return p.FormatNamed(e, style, nil) }

// FormatNamed is Format with names for subexpressions: where a node that has a
// name occurs, the name may be written for it.
func (p *Pool) FormatNamed(e Expr, style Style, names map[Expr]string) string {
	return p.FormatAll([]Expr{e}, style, names)[0]
}

// FormatAll is FormatNamed of the components of one object: what they share is
// simplified once, and a factor found in one is looked for in all.
func (p *Pool) FormatAll(es []Expr, style Style, names map[Expr]string) []string {
	text, latex := p.FormatBoth(es, style, names)
	if style == LaTeX {
		return latex
	}
	return text
}

// FormatBoth is FormatAll in text, and in LaTeX when that is the style: the
// same form of each expression.
func (p *Pool) FormatBoth(es []Expr, style Style, names map[Expr]string) (text, latex []string) {
	w := &writer{p: p, style: style, memo: map[*node]piece{}, left: maxSteps}
	for x, name := range names {
		if x.c != nil && x.c.Num == 1 && x.c.Den == 1 && x.n.op != opOne {
			if w.names == nil {
				w.names = map[*node]string{}
			}
			w.names[x.n] = name
		}
	}
	w.share(es)
	text = make([]string, len(es))
	latex = make([]string, len(es))
	first := map[Expr]int{}
	for i, e := range es {
		if k, ok := first[e]; ok {
			text[i], latex[i] = text[k], latex[k]
			continue
		}
		first[e] = i
		w.cut, w.size = false, 0
		x := w.best(e)
		if w.cut || len(x.text) > maxText {
			w.memo = map[*node]piece{} // pieces may be cut
			x = w.style.atom("… ("+itoa(p.Size(e))+" operations)", `\ldots`)
		}
		text[i], latex[i] = x.text, x.tex.text
	}
	return text, latex
}

// maxSteps bounds the simplification of all components of an object together,
// to about a second; what comes later is written as it was built.
const maxSteps = 1_000_000_000 / stepTime

// sharedGens bounds the generators of a ring for all components of an object:
// more would leave less room for exponents.
const sharedGens = 16

// share prepares one ring for all es and brings them to normal form, so that
// each is written with the denominators of all in sight.
func (w *writer) share(es []Expr) {
	if len(es) < 2 {
		return
	}
	var live []Expr
	for _, e := range es {
		if e.c != nil && (e.n.op == opSum || e.n.op == opProd) && e.n.depth < maxNormalDepth {
			live = append(live, e)
		}
	}
	r, ok := w.p.newRing(Budget{}, live...)
	if !ok || len(r.gens) > sharedGens {
		return
	}
	for _, e := range live {
		r.work = 0
		r.form(e)
		if w.left -= r.work; r.failed || w.left < 0 {
			return
		}
	}
	w.ring = r
}

// normal is the normal form of e with the ring it lives in: the one the last
// expression had, where that has all generators and its budget is not half
// spent.
func (w *writer) normal(e Expr) (*ring, *form) {
	if w.left < 0 {
		return nil, nil
	}
	if w.ring != nil && w.ring.covers(e) {
		w.ring.work = 0
		if f := w.ring.form(e); !w.ring.failed {
			return w.ring, f
		}
		w.left -= w.ring.work
		w.ring = nil
	}
	r, ok := w.p.newRing(Budget{}, e)
	if !ok {
		return nil, nil
	}
	f := r.form(e)
	if r.failed {
		w.left -= r.work
		return nil, nil
	}
	if w.depth == 1 {
		w.ring = r
	}
	return r, f
}

// best is the shortest way to write e that is found.
func (w *writer) best(e Expr) piece {
	if e.c == nil {
		return w.style.atom("0", "0")
	}
	w.depth++
	defer func() { w.depth-- }()
	var best piece
	slack := 1
	consider := func(x piece, slack int) {
		if x.text != "" && (best.text == "" || x.cost() < best.cost()+slack) {
			best = x
		}
	}
	if (e.n.op == opSum || e.n.op == opProd) && e.n.depth < maxNormalDepth && !w.cut {
		if r, f := w.normal(e); r != nil {
			size := w.size
			for _, x := range w.forms(r, f) {
				if !w.cut {
					consider(x.piece, x.bonus)
					slack = min(slack, x.graph)
				}
			}
			w.left -= r.work
			if w.cut { // too long this way: no part of it counts
				w.cut, w.memo = false, map[*node]piece{}
			}
			w.size = size
		}
	}
	if best.text == "" || w.p.treeSize(e, 4*best.len()+16) {
		// Of equal lengths, what was written.
		x := w.graph(e)
		if !strings.Contains(best.text, "/") && strings.Contains(x.text, "/") {
			slack = -inLowestTerms
		}
		consider(x, slack)
	}
	return best
}

// treeSize reports that e, written out as a tree, has at most n nodes.
func (p *Pool) treeSize(e Expr, n int) bool {
	var walk func(m *node, depth int)
	walk = func(m *node, depth int) {
		n--
		if n < 0 || depth > 200 {
			n = -1
			return
		}
		for _, a := range m.args {
			if a.c != nil {
				walk(a.n, depth+1)
			}
		}
		for _, f := range m.facs {
			walk(f.n, depth+1)
		}
	}
	if e.c != nil {
		walk(e.n, 0)
	}
	return n >= 0
}

// graph writes e as it was built.
func (w *writer) graph(e Expr) piece {
	if e.c == nil {
		return w.style.atom("0", "0")
	}
	if e.n.op == opSum && w.names[e.n] == "" {
		if e.c.Den == 1 && (e.c.Num == 1 || e.c.Num == -1) {
			return w.style.sum(w.terms(e))
		}
	}
	return w.style.signed(w.term(e))
}

// terms are the terms of a sum in order, its coefficient multiplied in.
func (w *writer) terms(e Expr) []term {
	args := slices.Clone(e.n.args)
	slices.SortStableFunc(args, func(a, b Expr) int { return w.p.compareTerms(a.n, b.n) })
	var ts []term
	for _, t := range args {
		ts = append(ts, w.term(w.p.scaled(e.c, t)))
		if w.tooLong() {
			break
		}
	}
	return lead(ts)
}

// term takes e apart into sign, number, numerator and denominator.
func (w *writer) term(e Expr) term {
	var t term
	w.number(&t, e.c)
	n := e.n
	if n.op == opOne {
		return t
	}
	facs := []factor{{n, 1}}
	if n.op == opProd && w.names[n] == "" {
		var c float64
		facs, c = unrationalise(n.facs, w.p)
		if c != 1 {
			t = term{}
			w.number(&t, w.p.co.mul(e.c, w.p.co.float(c)))
		}
		facs = slices.Clone(facs)
		slices.SortStableFunc(facs, func(a, b factor) int { return w.p.compareFactors(a.n, b.n) })
	}
	for i := 0; i < len(facs); i++ {
		f := facs[i]
		num, den := int(f.exp), 1
		if f.n.op == opCall && f.n.kern.id == kRoot {
			u := f.n.args[0]
			if u.c != nil && u.c.Num == 1 && u.c.Den == 1 && find(facs, u.n) >= 0 && u.n.op != opProd {
				continue // written with its radicand
			}
		} else { // x √x is x^(3/2)
			num, den = rooted(facs, f)
		}
		if u, ok := f.n.isCall(kExp); ok && den == 1 && num != 1 { // exp(u)^k is exp(k u)
			t.over = append(t.over, w.style.call("exp", w.best(w.p.Scale(int64(num), 1, u))))
			continue
		}
		if num == 0 {
			continue
		}
		b := w.base(f.n)
		if f.n.op == opSum && den == 1 && f.n.minus && (num < 0 || num%2 == 0) && w.names[f.n] == "" && f.n.mixed() { // 1 − x as it was written
			b = w.graph(w.p.Neg(w.p.unit(f.n)))
			t.neg = t.neg != (num%2 != 0)
		}
		w.size += len(b.text)
		if num < 0 {
			t.under = append(t.under, w.style.power(b, -num, den))
		} else {
			t.over = append(t.over, w.style.power(b, num, den))
		}
	}
	return t
}

// mixed reports a sum with coefficients of both signs.
func (n *node) mixed() bool {
	return slices.ContainsFunc(n.args, func(t Expr) bool { return (t.c.Float < 0) != (n.args[0].c.Float < 0) })
}

// rooted is the exponent of a factor together with its roots among facs.
func rooted(facs []factor, f factor) (num, den int) {
	num, den = int(f.exp), 1
	for _, r := range facs {
		if r.n.op == opCall && r.n.kern.id == kRoot && r.n.args[0].n == f.n && r.n.args[0].c.Num == 1 && r.n.args[0].c.Den == 1 {
			num, den = addFractions(num, den, int(r.exp), r.n.kern.degree)
		}
	}
	return num, den
}

// addFractions is a/b + c/d in lowest terms.
func addFractions(a, b, c, d int) (num, den int) {
	num, den = a*d+c*b, b*d
	g := max(int(gcd64(abs64(int64(num)), int64(den))), 1)
	return num / g, den / g
}

// number sets sign and number of a term.
func (w *writer) number(t *term, c *Coef) {
	switch {
	case !c.readable():
		t.neg = c.Float < 0
		t.num = formatFloat(max(c.Float, -c.Float))
	default:
		t.neg = c.Num < 0
		if s, ok := w.p.asDecimal(abs64(c.Num), c.Den); ok {
			t.num = s
			return
		}
		if n := abs64(c.Num); n != 1 {
			t.num = strconv.FormatInt(n, 10)
		}
		if c.Den != 1 {
			t.den = strconv.FormatInt(c.Den, 10)
		}
	}
}

// base writes one node.
func (w *writer) base(n *node) piece {
	if name := w.names[n]; name != "" {
		return w.style.atom(name, latexName(name))
	}
	if x, ok := w.memo[n]; ok {
		return x
	}
	if w.tooLong() {
		return w.style.atom("…", `\ldots`)
	}
	var x piece
	switch n.op {
	case opOne:
		x = w.style.atom("1", "1")
	case opVar:
		x = w.variable(n.v)
	case opConst:
		name := w.p.constName(n)
		x = w.style.atom(name, name)
		if n == w.p.pi {
			x.tex.text = `\pi`
		}
	case opSum, opProd:
		w.depth++
		x = w.graph(w.p.unit(n))
		w.depth--
	case opCall:
		x = w.call(n)
	case opApply:
		x = w.style.call(n.fn.Name, w.pieces(n.args)...)
	}
	w.memo[n] = x
	return x
}

// constName is pi, e, or the number that a constant is.
func (p *Pool) constName(n *node) string {
	switch n {
	case p.pi:
		return "pi"
	case p.e:
		return "e"
	}
	return formatFloat(n.real)
}

func (w *writer) pieces(args []Expr) []piece {
	var out []piece
	for _, a := range args {
		out = append(out, w.best(a))
	}
	return out
}

func (w *writer) call(n *node) piece {
	s := w.style
	switch n.kern.id {
	case kStep, kLess, kLessEq, kEq: // 1 where the condition holds, else 0
		c := w.condition(w.p.unit(n))
		out := piece{text: "if " + c.text + " then 1 else 0", prec: precLow}
		if s == LaTeX {
			out.tex.text = `\left[` + c.tex.text + `\right]`
		}
		return out
	}
	shape := *n // writing builds expressions, which may give n another shape
	n = &shape
	a := w.pieces(n.args)
	switch n.kern.id {
	case kRoot:
		return s.power(a[0], 1, n.kern.degree)
	case kPow:
		return s.powerOf(a[0], a[1])
	case kRcp:
		return s.product(term{under: a})
	case kSelect:
		c := w.condition(n.args[0])
		out := piece{text: "if " + c.text + " then " + a[1].text + " else " + a[2].text, prec: precLow}
		if s == LaTeX {
			out.tex.text = `\begin{cases}` + a[1].tex.text + ` & ` + c.tex.text + ` \\ ` + a[2].tex.text + ` & \text{else}\end{cases}`
		}
		return out
	}
	return s.call(n.kern.Name, a...)
}

// condition writes a number that is 0 or 1 as a condition.
func (w *writer) condition(e Expr) piece {
	compare := func(a piece, op, texOp string, b piece) piece {
		out := piece{text: a.paren(precSum) + " " + op + " " + b.paren(precSum), prec: precLow}
		if w.style == LaTeX {
			out.tex.text = a.texParen(precSum) + " " + texOp + " " + b.texParen(precSum)
		}
		return out
	}
	zero := w.style.atom("0", "0")
	if e.c != nil && e.c.Num == 1 && e.c.Den == 1 && e.n.op == opCall {
		n := e.n
		a := func(i int) piece { return w.best(n.args[i]) }
		switch n.kern.id {
		case kStep:
			return compare(a(0), ">", ">", zero)
		case kLess:
			return compare(a(0), "<", "<", a(1))
		case kLessEq:
			return compare(a(0), "<=", `\le`, a(1))
		case kEq:
			return compare(a(0), "==", "=", a(1))
		}
	}
	if e.c != nil && e.c.Num == 1 && e.c.Den == 1 && e.n.op == opProd {
		var out piece
		for i, f := range e.n.facs {
			c := w.condition(w.p.unit(f.n))
			if i > 0 {
				out.text += " and "
				out.tex.text += ` \land `
			}
			out.text += c.text
			out.tex.text += c.tex.text
		}
		return out
	}
	return compare(w.best(e), "!=", `\ne`, zero)
}

// variable writes a variable's name.
func (w *writer) variable(v Var) piece {
	i := &w.p.vars[v.ID].info
	name := i.Display
	if name == "" {
		name = i.Name
	}
	tx := i.LaTeX
	if tx == "" && w.style == LaTeX {
		tx = w.p.latexVar(name)
	}
	return w.style.atom(name, tx)
}

// factorRank orders the factors of a product: constants, parameters,
// variables, roots, other calls, sums, exponentials, sines, cosines. Functions
// come last, for in LaTeX their arguments may stand without brackets.
func (p *Pool) factorRank(n *node) int {
	switch n.op {
	case opConst:
		return 0
	case opVar:
		if p.vars[n.v.ID].info.Const {
			return 1
		}
		return 2
	case opSum:
		return rankSum
	case opCall:
		switch n.kern.id {
		case kRoot, kAbs:
			if n.vars == 0 {
				return -1
			}
			return 3
		case kExp, kPow:
			return 6
		case kSin, kSinh:
			return 7
		case kCos, kCosh:
			return 8
		case kTan, kTanh, kLog, kAsin, kAcos, kAtan, kGamma, kDigamma, kTrigamma:
			return 9
		case kSelect, kStep, kLess, kLessEq, kEq:
			return 10
		}
		return 4
	case opApply:
		return 4
	}
	return rankSum
}

// rankSum is the place of sums among the factors.
const rankSum = 5

func (p *Pool) compareFactors(a, b *node) int {
	if d := p.factorRank(a) - p.factorRank(b); d != 0 {
		return d
	}
	if d := len(a.args) - len(b.args); d != 0 && a.op == opSum && b.op == opSum {
		return d
	}
	return cmp.Compare(a.id, b.id)
}

// degrees summarises a term for ordering.
type degrees struct {
	vars, calls, params int
	lex                 []factor // of variables
}

func (p *Pool) degreesOf(n *node) degrees {
	var d degrees
	facs := n.facs
	if n.op != opProd {
		facs = []factor{{n, 1}}
	}
	for _, f := range facs {
		switch {
		case f.n.op == opVar && p.vars[f.n.v.ID].info.Const:
			d.params += int(f.exp)
		case f.n.op == opVar:
			d.vars += int(f.exp)
			d.lex = append(d.lex, f)
		case f.n.op == opCall || f.n.op == opApply:
			d.calls += int(f.exp)
		}
	}
	return d
}

// compareTerms orders a sum: higher degree in the variables first, then by the
// variables' order, then fewer calls, then higher degree in the parameters.
func (p *Pool) compareTerms(a, b *node) int {
	x, y := p.degreesOf(a), p.degreesOf(b)
	if d := y.vars - x.vars; d != 0 {
		return d
	}
	for i := 0; i < len(x.lex) && i < len(y.lex); i++ {
		f, g := x.lex[i], y.lex[i]
		if f.n != g.n {
			return cmp.Compare(f.n.id, g.n.id)
		}
		if f.exp != g.exp {
			return int(g.exp - f.exp)
		}
	}
	if d := x.calls - y.calls; d != 0 {
		return d
	}
	if d := y.params - x.params; d != 0 {
		return d
	}
	return cmp.Compare(a.id, b.id)
}
