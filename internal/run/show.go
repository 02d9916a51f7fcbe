package run

// Running show: components that are not zero, one of each class of equal ones,
// sums by the program's own names.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

func (s statements) VisitShow(st *check.Show) error { return s.r.show(st) }

func (m *missingParams) VisitShow(s *check.Show) error { return m.printed(s.Items) }

func (c *turnCounter) VisitShow(*check.Show) error { return nil }

// maxShown is how many non-zero components show lists.
const maxShown = 1000

// show lists the components of its items that are not zero.
func (r *Run) show(s *check.Show) error {
	for _, it := range s.Items {
		o, ok := it.Value.(*value.Object)
		if eqs := equationsOf(it.Value); eqs != nil {
			if err := r.showEquations(s, eqs); err != nil {
				return err
			}
			continue
		}
		if !ok || len(o.Node.Axes()) == 0 {
			items, err := r.items([]check.Item{it})
			if err != nil {
				return err
			}
			if c, ok := it.Value.(*value.Chart); ok && c.Says != "" {
				items[0].Value.Text = c.Says
			}
			if s.Note != "" {
				items = append(items, Item{Value: Value{Kind: String, Type: "String", Text: "(" + s.Note + ")"}})
			}
			if err := r.tell(r.report.Printed(s.Sp, items)); err != nil {
				return err
			}
			continue
		}
		e, err := r.shown(it, o, s.Form)
		if err != nil {
			return located(err, spanOf(it.Expr))
		}
		e.Note = strings.TrimPrefix(e.Note+", "+s.Note, ", ")
		e.Note = strings.TrimSuffix(e.Note, ", ")
		if err := r.charge(e.size()); err != nil {
			return err
		}
		if err := r.tell(r.report.Shown(s.Sp, e)); err != nil {
			return err
		}
	}
	return nil
}

// equationsOf are the elements of a list of equations; nil of anything else.
func equationsOf(v value.Value) []value.Value {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	for _, e := range l.Elems {
		if c, ok := e.(*value.CondCompare); !ok || !c.Equation {
			return nil
		}
	}
	return l.Elems
}

// showEquations writes equations below one another.
func (r *Run) showEquations(s *check.Show, eqs []value.Value) error {
	for _, e := range eqs {
		v, err := r.evaluate(e)
		if err != nil {
			return err
		}
		if err := r.tell(r.report.Printed(s.Sp, []Item{{Value: v}})); err != nil {
			return err
		}
	}
	return nil
}

// componentsName is an expression as the name of its components, however it was laid out: in brackets unless they can stand behind it.
func componentsName(x grammar.Expr) string {
	name := grammar.ExprString(x)
	if strings.ContainsAny(name, " @") || x != nil && !grammar.Attaches(x) {
		return "(" + name + ")"
	}
	return name
}

// size is about how many bytes an object's text has.
func (e *Shown) size() int {
	size := 0
	for _, c := range e.Components {
		size += len(c.Name) + len(c.Text) + 4
	}
	if v := e.Value; v != nil {
		size += len(v.String()) + 2*len(v.Data)
	}
	return size
}

// shown is what show has to say of one object.
func (r *Run) shown(it check.Item, o *value.Object, form string) (*Shown, error) {
	e := &Shown{Source: sourceOf(it.Expr), Type: o.Type(), Of: o.Node.Size(), Form: form}
	name := o.Name
	if name == "" {
		name = componentsName(it.Expr)
	}
	axes := o.Node.Axes()
	e.Name = name
	e.Labels = labels(axes)
	n := &namer{r: r, name: name, axes: axes, of: o.Node, whole: o.Whole, as: o.As, inPlace: form == grammar.ShowIndices}
	if len(o.Node.Charts()) == 0 && !r.unset(o.Node) && !o.Node.HasRemainder() {
		v, err := r.object(o)
		if err != nil {
			return nil, err
		}
		e.Type, e.Note = v.Type, strings.Trim(v.Note, " ()")
		if len(v.Data) > maxSymmetric && form != grammar.ShowComponents {
			e.large(v)
			return e, nil
		}
		u, parts := r.exact(v.Data)
		return e, r.nonZero(e, n, u, parts, v.Data)
	}
	note, err := r.fieldNote(o.Node)
	if err != nil {
		return nil, err
	}
	e.Note = strings.Trim(note, " ()")
	u, parts, err := r.components(o, maxShowFormulas)
	if err != nil {
		return nil, err
	}
	if u.Mark != "" {
		e.Note = strings.TrimPrefix(e.Note+", up to "+u.Mark, ", ")
	}
	if parts == nil {
		if r.inLaTeX {
			e.LaTeXName = latexObject(scalar.NewPool(1), name)
		}
		v := r.whole(Value{}, o)
		e.Components = []Component{{Name: name, Text: v.Cells[0]}}
		return e, nil
	}
	data := constants(parts)
	if u.Terms != nil {
		data = nil
	}
	return e, r.nonZero(e, n, u, parts, data)
}

