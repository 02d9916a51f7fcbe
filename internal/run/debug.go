package run

// The stages of an expression or a line as text: tree, graph, plan, code. Each
// is what a room makes of it, in the room's own words; nothing runs.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Stages are the stages of an expression's way from text to number that Debug
// shows, in order: how it was read, its typed graph, how it will be evaluated,
// and the programs that do it.
var stages = []string{"tree", "graph", "plan", "code"}

// Stages are the names of the stages that Debug shows.
func Stages() []string { return slices.Clone(stages) }

func knownStage(stage string) *diag.Diagnostic {
	if slices.Contains(stages, stage) {
		return nil
	}
	return diag.New(CodeDebug, diag.Span{}, fmt.Sprintf("no stage is named %q; they are %s", stage, strings.Join(stages, ", ")))
}

// Debug is what a stage makes of an expression in the scope of the source.
func (p *Program) Debug(ctx context.Context, stage, expr string) (text string, err error) {
	if d := knownStage(stage); d != nil {
		return "", d
	}
	src := &diag.Source{Name: "<debug>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		if stage == "tree" {
			tree, errs := grammar.ParseExprWith(src, p.opt.Limits.Source, w.checked.Graph.Meter)
			if errs.HasErrors() {
				return errs
			}
			text = grammar.Dump(tree)
			return nil
		}
		q, errs := w.expression(src)
		if errs.HasErrors() {
			return errs
		}
		var list subjects
		list.value(expr, q.value)
		text, err = w.staged(stage, list, at)
		return err
	})
	return text, err
}

// DebugLine is what a stage makes of the statement on a line of the source, the
// innermost where there are several.
func (p *Program) DebugLine(ctx context.Context, stage string, src *diag.Source, line int) (text string, err error) {
	if d := knownStage(stage); d != nil {
		return "", d
	}
	err = p.within(ctx, diag.Span{Source: src}, func(ctx context.Context, w *Workspace) error {
		file, errs := grammar.ParseWith(src, p.opt.Limits.Source, w.checked.Graph.Meter)
		if errs.HasErrors() {
			return errs
		}
		stmt := statementAt(file, line)
		if stmt == nil {
			return diag.New(CodeDebug, diag.Span{}, fmt.Sprintf("no statement stands on line %d of %s", line, src.Name))
		}
		if stage == "tree" {
			text = grammar.Dump(stmt)
			return nil
		}
		list := subjects{within: stmt.Span()}
		for _, name := range w.checked.Order {
			list.bound(name, w.checked.Names[name])
		}
		if err := list.block(w.checked.Stmts); err != nil {
			return err
		}
		text, err = w.staged(stage, list, stmt.Span())
		return err
	})
	return text, err
}

// statementAt is the innermost statement that stands on a line.
func statementAt(file *grammar.File, line int) (found grammar.Stmt) {
	grammar.Walk(file, func(n grammar.Node) bool {
		s, ok := n.(grammar.Stmt)
		if !ok {
			return true
		}
		at := s.Span()
		first, _ := at.Position()
		last, _ := diag.Span{Source: at.Source, Start: max(at.Start, at.End-1), End: at.End}.Position()
		if line < first || line > last {
			return false
		}
		found = s
		return true
	})
	return found
}

// subject is something to see: a node, and what the program calls it.
type subject struct {
	name string
	node *graph.Node
}

// subjects gathers the nodes of values and of the statements within a place.
type subjects struct {
	within diag.Span
	list   []subject
	others []string // values that are no graphs, and why
}

func (s *subjects) add(name string, n *graph.Node) {
	if n != nil && !slices.ContainsFunc(s.list, func(k subject) bool { return k.node == n }) {
		s.list = append(s.list, subject{name, n})
	}
}

func (s *subjects) object(name string, o *value.Object) {
	if o != nil {
		s.add(name, o.Node)
	}
}

// value adds the nodes of a value.
func (s *subjects) value(name string, v value.Value) {
	none := func() { s.others = append(s.others, name+" is "+v.Type()) }
	switch v := v.(type) {
	case *value.Object:
		s.object(name, v)
	case *value.Point:
		for b, n := range v.P.Coords {
			s.add(name+", its "+v.P.Chart.Blocks[b].Name, n)
		}
	case *value.List:
		for k, e := range v.Elems {
			s.value(fmt.Sprintf("%s[%d]", name, k+1), e)
		}
	case *value.Range:
		s.object(name+", its begin", v.Lo)
		s.object(name+", its end", v.Hi)
	case *value.Str:
		if v.Of != nil {
			s.value(name, v.Of)
		} else {
			none()
		}
	case *value.Map:
		for b, n := range v.M.Forward {
			s.add(name+", its "+v.M.To.Blocks[b].Name, n)
		}
	case value.Cond:
		s.condition(name, v)
	case *value.Chart, *value.Func, *value.Manifold, *value.Module:
		none()
	}
}

// condition adds the sides of comparisons.
func (s *subjects) condition(name string, c value.Cond) {
	switch c := c.(type) {
	case *value.CondNot:
		s.condition(name, c.X)
	case *value.CondAnd:
		for _, x := range c.Xs {
			s.condition(name, x)
		}
	case *value.CondOr:
		for _, x := range c.Xs {
			s.condition(name, x)
		}
	case *value.CondCompare:
		s.object(name+", left of "+c.Op, c.X)
		s.object(name+", right of "+c.Op, c.Y)
	case *value.CondInvariant:
		s.object(name, c.X)
		s.object(name+", in the other chart", c.Recomputed)
	case *value.CondConst:
		s.others = append(s.others, fmt.Sprintf("%s is known to be %v", name, c.True))
	}
}

