package check

// delta^i_j and d_i of a constant, which wait for letters beside them to say
// over which chart.

import (
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// pending is an expression that lives over a chart not yet known: delta^i_j,
// d_i of a constant. Its node is built once letters of its siblings say which.
type pending struct {
	value.Foreign // a value of this package alone
	letters       []pendLetter
	// build makes the object, its axes and letters in the order of letters.
	build func(e *checker, ss []letter.Slot) value.Value
	x     grammar.Expr
	// chart is what the fields beside it live over, when that is one chart: it
	// decides where no letter does.
	chart *index.Chart
	many  bool // they live over several
}

func (*pending) Kind() string { return "an object over a chart that is not known" }
func (*pending) Type() string { return "" } // no finished program has one

// beside notes an object that stands with a pending one.
func (p *pending) beside(o *value.Object) {
	if letter.BasePoint(o) != nil {
		p.many = true
		return
	}
	for _, c := range letter.FieldCharts(o) {
		if p.chart != nil && p.chart != c {
			p.many = true
		}
		p.chart = c
	}
}

// besidePending takes over what another pending expression stands with.
func (p *pending) besidePending(q *pending) {
	if q.many || q.chart != nil && p.chart != nil && q.chart != p.chart {
		p.many = true
	}
	if q.chart != nil {
		p.chart = q.chart
	}
}

// said are its letters as words take them.
func (p *pending) said() []letter.Letter {
	var ls []letter.Letter
	for _, l := range p.letters {
		ls = append(ls, letter.Letter{Text: l.name, Up: l.kind == index.Up})
	}
	return ls
}

// decide builds an expression that nothing else will decide: over the chart of
// the fields in it, else it is refused.
func (e *checker) decide(p *pending, x grammar.Expr) value.Value {
	if p.chart != nil && !p.many {
		return e.settleOn(p, p.chart, nil)
	}
	e.fail(e.words().WhichChart(x))
	return nil
}

// pendLetter is one letter of a pending expression. Letters of one class live
// in one space; class -1 is known already.
type pendLetter struct {
	name  string
	kind  index.Kind
	class int
	known letter.Slot
}

// delta is delta^i_j: the identity of a space that its letters decide.
func (e *checker) delta(x *grammar.Indexed) value.Value {
	ix := x.Indices
	if len(ix) != 2 {
		e.fail(e.words().DeltaCount(x))
		return nil
	}
	if ix[0].Up == ix[1].Up {
		e.fail(e.words().DeltaHeight(x))
		return nil
	}
	p := &pending{x: x}
	for _, i := range ix {
		k := index.Down
		if i.Up {
			k = index.Up
		}
		p.letters = append(p.letters, pendLetter{name: i.Name, kind: k})
	}
	p.build = func(e *checker, ss []letter.Slot) value.Value {
		n := e.g.Contract(e.one(), nil, []int{0, 0}, []index.Axis{ss[0].Axis, ss[1].Axis})
		o := &value.Object{Node: n, Letters: []string{ix[0].Name, ix[1].Name}}
		letter.SetSlots(o, ss)
		return o
	}
	return p
}

// zeroDeriv is d_i of a constant: zero, over a chart that its letters decide. Of a number
// that another chart has otherwise it is chartwise all the same.
func (e *checker) zeroDeriv(i grammar.Index, c *value.Object, x grammar.Expr) value.Value {
	p := &pending{x: x}
	p.letters = append(p.letters, pendLetter{name: i.Name, kind: heightOf(i)})
	for k := range c.Node.Axes() {
		p.letters = append(p.letters, pendLetter{name: letter.At(c, k), class: -1, known: letter.SlotOf(c, k), kind: c.Node.Axes()[k].Kind})
	}
	p.build = func(e *checker, ss []letter.Slot) value.Value {
		axes := make([]index.Axis, len(ss))
		letters := make([]string, len(ss))
		for k, s := range ss {
			axes[k], letters[k] = s.Axis, p.letters[k].name
		}
		o := &value.Object{Node: e.g.Zero(axes), Letters: letters}
		letter.SetSlots(o, ss)
		if c.Law != index.Tensor { // in other coordinates it is not constant
			o.Node, o.Law, o.Why = e.g.Partial(c.Node, axes[0].Chart), index.Chartwise, e.whyNot(c, x)
		}
		return o
	}
	return p
}

// derive is a pending expression made of others by f, which gets them built
// and returns a value with the letters given.
func derive(x grammar.Expr, letters []pendLetter, fs []operand, build func(e *checker, ss []letter.Slot) value.Value) *pending {
	p := &pending{letters: letters, build: build, x: x}
	for _, f := range fs {
		if f.o != nil {
			p.beside(f.o)
		} else if f.p != nil {
			p.besidePending(f.p)
		}
	}
	return p
}

// give is s as the slot of a letter of kind k.
func give(s letter.Slot, k index.Kind) letter.Slot {
	s.Axis.Kind = k
	return s
}

// settle builds p where env knows its spaces; nil and false when it does not.
// An inconsistency is reported and gives nil, true.
func (e *checker) settle(p *pending, env map[string]letter.Slot) (value.Value, bool) {
	classes := map[int]letter.Slot{}
	for _, l := range p.letters {
		if l.class < 0 {
			continue
		}
		s, ok := env[l.name]
		if !ok {
			continue
		}
		if s.Plain() {
			e.fail(diag.New(refuse.CodePlainSlot, letter.PlaceIn(p.x, l.name, 0), l.name+" is a plain index elsewhere and a slot here"))
			return nil, true
		}
		if _, have := classes[l.class]; !have {
			classes[l.class] = s
		}
	}
	ss := make([]letter.Slot, len(p.letters))
	for k, l := range p.letters {
		if l.class < 0 {
			ss[k] = l.known
			continue
		}
		s, ok := classes[l.class]
		if !ok {
			return nil, false
		}
		ss[k] = give(s, l.kind)
	}
	return p.build(e, ss), true
}

// settleOn builds p with every unknown space the chart's, at a point or not.
func (e *checker) settleOn(p *pending, c *index.Chart, at *graph.Point) value.Value {
	ss := make([]letter.Slot, len(p.letters))
	for k, l := range p.letters {
		if l.class < 0 {
			ss[k] = l.known
		} else {
			ss[k] = letter.Slot{Axis: index.Axis{Kind: l.kind, Chart: c, Size: c.Dim}, At: at}
		}
	}
	return p.build(e, ss)
}

// environment is what the letters of objects are attached to.
func environment(objs []*value.Object) map[string]letter.Slot {
	env := map[string]letter.Slot{}
	for _, o := range objs {
		if o == nil {
			continue
		}
		for k := range o.Node.Axes() {
			if l := letter.At(o, k); l != "" && !letter.Hidden(l) {
				if _, ok := env[l]; !ok {
					env[l] = letter.SlotOf(o, k)
				}
			}
		}
	}
	return env
}
