package graph

// Inverse maps written away: fields in source coordinates, so that they can be
// compared and printed.

import "github.com/seed2d4d80ff/geo/internal/scalar"

// Canonical writes expressions in source coordinates where inverse maps occur:
// the target's coordinates become the map's own expressions, and the inverse
// at them its coordinates. Fields mixed from both sides are then comparable,
// and zero tests decide.
func (u *Formulas) Canonical(es []scalar.Expr) []scalar.Expr {
	for range 16 {
		f := u.plainFamily(es)
		if f == nil {
			return es
		}
		sub := map[scalar.Var]scalar.Expr{}
		k := 0
		for _, fw := range f.m.Forward {
			xs, err := u.comps(fw)
			if err != nil {
				return es
			}
			for _, x := range xs {
				sub[u.CoordVar(f.m.To, k)] = x
				k++
			}
		}
		for i, v := range u.familyVars(f) {
			sub[v] = u.Pool.Var(u.CoordVar(f.m.From, i))
		}
		// other inverses taken at these target coordinates
		for _, v := range u.Pool.Vars(es...) {
			s := u.vars.of(v)
			if _, done := sub[v]; done || s.Map == nil {
				continue
			}
			y := make([]*Node, len(s.Target))
			moved := false
			for b, t := range s.Target {
				y[b] = u.compose(u.ComposeMap(t, f.m), f.m.From, substitution{nodes: u.coords(f.m.From)})
				moved = moved || y[b] != t
			}
			if !moved {
				continue
			}
			b, pos := flatPos(s.Map.From, s.Index)
			if xs, err := u.comps(u.Component(u.Implicit(s.Map, b, y), pos)); err == nil {
				sub[v] = xs[0]
			}
		}
		es = u.substitute(es, sub)
	}
	return es
}

// plainFamily is an inverse taken at its target chart's own coordinates.
func (u *Formulas) plainFamily(es []scalar.Expr) *family {
	for _, v := range u.Pool.Vars(es...) {
		s := u.vars.of(v)
		if s.Map == nil {
			continue
		}
		plain := true
		for b, t := range s.Target {
			plain = plain && t.op == OpCoord && t.Chart() == s.Map.To && t.Block() == b
		}
		if plain {
			return u.Implicit(s.Map, 0, s.Target).pay.(*implicitOp).fam
		}
	}
	return nil
}

func (u *Formulas) substitute(es []scalar.Expr, sub map[scalar.Var]scalar.Expr) []scalar.Expr {
	m := scalar.NewSubstitution(sub)
	r := make([]scalar.Expr, len(es))
	for i, e := range es {
		r[i] = u.Pool.Subst(e, m)
	}
	return r
}

// Explicit puts the written inverse in place of inverse maps, for printed
// formulas. Where none was written the source coordinate's name stays.
func (u *Formulas) Explicit(es []scalar.Expr) []scalar.Expr {
	for range 16 {
		sub := map[scalar.Var]scalar.Expr{}
		for _, v := range u.Pool.Vars(es...) {
			s := u.vars.of(v)
			if s.Map == nil || s.Map.Inverse == nil {
				continue
			}
			b, pos := flatPos(s.Map.From, s.Index)
			x := u.Compose(s.Map.Inverse[b], s.Map.To, s.Target)
			if xs, err := u.comps(u.Component(x, pos)); err == nil {
				sub[v] = xs[0]
			}
		}
		if len(sub) == 0 {
			return es
		}
		es = u.substitute(es, sub)
	}
	return es
}
