package check

import (
	"math"
	"slices"
	"sort"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Check checks a file. The program is nil when there are errors; the list may
// hold warnings beside a program. Nothing the file contains makes it panic.
func Check(file *grammar.File, opt Options) (*Program, diag.List) {
	if opt.Session != nil {
		return opt.Session.check(file, opt)
	}
	e := newElab(opt)
	e.run(file)
	return e.finish()
}

func newElab(opt Options) *elab {
	g := opt.Graph
	if g == nil {
		g = graph.New(scalar.NewPool(1))
	}
	e := &elab{
		g: g, pool: g.Pool, opt: opt, lim: opt.Limits.withDefaults(),
		outer:     map[string]value.Value{},
		hostNames: map[string]*binding{},
		info:      map[*index.Chart][]scalar.VarInfo{}, // by block
		memo:      map[callKey]value.Value{},
		computed:  map[*graph.Node]computedBy{},
		pointIDs:  map[*graph.Point]int64{},
		pass:      map[*grammar.Fn]bool{},
		imports:   map[string]*imported{},
		prog:      &Program{Graph: g, Names: map[string]value.Value{}},
	}
	e.rep = newReport(e.lim.Errors)
	e.libScope = newScope(nil)
	e.libScope.lib = true
	e.libScope.outer = func(name string) *binding {
		// The library sees itself and the built-ins, never a script.
		if v := e.library(name); v != nil {
			return &binding{value: v, pattern: name}
		}
		return nil
	}
	e.script = newScope(nil)
	e.script.outer = e.outside
	e.sc = e.script
	g.CoordInfo = e.coordInfo
	e.bring(opt)
	return e
}

// coordInfo is what a chart's declaration says of a coordinate.
func (e *elab) coordInfo(c *index.Chart, i int) scalar.VarInfo {
	for k, b := range c.Blocks {
		if i < b.Offset || i >= b.Offset+b.Size {
			continue
		}
		v := scalar.VarInfo{Name: b.Name, Lo: math.Inf(-1), Hi: math.Inf(1)}
		if info := e.info[c]; k < len(info) {
			v = info[k]
		}
		v.Name += subscript(b.Dims, i-b.Offset)
		return v
	}
	return scalar.VarInfo{}
}

// bring puts the host's arrays and functions into scope.
func (e *elab) bring(opt Options) {
	var names []string
	for n := range opt.Data {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		a := opt.Data[n]
		axes := make([]index.Axis, len(a.Shape))
		size := 1
		for i, d := range a.Shape {
			axes[i] = index.PlainAxis(d)
			size *= d
		}
		if size != len(a.Values) {
			e.rep.add(errAt(CodeData, diag.Span{}, "the array "+n+" of the host has "+itoa(len(a.Values))+" numbers and a shape of "+itoa(size)))
			continue
		}
		o := &value.Object{Node: e.g.Array(append([]float64(nil), a.Values...), axes), Name: n}
		if len(axes) == 0 {
			o.Node = e.g.Number(e.pool.Float(a.Values[0]))
		}
		e.hostNames[n] = &binding{value: o, pattern: n}
	}
	for _, f := range opt.Host {
		e.hostNames[f.Name] = &binding{value: &hostFunc{f: f}, pattern: f.Name}
	}
}

// run checks every statement of a file.
func (e *elab) run(file *grammar.File) {
	e.file = file
	e.stmts = &e.prog.Stmts
	// Names of statements that could not be read: what uses them says nothing.
	for _, n := range file.Lost {
		e.poison(n)
	}
	for _, s := range file.Stmts {
		e.stmt(s)
	}
}

// finish gives the program, or the errors.
func (e *elab) finish() (*Program, diag.List) {
	e.unknownParams()
	list := e.rep.list
	list.Sort()
	for _, d := range list {
		if d.Severity == diag.Error {
			return nil, list
		}
	}
	p := e.prog
	p.e = e
	p.Steps = e.steps
	return p, list
}

// unknownParams refuses overrides of params that are not there.
func (e *elab) unknownParams() {
	var names, have []string
	for n := range e.opt.Params {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, p := range e.prog.Params {
		have = append(have, p.Name)
	}
	for _, n := range names {
		if slices.Contains(have, n) {
			continue
		}
		d := errAt(CodeParam, diag.Span{}, "the program has no param "+n)
		if near := diag.Nearest(n, have); near != "" {
			d.WithNote("did you mean " + near)
		} else if len(have) == 0 {
			d.WithNote("it declares none: param " + n + " = 1")
		}
		e.rep.add(d)
	}
}

// Expr checks an expression in the program's outermost scope, for Eval. Points
// written inside are given to the caller in Pre.
func (p *Program) Expr(x grammar.Expr) (v value.Value, pre []Stmt, list diag.List) {
	e := *p.e
	e.rep = newReport(e.lim.Errors)
	e.steps = 0
	e.sc = newScope(e.script)
	e.stmts = &pre
	e.calls, e.inner, e.bound = nil, nil, nil
	v = e.expr(x)
	if q, ok := v.(*pending); ok {
		v = e.decide(q, x)
	}
	e.rep.list.Sort()
	p.e.seq, p.e.fresh, p.e.loopIDs, p.e.charts, p.e.maps = e.seq, e.fresh, e.loopIDs, e.charts, e.maps
	return v, pre, e.rep.list
}
