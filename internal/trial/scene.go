package trial

// Scenes: drawn objects over charts, what is printed of them, and the oracle that works it out.

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/seed2d4d80ff/geo/interp"
)

// object is a drawn tensor: an expression for each component.
type object struct {
	dims  []int
	trees []*Tree
}

// line is a declaration, with the name that it declares; it is written where something that is printed needs it.
type line struct{ name, text string }

// scene is a program under construction with what the oracle knows of it.
type scene struct {
	*Draw
	lines   []line
	names   []string // coordinates, then params
	n       int      // coordinates of the chart that is asked at
	chart   string
	at      At // the point, then the params' values
	place   string
	lo, hi  float64
	objects map[string]object
	opens   []*Opened
	facts   map[string]int // what else the oracle wants to know
}

func (d *Draw) scene(chart string, names []string, lo, hi float64) *scene {
	s := &scene{Draw: d, names: names, n: len(names), chart: chart, at: make(At, len(names)), objects: map[string]object{}, facts: map[string]int{}}
	s.lo, s.hi = lo, hi
	s.move()
	return s
}

// move chooses another point.
func (s *scene) move() {
	s.at = append(s.Point(s.n, s.lo, s.hi), s.at[s.n:]...)
	s.place = s.chart + "(" + coords(s.at[:s.n]) + ")"
}

// param gives the scene a number with a name that expressions may use.
func (s *scene) param() {
	s.names = append(append([]string(nil), s.names...), "M")
	s.at = append(s.at, float64(s.Whole(2, 19))/10)
	s.line("M", "param M = %v", s.at[len(s.at)-1])
}

// line declares a name; "" is always written.
func (s *scene) line(name, format string, args ...any) {
	s.lines = append(s.lines, line{name, fmt.Sprintf(format, args...)})
}

// program is the declarations that a text needs, in order.
func (s *scene) program(text string) *Program {
	var used []string
	words := map[string]bool{}
	note := func(text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			words[w] = true
		}
	}
	note(text)
	for k := len(s.lines) - 1; k >= 0; k-- {
		if l := s.lines[k]; l.name == "" || words[l.name] {
			used = append(used, l.text)
			note(l.text)
		}
	}
	p := &Program{}
	for k := len(used) - 1; k >= 0; k-- {
		p.Line("%s", used[k])
	}
	return p
}

func (s *scene) text(t *Tree) string { return Writer{Names: s.names, Draw: s.Draw}.Text(t) }

// tree is a random expression in all names.
func (s *scene) tree(depth int) *Tree {
	return s.Draw.open(s.Tree(Smooth, len(s.names), depth), s.opens, len(s.names))
}

