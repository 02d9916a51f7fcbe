package trial

// Laws: random expressions with heights. Where the language says tensor, a change of coordinates must move the components
// as a tensor's; and the components are those of loops.

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// atom is a named object with slots: true is upper.
type atom struct {
	text  string // with %s for letters: one for each slot, upper and lower in order
	slots []bool
}

var atoms = []atom{
	{"f", nil}, {"w_%s", []bool{false}}, {"v^%s", []bool{true}}, {"g_%s%s", []bool{false, false}}, {"g^%s%s", []bool{true, true}},
	{"d_%s f", []bool{false}}, {"d_%s w_%s", []bool{false, false}}, {"d_%s v^%s", []bool{false, true}}, {"d_%s d_%s f", []bool{false, false}},
	{"C^%s_%s%s", []bool{true, false, false}}, {"h_%s%s", []bool{false, false}}, {"d_%s h_%s%s", []bool{false, false, false}},
	{"nabla_%s w_%s", []bool{false, false}}, {"nabla_%s v^%s", []bool{false, true}}, {"nabla_%s d_%s f", []bool{false, false}},
}

// lawTerm is a coefficient and atoms with letters at their slots.
type lawTerm struct {
	coef  int
	atoms []int
	at    [][]rune
}

// World is everything at a point of one chart, as numbers.
type lawWorld[T Number[T]] struct {
	n    int
	vals []func(ix []int) T // by atom
}

// Laws draws an expression of such terms with common free letters.
var Laws = Kind{Name: "laws", Usual: 500, Try: func(d *Draw) *Case {
	n := d.Whole(1, 2)
	if d.Size > 5 {
		n = 3
	}
	target := Pick(d, []bool{}, []bool{false}, []bool{true}, []bool{false, false}, []bool{true, false}, []bool{false, false}, []bool{true, true})
	var sums [][]lawTerm
	for range 1 + d.Size/2 {
		if t := d.lawTerms(target); t != nil {
			sums = append(sums, t)
		}
	}
	if sums == nil {
		return &Case{Refused: "no term"}
	}
	// The chart that is printed in, x, is a function of other coordinates y; objects are given in x.
	change := d.shear(n, Smooth)
	metric := d.randomMetric(n)
	f := d.Tree(Smooth, n, 2)
	var w, v, h []*Tree
	for range n {
		w, v = append(w, d.Tree(Smooth, n, 1)), append(v, d.Tree(Smooth, n, 1))
		for range n {
			h = append(h, d.Tree(Smooth, n, 1))
		}
	}
	y := d.Point(n, -1, 1)
	c := &Case{}
	in, out, jac, x, ok := lawWorlds[Double](change, metric, f, w, v, h, y)
	single, _, _, _, fine := lawWorlds[Single](change, metric, f, w, v, h, y)
	if !ok || !fine {
		c.Refused = "oracle"
		return c
	}
	// Printed coordinates are decimals: x is taken as the oracle rounds it, so the program gets the exact digits.
	wr := Writer{Names: coordinates, Draw: d}
	var p Program
	p.Line("chart c(%s)", join(coordinates[:n]))
	p.Line("metric g_ij = %s on c", wr.matrix(metric))
	p.Line("use metric g")
	p.Line("C = levicivita(g)")
	p.Line("f = %s", wr.Text(f))
	p.Line("w_i = %s on c", wr.list(w))
	p.Line("v^i = %s on c", wr.list(v))
	hm := matrix[*Tree](n)
	for i := range n {
		copy(hm[i], h[i*n:(i+1)*n])
	}
	p.Line("h_ij = %s on c", wr.matrix(hm))
	for k, terms := range sums {
		left := "X" + strings.Repeat("x", k)
		for k, up := range target {
			left += string("_^"[boolInt(up)]) + "ij"[k:k+1]
		}
		p.Line("%s = %s", left, lawText(terms))
		p.Line("print X%s @ c(%s)", strings.Repeat("x", k), coords(x))
	}
	c.Source = p.String()
	said := Run(c.Source)
	if said.Error != "" {
		c.Refused = said.Error
		if !lawRefusals[said.Error] {
			c.differ("refused: %s", said.Text)
		}
		return c
	}
	for k, terms := range sums {
		c.law(said.Items[k].Value, terms, target, in, single, out, jac)
	}
	return c
}}

