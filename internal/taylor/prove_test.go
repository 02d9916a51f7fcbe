package taylor

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/op"
)

// Claims that hold for all arguments of the declared kinds, and slips in them.
func TestProveGeometry(t *testing.T) {
	type object struct {
		name  string
		law   index.Law
		make  func(w *world) *graph.Node
		want  Verdict
		order int // of germs, 0: not said
	}
	objects := []object{
		{"levicivita", index.Connection, func(w *world) *graph.Node { return w.levicivita(w.metric()) }, Proved, 2},
		{"levicivita is no tensor", index.Tensor, func(w *world) *graph.Node { return w.levicivita(w.metric()) }, Refuted, 0},
		{"levicivita with a sign slip", index.Connection, func(w *world) *graph.Node {
			g := w.metric()
			dg := w.d(g)
			sum := w.Add(w.ein(1, 2, "ijl->lij", "ddd", dg), w.ein(1, 2, "jil->lij", "ddd", dg), w.ein(1, 2, "lij->lij", "ddd", dg))
			return w.ein(1, 1, "kl,lij->kij", "udd", w.Inverse(g), sum)
		}, Refuted, 0},
		{"riemann with torsion", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.connection(), 1) }, Proved, 3},
		{"riemann with a sign slip", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.connection(), -1) }, Refuted, 0},
		{"riemann with swapped lower indices", index.Tensor, func(w *world) *graph.Node {
			// C^a_db read as C^a_bd in the first term only: fails with torsion.
			c := w.connection()
			dc := w.d(c)
			return w.Add(w.ein(1, 1, "cabd->abcd", "uddd", dc), w.ein(-1, 1, "dacb->abcd", "uddd", dc),
				w.ein(1, 1, "ace,edb->abcd", "uddd", c, c), w.ein(-1, 1, "ade,ecb->abcd", "uddd", c, c))
		}, Refuted, 0},
		{"riemann of levicivita", index.Tensor, func(w *world) *graph.Node { return w.riemann(w.levicivita(w.metric()), 1) }, Proved, 3},
		{"ricci", index.Tensor, func(w *world) *graph.Node {
			return w.ein(1, 1, "abad->bd", "dd", w.riemann(w.levicivita(w.metric()), 1))
		}, Proved, 3},
		{"scalar curvature", index.Tensor, func(w *world) *graph.Node {
			g := w.metric()
			return w.ein(1, 1, "bd,abad->", "", w.Inverse(g), w.riemann(w.levicivita(g), 1))
		}, Proved, 3},
		{"torsion", index.Tensor, func(w *world) *graph.Node {
			c := w.connection()
			return w.Sub(c, w.ein(1, 1, "kij->kji", "udd", c))
		}, Proved, 2},
		{"sum of connections", index.Connection, func(w *world) *graph.Node { return w.Add(w.connection(), w.connection()) }, Refuted, 0},
		{"mean of connections", index.Connection, func(w *world) *graph.Node {
			return w.Add(w.ein(1, 2, "kij->kij", "udd", w.connection()), w.ein(1, 2, "kij->kji", "udd", w.connection()))
		}, Proved, 0},
		{"hessian", index.Tensor, func(w *world) *graph.Node { return w.hessian(w.scalar("f"), w.connection()) }, Proved, 2},
		{"bare second derivatives", index.Tensor, func(w *world) *graph.Node { return w.d(w.d(w.scalar("f"))) }, Refuted, 0},
		{"hessian, wrong slot", index.Tensor, func(w *world) *graph.Node {
			f, c := w.scalar("f"), w.connection()
			return w.Sub(w.d(w.d(f)), w.ein(1, 1, "kik,j->ij", "dd", c, w.d(f)))
		}, Refuted, 0},
		{"differential", index.Tensor, func(w *world) *graph.Node { return w.d(w.scalar("f")) }, Proved, 1},
		{"derivative of a covector", index.Tensor, func(w *world) *graph.Node { return w.d(w.generic("a", "d", index.Tensor)) }, Refuted, 0},
		{"exterior derivative", index.Tensor, func(w *world) *graph.Node {
			da := w.d(w.generic("a", "d", index.Tensor))
			return w.Sub(da, w.ein(1, 1, "ij->ji", "dd", da))
		}, Proved, 2},
		{"Lie bracket", index.Tensor, func(w *world) *graph.Node {
			u, v := w.generic("u", "u", index.Tensor), w.generic("v", "u", index.Tensor)
			return w.Sub(w.ein(1, 1, "j,ji->i", "u", u, w.d(v)), w.ein(1, 1, "j,ji->i", "u", v, w.d(u)))
		}, Proved, 2},
		{"nabla of a (1,1)", index.Tensor, func(w *world) *graph.Node {
			c, x := w.connection(), w.generic("T", "ud", index.Tensor)
			return w.Add(w.d(x), w.ein(1, 1, "ikl,lj->kij", "dud", c, x), w.ein(-1, 1, "lkj,il->kij", "dud", c, x))
		}, Proved, 2},
		{"nabla with the direction second", index.Tensor, func(w *world) *graph.Node {
			c, x := w.connection(), w.generic("T", "u", index.Tensor)
			return w.Add(w.d(x), w.ein(1, 1, "ilk,l->ki", "du", c, x)) // differs by torsion, a tensor
		}, Proved, 2},
		{"determinant of components", index.Tensor, func(w *world) *graph.Node { return w.Det(w.metric()) }, Refuted, 0},
		{"determinant of an endomorphism", index.Tensor, func(w *world) *graph.Node { return w.Det(w.generic("E", "ud", index.Tensor)) }, Proved, 0},
		{"a component", index.Tensor, func(w *world) *graph.Node { return w.Component(w.generic("v", "u", index.Tensor), []int{0}) }, Refuted, 0},
		{"laplacian by densities", index.Tensor, func(w *world) *graph.Node {
			g, f := w.metric(), w.scalar("f")
			root := w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Call(kernel("abs"), w.Pool.Arg(0))), w.Det(g))
			flux := w.ein(1, 1, ",ij,j->i", "u", root, w.Inverse(g), w.d(f))
			return w.Mul(w.Map(w.Pool.Rcp(w.Pool.Arg(0)), root), w.ein(1, 1, "ii->", "", w.d(flux)))
		}, Proved, 2},
		{"divergence without density", index.Tensor, func(w *world) *graph.Node {
			return w.ein(1, 1, "ii->", "", w.d(w.generic("v", "u", index.Tensor)))
		}, Refuted, 0},
		{"root of a determinant", index.Tensor, func(w *world) *graph.Node {
			return w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Arg(0)), w.Det(w.metric()))
		}, Refuted, 0},
	}
	for _, o := range objects {
		for _, dim := range []int{2, 3, 4} {
			w := newWorld(dim)
			p := Prove(w.Graph, o.make(w), o.law, ProveOptions{Seed: uint64(dim)})
			if p.Verdict != o.want {
				t.Errorf("%s in %d dimensions: verdict %d, want %d (%s; component %v)", o.name, dim, p.Verdict, o.want, p.Reason, p.Component)
			}
			if o.order > 0 && p.Order != o.order {
				t.Errorf("%s: germs of order %d, want %d", o.name, p.Order, o.order)
			}
		}
	}
}

