package interp

// What may stand at a place of a line, for whoever completes it.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
)

// Arguments are the named arguments that a function takes, without their colons; of plot, its options.
func (s *Session) Arguments(fn string) []string {
	if fn == "plot" {
		return check.OptionsOfPlot()
	}
	if e := builtins.Lookup(fn); e != nil {
		return slices.Clone(e.Named)
	}
	f := check.LibraryFn(fn)
	if s != nil && s.program != nil {
		if own := s.program.runs.Facts().Fns[fn]; own != nil {
			f = own
		}
	}
	if f == nil {
		return nil
	}
	var out []string
	for i := range f.Params {
		out = append(out, f.Params[i].Name.Name)
	}
	return out
}

// Coordinates are the coordinates of the chart that an object is over, or of all charts
// where its name or its chart is not known.
func (s *Session) Coordinates(of string) []string {
	if s == nil || s.program == nil {
		return nil
	}
	charts := s.charts()
	typ := s.program.runs.Facts().Types[of]
	for _, c := range charts {
		if _, over, found := strings.Cut(typ, " over "); found && over == c.Name.Name {
			charts = []*grammar.ChartDecl{c}
			break
		}
	}
	var out []string
	for _, c := range charts {
		out = append(out, blocks(c)...)
	}
	return out
}

// Charts are the charts in which an object may be read by `in`: those of the manifold that it is
// on, or of all manifolds where its name or its manifold is not known.
func (s *Session) Charts(of string) []string {
	if s == nil || s.program == nil {
		return nil
	}
	facts := s.program.runs.Facts()
	words := strings.FieldsFunc(facts.Types[of], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '~' && r != '\'' })
	var own, all []string
	for _, atlas := range facts.Atlases {
		within := slices.ContainsFunc(atlas, func(c check.ChartName) bool { return slices.Contains(words, c.Name) })
		for _, c := range atlas {
			if all = append(all, c.Written); within {
				own = append(own, c.Written)
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

// Members are what stands behind a name and a dot: coordinates of a chart, definitions of
// a library module.
func (s *Session) Members(of string) []string {
	var out []string
	for _, m := range check.Members() {
		if rest, ok := strings.CutPrefix(m.Name, of+"."); ok {
			out = append(out, rest)
		}
	}
	if s == nil {
		return out
	}
	for _, c := range s.charts() {
		if c.Name.Name == of {
			out = append(out, blocks(c)...)
		}
	}
	return out
}

// charts are the session's charts, of each name the last.
func (s *Session) charts() []*grammar.ChartDecl {
	var out []*grammar.ChartDecl
	for _, piece := range s.pieces {
		for _, st := range piece.Stmts {
			if c, ok := st.(*grammar.ChartDecl); ok {
				out = slices.DeleteFunc(out, func(was *grammar.ChartDecl) bool { return was.Name.Name == c.Name.Name })
				out = append(out, c)
			}
		}
	}
	return out
}

// blocks are the names of a chart's coordinates and blocks of coordinates.
func blocks(c *grammar.ChartDecl) []string {
	var out []string
	for i := range c.Blocks {
		out = append(out, c.Blocks[i].Name.Text)
	}
	return out
}
