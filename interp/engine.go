package interp

import (
	"fmt"
	"io/fs"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Options is what all programs of an Engine share. The zero value is ready to
// use: safe limits, the machine's best kernels, no files, no host functions.
type Options struct {
	Limits  Limits
	Kernels blas.Float64 // matrix kernels; nil: those built in
	Workers int          // goroutines of one run; 0: one per processor
	FS      fs.FS        // what data and import statements may read; nil: nothing
	Host    []*HostFunc
}

// Limits bound what a source may ask for. Zero fields mean the defaults.
type Limits struct {
	Source grammar.Limits // size, depth and literals of a text
	Check  check.Limits   // expressions, calls, sizes of constant arrays
	Run    exec.Limits    // memory, work and time of one evaluation
	Output int64          // bytes of printed text in one run; 64 MiB
	Rows   int            // turns of all loops in one run; 10 million
}

const (
	defaultOutput = 64 << 20
	defaultRows   = 10_000_000
)

// Engine compiles programs. It is immutable and safe for use by several
// goroutines.
type Engine struct {
	opt  Options
	host *hostTable
}

// New makes an engine. The error is about the options themselves: a host
// function without a name, two of one name.
func New(opt Options) (*Engine, error) {
	host, err := newHostTable(opt.Host)
	if err != nil {
		return nil, err
	}
	opt.Host = append([]*HostFunc(nil), opt.Host...)
	if opt.Limits.Output == 0 {
		opt.Limits.Output = defaultOutput
	}
	if opt.Limits.Rows == 0 {
		opt.Limits.Rows = defaultRows
	}
	return &Engine{opt: opt, host: host}, nil
}

// Array is numbers of a host, row-major.
type Array struct {
	Shape  []int
	Values []float64
}

// Source is a program's text and what the host binds in it before checking.
type Source struct {
	Name   string // in diagnostics: a path
	Text   string
	Params map[string]any   // instead of the values written: numbers, []float64, Array
	Data   map[string]Array // arrays in scope by name
	FS     fs.FS            // instead of the engine's
}

// Compile reads and checks a source. The error is a diag.List with every
// mistake of the source; nothing has run.
func (e *Engine) Compile(name, text string) (*Program, error) {
	return e.CompileSource(Source{Name: name, Text: text})
}

// CompileSource is Compile with params and data bound. Params bound here may
// decide sizes; RunOptions.Params may not.
func (e *Engine) CompileSource(s Source) (p *Program, err error) {
	src := &diag.Source{Name: s.Name, Text: s.Text}
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, diag.List{panicDiagnostic(r, diag.Span{Source: src})}
		}
	}()
	opt, err := e.checkOptions(s)
	if err != nil {
		return nil, err
	}
	file, errs := grammar.ParseWith(src, e.opt.Limits.Source)
	checked, more := check.Check(file, opt)
	errs = append(errs, more...)
	if checked != nil {
		errs = append(errs, functionClaims(checked)...)
	}
	if errs.HasErrors() || checked == nil {
		errs.Sort()
		return nil, errs
	}
	p = e.program(checked, src, errs)
	p.bound = opt.Params
	return p, nil
}

func (e *Engine) checkOptions(s Source) (check.Options, error) {
	opt := check.Options{FS: e.opt.FS, Limits: e.opt.Limits.Check}
	opt.Limits.Grammar = e.opt.Limits.Source
	if s.FS != nil {
		opt.FS = s.FS
	}
	for _, f := range e.opt.Host {
		opt.Host = append(opt.Host, e.host.byName[f.Name])
	}
	if len(s.Params) > 0 {
		opt.Params = map[string][]float64{}
		for name, v := range s.Params {
			_, data, err := hostNumbers(name, v)
			if err != nil {
				return opt, diag.List{err}
			}
			opt.Params[name] = data
		}
	}
	if len(s.Data) > 0 {
		opt.Data = map[string]*check.Array{}
		for name, a := range s.Data {
			if err := a.check(name); err != nil {
				return opt, diag.List{err}
			}
			opt.Data[name] = &check.Array{Shape: append([]int(nil), a.Shape...), Values: append([]float64(nil), a.Values...)}
		}
	}
	return opt, nil
}

func (a Array) check(name string) *diag.Diagnostic {
	size := 1
	for _, n := range a.Shape {
		if n < 0 || n > 0 && size > len(a.Values)/n {
			size = -1
			break
		}
		size *= n
	}
	if size != len(a.Values) {
		return diag.New(CodeBinding, diag.Span{}, fmt.Sprintf("%s has shape %v but %d numbers", name, a.Shape, len(a.Values)))
	}
	return nil
}

// hostNumbers reads what a host gave for a name.
func hostNumbers(name string, v any) (shape []int, data []float64, err *diag.Diagnostic) {
	switch v := v.(type) {
	case float64:
		return nil, []float64{v}, nil
	case float32:
		return nil, []float64{float64(v)}, nil
	case int:
		return nil, []float64{float64(v)}, nil
	case int64:
		return nil, []float64{float64(v)}, nil
	case []float64:
		return []int{len(v)}, append([]float64(nil), v...), nil
	case Array:
		if err := v.check(name); err != nil {
			return nil, nil, err
		}
		return append([]int(nil), v.Shape...), append([]float64(nil), v.Values...), nil
	case Value:
		if v.kind == Numbers {
			return v.Shape(), v.Float64s(), nil
		}
	}
	return nil, nil, diag.New(CodeBinding, diag.Span{}, fmt.Sprintf("%s cannot be set from a Go %T; give a number, a []float64 or an interp.Array", name, v))
}

func (e *Engine) program(checked *check.Program, src *diag.Source, warnings diag.List) *Program {
	p := &Program{engine: e, checked: checked, source: src, warnings: warnings, proofs: newProofs()}
	p.machine = exec.New(checked.Graph, exec.Options{Kernels: e.opt.Kernels, Workers: e.opt.Workers, Limits: e.opt.Limits.Run})
	p.learnCharts()
	return p
}