func kernel(name string) *op.Func { return op.Named(name) }

// A map's differential is a tensor of two charts, its second derivatives are
// not, and with a connection on each side they are again: the new coordinates
// of both charts are independent.
func TestProveTwoPoint(t *testing.T) {
	for _, dims := range [][2]int{{2, 3}, {3, 3}, {3, 2}} {
		w := newWorld(dims[0])
		blocks := newWorld(dims[1]).c.Blocks
		to := index.NewChart(1, "psi", blocks)
		m := &graph.Map{Name: "phi", From: w.c, To: to}
		for i := range dims[1] {
			m.Forward = append(m.Forward, w.Map(w.Pool.Call(kernel("sin"), w.Pool.Add(w.Pool.Arg(0), w.Pool.Mul(w.Pool.Int(int64(i)), w.Pool.Arg(1)))), w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1)))
		}
		down, up := w.down, index.UpOver(to)
		c := w.connection()
		b := w.Input(nil, graph.InputInfo{Name: "B", Law: index.Connection}, []index.Axis{up, up.Dual(), up.Dual()}, to)
		d1 := w.d(w.MapVector(m)) // [i, a]
		d2 := w.d(d1)             // [j, i, a]
		axes := []index.Axis{down, down, up}
		op := func(n *graph.Node, l ...int) graph.Operand { return graph.Operand{Node: n, Labels: l} }
		second := func(sign int64) *graph.Node {
			return w.Add(d2,
				w.Contract(w.Pool.Int(-1), []graph.Operand{op(c, 3, 0, 1), op(d1, 3, 2)}, []int{0, 1, 2}, axes),
				w.Contract(w.Pool.Int(sign), []graph.Operand{op(w.ComposeMap(b, m), 2, 3, 4), op(d1, 0, 3), op(d1, 1, 4)}, []int{0, 1, 2}, axes))
		}
		for _, k := range []struct {
			what string
			node *graph.Node
			want Verdict
		}{
			{"differential", d1, Proved},
			{"second derivatives", d2, Refuted},
			{"second fundamental form of a map", second(1), Proved},
			{"with a sign slip", second(-1), Refuted},
		} {
			p := Prove(w.Graph, k.node, index.Tensor, ProveOptions{Seed: 4})
			if p.Verdict != k.want {
				t.Errorf("%s, %v: verdict %d %s, component %v", k.what, dims, p.Verdict, p.Reason, p.Component)
			}
			at := &At{Chart: w.c, Coords: []float64{0.3, 0.7, -0.2}[:dims[0]]}
			if k.what == "differential" || k.what == "second derivatives" {
				got, err := TestAt(w.Graph, k.node, at, TestOptions{})
				if err != nil || got.OK != (k.want == Proved) {
					t.Errorf("%s at a point, %v: %+v, %v", k.what, dims, got, err)
				}
			}
		}
	}
}

