package vm

// Compiling expressions: from formulas to a program that runs over columns of
// points.

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Program computes expressions over columns of points: a list of instructions
// in single-assignment form, and schedules of it with registers. It is
// immutable to its users: any number of goroutines may run it.
type Program struct {
	code    []instr
	args    []int32
	inputs  int
	maxArgs int     // of host functions
	outs    []int32 // instructions that hold the outputs
	weight  int

	single *schedule // every value a single number
	blocks atomic.Pointer[schedule]
	mu     sync.Mutex
	more   []*schedule
}

// Compile makes the program of outs as functions of inputs. It fails when an
// output has a variable that is not an input.
func Compile(p *scalar.Pool, outs []scalar.Expr, inputs []scalar.Var) (*Program, error) {
	return CompileFor(p, outs, inputs, 0)
}

// CompileFor is Compile for a program that will run at about so many points:
// with many, the outputs' normal forms are tried, and what is shorter to
// compute is taken.
func CompileFor(p *scalar.Pool, outs []scalar.Expr, inputs []scalar.Var, points int) (*Program, error) {
	pr, err := compile(p, outs, inputs)
	if err != nil {
		return nil, err
	}
	// A normal form may take as long as it could save at about 0.4 ns per
	// instruction and point.
	saved := min(0.4*float64(points)*float64(pr.Len()), 20e6)
	if pr.Len() < 12 || len(outs) > 64 || saved < 50e3 {
		return pr, nil
	}
	if short, ok := p.SimplifyAll(scalar.BudgetFor(saved), outs...); ok {
		if q, err := compile(p, short, inputs); err == nil && q.weight < pr.weight {
			return q, nil
		}
	}
	return pr, nil
}

func compile(p *scalar.Pool, outs []scalar.Expr, inputs []scalar.Var) (*Program, error) {
	outs = p.Guarded(outs)
	lo := newLowering(p, inputs)
	for _, v := range p.Vars(outs...) {
		if _, ok := lo.slot[v]; !ok {
			return nil, fmt.Errorf("%s is not among the inputs", p.Info(v).Name)
		}
	}
	pr := &Program{inputs: len(inputs)}
	pr.outs = lo.exprs(outs)
	pr.code, pr.args = lo.code, lo.args
	for i := range pr.code {
		if in := &pr.code[i]; in.code == cApply {
			pr.maxArgs = max(pr.maxArgs, int(in.b-in.a))
		}
	}
	all := make([]bool, len(inputs))
	for i := range all {
		all[i] = true
	}
	pr.weight = pr.cost()
	pr.single = pr.schedule(all, p.Spend)
	return pr, nil
}

// Weight is about how many scalar operations a run at one point takes: a division counts
// as 3, an elementary function as 16, anything else as 1.
func (pr *Program) Weight() int { return pr.weight }

// cost weighs instructions by their time.
func (pr *Program) cost() int {
	k := 0
	for _, in := range pr.code {
		switch in.code {
		case cInput, cConst, cSecond:
		case cDiv, cRcp:
			k += 3
		case cCall1, cCall2, cSinCos, cApply:
			k += 16
		default:
			k++
		}
	}
	return k
}

// Len is the number of instructions beside inputs and constants.
func (pr *Program) Len() int {
	k := 0
	for _, in := range pr.code {
		if in.code != cInput && in.code != cConst && in.code != cSecond {
			k++
		}
	}
	return k
}

// scheduleFor finds or makes the schedule for these uniform inputs.
func (pr *Program) scheduleFor(uniform []bool) *schedule {
	if s := pr.blocks.Load(); s != nil && s.fits(uniform) {
		return s
	}
	pr.mu.Lock()
	defer pr.mu.Unlock()
	for _, s := range pr.more {
		if s.fits(uniform) {
			pr.blocks.Store(s)
			return s
		}
	}
	s := pr.schedule(uniform, func(int) {})
	pr.more = append(pr.more, s)
	pr.blocks.Store(s)
	return s
}