// array writes components as nested brackets.
func (s *scene) array(o object) string {
	if len(o.dims) == 0 {
		return s.text(o.trees[0])
	}
	part := len(o.trees) / o.dims[0]
	var items []string
	for i := range o.dims[0] {
		items = append(items, s.array(object{o.dims[1:], o.trees[i*part : (i+1)*part]}))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// head is a name with its indices: heights are u and d for slots, p for plain letters.
func head(name, heights string) string {
	last := byte(0)
	for k := range len(heights) {
		h := heights[k]
		if h == 'p' {
			h = 'd'
		}
		if h != last {
			name += map[byte]string{'u': "^", 'd': "_"}[h]
			last = h
		}
		name += "ijklmn"[k : k+1]
	}
	return name
}

// tensor draws an object over a chart of n coordinates and declares it.
func (s *scene) tensor(keyword, name, heights, chart string, n int) {
	size := 1
	dims := make([]int, len(heights))
	for k := range dims {
		dims[k] = n
		size *= n
	}
	o := object{dims: dims}
	filled := 1.0
	if size > n {
		filled = 1.8 * float64(n) / float64(size)
	}
	for range size {
		if s.Chance(filled) {
			o.trees = append(o.trees, s.tree(s.Whole(0, 2)))
		} else {
			o.trees = append(o.trees, Num(0, 1))
		}
	}
	s.declare(keyword, name, heights, chart, o)
}

func (s *scene) declare(keyword, name, heights, chart string, o object) {
	s.objects[name] = o
	on := ""
	if chart != "" {
		on = " on " + chart
	}
	s.line(name, "%s%s = %s%s", keyword, head(name, heights), s.array(o), on)
}

// form draws an antisymmetric tensor.
func (s *scene) form(name string, rank, n int) {
	size := int(math.Pow(float64(n), float64(rank)))
	o := object{trees: make([]*Tree, size)}
	for range rank {
		o.dims = append(o.dims, n)
	}
	for k := range o.trees {
		o.trees[k] = Num(0, 1)
	}
	ix := make([]int, rank)
	for range size {
		rising := true
		for k := 1; k < rank; k++ {
			rising = rising && ix[k-1] < ix[k]
		}
		if rising {
			t := s.tree(s.Whole(0, 2))
			permutations(rank, func(p []int, sign float64) {
				k := 0
				for _, x := range p {
					k = k*n + ix[x]
				}
				o.trees[k] = t
				if sign < 0 {
					o.trees[k] = Neg(t)
				}
			})
		}
		next(ix, o.dims)
	}
	s.declare("", name, "dddd"[:rank], "c", o)
}

// metric draws a metric over a chart in the expressions' first n names: diagonal, full, or with a common factor.
func (s *scene) metric(name, chart string, n int) {
	g := s.randomMetric(n)
	for i := range g {
		for j := i; j < n; j++ {
			g[i][j] = s.Draw.open(g[i][j], s.opens, n)
			g[j][i] = g[i][j]
		}
	}
	if len(s.names) > n && s.Chance(0.5) {
		g[0][0] = Mul(g[0][0], Add(Num(1, 1), Pow(Var(n), 2, 1)))
	}
	o := object{dims: []int{n, n}}
	diagonal := true
	for i := range g {
		o.trees = append(o.trees, g[i]...)
		for j := range g {
			diagonal = diagonal && (i == j || g[i][j].Op == "num")
		}
	}
	text := s.array(o)
	if diagonal && s.Chance(0.7) {
		var parts []string
		for i := range g {
			parts = append(parts, s.text(g[i][i]))
		}
		text = "diag(" + strings.Join(parts, ", ") + ")"
	}
	if s.Chance(0.2) {
		factor := Call("exp", Mul(Num(1, 2), s.tree(1)))
		text = s.text(factor) + "*" + text
		for k := range o.trees {
			o.trees[k] = Mul(factor, o.trees[k])
		}
	}
	s.objects[name] = o
	s.line(name, "metric %s = %s on %s", head(name, "dd"), text, chart)
}

// world is a scene's objects as jets at its point, and what follows from them.
type world[T Number[T]] struct {
	*scene
	x     []Jet[T]
	memo  map[string]Tensor[T]
	space *around[T]
	size  float64
}

// largeValue bounds what is met on the way: beyond it, differences of products leave too few digits to compare.
const largeValue = 1e3

// get keeps what is asked several times, under a name.
func (s *world[T]) get(name string, work func() Tensor[T]) Tensor[T] {
	if t, ok := s.memo[name]; ok {
		return t
	}
	t := work()
	for _, j := range t.c {
		v := abs(j.Value().Float())
		if !j.Finite() || v > largeValue {
			panic(noOracle{})
		}
		s.size = max(s.size, v)
	}
	s.memo[name] = t
	return t
}

// of is a drawn object.
func (s *world[T]) of(name string) Tensor[T] {
	return s.get(name, func() Tensor[T] {
		o, ok := s.objects[name]
		if !ok {
			panic("trial: nothing is called " + name)
		}
		return s.over(o, s.x)
	})
}

// over evaluates an object at other jets of its variables.
func (s *world[T]) over(o object, x []Jet[T]) Tensor[T] {
	t := Tensor[T]{dims: o.dims}
	for _, e := range o.trees {
		j, ok := jetOf(e, x)
		if !ok {
			panic(noOracle{})
		}
		t.c = append(t.c, j)
	}
	return t
}

// row is something that is printed: a line before it, the dimensions where it has a value, how many derivatives of
// the objects it needs, and its components.
type row[T Number[T]] struct {
	print, line string
	from, to    int
	order       int
	value       func(s *world[T]) Tensor[T]
}

// values are the rows' components as the oracle has them, and last the size of the numbers met.
func values[T Number[T]](s *scene, rows []row[T]) (out [][]float64, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, none := p.(noOracle); !none {
				panic(p)
			}
			ok = false
		}
	}()
	order := 0
	for _, r := range rows {
		order = max(order, r.order)
	}
	w := &world[T]{scene: s, memo: map[string]Tensor[T]{}, size: 1}
	w.x = variables[T](shapeOf(s.n, order), s.at)
	for _, r := range rows {
		var flat []float64
		for _, j := range w.get("printed "+r.print, func() Tensor[T] { return r.value(w) }).c {
			flat = append(flat, j.Value().Float())
		}
		out = append(out, flat)
	}
	return append(out, []float64{w.size}), true
}