// A claimed metric must be symmetric as well.
func TestProveMetric(t *testing.T) {
	w := newWorld(3)
	f := w.d(w.scalar("f"))
	h := w.d(w.scalar("h"))
	claim := func(n *graph.Node) *graph.Node {
		return w.Claim(n, &graph.ClaimInfo{Law: index.Tensor, Metric: true})
	}
	if p := Prove(w.Graph, claim(w.ein(1, 1, "i,j->ij", "dd", f, f)), index.Tensor, ProveOptions{}); p.Verdict != Proved {
		t.Errorf("df⊗df: %+v", p)
	}
	p := Prove(w.Graph, claim(w.ein(1, 1, "i,j->ij", "dd", f, h)), index.Tensor, ProveOptions{})
	if p.Verdict != Refuted || !p.Asymmetric {
		t.Errorf("df⊗dh: %+v", p)
	}
	at := &At{Chart: w.c, Coords: []float64{0.3, 0.2, 0.1}}
	x, y := w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1)
	got, err := TestAt(w.Graph, claim(w.ein(1, 1, "i,j->ij", "dd", w.d(x), w.d(y))), at, TestOptions{})
	if err != nil || got.OK || !got.Asymmetric {
		t.Errorf("dx⊗dy at a point: %+v, %v", got, err)
	}
}

