package run

// Running a forall: each assertion is decided for all objects; one that fails has an example.

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/taylor"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func (s statements) VisitForall(st *check.Forall) error {
	r := s.r
	for k, a := range st.Dims[0].Asserts {
		e, err := r.identity(st, k)
		if err != nil {
			return located(err, a.Sp)
		}
		if e.OK {
			r.res.Passed++
		} else {
			r.res.Failed++
		}
		if err := r.tell(r.report.Identity(a.Sp, e)); err != nil {
			return err
		}
		if err := r.charge(failureBytes + len(e.Source)); err != nil {
			return err
		}
	}
	return nil
}

// VisitForall asks no number of a param: what it proves holds for all values.
func (m *missingParams) VisitForall(*check.Forall) error { return nil }

func (c *turnCounter) VisitForall(*check.Forall) error { return nil }

// identity decides the k-th assertion of a forall, in one dimension after another.
func (r *Run) identity(st *check.Forall, k int) (*Identity, error) {
	a := st.Dims[0].Asserts[k]
	e := &Identity{Source: grammar.OneLine(a.Sp.Text()), OK: true, Why: a.Why}
	for i := range st.Dims {
		d := &st.Dims[i]
		if err := r.env.Ctx.Err(); err != nil {
			return nil, err
		}
		err := r.identityIn(e, d, d.Asserts[k].Cond, a.Sp)
		if errors.As(err, new(divides)) && len(e.Skipped)+1 < len(st.Dims) {
			e.Skipped = append(e.Skipped, d.N)
			continue
		}
		if err != nil {
			return nil, err
		}
		e.Dimensions = append(e.Dimensions, d.N)
		if !e.OK {
			return e, nil
		}
	}
	return e, nil
}

// identityIn decides a condition in one dimension: an equation, or several.
func (r *Run) identityIn(e *Identity, d *check.ForallDim, c value.Cond, at diag.Span) error {
	switch c := c.(type) {
	case *value.CondConst:
		if !c.True {
			e.OK, e.Refuted = false, &Refutation{Dimension: d.N}
		}
	case *value.CondAnd:
		for _, x := range c.Xs {
			if err := r.identityIn(e, d, x, at); err != nil || !e.OK {
				return err
			}
		}
	case *value.CondCompare:
		return r.equation(e, d, c, at)
	case *value.CondNot, *value.CondOr, *value.CondInvariant: // refused by the checker
	}
	return nil
}

func (r *Run) equation(e *Identity, d *check.ForallDim, c *value.CondCompare, at diag.Span) error {
	for _, n := range []*graph.Node{c.X.Node, c.Y.Node} {
		for _, claim := range r.openClaims(n) {
			return r.unproved(claim, d.N)
		}
	}
	g := r.ws.checked.Graph
	var objects []*graph.Node
	for _, b := range d.Binders {
		objects = append(objects, b.Node)
	}
	found := taylor.Identify(g, c.X.Node, c.Y.Node, d.Chart, uint64(len(at.Text()))+1, objects)
	switch found.Verdict {
	case taylor.Proved:
		e.Error += found.Error
	case taylor.Refuted:
		e.OK, e.Refuted = false, refutation(d, found.Example)
	default: // it could not be decided
		why := diag.New(CodeIdentity, at, fmt.Sprintf("this is not decided in dimension %d: %s", d.N, found.Reason))
		if found.Singular {
			return divides{why}
		}
		return why
	}
	return nil
}

// divides is what is said of an identity that divides by zero in a dimension, which is
// skipped where there are others.
type divides struct{ *diag.Diagnostic }

// Unwrap is the diagnostic.
func (d divides) Unwrap() error { return d.Diagnostic }

// unproved is the diagnostic of a claim inside a forall that is not proved.
func (r *Run) unproved(claim *graph.Node, n int) error {
	info := claim.Claim()
	return diag.New(CodeClaim, info.Span, fmt.Sprintf("the claim that %s is a %s is not proved for all objects in dimension %d", info.Name, info.Law, n)).
		WithNote("what a forall rests on is proved, since there is no point to test it at")
}

// refutation puts an example into words.
func refutation(d *check.ForallDim, ex *taylor.Counterexample) *Refutation {
	out := &Refutation{Dimension: d.N}
	if ex == nil {
		return out
	}
	for _, o := range ex.Objects {
		for _, b := range d.Binders {
			if b.Node == o.Node {
				out.Objects = append(out.Objects, b.Name+" = "+polynomials(o))
			}
		}
	}
	if len(ex.Component) > 0 {
		out.Component = number.Position(ex.Component...)
	}
	out.Left, out.Right = ex.Left, ex.Right
	return out
}

// polynomials writes the components of an object.
func polynomials(in taylor.Polynomials) string {
	cell := func(i int) string { return polynomial(in.Terms[i]) }
	if len(in.Dims) == 0 {
		return cell(0)
	}
	return strings.Join(strings.Fields(number.Cells(in.Dims, cell, ", ")), " ")
}

// polynomial is 1 - 2 x1^2 x2.
func polynomial(terms []taylor.Term) string {
	if len(terms) == 0 {
		return "0"
	}
	var b strings.Builder
	for i, t := range terms {
		c, x := t.Coefficient, monomial(t.Exponents)
		switch {
		case i == 0 && c < 0:
			b.WriteString("-")
		case c < 0:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		if c < 0 {
			c = -c
		}
		switch {
		case x == "":
			b.WriteString(number.Text(c))
		case c == 1:
			b.WriteString(x)
		default:
			b.WriteString(number.Text(c) + " " + x)
		}
	}
	return b.String()
}

func monomial(exponents []uint8) string {
	var parts []string
	for v, e := range exponents {
		switch {
		case e == 1:
			parts = append(parts, fmt.Sprintf("x%d", v+1))
		case e > 1:
			parts = append(parts, fmt.Sprintf("x%d^%d", v+1, e))
		}
	}
	return strings.Join(parts, " ")
}
