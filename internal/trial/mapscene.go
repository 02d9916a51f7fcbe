package trial

// What a trial of maps is made of: charts, regular maps between them that may be written back, and objects over each.

import (
	"fmt"
	"strings"
)

// smoothMap is the map x ↦ L·(s x + f): f_k depends on the variables behind x_k alone and L is a matrix of whole numbers with an
// inverse, so that the map is regular everywhere and its inverse is worked out from the last variable up.
type smoothMap struct {
	stretch []int
	bend    []*Tree
	linear  [][]int
	det     int
	adj     [][]int // linear · adj = det
	forward []*Tree
}

// regular draws such a map; every fourth is affine. The variable behind the coordinates is a param.
func (d *Draw) regular(n, depth int) *smoothMap {
	m := &smoothMap{linear: matrix[int](n), adj: matrix[int](n)}
	affine := d.Chance(0.25)
	for k := range n {
		m.stretch = append(m.stretch, d.Whole(1, 3))
		f := d.Tree(Smooth, n+1, d.Whole(min(1, depth), depth))
		if affine {
			f = Mul(d.Number(Rational), Var(n))
		}
		m.bend = append(m.bend, onlyFrom(f, k+1, n+1))
	}
	for m.det == 0 {
		for i := range n {
			for j := range n {
				m.linear[i][j] = d.Whole(-1, 2)
			}
		}
		m.det = m.adjugate()
	}
	for i := range n {
		var sum *Tree
		for j := range n {
			sum = plus(sum, m.linear[i][j], 1, Add(Mul(Num(m.stretch[j], 1), Var(j)), m.bend[j]))
		}
		m.forward = append(m.forward, sum)
	}
	return m
}

// plus is sum + (p/q) t, where sum may be nil.
func plus(sum *Tree, p, q int, t *Tree) *Tree {
	if p == 0 {
		return sum
	}
	u := t
	if abs := max(p, -p); abs != q {
		u = Mul(Num(abs, q), t)
	}
	switch {
	case sum == nil && p < 0:
		return Neg(u)
	case sum == nil:
		return u
	case p < 0:
		return Sub(sum, u)
	}
	return Add(sum, u)
}

// adjugate fills adj by cofactors, and is the determinant.
func (m *smoothMap) adjugate() int {
	a, n := m.linear, len(m.linear)
	switch n {
	case 1:
		m.adj[0][0] = 1
		return a[0][0]
	case 2:
		m.adj = [][]int{{a[1][1], -a[0][1]}, {-a[1][0], a[0][0]}}
		return a[0][0]*a[1][1] - a[0][1]*a[1][0]
	}
	for i := range 3 {
		for j := range 3 {
			r, s, u, v := (i+1)%3, (i+2)%3, (j+1)%3, (j+2)%3
			m.adj[j][i] = a[r][u]*a[s][v] - a[r][v]*a[s][u]
		}
	}
	return a[0][0]*m.adj[0][0] + a[0][1]*m.adj[1][0] + a[0][2]*m.adj[2][0]
}

// back is the inverse as trees in the target's coordinates.
func (m *smoothMap) back() []*Tree {
	n := len(m.bend)
	x := make([]*Tree, n+1)
	x[n] = Var(n)
	for k := n - 1; k >= 0; k-- {
		var w *Tree
		for j := range n {
			p, q := m.adj[k][j], m.det
			if q < 0 {
				p, q = -p, -q
			}
			w = plus(w, p, q, Var(j))
		}
		x[k] = Mul(Num(1, m.stretch[k]), Sub(w, substitute(m.bend[k], x)))
	}
	return x[:n]
}

// substitute puts trees in the place of variables.
func substitute(t *Tree, by []*Tree) *Tree {
	if t.Op == "var" {
		return by[t.Var]
	}
	u := *t
	u.Kids = nil
	for _, k := range t.Kids {
		u.Kids = append(u.Kids, substitute(k, by))
	}
	return &u
}

