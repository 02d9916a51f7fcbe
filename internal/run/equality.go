package run

// Equality: proved by formulas, refuted by numbers that differ for certain, or
// not decided.

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// equality decides x op y for ==, != and ~=, of numbers or of fields.
func (r *Run) equality(op string, x, y *value.Object, charts []*index.Chart, s sampling) (verdict, error) {
	if op == "!=" {
		v, err := r.equality("==", x, y, charts, s)
		v.ok, v.failure = !v.ok, nil
		return v, err
	}
	if len(charts) == 0 && !r.unset(x.Node) && !r.unset(y.Node) {
		return r.equalNumbers(op, x, y, s)
	}
	both := r.sidesOf(x.Node, y.Node)
	identical := r.identical(x.Node, y.Node, both)
	if identical == scalar.Zero {
		return verdict{ok: true, how: "exact"}, nil
	}
	if op == "==" {
		s.tol = 0
	}
	v, err := r.sampled(byOp(op, x.Node, y.Node), both, charts, s)
	refuted := v.failure != nil && v.failure.Reason == ""
	switch {
	case op == "~=" || err != nil:
		return v, err
	case identical == scalar.NonZero:
		if !refuted {
			v = verdict{}
		}
		v.how = "exact"
		return v, nil
	case refuted:
		return v, nil
	}
	return verdict{}, notDecided(s.seed, "their formulas do not agree by rule, and no point tells them apart")
}

// identical asks the scalar graph whether two fields are one: with the numbers of
// this run, and where those do not tell, whatever they are.
func (r *Run) identical(x, y *graph.Node, both *sides) scalar.Decision {
	if both != nil && slices.ContainsFunc(both.all, scalar.Expr.Undefined) {
		return scalar.Unknown // a side that has no value anywhere is equal to nothing
	}
	if x == y {
		return scalar.Zero
	}
	g := r.ws.checked.Graph
	difference := g.Sub(x, y)
	if difference.IsZero() {
		return scalar.Zero
	}
	decided := scalar.Unknown
	if both != nil {
		decided = allZero(both.u, both.d)
		if decided == scalar.NonZero && r.fromData(both) {
			decided = scalar.Unknown // up to the rounding of data
		}
		if decided != scalar.Unknown || !both.valued {
			return decided
		}
	}
	u := g.Formulas()
	if !u.Fits(difference) {
		return scalar.Unknown
	}
	parts, err := u.Components(difference)
	if err != nil {
		return scalar.Unknown
	}
	if decided = allZero(u, parts); decided == scalar.NonZero && both != nil {
		return scalar.Unknown // not with these numbers
	}
	return decided
}

// fromData reports that a side has data inside, rounded as they were read.
func (r *Run) fromData(s *sides) bool {
	return r.ws.checked.Graph.HasData && s.u.Pool.FromData(s.all...)
}

// allZero decides whether all of several expressions vanish.
func allZero(u *graph.Formulas, parts []scalar.Expr) scalar.Decision {
	all := scalar.Zero
	for _, e := range u.Canonical(parts) {
		d := u.Pool.IsZero(e)
		if len(u.Pool.Vars(e)) == 0 && d != scalar.Zero && !e.CallsHost() {
			d = numberIsZero(u.Pool, e)
		}
		switch {
		case d == scalar.NonZero:
			return scalar.NonZero
		case d != scalar.Zero:
			all = scalar.Unknown
		}
	}
	return all
}

// numberIsZero decides whether a number is 0.
func numberIsZero(p *scalar.Pool, e scalar.Expr) scalar.Decision {
	if p.IsZero(e) == scalar.Zero {
		return scalar.Zero
	}
	switch s, ok := p.Sign(e, nil); {
	case !ok:
		return scalar.Unknown
	case s == 0:
		return scalar.Zero
	}
	return scalar.NonZero
}

// bothNumbers are the values of two closed sides.
func (r *Run) bothNumbers(x, y *value.Object) (a, b *exec.Array, err error) {
	if a, err = r.numbers(x); err == nil {
		b, err = r.numbers(y)
	}
	return a, b, err
}

// equalNumbers decides an equality of numbers.
func (r *Run) equalNumbers(op string, x, y *value.Object, s sampling) (verdict, error) {
	if v, ok := r.rationals(op, x.Node, y.Node, s.tol); ok {
		return v, nil
	}
	a, b, err := r.bothNumbers(x, y)
	if err != nil {
		return verdict{}, err
	}
	if op == "~=" || len(a.Data) != len(b.Data) && len(b.Data) != 1 {
		return r.compareArrays(op, a, b, s.tol), nil
	}
	if asRead(x.Node) && asRead(y.Node) {
		return r.compareArrays(op, a, b, 0), nil
	}
	decided := r.equalComponents(r.sidesOf(x.Node, y.Node), a, b)
	if a.Hollow || b.Hollow {
		return verdict{ok: true, how: "values", assumed: true}, nil
	}
	undecided := false
	for i, d := range decided {
		if d == scalar.NonZero {
			v := r.compareArrays(op, a, b, 0)
			if v.ok { // they differ by less than floats tell
				v = verdict{how: "values", failure: failureOf(op, a, b, mismatch{at: i, a: a.Data[i], b: b.Data[i%len(b.Data)]}, 0)}
			}
			return v, nil
		}
		undecided = undecided || d == scalar.Unknown
	}
	if undecided {
		return verdict{}, notDecided(s.seed, "they agree as far as their floats go, and no rule says that they are equal")
	}
	return verdict{ok: true, how: "values"}, nil
}

