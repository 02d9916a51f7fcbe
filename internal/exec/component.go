package exec

// Fields over few coordinates computed by their formulas, compiled to one
// program for all components.

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/vm"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// unit is a node compiled in one of the two tiers.
type unit struct {
	comp   *component
	arr    *schedule
	sparse *sparse
	choice choice // of the tier
}

// compile finds or makes the unit of a node.
func (m *Machine) compile(n *graph.Node) (*unit, error) {
	u, met := m.units[n]
	if u != nil {
		return u, nil
	}
	u, err := m.build(n)
	if err != nil {
		return nil, err
	}
	m.units[n] = u
	size := u.bytes()
	m.bytes += size
	if !met && size <= small {
		m.brief = append(m.brief, brief{n, size})
	}
	return u, nil
}

// small is the size of units that are made in some microseconds.
const small = 16 << 10

// brief is a small unit that was made for the first time, and what it takes.
type brief struct {
	n    *graph.Node
	size int64
}

// Settle ends an evaluation: small units are kept from the second time on that they are
// asked for. Most expressions of a host are asked once, and what is kept of them costs
// the collector more than making it did.
func (m *Machine) Settle() {
	const entry = 64
	for _, b := range m.brief {
		m.units[b.n] = nil
		m.bytes += entry - b.size
	}
	clear(m.brief)
	m.brief = m.brief[:0]
}

// bytes is about what a unit takes: a component keeps the pool of its formulas, for
// its other programs.
func (u *unit) bytes() int64 {
	const fixed = 6 << 10
	switch {
	case u.comp != nil:
		return fixed + 2*u.comp.pool.Bytes()
	case u.sparse != nil:
		return fixed + u.sparse.bytes()
	}
	return fixed + u.arr.bytes()
}

// build compiles.
func (m *Machine) build(n *graph.Node) (*unit, error) {
	f := m.g.Formulas()
	tier := m.choose(f, n)
	if tier.components() {
		c, err := m.buildComponent(f, n)
		var no *graph.NotExpressible
		switch {
		case err == nil:
			return &unit{comp: c, choice: tier}, nil
		case DerivativeError(m.g, err) != nil:
			return nil, DerivativeError(m.g, err)
		case errors.As(err, &no), errors.Is(err, graph.ErrOverBudget):
			tier.failed = err
		default:
			return nil, err
		}
	}
	if s := m.buildSparse(n); s != nil {
		return &unit{sparse: s, choice: tier}, nil
	}
	s, err := m.buildSchedule(n)
	if err != nil {
		return nil, err
	}
	return &unit{arr: s, choice: tier}, nil
}

// choice is why a node has the tier it has.
type choice struct {
	numbers, data bool // arithmetic of numbers; long ranges of data
	fit           graph.Fit
	failed        error // why it has no formulas although they would fit
}

func (m *Machine) choose(f *graph.Formulas, n *graph.Node) (c choice) {
	if c.numbers = numbers(m.g, n); c.numbers {
		return c
	}
	if c.data = dataHeavy(m.g, n); !c.data {
		c.fit = f.Fit(n)
	}
	return c
}

// components reports that formulas are tried.
func (c choice) components() bool { return !c.numbers && !c.data && c.fit.OK }

// why says the choice for a plan.
func (m *Machine) why(n *graph.Node, c choice) string {
	switch {
	case c.numbers:
		return "arithmetic of numbers that are there, more than a few"
	case c.data:
		return fmt.Sprintf("indices run over more than %d combinations, along which steps are faster", longRange)
	case c.failed != nil:
		return "no formulas: " + c.failed.Error()
	}
	return m.g.FitText(n, c.fit)
}

// numbers reports a node that is arithmetic of numbers already there: data and
// values, more than a few. Formulas would gain nothing and cost exact
// fractions; a few numbers keep them, so that det of a 2×2 array is exact.
func numbers(g *graph.Graph, n *graph.Node) bool {
	const few = 64
	if len(n.Charts()) > 0 || len(n.Params()) > 0 {
		return false
	}
	total := 0
	g.Walk(n, func(n *graph.Node) bool {
		if n.EvaluatedFirst() || n.Op() == graph.OpArray {
			total += n.Size()
			return false
		}
		return true
	})
	return total > few
}

// longRange is from how many combinations of plain indices on steps are taken.
const longRange = 4096

// dataHeavy reports long plain ranges inside: formulas would be unrolled over
// the rows of data, where the array tier runs along them.
func dataHeavy(g *graph.Graph, n *graph.Node) bool {
	heavy := false
	g.Walk(n, func(n *graph.Node) bool {
		heavy = heavy || plainCount(n) > longRange
		return !heavy && !n.EvaluatedFirst()
	})
	return heavy
}

