package exec

import (
	"errors"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/kernels"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// describe is a diagnostic in full, for failing tests.
func describe(err error) string {
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return err.Error()
	}
	s := d.Code + ": " + d.Message
	for _, n := range d.Notes {
		s += "\n  " + n
	}
	for _, f := range d.Fixes {
		s += "\n  → " + f.Replace + " " + f.Note
	}
	return s
}

func (k *kit) schwarzschild() (*index.Chart, *graph.Node) {
	c := k.coords("S", "t", "r", "th", "ph")
	r, th := k.x(c, 1), k.x(c, 2)
	f := k.Sub(k.Int(1), k.Map(k.Pool.Mul(k.Pool.Int(2), k.Pool.Rcp(k.Pool.Arg(0))), r))
	g := k.diagonal(c, k.Neg(f), k.pow(f, -1), k.pow(r, 2), k.prod(k.pow(r, 2), k.pow(k.fn("sin", th), 2)))
	return c, g
}

// Kretschmann of Schwarzschild is 48 M²/r⁶ (M = 1), Γ^r_tt = M(r - 2M)/r³.
func TestSchwarzschild(t *testing.T) {
	k := newKit(t)
	c, g := k.schwarzschild()
	p := k.point(c, 0, 6, math.Pi/2, 0)
	near(t, "Kretschmann", k.eval(k.At(k.kretschmann(g), p)), []float64{48 / math.Pow(6, 6)}, 1e-12)
	gam := k.christoffel(g)
	near(t, "Γ^r_tt", k.eval(k.At(k.Component(gam, []int{1, 0, 0}), p)), []float64{4. / 216}, 1e-13)
	// Many points at once, the same numbers.
	pts := &Points{Chart: c, N: 5000, Coords: [][]float64{{0}, make([]float64, 5000), {1}, {0}}}
	want := make([]float64, 5000)
	for i := range want {
		r := 2.5 + float64(i)*0.01
		pts.Coords[1][i] = r
		want[i] = 48 / math.Pow(r, 6)
	}
	b, err := k.m.EvalAt(k.kretschmann(g), pts, nil)
	if err != nil {
		t.Fatal(describe(err))
	}
	near(t, "at 5000 points", b.Cols[0], want, 1e-11)
	// A table: the point moves with a loop variable.
	loop := &graph.Param{ID: 1, Name: "R0", Loop: true}
	at := k.PointOf(c, k.num(0), k.Param(loop), k.num(1), k.num(0))
	rs := []float64{2.5, 3, 4, 6, 10}
	bs, err := k.m.EvalColumns([]*graph.Node{k.At(k.kretschmann(g), at), k.Param(loop)}, loop, rs, nil)
	if err != nil {
		t.Fatal(describe(err))
	}
	for i, r := range rs {
		near(t, "table", bs[0].At(i).Data, []float64{48 / math.Pow(r, 6)}, 1e-11)
		near(t, "table", bs[1].At(i).Data, []float64{r}, 0)
	}
}

func wantCode(t *testing.T, err error, code string, parts ...string) {
	t.Helper()
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if d.Code != code {
		t.Errorf("got %s, want %s", describe(err), code)
	}
	for _, p := range parts {
		if !strings.Contains(describe(err), p) {
			t.Errorf("%s\ndoes not say %q", describe(err), p)
		}
	}
}

// Outside a function's domain the message names the component, point and cause.
func TestDomain(t *testing.T) {
	k := newKit(t)
	c := k.coords("theta", "x", "y")
	f := k.fn("log", k.Sub(k.x(c, 0), k.x(c, 1)))
	_, err := k.m.Eval(k.At(f, k.point(c, 1, 2)), nil)
	wantCode(t, err, CodeDomain, "log of a negative number", "theta(1, 2)")
	v := k.Stack(slots(c, "^"), []*graph.Node{k.x(c, 0), k.pow(k.x(c, 1), -1)})
	_, err = k.m.EvalPoint(v, &PointValue{Chart: c, Coords: []float64{3, 0}}, nil)
	wantCode(t, err, CodeDomain, "division by zero", "theta(3, 0)", "[y]")
	if a, err := k.m.EvalPoint(v, &PointValue{Chart: c, Coords: []float64{3, 0}}, &Env{AllowNaN: true}); err != nil || !math.IsInf(a.Data[1], 1) {
		t.Errorf("allowed: %v %v", a, err)
	}
	_, err = k.m.Eval(f, nil)
	wantCode(t, err, CodeNotAValue, "theta")
	p := &graph.Param{ID: 3, Name: "M"}
	_, err = k.m.Eval(k.Param(p), nil)
	wantCode(t, err, CodeNoParam, "M has no value")
	if a, err := k.m.Eval(k.Param(p), &Env{Params: map[*graph.Param][]float64{p: {2}}}); err != nil || a.Data[0] != 2 {
		t.Errorf("%v %v", a, err)
	}
}

