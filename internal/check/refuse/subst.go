package refuse

// Words about subst: what cannot be replaced, and values that break a condition.

import (
	"regexp"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/quote"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// SubstForm refuses a call that does not say what is replaced.
func SubstForm(x *grammar.Call) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Span(), "subst takes one object, and behind it what is replaced by what").
		WithNote("subst(X, M: 2, a(t): t^(2/3)) replaces params and functions without a body; f @ c(1, 2) takes a field at a point")
}

// SubstSolution refuses what says neither what is replaced nor is a solution; of the
// solutions of an equation the first is offered.
func SubstSolution(x *grammar.Call, a *grammar.Arg, l *value.List) *diag.Diagnostic {
	if l != nil && len(l.Elems) > 0 {
		if one, ok := l.Elems[0].(*value.List); ok && one.Of != nil {
			return diag.New(CodeSubst, a.Span(), "subst puts in one solution; "+quote.Short(a.Value)+" is a list of them").
				WithFix(a.Span(), quote.Text(a.Value)+"[1]")
		}
	}
	if l != nil && len(l.Elems) == 0 {
		return diag.New(CodeSubst, a.Span(), quote.Short(a.Value)+" is empty: there is no solution to put in")
	}
	return SubstForm(x)
}

// SubstSolved refuses a solution for a call that is no rule for all calls.
func SubstSolved(a *grammar.Arg, text string) *diag.Diagnostic {
	return diag.New(CodeSubst, a.Span(), "what was found for "+text+" holds there alone: a rule for all arguments has letters between the brackets, and nothing but these in it").
		WithNote("a solution for a call at coordinates or params, each once, in which no other coordinate stands, is put in at all arguments")
}

// CallNamed refuses a(t): t^2 as an argument of any other function.
func CallNamed(a *grammar.Arg) *diag.Diagnostic {
	return diag.New(CodeArguments, a.Span(), "only subst replaces calls: "+quote.Short(a.For)+" names no argument here")
}

// SubstUnknown refuses a name that is not bound.
func SubstUnknown(a *grammar.Arg) *diag.Diagnostic {
	return diag.New(CodeUnknown, a.Name.Sp, a.Name.Text+" is not defined")
}

// SubstTwice refuses what is replaced twice.
func SubstTwice(a *grammar.Arg) *diag.Diagnostic {
	return diag.New(CodeSubst, a.Span(), "this is replaced already")
}

// SubstNoParam refuses what is neither a param nor an open function.
func SubstNoParam(a *grammar.Arg, kind string) *diag.Diagnostic {
	return diag.New(CodeSubst, a.Span(), "subst replaces params and functions without a body; "+a.Name.Text+" is "+kind)
}

// SubstWhole refuses an open function's name without its letters.
func SubstWhole(a *grammar.Arg, o *scalar.Open) *diag.Diagnostic {
	return diag.New(CodeSubst, a.Span(), "a function is replaced by an expression in its letters").
		WithFix(a.Span(), o.Head()+": "+quote.Text(a.Value))
}

// SubstNoFunction refuses a call of what has a body.
func SubstNoFunction(a *grammar.Arg) *diag.Diagnostic {
	return diag.New(CodeSubst, a.For.Span(), quote.Short(a.For)+" is no call of a function without a body")
}

// SubstSlots refuses a field with slots, whose components are replaced by a solution.
func SubstSlots(a *grammar.Arg, f *value.Func) *diag.Diagnostic {
	part := ""
	for _, o := range f.Slots.Parts {
		if o != nil && part == "" {
			part = o.Head()
		}
	}
	return diag.New(CodeSubst, a.For.Span(), quote.Short(a.For)+" has slots: its components are replaced one by one, each by a solution").
		WithNote("subst(X, solve(" + part + " == …, for: " + part + ")[1])")
}