// Nothing is proved in large charts; what they stand in for can be looked at in
// small ones.
func TestProveInLargeDimension(t *testing.T) {
	c := index.NewChart(0, "w", []index.Block{{Name: "W", Dims: []int{300, 40}}, {Name: "b", Dims: []int{300}}})
	g := graph.New(1)
	up, down := index.UpOver(c), index.DownOver(c)
	con := g.Input(nil, graph.InputInfo{Name: "C", Law: index.Connection}, []index.Axis{up, down, down}, c)
	w := g.Coord(c, 0)
	rows := index.PlainAxis(300)
	sq := g.Map(g.Pool.Call(kernel("tanh"), g.Pool.Arg(0)), g.Contract(g.Pool.Int(1), []graph.Operand{{Node: w, Labels: []int{0, 1}}}, []int{0}, []index.Axis{rows}))
	l := g.Contract(g.Pool.Ratio(1, 300), []graph.Operand{{Node: sq, Labels: []int{0}}, {Node: g.Coord(c, 1), Labels: []int{0}}}, nil, nil)
	dd := g.Partial(g.Partial(l, c), c)
	h := g.Sub(dd, g.Contract(g.Pool.Int(1), []graph.Operand{{Node: con, Labels: []int{2, 0, 1}}, {Node: g.Partial(l, c), Labels: []int{2}}}, []int{0, 1}, []index.Axis{down, down}))
	if p := Prove(g, h, index.Tensor, ProveOptions{}); p.Verdict != Undecided || p.Reason != "w has dimension 12300" {
		t.Errorf("hessian over %d coordinates: %+v", c.Dim, p)
	}
	if p := Prove(g, h, index.Tensor, ProveOptions{StandIn: true}); p.Verdict != Proved || p.Dim != 4 { // three dimensions first, then four
		t.Errorf("hessian over %d coordinates: %+v", c.Dim, p)
	}
	if p := Prove(g, dd, index.Tensor, ProveOptions{StandIn: true}); p.Verdict != Refuted {
		t.Errorf("second derivatives: %+v", p)
	}
	// A position in the large chart cannot be moved to a small one.
	first := g.Component(g.Partial(l, c), []int{0})
	if p := Prove(g, first, index.Tensor, ProveOptions{StandIn: true}); p.Verdict != Undecided || p.Reason == "" {
		t.Errorf("one component: %+v", p)
	}
}

// With the actual fields a claim may hold that does not hold for all.
func TestProveActual(t *testing.T) {
	w := newWorld(3)
	x, y := w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1)
	sin := func(n *graph.Node) *graph.Node { return w.Map(w.Pool.Call(kernel("sin"), w.Pool.Arg(0)), n) }
	cos := func(n *graph.Node) *graph.Node { return w.Map(w.Pool.Call(kernel("cos"), w.Pool.Arg(0)), n) }
	s := sin(w.Mul(x, y))
	one := w.Add(w.Mul(s, s), w.Mul(cos(w.Mul(x, y)), cos(w.Mul(x, y))))
	// d_i d_j of sin² + cos² vanishes, so it is a tensor
	n := w.d(w.d(one))
	if p := Prove(w.Graph, n, index.Tensor, ProveOptions{Actual: true}); p.Verdict != Proved {
		t.Errorf("actual fields: %+v", p)
	}
	if p := Prove(w.Graph, w.d(w.d(s)), index.Tensor, ProveOptions{Actual: true}); p.Verdict != Refuted {
		t.Errorf("second derivatives of sin(xy): %+v", p)
	}
}

// An identity of small dimensions is no law: four antisymmetrised slots vanish
// in three dimensions, whatever is in them.
func TestProveKeepsDimensionForRank(t *testing.T) {
	var blocks []index.Block
	for i := range 7 {
		blocks = append(blocks, index.Block{Name: string(rune('a' + i))})
	}
	w := newWorld(1)
	w.c = index.NewChart(0, "big", blocks)
	w.up, w.down = index.UpOver(w.c), index.DownOver(w.c)
	b := w.generic("b", "ddd", index.Tensor)
	anti := w.Zero(w.axes("dddd"))
	y := w.d(w.ein(1, 1, "ijk->ijk", "ddd", b)) // [l, i, j, k]
	c := w.connection()
	z := w.ein(1, 1, "mli,mjk->lijk", "dddd", c, b)
	for p, sign := range permutations(4) {
		out := ""
		for _, k := range p {
			out += string(rune('a' + k))
		}
		anti = w.Add(anti, w.ein(sign, 1, "abcd->"+out, "dddd", y), w.ein(2*sign, 1, "abcd->"+out, "dddd", z))
	}
	// d of the antisymmetric part is a tensor, and so is the torsion.
	if p := Prove(w.Graph, anti, index.Tensor, ProveOptions{StandIn: true}); p.Verdict != Proved {
		t.Errorf("exterior derivative with torsion added: %+v", p)
	}
	sym := w.generic("S", "udd", index.Connection)
	bad := w.Zero(w.axes("dddd"))
	v := w.ein(1, 1, "mlm,ijk->lijk", "dddd", sym, b) // the trace S^m_lm is not a covector
	for p, sign := range permutations(4) {
		out := ""
		for _, k := range p {
			out += string(rune('a' + k))
		}
		bad = w.Add(bad, w.ein(sign, 1, "abcd->"+out, "dddd", v))
	}
	if p := Prove(w.Graph, bad, index.Tensor, ProveOptions{StandIn: true}); p.Verdict != Refuted {
		t.Errorf("antisymmetrised product with a trace of a connection: %+v", p)
	}
}