// plainCount is how many combinations of plain indices a node runs over, those
// it sums included.
func plainCount(n *graph.Node) int {
	count := 1
	if n.Op() != graph.OpContract {
		for _, a := range n.Axes() {
			if a.Kind == index.Plain && a.Size > 0 {
				count = product([]int{count, a.Size})
			}
		}
		return count
	}
	_, labels, out := n.Contract()
	sizes := n.LabelSizes()
	counted := make([]bool, len(sizes))
	add := func(ls []int, axes []index.Axis) {
		for i, l := range ls {
			if !counted[l] && axes[i].Kind == index.Plain {
				counted[l] = true
				count = product([]int{count, sizes[l]})
			}
		}
	}
	for k, a := range n.Args() {
		add(labels[k], a.Axes())
	}
	add(out, n.Axes())
	return count
}

// component is a node of the component tier: one block program for all its
// components.
type component struct {
	pool  *scalar.Pool
	exprs []scalar.Expr
	prog  *vm.Program
	exact *sharper // made on demand

	// For many points: each distinct component once. where[k] is the place of
	// component k among them, or -1-i for numbers[i].
	distinct []scalar.Expr
	where    []int
	numbers  []float64
	some     *vm.Program   // made on demand
	many     *vm.Program   // likewise, and in their shortest form
	filling  *vm.Program   // of their normal forms, for points where these alone have values
	rough    []scalar.Expr // of filling, those that lose digits somewhere; the others are zero
	inputs   []scalar.Var
	from     []graph.Source

	square []*graph.Node // matrices inverted on the way, checked at single points
}

// manyPoints is where looking for a shorter program begins to pay.
const manyPoints = 256

// program is the block program for so many lanes.
func (c *component) program(m *Machine, lanes int) (*vm.Program, error) {
	kept, points := &c.some, 0
	if lanes >= manyPoints {
		kept, points = &c.many, max(lanes, 4096)
	}
	if *kept != nil {
		return *kept, nil
	}
	p, err := vm.CompileFor(c.pool, c.distinct, c.inputs, points)
	if err != nil {
		return nil, internal(err.Error())
	}
	*kept = p
	return p, nil
}

func (m *Machine) buildComponent(f *graph.Formulas, n *graph.Node) (*component, error) {
	exprs, err := f.Components(n)
	if err != nil {
		return nil, err
	}
	c := &component{pool: f.Pool, exprs: exprs, where: make([]int, len(exprs))}
	seen := map[scalar.Expr]int{}
	for k, e := range exprs {
		at, ok := seen[e]
		if !ok {
			if v, number := e.Number(); number {
				c.numbers = append(c.numbers, v)
				at = -len(c.numbers)
			} else {
				at = len(c.distinct)
				c.distinct = append(c.distinct, e)
			}
			seen[e] = at
		}
		c.where[k] = at
	}
	c.inputs = c.pool.Vars(exprs...)
	for _, v := range c.inputs {
		s, ok := f.VarSource(v)
		if !ok {
			return nil, internal("a variable without a source: " + c.pool.Info(v).Name)
		}
		c.from = append(c.from, s)
	}
	if c.prog, err = vm.Compile(c.pool, exprs, c.inputs); err != nil {
		return nil, internal(err.Error())
	}
	c.square = inverted(m.g, n)
	return c, nil
}

// inverted lists the matrices that are inverted (or solved with) to evaluate n,
// not counting what is staged.
func inverted(g *graph.Graph, n *graph.Node) []*graph.Node {
	var out []*graph.Node
	g.Walk(n, func(n *graph.Node) bool {
		if n.NeedsRegular() && !n.Args()[0].IsZero() {
			out = append(out, n.Args()[0])
		}
		return !n.EvaluatedFirst() && n.Op() != graph.OpCompose
	})
	return out
}

// chunk is how many lanes one worker takes at a time.
const chunk = 4096

func (u *unit) eval(r *run, n *graph.Node, s *scope) (value, error) {
	switch {
	case u.comp != nil:
		return u.comp.eval(r, n, s)
	case u.sparse != nil:
		return lanewise(r, s, func(s *scope) (value, error) { return u.sparse.eval(r, s) })
	}
	return u.arr.eval(r, n, s)
}