// SubstGiven refuses a function that has a body already.
func SubstGiven(a *grammar.Arg, o *scalar.Open) *diag.Diagnostic {
	return diag.New(CodeSubst, a.For.Span(), o.Head()+" is not open any more: it has a body, which the run was given")
}

// BodyOfItself refuses a body from outside in which its own function is called.
func BodyOfItself(x grammar.Expr, o *scalar.Open) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Span(), "the body of "+o.Head()+" calls "+o.Name+" itself")
}

// NoOpenFunction refuses a body for a function that the program does not declare without one.
func NoOpenFunction(x *grammar.Call, have []string) *diag.Diagnostic {
	d := diag.New(CodeParam, x.Span(), "the program has no function "+quote.Text(x)+" without a body")
	if len(have) > 0 {
		return d.WithNote("it has " + strings.Join(have, ", "))
	}
	return d.WithNote("it declares none: fn " + quote.Text(x))
}

// SubstLetters refuses arguments that are no letters.
func SubstLetters(a *grammar.Arg, o *scalar.Open) *diag.Diagnostic {
	return diag.New(CodeSubst, a.For.Span(), "the letters of a body stand between these brackets, one for each parameter of "+o.Head()).
		WithNote("subst(X, " + o.Head() + ": …) replaces it at all arguments")
}

// SubstBody refuses a body with coordinates, or of what is computed while running. Its formula, if there is one, has them as letters.
func SubstBody(a *grammar.Arg, coords []string, formula string) *diag.Diagnostic {
	has := "has more"
	if len(coords) > 0 {
		has = "stands on " + strings.Join(coords, " and ")
	}
	d := diag.New(CodeSubst, a.Value.Span(), "a body holds its own letters, params and functions without a body; "+quote.Short(a.Value)+" "+has).
		WithNote("its letters are those of " + quote.Short(a.For))
	const longest = 300
	if formula != "" && len(formula) <= longest {
		d.WithFixNote(a.Value.Span(), formula, "written out in these letters")
	}
	return d
}

// SubstShape refuses a value of another shape than the param's.
func SubstShape(a *grammar.Arg, o *value.Object, axes []index.Axis) *diag.Diagnostic {
	wanted := "a scalar"
	if len(axes) > 0 {
		wanted = "an array of its shape"
	}
	return diag.New(CodeSubst, a.Value.Span(), "here stands "+wanted+"; "+quote.Short(a.Value)+" is "+o.Kind())
}

// SubstCoordinate refuses a coordinate, and offers a point or a map.
func SubstCoordinate(x *grammar.Call, a *grammar.Arg, c *index.Chart, block int, taken func(string) bool) *diag.Diagnostic {
	d := diag.New(CodeSubst, a.Span(), a.Name.Text+" is a coordinate of "+c.Name+": subst replaces params and functions without a body")
	if len(x.Args) != 2 {
		return d.WithNote("f @ " + c.Name + "(…) takes a field at a point, along(f, phi) composes it with a map")
	}
	of := quote.Text(x.Args[0].Value)
	if c.Dim == 1 {
		d.WithFixNote(x.Span(), "("+of+" @ "+c.Name+"("+quote.Text(a.Value)+"))", "the value at a point")
		return d
	}
	var body []string
	for k, b := range c.Blocks {
		if len(b.Dims) > 0 {
			return d.WithNote("along(f, phi) composes a field with a map")
		}
		to := b.Name
		if k == block {
			to = quote.Text(a.Value)
		}
		body = append(body, b.Name+" = "+to)
	}
	name := "phi"
	for taken(name) {
		name += "'"
	}
	d.Fixes = append(d.Fixes, diag.Fix{
		Span: x.Span(), Replace: "along(" + of + ", " + name + ")", Note: "the field composed with a map",
		Above: "map " + name + ": " + c.Name + " -> " + c.Name + " { " + strings.Join(body, "; ") + " }",
	})
	return d
}

