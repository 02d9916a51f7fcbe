package letter

// An expression read once more by one of the two readings of its letters, to
// find where the text has to say so.

import (
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
)

// Probe is a reading that is tried: its letters are entry by entry in every
// product, or summed wherever they stand twice. Products are taken two by two, as
// the brackets that will stand around them do.
type Probe struct {
	Letters []string
	Keep    bool
	Found   *Found
}

// Found is what a probe has met.
type Found struct {
	Marks []Mark
	Also  []string // letters that read in two ways as well
}

// Mark is a product over whose letter a reading decides, with the letters that
// a bracket around it would name.
type Mark struct {
	X       grammar.Expr
	Letter  string
	Letters []Letter
}

// NewProbe tries a reading of letters.
func NewProbe(letters []string, keep bool) *Probe {
	return &Probe{Letters: letters, Keep: keep, Found: &Found{}}
}

// Tries reports a letter whose reading is tried.
func (p *Probe) Tries(name string) bool { return p != nil && slices.Contains(p.Letters, name) }

// Doubts notes a letter that reads in two ways and is not tried.
func (p *Probe) Doubts(name string) {
	if p != nil && !p.Tries(name) && !slices.Contains(p.Found.Also, name) {
		p.Found.Also = append(p.Found.Also, name)
	}
}

// Mark notes a product over whose letter the reading decides.
func (p *Probe) Mark(x grammar.Expr, name string, letters []Letter) {
	p.Found.Marks = append(p.Found.Marks, Mark{x, name, letters})
}

// Behind is the probe inside a bracket that names letters: they are nobody's doubt
// further out.
func (p *Probe) Behind(ix []grammar.Index) *Probe {
	if p == nil {
		return nil
	}
	rest := slices.DeleteFunc(slices.Clone(p.Letters), func(l string) bool { return Has(ix, l) })
	return &Probe{Letters: rest, Keep: p.Keep, Found: p.Found}
}

// Alone reports a factor that gets a bracket of its own: a diagonal, of a product.
func (p *Probe) Alone(x grammar.Expr, factors int) bool {
	ix, ok := x.(*grammar.Indexed)
	if p == nil || factors < 2 || !ok {
		return false
	}
	for k, i := range ix.Indices {
		if p.Tries(i.Name) && Has(ix.Indices[:k], i.Name) {
			return true
		}
	}
	return false
}

// Factors are a product's factors as the probe takes them.
func (p *Probe) Factors(x grammar.Expr) (fs []Factor, minus bool) {
	if p != nil {
		switch y := x.(type) {
		case *grammar.Unary:
			fs, minus = p.Factors(y.X)
			return fs, !minus
		case *grammar.Binary:
			return []Factor{{Expr: y.X}, {Expr: y.Y, Below: y.Op == "/"}}, false
		default: // a factor on its own
		}
	}
	return Factors(x)
}
