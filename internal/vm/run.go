package vm

// Running a program: over many points in blocks, or at one point without
// allocation.

import (
	"sync"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Width is the number of points a block of a run with all inputs as columns
// holds.
func (pr *Program) Width() int { return pr.scheduleFor(make([]bool, pr.inputs)).width }

// Outputs is how many numbers a run gives for a point.
func (pr *Program) Outputs() int { return len(pr.outs) }

// CallsHost reports that running the program calls functions of a host.
func (pr *Program) CallsHost() bool { return pr.maxArgs > 0 }

// frame is the memory of one run.
type frame struct {
	nums  []float64
	cols  [][]float64
	block []float64
	flat  []bool
	args  []float64
	calls *scalar.Calls
}

var frames = sync.Pool{New: func() any { return new(frame) }}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// Run computes the outputs at n points. in[k] is the column of input k: one
// value per point, or a single one for all of them. out[k] receives n values;
// it must not overlap an input. What depends on uniform inputs alone is
// computed once.
func (pr *Program) Run(in [][]float64, out [][]float64, n int) { pr.RunFor(nil, in, out, n) }

// RunFor is Run in an evaluation that hears of the calls of a host's functions.
func (pr *Program) RunFor(calls *scalar.Calls, in [][]float64, out [][]float64, n int) {
	if n == 0 {
		return
	}
	f := frames.Get().(*frame)
	defer f.release()
	f.calls = calls
	f.flat = grow(f.flat, pr.inputs)
	for i := range f.flat {
		f.flat[i] = len(in[i]) == 1
	}
	s := pr.scheduleFor(f.flat)
	f.nums = grow(f.nums, s.scalars)
	for i, r := range s.in {
		if r >= 0 {
			f.nums[r] = in[i][0]
		}
	}
	for _, c := range s.consts {
		f.nums[c.reg] = c.val
	}
	f.args = grow(f.args, pr.maxArgs)
	runNumbers(s.prelude, f.nums, f.args, calls)
	for _, c := range s.fills {
		switch {
		case c.scalar:
			o, v := out[c.out][:n], f.nums[c.from]
			for i := range o {
				o[i] = v
			}
		case int(c.from) < pr.inputs:
			copy(out[c.out][:n], in[c.from])
		}
	}
	if len(s.body) == 0 {
		return
	}
	w := min(s.width, n)
	f.cols = grow(f.cols, s.columns)
	f.block = grow(f.block, s.scratch*w)
	scratch := pr.inputs + len(pr.outs)
	for from := 0; from < n; from += w {
		to := min(n, from+w)
		for i := range in {
			if !f.flat[i] {
				f.cols[i] = in[i][from:to:to]
			}
		}
		for k := range out {
			f.cols[pr.inputs+k] = out[k][from:to:to]
		}
		for k := 0; k < s.scratch; k++ {
			f.cols[scratch+k] = f.block[k*w : k*w+to-from]
		}
		f.run(s.body)
		for _, c := range s.fills {
			if !c.scalar && int(c.from) >= pr.inputs {
				copy(f.cols[pr.inputs+int(c.out)], f.cols[c.from])
			}
		}
	}
}

func (f *frame) release() {
	for i := range f.cols {
		f.cols[i] = nil // callers' columns must not be held
	}
	f.calls = nil
	frames.Put(f)
}

// Run1 computes the outputs at one point, without allocation.
func (pr *Program) Run1(in []float64, out []float64) { pr.Run1For(nil, in, out) }

// Run1For is Run1 in an evaluation that hears of the calls of a host's functions.
func (pr *Program) Run1For(calls *scalar.Calls, in []float64, out []float64) {
	pr.runOnce(calls, &onePoint{in: in, out: out})
}

// Place says that output Of belongs to number To of a result.
type Place struct{ Of, To int32 }

// RunAt computes one point from inputs that stand in two pieces of memory to any
// places of a result: input k is number from[k] of in, or of more where from[k] is
// past the end of in. It reports that all that it writes is finite.
func (pr *Program) RunAt(in, more []float64, from []int32, out []float64, to []Place) bool {
	return pr.runOnce(nil, &onePoint{in: in, more: more, from: from, out: out, to: to, scattered: true})
}

// onePoint is a run at one point: RunAt where it is scattered, Run1 elsewhere. It holds
// nothing that a host's function could keep, so that it stays on the stack.
type onePoint struct {
	in, more  []float64
	from      []int32
	out       []float64
	to        []Place
	scattered bool
}

// runOnce runs the schedule of one point. Registers live on the stack, where there
// are few of them: clearing many costs more than a short program.
func (pr *Program) runOnce(calls *scalar.Calls, x *onePoint) bool {
	s := pr.single
	switch {
	case pr.maxArgs > 0 || s.scalars > 96:
		f := frames.Get().(*frame)
		f.nums, f.args = grow(f.nums, s.scalars), grow(f.args, pr.maxArgs)
		ok := s.runOnce(calls, x, f.nums, f.args)
		frames.Put(f)
		return ok
	case s.scalars > 40:
		var nums [96]float64
		return s.runOnce(calls, x, nums[:], nil)
	case s.scalars > 16:
		var nums [40]float64
		return s.runOnce(calls, x, nums[:], nil)
	default:
		var nums [16]float64
		return s.runOnce(calls, x, nums[:], nil)
	}
}

// runOnce is a run of the schedule over single numbers; nums are its registers.
func (s *schedule) runOnce(calls *scalar.Calls, x *onePoint, nums, args []float64) bool {
	if !x.scattered {
		copy(nums, x.in)
	}
	for i, k := range x.from {
		if int(k) < len(x.in) {
			nums[i] = x.in[k]
		} else {
			nums[i] = x.more[int(k)-len(x.in)]
		}
	}
	for i := range s.consts {
		nums[s.consts[i].reg] = s.consts[i].val
	}
	runNumbers(s.prelude, nums, args, calls)
	if !x.scattered {
		for k, r := range s.outReg {
			x.out[k] = nums[r]
		}
		return true
	}
	finite := true
	for _, p := range x.to {
		v := nums[s.outReg[p.Of]]
		x.out[p.To] = v
		finite = finite && v-v == 0
	}
	return finite
}