// maxNames bounds the names that are looked for in formulas.
const maxNames = 16

// namedTexts are texts in which sums that the program gave a name, other than
// that of what is shown, are written by their name. The names are those of
// fields that what is shown is made of: another definition changes no letter.
func (r *Run) namedTexts(n *namer, u *graph.Formulas, parts []scalar.Expr) (text, asLaTeX []string, where []Component, err error) {
	if n.as.Form != scalar.Shortest {
		text, asLaTeX = r.writeAs(u, parts, n.as)
		return text, asLaTeX, nil, nil
	}
	names := map[scalar.Expr]string{}
	exprs := map[string]scalar.Expr{}
	within := map[*graph.Node]bool{}
	graph.Walk(n.of, func(x *graph.Node) bool { within[x] = true; return true })
	for _, name := range r.ws.checked.Order {
		o, ok := r.ws.checked.Names[name].(*value.Object)
		if !ok || name == n.name || len(o.Node.Axes()) > 0 || len(o.Node.Charts()) == 0 || len(names) == maxNames || !within[graph.Strip(o.Node)] {
			continue
		}
		list, err := r.componentsIn(u, o.Node, 1, false)
		if hasCode(err, exec.CodeDerivative) {
			continue // of another name: whoever prints that is told
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if list == nil || u.Pool.View(list[0]).Op != scalar.Sum {
			continue
		}
		if _, taken := names[list[0]]; !taken {
			names[list[0]], exprs[name] = name, list[0]
		}
	}
	if len(names) == 0 {
		text, asLaTeX, where = r.texts(u, parts, n.whole)
		return text, asLaTeX, where, nil
	}
	text, asLaTeX, used, where := r.write(u, parts, names, n.whole)
	for _, name := range r.ws.checked.Order {
		if !used[name] {
			continue
		}
		t, x, _, _ := r.write(u, []scalar.Expr{exprs[name]}, nil, n.whole)
		c := Component{Name: name, Text: t[0]}
		if r.inLaTeX {
			c.LaTeXName, c.LaTeX = u.Pool.LaTeXName(name), x[0]
		}
		where = append(where, c)
	}
	return text, asLaTeX, where, nil
}

// exact are numbers as expressions: equal ones are equal in every bit.
func (r *Run) exact(data []float64) (*graph.Formulas, []scalar.Expr) {
	u := r.ws.checked.Graph.Formulas()
	parts := make([]scalar.Expr, len(data))
	for i, x := range data {
		parts[i] = u.Pool.Float(x)
	}
	return u, parts
}

// nonZero fills in the components that are not zero, one of each class; data
// are their values when they are numbers.
func (r *Run) nonZero(e *Shown, n *namer, u *graph.Formulas, parts []scalar.Expr, data []float64) error {
	n.pool = u.Pool
	if data == nil && u.Terms == nil {
		parts = u.Pool.Signed(parts)
	}
	if r.inLaTeX {
		e.LaTeXName = latexObject(u.Pool, n.name)
	}
	s := findSymmetries(u.Pool, n.axes, parts)
	e.NonZero, e.Independent, e.Symmetries = s.nonZero, s.independent, s.words
	e.Zeros = len(parts) - s.nonZero
	switch e.chooseForm(n.axes, data != nil); e.Form {
	case grammar.ShowLine:
		return r.lineElement(e, n, u, parts, data)
	case grammar.ShowMatrix, grammar.ShowSlices:
		if len(parts) <= maxShown {
			return r.grid(e, n, s, u, parts, data)
		}
		e.Form = grammar.ShowComponents
	}
	var live []int
	var list []scalar.Expr
	class := map[int]int{} // of a representative
	for i, x := range parts {
		if x.IsZero() || s.rep[i] != i {
			continue
		}
		if len(live) == maxShown && !n.whole {
			e.More = true
			break
		}
		class[i] = len(live)
		live, list = append(live, i), append(list, x)
	}
	text, asLaTeX, err := r.componentTexts(e, n, u, list, live, data)
	if err != nil {
		return err
	}
	e.list(n, s, live, class, text, asLaTeX)
	return nil
}

// list makes the components at the places live, each of a class of its own, with the others
// of their classes.
func (e *Shown) list(n *namer, s *symmetries, live []int, class map[int]int, text, asLaTeX []string) {
	shape := axesShape(n.axes)
	for k, i := range live {
		c := n.component(number.Index(shape, i), text[k])
		if asLaTeX != nil {
			c.LaTeX = asLaTeX[k]
		}
		e.Components = append(e.Components, c)
	}
	for i := range s.rep {
		if k, ok := class[s.rep[i]]; ok && s.rep[i] != i {
			c := n.component(number.Index(shape, i), "")
			e.Components[k].Same = append(e.Components[k].Same, Same{c.Name, c.LaTeXName, c.Index, s.sign[i] < 0})
		}
	}
}

// componentTexts writes the components that are listed: numbers, which stand at
// the places live, or formulas, which may use names.
func (r *Run) componentTexts(e *Shown, n *namer, u *graph.Formulas, list []scalar.Expr, live []int, data []float64) (text, asLaTeX []string, err error) {
	if data == nil {
		var bare []scalar.Bare
		if e.Form != grammar.ShowLine {
			bare = u.Pool.DropArguments(list, r.style())
		}
		if text, asLaTeX, e.Where, err = r.namedTexts(n, u, list); err != nil {
			return nil, nil, err
		}
		e.Where = append(e.Where, r.sources(u, list)...)
		for _, b := range bare {
			e.Where = append(e.Where, Component{Name: b.Name, LaTeXName: b.LaTeXName, Text: b.Text, LaTeX: b.LaTeX})
		}
		for _, c := range u.Pool.Where(list, text, r.style()) {
			e.Where = append(e.Where, Component{Text: c.Text, LaTeX: c.LaTeX})
		}
		return text, asLaTeX, nil
	}
	for _, i := range live {
		text = append(text, number.Format(data[i], number.Digits))
		if r.inLaTeX {
			asLaTeX = append(asLaTeX, latexNumber(data[i]))
		}
	}
	return text, asLaTeX, nil
}

// namer names the components of an object.
type namer struct {
	r    *Run
	name string
	axes []index.Axis
	of   *graph.Node
	pool *scalar.Pool // of its formulas
	// whole: nothing of it is cut.
	whole bool
	as    value.Written // the form that was asked for
	// inPlace: components are named with their indices in place, Gamma^r_tt.
	inPlace bool
}

func (n *namer) component(ix []int, text string) Component {
	c := Component{Name: n.name + componentName(n.axes, ix), Index: ix, Text: text}
	if n.inPlace {
		c.Name = n.name + indicesInPlace(n.axes, ix)
	}
	if n.r.inLaTeX {
		c.LaTeXName = latexComponent(n.pool, n.name, n.axes, ix)
	}
	return c
}

// componentName writes a position with the names of coordinates: [r,t,t].
func componentName(axes []index.Axis, ix []int) string {
	parts := make([]string, len(ix))
	for k, i := range ix {
		parts[k] = label(axes[k], i)
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// label is a position along an axis: the name of a coordinate, or a number from 1.
func label(a index.Axis, i int) string {
	if a.Kind != index.Plain && a.Chart != nil {
		return coordinateName(a.Chart, i-1)
	}
	return fmt.Sprint(i)
}
