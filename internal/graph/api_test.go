package graph

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

func (k *kit) text(n *Node) string {
	k.t.Helper()
	return k.u.Pool.Format(k.u.Explicit(k.comp(n))[0], scalar.Text)
}

// Coordinates have the names and bounds their chart gives them.
func TestCoordInfo(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	k.CoordInfo = func(c *index.Chart, i int) scalar.VarInfo {
		return scalar.VarInfo{Name: CoordName(c, i), Positive: c == phi.To && i == 0}
	}
	g, _ := k.Push(k.metric(phi.From, k.Int(1), k.Int(1)), index.Tensor, phi)
	ch := k.christoffel(k.Input(g, InputInfo{Metric: true}, nil, phi.To))
	for _, c := range []struct {
		pos  []int
		want string
	}{{[]int{0, 1, 1}, "-r"}, {[]int{1, 0, 1}, "1/r"}, {[]int{0, 0, 0}, "0"}} {
		if got := k.text(k.Component(ch, c.pos)); got != c.want {
			t.Errorf("Gamma%v = %s, want %s", c.pos, got, c.want)
		}
	}
	v := k.u.CoordVar(phi.To, 1)
	if s, ok := k.u.VarSource(v); !ok || s.Chart != phi.To || s.Index != 1 {
		t.Errorf("VarSource of t: %+v", s)
	}
}

// A field pushed through two maps: inverses within inverses, to second order.
func TestNestedInverses(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	ch := k.chart("chi", "a", "b")
	r, th := k.x(phi.To, 0), k.x(phi.To, 1)
	psi := &Map{Name: "psi", From: phi.To, To: ch, Forward: []*Node{k.fn("log", r), k.Add(th, k.prod(r, r))}}
	f := k.prod(k.x(phi.From, 0), k.x(phi.From, 1))
	one, _ := k.Push(f, index.Tensor, phi)
	two, _ := k.Push(one, index.Tensor, psi)
	// x y = r^2 sin(2t)/2, in terms of r(a, b) and t(a, b)
	direct := k.Map(k.Pool.Mul(k.Pool.PowInt(k.Pool.Arg(0), 2), k.Pool.Call(op.Named("sin"), k.Pool.Arg(1)), k.Pool.Call(op.Named("cos"), k.Pool.Arg(1))), r, th)
	want, _ := k.Push(direct, index.Tensor, psi)
	k.zero(k.Sub(two, want), "x y pushed twice")
	k.zero(k.Sub(k.Partial(k.Partial(two, ch), ch), k.Partial(k.Partial(want, ch), ch)), "its second derivatives")
	// there and back is the same node
	if back := k.ComposeMap(k.ComposeInverse(f, phi), phi); back != f {
		t.Errorf("x y after phi^-1 after phi is %s", k.Format(back, nil))
	}
	if back := k.ComposeInverse(k.ComposeMap(direct, phi), phi); back != direct {
		t.Errorf("f after phi after phi^-1 is %s", k.Format(back, nil))
	}
}

