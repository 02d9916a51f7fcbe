package grammar

// Expressions by precedence: if, or, and, comparisons, @, on and in, ranges, sums,
// products, powers.

import (
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Precedences, loosest first. Products, powers and what is looser than all of
// these (if) have functions of their own.
const (
	precOr = iota + 1
	precAnd
	precNot
	precCompare
	precAt    // @, on and in
	precRange // ..
	precAdd
)

// precedence is that of a token as an operator between operands, or 0.
func precedence(t *lexer.Token) int {
	v := t.Value
	switch t.Type {
	case kindOp:
		switch v[0] {
		case '+', '-':
			if len(v) == 1 {
				return precAdd
			}
		case '<', '>', '!', '~':
			return precCompare
		case '=':
			if len(v) == 2 {
				return precCompare
			}
		case '@':
			return precAt
		case '.':
			if len(v) == 2 {
				return precRange
			}
		}
	case kindWord:
		switch v {
		case "or":
			return precOr
		case "and":
			return precAnd
		case "on", "in":
			return precAt
		}
	}
	return 0
}

// expr parses a whole expression.
func (p *parser) expr() Expr {
	around := p.sym
	p.sym = symmetrising{}
	x := p.wholeExpr()
	p.sym = around
	return x
}

func (p *parser) wholeExpr() Expr {
	if p.tok().Type == kindWord && p.tok().Value == "if" {
		return p.ifExpr()
	}
	return p.climb(precOr)
}

func (p *parser) ifExpr() Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	start := p.tok().Pos.Offset
	p.pos++
	cond := p.expr()
	if cond == nil {
		return nil
	}
	h := p.height
	if !p.word("then") {
		if p.sign("=") {
			t := p.tok()
			p.failAt(CodeEquals, p.tokSpan(t), "`=` defines; a condition compares with ==").WithFix(p.tokSpan(t), "==")
			return nil
		}
		p.unexpected("`then`").WithNote("the form is: if c then a else b")
		return nil
	}
	p.pos++
	then := p.expr()
	if then == nil {
		return nil
	}
	h = max(h, p.height)
	if !p.word("else") {
		p.unexpected("`else`").WithNote("the form is: if c then a else b; both are needed, since an expression always has a value")
		return nil
	}
	p.pos++
	other := p.expr()
	if other == nil || !p.grow(h) {
		return nil
	}
	return &If{p.at(start, p.readEnd()), cond, then, other}
}

// climb parses operators of precedence min and tighter.
func (p *parser) climb(min int) Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	x := p.operand(min)
	if x == nil {
		return nil
	}
	for {
		t := p.tok()
		prec := precedence(t)
		if prec == 0 || prec < min {
			return x
		}
		switch prec {
		case precCompare:
			x = p.compare(x)
		case precAt:
			x = p.atOrOn(x)
		default:
			h := p.height
			op := t.Value
			opSpan := p.tokSpan(t)
			p.pos++
			y := p.climb(prec + 1)
			if y == nil || !p.grow(h) {
				return nil
			}
			at := At{x.Span().To(y.Span())}
			if prec == precRange {
				x = &Range{at, x, y}
				if p.sign("..") {
					p.failAt(CodeUnexpected, p.tokSpan(p.tok()), "a range has two ends: a..b")
					return nil
				}
			} else {
				x = p.binaries.new(Binary{At: at, Op: op, OpSpan: opSpan, X: x, Y: y})
			}
		}
		if x == nil {
			return nil
		}
	}
}

