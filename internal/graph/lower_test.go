package graph

import (
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
)

// network is the mean squared error of a tanh network with h hidden units over
// n rows of f features.
func (k *kit) network(n, f, h int) (*index.Chart, *Node) {
	c := index.NewChart(0, "w", []index.Block{{Name: "W", Dims: []int{h, f}}, {Name: "b", Dims: []int{h}}, {Name: "a", Dims: []int{h}}})
	N, F, H := index.PlainAxis(n), index.PlainAxis(f), index.PlainAxis(h)
	xs, ys := make([]float64, n*f), make([]float64, n)
	for i := range xs {
		xs[i] = math.Sin(0.1 * float64(i+1))
	}
	for i := range ys {
		ys[i] = math.Cos(0.2 * float64(i+1))
	}
	x, y := k.Array(xs, []index.Axis{N, F}), k.Array(ys, []index.Axis{N})
	nh := []index.Axis{N, H}
	z := k.Add(k.con("nu", nh, x, "nf", k.Coord(c, 0), "uf"), k.con("nu", nh, k.Coord(c, 1), "u"))
	hid := k.fn("tanh", z)
	out := k.con("n", []index.Axis{N}, hid, "nu", k.Coord(c, 2), "u")
	r := k.Map(k.Pool.PowInt(k.Pool.Arg(0), 2), k.Sub(out, y))
	l := k.Contract(k.Pool.Ratio(1, int64(n)), []Operand{{r, []int{0}}}, nil, nil)
	return c, l
}

func largest(n *Node) (int, *Node) {
	seen := map[*Node]bool{}
	best, at := 0, n
	var visit func(n *Node)
	visit = func(n *Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if n.Size() > best {
			best, at = n.Size(), n
		}
		for _, a := range n.args {
			visit(a)
		}
	}
	visit(n)
	return best, at
}

// A Hessian-vector product of a network with 10⁵ weights forms nothing of the
// size of the Hessian, or of a Jacobian of the data.
func TestHessianVectorProductStaysSmall(t *testing.T) {
	k := newKit(t)
	const n, f, h = 256, 100, 990
	c, l := k.network(n, f, h)
	v := k.Param(&Param{Name: "v", Axes: []index.Axis{index.PlainAxis(c.Dim)}})
	v = k.Cast(v, []index.Axis{index.UpOver(c)})
	p := k.Partial(k.Partial(l, c), c)
	for name, b := range map[string]*Node{
		"P_ij v^j":     k.con("i", slots(c, "_"), p, "ij", v, "j"),
		"v^i v^j P_ij": k.con("", nil, p, "ij", v, "j", v, "i"),
		"P[3,70000]":   k.Component(p, []int{2, 69999}),
		"P[3,i]":       k.Component(p, []int{2, -1}),
		"hessian(L, flat)_ij v^j": k.con("i", slots(c, "_"), k.Claim(k.Sub(p, k.con("ij", slots(c, "__"),
			k.Input(k.Zero(slots(c, "^__")), InputInfo{Law: index.Connection}, nil, c), "kij", k.Partial(l, c), "k")), &ClaimInfo{Trusted: true}), "ij", v, "j"),
	} {
		low, err := k.Lower(b)
		if err != nil {
			t.Fatal(err)
		}
		if s, at := largest(low); s > n*h && s > c.Dim+1 {
			t.Errorf("%s: largest node has %d components: %s", name, s, k.Format(at, nil))
		}
	}
	// with the value taken at a point first
	at := k.PointOf(c, k.Zero(blockAxes(c, 0)), k.Zero(blockAxes(c, 1)), k.Zero(blockAxes(c, 2)))
	b := k.con("", nil, k.At(p, at), "ij", v, "j", v, "i")
	hoisted := k.Hoist(b)
	if hoisted.op != OpAt {
		t.Fatalf("Hoist gives %v", hoisted.op)
	}
	low, err := k.Lower(hoisted.args[0])
	if err != nil {
		t.Fatal(err)
	}
	// a vector of ones is absorbed by products, and still is a direction
	ones := k.Input(k.Ones([]index.Axis{index.UpOver(c)}), InputInfo{}, nil, c)
	low1, err := k.Lower(k.con("", nil, p, "ij", ones, "j", ones, "i"))
	if err != nil {
		t.Fatal(err)
	}
	if s, at := largest(low1); s > n*h && s > c.Dim+1 {
		t.Errorf("along ones: largest node has %d components: %s", s, k.Format(at, nil))
	}
	if s, at := largest(low); s > n*h && s > c.Dim+1 {
		t.Errorf("hoisted: largest node has %d components: %s", s, k.Format(at, nil))
	}
}

// The Fisher metric contracted with a vector is two sweeps, not a Jacobian.
func TestFisherProductStaysSmall(t *testing.T) {
	k := newKit(t)
	const n, f, h = 64, 50, 100
	c, _ := k.network(n, f, h)
	N, H := index.PlainAxis(n), index.PlainAxis(h)
	d := make([]float64, n*f)
	for i := range d {
		d[i] = float64(i%7) - 3
	}
	x := k.Array(d, []index.Axis{N, index.PlainAxis(f)})
	z := k.con("nu", []index.Axis{N, H}, x, "nf", k.Coord(c, 0), "uf")
	out := k.con("n", []index.Axis{N}, k.fn("tanh", z), "nu", k.Coord(c, 2), "u")
	j := k.Partial(out, c)
	v := k.Cast(k.Param(&Param{Name: "v", Axes: []index.Axis{index.PlainAxis(c.Dim)}}), []index.Axis{index.UpOver(c)})
	fv := k.Contract(k.Pool.Ratio(1, n), []Operand{{j, runes("in")}, {j, runes("jn")}, {v, runes("j")}}, runes("i"), slots(c, "_"))
	low, err := k.Lower(fv)
	if err != nil {
		t.Fatal(err)
	}
	if s, at := largest(low); s > n*h && s > c.Dim+1 {
		t.Errorf("largest node has %d components: %s", s, k.Format(at, nil))
	}
}

