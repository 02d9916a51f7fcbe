package exec

// Nodes compiled once into a function of numbers, for a host that calls it often.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/vm"
)

// Input is a stretch of a call's numbers: a param, or coordinates of a chart from
// First on.
type Input struct {
	Param *graph.Param
	Chart *index.Chart
	First int
	Size  int
}

// Prepared is a node compiled into a function of its inputs' numbers, one after
// another. A call costs the work and some tens of nanoseconds, and allocates nothing
// once warm. It is immutable and safe for use by several goroutines, and needs its
// Machine no more.
type Prepared struct {
	in, out int

	code  *vm.Program
	from  []int32   // where each input of code stands among a call's numbers; from in on: among fixed
	fixed []float64 // params that are not inputs
	to    []vm.Place
	rest  []constant // components that are numbers other than 0

	arr    *schedule
	stands []int // of each leaf of arr: where it stands among a call's numbers, or -1
	kept   [][]float64
	idle   *run
}

// constant is a component that is a number.
type constant struct {
	at int
	v  float64
}

// preparedComponents is the number of instructions up to which straight-line
// code wins over a schedule of contractions.
const preparedComponents = 96

// preparedWork is the largest number of operations of a schedule that a call does
// without asking whether it is still wanted.
const preparedWork = 2e7

// Prepare compiles a node as a function of inputs, for about so many calls. Params
// that are no input keep the values that env gives or their defaults. It is nil for
// a node whose values need more than arithmetic: functions of a host, solvers, eigenvalues, implicit
// coordinates, much work at once.
func (m *Machine) Prepare(n *graph.Node, env *Env, inputs []Input, calls int) (f *Prepared, err error) {
	defer m.guard(&err)
	n = graph.Strip(n)
	if anySize(n) {
		return nil, nil
	}
	b := &preparation{m: m, r: m.newRun(env), n: n, inputs: inputs}
	for _, x := range inputs {
		b.in += x.Size
	}
	if b.scope, err = b.r.base(1); err != nil {
		return nil, err
	}
	f, err = b.code(calls)
	if err != nil || f != nil && f.code.Len() <= preparedComponents || len(n.Charts()) > 0 {
		return f, err
	}
	if g, err := b.schedule(); err != nil || g != nil {
		return g, err
	}
	return f, nil
}

// preparation is one Prepare under way.
type preparation struct {
	m      *Machine
	r      *run
	n      *graph.Node
	scope  *scope
	inputs []Input
	in     int // numbers of a call
}

// code is the node as straight-line code; nil where it has none.
func (b *preparation) code(calls int) (*Prepared, error) {
	u := b.m.g.Formulas()
	if !b.m.choose(u, b.n).components() && !u.Fits(b.n) {
		return nil, nil
	}
	c, err := b.m.buildComponent(u, b.n)
	if err != nil {
		return nil, nil // Eval finds out why
	}
	f := &Prepared{in: b.in, out: b.n.Size()}
	for _, s := range c.from {
		at, found := b.place(s)
		if !found {
			x, err := b.constant(s)
			if x == nil || err != nil {
				return nil, err
			}
			at, f.fixed = f.in+len(f.fixed), append(f.fixed, x[s.Index])
		}
		f.from = append(f.from, int32(at))
	}
	for k, of := range c.where {
		if of >= 0 {
			f.to = append(f.to, vm.Place{Of: int32(of), To: int32(k)})
		} else if v := c.numbers[-of-1]; v-v != 0 {
			return nil, nil // a component that never has a value
		} else if v != 0 {
			f.rest = append(f.rest, constant{k, v})
		}
	}
	code, err := vm.CompileFor(c.pool, c.distinct, c.inputs, calls)
	if err != nil {
		return nil, internal(err.Error())
	}
	if code.CallsHost() {
		return nil, nil // Eval tells of its errors
	}
	f.code = code
	return f, nil
}

// place is where a source stands among a call's numbers.
func (b *preparation) place(s graph.Source) (int, bool) {
	at := 0
	for _, x := range b.inputs {
		switch {
		case s.Param != nil && x.Param == s.Param:
			return at + s.Index, true
		case s.Chart != nil && x.Chart == s.Chart && x.First <= s.Index && s.Index < x.First+x.Size:
			return at + s.Index - x.First, true
		}
		at += x.Size
	}
	return 0, false
}

