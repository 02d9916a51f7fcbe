package op

// The table of all scalar functions, and a function by its name.

import "slices"

// table holds every function, linked: Terms know the functions that they call.
var table, byName = linked(slices.Concat(circle, hyperbolic, pieces, factorial, powers, inverses, elliptic, lengths, coefficients))

// Count is the number of functions.
func Count() int { return len(table) }

// All visits every function in a fixed order.
func All(yield func(*Func) bool) {
	for _, f := range table {
		if !yield(f) {
			return
		}
	}
}

// Named is the function of that name; nil when there is none.
func Named(name string) *Func { return byName[name] }

// Radix is the d-th root, 2 ≤ d ≤ MaxRoot.
func Radix(d int) *Func { return radix[d] }

var radix = func() (r [MaxRoot + 1]*Func) {
	for _, f := range table {
		if f.Generator.Kind == Radical {
			r[f.Generator.Degree] = f
		}
	}
	return r
}()

// linked numbers the functions and finds those that their terms call.
func linked(all []*Func) ([]*Func, map[string]*Func) {
	named := make(map[string]*Func, len(all))
	for i, f := range all {
		f.id = i
		named[f.Name] = f
	}
	for _, f := range all {
		for _, t := range f.terms() {
			t.link(named)
		}
		f.Inverse.Func = named[f.Inverse.By]
		for i := range f.Composed {
			f.Composed[i].Func = named[f.Composed[i].Outer]
		}
	}
	return all, named
}

// terms are all formulas of a row.
func (f *Func) terms() []*Term {
	ts := []*Term{f.ByValue, f.Image.Of}
	switch d := f.Derivative.(type) {
	case Partials:
		ts = append(ts, d...)
	case Choice:
		ts = append(ts, d.If)
	}
	if f.Taylor != nil {
		ts = append(ts, f.Taylor.terms()...)
	}
	for _, s := range Specials(f.Exact) {
		ts = append(ts, s.Is)
	}
	for _, c := range f.Composed {
		ts = append(ts, c.Is)
	}
	return append(ts, f.Turns...)
}