// operand is what stands left of the first operator of a climb: a product,
// perhaps negated, or a negation where one may stand.
func (p *parser) operand(min int) Expr {
	t := p.tok()
	switch {
	case t.Type == kindWord && t.Value == "not":
		if min > precNot {
			p.failAt(CodeUnexpected, p.tokSpan(t), "`not` binds looser than what is left of it; put it in brackets")
			return nil
		}
		p.pos++
		x := p.climb(precNot)
		if x == nil || !p.grow(0) {
			return nil
		}
		return &Unary{p.at(t.Pos.Offset, x.Span().End), "not", x}
	case t.Type == kindOp && t.Value == "-":
		return p.negated(p.product)
	case t.Type == kindOp && t.Value == "+":
		p.pos++ // +x is x
		if p.sign("-") {
			return p.negated(p.product)
		}
	}
	return p.product()
}

// negated parses -x, x being what next parses.
func (p *parser) negated(next func() Expr) Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	start := p.tok().Pos.Offset
	p.pos++
	var x Expr
	if p.sign("-") {
		x = p.negated(next)
	} else {
		x = next()
	}
	if x == nil || !p.grow(0) {
		return nil
	}
	return &Unary{p.at(start, x.Span().End), "-", x}
}

// compare parses the rest of a < b < c.
func (p *parser) compare(x Expr) Expr {
	c := &Compare{Ops: make([]string, 0, 1), Xs: append(p.exprs.slice(2), x)}
	h := p.height
	for precedence(p.tok()) == precCompare {
		c.Ops = append(c.Ops, p.tok().Value)
		p.pos++
		y := p.climb(precAt)
		if y == nil {
			return nil
		}
		h = max(h, p.height)
		c.Xs = append(c.Xs, y)
	}
	if !p.grow(h) {
		return nil
	}
	c.At = At{x.Span().To(c.Xs[len(c.Xs)-1].Span())}
	return c
}

// atOrOn parses the rest of x @ p, x on c and x in c. What follows them must be looser,
// since f @ p + 1 would silently be f @ (p + 1).
func (p *parser) atOrOn(x Expr) Expr {
	h := p.height
	t := p.tok()
	op := t.Value
	if op == "@" && p.ahead(1).Type == kindOp && p.ahead(1).Value == "=" {
		p.pos++
		p.unexpected("a point")
		return nil
	}
	p.pos++
	y := p.pairing(p.factor)
	if y == nil || !p.grow(h) {
		return nil
	}
	next := p.tok()
	tight := startsFactor(next) && !p.destinationAhead() && !p.formAhead() || next.Type == kindNumber
	if next.Type == kindOp {
		switch next.Value {
		case "+", "-", "*", "/", "..":
			tight = true
		}
	}
	if tight {
		p.bindsLoose(x, y, op)
		return nil
	}
	at := At{x.Span().To(y.Span())}
	switch op {
	case "@":
		return &AtPoint{at, x, y}
	case "in":
		return &In{at, x, y}
	}
	return &On{at, x, y}
}

// longestFix is the most text, in bytes, that a fix rewrites.
const longestFix = 400

// bindsLoose reports f @ p + 1, offering (f @ p) + 1; of f @ p + g @ q all the
// terms are wrapped.
func (p *parser) bindsLoose(x, y Expr, op string) {
	next := p.tok()
	what := "`" + next.Value + "`"
	if next.Type != kindOp {
		what = "a product"
	}
	whole := x.Span().To(y.Span())
	d := diag.New(CodeAtBinds, p.tokSpan(next), "`"+op+"` binds looser than "+what+", so brackets must say what is meant")
	d.WithPlace(whole, "what is meant to stand before "+what)
	if op == "@" && (next.Value == "+" || next.Value == "-") && p.ahead(1).Type != kindNumber {
		d.WithNote("a point that is a sum stands in brackets: " + "f @ (p " + next.Value + " v)")
	}
	keepPos, keepFail, keepAt := p.pos, p.failure, p.failPos
	rest, end := "", whole.End
	for len(rest) < longestFix { // the remaining terms, as far as they can be read
		start := p.tok()
		opText := start.Value
		if start.Type == kindOp && (opText == "+" || opText == "-" || opText == "*" || opText == "/") {
			p.pos++
		} else {
			opText = ""
		}
		z := p.product()
		if z == nil {
			break
		}
		if z.Span().End-z.Span().Start > longestFix {
			rest = ""
			break
		}
		term := z.Span().Text()
		end = z.Span().End
		if u := p.tok(); u.Value == "@" || u.Value == "on" || u.Value == "in" {
			at := u.Value
			p.pos++
			q := p.factor()
			if q == nil {
				break
			}
			term = "(" + term + " " + at + " " + q.Span().Text() + ")"
			end = q.Span().End
		}
		if opText == "*" || opText == "/" {
			rest += opText + term
		} else if opText == "" {
			rest += " " + term
		} else {
			rest += " " + opText + " " + term
		}
		if t := p.tok(); t.Type != kindOp || t.Value != "+" && t.Value != "-" {
			break
		}
	}
	if n := len(rest); n > 0 && n < longestFix && whole.End-whole.Start < longestFix {
		d.WithFix(p.span(whole.Start, end), "("+whole.Text()+")"+rest)
	}
	p.pos, p.failure, p.failPos = keepPos, keepFail, keepAt
	p.fail(d)
}

