package trial

// Calculus with functions that stay open: derivatives, series, limits, equations of motion, solutions, and what is equal.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/interp"
)

// OpenCalculus asks for a formula with open functions, and compares it with what their bodies give.
var OpenCalculus = Kind{Name: "open calculus", Usual: 150, Try: func(d *Draw) *Case {
	return Pick(d, (*Draw).openSeries, (*Draw).openMotion, (*Draw).openGeodesics, (*Draw).openSolutions, (*Draw).openEqualities)(d)
}}

// asking is what a printed formula must be worth at the places.
type asking struct {
	print string
	codes string // with which it may be refused
	value func(at At) (v, noise float64, ok bool)
	near  func(at At, by float64) (v, noise float64, ok bool) // of a limit: so far from the place
}

// both works out a number in double-doubles and in float64.
func both(double func() (Double, bool), single func() (Single, bool)) (v, noise float64, ok bool) {
	a, ok := double()
	if !ok {
		return 0, 0, false
	}
	b, ok := single()
	v = a.Float()
	return v, abs(v - b.Float()), ok && abs(v) < huge
}

// valueless are the codes of what has no value anywhere: a division by zero, a solution that there is not.
const valueless = "E0402 E0236"

// each prints answers one by one, each in a run of its own, so that one that is refused hides no other.
func (d *Draw) each(c *Case, head string, names []string, opens []*Opened, places []At, list []asking) *Case {
	for _, a := range list {
		if c.Wrong != "" {
			break
		}
		c.Source = head + "print " + a.print + "\n"
		said := Run(c.Source)
		if said.Error != "" {
			c.Refused = said.Error
			switch {
			case strings.Contains(a.codes, said.Error):
			case strings.Contains(valueless, said.Error) && !slices.ContainsFunc(places, func(at At) bool { _, _, ok := a.value(at); return ok }):
			default:
				c.accepts(said)
			}
			continue
		}
		texts := formulasOf(said.Items[0].Value)
		if len(texts) != 1 || strings.Contains(texts[0], "…") {
			c.Refused = "too long"
			continue
		}
		if sign, infinite := map[string]float64{"inf": 1, "-inf": -1}[texts[0]]; infinite && a.near != nil {
			c.grows(a, places, sign)
			continue
		}
		t, err := ReadOpen(texts[0], names, opens)
		if err != nil {
			c.differ("unread: %v", err)
			continue
		}
		for _, at := range places {
			want, noise, ok := a.value(at)
			got, more, fine := t.Value(at)
			if ok && fine {
				c.near(fmt.Sprintf("%s is %s, which at %v", a.print, texts[0], at), got, want, noise+more)
			}
		}
	}
	return c
}

// grows holds an infinite limit to values on the way to it, from both sides.
func (c *Case) grows(a asking, places []At, sign float64) {
	for _, at := range places {
		if v, _, ok := a.value(at); ok {
			c.differ("%s is said to be infinite, and is %v at %v", a.print, v, at)
			return
		}
		for _, side := range []float64{1, -1} {
			far, _, ok := a.near(at, side*1e-2)
			near, _, fine := a.near(at, side*1e-3)
			if ok && fine {
				c.Compare++
				if near*sign < far*sign || near*sign < 1 {
					c.differ("%s is said to be infinite: at %v it is %v, and nearer %v", a.print, at, far, near)
				}
			}
		}
	}
}

// formulasOf are the formulas of a value, or its number as one.
func formulasOf(v interp.Value) []string {
	if texts := v.Formulas(); len(texts) > 0 {
		return texts
	}
	var texts []string
	for _, x := range v.Float64s() {
		texts = append(texts, strconv.FormatFloat(x, 'g', -1, 64))
	}
	return texts
}

// scattered are points of so many variables.
func (d *Draw) scattered(n int) (list []At) {
	for range 12 {
		list = append(list, d.Point(n, -1.2, 1.2))
	}
	return list
}

func declared(opens []*Opened) string {
	var p Program
	declareOpens(&p, opens, false)
	return p.String()
}

