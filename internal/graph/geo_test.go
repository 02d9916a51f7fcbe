package graph

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// kit is what tests build with.
type kit struct {
	*Graph
	u *Formulas // of all that a test asks
	t testing.TB
}

func newKit(t testing.TB) *kit { g := New(1); return &kit{g, g.Formulas(), t} }

func (k *kit) chart(name string, coords ...string) *index.Chart {
	bs := make([]index.Block, len(coords))
	for i, c := range coords {
		bs[i].Name = c
	}
	return index.NewChart(len(name), name, bs)
}

func (k *kit) x(c *index.Chart, i int) *Node { return k.CoordFlat(c, i) }

func (k *kit) fn(name string, xs ...*Node) *Node {
	as := make([]scalar.Expr, len(xs))
	for i := range xs {
		as[i] = k.Pool.Arg(i)
	}
	return k.Map(k.Pool.Call(op.Named(name), as...), xs...)
}

func (k *kit) pow(x *Node, n int) *Node { return k.Map(k.Pool.PowInt(k.Pool.Arg(0), n), x) }

func (k *kit) prod(xs ...*Node) *Node {
	ops := make([]Operand, len(xs))
	for i, x := range xs {
		ops[i] = Operand{Node: x}
	}
	return k.Contract(k.Pool.Int(1), ops, nil, nil)
}

func (k *kit) metric(c *index.Chart, parts ...*Node) *Node {
	axes := []index.Axis{index.DownOver(c), index.DownOver(c)}
	if len(parts) == c.Dim { // diagonal
		full := make([]*Node, c.Dim*c.Dim)
		for i := range full {
			full[i] = k.Zero(nil)
		}
		for i, p := range parts {
			full[i*c.Dim+i] = p
		}
		parts = full
	}
	return k.Input(k.Stack(axes, parts), InputInfo{Metric: true}, nil, c)
}

func (k *kit) con(out string, axes []index.Axis, terms ...any) *Node {
	ops := []Operand{}
	for i := 0; i < len(terms); i += 2 {
		ops = append(ops, Operand{terms[i].(*Node), runes(terms[i+1].(string))})
	}
	return k.Contract(k.Pool.Int(1), ops, runes(out), axes)
}

func runes(s string) []int {
	var r []int
	for _, c := range s {
		r = append(r, int(c))
	}
	return r
}

func slots(c *index.Chart, s string) []index.Axis {
	var a []index.Axis
	for _, ch := range s {
		if ch == '^' {
			a = append(a, index.UpOver(c))
		} else {
			a = append(a, index.DownOver(c))
		}
	}
	return a
}

// christoffel is C^k_ij = 1/2 G^kl (d_i G_lj + d_j G_il - d_l G_ij).
func (k *kit) christoffel(g *Node) *Node {
	c := g.axes[0].Chart
	d := k.Partial(g, c)
	ddd := slots(c, "___")
	one := k.Pool.Int(1)
	s := k.Sum(Term{one, k.con("ijl", ddd, d, "ilj")}, Term{one, k.con("ijl", ddd, d, "jil")}, Term{k.Pool.Int(-1), k.con("ijl", ddd, d, "lij")})
	return k.Scale(k.Pool.Ratio(1, 2), k.con("kij", slots(c, "^__"), k.Inverse(g), "kl", s, "ijl"))
}

// riemann is R^a_bcd = d_c C^a_db - d_d C^a_cb + C^a_ce C^e_db - C^a_de C^e_cb.
func (k *kit) riemann(g *Node) *Node {
	c := g.axes[0].Chart
	ch := k.christoffel(g)
	d := k.Partial(ch, c)
	ax := slots(c, "^___")
	one, neg := k.Pool.Int(1), k.Pool.Int(-1)
	return k.Sum(Term{one, k.con("abcd", ax, d, "cadb")}, Term{neg, k.con("abcd", ax, d, "dacb")},
		Term{one, k.con("abcd", ax, ch, "ace", ch, "edb")}, Term{neg, k.con("abcd", ax, ch, "ade", ch, "ecb")})
}

func (k *kit) kretschmann(g *Node) *Node {
	r := k.riemann(g)
	i := k.Inverse(g)
	return k.con("", nil, r, "abcd", r, "efgh", g, "ae", i, "bf", i, "cg", i, "dh")
}

func (k *kit) comp(n *Node) []scalar.Expr {
	k.t.Helper()
	c, err := k.u.Components(n)
	if err != nil {
		k.t.Fatal(err)
	}
	return c
}

func (k *kit) zero(n *Node, what string) {
	k.t.Helper()
	for i, e := range k.u.Canonical(k.comp(n)) {
		if k.u.Pool.IsZero(e) != scalar.Zero {
			k.t.Errorf("%s: component %v is %s, not zero", what, unflat(n.axes, i), k.u.Pool.Format(e, scalar.Text))
		}
	}
}

