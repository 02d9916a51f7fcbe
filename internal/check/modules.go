package check

// Library modules read piece by piece: import gallery pays for the definitions
// it uses.

import (
	"slices"
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// pieces are a library module's definitions, read as they are asked for: who
// imports the gallery for one metric pays for one.
type pieces struct {
	source  *diag.Source
	comment string // of the module
	all     []piece
	byName  map[string]int
	charts  []*value.Chart // of the definitions that are loaded
	joined  [][]int        // for each manifold, what it is made of

	manifolds []*value.Manifold // that are loaded
}

// piece is one definition, which is read once.
type piece struct {
	grammar.Definition
	loaded bool
}

// module is the scope of a library module, once for each program; nil when the
// text has statements that are no definitions and must be read whole.
func (e *checker) module(src *diag.Source) *scope {
	key := "<" + src.Name + ">"
	if im, ok := e.imports[key]; ok {
		return im.scope
	}
	p := scanPieces(src)
	if p == nil {
		return nil
	}
	sc := newScope(nil)
	sc.fallback = e.outside
	sc.source = src
	sc.pieces = p
	e.imports[key] = &imported{scope: sc}
	return sc
}

// scanPieces finds the definitions; nil when the text holds something else.
func scanPieces(src *diag.Source) *pieces {
	m := grammar.Outline(src)
	if !m.Whole {
		return nil
	}
	p := &pieces{source: src, comment: m.Comment, byName: map[string]int{}}
	for i, d := range m.Defs {
		p.byName[d.Name] = i
		p.all = append(p.all, piece{Definition: d})
	}
	for i, d := range m.Defs {
		if d.Word == manifoldWord {
			p.joined = append(p.joined, p.spokenOf(i))
		}
	}
	return p
}

const manifoldWord = "manifold"

// names are the module's definitions, in order.
func (p *pieces) names() []string {
	out := make([]string, len(p.all))
	for i := range p.all {
		out[i] = p.all[i].Name
	}
	return out
}

// wanted are a definition and those of the module that its text speaks of, with the
// manifolds of their charts, in order, without what is loaded.
func (p *pieces) wanted(name string) []int {
	first, ok := p.byName[name]
	if !ok {
		return nil
	}
	seen := map[int]bool{}
	for _, k := range p.spokenOf(first) {
		seen[k] = true
	}
	// A chart comes with its manifold: what is known of it does not depend on what else
	// is asked for.
	for grew := true; grew; {
		grew = false
		for _, parts := range p.joined {
			if seen[parts[0]] || !slices.ContainsFunc(parts, func(k int) bool { return seen[k] && p.all[k].Word == "chart" }) {
				continue
			}
			grew = true
			for _, k := range parts {
				seen[k] = true
			}
		}
	}
	var out []int
	for k := range seen {
		if !p.all[k].loaded {
			out = append(out, k)
		}
	}
	sort.Ints(out)
	return out
}

// spokenOf are a definition, which is the first, and those of the module that its text
// speaks of, directly or through others.
func (p *pieces) spokenOf(first int) []int {
	seen := map[int]bool{first: true}
	queue := []int{first}
	for n := 0; n < len(queue); n++ {
		at := queue[n]
		text := p.source.Text[p.all[at].Body:p.all[at].End]
		for _, w := range strings.FieldsFunc(text, func(r rune) bool {
			return !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
		}) {
			if k, ok := p.byName[w]; ok && !seen[k] {
				seen[k] = true
				queue = append(queue, k)
			}
		}
	}
	return queue
}

// member is what a module's scope binds to a name, read now if need be.
func (e *checker) member(m *scope, name string) *binding {
	if m.pieces == nil {
		return m.bindings[name]
	}
	todo := m.pieces.wanted(name)
	if len(todo) == 0 {
		// A rejected line of a session may have loaded it: the program forgot
		// the charts, the module has not.
		for _, c := range m.pieces.charts {
			if !slices.Contains(e.prog.Charts, c) {
				e.prog.Charts = append(e.prog.Charts, c)
			}
		}
		for _, f := range m.pieces.manifolds {
			if !slices.Contains(e.prog.Manifolds, f) {
				e.prog.Manifolds = append(e.prog.Manifolds, f)
			}
		}
		return m.bindings[name]
	}
	// Empty lines stand for what is left out, so that places keep their line.
	var b strings.Builder
	line := 0
	for _, k := range todo {
		pc := &m.pieces.all[k]
		pc.loaded = true
		b.WriteString(strings.Repeat("\n", pc.Line-line))
		text := m.pieces.source.Text[pc.Start:pc.End]
		b.WriteString(text)
		line = pc.Line + strings.Count(text, "\n")
	}
	file, list := grammar.ParseWith(&diag.Source{Name: m.pieces.source.Name, Text: b.String()}, e.lim.Grammar, e.g.Meter)
	for _, d := range list {
		e.add(d)
	}
	charts, manifolds := len(e.prog.Charts), len(e.prog.Manifolds)
	e.definitions(file, m, "") // the library's own manifolds are held to themselves by its tests
	m.pieces.charts = append(m.pieces.charts, e.prog.Charts[charts:]...)
	m.pieces.manifolds = append(m.pieces.manifolds, e.prog.Manifolds[manifolds:]...)
	return m.bindings[name]
}

// definitions elaborates a file's definitions in a scope of their own, apart
// from whatever is under way. What the file prints or asserts is its own affair.
func (e *checker) definitions(file *grammar.File, sc *scope, folder string) (aside []Stmt) {
	defer e.within(func(c *context) {
		*c = topContext(sc, c.report, &aside)
		c.file, c.folder = file, folder
	})()
	for _, st := range file.Stmts {
		switch st.(type) {
		case *grammar.ChartDecl, *grammar.MapDecl, *grammar.Manifold, *grammar.Define, *grammar.ParamDecl, *grammar.DataDecl, *grammar.Fn, *grammar.OpenFn,
			*grammar.Use, *grammar.Import, *grammar.ExprStmt:
			e.stmt(st)
		case *grammar.Assert, *grammar.Print, *grammar.Show, *grammar.Table, *grammar.Plot, *grammar.Test, *grammar.For, *grammar.Forall:
		}
	}
	return aside
}