// coefficient is that of a monomial of a tree's Taylor series at a point, times a factor.
func coefficient(t *Tree, at At, exps []int8, factor float64) (v, noise float64, ok bool) {
	order := 0
	for _, e := range exps {
		order += int(e)
	}
	s := bodyShape(len(at), order)
	k := s.index[key(exps)]
	return both(func() (Double, bool) {
		j, ok := jetOf(t, variables[Double](s, at))
		if !ok || !j.Finite() {
			return Double{}, false
		}
		return j.c[k].Mul(j.c[k].Of(factor)), true
	}, func() (Single, bool) {
		j, ok := jetOf(t, variables[Single](s, at))
		if !ok {
			return 0, false
		}
		return j.c[k] * Single(factor), true
	})
}

// openSeries asks for series, derivatives and limits by a param at 0.
func (d *Draw) openSeries() *Case {
	opens, names := d.opened(), []string{"x", "y", "M"}
	f := Tree{}
	for tries := 0; tries < 10; tries++ {
		if f = *d.open(d.Tree(Smooth, 3, 1+d.Size/3), opens, 3); f.Uses(2) {
			break
		}
	}
	text := Writer{Names: names, Draw: d}.Text(&f)
	head := declared(opens) + "chart c(x, y)\nparam M\nf = " + text + "\n"
	var list []asking
	n := d.Whole(1, 3)
	for k := range n + 1 {
		list = append(list, asking{fmt.Sprintf("coeff(series(f, M, %d), M, %d)", n, k), "E0353 E0303 E0301", func(at At) (float64, float64, bool) {
			return coefficient(&f, At{at[0], at[1], 0}, []int8{0, 0, int8(k)}, 1)
		}, nil})
	}
	list = append(list,
		asking{"diff(f, M)", "", func(at At) (float64, float64, bool) { return coefficient(&f, at, []int8{0, 0, 1}, 1) }, nil},
		asking{"diff(diff(f, M), M)", "", func(at At) (float64, float64, bool) { return coefficient(&f, at, []int8{0, 0, 2}, 2) }, nil},
		asking{"limit(f, M, 0)", "E0352 E0303", func(at At) (float64, float64, bool) {
			return coefficient(&f, At{at[0], at[1], 0}, []int8{0, 0, 0}, 1)
		}, func(at At, by float64) (float64, float64, bool) {
			return coefficient(&f, At{at[0], at[1], by}, []int8{0, 0, 0}, 1)
		}},
		asking{"limit((f - subst(f, M: 0))/M, M, 0)", "E0352 E0303", func(at At) (float64, float64, bool) {
			return coefficient(&f, At{at[0], at[1], 0}, []int8{0, 0, 1}, 1)
		}, nil})
	return d.each(&Case{}, head, names, opens, d.scattered(3), list)
}

// curve draws a function of one param that stays open, with the given name.
func (d *Draw) curve(name string) *Opened {
	body := Add(d.Tree(Polynomial, 1, d.Whole(1, 2)), Call(Pick(d, "sin", "cos", "tanh"), Mul(Num(d.Whole(1, 3), 2), Var(0))))
	return &Opened{Name: name, Params: []string{"s"}, Body: body}
}

// motion is a curve's position, velocity and acceleration at a time.
func motion(f *Opened, t float64) (x [3]float64, ok bool) {
	for k := range x {
		v, _, fine := coefficient(f.Body, At{t}, []int8{int8(k)}, []float64{1, 1, 2}[k])
		if !fine || abs(v) > 100 {
			return x, false
		}
		x[k] = v
	}
	return x, true
}

// openMotion asks for the Euler-Lagrange equations of a Lagrangian of one or two functions.
func (d *Draw) openMotion() *Case {
	curves := []*Opened{d.curve("q"), d.curve("p")}[:d.Whole(1, 2)]
	others := d.opened()
	written := []string{"t"}
	for _, q := range curves {
		written = append(written, q.Name+"(t)", q.Name+"'(t)")
	}
	lagrangian := d.open(d.Tree(Smooth, len(written), 1+d.Size/3), others, len(written))
	for _, q := range curves { // each has a velocity
		k := 2 * (1 + slices.Index(curves, q))
		lagrangian = Add(lagrangian, Mul(d.open(Var(k-1), others, len(written)), Pow(Var(k), 2, 1)))
	}
	opens := append(slices.Clone(curves), others...)
	head := declared(opens) + "chart c(t)\nL = " + Writer{Names: written, Draw: d}.Text(lagrangian) + "\n"
	var list []asking
	for i, q := range curves {
		list = append(list, asking{"eulerLagrange(L, " + q.Name + "(t))", "", func(at At) (float64, float64, bool) {
			place, rates := At{at[0]}, []float64{1}
			for _, f := range curves {
				x, ok := motion(f, at[0])
				if !ok {
					return 0, 0, false
				}
				place, rates = append(place, x[0], x[1]), append(rates, x[1], x[2])
			}
			exps := make([]int8, len(place))
			exps[1+2*i] = 1
			sum, noise, ok := coefficient(lagrangian, place, exps, 1)
			for k, rate := range rates { // d/dt of the momentum
				exps := make([]int8, len(place))
				exps[2+2*i]++
				exps[k]++
				factor := -rate
				if exps[k] == 2 {
					factor *= 2
				}
				v, more, fine := coefficient(lagrangian, place, exps, factor)
				sum, noise, ok = sum+v, noise+more+1e-15*abs(v), ok && fine
			}
			return sum, noise, ok
		}, nil})
	}
	return d.each(&Case{}, head, []string{"t"}, opens, d.scattered(1), list)
}