// law compares the components of one sum of terms, and how they change if it is said to
// be a tensor.
func (c *Case) law(item interp.Value, terms []lawTerm, target []bool, in *lawWorld[Double], single *lawWorld[Single], out *lawWorld[Double], jac [2][][]Double) {
	got := item.Float64s()
	size := 1.0
	want := lawValues(terms, in, target, &size)
	rough := lawValues(terms, single, target, &size)
	if len(got) != len(want) {
		c.differ("%s: %d components, not %d", lawText(terms), len(got), len(want))
		return
	}
	for i := range got {
		c.near(fmt.Sprintf("%s, component %d", lawText(terms), i), got[i], want[i].Float(), abs(want[i].Float()-rough[i].Float())+1e-12*size)
	}
	tensor := strings.HasPrefix(item.Type(), "tensor") || strings.HasPrefix(item.Type(), "metric")
	if len(target) == 0 {
		tensor = !item.DependsOnChart()
	}
	if !tensor {
		return
	}
	other := lawValues(terms, out, target, &size)
	moved := moveComponents(want, target, jac, in.n)
	for i := range moved {
		c.Compare++
		if !(math.Abs(moved[i].Float()-other[i].Float()) <= 1e-7*size) {
			c.differ("%s is said to be a tensor; component %d in other coordinates is %v, as a tensor it were %v", lawText(terms), i, other[i].Float(), moved[i].Float())
		}
	}
}

// lawRefusals are refusals that a right reading of a random expression may meet: none is
// a wrong answer, and what is tensor by luck may be refused.
var lawRefusals = map[string]bool{"E0402": true, "E0303": true}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lawTerms draws terms whose free slots are the target's: letters i, j free, others summed.
func (d *Draw) lawTerms(target []bool) []lawTerm {
	var out []lawTerm
	for range d.Whole(1, 1+d.Size/3) {
		for range 200 {
			if t, ok := d.lawTerm(target); ok {
				out = append(out, t)
				break
			}
		}
	}
	// Now and then a pair that is a tensor only together.
	if len(target) == 2 && !target[0] && !target[1] && d.Chance(0.4) {
		switch d.IntN(3) {
		case 0: // d_i w_j − d_j w_i
			out = append(out, lawTerm{1, []int{6}, [][]rune{{'i', 'j'}}}, lawTerm{-1, []int{6}, [][]rune{{'j', 'i'}}})
		case 1: // d_i d_j f − C^k_ij d_k f
			out = append(out, lawTerm{1, []int{8}, [][]rune{{'i', 'j'}}}, lawTerm{-1, []int{9, 5}, [][]rune{{'k', 'i', 'j'}, {'k'}}})
		case 2: // d_i w_j − C^k_ij w_k
			out = append(out, lawTerm{1, []int{6}, [][]rune{{'i', 'j'}}}, lawTerm{-1, []int{9, 1}, [][]rune{{'k', 'i', 'j'}, {'k'}}})
		}
	}
	return out
}

func (d *Draw) lawTerm(target []bool) (lawTerm, bool) {
	t := lawTerm{coef: Pick(d, 1, 1, 2, -1, 3)}
	var ups, downs [][2]int // atom, slot
	for range d.Whole(1, 3) {
		k := d.IntN(len(atoms))
		t.atoms = append(t.atoms, k)
		t.at = append(t.at, make([]rune, len(atoms[k].slots)))
		for s, up := range atoms[k].slots {
			if up {
				ups = append(ups, [2]int{len(t.atoms) - 1, s})
			} else {
				downs = append(downs, [2]int{len(t.atoms) - 1, s})
			}
		}
	}
	wantUp := 0
	for _, up := range target {
		wantUp += boolInt(up)
	}
	pairs := len(ups) - wantUp
	if pairs < 0 || len(downs)-pairs != len(target)-wantUp || pairs > 4 {
		return t, false
	}
	d.Shuffle(len(ups), func(i, j int) { ups[i], ups[j] = ups[j], ups[i] })
	d.Shuffle(len(downs), func(i, j int) { downs[i], downs[j] = downs[j], downs[i] })
	set := func(p [2]int, l rune) { t.at[p[0]][p[1]] = l }
	for k := range pairs {
		set(ups[k], rune("klmn"[k]))
		set(downs[k], rune("klmn"[k]))
	}
	u, l := pairs, pairs
	for k, up := range target {
		if up {
			set(ups[u], rune("ij"[k]))
			u++
		} else {
			set(downs[l], rune("ij"[k]))
			l++
		}
	}
	return t, true
}