// permutations of n with their signs.
func permutations(n int) func(func([]int, int64) bool) {
	return func(yield func([]int, int64) bool) {
		var rec func(p []int, sign int64) bool
		rec = func(p []int, sign int64) bool {
			if len(p) == n {
				return yield(p, sign)
			}
			for k := range n {
				used, inversions := false, int64(0)
				for _, q := range p {
					used = used || q == k
					if q > k {
						inversions++
					}
				}
				if used {
					continue
				}
				s := sign
				if inversions%2 == 1 {
					s = -s
				}
				if !rec(append(p[:len(p):len(p)], k), s) {
					return false
				}
			}
			return true
		}
		rec(nil, 1)
	}
}

// Claims within a definition are taken to hold, unless asked otherwise.
func TestProveThroughClaims(t *testing.T) {
	w := newWorld(3)
	inner := w.Claim(w.d(w.d(w.scalar("f"))), &graph.ClaimInfo{Law: index.Tensor})
	twice := w.ein(2, 1, "ij->ji", "dd", inner)
	if p := Prove(w.Graph, twice, index.Tensor, ProveOptions{}); p.Verdict != Proved {
		t.Errorf("on the word of the inner claim: %+v", p)
	}
	if p := Prove(w.Graph, twice, index.Tensor, ProveOptions{RerunClaims: true}); p.Verdict != Refuted {
		t.Errorf("through the inner claim: %+v", p)
	}
	x := w.Claim(w.d(w.d(w.CoordFlat(w.c, 0))), &graph.ClaimInfo{Law: index.Tensor})
	at := &At{Chart: w.c, Coords: []float64{1, 2, 3}}
	for _, rerunClaims := range []bool{false, true} {
		got, err := TestAt(w.Graph, w.ein(2, 1, "ij->ji", "dd", x), at, TestOptions{RerunClaims: rerunClaims})
		if err != nil || got.OK == rerunClaims && !x.IsZero() {
			t.Errorf("at a point, through %v: %+v, %v", rerunClaims, got, err)
		}
	}
}