func (c *component) eval(r *run, n *graph.Node, s *scope) (value, error) {
	in := make([][]float64, len(c.inputs))
	lanes := 1
	for k, src := range c.from {
		col, err := r.source(src, s)
		if err != nil {
			return value{}, err
		}
		in[k] = col
		if len(col) > 1 {
			lanes = len(col)
		}
	}
	if len(c.square) > 0 {
		if err := r.checkInverted(c.square, s, lanes); err != nil {
			if lanes == 1 {
				c.nameFirst(err, n, c.single(r, in))
			}
			return value{}, err
		}
	}
	if lanes == 1 {
		work := workOfEvaluation + float64(c.prog.Weight())
		if r.careful {
			work += vm.WorkOfBounds * float64(c.prog.Weight())
		}
		if err := r.charge(work); err != nil {
			return value{}, err
		}
		switch {
		case r.priced():
			r.openHost(c.prog, n)
			return r.hollow(len(c.exprs), 1), c.rehearsed(r, n, s)
		case r.careful:
			return c.carefully(r, in, s)
		}
		return value{n: 1, data: c.single(r, in)}, nil
	}
	// Equal components share a column; numbers need none.
	if err := r.reserve(len(c.distinct) * lanes); err != nil {
		return value{}, err
	}
	p, err := c.program(r.m, lanes)
	if err != nil {
		return value{}, err
	}
	if err := r.charge(workOfEvaluation + float64(p.Weight())*float64(lanes)); err != nil {
		return value{}, err
	}
	if r.priced() {
		r.openHost(p, n)
		return r.hollow(len(c.exprs), lanes), nil
	}
	w, err := r.wide(lanes, len(c.distinct))
	if err != nil {
		return value{}, err
	}
	v := value{n: lanes, cols: make([][]float64, len(c.exprs))}
	for k, at := range c.where {
		if at >= 0 {
			v.cols[k] = w.cols[at]
		} else {
			v.cols[k] = c.numbers[-at-1 : -at : -at]
		}
	}
	found, err := r.blocks(p, in, w.cols, lanes)
	if err != nil {
		return v, err
	}
	if !found {
		c.fillColumns(r, in, w.cols, lanes)
	}
	v.finite = found && allFinite(c.numbers)
	return v, nil
}

// openHost tells of a program that calls functions of the host, whose work nobody knows.
func (r *run) openHost(p *vm.Program, n *graph.Node) {
	if p.CallsHost() {
		r.open("a function of the host", r.m.origin(n))
	}
}

// rehearsed computes a value all the same whose digits are asked for, where that takes
// little: where they are lost, a normal form is made, which takes more than anything else.
func (c *component) rehearsed(r *run, n *graph.Node, s *scope) error {
	if !r.careful || s.twin == nil {
		return nil
	}
	_, err := r.aside(trialOfValue, func() error {
		_, err := c.eval(r, n, s.twin)
		return err
	})
	return err
}

// single is every component in one lane.
func (c *component) single(r *run, in [][]float64) []float64 {
	flat := make([]float64, len(in))
	for k, col := range in {
		flat[k] = col[0]
	}
	out := make([]float64, len(c.exprs))
	c.prog.Run1For(&r.calls, flat, out)
	for _, x := range out {
		if !finite(x) {
			c.fill(r, flat, out)
			break
		}
	}
	return out
}

// nameFirst adds to what is said of a singular matrix the first component that
// has no value because of it; those that do have one cancelled the inverse.
func (c *component) nameFirst(err error, n *graph.Node, values []float64) {
	d, ok := err.(*diag.Diagnostic)
	if !ok || len(n.Axes()) == 0 {
		return
	}
	for k, x := range values {
		if !finite(x) {
			d.WithNote("the first component without a value is " + componentText(n.Axes(), k))
			return
		}
	}
}

// blocks runs a program over lanes in chunks, on all workers. Lanes do not
// depend on one another, so the split cannot be seen in the result. Each chunk is
// looked at while it is near: numbers says whether all results are numbers.
func (r *run) blocks(p *vm.Program, in, out [][]float64, lanes int) (numbers bool, err error) {
	var missing atomic.Bool
	// A long program looks whether the run goes on more often.
	step := min(chunk, max(16, (1<<23)/max(1, p.Weight())))
	work := func(lo, hi int) {
		a, b := make([][]float64, len(in)), make([][]float64, len(out))
		for lo < hi && !r.stop() {
			e := min(lo+step, hi)
			for k, col := range in {
				if len(col) > 1 {
					col = col[lo:e]
					if e-lo == 1 {
						col = col[:1]
					}
				}
				a[k] = col
			}
			for k := range out {
				b[k] = out[k][lo:e]
			}
			p.RunFor(&r.calls, a, b, e-lo)
			if !missing.Load() && !allColumnsFinite(b) {
				missing.Store(true)
			}
			lo = e
		}
	}
	w := min(r.m.opt.Workers, (lanes+chunk-1)/chunk)
	if w <= 1 {
		work(0, lanes)
		return !missing.Load(), r.alive()
	}
	chunks := (lanes + chunk - 1) / chunk
	cpu.Together(w, func(i int) { work(chunks*i/w*chunk, min(chunks*(i+1)/w*chunk, lanes)) })
	return !missing.Load(), r.alive()
}

// source is the column of one input of a program.
func (r *run) source(src graph.Source, s *scope) ([]float64, error) {
	switch {
	case src.Chart != nil:
		p := s.place(src.Chart)
		if p == nil {
			return nil, noPoint(src.Chart)
		}
		return p.col(src.Index), nil
	case src.Param != nil:
		v, err := r.param(src.Param, s)
		if err != nil {
			return nil, err
		}
		return v.column(src.Index), nil
	case src.Leaf != nil:
		v, err := r.eval(src.Leaf, s)
		if err != nil {
			return nil, err
		}
		return v.column(src.Index), nil
	case src.Map != nil:
		p, err := r.implicit(src.Map, src.Target, s)
		if err != nil {
			return nil, err
		}
		return p.col(src.Index), nil
	}
	return nil, internal("an input without a source")
}
