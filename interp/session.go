package interp

// A program that grows line by line, for interactive use.

import (
	"context"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Session is a program that grows line by line: names may be bound again, a
// bare expression is echoed with its type. It belongs to one goroutine.
type Session struct {
	engine  *Engine
	opt     check.Options
	sink    Sink
	program *Program        // everything entered so far
	pieces  []*grammar.File // likewise, as they were read
	cutOff  bool            // checking a piece was: the scope is half done
	tells   bool            // definitions are events
	latex   bool            // formulas are written in LaTeX too
	watch   *Progress       // of what runs
	busy    bool            // a call is under way: what it calls of the host's may not call again
}

// NewSession begins an empty session whose events go to sink.
func (e *Engine) NewSession(sink Sink) (*Session, error) {
	if e == nil || e.host == nil {
		return nil, errNoEngine
	}
	opt, err := e.checkOptions(Source{})
	if err != nil {
		return nil, err
	}
	opt.Session, opt.Meter, opt.Reads = check.NewSession(), budget.New(), &check.Reads{}
	s := &Session{engine: e, opt: opt, sink: sink}
	return s, nil
}

// Announce makes definitions events, Defined, as bare expressions are; a statement with
// a ; behind it says nothing either way.
func (s *Session) Announce(on bool) {
	if s != nil {
		s.tells = on
	}
}

// LaTeX has formulas written in LaTeX beside their text, as RunOptions.LaTeX does.
func (s *Session) LaTeX(on bool) {
	if s != nil {
		s.latex = on
	}
}

// Watch has p told, as pieces run, what each has done so far; nil: nobody watches.
func (s *Session) Watch(p *Progress) {
	if s != nil {
		s.watch = p
	}
}

// Exec reads, checks and runs a piece of source: a line, or a whole block.
// Nothing of a piece that is rejected is kept. The error is a diag.List when
// it was rejected, else as of Program.Run; the sink hears what happened while
// running, and not the rejection.
func (s *Session) Exec(ctx context.Context, name, text string) (res *Result, err error) {
	if err := s.enter(ctx); err != nil {
		return &Result{}, err
	}
	defer s.leave()
	return s.exec(ctx, name, text)
}

func (s *Session) exec(ctx context.Context, name, text string) (res *Result, err error) {
	src := &diag.Source{Name: name, Text: text, Above: above(s.pieces)}
	back := false // a sink may end the goroutine
	defer func() { s.cutOff = s.cutOff || !back }()
	res, err = s.execute(ctx, src)
	back = true
	return res, err
}

// above are the pieces before the next, the last ones of many.
func above(pieces []*grammar.File) func() string {
	return func() string {
		from, size := len(pieces), 0
		for from > 0 && size < longestAbove {
			from--
			size += len(pieces[from].Source.Text) + 1
		}
		var b strings.Builder
		for _, piece := range pieces[from:] {
			b.WriteString(piece.Source.Text + "\n")
		}
		return b.String()
	}
}

// longestAbove bounds, in bytes, what of a session is looked at for what a line may mean.
const longestAbove = 1 << 16

// Warnings are what is to be said of the last piece that was accepted, though it runs.
func (s *Session) Warnings() diag.List {
	if s == nil {
		return nil
	}
	return s.program.Warnings()
}

// enter begins a call of the host, unless one is under way.
func (s *Session) enter(ctx context.Context) error {
	switch {
	case s == nil || s.engine == nil:
		return errNoSession
	case s.busy:
		return diag.New(exec.CodeReentry, diag.Span{}, "a session is asked by a sink or a function that it is calling, or by two goroutines")
	case ctx != nil && ctx.Err() != nil:
		return budget.OfContext(ctx.Err(), context.Cause(ctx), diag.Span{})
	}
	s.busy = true
	return nil
}

func (s *Session) leave() { s.busy = false }

func (s *Session) execute(ctx context.Context, src *diag.Source) (*Result, error) {
	if s.cutOff || s.program != nil && !s.program.runs.Kept() {
		if _, err := s.again(ctx); err != nil {
			return &Result{}, err
		}
	}
	var file *grammar.File
	var checked *check.Program
	var errs diag.List
	var facts run.Facts
	err := s.engine.budgeted(ctx, s.opt.Meter, src, func() {
		if file, errs = grammar.ParseWith(src, s.engine.opt.Limits.Source.grammar(), s.opt.Meter); errs.HasErrors() {
			return
		}
		var more diag.List
		checked, more = check.Check(file, s.opt)
		if errs = append(errs, more...); !errs.HasErrors() && checked != nil {
			facts = run.FactsOf(checked)
		}
	})
	if err != nil {
		s.cutOff = true
		return &Result{}, err
	}
	if errs.HasErrors() || checked == nil {
		errs.Sort()
		return &Result{}, errs
	}
	s.pieces = append(s.pieces, file)
	next := &Program{source: src, warnings: errs}
	if s.program == nil {
		next.runs = run.New(checked, facts, s.again, s.engine.runOptions(nil))
	} else {
		next.runs = run.Continue(s.program.runs, checked, facts, s.again)
	}
	s.program = next
	return s.program.run(ctx, RunOptions{Sink: s.sink, LaTeX: s.latex, Progress: s.watch}, s.tells)
}

// again checks all pieces once more, in a new scope, where what went on in the old
// one was cut off.
func (s *Session) again(ctx context.Context) (p *check.Program, err error) {
	opt := s.opt
	opt.Session = check.NewSession()
	for _, piece := range s.pieces {
		if p, err = s.engine.checkAgain(ctx, piece, opt); err != nil {
			return nil, err
		}
	}
	s.opt.Session, s.cutOff = opt.Session, false
	return p, nil
}

// Named is a bound name and its type.
type Named struct{ Name, Type string }

// Names are the names bound so far, in order.
func (s *Session) Names() []Named {
	if s == nil || s.program == nil {
		return nil
	}
	var out []Named
	for _, name := range s.program.Names() {
		out = append(out, Named{name, s.program.TypeOf(name)})
	}
	return out
}

// Words are all names an expression may use, sorted: bound, library and
// built-in ones.
func (s *Session) Words() []string {
	words := map[string]bool{}
	for _, e := range builtins.All() {
		words[e.Name] = true
	}
	for _, name := range check.LibraryNames() {
		words[name] = true
	}
	if s != nil && s.program != nil {
		for _, name := range s.program.runs.Facts().Names {
			words[name] = true
		}
	}
	out := make([]string, 0, len(words))
	for w := range words {
		out = append(out, w)
	}
	sort.Strings(out)
	return out
}

// TypeOf is the type of an expression in index notation; nothing is computed.
func (s *Session) TypeOf(ctx context.Context, expr string) (string, error) {
	if err := s.enter(ctx); err != nil {
		return "", err
	}
	defer s.leave()
	p, err := s.current()
	if err != nil {
		return "", err
	}
	return p.runs.TypeOf(ctx, expr)
}

// Eval is Program.Eval in the session's scope.
func (s *Session) Eval(ctx context.Context, expr string) (Value, error) {
	if err := s.enter(ctx); err != nil {
		return Value{}, err
	}
	defer s.leave()
	p, err := s.current()
	if err != nil {
		return Value{}, err
	}
	return p.Eval(ctx, expr)
}

func (s *Session) current() (*Program, error) {
	if s.program == nil {
		if _, err := s.exec(context.Background(), "<session>", ""); err != nil {
			return nil, err
		}
	}
	return s.program, nil
}
