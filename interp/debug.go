package interp

// The stages of an expression for bug reports, and how it will be evaluated.

import (
	"context"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/run"
)

// Stages are what Debug shows of an expression, in the order of its way from
// text to number: "tree", how it was read; "graph", its typed graph; "plan", how
// it will be evaluated; "code", the programs that do it.
func Stages() []string { return run.Stages() }

// Debug is what a stage makes of an expression in the scope of the source, as
// text for a bug report. Nothing runs. The text is the same for the same program
// in the same version of Geo, and may be another in the next.
func (p *Program) Debug(ctx context.Context, stage, expr string) (string, error) {
	if !p.made() {
		return "", errNoProgram
	}
	return p.runs.Debug(ctx, stage, expr)
}

// DebugLine is Debug of the statement on a line of the source.
func (p *Program) DebugLine(ctx context.Context, stage string, line int) (string, error) {
	if !p.made() {
		return "", errNoProgram
	}
	return p.runs.DebugLine(ctx, stage, p.source, line)
}

// Debug is Program.Debug in the session's scope.
func (s *Session) Debug(ctx context.Context, stage, expr string) (string, error) {
	if err := s.enter(ctx); err != nil {
		return "", err
	}
	defer s.leave()
	p, err := s.current()
	if err != nil {
		return "", err
	}
	return p.Debug(ctx, stage, expr)
}

// Plan says how an expression will be evaluated. Operations and bytes are those
// of one evaluation at one point, estimated before it, without what is evaluated
// before.
type Plan struct {
	Of         string // what is evaluated, in index notation, cut short
	Tier       string // "component tier", "array tier", "sparse matrix"; "value" of what needs no program of its own
	Why        string // the tier was chosen
	Size       string // of the program
	Operations float64
	Bytes      float64
	Products   []PlanProduct
	Steps      []PlanStep
	Before     []*Plan // values it reads that are evaluated first

	text string
}

// PlanProduct is a product of arrays and the order in which its factors are
// multiplied.
type PlanProduct struct {
	Product    string   // in Einstein's notation: ij,jk,k->i
	Sizes      string   // of its indices: i=30 j=40 k=20
	Order      []string // jk,k->j then ij,j->i
	Operations float64
	Largest    float64 // numbers of the largest value between
}

// PlanStep is one step over arrays.
type PlanStep struct {
	Text       string
	Reads      []string // where an elementwise step reads its arguments
	Operations float64
	Bytes      float64 // written
}

// String is the plan as text, what is evaluated first after what reads it.
func (p *Plan) String() string {
	if p == nil {
		return ""
	}
	return p.text
}

// Explain is the plan of an expression in the scope of the source. Nothing runs.
// A list, a point or a condition has the plans of its parts.
func (p *Program) Explain(ctx context.Context, expr string) (*Plan, error) {
	if !p.made() {
		return nil, errNoProgram
	}
	plan, err := p.runs.Explain(ctx, expr)
	if err != nil {
		return nil, err
	}
	return planOf(plan, map[*exec.Plan]*Plan{}), nil
}

// planOf is a plan in this package's types; known are those made already, since
// a value that is read twice is planned once.
func planOf(x *exec.Plan, known map[*exec.Plan]*Plan) *Plan {
	if p, ok := known[x]; ok {
		return p
	}
	p := &Plan{Of: x.Of, Tier: x.Tier.String(), Why: x.Why, Size: x.Size, Operations: x.Operations, Bytes: x.Bytes, text: x.String()}
	known[x] = p
	for _, q := range x.Products {
		p.Products = append(p.Products, PlanProduct{Product: q.Product, Sizes: q.Sizes, Order: q.Order, Operations: q.Operations, Largest: q.Largest})
	}
	for _, s := range x.Steps {
		p.Steps = append(p.Steps, PlanStep(s))
	}
	for _, b := range x.Before {
		p.Before = append(p.Before, planOf(b, known))
	}
	return p
}
