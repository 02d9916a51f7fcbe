package run

// A workspace: one evaluation's own copy of a program, with what was compiled and proved in it.

import (
	"context"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Workspace is a copy of a program to evaluate in: its checked names, its graph, the
// pools of its formulas, its compiled units. It belongs to one evaluation at a time,
// so nothing in it is locked; it grows with what is asked.
type Workspace struct {
	checked *check.Program
	opt     *Options
	machine *exec.Machine
	charts  map[*index.Chart]*value.Chart
	proofs  *proofs
	named   map[*graph.Node]string // names that nodes are bound to, made when they are asked for

	asked map[string]question // expressions that were checked, by their text
	texts int64               // about what these take

	lent    context.Context // what the host's functions get meanwhile; nil: there are none
	begun   int64           // its size when it was made
	spoiled bool            // an evaluation was cut off: anything may be half done
}

func newWorkspace(checked *check.Program, opt *Options) *Workspace {
	w := &Workspace{
		opt: opt, proofs: newProofs(),
		machine: exec.New(checked.Graph, exec.Options{Kernels: opt.Kernels, Workers: opt.Workers, Limits: opt.Limits.Exec}),
	}
	w.continued(checked)
	w.begun = w.size()
	return w
}

// continued is the workspace after a session has checked one more piece.
func (w *Workspace) continued(checked *check.Program) {
	w.checked, w.named, w.asked = checked, nil, nil
	w.machine.Hold(checked.DataBytes)
	w.learnCharts()
}

// learnCharts makes the table of charts for their domains.
func (w *Workspace) learnCharts() {
	w.charts = make(map[*index.Chart]*value.Chart, len(w.checked.Charts))
	for _, ch := range w.checked.Charts {
		w.charts[ch.C] = ch
	}
}

// size is about how many bytes the workspace holds.
func (w *Workspace) size() int64 { return w.checked.Graph.Bytes() + w.machine.Bytes() + w.texts }

// grown is about how many bytes evaluations have added.
func (w *Workspace) grown() int64 { return w.size() - w.begun }

// question is an expression that was checked: its value, and the statements it
// stands for beside it, points to be built.
type question struct {
	value  value.Value
	points []check.Stmt
}

// expression checks an expression in the scope of the source; the same text is the
// same question.
func (w *Workspace) expression(src *diag.Source) (question, diag.List) {
	if q, ok := w.asked[src.Text]; ok {
		return q, nil
	}
	v, points, errs := w.check(src)
	if errs.HasErrors() {
		return question{}, errs
	}
	q := question{v, points}
	if w.asked == nil {
		w.asked = map[string]question{}
	}
	w.asked[src.Text] = q
	const entry = 300
	w.texts += entry + int64(len(src.Text))
	return q, errs
}

func (w *Workspace) check(src *diag.Source) (v value.Value, points []check.Stmt, errs diag.List) {
	tree, errs := grammar.ParseExprWith(src, w.opt.Limits.Source, w.checked.Graph.Meter)
	if errs.HasErrors() {
		return nil, nil, errs
	}
	known := len(w.checked.Charts)
	v, points, errs = w.checked.Expr(tree)
	if len(w.checked.Charts) > known { // of a library module that is read as it is spoken of
		w.learnCharts()
	}
	return v, points, errs
}

func axesShape(axes []index.Axis) []int {
	var shape []int
	for _, a := range axes {
		shape = append(shape, a.Size)
	}
	return shape
}

// paramNamed is the source's param of a name, or nil.
func (w *Workspace) paramNamed(name string) *graph.Param {
	for _, q := range w.checked.Params {
		if q.Name == name {
			return q
		}
	}
	return nil
}

// nameOf is the name a node is bound to, for formulas of whole graphs.
func (w *Workspace) nameOf(n *graph.Node) string { return w.names()[n] }

// names of bound nodes, made once.
func (w *Workspace) names() map[*graph.Node]string {
	if w.named == nil {
		w.named = map[*graph.Node]string{}
		for _, name := range w.checked.Order {
			if o, ok := w.checked.Names[name].(*value.Object); ok {
				if _, taken := w.named[o.Node]; !taken {
					w.named[o.Node] = name
				}
			}
		}
	}
	return w.named
}
