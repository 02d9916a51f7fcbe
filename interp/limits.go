package interp

// Limits that keep the sources of strangers from exhausting memory, output or
// depth.

import (
	"time"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
)

// Limits bound what a source may ask for. Zero fields mean the defaults, which
// are safe for sources of strangers but for time.
type Limits struct {
	Source SourceLimits // size and depth of a text
	Check  CheckLimits  // expressions, calls, sizes of constant arrays
	Run    RunLimits    // memory, work and time of one evaluation
	// Data is how many bytes the data of one program, or session, may take: the files that data statements read, while they
	// read, their arrays, and the files that are imported; 256 MiB, and never more than Run.Bytes, of which an evaluation has
	// what the arrays leave.
	Data  int64
	Steps int64 // operations on expressions and formulas in one compile, one run; 4e9
	Depth int   // of expressions within expressions, as the engine grows them; 20,000
	// Operations are those of numerical work in one run, in the unit of Cost; none: RunLimits.Flops bounds each evaluation.
	Operations int64
	Output     int64 // bytes of printed text in one run; 64 MiB
	Rows       int   // turns of all loops in one run; 10 million
}

// SourceLimits bound a text before it is read.
type SourceLimits struct {
	Bytes   int // of one source; 16 MiB
	Tokens  int // of one statement; 1,000,000
	Depth   int // of nested brackets and blocks; 200
	Height  int // of an expression's tree; 10,000
	Indices int // of one object; 64
	Literal int // bytes of one number; 1000. Names and strings may be 64 times as long.
	Errors  int // reported per source; 20
}

// CheckLimits bound what a source may build before it runs.
type CheckLimits struct {
	Steps  int // expressions elaborated, calls inlined; 1,000,000
	Calls  int // depth of calls; 100
	Unroll int // elements of a list that is unrolled; 100,000
	Array  int // elements of one array of constants; 50,000,000
	Axes   int // of one object; 16
	Errors int // reported; 100

	Time time.Duration // of a whole compile; none: the context decides
}

// RunLimits bound one evaluation.
type RunLimits struct {
	Bytes int64         // of values and buffers, and as much again of formulas, in a compile too; 2 GiB
	Flops float64       // planned operations; 1e13
	Time  time.Duration // of a whole run; none: the context decides
	Dense int           // the largest dimension of a dense second derivative; 4096
}

const (
	defaultOutput = 64 << 20
	defaultRows   = 10_000_000
)

func (l Limits) withDefaults() Limits {
	if l.Output == 0 {
		l.Output = defaultOutput
	}
	if l.Rows == 0 {
		l.Rows = defaultRows
	}
	return l
}

// The rooms below have limits of their own. A conversion compiles only while
// the fields are the same; the others are written out.

func (l SourceLimits) grammar() grammar.Limits { return grammar.Limits(l) }

// data is the limit on data.
func (l Limits) data() int64 {
	most := l.Data
	if most <= 0 {
		most = check.DefaultData
	}
	if l.Run.Bytes > 0 {
		most = min(most, l.Run.Bytes)
	}
	return most
}

func (l RunLimits) exec() exec.Limits { return exec.Limits(l) }

func (l Limits) compile() budget.Limits {
	return budget.Limits{Time: l.Check.Time, Steps: l.Steps, Bytes: l.Run.Bytes, Depth: l.Depth}
}

func (l Limits) run() budget.Limits {
	return budget.Limits{Time: l.Run.Time, Steps: l.Steps, Bytes: l.Run.Bytes, Depth: l.Depth, Operations: float64(l.Operations)}
}

func (l Limits) check() check.Limits {
	c := l.Check
	return check.Limits{
		Steps: c.Steps, Calls: c.Calls, Unroll: c.Unroll, Array: c.Array, Axes: c.Axes, Errors: c.Errors,
		Grammar: l.Source.grammar(),
	}
}
