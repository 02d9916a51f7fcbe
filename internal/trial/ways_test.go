package trial

// One expression at one point in every way there is - Eval, Func, Prepared, alone and among many points - gives one value, or one error.

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// way is an expression over c, whose inputs are some names in some order.
type way struct {
	c       *Case
	head    string
	expr    string
	coords  []string
	inputs  []string
	program *interp.Program
	f       *interp.Func     // nil where it does not come apart
	q       *interp.Prepared // nil where it is refused
	noise   func(at At) (noise []float64, ok bool)
	unsure  func(at At) bool // rounding may have left nothing of the value
}

// codeOf is the code of an error's first diagnostic.
func codeOf(err error) string {
	switch err := err.(type) {
	case nil:
		return ""
	case diag.List:
		if len(err) > 0 {
			return err[0].Code
		}
	case *diag.Diagnostic:
		return err.Code
	}
	return "?"
}

// newWay compiles the expression in each way, once in the program and once in another of an engine of its own.
func newWay(c *Case, head, expr string, coords, inputs []string) *way {
	w := &way{c: c, head: head, expr: expr, coords: coords, inputs: inputs}
	p, err := engine.Compile(asked, "trial.geo", head)
	if err != nil {
		c.differ("refused: %v", err)
		return nil
	}
	w.program = p
	if w.f, err = p.Func(asked, expr, inputs...); err != nil {
		w.f = nil
		if code := codeOf(err); code == "E0499" || code == "?" {
			c.differ("Func: %v", err)
		}
	}
	was := err
	if w.q, err = p.Prepare(asked, expr, inputs...); err != nil {
		w.q = nil
		if code := codeOf(err); code == "E0499" || code == "?" || w.f != nil || code != codeOf(was) && codeOf(was) != "E0551" {
			c.differ("Prepare of %s by %v: %v; Func: %v", expr, inputs, err, was)
		}
	}
	return w
}

// place is the expression at a point, for Eval, and the params there.
func (w *way) place(at At) (text string, params map[string]any) {
	params = map[string]any{}
	point := make([]string, len(w.coords))
	for k, name := range w.inputs {
		if i := slices.Index(w.coords, name); i >= 0 {
			point[i] = fmt.Sprintf("%v", at[k])
		} else {
			params[name] = at[k]
		}
	}
	return fmt.Sprintf("((%s) on c) @ c(%s)", w.expr, strings.Join(point, ", ")), params
}

// answer is a value or an error's code.
type answer struct {
	values []float64
	code   string
	err    error
}

func (a answer) same(b answer) bool {
	return a.code == b.code && fmt.Sprintf("%x", a.values) == fmt.Sprintf("%x", b.values)
}

func (w *way) eval(p *interp.Program, at At) answer {
	text, params := w.place(at)
	v, err := p.Eval(asked, text, params)
	if err != nil {
		return answer{code: codeOf(err), err: err}
	}
	if slices.ContainsFunc(v.Float64s(), func(x float64) bool { return math.IsInf(x, 0) }) && !strings.Contains(v.String(), "inf") {
		return answer{code: "E0402", err: errors.New("beyond float64: " + v.String())} // whose digits are known: the other ways have floats alone
	}
	return answer{values: v.Float64s()}
}

func (w *way) prepared(at At) answer {
	out := make([]float64, w.q.Len())
	if err := w.q.Into(asked, out, at); err != nil {
		return answer{code: codeOf(err), err: err}
	}
	return answer{values: out}
}

// wrong notes a disagreement at a point.
func (w *way) wrong(at At, format string, args ...any) {
	w.c.Source = w.head
	w.c.differ("%s by %v at %v: %s", w.expr, w.inputs, at, fmt.Sprintf(format, args...))
}