func (s *subjects) covers(at diag.Span) bool {
	return at.Source == s.within.Source && s.within.Start <= at.Start && at.End <= s.within.End
}

// bound adds what a name was bound to within the place.
func (s *subjects) bound(name string, v value.Value) {
	if o, ok := v.(*value.Object); ok && s.covers(o.Def) {
		s.object(name, o)
	}
	if m, ok := v.(*value.Map); ok && s.covers(m.M.Span) {
		s.value(name, m)
	}
}

func (s *subjects) block(stmts []check.Stmt) error {
	for _, st := range stmts {
		if err := st.Accept(s); err != nil {
			return err
		}
	}
	return nil
}

func (s *subjects) items(at diag.Span, items []check.Item) {
	for _, it := range items {
		if s.covers(at) {
			s.value(sourceOf(it.Expr), it.Value)
		}
	}
}

// Bind adds points and lists of them; objects are found by their names.
func (s *subjects) VisitBind(st *check.Bind) error {
	if _, object := st.Value.(*value.Object); !object && st.Name != "" && s.covers(st.Sp) {
		s.value(st.Name, st.Value)
	}
	return nil
}

func (s *subjects) VisitSamePoint(*check.SamePoint) error { return nil } // its points have statements of their own

func (s *subjects) VisitPrint(st *check.Print) error { s.items(st.Sp, st.Items); return nil }
func (s *subjects) VisitShow(st *check.Show) error   { s.items(st.Sp, st.Items); return nil }
func (s *subjects) VisitEcho(st *check.Echo) error {
	s.items(st.Sp, []check.Item{st.Item})
	return nil
}

func (s *subjects) VisitTable(st *check.Table) error {
	return s.rows(st.Sp, st.Items, st.Loops, st.Rows)
}
func (s *subjects) VisitPlot(st *check.Plot) error { return s.rows(st.Sp, st.Items, st.Loops, st.Rows) }

func (s *subjects) rows(at diag.Span, items []check.Item, loops []check.Loop, rows []check.Row) error {
	s.loops(at, loops)
	s.items(at, items)
	for _, row := range rows {
		s.items(at, row.Items)
	}
	return nil
}

func (s *subjects) loops(at diag.Span, loops []check.Loop) {
	for _, l := range loops {
		if l.Var != nil && s.covers(at) {
			s.object("the values of "+l.Var.Name, l.List)
		}
	}
}

func (s *subjects) VisitAssert(st *check.Assert) error {
	if s.covers(st.Sp) {
		s.condition(grammar.OneLine(st.Sp.Text()), st.Cond)
	}
	return nil
}

func (s *subjects) VisitFor(st *check.For) error {
	s.loops(st.Sp, st.Loops)
	return s.block(st.Body)
}

func (s *subjects) VisitForall(st *check.Forall) error {
	for _, d := range st.Dims[:1] {
		for _, a := range d.Asserts {
			if err := a.Accept(s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *subjects) VisitManifold(*check.Manifold) error { return nil }

func (s *subjects) VisitTest(st *check.Test) error { return s.block(st.Body) }

// staged writes a stage of every subject.
func (w *Workspace) staged(stage string, s subjects, at diag.Span) (string, error) {
	var b strings.Builder
	for _, k := range s.list {
		if len(s.list) > 1 {
			b.WriteString("== " + k.name + "\n")
		}
		text, err := w.stageOf(stage, k.node)
		if err != nil {
			return "", located(err, at)
		}
		b.WriteString(text)
	}
	for _, other := range s.others {
		b.WriteString("nothing to evaluate: " + other + "\n")
	}
	if b.Len() == 0 {
		b.WriteString("nothing to evaluate\n")
	}
	return b.String(), nil
}

func (w *Workspace) stageOf(stage string, n *graph.Node) (string, error) {
	if stage == "graph" {
		g := w.checked.Graph
		return g.Dump(n, w.nameOf), nil
	}
	plan, err := w.machine.Plan(n, w.nameOf)
	if err != nil {
		return "", err
	}
	if stage == "code" {
		return plan.Code(w.checked.Graph.Meter), nil
	}
	return plan.Text(w.checked.Graph.Meter), nil
}

// Explain is how an expression will be evaluated. A list, a point or a condition
// has the plans of its parts.
func (p *Program) Explain(ctx context.Context, expr string) (plan *exec.Plan, err error) {
	src := &diag.Source{Name: "<explain>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		q, errs := w.expression(src)
		if errs.HasErrors() {
			return errs
		}
		var s subjects
		s.value(expr, q.value)
		var parts []*exec.Plan
		for _, k := range s.list {
			part, err := w.machine.Plan(k.node, w.nameOf)
			if err != nil {
				return located(err, at)
			}
			parts = append(parts, part)
		}
		if plan = (&exec.Plan{Of: grammar.OneLine(expr), Why: "made of its parts", Before: parts}); len(parts) == 1 {
			plan = parts[0]
		}
		return nil
	})
	return plan, err
}
