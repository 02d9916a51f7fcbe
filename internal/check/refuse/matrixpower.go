package refuse

// Refusals of A^2 and A^-1 of a whole square array: a power of the matrix, or of
// its entries?

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// maxMatrixFactors is the highest power of a matrix that is written out.
const maxMatrixFactors = 4

// MatrixPower refuses a power of a whole square array, and offers the power of
// the matrix and that of its entries.
func (w Words) MatrixPower(x *grammar.Binary) *diag.Diagnostic {
	d := diag.New(CodeMatrixPower, x.Span(), quote.Short(x)+" may be a power of the matrix "+quote.Short(x.X)+", or of each of its entries")
	around := w.arithmeticAround(x)
	l := spreading{w: w, x: x, letters: w.freshLetters(maxMatrixFactors + 1)}
	if !l.leaves(around) { // something around has letters of its own, or none that are known
		around, l.powers, l.wholes = x, []*grammar.Binary{x}, nil
	}
	l.letters = append(w.bracketLetters(around), l.letters...)
	if n, _ := exponentOf(x); n == -1 && len(l.powers) == 1 {
		d.WithFixNote(x.Span(), "inv("+quote.Text(quote.Unparen(x.X))+")", "the matrix")
	} else if text, ok := l.text(around, l.matrix); ok {
		w.lettered(d, around, text, l.free(), "the matrix")
	}
	if text, ok := l.text(around, l.entries); ok {
		w.lettered(d, around, text, l.free(), "the entries")
	}
	return d
}

// arithmeticAround is the largest sum, product or quotient that x is a part of.
func (w Words) arithmeticAround(x grammar.Expr) grammar.Expr {
	var found grammar.Expr = x
	if w.Statement == nil {
		return found
	}
	grammar.Walk(w.Statement, func(n grammar.Node) bool {
		if e, ok := n.(grammar.Expr); ok && found == x && isEntries(e, x) {
			found = e
		}
		return found == x
	})
	return found
}

// bracketLetters are the two letters behind the bracket that holds just x.
func (w Words) bracketLetters(x grammar.Expr) (ls []string) {
	if w.Statement == nil {
		return nil
	}
	grammar.Walk(w.Statement, func(n grammar.Node) bool {
		if y, ok := n.(*grammar.Indexed); ok && len(y.Indices) == 2 && quote.Unparen(y.X) == quote.Unparen(x) {
			ls = []string{y.Indices[0].Text, y.Indices[1].Text}
		}
		return true
	})
	return ls
}

// spreading writes letters on the whole arrays of a sum or a product.
type spreading struct {
	w       Words
	x       *grammar.Binary
	letters []string // i and j, and those that are summed
	powers  []*grammar.Binary
	wholes  []*grammar.Name
}

func (l *spreading) free() []letter.Letter {
	return []letter.Letter{{Text: l.letters[0]}, {Text: l.letters[1]}}
}

// leaves finds the whole square arrays of an expression and their powers; false
// where it has parts of which it is not known whether they are some.
func (l *spreading) leaves(x grammar.Expr) bool {
	switch y := x.(type) {
	case *grammar.Number:
		return true
	case *grammar.Name:
		o, ok := l.w.Value(y.Name).(*value.Object)
		switch {
		case ok && isSquare(o):
			l.wholes = append(l.wholes, y)
			return true
		case ok:
			return letter.Rank(o) == 0
		}
		return false
	case *grammar.Paren:
		return l.leaves(y.X)
	case *grammar.Unary:
		return y.Op == "-" && l.leaves(y.X)
	case *grammar.Binary:
		if y == l.x {
			l.powers = append(l.powers, y)
			return true
		}
		if y.Op != "^" {
			return l.leaves(y.X) && l.leaves(y.Y)
		}
		n, ok := y.X.(*grammar.Name)
		if !ok {
			return false
		}
		if o, ok := l.w.Value(n.Name).(*value.Object); !ok || !isSquare(o) {
			return ok && letter.Rank(o) == 0
		}
		l.powers = append(l.powers, y)
		return true
	default: // its letters are not looked for
		return false
	}
}