// The dense Hessian of a perceptron keeps its structure: the block of the
// first weights is products of rows and a delta term, with no array over
// rows × weights.
func TestDenseHessianStructure(t *testing.T) {
	k := newKit(t)
	const n, f, h = 256, 10, 80
	c, l := k.network(n, f, h)
	low, err := k.Lower(k.Partial(k.Partial(l, c), c))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[*Node]bool{}
	var visit func(n *Node)
	visit = func(m *Node) {
		if seen[m] {
			return
		}
		seen[m] = true
		rows := false
		for _, a := range m.axes {
			rows = rows || a.Size == n
		}
		if rows && m.Size() > n*h {
			t.Errorf("array over rows of %d components: %s", m.Size(), k.Format(m, nil))
		}
		for _, a := range m.args {
			visit(a)
		}
	}
	visit(low)
	ww := k.BlockOf(k.BlockOf(low, 0, 0), 2, 0)
	if ww.op == OpBlock {
		t.Fatalf("the Hessian is not packed by blocks but %v", low.op)
	}
}

// In pushed coordinates too: a Hessian with a pushed connection, and a pushed
// Hessian, contracted with pushed vectors.
func TestPushedProductsStaySmall(t *testing.T) {
	k := newKit(t)
	const n, f, h = 64, 10, 90
	c, l := k.network(n, f, h)
	to := index.NewChart(1, "v", []index.Block{{Name: "A", Dims: []int{h, f}}, {Name: "c", Dims: []int{h}}, {Name: "e", Dims: []int{h}}})
	p := k.Pool
	cube := p.Add(p.PowInt(p.Arg(0), 3), p.Arg(0))
	rho := &Map{Name: "rho", From: c, To: to, Forward: []*Node{k.Scale(p.Int(5), k.Coord(c, 0)), k.Map(cube, k.Coord(c, 1)), k.Add(k.Map(cube, k.Coord(c, 2)), k.Coord(c, 2))}}
	push := func(x *Node, law index.Law) *Node {
		y, err := k.Push(x, law, rho)
		if err != nil {
			t.Fatal(err)
		}
		return k.Input(y, InputInfo{Law: law}, nil, to)
	}
	flat := k.Input(k.Zero(slots(c, "^__")), InputInfo{Law: index.Connection}, nil, c)
	v := k.Cast(k.Param(&Param{Name: "v", Axes: []index.Axis{index.PlainAxis(c.Dim)}}), []index.Axis{index.UpOver(c)})
	hessian := func(l, conn *Node) *Node {
		c := conn.axes[0].Chart
		d := k.Partial(l, c)
		return k.Claim(k.Sub(k.Partial(d, c), k.con("ij", slots(c, "__"), conn, "kij", d, "k")), &ClaimInfo{Trusted: true})
	}
	u := k.Cast(k.Param(&Param{Name: "u", Axes: []index.Axis{index.PlainAxis(c.Dim)}}), []index.Axis{index.UpOver(to)})
	hp := hessian(push(l, index.Tensor), push(flat, index.Connection))
	vp := push(v, index.Tensor)
	ph := push(hessian(l, flat), index.Tensor)
	for name, b := range map[string]*Node{
		"push(L)":               push(l, index.Tensor),
		"push(v)":               vp,
		"hessian(L~, C~) v~":    k.con("i", slots(to, "_"), hp, "ij", vp, "j"),
		"hessian(L~, C~) v~ v~": k.con("", nil, hp, "ij", vp, "j", vp, "i"),
		"hessian(L~, C~) u":     k.con("i", slots(to, "_"), hp, "ij", u, "j"),
		"push(H) u":             k.con("i", slots(to, "_"), ph, "ij", u, "j"),
		"push(C) dL~ u":         k.con("i", slots(to, "_"), push(flat, index.Connection), "kij", k.Partial(push(l, index.Tensor), to), "k", u, "j"),
		"push(H) v~":            k.con("i", slots(to, "_"), ph, "ij", vp, "j"),
		"push(H) v~ v~":         k.con("", nil, ph, "ij", vp, "j", vp, "i"),
		"push(G) v~":            k.con("i", slots(to, "_"), push(k.Input(k.Contract(p.Int(1), nil, []int{0, 0}, slots(c, "__")), InputInfo{Metric: true}, nil, c), index.Tensor), "ij", vp, "j"),
	} {
		low, err := k.Lower(b)
		if err != nil {
			t.Fatal(err)
		}
		if s, at := largest(low); s > n*h && s > c.Dim+1 {
			t.Errorf("%s: largest node has %d components: %v %v", name, s, at.op, at.axes)
			for _, a := range at.args {
				t.Logf("   %v %v", a.op, a.axes)
			}
		}
	}
}
