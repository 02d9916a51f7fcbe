package trial

// Functions that the program leaves open: the oracle knows a body of each; the program hears of it later or never.

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Opened is a function without a body in the program.
type Opened struct {
	Name   string
	Params []string
	Body   *Tree // in its params as variables
}

// Head is how it is declared and how a body is given to it: om(s, w).
func (f *Opened) Head() string { return f.Name + "(" + strings.Join(f.Params, ", ") + ")" }

// Text is its body as source, in its params.
func (f *Opened) Text() string { return Writer{Names: f.Params}.Text(f.Body) }

// At is the function, derived so often by each of its params, of some arguments.
func (f *Opened) At(by []int, args ...*Tree) *Tree {
	return &Tree{Op: "open", Open: f, By: by, Kids: args}
}

// opened draws functions that stay open, of one param or two.
func (d *Draw) opened() []*Opened {
	var list []*Opened
	for _, name := range []string{"om", "ps", "xi"}[:d.Whole(1, 3)] {
		f := &Opened{Name: name, Params: []string{"s", "w"}[:d.Whole(1, 2)]}
		style := Smooth
		style.Division = false
		f.Body = d.Tree(style, len(f.Params), d.Whole(1, 2))
		if d.Chance(0.5) { // one that depends on all
			for k := range f.Params {
				f.Body = Add(f.Body, Call(Pick(d, "sin", "tanh", "atan", "exp"), Mul(Num(1, d.Whole(2, 3)), Var(k))))
			}
		}
		list = append(list, f)
	}
	return list
}

// open puts calls of the functions in the place of some parts of an expression in vars variables; most are of variables, as
// people write them, and some are derivatives.
func (d *Draw) open(t *Tree, list []*Opened, vars int) *Tree {
	if len(list) == 0 {
		return t
	}
	if t.Op == "var" || t.Op != "num" && t.Size() < 8 && d.Chance(0.2) {
		if d.Chance(0.55) {
			return t
		}
		f := Pick(d, list...)
		args, by := make([]*Tree, len(f.Params)), make([]int, len(f.Params))
		for k := range args {
			if args[k] = Var(d.IntN(vars)); d.Chance(0.15) {
				args[k] = t
			}
			if d.Chance(0.15) {
				by[k] = d.Whole(1, 2)
			}
		}
		return f.At(by, args...)
	}
	if len(t.Kids) == 0 {
		return t
	}
	c := *t
	c.Kids = nil
	for _, k := range t.Kids {
		c.Kids = append(c.Kids, d.open(k, list, vars))
	}
	return &c
}

var (
	bodyShapes = map[[2]int]*Shape{}
	bodyLock   sync.Mutex
)

func bodyShape(n, order int) *Shape {
	bodyLock.Lock()
	defer bodyLock.Unlock()
	k := [2]int{n, order}
	if bodyShapes[k] == nil {
		bodyShapes[k] = NewShape(n, order)
	}
	return bodyShapes[k]
}

// openValue is the function's Taylor series at its arguments' values, with the arguments' jets put in.
func openValue[T Number[T]](t *Tree, kids []Jet[T]) (r Jet[T], ok bool) {
	s, n, more := kids[0].s, len(kids), 0
	for _, k := range t.By {
		more += k
	}
	shape := bodyShape(n, s.order+more)
	x := make([]Jet[T], n)
	u := make([]Jet[T], n)
	for i, k := range kids {
		x[i] = Variable(shape, i, k.Value())
		u[i] = k.Sub(Const(s, k.Value()))
	}
	f, ok := jetOf(t.Open.Body, x)
	if !ok {
		return r, false
	}
	for i, times := range t.By {
		for range times {
			f = f.D(i)
		}
	}
	r = Const(s, f.c[0])
	for m, exps := range shape.exps {
		if shape.degree[m] == 0 || shape.degree[m] > s.order {
			continue
		}
		term := Const(s, f.c[m])
		for i, e := range exps {
			for range e {
				term = term.Mul(u[i])
			}
		}
		r = r.Add(term)
	}
	return r, true
}

// head writes the function's name with its derivatives: a”, V'[s,w].
func (t *Tree) openHead() string {
	by := ""
	for k, times := range t.By {
		for range times {
			by += "," + t.Open.Params[k]
		}
	}
	switch {
	case by == "":
		return t.Open.Name
	case len(t.By) == 1:
		return t.Open.Name + strings.Repeat("'", t.By[0])
	}
	return t.Open.Name + "'[" + by[1:] + "]"
}

// open reads a call of an open function behind its name; nil where the name is none.
func (r *reader) open(name string) *Tree {
	k := slices.IndexFunc(r.opens, func(f *Opened) bool { return f.Name == name })
	if k < 0 {
		return nil
	}
	t := r.opens[k].At(make([]int, len(r.opens[k].Params)))
	primes := 0
	for r.take('\'') {
		primes++
	}
	switch {
	case primes > 0 && len(t.By) == 1:
		t.By[0] = primes
	case primes > 1:
		panic(unread("primes of a function of several"))
	case primes == 1:
		r.want("[")
		for more := true; more; more = r.take(',') {
			at := slices.Index(t.Open.Params, r.peek().text)
			if at < 0 {
				panic(unread("a derivative by " + r.peek().text))
			}
			t.By[at]++
			r.at++
		}
		r.want("]")
	}
	r.want("(")
	for more := true; more; more = r.take(',') {
		t.Kids = append(t.Kids, r.sum())
	}
	r.want(")")
	if len(t.Kids) != len(t.By) {
		panic(unread(fmt.Sprintf("%d arguments of %s", len(t.Kids), t.Open.Head())))
	}
	return t
}

// ReadOpen is Read of a formula with functions that stay open.
func ReadOpen(text string, names []string, opens []*Opened) (*Tree, error) {
	return read(&reader{names: names, opens: opens}, text)
}
