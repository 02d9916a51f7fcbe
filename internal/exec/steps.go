package exec

// The steps of an array computation and how they run: contractions, copies,
// routines.

import (
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/numeric/einsum"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

// pairStep adds a contraction of two places to a third.
type pairStep struct {
	p       *einsum.Pair
	a, b, c int
	alpha   float64
}

func (s *pairStep) refs() (reads, writes []int) { return []int{s.a, s.b, s.c}, []int{s.c} }
func (s *pairStep) flops() float64              { return s.p.Flops() }

func (s *pairStep) run(f *frame) error {
	s.p.Run(f.r.m.ks, s.alpha, f.slots[s.a], f.slots[s.b], f.slots[s.c], f.stop)
	return nil
}

// copyStep copies, adds or clears a strided place.
type copyStep struct {
	src, dst ref
	alpha    float64
	add      bool
	fill     bool // clear dst
}

func (s *copyStep) refs() (reads, writes []int) {
	if s.fill {
		return nil, []int{s.dst.slot}
	}
	return []int{s.src.slot, s.dst.slot}, []int{s.dst.slot}
}

func (s *copyStep) flops() float64 { return float64(s.dst.size()) }

func (s *copyStep) run(f *frame) error {
	dst := f.slots[s.dst.slot]
	look := looker{stop: f.stop}
	if s.fill {
		dims, strides := s.dst.dims, s.dst.strides
		if s.dst.contiguous() {
			dims, strides = []int{s.dst.size()}, []int{1}
		}
		look.each(dims, strides, strides, s.dst.off, 0, func(d, _, n, sd, _ int) {
			if sd == 1 {
				clear(dst[d : d+n])
				return
			}
			for i := 0; i < n; i++ {
				dst[d] = 0
				d += sd
			}
		})
		return nil
	}
	src := f.slots[s.src.slot]
	alpha, add := s.alpha, s.add
	look.each(s.dst.dims, s.dst.strides, s.src.strides, s.dst.off, s.src.off, func(d, c, n, sd, sc int) {
		switch {
		case !add && alpha == 1 && sd == 1 && sc == 1:
			copy(dst[d:d+n], src[c:c+n])
		case !add:
			for i := 0; i < n; i++ {
				dst[d] = alpha * src[c]
				d += sd
				c += sc
			}
		default:
			for i := 0; i < n; i++ {
				dst[d] += alpha * src[c]
				d += sd
				c += sc
			}
		}
	})
	return nil
}

// looker ends loops over large arrays: it looks whether the run goes on once in some
// million elements.
type looker struct {
	stop  func() bool
	count int
}

// lookEvery is how many elements pass between two looks.
const lookEvery = 1 << 20

// ends counts n elements, and reports whether to end.
func (l *looker) ends(n int) bool {
	if l.count += n; l.count < lookEvery {
		return false
	}
	l.count = 0
	return l.stop()
}

// each runs f over rows of two strided views of the same dims: offsets, length
// and strides of the innermost axis, which comes in pieces when it is long.
func (l *looker) each(dims, sd, ss []int, d, c int, f func(d, c, n, sd, ss int)) bool {
	k := len(dims)
	if k == 0 {
		f(d, c, 1, 1, 1)
		return true
	}
	if k == 1 {
		for i := 0; i < dims[0]; i += lookEvery {
			n := min(lookEvery, dims[0]-i)
			if l.ends(n + 8) {
				return false
			}
			f(d+i*sd[0], c+i*ss[0], n, sd[0], ss[0])
		}
		return true
	}
	for i := 0; i < dims[0]; i++ {
		if !l.each(dims[1:], sd[1:], ss[1:], d, c, f) {
			return false
		}
		d += sd[0]
		c += ss[0]
	}
	return true
}

// routineStep runs an operation that works on contiguous arrays.
type routineStep struct {
	n    *irNode
	args []ref
	dst  ref
}

func (s *routineStep) refs() (reads, writes []int) {
	for _, a := range s.args {
		reads = append(reads, a.slot)
	}
	return reads, []int{s.dst.slot}
}

func (s *routineStep) flops() float64 { return s.takes().Operations }

// takes is about what the routine takes, its result apart.
func (s *routineStep) takes() linalg.Takes {
	size, d := float64(s.dst.size()), 1
	if len(s.args) > 0 && len(s.args[0].dims) == 2 {
		d = max(1, s.args[0].dims[0])
	}
	switch s.n.from.Op() {
	case graph.OpInverse:
		return linalg.TakesInverse(d)
	case graph.OpDet, graph.OpLogDet:
		return linalg.TakesDet(d)
	case graph.OpSolve:
		return linalg.TakesSolve(d, s.dst.size()/d)
	case graph.OpExpM:
		return linalg.TakesExpM(d)
	case graph.OpExpMFrechet:
		t := linalg.TakesExpMDerivative(d, len(s.args)-1)
		t.Operations *= size / float64(d*d)
		return t
	default: // every other operation works along an axis
		if len(s.args) > 0 {
			size = max(size, float64(s.args[0].size()))
		}
		return linalg.Takes{Operations: 2 * size}
	}
}

// counts reports a routine of linear algebra, which counts its operations itself but
// in a few dimensions.
func (s *routineStep) counts() bool {
	switch s.n.from.Op() {
	case graph.OpInverse, graph.OpDet:
		return s.args[0].dims[0] > countsFrom
	case graph.OpLogDet, graph.OpSolve, graph.OpExpM, graph.OpExpMFrechet:
		return true
	default: // every other operation is counted by its schedule
		return false
	}
}

// countsFrom is up to how many dimensions linear algebra has closed forms.
const countsFrom = 4

// price is what a run of the schedule asks for beside its own operations: its inputs
// and buffers.
func (s *schedule) price(r *run, sc *scope) error {
	for _, l := range s.leaves {
		if _, err := r.leaf(l, sc); err != nil {
			return err
		}
	}
	if err := r.reserve(s.arena); err != nil {
		return err
	}
	for _, st := range s.steps {
		if x, ok := st.(*regionStep); ok {
			r.openHost(x.prog, x.from.from)
		}
		if x, ok := st.(*routineStep); ok {
			if err := r.meanwhile(x.takes().Floats); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *routineStep) run(f *frame) error {
	args := make([][]float64, len(s.args))
	for i, a := range s.args {
		args[i] = f.slots[a.slot][a.off : a.off+a.size()]
	}
	return s.n.run(f, f.slots[s.dst.slot][s.dst.off:s.dst.off+s.dst.size()], args)
}

// eval runs the schedule in every lane of a scope.
func (s *schedule) eval(r *run, n *graph.Node, sc *scope) (value, error) {
	return lanewise(r, sc, func(sc *scope) (value, error) {
		out, err := s.once(r, sc)
		return value{n: 1, data: out, shared: r.priced(), hollow: r.priced()}, err
	})
}

// lanewise evaluates what works on one lane in every lane.
func lanewise(r *run, sc *scope, one func(sc *scope) (value, error)) (value, error) {
	if sc.n == 1 {
		return one(sc)
	}
	if r.priced() {
		return r.eachPriced(sc, one)
	}
	var v value
	for i := 0; i < sc.n; i++ {
		mark := r.bytes.Load()
		w, err := one(sc.lane(i))
		if err != nil {
			return v, err
		}
		r.forget(mark)
		if i == 0 {
			if err := r.reserve(sc.n * len(w.data)); err != nil {
				return v, err
			}
			if v, err = r.wide(sc.n, len(w.data)); err != nil {
				return v, err
			}
		}
		for k, y := range w.data {
			v.cols[k][i] = y
		}
	}
	return v, nil
}

// once runs the schedule for one lane.
func (s *schedule) once(r *run, sc *scope) ([]float64, error) {
	size := s.result.size()
	work := workOfEvaluation + s.flops
	if !r.priced() {
		work -= s.counted
	}
	if err := r.charge(work); err != nil {
		return nil, err
	}
	if err := r.reserve(size); err != nil {
		return nil, err
	}
	if r.priced() {
		return r.hollow(size, 1).data, s.price(r, sc)
	}
	f, err := s.frame(r, sc)
	if err != nil {
		return nil, err
	}
	defer s.release(f)
	for _, st := range s.steps {
		if err := r.alive(); err != nil {
			return nil, err
		}
		if err := st.run(f); err != nil {
			return nil, err
		}
	}
	if err := r.alive(); err != nil {
		return nil, err
	}
	if s.fresh {
		return f.slots[s.result.slot], nil
	}
	return r.copied(f.slots[s.result.slot][s.result.off:][:size])
}

// frame evaluates the inputs and lays out the buffers.
func (s *schedule) frame(r *run, sc *scope) (*frame, error) {
	inputs := make([][]float64, len(s.leaves))
	for i, l := range s.leaves {
		v, err := r.leaf(l, sc)
		if err != nil {
			return nil, err
		}
		if v.n != 1 {
			return nil, internal("an input of the array tier varies over lanes")
		}
		inputs[i] = v.data
	}
	f, _ := s.frames.Get().(*frame)
	if f == nil {
		if err := r.reserve(s.arena); err != nil {
			return nil, err
		}
		arena, err := r.floats(s.arena)
		if err != nil {
			return nil, err
		}
		f = s.newFrame(arena)
	}
	f.r = r
	if s.fresh {
		result, err := r.floats(s.result.size())
		if err != nil {
			s.release(f)
			return nil, err
		}
		f.slots[s.result.slot] = result
	}
	for k := range s.slots {
		if l := s.slots[k].leaf; l >= 0 {
			if len(inputs[l]) != s.slots[k].size {
				s.release(f)
				return nil, internal("an input of the wrong size")
			}
			f.slots[k] = inputs[l]
		}
	}
	return f, nil
}

// newFrame lays buffers out.
func (s *schedule) newFrame(arena []float64) *frame {
	f := &frame{slots: make([][]float64, len(s.slots)), arena: arena}
	f.stop = func() bool { return f.r.stop() }
	for k := range s.slots {
		sl := &s.slots[k]
		switch {
		case sl.data != nil:
			f.slots[k] = sl.data
		case sl.temp && sl.first >= 0:
			f.slots[k] = f.arena[sl.at : sl.at+sl.size : sl.at+sl.size]
		}
	}
	return f
}

// release keeps a frame's buffers for the next run, and nothing else.
func (s *schedule) release(f *frame) {
	f.r = nil
	if s.fresh {
		f.slots[s.result.slot] = nil
	}
	for k := range s.slots {
		if s.slots[k].leaf >= 0 {
			f.slots[k] = nil
		}
	}
	s.frames.Put(f)
}

// leaf is the value of an input in a scope of one lane.
func (r *run) leaf(l leaf, sc *scope) (value, error) {
	switch {
	case l.chart != nil:
		return r.coord(l.chart, l.block, sc)
	case l.param != nil:
		return r.param(l.param, sc)
	}
	return r.eval(l.node, sc)
}
