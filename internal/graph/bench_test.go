package graph

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// kerr is the Kerr metric in Boyer-Lindquist coordinates, M and a symbolic.
func kerr(k *kit) (*index.Chart, *Node) {
	s := k.chart("K", "t", "r", "th", "ph")
	p := k.Pool
	m, a := k.Param(&Param{Name: "M"}), k.Param(&Param{Name: "a"})
	r, th := k.x(s, 1), k.x(s, 2)
	// args: 0 M, 1 a, 2 r, 3 th
	M, A, R, TH := p.Arg(0), p.Arg(1), p.Arg(2), p.Arg(3)
	sin2 := p.PowInt(p.Call(op.Named("sin"), TH), 2)
	cos2 := p.PowInt(p.Call(op.Named("cos"), TH), 2)
	a2, r2 := p.PowInt(A, 2), p.PowInt(R, 2)
	sig := p.Add(r2, p.Mul(a2, cos2))
	del := p.Add(r2, p.Mul(p.Int(-2), M, R), a2)
	mr := p.Mul(p.Int(2), M, R)
	f := func(e scalar.Expr) *Node { return k.Map(e, m, a, r, th) }
	z := k.Zero(nil)
	gtt := f(p.Neg(p.Sub(p.Int(1), p.Div(mr, sig))))
	gtp := f(p.Neg(p.Div(p.Mul(mr, A, sin2), sig)))
	gpp := f(p.Mul(p.Add(r2, a2, p.Div(p.Mul(mr, a2, sin2), sig)), sin2))
	return s, k.metric(s,
		gtt, z, z, gtp,
		z, f(p.Div(sig, del)), z, z,
		z, z, f(sig), z,
		gtp, z, z, gpp)
}

func TestKerr(t *testing.T) {
	k := newKit(t)
	s, g := kerr(k)
	rie := k.riemann(g)
	k.zero(k.con("bd", slots(s, "__"), rie, "abad"), "Ricci of Kerr")
	c := k.comp(k.kretschmann(g))
	t.Logf("%d nodes, %d expressions, Kretschmann %d", k.Len(), k.Pool.Len(), k.Pool.Size(c[0]))
}

func BenchmarkKerr(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		k := newKit(b)
		_, g := kerr(k)
		k.comp(k.kretschmann(g))
	}
}

func BenchmarkHessianProductLowering(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		k := newKit(b)
		c, l := k.network(64, 2, 16)
		v := k.Cast(k.Param(&Param{Name: "v", Axes: []index.Axis{index.PlainAxis(c.Dim)}}), []index.Axis{index.UpOver(c)})
		if _, err := k.Lower(k.con("i", slots(c, "_"), k.Partial(k.Partial(l, c), c), "ij", v, "j")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDenseHessianLowering(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		k := newKit(b)
		c, l := k.network(64, 2, 16)
		if _, err := k.Lower(k.Partial(k.Partial(l, c), c)); err != nil {
			b.Fatal(err)
		}
	}
}
