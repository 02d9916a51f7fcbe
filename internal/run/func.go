package run

// An expression compiled to straight-line code for a host: numbers in, numbers
// out.

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/internal/vm"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Func is an expression made into straight-line code: numbers in, numbers out.
// It is for a host that asks for the same scalar, or the same few components,
// at many points. It is immutable and safe for use by several goroutines, and
// calling it allocates nothing.
//
// A Func asks no questions: domains of charts are not checked, claims are tested
// when it is compiled and not where it is called, and
// outside a function's domain the result is NaN or infinite.
type Func struct {
	code  *vm.Program
	args  int
	fixed []float64 // inputs after the arguments: params that are not arguments
	shape []int
	outs  int
}

// funcCalls is how many calls compiling a Func counts on: enough to try for the
// shortest form of its expressions.
const funcCalls = 1 << 20

// maxFuncInputs is how many inputs a call copies to the stack.
const maxFuncInputs = 64

// Func compiles an expression in the scope of the source. args are the inputs
// in the order of a call: coordinates of the chart the expression is over, and
// params. Params that are not named keep their values; a coordinate that is
// not named is an error.
func (p *Program) Func(ctx context.Context, expr string, args ...string) (f *Func, err error) {
	src := &diag.Source{Name: "<func>", Text: expr}
	at := diag.Span{Source: src, End: len(expr)}
	err = p.within(ctx, at, func(ctx context.Context, w *Workspace) error {
		f, err = w.function(ctx, src, at, args)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (w *Workspace) function(ctx context.Context, src *diag.Source, at diag.Span, args []string) (*Func, error) {
	q, errs := w.expression(src)
	if errs.HasErrors() {
		return nil, errs
	}
	o, ok := q.value.(*value.Object)
	if !ok {
		return nil, diag.New(CodeFunc, at, "a function of numbers needs a scalar or components, and this is "+q.value.Type())
	}
	r := w.asCompiled(ctx, Setting{})
	r.env.Compiling = true
	if _, err := r.holdFormula(o.Node); err != nil {
		return nil, located(err, at)
	}
	u, parts, err := w.scalarParts(o.Node)
	if no := exec.DerivativeError(w.checked.Graph, err); no != nil {
		return nil, located(no, at)
	}
	if err != nil {
		return nil, diag.New(CodeFunc, at, "this does not come apart into scalar expressions: "+err.Error())
	}
	inputs, err := w.inputs(u, o, args, at)
	if err != nil {
		return nil, err
	}
	f := &Func{args: len(args), shape: axesShape(o.Node.Axes()), outs: len(parts)}
	for _, v := range u.Pool.Vars(parts...) {
		if slices.Contains(inputs, v) {
			continue
		}
		x, err := r.constantOf(u, v, at)
		if err != nil {
			return nil, err
		}
		inputs, f.fixed = append(inputs, v), append(f.fixed, x)
	}
	if f.code, err = vm.CompileFor(u.Pool, parts, inputs, funcCalls); err != nil {
		return nil, diag.New(CodeFunc, at, err.Error())
	}
	return f, nil
}

// scalarParts are a node's components as scalar expressions.
func (w *Workspace) scalarParts(n *graph.Node) (*graph.Formulas, []scalar.Expr, error) {
	g := w.checked.Graph
	u := g.Formulas()
	parts, err := u.Components(n)
	if err != nil {
		return nil, nil, err
	}
	return u, u.Explicit(parts), nil
}

// constantOf is the number of a variable that is not an argument.
func (r *Run) constantOf(u *graph.Formulas, v scalar.Var, at diag.Span) (float64, error) {
	x, ok, err := r.varValue(u, v)
	if err == nil && !ok {
		x, ok, err = r.paramValue(u, v)
	}
	if err != nil {
		return 0, located(err, at)
	}
	if !ok {
		return 0, diag.New(CodeFunc, at, "the expression depends on "+u.Pool.Info(v).Name+", which is not an argument")
	}
	return x, nil
}

// inputs are the variables that argument names stand for.
func (w *Workspace) inputs(u *graph.Formulas, o *value.Object, args []string, at diag.Span) ([]scalar.Var, error) {
	var inputs []scalar.Var
next:
	for _, name := range args {
		for _, c := range o.Node.Charts() {
			for i := range c.Dim {
				if coordinateName(c, i) == strings.TrimPrefix(name, c.Name+".") {
					inputs = append(inputs, u.CoordVar(c, i))
					continue next
				}
			}
		}
		if q := w.paramNamed(name); q != nil && len(q.Axes) == 0 {
			inputs = append(inputs, u.ParamVar(q, 0))
			continue
		}
		// A coordinate of a chart the expression turned out not to depend on is
		// a good argument too.
		for _, c := range w.checked.Charts {
			for i := range c.C.Dim {
				if coordinateName(c.C, i) == strings.TrimPrefix(name, c.C.Name+".") {
					inputs = append(inputs, u.CoordVar(c.C, i))
					continue next
				}
			}
		}
		return nil, diag.New(CodeFunc, at, fmt.Sprintf("%s is neither a coordinate of %s nor a number param", name, chartNames(o.Node.Charts())))
	}
	return inputs, nil
}

func chartNames(charts []*index.Chart) string {
	if len(charts) == 0 {
		return "a chart here"
	}
	var names []string
	for _, c := range charts {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// Shape is the shape of the result, nil for a scalar.
func (f *Func) Shape() []int { return append([]int(nil), f.shape...) }

// Len is the number of components of the result, row-major.
func (f *Func) Len() int { return f.outs }

// Call is the value of a scalar function; args as many as were named. A wrong
// number of arguments, or a function with several components, gives NaN.
func (f *Func) Call(args ...float64) float64 {
	var out [1]float64
	if !f.Into(out[:], args...) {
		return math.NaN()
	}
	return out[0]
}

// Into writes the components of the result to dst and reports whether the
// numbers of arguments and components fit.
func (f *Func) Into(dst []float64, args ...float64) bool {
	if len(args) != f.args || len(dst) != f.outs || f.code == nil {
		return false
	}
	if len(f.fixed) == 0 {
		f.code.Run1(args, dst)
		return true
	}
	var stack [maxFuncInputs]float64
	in := stack[:0]
	in = append(in, args...)
	in = append(in, f.fixed...)
	f.code.Run1(in, dst)
	return true
}

// Columns evaluates at many points at once: args are one column of values per
// argument, all of one length n, or of length 1 for a value that all points
// share; dst has one column of n values per component. It reports whether the
// lengths fit. Columns of dst must not overlap those of args. Per point it
// costs a fraction of Into.
func (f *Func) Columns(dst [][]float64, args ...[]float64) bool {
	if len(args) != f.args || len(dst) != f.outs || f.outs == 0 {
		return false
	}
	n := len(dst[0])
	for _, c := range dst {
		if len(c) != n {
			return false
		}
	}
	for _, c := range args {
		if len(c) != n && len(c) != 1 {
			return false
		}
	}
	in := make([][]float64, 0, len(args)+len(f.fixed))
	in = append(in, args...)
	for i := range f.fixed {
		in = append(in, f.fixed[i:i+1])
	}
	f.code.Run(in, dst, n)
	return true
}

// varValue is the number a run puts in place of a variable of the scalar
// graph: a loop variable's value, a number that was taken at a point.
func (r *Run) varValue(u *graph.Formulas, v scalar.Var) (float64, bool, error) {
	of, _ := u.VarSource(v)
	if q := of.Param; q != nil {
		if x := r.env.Params[q]; q.Loop && of.Index < len(x) {
			return x[of.Index], true, nil
		}
		return 0, false, nil
	}
	n := of.Leaf
	if n == nil || len(n.Charts()) > 0 || r.unset(n) {
		return 0, false, nil
	}
	if err := r.holdClaims(n, nil); err != nil {
		return 0, false, err
	}
	a, err := r.ws.machine.Eval(n, r.env)
	if err != nil {
		return 0, false, err
	}
	return a.Data[of.Index], true, nil
}

// paramValue is a param's number in this run.
func (r *Run) paramValue(u *graph.Formulas, v scalar.Var) (float64, bool, error) {
	of, _ := u.VarSource(v)
	if of.Param == nil {
		return 0, false, nil
	}
	x, err := r.paramNumbers(of.Param)
	if err != nil {
		return 0, false, err
	}
	if of.Index < len(x) {
		return x[of.Index], true, nil
	}
	return 0, false, diag.New(exec.CodeNoParam, of.Param.Span, "param "+of.Param.Name+" has no value")
}
