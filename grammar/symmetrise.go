package grammar

// Symmetrisation brackets, T_{(i j)}, T_{[a|b|c]}, nabla_{(i} k_{j)}: they pair
// within one product.

import "github.com/seed2d4d80ff/geo/interp/diag"

// SymGroup is a symmetrisation bracket over Indices[From:To] of an Indexed. From
// is -1 where the bracket was opened by a factor to the left, To is -1 where
// it is closed by one to the right.
type SymGroup struct {
	At
	From, To int
	Anti     bool // [a b], not (a b)
}

// Opens reports a bracket that a factor to the right closes.
func (g SymGroup) Opens() bool { return g.To < 0 }

// Closes reports a bracket that a factor to the left opened.
func (g SymGroup) Closes() bool { return g.From < 0 }

// symmetrising is the bracket that is open where the parser stands.
type symmetrising struct {
	inProduct bool // one may stay open from factor to factor
	open      bool
	anti      bool
	at        int  // of the bracket in the source
	n         int  // indices in it so far
	out       bool // between bars, whose indices are left out
	bar       int  // of the bar that is open
}

// product parses a product, in which brackets may go from factor to factor.
func (p *parser) product() Expr { return p.pairing(p.factors) }

// pairing parses what next parses, in which the brackets over indices pair.
func (p *parser) pairing(next func() Expr) Expr {
	around := p.sym
	p.sym = symmetrising{inProduct: true}
	x := next()
	if x != nil && p.sym.open {
		p.notClosed()
		x = nil
	}
	p.sym = around
	return x
}

// notClosed refuses a bracket that nothing closes.
func (p *parser) notClosed() {
	d := p.failAt(CodeSymmetrise, p.span(p.sym.at, p.sym.at+1), "this symmetrisation is not closed")
	if p.sym.inProduct {
		d.WithNote("its bracket closes in the same product: nabla_{(i} k_{j)}")
	}
}

// openGroup begins a symmetrisation.
func (b *braceRun) openGroup(i int) int {
	s := &b.p.sym
	if s.open {
		return b.bad(CodeSymmetrise, i, i+1, "symmetrisations do not nest")
	}
	*s = symmetrising{inProduct: s.inProduct, open: true, anti: b.run[i] == '[', at: b.start + i}
	b.from = len(b.out)
	return i + 1
}

// bar begins or ends indices that are left out.
func (b *braceRun) bar(i int) int {
	s := &b.p.sym
	if !s.open {
		return b.bad(CodeSymmetrise, i, i+1, "`|` leaves indices out of a symmetrisation, and none is open here")
	}
	s.out, s.bar = !s.out, b.start+i
	return i + 1
}

// closeGroup ends a symmetrisation.
func (b *braceRun) closeGroup(i int) int {
	s := &b.p.sym
	switch {
	case !s.open || s.anti != (b.run[i] == ']'):
		return b.bad(CodeSymmetrise, i, i+1, "this bracket closes no symmetrisation")
	case s.out:
		return b.bad(CodeSymmetrise, s.bar-b.start, s.bar-b.start+1, "this `|` leaves out the indices up to a second one, which is missing")
	case len(b.out) == b.first:
		return b.bad(CodeSymmetrise, i, i+1, "a bracket stands beside an index of its own run")
	case s.n < 2:
		return b.bad(CodeSymmetrise, s.at-b.start, i+1, "a symmetrisation needs two indices or more")
	}
	b.groups = append(b.groups, SymGroup{b.p.at(max(s.at, b.start), b.start+i+1), b.from, len(b.out), s.anti})
	s.open, b.from = false, -1
	return i + 1
}

// endRun keeps the bracket that the run leaves open.
func (b *braceRun) endRun() bool {
	s := &b.p.sym
	switch {
	case !s.open || b.from < 0:
		return true
	case !s.inProduct:
		b.p.notClosed()
		return false
	case b.from == len(b.out):
		b.bad(CodeSymmetrise, s.at-b.start, s.at-b.start+1, "a bracket stands beside an index of its own run")
		return false
	}
	b.groups = append(b.groups, SymGroup{b.p.at(s.at, b.start+b.end), b.from, -1, s.anti})
	return true
}

// SymRun is a symmetrisation bracket that goes from factor to factor, with the
// indices in it that are not left out.
type SymRun struct {
	Span    diag.Span
	Indices []Index
	Anti    bool
}

// Symmetrised are the brackets of a product that go from factor to factor, in
// the order of the text. What stands in round brackets is a product of its own.
func Symmetrised(product Expr) (runs []SymRun) {
	var open *SymRun
	take := func(indices []Index, groups []SymGroup) {
		for i := 0; i <= len(indices); i++ {
			for _, g := range groups {
				if g.Closes() && g.To == i && open != nil {
					open.Span = open.Span.To(g.Sp)
					runs = append(runs, *open)
					open = nil
				}
				if g.Opens() && g.From == i {
					open = &SymRun{Span: g.Sp, Anti: g.Anti}
				}
			}
			if i < len(indices) && open != nil && !indices[i].Out {
				open.Indices = append(open.Indices, indices[i])
			}
		}
	}
	var walk func(x Expr)
	walk = func(x Expr) {
		switch x := x.(type) {
		case *Indexed:
			take(x.Indices, x.Groups)
		case *Deriv:
			take([]Index{x.Index}, x.Groups)
			walk(x.X)
		case *Unary:
			walk(x.X)
		case *Binary:
			walk(x.X)
			walk(x.Y)
		}
	}
	walk(product)
	return runs
}
