package taylor

// The state of one evaluation by series: points, charts, orders, and the values
// computed so far.

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// run is one evaluation: the ring, the values of everything that is set from
// outside, and the frames made so far. It is used by one goroutine.
type run[T Scalar] struct {
	g     *graph.Graph
	ring  Ring[T]
	vals  Values[T]
	coef  func(*scalar.Coef) T
	image func(float64) T // of data
	param func(*graph.Param) ([]T, error)
	// closed computes what has no coordinates and needs a machine: natives,
	// eigenvalues.
	closed func(*graph.Node) ([]T, error)
	// before finds the point that m takes to y.
	before func(m *graph.Map, y []T) ([]T, error)
	// moved charts get new coordinates, related to the old ones by germs.
	moved map[*index.Chart]bool
	// random is set where inputs and scalar fields stand for all of their kind.
	random *random[T]
	// planes restricts charts of large dimension to a k-dimensional plane through
	// the point, and slots over them to its directions: the frame's variables are
	// k displacements t, coordinates series in t, and d_i becomes d/dt_a. Only
	// covariant objects restrict.
	planes map[*index.Chart]int
	// draw makes the germ of a coordinate change of dimension n (its displacement
	// series to order r, stable under growing r); nil where none is wanted.
	draw func(c *index.Chart, base []T, r int, a *Algebra[T]) ([]Series[T], error)
	// origin gives the new coordinates of a moved chart's point; nil: zero.
	origin      func(base []T) ([]T, error)
	rerunClaims bool        // claims are run again like any definition
	root        *graph.Node // the claim under test, whose definition does run again

	// old evaluates what no change of coordinates enters, where several changes are tried; nil: this run does.
	old *run[T]

	algs     map[int]*Algebra[T]
	frames   map[string]*frame[T]
	germs    map[*index.Chart][]*germ[T]
	programs map[*graph.Node]*program
	formulas map[*graph.Node][]*program
	rules    *[graph.NumOps]rule[T]
	purity   map[*graph.Node]bool
	numbers  map[scalar.Expr]T
	ctx      context.Context
	images   []imageOf[T] // points met that are images
	tracked  bool         // the largest coefficient met is noted, in float64
	peak     float64
}

// place is a chart whose coordinates are series in a frame's variables, by the
// identity or, moved, by a germ.
type place[T Scalar] struct {
	chart *index.Chart
	dim   int
	first int // the first of its variables
	base  []T
	germ  *germ[T] // nil: coordinates are base + variables
	// linear takes the germ's linear part only: the old coordinates on a plane.
	linear bool

	coords []Series[T] // of order `order`, once made
	order  int
}

// frame is a point with coordinates about it: where nodes become series.
type frame[T Scalar] struct {
	*run[T]
	alg              *Algebra[T]
	places           []place[T]
	inNewCoordinates bool                     // moved charts have new coordinates here
	renewals         map[int]*Substitution[T] // old coordinates by new ones, by order
	memo             map[*graph.Node]entry[T]
}

type entry[T Scalar] struct {
	order int
	s     []Series[T]
}

var errUndecided = errors.New("cannot be evaluated generically")

func undecided(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUndecided, fmt.Sprintf(format, args...))
}

// cancelled is the context's error, if there is one.
func (u *run[T]) cancelled() error {
	if u.ctx == nil {
		return nil
	}
	return u.ctx.Err()
}

// algebra has at least the given order; shapes grow in place, since lower
// orders are prefixes.
func (u *run[T]) algebra(vars, order int) (*Algebra[T], error) {
	a := u.algs[vars]
	if a == nil {
		a = &Algebra[T]{Ring: u.ring}
		if u.algs == nil {
			u.algs = map[int]*Algebra[T]{}
		}
		u.algs[vars] = a
	}
	if a.Shape == nil || a.Shape.Order < order {
		s, err := NewShape(vars, order)
		if err != nil {
			return nil, err
		}
		a.Shape = s
	}
	return a, nil
}

// dim is a chart's dimension in this run.
func (u *run[T]) dim(c *index.Chart) int {
	if k, ok := u.planes[c]; ok {
		return k
	}
	if u.random != nil {
		if d, ok := u.random.dims[c]; ok {
			return d
		}
	}
	return c.Dim
}

// size is an axis's size in this run.
func (u *run[T]) size(a index.Axis) int {
	if a.Chart != nil {
		return u.dim(a.Chart)
	}
	if u.random != nil {
		return u.random.plain(a.Size)
	}
	return a.Size
}