func lawText(terms []lawTerm) string {
	s := ""
	for k, t := range terms {
		c := t.coef
		switch {
		case k > 0 && c < 0:
			s += " - "
			c = -c
		case k > 0:
			s += " + "
		case c < 0:
			s += "-"
			c = -c
		}
		var parts []string
		if c != 1 {
			parts = append(parts, fmt.Sprint(c))
		}
		for i, a := range t.atoms {
			letters := make([]any, len(t.at[i]))
			for j, l := range t.at[i] {
				letters[j] = string(l)
			}
			x := fmt.Sprintf(atoms[a].text, letters...)
			if strings.Contains(x, " ") {
				x = "(" + x + ")"
			}
			parts = append(parts, x)
		}
		s += strings.Join(parts, "*")
	}
	return s
}

// lawValues are the components of a sum of terms; size grows to the largest number met.
func lawValues[T Number[T]](terms []lawTerm, w *lawWorld[T], target []bool, size *float64) []T {
	var out []T
	at := map[rune]int{}
	var free func(k int)
	free = func(k int) {
		if k < len(target) {
			for i := range w.n {
				at[rune("ij"[k])] = i
				free(k + 1)
			}
			return
		}
		var zero T
		sum := zero.Of(0)
		for _, t := range terms {
			sum = sum.Add(termSum(t, w, at, size, t.dummies()))
		}
		out = append(out, sum)
	}
	free(0)
	return out
}

