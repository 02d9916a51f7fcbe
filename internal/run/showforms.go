package run

// The forms of show: a matrix, slices, indices in place, and what large arrays have instead.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// fewNonZero is how many components are listed of an array without slots that is zero but for them.
const fewNonZero = 12

// chooseForm is how an object is shown that is asked for in no form: slots have coordinates, whose
// names say most; numbers without them are a matrix, unless few are not zero.
func (e *Shown) chooseForm(axes []index.Axis, numbers bool) {
	if e.Form != "" {
		return
	}
	e.Form = grammar.ShowComponents
	slot := func(a index.Axis) bool { return a.Kind != index.Plain }
	if len(axes) == 1 && e.Of > 1 && !numbers || slices.ContainsFunc(axes, slot) || e.NonZero == 0 || e.NonZero <= fewNonZero && 4*e.NonZero <= e.Of {
		return
	}
	if e.Form = grammar.ShowSlices; len(axes) <= 2 {
		e.Form = grammar.ShowMatrix
	}
}

// large is an array of more numbers than are compared: its value alone, which a reader gets
// with its middle left out.
func (e *Shown) large(v Value) {
	for _, x := range v.Data {
		if x != 0 {
			e.NonZero++
		}
	}
	e.Zeros = len(v.Data) - e.NonZero
	if e.Form = grammar.ShowSlices; len(v.Shape) <= 2 {
		e.Form = grammar.ShowMatrix
	}
	e.Value = &v
}

// grid fills in an object of which all components are shown, zero or not, and lists those that
// are not as well.
func (r *Run) grid(e *Shown, n *namer, s *symmetries, u *graph.Formulas, parts []scalar.Expr, data []float64) error {
	all := make([]int, len(parts))
	for i := range all {
		all[i] = i
	}
	text, asLaTeX, err := r.componentTexts(e, n, u, parts, all, data)
	if err != nil {
		return err
	}
	shape := axesShape(n.axes)
	if e.Value = (&Value{Kind: Formula, Type: e.Type, Shape: shape, Cells: text, CellsLaTeX: asLaTeX}); data != nil {
		e.Value = &Value{Kind: Numbers, Type: e.Type, Shape: shape, Data: data}
	}
	var live []int
	var its, itsLaTeX []string
	class := map[int]int{}
	for i, x := range parts {
		if x.IsZero() || s.rep[i] != i {
			continue
		}
		class[i] = len(live)
		live, its = append(live, i), append(its, text[i])
		if asLaTeX != nil {
			itsLaTeX = append(itsLaTeX, asLaTeX[i])
		}
	}
	e.list(n, s, live, class, its, itsLaTeX)
	return nil
}

// labels are the names of the positions along each axis; nil along one that is plain.
func labels(axes []index.Axis) [][]string {
	out := make([][]string, len(axes))
	for k, a := range axes {
		if a.Kind == index.Plain || a.Chart == nil || a.Size > maxShown {
			continue
		}
		for i := range a.Size {
			out[k] = append(out[k], label(a, i+1))
		}
	}
	return out
}

// indicesInPlace writes a position as books do, ^r_tt, in braces where names have several letters.
func indicesInPlace(axes []index.Axis, ix []int) string {
	var b strings.Builder
	for k := 0; k < len(axes); {
		up := axes[k].Kind == index.Up
		var run []string
		long := false
		for ; k < len(axes) && (axes[k].Kind == index.Up) == up; k++ {
			name := label(axes[k], ix[k])
			if letter := grammar.Letter(name); letter != "" {
				name = letter
			}
			long = long || utf8.RuneCountInString(name) > 1
			run = append(run, name)
		}
		b.WriteString(map[bool]string{true: "^", false: "_"}[up])
		if long && len(run) > 1 {
			b.WriteString("{" + strings.Join(run, " ") + "}")
		} else {
			b.WriteString(strings.Join(run, ""))
		}
	}
	return b.String()
}