// compare asks at points in each way.
func (w *way) compare(points []At) {
	other, err := interp.New(interp.Options{})
	if err != nil {
		panic(err)
	}
	fresh, err := other.Compile(asked, "trial.geo", w.head)
	if err != nil {
		w.c.differ("in another engine: %v", err)
		return
	}
	var all []answer // of Prepared
	for _, at := range points {
		e := w.eval(w.program, at)
		w.c.Compare++
		if own := w.eval(fresh, at); !own.same(e) {
			w.wrong(at, "Eval gives %v %v, in an engine of its own %v %v", e.values, e.err, own.values, own.err)
		}
		if w.q != nil {
			a := w.prepared(at)
			all = append(all, a)
			w.near(at, "Prepared", a, e)
		}
		if w.f != nil {
			out := make([]float64, w.f.Len())
			if !w.f.Into(out, at...) {
				w.wrong(at, "the arguments do not fit")
			}
			if w.f.Len() == 1 && w.f.Shape() == nil && math.Float64bits(w.f.Call(at...)) != math.Float64bits(out[0]) {
				w.wrong(at, "called %v, into memory %v", w.f.Call(at...), out[0])
			}
			w.funcNear(at, out, e)
		}
	}
	w.many(points, all)
}

// near holds a Prepared's answer to Eval's: one code, or values that differ by rounding.
func (w *way) near(at At, what string, a, e answer) {
	w.c.Compare++
	if a.code != e.code {
		if a.code == "" && (e.code == "E0403" || e.code == "E0402" && strings.Contains(e.err.Error(), "may be anything")) {
			return // only Eval refuses what rounding leaves nothing of
		}
		w.wrong(at, "%s gives %v %v, Eval %v %v", what, a.values, a.err, e.values, e.err)
		return
	}
	w.nearValues(at, what, a.values, e.values)
}

// funcNear holds a Func's numbers to Eval's answer: where that is an error of a value, some number is none.
func (w *way) funcNear(at At, out []float64, e answer) {
	switch e.code {
	case "":
		if noNumber(out) && (w.isolated(at) || overflows(at)) {
			return
		}
		w.nearValues(at, "Func", out, e.values)
	case "E0402":
		if strings.Contains(e.err.Error(), "may be anything") {
			return
		}
		w.c.Compare++
		if !noNumber(out) {
			w.wrong(at, "Func gives %v, Eval %v", out, e.err)
		}
	}
}

// noNumber reports NaN or an infinity among numbers.
func noNumber(out []float64) bool {
	return slices.ContainsFunc(out, func(x float64) bool { return x-x != 0 })
}

// overflows reports arguments whose fourth powers are no numbers: a common denominator may be one, and a Func then has none.
func overflows(at At) bool {
	return slices.ContainsFunc(at, func(x float64) bool { return abs(x) > 1e75 || x != 0 && abs(x) < 1e-75 })
}

// isolated reports that a Func has numbers beside a point where it has none: there the simplified formula alone has a value.
func (w *way) isolated(at At) bool {
	beside := slices.Clone(at)
	for k := range beside {
		beside[k] += 1e-6 * float64(k+1)
	}
	out := make([]float64, w.f.Len())
	return w.f.Into(out, beside...) && !noNumber(out)
}

func (w *way) nearValues(at At, what string, got, want []float64) {
	if len(got) != len(want) {
		w.wrong(at, "%s has %d numbers, Eval %d", what, len(got), len(want))
		return
	}
	noise, ok := w.noise(at)
	if !ok {
		return
	}
	for k := range got {
		n := noise[0]
		if len(noise) == len(got) {
			n = noise[k]
		}
		if tol := 1e-9*math.Max(1, math.Abs(want[k])) + 1e3*n; !(math.Abs(got[k]-want[k]) <= tol) && (w.unsure == nil || !w.unsure(at)) {
			w.wrong(at, "%s gives %v, Eval %v: component %d (rounding does about %.1g)", what, got[k], want[k], k, n)
		}
		w.c.Compare++
	}
}

