package scalar

// Named subexpressions in print: a sum that was bound to a name is written as
// that name.

import "slices"

// namedSum is a sum with the name it was bound to.
type namedSum struct {
	e    Expr
	name string
}

// named finds the atoms of a ring that have names.
func (w *writer) named(r *ring) {
	if len(w.sums) == 0 || r.names != nil {
		return
	}
	r.names = map[uint64]namedPoly{}
	for _, s := range w.sums {
		if !r.covers(s.e) || r.failed {
			continue
		}
		f := r.resolve(r.form(s.e))
		p := f.n
		switch {
		case r.failed:
			return
		case slices.ContainsFunc(f.m, func(e int16) bool { return e != 0 }) || !f.c.d.isOne() || f.c.n.b != nil || abs64(f.c.n.v) != 1:
			continue // a name is written for the whole sum only
		case p.isOne() && len(f.f) == 1 && f.f[0].exp == 1:
			p = r.atoms[f.f[0].atom].p
		case len(f.f) > 0 || len(p) < 2:
			continue
		}
		if atoms := r.atomise(p); !r.failed && len(atoms) == 1 && atoms[0].exp == 1 {
			r.atoms[atoms[0].atom].whole = true // not taken apart
		}
		if _, taken := r.names[p.hash()]; !taken {
			r.names[p.hash()] = namedPoly{s.name, f.c.n.sign() < 0}
		}
	}
}

// namedPoly is the name of a polynomial or of its negative.
type namedPoly struct {
	name string
	neg  bool
}

// use is the name as a piece.
func (w *writer) use(name string) piece {
	if w.used == nil {
		w.used = map[string]bool{}
	}
	w.used[name] = true
	x := w.style.atom(name, "")
	if w.style == LaTeX {
		x.tex.text = w.p.latexVar(name)
	}
	return x
}