// sqrt(s²) is s for half of the field's elements: no proof may rest on that.
func TestProveGuessesNoSigns(t *testing.T) {
	w := newWorld(2)
	s, f := w.scalar("s"), w.scalar("f")
	root := w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Arg(0)), w.Mul(s, s))
	n := w.Mul(w.Sub(root, s), w.d(w.d(f)))
	for seed := range uint64(40) {
		if p := Prove(w.Graph, n, index.Tensor, ProveOptions{Seed: seed}); p.Verdict != Refuted {
			t.Fatalf("(√s² - s) ∂∂f, seed %d: %+v", seed, p)
		}
	}
	abs := w.Map(w.Pool.Call(kernel("abs"), w.Pool.Arg(0)), s)
	for seed := range uint64(40) {
		if p := Prove(w.Graph, w.Mul(w.Sub(abs, s), w.d(w.d(f))), index.Tensor, ProveOptions{Seed: seed}); p.Verdict != Refuted {
			t.Fatalf("(|s| - s) ∂∂f, seed %d: %+v", seed, p)
		}
	}
	// (√s² - |s|) ∂∂f vanishes, and that is known.
	if p := Prove(w.Graph, w.Mul(w.Sub(root, abs), w.d(w.d(f))), index.Tensor, ProveOptions{}); p.Verdict != Proved {
		t.Fatalf("(√s² - |s|) ∂∂f: %+v", p)
	}
	// √det G changes by |det J|, and is a volume, not a scalar; the symbol times it
	// is a tensor under positive Jacobians.
	g := w.metric()
	vol := w.Map(w.Pool.Call(kernel("sqrt"), w.Pool.Call(kernel("abs"), w.Pool.Arg(0))), w.Det(g))
	symbol := w.Array([]float64{0, 1, -1, 0}, w.axes("dd"))
	eps := w.Mul(vol, symbol)
	for seed := range uint64(10) {
		if p := Prove(w.Graph, vol, index.Tensor, ProveOptions{Seed: seed}); p.Verdict != Refuted {
			t.Fatalf("√|det G|: %+v", p)
		}
		if p := Prove(w.Graph, eps, index.Tensor, ProveOptions{Seed: seed}); p.Verdict != Proved || p.Numeric {
			t.Fatalf("√|det G| times the symbol: %+v", p)
		}
		if p := Prove(w.Graph, w.Claim(w.ein(1, 1, "ij->ij", "dd", g), &graph.ClaimInfo{Law: index.Tensor, Metric: true}), index.Tensor, ProveOptions{Seed: seed}); p.Verdict != Proved {
			t.Fatalf("a metric itself: %+v", p)
		}
	}
}

// A field over two charts at once: mixed derivatives are a tensor of both.
func TestProveOverTwoCharts(t *testing.T) {
	w := newWorld(2)
	to := index.NewChart(1, "psi", newWorld(3).c.Blocks)
	p := w.Pool
	sum := p.Add(p.Mul(p.Arg(0), p.Arg(2)), p.Mul(p.Arg(1), p.Arg(3)), p.Arg(4))
	f := w.Map(p.Call(kernel("sin"), sum), w.CoordFlat(w.c, 0), w.CoordFlat(w.c, 1), w.CoordFlat(to, 0), w.CoordFlat(to, 1), w.CoordFlat(to, 2))
	mixed := w.Partial(w.d(f), to)
	for _, actual := range []bool{false, true} {
		opt := ProveOptions{Actual: actual}
		if got := Prove(w.Graph, mixed, index.Tensor, opt); got.Verdict != Proved {
			t.Errorf("d_a d_i f: %+v", got)
		}
		if got := Prove(w.Graph, w.d(mixed), index.Tensor, opt); got.Verdict != Refuted {
			t.Errorf("d_j d_a d_i f: %+v", got)
		}
	}
}

// Where no random values can be had nothing is proved, and what stood in the way is said: a matrix that is never regular, or
// roots that no finite field has together.
func TestProveWithoutValues(t *testing.T) {
	w := newWorld(2)
	s, f, p := w.scalar("s"), w.scalar("f"), w.Pool
	singular := w.Inverse(w.ein(1, 1, "i,j->ij", "dd", w.d(s), w.d(s)))
	roots := w.Mul(w.Map(p.Mul(p.Call(kernel("sqrt"), p.Arg(0)), p.Call(kernel("sqrt"), p.Neg(p.Arg(0)))), s), w.d(w.d(f)))
	for _, c := range []struct {
		n        *graph.Node
		singular bool
	}{{singular, true}, {roots, false}} {
		got := Prove(w.Graph, c.n, index.Tensor, ProveOptions{Seed: 3})
		undecided := got.Verdict == Undecided && got.Reason == "no random values with the roots that the definition takes were found"
		if got.Verdict == Proved || got.Singular != c.singular || !undecided && !got.Numeric {
			t.Errorf("singular %v: %+v", c.singular, got)
		}
	}
}
