package exec

// The state of one run: cancellation, limits on memory and work, points and
// loop values in scope.

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync/atomic"
	"time"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// run is the state of one evaluation: its context, what it has used, and the
// values it has met.
type run struct {
	m        *Machine
	env      *Env
	ctx      context.Context // the host's
	lent     context.Context // what working gives, made when it is asked for
	deadline time.Time
	bytes    atomic.Int64
	flops    float64
	depth    int
	calls    scalar.Calls // of the host's functions
	failed   error        // what failed there, with its place
	careful  bool         // errors are bounded, and the most accurate form is evaluated
}

func (m *Machine) newRun(env *Env) *run {
	if env == nil {
		env = &Env{}
	}
	r := &run{m: m, env: env, ctx: env.Ctx}
	if env.Meter != nil {
		env.Meter.evaluations.Add(1)
	}
	if r.ctx == nil {
		r.ctx = context.Background()
	}
	r.calls.Ctx, r.calls.Compiling = env.Lent, env.Compiling
	if env.Lent == nil {
		r.calls.Ctx = r.ctx
	}
	m.ks.Forget()
	if m.opt.Limits.Time > 0 {
		r.deadline = time.Now().Add(m.opt.Limits.Time)
	}
	return r
}

// working is the context that solvers and linear algebra get: the host's, with the run's
// kernels and limits.
func (r *run) working() context.Context {
	if r.lent == nil {
		r.lent = linalg.With(runContext{r.ctx, r}, &linalg.Work{Kernels: r.m.ks, Alive: r.alive, Reserve: r.reserve, Release: r.release, Count: r.count})
	}
	return r.lent
}

// runContext is the host's context with the run's own time limit, for solvers, which
// look at its error.
type runContext struct {
	context.Context
	r *run
}

// Err is the error of the host's context, or that the time limit is reached.
func (c runContext) Err() error {
	if err := c.Context.Err(); err != nil {
		return err
	}
	return c.r.alive()
}

// alive is nil while the run may go on.
func (r *run) alive() error {
	if err := r.ctx.Err(); err != nil {
		return cancelled(err)
	}
	if !r.deadline.IsZero() && time.Now().After(r.deadline) {
		return limitError("the time limit of " + r.m.opt.Limits.Time.String() + " is reached")
	}
	if r.calls.Failure() != nil {
		return errHost
	}
	if h := r.env.Rehearsal; h != nil && h.over {
		return errTried
	}
	return nil
}

// stop is alive for inner loops, without a reason.
func (r *run) stop() bool {
	return r.ctx.Err() != nil || !r.deadline.IsZero() && time.Now().After(r.deadline) || r.calls.Failure() != nil ||
		r.env.Rehearsal != nil && r.env.Rehearsal.over
}

// reserve charges floats against the memory limit before they are allocated.
func (r *run) reserve(floats int) error {
	if floats > min(1<<57, math.MaxInt/8) {
		return r.m.tooMuch(8 * float64(floats))
	}
	used := r.bytes.Add(8 * int64(floats))
	if r.env.Meter != nil {
		r.env.Meter.used(used)
	}
	if used > r.m.memory() {
		return r.m.tooMuch(8 * float64(floats))
	}
	return nil
}

// release gives back what was reserved.
func (r *run) release(floats int) { r.bytes.Add(-8 * int64(floats)) }

// forget gives back what was reserved since mark, when the values are dropped:
// a solver's iterations would otherwise add up.
func (r *run) forget(mark int64) { r.bytes.Store(mark) }

// count adds operations that were done.
func (r *run) count(ops float64) {
	r.flops += ops
	if h := r.env.Rehearsal; h != nil {
		_ = h.count(ops) // whoever looks whether to go on is told
		return
	}
	r.m.g.Meter.Operations(ops)
}

// workOfEvaluation is about what an evaluation of a program costs beside its
// instructions, in operations.
const workOfEvaluation = 1000

// charge adds operations that come next.
func (r *run) charge(ops float64) error {
	r.count(ops)
	if h := r.env.Rehearsal; h != nil && h.over {
		return errTried
	}
	if r.flops > r.m.opt.Limits.Flops {
		return limitError(fmt.Sprintf("this needs %s operations; the limit is %s", number.Compact(r.flops, 2), number.Compact(r.m.opt.Limits.Flops, 2)))
	}
	return nil
}

