package run

// Fields as formulas: component by component, with the names and params of the
// run.

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// maxFormulas is how many components of a field print writes out,
// maxShowFormulas how many show goes through, which lists those that count, and
// maxWholeFormulas how many either does of full(…).
const (
	maxFormulas      = 256
	maxShowFormulas  = 4096
	maxWholeFormulas = 1 << 16
)

// formula is a field as text: component by component where the graph can be
// taken apart, else in index notation.
func (r *Run) formula(o *value.Object) (Value, error) {
	if same, err := r.sameEverywhere(o); same != nil || err != nil {
		if err != nil {
			return Value{}, err
		}
		return r.object(same)
	}
	v := Value{Kind: Formula, Type: o.Type(), DependsOnChart: marked(o), Shape: axesShape(o.Node.Axes())}
	note, err := r.fieldNote(o.Node)
	if err != nil {
		return Value{}, err
	}
	u, parts, err := r.components(o, maxFormulas)
	if err != nil {
		return Value{}, err
	}
	if parts == nil {
		v = r.whole(v, o)
		v.Note, v.Continued = note, o.Node.Continued()
		return v, nil
	}
	v, err = r.formulaValue(o, u, parts, note)
	v.Continued = o.Node.Continued()
	return v, err
}

// formulaValue is a value whose components have formulas.
func (r *Run) formulaValue(o *value.Object, u *graph.Formulas, parts []scalar.Expr, note string) (Value, error) {
	v := Value{Kind: Formula, Type: o.Type(), DependsOnChart: marked(o), Shape: axesShape(o.Node.Axes())}
	if data := constants(parts); data != nil && note == "" {
		v.Kind, v.Data = Numbers, data
		return v, nil
	}
	var named []Component
	if o.As.Form != scalar.Shortest {
		v.Cells, v.CellsLaTeX = r.writeAs(u, parts, o.As)
	} else {
		v.Cells, v.CellsLaTeX, named = r.texts(u, parts, o.Whole)
	}
	sources, where := r.sources(u, parts), u.Pool.Where(parts, v.Cells, r.style())
	v.Note = sourceNote(sources) + note + whereNote(where) + partsNote(named)
	if r.inLaTeX {
		v.NoteLaTeX = uprightNote(note) + noteLaTeX(sources, where, named)
	}
	return v, nil
}

// sameEverywhere are the eigenvalues of a field whose matrices are the same at
// every point, as numbers: they have no formula. It is nil for all else.
func (r *Run) sameEverywhere(o *value.Object) (*value.Object, error) {
	if o.Node.Op() != graph.OpEig {
		return nil, nil
	}
	opt, part := o.Node.EigInfo()
	var args [2]*graph.Node
	for i, arg := range o.Node.Args() {
		u, parts, err := r.components(&value.Object{Node: arg}, maxFormulas)
		if err != nil || parts == nil {
			return nil, err
		}
		data := constants(parts)
		if data == nil {
			return nil, nil
		}
		axes := make([]index.Axis, len(arg.Axes()))
		for k, a := range arg.Axes() {
			axes[k] = index.PlainAxis(a.Size)
		}
		args[i] = u.Graph.Cast(u.Graph.Array(data, axes), arg.Axes())
	}
	same := *o
	same.Node = r.ws.checked.Graph.Eig(args[0], args[1], opt, part)
	if len(same.Node.Charts()) > 0 {
		return nil, nil
	}
	return &same, nil
}

// whole is a field in index notation.
func (r *Run) whole(v Value, o *value.Object) Value {
	g := r.ws.checked.Graph
	v.Cells, v.Shape = []string{g.Format(o.Node, r.ws.nameOf)}, nil
	return v
}

// texts writes expressions as text, and as LaTeX when the run is asked to.
func (r *Run) texts(u *graph.Formulas, parts []scalar.Expr, whole bool) (text, asLaTeX []string, named []Component) {
	text, asLaTeX, _, named = r.write(u, parts, nil, whole)
	return text, asLaTeX, named
}

// write writes expressions with names for sums, in LaTeX too when the run is
// asked to, and says which names were used, and which parts of a whole formula
// have a name.
func (r *Run) write(u *graph.Formulas, parts []scalar.Expr, names map[scalar.Expr]string, whole bool) (text, asLaTeX []string, used map[string]bool, named []Component) {
	style := r.style()
	if u.Terms != nil {
		text, asLaTeX, used = r.writeTerms(u, parts, names)
	} else if whole {
		var list []scalar.Part
		text, asLaTeX, used, list = u.Pool.FormatWhole(parts, style, names)
		for _, p := range list {
			c := Component{Name: p.Name, Text: p.Text}
			if r.inLaTeX {
				c.LaTeXName, c.LaTeX = u.Pool.LaTeXName(p.Name), p.LaTeX
			}
			named = append(named, c)
		}
	} else {
		text, asLaTeX, used = u.Pool.FormatWith(parts, style, names)
	}
	if !r.inLaTeX {
		asLaTeX = nil
	}
	return text, asLaTeX, used, named
}

// writeAs writes expressions in a form that was asked for.
func (r *Run) writeAs(u *graph.Formulas, parts []scalar.Expr, as value.Written) (text, asLaTeX []string) {
	if u.Terms != nil {
		text, asLaTeX, _ = r.texts(u, parts, false)
		return text, asLaTeX
	}
	w := scalar.Written{Form: as.Form}
	if as.By != nil {
		if by, err := u.Components(as.By); err == nil && len(by) == 1 {
			w.By = by[0]
		}
	}
	text, asLaTeX = u.Pool.FormatIn(parts, r.style(), w)
	if !r.inLaTeX {
		asLaTeX = nil
	}
	return text, asLaTeX
}