// weigh is how many nodes trees have.
func weigh(ts []*Tree) int {
	n := 0
	for _, t := range ts {
		n += t.Size()
	}
	return n
}

// treeTensor is an object with slots, true where upper, and its components as trees.
type treeTensor struct {
	slots []bool
	dim   int
	comps []*Tree
}

// tensor draws one with these slots; most components of the larger ones are simple.
func (d *Draw) tensor(n int, slots ...bool) *treeTensor {
	t := &treeTensor{slots: slots, dim: n}
	size := 1
	for range slots {
		size *= n
	}
	for range size {
		depth := d.Whole(0, 2)
		if size > 4 {
			depth = d.IntN(2)
		}
		c := d.Tree(Smooth, n+1, depth)
		if size > 8 && d.Chance(0.5) {
			c = d.Number(Rational)
		}
		t.comps = append(t.comps, c)
	}
	return t
}

// slots draws heights.
func (d *Draw) slots(n int) []bool {
	s := make([]bool, n)
	for k := range s {
		s[k] = d.Chance(0.5)
	}
	return s
}

// symmetric makes a metric's matrix a tensor.
func symmetric(g [][]*Tree) *treeTensor {
	t := &treeTensor{slots: []bool{false, false}, dim: len(g)}
	for _, row := range g {
		t.comps = append(t.comps, row...)
	}
	return t
}

// define is the definition's text: T^a_b = [[…]] on B.
func (t *treeTensor) define(w Writer, name, chart string) string {
	for k, up := range t.slots {
		name += string("_^"[boolInt(up)]) + "abe"[k:k+1]
	}
	s := name + " = " + t.nested(w, t.comps, len(t.slots))
	return s + " on " + chart
}