// value is a node's numbers. With one lane, or when lanes do not differ, n is 1
// and data is the row-major array. Otherwise cols has a column per component: a
// number per lane, or one for all; components known to be equal share a column.
type value struct {
	n      int
	data   []float64
	cols   [][]float64
	err    []float64 // of one lane: bounds of the rounding errors in data; nil: not known
	finite bool      // cols are known to be numbers; not set: not looked at, or some are not
	shared bool      // the graph's, the host's or a memory's numbers: copied before they leave
	hollow bool      // of a rehearsal: without numbers
}

// column is component k: one number per lane, or one for all.
func (v value) column(k int) []float64 {
	if v.cols != nil {
		return v.cols[k]
	}
	return v.data[k : k+1 : k+1]
}

// at is component k in a lane.
func (v value) at(k, lane int) float64 {
	if v.cols != nil {
		return pick(v.cols[k], lane)
	}
	return v.data[k]
}

// size is the number of components.
func (v value) size() int {
	if v.cols != nil {
		return len(v.cols)
	}
	return len(v.data)
}

// row writes one lane's components side by side.
func (v value) row(lane int, dst []float64) {
	if v.cols == nil {
		copy(dst, v.data)
		return
	}
	for k, c := range v.cols {
		dst[k] = pick(c, lane)
	}
}

// scope is where a node is evaluated: lanes of points and of loop variables.
type scope struct {
	n      int
	charts []*places // one for each chart; a scope has one or two
	params map[*graph.Param]*value
	images *image      // what points are known to be images of
	head   *graph.Node // the node evaluated first: often the only one
	headIs value
	memo   map[*graph.Node]*value // of the others
	at     map[*graph.Point]*scope

	// parent evaluates what does not depend on newCharts or newParams, in which
	// this scope differs from it.
	parent    *scope
	newCharts []*index.Chart
	newParams []*graph.Param

	first     *scope // lane 0, for what no lane varies
	whole     *scope // of a lane: the scope it is a lane of
	twin      *scope // of a rehearsal: the same with numbers; nil where they are not known
	solutions map[implicitKey]solution
}

// same reports that n has the same value in the parent.
func (s *scope) same(n *graph.Node) bool {
	for _, c := range s.newCharts {
		if n.DependsOn(c) {
			return false
		}
	}
	for _, p := range n.Params() {
		for _, q := range s.newParams {
			if p == q {
				return false
			}
		}
	}
	return true
}

// image says that dst are m's images of src. It is a list: before is what was known
// before, which scopes share.
type image struct {
	m        *graph.Map
	src, dst *places
	before   *image
}

// inOrder is the list, what was known first in front.
func (im *image) inOrder() []*image {
	var list []*image
	for ; im != nil; im = im.before {
		list = append(list, im)
	}
	slices.Reverse(list)
	return list
}

func newScope(n int) *scope { return &scope{n: n} }

// place is where a chart's points are, nil where they are nowhere.
func (s *scope) place(c *index.Chart) *places {
	for _, p := range s.charts {
		if p.chart == c {
			return p
		}
	}
	return nil
}

func (s *scope) putPlace(p *places) {
	for i, q := range s.charts {
		if q.chart == p.chart {
			s.charts[i] = p
			return
		}
	}
	s.charts = append(s.charts, p)
}

func (s *scope) putParam(p *graph.Param, v value) {
	if s.params == nil {
		s.params = map[*graph.Param]*value{}
	}
	s.params[p] = &v
}

// param is the value of a param that the scope has.
func (s *scope) param(p *graph.Param) (value, bool) {
	if v := s.params[p]; v != nil {
		return *v, true
	}
	return value{}, false
}

// known is the value of a node evaluated before.
func (s *scope) known(n *graph.Node) (value, bool) {
	if s.head == n {
		return s.headIs, true
	}
	if v := s.memo[n]; v != nil {
		return *v, true
	}
	return value{}, false
}

// keep notes the value of a node.
func (s *scope) keep(n *graph.Node, v value) {
	switch {
	case s.head == nil:
		s.head, s.headIs = n, v
		return
	case s.memo == nil:
		s.memo = map[*graph.Node]*value{}
	}
	other := v // v itself stays where it is
	s.memo[n] = &other
}

