package interp

// The engine: options that a host sets once, and compiling a source to a
// program.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"gonum.org/v1/gonum/blas"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/run"
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
	// Cache is how many bytes, about, a program may keep of what evaluations
	// compiled, for later ones; 0 is 64 MiB, negative is nothing.
	Cache int64
}

// Engine compiles programs. It is immutable and safe for use by several
// goroutines.
type Engine struct {
	opt  Options
	host *hostTable
}

// New makes an engine. The error is about the options themselves: a host
// function without a name, with one that scripts cannot call, two of one name.
func New(opt Options) (*Engine, error) {
	host, err := newHostTable(opt.Host)
	if err != nil {
		return nil, err
	}
	opt.Host = append([]*HostFunc(nil), opt.Host...)
	opt.Limits = opt.Limits.withDefaults()
	if opt.Cache == 0 {
		opt.Cache = defaultCache
	}
	return &Engine{opt: opt, host: host}, nil
}

const defaultCache = 64 << 20

// Source is a program's text and what the host binds in it before checking.
type Source struct {
	Name   string // in diagnostics: a path
	Text   string
	Params map[string]any // instead of the values written: numbers, []float64, Array
	// Functions are bodies of functions that the text declares without one: "a(t)" and
	// "t^(2/3)". A body is a formula in the letters between the brackets, in params and
	// functions that are declared before it; the function's conditions must hold for it.
	Functions map[string]string
	Data      map[string]Array // arrays in scope by name
	FS        fs.FS            // instead of the engine's
}

// Compile reads and checks a source. The error is a diag.List with every
// mistake of the source, or the context's; nothing has run.
func (e *Engine) Compile(ctx context.Context, name, text string) (*Program, error) {
	return e.CompileSource(ctx, Source{Name: name, Text: text})
}

// CompileSource is Compile with params and data bound. Params bound here may
// decide sizes; RunOptions.Params may not.
func (e *Engine) CompileSource(ctx context.Context, s Source) (p *Program, err error) {
	if e == nil || e.host == nil {
		return nil, errNoEngine
	}
	src := &diag.Source{Name: s.Name, Text: s.Text}
	begun := run.Now()
	opt, err := e.checkOptions(s)
	if err != nil {
		return nil, err
	}
	opt.Meter, opt.Reads = budget.New(), &check.Reads{}
	var file *grammar.File
	var checked *check.Program
	var errs diag.List
	var facts run.Facts
	err = e.budgeted(ctx, opt.Meter, src, func() {
		var more diag.List
		file, errs = grammar.ParseWith(src, e.opt.Limits.Source.grammar(), opt.Meter)
		checked, more = check.Check(file, opt)
		if errs = append(errs, more...); !errs.HasErrors() && checked != nil {
			facts = run.FactsOf(checked)
		}
	})
	if list, ended := err.(diag.List); ended && errs.HasErrors() { // what was read tells more
		err = append(errs, list...)
	}
	if err != nil {
		return nil, err
	}
	if errs.HasErrors() || checked == nil {
		errs.Sort()
		return nil, errs
	}
	again := func(ctx context.Context) (*check.Program, error) {
		opt := opt
		opt.Meter = budget.New()
		return e.checkAgain(ctx, file, opt)
	}
	p = &Program{source: src, warnings: errs, runs: run.New(checked, facts, again, e.runOptions(opt.Params))}
	p.checking = checkingSince(begun, s.Name)
	return p, nil
}

// budgeted reads or checks within the budget of a compile. The error is a list, as of
// other refusals, of the limit that it met or the bug, or the end of the host's context.
func (e *Engine) budgeted(ctx context.Context, m *budget.Meter, src *diag.Source, do func()) (err error) {
	if ctx == nil {
		ctx = context.Background()
	}
	end := m.Begin(ctx, e.opt.Limits.compile())
	m.At(diag.Span{Source: src})
	defer func() {
		end()
		r := recover()
		if r == nil {
			return
		}
		d := run.Bug(r, diag.Span{Source: src})
		err = diag.List{d}
		if e, ok := r.(*budget.Ended); ok && !e.Own {
			err = d
		}
	}()
	m.Alive()
	do()
	return nil
}

