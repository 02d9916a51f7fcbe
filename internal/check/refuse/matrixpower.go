package refuse

// Refusals of A^2 and A^-1 of a whole square array: a power of the matrix, or of
// its entries?

import (
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// maxMatrixFactors is the highest power of a matrix that is written out.
const maxMatrixFactors = 4

// MatrixPower refuses a power of a whole square array, and offers the power of
// the matrix and that of its entries. n is the exponent where whole is true.
func (w Words) MatrixPower(x *grammar.Binary, n int, whole bool) *diag.Diagnostic {
	base := quote.ForLetters(x.X)
	d := diag.New(CodeMatrixPower, x.Span(), quote.Short(x)+" may be a power of the matrix "+quote.Short(x.X)+", or of each of its entries")
	ls := w.freshLetters(maxMatrixFactors + 1)
	switch {
	case whole && n == -1:
		d.WithFixNote(x.Span(), "inv("+quote.Text(quote.Unparen(x.X))+")", "the matrix")
	case whole && n >= 2 && n <= maxMatrixFactors:
		var factors []string
		for k := range n {
			factors = append(factors, base+letter.Text([]letter.Letter{{Text: ls[k]}, {Text: ls[k+1]}}))
		}
		w.lettered(d, x, strings.Join(factors, " "), []letter.Letter{{Text: ls[0]}, {Text: ls[n]}}, "the matrix")
	}
	entries := []letter.Letter{{Text: ls[0]}, {Text: ls[1]}}
	power := x.OpSpan.To(x.Y.Span()).Text()
	w.lettered(d, x, base+letter.Text(entries)+power, entries, "the entries")
	return d
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
// a part: only signs, brackets and numbers' operators are around it.
func isEntries(v, x grammar.Expr) bool {
	for v != x {
		switch y := v.(type) {
		case *grammar.Paren:
			v = y.X
		case *grammar.Unary:
			v = y.X
		case *grammar.Binary:
			if x.Span().Start >= y.Y.Span().Start {
				v = y.Y
			} else {
				v = y.X
			}
		default: // any other expression has letters of its own
			return false
		}
	}
	return true
}
