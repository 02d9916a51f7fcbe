package run

// What a session says of a definition: its type, and its value where that is short.

import (
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// What is short: so many letters on one line, of a value made of so many parts with so
// many components each.
const (
	briefText       = 64
	briefNodes      = 64
	briefComponents = 16
)

// defined reports a definition, unless a ; behind it asks for silence.
func (r *Run) defined(st *check.Bind) error {
	if !r.announces || st.Name == "" || grammar.Muted(st.Sp) {
		return nil
	}
	typ := st.Value.Type()
	v := r.brief(st.Value)
	latexName := ""
	if r.inLaTeX {
		latexName = latexObject(scalar.NewPool(1), st.Name)
	}
	return r.tell(r.report.Defined(st.Sp, st.Name, typ, v, latexName))
}

// brief is a value that is cheap to have and short to say; nil for others. That it has
// none, or an error, is said where it is asked for.
func (r *Run) brief(v value.Value) *Value {
	switch v := v.(type) {
	case *value.Object:
		if !cheap(v.Node) {
			return nil
		}
	case *value.Point, *value.Range, *value.Str:
	case *value.List, *value.Func, *value.Map, *value.Chart, *value.Manifold, *value.Module, value.Cond: // their type says enough, or their value takes work
		return nil
	}
	out, err := r.evaluate(v)
	if err != nil {
		return nil
	}
	if text := out.String(); strings.Contains(text, "\n") || utf8.RuneCountInString(text) > briefText {
		return nil
	}
	return &out
}

// cheap reports that a node is a small formula: few parts, few components, nothing that
// is solved for, no function of a host's.
func cheap(n *graph.Node) bool {
	count, ok := 0, true
	graph.Walk(n, func(n *graph.Node) bool {
		count++
		size := n.Size()
		ok = ok && count <= briefNodes && size >= 0 && size <= 4*briefComponents && !n.EvaluatedFirst() && n.Op() != graph.OpNative
		return ok
	})
	return ok && n.Size() <= briefComponents
}
