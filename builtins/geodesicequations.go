package builtins

// geodesicEquations(G): the equations of geodesics as formulas of their curves.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// applyGeodesicEquations gives x”^k = -C^k_ij x'^i x'^j for each coordinate x^k.
func applyGeodesicEquations(c *Call) (value.Value, error) {
	conn, chart, err := c.metricOrConnection(c.positional(0))
	if err != nil {
		return nil, err
	}
	u := c.G.Formulas()
	gamma, err := u.Components(conn)
	if err != nil {
		return nil, c.noFormula(c.positional(0), err)
	}
	curves, at, err := c.curves(u, chart, conn)
	if err != nil {
		return nil, err
	}
	p, d := u.Pool, chart.Dim
	along := map[scalar.Var]scalar.Expr{}
	speed := make([]scalar.Expr, d)
	for i, f := range curves {
		along[u.CoordVar(chart, i)] = p.Apply(f.Func([]int{0}), at)
		speed[i] = p.Apply(f.Func([]int{1}), at)
	}
	by := scalar.NewSubstitution(along)
	list := &value.List{}
	for k, f := range curves {
		var terms []scalar.Expr
		for i := range d {
			for j := range d {
				g := p.Subst(gamma[(k*d+i)*d+j], by)
				terms = append(terms, p.Neg(p.Mul(g, speed[i], speed[j])))
			}
		}
		left, _ := nodeOf(u, p.Apply(f.Func([]int{2}), at))
		right, ok := nodeOf(u, p.Add(terms...))
		if !ok {
			return nil, c.noFormula(c.positional(0), nil)
		}
		chartwise := func(n *graph.Node) *value.Object {
			return &value.Object{Node: n, Law: index.Chartwise, Why: "an equation for coordinates"}
		}
		list.Elems = append(list.Elems, &value.CondCompare{Op: "==", X: chartwise(left), Y: chartwise(right), Equation: true, Span: c.Span})
	}
	return list, nil
}

// metricOrConnection is an argument that is a connection, or a metric whose connection is meant.
func (c *Call) metricOrConnection(a *Arg) (*graph.Node, *index.Chart, error) {
	if o, ok := a.Value.(*value.Object); ok && o.Law != index.Connection && bilinear(o.Node.Axes()) {
		g, err := c.metric(a, nil)
		if err != nil {
			return nil, nil, err
		}
		chart := g.Node.Axes()[0].Chart
		if g.Value || g.Via != nil {
			return nil, nil, c.wrong(a, "a metric field")
		}
		return c.leviCivita(g.Node), chart, nil
	}
	_, conn, chart, err := c.connection(a)
	return conn, chart, err
}

// curves are the functions that the equations are for, and what they depend on: those
// that are given, or some with the coordinates' names that nothing of the program is.
func (c *Call) curves(u *graph.Formulas, chart *index.Chart, conn *graph.Node) ([]*scalar.Open, scalar.Expr, error) {
	b := c.positional(1)
	if b == nil {
		return c.ownCurves(u, chart, conn)
	}
	o, ok := b.Value.(*value.Object)
	if !ok || len(o.Node.Axes()) > 1 || len(o.Node.Axes()) == 1 && o.Node.Axes()[0].Kind != index.Plain || max(1, o.Node.Size()) != chart.Dim {
		return nil, scalar.Expr{}, c.noCurves(b, chart)
	}
	var curves []*scalar.Open
	var at []scalar.Var
	for _, n := range elements(c.G, o.Node) {
		s, err := c.varied(u, b, n)
		if err != nil || len(s.at) != 1 || slices.Contains(curves, s.open) {
			return nil, scalar.Expr{}, c.noCurves(b, chart)
		}
		curves, at = append(curves, s.open), append(at, s.at[0])
		if at[0] != s.at[0] {
			return nil, scalar.Expr{}, c.noCurves(b, chart)
		}
	}
	if slices.ContainsFunc(o.Node.Charts(), func(x *index.Chart) bool { return x == chart }) {
		return nil, scalar.Expr{}, diag.New(CodeMapChart, b.Span, fmt.Sprintf("a curve depends on a parameter of its own, and not on a coordinate of %s", chart.Name)).
			WithNote("param s, or a chart of its own: chart I(s)")
	}
	return curves, u.Pool.Var(at[0]), nil
}

func (c *Call) noCurves(b *Arg, chart *index.Chart) error {
	names := make([]string, chart.Dim)
	for i := range names {
		names[i] = fmt.Sprintf("x%d(s)", i+1)
	}
	return diag.New(CodeArgument, b.Span, fmt.Sprintf("the curve is a list of %d different functions without a body of one parameter, one for each coordinate of %s; %s is none", chart.Dim, chart.Name, b.text())).
		WithNote("fn " + strings.Join(names, ", ") + "; param s; then [" + strings.Join(names, ", ") + "]")
}

// ownCurves are functions by the names of the coordinates, of a parameter s. They stand
// in what is printed, and take no name of the program: where one that stands in the
// formulas is the same, the user names the curve.
func (c *Call) ownCurves(u *graph.Formulas, chart *index.Chart, conn *graph.Node) ([]*scalar.Open, scalar.Expr, error) {
	var taken []string
	for _, q := range conn.Params() {
		taken = append(taken, q.Name)
	}
	names := make([]string, chart.Dim)
	for i := range names {
		names[i] = graph.CoordName(chart, i)
		if strings.Contains(names[i], "[") || slices.Contains(taken, names[i]) {
			return nil, scalar.Expr{}, diag.New(CodeArgument, c.Span, fmt.Sprintf("the curve of the coordinate %s cannot have its name here: give the curve, as in geodesicEquations(%s, [x1(s), …])", names[i], c.positional(0).text())).
				WithNote("fn x1(s), … declares its functions, and param s what they depend on")
		}
	}
	parameter := ""
	for _, name := range []string{"s", "tau", "lambda", "sigma", "u", "w"} {
		if parameter == "" && !slices.Contains(names, name) && !slices.Contains(taken, name) {
			parameter = name
		}
	}
	if parameter == "" {
		parameter = "s'"
	}
	curves := make([]*scalar.Open, chart.Dim)
	for i, name := range names {
		curves[i] = c.Host.FreshOpen(name, []string{parameter}, c.Span)
	}
	s := &graph.Param{ID: -1, Name: parameter, Span: c.Span}
	return curves, u.Pool.Var(u.ParamVar(s, 0)), nil
}