func (t *treeTensor) nested(w Writer, cs []*Tree, rank int) string {
	if rank == 0 {
		return w.Text(cs[0])
	}
	n := len(cs) / t.dim
	parts := make([]string, t.dim)
	for i := range parts {
		parts[i] = t.nested(w, cs[i*n:(i+1)*n], rank-1)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// mapScene is one draw: charts A, B, C of n coordinates and S of s, maps phi, chi: A -> B, psi: B -> C, sig: A -> A, emb: S -> B,
// objects by name over each, a point of each, and the value of the param M.
type mapScene struct {
	n, s          int
	phi, psi, sig *smoothMap
	chi           *smoothMap // from A to B, as phi
	om            []*Tree    // from A to B, all but the last coordinate as by chi
	blocks        []string   // of chart B: J[2] and r; nil where its coordinates have names of their own
	emb           []*Tree
	written       bool // phi and psi with their inverses
	objects       map[string]*treeTensor
	kinds         map[string]string // metric, connection
	over          map[string]string // the chart
	p, q, u       At                // points of A, B and S, the param's value last
}

// object adds one.
func (sc *mapScene) object(kind, name, chart string, t *treeTensor) {
	sc.objects[name], sc.over[name], sc.kinds[name] = t, chart, kind
}

// mapScene draws one.
func (d *Draw) mapScene() *mapScene {
	n := d.Whole(1, min(3, 2+d.Size/4))
	s := d.Whole(1, 3)
	m := float64(d.Whole(1, 12)) / 4
	depth := d.Whole(0, 1+d.Size/6)
	sc := &mapScene{n: n, s: s, phi: d.regular(n, depth), psi: d.regular(n, 1), sig: d.regular(n, 1),
		objects: map[string]*treeTensor{}, kinds: map[string]string{}, over: map[string]string{},
		p: append(d.Point(n, -1.2, 1.2), m), q: append(d.Point(n, -1.2, 1.2), m), u: append(d.Point(s, -1.2, 1.2), m)}
	sc.written = d.Chance(0.5) && weigh(sc.phi.back())+weigh(sc.psi.back()) < 200
	sc.chi = d.regular(n, 1)
	sc.om = append(append(sc.om, sc.chi.forward[:n-1]...), Add(sc.chi.forward[n-1], d.Tree(Smooth, n+1, 1)))
	if n > 1 && d.Chance(0.3) {
		sc.blocks = Pick(d, []string{fmt.Sprintf("J[%d]", n-1), "r"}, []string{"r", fmt.Sprintf("J[%d]", n-1)}, []string{fmt.Sprintf("J[%d]", n)})
	}
	for range n {
		sc.emb = append(sc.emb, d.Tree(Smooth, s+1, d.Whole(1, 2)))
	}
	lower := func() []bool { return make([]bool, d.Whole(1, 3)) }
	sc.object("", "T", "B", d.tensor(n, d.slots(d.Whole(0, 3))...))
	sc.object("", "R", "A", d.tensor(n, d.slots(d.Whole(0, 3))...))
	sc.object("", "Q", "C", d.tensor(n, d.slots(d.Whole(0, 3))...))
	sc.object("", "f", "B", d.tensor(n))
	sc.object("", "F", "A", d.tensor(n))
	sc.object("", "w", "B", d.tensor(n, false))
	sc.object("", "v", "A", d.tensor(n, true))
	sc.object("", "o", "A", d.tensor(n, false))
	sc.object("", "W", "B", d.tensor(n, lower()...))
	sc.object("", "N", "C", d.tensor(n, lower()...))
	sc.object("", "m", "S", d.tensor(s, true))
	sc.object("metric", "g", "B", symmetric(d.randomMetric(n)))
	sc.object("metric", "G", "A", symmetric(d.randomMetric(n)))
	sc.object("connection", "K", "B", d.tensor(n, true, false, false))
	sc.object("connection", "D", "A", d.tensor(n, true, false, false))
	return sc
}

// chartNames are the coordinates of each chart, with the param behind them.
var chartNames = map[string][]string{"A": {"x", "y", "z"}, "B": {"p", "q", "s"}, "C": {"X", "Y", "Z"}, "S": {"U", "V", "L"}}

func (sc *mapScene) names(chart string) []string {
	n := sc.n
	if chart == "S" {
		n = sc.s
	}
	names := append([]string(nil), chartNames[chart][:n]...)
	if chart == "B" && sc.blocks != nil {
		names = sc.blockNames()
	}
	return append(names, "M")
}

// blockNames are the coordinates of chart B one by one: J[1], J[2], r.
func (sc *mapScene) blockNames() []string {
	var names []string
	for _, b := range sc.blocks {
		if b == "r" {
			names = append(names, b)
			continue
		}
		for k := range sc.n - len(sc.blocks) + 1 {
			names = append(names, fmt.Sprintf("J[%d]", k+1))
		}
	}
	return names
}

// grouped joins what belongs to the coordinates of chart B, that of an array in brackets, each with this before it.
func (sc *mapScene) grouped(parts []string, before func(block string) string, between string) string {
	var out []string
	for _, b := range sc.blocks {
		size := 1
		if b != "r" {
			size = sc.n - len(sc.blocks) + 1
		}
		text := join(parts[:size])
		if b != "r" {
			text = "[" + text + "]"
		}
		out, parts = append(out, before(b[:1])+text), parts[size:]
	}
	return strings.Join(out, between)
}

// target is a point of B.
func (sc *mapScene) target() string {
	if sc.blocks == nil {
		return coords(sc.q[:sc.n])
	}
	var parts []string
	for k := range sc.n {
		parts = append(parts, coords(sc.q[k:k+1]))
	}
	return sc.grouped(parts, func(string) string { return "" }, ", ")
}

// words are the names in a text.
func words(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < 'A' || r > 'Z' && r < 'a' || r > 'z' }) {
		out[w] = true
	}
	return out
}

