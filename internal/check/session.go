package check

// A session: names of earlier lines, bound again if need be, and a rejected
// line taken back.

import (
	"maps"
	"slices"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Session keeps what was checked, to go on from: the names of earlier lines,
// which may be bound again, over one graph. A rejected line leaves it as it
// was. It is not safe for use by several goroutines at once.
type Session struct{ checker *checker }

// NewSession is an empty session; its first Check fills it.
func NewSession() *Session { return &Session{} }

// Names lists the names a session has bound, in order.
func (s *Session) Names() []string {
	if s.checker == nil {
		return nil
	}
	return append([]string(nil), s.checker.script.order...)
}

// Value is what a name of the session stands for, nil when it is not bound.
func (s *Session) Value(name string) value.Value {
	if s.checker == nil {
		return nil
	}
	if b := s.checker.script.lookup(name); b != nil {
		return b.value
	}
	return nil
}

// check goes on from the session's state; errors restore it.
func (s *Session) check(file *grammar.File, opt Options) (*Program, diag.List) {
	if s.checker == nil {
		s.checker = newChecker(opt)
	}
	e := s.checker
	back := e.save()
	e.opt.Params, e.opt.FS, e.opt.MaxData = opt.Params, opt.FS, opt.MaxData
	e.steps = 0
	old := e.prog
	e.prog = &Program{Graph: e.g, Names: maps.Clone(old.Names), Order: append([]string(nil), old.Order...),
		Params: slices.Clone(old.Params), Opens: slices.Clone(old.Opens), Conds: slices.Clone(old.Conds), Charts: append([]*value.Chart(nil), old.Charts...), Maps: append([]*graph.Map(nil), old.Maps...), Manifolds: slices.Clone(old.Manifolds)}
	e.within(func(c *context) {
		*c = topContext(e.script, newReport(e.lim.Errors), &e.prog.Stmts)
		c.mayRebind, c.echoes = true, true
	})
	e.run(file)
	p, list := e.finish()
	if p == nil {
		e.prog = old
		back()
	}
	return p, list
}

// save keeps the script's scope and what it imported; the result restores them:
// a file that a rejected line has read is read again when it is asked for.
func (e *checker) save() func() {
	sc := e.script
	names, order, uses := maps.Clone(sc.bindings), slices.Clone(sc.order), slices.Clone(sc.uses)
	taken := e.taken
	imports := maps.Clone(e.imports)
	return func() {
		e.imports = imports
		e.taken = taken
		if e.opt.Reads != nil {
			e.opt.Reads.list = e.opt.Reads.list[:taken]
		}
		sc.bindings, sc.order, sc.uses = names, order, uses
	}
}

// answerName is the last bare expression of a session.
const answerName = "ans"

// answer echoes a bare expression, unless a ; behind it asks for silence. The name ans
// is its value from then on, where it is no coordinate.
func (e *checker) answer(s *grammar.ExprStmt, v value.Value) {
	if !grammar.Muted(s.Span()) {
		e.emit(&Echo{Base{s.Span()}, Item{s.X, v}})
	}
	if b := e.script.lookup(answerName); e.scope != e.script || b != nil && b.coords != nil {
		return
	}
	if o, ok := v.(*value.Object); ok {
		whole := *o
		whole.Letters = nil // an object by itself, its slots in the order they were printed in
		v = &whole
	}
	name := grammar.Ident{At: grammar.At{Sp: s.Span()}, Name: answerName, Text: answerName}
	e.bindTop(name, v, answerName)
}