// SubstKind refuses a value that is no formula.
func SubstKind(x *grammar.Call, kind string) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Args[0].Value.Span(), "subst replaces in objects, points, comparisons and lists of them; "+quote.Short(x.Args[0].Value)+" is "+kind)
}

// SubstField refuses a field in the place of a param that a value or a point rests on.
func SubstField(x *grammar.Call) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Span(), "a field takes the place of a param in fields; "+quote.Short(x.Args[0].Value)+" was taken at a point").
		WithNote("subst first, then @ point")
}

// SubstSolver refuses a param that a solver asks for while it runs.
func SubstSolver(x *grammar.Call, solver, param string) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Span(), param+" stands in what "+solver+" computes while the program runs, where nothing is replaced").
		WithNote("subst in what " + solver + " takes: " + solver + "(subst(…), …)")
}

// SubstDefault refuses a param that another one's value rests on.
func SubstDefault(x *grammar.Call, q, p *graph.Param) *diag.Diagnostic {
	return diag.New(CodeSubst, x.Args[0].Value.Span(), quote.Short(x.Args[0].Value)+" depends on "+q.Name+", whose value depends on "+p.Name+" unless it is set: "+q.Name+" could be replaced along or not").
		WithPlace(q.Span, q.Name+" is declared here").WithNote("subst may replace both: " + p.Name + ": …, " + q.Name + ": …")
}

// SubstParam refuses a value that breaks a param's condition, or may break it: a param of
// its own has it, where fresh is its name.
func SubstParam(x *grammar.Call, a *grammar.Arg, cond diag.Span, broken bool, fresh string, p *graph.Param) *diag.Diagnostic {
	if broken {
		return diag.New(CodeSubstWhere, a.Value.Span(), quote.Short(a.Value)+" violates `where "+cond.Text()+"`").
			WithPlace(cond, "the condition of "+a.Name.Text)
	}
	d := diag.New(CodeSubstWhere, a.Value.Span(), "it is not known whether "+quote.Short(a.Value)+" keeps `where "+cond.Text()+"`").
		WithPlace(cond, "the condition of "+a.Name.Text)
	if p != nil && fresh != "" && len(p.Axes) == 0 {
		word := regexp.MustCompile(`(^|[^\pL\pN_'])` + regexp.QuoteMeta(a.Name.Text) + `($|[^\pL\pN_'])`)
		own := word.ReplaceAllString(cond.Text(), "${1}"+fresh+"${2}")
		d.Fixes = append(d.Fixes, diag.Fix{Span: a.Value.Span(), Replace: fresh, Note: "a param of its own that keeps it", Above: "param " + fresh + " where " + own})
	}
	return d
}

// SubstFunction refuses a body under which a condition of its function does not hold where
// it is called.
func SubstFunction(x *grammar.Call, broken bool, cond string) *diag.Diagnostic {
	if broken {
		return diag.New(CodeSubstWhere, x.Span(), "a function's condition breaks where it is called: "+cond)
	}
	return diag.New(CodeSubstWhere, x.Span(), "it is not known whether a function's condition holds where it is called: "+cond).
		WithNote("conditions of params and charts may say it: param k where k > 0")
}

// SubstPoint refuses a point that leaves its chart's domain, or may leave it.
func SubstPoint(x *grammar.Call, p *graph.Point, broken bool, cond string) *diag.Diagnostic {
	if broken {
		return diag.New(CodeSubstWhere, x.Span(), p.Span.Text()+" leaves the domain of "+p.Chart.Name+": "+cond+" does not hold then")
	}
	return diag.New(CodeSubstWhere, x.Span(), "it is not known whether "+p.Span.Text()+" stays in the domain of "+p.Chart.Name+": "+cond)
}

// SubstNowhere refuses values that leave nothing of a chart.
func SubstNowhere(x *grammar.Call, chart string) *diag.Diagnostic {
	return diag.New(CodeSubstWhere, x.Span(), "no point of "+chart+" keeps its conditions with these values")
}