// style is how the run writes expressions.
func (r *Run) style() scalar.Style {
	if r.inLaTeX {
		return scalar.LaTeX
	}
	return scalar.Text
}

// constants are the numbers of a field that came out the same everywhere.
func constants(parts []scalar.Expr) []float64 {
	data := make([]float64, len(parts))
	for i, e := range parts {
		x, ok := e.Number()
		if !ok {
			return nil
		}
		data[i] = x
	}
	return data
}

// formulas are a node's components; nil when they are too many, or when there
// are none: then index notation says the field as well. A derivative that does
// not exist is an error either way.
func formulas(u *graph.Formulas, n *graph.Node, limit int, whole bool) ([]scalar.Expr, error) {
	g := u.Graph
	if n.Size() > limit || !u.Written(n, whole) {
		return nil, exec.DerivativeError(g, g.Derivable(n))
	}
	parts, err := u.Components(n)
	if err == nil && !n.HasRuntime() {
		return parts, nil
	}
	if no := exec.DerivativeError(g, err); no != nil {
		return nil, no
	}
	return parts, exec.DerivativeError(g, g.Derivable(n))
}

// components are a field's components as scalar expressions with the values
// of the run put in (loop variables, numbers at points); nil when the field
// does not come apart within reason. They are up to limit, or all of full(…), and
// belong to the unit that is returned.
func (r *Run) components(o *value.Object, limit int) (*graph.Formulas, []scalar.Expr, error) {
	if o.Node.HasRemainder() {
		return r.seriesParts(o, limit)
	}
	if o.Whole {
		limit = maxWholeFormulas
	}
	u := r.ws.checked.Graph.Formulas()
	parts, err := r.componentsIn(u, o.Node, limit, o.Whole)
	if err == nil {
		err = r.somewhere(u, o.Node, parts)
	}
	return u, parts, err
}

// somewhere refuses formulas of which one has no value anywhere, as 1/0 has none, nor what asks for 0 < -1.
func (r *Run) somewhere(u *graph.Formulas, n *graph.Node, parts []scalar.Expr) error {
	for k, e := range parts {
		nowhere, ok := u.Pool.Nowhere(e)
		if !ok {
			continue
		}
		bad, why := u.Pool.Explain(nil, nowhere, func(scalar.Var) float64 { return 1 })
		if len(n.Charts()) > 0 {
			why += " at every point"
		}
		d := diag.New(exec.CodeDomain, r.ws.checked.Graph.Origin(n), why)
		if len(n.Axes()) > 0 {
			d.WithNote("in component " + componentName(n.Axes(), placeOf(n.Axes(), k)))
		}
		if e.Undefined() {
			d.WithNote("in " + u.Pool.Format(bad, scalar.Text))
		}
		return d
	}
	return nil
}

func (r *Run) componentsIn(u *graph.Formulas, n *graph.Node, limit int, whole bool) ([]scalar.Expr, error) {
	parts, err := formulas(u, n, limit, whole)
	if parts == nil || err != nil {
		return nil, err
	}
	parts = u.Explicit(parts)
	return r.withValues(u, parts)
}

// placeOf is a row-major position as indices from 1.
func placeOf(axes []index.Axis, k int) []int {
	at := make([]int, len(axes))
	for i := len(axes) - 1; i >= 0; i-- {
		at[i] = k%axes[i].Size + 1
		k /= axes[i].Size
	}
	return at
}

// withValues puts the values of the run into expressions of a unit.
func (r *Run) withValues(u *graph.Formulas, parts []scalar.Expr) ([]scalar.Expr, error) {
	known := map[scalar.Var]float64{}
	for _, x := range u.Pool.Vars(parts...) {
		value, ok, err := r.varValue(u, x)
		if err != nil {
			return nil, err
		}
		if ok {
			known[x] = value
		}
	}
	if len(known) == 0 {
		return parts, nil
	}
	by := make(map[scalar.Var]scalar.Expr, len(known))
	for x, value := range known {
		by[x] = u.Pool.Float(value)
	}
	sub := scalar.NewSubstitution(by)
	out := make([]scalar.Expr, len(parts)) // the unit keeps parts
	for i, e := range parts {
		out[i] = u.Pool.Subst(e, sub)
	}
	return out, nil
}

// sources explains the coordinates in which formulas of pushed fields are
// written where no inverse is: those of the source point, whose image is the
// point of the field. One Component a map, its Name the coordinates that occur.
func (r *Run) sources(u *graph.Formulas, parts []scalar.Expr) []Component {
	var maps []*graph.Map
	names, latexNames := map[*graph.Map][]string{}, map[*graph.Map][]string{}
	for _, x := range u.Pool.Vars(parts...) {
		s, ok := u.VarSource(x)
		if !ok || s.Map == nil {
			continue
		}
		if names[s.Map] == nil {
			maps = append(maps, s.Map)
		}
		name := graph.CoordName(s.Map.From, s.Index)
		names[s.Map] = append(names[s.Map], name)
		latexNames[s.Map] = append(latexNames[s.Map], u.Pool.LaTeXName(name))
	}
	out := make([]Component, len(maps))
	for i, m := range maps {
		out[i] = Component{
			Name: strings.Join(names[m], ", "),
			Text: "coordinates of the point of " + m.From.Name + " that " + m.Name + " sends here",
		}
		if r.inLaTeX {
			out[i].LaTeXName = strings.Join(latexNames[m], ", ")
			out[i].LaTeX = latex.Upright(out[i].Text)
		}
	}
	return out
}