// One point among many without a value is found wherever it stands, in the last
// component too; large numbers are no reason to refuse any.
func TestOnePointOfManyWithoutAValue(t *testing.T) {
	const n = 2*chunk + 37
	for _, lane := range []int{0, 15, 16, chunk - 1, chunk, 2 * chunk, n - 1, -1} {
		for _, workers := range []int{1, 2} {
			k := newKit(t)
			k.m = New(k.Graph, Options{Workers: workers})
			c := k.coords("theta", "x", "y")
			x := make([]float64, n)
			for i := range x {
				x[i] = 1e308 + 1e300*float64(i%7) // a sum of two is none
			}
			if lane >= 0 {
				x[lane] = 0
			}
			v := k.Stack(slots(c, "^"), []*graph.Node{k.x(c, 0), k.pow(k.x(c, 0), -1)})
			pts := &Points{Chart: c, N: n, Coords: [][]float64{x, {2}}}
			b, err := k.m.EvalAt(v, pts, nil)
			if lane >= 0 {
				wantCode(t, err, CodeDomain, "division by zero", "theta(0, 2)", "[y]")
				b, err = k.m.EvalAt(v, pts, &Env{AllowNaN: true})
			}
			if err != nil {
				t.Fatalf("point %d: %s", lane, describe(err))
			}
			for i, x := range x {
				if b.Cols[0][i] != x || b.Cols[1][i] != 1/x {
					t.Fatalf("point %d: %v %v at x = %v", i, b.Cols[0][i], b.Cols[1][i], x)
				}
			}
		}
	}
}

func (k *kit) polar(inverse bool) (theta, psi *index.Chart, phi *graph.Map) {
	theta, psi = k.coords("theta", "x", "y"), k.coords("psi", "r", "t")
	x, y := k.x(theta, 0), k.x(theta, 1)
	phi = &graph.Map{ID: 1, Name: "phi", From: theta, To: psi, Forward: []*graph.Node{
		k.fn("sqrt", k.Add(k.pow(x, 2), k.pow(y, 2))), k.fn("atan2", y, x)}}
	if inverse {
		r, t := k.x(psi, 0), k.x(psi, 1)
		phi.Inverse = []*graph.Node{k.prod(r, k.fn("cos", t)), k.prod(r, k.fn("sin", t))}
	}
	return theta, psi, phi
}

// The example bilinear.geo and what riemannian.geo states, with and without a
// written inverse.
func TestPushedField(t *testing.T) {
	for _, inverse := range []bool{true, false} {
		k := newKit(t)
		theta, psi, phi := k.polar(inverse)
		x, y := k.x(theta, 0), k.x(theta, 1)
		l := k.Add(k.prod(k.pow(x, 2), y), k.fn("exp", y))
		lt, err := k.Push(l, index.Tensor, phi)
		if err != nil {
			t.Fatal(err)
		}
		p := k.point(theta, 1, 2)
		q := k.ImagePoint(phi, p)
		h := k.Partial(k.Partial(lt, psi), psi)
		near(t, "components(P @ q)", k.eval(k.At(h, q)), []float64{8.31124, 0.521974, 0.521974, -5.38906}, 1e-5)
		// A point that is no remembered image needs the inverse.
		a, err := k.m.Eval(k.At(lt, k.point(psi, math.Sqrt2, math.Pi/4)), nil)
		if !inverse {
			wantCode(t, err, CodeNoInverse, "no inverse of phi is written", "psi(1.41421, 0.785398)")
			continue
		}
		if err != nil {
			t.Fatal(describe(err))
		}
		near(t, "at psi(√2, π/4)", a.Data, []float64{1 + math.E}, 1e-14)
		// An angle beyond the period comes back reduced and is accepted.
		near(t, "around once", k.eval(k.At(lt, k.point(psi, math.Sqrt2, math.Pi/4+2*math.Pi))), []float64{1 + math.E}, 1e-13)
		// Where the map is not regular.
		_, err = k.m.Eval(k.At(lt, k.point(psi, 0, 1)), nil)
		if err == nil {
			t.Error("the origin passed")
		}
	}
}

