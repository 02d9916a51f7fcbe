package exercise

// Grading: an answer is compared with what is asked, then with the mistakes that are known.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Grade is what an answer is worth.
type Grade struct {
	Right bool
	// How a right answer was found right: "proved", "tested at sample points" where formulas
	// did not decide, or "compared as numbers".
	How string
	// Hint says what a wrong answer seems to have done; "" when no known mistake fits.
	Hint string
	// Says is what does not fit, in words: a name that is missing, an object of another kind,
	// both sides of a comparison that fails.
	Says string
}

// Grade grades an answer. The error is a diag.List when the answer is no program.
func (e *Exercise) Grade(ctx context.Context, engine *interp.Engine, file, answer string) (Grade, error) {
	stmts, err := statements(answer)
	if err != nil {
		_, err = engine.Compile(ctx, file, answer) // the same mistakes, with the file's name
		return Grade{}, err
	}
	text, changed, err := e.withGiven(answer, stmts)
	if err != nil {
		return Grade{}, err
	}
	if changed != "" {
		return Grade{Says: changed + " is given, and the answer makes another one: leave it as the exercise has it"}, nil
	}
	program, err := engine.Compile(ctx, file, text)
	if err != nil {
		return Grade{}, err
	}
	names := program.Names()
	for _, name := range e.Asks {
		if !slices.Contains(names, name) {
			return Grade{Says: "the answer does not define " + name}, nil
		}
	}
	got, err := e.compare(ctx, engine, text, e.Accept)
	if err != nil || got.Right {
		return got, err
	}
	for _, m := range e.Wrong {
		like, err := e.compare(ctx, engine, text, m.Text)
		if err != nil {
			return Grade{}, err
		}
		if like.Right {
			got.Hint = m.Hint
			break
		}
	}
	if got.Says == "" {
		got.Says = e.kinds(ctx, engine, program)
	}
	return got, nil
}

// withGiven is an answer with the given statements that it leaves out before it, and the name of one that it changes.
func (e *Exercise) withGiven(answer string, stmts []grammar.Stmt) (text, changed string, err error) {
	given, err := statements(e.Given)
	if err != nil {
		return "", "", err
	}
	var has []string
	binds := map[string]string{}
	for _, s := range stmts {
		line := plain(s)
		has = append(has, line)
		binds[bound(s)] = line
	}
	var missing strings.Builder
	for _, s := range given {
		line := plain(s)
		if slices.Contains(has, line) {
			continue
		}
		if name := bound(s); name != "" && binds[name] != "" {
			return "", name, nil
		}
		missing.WriteString(line + "\n")
	}
	return missing.String() + answer, "", nil
}

