package builtins

// series(X, M, n), coeff(X, M, k), polynomial(s): power series of which all is known up to an order.

import (
	"errors"
	"fmt"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

var seriesEntry = Entry{
	Name: "series", Family: Calculus, Min: 3, Max: 3, Named: []string{"about"}, Apply: applySeries,
	Signature: "series(X, x, n), series(X, x, n, about: a), series(X, x, n, about: inf) -> X + O(x^(n+1))",
	Law:       "by a param that of X; a metric stays one, a connection one. By a coordinate chartwise",
	Doc:       "X by the powers of a param, or a scalar by those of a coordinate, up to the n-th, and O(x^(n+1)) for what follows: powers of x, of x - a, or of 1/x about inf. Sums, products, derivatives, inverses, connections and functions of a series keep what is known and no more: division by x and diff lower the order. A comparison holds to the order, and says so; numbers are asked of polynomial(s). Where a condition of the chart or the param leaves one side, the series is one from there.",
	Errors:    "Poles, roots, logarithms and kinks where it is taken, and what is not decided there (E0353); more than n powers of a series of which fewer are known are not made up.",
	Cost:      "that of the coefficients: of a metric's curvature to first order, of its linear part alone",
	Example: `param M, eps
chart S(r) where r > 0
f = 1/(1 - 2 M/r)
s = series(f, M, 2)
print s, d_i s
print series(f, r, 3, about: inf)
assert coeff(s, M, 2) == 4/r^2
assert polynomial(s) == 1 + 2 M/r + 4 M^2/r^2
`,
}

var coeffEntry = Entry{
	Name: "coeff", Family: Calculus, Min: 3, Max: 3, Named: []string{"about"}, Apply: applyCoeff,
	Signature: "coeff(X, x, k), coeff(X, x, k, about: a) -> c",
	Law:       "by a param that of X, of a connection from the first power on a tensor; by a coordinate chartwise",
	Doc:       "The coefficient of the k-th power of a param or a coordinate in X: an exact object, in which x does not stand. Of a series the power is one of those that are known.",
	Errors:    "Powers beyond the order of X, and what has no series (E0353).",
	Cost:      "that of the coefficient",
	Example: `param eps
chart P(x, y)
fn h(x)
metric g_ij = diag(1, 1 + eps h(x)) on P
R = ricci(levicivita(g))
print coeff(R, eps, 1)
assert coeff(R, eps, 0) == 0*R
`,
}

var polynomialEntry = Entry{
	Name: "polynomial", Family: Calculus, Min: 1, Max: 1, Apply: applyPolynomial,
	Signature: "polynomial(s) -> X",
	Law:       "that of s",
	Doc:       "What is known of a series, without the mark O(x^n): an exact object, of which numbers can be asked.",
	Errors:    "What is no series (E0353).",
	Cost:      "that of the coefficients",
	Example: `param eps
s = series(exp(eps), eps, 2)
assert polynomial(s) == 1 + eps + eps^2/2
assert subst(polynomial(s), eps: 1) == 5/2
`,
}

// smallOf is what a series goes by: the second argument and about.
func (c *Call) smallOf(by *Arg, o *value.Object) (*graph.Small, error) {
	b, ok := by.Value.(*value.Object)
	neither := diag.New(CodeArgument, by.Span, c.Entry.Name+" goes by a param or a coordinate; "+by.text()+" is neither").WithNote(c.Entry.Signature)
	if !ok || len(b.Node.Axes()) > 0 {
		return nil, neither
	}
	s := &graph.Small{Param: c.G.ParamOf(b.Node)}
	var in []graph.Condition
	if s.Param != nil {
		if s.Param.Default != nil || s.Param.Loop {
			return nil, diag.New(CodeArgument, by.Span, by.text()+" has a value; a series goes by a param without one").
				WithPlace(s.Param.Span, "param "+s.Param.Name+" = …")
		}
		if s.Param.Open != nil {
			return nil, neither
		}
		if s.Param.Formal != nil {
			s.Most = c.G.Most(s.Param)
		}
		if c.G.ParamConditions != nil {
			in = c.G.ParamConditions(s.Param)
		}
	} else {
		chart, i, ok := coordinate(b.Node)
		switch {
		case !ok:
			return nil, neither
		case o.Slots() > 0:
			return nil, diag.New(CodeArgument, c.positional(0).Span, fmt.Sprintf("a series by a coordinate is one of a scalar; %s is %s", c.positional(0).text(), o.Kind())).
				WithNote("a component of it has one, and so has what depends on a param")
		}
		s.Chart, s.Index = chart, i
		in = c.G.ConditionsOf(chart)
	}
	return s, c.about(s, by, in)
}

// about reads where the series is taken, and from which side.
func (c *Call) about(s *graph.Small, by *Arg, in []graph.Condition) error {
	u := c.G.Formulas()
	l := &limiting{c: c, u: u, in: in}
	if s.Param != nil {
		l.x = u.ParamVar(s.Param, 0)
	} else {
		l.x = u.CoordVar(s.Chart, s.Index)
	}
	at := c.G.Zero(nil)
	a := c.option("about")
	if a != nil {
		o, err := c.scalar(a)
		if err != nil {
			return err
		}
		if at = o.Node; len(at.Charts()) > 0 || at.HasRuntime() || at.HasRemainder() || s.Param != nil && at.DependsOnParam(s.Param) {
			return diag.New(CodeArgument, a.Span, "about is a number, an expression of other params, or inf")
		}
	}
	if err := l.read(at, at); err != nil {
		return diag.New(CodeSeries, c.Span, "it is not decided where the series is taken: "+err.Error())
	}
	where := "0"
	if a != nil {
		where = valueText(a)
	}
	nowhere := diag.New(CodeSeries, c.Span, by.text()+" does not come to "+where+" under its conditions")
	if l.far != 0 {
		if inside, known := l.inside(1); l.far < 0 || !known || !inside {
			return nowhere
		}
		s.Inf, s.Positive = true, true
		return nil
	}
	if !at.IsZero() {
		s.About = at
	}
	above, known := l.inside(1)
	below, known2 := l.inside(-1)
	switch {
	case !known || !known2:
		return diag.New(CodeSeries, c.Span, "it is not known whether "+by.text()+" keeps its conditions close to "+where)
	case !above && !below:
		return nowhere
	}
	s.Positive = above && !below
	return nil
}

// seriesArgs are the object, what its series goes by, and a power.
func (c *Call) seriesArgs() (*value.Object, *graph.Small, int, error) {
	o, err := c.object(c.positional(0))
	if err != nil {
		return nil, nil, 0, err
	}
	s, err := c.smallOf(c.positional(1), o)
	if err != nil {
		return nil, nil, 0, err
	}
	least := 0
	if c.Entry.Name == "coeff" {
		least = -maxOrder
	}
	n, err := c.whole(c.positional(2), least)
	if err == nil && n > maxOrder {
		err = diag.New(CodeArgument, c.positional(2).Span, fmt.Sprintf("at most %d powers are taken", maxOrder))
	}
	if err != nil {
		return nil, nil, 0, err
	}
	if was, err := c.G.SmallOf(o.Node); err != nil {
		return nil, nil, 0, c.noSeries(err)
	} else if was != nil && !was.Same(s) {
		return nil, nil, 0, diag.New(CodeSeries, c.positional(1).Span, c.positional(0).text()+" is a series by other powers, those of "+was.Name()+" where it was taken").
			WithNote("polynomial(s) is what is known of a series s, as an exact object")
	}
	return o, s, n, nil
}

// maxOrder bounds the powers of a series.
const maxOrder = 40

func applySeries(c *Call) (value.Value, error) {
	o, s, n, err := c.seriesArgs()
	if err != nil {
		return nil, err
	}
	r, err := c.G.OrdersOf(o.Node, s, n)
	if err != nil {
		return nil, c.noSeries(err)
	}
	if r.DropPoles(c.G); r.Low() < 0 {
		return nil, c.pole(r, n)
	}
	r.Cut(n + 1)
	if d, ok := r.Hold(c.G); !ok {
		return nil, c.hangs(d)
	}
	return orNothing(c.truncated(o, r))
}

// orNothing is an object as a value, where there is no error.
func orNothing(o *value.Object, err error) (value.Value, error) {
	if err != nil {
		return nil, err
	}
	return o, nil
}

// truncated is an object of the kind of o with what is known of a series.
func (c *Call) truncated(o *value.Object, r *graph.Orders) (*value.Object, error) {
	var chart *index.Chart
	for _, x := range o.Node.Charts() {
		if chart != nil {
			return nil, diag.New(CodeSeries, c.Span, "a series is one of an object over one chart")
		}
		chart = x
	}
	law := o.Law
	if law == index.Connection {
		law = index.Tensor // what is left of a connection is a tensor
	}
	n := c.G.Truncated(r, law, chart)
	out := o.WithNode(n)
	if r.By.Param == nil {
		out.Law, out.Anomaly = index.Chartwise, nil
		out.Why = "a series by the coordinate " + r.By.Name() + " is another in other coordinates"
		return out, nil
	}
	out.Metric = o.Metric && c.staysMetric(r)
	if chart != nil && o.Law != index.Chartwise {
		out.Node = c.G.Input(n, graph.InputInfo{Law: o.Law, Metric: out.Metric, Span: c.Span}, nil, chart)
		if c.G.RestsOnClaims(o.Node) {
			out.Node = c.G.Claim(out.Node, &graph.ClaimInfo{Name: c.Span.Text(), Law: o.Law, Metric: out.Metric, Span: c.Span})
		}
	}
	return out, nil
}

// staysMetric reports that a metric is not degenerate where its series begins.
func (c *Call) staysMetric(r *graph.Orders) bool {
	if r.Low() != 0 || r.End <= 0 {
		return false
	}
	u := c.G.Formulas()
	det, err := u.Components(c.G.Det(r.Coef(c.G, 0)))
	return err == nil && !det[0].Undefined() && u.Pool.IsZero(det[0]) == scalar.NonZero
}

func applyCoeff(c *Call) (value.Value, error) {
	o, s, k, err := c.seriesArgs()
	if err != nil {
		return nil, err
	}
	r, err := c.G.OrdersOf(o.Node, s, k)
	if err != nil {
		return nil, c.noSeries(err)
	}
	if k >= r.End {
		return nil, diag.New(CodeSeries, c.positional(2).Span, fmt.Sprintf("%s is known up to %s; its coefficient of order %d is not", c.positional(0).text(), r.Mark(c.aboutText()), k)).
			WithNote("take the series, or declare the param, to a higher order")
	}
	if d, ok := r.Hold(c.G, k); !ok {
		return nil, c.hangs(d)
	}
	return c.coefficient(o, r, k), nil
}

// coefficient is one of a series, as an object.
func (c *Call) coefficient(o *value.Object, r *graph.Orders, k int) *value.Object {
	out := o.WithNode(r.Coef(c.G, k))
	out.Value = o.Value && len(out.Node.Charts()) == 0
	switch {
	case r.By.Param == nil:
		out.Law, out.Anomaly, out.Metric = index.Chartwise, nil, false
		out.Why = "a coefficient of a series by the coordinate " + r.By.Name() + " is another in other coordinates"
	case k != 0:
		out.Metric = false
		if out.Law == index.Connection {
			out.Law, out.Why, out.Anomaly = index.Tensor, "", nil
		}
	default:
		out.Metric = o.Metric && c.staysMetric(r)
	}
	if out.Law != index.Chartwise && !out.Node.IsZero() {
		if charts := out.Node.Charts(); len(charts) == 1 {
			out.Node = c.G.Input(out.Node, graph.InputInfo{Law: out.Law, Metric: out.Metric, Span: c.Span}, nil, charts[0])
		}
		if c.G.RestsOnClaims(o.Node) {
			out.Node = c.G.Claim(out.Node, &graph.ClaimInfo{Name: c.Span.Text(), Law: out.Law, Metric: out.Metric, Span: c.Span})
		}
	}
	return out
}

func applyPolynomial(c *Call) (value.Value, error) {
	a := c.positional(0)
	o, err := c.object(a)
	if err != nil {
		return nil, err
	}
	if !o.Node.HasRemainder() {
		return nil, diag.New(CodeSeries, a.Span, a.text()+" is exact: polynomial takes what is known up to an order").WithFix(c.Span, a.code())
	}
	r, err := c.G.Known(o.Node)
	if err != nil {
		return nil, c.noSeries(err)
	}
	n := c.G.Polynomial(r)
	out := o.WithNode(n)
	if r.By.Param != nil {
		out.Metric = o.Metric && c.staysMetric(r)
		if charts := n.Charts(); len(charts) == 1 && o.Law != index.Chartwise {
			out.Node = c.G.Input(n, graph.InputInfo{Law: o.Law, Metric: out.Metric, Span: c.Span}, nil, charts[0])
		}
	}
	return out, nil
}

// aboutText is what powers are taken about, as it was written.
func (c *Call) aboutText() string {
	if a := c.option("about"); a != nil {
		return valueText(a)
	}
	return "0"
}

// noSeries is the diagnostic of what has no series.
func (c *Call) noSeries(err error) error {
	a := c.positional(0)
	d := diag.New(CodeSeries, c.Span, a.text()+" has no power series there: "+err.Error())
	var no *graph.NoOrders
	if errors.As(err, &no) {
		if at := c.G.Origin(no.Node); !at.IsZero() && at.Source == c.Span.Source && (at.Start < c.Span.Start || at.End > c.Span.End) {
			d.WithPlace(at, "here")
		}
	}
	if errors.Is(err, graph.ErrTwoSmall) {
		d.WithNote("polynomial(s) is what is known of a series s, as an exact object")
	}
	return d
}

// hangs is the diagnostic of a coefficient 0 that is another where a divisor is 0.
func (c *Call) hangs(d *graph.Node) error {
	text := "a divisor"
	u := c.G.Formulas()
	if es, err := u.Components(d); err == nil && len(es) == 1 {
		text = u.Pool.Format(es[0], scalar.Text)
	}
	return diag.New(CodeSeries, c.Span, "what is left of "+c.positional(0).text()+" hangs on whether "+text+" is 0").
		WithNote("a condition may say it, as in: param M where M > 0, fn a(t) where a > 0")
}

// pole is the diagnostic of a series that begins with negative powers.
func (c *Call) pole(r *graph.Orders, n int) error {
	a, by := c.positional(0), c.positional(1)
	d := c.noSeries(scalar.ErrPole).(*diag.Diagnostic)
	k := -r.Low()
	switch about := c.option("about"); {
	case about == nil && len(r.Coefs) > 0:
		power := by.code()
		if k > 1 {
			power += fmt.Sprintf("^%d", k)
		}
		d.WithFixNote(c.Span, fmt.Sprintf("series(%s*(%s), %s, %d)/%s", power, a.code(), by.code(), n+k, power), "a product with its power has one")
	case r.By.Inf && len(r.Coefs) > 0:
		power := by.code()
		if k > 1 {
			power += fmt.Sprintf("^%d", k)
		}
		d.WithFixNote(c.Span, fmt.Sprintf("%s*series((%s)/%s, %s, %d, about: inf)", power, a.code(), power, by.code(), n+k), "a quotient by its power has one")
	}
	return d
}

// exactly is the diagnostic of a series where an exact object is asked for.
func (c *Call) exactly(a *Arg) error {
	mark := "an order"
	if o, ok := a.Value.(*value.Object); ok {
		if r, err := c.G.Known(o.Node); err == nil {
			mark = r.Mark("…")
		}
	}
	return diag.New(CodeSeries, a.Span, c.Entry.Name+" takes what is known exactly; "+a.text()+" is known up to "+mark).
		WithFixNote(a.Span, "polynomial("+a.code()+")", "what is known of it")
}
