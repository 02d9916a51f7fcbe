package grammar

// What reads in two ways to the eye, a/b c, 1/2x, x^1/2, sum_n(x_n) y_n: both
// readings are offered.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// unclearDivisor reports whether b in a/b c leaves doubt about what is divided by.
func unclearDivisor(b Expr) bool {
	switch b := b.(type) {
	case *Number, *Paren, *Call, *List, *Comprehension:
		return false
	case *Reduce:
		return !b.Attached
	case *Unary:
		return unclearDivisor(b.X)
	}
	return true
}

// numberDivisor reports whether b in a/b c is a number, where only a space says
// that c is not divided by: 1/2 x, but not 1/2x.
func numberDivisor(b Expr) bool {
	switch b := b.(type) {
	case *Number:
		return true
	case *Unary:
		return numberDivisor(b.X)
	}
	return false
}

// ambiguous refuses a/b c; x is a/b, and c stands here.
func (p *parser) ambiguous(x, divisor Expr) {
	b := x.(*Binary)
	start := p.tok().Pos.Offset
	c := p.peekFactor(0)
	d := diag.New(CodeAmbiguous, x.Span(), "a quotient followed by a factor can be read in two ways").WithPlace(p.tokSpan(p.tok()), "is this factor divided by, or multiplied with?")
	if c != nil {
		right := c.Span().Text()
		d.Labels[0].Span = c.Span()
		whole := p.span(x.Span().Start, c.Span().End)
		sep := p.text[divisor.Span().End:start]
		if sep == "" {
			sep = " "
		}
		if !strings.Contains(sep, "\n") {
			d.WithFix(whole, b.X.Span().Text()+"/("+divisor.Span().Text()+" "+right+")")
			d.WithFix(whole, "("+x.Span().Text()+") "+right)
		}
	}
	p.fail(d)
}

// dividedExponent refuses x^1/2 and x^-a/b where the division stands, behind
// the factor last: the exponent may be the whole quotient.
func (p *parser) dividedExponent(last Expr) bool {
	power, exponent := lastExponent(last)
	if !unclearExponent(exponent) {
		return false
	}
	slash := p.tok()
	divisor := p.peekFactor(1)
	message := "an exponent 1 that is divided"
	if _, sign := exponent.(*Unary); sign {
		message = "a negative exponent that is divided"
	}
	d := diag.New(CodeAmbiguous, exponent.Span().To(p.tokSpan(slash)), message+" can be read in two ways")
	if divisor != nil {
		over := "/" + divisor.Span().Text()
		d.WithFix(p.span(exponent.Span().Start, divisor.Span().End), "("+exponent.Span().Text()+over+")")
		d.WithFix(p.span(power.Span().Start, divisor.Span().End), "("+power.Span().Text()+")"+over)
	}
	p.fail(d)
	return true
}

// unclearExponent reports an exponent that a division behind it might belong to:
// x^1/2 and x^-3/2, never x^4/4.
func unclearExponent(e Expr) bool {
	switch e := e.(type) {
	case *Number:
		return e.Text == "1" || strings.TrimRight(e.Text, "0") == "1."
	case *Unary:
		return true
	}
	return false
}

// lastExponent is the power that a factor ends in and its last exponent, nil if
// it ends in none.
func lastExponent(x Expr) (power *Binary, exponent Expr) {
	for {
		switch y := x.(type) {
		case *Binary:
			if y.Op != "^" {
				return power, exponent
			}
			if power == nil {
				power = y
			}
			x, exponent = y.Y, y.Y
		case *Unary:
			if power != nil {
				return power, exponent
			}
			x = y.X
		case *Deriv:
			if power != nil {
				return power, exponent
			}
			x = y.X
		default:
			return power, exponent
		}
	}
}

// peekFactor is the factor that begins k tokens from here, nil if none can be
// read; the place stays.
func (p *parser) peekFactor(k int) Expr {
	pos, failure, failPos, height, sym := p.pos, p.failure, p.failPos, p.height, p.sym
	p.pos += k
	x := p.factor()
	p.pos, p.failure, p.failPos, p.height, p.sym = pos, failure, failPos, height, sym
	return x
}