// many asks for all points at once: the bits are those of one by one, the error is that of the first that has one.
func (w *way) many(points []At, all []answer) {
	if w.f != nil {
		args := make([][]float64, len(w.inputs))
		for i := range args {
			for _, at := range points {
				args[i] = append(args[i], at[i])
			}
		}
		dst := make([][]float64, w.f.Len())
		for k := range dst {
			dst[k] = make([]float64, len(points))
		}
		if !w.f.Columns(dst, args...) && len(args) > 0 {
			w.wrong(nil, "the columns do not fit")
		}
		out := make([]float64, w.f.Len())
		for i, at := range points {
			w.f.Into(out, at...)
			for k := range out {
				if len(args) > 0 && !sameNumber(out[k], dst[k][i]) {
					w.wrong(at, "Func gives %v alone, %v in columns", out[k], dst[k][i])
				}
			}
		}
	}
	if w.q == nil || w.q.Inputs() == 0 {
		return
	}
	var flat []float64
	for _, at := range points {
		flat = append(flat, at...)
	}
	dst := make([]float64, len(points)*w.q.Len())
	err := w.q.Points(asked, dst, flat)
	first := slices.IndexFunc(all, func(a answer) bool { return a.code != "" })
	switch {
	case first < 0 && err != nil, first >= 0 && codeOf(err) != all[first].code:
		w.wrong(points[max(first, 0)], "of many points: %v; alone: %v", err, all[max(first, 0)].err)
	case err == nil:
		for i, a := range all {
			for k, x := range a.values {
				if y := dst[i*len(a.values)+k]; !sameNumber(x, y) {
					w.wrong(points[i], "Prepared gives %v alone, %v among many", x, y)
				}
			}
		}
	}
	i := 0
	for out, err := range w.q.Stream(asked, func(yield func([]float64) bool) {
		for _, at := range points {
			if !yield(at) {
				return
			}
		}
	}) {
		if a := (answer{values: out, code: codeOf(err)}); !a.same(all[i]) {
			w.wrong(points[i], "in a stream: %v %v; alone %v %v", out, err, all[i].values, all[i].err)
		}
		i++
	}
}

// sameNumber compares bits, but for those of NaN.
func sameNumber(x, y float64) bool {
	return math.Float64bits(x) == math.Float64bits(y) || x != x && y != y
}

// waysOfFormula draws a formula, an expression of it, and points.
func waysOfFormula(d *Draw) *Case {
	f := d.formula(d.Whole(1, 3), true)
	c := &Case{Source: f.head}
	order := 0
	expr := "f"
	if !f.rough && d.Chance(0.6) {
		order = d.Whole(1, 2)
		expr = strings.Join([]string{"d_i", "d_j"}[:order], " ") + " f"
		if !f.usesCoordinates() {
			expr = "(" + expr + ")"
		}
	}
	coords := f.names[:f.n]
	inputs := slices.Clone(f.names)
	d.Shuffle(len(inputs), func(i, j int) { inputs[i], inputs[j] = inputs[j], inputs[i] })
	// Params that are no inputs keep their values.
	inputs = slices.DeleteFunc(inputs, func(name string) bool { return !slices.Contains(coords, name) && d.Chance(0.3) })
	w := newWay(c, f.head, expr, coords, inputs)
	if w == nil || c.Wrong != "" {
		return c
	}
	s := NewShape(len(f.names), order)
	w.noise = func(at At) ([]float64, bool) { return f.noiseOf(s, order, inputs, at) }
	var points []At
	for range d.Whole(1, 12) {
		at := f.point(d)
		if d.Chance(0.1) {
			for k := range at {
				at[k] = Pick(d, 0, 1, -1, 0.5, 2, 1e-300, 1e300, at[k])
			}
		}
		full := append(slices.Clone(at), d.Point(len(f.names)-f.n, -3, 3)...)
		in := make(At, len(inputs))
		for k, name := range inputs {
			in[k] = full[slices.Index(f.names, name)]
		}
		points = append(points, in)
	}
	w.compare(points)
	return c
}