func schwarzschild(k *kit) (*index.Chart, *Node, *Node) {
	s := k.chart("S", "t", "r", "th", "ph")
	m := k.Param(&Param{Name: "M"})
	r, th := k.x(s, 1), k.x(s, 2)
	p := k.Pool
	f := k.Map(p.Sub(p.Int(1), p.Div(p.Mul(p.Int(2), p.Arg(0)), p.Arg(1))), m, r)
	g := k.metric(s, k.Neg(f), k.pow(f, -1), k.pow(r, 2), k.prod(k.pow(r, 2), k.pow(k.fn("sin", th), 2)))
	return s, g, m
}

func TestSchwarzschild(t *testing.T) {
	k := newKit(t)
	s, g, m := schwarzschild(k)
	ch := k.comp(k.christoffel(g))
	if got := k.u.Pool.Format(ch[1*16], scalar.Text); got != "M (r - 2 M)/r^3" {
		t.Errorf("Gamma[r,t,t] = %s", got)
	}
	rie := k.riemann(g)
	ricci := k.con("bd", slots(s, "__"), rie, "abad")
	k.zero(ricci, "Ricci")
	kr := k.kretschmann(g)
	p := k.Pool
	want := k.Map(p.Div(p.Mul(p.Int(48), p.PowInt(p.Arg(0), 2)), p.PowInt(p.Arg(1), 6)), m, k.x(s, 1))
	k.zero(k.Sub(kr, want), "Kretschmann - 48 M^2/r^6")
	if got := k.u.Pool.Format(k.comp(kr)[0], scalar.Text); got != "48 M^2/r^6" {
		t.Errorf("Kretschmann is %s", got)
	}
}

func polar(k *kit) *Map {
	th := k.chart("theta", "x", "y")
	ps := k.chart("psi", "r", "t")
	x, y := k.x(th, 0), k.x(th, 1)
	r, t := k.x(ps, 0), k.x(ps, 1)
	return &Map{Name: "phi", From: th, To: ps,
		Forward: []*Node{k.fn("sqrt", k.Add(k.pow(x, 2), k.pow(y, 2))), k.fn("atan2", y, x)},
		Inverse: []*Node{k.prod(r, k.fn("cos", t)), k.prod(r, k.fn("sin", t))},
	}
}

func TestPolarConnection(t *testing.T) {
	k := newKit(t)
	phi := polar(k)
	th, ps := phi.From, phi.To
	g := k.metric(th, k.Int(1), k.Int(1))
	gp, err := k.Push(g, index.Tensor, phi)
	if err != nil {
		t.Fatal(err)
	}
	gp = k.Input(gp, InputInfo{Metric: true}, nil, ps)
	c := k.christoffel(gp)
	want := k.Stack(slots(ps, "^__"), []*Node{
		k.Zero(nil), k.Zero(nil), k.Zero(nil), k.Neg(k.x(ps, 0)),
		k.Zero(nil), k.pow(k.x(ps, 0), -1), k.pow(k.x(ps, 0), -1), k.Zero(nil)})
	k.zero(k.Sub(c, want), "Levi-Civita of the pushed metric")
	// the connection's own law
	pushed, err := k.Push(k.christoffel(g), index.Connection, phi)
	if err != nil {
		t.Fatal(err)
	}
	k.zero(k.Sub(pushed, want), "pushed flat connection")
	// recompute of the definition
	recomputed, err := k.Recompute(k.christoffel(g), phi)
	if err != nil {
		t.Fatal(err)
	}
	k.zero(k.Sub(recomputed, want), "recomputed connection")
	var texts []string // nothing says that r > 0 here, and r = sqrt(x^2 + y^2)
	for _, e := range k.u.Explicit(k.comp(c)) {
		texts = append(texts, k.u.Pool.Format(e, scalar.Text))
	}
	if got := strings.Join(texts, " "); got != "0 0 0 -abs(r) 0 1/abs(r) 1/abs(r) 0" {
		t.Errorf("its formulas are %s", got)
	}
	// pulling back undoes pushing
	l := k.Add(k.prod(k.pow(k.x(th, 0), 2), k.x(th, 1)), k.fn("exp", k.x(th, 1)))
	h := k.Partial(k.Partial(l, th), th)
	hp, _ := k.Push(h, index.Tensor, phi)
	back, err := k.Pull(hp, index.Tensor, phi)
	if err != nil {
		t.Fatal(err)
	}
	k.zero(k.Sub(back, h), "pull of push")
	cp, _ := k.Push(k.christoffel(g), index.Connection, phi)
	cb, err := k.Pull(cp, index.Connection, phi)
	if err != nil {
		t.Fatal(err)
	}
	k.zero(cb, "pull of push of a flat connection")
	// chartwise second derivatives differ from pushed ones
	rec, err := k.Recompute(h, phi)
	if err != nil {
		t.Fatal(err)
	}
	same := true
	for _, e := range k.u.Canonical(k.comp(k.Sub(rec, hp))) {
		same = same && k.u.Pool.IsZero(e) == scalar.Zero
	}
	if same {
		t.Error("recomputed second derivatives equal pushed ones")
	}
}