// isSquare reports a whole array of two plain indices of one size.
func isSquare(o *value.Object) bool {
	axes := o.Node.Axes()
	return len(axes) == 2 && letter.Unlettered(o) == 2 && axes[0].Kind == index.Plain && axes[0] == axes[1]
}

// text is x with its powers written by power and letters on its whole arrays;
// false where a power cannot be written so.
func (l *spreading) text(x grammar.Expr, power func(*grammar.Binary) string) (string, bool) {
	edits := map[grammar.Expr]string{}
	for _, p := range l.powers {
		text := power(p)
		if text == "" {
			return "", false
		}
		edits[p] = text
	}
	for _, n := range l.wholes {
		edits[n] = quote.Text(n) + letter.Text(l.free())
	}
	span := x.Span()
	var b strings.Builder
	at := span.Start
	grammar.Walk(x, func(n grammar.Node) bool {
		e, ok := n.(grammar.Expr)
		if !ok {
			return true
		}
		text, edited := edits[e]
		if edited {
			b.WriteString(span.Source.Text[at:e.Span().Start] + text)
			at = e.Span().End
		}
		return !edited
	})
	return b.String() + span.Source.Text[at:span.End], true
}

// entries is a power of each entry.
func (l *spreading) entries(p *grammar.Binary) string {
	return quote.ForLetters(p.X) + letter.Text(l.free()) + p.OpSpan.To(p.Y.Span()).Text()
}

// matrix is a power of the matrix, A_ik A_kj.
func (l *spreading) matrix(p *grammar.Binary) string {
	n, ok := exponentOf(p)
	switch {
	case ok && n == -1:
		return "inv(" + quote.Text(quote.Unparen(p.X)) + ")" + letter.Text(l.free())
	case !ok || n < 2 || n > maxMatrixFactors:
		return ""
	}
	var factors []string
	left := l.letters[0]
	for k := range n {
		right := l.letters[1]
		if k+1 < n {
			right = l.letters[2+k]
		}
		factors = append(factors, quote.ForLetters(p.X)+letter.Text([]letter.Letter{{Text: left}, {Text: right}}))
		left = right
	}
	return strings.Join(factors, " ")
}

// exponentOf is an exponent that is written as a whole number.
func exponentOf(p *grammar.Binary) (int, bool) {
	y, sign := quote.Unparen(p.Y), 1
	if u, ok := y.(*grammar.Unary); ok && u.Op == "-" {
		y, sign = u.X, -1
	}
	number, ok := y.(*grammar.Number)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(number.Text)
	return sign * n, err == nil
}

// lettered offers text with free letters for x, and gives them to the left side
// of the definition whose value x is, where that has none.
func (w Words) lettered(d *diag.Diagnostic, x grammar.Expr, text string, free []letter.Letter, note string) {
	s, ok := w.Statement.(*grammar.Define)
	if !ok || len(s.Indices) > 0 || !isEntries(s.Value, x) {
		d.WithFixNote(x.Span(), text, note)
		return
	}
	span := s.Name.Sp.To(x.Span())
	between := diag.Span{Source: span.Source, Start: s.Name.Sp.End, End: x.Span().Start}
	d.WithFixNote(span, quote.Ident(s.Name)+letter.Text(free)+between.Text()+text, note)
}

// isEntries reports whether the letters of x would be those of v, of which x is
// a part: only signs, brackets, sums, products and quotients are around it.
func isEntries(v, x grammar.Expr) bool {
	for v != x {
		switch y := v.(type) {
		case *grammar.Paren:
			v = y.X
		case *grammar.Unary:
			v = y.X
		case *grammar.Binary:
			switch {
			case y.Op == "^":
				return false
			case x.Span().Start >= y.Y.Span().Start:
				v = y.Y
			default:
				v = y.X
			}
		default: // any other expression has letters of its own
			return false
		}
	}
	return true
}