// openGeodesics asks for the geodesic equations of a metric in which functions stand that are open.
func (d *Draw) openGeodesics() *Case {
	others := d.opened()
	s := geometryOver(d, 2, others)
	curves := []*Opened{d.curve("q"), d.curve("p")}
	c := &Case{}
	at := d.Point(1, -1, 1)
	var place, velocity []float64
	for _, f := range curves {
		x, ok := motion(f, at[0])
		if !ok || abs(x[0]) > 1.5 {
			c.Refused = "oracle"
			return c
		}
		place, velocity = append(place, x[0]), append(velocity, x[1])
	}
	copy(s.at, place)
	levi := "levicivita(g)"
	index := func(name string) bool { return name == levi }
	double := doubles[slices.IndexFunc(doubles, func(r row[Double]) bool { return index(r.print) })]
	single := singles[slices.IndexFunc(singles, func(r row[Single]) bool { return index(r.print) })]
	want, ok := values(s, []row[Double]{double})
	rounded, fine := values(s, []row[Single]{single})
	if !ok || !fine {
		c.Refused = "oracle"
		return c
	}
	p := &Program{}
	opens := append(slices.Clone(curves), others...)
	declareOpens(p, opens, false)
	p.WriteString(s.program("g").String())
	p.Line("chart time(t)")
	p.Line("print geodesicEquations(g, [q(t), p(t)])")
	c.Source = p.String()
	said := Run(c.Source)
	if !c.accepts(said) {
		return c
	}
	names, values := []string{"t"}, at
	if len(s.names) > 2 {
		names, values = append(names, s.names[2:]...), append(At{at[0]}, s.at[2:]...)
	}
	for k, text := range said.Items[0].Value.Formulas() {
		left, right, ok := strings.Cut(text, " = ")
		if !ok || left != curves[k].Name+"''(t)" || strings.Contains(right, "…") {
			c.differ("the equation %s", text)
			return c
		}
		t, err := ReadOpen(right, names, opens)
		if err != nil {
			c.differ("unread: %v", err)
			return c
		}
		got, noise, ok := t.Value(values)
		if !ok {
			continue
		}
		force := 0.0
		for i := range 2 {
			for j := range 2 {
				w := want[0][4*k+2*i+j]
				force -= w * velocity[i] * velocity[j]
				noise += (abs(w-rounded[0][4*k+2*i+j]) + 1e-14*abs(w)) * abs(velocity[i]*velocity[j])
			}
		}
		c.near(fmt.Sprintf("the right side of %s at %v", text, values), got, force, noise)
	}
	return c
}

// openSolutions solves linear equations for accelerations.
func (d *Draw) openSolutions() *Case {
	curves := []*Opened{d.curve("q"), d.curve("p")}[:d.Whole(1, 2)]
	others := d.opened()
	written := []string{"t", "M"}
	for _, q := range curves {
		written = append(written, q.Name+"(t)", q.Name+"'(t)")
	}
	term := func() *Tree {
		return d.open(d.Tree(Rational, len(written), d.Whole(0, 1+d.Size/4)), others, len(written))
	}
	n := len(curves)
	matrix, right := make([]*Tree, n*n), make([]*Tree, n)
	for k := range matrix {
		matrix[k] = term()
	}
	var equations, unknowns []string
	w := Writer{Names: written}
	for i := range right {
		right[i] = term()
		sum := ""
		for j, q := range curves {
			if j > 0 {
				sum += " + "
			}
			sum += w.tight(matrix[i*n+j]) + "*" + q.Name + "''(t)"
		}
		equations = append(equations, sum+" == "+w.Text(right[i]))
	}
	for _, q := range curves {
		unknowns = append(unknowns, q.Name+"''(t)")
	}
	opens := append(slices.Clone(curves), others...)
	head := declared(opens) + "chart c(t)\nparam M\nsol = solve([" + join(equations) + "], for: [" + join(unknowns) + "])\n"
	var list []asking
	for k := range curves {
		list = append(list, asking{fmt.Sprintf("sol[1][%d]", k+1), "E0348", func(at At) (float64, float64, bool) {
			place := At{at[0], at[1]}
			for _, f := range curves {
				x, ok := motion(f, at[0])
				if !ok {
					return 0, 0, false
				}
				place = append(place, x[0], x[1])
			}
			return cramer(matrix, right, k, place)
		}, nil})
	}
	return d.each(&Case{}, head, []string{"t", "M"}, opens, d.scattered(2), list)
}