// derived is a scope that will differ from s in some charts and params.
func (s *scope) derived() *scope {
	t := newScope(s.n)
	t.charts, t.params = append(make([]*places, 0, len(s.charts)+1), s.charts...), maps.Clone(s.params)
	t.images, t.parent = s.images, s
	if s.twin != nil {
		t.twin = s.twin.derived()
	}
	return t
}

// within is the scope with the coordinates of a chart replaced.
func (s *scope) within(p *places) *scope {
	t := s.derived()
	t.setChart(p)
	return t
}

func (s *scope) setChart(p *places) {
	s.putPlace(p)
	s.newCharts = append(s.newCharts, p.chart)
	s.remember(p)
	switch {
	case s.twin == nil:
	case p.hollow:
		s.twin = nil
	default:
		s.twin.setChart(p)
	}
}

func (s *scope) setParam(p *graph.Param, v value) {
	s.putParam(p, v)
	s.newParams = append(s.newParams, p)
	switch {
	case s.twin == nil:
	case v.hollow:
		s.twin = nil
	default:
		s.twin.setParam(p, v)
	}
}

// remember collects the images that a point carries, transitively.
func (s *scope) remember(p *places) {
	if len(p.pre) == 0 {
		return
	}
	for im := s.images; im != nil; im = im.before {
		if im.dst == p {
			return // with all that it carries
		}
	}
	for _, o := range p.pre {
		s.images = &image{o.m, o.at, p, s.images}
		s.remember(o.at)
	}
}

// lane is the scope of one lane.
func (s *scope) lane(i int) *scope {
	t := newScope(1)
	t.whole = s
	for _, p := range s.charts {
		t.charts = append(t.charts, p.lane(i))
	}
	for p, v := range s.params {
		if v.n == 1 {
			t.putParam(p, *v)
			continue
		}
		w := value{n: 1, data: make([]float64, v.size()), hollow: v.hollow}
		v.row(i, w.data)
		t.putParam(p, w)
	}
	for _, im := range s.images.inOrder() {
		t.images = &image{im.m, im.src.lane(i), im.dst.lane(i), t.images}
	}
	if s.twin != nil {
		t.twin = s.twin.lane(i)
	}
	return t
}

// errNaN stands for a routine that met no numbers; the cause is looked for
// where it arose.
var errNaN = errors.New("not a number")

// errHost ends work after a call of a host's function failed; failedAt says how.
var errHost = errors.New("a call of the host failed")

func internal(what string) error {
	return diag.New(CodeInternal, diag.Span{}, "this is a bug in Geo: "+what)
}

func limitError(what string) error { return diag.New(CodeLimit, diag.Span{}, what) }

func cancelled(err error) error { return budget.OfContext(err, err, diag.Span{}) }

// guard turns a panic into a diagnostic: the one boundary of the package.
func (m *Machine) guard(err *error) {
	switch x := recover().(type) {
	case nil:
	case *budget.Ended:
		panic(x) // for the boundary of the whole run
	default:
		m.cutOff.Store(true)
		*err = internal(fmt.Sprint(x))
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func sameColumn(a, b []float64) bool { return len(b) > 0 && &a[0] == &b[0] }

func allColumnsFinite(cols [][]float64) bool {
	for _, c := range cols {
		if !allFinite(c) {
			return false
		}
	}
	return true
}

// allFinite looks at a column without a branch for each number: a sum with a term
// that is no number is none either. Sums of large numbers may overflow, so those
// are looked at one by one.
func allFinite(c []float64) bool {
	var s0, s1, s2, s3 float64
	k := 0
	for ; k+16 <= len(c); k += 16 {
		d := (*[16]float64)(c[k:])
		s0 += d[0]
		s1 += d[1]
		s2 += d[2]
		s3 += d[3]
		s0 += d[4]
		s1 += d[5]
		s2 += d[6]
		s3 += d[7]
		s0 += d[8]
		s1 += d[9]
		s2 += d[10]
		s3 += d[11]
		s0 += d[12]
		s1 += d[13]
		s2 += d[14]
		s3 += d[15]
	}
	for _, x := range c[k:] {
		s0 += x
	}
	if finite(s0 + s1 + s2 + s3) {
		return true
	}
	for _, x := range c {
		if x-x != 0 {
			return false
		}
	}
	return true
}