func (t lawTerm) dummies() []rune {
	var out []rune
	for _, l := range "klmn" {
		for _, at := range t.at {
			if strings.ContainsRune(string(at), l) {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// termSum is a term with the letters set, summed over dummies.
func termSum[T Number[T]](t lawTerm, w *lawWorld[T], at map[rune]int, size *float64, dummies []rune) T {
	if len(dummies) == 0 {
		var zero T
		p := zero.Of(float64(t.coef))
		for k, a := range t.atoms {
			ix := make([]int, len(t.at[k]))
			for j, l := range t.at[k] {
				ix[j] = at[l]
			}
			p = p.Mul(w.vals[a](ix))
			*size = max(*size, abs(p.Float()))
		}
		return p
	}
	var zero T
	s := zero.Of(0)
	for i := range w.n {
		at[dummies[0]] = i
		s = s.Add(termSum(t, w, at, size, dummies[1:]))
	}
	return s
}

// moveComponents carries components to other coordinates y by the law of a tensor: jac is
// ∂x^i/∂y^a and its inverse.
func moveComponents[T Number[T]](x []T, target []bool, jac [2][][]T, n int) []T {
	for k := range target {
		// The k-th axis.
		stride := 1
		for range target[k+1:] {
			stride *= n
		}
		y := make([]T, len(x))
		for p := range x {
			a := p / stride % n
			base := p - a*stride
			var zero T
			s := zero.Of(0)
			for i := range n {
				f := jac[0][i][a] // lower: ∂x^i/∂y^a
				if target[k] {
					f = jac[1][a][i] // upper: ∂y^a/∂x^i
				}
				s = s.Add(f.Mul(x[base+i*stride]))
			}
			y[p] = s
		}
		x = y
	}
	return x
}

// lawWorlds are the objects at a point in the coordinates x in which they are given,
// and in others y with x = change(y), to which each is carried by its law; the Jacobian
// and its inverse; and the point in x. Objects in x are jets in x, so the change is
// composed with them in y.
func lawWorlds[T Number[T]](change []*Tree, metric [][]*Tree, f *Tree, w, v, h []*Tree, y At) (in, out *lawWorld[T], jac [2][][]T, at At, ok bool) {
	n := len(change)
	s := NewShape(n, 3)
	yv := variables[T](s, y)
	ok = true
	eval := func(t *Tree, x []Jet[T]) Jet[T] {
		j, fine := jetOf(t, x)
		if !fine || !j.Finite() {
			ok = false
			return Const(s, x[0].c[0].Of(1))
		}
		return j
	}
	xy := make([]Jet[T], n) // x as functions of y
	for k := range xy {
		xy[k] = eval(change[k], yv)
		at = append(at, xy[k].Value().Float())
	}
	if !ok {
		return
	}
	// The point in x is a float64: y moves by the rounding, which the comparison allows.
	in, fine := newWorld(s, variables[T](s, at), nil, metric, f, w, v, h, eval)
	if !fine || !ok {
		return in, out, jac, at, false
	}
	d := matrix[Jet[T]](n)
	for i := range n {
		for a := range n {
			d[i][a] = xy[i].D(a)
		}
	}
	back, fine := inverse(d)
	if !fine {
		return in, out, jac, at, false
	}
	jac = [2][][]T{matrix[T](n), matrix[T](n)}
	for i := range n {
		for a := range n {
			jac[0][i][a], jac[1][a][i] = d[i][a].Value(), back[a][i].Value()
		}
	}
	out, fine = newWorld(s, xy, &[2][][]Jet[T]{d, back}, metric, f, w, v, h, eval)
	return in, out, jac, at, fine && ok
}

// newWorld evaluates the atoms; with a Jacobian, objects are carried by it first.
func newWorld[T Number[T]](s *Shape, x []Jet[T], jac *[2][][]Jet[T], metric [][]*Tree, f *Tree, w, v, h []*Tree, eval func(*Tree, []Jet[T]) Jet[T]) (*lawWorld[T], bool) {
	n := len(x)
	zero := Const(s, x[0].c[0].Of(0))
	lower := func(get func(i int) Jet[T]) []Jet[T] {
		out := make([]Jet[T], n)
		for a := range n {
			out[a] = get(a)
			if jac != nil {
				out[a] = zero
				for i := range n {
					out[a] = out[a].Add(jac[0][i][a].Mul(get(i)))
				}
			}
		}
		return out
	}
	lower2 := func(get func(i, j int) Jet[T]) [][]Jet[T] {
		out := matrix[Jet[T]](n)
		for a := range n {
			for b := range n {
				out[a][b] = get(a, b)
				if jac != nil {
					out[a][b] = zero
					for i := range n {
						for j := range n {
							out[a][b] = out[a][b].Add(jac[0][i][a].Mul(jac[0][j][b]).Mul(get(i, j)))
						}
					}
				}
			}
		}
		return out
	}
	fj := eval(f, x)
	wj := lower(func(i int) Jet[T] { return eval(w[i], x) })
	vj := make([]Jet[T], n)
	for a := range n {
		vj[a] = eval(v[a], x)
		if jac != nil {
			vj[a] = zero
			for i := range n {
				vj[a] = vj[a].Add(jac[1][a][i].Mul(eval(v[i], x)))
			}
		}
	}
	hj := lower2(func(i, j int) Jet[T] { return eval(h[i*n+j], x) })
	q, ok := NewGeometry(lower2(func(i, j int) Jet[T] { return eval(metric[i][j], x) }))
	if !ok {
		return nil, false
	}
	nablaW := func(i, j int) T {
		t := wj[j].D(i).Value()
		for k := range n {
			t = t.Sub(q.Gamma[k][i][j].Mul(wj[k]).Value())
		}
		return t
	}
	nablaV := func(i, j int) T {
		t := vj[j].D(i).Value()
		for k := range n {
			t = t.Add(q.Gamma[j][i][k].Mul(vj[k]).Value())
		}
		return t
	}
	hess := q.Hessian(fj)
	return &lawWorld[T]{n: n, vals: []func(ix []int) T{
		func(ix []int) T { return fj.Value() },
		func(ix []int) T { return wj[ix[0]].Value() },
		func(ix []int) T { return vj[ix[0]].Value() },
		func(ix []int) T { return q.G[ix[0]][ix[1]].Value() },
		func(ix []int) T { return q.Inv[ix[0]][ix[1]].Value() },
		func(ix []int) T { return fj.D(ix[0]).Value() },
		func(ix []int) T { return wj[ix[1]].D(ix[0]).Value() },
		func(ix []int) T { return vj[ix[1]].D(ix[0]).Value() },
		func(ix []int) T { return fj.D(ix[1]).D(ix[0]).Value() },
		func(ix []int) T { return q.Gamma[ix[0]][ix[1]][ix[2]].Value() },
		func(ix []int) T { return hj[ix[0]][ix[1]].Value() },
		func(ix []int) T { return hj[ix[1]][ix[2]].D(ix[0]).Value() },
		func(ix []int) T { return nablaW(ix[0], ix[1]) },
		func(ix []int) T { return nablaV(ix[0], ix[1]) },
		func(ix []int) T { return hess[ix[0]][ix[1]].Value() },
	}}, true
}
