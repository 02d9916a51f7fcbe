package exec

// The value of a node at points: params, coordinates, values at points and
// compositions with maps.

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// final evaluates what a caller asked for, and refuses values that are no
// numbers.
func (r *run) final(n *graph.Node, s *scope) (value, error) {
	for _, q := range n.Params() {
		if q.Open != nil {
			return value{}, NoNumber(q, r.m.g.Origin(n))
		}
	}
	if n.HasRuntime() && s.n == 1 {
		// Values at one point become one value at the point, so that a derivative
		// contracted with a vector after it was taken is still taken along it.
		n = r.m.g.Hoist(n)
	}
	v, err := r.eval(n, s)
	if errors.Is(err, errNaN) {
		return v, r.explain(n, s, 0, 0)
	}
	if err != nil {
		return v, err
	}
	if !r.env.AllowNaN {
		k, lane, err := r.firstBad(v)
		if err != nil {
			return v, err
		}
		if k >= 0 {
			return v, r.explain(n, s, k, lane)
		}
	}
	return v, nil
}

// eval is a node's value in a scope. Values that stand by themselves are
// staged here; the rest is compiled.
func (r *run) eval(n *graph.Node, s *scope) (value, error) {
	n = graph.Strip(n)
	if v, ok := s.known(n); ok {
		return v, nil
	}
	if s.parent != nil && s.same(n) {
		return r.eval(n, s.parent)
	}
	if s.whole != nil && r.uniform(n, s.whole) {
		return r.eval(n, s.whole)
	}
	if r.depth > 1000 {
		return value{}, limitError("values within values are nested too deeply")
	}
	r.depth++
	defer func() { r.depth-- }()
	v, err := operations[n.Op()].value(r, n, s)
	if failed := r.failedAt(n); failed != nil {
		return value{}, failed
	}
	if err != nil {
		return v, err
	}
	s.keep(n, v)
	return v, nil
}

// uniform reports that nothing n depends on differs between lanes.
func (r *run) uniform(n *graph.Node, s *scope) bool {
	for _, c := range n.Charts() {
		p := s.place(c)
		if p == nil {
			continue
		}
		if p.wide() {
			return false
		}
	}
	for _, p := range n.Params() {
		if v, ok := s.param(p); ok && v.n > 1 {
			return false
		}
	}
	return true
}

// param is a param's value: given from outside, or its default.
func (r *run) param(p *graph.Param, s *scope) (value, error) {
	if v, ok := s.param(p); ok {
		return v, nil
	}
	if p.Default == nil {
		d := diag.New(CodeNoParam, p.Span, "param "+p.Name+" has no value")
		d.WithNote("give one where it is declared, or from outside: geo run FILE " + p.Name + "=1")
		return value{}, d
	}
	v, err := r.eval(p.Default, s)
	if err == nil {
		s.putParam(p, v)
	}
	return v, err
}

// coord is a block of coordinates.
func (r *run) coord(c *index.Chart, block int, s *scope) (value, error) {
	p := s.place(c)
	if p == nil {
		return value{}, noPoint(c)
	}
	b := c.Blocks[block]
	if p.row != nil {
		return value{n: 1, data: p.row[b.Offset : b.Offset+b.Size : b.Offset+b.Size], shared: true, hollow: p.hollow}, nil
	}
	cols := p.cols[b.Offset : b.Offset+b.Size]
	wide := false
	for _, col := range cols {
		wide = wide || len(col) > 1
	}
	if wide {
		return value{n: s.n, cols: cols, shared: true, hollow: p.hollow}, nil
	}
	v := value{n: 1, data: make([]float64, len(cols)), hollow: p.hollow}
	for k, col := range cols {
		v.data[k] = col[0]
	}
	return v, nil
}

func noPoint(c *index.Chart) error {
	return diag.New(CodeNotAValue, diag.Span{}, "this depends on the coordinates of "+c.Name+"; a number needs a point").
		WithNote("take it at a point: … @ " + c.Name + "(…)")
}

// atPoint is the scope of a value taken at p.
func (r *run) atPoint(p *graph.Point, s *scope) (*scope, error) {
	if t, ok := s.at[p]; ok {
		return t, nil
	}
	ps, err := r.point(p, s)
	if err != nil {
		return nil, err
	}
	t := s.within(ps)
	if s.at == nil {
		s.at = map[*graph.Point]*scope{}
	}
	s.at[p] = t
	return t, nil
}

// point evaluates a point's coordinates and what it is an image of.
func (r *run) point(p *graph.Point, s *scope) (*places, error) {
	ps, err := r.coords(p.Chart, p.Coords, s)
	if err != nil {
		return nil, spanned(err, p.Span)
	}
	for i := 0; i < ps.dim(); i++ {
		for _, x := range ps.col(i) {
			if !finite(x) && !r.env.AllowNaN {
				return nil, diag.New(CodePoint, p.Span, fmt.Sprintf("coordinate %s of this point is %s", graph.CoordName(p.Chart, i), number.Text(x)))
			}
		}
	}
	for _, q := range p.Pre {
		at, err := r.point(q.At, s)
		if err != nil {
			return nil, err
		}
		pre, err := r.origins(q.Map, at, s.within(at))
		if err != nil {
			return nil, err
		}
		ps.pre = append(ps.pre, pre...)
	}
	return ps, nil
}