// constant are the numbers of a source that no input moves; nil where one does.
func (b *preparation) constant(s graph.Source) ([]float64, error) {
	var v value
	var err error
	switch {
	case s.Param != nil:
		v, err = b.r.param(s.Param, b.scope)
	case s.Leaf != nil && len(s.Leaf.Charts()) == 0 && !b.moves(s.Leaf):
		v, err = b.r.eval(s.Leaf, b.scope)
	default:
		return nil, nil
	}
	return v.data, err
}

// moves reports that an input is a param of n.
func (b *preparation) moves(n *graph.Node) bool {
	for _, p := range n.Params() {
		for _, x := range b.inputs {
			if x.Param == p {
				return true
			}
		}
	}
	return false
}

// schedule is the node as a schedule of steps over arrays; nil where it has none
// that a call may do in one piece.
func (b *preparation) schedule() (*Prepared, error) {
	s, err := b.m.buildSchedule(b.n)
	if err != nil || s.flops > preparedWork || s.callsHost() {
		return nil, nil
	}
	f := &Prepared{in: b.in, out: b.n.Size()}
	for _, l := range s.leaves {
		src := graph.Source{Param: l.param, Chart: l.chart, Leaf: l.node}
		size := 0
		switch {
		case l.chart != nil:
			src.Index, size = l.chart.Blocks[l.block].Offset, l.chart.Blocks[l.block].Size
		case l.param != nil:
			size = 1
			for _, a := range l.param.Axes {
				size *= a.Size
			}
		}
		at, found := b.place(src)
		if found {
			last := src
			last.Index += size - 1
			if end, _ := b.place(last); end != at+size-1 {
				return nil, nil // a block in pieces
			}
			f.stands, f.kept = append(f.stands, at), append(f.kept, nil)
			continue
		}
		x, err := b.constant(src)
		if x == nil || err != nil {
			return nil, err
		}
		f.stands, f.kept = append(f.stands, -1), append(f.kept, x)
	}
	f.arr, f.idle = s, &run{m: b.m, env: &Env{}, ctx: context.Background()}
	return f, nil
}

// callsHost reports that a step calls functions of a host.
func (s *schedule) callsHost() bool {
	for _, st := range s.steps {
		if r, ok := st.(*regionStep); ok && r.prog.CallsHost() {
			return true
		}
	}
	return false
}

// In is how many numbers a call takes, Out how many it gives.
func (f *Prepared) In() int { return f.in }

// Out is how many numbers a call gives.
func (f *Prepared) Out() int { return f.out }

// Call writes the values for a call's numbers to dst, row-major, and reports that
// all of them are numbers. args has In numbers and dst room for Out.
func (f *Prepared) Call(dst, args []float64) bool {
	if f.arr != nil {
		return f.steps(dst, args) == nil && allFinite(dst)
	}
	f.constants(dst)
	return f.code.RunAt(args, f.fixed, f.from, dst, f.to)
}

// constants writes the components that are numbers: most of a tensor's may be 0.
func (f *Prepared) constants(dst []float64) {
	if len(f.to) < len(dst) {
		clear(dst)
	}
	for _, c := range f.rest {
		dst[c.at] = c.v
	}
}

func (f *Prepared) steps(dst, args []float64) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = internal("a prepared value") // Eval says it better
		}
	}()
	s := f.arr
	fr, _ := s.frames.Get().(*frame)
	if fr == nil {
		fr = s.newFrame(make([]float64, s.arena))
	}
	fr.r = f.idle
	for k := range s.slots {
		l := s.slots[k].leaf
		switch {
		case l < 0:
		case f.stands[l] < 0:
			fr.slots[k] = f.kept[l]
		default:
			fr.slots[k] = args[f.stands[l] : f.stands[l]+s.slots[k].size]
		}
	}
	if s.fresh {
		clear(dst)
		fr.slots[s.result.slot] = dst
	}
	for _, st := range s.steps {
		if err = st.run(fr); err != nil {
			break
		}
	}
	if !s.fresh && err == nil {
		copy(dst, fr.slots[s.result.slot][s.result.off:])
	}
	s.release(fr)
	return err
}