// choose draws some of the rows that have a value in the scene's dimension.
func choose[T Number[T]](s *scene, many int, rows []row[T]) (at []int) {
	for _, k := range s.Perm(len(rows)) {
		if len(at) < many && rows[k].from <= s.n && s.n <= rows[k].to {
			at = append(at, k)
		}
	}
	return at
}

// ask chooses some of the rows, prints them and compares.
func (s *scene) ask(many int, double []row[Double], single []row[Single]) *Case {
	var a []row[Double]
	var b []row[Single]
	for _, k := range choose(s, many, double) {
		a, b = append(a, double[k]), append(b, single[k])
	}
	var prints, before []string
	for _, r := range a {
		if r.line != "" && !slices.Contains(before, r.line) {
			before = append(before, r.line)
		}
		if !strings.Contains(r.print, "%") {
			r.print += " @ %s"
		}
		prints = append(prints, r.print)
	}
	c := &Case{}
	p := s.program(strings.Join(append(before, prints...), "\n"))
	for _, l := range before {
		p.Line("%s", l)
	}
	var asked []string
	var places []At
	var want, rounded [][]float64
	size := 1.0
	for range 3 { // other points cost little
		w, ok := values(s, a)
		if ok {
			var r [][]float64
			if r, ok = values(s, b); ok {
				want, rounded = append(want, w[:len(a)]...), append(rounded, r[:len(a)]...)
				size = max(size, w[len(a)][0])
				places = append(places, s.at)
				for _, t := range prints {
					asked = append(asked, fmt.Sprintf(t, s.place))
				}
			}
		}
		s.move()
	}
	if len(asked) == 0 {
		c.Refused = "oracle"
		return c
	}
	formula := strings.TrimSuffix(prints[0], " @ %s")
	if s.n > 2 || strings.Contains(formula, "%") || s.Chance(0.6) {
		formula = ""
	} else {
		p.Line("print %s", formula)
	}
	said := c.printed(s.Draw, p, asked, append(want, []float64{size}), rounded)
	if formula != "" && said.Error == "" {
		s.readBack(c, formula, said.Items[0], places, want, rounded, len(a))
	}
	return c
}

// readBack evaluates the formulas that are printed of the first row at every point where its components are known.
func (s *scene) readBack(c *Case, what string, item interp.Item, places []At, want, rounded [][]float64, step int) {
	texts := item.Value.Formulas()
	for k, at := range places {
		w, r := want[k*step], rounded[k*step]
		if len(texts) != len(w) {
			return // numbers
		}
		for i, text := range texts {
			t, err := Read(text, s.names)
			if err != nil {
				c.Refused = "unread"
				return
			}
			if got, noise, ok := t.Value(at); ok {
				c.near(fmt.Sprintf("%s as a formula, component %d: %s at %v", what, i, text, at), got, w[i], noise+abs(w[i]-r[i]))
			}
		}
	}
}
