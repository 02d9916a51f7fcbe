package vm

// Compiled programs as text: the instructions, and the registers that they run
// with.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Listing is the program as text: its instructions, then the two schedules that
// runs begin with, over numbers and over blocks of columns. inputs and outputs
// name what the program does not: the first may be nil.
//
// The work is told to spend, unless that is nil. A value v7 is named by the instruction that made it, n7 and c7 are the
// registers that hold a number and a column.
func (pr *Program) Listing(inputs, outputs []string, spend func(steps int)) string {
	if spend == nil {
		spend = func(int) {}
	}
	l := listing{pr: pr, spend: spend, inputs: inputs, outputs: outputs}
	l.line("%s, %s, %s", number.Count(pr.inputs, "input"), number.Count(pr.Len(), "instruction"), number.Count(len(pr.outs), "output"))
	for i := range pr.code {
		l.instruction(i)
	}
	for k, v := range pr.outs {
		l.line("  %s = v%d", l.output(k), v)
	}
	l.numbers(pr.single)
	l.columns(pr.schedule(make([]bool, pr.inputs), spend))
	return l.b.String()
}

// listing writes a program.
type listing struct {
	pr              *Program
	inputs, outputs []string
	spend           func(steps int)
	b               strings.Builder
}

// workOfLine is a line of a listing in steps.
const workOfLine = 4

func (l *listing) line(format string, args ...any) {
	l.spend(workOfLine)
	fmt.Fprintf(&l.b, format, args...)
	l.b.WriteByte('\n')
}

func (l *listing) input(k int) string {
	if k < len(l.inputs) {
		return l.inputs[k]
	}
	return fmt.Sprintf("in%d", k+1)
}

func (l *listing) output(k int) string {
	if k < len(l.outputs) && l.outputs[k] != "" {
		return "out " + l.outputs[k]
	}
	if len(l.pr.outs) == 1 {
		return "out"
	}
	return fmt.Sprintf("out%d", k+1)
}

func exact(x float64) string { return number.Format(x, 0) }

// instruction writes one instruction in single-assignment form.
func (l *listing) instruction(i int) {
	in := &l.pr.code[i]
	text := ""
	switch in.code {
	case cInput:
		text = "input " + l.input(int(in.a))
	case cConst:
		text = exact(in.imm)
	case cSecond:
		text = fmt.Sprintf("cos of v%d", in.a)
	default:
		text = mnemonic(in)
		operands(in, l.pr.args, func(v int32) { text += fmt.Sprintf(" v%d", v) })
	}
	l.line("  v%d = %s", i, text)
}

// mnemonic is what an instruction is called.
func mnemonic(in *instr) string {
	switch in.code {
	case cCall1, cCall2:
		return in.kern.Name
	case cApply:
		return in.fn.Name
	}
	return codeNames[in.code]
}

// codeNames say what codes compute; a product is rounded before fma and fnma
// add to it or take it away.
var codeNames = [...]string{cInput: "input", cConst: "const", cAdd: "add", cSub: "sub", cMul: "mul", cDiv: "div", cFma: "fma", cFnma: "fnma",
	cNeg: "neg", cRcp: "rcp", cCall1: "call", cCall2: "call", cSelect: "select", cApply: "apply", cSinCos: "sincos", cSecond: "second"}

// numbers writes the schedule of one point.
func (l *listing) numbers(s *schedule) {
	l.line("one point: %s, %s", number.Count(len(s.prelude), "step"), number.Count(s.scalars, "number"))
	for k, r := range s.in {
		l.line("  n%d = input %s", r, l.input(k))
	}
	l.consts(s)
	l.steps(s.prelude, s.ofPrelude, 'n')
	for k, r := range s.outReg {
		l.line("  %s = n%d", l.output(k), r)
	}
}

// columns writes the schedule of many points, every input a column.
func (l *listing) columns(s *schedule) {
	l.line("blocks of %d points: %s, %s, %s", s.width, number.Count(len(s.prelude)+len(s.body), "step"), number.Count(s.scalars, "number"), number.Count(s.columns, "column"))
	for k := range s.in {
		l.line("  c%d = input %s", k, l.input(k))
	}
	l.consts(s)
	l.steps(s.prelude, s.ofPrelude, 'n')
	l.steps(s.body, s.ofBody, 'c')
	from := make([]string, len(l.pr.outs))
	for _, f := range s.fills {
		file := "c"
		if f.scalar {
			file = "n"
		}
		from[f.out] = fmt.Sprint(file, f.from)
	}
	for k, at := range from {
		if at == "" {
			at = fmt.Sprintf("c%d", l.pr.inputs+k)
		}
		l.line("  %s = %s", l.output(k), at)
	}
}

func (l *listing) consts(s *schedule) {
	for _, c := range s.consts {
		l.line("  n%d = %s", c.reg, exact(c.val))
	}
}

// steps writes steps whose results go to one file of registers.
func (l *listing) steps(steps []step, of []int32, file rune) {
	for i := range steps {
		st := &steps[i]
		to := fmt.Sprintf("%c%d", file, st.d)
		if st.code == cSinCos {
			to = l.pairOf(st, file)
		}
		l.line("  %s = %s%s", to, mnemonic(&l.pr.code[of[i]]), st.reads())
	}
}

// pairOf names the results of a sine and cosine, - for one that nobody reads.
func (l *listing) pairOf(st *step, file rune) string {
	if st.d2 < 0 {
		return fmt.Sprintf("%c%d -", file, st.d)
	}
	return fmt.Sprintf("%c%d %c%d", file, st.d, file, st.d2)
}

// reads are the registers that a step reads.
func (st *step) reads() string {
	text := ""
	reg := func(number bool, r int32) {
		file := 'c'
		if number {
			file = 'n'
		}
		text += fmt.Sprintf(" %c%d", file, r)
	}
	switch st.code {
	case cApply:
		for _, a := range st.args {
			reg(a.scalar, a.reg)
		}
	case cFma, cFnma, cSelect:
		reg(st.scalar&1 != 0, st.a)
		reg(st.scalar&2 != 0, st.b)
		reg(st.scalar&4 != 0, st.c)
	case cAdd, cSub, cMul, cDiv, cCall2:
		reg(st.scalar&1 != 0, st.a)
		reg(st.scalar&2 != 0, st.b)
	default:
		reg(st.scalar&1 != 0, st.a)
	}
	return text
}