// What recompute does to each kind of node.
func TestRecompute(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	th, ps := phi.From, phi.To
	re := func(n *Node) *Node {
		t.Helper()
		r, err := k.Recompute(n, phi)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	// a constant metric is pushed although its numbers do not depend on the chart
	g := k.metric(th, k.Int(1), k.Int(1))
	r := k.x(ps, 0)
	k.zero(k.Sub(re(g), k.metric(ps, k.Int(1), k.prod(r, r))), "recomputed metric")
	det := k.Det(g)
	k.zero(k.Sub(re(det), k.prod(r, r)), "recomputed det of the components")
	k.zero(k.Sub(re(k.Inverse(g)), k.Stack(slots(ps, "^^"), []*Node{k.Int(1), k.Zero(nil), k.Zero(nil), k.pow(r, -2)})), "inverse of the recomputed metric")
	// components by position
	k.zero(k.Sub(re(k.Component(g, []int{1, 1})), k.prod(r, r)), "g[2,2] again")
	// maps: m∘phi⁻¹ from the chart, phi∘m into it
	line := k.chart("line", "s")
	curve := &Map{Name: "c", From: line, To: th, Forward: []*Node{k.Add(k.Int(1), k.pow(k.x(line, 0), 2)), k.x(line, 0)}}
	moved, err := k.RecomputeMap(curve, phi)
	if err != nil || moved.To != ps || moved.From != line {
		t.Fatalf("curve became %+v, %v", moved, err)
	}
	s := k.x(line, 0)
	k.zero(k.Sub(k.pow(moved.Forward[0], 2), k.Add(k.Int(1), k.Scale(k.Pool.Int(3), k.pow(s, 2)), k.pow(s, 4))), "r^2 along the curve")
	speed := k.con("", nil, k.ComposeMap(g, curve), "ij", k.Partial(k.MapVector(curve), line), "ai", k.Partial(k.MapVector(curve), line), "aj")
	k.zero(k.Sub(re(speed), speed), "the speed of a curve")
	// values go to the image of their point
	p := k.PointOf(th, k.Int(1), k.Int(1))
	v := re(k.At(k.Partial(k.x(th, 0), th), p))
	if v.op != OpAt || v.Point() != k.ImagePoint(phi, p) {
		t.Errorf("a value at p became %s", k.Format(v, nil))
	}
	// objects of other charts stay
	other := k.x(line, 0)
	if re(other) != other {
		t.Error("an object of another chart changed")
	}
	// trusted claims are pushed, others run again
	l := k.pow(k.x(th, 0), 3)
	h := k.Partial(k.Partial(l, th), th)
	pushed, _ := k.Push(h, index.Tensor, phi)
	k.zero(k.Sub(re(k.Claim(h, &ClaimInfo{Trusted: true})), pushed), "a trusted claim")
	if a, b := k.u.Canonical(k.comp(re(k.Claim(h, &ClaimInfo{})))), k.u.Canonical(k.comp(pushed)); a[3] == b[3] {
		t.Error("an untrusted claim was pushed")
	}
	// a solver's result without a law cannot move
	op := &NativeOp{Name: "solver", Axes: slots(th, "^"), Law: index.Chartwise}
	var te *TransportError
	if _, err := k.Recompute(k.Native(op), phi); !errors.As(err, &te) || te.Reason != NotRecomputed {
		t.Errorf("recompute of a lawless native: %v", err)
	}
}

// Errors of push and pull say why.
func TestTransportErrors(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	th := phi.From
	h := k.Partial(k.Partial(k.x(th, 0), th), th)
	emb := &Map{Name: "emb", From: th, To: k.chart("E", "X", "Y", "Z"), Forward: []*Node{k.x(th, 0), k.x(th, 1), k.prod(k.x(th, 0), k.x(th, 1))}}
	grad := k.Partial(k.x(th, 0), th)
	for _, c := range []struct {
		n    *Node
		law  index.Law
		m    *Map
		want TransportReason
	}{
		{h, index.Chartwise, phi, NoLaw},
		{h, index.Connection, phi, NotConnection},
		{grad, index.Tensor, emb, NoInverse},
	} {
		var te *TransportError
		if _, err := k.Push(c.n, c.law, c.m); !errors.As(err, &te) || te.Reason != c.want {
			t.Errorf("push: %v, want reason %d", err, c.want)
		}
	}
}

// The border between the tiers, and what has no components.
func TestTiers(t *testing.T) {
	k := newKit(t)
	_, g := kerr(k)
	if !k.Fits(k.kretschmann(g)) {
		t.Error("Kerr's Kretschmann scalar does not fit the component tier")
	}
	c, l := k.network(64, 2, 16)
	h := k.Partial(k.Partial(l, c), c)
	if k.Fits(h) {
		t.Error("the Hessian of a network fits the component tier")
	}
	if _, err := k.u.Components(h); err != ErrOverBudget {
		t.Errorf("components of a network's Hessian: %v", err)
	}
	th := k.chart("theta", "x", "y")
	gen := k.Input(nil, InputInfo{Name: "f"}, nil, th)
	var no *NotExpressible
	if _, err := k.u.Components(k.Partial(gen, th)); !errors.As(err, &no) || no.Node != gen {
		t.Errorf("components of a generic input: %v", err)
	}
	if k.Partial(gen, th).IsZero() || !gen.HasGeneric() {
		t.Error("a generic input is constant")
	}
	if k.Input(nil, InputInfo{Name: "f"}, nil, th) == gen {
		t.Error("two generic inputs are one")
	}
	e := k.Eig(k.metric(th, k.x(th, 0), k.Int(1)), nil, EigOptions{}, EigValues)
	var none *NoDerivative
	slope := k.Partial(k.Component(e, []int{0}), th)
	if _, err := k.u.Components(slope); !errors.As(err, &none) || none.Node != e {
		t.Errorf("derivative of an eigenvalue: %v", err)
	}
	if _, err := k.Lower(slope); !errors.As(err, &none) || none.Node.Op() != OpEig {
		t.Errorf("derivative of an eigenvalue in the array tier: %v", err)
	}
	within := k.Eig(k.metric(th, floorSlope(k, th), k.Int(1)), nil, EigOptions{}, EigValues)
	if err := k.Derivable(within); !errors.As(err, &none) {
		t.Errorf("derivative of floor within an eigenproblem: %v", err)
	}
	if err := k.Derivable(k.Add(k.Component(e, []int{0}), k.Component(k.Partial(k.fn("floor", k.x(th, 0)), k.chart("zeta", "z")), []int{0}))); err != nil {
		t.Errorf("a derivative that is zero: %v", err)
	}
	host := &scalar.Func{Name: "host", Arity: 1, Eval: func(a []float64) float64 { return a[0] }}
	f := k.Map(k.Pool.Apply(host, k.Pool.Arg(0)), k.x(th, 0))
	if _, err := k.u.Components(k.Partial(f, th)); err == nil || !strings.Contains(err.Error(), "host") {
		t.Errorf("derivative of a host function without one: %v", err)
	}
	// through an implicit inverse, by the second argument only
	phi := polar(k)
	two := &scalar.Func{Name: "host2", Arity: 2, Eval: func(a []float64) float64 { return a[0] + a[1] },
		Deriv: func(p *scalar.Pool, args []scalar.Expr, i int) (scalar.Expr, error) {
			if i == 1 {
				return scalar.Expr{}, errors.New("host2 has one derivative")
			}
			return p.Int(1), nil
		}}
	far := k.chart("far", "u", "v")
	y := k.Map(k.Pool.Apply(two, k.Pool.Arg(0), k.Pool.Arg(1)), k.x(far, 0), k.x(far, 1))
	at := k.Compose(k.ComposeInverse(k.x(phi.From, 0), phi), phi.To, []*Node{y, k.x(far, 1)})
	for range 2 {
		if _, err := k.u.Components(k.Partial(at, far)); err == nil || !strings.Contains(err.Error(), "host2") {
			t.Errorf("derivative of a host function inside an inverse: %v", err)
		}
	}
	if _, err := k.Lower(k.Partial(f, th)); err == nil || !strings.Contains(err.Error(), "host") {
		t.Errorf("the same in the array tier: %v", err)
	}
}

// Points are one pointer by content; values are nodes.
func TestPoints(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	p := k.PointOf(phi.From, k.Int(1), k.Int(2))
	q, again := k.ImagePoint(phi, p), k.ImagePoint(phi, p)
	if k.PointOf(phi.From, k.Int(1), k.Int(2)) != p || again != q {
		t.Error("points with the same content differ")
	}
	if len(q.Pre) != 1 || q.Pre[0].At != p {
		t.Error("an image does not remember its point")
	}
	x := k.x(phi.From, 0)
	if k.At(x, p) != k.Int(1) {
		t.Error("x @ p is not p[x]")
	}
	l := k.prod(x, x)
	v := k.At(l, p)
	if v.DependsOn(phi.From) || !v.HasRuntime() || k.At(v, p) != v || !k.Partial(v, phi.From).IsZero() {
		t.Error("a value is not a value")
	}
	if k.At(k.Int(3), p) != k.Int(3) {
		t.Error("a number depends on the point")
	}
}

// Formulas that have too many components are written in index notation.
func TestFormat(t *testing.T) {
	k := newKit(t)
	c, l := k.network(8, 2, 20)
	names := func(n *Node) string {
		if n.op == OpArray {
			return map[int]string{2: "X", 1: "Y"}[len(n.axes)]
		}
		return ""
	}
	if got, want := k.Format(l, names), "mean_n (a_m tanh(X_nu W_mu + b_m) - Y_n)^2"; got != want {
		t.Errorf("L is written\n%s, want\n%s", got, want)
	}
	loss := func(n *Node) string {
		if n == Strip(l) {
			return "L"
		}
		return ""
	}
	unit := k.unit(l) // the graph takes the 1/8 of the mean out of derivatives
	if got, want := k.Format(k.Partial(k.Partial(unit, c), c), func(n *Node) string {
		if n == unit {
			return "L"
		}
		return loss(n)
	}), "d_i d_j L"; got != want {
		t.Errorf("d d L is written %s, want %s", got, want)
	}
	v := k.Cast(k.Param(&Param{Name: "v", Axes: []index.Axis{index.PlainAxis(c.Dim)}}), []index.Axis{index.UpOver(c)})
	g := k.Input(nil, InputInfo{Name: "G"}, slots(c, "__"), c)
	if got, want := k.Format(k.con("i", slots(c, "_"), g, "ij", v, "j"), nil), "v_j G_ij"; got != want {
		t.Errorf("G_ij v^j is written %s, want %s", got, want)
	}
	if got, want := k.Format(k.Delta(index.UpOver(c), index.DownOver(c)), nil), "delta^i_j"; got != want {
		t.Errorf("delta is written %s, want %s", got, want)
	}
}

// floorSlope is the derivative of floor(x) by x.
func floorSlope(k *kit, c *index.Chart) *Node {
	return k.Component(k.Partial(k.fn("floor", k.x(c, 0)), c), []int{0})
}

// The letters of slots and of plain indices share m: no formula says one letter for two.
func TestLettersAreDistinct(t *testing.T) {
	for slots := range 12 {
		for plains := range 12 {
			p, seen := &printer{used: map[string]bool{}}, map[string]bool{}
			for i := range slots + plains {
				l := p.letter(i >= slots)
				if seen[l] {
					t.Fatalf("%d slots and %d plain indices: %s twice", slots, plains, l)
				}
				seen[l] = true
			}
		}
	}
}