// factors parses factors multiplied and divided. What reads in two ways to the
// eye is refused: a/b c, 1/2x, x^1/2, sum_n(x_n) y_n.
func (p *parser) factors() Expr {
	x := p.factor()
	if x == nil {
		return nil
	}
	last := x // the factor right before this place
	var divisor Expr
	for {
		t := p.tok()
		h := p.height
		switch {
		case t.Type == kindOp && (t.Value == "*" || t.Value == "/"):
			if t.Value == "/" && p.dividedExponent(last) {
				return nil
			}
			p.pos++
			var y Expr
			if p.sign("-") {
				y = p.negated(p.factor)
			} else {
				y = p.factor()
			}
			if y == nil || !p.grow(h) {
				return nil
			}
			x = p.binaries.new(Binary{At: At{x.Span().To(y.Span())}, Op: t.Value, OpSpan: p.tokSpan(t), X: x, Y: y})
			last, divisor = y, nil
			if t.Value == "/" {
				divisor = y
			}
		case startsFactor(t) && !p.destinationAhead() && !p.formAhead():
			if divisor != nil && (unclearDivisor(divisor) || p.attached(0) && numberDivisor(divisor)) {
				p.ambiguous(x, divisor)
				return nil
			}
			y := p.factor()
			if y == nil || !p.grow(h) || p.behindBracket(last, y) {
				return nil
			}
			last = y
			sp := x.Span().To(y.Span())
			x = p.binaries.new(Binary{At: At{sp}, Op: "*", OpSpan: p.span(y.Span().Start, y.Span().Start), X: x, Y: y, Juxtaposed: true})
			divisor = nil
		case t.Type == kindNumber:
			p.numberFactor(x)
			return nil
		default:
			return x
		}
	}
}

// startsFactor reports whether t can begin a juxtaposed factor.
func startsFactor(t *lexer.Token) bool {
	return t.Type == kindName || t.Type == kindOp && (t.Value == "(" || t.Value == "[")
}

// factor parses an operand with its powers. Powers bind to the right.
func (p *parser) factor() Expr {
	x := p.postfix()
	if x == nil {
		return nil
	}
	t := p.tok()
	if t.Type != kindOp || t.Value != "^" && t.Value != "**" {
		return x
	}
	if !p.enter() {
		return nil
	}
	defer p.leave()
	h := p.height
	p.pos++
	var y Expr
	switch {
	case p.sign("-"):
		y = p.negated(p.factor)
	case p.sign("+"):
		p.pos++
		y = p.factor()
	default:
		y = p.factor()
	}
	if y == nil || !p.grow(h) || p.bracketPower(x, y) {
		return nil
	}
	return p.binaries.new(Binary{At: At{x.Span().To(y.Span())}, Op: "^", OpSpan: p.tokSpan(t), X: x, Y: y})
}