// What methods of a zero Engine, Program or Session say.
var (
	errNoEngine  = errors.New("interp: an Engine is made by New")
	errNoProgram = errors.New("interp: a Program is made by Engine.Compile")
	errNoSession = errors.New("interp: a Session is made by Engine.NewSession")
)

// checkAgain checks what was accepted before.
func (e *Engine) checkAgain(ctx context.Context, file *grammar.File, opt check.Options) (p *check.Program, err error) {
	var list diag.List
	if err := e.budgeted(ctx, opt.Meter, file.Source, func() { p, list = check.Check(file, opt) }); err != nil {
		return nil, err
	}
	if p == nil {
		return nil, list
	}
	return p, nil
}

func (e *Engine) checkOptions(s Source) (check.Options, error) {
	opt := check.Options{FS: guardedFS(e.opt.FS), MaxData: e.opt.Limits.data(), Limits: e.opt.Limits.check()}
	if s.FS != nil {
		opt.FS = guardedFS(s.FS)
	}
	for _, f := range e.opt.Host {
		opt.Host = append(opt.Host, e.host.byName[f.Name])
	}
	if len(s.Params) > 0 {
		opt.Params = map[string][]float64{}
		for _, name := range slices.Sorted(maps.Keys(s.Params)) {
			v := s.Params[name]
			_, data, err := hostNumbers(name, v)
			if err != nil {
				return opt, diag.List{err}
			}
			opt.Params[name] = data
		}
	}
	for _, head := range slices.Sorted(maps.Keys(s.Functions)) {
		b, err := e.body(head, s.Functions[head])
		if err != nil {
			return opt, err
		}
		opt.Bodies = append(opt.Bodies, b)
	}
	if len(s.Data) > 0 {
		opt.Data = map[string]*check.Array{}
		for _, name := range slices.Sorted(maps.Keys(s.Data)) {
			a := s.Data[name]
			if why := badName(name); why != "" {
				return opt, diag.List{diag.New(run.CodeBinding, diag.Span{}, fmt.Sprintf("data of the host cannot be named %q: %s", name, why))}
			}
			if e.host.byName[name] != nil {
				return opt, diag.List{diag.New(run.CodeBinding, diag.Span{}, "data and a function of the host are both named "+name)}
			}
			if err := a.check(name); err != nil {
				return opt, diag.List{err}
			}
			opt.Data[name] = &check.Array{Shape: append([]int(nil), a.Shape...), Values: append([]float64(nil), a.Values...)}
		}
	}
	return opt, nil
}

// body reads a function's body that a host gives.
func (e *Engine) body(head, text string) (check.Body, error) {
	left := &diag.Source{Name: "a function of the host", Text: head}
	x, list := grammar.ParseExprWith(left, e.opt.Limits.Source.grammar(), nil)
	if len(list) > 0 {
		return check.Body{}, list
	}
	call, ok := x.(*grammar.Call)
	if !ok {
		return check.Body{}, diag.List{diag.New(run.CodeBinding, x.Span(), "a function of the host is named by its call with letters: a(t)")}
	}
	is, list := grammar.ParseExprWith(&diag.Source{Name: "the body of " + head, Text: text}, e.opt.Limits.Source.grammar(), nil)
	if len(list) > 0 {
		return check.Body{}, list
	}
	return check.Body{Call: call, Is: is}, nil
}

func (e *Engine) runOptions(bound map[string][]float64) run.Options {
	limits := e.opt.Limits
	return run.Options{
		Kernels: e.opt.Kernels, Workers: e.opt.Workers, Bound: bound, Cache: e.opt.Cache, Hosted: len(e.opt.Host) > 0,
		Limits: run.Limits{Source: limits.Source.grammar(), Exec: limits.Run.exec(), Work: limits.run(), Output: limits.Output, Rows: limits.Rows},
	}
}
