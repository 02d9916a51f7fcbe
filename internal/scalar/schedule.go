package scalar

// schedule is a program with registers assigned, for inputs of which some are
// uniform. What depends on uniform inputs alone is computed once, as numbers;
// the rest runs over blocks. A number's register and a column's are two files.
type schedule struct {
	uniform []bool
	prelude []step // over numbers
	body    []step // over columns
	scalars int    // number registers, inputs and constants among them
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
	d2         int32 // second result, −1 when not wanted
	kern       *Kernel
	fn         *Func
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

// schedule assigns registers by liveness: a column register is free again
// after its last reader, which may write its own result there.
func (pr *Program) schedule(uniform []bool) *schedule {
	n := len(pr.code)
	s := &schedule{uniform: append([]bool(nil), uniform...)}
	flat := make([]bool, n) // depends on uniform inputs alone
	last := make([]int32, n)
	for i := range pr.code {
		in := &pr.code[i]
		last[i] = -1
		switch in.code {
		case cInput:
			flat[i] = uniform[in.a]
		case cConst:
			flat[i] = true
		case cSecond:
			flat[i] = flat[i-1]
		default:
			flat[i] = true
			operands(in, pr.args, func(v int32) {
				flat[i] = flat[i] && flat[v]
				last[v] = int32(i)
			})
		}
	}
	const keep = 1 << 30
	wanted := make([]bool, n)
	for i := range last {
		wanted[i] = last[i] >= 0
	}
	for _, o := range pr.outs {
		wanted[o] = true
		if flat[o] {
			last[o] = keep
		}
	}
	// Numbers that columns read live on.
	for i := range pr.code {
		if !flat[i] {
			operands(&pr.code[i], pr.args, func(v int32) {
				if flat[v] {
					last[v] = keep
				}
			})
		}
	}

	reg := make([]int32, n)
	for i := range reg {
		reg[i] = -1
	}
	s.in = make([]int32, pr.inputs)
	for i := range s.in {
		s.in[i] = -1
		if uniform[i] {
			s.in[i] = int32(s.scalars)
			s.scalars++
		}
	}
	home := make([]int32, n) // column of the output that a value is
	for i := range home {
		home[i] = -1
	}
	cols := pr.inputs + len(pr.outs)
	for k, o := range pr.outs {
		switch {
		case flat[o] || pr.code[o].code == cInput || home[o] >= 0:
		default:
			home[o] = int32(pr.inputs + k)
		}
	}
	var freeCols, freeNums []int32
	nextCol := int32(cols)
	take := func(num bool) int32 {
		if num {
			if k := len(freeNums); k > 0 {
				r := freeNums[k-1]
				freeNums = freeNums[:k-1]
				return r
			}
			s.scalars++
			return int32(s.scalars - 1)
		}
		if k := len(freeCols); k > 0 {
			r := freeCols[k-1]
			freeCols = freeCols[:k-1]
			return r
		}
		nextCol++
		return nextCol - 1
	}
	release := func(v int32, i int) {
		if last[v] != int32(i) || reg[v] < 0 {
			return
		}
		c := pr.code[v].code
		switch {
		case flat[v] && c != cInput && c != cConst:
			freeNums = append(freeNums, reg[v])
		case !flat[v] && c != cInput && home[v] < 0:
			freeCols = append(freeCols, reg[v])
		}
		last[v] = -1
	}
	assign := func(i int) int32 {
		if home[i] >= 0 {
			return home[i]
		}
		return take(flat[i])
	}
	for i := 0; i < n; i++ {
		in := &pr.code[i]
		switch in.code {
		case cInput:
			if uniform[in.a] {
				reg[i] = s.in[in.a]
			} else {
				reg[i] = in.a
			}
			continue
		case cConst:
			if wanted[i] {
				reg[i] = int32(s.scalars)
				s.scalars++
				s.consts = append(s.consts, constReg{reg[i], in.imm})
			}
			continue
		case cSecond:
			continue
		}
		two := in.code == cSinCos
		if !wanted[i] && !(two && wanted[i+1]) {
			continue
		}
		st := step{code: in.code, kern: in.kern, fn: in.fn, d2: -1}
		at := func(v int32, bit uint8) int32 {
			if flat[v] {
				st.scalar |= bit
			}
			return reg[v]
		}
		switch in.code {
		case cApply:
			for _, v := range pr.args[in.a:in.b] {
				st.args = append(st.args, operand{flat[v], reg[v]})
			}
		case cFma, cFnma, cSelect:
			st.a, st.b, st.c = at(in.a, 1), at(in.b, 2), at(in.c, 4)
		case cAdd, cSub, cMul, cDiv, cCall2:
			st.a, st.b = at(in.a, 1), at(in.b, 2)
		default:
			st.a = at(in.a, 1)
		}
		// In-place operation is safe for elementwise steps with one result.
		if !two {
			operands(in, pr.args, func(v int32) { release(v, i) })
		}
		if two {
			st.d = assign(i)
			st.d2 = assign(i + 1)
			reg[i], reg[i+1] = st.d, st.d2
			operands(in, pr.args, func(v int32) { release(v, i) })
			for _, v := range []int{i, i + 1} {
				if !wanted[v] {
					last[v] = int32(i)
					release(int32(v), i)
				}
			}
		} else {
			st.d = assign(i)
			reg[i] = st.d
		}
		st.commute()
		if flat[i] {
			s.prelude = append(s.prelude, st)
		} else {
			s.body = append(s.body, st)
		}
	}
	for k, o := range pr.outs {
		switch {
		case flat[o]:
			s.fills = append(s.fills, fill{int32(k), true, reg[o]})
		case home[o] != int32(pr.inputs+k):
			s.fills = append(s.fills, fill{int32(k), false, reg[o]})
		}
		s.outReg = append(s.outReg, reg[o])
	}
	s.columns = int(nextCol)
	s.scratch = int(nextCol) - cols
	s.width = min(maxWidth, max(minWidth, l1Budget/8/max(1, s.scratch+pr.inputs/2)))
	s.width &^= 15
	return s
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