// plain is a statement in canonical spacing, without the comment that stands above it.
func plain(s grammar.Stmt) string {
	var lines []string
	for _, line := range strings.Split(grammar.StmtString(s), "\n") {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// bound is the name that a statement binds, "" when it binds none.
func bound(s grammar.Stmt) string {
	switch s := s.(type) {
	case *grammar.Define:
		return s.Name.Text
	case *grammar.ChartDecl:
		return s.Name.Text
	case *grammar.MapDecl:
		return s.Name.Text
	case *grammar.Manifold:
		return s.Name.Text
	case *grammar.ParamDecl:
		return s.Name.Text
	case *grammar.Fn:
		return s.Name.Text
	}
	return ""
}

// expected is put before the names of a section, so that they are not the answer's.
const expected = "expected"

// section is the text of a section as a test: its definitions under names of their own, and an assertion for each asked one.
func (e *Exercise) section(text string) (string, error) {
	stmts, err := statements(text)
	if err != nil {
		return "", fmt.Errorf("exercise %s: %w", e.Name, err)
	}
	var own []string
	for _, s := range stmts {
		if d, ok := s.(*grammar.Define); ok {
			own = append(own, d.Name.Text)
		}
	}
	var b strings.Builder
	b.WriteString("\ntest \"exercise\" {\n")
	for _, s := range stmts {
		d, defines := s.(*grammar.Define)
		_, asserts := s.(*grammar.Assert)
		var at []diag.Span
		if defines {
			at = append(at, d.Name.Sp)
		}
		grammar.Walk(s, func(n grammar.Node) bool {
			if name, ok := n.(*grammar.Name); ok && slices.Contains(own, name.Text) && !(asserts && slices.Contains(e.Asks, name.Text)) {
				at = append(at, name.Span())
			}
			return true
		})
		b.WriteString(renamed(text, s.Span(), at) + "\n")
		if defines && slices.Contains(e.Asks, d.Name.Text) {
			fmt.Fprintf(&b, "assert %s ~= %s%s\n", d.Name.Text, expected, d.Name.Text)
		}
	}
	b.WriteString("}\n")
	return b.String(), nil
}

// renamed is a part of a text with a word put before some places in it.
func renamed(text string, part diag.Span, at []diag.Span) string {
	slices.SortFunc(at, func(a, b diag.Span) int { return b.Start - a.Start })
	at = slices.CompactFunc(at, func(a, b diag.Span) bool { return a.Start == b.Start })
	out := text[part.Start:part.End]
	for _, sp := range at {
		k := sp.Start - part.Start
		out = out[:k] + expected + out[k:]
	}
	return out
}

// compare holds an answer to a section.
func (e *Exercise) compare(ctx context.Context, engine *interp.Engine, answer, section string) (Grade, error) {
	test, err := e.section(section)
	if err != nil {
		return Grade{}, err
	}
	program, err := engine.Compile(ctx, "exercise", answer+test)
	var list diag.List
	if errors.As(err, &list) {
		return Grade{}, nil // objects of other kinds are not equal
	}
	if err != nil {
		return Grade{}, err
	}
	c := comparison{how: "proved"}
	result, err := program.Run(ctx, interp.RunOptions{Sink: interp.SinkFunc(c.hear)})
	switch {
	case ctx.Err() != nil:
		return Grade{}, err
	case len(result.Errors) > 0:
		return Grade{Says: result.Errors[0].Message}, nil
	case c.count == 0:
		return Grade{}, fmt.Errorf("exercise %s: a section asserts nothing", e.Name)
	case c.says != "":
		return Grade{Says: c.says}, nil
	}
	return Grade{Right: true, How: c.how}, nil
}

// comparison hears the assertions of a section.
type comparison struct {
	how, says string
	count     int
}

func (c *comparison) hear(event interp.Event) error {
	a, ok := event.(*interp.Asserted)
	if !ok {
		return nil
	}
	c.count++
	switch a.How {
	case "samples":
		c.how = "tested at sample points"
	case "values":
		if c.how == "proved" {
			c.how = "compared as numbers"
		}
	}
	if !a.OK && c.says == "" {
		c.says = different(a)
	}
	return nil
}

// different says where an answer differs, without giving the right one away.
func different(a *interp.Asserted) string {
	name, _, compared := strings.Cut(strings.TrimPrefix(a.Source, "assert "), " ~= "+expected)
	says := a.Why
	switch {
	case says != "":
	case compared:
		says = name + " is not what is asked for"
	default:
		says = "this should hold, and does not: " + strings.TrimPrefix(a.Source, "assert ")
	}
	f := a.Failure
	if f == nil {
		return says
	}
	if f.Reason != "" {
		return "it could not be decided whether the answer is right: " + f.Reason
	}
	if f.Component != "" {
		says += ", in component " + f.Component
	}
	if f.Point != "" {
		says += ", at " + f.Point
	}
	return says
}

// kinds says which of the asked names is an object of another kind than the exercise asks for.
func (e *Exercise) kinds(ctx context.Context, engine *interp.Engine, answer *interp.Program) string {
	model, err := engine.Compile(ctx, "exercise", e.Given+"\n"+e.Accept)
	if err != nil {
		return ""
	}
	for _, name := range e.Asks {
		got, want := answer.TypeOf(name), model.TypeOf(name)
		if want != "" && got != want {
			return fmt.Sprintf("%s is %s; asked for is %s", name, got, want)
		}
	}
	return ""
}