// cramer is the k-th unknown of one linear equation or two.
func cramer(matrix, right []*Tree, k int, at At) (v, noise float64, ok bool) {
	var a, b, e []float64
	for i, t := range append(slices.Clone(matrix), right...) {
		x, more, fine := t.Value(at)
		if !fine || abs(x) > 1e4 {
			return 0, 0, false
		}
		if e = append(e, more+1e-16*abs(x)); i < len(matrix) {
			a = append(a, x)
		} else {
			b = append(b, x)
		}
	}
	if len(b) == 1 {
		return b[0] / a[0], (e[0] + e[1]) * (1 + abs(b[0])/a[0]/a[0]), abs(a[0]) > 0.01
	}
	det := a[0]*a[3] - a[1]*a[2]
	top := []float64{b[0]*a[3] - b[1]*a[1], b[1]*a[0] - b[0]*a[2]}[k]
	size := 1 + slices.Max(a) + slices.Max(b) - slices.Min(a) - slices.Min(b)
	return top / det, (slices.Max(e) + 1e-16) * size * size * (1 + abs(top)) / det / det, abs(det) > 0.05
}

// openEqualities asks whether formulas agree that do, and formulas that do not.
func (d *Draw) openEqualities() *Case {
	opens, names := d.opened(), []string{"x", "y"}
	term := func() *Tree { return d.open(d.Tree(Pick(d, Smooth, Rational), 2, d.Whole(1, 2+d.Size/4)), opens, 2) }
	f, h := term(), term()
	w := Writer{Names: names, Draw: d}
	head := declared(opens) + "chart c(x, y)\nf = " + w.Text(f) + "\nh = " + w.Text(h) + "\n"
	c := &Case{}
	pairs := []struct {
		print string
		same  bool
	}{
		{"(d_i (f h) on c) == (f d_i h + h d_i f on c)", true},
		{"expand((f + h)^2) == f^2 + 2*f*h + h^2", true},
		{"(f - h)*(f + h) == f^2 - h^2", true},
		{"f == " + w.Text(f), true},
		{"f == h", false},
		{"f == f + 1/1000000*h", false},
		{"f*h == f", false},
	}
	pair := pairs[d.IntN(len(pairs))]
	c.Source = head + "print " + pair.print + "\n"
	said := Run(c.Source)
	if said.Error != "" {
		if c.Refused = said.Error; said.Error != "E0458" && said.Error != "E0303" && said.Error != "E0402" {
			c.differ("refused: %s", said.Text)
		}
		return c
	}
	says := said.Items[0].Value.String()
	if pair.same {
		c.Compare++
		if !strings.HasPrefix(says, "true") {
			if _, _, how := f.standingAt(d.Point(2, -1, 1)); how == Valued {
				c.differ("%s is said to be %s", pair.print, says)
			}
		}
		return c
	}
	if !strings.HasPrefix(says, "true") {
		return c // no values of one instance say that they agree for all
	}
	for _, at := range d.scattered(2) {
		a, e, ok := f.Value(at)
		b, u, fine := h.Value(at)
		if !ok || !fine {
			continue
		}
		gap := []float64{0, 0, 0, 0, a - b, b / 1000000, a*b - a}[slices.Index(pairs, pair)]
		c.Compare++
		if abs(gap) > 1e-9+1e3*(e+u) {
			c.differ("%s is said to be %s, and at %v the sides differ by %v for some functions", pair.print, says, at, gap)
		}
	}
	return c
}
