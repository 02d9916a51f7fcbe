package interp

import (
	"context"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Session is a program that grows line by line: names may be bound again, a
// bare expression is echoed with its type. It belongs to one goroutine.
type Session struct {
	engine  *Engine
	scope   *check.Session
	opt     check.Options
	sink    Sink
	program *Program // everything entered so far
}

// NewSession begins an empty session whose events go to sink.
func (e *Engine) NewSession(sink Sink) (*Session, error) {
	opt, err := e.checkOptions(Source{})
	if err != nil {
		return nil, err
	}
	opt.Session = check.NewSession()
	s := &Session{engine: e, scope: opt.Session, opt: opt, sink: sink}
	return s, nil
}

// Exec reads, checks and runs a piece of source: a line, or a whole block.
// Nothing of a piece that is rejected is kept. The error is a diag.List when
// it was rejected, else as of Program.Run; the sink hears what happened while
// running, and not the rejection.
func (s *Session) Exec(ctx context.Context, name, text string) (res *Result, err error) {
	src := &diag.Source{Name: name, Text: text}
	defer func() {
		if r := recover(); r != nil {
			res, err = &Result{}, diag.List{panicDiagnostic(r, diag.Span{Source: src})}
		}
	}()
	file, errs := grammar.ParseWith(src, s.engine.opt.Limits.Source)
	if errs.HasErrors() {
		return &Result{}, errs
	}
	checked, more := check.Check(file, s.opt)
	errs = append(errs, more...)
	if errs.HasErrors() || checked == nil {
		errs.Sort()
		return &Result{}, errs
	}
	p := s.engine.program(checked, src, errs)
	if s.program != nil && s.program.checked.Graph == checked.Graph {
		p.machine, p.proofs = s.program.machine, s.program.proofs
	}
	s.program = p
	return p.Run(ctx, RunOptions{Sink: s.sink})
}

// Named is a bound name and its type.
type Named struct{ Name, Type string }

// Names are the names bound so far, in order.
func (s *Session) Names() []Named {
	if s.program == nil {
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
	if s.program != nil {
		for _, name := range s.program.checked.Order {
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
func (s *Session) TypeOf(expr string) (typ string, err error) {
	p, err := s.current()
	if err != nil {
		return "", err
	}
	src := &diag.Source{Name: "<type>", Text: expr}
	defer func() {
		if r := recover(); r != nil {
			typ, err = "", panicDiagnostic(r, diag.Span{Source: src})
		}
	}()
	v, _, errs := p.expression(src)
	if errs.HasErrors() {
		return "", errs
	}
	return value.Type(v), nil
}

// Eval is Program.Eval in the session's scope.
func (s *Session) Eval(ctx context.Context, expr string) (Value, error) {
	p, err := s.current()
	if err != nil {
		return Value{}, err
	}
	return p.Eval(ctx, expr)
}

func (s *Session) current() (*Program, error) {
	if s.program == nil {
		if _, err := s.Exec(context.Background(), "<session>", ""); err != nil {
			return nil, err
		}
	}
	return s.program, nil
}

// Help is what is known of a function: its signature, what it computes, an
// example; of a library module ("gallery") its names, and of a module's
// definition ("gallery.kerr") its comment and text.
func (s *Session) Help(name string) (string, bool) {
	if e := builtins.Lookup(name); e != nil {
		return entryHelp(e), true
	}
	if s.program != nil {
		if f, ok := s.program.checked.Names[name].(*value.Func); ok && f.Fn != nil {
			return fnHelp(f.Fn), true
		}
		if v, ok := s.program.checked.Names[name]; ok {
			return name + ": " + value.Type(v) + "\n", true
		}
	}
	if fn := check.LibraryFn(name); fn != nil {
		return fnHelp(fn), true
	}
	return check.ModuleDoc(name)
}

func entryHelp(e *builtins.Entry) string {
	var b strings.Builder
	b.WriteString(e.Signature + "\n\n" + e.Doc + "\n")
	for _, part := range [][2]string{{"Law", e.Law}, {"Errors", e.Errors}, {"Cost", e.Cost}, {"Source", e.Source}} {
		if part[1] != "" {
			b.WriteString(part[0] + ": " + part[1] + "\n")
		}
	}
	if e.Example != "" {
		b.WriteString("\nExample:\n")
		for _, line := range strings.Split(strings.TrimRight(e.Example, "\n"), "\n") {
			b.WriteString("  " + line + "\n")
		}
	}
	return b.String()
}

func fnHelp(fn *grammar.Fn) string {
	text := value.Head(fn) + "\n"
	if fn.Doc != "" {
		text += "\n" + strings.TrimRight(fn.Doc, "\n") + "\n"
	}
	return text
}
