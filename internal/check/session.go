package check

import (
	"maps"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Session keeps what was checked, to go on from: the names of earlier lines,
// which may be bound again, over one graph. A rejected line leaves it as it
// was. It is not safe for use by several goroutines at once.
type Session struct{ e *elab }

// NewSession is an empty session; its first Check fills it.
func NewSession() *Session { return &Session{} }

// Names lists the names a session has bound, in order.
func (s *Session) Names() []string {
	if s.e == nil {
		return nil
	}
	return append([]string(nil), s.e.script.order...)
}

// Value is what a name of the session stands for, nil when it is not bound.
func (s *Session) Value(name string) value.Value {
	if s.e == nil {
		return nil
	}
	if b := s.e.script.lookup(name); b != nil {
		return b.value
	}
	return nil
}

// check goes on from the session's state; errors restore it.
func (s *Session) check(file *grammar.File, opt Options) (*Program, diag.List) {
	if s.e == nil {
		s.e = newElab(opt)
	}
	e := s.e
	back := e.save()
	e.opt.Params, e.opt.FS, e.opt.MaxData = opt.Params, opt.FS, opt.MaxData
	e.rep = newReport(e.lim.Errors)
	e.steps = 0
	e.top, e.echo = true, true
	old := e.prog
	e.prog = &Program{Graph: e.g, Names: maps.Clone(old.Names), Order: append([]string(nil), old.Order...),
		Params: append([]*graph.Param(nil), old.Params...), Charts: append([]*value.Chart(nil), old.Charts...), Maps: append([]*graph.Map(nil), old.Maps...)}
	e.run(file)
	p, list := e.finish()
	if p == nil {
		e.prog = old
		back()
	}
	return p, list
}

// save keeps the script's scope; the result restores it.
func (e *elab) save() func() {
	sc := e.script
	names := make(map[string]*binding, len(sc.names))
	for k, v := range sc.names {
		names[k] = v
	}
	order := append([]string(nil), sc.order...)
	uses := append([]use(nil), sc.uses...)
	return func() {
		sc.names, sc.order, sc.uses = names, order, uses
		e.sc = sc
	}
}
