package refuse

// Refusals of A^2 and A^-1 of a whole square array: a power of the matrix, or of
// its entries?

import (
	"slices"
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
const maxMatrixFactors = 10

// Spread is what letters on the whole arrays around a power ask of the checker.
type Spread struct {
	Root grammar.Expr    // the expression whose letters are read together, or nil
	Left []grammar.Index // the letters that its left side names
	Name *grammar.Ident  // what is defined, or nil
	// Passes reports a call that letters pass through.
	Passes func(x *grammar.Call) bool
}

// MatrixPower refuses a power of a whole square array, and offers the power of
// the matrix and that of its entries.
func (w Words) MatrixPower(x *grammar.Binary, s Spread) *diag.Diagnostic {
	d := diag.New(CodeMatrixPower, x.Span(), quote.Short(x)+" may be a power of the matrix "+quote.Short(x.X)+", or of each of its entries")
	l := spreading{Spread: s, w: w, x: x}
	around := l.around()
	if !l.leaves(around) { // something around has letters of its own, or none that are known
		around, l.powers, l.wholes = x, []*grammar.Binary{x}, nil
	}
	l.letters = l.lettersFor(around)
	if n, _ := exponentOf(x); n == -1 && len(l.powers) == 1 {
		d.WithFixNote(x.Span(), "inv("+quote.Text(quote.Unparen(x.X))+")", "the matrix")
	} else if text, ok := l.text(around, l.matrix); ok {
		l.offer(d, around, text, "the matrix")
	}
	if text, ok := l.text(around, l.entries); ok {
		l.offer(d, around, text, "the entries")
	}
	for _, p := range l.powers {
		w.mends(p)
	}
	return d
}

// bracketLetters are the two letters behind the bracket that holds just x.
func bracketLetters(in grammar.Node, x grammar.Expr) (ls []string) {
	grammar.Walk(in, func(n grammar.Node) bool {
		if y, ok := n.(*grammar.Indexed); ok && len(y.Indices) == 2 && quote.Unparen(y.X) == quote.Unparen(x) {
			ls = []string{y.Indices[0].Text, y.Indices[1].Text}
		}
		return true
	})
	return ls
}

// spreading writes letters on the whole arrays of a sum or a product.
type spreading struct {
	Spread
	w       Words
	x       *grammar.Binary
	letters []string // i and j, and those that are summed
	powers  []*grammar.Binary
	wholes  []grammar.Expr
}

// top is where x stands: its root, or the statement.
func (l *spreading) top() grammar.Node {
	if l.Root != nil {
		return l.Root
	}
	if l.w.Statement == nil {
		return l.x
	}
	return l.w.Statement
}

// around is the largest sum, product, comparison or function of entries that x
// is a part of.
func (l *spreading) around() grammar.Expr {
	var found grammar.Expr = l.x
	grammar.Walk(l.top(), func(n grammar.Node) bool {
		if e, ok := n.(grammar.Expr); ok && found == l.x && l.entriesOf(e) {
			found = e
		}
		return found == l.x
	})
	return found
}

// entriesOf reports whether all letters of x would be those of v.
func (l *spreading) entriesOf(v grammar.Expr) bool {
	within := func(xs ...grammar.Expr) bool {
		for _, y := range xs {
			if at, in := l.x.Span(), y.Span(); at.Start >= in.Start && at.End <= in.End {
				return l.entriesOf(y)
			}
		}
		return false
	}
	if v == l.x {
		return true
	}
	switch y := v.(type) {
	case *grammar.Paren:
		return within(y.X)
	case *grammar.Unary:
		return y.Op == "-" && within(y.X)
	case *grammar.Binary:
		return y.Op != "^" && within(y.X, y.Y)
	case *grammar.Compare:
		return within(y.Xs...)
	case *grammar.If:
		return within(y.Cond, y.Then, y.Else)
	case *grammar.Call:
		return l.Passes(y) && within(argumentsOf(y)...)
	default: // any other expression has letters of its own
		return false
	}
}

func argumentsOf(x *grammar.Call) (out []grammar.Expr) {
	for i := range x.Args {
		out = append(out, x.Args[i].Value)
	}
	return out
}

// lettersFor are the two letters that are free in what is around, those of the
// left side where it is all there is, and fresh ones.
func (l *spreading) lettersFor(around grammar.Expr) []string {
	var free []string
	if l.Root != nil && quote.Unparen(l.Root) == quote.Unparen(around) && len(l.Left) == 2 && !l.Left[0].Up && !l.Left[1].Up {
		free = []string{l.Left[0].Text, l.Left[1].Text}
	} else {
		free = bracketLetters(l.top(), around)
	}
	used := slices.Clone(free)
	for _, ix := range l.Left {
		used = append(used, ix.Name)
	}
	letter.EachIndex(l.top(), func(ix *grammar.Index) { used = append(used, ix.Name) })
	return append(free, l.w.freshLetters(maxMatrixFactors+1, used...)...)
}

// offer offers text for what is around, and gives its letters to the name on the
// left where that has none.
func (l *spreading) offer(d *diag.Diagnostic, around grammar.Expr, text, note string) {
	if x := placed(l.Root); x != nil && len(l.Left) > 0 && quote.Unparen(x) == quote.Unparen(around) {
		// With letters they would be no numbers that get slots over a chart.
		name := l.w.free("M")
		d.Fixes = append(d.Fixes, diag.Fix{Span: around.Span(), Replace: name, Above: name + letter.Text(l.free()) + " = " + text, Note: note})
		return
	}
	_, compares := around.(*grammar.Compare)
	if l.Name == nil || len(l.Left) > 0 || compares || quote.Unparen(l.Root) != quote.Unparen(around) {
		d.WithFixNote(around.Span(), text, note)
		return
	}
	span := l.Name.Sp.To(around.Span())
	between := diag.Span{Source: span.Source, Start: l.Name.Sp.End, End: around.Span().Start}
	d.WithFixNote(span, quote.Ident(*l.Name)+letter.Text(l.free())+between.Text()+text, note)
}

// placed is what stands before `on c` or `@ p`.
func placed(x grammar.Expr) grammar.Expr {
	switch x := x.(type) {
	case *grammar.On:
		return x.X
	case *grammar.AtPoint:
		return x.X
	default: // no other expression says where numbers are
		return nil
	}
}

func (l *spreading) free() []letter.Letter {
	return []letter.Letter{{Text: l.letters[0]}, {Text: l.letters[1]}}
}

// leaves finds the whole square arrays of an expression and their powers; false
// where it has parts of which it is not known whether they are some.
func (l *spreading) leaves(x grammar.Expr) bool {
	switch y := x.(type) {
	case *grammar.Number, *grammar.Bool:
		return true
	case *grammar.Paren:
		return l.leaves(y.X)
	case *grammar.Unary:
		return l.leaves(y.X)
	case *grammar.Binary:
		if y == l.x {
			l.powers = append(l.powers, y)
			return true
		}
		if y.Op != "^" {
			return l.leaves(y.X) && l.leaves(y.Y)
		}
		if o := l.w.Type(y.X); o == nil || !isSquare(o) {
			return o != nil && len(o.Node.Axes()) == 0
		}
		l.powers = append(l.powers, y)
		return true
	case *grammar.Compare:
		return l.all(y.Xs...)
	case *grammar.If:
		return l.all(y.Cond, y.Then, y.Else)
	case *grammar.Call:
		if l.Passes(y) {
			return l.all(argumentsOf(y)...)
		}
		return l.leaf(y)
	default: // by what it is
		return l.leaf(y)
	}
}

func (l *spreading) all(xs ...grammar.Expr) bool {
	for _, x := range xs {
		if !l.leaves(x) {
			return false
		}
	}
	return true
}

// leaf is a part that is a number, or a whole square array.
func (l *spreading) leaf(x grammar.Expr) bool {
	o := l.w.Type(x)
	switch {
	case o == nil:
		return false
	case isSquare(o):
		l.wholes = append(l.wholes, x)
		return true
	}
	return len(o.Node.Axes()) == 0
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
		edits[n] = quote.ForLetters(n) + letter.Text(l.free())
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

// matrix is a power of the matrix, A_ik A_kj; a negative one is of its inverse.
func (l *spreading) matrix(p *grammar.Binary) string {
	n, ok := exponentOf(p)
	base := quote.ForLetters(p.X)
	if n < 0 {
		n, base = -n, "inv("+quote.Text(quote.Unparen(p.X))+")"
	}
	if !ok || n < 1 || n > maxMatrixFactors {
		return ""
	}
	var factors []string
	left := l.letters[0]
	for k := range n {
		right := l.letters[1]
		if k+1 < n {
			right = l.letters[2+k]
		}
		factors = append(factors, base+letter.Text([]letter.Letter{{Text: left}, {Text: right}}))
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