// noiseOf is what rounding does to the derivatives of one order at a point, by the oracle; not ok where it does not know.
func (f *formula) noiseOf(s *Shape, order int, inputs []string, at At) ([]float64, bool) {
	full := make(At, len(f.names))
	for i, name := range f.names {
		if k := slices.Index(inputs, name); k >= 0 {
			full[i] = at[k]
		} else {
			full[i] = f.params[i-f.n]
		}
	}
	j, how := standing(f.tree, variables[Double](s, full))
	if how != Valued || !j.Finite() {
		return nil, false
	}
	single, ok := jetOf(f.tree, variables[Single](s, full))
	if !ok {
		return nil, false
	}
	n := abs(j.Value().Float() - single.Value().Float())
	for i := range f.n {
		if order > 0 {
			n = max(n, abs(j.Partial(i).Float()-single.Partial(i).Float()))
		}
		for k := range f.n {
			if order > 1 {
				n = max(n, abs(j.Partial(i, k).Float()-single.Partial(i, k).Float()))
			}
		}
	}
	return []float64{n}, true
}

// waysOfStory asks for the fields of a story: geometry, params, functions; at ordinary points, where rounding is small.
func waysOfStory(d *Draw) *Case {
	s := d.story()
	c := &Case{Source: s.defs}
	if told(s.defs, nil) != "" {
		return c
	}
	exprs := append(slices.Clone(s.fields), "d_i h", "d_i d_j f", "levicivita(g)", "scalarCurvature(g)", "inv(g)", "det(g)*f", "g^ij d_i h d_j f", "hessian(h, levicivita(P))", "laplacian(f, Q)")
	inputs := Pick(d, []string{"x", "y", "m"}, []string{"y", "m", "x", "a"}, []string{"a", "b", "x", "y", "m", "alpha"})
	for range 2 {
		w := newWay(c, s.defs, Pick(d, exprs...), s.names, inputs)
		if w == nil || c.Wrong != "" {
			return c
		}
		w.noise, w.unsure = w.shaken, w.digitsLost
		var points []At
		for range d.Whole(1, 5) {
			points = append(points, Pick(d, d.Point(len(inputs), 0.2, 2), d.Point(len(inputs), -1, 2)))
		}
		w.compare(points)
	}
	return c
}

// shaken is how far Eval's answer moves with its inputs, by a few units in the last place.
func (w *way) shaken(at At) ([]float64, bool) {
	e := w.eval(w.program, at)
	if e.code != "" {
		return nil, false
	}
	n := 0.0
	for _, by := range []float64{1 + 4e-15, 1 - 3e-15} {
		moved := slices.Clone(at)
		for k := range moved {
			moved[k] *= by
		}
		m := w.eval(w.program, moved)
		if m.code != "" {
			return nil, false
		}
		for k, x := range m.values {
			n = max(n, abs(x-e.values[k]))
		}
	}
	return []float64{n}, true
}

// digitsLost reports that Eval knows few digits of the value. That of a constant is worked out exactly, and computed where
// it is a factor.
func (w *way) digitsLost(at At) bool {
	text, params := (&way{expr: "x*(" + w.expr + ")", coords: w.coords, inputs: w.inputs}).place(at)
	v, err := w.program.Eval(asked, text, params)
	return err != nil || v.Digits() < interp.Digits
}

// FuzzFuncEval asks for one value in every way.
func FuzzFuncEval(f *testing.F) {
	seedTapes(f, 4*largest)
	f.Fuzz(func(t *testing.T, tape []byte) {
		d := drawnFrom(tape)
		patiently(t, func() *Case {
			if d.Chance(0.7) {
				return waysOfFormula(d)
			}
			return waysOfStory(d)
		})
	})
}
