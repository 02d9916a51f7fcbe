package run

// Do params keep their conditions, param M where M > 0, with the values that they are given?

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// holdParams holds the params that have values to the conditions of their declarations;
// a condition on one that has none says what is known of it.
func (r *Run) holdParams() error {
	for i := range r.ws.checked.Conds {
		k := &r.ws.checked.Conds[i]
		if r.anyOpen(k) {
			continue
		}
		v, err := r.decide(k.Cond, sampling{seed: k.Span})
		if err != nil {
			return located(err, k.Span)
		}
		if !v.ok {
			return r.paramOutside(k)
		}
	}
	return nil
}

// anyOpen reports that a param of a condition has no value.
func (r *Run) anyOpen(k *check.ParamCond) bool {
	for _, q := range k.Params {
		if q.Default == nil && r.env.Params[q] == nil {
			return true
		}
	}
	return false
}

func (r *Run) paramOutside(k *check.ParamCond) error {
	var values []string
	for _, q := range k.Params {
		if x := r.paramNow(q); len(x) == 1 {
			values = append(values, q.Name+" = "+number.Text(x[0]))
		}
	}
	d := diag.New(CodeParamWhere, k.Span, "a param is outside its condition: "+k.Span.Text())
	if len(values) > 0 {
		d.Message = strings.Join(values, ", ") + " violates `where " + k.Span.Text() + "`"
	}
	return d
}

// paramNow is the value that a param has in this run; nil where it has none.
func (r *Run) paramNow(q *graph.Param) []float64 {
	if x := r.env.Params[q]; x != nil {
		return x
	}
	if q.Default == nil {
		return nil
	}
	a, err := r.known(q.Default)
	if err != nil {
		return nil
	}
	return a.Data
}