// asRead reports an array of floats as they were read, or of more numbers than
// are compared as formulas. What floats round, 1/3 or 10^20 + 1, is none.
func asRead(n *graph.Node) bool {
	if n.Op() != graph.OpArray {
		return false
	}
	_, exact := n.Data()
	return exact == nil || n.Size() > maxSides
}

// equalComponents decides component by component whether numbers are equal: by
// their formulas, else by floats, which tell them apart at most.
func (r *Run) equalComponents(both *sides, a, b *exec.Array) []scalar.Decision {
	out := make([]scalar.Decision, len(a.Data))
	g := r.ws.checked.Graph
	for i := range out {
		if both == nil || len(both.d) != len(out) || len(both.x) != len(out) || len(both.y) != len(out) {
			if relativeDifference(a.Data[i], b.Data[i%len(b.Data)]) > floatTol {
				out[i] = scalar.NonZero
			}
			continue
		}
		switch sign, ok := signOf(both.u.Pool, both.x[i], both.y[i], both.d[i], g.HasData); {
		case ok && sign == 0:
			out[i] = scalar.Zero
		case ok:
			out[i] = scalar.NonZero
		}
	}
	return out
}

// floatTol is by how much numbers must differ that are known by their floats
// alone, so that they are told apart.
const floatTol = 1e-9

// rationals compares two exact numbers of any size. Those that ~= compares are
// floats where floats hold both.
func (r *Run) rationals(op string, x, y *graph.Node, tol float64) (verdict, bool) {
	e, okx := x.Number()
	f, oky := y.Number()
	if !okx || !oky {
		return verdict{}, false
	}
	a, okx := e.Rat()
	b, oky := f.Rat()
	if !okx || !oky {
		return verdict{}, false
	}
	_, floats := a.Float64()
	_, also := b.Float64()
	if floats && also && op == "~=" {
		return verdict{}, false
	}
	g := r.ws.checked.Graph
	holds := false
	difference := new(big.Rat).Sub(a, b)
	if g.HasData && g.Pool.FromData(e, f) {
		if !g.Pool.ReadsAs(e, f) {
			return verdict{}, false
		}
		difference.SetInt64(0)
	}
	switch order := difference.Sign(); op {
	case "~=":
		scale := big.NewRat(1, 1)
		for _, q := range []*big.Rat{a, b} {
			if q := new(big.Rat).Abs(q); q.Cmp(scale) > 0 {
				scale = q
			}
		}
		t := new(big.Rat).SetFloat64(tol)
		holds = t == nil || difference.Abs(difference).Cmp(scale.Mul(scale, t)) <= 0
	case "==":
		holds = order == 0
	default:
		holds = holdsOne(op, float64(order), 0, 0, 0)
	}
	if holds {
		d, _ := difference.Float64()
		return verdict{ok: true, how: "values", worst: math.Abs(d)}, true
	}
	u, _ := a.Float64()
	w, _ := b.Float64()
	d, _ := difference.Float64()
	return verdict{how: "values", failure: &Failure{
		Left: Value{Kind: Numbers, Data: []float64{u}, Exact: a, Type: value.AxesType(nil)}, Op: op,
		Right:  Value{Kind: Numbers, Data: []float64{w}, Exact: b, Type: value.AxesType(nil)},
		LeftAt: u, RightAt: w, Difference: math.Abs(d), Tolerance: tol,
	}}, true
}

// notDecided is the diagnostic of an equality that is not decided, with a
// tolerance offered instead.
func notDecided(at diag.Span, why string) *diag.Diagnostic {
	d := diag.New(CodeUndecided, at, "it is not decided whether the sides are equal: "+why)
	text := at.Text()
	if strings.Count(text, "==")+strings.Count(text, "!=") != 1 {
		return d.WithNote("~= compares up to a tolerance")
	}
	if fixed := strings.Replace(text, "==", "~=", 1); fixed != text {
		return d.WithFixNote(at, fixed, "up to a tolerance")
	}
	return d.WithFixNote(at, "not ("+strings.Replace(text, "!=", "~=", 1)+")", "up to a tolerance")
}
