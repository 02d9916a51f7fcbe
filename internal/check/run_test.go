package check

import (
	"fmt"
	"math"
	"math/rand"

	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// runner evaluates what a program asserts, as far as a test needs it: what was
// elaborated is held to numbers.
type runner struct {
	p    *Program
	m    *exec.Machine
	env  *exec.Env
	errs []string
	done int
}

func run(p *Program) *runner {
	r := &runner{p: p, m: exec.New(p.Graph, exec.Options{Workers: 1}), env: &exec.Env{Params: map[*graph.Param][]float64{}}}
	r.stmts(p.Stmts)
	return r
}

func (r *runner) stmts(ss []Stmt) {
	for _, s := range ss {
		switch s := s.(type) {
		case *Assert:
			r.assert(s)
		case *Test:
			r.stmts(s.Body)
		case *For:
			if len(s.Loops) == 0 {
				r.stmts(s.Body)
				continue
			}
			list, err := r.m.Eval(s.Loops[0].List.Node, r.env)
			if err != nil {
				r.fail(s, err.Error())
				continue
			}
			for _, v := range list.Data {
				r.env.Params[s.Loops[0].Var] = []float64{v}
				r.stmts(s.Body)
			}
		case *SamePoint:
			a, erra := r.m.Point(s.A, r.env)
			b, errb := r.m.Point(s.B, r.env)
			if erra != nil || errb != nil {
				r.fail(s, fmt.Sprint(erra, errb))
				continue
			}
			for i := range a.Coords {
				if math.Abs(a.Coords[i]-b.Coords[i]) > 1e-12*math.Max(1, math.Abs(a.Coords[i])) {
					r.fail(s, "two points")
				}
			}
		case *Print:
			for _, it := range s.Items {
				if o, ok := it.Value.(*value.Object); ok && len(letter.FieldCharts(o)) == 0 {
					if _, err := r.m.Eval(o.Node, r.env); err != nil {
						r.fail(s, err.Error())
					}
				}
			}
		}
	}
}

func (r *runner) fail(s Stmt, why string) {
	line, col := s.Span().Position()
	r.errs = append(r.errs, fmt.Sprintf("%d:%d: %s: %s", line, col, s.Span().Text(), why))
}

func (r *runner) assert(s *Assert) {
	tol := 1e-9
	if s.Tol != nil {
		if v, err := r.m.Eval(s.Tol.Node, r.env); err == nil {
			tol = v.Data[0]
		}
	}
	ok, err := r.cond(s.Cond, tol)
	r.done++
	if err != nil {
		r.fail(s, err.Error())
	} else if !ok {
		r.fail(s, "does not hold")
	}
}

func (r *runner) cond(c value.Cond, tol float64) (bool, error) {
	switch c := c.(type) {
	case *value.CondConst:
		return c.True, nil
	case *value.CondNot:
		ok, err := r.cond(c.X, tol)
		return !ok, err
	case *value.CondAnd:
		for _, x := range c.Xs {
			if ok, err := r.cond(x, tol); !ok || err != nil {
				return false, err
			}
		}
		return true, nil
	case *value.CondOr:
		for _, x := range c.Xs {
			if ok, err := r.cond(x, tol); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case *value.CondCompare:
		return r.compare(c.X, c.Y, c.Op, tol)
	case *value.CondInvariant:
		// A value once; fields are left to the runner above this package.
		if len(letter.FieldCharts(c.X)) > 0 {
			return true, nil
		}
		return r.compare(c.X, c.Recomputed, "~=", 1e-8)
	}
	return false, fmt.Errorf("condition %T", c)
}

func (r *runner) compare(x, y *value.Object, op string, tol float64) (bool, error) {
	var chart *index.Chart
	for _, o := range []*value.Object{x, y} {
		for _, c := range letter.FieldCharts(o) {
			chart = c
		}
	}
	if chart == nil {
		a, err := r.m.Eval(x.Node, r.env)
		if err != nil {
			return false, err
		}
		b, err := r.m.Eval(y.Node, r.env)
		if err != nil {
			return false, err
		}
		return agreeing(a.Data, b.Data, op, tol), nil
	}
	rng := rand.New(rand.NewSource(1))
	for n := 0; n < 5; n++ {
		p := &exec.PointValue{Chart: chart, Coords: make([]float64, chart.Dim)}
		for i := range p.Coords {
			p.Coords[i] = 0.3 + 2*rng.Float64()
			if chart.Name == "S" && chart.Blocks[0].Name == "t" && i == 1 {
				p.Coords[i] += 3
			}
		}
		a, err := r.m.EvalPoint(x.Node, p, r.env)
		if err != nil {
			return false, err
		}
		b, err := r.m.EvalPoint(y.Node, p, r.env)
		if err != nil {
			return false, err
		}
		if !agreeing(a.Data, b.Data, op, tol) {
			return false, nil
		}
	}
	return true, nil
}

func agreeing(a, b []float64, op string, tol float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		ok := false
		switch op {
		case "<":
			ok = a[i] < b[i]
		case "<=":
			ok = a[i] <= b[i]
		case ">":
			ok = a[i] > b[i]
		case ">=":
			ok = a[i] >= b[i]
		case "!=":
			ok = a[i] != b[i]
		case "==":
			ok = a[i] == b[i]
		default:
			ok = math.Abs(a[i]-b[i]) <= tol*math.Max(1, math.Max(math.Abs(a[i]), math.Abs(b[i])))
		}
		if !ok {
			return false
		}
	}
	return true
}
