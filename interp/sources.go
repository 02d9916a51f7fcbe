package interp

import (
	"strings"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/latex"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// sources explains the coordinates in which formulas of pushed fields are
// written where no inverse is: those of the source point, whose image is the
// point of the field. One Component a map, its Name the coordinates that occur.
func (r *run) sources(parts []scalar.Expr) []Component {
	g := r.prog.checked.Graph
	g.Mu.Lock()
	defer g.Mu.Unlock()
	var maps []*graph.Map
	names := map[*graph.Map][]string{}
	for _, x := range g.Pool.Vars(parts...) {
		s, ok := g.VarSource(x)
		if !ok || s.Map == nil {
			continue
		}
		if names[s.Map] == nil {
			maps = append(maps, s.Map)
		}
		names[s.Map] = append(names[s.Map], graph.CoordName(s.Map.From, s.Index))
	}
	out := make([]Component, len(maps))
	for i, m := range maps {
		out[i] = Component{
			Name: strings.Join(names[m], ", "),
			Text: "coordinates of the point of " + m.From.Name + " that " + m.Name + " sends here",
		}
		if r.latex {
			out[i].LaTeXName = latex.Escape(out[i].Name)
			out[i].LaTeX = latex.Upright(out[i].Text)
		}
	}
	return out
}

// sourceNote is what sources says, for the end of a printed formula.
func sourceNote(where []Component) string {
	var b strings.Builder
	for _, c := range where {
		b.WriteString("  (" + c.Name + ": " + c.Text + ")")
	}
	return b.String()
}
