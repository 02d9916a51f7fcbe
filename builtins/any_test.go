package builtins

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Whatever a built-in is called with, it answers with a value or a diagnostic
// that has a code, a place and words; it never panics.
func TestAnyArguments(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld()
		if rapid.Bool().Draw(rt, "metric") {
			w.metrics, w.conns = []string{"H"}, []string{"C"}
		}
		w.names["list"] = &value.List{Elems: []value.Value{w.names["v"], w.names["v"]}}
		w.names["words"] = &value.Str{S: "x"}
		w.names["f"] = &value.Func{Name: "f"}
		p := w.names["p"].(*value.Point).P
		w.names["vp"] = &value.Object{Node: w.g.At(w.names["v"].(*value.Object).Node, p), Base: []*graph.Point{p}, Value: true, Name: "vp"}
		w.names["lit"] = &value.Object{Node: w.g.Delta(w.names["A"].(*value.Object).Node.Axes()[0], w.names["A"].(*value.Object).Node.Axes()[0]), Lit: &value.Literal{Chart: w.theta}}
		var names []string
		for name := range w.names {
			names = append(names, name)
		}
		sort.Strings(names)
		e := rapid.SampledFrom(All()).Draw(rt, "entry")
		if e.Value || e.DataOnly {
			return
		}
		var args []string
		for i := rapid.IntRange(0, 3).Draw(rt, "n"); i > 0; i-- {
			args = append(args, rapid.SampledFrom(names).Draw(rt, "arg"))
		}
		options := append([]string{"x", "y"}, e.Named...)
		for i := rapid.IntRange(0, 2).Draw(rt, "m"); i > 0; i-- {
			args = append(args, rapid.SampledFrom(options).Draw(rt, "option")+": "+rapid.SampledFrom(names).Draw(rt, "value"))
		}
		text := fmt.Sprintf("%s(%s)", e.Name, strings.Join(args, ", "))
		if len(args) == 0 {
			return
		}
		v, err := w.call(t, text)
		if err == nil {
			if v == nil {
				rt.Fatalf("%s gives nothing", text)
			}
			o, ok := v.(*value.Object)
			if !ok {
				return
			}
			if o.Base != nil && len(o.Base) != len(o.Node.Axes()) {
				rt.Fatalf("%s has %d bases for %d axes", text, len(o.Base), len(o.Node.Axes()))
			}
			_, _ = w.g.Formulas().Components(o.Node) // what was built can be taken apart
			return
		}
		var d *diag.Diagnostic
		if !errors.As(err, &d) {
			rt.Fatalf("%s: %v is no diagnostic", text, err)
		}
		if d.Code == "" || d.Span.IsZero() || d.Message == "" || strings.HasSuffix(d.Message, ".") {
			rt.Fatalf("%s: a poor diagnostic: %+v", text, d)
		}
		for _, f := range d.Fixes {
			if strings.Contains(f.Replace, "the argument") {
				rt.Fatalf("%s: the fix %q cannot be pasted", text, f.Replace)
			}
		}
	})
}