// origins is what the image of at along a map remembers: at itself, and of a
// composite map the point between, s being a scope at that point.
func (r *run) origins(m *graph.Map, at *places, s *scope) ([]origin, error) {
	out := []origin{{m, at}}
	if m.Outer == nil {
		return out, nil
	}
	between, err := r.coords(m.Inner.To, m.Inner.Forward, s)
	if err != nil {
		return nil, err
	}
	if between.pre, err = r.origins(m.Inner, at, s); err != nil {
		return nil, err
	}
	more, err := r.origins(m.Outer, between, s.within(between))
	return append(out, more...), err
}

// coords evaluates one node per block. In a rehearsal where points are decides what
// comes next, so that they have their numbers where these cost little.
func (r *run) coords(c *index.Chart, blocks []*graph.Node, s *scope) (p *places, err error) {
	if p, err = r.blocksOf(c, blocks, s); err != nil || !p.hollow || s.twin == nil {
		return p, err
	}
	var known *places
	done, err := r.aside(trialOfValue, func() (err error) {
		known, err = r.blocksOf(c, blocks, s.twin)
		return err
	})
	if done && err == nil {
		p = known
	}
	return p, err
}

func (r *run) blocksOf(c *index.Chart, blocks []*graph.Node, s *scope) (*places, error) {
	vals := make([]value, len(blocks))
	wide, hollow, size := false, false, 0
	for i, b := range blocks {
		v, err := r.eval(b, s)
		if err != nil {
			return nil, err
		}
		vals[i] = v
		wide, hollow = wide || v.n > 1, hollow || v.hollow
		size += v.size()
	}
	if size != c.Dim {
		return nil, internal(fmt.Sprintf("a point of %s with %d coordinates", c.Name, size))
	}
	p := &places{chart: c, hollow: hollow}
	switch {
	case wide:
		for _, v := range vals {
			for k := 0; k < v.size(); k++ {
				p.cols = append(p.cols, v.column(k))
			}
		}
	case len(vals) == 1:
		p.row, p.err = vals[0].data, vals[0].err
	default:
		p.row = make([]float64, 0, size)
		for _, v := range vals {
			p.row = append(p.row, v.data...)
		}
		if r.careful {
			p.err = errorsOf(vals, size)
		}
	}
	return p, nil
}

// composed is the scope in which a chart's coordinates are what a Compose puts
// in their place.
func (r *run) composed(n *graph.Node, s *scope) (*scope, error) {
	ps, err := r.coords(n.Chart(), n.Args()[1:], s)
	if err != nil {
		return nil, err
	}
	if m := n.Map(); m != nil && m.To == n.Chart() && slices.Equal(m.Forward, n.Args()[1:]) {
		// Whatever takes m's inverse at this image finds the way back.
		if at := s.place(m.From); at != nil {
			if ps.pre, err = r.origins(m, at, s); err != nil {
				return nil, err
			}
		}
	}
	return s.within(ps), nil
}

// spanned gives a diagnostic without a place this one.
func spanned(err error, at diag.Span) error {
	var d *diag.Diagnostic
	if errors.As(err, &d) && d.Span.IsZero() && !at.IsZero() {
		c := *d
		c.Span = at
		return &c
	}
	return err
}

// NoNumber is the diagnostic of a number that is asked of what is open: a param without
// a value, a function without a body.
func NoNumber(q *graph.Param, at diag.Span) *diag.Diagnostic {
	if q.Open != nil {
		d := diag.New(CodeNoParam, at, "a number is asked of "+q.Open.Head()+", a function without a body")
		d = d.WithPlace(q.Span, "declared here")
		if q.Open.Part != "" {
			return d.WithNote("it stands in formulas: a field that numbers are asked of has components that are given")
		}
		return d.WithNote("fn " + q.Open.Head() + " = … gives it one")
	}
	if q.Formal != nil {
		return NoSeriesNumber(&graph.Small{Param: q}, at).WithPlace(q.Span, "declared here")
	}
	d := diag.New(CodeNoParam, at, "a number is asked of param "+q.Name+", which has no value")
	d.WithPlace(q.Span, "declared here")
	return d.WithNote("give it one, param " + q.Name + " = 1, or set it from outside: geo run FILE " + q.Name + "=1")
}

// NoSeriesNumber is the diagnostic of a number that is asked of what is known up to an order.
func NoSeriesNumber(by *graph.Small, at diag.Span) *diag.Diagnostic {
	return diag.New(CodeOrder, at, "a number is asked of what is known up to powers of "+by.Name()).
		WithNote("polynomial(s) is what is known of a series s, as an exact object with values")
}