func TestWrongInverse(t *testing.T) {
	k := newKit(t)
	theta, psi, phi := k.polar(false)
	r, a := k.x(psi, 0), k.x(psi, 1)
	phi.Inverse = []*graph.Node{k.prod(r, k.fn("cos", a)), k.prod(r, k.fn("cos", a))}
	l := k.Add(k.x(theta, 0), k.x(theta, 1))
	lt, _ := k.Push(l, index.Tensor, phi)
	_, err := k.m.Eval(k.At(lt, k.ImagePoint(phi, k.point(theta, 1, 1.7))), nil)
	wantCode(t, err, CodeBadInverse, "the inverse of phi returns a point 0.7 away, in coordinate y, at theta(1, 1.7)")
	_, err = k.m.Eval(k.At(lt, k.point(psi, 1, 1)), nil)
	wantCode(t, err, CodeBadInverse, "psi(1, 1)")
}

// The array tier finds the element and the cause too, inside data and behind
// other values.
func TestDomainInArrays(t *testing.T) {
	k := newKit(t)
	c := k.chart("w", index.Block{Name: "W", Dims: []int{30}})
	x := k.Array(wave(30*9000, 1), plain(9000, 30))
	z := k.con("n", plain(9000), x, "na", k.Coord(c, 0), "a")
	l := k.con("", nil, k.fn("log", z), "n")
	w := make([]float64, 30)
	for i := range w {
		w[i] = 1 + float64(i)
	}
	_, err := k.m.EvalPoint(l, &PointValue{Chart: c, Coords: w}, nil)
	wantCode(t, err, CodeDomain, "log of a negative number", "of an array of 9000")
	_, err = k.m.EvalPoint(k.Partial(k.Map(k.Pool.Rcp(k.Pool.Arg(0)), k.con("", nil, z, "n", z, "n")), c), &PointValue{Chart: c, Coords: make([]float64, 30)}, nil)
	wantCode(t, err, CodeDomain, "division by zero")
	big := k.Scale(k.Pool.Float(1e200), k.con("", nil, k.Array(wave(500, 1), plain(500)), "n", k.Array(wave(500, 1), plain(500)), "n"))
	_, err = k.m.Eval(k.pow(big, 2), nil)
	wantCode(t, err, CodeDomain, "overflows")
}

// Any kernel set gives the same numbers to rounding.
func TestKernelSets(t *testing.T) {
	k := newKit(t)
	c, l := k.perceptron(60, 5, 30)
	h := k.Partial(k.Partial(l, c), c)
	p := &PointValue{Chart: c, Coords: wave(c.Dim, 3)}
	want := k.at(h, c, p.Coords)
	for _, b := range []blas.Float64{kernels.Portable(1), kernels.Portable(3), gonum.Implementation{}} {
		a, err := New(k.Graph, Options{Kernels: b}).EvalPoint(h, p, nil)
		if err != nil {
			t.Fatal(describe(err))
		}
		near(t, "Hessian", a.Data, want, 1e-12)
	}
}

// A small unit is kept from the second evaluation on that asks for it, and what is kept
// is counted.
func TestUnitsOfOneQuestionAreNotKept(t *testing.T) {
	k := newKit(t)
	c := k.coords("c", "x", "y")
	n := k.At(k.prod(k.x(c, 0), k.fn("exp", k.x(c, 1))), k.point(c, 2, 1))
	want := k.eval(n)[0]
	during := k.m.Bytes()
	k.m.Settle()
	once := k.m.Bytes()
	if once >= during/4 {
		t.Errorf("%d bytes of %d are kept of what was asked once", once, during)
	}
	for range 2 {
		if got := k.eval(n)[0]; got != want {
			t.Errorf("%v, and %v before", got, want)
		}
		if k.m.Bytes() < during {
			t.Errorf("%d bytes while it is there, and %d before", k.m.Bytes(), during)
		}
		k.m.Settle()
	}
	if k.m.Bytes() < during {
		t.Errorf("%d bytes are kept of what was asked twice, of %d", k.m.Bytes(), during)
	}
}
