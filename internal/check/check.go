package check

// The way in: Check a file, or an expression in the scope of a checked program.

import (
	"slices"
	"sort"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Check checks a file. The program is nil when there are errors; the list may
// hold warnings beside a program. Nothing the file contains makes it panic, but
// with the *budget.Ended of what ends before it is done.
func Check(file *grammar.File, opt Options) (*Program, diag.List) {
	if opt.Session != nil {
		return opt.Session.check(file, opt)
	}
	e := newChecker(opt)
	e.run(file)
	return e.finish()
}

func newChecker(opt Options) *checker {
	g := opt.Graph
	if g == nil {
		g = graph.New(1)
	}
	if opt.Meter != nil {
		g.Metered(opt.Meter)
	}
	e := &checker{world: world{
		g: g, pool: g.Pool, opt: opt, lim: opt.Limits.withDefaults(),
		fromLibrary:    map[string]value.Value{},
		hostNames:      map[string]*binding{},
		hasBody:        map[string]bool{},
		imports:        map[string]*imported{},
		domains:        map[*index.Chart]*value.Domain{},
		paramConds:     map[*graph.Param][]ParamCond{},
		memo:           map[callKey]value.Value{},
		computed:       map[*graph.Node]computedBy{},
		pointIDs:       map[*graph.Point]int64{},
		elementwiseFns: map[*grammar.Fn]bool{},
		prog:           &Program{Graph: g, Names: map[string]value.Value{}},
	}}
	e.libScope = newScope(nil)
	e.libScope.lib = true
	e.libScope.fallback = func(name string) *binding {
		// The library sees itself and the built-ins, never a script.
		if v := e.libraryValue(name); v != nil {
			return &binding{value: v, pattern: name}
		}
		return nil
	}
	e.script = newScope(nil)
	e.script.fallback = e.outside
	e.context = topContext(e.script, newReport(e.lim.Errors), &e.prog.Stmts)
	g.CoordInfo = e.coordInfo
	g.CoordConditions = func(c *index.Chart) []graph.Condition { return e.domains[c].Conditions() }
	g.ParamInfo, g.ParamConditions = e.paramInfo, e.paramOrderings
	e.bindHost(opt)
	return e
}

// coordInfo is what a chart's declaration says of a coordinate.
func (e *checker) coordInfo(c *index.Chart, i int) scalar.VarInfo {
	v := e.domains[c].Interval(i)
	return scalar.VarInfo{
		Name: graph.CoordName(c, i),
		Lo:   v.Lo, Hi: v.Hi, LoClosed: v.LoClosed, HiClosed: v.HiClosed,
		Positive: v.Positive(), NonNegative: v.NonNegative(), Negative: v.Negative(),
	}
}

// bindHost puts the host's arrays and functions into scope.
func (e *checker) bindHost(opt Options) {
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
			e.add(diag.New(refuse.CodeData, diag.Span{}, "the array "+n+" of the host has "+itoa(len(a.Values))+" numbers and a shape of "+itoa(size)))
			continue
		}
		o := &value.Object{Node: e.g.Array(a.Values, axes), Name: n}
		e.hostNames[n] = &binding{value: o, pattern: n}
	}
	for _, f := range opt.Host {
		e.hostNames[f.Name] = &binding{value: &hostFunc{f: f}, pattern: f.Name}
	}
}

// run checks every statement of a file.
func (e *checker) run(file *grammar.File) {
	// It lasts: Program.Expr goes on from there.
	e.within(func(c *context) { c.file = file })
	// Names of statements that could not be read: what uses them says nothing.
	for _, n := range file.Lost {
		e.poison(n)
	}
	e.unknown(file.Unread)
	for _, s := range file.Stmts {
		if e.report.full() {
			return
		}
		e.g.Meter.At(s.Span())
		e.g.Meter.Alive()
		e.stmt(s)
	}
}

// finish gives the program, or the errors.
func (e *checker) finish() (*Program, diag.List) {
	e.unknownParams()
	e.unknownBodies()
	list := e.report.list
	list.Sort()
	for _, d := range list {
		if d.Severity == diag.Error {
			return nil, list
		}
	}
	p := e.prog
	p.checker = e
	p.Steps, p.DataBytes = e.steps, e.data.Used
	return p, list
}

// unknownParams refuses overrides of params that are not there.
func (e *checker) unknownParams() {
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
		e.add(refuse.NoParam(n, have))
	}
}

// Expr checks an expression in the program's outermost scope, for Eval. Points
// written inside are given to the caller in Pre.
func (p *Program) Expr(x grammar.Expr) (v value.Value, pre []Stmt, list diag.List) {
	e := p.checker
	e.steps = 0
	defer e.within(func(c *context) {
		c.scope, c.report, c.stmts, c.statement = newScope(e.script), newReport(e.lim.Errors), &pre, &statement{}
	})()
	v = e.expr(x)
	if q, ok := v.(*pending); ok {
		v = e.decide(q, x)
	}
	if e.pool.TooLong() {
		e.add(refuse.TooLong(x.Span()))
	}
	e.report.list.Sort()
	return v, pre, e.report.list
}
