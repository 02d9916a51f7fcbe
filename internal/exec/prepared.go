package exec

// Expressions compiled once into a function of params, for a host that calls it
// often.

import (
	"context"
	"fmt"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/numeric/linalg"
)

// Prepared is a node compiled into a function of params, for a host that asks
// for the same contraction with other arrays. A call costs the work and some
// tens of nanoseconds, and allocates nothing once warm. It is immutable and
// safe for use by several goroutines.
type Prepared struct {
	m     *Machine
	n     *graph.Node
	ps    []*graph.Param
	sizes []int
	out   int

	comp *component
	from [][2]int // per input of comp: which param, which component
	wide sync.Pool

	arr  *schedule
	arg  []int // per leaf of arr: which param
	idle *run

	fixed map[*graph.Param][]float64
}

// preparedComponents is the number of instructions up to which straight-line
// code wins over a schedule of contractions.
const preparedComponents = 96

// Prepare compiles a closed node as a function of params. Params that are not
// named keep the values that env gives or their defaults.
func (m *Machine) Prepare(n *graph.Node, env *Env, ps ...*graph.Param) (f *Prepared, err error) {
	defer m.guard(&err)
	n = graph.Strip(n)
	f = &Prepared{m: m, n: n, ps: ps, out: n.Size(), fixed: map[*graph.Param][]float64{}}
	at := map[*graph.Param]int{}
	for i, p := range ps {
		at[p] = i
		s := 1
		for _, a := range p.Axes {
			s *= a.Size
		}
		f.sizes = append(f.sizes, s)
	}
	r := m.newRun(env)
	sc, err := r.base(1)
	if err != nil {
		return nil, err
	}
	for _, p := range n.Params() {
		if _, ok := at[p]; !ok {
			v, err := r.param(p, sc)
			if err != nil {
				return nil, err
			}
			f.fixed[p] = v.data
		}
	}
	if anySize(n) {
		return nil, internal("a prepared value needs a known size")
	}
	if len(f.fixed) > 0 || n.HasRuntime() {
		return f, nil // staged values: the general way
	}
	if u := m.g.Formulas(); u.Fits(n) {
		if c, err := m.buildComponent(u, n); err == nil && len(c.square) == 0 {
			f.comp = c
			for _, s := range c.from {
				k, ok := at[s.Param]
				if !ok {
					return nil, noPoint(s.Chart)
				}
				f.from = append(f.from, [2]int{k, s.Index})
			}
			if c.prog.Len() <= preparedComponents {
				return f, nil
			}
		}
	}
	s, err := m.buildSchedule(n)
	if err != nil {
		if f.comp != nil {
			return f, nil
		}
		return nil, err
	}
	for _, l := range s.leaves {
		k, ok := at[l.param]
		if !ok {
			if l.chart != nil {
				return nil, noPoint(l.chart)
			}
			return f, nil
		}
		f.arg = append(f.arg, k)
	}
	f.arr, f.comp = s, nil
	f.idle = &run{m: m, env: &Env{}, ctx: context.Background()}
	f.idle.lent = linalg.With(f.idle.ctx, &linalg.Work{Kernels: m.ks})
	return f, nil
}

// Len is how many numbers a call writes.
func (f *Prepared) Len() int { return f.out }

// Call writes the value for these params, flat and row-major. Outside a
// function's domain it writes NaN or infinities.
func (f *Prepared) Call(dst []float64, args ...[]float64) (err error) {
	if len(args) != len(f.ps) || len(dst) != f.out {
		return limitError(fmt.Sprintf("a prepared value of %d params and %d numbers was called with %d and %d", len(f.ps), f.out, len(args), len(dst)))
	}
	for i, a := range args {
		if len(a) != f.sizes[i] {
			return limitError(fmt.Sprintf("param %s has %d numbers, not %d", f.ps[i].Name, f.sizes[i], len(a)))
		}
	}
	switch {
	case f.comp != nil:
		w, _ := f.wide.Get().(*[]float64)
		if w == nil {
			in := make([]float64, len(f.from))
			w = &in
		}
		for i, s := range f.from {
			(*w)[i] = args[s[0]][s[1]]
		}
		f.comp.prog.Run1(*w, dst)
		f.wide.Put(w)
		return nil
	case f.arr != nil:
		return f.schedule(dst, args)
	}
	env := &Env{Params: map[*graph.Param][]float64{}, AllowNaN: true}
	for p, x := range f.fixed {
		env.Params[p] = x
	}
	for i, p := range f.ps {
		env.Params[p] = args[i]
	}
	a, err := f.m.Eval(f.n, env)
	if err == nil {
		copy(dst, a.Data)
	}
	return err
}

func (f *Prepared) schedule(dst []float64, args [][]float64) (err error) {
	defer f.m.guard(&err)
	s := f.arr
	fr, _ := s.frames.Get().(*frame)
	if fr == nil {
		fr = s.newFrame()
	}
	fr.r = f.idle
	for k := range s.slots {
		if l := s.slots[k].leaf; l >= 0 {
			fr.slots[k] = args[f.arg[l]]
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