// declare writes what the texts use.
func (sc *mapScene) declare(p *Program, d *Draw, texts string) {
	used := words(texts)
	for name, parts := range map[string][]string{"h": {"phi", "psi"}, "hb": {"phi", "psi", "h"}, "hc": {"chi", "psi"}, "H": {"F", "D"}, "ss": {"sig"}, "back": {"phi"}, "he": {"psi", "emb"}} {
		for _, part := range parts {
			used[part] = used[part] || used[name]
		}
	}
	p.Line("param M = %v", sc.p[sc.n])
	for _, c := range []string{"A", "B", "C", "S"} {
		names := sc.names(c)
		names = names[:len(names)-1]
		if c == "B" && sc.blocks != nil {
			names = sc.blocks
		}
		p.Line("chart %s(%s)", c, join(names))
	}
	lines := func(ts []*Tree, from, to string) string {
		w := Writer{Names: sc.names(from), Draw: d}
		s := "{ "
		if to == "B" && sc.blocks != nil {
			var parts []string
			for _, t := range ts {
				parts = append(parts, w.Text(t))
			}
			return s + sc.grouped(parts, func(b string) string { return b + " = " }, "; ") + " }"
		}
		for k, t := range ts {
			s += chartNames[to][k] + " = " + w.Text(t) + "; "
		}
		return s + "}"
	}
	arrow := func(name, from, to string, forward []*Tree, m *smoothMap) {
		if !used[name] {
			return
		}
		s := fmt.Sprintf("map %s: %s -> %s %s", name, from, to, lines(forward, from, to))
		if m != nil && sc.written {
			s += " inverse " + lines(m.back(), to, from)
		}
		p.Line("%s", s)
	}
	arrow("phi", "A", "B", sc.phi.forward, sc.phi)
	arrow("chi", "A", "B", sc.chi.forward, sc.chi)
	arrow("om", "A", "B", sc.om, nil)
	arrow("psi", "B", "C", sc.psi.forward, sc.psi)
	arrow("sig", "A", "A", sc.sig.forward, nil)
	arrow("emb", "S", "B", sc.emb, nil)
	for _, made := range [][2]string{{"h", "compose(psi, phi)"}, {"hc", "compose(psi, chi)"}, {"ss", "compose(sig, sig)"}, {"he", "compose(psi, emb)"}, {"back", "inverse(phi)"}, {"hb", "inverse(h)"}} {
		if used[made[0]] || made[0] == "h" && used["hb"] {
			p.Line("%s = %s", made[0], made[1])
		}
	}
	for _, name := range []string{"T", "R", "Q", "f", "F", "w", "v", "o", "W", "N", "m", "g", "G", "K", "D"} {
		if used[name] {
			w := Writer{Names: sc.names(sc.over[name]), Draw: d}
			p.Line("%s", strings.TrimSpace(sc.kinds[name]+" "+sc.objects[name].define(w, name, sc.over[name])))
		}
	}
	if used["H"] { // the second covariant derivative written out
		p.Line("H_ij = %s", Pick(d, "d_i d_j F - D^k_ij d_k F", "d_i d_j F - d_k F D^k_ij", "-D^k_ij d_k F + d_i d_j F"))
	}
}

// shear is a map that is regular everywhere: x_k ↦ s x_k + f(x_{k+1}, …).
func (d *Draw) shear(n int, style Style) []*Tree {
	m := make([]*Tree, n)
	for k := range m {
		m[k] = Mul(Num(d.Whole(1, 3), 1), Var(k))
		if k < n-1 {
			f := d.Tree(style, n, d.Whole(1, 2))
			m[k] = Add(m[k], onlyFrom(f, k+1, n))
		}
	}
	return m
}

// onlyFrom replaces the variables below lo by those from it on.
func onlyFrom(t *Tree, lo, n int) *Tree {
	return replaced(t, func(k int) *Tree {
		if k < lo {
			k = lo + k%(n-lo)
		}
		return Var(k)
	})
}
