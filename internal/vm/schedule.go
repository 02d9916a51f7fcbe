package vm

// Register allocation: which number or column holds each value, and what is
// computed once for all points.

import (
	"github.com/seed2d4d80ff/geo/internal/scalar"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// schedule is a program with registers assigned, for inputs of which some are
// uniform. What depends on uniform inputs alone is computed once, as numbers;
// the rest runs over blocks. A number's register and a column's are two files.
type schedule struct {
	uniform []bool
	prelude []step // over numbers
	body    []step // over columns
	// The instructions of prelude's and of body's steps, for listings.
	ofPrelude, ofBody []int32

	scalars int // number registers, inputs and constants among them
	consts  []constReg
	columns int // column registers: inputs first, outputs next, then scratch
	scratch int
	width   int
	fills   []fill  // outputs that are numbers or copies
	in      []int32 // number register of each uniform input, −1 for columns
	outReg  []int32 // number register of each output, of the single schedule
}

type constReg struct {
	reg int32
	val float64
}

// fill writes a number, or copies a column, to an output.
type fill struct {
	out    int32
	scalar bool
	from   int32
}

// step is one instruction with registers. The bits of scalar say which of a,
// b, c are numbers.
type step struct {
	code       code
	scalar     uint8
	d, a, b, c int32
	d2         int32                      // second result, −1 when not wanted
	one        func(float64) float64      // of cCall1
	two        func(x, y float64) float64 // of cCall2
	cols       func(d, a []float64)       // of cCall1, over a column
	fn         *scalar.Func
	args       []operand
}

type operand struct {
	scalar bool
	reg    int32
}

func (s *schedule) fits(uniform []bool) bool {
	for i, u := range uniform {
		if s.uniform[i] != u {
			return false
		}
	}
	return true
}

// A block's width: as many points as keep the live registers in a first-level
// cache of 32 KiB or more, but enough that starting an instruction costs less
// than running it (256 was faster than fewer even out of that cache).
const (
	l1Budget = 24 << 10
	minWidth = 256
	maxWidth = 1024
)

func operands(in *instr, args []int32, f func(v int32)) {
	switch in.code {
	case cInput, cConst, cSecond:
	case cNeg, cRcp, cCall1, cSinCos:
		f(in.a)
	case cAdd, cSub, cMul, cDiv, cCall2:
		f(in.a)
		f(in.b)
	case cFma, cFnma, cSelect:
		f(in.a)
		f(in.b)
		f(in.c)
	case cApply:
		for _, v := range args[in.a:in.b] {
			f(v)
		}
	}
}

// scheduler assigns registers by liveness: a column register is free again after
// its last reader, which may write its own result there. Its lists are by
// instruction.
type scheduler struct {
	pr       *Program
	s        *schedule
	spend    func(steps int)
	flat     []bool  // depends on uniform inputs alone: a number
	wanted   []bool  // has a reader, or is an output
	last     []int32 // the last reader, −1 for none, forever for what lives on
	reg      []int32 // its register, −1 before it has one
	home     []int32 // column of the output that it is, −1 for others
	freeCols []int32
	freeNums []int32
	nextCol  int32
}

// forever is after every instruction.
const forever = 1 << 30

// schedule is the program's schedule for these uniform inputs; spend counts the work.
func (pr *Program) schedule(uniform []bool, spend func(steps int)) *schedule {
	sc := &scheduler{pr: pr, spend: spend, s: &schedule{uniform: append([]bool(nil), uniform...)}}
	sc.readers()
	sc.places()
	for i := range pr.code {
		spend(1)
		sc.instruction(i)
	}
	sc.outputs()
	s := sc.s
	s.columns = int(sc.nextCol)
	s.scratch = s.columns - pr.inputs - len(pr.outs)
	s.width = min(maxWidth, max(minWidth, l1Budget/8/max(1, s.scratch+pr.inputs/2)))
	s.width &^= 15
	return s
}

// readers finds what is a number, and who reads what last.
func (sc *scheduler) readers() {
	pr, n := sc.pr, len(sc.pr.code)
	sc.flat, sc.wanted, sc.last = make([]bool, n), make([]bool, n), make([]int32, n)
	for i := range pr.code {
		sc.spend(1)
		in := &pr.code[i]
		sc.last[i] = -1
		switch in.code {
		case cInput:
			sc.flat[i] = sc.s.uniform[in.a]
		case cConst:
			sc.flat[i] = true
		case cSecond:
			sc.flat[i] = sc.flat[i-1]
		default:
			sc.flat[i] = true
			operands(in, pr.args, func(v int32) {
				sc.flat[i] = sc.flat[i] && sc.flat[v]
				sc.last[v] = int32(i)
			})
		}
	}
	for i := range sc.last {
		sc.wanted[i] = sc.last[i] >= 0
	}
	for _, o := range pr.outs {
		sc.wanted[o] = true
		if sc.flat[o] {
			sc.last[o] = forever
		}
	}
	// Numbers that columns read live on.
	for i := range pr.code {
		if i%16 == 0 {
			sc.spend(1)
		}
		if !sc.flat[i] {
			operands(&pr.code[i], pr.args, func(v int32) {
				if sc.flat[v] {
					sc.last[v] = forever
				}
			})
		}
	}
}

// places gives inputs and outputs their registers.
func (sc *scheduler) places() {
	pr, s, n := sc.pr, sc.s, len(sc.pr.code)
	sc.reg, sc.home = make([]int32, n), make([]int32, n)
	for i := range sc.reg {
		sc.reg[i], sc.home[i] = -1, -1
	}
	s.in = make([]int32, pr.inputs)
	for i := range s.in {
		s.in[i] = -1
		if s.uniform[i] {
			s.in[i] = sc.newNumber()
		}
	}
	for k, o := range pr.outs {
		if !sc.flat[o] && pr.code[o].code != cInput && sc.home[o] < 0 {
			sc.home[o] = int32(pr.inputs + k)
		}
	}
	sc.nextCol = int32(pr.inputs + len(pr.outs))
}

func (sc *scheduler) newNumber() int32 {
	sc.s.scalars++
	return int32(sc.s.scalars - 1)
}

// assign gives the result of instruction i a register.
func (sc *scheduler) assign(i int) int32 {
	if sc.home[i] >= 0 {
		return sc.home[i]
	}
	if sc.flat[i] {
		if r, ok := pop(&sc.freeNums); ok {
			return r
		}
		return sc.newNumber()
	}
	if r, ok := pop(&sc.freeCols); ok {
		return r
	}
	sc.nextCol++
	return sc.nextCol - 1
}

func pop(free *[]int32) (r int32, ok bool) {
	k := len(*free)
	if k == 0 {
		return 0, false
	}
	r = (*free)[k-1]
	*free = (*free)[:k-1]
	return r, true
}

// release frees the register of v if instruction i is its last reader.
func (sc *scheduler) release(v int32, i int) {
	if sc.last[v] != int32(i) || sc.reg[v] < 0 {
		return
	}
	c := sc.pr.code[v].code
	switch {
	case sc.flat[v] && c != cInput && c != cConst:
		sc.freeNums = append(sc.freeNums, sc.reg[v])
	case !sc.flat[v] && c != cInput && sc.home[v] < 0:
		sc.freeCols = append(sc.freeCols, sc.reg[v])
	}
	sc.last[v] = -1
}

// instruction makes the step of instruction i, where it has one.
func (sc *scheduler) instruction(i int) {
	pr, s := sc.pr, sc.s
	in := &pr.code[i]
	switch in.code {
	case cInput:
		sc.reg[i] = in.a
		if s.uniform[in.a] {
			sc.reg[i] = s.in[in.a]
		}
		return
	case cConst:
		if sc.wanted[i] {
			sc.reg[i] = sc.newNumber()
			s.consts = append(s.consts, constReg{sc.reg[i], in.imm})
		}
		return
	case cSecond:
		return
	}
	two := in.code == cSinCos
	if !sc.wanted[i] && !(two && sc.wanted[i+1]) {
		return
	}
	st := sc.step(in)
	free := func() { operands(in, pr.args, func(v int32) { sc.release(v, i) }) }
	if two { // its results must not overwrite what it reads
		st.d, st.d2 = sc.assign(i), sc.assign(i+1)
		sc.reg[i], sc.reg[i+1] = st.d, st.d2
		free()
		for _, v := range []int{i, i + 1} {
			if !sc.wanted[v] {
				sc.last[v] = int32(i)
				sc.release(int32(v), i)
			}
		}
	} else { // elementwise: in place is safe
		free()
		st.d = sc.assign(i)
		sc.reg[i] = st.d
	}
	st.commute()
	if sc.flat[i] {
		s.prelude, s.ofPrelude = append(s.prelude, st), append(s.ofPrelude, int32(i))
	} else {
		s.body, s.ofBody = append(s.body, st), append(s.ofBody, int32(i))
	}
}

// step is an instruction with the registers of its operands.
func (sc *scheduler) step(in *instr) step {
	st := step{code: in.code, fn: in.fn, d2: -1}
	st.bind(in.kern)
	at := func(v int32, bit uint8) int32 {
		if sc.flat[v] {
			st.scalar |= bit
		}
		return sc.reg[v]
	}
	switch in.code {
	case cApply:
		for _, v := range sc.pr.args[in.a:in.b] {
			st.args = append(st.args, operand{sc.flat[v], sc.reg[v]})
		}
	case cFma, cFnma, cSelect:
		st.a, st.b, st.c = at(in.a, 1), at(in.b, 2), at(in.c, 4)
	case cAdd, cSub, cMul, cDiv, cCall2:
		st.a, st.b = at(in.a, 1), at(in.b, 2)
	default:
		st.a = at(in.a, 1)
	}
	return st
}

// outputs lists the outputs that no step writes.
func (sc *scheduler) outputs() {
	s := sc.s
	for k, o := range sc.pr.outs {
		switch {
		case sc.flat[o]:
			s.fills = append(s.fills, fill{int32(k), true, sc.reg[o]})
		case sc.home[o] != int32(sc.pr.inputs+k):
			s.fills = append(s.fills, fill{int32(k), false, sc.reg[o]})
		}
		s.outReg = append(s.outReg, sc.reg[o])
	}
}

// commute puts a number first in sums and products, so that fewer forms of
// loop are needed.
func (st *step) commute() {
	switch st.code {
	case cAdd, cMul, cFma, cFnma:
		if st.scalar&3 == 2 {
			st.a, st.b = st.b, st.a
			st.scalar ^= 3
		}
	}
}

// bind takes from a function what its step runs.
func (st *step) bind(k *op.Func) {
	switch st.code {
	case cCall1:
		st.one, st.cols = k.Value.(op.Of1), columnOf(k)
	case cCall2:
		st.two = k.Value.(op.Of2)
	}
}