// attachedBracket is the sum_n(x) or d_i(x) that x ends in when its bracket
// stands directly behind its index, nil if it ends in none. A space makes them
// take more, which is easily overlooked.
func (p *parser) attachedBracket(x Expr) Expr {
	for {
		switch y := x.(type) {
		case *Reduce:
			if y.Attached && y.Op != "softmax" && y.Op != "logsumexp" {
				return y
			}
			return nil
		case *Deriv:
			if b, ok := y.X.(*Paren); ok {
				if c := p.text[b.Sp.Start-1]; c == ' ' || c == '\t' || c == '\n' || c == '\r' {
					return nil
				}
				return y
			}
			x = y.X
		case *Unary:
			x = y.X
		case *Binary:
			if y.Op != "^" {
				return nil
			}
			x = y.Y
		default:
			return nil
		}
	}
}

// bracketPower refuses sum_n(x)^2 and d_i(x)^2.
func (p *parser) bracketPower(x, exponent Expr) bool {
	b := p.attachedBracket(x)
	if b == nil {
		return false
	}
	whole := p.span(b.Span().Start, exponent.Span().End)
	d := diag.New(CodeAmbiguous, whole, "is the power taken before "+takes(b)+", or after?")
	op := p.text[x.Span().End:exponent.Span().End]
	d.WithFix(whole, "("+b.Span().Text()+")"+op)
	d.WithFix(whole, p.opening(b)+bracketedText(taken(b))+op)
	p.fail(d)
	return true
}

// behindBracket refuses sum_n(x_n) y_n and d_i(f) v^i; last is the factor before y.
func (p *parser) behindBracket(last, y Expr) bool {
	b := p.attachedBracket(last)
	if b == nil || len(freeLetters(y)) == 0 {
		return false
	}
	whole := p.span(b.Span().Start, y.Span().End)
	d := diag.New(CodeAmbiguous, whole, "is this factor multiplied before "+takes(b)+", or after?").WithPlace(y.Span(), "this factor")
	text := y.Span().Text()
	d.WithFix(whole, "("+b.Span().Text()+") "+text)
	d.WithFix(whole, p.opening(b)+"("+bracketedText(taken(b))+" "+text+")")
	p.fail(d)
	return true
}

// takes says what a reduction or a derivative is called.
func takes(b Expr) string {
	switch b := b.(type) {
	case *Reduce:
		switch b.Op {
		case "max":
			return "the maximum"
		case "min":
			return "the minimum"
		case "prod":
			return "the product"
		}
		return "the " + b.Op
	default:
		return "the derivative"
	}
}

// taken is what stands in the bracket of a reduction or a derivative.
func taken(b Expr) Expr {
	switch b := b.(type) {
	case *Reduce:
		return b.X
	case *Deriv:
		return b.X.(*Paren).X
	}
	return nil
}

// opening is the text before the bracket, with the space that lets it take what
// stands behind the bracket too.
func (p *parser) opening(b Expr) string {
	start := b.Span().Start
	end := start
	for p.text[end] != '(' {
		end++
	}
	return p.text[start:end] + " "
}

// bracketedText is an expression's text as a factor that a power or an index
// may follow.
func bracketedText(x Expr) string {
	text := x.Span().Text()
	if _, number := x.(*Number); number || x.level() < levelPostfix {
		return "(" + text + ")"
	}
	return text
}

// freeLetters are the letters that an expression shows and neither sums nor
// binds, as far as its text tells.
func freeLetters(x Expr) map[string]bool {
	free := map[string]bool{}
	var indices []Index
	switch x := x.(type) {
	case *Indexed:
		indices = x.Indices
	case *Deriv:
		indices = []Index{x.Index}
		free = freeLetters(x.X)
	case *Binary:
		free = freeLetters(x.X)
		for l := range freeLetters(x.Y) {
			free[l] = !free[l] || x.Op != "*" && x.Op != "/"
		}
	case *Component, *On, *In:
		return free
	case *AtPoint:
		return freeLetters(x.X)
	default:
		Children(x, func(y Node) {
			if e, ok := y.(Expr); ok {
				for l := range freeLetters(e) {
					free[l] = true
				}
			}
		})
		if r, ok := x.(*Reduce); ok && r.Op != "softmax" {
			for _, i := range r.Indices {
				delete(free, i.Name)
			}
		}
	}
	for _, i := range indices {
		free[i.Name] = !free[i.Name]
	}
	for l, is := range free {
		if !is {
			delete(free, l)
		}
	}
	return free
}