// dims are the sizes of a node's axes.
func (u *run[T]) dims(n *graph.Node) []int {
	d := make([]int, len(n.Axes()))
	for i, a := range n.Axes() {
		d[i] = u.size(a)
	}
	return d
}

// shrunk reports that some axis has another size here than in the graph.
func (u *run[T]) shrunk(axes []index.Axis) bool {
	if u.random == nil && u.planes == nil {
		return false
	}
	for _, a := range axes {
		if u.size(a) != a.Size {
			return true
		}
	}
	return false
}

// at finds or makes the frame about a point: the charts with their base
// coordinates, those of moved charts in new coordinates when rerun is set.
func (u *run[T]) at(charts []*index.Chart, base [][]T, rerun bool) (*frame[T], error) {
	if u.old != nil && !rerun {
		return u.old.at(charts, base, false)
	}
	key := []byte{0}
	if rerun {
		key[0] = 1
	}
	for i, c := range charts {
		key = binary.AppendVarint(key, int64(c.ID))
		key = fmt.Appendf(key, "%p", c)
		for _, x := range base[i] {
			key = binary.LittleEndian.AppendUint64(key, bitsOf(x))
		}
	}
	if f := u.frames[string(key)]; f != nil {
		return f, nil
	}
	f := &frame[T]{run: u, inNewCoordinates: rerun, memo: map[*graph.Node]entry[T]{}}
	n := 0
	for i, c := range charts {
		p := place[T]{chart: c, dim: u.dim(c), first: n, base: base[i]}
		if u.planes[c] > 0 || rerun && u.moved[c] {
			p.germ = u.germ(c, base[i])
			p.linear = !rerun
		}
		f.places = append(f.places, p)
		n += p.dim
	}
	var err error
	if f.alg, err = u.algebra(n, 0); err != nil {
		return nil, err
	}
	if u.frames == nil {
		u.frames = map[string]*frame[T]{}
	}
	u.frames[string(key)] = f
	return f, nil
}

func bitsOf[T Scalar](x T) uint64 {
	switch v := any(x).(type) {
	case float64:
		return floatBits(v)
	case Mod:
		return uint64(v)
	}
	return 0
}

// place finds a chart in the frame, nil when it is not there.
func (f *frame[T]) place(c *index.Chart) *place[T] {
	for i := range f.places {
		if f.places[i].chart == c {
			return &f.places[i]
		}
	}
	return nil
}

// plain is the same point in the old coordinates.
func (f *frame[T]) plain() (*frame[T], error) {
	charts := make([]*index.Chart, len(f.places))
	base := make([][]T, len(f.places))
	for i, p := range f.places {
		charts[i], base[i] = p.chart, p.base
	}
	return f.at(charts, base, false)
}

// number is a constant expression's value.
func (u *run[T]) number(e scalar.Expr) (T, error) {
	if e.IsZero() {
		return 0, nil
	}
	if v, ok := u.numbers[e]; ok {
		return v, nil
	}
	p, err := compile(u.g.Pool, e, 0)
	if err != nil {
		return 0, err
	}
	a, err := u.algebra(0, 0)
	if err != nil {
		return 0, err
	}
	b := bodies[T]{a, u.vals, u.coef}
	s, err := b.run(p, nil, 0)
	if err != nil {
		return 0, err
	}
	if u.numbers == nil {
		u.numbers = map[scalar.Expr]T{}
	}
	u.numbers[e] = a.At0(s)
	return a.At0(s), nil
}

// pure reports a scalar field, or array of them, made of coordinates by
// operations that no change of coordinates affects: no slot in it anywhere, no
// derivative, no value at a point.
func (u *run[T]) pure(n *graph.Node) bool {
	if v, ok := u.purity[n]; ok {
		return v
	}
	v := true
	for _, a := range n.Axes() {
		v = v && a.Chart == nil
	}
	switch n.Op() {
	case graph.OpPartial, graph.OpAt, graph.OpNative, graph.OpEig, graph.OpMapVector, graph.OpClaim:
		v = false
	case graph.OpInput:
		v = v && n.Input().Law == index.Tensor
		fallthrough
	default: // every other operation is pure over pure operands
		for _, a := range n.Args() {
			v = v && u.pure(a)
		}
	}
	if u.purity == nil {
		u.purity = map[*graph.Node]bool{}
	}
	u.purity[n] = v
	return v
}

// note keeps the largest coefficient met, in float64; NaN stays.
func (u *run[T]) note(s []Series[T]) {
	for _, x := range s {
		if x, ok := any(x).(Series[float64]); ok {
			for _, v := range x {
				u.peak = max(u.peak, math.Abs(v))
			}
		}
	}
}
